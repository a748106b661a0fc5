"""The result on a terminal, drawn with rich. The only module that imports rich, and imported only for a terminal."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, ClassVar, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lawgov_lint.reporters.base import PagedReporter, RunInfo
from lawgov_lint.reporters.layout import breaks, cells, clip
from lawgov_lint.reporters.rows import LEGEND, SEVERITY_NAMES, Row, Totals, closing_table
from lawgov_lint.reporters.view import FOUND_NAMES, GRAVEST_TITLE, Entry, FileView, Window, file_view
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport

WIDEST = 120
"""Text runs no wider than this, however wide the terminal: a longer line is hard to read."""
WIDEST_TABLE = 160
"""So much the closing table may take: long names of files and organs are then whole."""

# Dark text on a fixed light ground, or light on dark: seen on every background. Yellow, cyan or green letters vanish on
# a white one, blue ones on a black one; so colour is kept for the badges and for red, and weight does the rest.
_BADGES = {"error": "bold white on red", "warning": "black on yellow", "note": "black on cyan"}
_WORDS = {"error": "bold underline red", "warning": "bold underline", "note": "bold underline"}
_FOUND = {"heading": "", "content": "", "mention": "bold", "missing": "bold red"}
_GOOD = "black on green"
_LABELS = {"建议": "bold", "改为": "bold", "读不了": "bold red", "中断": "bold red", "未检查": "bold"}
_INDENT = 2
_LEAST_ROOM = 8  # columns for the words of a part; fewer say nothing


class TerminalReporter(PagedReporter):
    """Colours, and the width of the terminal; the same content as the plain printer."""

    name: ClassVar[str] = "terminal"

    def __init__(self, out: TextIO, run: RunInfo, console: Console | None = None) -> None:
        super().__init__(out, run)
        console = console or Console(file=out)
        # An old Windows console obeys calls, not text; it gets the marks without colours.
        colours = None if console.legacy_windows else console.color_system
        self._pen = TerminalPage(run, console.width, colours, console.no_color)
        self._totals = Totals()
        self._rows: list[Row] = []

    def pen(self) -> TerminalPage:
        """What draws the page of one file."""
        return self._pen

    def page(self, text: str, row: Row) -> None:
        """Show what was drawn about one file."""
        self._totals.add(row)
        self._rows.append(row)
        self.out.write(text)
        self.out.flush()

    def finish(self) -> None:
        """Draw the closing table, where there were several files, and the counts."""
        drawing = self._pen.drawing()
        if len(self._rows) > 1:
            drawing.closing(self._rows)
        drawing.line(Text(self._totals.sentence(), "bold"))
        self.out.write(drawing.text())
        self.out.flush()


class TerminalPage(NamedTuple):
    """Draws the page of one file.

    Args:
        width: of the terminal.
        colours: what rich calls its colour system; None for a terminal without any style.
        no_colour: NO_COLOR is set: weight and underlining only.
    """

    run: RunInfo
    width: int
    colours: str | None
    no_colour: bool

    def __call__(self, report: FileReport) -> str:
        """The page, with a blank line at its end."""
        drawing = self.drawing()
        drawing.page(file_view(report, self.run))
        return drawing.text()

    def drawing(self) -> Drawing:
        """An empty sheet for such a terminal."""
        return Drawing(self)


class Drawing:
    """A sheet that is drawn with rich and handed on as text."""

    def __init__(self, pen: TerminalPage) -> None:
        self._console = Console(
            file=StringIO(),
            width=pen.width,
            force_terminal=pen.colours is not None,
            color_system=pen.colours,  # type: ignore[arg-type]  # its own word for it, handed back
            no_color=pen.no_colour,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
        )
        self._width = min(pen.width, WIDEST)
        self._table_width = pen.width
        # Without any style the words must be marked in the text itself.
        self._brackets = pen.colours is None

    def text(self) -> str:
        """What was drawn, without blanks at the ends of lines."""
        assert isinstance(self._console.file, StringIO)
        return re.sub(r" +$", "", self._console.file.getvalue(), flags=re.MULTILINE)

    def page(self, view: FileView) -> None:
        """What is to be said about one file."""
        self._header(view)
        for entry in view.entries:
            self._entry(entry)
        if view.summary:
            self.line(Text.assemble(self._badge(view.summary, _GOOD)))
            self._console.print()
        if view.gravest:
            self.line(Text(GRAVEST_TITLE, "bold"))
            for entry in view.gravest:
                self._in_short(entry)
            self._console.print()
        if view.parts:
            self._parts(view)

    def closing(self, rows: list[Row]) -> None:
        """The table at the end of a run over several files."""
        cut = closing_table(rows, min(self._table_width, WIDEST_TABLE) - _INDENT)
        self.line(Text(f"== {cut.title} ==", "bold"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for column in cut.columns:
            table.add_column(column.title, no_wrap=True, justify="right" if column.right else "left")
        for row, texts in zip(rows, cut.rows, strict=True):
            *words, parts = (Text(text) for text in texts[: -len(row.findings)])
            counts = (
                Text(text, style) if text not in "-0" else Text(text, "dim")
                for text, style in zip(texts[-len(row.findings) :], ("bold red", "bold", ""), strict=True)
            )
            table.add_row(*words, self._marks(row, parts), *counts)
        self._console.print(Padding(table, (0, 0, 0, _INDENT)))
        self.line(Text(LEGEND, "dim"), " " * _INDENT)
        self._console.print()

    def _marks(self, row: Row, parts: Text) -> Text:
        if row.unreadable or row.crashes:
            return Text(parts.plain, "bold red")
        for at, found_by in enumerate(row.parts):
            parts.stylize(_FOUND[found_by], at, at + 1)
        return parts

    def _badge(self, word: str, style: str) -> tuple[str, str]:
        """A word on a coloured ground, which needs a little room on both sides where it is seen."""
        return (word, "bold") if self._console.no_color or self._brackets else (f" {word} ", style)

    def _in_short(self, entry: Entry) -> None:
        badge = self._badge(SEVERITY_NAMES[entry.severity], _BADGES[entry.severity])
        rest = f"  {entry.position or entry.where}  {entry.message}"
        room = self._width - _INDENT - cells(f"{badge[0]} {entry.rule}")
        self.line(Text.assemble(badge, " ", (entry.rule, "bold"), clip(rest, room)), " " * _INDENT)

    def _header(self, view: FileView) -> None:
        self.line(Text(f"== {view.path} ==", "bold"))
        for label, text in view.header:
            self._labelled(label, Text(text))
        self._console.print()

    def _entry(self, entry: Entry) -> None:
        badge = self._badge(SEVERITY_NAMES[entry.severity], _BADGES[entry.severity])
        head = Text.assemble(badge, " ", (entry.rule, "bold"))
        where = Text(f"{entry.where}（{entry.position}）" if entry.position else entry.where)
        if cells(f"{head.plain}  {where.plain}") <= self._width:
            self.line(Text.assemble(head, "  ", where))
        else:
            self.line(head)
            self.line(where, " " * _INDENT)
        if entry.window:
            self.line(self._marked(entry.window, _WORDS[entry.severity]), " " * _INDENT)
        self.line(Text(entry.message), " " * _INDENT)
        for label, text in entry.notes:
            self._labelled(label, Text(text, "dim" if label == "依据" else ""))
        self._console.print()

    def _marked(self, window: Window, style: str) -> Text:
        if self._brackets:
            return Text(window.marked())
        return Text.assemble(window.before, (window.words, style), window.after)

    def _labelled(self, label: str, text: Text) -> None:
        lead = Text(f"{' ' * _INDENT}{label}：", _LABELS.get(label, "dim"))
        self.line(text, lead)

    def _parts(self, view: FileView) -> None:
        self.line(Text(view.parts_title, "bold"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        room = self._width - _INDENT
        for title, column in (
            ("部分", [part.name for part in view.parts]),
            ("认出", [FOUND_NAMES[part.found_by] for part in view.parts]),
            ("位置", [part.position for part in view.parts]),
        ):
            table.add_column(title, no_wrap=True)
            room -= max(map(cells, [title, *column])) + 2
        # What does not fit is cut by us: rich would narrow every column.
        roomy = room >= _LEAST_ROOM
        if roomy:
            table.add_column("原文", no_wrap=True)
        for part in view.parts:
            found = Text(FOUND_NAMES[part.found_by], _FOUND[part.found_by])
            words = [Text(clip(part.words, room))] if roomy else []
            table.add_row(Text(part.name), found, Text(part.position), *words)
        self._console.print(Padding(table, (0, 0, 0, _INDENT)), width=self._width)
        self._console.print()

    def line(self, text: Text, lead: Text | str = "") -> None:
        """Draw a text, wrapped by our own rule, which knows Chinese punctuation, and hanging under its first line."""
        first = lead if isinstance(lead, Text) else Text(lead)
        indent = cells(first.plain)
        for line in text.divide(breaks(text.plain, self._width - indent)[1:]):
            line.rstrip()
            self._console.print(Text.assemble(first, line), no_wrap=True, crop=False, overflow="ignore")
            first = Text(" " * indent)
