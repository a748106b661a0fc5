"""The result on a terminal, drawn with rich. The only module that imports rich, and imported only for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lawgov_lint.reporters.base import Reporter, RunInfo
from lawgov_lint.reporters.layout import breaks, cells, clip
from lawgov_lint.reporters.view import FOUND_NAMES, SEVERITY_NAMES, Entry, FileView, Totals, Window, file_view

if TYPE_CHECKING:
    from lawgov_lint.linter import FileReport

WIDEST = 120
"""Text runs no wider than this, however wide the terminal: a longer line is hard to read."""

_SEVERITY = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_FOUND = {"heading": "green", "content": "green", "mention": "yellow", "missing": "bold red"}
_MARK = "bold underline"
_LABELS = {"建议": "green", "改为": "green", "读不了": "bold red", "中断": "bold red", "未检查": "yellow"}
_INDENT = 2
_LEAST_ROOM = 8  # columns for the words of a part; fewer say nothing


class TerminalReporter(Reporter):
    """Colours, and the width of the terminal; the same content as the plain printer."""

    name: ClassVar[str] = "terminal"

    def __init__(self, out: TextIO, run: RunInfo, console: Console | None = None) -> None:
        super().__init__(out, run)
        self._console = console or Console(file=out, highlight=False, emoji=False, markup=False)
        self._width = min(self._console.width, WIDEST)
        # Without any style the words must be marked in the text itself.
        self._brackets = self._console.color_system is None
        self._totals = Totals()

    def file(self, report: FileReport) -> None:
        """Draw what is to be said about one file."""
        self._totals.add(report)
        view = file_view(report, self.run)
        self._header(view)
        for entry in view.entries:
            self._entry(entry)
        if view.summary:
            self._print(Text(view.summary, "green"))
            self._console.print()
        if view.parts:
            self._parts(view)

    def finish(self) -> None:
        """Draw the counts."""
        self._print(Text(self._totals.sentence(), "bold"))

    def _header(self, view: FileView) -> None:
        self._print(Text(f"== {view.path} ==", "bold"))
        for label, text in view.header:
            self._labelled(label, Text(text))
        self._console.print()

    def _entry(self, entry: Entry) -> None:
        head = Text.assemble((SEVERITY_NAMES[entry.severity], _SEVERITY[entry.severity]), " ", (entry.rule, "bold"))
        where = Text(f"{entry.where}（{entry.position}）" if entry.position else entry.where)
        if cells(f"{head.plain}  {where.plain}") <= self._width:
            self._print(Text.assemble(head, "  ", where))
        else:
            self._print(head)
            self._print(where, " " * _INDENT)
        if entry.window:
            self._print(self._marked(entry.window, _SEVERITY[entry.severity]), " " * _INDENT)
        self._print(Text(entry.message), " " * _INDENT)
        for label, text in entry.notes:
            self._labelled(label, Text(text, "dim" if label == "依据" else ""))
        self._console.print()

    def _marked(self, window: Window, style: str) -> Text:
        if self._brackets:
            return Text(window.marked())
        return Text.assemble((window.before, "dim"), (window.words, f"{_MARK} {style}"), (window.after, "dim"))

    def _labelled(self, label: str, text: Text) -> None:
        lead = Text(f"{' ' * _INDENT}{label}：", _LABELS.get(label, "dim"))
        self._print(text, lead)

    def _parts(self, view: FileView) -> None:
        self._print(Text(view.parts_title, "bold"))
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

    def _print(self, text: Text, lead: Text | str = "") -> None:
        """Wrap by our own rule, which knows Chinese punctuation, and hang the lines under the first one."""
        first = lead if isinstance(lead, Text) else Text(lead)
        indent = cells(first.plain)
        for line in text.divide(breaks(text.plain, self._width - indent)[1:]):
            line.rstrip()
            self._console.print(Text.assemble(first, line), no_wrap=True, crop=False, overflow="ignore")
            first = Text(" " * indent)
