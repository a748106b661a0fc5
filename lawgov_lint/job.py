"""One file as a job that can be sent to another process: plain data in, a page of text and one small row out.

A report with its document takes a worker and the main process 0.6 ms together to pickle and to read back, a fifteenth
of the time of the check (2026-11); drawing it takes 1 ms for a pipe and 6 ms for a terminal. So the worker draws, and
only text travels; a whole report does so for a reporter without a pen, as a pack may bring.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lawgov_lint.errors import LawgovLintError, ReadingError
from lawgov_lint.linter import FileReport, Linter, Settings, Timings
from lawgov_lint.plugins import load_plugins
from lawgov_lint.reporters.rows import Row, row_of
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.mending import Mending
    from lawgov_lint.reporters.base import Pen

_linters: dict[Settings, Linter] = {}
"""Of this process; a forked worker inherits the one that was made before."""


class Job(NamedTuple):
    """What is the same for all files of a run.

    Args:
        pen: writes the page of a file; None sends the whole report back.
        timed: whether seconds are sent back.
        mending: how to mend; None only checks.
    """

    settings: Settings
    pen: Pen | None
    timed: bool = False
    mending: Mending | None = None


class Outcome(NamedTuple):
    """What comes back of a file.

    Args:
        row: None when there is nothing to report on, only to complain about.
        page: what the pen wrote.
        report: the whole report, where there is no pen.
        complaints: what belongs on standard error, unless the page says it.
        doubts: what belongs there in any case.
        mended: what was mended, in words; empty when nothing was.
        status: the exit status that a complaint without a row asks for.
        seconds: by stage and by rule.
    """

    row: Row | None
    page: str = ""
    report: FileReport | None = None
    complaints: tuple[str, ...] = ()
    mended: str = ""
    status: int = 0
    seconds: tuple[dict[str, float], dict[str, float]] | None = None
    doubts: tuple[str, ...] = ()


def keep(linter: Linter) -> None:
    """Let this process, and what is forked from it, use a linter for its settings."""
    _linters[linter.settings] = linter


def check_file(job: Job, path: str) -> Outcome:
    """Check or mend a file and draw the result; the only function that workers are sent."""
    linter = _linters.get(job.settings)
    if linter is None:
        keep(linter := Linter(load_plugins(), job.settings))
    linter.timings = timings = Timings()
    try:
        outcome = _outcome(job, _report(linter, job, path), timings)
    except LawgovLintError as error:  # gone since it was found, or a link that leads nowhere
        outcome = Outcome(None, complaints=(error.message,), status=error.status)
    except Exception as error:  # a fault of ours or of a pack: one file never stops the others
        if os.environ.get("LAWGOV_LINT_DEBUG"):
            raise
        message = f"检查这份文件时程序出错：{type(error).__name__}: {error}。请报告给维护者。"
        outcome = outcome_of_failure(job, message, path)
    return outcome._replace(seconds=(timings.stages, timings.rules)) if job.timed else outcome


def _report(linter: Linter, job: Job, path: str) -> FileReport:
    if job.mending is None:
        return linter.lint(path)
    from lawgov_lint.mending import mend

    return mend(linter, path, job.mending)


def outcome_of_failure(job: Job, message: str, path: str) -> Outcome:
    """What is reported of a file that could not be checked."""
    return _outcome(job, FileReport(path, None, error=ReadingError(message, path)), Timings())


def _outcome(job: Job, report: FileReport, timings: Timings) -> Outcome:
    complaints = [f"读不了 {report.path}：{report.error.message}"] if report.error else []
    complaints += [f"{report.path}：{crash.message}" for crash in report.crashes]
    mended = report.mended.sentence() if report.mended else ""
    outcome = Outcome(row_of(report), complaints=tuple(complaints), doubts=report.doubts, mended=mended)
    if job.pen is None:
        return outcome._replace(report=report)
    with timings.stage("输出"):
        return outcome._replace(page=job.pen(report))
