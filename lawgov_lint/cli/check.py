"""``lawgov-lint check``: every file through the linter into one reporter, and the gravest status out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from lawgov_lint.batch.discovery import STANDARD_INPUT, discover
from lawgov_lint.catalog.model import Catalogue, guess
from lawgov_lint.cli.settings import selection_of
from lawgov_lint.cli.streams import complain, open_output, stop_writing
from lawgov_lint.diagnostics import SEVERITIES
from lawgov_lint.errors import UsageError
from lawgov_lint.linter import Linter, Settings, Timings
from lawgov_lint.plugins import Plugins, load_plugins
from lawgov_lint.reporters import open_reporter
from lawgov_lint.reporters.base import RunInfo
from lawgov_lint.version import VERSION

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport

GRAVITY = (0, 1, 3, 2)
"""Exit statuses from the mildest to the gravest."""


def check(options: argparse.Namespace) -> int:
    """Check the paths and write the result."""
    _refuse_own_input(options.output, options.paths)
    plugins = load_plugins()
    if options.format not in plugins.reporters:
        known = sorted(plugins.reporters)
        close = guess(options.format, known) or f"；可以写：{'、'.join(known)}。"
        raise UsageError(f"--format：没有名为“{options.format}”的输出格式{close}")
    linter = Linter(plugins, Settings(selection_of(options), options.kind, options.year, options.as_of))
    tally = Tally(options.fail_on)
    try:
        with open_output(options.output) as out:
            reporter = open_reporter(options.format, out, _run_info(options, linter.catalogue), plugins.reporters)
            visible = out is sys.stdout and out.isatty()
            for report in _reports(options, linter, plugins, tally):
                tally.add(report)
                if not visible:
                    _complain_about(report)
                with linter.timings.stage("输出"):
                    reporter.file(report)
            reporter.finish()
            out.flush()
    except BrokenPipeError:
        stop_writing(sys.stdout)
    if options.timings:
        _show_timings(linter.timings)
    return tally.status


class Tally:
    """The gravest exit status so far."""

    def __init__(self, fail_on: str) -> None:
        self.status = 0
        self._failing = SEVERITIES[SEVERITIES.index(fail_on) :]

    def raise_to(self, status: int) -> None:
        """Take a status if it is graver."""
        self.status = max(self.status, status, key=GRAVITY.index)

    def add(self, report: FileReport) -> None:
        """Take what one file asks for."""
        if report.error or report.crashes:
            self.raise_to(3)
        if any(found.status == "active" and found.severity in self._failing for found in report.diagnostics):
            self.raise_to(1)


def _reports(options: argparse.Namespace, linter: Linter, plugins: Plugins, tally: Tally) -> Iterator[FileReport]:
    for found in discover(options.paths, plugins.readers):
        if found.problem:
            complain(f"{found.path}：{found.problem}")
            tally.raise_to(found.status)
        elif _is_same(options.output, found.path):
            complain(f"{found.path}：这是 -o 的结果文件，跳过")
        else:
            try:
                report = linter.lint(found.path)
            except UsageError as error:  # gone since it was found, or a link that leads nowhere
                complain(error.message)
                tally.raise_to(error.status)
            else:
                yield report


def _complain_about(report: FileReport) -> None:
    """Problems of a run belong on standard error too, where the result itself is not before the user's eyes."""
    if report.error:
        complain(f"读不了 {report.path}：{report.error.message}")
    for crash in report.crashes:
        complain(f"{report.path}：{crash.message}")


def _show_timings(timings: Timings) -> None:
    """Stages in the order in which they ran; rules with the slowest first."""
    slowest = sorted(timings.rules.items(), key=lambda item: (-item[1], item[0]))
    for name, seconds in [*timings.stages.items(), *slowest]:
        sys.stderr.write(f"{seconds * 1000:10.2f} 毫秒  {name}\n")


def _refuse_own_input(output: str | None, paths: Collection[str]) -> None:
    for path in paths:
        if _is_same(output, path) and os.path.isfile(path):
            raise UsageError(f"-o {output}：结果会盖掉要检查的文件；请换一个文件名。")


def _is_same(output: str | None, path: str) -> bool:
    if output is None or STANDARD_INPUT in (output, path):
        return False
    return os.path.normcase(os.path.realpath(output)) == os.path.normcase(os.path.realpath(path))


def _run_info(options: argparse.Namespace, catalogue: Catalogue) -> RunInfo:
    return RunInfo(
        version=VERSION,
        rules_digest=catalogue.digest,
        catalogue_as_of=None,
        profile=options.profile,
        year=options.year,
        as_of=options.as_of,
        fail_on=options.fail_on,
        kinds={name: kind.title for name, kind in catalogue.vocabulary.kinds.items()},
    )
