"""The result for people where there is no terminal: pipes, files, logs. Narrow, no colours, only code page 936."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TextIO

from lawgov_lint.reporters.base import PagedReporter, RunInfo
from lawgov_lint.reporters.layout import cells, clip, pad, wrap
from lawgov_lint.reporters.rows import LEGEND, SEVERITY_NAMES, Row, Totals, closing_table
from lawgov_lint.reporters.view import FOUND_NAMES, GRAVEST_TITLE, Entry, FileView, Part, file_view
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport

WIDTH = 80
INDENT = 2
LEAST_ROOM = 10  # columns for the words of a part; fewer say nothing


class PlainReporter(PagedReporter):
    """Plain text, 80 columns whatever the surroundings, so that two runs can be compared."""

    name: ClassVar[str] = "terminal"

    def __init__(self, out: TextIO, run: RunInfo, width: int = WIDTH) -> None:
        super().__init__(out, run)
        self.width = width
        self._totals = Totals()
        self._rows: list[Row] = []

    def pen(self) -> PlainPage:
        """What writes the page of one file."""
        return PlainPage(self.run, self.width)

    def page(self, text: str, row: Row) -> None:
        """Write what is to be said about one file."""
        self._totals.add(row)
        self._rows.append(row)
        self.out.write(text)

    def finish(self) -> None:
        """Write the closing table, where there were several files, and the counts."""
        if len(self._rows) > 1:
            self.out.writelines(f"{line}\n" for line in self._closing())
        self.out.write(f"{self._totals.sentence()}\n")
        self.out.flush()

    def _closing(self) -> Iterator[str]:
        table = closing_table(self._rows, self.width - INDENT)
        yield f"== {table.title} =="
        for cut in ([column.title for column in table.columns], *table.rows):
            padded = (pad(cell, column.width, column.right) for cell, column in zip(cut, table.columns, strict=True))
            yield (" " * INDENT + "  ".join(padded)).rstrip()
        yield from (" " * INDENT + line for line in wrap(LEGEND, self.width - INDENT))
        yield ""


class PlainPage(NamedTuple):
    """Writes the page of one file."""

    run: RunInfo
    width: int

    def __call__(self, report: FileReport) -> str:
        """The page, with a blank line at its end."""
        return "".join(f"{line}\n" for line in self._lines(file_view(report, self.run)))

    def _lines(self, view: FileView) -> Iterator[str]:
        yield f"== {view.path} =="
        for label, text in view.header:
            yield from labelled(label, text, self.width)
        yield ""
        for entry in view.entries:
            yield from self._entry(entry)
            yield ""
        if view.summary:
            yield from (view.summary, "")
        if view.gravest:
            yield GRAVEST_TITLE
            yield from (clip(f"{' ' * INDENT}{in_short(entry)}", self.width) for entry in view.gravest)
            yield ""
        if view.parts:
            yield view.parts_title
            yield from self._table(view.parts)
            yield ""

    def _entry(self, entry: Entry) -> Iterator[str]:
        where = f"{entry.where}（{entry.position}）" if entry.position else entry.where
        head = f"{SEVERITY_NAMES[entry.severity]} {entry.rule}"
        if cells(f"{head}  {where}") <= self.width:
            yield f"{head}  {where}"
        else:
            yield head
            yield from self._indented(where)
        if entry.window:
            yield from self._indented(entry.window.marked())
        yield from self._indented(entry.message)
        for label, text in entry.notes:
            yield from labelled(label, text, self.width)

    def _indented(self, text: str) -> Iterator[str]:
        return (" " * INDENT + line for line in wrap(text, self.width - INDENT))

    def _table(self, parts: tuple[Part, ...]) -> Iterator[str]:
        names, found, places = (
            max(map(cells, column))
            for column in (
                [part.name for part in parts],
                [FOUND_NAMES[part.found_by] for part in parts],
                [part.position for part in parts],
            )
        )
        for part in parts:
            columns = (pad(part.name, names), pad(FOUND_NAMES[part.found_by], found), pad(part.position, places))
            row = " " * INDENT + "  ".join(columns)
            room = self.width - cells(row) - 2
            yield f"{row}  {clip(part.words, room)}".rstrip() if room >= LEAST_ROOM else row.rstrip()


def in_short(entry: Entry) -> str:
    """A finding on one line."""
    where = entry.position or entry.where
    return f"{SEVERITY_NAMES[entry.severity]} {entry.rule}  {where}  {entry.message}"


def labelled(label: str, text: str, width: int) -> Iterator[str]:
    """`  建议：…`, the lines after the first hanging under the text."""
    lead = f"{' ' * INDENT}{label}："
    for line in wrap(text, width - cells(lead)):
        yield lead + line
        lead = " " * cells(lead)
