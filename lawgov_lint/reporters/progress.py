"""How far a long run has come, on standard error, where that is a terminal. rich is imported when it is first drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 0.4
"""Seconds before a bar is drawn: a run that ends sooner shows none."""
INTERVAL = 0.1
"""Seconds between two drawings."""


class ProgressBar:
    """A bar that steps aside for the result.

    It is drawn by the main thread, never by one of its own: workers are forked beside no thread, and nothing is drawn
    between two halves of a result.

    Args:
        count: counts the files, when the bar is first drawn.
    """

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count
        self._wanted = sys.stderr.isatty()
        # Where the result is on the same screen the bar must go before anything is written.
        self._shares_screen = self._wanted and sys.stdout.isatty()
        self._due = monotonic() + PATIENCE
        self._bar: Progress | None = None
        self._shown = False
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()

    def step_aside(self) -> None:
        """Make room for the result, where it is on the same screen."""
        if self._shares_screen:
            self.hide()

    def hide(self) -> None:
        """Take the bar off the screen."""
        if self._bar and self._shown:
            self._bar.stop()
            self._shown = False

    def advance(self) -> None:
        """One more file is done."""
        self._done += 1
        if not self._wanted or monotonic() < self._due:
            return
        self._bar = self._bar or self._make()
        self._due = monotonic() + INTERVAL
        self._bar.update(self._bar.task_ids[0], completed=self._done)
        if not self._shown:
            self._bar.start()
            self._shown = True
        self._bar.refresh()

    def _make(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        bar = Progress(
            TextColumn("检查"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("份  剩余"),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        bar.add_task("检查", total=self._count())
        return bar
