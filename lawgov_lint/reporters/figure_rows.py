"""What ``lawgov-lint figures`` lists: the figures of a report, alone or beside those of the year before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lawgov_lint.document.place import Places
from lawgov_lint.facts.two_years import Change, change_between, paired
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts
    from lawgov_lint.facts.figures import Figure

PERIODS = {"year": "本年", "previous": "上年", "total": "累计", "other": "其他"}
LONGEST = 16
"""So many characters of the report's own words name what the vocabulary does not know."""
Words = Callable[[str], list[str]]


class Row(NamedTuple):
    """One figure.

    Args:
        metric: its name in the vocabulary; None for what that does not know.
        label: what it measures, for people.
        words: the report's own words.
        written: as the report writes it, 近8000件次.
        value: in ten-thousandths.
        unit: its own or inherited.
        exact: nothing says that it is approximate.
        period: a key of :data:`PERIODS`.
        comparison: the words that compare it, 同比下降12.5%.
        part: it is part of a figure before it.
        line, column: where it stands, from 1.
        place: where a person would look, 一、（二）第1段.
        start, end: offsets.
    """

    metric: str | None
    label: str
    words: str
    written: str
    value: int
    unit: str
    exact: bool
    period: str
    comparison: str
    part: bool
    line: int
    column: int
    place: str
    start: int
    end: int


class Both(NamedTuple):
    """A figure in two years.

    Args:
        status: ``both``, ``new``, ``vanished``, or ``apart`` for what is not of one year: 累计, plans.
        now, before: None where a year does not have it; then there is no change.
    """

    status: str
    now: Row | None
    before: Row | None
    change: Change | None


class Rows:
    """The figures of one report as rows.

    Args:
        cut: cuts a text into words; asked only for what has no metric.
    """

    def __init__(self, facts: Facts, cut: Words) -> None:
        self._facts = facts
        self._cut = cut
        self._places = Places(facts.document)
        self._parts = {part for total in facts.totals for part in total.parts}
        self._comparisons: dict[int, list[str]] = {}
        self._told: set[int] = set()
        for comparison in facts.comparisons:
            if comparison.current is not None:
                words = " ".join(comparison.span.of(facts.document.text).split())
                self._comparisons.setdefault(comparison.current, []).append(words)
                self._told.update(n for n in (comparison.change, comparison.base) if n is not None)

    def all(self) -> Iterator[Row]:
        """Every figure in text order; changes and bases stand with the figure that they are told of."""
        for n in range(len(self._facts.figures)):
            if n not in self._told:
                yield self.row(n)

    def row(self, n: int) -> Row:
        """One figure, by its index."""
        figure = self._facts.figures[n]
        document = self._facts.document
        number = figure.number
        line, column = document.source.position(number.whole.start)
        return Row(
            metric=figure.metric,
            label=self._label(n, figure),
            words=" ".join(figure.words.of(document.text).split()),
            written=" ".join(number.whole.of(document.text).split()),
            value=number.value,
            unit=figure.unit,
            exact=number.exact,
            period=figure.period,
            comparison="；".join(self._comparisons.get(n, ())),
            part=n in self._parts,
            line=line,
            column=column,
            place=self._places.of(number.whole).replace(" ", ""),
            start=number.whole.start,
            end=number.whole.end,
        )

    def _label(self, n: int, figure: Figure) -> str:
        """The title of the metric; for a part, and for what has no metric, the report's own words."""
        if figure.metric and n not in self._parts:
            return self._facts.metrics[figure.metric].title
        text = _YEAR.sub("", " ".join(figure.words.of(self._facts.document.text).split()))
        if not text:
            return self._facts.metrics[figure.metric].title if figure.metric else ""
        return noun_phrase(self._cut(text), behind=figure.words.start >= figure.number.whole.end)


_YEAR = lazy("^(?:全年|今年|本年度?|年内)共?")
"""Taken off before words are cut: 全年代办 is not 全, 年代, 办."""
_SAYS_NOTHING = (
    "共 共计 总计 合计 累计 全年 今年 本年 本年度 年度 全 先后 分别 已 已经 均 均已 约 为 是 有 的 了 等 等等 在 对 将 "
    "把 由 从 与 和 及 以及 并 其中 达 达到 达成 占 计 按期 目前 也 又 再 还 都 就 向 给 被 让 使 到 至 于 以 用"
)
_CLOSING = frozenset("”)）》")
_EMPTY = frozenset(_SAYS_NOTHING.split()) | frozenset(" 、,，:：(（“\"'《-—·.。;；") | _CLOSING


def noun_phrase(words: list[str], behind: bool = False) -> str:
    """What a figure counts, as short as can be: without the words that say nothing at both ends, and never half a word.

    Args:
        words: the report's own, cut.
        behind: they stand behind the number; then the first of them tell, otherwise the last.
    """
    first, last = 0, len(words)
    while first < last and words[first] in _EMPTY:
        first += 1
    while last > first and words[last - 1] in _EMPTY - _CLOSING:
        last -= 1
    chosen = words[first:last] or words
    while len(chosen) > 1 and len("".join(chosen)) > LONGEST:
        chosen = chosen[:-1] if behind else chosen[1:]
    while len(chosen) > 1 and chosen[0] in _EMPTY:
        chosen = chosen[1:]
    return "".join(chosen)


def both_years(now: Facts, before: Facts, cut: Words) -> list[Both]:
    """This year's figures in text order, each beside last year's; what last year's report alone has; what is apart."""
    ours, theirs = Rows(now, cut), Rows(before, cut)
    pairs = paired(now, before)
    found = []
    for pair in pairs:
        new = None if pair.now is None else ours.row(pair.now)
        old = None if pair.before is None else theirs.row(pair.before)
        change = None
        if pair.now is not None and pair.before is not None:
            figure = now.figures[pair.now]
            change = change_between(figure.number, before.figures[pair.before].number, figure.unit)
        found.append(Both("both" if new and old else "new" if new else "vanished", new, old, change))
    level = {row.now.start for row in found if row.now}
    found += [Both("apart", row, None, None) for row in ours.all() if row.start not in level]
    return found
