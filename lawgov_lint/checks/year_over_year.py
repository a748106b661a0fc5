"""Checks on figures beside those of last year: key figures without a comparison, a base that last year's report denies.

Which figures are key is said in the vocabulary. Left out are the plan, what covers several years, parts of a total that
is looked at itself, rates of 100 %, and what the same sentence or the same metric compares elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import Document
from lawgov_lint.document.place import Places
from lawgov_lint.facts import Facts
from lawgov_lint.facts.figures import Figure
from lawgov_lint.facts.numbers import ONE
from lawgov_lint.facts.rounding import range_of
from lawgov_lint.facts.two_years import change_between, in_same_words, levels, of_last_year, paired, plain_words
from lawgov_lint.vocabulary import Metric

WHOLE = 100 * ONE
MOST_RELATED = 6


class YearOverYearOptions(Options):
    """When a report compares too little, and how that is told.

    Args:
        least: from so many key figures half of them should be compared.
        elsewhere: a report that compares so many other figures has not forgotten the year before.
        listed: so many are listed.
        one_by_one: one finding a figure.
    """

    least: int = 5
    elsewhere: int = 3
    listed: int = 30
    one_by_one: bool = False


def missing_comparisons(_document: Document, options: YearOverYearOptions, context: Context) -> Iterator[Finding]:
    """Key figures that stand without last year's: one finding, unless one a figure is asked for."""
    facts, metrics = context.facts, context.vocabulary.metrics
    keys = [n for n in levels(facts) if _is_key(facts.figures[n], metrics)]
    if not keys:
        return
    every = _compared(facts)
    above = _Above(facts, {*keys, *every})
    compared = [n for n in keys if n in every]
    alone = [n for n in keys if n not in every and not above.any_of(n)]
    count = len(alone) + len(compared)
    if not alone or (compared and (count < options.least or 2 * len(compared) >= count)):
        return
    elsewhere = sum(comparison.yearly for comparison in facts.comparisons)
    case = "few" if compared or count == 1 else "others" if elsewhere >= options.elsewhere else "none"
    said = _Listed(facts, metrics, context.previous)
    alone.sort(key=said.weight)
    shared = {"个数": str(len(alone)), "全部": str(count), "已比": str(len(compared))}
    if options.one_by_one:
        for n in alone:
            yield Finding(facts.figures[n].number.whole, case, {**shared, "数据": said.all([n])})
        return
    rest = f"；等{len(alone)}个" if len(alone) > options.listed else ""
    places = tuple(Related(facts.figures[n].number.whole, said.name(n)) for n in alone[:MOST_RELATED])
    yield Finding(None, case, {**shared, "数据": said.all(alone[: options.listed]) + rest}, related=places)


def _is_key(figure: Figure, metrics: Mapping[str, Metric]) -> bool:
    if figure.metric is None or not metrics[figure.metric].key:
        return False
    return figure.number.unit != "%" or figure.number.value < WHOLE


def _compared(facts: Facts) -> set[int]:
    """The figures that are compared: by their own words, by their sentence, or because last year's stands elsewhere."""
    figures, folded = facts.figures, facts.document.folded
    found: set[int] = set()
    unclear: dict[Span, int] = {}  # a change whose figure is not certain → it may be that of any before it
    for comparison in facts.comparisons:
        if "环比" in comparison.span.of(folded):
            continue
        if comparison.current is not None:
            found.add(comparison.current)
        else:
            told = next(n for n in (comparison.change, comparison.base, -1) if n is not None)
            if told >= 0:
                unclear[figures[told].sentence] = comparison.span.start
    last_year = {figure.metric for figure in figures if figure.metric and of_last_year(facts, figure)}
    for n, figure in enumerate(figures):
        if figure.metric in last_year or figure.number.span.start < unclear.get(figure.sentence, 0):
            found.add(n)
    return found


class _Above:
    """The totals that figures are parts of, at any remove."""

    def __init__(self, facts: Facts, among: Collection[int]) -> None:
        self._whole = {part: total.whole for total in facts.totals for part in total.parts}
        self._among = among

    def any_of(self, n: int) -> bool:
        """Whether a figure is part of one that counts."""
        seen = {n}
        while (whole := self._whole.get(n)) is not None and whole not in seen:
            if whole in self._among:
                return True
            seen.add(whole)
            n = whole
        return False


class _Listed:
    """Key figures as a message names them."""

    def __init__(self, facts: Facts, metrics: Mapping[str, Metric], previous: Facts | None) -> None:
        self._facts = facts
        self._metrics = metrics
        self._places = Places(facts.document)
        self._previous = previous
        self._before = {pair.now: pair.before for pair in paired(facts, previous)} if previous else {}
        self._subjects: dict[str, int] = {}
        for metric in metrics.values():
            self._subjects.setdefault(metric.about[0], len(self._subjects))

    def weight(self, n: int) -> tuple[int, int]:
        """What the vocabulary speaks of first comes first; of one subject, in the order of the text."""
        return self._subjects[self._metric(n).about[0]], n

    def _metric(self, n: int) -> Metric:
        name = self._facts.figures[n].metric
        assert name is not None
        return self._metrics[name]

    def name(self, n: int) -> str:
        """行政复议受理68件."""
        figure = self._facts.figures[n]
        unit = figure.unit if figure.inherited else ""
        return self._metric(n).title + figure.number.whole.of(self._facts.document.text) + unit

    def all(self, indexes: Sequence[int]) -> str:
        """四、（一）第1段的行政复议受理68件、行政复议审结56件；四、（三）第1段的法律援助受理179件."""
        found: list[tuple[str, list[str]]] = []
        for n in indexes:
            place = self._places.of(self._facts.figures[n].number.whole).replace(" ", "")
            if not found or found[-1][0] != place:
                found.append((place, []))
            found[-1][1].append(self.name(n) + self._last(n))
        return "；".join(f"{place}的{'、'.join(names)}" for place, names in found)

    def _last(self, n: int) -> str:
        """（上年55件，可加“同比增长23.6%”）, where last year's report has the figure."""
        before, last = self._before.get(n), self._previous
        if before is None or last is None:
            return ""
        old, figure = last.figures[before], self._facts.figures[n]
        change = change_between(figure.number, old.number, figure.unit)
        added = f"，可加“{change.sentence}”" if change.sentence else ""
        return f"（上年{old.number.whole.of(last.document.text)}{old.unit if old.inherited else ''}{added}）"


def stated_base(document: Document, _options: NoOptions, context: Context) -> Iterator[Finding]:
    """A figure given for last year that is another than last year's report gives in the same words."""
    facts, last = context.facts, context.previous
    if last is None:
        return
    for comparison in facts.comparisons:
        if comparison.base is None:
            continue
        base = facts.figures[comparison.base]
        named = base if comparison.current is None else facts.figures[comparison.current]
        metric = named.metric or base.metric
        if metric is None or base.period != "previous" or not base.number.exact or base.role == "change":
            continue
        same = list(in_same_words(last, metric, plain_words(facts, named), base.unit))
        if not same or any(range_of(old.number).meets(range_of(base.number)) for old in same):
            continue
        if len({old.number.value for old in same}) > 1 or _told_elsewhere(
            last, base, context.vocabulary.metrics[metric].about[0]
        ):
            continue
        old = same[0]
        key = comparison.yearly or context.vocabulary.metrics[metric].key
        yield Finding(
            base.number.whole,
            "stated" if key else "unsaid",
            {
                "指标": context.vocabulary.metrics[metric].title,
                "基数": base.number.whole.of(document.text),
                "上年": old.number.whole.of(last.document.text),
                "位置": Places(last.document).of(old.number.whole),
                "原文": _around(last, old),
            },
        )


def _told_elsewhere(last: Facts, base: Figure, subject: str) -> bool:
    """Whether last year's report has the number for something else of the same subject: another scope then."""
    return any(
        figure.unit == base.unit
        and figure.number.value == base.number.value
        and (figure.metric is None or last.metrics[figure.metric].about[0] == subject)
        for figure in last.figures
    )


def _around(facts: Facts, figure: Figure) -> str:
    """A figure with its own words, as they stand."""
    start = min(figure.words.start, figure.number.whole.start)
    words = Span(start, max(figure.number.whole.end, figure.words.end)).of(facts.document.text)
    return " ".join(words.split())


_FIELDS = {
    "个数": "没有比较的主要数据有几个",
    "全部": "主要数据一共几个",
    "已比": "其中有比较的几个",
    "数据": "没有比较的主要数据，各在哪里；有上年报告的，连同上年的数",
}

CHECKS = (
    Check("year_over_year", missing_comparisons, YearOverYearOptions, _FIELDS, ("none", "others", "few")),
    Check(
        "previous_year",
        stated_base,
        fields={
            "指标": "说的是什么",
            "基数": "报告里写的上年数",
            "上年": "上年报告里的数",
            "位置": "在上年报告的哪里",
            "原文": "上年报告的原话",
        },
        cases=("stated", "unsaid"),
    ),
)
