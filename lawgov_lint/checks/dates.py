"""Checks on single dates: lost characters, no such day, signing and publication, the form of a date and of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.checks.years import speaks_of_later_year
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.dates import DATE, iso_date
from lawgov_lint.document.model import Document
from lawgov_lint.facts.dates import Date, in_title, opens_clause
from lawgov_lint.reading.source import Evidence
from lawgov_lint.vocabulary import wording_pattern


def broken_date(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A date that lost a character: 202193, 20221月1日."""
    del options
    for date in context.facts.dates:
        if date.damaged and _near(date.year, document.year):
            words = "”或“".join(date.readings)
            yield Finding(date.span, None, {"原文": date.span.of(document.text), "可能": f"“{words}”"})


MAX_DISTANCE = 20
"""Further from the report year than this, digits are hardly a year."""


def _near(year: int | None, report_year: int | None) -> bool:
    return year is None or report_year is None or abs(year - report_year) <= MAX_DISTANCE


class AroundOptions(Options):
    """Wordings right before a date that make it something else."""

    unless: tuple[str, ...] = ()


BEFORE = 8
"""How many characters before a date are looked at."""


def impossible_date(document: Document, options: AroundOptions, context: Context) -> Iterator[Finding]:
    """A day or a month that no calendar has."""
    folded = document.folded
    for date in context.facts.dates:
        if not date.impossible:
            continue
        start = date.span.start
        before = folded[max(0, start - BEFORE) : start]
        torn = date.year is None and before.rstrip()[-1:].isdigit()  # 1 2月30日: the space parts a number
        counted = date.form == "marks" and (_no_month(date) or re.search(_CODE, before.rstrip()) is not None)
        if not torn and not counted and not wording_pattern(options.unless).search(before):
            yield Finding(date.span, None, {"原文": date.span.of(document.text), "原因": _why_impossible(date)})


MOST_DAYS = 31
_CODE = "[A-Za-z./-]$"


def _no_month(date: Date) -> bool:
    """Whether numbers between marks cannot even be meant as month and day: 2023.13.40 is a version."""
    return not 1 <= (date.month or 0) <= 12 or (date.day or 0) > MOST_DAYS


def _why_impossible(date: Date) -> str:
    month, day = date.month or 0, date.day
    if not 1 <= month <= 12:
        return f"没有{month}月"
    year = f"{date.year}年" if date.year and month == 2 and day == 29 else ""
    return f"{year}{month}月没有{day}日"


class EarliestOptions(Options):
    """The first day of the report year on which signing is no surprise; words of a title that report on less."""

    month: int = 12
    day: int = 15
    unless: tuple[str, ...] = ()


def signed_early(document: Document, options: EarliestOptions, context: Context) -> Iterator[Finding]:
    """Signed before the year that the report is on was over."""
    del context
    signed, title = document.identity.signed, document.identity.title
    if signed is None or document.year is None:
        return
    if signed.value >= f"{document.year}-{options.month:02d}-{options.day:02d}":
        return
    if title is None or not wording_pattern(options.unless).search(title.value):
        yield Finding(signed.span, None, {"日期": _shown(signed.value), "年度": str(document.year)})


class DeadlineOptions(Options):
    """The last day, in the year after the one reported on."""

    month: int = 3
    day: int = 31


def late_publication(document: Document, options: DeadlineOptions, context: Context) -> Iterator[Finding]:
    """Signed, or by its page's date published, after the last day.

    A day that the user gave (``--as-of``) stands for the day of publication, whatever the document says.
    """
    if document.year is None:
        return
    last = f"{document.year + 1}-{options.month:02d}-{options.day:02d}"
    data = {"年度": str(document.year), "期限": _shown(last)}
    signed, published = document.identity.signed, document.identity.published
    given = _given(document, context.as_of)
    if given:
        if given > last:
            yield Finding(None, "signed", {**data, "日期": f"{_shown(given)}（指定的日期）"})
    elif speaks_of_later_year(document, context):
        return  # the year in the title is wrong, and stale-year says so
    elif signed and signed.value > last:
        yield Finding(signed.span, "signed", {**data, "日期": f"{_shown(signed.value)}（成文日期）"})
    elif published and published.value > last:
        yield Finding(
            _day_in(document, published), "page-date", {**data, "日期": f"{_shown(published.value)}（网页上的日期）"}
        )


def _day_in(document: Document, day: Evidence) -> Span | None:
    """The words of a day among the fields of a page; all the fields where it is not written as a day."""
    for found in re.finditer(DATE, day.span.of(document.folded)) if day.span else ():
        if day.span and iso_date(found.group()) == day.value:
            return Span(day.span.start + found.start(), day.span.start + found.end())
    return day.span


def _given(document: Document, as_of: str | None) -> str | None:
    """The day the user gave; None where ``as_of`` was only read or worked out from the document."""
    read: Evidence | None = document.identity.signed or document.identity.published
    own = read.value if read else f"{document.year + 1}-03-31" if document.year else None
    return None if as_of == own else as_of


def _shown(day: str) -> str:
    year, month, date = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{date}日"


FIRST_DAY = "2012-07-01"
"""GB/T 9704—2012 took force; before, dates of signing were written in Chinese numerals."""


def signing_date_form(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A date of signing in Chinese numerals, with leading zeros, or with marks in place of 年月日."""
    del options
    for paragraph in document.paragraphs:
        if paragraph.kind != "date" or _stamp(document, paragraph.span, context):
            continue
        for date in _within(context, paragraph.span):
            words = date.span.of(document.folded)
            day = iso_date(words)
            if day and day >= FIRST_DAY and (right := _shown(day)) != words.replace(" ", ""):
                data = {"原文": date.span.of(document.text), "应为": right}
                yield Finding(date.span, None, data, edits=(Edit(*date.span, right),))


def _within(context: Context, span: Span) -> Iterator[Date]:
    """The dates inside a line, which is short."""
    for offset in range(span.start, span.end):
        if (date := context.facts.date_at(offset)) and date.span.end <= span.end:
            yield date


def _stamp(document: Document, span: Span, context: Context) -> bool:
    """Whether a date with marks may be the page's own: 2024-02-26 after a text from the web that nobody signed."""
    unsigned = document.web_copy and document.signature is None
    return unsigned and any(date.form == "marks" for date in _within(context, span))


class ShortYearOptions(Options):
    """Wordings right before and right after two digits with 年 that make them a year, and those that make them none."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    opening: tuple[str, ...]
    unless: tuple[str, ...] = ()
    distance: int = 2


AFTER = 12
"""How many characters after a year are looked at."""


def short_year(document: Document, options: ShortYearOptions, context: Context) -> Iterator[Finding]:
    """A year of two digits, where nothing but a year can be meant."""
    if document.year is None:
        return
    for date in context.facts.dates:
        year = 2000 + (date.year or 0)
        if date.form != "short" or abs(year - document.year) > options.distance:
            continue
        if not in_title(document.folded, date.span.start, date.within.start) and _means_year(document, date, options):
            data = {"原文": date.span.of(document.text), "应为": f"{year}年"}
            yield Finding(date.span, None, data, edits=(Edit(date.span.start, date.span.start, "20"),))


def _means_year(document: Document, date: Date, options: ShortYearOptions) -> bool:
    folded, (start, end) = document.folded, date.span
    before = folded[max(date.within.start, start - BEFORE) : start]
    after = folded[end : min(date.within.end, end + AFTER)]
    if wording_pattern(options.unless).search(f"{before}□{after}"):
        return False
    return bool(
        wording_pattern(options.before).search(before)
        or wording_pattern(options.after).search(after)
        or (opens_clause(folded, start, date.within.start) and wording_pattern(options.opening).search(after))
    )


CHECKS = (
    Check("broken_date", broken_date, NoOptions, {"原文": "日期原文", "可能": "可能的日期，带引号"}),
    Check("impossible_date", impossible_date, AroundOptions, {"原文": "日期原文", "原因": "为什么没有这个日期"}),
    Check("signed_early", signed_early, EarliestOptions, {"日期": "成文日期", "年度": "报告年度"}),
    Check(
        "late_publication",
        late_publication,
        DeadlineOptions,
        {"日期": "晚于期限的日期和它的来历", "期限": "最后一日", "年度": "报告年度"},
        ("signed", "page-date"),
    ),
    Check("signing_date_form", signing_date_form, NoOptions, {"原文": "日期原文", "应为": "规范的写法"}),
    Check("short_year", short_year, ShortYearOptions, {"原文": "年份原文", "应为": "四位数的年份"}),
)
