"""What a reporter is: reports of files come in one at a time, text goes out.

A :class:`PagedReporter` divides the work: its pen writes the page of a file, in whatever process checked the file, and
the reporter itself puts the pages one behind the other. A whole report is then never sent between processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Protocol, TextIO

from lawgov_lint.diagnostics import Severity
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport
    from lawgov_lint.reporters.rows import Row


class Pen(Protocol):
    """Writes the page of one file: plain data with ``__call__``, so that it can be sent to another process."""

    def __call__(self, report: FileReport, /) -> str:
        """The text about a file."""


class RunInfo(NamedTuple):
    """What holds for the whole run.

    Args:
        version: of lawgov-lint.
        rules_digest: fingerprint of the rules that were loaded.
        catalogue_as_of: day of the catalogue of laws, ISO; None when the run used none.
        profile: ``draft``, ``review`` or ``publish``.
        year, as_of: as given on the command line; None when each document tells its own.
        fail_on: the mildest severity that makes the run fail.
        kinds: kind of document → Chinese title, for what people read.
    """

    version: str
    rules_digest: str
    catalogue_as_of: str | None
    profile: str
    year: int | None
    as_of: str | None
    fail_on: Severity
    kinds: Mapping[str, str] = {}


class Reporter:
    """One output format. A reporter never looks into checks, and keeps nothing of a file once it is written.

    Args:
        out: where the result goes.
        run: what holds for the whole run.
    """

    name: ClassVar[str]
    """What ``--format`` calls it."""

    def __init__(self, out: TextIO, run: RunInfo) -> None:
        self.out = out
        self.run = run

    def file(self, report: FileReport) -> None:
        """Take the report of one file; called in path order."""
        raise NotImplementedError

    def finish(self) -> None:
        """Write what comes after the last file."""
        raise NotImplementedError

    def closing(self) -> str | None:
        """What a person should read on standard error after the result; None for nothing."""
        return None


class PagedReporter(Reporter):
    """A reporter whose text about a file depends on that file alone."""

    def pen(self) -> Pen:
        """What writes the page of one file, here or in a worker."""
        raise NotImplementedError

    def page(self, text: str, row: Row) -> None:
        """Take the page that the pen wrote about a file, and what is kept of the file; called in path order."""
        raise NotImplementedError

    def file(self, report: FileReport) -> None:
        """Write the page here and take it."""
        from lawgov_lint.reporters.rows import row_of

        self.page(self.pen()(report), row_of(report))
