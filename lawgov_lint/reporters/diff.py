"""``--diff``: what the fixes would change, as a unified diff, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from lawgov_lint.reporters.base import PagedReporter
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport
    from lawgov_lint.reporters.rows import Row

CONTEXT_LINES = 1
"""A line is a whole paragraph."""


class DiffReporter(PagedReporter):
    """Unified diffs, one file after the other."""

    name: ClassVar[str] = "diff"

    def pen(self) -> DiffPage:
        """What writes the diff of one file."""
        return DiffPage()

    def page(self, text: str, row: Row) -> None:  # noqa: ARG002
        """Write the diff of one file."""
        self.out.write(text)

    def finish(self) -> None:
        """Write nothing more."""
        self.out.flush()


class DiffPage(NamedTuple):
    """Writes the diff of one file; empty where nothing would change."""

    def __call__(self, report: FileReport) -> str:
        """The diff, as ``patch`` reads it."""
        return "".join(_diff(report))


def _diff(report: FileReport) -> Iterator[str]:
    if report.mended is None or report.document is None:
        return
    from difflib import unified_diff

    before, after = (_lines(text) for text in (report.mended.before, report.document.text))
    for line in unified_diff(before, after, report.path, report.path, n=CONTEXT_LINES):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    r"""The lines with their ends; only ``\n`` ends one, as for ``patch``."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])
