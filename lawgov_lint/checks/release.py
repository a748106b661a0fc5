"""Checks on what must be taken off before a report is published: marks of secrecy, marks of a draft, web residue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern

HEAD = 8
"""Among so many paragraphs from the beginning stands what is above the title, and the title."""

# --- marks of secrecy ------------------------------------------------------------------------------------------------


class SecrecyOptions(Options):
    """Marks of secrecy and of internal use.

    Args:
        grades: of secrecy; a mark with a star behind, or on a line of their own above the title.
        alone: wordings that are a mark on a line of their own, without its spaces and brackets.
        longest: a longer line is no mark.
    """

    grades: tuple[str, ...]
    alone: tuple[str, ...]
    longest: int = 30


_TERM = r"(?: ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:年|个月)| ?长期)?"


def secrecy_mark(document: Document, options: SecrecyOptions, context: Context) -> Iterator[Finding]:
    """A mark of secrecy, of internal use, or the number of a copy."""
    folded = document.folded
    found: list[Span] = []
    starred = set()
    if "★" in folded or "☆" in folded:
        for mark in _starred(options.grades).finditer(folded):
            if paragraph := context.facts.paragraph_at(mark.start()):
                starred.add(paragraph)
                found.append(Span(*mark.span()))
    for n, paragraph in enumerate(document.paragraphs):
        start, end = paragraph.span
        if end - start > options.longest or paragraph in starred:
            continue
        words = "".join(folded[start:end].split()).strip("()[]【】")
        if _alone(options.alone).fullmatch(words) or (n < HEAD and _at_head(options.grades).fullmatch(words)):
            found.append(paragraph.span)
    for span in sorted(found):
        yield Finding(span, None, {"原文": " ".join(span.of(document.text).split())})


@lru_cache(maxsize=4)
def _starred(grades: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(grades)})级? ?[★☆]{_TERM}")


@lru_cache(maxsize=4)
def _at_head(grades: tuple[str, ...]) -> re.Pattern[str]:
    grade = "|".join(grades)
    return re.compile(rf"(?:密级:?)?(?:{grade})级?{_TERM}|份号:?\d{{3,6}}")


@lru_cache(maxsize=4)
def _alone(wordings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(wording_pattern(wordings).pattern)


# --- marks of a draft ------------------------------------------------------------------------------------------------


class DraftOptions(Options):
    """What a draft is called."""

    names: tuple[str, ...]


LONGEST_TITLE = 80


def draft_mark(document: Document, options: DraftOptions, context: Context) -> Iterator[Finding]:
    """A mark of a draft at the end of the title, or on a line of its own above or below it."""
    del context
    for paragraph in document.paragraphs[:HEAD]:
        start, end = paragraph.span
        if end - start > LONGEST_TITLE:
            continue
        found = _draft_pattern(options.names).search(document.folded[start:end])
        if found and (found.start() == 0 or paragraph.kind == "title" or found["fused"]):
            span = Span(start + found.start(), end)
            yield Finding(span, None, {"原文": span.of(document.text).strip("()（）[]【】〔〕 ")})


_COUNT = r"[一二三四五六七八九十\d]{1,2}"


@lru_cache(maxsize=4)
def _draft_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"(?:第?{_COUNT}次?)?(?:{'|'.join(names)})(?:{_COUNT})?|第{_COUNT}稿"
    return re.compile(rf"[(\[【〔] ?(?:{name}) ?[)\]】〕]$|^(?:{name})$|(?<=报告)(?P<fused>{name})$")


# --- residue of web pages --------------------------------------------------------------------------------------------

_ONLY_SPACE = lazy(r"\s*")


def web_page_residue(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Furniture of a web page inside the text; what stands together is one finding."""
    del options, context
    text = document.text
    blocks: list[list[Span]] = []
    for piece in document.source.residue:
        if blocks and _ONLY_SPACE.fullmatch(text, blocks[-1][-1].end, piece.span.start):
            blocks[-1].append(piece.span)
        else:
            blocks.append([piece.span])
    for block in blocks:
        span = block[0]
        words = " ".join(span.of(text).split())
        data = {"文字": words if len(words) <= 20 else words[:20] + "…", "几行": str(len(block))}
        yield Finding(span, None, data)


_FIELDS = {"原文": "找到的原文"}
CHECKS = (
    Check("secrecy_mark", secrecy_mark, SecrecyOptions, _FIELDS),
    Check("draft_mark", draft_mark, DraftOptions, _FIELDS),
    Check("web_page_residue", web_page_residue, NoOptions, {"文字": "开头的几个字", "几行": "一共几处"}),
)
