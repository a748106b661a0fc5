"""What ``lawgov-lint text`` shows: every paragraph and every piece of residue, a line each, with its offsets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawgov_lint.reporters.layout import pad, visible

if TYPE_CHECKING:
    from lawgov_lint.diagnostics import Span
    from lawgov_lint.document.model import Document

KINDS = {
    "title": "标题",
    "addressee": "主送",
    "heading": "小标题",
    "body": "正文",
    "table": "表格",
    "attachment": "附件",
    "signature": "落款",
    "date": "日期",
    "closing": "结尾",
}
RESIDUE = {"navigation": "导航", "fields": "栏目", "buttons": "按钮", "notice": "声明"}
_WIDEST = 13  # columns of 网页文字/导航


def text_lines(document: Document) -> Iterator[str]:
    """One line a paragraph: offsets, kind, text. A ``+`` says that it does not begin at the beginning of a line."""
    source = document.source
    marked = "，带 BOM" if source.bom else ""
    yield f"# {visible(source.path)}：{len(source.text)} 个字符，{source.encoding}{marked}"
    pieces: list[tuple[Span, str]] = [
        (paragraph.span, KINDS.get(paragraph.kind, paragraph.kind) + ("+" if paragraph.virtual else ""))
        for paragraph in document.paragraphs
    ]
    pieces += [(piece.span, f"网页文字/{RESIDUE.get(piece.kind, piece.kind)}") for piece in source.residue]
    digits = len(str(len(source.text)))
    for span, kind in sorted(pieces):
        words = visible(span.of(source.text))
        yield f"{span.start:>{digits}}-{span.end:<{digits}}  {pad(kind, _WIDEST)}  {words}"
