"""Percentages and multiples that cannot be: over 100 %, decreases by multiples, percent where points are meant."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.comparisons import Comparison
from lawgov_lint.facts.figures import Figure
from lawgov_lint.facts.numbers import ONE
from lawgov_lint.facts.rounding import Range, slack, stated
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern

HUNDRED = 100 * ONE
WIDTH = 24
"""So many characters before a figure are looked at."""


class RateOptions(Options):
    """Names of rates and shares that cannot be more than all; wordings of those that can."""

    rates: tuple[str, ...]
    unless: tuple[str, ...] = ()


def implausible_percent(document: Document, options: RateOptions, context: Context) -> Iterator[Finding]:
    """A rate or a share over 100 %, a decrease of more than there was."""
    facts = context.facts
    falls = {c.change: c for c in facts.comparisons if c.kind == "percent" and c.direction == -1}
    aside = {c.change for c in facts.comparisons}
    for n, figure in enumerate(facts.figures):
        number = figure.number
        if number.unit != "%" or number.value <= HUNDRED:
            continue
        if n in falls:
            span = Span(min(falls[n].span.start, number.whole.start), number.whole.end)
            yield Finding(span, "decrease", {"原文": span.of(document.text)})
        elif n not in aside:
            words = _before(document, figure)
            start = number.whole.start - len(words)
            found = wording_pattern(options.rates).search(words)
            if found and not wording_pattern(options.unless).search(words):
                span = Span(start + found.start(), number.whole.end)
                yield Finding(span, "rate", {"原文": span.of(document.text)})


_TIMES = (
    "了?(?:将?近|大?约|超过?|至少)?(?:[0-9]{1,6}(?:[.][0-9]{1,4})?|[一二两三四五六七八九十百几数]{1,3}(?:点[一二三四五六七八九])?)"
    "[多余]?倍(?:多|以上)?(?![数率速频增])"
)
_FALLS_BY_MULTIPLE = lazy(
    f"(?P<falls>(?:减少|下降|降低|缩短|缩减|缩小|压缩|压减|下滑|回落|减轻|减|降){_TIMES})"
    rf"|[比较][^,、\n]{{2,14}}?(?P<less>(?<![减降至])[少低]{_TIMES})"  # 比上年少2倍   not 至少2倍
)


def decrease_by_multiples(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """减少2倍: once is all there was."""
    del options
    if "倍" not in document.folded:
        return
    for found in _FALLS_BY_MULTIPLE.finditer(context.facts.lined):
        span = Span(*found.span(found.lastgroup or 0))
        yield Finding(span, None, {"原文": span.of(document.text)})


_OPENING = lazy("[,、( ]*")
_RATE = lazy(r"(?:率|度|占比|比例|比重)(?:为|是|达|到|约|均|已|高|保持|在| )*$")


def percent_versus_points(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """率由5%降至3%,下降2%: those are 百分点."""
    del options
    figures = context.facts.figures
    for one in context.facts.comparisons:
        if one.kind != "percent" or one.current is None or one.change is None or not one.direction:
            continue
        current, change = figures[one.current], figures[one.change]
        if current.unit != "%" or not current.number.exact or not change.number.exact:
            continue
        case = None
        if one.base is not None:
            case = "computed" if _are_points(figures[one.base], current, change, one.direction) else None
        elif _RATE.search(_before(document, current)):
            case = "likely"
        if case:
            span = _own_words(document, one, current, change)
            points = f"{change.number.span.of(document.text)}个百分点"
            yield Finding(span, case, {"原文": span.of(document.text), "应为": points})


def _before(document: Document, figure: Figure) -> str:
    """The words before a figure in its sentence."""
    start = figure.number.whole.start
    return document.folded[max(figure.sentence.start, start - WIDTH) : start]


def _own_words(document: Document, one: Comparison, current: Figure, change: Figure) -> Span:
    """The words of a change without those of the two figures before it."""
    end = change.number.whole.end
    start = max(one.span.start, current.number.whole.end) if current.number.whole.end < end else one.span.start
    opening = _OPENING.match(document.folded, start, end)
    return Span(opening.end() if opening else start, end)


def _are_points(base: Figure, current: Figure, change: Figure, direction: int) -> bool:
    """Whether the change is the difference of two percentages, and not how much the one is of the other."""
    before, now, said = base.number, current.number, change.number
    difference = direction * (now.value - before.value)
    if base.unit != "%" or not before.exact or difference <= 0 or before.value == 0:
        return False
    relative = difference / before.value * 100
    if stated(said).meets(Range(relative, relative)):
        return False
    return abs(difference - said.value) <= slack(said)


CHECKS = (
    Check("implausible_percent", implausible_percent, RateOptions, {"原文": "有关的文字"}, ("rate", "decrease")),
    Check("decrease_by_multiples", decrease_by_multiples, NoOptions, {"原文": "有关的文字"}),
    Check(
        "percent_versus_points",
        percent_versus_points,
        NoOptions,
        {"原文": "有关的文字", "应为": "用百分点的写法"},
        ("computed", "likely"),
    ),
)
