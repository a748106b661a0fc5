"""``--format concise``: one line a finding, for editors, grep and pre-commit.

``path:line:column: 警告 rule-id message``, as compilers write it. What is missing from the whole text, a file that
cannot be read and a check that raised have no place of their own; they stand at 1:1, as with other linters, because an
editor jumps to the file only where there are numbers. Repeated findings are not folded, and a file without findings
says nothing; the counts go to standard error, so that standard output holds findings and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TextIO

from lawgov_lint.reporters.base import PagedReporter, RunInfo
from lawgov_lint.reporters.layout import visible
from lawgov_lint.reporters.rows import SEVERITY_NAMES, Row, Totals
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport

NOWHERE = (1, 1)


class ConciseReporter(PagedReporter):
    """One line a finding."""

    name: ClassVar[str] = "concise"

    def __init__(self, out: TextIO, run: RunInfo) -> None:
        super().__init__(out, run)
        self._totals = Totals()

    def pen(self) -> ConcisePage:
        """What writes the lines of one file."""
        return ConcisePage()

    def page(self, text: str, row: Row) -> None:
        """Write the lines of one file."""
        self._totals.add(row)
        self.out.write(text)

    def finish(self) -> None:
        """Write nothing more."""
        self.out.flush()

    def closing(self) -> str | None:
        """The counts; nothing where all is well."""
        totals = self._totals
        said = totals.unreadable or totals.crashes or any(totals.findings.values())
        return totals.sentence() if said else None


class ConcisePage(NamedTuple):
    """Writes the lines of one file."""

    def __call__(self, report: FileReport) -> str:
        """Nothing, or lines with their ends."""
        path = _one_line(report.path)
        return "".join(f"{path}:{line}:{column}: {visible(text)}\n" for (line, column), text in _lines(report))


def _one_line(path: str) -> str:
    """The path as it is, for an editor must find it; only what would break the line or move the cursor is spelt out."""
    if path.isprintable():
        return path
    return "".join(mark if mark.isprintable() or mark == "\u3000" else f"<U+{ord(mark):04X}>" for mark in path)


def _lines(report: FileReport) -> Iterator[tuple[tuple[int, int], str]]:
    if report.error:
        yield NOWHERE, f"读不了 {report.error.message}"
    for crash in report.crashes:
        yield NOWHERE, f"中断 {crash.rule} {crash.message}"
    for found in report.diagnostics:
        if found.status == "active" and report.document:
            place = report.document.source.position(found.span.start) if found.span else NOWHERE
            yield place, f"{SEVERITY_NAMES[found.severity]} {found.rule} {found.message}"
