"""Dates as people write them, read into ISO form."""

from __future__ import annotations

import re

from lawgov_lint.document.marks import DIGITS, number_of

_CN_DIGITS = {"〇": "0", "零": "0", "○": "0", "O": "0", **{digit: str(n) for n, digit in enumerate(DIGITS, 1)}}
DATE = (
    r"(?:(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"  # 2024年2月6日, 2024年02月06日
    r"|[一二](?:[^\W\d]|○){3}年[^\W\d]{1,2}月[^\W\d]{1,3}日"  # 二〇二四年二月六日
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})"  # 2024-02-06, 2024.2.6
)
_DATE = re.compile(DATE)


def iso_date(folded: str) -> str | None:
    """The first date in some folded text as ``YYYY-MM-DD``; None when there is none, or no such day exists.

    >>> iso_date("二〇二四年二月六日"), iso_date("2024.2.30")
    ('2024-02-06', None)
    """
    found = _DATE.search(folded)
    if not found:
        return None
    year, month, day = _numbers(found.group())
    if not (1 <= month <= 12 and 1 <= day <= _days(year, month)):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _numbers(date: str) -> tuple[int, int, int]:
    if date[0].isdigit():
        year, month, day = re.findall(r"\d+", date)
        return int(year), int(month), int(day)
    year, month, day = re.split("[年月日]", date)[:3]
    digits = "".join(_CN_DIGITS.get(character, "") for character in year)
    return int(digits or 0), number_of(month) or 0, number_of(day) or 0


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
