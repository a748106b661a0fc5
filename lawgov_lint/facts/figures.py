"""Figures: numbers with what they measure, and of what time.

What a number measures is looked for in its own words: the clause before it, back to the number before, and the noun
behind it. What that clause leaves out (受理45件) stands earlier in the sentence or in the heading of the item, so every
metric names plain words that must be spoken of there. The nearest of them decides; when none fits, a figure has no
metric, which is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.facts.numbers import Number
from lawgov_lint.facts.own_words import LONGEST_WORDS, Own, own_words
from lawgov_lint.facts.periods import Periods
from lawgov_lint.patterns import compiled, lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import Metric, wording_pattern

if TYPE_CHECKING:
    import re

    from lawgov_lint.facts import Facts


class Figure(NamedTuple):
    """A number with what it measures.

    Args:
        number: the number with its unit.
        unit: its own, or the one inherited from the total it is a part of (55件（受理45、不予受理5）); may be empty.
        inherited: whether the unit is inherited.
        metric: name of the metric in the vocabulary; None for what the vocabulary does not know. It is the kind of
            thing that is counted: a part may have the metric of its whole (其中村居普法2316场次), so two figures of one
            metric need not be the same figure; compare ``words``.
        words: where the report's own words for it stand, 共收到行政复议申请; empty where there are none.
        period: ``year`` (of the report), ``previous`` (the base of a comparison, 去年同期), ``total`` (累计, 截至目前
            over years), ``other`` (a named year, month, quarter; a plan).
        role: what it is in its sentence: ``level`` (a count or rate), ``change`` (增长12.5%, 增加3件), ``base`` (由X).
        sentence: the clause chain up to 。 or ; that it stands in.
    """

    number: Number
    unit: str
    inherited: bool
    metric: str | None
    words: Span
    period: str
    role: str
    sentence: Span


LONGEST_SCOPE = 400
"""So far back in its sentence what a figure is about."""
NEAREST = 3
"""So many things spoken of before a figure's own words are tried, the last first."""
LONGEST_TAIL = 24
"""So far before a number the words stand that make it a change or a base."""
_STOP = lazy(r"[。;!?\n]")
_LISTED = frozenset("、,和及与")
_FROM = lazy("(?:由|从)[^,、]{0,16}$")
_TO = lazy(r"(?:左右|以上)?[ ,]?(?:逐步|大幅|迅速|分别)?(?:增|减|上升|下降|提[高升]|降|扩|缩|到|至|升|变|调整)")
_AGO = lazy("(?:去年|上年|上一年|前年)(?:同期|度)?(?:的|为|是|仅|只有|共|有){0,2}$")
_ENDS_AGO = frozenset("年期度的为是仅有共")
_CHANGE = lazy(
    "(?:增长|下降|(?<!新)增加|减少|上升|提高|提升|降低|下滑|回落|压减|增幅|降幅|涨幅|跌幅|(?<![新递])增|减|降|升|涨|[年期](?:多|少))"
    "(?:了|幅度|约|近|超过|超|达到?|均|为|分别|各){0,2} ?$"
)
_ENDS_CHANGE = frozenset("长降加少升高低滑落减幅增涨多了度约近过超达到均为别各 ")
_SAME_KIND = lazy("(?:[省市县区乡镇级]|街道|部门|政府|党委|行政|各类|其他|本级)*")
"""Before a thing spoken of they make another of its kind, to which the verb before belongs too: 部门规范性文件26件."""


def find_figures(facts: Facts) -> Iterator[Figure]:
    """Every figure, in text order: one for each number, the ends of ranges left out."""
    numbers = (number for number in facts.numbers if not number.ranged)
    metrics, periods = _indexed(tuple(facts.metrics.values())), Periods(facts)
    for paragraph, group in groupby(numbers, attrgetter("paragraph")):
        span = facts.document.paragraphs[paragraph].span
        yield from _Paragraph(facts, span, metrics, periods).figures(list(group))


class _Asked(NamedTuple):
    """A metric with its patterns."""

    metric: Metric
    wordings: re.Pattern[str]
    look_alikes: re.Pattern[str] | None


class _Metrics:
    """The metrics of the vocabulary by the words that they are about, and by unit."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        by_word: dict[str, list[Metric]] = {}
        for metric in metrics:
            for word in metric.about:
                by_word.setdefault(word, []).append(metric)
        self._by_word = by_word
        self._by_unit: dict[tuple[str, str], list[_Asked]] = {}
        longest_first = sorted(by_word, key=lambda word: (-len(word), word))
        self._pattern = compiled("|".join(longest_first)) if by_word else None

    def topics(self, folded: str, span: Span) -> list[tuple[int, str]]:
        """What a stretch of text speaks of, each with its place."""
        if self._pattern is None:
            return []
        return [(found.start(), found.group()) for found in self._pattern.finditer(folded, *span)]

    def named(self, word: str, unit: str, own: str, before: str) -> str | None:
        """The metric that has the unit and one of whose wordings a figure's own words have."""
        for metric, wordings, look_alikes in self._by_unit.get((word, unit)) or self._asked(word, unit):
            if not wordings.search(own) or (look_alikes and look_alikes.search(own)):
                continue
            if not any(other in before for other in metric.not_about):
                return metric.name
        return None

    def _asked(self, word: str, unit: str) -> list[_Asked]:
        """The metrics that a word and a unit leave, in their order."""
        plain = unit.partition("(")[0]
        self._by_unit[word, unit] = [
            _Asked(m, wording_pattern(m.wordings), wording_pattern(m.not_wordings) if m.not_wordings else None)
            for m in self._by_word[word]
            if unit in m.units or plain in m.units
        ]
        return self._by_unit[word, unit]


@lru_cache(maxsize=4)
def _indexed(metrics: tuple[Metric, ...]) -> _Metrics:
    """Made once for all documents of a run."""
    return _Metrics(metrics)


class _Paragraph:
    """The figures of one paragraph."""

    def __init__(self, facts: Facts, span: Span, metrics: _Metrics, periods: Periods) -> None:
        self.facts = facts
        self.folded = facts.document.folded
        self.span = span
        self.metrics = metrics
        self.periods = periods
        self.stops = [found.start() for found in _STOP.finditer(self.folded, *span)]
        self.full_stops = [at for at in self.stops if self.folded[at] != ";"]
        self.topics = metrics.topics(self.folded, span)
        self.topic_places = [at for at, _ in self.topics]
        self._above: tuple[int, list[tuple[int, str]]] = (-1, [])

    def figures(self, numbers: Sequence[Number]) -> Iterator[Figure]:
        """One figure for each of the paragraph's numbers."""
        before: Figure | None = None
        counted: tuple[Figure, Own] | None = None  # the last one with a metric
        sentence = scope = Span(-1, -1)  # up to 。 or ; and up to 。
        listed = self._of_lists(numbers)
        floor = 0
        for n, number in enumerate(numbers):
            start = number.span.start
            if start >= sentence.end:
                sentence = self._between(self.stops, start)
                if start >= scope.end:
                    scope = self._between(self.full_stops, start)
            floor = max(sentence.start, floor)
            ahead = numbers[n + 1].whole.start if n + 1 < len(numbers) else sentence.end
            unit = number.unit or self._inherited(number, listed[n], before)
            own = own_words(self.folded, number.whole, floor, min(ahead, sentence.end))
            follows = before if before and before.sentence == sentence else None
            if follows and own.words.start == own.words.end:  # 由299项增加到356项
                own = Own(follows.words, follows.words.of(self.folded) + own.text, own.span)
            joined = follows is not None and number.whole.start - floor < 2  # 12、8、5件
            role = follows.role if follows and joined and follows.role == "change" else self._role(number, floor)
            metric = self._metric(number, unit, own, scope) if self.topics and role != "change" else None
            if metric is None and counted and role == "level" and counted[0].sentence == sentence:
                metric = self._carried(unit, own, counted)
            if follows and joined and role == follows.role:
                period = follows.period
            else:
                period = self._period(number, role, floor, scope)
            before = Figure(number, unit, unit != number.unit, metric, own.words, period, role, sentence)
            if metric:
                counted = before, own
            floor = number.whole.end
            yield before

    def _between(self, stops: list[int], offset: int) -> Span:
        """The sentence around an offset."""
        at = bisect_left(stops, offset)
        start = stops[at - 1] + 1 if at else self.span.start
        return Span(start, stops[at] if at < len(stops) else self.span.end)

    def _of_lists(self, numbers: Sequence[Number]) -> list[str]:
        """For each number the unit of the last in its list: 分别为12、8、5件."""
        units = [number.unit for number in numbers]
        for n in range(len(numbers) - 2, -1, -1):
            if not units[n]:
                gap = self.folded[numbers[n].whole.end : numbers[n + 1].whole.start]
                units[n] = units[n + 1] if len(gap) == 1 and gap in _LISTED else ""
        return units

    def _inherited(self, number: Number, listed: str, before: Figure | None) -> str:
        """The unit that a number without one shares: with the last of its list, or with the total before it."""
        if listed:
            return listed
        if before is None or before.unit == "%" or number.after or number.whole.start > before.sentence.end:
            return ""
        gap = self.folded[before.number.whole.end : number.whole.start]
        if len(gap) > LONGEST_WORDS:
            return ""
        total = any(mark in gap for mark in ("(", ":", "其中", "包括", "分别"))
        return before.unit if total or before.inherited else ""

    def _role(self, number: Number, floor: int) -> str:
        folded, start = self.folded, number.whole.start
        if start - floor < 2:
            return "level"
        tail, last = folded[max(floor, start - LONGEST_TAIL) : start], folded[start - 1]
        if last in _ENDS_CHANGE and _CHANGE.search(tail):
            return "change"
        if last in _ENDS_AGO and _AGO.search(tail):
            return "base"
        if ("由" in tail or "从" in tail) and _FROM.search(tail) and _TO.match(folded, number.whole.end):
            return "base"
        return "level"

    def _metric(self, number: Number, unit: str, own: Own, scope: Span) -> str | None:
        """The metric, by the nearest thing spoken of that knows the figure's words."""
        start = max(scope.start, number.span.start - LONGEST_SCOPE)
        before = self.folded[start : number.span.start]
        first, last = bisect_left(self.topic_places, own.span.start), bisect_left(self.topic_places, own.span.end)
        topics = self.topics[first:last]
        if first == last:
            topics = self.topics[bisect_left(self.topic_places, start) : first] or self._heading_topics(scope.start)
            topics = topics[-NEAREST:]
        for word in dict.fromkeys(word for _, word in reversed(topics)):
            if metric := self.metrics.named(word, unit, own.text, before):
                return metric
        return None

    def _carried(self, unit: str, own: Own, counted: tuple[Figure, Own]) -> str | None:
        """The metric by the verb of the figure before: 制发政府规范性文件6件,部门规范性文件26件."""
        words, (last, before) = own.words.of(self.folded), counted
        for at, word in self.topics[bisect_left(self.topic_places, own.words.start) :]:
            if at >= own.words.end:
                break
            if words.endswith(word) and _SAME_KIND.fullmatch(words, 0, len(words) - len(word)):
                said = before.words.of(self.folded)
                named = self.metrics.named(word, unit, said + own.text, "") if said.endswith(word) else None
                return named if named == last.metric else None
        return None

    def _heading_topics(self, offset: int) -> list[tuple[int, str]]:
        """What the first sentence of the item or paragraph speaks of, for a sentence that names nothing."""
        if self._above[0] != offset:
            self._above = offset, self._heading(offset)
        return self._above[1]

    def _heading(self, offset: int) -> list[tuple[int, str]]:
        series = self.facts.document.series
        items = [series[s].items[n].span.start for s, n in self.facts.items_around(offset).items()]
        for start in sorted({self.span.start, *(at for at in items if at >= self.span.start)}, reverse=True):
            end = min(offset, self._between(self.full_stops, start + 1).end)
            if found := self.topics[bisect_left(self.topic_places, start) : bisect_left(self.topic_places, end)]:
                return found
        return []

    def _period(self, number: Number, role: str, floor: int, scope: Span) -> str:
        """Of what time it speaks: by its own clause, or by the last date before it in its sentence."""
        start = number.whole.start
        if self.periods.planned(scope.start):
            return "other"
        if role == "base" and _AGO.search(self.folded[max(floor, start - LONGEST_TAIL) : start]):
            return "previous"
        since, clause = max(scope.start, start - LONGEST_SCOPE), max(floor, start - LONGEST_WORDS)
        return self.periods.named(start, clause, since) or ("previous" if role == "base" else "year")
