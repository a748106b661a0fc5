"""How messages name instruments and days."""

from __future__ import annotations

from lawgov_lint.checks.base import Context


def shown_day(day: str) -> str:
    """An ISO day, or a month, as it is written in Chinese; empty where there is none.

    >>> shown_day("2021-01-01"), shown_day("2024-02")
    ('2021年1月1日', '2024年2月')
    """
    return "".join(f"{int(part)}{unit}" for part, unit in zip(day.split("-"), "年月日", strict=False) if part)


UNCONFIRMED = "，未经核实"
"""What a message adds where the register is not sure."""


def marked(title: str) -> str:
    """A title in its marks, those inside it turned into inner ones; the dash between its years is the usual one.

    >>> marked("法治政府建设实施纲要（2021－2025年）")
    '《法治政府建设实施纲要（2021—2025年）》'
    """
    return f"《{title.replace('《', '〈').replace('》', '〉').replace('－', '—')}》"


def freshness(context: Context) -> str:
    """The day of the newest facts of the register."""
    return shown_day(context.facts.register.as_of or "")
