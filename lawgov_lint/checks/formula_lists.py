"""Checks on fixed formulations that lost a member, that stand in another order, that are cut short, or out of date.

The formulations are rows of ``rules/data/formulas.tsv``; see :mod:`lawgov_lint.checks.formulas`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.checks.formulas import FIELDS, Formula, bared, cells, formulas, places, quoted
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.bare import PROSE, STOPS, Bare, inner, with_marks
from lawgov_lint.patterns import compiled, lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern

# Incomplete -----------------------------------------------------------------------------------------------------------


class IncompleteOptions(Options):
    """Words in front of a name in quotation marks that make it no proper name."""

    before: tuple[str, ...] = ()


def incomplete_formula(document: Document, options: IncompleteOptions, context: Context) -> Iterator[Finding]:
    """A list that lost a member or has another order, verbs that changed places, a name cut short."""
    for row in formulas(context, "members", "adjectives", "order"):
        if not row.successor:
            yield from _broken_lists(document, row, context)
    for row in formulas(context, "pairs"):
        yield from _broken_pairs(document, row, context)
    for row in formulas(context, "name"):
        yield from _short_names(document, row, context)
    for row in formulas(context, "quotes"):
        for words in row.wrong.split("|"):
            for at in places(document.folded, words):
                before = document.folded[max(0, at - 8) : at]
                if _in_prose(document, at) and wording_pattern(options.before).search(before):
                    yield _finding(document, Span(at, at + len(words)), "quotes", row)


def _in_prose(document: Document, at: int) -> bool:
    n = bisect_right(document.paragraphs, at, key=lambda paragraph: paragraph.span.start) - 1
    return n >= 0 and document.paragraphs[n].kind in PROSE and at < document.paragraphs[n].span.end


def _finding(document: Document, span: Span, case: str, row: Formula, missing: str = "") -> Finding:
    span = with_marks(document.text, span)
    words, right = span.of(document.text), row.wording
    if case != "quotes":
        words, right = inner(words), inner(right)
    data = {"原文": words, "应为": right, "缺少": missing}
    return Finding(span, case, data, certainty=row.certainty)


class Members(NamedTuple):
    """The members of a list, each with the words that may stand for it, and the pattern of two or more together."""

    words: tuple[tuple[str, ...], ...]
    run: re.Pattern[str]
    one: re.Pattern[str]

    def read(self, run: str) -> list[int]:
        """Which members stand in a run, in its order."""
        found = self.one.findall(run)
        return [next(n for n, words in enumerate(self.words) if each in words) for each in found]


_OUTSIDE_BRACKETS = lazy(r"、(?![^(]*\))")


@lru_cache(maxsize=64)
def _alternatives(wording: str) -> tuple[tuple[str, ...], ...]:
    """The members of a list: (依法治国|依法治市)、依法执政 → each with the words that may stand for it."""
    return tuple(tuple(each.strip("()").split("|")) for each in _OUTSIDE_BRACKETS.split(wording))


@lru_cache(maxsize=64)
def _members(wording: str) -> Members:
    words = _alternatives(wording)
    one = "|".join(sorted((each for some in words for each in some), key=len, reverse=True))
    return Members(words, compiled(f"(?:{one})(?:[、,和与及]{{0,2}}(?:{one}))+"), compiled(one))


def _there(bare: Bare, wording: str, least: int) -> bool:
    """Whether so many members of a list stand anywhere in a text; quick."""
    missing = 0
    members = _alternatives(wording)
    for words in members:
        if not any(word in bare.text for word in words):
            missing += 1
            if missing > len(members) - least:
                return False
    return True


NEAR = 25
"""A member that stands so near a list is not missing."""
ENOUGH_ADJECTIVES = 4


def _broken_lists(document: Document, row: Formula, context: Context) -> Iterator[Finding]:
    text = context.facts.bare.text
    count = len(_alternatives(row.wording))
    least = ENOUGH_ADJECTIVES if row.kind == "adjectives" else count if row.kind == "order" else count - 1
    least = 2 if row.signs and row.kind != "order" else least
    if (row.signs and not any(sign in text for sign in row.signs.split("|"))) or not _there(
        context.facts.bare, row.wording, least
    ):
        return
    members = _members(row.wording)
    for run in _runs(text, row, members):
        items = members.read(run.group())
        if len(items) < least or len(set(items)) < len(items) or not _signed(text, run.end(), row):
            continue
        if "、".join(members.one.findall(run.group())) in row.variants.split("|"):
            continue
        span = context.facts.bare.span(*run.span())
        if not row.known_in(context.facts.year_at(span.start)) or quoted(context, span):
            continue
        if items != sorted(items):
            if len(items) == count or row.signs:
                yield _finding(document, span, "order", row)
        elif len(items) < count and not _goes_on(text, run, members):
            missing = "、".join(members.words[n][0] for n in range(count) if n not in items)
            yield _finding(document, span, "dropped", row, missing)


def _runs(text: str, row: Formula, members: Members) -> Iterator[re.Match[str]]:
    """Where members stand together; of a list of which all must stand there, only around the first one."""
    if row.kind != "order":
        yield from members.run.finditer(text)
        return
    reach, done = len(row.wording) + NEAR, 0
    for at in places(text, members.words[0][0]):
        if at >= done:
            for run in members.run.finditer(text, max(done, at - reach), at + reach):
                done = run.end()
                yield run


def _signed(text: str, end: int, row: Formula) -> bool:
    """Whether what follows a list shows it to be the formulation."""
    if not row.signs:
        return True
    end += text[end : end + 1] in ("的", ",", "、")
    return any(text.startswith(sign, end) for sign in row.signs.split("|"))


def _goes_on(text: str, run: re.Match[str], members: Members) -> bool:
    """Whether a list that lacks members is only part of another one, or names them right before or after."""
    start, end = run.span()
    if text[start - 1 : start] in ("、", "和", "与", "及") or text[end : end + 1] in (
        "、",
        "和",
        "与",
        "及",
        "等",
        "\n",
    ):
        return True
    if len(members.one.findall(run.group())) == 2 and "、" not in run.group():
        return True
    around = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    inside = set(members.one.findall(run.group()))
    return any(word not in inside and word in side for side in around for some in members.words for word in some)


PAIR_GAP = 14
"""How far apart two pairs of one chain stand at most; longest between them: 的决定性意义,不断增强."""


def _broken_pairs(document: Document, row: Formula, context: Context) -> Iterator[Finding]:
    """Chains of pairs, 增强“四个意识”、坚定“四个自信”: verbs exchanged, another order, the middle one left out."""
    bare = context.facts.bare
    pairs = [(words[:2], words[2:]) for words in bared(row.wording).split("、")]
    if sum(thing in bare.text for _, thing in pairs) < 2:
        return
    things = compiled("|".join(thing for _, thing in pairs))
    chain: list[re.Match[str]] = []
    for found in (*things.finditer(bare.text), None):
        if found and chain and _same_chain(bare.text, chain, found):
            chain.append(found)
            continue
        if len(chain) > 1:
            yield from _broken_chain(document, row, context, chain, pairs)
        chain = [found] if found else []


def _same_chain(text: str, chain: list[re.Match[str]], found: re.Match[str]) -> bool:
    between = text[chain[-1].end() : found.start()]
    fresh = all(found.group() != one.group() for one in chain)
    return fresh and len(between) <= PAIR_GAP and not any(stop in between for stop in STOPS)


def _broken_chain(
    document: Document, row: Formula, context: Context, chain: list[re.Match[str]], pairs: list[tuple[str, str]]
) -> Iterator[Finding]:
    bare, things = context.facts.bare, [thing for _, thing in pairs]
    items = [things.index(found.group()) for found in chain]
    verbs = [bare.text[max(0, found.start() - 2) : found.start()] for found in chain]
    span = bare.span(max(0, chain[0].start() - 2), chain[-1].end())
    if not row.known_in(context.facts.year_at(span.start)) or quoted(context, span):
        return
    known = [verb for verb, _ in pairs]
    # 增强“四个自信” is said by itself; beside “四个意识” it is an exchange.
    if 0 in items and any(verb in known and verb != known[n] for verb, n in zip(verbs, items, strict=True)):
        yield _finding(document, span, "pairing", row)
    elif items != sorted(items):
        # Two of them, each in a clause of its own, are no quotation: 坚决做到“两个维护”,不断增强“四个意识”.
        whole = len(items) == len(pairs) or "," not in bare.text[chain[0].end() : chain[-1].start()]
        if whole and all(verb in known for verb in verbs):
            yield _finding(document, span, "order", row)
    elif items == [0, len(pairs) - 1] and verbs == [known[0], known[-1]]:
        missing = "、".join(verb + thing for verb, thing in pairs[1:-1])
        start, end = bare.sentence(chain[0].start())
        if not any(thing in bare.text[start:end] for _, thing in pairs[1:-1]):
            yield _finding(document, span, "dropped", row, missing)


BEFORE_NAME = 24
"""How far before a name what makes it whole may stand: 党的十九大和十九届历次全会精神,深入学习贯彻二十大精神."""


def _short_names(document: Document, row: Formula, context: Context) -> Iterator[Finding]:
    bare = context.facts.bare
    if row.signs not in bare.text:
        return
    for words in cells(row.wrong):
        for at in places(bare.text, words):
            start = max(bare.sentence(at)[0], at - BEFORE_NAME)
            span = bare.span(at, at + len(words))
            whole = any(word and word in bare.text[start : at + 1] for word in cells(row.variants))
            if not whole and row.known_in(context.facts.year_at(span.start)) and not quoted(context, span):
                yield _finding(document, span, "name", row)


# Out of date ----------------------------------------------------------------------------------------------------------


class OutdatedOptions(Options):
    """How a formulation guides (□ stands for it), and wordings of a sentence that speaks of the past."""

    guides: tuple[str, ...]
    unless: tuple[str, ...] = ()


AROUND = 20
"""How far around a formulation the words stand that make it a guide: 为指导思想和行动指南."""
ENOUGH_OLD = 3
"""So many members of an old list in a row make it that list."""


def outdated_formula(document: Document, options: OutdatedOptions, context: Context) -> Iterator[Finding]:
    """A formulation that had been replaced before the year began."""
    bare = context.facts.bare
    for row in formulas(context):
        if not row.successor or row.until >= (context.as_of or "9"):
            continue
        lists = row.kind in ("members", "adjectives")
        for start, end in _old_lists(bare.text, row) if lists else _old_words(bare.text, row):
            span = bare.span(start, end)
            low, high = bare.sentence(start)
            sentence = bare.text[low:high]
            if not row.replaced_in(context.facts.year_at(span.start)) or quoted(context, span):
                continue
            if row.kind == "guide":
                near = f"{bare.text[max(low, start - AROUND) : start]}□{bare.text[end : min(high, end + AROUND)]}"
                if bared(row.successor) in sentence or not wording_pattern(options.guides).search(near):
                    continue
            if not wording_pattern(options.unless).search(sentence) and not _past_year(sentence, row):
                data = {"原文": inner(span.of(document.text)), "应为": row.successor}
                edits = () if lists else _replace(document, span, row)
                yield Finding(span, None, data, edits=edits, certainty=row.certainty)


def _old_words(text: str, row: Formula) -> Iterator[tuple[int, int]]:
    """Where an old wording stands; the words in front that go with it belong to it."""
    for at in places(text, bared(row.wording)):
        yield _with_owner(text, at), at + len(row.wording)


_OWNERS = ("习近平总书记关于", "习近平总书记", "习近平关于", "习近平")


def _with_owner(text: str, at: int) -> int:
    return next(
        (at - len(owner) for owner in _OWNERS if text.startswith(owner, at - len(owner)) and at >= len(owner)), at
    )


def _old_lists(text: str, row: Formula) -> Iterator[tuple[int, int]]:
    """Where members of an old list stand together, one at least that the new list does not have."""
    old, new = row.wording.split("、"), row.successor.split("、")
    gone = set(old) - set(new)
    if not any(word in text for word in gone):
        return
    members = _members("、".join(dict.fromkeys((*old, *new))))
    for run in members.run.finditer(text):
        words = members.one.findall(run.group())
        if len(words) >= ENOUGH_OLD and gone & set(words):
            yield run.span()


def _replace(document: Document, span: Span, row: Formula) -> tuple[Edit, ...]:
    """The new wording for the old one, where no mark stands inside."""
    return (Edit(*span, row.successor),) if span.of(document.text).isalpha() else ()


_YEAR = lazy("20[0-9]{2}年")


def _past_year(sentence: str, row: Formula) -> bool:
    """Whether a sentence names a year in which the old wording held."""
    return any(int(year[:4]) <= int(row.until[:4]) for year in _YEAR.findall(sentence))


CHECKS = (
    Check(
        "incomplete_formula",
        incomplete_formula,
        IncompleteOptions,
        {**FIELDS, "缺少": "缺少的部分；只有 dropped 有"},
        ("pairing", "order", "dropped", "name", "quotes"),
    ),
    Check("outdated_formula", outdated_formula, OutdatedOptions, FIELDS),
)
