"""What a document says, computed once and lazily, for all checks together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document, Section
from lawgov_lint.facts.prose import han_count
from lawgov_lint.vocabulary import lined

__all__ = ["Facts"]


class Facts:
    """The facts of one document; each is worked out when a check first asks for it."""

    __slots__ = ("_items", "_length", "_lined", "_starts", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self._length: int | None = None
        self._lined: str | None = None
        self._starts: list[int] | None = None
        self._items: list[tuple[int, int, int, int]] | None = None

    @property
    def length(self) -> int:
        """How many 汉字 the report has, residue left out."""
        if self._length is None:
            text = self.document.text
            self._length = sum(han_count(p.span.of(text)) for p in self.document.paragraphs)
        return self._length

    @property
    def lined(self) -> str:
        """The folded text with every sentence on a line of its own, for wordings; same offsets."""
        if self._lined is None:
            self._lined = lined(self.document.folded)
        return self._lined

    def items_around(self, offset: int) -> dict[int, int]:
        """The items of series in which an offset lies: index of the series → index of the item, inner ones too."""
        series = self.document.series
        if self._items is None:
            spans = ((i.span, s, n) for s, chain in enumerate(series) for n, i in enumerate(chain.items))
            self._items = sorted((span.start, span.end, s, n) for span, s, n in spans)
        at = bisect_right(self._items, offset, key=itemgetter(0)) - 1
        found: dict[int, int] = {}
        place = self._items[at][2:] if at >= 0 else None
        while place is not None:
            chain, item = place
            if offset < series[chain].items[item].span.end:
                found[chain] = item
            place = series[chain].parent
        return found

    def body_of(self, span: Span) -> tuple[Span, ...]:
        """The running text inside a span: its paragraphs without their headings, in text order."""
        document = self.document
        spans = []
        for n in self._within(span):
            paragraph = document.paragraphs[n]
            if paragraph.kind != "body":
                continue
            start = max(paragraph.span.start, span.start)
            heading = document.headings[paragraph.heading] if paragraph.heading is not None else None
            if heading and heading.paragraph == n and not heading.item and not heading.glued:
                start = max(start, heading.span.end)
            spans.append(Span(start, min(paragraph.span.end, span.end)))
        return tuple(spans)

    def text_of(self, section: Section) -> tuple[Span, ...]:
        """All a part says, in text order: its paragraphs and lower headings, without the heading that opens it."""
        if section.span is None:
            return ()
        document = self.document
        start, end = section.span
        if section.heading is not None:
            opening = document.headings[section.heading]
            start = max(start, opening.mark.end if opening.glued else opening.span.end)
        paragraphs = (document.paragraphs[n] for n in self._within(Span(start, end)))
        return tuple(
            Span(max(p.span.start, start), min(p.span.end, end)) for p in paragraphs if p.kind in ("body", "heading")
        )

    def _within(self, span: Span) -> range:
        """Indexes of the paragraphs that have text inside a span."""
        if self._starts is None:
            self._starts = [p.span.start for p in self.document.paragraphs]
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if first < len(self._starts) and self.document.paragraphs[first].span.end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end))
