"""Where a person would look for a place in a document: `一、（二） 第2段`."""

from __future__ import annotations

from bisect import bisect_right

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.marks import chinese
from lawgov_lint.document.model import Document, Heading

_SPECIAL = {
    "title": "标题",
    "addressee": "主送机关",
    "signature": "落款",
    "date": "成文日期",
    "attachment": "附件",
    "closing": "结尾",
}


class Places:
    """Tells where a person would look for a span of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._starts = [p.span.start for p in document.paragraphs]
        self._ordinals: list[int] | None = None

    def of(self, span: Span | None) -> str:
        """The place in words; visible paragraphs are counted under the nearest heading."""
        if span is None:
            return "全文"
        document = self.document
        index = bisect_right(self._starts, span.start) - 1
        if index < 0 or document.paragraphs[index].span.end < span.start:
            return "正文之外"
        paragraph = document.paragraphs[index]
        if paragraph.kind in _SPECIAL:
            return _SPECIAL[paragraph.kind]
        path = _path(document, paragraph.heading)
        if paragraph.kind == "heading":
            return f"{path} 标题"
        return f"{path or '开头'} 第{self._ordinal(index)}段"

    def _ordinal(self, index: int) -> int:
        if self._ordinals is None:
            seen: dict[int | None, int] = {}
            self._ordinals = []
            for paragraph in self.document.paragraphs:
                seen[paragraph.heading] = seen.get(paragraph.heading, 0) + (paragraph.kind in ("body", "table"))
                self._ordinals.append(seen[paragraph.heading])
        return self._ordinals[index]


def _path(document: Document, heading: int | None) -> str:
    names: list[str] = []
    while heading is not None:
        head = document.headings[heading]
        names.append(_name(document, head))
        heading = head.parent
    return "".join(reversed(names))


def _name(document: Document, heading: Heading) -> str:
    if heading.number is None:
        words = heading.title.of(document.text)
        return f"“{words[:12]}”"
    form = {1: "{cn}、", 2: "（{cn}）", 3: "{n}.", 4: "（{n}）"}[heading.level]
    return form.format(cn=chinese(heading.number), n=heading.number)
