"""Dates as people write them, read into ISO form."""

from __future__ import annotations

import re

from lawgov_lint.days import iso_day
from lawgov_lint.document.marks import DIGITS, number_of
from lawgov_lint.patterns import lazy

_CN_DIGITS = {"〇": "0", "零": "0", "○": "0", "O": "0", **{digit: str(n) for n, digit in enumerate(DIGITS, 1)}}
DATE = (
    r"(?:(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"  # 2024年2月6日, 2024年02月06日
    r"|[一二](?:[^\W\d]|○){3}年[^\W\d]{1,2}月[^\W\d]{1,3}日"  # 二〇二四年二月六日
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})"  # 2024-02-06, 2024.2.6
)
_DATE = lazy(DATE)


def iso_date(folded: str) -> str | None:
    """The first date in some folded text as ``YYYY-MM-DD``; None when there is none, or no such day exists.

    >>> iso_date("二〇二四年二月六日"), iso_date("2024.2.30")
    ('2024-02-06', None)
    """
    found = _DATE.search(folded)
    if not found:
        return None
    year, month, day = numerals(found.group())
    return iso_day(year, month or 0, day or 0)


def numerals(date: str) -> tuple[int, int | None, int | None]:
    """Year, month and day as a date writes them, in any form; None for what it leaves out, or what is no number.

    >>> numerals("二〇二四年二月六日"), numerals("2024.2.30"), numerals("二〇二四年")
    ((2024, 2, 6), (2024, 2, 30), (2024, None, None))
    """
    if date[0].isdigit():
        numbers = [int(digits) for digits in re.findall(r"\d+", date)]
    else:
        year, *rest = re.split("[年月日]", date)[:3]
        said = "".join(_CN_DIGITS.get(character, "") for character in year)
        numbers = [int(said or 0), *(number_of(numeral) or 0 for numeral in rest if numeral)]
    year_number, month, day = (*numbers, 0, 0)[:3]
    return year_number, month or None, day or None
