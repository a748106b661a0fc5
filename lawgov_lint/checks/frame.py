"""Checks on what stands around the body: kind, title, signature, date; empty headings; the end of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.dates import DATE
from lawgov_lint.document.model import Document, Paragraph
from lawgov_lint.facts.prose import ITEM_MARK, clauses
from lawgov_lint.patterns import lazy


class KindOptions(Options):
    """The kind of document that is expected."""

    kind: str


def document_kind(document: Document, options: KindOptions, context: Context) -> Iterator[Finding]:
    """The file is another kind of document."""
    if document.kind == options.kind:
        return
    kinds = context.vocabulary.kinds
    span = document.identity.title.span if document.identity.title else None
    data = {"文种": kinds[document.kind].title, "应为": kinds[options.kind].title}
    yield Finding(span, "unrecognised" if document.kind == "other" else "other-kind", data)


_ONLY_DATE = lazy(rf"\(?(?:——)?{DATE}(?:在[^。;]{{2,30}}上)?\)?")
FRAME_CASES = ("web-copy", "text-file", "document-file")


def _form(document: Document) -> str:
    """Which case a missing title or signature is: in a web copy it may stand outside the text."""
    if document.web_copy:
        return "web-copy"
    return "text-file" if document.source.form in ("text", "markdown") else "document-file"


class FrameOptions(Options):
    """Which part of the frame."""

    part: Literal["title", "signature", "signing-date"]


def missing_frame(document: Document, options: FrameOptions, context: Context) -> Iterator[Finding]:
    """No title, no signature, or no date of signing."""
    unfinished = _date_left_open(document) or _date_damaged(document, context)
    there = {
        "title": document.identity.title is not None,
        "signature": document.signature is not None or unfinished,
        "signing-date": document.date is not None or _dated_under_title(document) or unfinished,
    }
    if not there[options.part]:
        yield Finding(None, _form(document))


def _dated_under_title(document: Document) -> bool:
    """A report made at a meeting carries its date in brackets under the title."""
    titles = [n for n, p in enumerate(document.paragraphs) if p.kind == "title"]
    below = document.paragraphs[titles[-1] + 1 : titles[-1] + 2] if titles else ()
    return any(_ONLY_DATE.fullmatch(p.span.of(document.folded)) for p in below)


_OPEN_DATE = lazy(r"(?=.*(?:[Xx×*_]|年\s*月))(?:20)?[\dXx×*_]{2,4}年[\dXx×*_\s]{0,4}月[\dXx×*_\s]{0,4}日")


def _date_left_open(document: Document) -> bool:
    """Whether the text ends with a signature whose date was not filled in: 2024年X月X日."""
    last = document.paragraphs[-1].span.of(document.folded) if document.paragraphs else ""
    return len(last) <= LONGEST_DATE and _OPEN_DATE.fullmatch(last) is not None


def _date_damaged(document: Document, context: Context) -> bool:
    """Whether the last line is a date under a signature that lost its 年月日, which `broken_date` has: 202193."""
    last = context.facts.dates[-1:]
    return any(date.damaged and date.span == document.paragraphs[-1].span for date in last)


LONGEST_DATE = 20


class TitleOptions(Options):
    """Words one of which names the kind of document at the end of a title."""

    ends: tuple[str, ...]


def incomplete_title(document: Document, options: TitleOptions, context: Context) -> Iterator[Finding]:
    """A title without organ, year or kind of document."""
    del context
    title = document.identity.title
    if title is None or title.span is None:
        return
    words = re.sub(r"\s+", "", title.span.of(document.folded))
    issuer = document.identity.issuer
    lacks = []
    if not (issuer and issuer.how == "标题"):
        lacks.append("机关名称")
    if not re.search(r"20\d\d|二[〇○零]", words):
        lacks.append("年度")
    if not re.sub(r"\([^()]*\)$", "", words).endswith(options.ends):
        lacks.append("文种")
    if lacks:
        yield Finding(title.span, None, {"标题": title.value, "缺少": "、".join(lacks)})


def empty_heading(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A heading with nothing under it: no text and no lower heading."""
    del options
    held = {one.headings[0] - 1 for one in context.facts.number_lists if one.resumed}  # level-order has it
    filled = {p.heading for n, p in enumerate(document.paragraphs) if p.kind in ("body", "table", "attachment")}
    parents = {h.parent for h in document.headings} | held
    for n, heading in enumerate(document.headings):
        if not heading.item and not heading.run_in and n not in filled and n not in parents:
            yield Finding(heading.span, None, {"标题": heading.span.of(document.text)})


_CLOSED = "。!?….)"
_AFTER_CLOSING = "”’\"'』」》"
"""Marks that may follow the closing one but do not close a sentence themselves."""
_GOES_ON = ",;:、"
"""Marks after which something must follow."""
MIN_PROSE = 20
"""Shorter last lines may be labels or names rather than sentences."""


def truncated_end(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """The last paragraph stops without closing punctuation."""
    del options, context
    body = [p for p in document.paragraphs if p.kind == "body"]
    if not body or _closed(document, body[-1]) or _open_items(document, body[-2:]):
        return
    paragraph = body[-1]
    words = paragraph.span.of(document.folded)
    if re.search("[,。;]", words) and len(words) >= MIN_PROSE:
        *_, last = [paragraph.span, *clauses(document.folded, paragraph.span)]
        yield Finding(Span(last.start, paragraph.span.end), None, {"末尾": last.of(document.text)[-16:]})


def _closed(document: Document, paragraph: Paragraph) -> bool:
    return paragraph.span.of(document.folded).rstrip(_AFTER_CLOSING).endswith(tuple(_CLOSED))


def _open_items(document: Document, last_two: list[Paragraph]) -> bool:
    """Whether the text ends with one-line items, none of which has closing punctuation."""
    lines = [paragraph.span.of(document.folded) for paragraph in last_two]
    return len(lines) == 2 and all(
        ITEM_MARK.match(line) and "。" not in line and line[-1] not in _GOES_ON for line in lines
    )


CHECKS = (
    Check(
        "document_kind",
        document_kind,
        KindOptions,
        {"文种": "认出的文种", "应为": "应有的文种"},
        ("other-kind", "unrecognised"),
    ),
    Check("missing_frame", missing_frame, FrameOptions, {}, FRAME_CASES),
    Check("incomplete_title", incomplete_title, TitleOptions, {"标题": "标题原文", "缺少": "缺少的成分"}),
    Check("empty_heading", empty_heading, NoOptions, {"标题": "标题原文"}),
    Check("truncated_end", truncated_end, NoOptions, {"末尾": "最后几个字"}),
)
