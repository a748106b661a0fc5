"""Checks on measure words: none at all, or two for the same metric."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.figures import Figure
from lawgov_lint.facts.numbers import Number
from lawgov_lint.vocabulary import wording_pattern

LOOK = 24
"""How far around a number its clause and its sentence are looked at."""
BARE_VERB = 4
"""So few characters name no thing: 收到58宗，受理52 leaves the 宗 out as one does in a list."""


class MissingUnitOptions(Options):
    """Where a number without a measure word is surely a count.

    Args:
        counted: wordings in the clause before it that say what is counted.
        unless: wordings there that make it something else.
        given: wordings around it in the sentence that give it its unit.
    """

    counted: tuple[str, ...]
    unless: tuple[str, ...]
    given: tuple[str, ...]


def missing_unit(document: Document, options: MissingUnitOptions, context: Context) -> Iterator[Finding]:
    """A count that ends its clause without a measure word: 发放宣传资料3000，…"""
    lined = context.facts.lined
    counted, unless, given = map(wording_pattern, (options.counted, options.unless, options.given))
    united: Span | None = None  # the last sentence in which a unit was written
    for figure in context.facts.figures:
        number, sentence = figure.number, figure.sentence
        if number.unit:
            united = sentence
        if figure.unit or figure.role != "level" or not _plain(lined, number):
            continue
        start, end = number.whole
        low = max(sentence.start, start - LOOK)
        low = max(low, *(lined.rfind(mark, low, start) + 1 for mark in ",:"))
        words = lined[low:start].strip()
        if united == sentence and len(words) <= BARE_VERB:
            continue
        if "(" in words or not counted.search(words) or unless.search(words):
            continue
        if not given.search(lined, max(sentence.start, start - LOOK), min(sentence.end, end + LOOK)):
            data = {"原文": document.text[low:end].strip(), "数": number.whole.of(document.text)}
            yield Finding(number.whole, None, data)


def _plain(lined: str, number: Number) -> bool:
    """Whether a number is written in digits to the unit, may not be a year, and ends its clause."""
    digits, following = number.span.of(lined).replace(",", ""), lined[number.whole.end : number.whole.end + 1]
    year = len(digits) == 4 and digits.startswith(("19", "20"))
    return digits.isdigit() and digits.isascii() and digits != "1" and not year and following in ("", ",", "\n", "\r")


class UnitsOptions(Options):
    """Measure words of which one metric has one."""

    units: tuple[str, ...]


def unit_inconsistent(document: Document, options: UnitsOptions, context: Context) -> Iterator[Finding]:
    """One metric counted with two measure words, 件 and 宗; said where the rarer one first stands."""
    metrics: dict[str, dict[str, list[Figure]]] = {}
    for figure in context.facts.figures:
        if figure.metric and figure.role == "level" and not figure.inherited and figure.unit in options.units:
            metrics.setdefault(figure.metric, {}).setdefault(figure.unit, []).append(figure)
    for name, by_unit in metrics.items():
        usual, *others = sorted(by_unit.values(), key=lambda figures: (-len(figures), figures[0].number.span.start))
        for rarer in others:
            first, there = rarer[0], usual[0]
            data = {
                "原文": first.number.whole.of(document.text),
                "指标": context.vocabulary.metrics[name].title,
                "单位": first.unit,
                "别处": there.unit,
            }
            related = Related(there.number.whole, f"这里用“{there.unit}”")
            yield Finding(first.number.whole, None, data, related=(related,))


CHECKS = (
    Check("missing_unit", missing_unit, MissingUnitOptions, {"原文": "数和它前面的几个字", "数": "没有单位的数"}),
    Check(
        "unit_inconsistent",
        unit_inconsistent,
        UnitsOptions,
        {"原文": "数和单位", "指标": "指标名称", "单位": "这里的单位", "别处": "别处的单位"},
    ),
)
