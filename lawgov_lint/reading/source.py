"""A Source: the visible text of one input in reading order, and where each piece of it came from."""

from __future__ import annotations

from bisect import bisect_right

from lawgov_lint.diagnostics import Span
from lawgov_lint.values import NamedTuple


class Evidence(NamedTuple):
    """A value, and the words it was read from; ``span`` is None when it was given, not read."""

    value: str
    span: Span | None
    how: str


class Residue(NamedTuple):
    """A piece of web-page furniture that is not part of the report.

    Args:
        span: the words, without surrounding white space.
        kind: ``navigation``, ``fields`` (labels with values), ``buttons`` or ``notice``.
        fields: label → value pairs read from it, in order; values may be empty.
    """

    span: Span
    kind: str
    fields: tuple[tuple[str, str], ...] = ()


class Source:
    """The text of one input.

    Args:
        path: the input as the user named it; ``-`` is standard input.
        text: decoded, byte order mark left out, line ends kept.
        form: ``text``, ``markdown``, or the kind of document file.
        encoding: Python's name of the encoding it was read in.
        bom: whether a byte order mark stood in front.
        residue: web-page furniture, sorted, not overlapping.
    """

    __slots__ = ("_line_starts", "bom", "encoding", "form", "path", "residue", "text")

    def __init__(
        self,
        path: str,
        text: str,
        form: str = "text",
        encoding: str = "utf-8",
        bom: bool = False,
        residue: tuple[Residue, ...] = (),
    ) -> None:
        self.path = path
        self.text = text
        self.form = form
        self.encoding = encoding
        self.bom = bom
        self.residue = residue
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        r"""Offset of each line's first character; lines end at ``\n``, ``\r\n`` and ``\r`` only."""
        if self._line_starts is None:
            self._line_starts = line_starts(self.text)
        return self._line_starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; columns count code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def lines(self) -> list[Span]:
        """The lines, without their ends."""
        text, starts = self.text, self.line_starts
        spans = []
        for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
            end = stop - 1 if stop > start and text[stop - 1] == "\n" else stop
            spans.append(Span(start, end - 1 if end > start and text[end - 1] == "\r" else end))
        return spans


def line_starts(text: str) -> list[int]:
    r"""Offsets at which lines start: 0, and after each ``\n``, ``\r\n`` or lone ``\r``."""
    starts = [0]
    if text.count("\r") == text.count("\r\n"):  # no line ends at a lone carriage return
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts
    for at, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    return starts
