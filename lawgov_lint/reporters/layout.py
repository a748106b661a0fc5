"""Text on a screen of character cells: how wide it is, where it may break, and what must not reach the screen raw."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lawgov_lint.patterns import lazy

# Marks that must not begin a line, and marks that must not end one.
_CLOSING = "、。，；：？！”’）》〉】〕］｝…—,;:?!)]}%％"
_OPENING = "“‘（《〈【〔［｛([{"
# 《宪法》  2021-2025  （一）  第  ；not split: a number, a Latin word or path, a mark from what it belongs to.
_UNIT = lazy(rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9_./\\+~-]+|\S)?[{re.escape(_CLOSING)}]*|\s+")
_BLANKS = lazy(r"\s+")


def visible(text: str) -> str:
    """The text on one line, each run of blanks as one, and what cannot be seen spelt out as ``<U+200B>``.

    An escape sequence from a file thus never reaches a terminal.
    """
    text = _BLANKS.sub(" ", text)
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() else f"<U+{ord(mark):04X}>" for mark in text)


def cells(text: str) -> int:
    """Columns that the text takes in a Chinese terminal: wide, full-width and ambiguous characters take two."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(mark) else 1 + (unicodedata.east_asian_width(mark) in "WFA") for mark in text)


def pad(text: str, width: int, right: bool = False) -> str:
    """The text with blanks up to a width, behind it or, to stand at the right edge, before it."""
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks


def clip(text: str, width: int) -> str:
    """The text, cut with ``…`` where it is wider than allowed."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 2:
        text = text[:-1]
    return text + "…"


def clip_middle(text: str, width: int) -> str:
    """The text, cut with ``..`` behind two thirds where it is wider than allowed.

    Names of files and organs differ at both ends, and more in front. Every terminal gives ``..`` two columns, but not
    ``…``, and what follows in a table must stay in line.
    """
    if cells(text) <= width:
        return text
    tail = ""
    for mark in reversed(text):
        if cells(mark + tail) > (width - 2) // 3:
            break
        tail = mark + tail
    head = ""
    for mark in text:
        if cells(head + mark + tail) > width - 2:
            break
        head += mark
    return f"{head}..{tail}"


def breaks(text: str, width: int) -> list[int]:
    """Offsets at which lines must begin so that none is wider than ``width``; the first is always 0.

    Closing marks stay with what they close, opening ones with what they open; Latin words and numbers stay whole where
    they fit a line.
    """
    starts = [0]
    used = 0
    for start, end in _units(text, width):
        piece = text[start:end]
        size = cells(piece)
        if used and used + size > width and not piece.isspace():
            starts.append(start)
            used = 0
        used += size
    return starts


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text, at least one, without blanks at their ends."""
    starts = breaks(text, width)
    return [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _units(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Stretches that may not be broken; a longer one than a line is given a character at a time."""
    at = 0
    while at < len(text):
        match = _UNIT.match(text, at)
        end = max(match.end() if match else 0, at + 1)
        if cells(text[at:end]) > width:
            yield from ((place, place + 1) for place in range(at, end))
        else:
            yield at, end
        at = end
