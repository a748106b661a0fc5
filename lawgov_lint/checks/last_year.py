"""Checks on what last year's report said: problems still there word for word, plans that nobody heard of again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.prose import HAN, ITEM_MARK, clauses, han_count, sentences
from lawgov_lint.patterns import compiled, lazy
from lawgov_lint.vocabulary import wording_pattern

MOST_RELATED = 12
_MARKS = lazy(r"[\W_]+")
_FOUND = ("heading", "content")


class UnchangedOptions(Options):
    """How long a clause must be, in 汉字, and wordings of lead-ins, which are the same every year."""

    length: int = 12
    lead_ins: tuple[str, ...] = ()


def unchanged_problems(document: Document, options: UnchangedOptions, context: Context) -> Iterator[Finding]:
    """Sentences or clauses of the problems that stand word for word in last year's: one finding."""
    facts, last = context.facts, context.previous
    if last is None:
        return
    known = {_key(words) for span in _text_of(last, "problems") for words in _pieces(last, span)}
    known = {key for key in known if han_count(key) >= options.length}
    if not known:
        return
    lead_in = wording_pattern(options.lead_ins)
    formulas = [_key(formula) for formula in context.vocabulary.formulas]
    again: list[Span] = []
    for body in _text_of(facts, "problems"):
        for sentence in sentences(document.folded, body):
            again += _again(facts, sentence, known)
    again = [
        span
        for span in again
        if not lead_in.search(facts.lined, *span)
        and not any(_key(span.of(document.folded)) in formula for formula in formulas)
    ]
    if not again:
        return
    listed = "、".join(f"“{_short(span.of(document.text))}”" for span in again[:MOST_RELATED])
    related = tuple(Related(span, "也与上年一字不差") for span in again[1:MOST_RELATED])
    yield Finding(again[0], None, {"条数": str(len(again)), "原话": listed}, related=related)


def _again(facts: Facts, sentence: Span, known: set[str]) -> list[Span]:
    """A whole sentence, or else its clauses, that last year's report has."""
    folded = facts.document.folded
    whole = _without_mark(folded, sentence)
    if _key(whole.of(folded)) in known:
        return [whole]
    parts = (_without_mark(folded, clause) for clause in clauses(folded, sentence))
    return [part for part in parts if _key(part.of(folded)) in known]


def _pieces(facts: Facts, body: Span) -> Iterator[str]:
    folded = facts.document.folded
    for sentence in sentences(folded, body):
        yield _without_mark(folded, sentence).of(folded)
        for clause in clauses(folded, sentence):
            yield _without_mark(folded, clause).of(folded)


def _text_of(facts: Facts, role: str) -> Iterator[Span]:
    for section in facts.document.section(role):
        if section.found_by in _FOUND:
            yield from facts.text_of(section)


def _without_mark(folded: str, span: Span) -> Span:
    words = span.of(folded)
    mark = ITEM_MARK.match(words)
    start = span.start + (mark.end() if mark else len(words) - len(words.lstrip()))
    return Span(start, span.start + len(words.rstrip("。;!?, \n")))


def _key(words: str) -> str:
    return _MARKS.sub("", words)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 24 else words[:24] + "…"


class PlanOptions(Options):
    """Words that every plan has, how many pairs of characters must be left to judge by, how many items are listed."""

    common: tuple[str, ...]
    least: int = 4
    listed: int = 8


def unreported_plans(document: Document, options: PlanOptions, context: Context) -> Iterator[Finding]:
    """Items of last year's plan of whose own words this year's report has none: one finding."""
    last = context.previous
    if last is None or not any(s.found_by in _FOUND for s in last.document.section("next_year")):
        return
    common = compiled("|".join(sorted(options.common, key=lambda word: (-len(word), word))))
    text = "".join(_reported(document))
    heard = {text[at : at + 2] for at in range(len(text) - 1)}
    lost = []
    for item in _planned(last):
        words = item.of(last.document.folded)
        own = _own_pairs(words, common)
        if len(own) >= options.least and not own & heard:
            lost.append(_short(_without_mark(last.document.folded, item).of(last.document.text)))
    if lost:
        listed = "、".join(f"“{words}”" for words in lost[: options.listed])
        rest = "等" if len(lost) > options.listed else ""
        yield Finding(None, None, {"条数": str(len(lost)), "安排": listed + rest})


def _reported(document: Document) -> Iterator[str]:
    """What is said of this year: everything but the plan for the next one."""
    plans = [s.span for s in document.section("next_year") if s.span and s.found_by in _FOUND]
    for paragraph in document.paragraphs:
        if not any(plan.start <= paragraph.span.start < plan.end for plan in plans):
            yield _key(paragraph.span.of(document.folded))


def _planned(last: Facts) -> Iterator[Span]:
    """The sentences of the plan."""
    for body in _text_of(last, "next_year"):
        yield from sentences(last.document.folded, body)


def _own_pairs(words: str, common: re.Pattern[str]) -> set[str]:
    """The pairs of neighbouring characters of what a sentence says besides common words."""
    rest = common.sub(" ", words)
    return {run[at : at + 2] for run in HAN.findall(rest) for at in range(len(run) - 1)}


CHECKS = (
    Check(
        "unchanged_problems",
        unchanged_problems,
        UnchangedOptions,
        {"条数": "一字不差的有几处", "原话": "这几处的话"},
    ),
    Check(
        "unreported_plans",
        unreported_plans,
        PlanOptions,
        {"条数": "没有下文的安排有几项", "安排": "上年报告里的这几项"},
    ),
)
