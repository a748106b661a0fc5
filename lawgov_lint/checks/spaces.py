"""Checks on spaces inside running text: 提高广 大干部; 法治 ，政府.

Most spaces in a report are layout: between the lines of a slogan, two organs of one title, name and characters. What
counts is a space that cuts a word in two, one behind or before a word that cannot stand there, and one beside a mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document, Paragraph
from lawgov_lint.facts.western import is_chinese
from lawgov_lint.patterns import lazy
from lawgov_lint.wordlist import LONGEST, WordList

_BETWEEN = lazy(r" (?=[^\W\da-zA-Z_])")
_BEFORE_MARK = lazy(" {1,2}(?=[,。、;!”》])")
_AFTER_MARK = lazy("[，、“《] (?=[^\\W\\da-zA-Z_])")
_SPACED_OUT = lazy(r" [^\W\da-zA-Z_](?= )")  # 报 告 如 下
_PROSE_MARKS = ",。;"


class SpaceOptions(Options):
    """What cannot stand beside a space, and when many are one finding.

    Args:
        never_last: words behind which a stretch of text cannot end.
        never_first: words before which it cannot begin.
        few: more places than this are one finding.
        shortest: a shorter line is layout.
    """

    never_last: str
    never_first: str
    few: int = 4
    shortest: int = 16


def space_in_text(document: Document, options: SpaceOptions, context: Context) -> Iterator[Finding]:
    """A space inside a word, or beside a mark; one finding where there are many."""
    found: list[tuple[Span, str]] = []
    folded = document.folded
    words = context.vocabulary.tables.words
    for paragraph in document.paragraphs:
        if (
            paragraph.kind == "body"
            and folded.find(" ", *paragraph.span) >= 0
            and _is_prose(document, paragraph, options)
        ):
            found += _spaces(document, paragraph.span, options, words)
    for group in [found] if len(found) > options.few else [[place] for place in found]:
        if group:
            span, case = group[0]
            data = {"文字": _around(document, span), "处数": str(len(group))}
            edits = tuple(Edit(place.start, place.end, "") for place, _ in group)
            yield Finding(span, "throughout" if len(group) > 1 else case, data, edits)


def _is_prose(document: Document, paragraph: Paragraph, options: SpaceOptions) -> bool:
    words = paragraph.span.of(document.folded)
    if len(words) < options.shortest or "\t" in words or "|" in words or "    " in words:
        return False
    if len(_SPACED_OUT.findall(words)) > 1:
        return False
    return any(mark in words for mark in _PROSE_MARKS)


def _spaces(document: Document, span: Span, options: SpaceOptions, words: WordList) -> list[tuple[Span, str]]:
    folded = document.folded
    places: list[tuple[Span, str]] = []
    for found in _BETWEEN.finditer(folded, *span):
        at = found.start()
        if at > span.start and _han(folded[at - 1]) and _cuts(folded, at, span, options, words):
            places.append((Span(at, at + 1), "inside"))
    for found in _BEFORE_MARK.finditer(folded, *span):
        before = folded[found.start() - 1] if found.start() > span.start else ""
        if before and (_han(before) or before in "”》)%") and _wide_mark(document, found.end()):
            places.append((Span(*found.span()), "beside-mark"))
    for found in _AFTER_MARK.finditer(document.text, *span):
        places.append((Span(found.end() - 1, found.end()), "beside-mark"))
    return sorted(places)


def _han(character: str) -> bool:
    return character.isalpha() and is_chinese(character)


def _wide_mark(document: Document, at: int) -> bool:
    """Whether a mark belongs to Chinese text: of full width, or in a text that has none."""
    return not document.text[at].isascii() or document.normalised


def _cuts(folded: str, at: int, span: Span, options: SpaceOptions, words: WordList) -> bool:
    """Whether a space between two 汉字 parts what belongs together."""
    left, right = _run(folded[max(span.start, at - 6) : at], -1), _run(folded[at + 1 : min(span.end, at + 7)], 1)
    if len(left) == 1 and len(right) == 1:
        return False  # 张 三; 报 告 如 下
    if len(left) == 1 and at - 1 == span.start:
        return False  # 年 度
    if left[-1] in options.never_last and not _ends_with_word(left, words):
        return True
    if right[0] in options.never_first and not _begins_with_word(right, words):
        return True
    if _ends_with_word(left, words) and _begins_with_word(right, words):
        return False  # 法治同行 政府先行, though 行政 is a word too
    return any(
        left[-i:] + right[:j] in words
        for i in range(1, min(len(left), LONGEST - 1) + 1)
        for j in range(1, min(len(right), LONGEST - i) + 1)
    )


def _run(words: str, step: int) -> str:
    """The 汉字 right before (-1) or right behind (1) a space."""
    run = ""
    for character in words[::step]:
        if not _han(character):
            break
        run += character
    return run[::step]


def _ends_with_word(left: str, words: WordList) -> bool:
    return any(left[-n:] in words for n in range(2, min(LONGEST, len(left)) + 1))


def _begins_with_word(right: str, words: WordList) -> bool:
    return any(right[:n] in words for n in range(2, min(LONGEST, len(right)) + 1))


def _around(document: Document, span: Span) -> str:
    text = document.text
    before, after = text[max(0, span.start - 6) : span.start], text[span.end : span.end + 6]
    return before.replace("\r", "\n").rpartition("\n")[2] + span.of(text) + after.replace("\r", "\n").partition("\n")[0]


CHECKS = (
    Check(
        "space_in_text",
        space_in_text,
        SpaceOptions,
        {"文字": "空格和前后的几个字", "处数": "几处"},
        ("inside", "beside-mark", "throughout"),
    ),
)
