"""Sentences and clauses of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.diagnostics import Span

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?[”’\"]?")
_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_HAN = re.compile(r"[^\W\da-zA-Z_]+")
ITEM_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:[、]|\.(?!\d))|[①-⑳]|——|[•·▪●◆-]"
    r"|首先|其次|再次|最后|第[一二三四五六七八九十](?=[,、]))\s*"
)
"""What numbers an item, in folded text, at its beginning."""


def sentences(folded: str, span: Span) -> Iterator[Span]:
    """The sentences inside a span, each with its closing mark; a ； ends one too."""
    for found in _SENTENCE.finditer(folded, span.start, span.end):
        if found.group().strip():
            yield Span(*found.span())


def clauses(folded: str, span: Span) -> Iterator[Span]:
    """The stretches between two punctuation marks other than 、, without white space around them."""
    for found in _CLAUSE.finditer(folded, span.start, span.end):
        words = found.group()
        start = found.start() + len(words) - len(words.lstrip())
        end = found.end() - (len(words) - len(words.rstrip()))
        if start < end:
            yield Span(start, end)


def han_count(text: str) -> int:
    """How many 汉字 a text has."""
    return sum(map(len, _HAN.findall(text)))
