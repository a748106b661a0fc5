"""Checks on short forms of titles: used without being introduced, introduced without being used."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.abbreviations import Abbreviation, ShortTitle, bare_name, find_short_titles, is_short_for
from lawgov_lint.vocabulary import wording_pattern


class UndefinedOptions(Options):
    """Which titles are short forms, and what tells what they stand for.

    Args:
        words: 纲要, 条例 …: in 《》 nothing but these.
        common: those that are also everyday words: 意见, 规定.
        issuing: words that make an everyday word the name of a document: 印发…意见.
        described: wordings right before that name the document in another way: 市委《意见》, 本《办法》.
        making: wordings before, by which the writer's own document is made: 制定《方案》.
    """

    words: tuple[str, ...]
    common: tuple[str, ...]
    issuing: tuple[str, ...]
    described: tuple[str, ...]
    making: tuple[str, ...]


BEFORE = 16
"""How many characters before a short form are looked at for what describes it."""
MOST_PLACES = 5
"""So many other places are named at most."""


def undefined_abbreviation(document: Document, options: UndefinedOptions, context: Context) -> Iterator[Finding]:
    """《纲要》 before any title that it may stand for; one finding a short form."""
    facts = context.facts
    said = _Said(document, options)
    found: dict[tuple[str, str], list[ShortTitle]] = {}
    for short in find_short_titles(facts, options.words):
        case = _case(facts, short, options, said)
        if case:
            found.setdefault((short.words, case), []).append(short)
    for (words, case), uses in found.items():
        first = uses[0]
        places = tuple(Related(facts.titles[use.title].span, f"另一处《{words}》") for use in uses[1 : MOST_PLACES + 1])
        if case == "before" and first.later:
            places = (Related(first.later, "到这里才交代"), *places)
        if case == "ambiguous":
            places = tuple(Related(facts.titles[n].span, "可能指这一文件") for n in first.meanings)
        span = facts.titles[first.title].span
        data = {"原文": span.of(document.text), "次数": str(len(uses)), "全称": _first_meaning(document, facts, first)}
        yield Finding(span, case, data, related=places)


def _first_meaning(document: Document, facts: Facts, short: ShortTitle) -> str:
    if short.meanings:
        return "、".join(f"《{facts.titles[n].words.of(document.text)}》" for n in short.meanings)
    words = short.later.of(document.text) if short.later else ""
    return f"《{words.strip('《》〈〉')}》" if words.startswith(("《", "〈")) else words


def _case(facts: Facts, short: ShortTitle, options: UndefinedOptions, said: _Said) -> str | None:
    """What is wrong with one use of a short form; None when a reader knows what it stands for."""
    document, title = facts.document, facts.titles[short.title]
    paragraph = document.paragraphs[title.paragraph]
    if title.parent is not None or paragraph.kind not in ("body", "heading") or short.defined is not None:
        return None
    if _own(document, short.words) or short.title in facts.numbered_titles or _in_slogan(facts, title.span):
        return None
    start = _list_start(facts, title.span.start)
    if start < title.span.start and short.words.startswith("实施"):
        return None  # 《甲规定》及《实施办法》
    before = _clause(document.folded[max(paragraph.span.start, start - BEFORE) : start])
    if wording_pattern(options.described).search(before) or said.before(short.words, title.span.start):
        return None
    if short.meanings:
        near = any(facts.titles[n].paragraph >= title.paragraph - 1 for n in short.meanings)
        return None if near or len(short.meanings) == 1 else "ambiguous"
    if short.later:
        return "before"
    return "loose" if wording_pattern(options.making).search(before) else "never"


MOST_LISTED = 12


def _list_start(facts: Facts, start: int) -> int:
    """Where the list of titles begins in which one stands: 制定《方案》《要点》."""
    folded = facts.document.folded
    for _ in range(MOST_LISTED):
        end = start - (folded[max(0, start - 1) : start] in ("、", "和", "及", "与"))
        title = facts.titles_by_end.get(end)
        if title is None:
            break
        start = facts.titles[title].span.start
    return start


def _own(document: Document, words: str) -> bool:
    """Whether the document itself is a 规划, a 方案."""
    title = document.identity.title
    return title is not None and is_short_for(words, bare_name(title.value))


def _in_slogan(facts: Facts, span: Span) -> bool:
    """Whether it stands in a short quotation, the name of an event: “《条例》进万家”."""
    pair = facts.quote_around(span.start)
    return pair is not None and pair.end - pair.start <= 20


WINDOW = 1500
"""How far back a document that was named without marks is looked for."""


class _Said:
    """Where documents were named without their marks: 修订云岭市古茶园保护条例。《条例》明确…."""

    def __init__(self, document: Document, options: UndefinedOptions) -> None:
        self.folded = document.folded
        self.options = options
        self.read: dict[str, int] = {}
        self.last: dict[str, int] = {}

    def before(self, words: str, start: int) -> bool:
        """Whether that was so not far before a place; for one short form the places must come in text order."""
        floor = max(0, start - WINDOW)
        at = max(floor, self.read.get(words, 0))
        while (at := self.folded.find(words, at, start)) >= 0:
            if self._is_name(words, at):
                self.last[words] = at
            at += len(words)
        self.read[words] = start
        return self.last.get(words, -1) >= floor

    def _is_name(self, words: str, at: int) -> bool:
        before = self.folded[max(0, at - 40) : at]
        name = before.replace("“", "").replace("”", "")[-4:]
        if len(name) < 4 or not name.isalpha() or before.rfind("《") > before.rfind("》"):
            return False  # 按条例, or the end of a title
        return words not in self.options.common or any(word in _clause(before) for word in self.options.issuing)


def _clause(words: str) -> str:
    """What of some words stands behind the last mark."""
    return words[max(words.rfind(mark) for mark in ",。;:!?《》\n") + 1 :]


class UnusedOptions(Options):
    """What is not looked for again.

    Args:
        organs: last words of organs and places, whose short names need not come again.
        leading: words before a short form without marks that make it the document: 落实条例.
    """

    organs: tuple[str, ...]
    leading: tuple[str, ...]


def unused_abbreviation(document: Document, options: UnusedOptions, context: Context) -> Iterator[Finding]:
    """A short form that is introduced and never comes again."""
    facts = context.facts
    seen: dict[str, bool] = {}
    for abbreviation in facts.abbreviations:
        words = abbreviation.words.of(document.folded).replace(" ", "")
        if not abbreviation.lasting or abbreviation.uses or _no_title(document, abbreviation, options.organs):
            continue
        if words not in seen and len(seen) < MOST_LOOKED_FOR:
            seen[words] = _comes_again(facts, abbreviation, words, options.leading)
            if not seen[words]:
                span = abbreviation.span
                yield Finding(span, None, {"原文": span.of(document.text), "简称": words})


MOST_STEPS = 50
"""Places that are looked at for one short form without marks; what stands more often is an everyday word."""
MOST_LOOKED_FOR = 200
"""Short forms that are looked for in the whole text; no report has as many."""

MOST_IN_TITLE = 60
"""How far before a word the title begins in which it stands."""


def _no_title(document: Document, abbreviation: Abbreviation, organs: tuple[str, ...]) -> bool:
    """Whether it is the short name of an organ or a place, or a word without any marks."""
    if abbreviation.title is not None or abbreviation.marks == "《》":
        return False
    before = document.folded[max(0, abbreviation.span.start - 8) : abbreviation.span.start].rstrip("(, ")
    words = abbreviation.words.of(document.folded)
    return not abbreviation.marks or words.endswith(organs) or before.endswith(organs)


def _comes_again(facts: Facts, abbreviation: Abbreviation, words: str, leading: tuple[str, ...]) -> bool:
    """Whether the short form stands anywhere behind its definition, with marks or without."""
    folded = facts.document.folded
    at, end = len(folded), abbreviation.span.end
    for _ in range(MOST_STEPS):
        at = folded.rfind(words, end, at)
        if at < 0:
            return False
        if abbreviation.title is None:  # 三项制度 is one wherever it stands
            return True
        before = folded[max(end, at - MOST_IN_TITLE) : at]
        inside = before.rfind("《") > before.rfind("》")  # 《条例》 itself is among the uses
        if not inside and (not before[-1:].isalpha() or before.endswith(leading)):
            return True
    return True


CHECKS = (
    Check(
        "undefined_abbreviation",
        undefined_abbreviation,
        UndefinedOptions,
        {"原文": "简称，带书名号", "次数": "没有交代就用了几次", "全称": "可能指的文件，带书名号；没有的为空"},
        ("before", "never", "ambiguous", "loose"),
    ),
    Check(
        "unused_abbreviation",
        unused_abbreviation,
        UnusedOptions,
        {"原文": "定义简称的话", "简称": "简称"},
    ),
)
