"""What a document says, computed once and lazily, for all checks together."""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.prose import han_count

__all__ = ["Facts"]


class Facts:
    """The facts of one document; each is worked out when a check first asks for it."""

    __slots__ = ("_length", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self._length: int | None = None

    @property
    def length(self) -> int:
        """How many 汉字 the report has, residue left out."""
        if self._length is None:
            text = self.document.text
            self._length = sum(han_count(p.span.of(text)) for p in self.document.paragraphs)
        return self._length

    def body_of(self, span: Span) -> tuple[Span, ...]:
        """The running text inside a span: its paragraphs without their headings, in text order."""
        document = self.document
        spans = []
        for n, paragraph in enumerate(document.paragraphs):
            if paragraph.kind != "body" or paragraph.span.end <= span.start or paragraph.span.start >= span.end:
                continue
            start = max(paragraph.span.start, span.start)
            heading = document.headings[paragraph.heading] if paragraph.heading is not None else None
            if heading and heading.paragraph == n and not heading.item and not heading.glued:
                start = max(start, heading.span.end)
            spans.append(Span(start, min(paragraph.span.end, span.end)))
        return tuple(spans)
