"""Comparisons: a figure beside the one of the year before.

A sentence is read figure by figure. The words between one figure and the next say what the next one is: the change
(同比下降), what it came to (减少到), what it was (由, 去年同期) or simply another figure. Only a change that follows
its figure with nothing but such words between them has a ``current``: where the words name something else
(行政许可4.6万件、行政处罚5893件,处罚数量下降11.7%), whose change it is would be a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts


class Comparison(NamedTuple):
    """One comparison of a figure with an earlier one.

    Args:
        span: its words, 同比下降12.5%; 由299项增加到356项.
        current, base, change: indexes of figures; None for what is not said.
        kind: ``percent``, ``points``, ``amount``, ``times`` (增长2倍), ``ratio`` (是去年的2倍), ``flat`` (与上年持平)
            or ``words`` (同比明显下降): a direction and no number.
        direction: 1 up, -1 down, 0 level; None where no word says it (由X变为Y).
        yearly: it is made with the year before (同比, 较上年, 比去年, 与上年相比); False where the base is not said to
            be last year’s (由299项增加到356项, 增长12%).
    """

    span: Span
    current: int | None
    base: int | None
    change: int | None
    kind: str
    direction: int | None
    yearly: bool


def find_comparisons(facts: Facts) -> Iterator[Comparison]:
    """Every comparison, in text order."""
    figures = facts.figures
    for _, group in groupby(range(len(figures)), key=lambda n: figures[n].sentence):
        indexes = list(group)
        yield from _Sentence(facts, indexes[0], len(indexes)).comparisons()


# What stands right before a figure, in folded text.
_UP = "增长|增加|上升|提高|提升|攀升|上涨|净增|扩大|增多|增|升|涨"
_DOWN = "下降|减少|降低|回落|缩短|缩减|压缩|压减|精简|下滑|减|降|缩"
_OF = "(?:了|约|近|超过?|逾|分别|均|都|各|达到?|高达|仅| )*"
_CHANGE = lazy(
    rf"(?:(?<![新倍])(?P<up>{_UP})|(?P<down>{_DOWN}))(?:(?:幅度?|率){_OF}[为是]?)?{_OF}$"  # 增长12%, 降幅为12%
    rf"|(?:(?P<more>新增|(?<![提升])[多高])|(?P<less>(?<![减降至不])[少低]))[了出]?{_OF}$"  # 多15条, after 比上年
)
_NOW = "(?:今年|本年度?|当年|目前|现在|当前|20[0-9]{2}年[度底末]?)?"
_RAISED = lazy(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|变更?|调整)了?[到至为成]了?{_NOW}的?(?:每[月年天日]|平均| )*$"  # 增加到, 降至
)
_THAN = lazy("[比较][^,]{2,16}$")
_FROM = lazy(r"[由从自][^,;:]{0,24}$")
_EARLIER = lazy(
    r"(?:上一?年度?|去年|前一年度?)(?:同期|全年|底|末)?(?:共?(?:收到|受理|办结|审结|办理|新收))?[的为是仅共有:数 ]*$"
    r"|(?P<year>20[0-9]{2})年(?:度|同期|全年|底|末)?(?:的|为|是|仅为)$"  # 2022年为
)
_EARLIER_IN_BRACKET = lazy(r"\((?P<year>20[0-9]{2})年(?:度|同期)?(?:为|是|:)?$")  # (2022年21件)
_TIMES_OF = lazy(  # 是上年的2.5倍
    r"(?:[是为约]|达到?|相当于)*(?:上一?年|去年|20[0-9]{2}年)(?:度|同期)?[^,;]{0,8}的[近约]?$"
)
_JOINED = lazy("[、,]|、?[和及与]|以及")
_CUE = "同比|环比|[较比与同和于跟]于?(?:上一?年|去年|前一年|20[0-9]{2}年)(?:度|同期|[底末])?|[较与]同期"
_YEARLY = lazy(_CUE.replace("20[0-9]{2}", "(?P<year>20[0-9]{2})"))
_LINK = lazy(  # what may stand between a figure and its change; no words may be read in two ways, or it takes for ever
    rf"[,、(]?(?:{_CUE}|[和并也则又均都各相较比的, ]"
    "|分别|大幅度?|明显|显著|有所|略有?|小幅|持续|逐[年步]|进一步|稳步|总体|基本)*"
)
_BESIDE = lazy("[,(]?(?:相较|[而较比与同])?")  # 56件(上年64件), 56件,较上年的64件
_THIS_YEAR = lazy(r"[,、](?:今年|本年度?|20[0-9]{2}年)?[为是共]?")
_NO_NUMBER = lazy(rf"(?:相比)?,?[^,;、]{{0,6}}?(?:(?P<flat>持平|相当|不变)|(?P<up>{_UP})|(?P<down>{_DOWN}))")
_REACHED = lazy(r"[,、](?:总[数量]|共|累计)?(?:达到?|为|有)?")
_BRACKETS = lazy(r"\([^()]{0,200}\)")
_RELATIVE = {"%": "percent", "个百分点": "points", "百分点": "points", "倍": "times"}
_VERBS = frozenset("增升涨扩提攀减降缩压精回下多少高低变调")
"""One of them is in every word for a change."""
NEAR = 24
"""The word for a change stands in so many characters before its figure."""
WIDTH = 48
"""So many characters before a figure are read."""
REACH = 6
"""So many figures back the one is looked for that a change belongs to."""


class _Said(NamedTuple):
    """What the words before a figure make of it.

    Args:
        role: ``change``, ``to`` (what it came to), ``base``, ``ratio`` or ``level``.
        direction: of the change, where the words say one.
        start: where those words begin.
        joined: it shares the words of the figure before it, 增长12%、8%.
    """

    role: str
    direction: int | None
    start: int
    joined: bool = False


class _Sentence:
    """One sentence with figures; figures are counted from 0 inside it."""

    def __init__(self, facts: Facts, first: int, count: int) -> None:
        self.folded = facts.document.folded
        self.year = facts.document.year
        self.figures = facts.figures[first : first + count]
        self.first = first
        self.span = self.figures[0].sentence
        self.said: list[_Said] = []
        for at in range(count):
            self.said.append(self._said(at))
        self.found: list[Comparison] = []

    def start(self, at: int) -> int:
        """Where a figure begins, with its approximation."""
        return self.figures[at].number.whole.start

    def end(self, at: int) -> int:
        """Where a figure ends; the beginning of the sentence before the first one."""
        return self.figures[at].number.whole.end if at >= 0 else self.span.start

    def gap(self, at: int) -> str:
        """The words before a figure, from the one before it."""
        return self.folded[max(self.end(at - 1), self.start(at) - WIDTH) : self.start(at)]

    def _said(self, at: int) -> _Said:
        gap, start, unit = self.gap(at), self.start(at), self.figures[at].number.unit
        before = start - len(gap)
        if unit == "倍" and (found := _TIMES_OF.search(gap)):
            return _Said("ratio", None, before + found.start())
        near = max(0, len(gap) - NEAR)
        if not _VERBS.isdisjoint(gap[near:]):
            if found := _RAISED.search(gap, near):
                return _Said("to", _sign(found), before + found.start())
            found = _CHANGE.search(gap, near)
            beside = at and self.said[at - 1].role == "base" and found and found.start() == 0  # 比上年的11件多6件
            if found and (_sign(found) or beside or _THAN.search(gap, 0, found.start())):
                return _Said("change", 1 if found["up"] or found["more"] else -1, before + found.start())
        earlier = (_EARLIER.search(gap, near) or _EARLIER_IN_BRACKET.search(gap, near)) if "年" in gap[near:] else None
        if earlier and self._before_report_year(earlier["year"]):
            return _Said("base", None, before + earlier.start())
        last = self.said[at - 1] if at else None
        if last and last.role == "change" and _JOINED.fullmatch(gap) and unit == self.figures[at - 1].number.unit:
            joined = unit in _RELATIVE or "分别" in self.gap(at - 1) or last.joined
            return _Said("change", last.direction, start, joined=True) if joined else _Said("level", None, start)
        return _Said("level", None, start)

    def _before_report_year(self, year: str | None) -> bool:
        return year is None or self.year is None or int(year) < self.year

    def comparisons(self) -> list[Comparison]:
        """The comparisons of this sentence, in text order."""
        for at, said in enumerate(self.said):
            if said.role == "to":
                self._raised(at)
            elif said.role == "change" and not said.joined:
                self._changed(at)
            elif said.role == "base":
                self._beside(at)
            elif said.role == "level" and at and _REACHED.fullmatch(self.gap(at)):
                self._reached(at)
            elif said.role == "ratio":
                span = Span(said.start, self.end(at))
                current = self._figure_before(at, said.start)
                self.found.append(Comparison(span, current, None, self.first + at, "ratio", None, True))
        self._without_number()
        return sorted(self.found, key=lambda comparison: comparison.span)

    def _yearly(self, start: int) -> bool:
        """Whether the words before a place compare with the year before; such a word holds until the next one."""
        before = self.folded[max(self.span.start, start - 2 * WIDTH) : start]
        cues = list(_YEARLY.finditer(before))
        return bool(cues) and cues[-1].group() != "环比" and self._is_last_year(cues[-1])

    def _is_last_year(self, cue: re.Match[str]) -> bool:
        year = cue["year"]
        return year is None or self.year is None or int(year) == self.year - 1

    def _between(self, at: int, until: int) -> str | None:
        """The words from the end of a figure to a place, where they do nothing but link a change to it."""
        if until - self.end(at) > WIDTH:
            return None
        words = self.folded[self.end(at) : until]
        return words if _LINK.fullmatch(words) else None

    def _raised(self, at: int) -> None:
        """由299项增加到356项; 减少到6件; 下降12.5%,降至56件."""
        said, here = self.said[at], self.first + at
        if at and self._between(at - 1, said.start) is not None:
            earlier, last = self.said[at - 1], self.found[-1] if self.found else None
            if earlier.role == "change" and last and last.change == here - 1 and last.current is None:
                self.found[-1] = last._replace(span=Span(last.span.start, self.end(at)), current=here)
                return
            start = self._word_from(at - 1)
            if start is not None or earlier.role == "base":
                span = Span(earlier.start if start is None else start, self.end(at))
                yearly = earlier.role == "base" or self._yearly(said.start)
                if last and last.base == here - 1:
                    self.found.pop()
                kind = "points" if self.figures[at].unit == "%" else "amount"
                self.found.append(Comparison(span, here, here - 1, None, kind, said.direction, yearly))
                return
        if said.direction is not None:
            span, yearly = Span(said.start, self.end(at)), self._yearly(said.start)
            self.found.append(Comparison(span, here, None, None, "amount", said.direction, yearly))

    def _reached(self, at: int) -> None:
        """较上年提高0.05个百分点,达到98.7%."""
        last = self.found[-1] if self.found else None
        if last and last.change == self.first + at - 1 and last.current is None:
            points = last.kind == "points" and self.figures[at].unit == "%"
            if points or last.kind in ("percent", "times") or self.figures[at].unit == self.figures[at - 1].unit:
                self.found[-1] = last._replace(current=self.first + at)

    def _word_from(self, at: int) -> int | None:
        """Where 由 stands before a figure."""
        gap = self.gap(at)
        found = _FROM.search(gap)
        return self.start(at) - len(gap) + found.start() if found else None

    def _beside(self, at: int) -> None:
        """56件(上年为64件): a base without a change; one that follows takes it over."""
        said = self.said[at]
        words = self.folded[self.end(at - 1) : said.start] if at else None
        follows = words is not None and _BESIDE.fullmatch(words) and self.said[at - 1].role in ("level", "to")
        current = self.first + at - 1 if follows and self.figures[at - 1].unit == self.figures[at].unit else None
        span = Span(said.start, self.end(at))
        last = self.found[-1] if self.found else None
        if words == "(" and last and last.change == self.first + at - 1 and last.base is None:  # 下降12.5%(上年64件)
            self.found[-1] = last._replace(base=self.first + at, span=Span(last.span.start, span.end))
            return
        self.found.append(Comparison(span, current, self.first + at, None, "amount", None, True))

    def _changed(self, at: int) -> None:
        """下降12.5%: after its figure, after a pair, or after another way of saying the same change."""
        said, here = self.said[at], self.first + at
        kind = _RELATIVE.get(self.figures[at].number.unit, "amount")
        start = self._first_word(at)
        yearly = self._yearly(said.start)
        new = Comparison(Span(start, self.end(at)), None, None, here, kind, said.direction, yearly)
        together = self._joined(at)
        last = self.found[-1] if self.found else None
        if together > 1 or "分别" in self.gap(at):
            self._by_order(at, together, new)
        elif last and at and here - 1 in (last.current, last.base, last.change) and self._follows(at, start, last):
            self._again(new, last, at)
        else:
            current = self._figure_before(at, start)
            base = self._base_of(current)
            if kind != "amount" or yearly or base is not None:  # not 增加投入30万元, 减少5个环节
                if base is not None:
                    self.found.pop()
                self.found.append(new._replace(current=current, base=base, yearly=yearly or base is not None))

    def _follows(self, at: int, start: int, last: Comparison) -> bool:
        """Whether a change goes on with the comparison before it: a pair, a base, or the same change in other words."""
        if self._between(at - 1, start) is None:
            return False
        unit = self.figures[at].number.unit
        if last.change == self.first + at - 1:
            return self.figures[at - 1].number.unit != unit and "其中" not in self.gap(at)
        return last.base is not None

    def _again(self, new: Comparison, last: Comparison, at: int) -> None:
        """由10件减少到6件,下降40%; 比上年的64件减少8件; 减少8件,下降12.5%."""
        if self._of_another_year(at, last):
            self.found.append(new._replace(current=last.current))
            return
        current = last.current
        if current is None and last.base == self.first + at - 1:
            current = self._figure_before(at - 1, self.said[at - 1].start)
        if last.change is None:
            self.found.pop()
            new = new._replace(span=Span(last.span.start, new.span.end))
        self.found.append(new._replace(current=current, base=last.base, yearly=last.yearly or new.yearly))

    def _of_another_year(self, at: int, last: Comparison) -> bool:
        """由每月45件降至每月18件,较2019年下降72%: the 45 are not said to be those of 2019."""
        words = self.folded[self.end(at - 1) : self.said[at].start]
        years = [cue["year"] for cue in _YEARLY.finditer(words) if cue["year"]]
        said = last.span.of(self.folded)
        return any(year not in said for year in years)

    def _joined(self, at: int) -> int:
        """How many changes share one word, this one included."""
        count = 1
        while at + count < len(self.said) and self.said[at + count].joined:
            count += 1
        return count

    def _by_order(self, at: int, count: int, new: Comparison) -> None:
        """收案58件、结案55件,分别下降9.4%、8.3%: by order, where there are as many figures as changes."""
        first = at
        while first and at - first <= count and self.said[first - 1].role in ("level", "to"):
            first -= 1
        linked = at > 0 and self._between(at - 1, new.span.start) is not None
        for n in range(count):
            current = self.first + first + n if linked and at - first == count else None
            span = new.span if n == 0 else self.figures[at + n].number.whole
            self.found.append(new._replace(span=span, current=current, change=self.first + at + n))

    def _first_word(self, at: int) -> int:
        """Where the words of a change begin: at 同比, where that stands right before it."""
        start = self.said[at].start
        begin = max(self.end(at - 1), start - WIDTH)
        for cue in _YEARLY.finditer(self.folded[begin:start]):
            if _LINK.fullmatch(self.folded[begin + cue.start() : start]):
                return begin + cue.start()
        return start

    def _base_of(self, current: int | None) -> int | None:
        """The base that was said beside the current figure: 上年64件,今年56件,下降12.5%; 56件(上年64件),下降12.5%."""
        last = self.found[-1] if self.found else None
        if current is None or last is None or last.base is None or last.change is not None:
            return None
        if last.current == current:
            return last.base
        at = current - self.first
        before = last.base == current - 1 and self.figures[at].unit == self.figures[at - 1].unit
        return last.base if before and _THIS_YEAR.fullmatch(self.gap(at)) else None

    def _figure_before(self, at: int, until: int) -> int | None:
        """The figure that a change belongs to: the one right before its words; brackets between them are left out."""
        unit = self.figures[at].number.unit
        for n in range(at - 1, max(-1, at - 1 - REACH), -1):
            between = self.folded[self.end(n) : min(until, self.end(n) + 5 * WIDTH)]
            bare = _BRACKETS.sub("", between)
            if ")" in bare and "(" not in bare.partition(")")[0]:
                continue  # it stands in the bracket
            linked = self.said[n].role in ("level", "to") and _LINK.fullmatch(bare)
            own = self.figures[n].unit
            alike = unit in ("%", "倍") or own == unit or (unit.endswith("百分点") and own == "%")
            apart = own == "%" and "率" in self.gap(n)  # a rate is no part
            return self.first + n if linked and alike and (apart or not self._last_of_parts(n)) else None
        return None

    def _last_of_parts(self, at: int) -> bool:
        """Whether a figure is the last of several parts: what follows them may speak of the whole."""
        begin = max(self.span.start, self.start(at) - 4 * WIDTH)
        among = self.folded.rfind("其中", begin, self.start(at))
        return 0 <= among < self.start(at - 1) if at else False

    def _without_number(self) -> None:
        """与上年持平; 同比明显下降."""
        starts = [self.start(at) for at in range(len(self.figures))]
        for cue in _YEARLY.finditer(self.folded, *self.span):
            if not self._is_last_year(cue):
                continue
            found = _NO_NUMBER.match(self.folded, cue.end(), self.span.end)
            next_figure = bisect_left(starts, cue.end())
            if not found or (next_figure < len(starts) and starts[next_figure] <= found.end() + 1):
                continue
            flat = found["flat"] is not None
            current = self._figure_linked(next_figure - 1, cue.start())
            span = Span(cue.start(), found.end())
            direction = 0 if flat else _sign(found)
            kind = "flat" if flat else "words"
            self.found.append(Comparison(span, current, None, None, kind, direction, cue.group() != "环比"))

    def _figure_linked(self, at: int, until: int) -> int | None:
        if at < 0 or self.said[at].role not in ("level", "to") or self._between(at, until) is None:
            return None
        return None if self._last_of_parts(at) else self.first + at


def _sign(found: re.Match[str]) -> int | None:
    return 1 if found["up"] else -1 if found["down"] else None
