"""Checks on the time that figures speak of: compared with the month before, counted before the year was over, risen by
nothing that is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.marks import number_of
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern

REACH = 80
"""How far a word is looked at, inside its sentence."""
_PROSE = ("body", "heading")


def _sentence(lined: str, start: int, end: int) -> Span:
    """What stands around a word in its sentence, no further than one looks."""
    low, high = max(0, start - REACH), end + REACH
    after = lined.find("\n", end, high)
    return Span(max(low, lined.rfind("\n", low, start) + 1), after if after >= 0 else min(high, len(lined)))


def _quoted(lined: str, start: int, offset: int) -> bool:
    """Whether an offset stands in a quotation or a title that opens in its sentence."""
    return any(lined.rfind(o, start, offset) > lined.rfind(c, start, offset) for o, c in ("“”", "《》"))


# --- the month before -------------------------------------------------------------------------------------------------


class MonthOptions(Options):
    """Wordings right behind 环比 that make it a comparison; wordings of its sentence that name a month or quarter."""

    changes: tuple[str, ...]
    unless: tuple[str, ...]


def month_on_month(document: Document, options: MonthOptions, context: Context) -> Iterator[Finding]:
    """A figure of the whole year compared with the month before: 环比增长."""
    lined = context.facts.lined
    if "环比" not in lined:
        return
    changes, unless = wording_pattern(options.changes), wording_pattern(options.unless)
    for paragraph in document.paragraphs:
        if paragraph.kind not in _PROSE:
            continue
        for found in re.finditer("环比", paragraph.span.of(lined)):
            span = Span(paragraph.span.start + found.start(), paragraph.span.start + found.end())
            around = _sentence(lined, *span)
            if not changes.match(lined[span.end : around.end]) or unless.search(lined, *around):
                continue
            if not _quoted(lined, around.start, span.start):
                yield Finding(span, None, {"原文": span.of(document.text)})


# --- before the year was over -----------------------------------------------------------------------------------------

_CUT_OFF = lazy(  # 截至10月底, 截止2023年6月30日, 截至三季度末   not 截至目前, 截至2022年底
    r"截[至止](?:到|至)? ?(?:(?P<year>20[0-9]{2}) ?年 ?|今年|本年度?|当年)?"
    r"(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月(?: ?[0-9]{1,2} ?日|底|末|份|[上中下]旬|初)?"
    r"|第?(?P<quarter>[一二三1-3])季度(?:末|底)?)"
)
_MONTHS = lazy(r"1 ?月? ?(?:[~～—–-]|至|到) ?(?P<month>[0-9]{1,2}) ?月(?!的|[0-9])")  # 1—10月
_THAT_YEAR = lazy("(?:(?P<year>20[0-9]{2}) ?年 ?|今年|本年)$")


class CutOffOptions(Options):
    """When figures that stop before the end of the year are no surprise.

    Args:
        month: from this month on they are none.
        months: the first of 1—10月 that is meant to stand for the year.
        behind: wordings right behind the date that make it something else, 截至6月底前.
        unless: wordings of its sentence that make it another matter than the year's work.
        titles: wordings of the title of a report on less than a year.
    """

    month: int = 12
    months: int = 9
    behind: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


def cut_off_early(document: Document, options: CutOffOptions, context: Context) -> Iterator[Finding]:
    """Figures of the year that stop before it ended; one finding for all of them."""
    if document.year is None or _early(document, options):
        return
    found = list(_cut_offs(document, options, context))
    if found:
        others = tuple(Related(span, "这里也是") for span in found[1:])
        data = {"原文": found[0].of(document.text), "年度": str(document.year), "处数": str(len(found))}
        yield Finding(found[0], "several" if others else "one", data, related=others)


def _early(document: Document, options: CutOffOptions) -> bool:
    """Whether the report is one on less than a year, or was signed before the end of the year."""
    title, signed = document.identity.title, document.identity.signed
    return bool(
        (title and wording_pattern(options.titles).search(title.value))
        or (signed and signed.value < f"{document.year}-{options.month:02d}-01")
    )


def _cut_offs(document: Document, options: CutOffOptions, context: Context) -> Iterator[Span]:
    lined, year = context.facts.lined, document.year
    starts = [number.span.start for number in context.facts.numbers]
    behind, unless = wording_pattern(options.behind), wording_pattern(options.unless)
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        for span in sorted(_stops(lined, paragraph.span, year, options)):
            around = _sentence(lined, *span)
            if any(date.impossible and span.start <= date.span.start < span.end for date in context.facts.dates):
                continue
            at = bisect_left(starts, span.end)
            if at == len(starts) or starts[at] >= around.end or context.facts.year_at(span.start) != year:
                continue
            if not behind.match(lined[span.end : around.end]) and not unless.search(lined, *around):
                yield span


def _stops(lined: str, within: Span, year: int | None, options: CutOffOptions) -> Iterator[Span]:
    """The dates and spans of months of a year that end before it does."""
    for found in _CUT_OFF.finditer(lined, *within):
        quarter = found["quarter"]
        month = 3 * (number_of(quarter) or 0) if quarter else number_of(found["month"])
        if month and month < options.month and found["year"] in (None, str(year)):
            yield Span(*found.span())
    for found in _MONTHS.finditer(lined, *within):
        before = lined[max(within.start, found.start() - BEFORE) : found.start()]
        of_year = _THAT_YEAR.search(before)
        if not options.months <= int(found["month"]) < options.month or before[-1:].isdigit():
            continue
        if not of_year or of_year["year"] in (None, str(year)):
            yield Span(found.start() - len(of_year.group() if of_year else ""), found.end())


BEFORE = 8
"""How far before 1—10月 its year is looked for."""

# --- risen, but by how much? ------------------------------------------------------------------------------------------


class RiseOptions(Options):
    """Wordings that say a metric rose or fell; words in them that are no metrics; parts of the report left out."""

    changes: tuple[str, ...]
    unless: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def rise_without_figure(document: Document, options: RiseOptions, context: Context) -> Iterator[Finding]:
    """A metric that rose or fell in a sentence without any figure: 满意率逐年提高."""
    lined = context.facts.lined
    starts = [number.span.start for number in context.facts.numbers]
    parts = [part for role in options.roles for part in document.section(role) if part.found_by != "mention"]
    skipped = [part.span for part in parts if part.span]
    unless = wording_pattern(options.unless)
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        for found in wording_pattern(options.changes).finditer(lined, *paragraph.span):
            span = Span(*found.span())
            around = _sentence(lined, *span)
            if any(date.impossible and span.start <= date.span.start < span.end for date in context.facts.dates):
                continue
            at = bisect_left(starts, around.start)
            if at < len(starts) and starts[at] < around.end:
                continue
            if any(part.holds(span) for part in skipped):
                continue
            if not unless.search(lined[span.start - 1 : span.end]):
                yield Finding(span, None, {"原文": span.of(document.text)})


_FIELDS = {"原文": "原文"}

CHECKS = (
    Check("month_on_month", month_on_month, MonthOptions, _FIELDS),
    Check(
        "cut_off_early",
        cut_off_early,
        CutOffOptions,
        {**_FIELDS, "年度": "报告年度", "处数": "一共几处"},
        ("one", "several"),
    ),
    Check("rise_without_figure", rise_without_figure, RiseOptions, _FIELDS),
)
