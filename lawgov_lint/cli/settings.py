"""What the options and the surroundings say, as the rest of the program wants it."""

from __future__ import annotations

import argparse
import sys

from lawgov_lint.catalog.selection import Selection

NARROW, WIDEST = 80, 120
"""Columns of a page that is not on a terminal, and the most that one takes there."""


def selection_of(options: argparse.Namespace) -> Selection:
    """The choice of rules."""
    return Selection(
        profile=options.profile,
        select=tuple(options.select),
        extend_select=tuple(options.extend_select),
        ignore=tuple(options.ignore),
        severity=tuple(options.severity),
    )


def page_width() -> int:
    """Columns for a table or a card on standard output."""
    if not sys.stdout.isatty():
        return NARROW
    from shutil import get_terminal_size

    return max(40, min(get_terminal_size().columns, WIDEST))
