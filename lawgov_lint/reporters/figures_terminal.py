"""The table of figures on a terminal, with rich: titles bold, the heads of columns dim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from lawgov_lint.reporters.figures_page import Line

_STYLES = {"head": "bold", "group": "bold", "columns": "dim", "note": "dim", "row": ""}


def draw(lines: Iterable[Line], out: TextIO) -> None:
    """Draw the lines; they are as wide as they should be."""
    console = Console(file=out, highlight=False, emoji=False, markup=False)
    for line in lines:
        console.print(Text(line.text, _STYLES[line.kind]), no_wrap=True, crop=False, overflow="ignore")
