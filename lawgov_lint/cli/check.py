"""``lawgov-lint check``: every file through the linter into one reporter, and the gravest status out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from lawgov_lint.batch.discovery import STANDARD_INPUT, Found, discover
from lawgov_lint.catalog.model import Catalogue, guess
from lawgov_lint.cli.settings import selection_of
from lawgov_lint.cli.streams import complain, open_output, stop_writing
from lawgov_lint.diagnostics import SEVERITIES
from lawgov_lint.errors import UsageError
from lawgov_lint.job import Job, Outcome, check_file, keep, outcome_of_failure
from lawgov_lint.linter import Linter, Settings, Timings
from lawgov_lint.plugins import load_plugins
from lawgov_lint.reporters import open_reporter
from lawgov_lint.reporters.base import PagedReporter, Reporter, RunInfo
from lawgov_lint.reporters.progress import ProgressBar
from lawgov_lint.version import VERSION

if TYPE_CHECKING:
    from lawgov_lint.batch.processes import Task
    from lawgov_lint.mending import Mending

GRAVITY = (0, 1, 3, 2)
"""Exit statuses from the mildest to the gravest."""

SMALL_BYTES = 512 * 1024
"""Files with less in them all together are checked here: that takes 0.25 s, of which two processes would save half and
take nearly as much to start (2026-11)."""

_DIED = "检查这份文件的进程两次意外结束，多半是内存不够或者被系统终止；其他文件已照常检查。"


def check(options: argparse.Namespace) -> int:
    """Check the paths and write the result."""
    _refuse_own_input(options.output, [*options.paths, *([options.previous] if options.previous else [])])
    plugins = load_plugins()
    if options.format not in plugins.reporters:
        known = sorted(plugins.reporters)
        close = guess(options.format, known) or f"；可以写：{'、'.join(known)}。"
        raise UsageError(f"--format：没有名为“{options.format}”的输出格式{close}")
    mending = _mending(options)
    settings = Settings(
        selection_of(options), options.kind, options.year, options.as_of, options.instruments, options.previous
    )
    linter = Linter(plugins, settings)
    keep(linter)
    tally = Tally(options.fail_on, linter.timings, options.diff)
    try:
        with open_output(options.output) as out:
            run = _run_info(options, linter.catalogue)
            name = "diff" if options.diff else options.format
            reporter = open_reporter(name, out, run, plugins.reporters)
            _check_all(options, linter, reporter, tally, mending)
            reporter.finish()
            out.flush()
        if said := reporter.closing():
            complain(said)
    except BrokenPipeError:
        stop_writing(sys.stdout)
    if options.timings:
        _show_timings(tally.timings)
    return tally.status


def _mending(options: argparse.Namespace) -> Mending | None:
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise UsageError("--unsafe-fixes 要和 --fix（改写文件）或 --diff（只看）一起用。")
    if not (options.fix or options.diff):
        return None
    if not options.diff and STANDARD_INPUT in options.paths:
        raise UsageError("标准输入不能改写；写文件名，或者用 --diff 只看要改的地方。")
    from lawgov_lint.mending import Mending

    return Mending(options.unsafe_fixes, write=not options.diff)


class Tally:
    """The gravest exit status and the seconds so far.

    Args:
        fail_on: the mildest severity that makes the run fail.
        timings: what the seconds are added to.
        diff: only what the fixes would change counts, not what is found.
    """

    def __init__(self, fail_on: str, timings: Timings, diff: bool = False) -> None:
        self.status = 0
        self.timings = timings
        self._diff = diff
        self._failing = SEVERITIES[SEVERITIES.index(fail_on) :]

    def raise_to(self, status: int) -> None:
        """Take a status if it is graver."""
        self.status = max(self.status, status, key=GRAVITY.index)

    def add(self, outcome: Outcome) -> None:
        """Take what one file asks for."""
        row = outcome.row
        self.raise_to(outcome.status)
        if row and (row.unreadable or row.crashes):
            self.raise_to(3)
        if row and (row.mended if self._diff else any(row.count(severity) for severity in self._failing)):
            self.raise_to(1)
        if outcome.seconds:
            self.timings.add(*outcome.seconds)


def _check_all(
    options: argparse.Namespace, linter: Linter, reporter: Reporter, tally: Tally, mending: Mending | None
) -> None:
    """Every file through a worker, or through this process, into the reporter."""
    readers = linter.plugins.readers
    pen = reporter.pen() if isinstance(reporter, PagedReporter) else None
    job = Job(linter.settings, pen, options.timings, mending)
    jobs, found = choose_jobs(options.jobs, discover(options.paths, readers))
    files: Iterable[Found] = (each for each in found if not _is_result(options.output, each.path))
    if options.previous:
        files = _only_one(files)
    outcomes = _in_turn(job, files) if jobs == 1 else _side_by_side(job, files, jobs)
    on_screen = reporter.out is sys.stdout and reporter.out.isatty()
    bar = ProgressBar(lambda: sum(not each.problem for each in discover(options.paths, readers)))
    with bar, closing(outcomes):
        for outcome in outcomes:
            tally.add(outcome)
            bar.step_aside()
            for doubt in outcome.doubts:
                bar.hide()
                complain(doubt)
            # Problems of a run belong on standard error too, where the result is not before the user's eyes.
            if outcome.complaints and not (on_screen and outcome.row):
                bar.hide()
                for complaint in outcome.complaints:
                    complain(complaint)
            if outcome.mended and outcome.row and not (options.diff or on_screen):
                bar.hide()
                complain(f"{outcome.row.path}：改了 {outcome.mended}")
            _hand_over(outcome, reporter)
            bar.advance()


def _hand_over(outcome: Outcome, reporter: Reporter) -> None:
    if outcome.report:
        reporter.file(outcome.report)
    elif outcome.row and isinstance(reporter, PagedReporter):
        reporter.page(outcome.page, outcome.row)


def choose_jobs(wanted: int | None, found: Iterator[Found]) -> tuple[int, Iterable[Found]]:
    """How many processes, and the files again: as many as asked for, else as are worth starting."""
    first = [each for each in (next(found, None), next(found, None)) if each]
    if len(first) < 2 or wanted == 1:
        return 1, chain(first, found)
    if wanted is not None:
        return wanted, chain(first, found)
    size = sum(map(_size, first))
    while size < SMALL_BYTES and (each := next(found, None)):
        first.append(each)
        size += _size(each)
    if size < SMALL_BYTES:
        return 1, first
    from lawgov_lint.batch.processes import available_cores

    return available_cores(), chain(first, found)


def _size(found: Found) -> int:
    try:
        return 0 if found.problem else os.stat(found.path).st_size
    except OSError:
        return 0


def _in_turn(job: Job, files: Iterable[Found]) -> Generator[Outcome, None, None]:
    return (_outcome(job, found) for found in files)


def _outcome(job: Job, found: Found) -> Outcome:
    if found.problem:
        return Outcome(None, complaints=(f"{found.path}：{found.problem}",), status=found.status)
    return check_file(job, found.path)


def _side_by_side(job: Job, files: Iterable[Found], jobs: int) -> Generator[Outcome, None, None]:
    from lawgov_lint.batch.processes import Crew

    crew: Crew[Found, Outcome] = Crew(jobs)
    with closing(crew.run(_task(job, found) for found in files)) as results:
        for done in results:
            if done.died:
                yield outcome_of_failure(job, _DIED, done.item.path)
            else:
                yield done.result or _outcome(job, done.item)
    if crew.deaths:
        message = f"有工作进程意外结束（{crew.deaths} 次）；受影响的文件都已重新检查，请留意这台机器的内存。"
        yield Outcome(None, complaints=(message,), status=3)


def _only_one(files: Iterable[Found]) -> Iterable[Found]:
    """The files, when they are not more than one: last year's report belongs to one of them."""
    found = list(islice(files, 2))
    if len(found) > 1:
        raise UsageError("--previous：上年的报告只能和一份报告比较；一次只检查一份。")
    return found


def _task(job: Job, found: Found) -> Task[Found, Outcome]:
    """A job for a worker; what is no file, and standard input, is for this process."""
    from lawgov_lint.batch.processes import Task

    local = found.problem or found.path == STANDARD_INPUT
    return Task(found, None if local else (check_file, (job, found.path)))


def _is_result(output: str | None, path: str) -> bool:
    same = _is_same(output, path)
    if same:
        complain(f"{path}：这是 -o 的结果文件，跳过")
    return same


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
        catalogue_as_of=catalogue.register.as_of,
        profile=options.profile,
        year=options.year,
        as_of=options.as_of,
        fail_on=options.fail_on,
        kinds={name: kind.title for name, kind in catalogue.vocabulary.kinds.items()},
    )
