"""Running text without quotation marks and spaces, in which fixed wordings are looked for.

“两个确立” and 两个确立 are one wording, and a copy that lost its marks says what it said before.
"""

from __future__ import annotations

from bisect import bisect_right

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

PROSE = ("body", "heading", "closing")
_LEFT_OUT = lazy(r"[“”‘’「」『』\"'\s]+")
STOPS = "。;!?\n"
"""What ends a sentence in bare text; ``\\n`` stands for the end of a paragraph."""
REACH = 200
"""How far from a character its sentence is looked at; the opening sentences of the samples have up to 190."""


class Bare(NamedTuple):
    """Folded running text with its quotation marks and spaces left out; each paragraph ends with a line break.

    Args:
        text: what is left.
        starts: where the pieces that were kept begin in it; ``offsets`` where they begin in the document.
    """

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def offset(self, at: int) -> int:
        """Where in the document a character of the bare text stands."""
        piece = bisect_right(self.starts, at) - 1
        return self.offsets[piece] + at - self.starts[piece]

    def at(self, offset: int) -> int:
        """Where in the bare text a place of the document stands; what was left out stands where the next piece does."""
        piece = bisect_right(self.offsets, offset) - 1
        if piece < 0:
            return 0
        end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + offset - self.offsets[piece], end)

    def span(self, start: int, end: int) -> Span:
        """Where in the document some words of the bare text stand, which must not be empty."""
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def sentence(self, at: int) -> tuple[int, int]:
        """The beginning and the end of the sentence around a character, without its closing mark; no further than
        REACH on either side.
        """
        low, high = max(0, at - REACH), min(len(self.text), at + REACH)
        start = max(max(self.text.rfind(stop, low, at) for stop in STOPS) + 1, low)
        ends = (self.text.find(stop, at, high) for stop in STOPS)
        return start, min((end for end in ends if end >= 0), default=high)


def bare_text(document: Document) -> Bare:
    """The running text of a document: body, headings, closing words."""
    folded = document.folded
    pieces: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        if start < end:
            pieces.append(folded[start:end])
            starts.append(length)
            offsets.append(start)
            length += end - start

    for paragraph in document.paragraphs:
        if paragraph.kind not in PROSE:
            continue
        at = paragraph.span.start
        for gap in _LEFT_OUT.finditer(folded, *paragraph.span):
            keep(at, gap.start())
            at = gap.end()
        keep(at, paragraph.span.end)
        pieces.append("\n")
        starts.append(length)
        offsets.append(paragraph.span.end - 1)
        length += 1
    return Bare("".join(pieces), tuple(starts), tuple(offsets))


def with_marks(text: str, span: Span) -> Span:
    """A place with the quotation mark that belongs to one inside it and stands right before or behind it."""
    words = span.of(text)
    more = words.count("“") - words.count("”")
    if more > 0 and text.startswith("”", span.end):
        return Span(span.start, span.end + 1)
    if more < 0 and span.start and text[span.start - 1] == "“":
        return Span(span.start - 1, span.end)
    return span


def inner(words: str) -> str:
    """Words as they stand inside quotation marks: theirs are single ones."""
    return words.replace("“", "‘").replace("”", "’")
