"""Whether figures agree, as people round: half a unit of the last digit, or cut off behind it."""

from __future__ import annotations

from lawgov_lint.facts.numbers import ONE, Number
from lawgov_lint.values import NamedTuple

NEARLY = 1e-9
_COUNTED = (
    "件 宗 起 例 份 项 个 次 场 期 人 名 位 条 户 家 部 卷 册 本 篇 批 处 所 支 类 组 台 辆 班 课 座 只 站 点 "
    "人次 场次 家次 件次 户次 批次 项次 份次 宗次 场(次)"
)
COUNTED = frozenset(_COUNTED.split())
"""Measure words of things that come whole; money, time, area and percentages do not."""


class Range(NamedTuple):
    """From the least to the most that may have been meant."""

    least: float
    most: float

    def meets(self, other: Range) -> bool:
        """Whether two ranges have a value in common."""
        return self.least <= other.most + NEARLY and other.least <= self.most + NEARLY


def range_of(number: Number) -> Range:
    """What may stand behind a number: 63 is 63, 6.3万 is anything that is rounded or cut off to it."""
    value, step = number.value / ONE, number.step / ONE
    return Range(value, value) if number.step == ONE and number.unit != "%" else Range(value - step / 2, value + step)


def stated(number: Number) -> Range:
    """What a change or a rate may have been before it was rounded or cut off."""
    value, step = number.value / ONE, number.step / ONE
    return Range(value - step / 2, value + step)


def growth(base: Number, current: Number) -> Range | None:
    """By how many percent the one is more than the other; less is below zero; None where the base may be nothing."""
    before, now = range_of(base), range_of(current)
    if before.least <= 0:
        return None
    return Range((now.least / before.most - 1) * 100, (now.most / before.least - 1) * 100)


def whole_base(count: int, percent: Range, direction: int) -> bool:
    """Whether any whole number of last year gives the percentage.

    >>> whole_base(26, Range(13.25, 13.4), -1), whole_base(26, Range(23.25, 23.4), -1)
    (True, False)
    """
    least, most = 1 + direction * percent.least / 100, 1 + direction * percent.most / 100
    if min(least, most) <= 0:
        return True  # a decrease of all there was
    low, high = count / max(least, most), count / min(least, most)
    return int(high + NEARLY) >= low - NEARLY


def slack(number: Number) -> int:
    """How far a number may be from what it stands for, in ten-thousandths: nothing for 63, some hundreds for 6.3万."""
    return 0 if number.step == ONE else number.step // 2 if number.step < ONE else number.step * 3 // 4


def written(value: int) -> str:
    """A value in ten-thousandths as one writes it.

    >>> written(17_900_000), written(125_000)
    ('1790', '12.5')
    """
    whole, rest = divmod(abs(value), ONE)
    decimals = f".{rest:04d}".rstrip("0").rstrip(".") if rest else ""
    return f"{'-' if value < 0 else ''}{whole}{decimals}"
