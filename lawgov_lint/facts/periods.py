"""Of what time a figure speaks: the report's year, the year before, several years together, or some other time."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from lawgov_lint.facts.dates import in_title
from lawgov_lint.patterns import lazy

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts

_BY_NOW = lazy("截[至止]目前|历年来")
_UP_TO = lazy("截[至止]")
_THIS_YEAR = lazy("今年|全年|本年|年初以来")
_SINCE = lazy("(?<!今年)(?<!年初)(?<!去年)(?<!月)以来|(?<!一)年来")
_PART_OF_YEAR = lazy(  # 上半年 三季度 每月 平均 六月份 3月; a class at the beginning is searched for fastest
    "[上下一二三四五六七八九十每平0-9](?:(?<=[上下])半年|(?<=[一二三四])季度|(?<=每)(?:年|月|周|日|季度)|(?<=平)均"
    "|(?<=[一二三四五六七八九十])月份|(?<=[0-9])(?<![年0-9].)(?<!截[至止].)[0-9]?月)"
)
_THAN = frozenset("较比同与")
"""Before a year they make it what is compared with: 较2022年增长20%."""
_BY = ("截至", "截止")


class Periods:
    """The times that a report's figures speak of."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.folded = facts.document.folded
        self.year = facts.document.year
        self.dates = facts.dates
        self.starts = [date.span.start for date in facts.dates]
        self._asked = (-1, False)

    def planned(self, offset: int) -> bool:
        """Whether a place belongs to the part about the next year; asked again and again for one sentence."""
        if self._asked[0] != offset:
            self._asked = (offset, self.year is not None and self.facts.year_at(offset) != self.year)
        return self._asked[1]

    def named(self, start: int, clause: int, since: int) -> str | None:
        """The period that a figure's clause or the last date before it names; None where there is nothing.

        Args:
            start: where the figure begins.
            clause: where the words of its clause begin.
            since: so far back its sentence is read.
        """
        if self._in_all(start, clause, since):
            return "total"
        if _PART_OF_YEAR.search(self.folded, clause, start):
            return "other"
        return self._dated(start, since)

    def _in_all(self, start: int, clause: int, since: int) -> bool:
        """Whether it speaks of several years: 五年来, 2019年以来累计, 截至2023年底累计; but not 今年以来, 全年累计."""
        folded = self.folded
        if _BY_NOW.search(folded, clause, start):
            return True
        if folded.find("累计", clause, start) >= 0 and _UP_TO.search(folded, since, start):
            return _THIS_YEAR.search(folded, since, start) is None
        if folded.find("来", since, start) < 0:
            return False
        own = f"{self.year}年"
        return any(not folded.startswith(own, max(since, s.start() - 5)) for s in _SINCE.finditer(folded, since, start))

    def _dated(self, offset: int, floor: int) -> str | None:
        """The period of what follows the last date before a place; None where there is no date."""
        folded = self.folded
        at = bisect_right(self.starts, offset) - 1
        while at >= 0 and self.starts[at] >= floor:
            date = self.dates[at]
            compared = folded[date.span.start - 1 : date.span.start] in _THAN
            if not compared and not in_title(folded, date.span.start, floor):
                if date.year is not None and self.year is not None and date.year != self.year:
                    return "previous" if date.year == self.year - 1 and date.month is None else "other"
                by_then = date.month == 12 or folded.startswith(_BY, max(0, date.span.start - 2))
                return "year" if date.month is None or by_then else "other"
            at -= 1
        return None
