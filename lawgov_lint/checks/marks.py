"""Checks on marks of the wrong kind: straight quotation marks, doubled marks, ellipses, dashes, a comma before 等."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document, Paragraph
from lawgov_lint.facts.marks import LONGEST_QUOTATION
from lawgov_lint.facts.western import is_chinese
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

AROUND = 6


def _shown(document: Document, span: Span) -> str:
    """The words at a span with a few characters on both sides, within their line."""
    text = document.text
    before = text[max(0, span.start - AROUND) : span.start].replace("\r", "\n").rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].replace("\r", "\n").partition("\n")[0]
    return before + span.of(text) + after


def _prose_at(document: Document, offset: int, context: Context) -> Paragraph | None:
    """The paragraph around an offset, when it is no table and the offset lies in no address."""
    if context.facts.plain[offset] != document.text[offset]:
        return None
    paragraph = context.facts.paragraph_at(offset)
    return paragraph if paragraph and _is_prose(document, paragraph) else None


def _is_prose(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is no row of a table."""
    return paragraph.kind != "table" and document.folded.find("|", *paragraph.span) < 0


# --- straight quotation marks ----------------------------------------------------------------------------------------

_QUOTES = lazy('["“”]')
_SINGLE = lazy("(?<![A-Za-z0-9'])'([^'\"“”\n]{1,30})'(?![A-Za-z0-9'])")
_NOT_FIRST = ",。、;:!?) "


class StraightOptions(Options):
    """More pairs than this, and no curly one, are how a whole text was typed."""

    few: int = 3


class _Pair(NamedTuple):
    """A quotation; each of its marks may be straight."""

    start: int
    end: int
    edits: tuple[Edit, ...]


def straight_quotes(document: Document, options: StraightOptions, context: Context) -> Iterator[Finding]:
    """Straight quotation marks in Chinese text: one finding a pair, or one for the text that has no others."""
    if '"' not in document.folded and "'" not in document.folded:
        return
    pairs: list[_Pair] = []
    for paragraph in document.paragraphs:
        if not _is_prose(document, paragraph):
            continue
        here, odd = _straight_pairs(document, paragraph.span, context)
        if odd is not None:
            span = Span(odd, odd + 1)
            yield Finding(span, "odd", {"文字": _shown(document, span), "处数": "1"})
        pairs += here
    text = document.text
    if len(pairs) > max(options.few, text.count("“")):
        edits = tuple(edit for pair in pairs for edit in pair.edits)
        span = Span(pairs[0].start, pairs[0].end)
        yield Finding(span, "whole-file", {"文字": span.of(text), "处数": str(len(pairs))}, edits)
        return
    for pair in pairs:
        span = Span(pair.start, pair.end)
        yield Finding(span, "pair", {"文字": span.of(text), "处数": "1"}, pair.edits)


def _straight_pairs(document: Document, span: Span, context: Context) -> tuple[list[_Pair], int | None]:
    """The quotations of a paragraph with a straight mark, and the first straight mark that pairs with nothing.

    Where one does not, nobody can tell which are opening marks: then none is offered a fix.
    """
    folded, plain, text = document.folded, context.facts.plain, document.text
    pairs: list[_Pair] = []
    if folded.find('"', *span) >= 0:
        marks = [m.start() for m in _QUOTES.finditer(folded, *span) if plain[m.start()] == text[m.start()]]
        quotations, odd = _pair_up(folded, _without_inches(folded, marks))
        if odd is None:
            odd = next((start for start, end, _ in quotations if not _plausible(folded, start, end)), None)
        if odd is not None:
            return [], odd if _is_chinese_quotation(text, odd, odd + 1) else None
        pairs = [_Pair(a, b + 1, edits) for a, b, edits in quotations if _is_chinese_quotation(text, a, b + 1)]
    if folded.find("'", *span) >= 0:
        for found in _SINGLE.finditer(folded, *span):
            a, b = found.span()
            if any(is_chinese(character) for character in found[1]) and plain[a] == text[a]:
                pairs.append(_Pair(a, b, _curly(folded, a, b - 1, "‘’")))
    return sorted(pairs), None


def _without_inches(folded: str, marks: Sequence[int]) -> list[int]:
    """Without the straight marks that count inches, `55"`; one that closes `"12345"` does not."""
    kept: list[int] = []
    straight = 0
    for at in marks:
        if folded[at] == '"':
            if straight % 2 == 0 and folded[at - 1 : at].isdigit() and folded[kept[-1] if kept else at] != "“":
                continue
            straight += 1
        kept.append(at)
    return kept


def _pair_up(folded: str, marks: Sequence[int]) -> tuple[list[tuple[int, int, tuple[Edit, ...]]], int | None]:
    """Pair marks from left to right; curly ones give their direction. Pairs with a straight mark, and what is left."""
    pairs: list[tuple[int, int, tuple[Edit, ...]]] = []
    open_at: int | None = None
    n = 0
    while n < len(marks):
        at, mark = marks[n], folded[marks[n]]
        if mark == "“" or open_at is None:
            if open_at is not None and folded[open_at] == '"':
                return pairs, open_at
            open_at = at if mark != "”" else None
        elif mark == '"' and folded[open_at] == "“" and _nested(folded, marks[n : n + 3]):
            pairs.append((at, marks[n + 1], _curly(folded, at, marks[n + 1], "‘’")))
            n += 1
        else:
            if '"' in (mark, folded[open_at]):
                pairs.append((open_at, at, _curly(folded, open_at, at, "“”")))
            open_at = None
        n += 1
    return pairs, open_at if open_at is not None and folded[open_at] == '"' else None


def _nested(folded: str, marks: Sequence[int]) -> bool:
    """Whether a straight pair stands inside a curly one: `“…"…"…”`."""
    if "".join(folded[at] for at in marks) != '""”':
        return False
    return not any(mark in folded[marks[0] : marks[1]] for mark in ",。;")


def _plausible(folded: str, start: int, end: int) -> bool:
    """Whether what stands between two marks reads as a quotation, and not as what stands between two of them."""
    words = folded[start + 1 : end]
    if not words or len(words) > LONGEST_QUOTATION or words[0] in _NOT_FIRST:
        return False
    return "。" not in words[:-1] or folded[start - 1 : start] in (":", ",") or words[-1] in "。!?"


def _is_chinese_quotation(text: str, start: int, end: int) -> bool:
    """Whether a quotation has Chinese in it, or none but stands in Chinese; `"A"="B"` is code."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    inside = text[start + 1 : end - 1]
    if before in ("=", "{") or after in ("=", "}"):
        return False
    if any(is_chinese(character) for character in inside):
        return True
    western = any(character.isascii() and character.isalpha() for character in inside)
    return not western and any(mark and is_chinese(mark) for mark in (before, after))


def _curly(folded: str, start: int, end: int, marks: str) -> tuple[Edit, ...]:
    """Curly marks for those of a pair that are straight."""
    return tuple(Edit(at, at + 1, mark) for at, mark in zip((start, end), marks, strict=True) if folded[at] in "\"'")


# --- doubled marks ---------------------------------------------------------------------------------------------------

_RUN = lazy("[,。、;:!?.](?: ?[,。、;:!?.])+")
_FULL = dict(zip(",;:", "，；：", strict=True))
_ENCLOSED = ("“”", "‘’", "()", "《》", "「」", "[]")
_MENDED = ",。;:"
"""Doubled, they are a slip of the finger; between two 、 an item may have been lost."""


def repeated_punctuation(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Two marks in a row that cannot stand together: `，，` `，。`."""
    del options
    folded, text = document.folded, document.text
    for found in _RUN.finditer(folded):
        span = Span(*found.span())
        marks = found.group().replace(" ", "")
        if not _cannot_stand_together(marks) or not _prose_at(document, span.start, context):
            continue
        if _western(document, span) or _is_told_of(folded, span):
            continue
        edits: tuple[Edit, ...] = ()
        if len(set(marks)) == 1 and marks[0] in _MENDED:
            whole = any(character in "，；：" for character in span.of(text))
            edits = (Edit(*span, _FULL.get(marks[0], marks[0]) if whole else marks[0]),)
        data = {"标点": span.of(text), "文字": _shown(document, span)}
        yield Finding(span, "same" if edits else "different", data, edits)


def _cannot_stand_together(marks: str) -> bool:
    kinds = set(marks)
    if kinds <= {"!", "?"} or kinds == {"."}:
        return False
    return not (marks.strip(".") in ("", "。", ",", ":") and len(marks) > 3) and not (
        kinds == {"。"} and len(marks) > 2
    )


def _western(document: Document, span: Span) -> bool:
    """Whether marks of half width belong to Western text: `Co.,`, `1,,2`, `::`."""
    text = document.text
    marks = span.of(text)
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if "." in marks and not (before and is_chinese(before) and any(mark > "\x7f" for mark in marks)):
        return True
    if not marks.isascii():
        return False
    if " " in marks and not (before and is_chinese(before)):
        return True
    chinese = [bool(character) and is_chinese(character) for character in (before, after)]
    return not (chinese[0] or (chinese[1] and before.isdigit()))


def _is_told_of(folded: str, span: Span) -> bool:
    """Whether marks are what the sentence speaks of: `把“，。”改成“。”`."""
    return folded[max(0, span.start - 1) : span.start] + folded[span.end : span.end + 1] in _ENCLOSED


# --- ellipses and dashes ---------------------------------------------------------------------------------------------

_DOTS = lazy(r"\.{3,}|。{3,}|·{3,}|…+")
_LEADER = lazy(r"[ .·…]*[(（]?\d{1,4}[)）]?[ \t]*(?:[\r\n]|$)")
LONGEST_ELLIPSIS = 6
"""More dots than this lead to a page number, or are to be filled in."""


def wrong_ellipsis(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """An ellipsis that is not ……: `...`, `。。。`, a single `…`."""
    del options
    folded = document.folded
    if "…" not in folded and "..." not in folded and "。。。" not in folded and "···" not in folded:
        return
    for found in _DOTS.finditer(folded):
        span = Span(*found.span())
        dots = found.group()
        if (dots[0] == "…" and len(dots) > 1) or len(dots) > LONGEST_ELLIPSIS:
            continue
        if not _chinese_beside(document, span) or _LEADER.match(folded, span.end):
            continue
        if _prose_at(document, span.start, context):
            yield Finding(span, None, {"原文": span.of(document.text), "应为": "……"}, (Edit(*span, "……"),))


def _chinese_beside(document: Document, span: Span) -> bool:
    """Whether Chinese stands right before; at the beginning of a line, right behind."""
    before = document.text[max(0, span.start - 1) : span.start]
    if before and before not in "\r\n":
        return is_chinese(before)
    return bool(after := document.text[span.end : span.end + 1]) and is_chinese(after)


_DASH = lazy("[-—]{2,}")
LONGEST_DASH = 4


def wrong_dash(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A dash between Chinese words that is not ——: `--`, `—-`."""
    del options
    folded, text = document.folded, document.text
    if "--" not in folded and "—-" not in folded and "-—" not in folded:
        return
    for found in _DASH.finditer(folded):
        span = Span(*found.span())
        after = text[span.end : span.end + 1]
        if "-" not in found.group() or span.end - span.start > LONGEST_DASH or not after or not is_chinese(after):
            continue
        if _chinese_beside(document, span) and _prose_at(document, span.start, context):
            yield Finding(span, None, {"原文": span.of(text), "应为": "——"}, (Edit(*span, "——"),))


# --- a comma before 等 -----------------------------------------------------------------------------------------------


class DengOptions(Options):
    """Characters that make another word of 等, and wordings that must follow it after a comma.

    Args:
        other_words: what behind 等 makes another word of it: 等级, 等靠要.
        after_comma: what behind 等 shows that it ends a list: 等部门.
        waits: what in the rest of a clause shows that somebody waits: …后.
        sure: what behind 等 shows the same as ``after_comma``, behind a 、 only; only then is the fix safe.
        item: so many characters at most has the last item before a comma.
    """

    other_words: str
    after_comma: tuple[str, ...]
    waits: tuple[str, ...]
    sure: tuple[str, ...] = ()
    item: int = 12


_DENG = lazy("[、,]等")
_LIST_BREAK = lazy("[,。;:!?\n、]")


def comma_before_deng(document: Document, options: DengOptions, context: Context) -> Iterator[Finding]:
    """A 、 or a comma between the last item of a list and 等: `甲、乙、等部门`."""
    folded = document.folded
    if "、等" not in folded and ",等" not in folded:
        return
    words = context.vocabulary.tables.words
    for found in _DENG.finditer(folded):
        at = found.start()
        after = folded[at + 2 : at + 3]
        if after and (after in options.other_words or f"等{after}" in words):
            continue
        if folded.startswith(options.waits, at + 2):
            continue  # 、等通知
        if (folded[at] == "," and not _ends_list(folded, at, options)) or not _prose_at(document, at, context):
            continue
        span = Span(at, at + 2)
        edits = (Edit(at, at + 1, ""),) if _surely_a_list(folded, at + 2, options) else ()
        yield Finding(span, None, {"标点": document.text[at], "文字": _shown(document, span)}, edits)


_CLOSES = lazy("[。;,)\\s0-9一二两三四五六七八九十几多各]|$")


def _surely_a_list(folded: str, at: int, options: DengOptions) -> bool:
    """Whether what follows 等 leaves no doubt; 现场取号、等叫号 would be changed in its meaning."""
    return _CLOSES.match(folded, at) is not None or folded.startswith((*options.after_comma, *options.sure), at)


def _ends_list(folded: str, at: int, options: DengOptions) -> bool:
    """Whether 等 behind a comma ends a list of short items, and nobody waits for anything."""
    rest = folded[at + 2 : at + 24].partition("\n")[0]
    clause = _LIST_BREAK.split(rest)[0]
    if rest and not rest.startswith(options.after_comma) and rest[0] not in "。;,)":
        return False
    if any(word in clause for word in options.waits):
        return False
    items = _LIST_BREAK.split(folded[max(0, at - 2 * options.item - 2) : at])
    return len(items) > 1 and 0 < len(items[-1]) <= options.item and 0 < len(items[-2]) <= options.item


_TEXT = {"文字": "它和前后的几个字"}
CHECKS = (
    Check(
        "straight_quotes", straight_quotes, StraightOptions, {**_TEXT, "处数": "几对"}, ("whole-file", "pair", "odd")
    ),
    Check(
        "repeated_punctuation",
        repeated_punctuation,
        NoOptions,
        {**_TEXT, "标点": "连着的标点"},
        ("same", "different"),
    ),
    Check("wrong_ellipsis", wrong_ellipsis, NoOptions, {"原文": "原来的写法", "应为": "规范的写法"}),
    Check("wrong_dash", wrong_dash, NoOptions, {"原文": "原来的写法", "应为": "规范的写法"}),
    Check("comma_before_deng", comma_before_deng, DengOptions, {**_TEXT, "标点": "“等”前面的标点"}),
)
