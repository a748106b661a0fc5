"""Days of the calendar, without the 2 ms that importing :mod:`datetime` takes."""

from __future__ import annotations


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day as ``YYYY-MM-DD``; None when there is no such day.

    >>> iso_day(2024, 2, 6), iso_day(2023, 2, 29)
    ('2024-02-06', None)
    """
    if not (1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
