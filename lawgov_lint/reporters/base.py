"""What a reporter is: reports of files come in one at a time, text goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TextIO

from lawgov_lint.diagnostics import Severity

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport


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
