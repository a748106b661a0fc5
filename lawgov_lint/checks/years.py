"""Checks on the year of account: headings, openings and lead-ins with another year, a plan for another year.

Where a report says its year several times and only one place disagrees with all others, that place is the wrong one,
even if it is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.marks import LETTER
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.dates import Date, in_title
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern


class YearOptions(Options):
    """How headings announce the account of a year, and how they announce a plan.

    Args:
        roles: parts of the report that account for the year.
        topic: wordings one of which a lower heading holds when it speaks of the report as a whole.
        backward: wordings of a heading that looks back.
        unless: wordings of a heading that speaks of something else of another year.
    """

    roles: tuple[str, ...]
    topic: tuple[str, ...]
    backward: tuple[str, ...]
    unless: tuple[str, ...]


class Said(NamedTuple):
    """A place that tells the year of account.

    Args:
        span: the year as it is written.
        year: what it says of the report year: for a plan the year before the one that stands there.
        place: ``title``, ``lead``, ``opening``, ``account``, ``plan`` or ``signed`` (or published).
        written: the year that stands there.
    """

    span: Span
    year: int
    place: str
    written: int


def stale_year(document: Document, options: YearOptions, context: Context) -> Iterator[Finding]:
    """A heading or lead of another year than the report; or the title, where all the rest says otherwise."""
    year = document.year
    if year is None or document.identity.year is None:
        return
    said = _said(document, options, context)
    odd = _odd_one(document, said)
    if odd:
        rest = next(s.year for s in said if s.year != odd.year)
        yield Finding(
            odd.span,
            "title" if odd.place == "title" else "lead",
            {"年份": odd.span.of(document.text), "年度": str(rest)},
        )
        return
    sure = _sure(document, said)
    for each in said:
        case = {"account": "heading", "lead": "lead", "opening": "lead"}.get(each.place)
        if case and each.year != year and (case == "lead" or sure):
            yield Finding(each.span, case, {"年份": each.span.of(document.text), "年度": str(year)})


def wrong_plan_year(document: Document, options: YearOptions, context: Context) -> Iterator[Finding]:
    """The part on the next year names another one, in its heading or where its text begins."""
    if document.year is None or document.identity.year is None:
        return
    said = _said(document, options, context)
    if _odd_one(document, said) or not _sure(document, said):
        return
    coming = document.year + 1
    wrong = [each.span for each in said if each.place == "plan" and each.written != coming]
    wrong += [date.span for date in _plan_openings(document, context, wrong) if date.year != coming]
    for span in sorted(wrong):
        yield Finding(span, None, {"年份": span.of(document.text), "下一年": str(coming), "年度": str(document.year)})


_BEGINNING = ("lead", "opening")


def _odd_one(document: Document, said: Sequence[Said]) -> Said | None:
    """Where the report year was read, when the other places, of two kinds at least, agree on another one."""
    evidence = document.identity.year
    if evidence is None or evidence.span is None:
        return None
    source = next((s for s in said if s.span.start <= evidence.span.start < s.span.end), None)
    if source is None or source.place not in ("title", *_BEGINNING):
        return None
    others = [s for s in said if s is not source]
    groups = {"lead" if s.place in _BEGINNING else s.place for s in others}
    years = {s.year for s in others}
    return source if len(groups) > 1 and len(years) == 1 and source.year not in years else None


def _sure(document: Document, said: Sequence[Said]) -> bool:
    """Whether the report year is beyond doubt: given by the user, in the title, or said twice."""
    evidence = document.identity.year
    if evidence is None or evidence.span is None:
        return evidence is not None
    title = next((s for s in said if s.place == "title"), None)
    return bool(title and title.year == document.year) or sum(s.year == document.year for s in said) > 1


def _said(document: Document, options: YearOptions, context: Context) -> list[Said]:
    """Every place that tells the year of account, in text order; nothing where the title covers several years."""
    evidence, title = document.identity.year, document.identity.title
    said: list[Said] = []
    if evidence and title and evidence.span and title.span and title.span.holds(evidence.span):
        date = context.facts.date_at(evidence.span.start)
        floor = title.span.start
        if (date and date.form == "range") or in_title(document.folded, evidence.span.start, floor):
            return []
        span = date.span if date else evidence.span
        said.append(Said(span, int(evidence.value), "title", int(evidence.value)))
    said += _leads(document, context)
    said += _headings(document, options, context)
    signed = document.identity.signed or document.identity.published
    if signed and signed.span and signed.value[5:7] <= "06":
        written = int(signed.value[:4])
        said.append(Said(signed.span, written - 1, "signed", written))
    return sorted(said)


# What may not follow a year that stands for the whole year: 2022年以来, 2022年底, 2022年1—6月, 2022年、2023年.
_PART = lazy(
    r"\s*(?:以来|来|起|底|初|末|年?[中终]|前|后|版|修|新|[0-9]|[上下]半年|第|[一二三四]季度|[、和与及至到—~-])"
)
LONGEST = 60
"""How much of a heading is read; a glued one goes on into its text."""


def _whole_year(document: Document, date: Date | None) -> bool:
    if date is None or date.form != "arabic" or date.year is None or date.month is not None:
        return False
    return not _PART.match(document.folded, date.span.end)


def _headings(document: Document, options: YearOptions, context: Context) -> list[Said]:
    """The headings that begin with a year and announce the account of it, or a plan for it."""
    said: list[Said] = []
    seen: dict[tuple[int | None, int, str], set[int]] = {}
    for heading in document.headings:
        date = context.facts.date_at(heading.title.start + document.folded.startswith("【", heading.title.start))
        if date is None or not _whole_year(document, date) or (heading.item and heading.level > 2):
            continue
        place = _announces(document, heading, date, options, context)
        if place:
            year = date.year or 0
            said.append(Said(date.span, year - (place[0] == "plan"), place[0], year))
            seen.setdefault((heading.parent, heading.level, place[1]), set()).add(year)
    pairs = {
        year for years in seen.values() if len(years) > 1 for year in years
    }  # （一）2022年… （二）2023年…, compared
    return [s for s in said if s.place == "plan" or s.written not in pairs or s.year == document.year]


_PLANS = ("安排", "打算", "计划", "思路")


def _announces(
    document: Document, heading: Heading, date: Date, options: YearOptions, context: Context
) -> tuple[str, str] | None:
    """Whether a heading announces an account or a plan, and the role; None when neither is certain."""
    words = document.folded[date.span.end : min(heading.title.end, date.span.end + LONGEST)].lstrip(",").rstrip("】")
    if wording_pattern(options.unless).search(words) or re.search("20[0-9]{2}", words):
        return None
    roles = [name for name in (*options.roles, "next_year") if _speaks_of(words, name, context)]
    if "next_year" in roles and words.endswith(_PLANS):  # 主要工作安排 is no 主要工作
        roles = ["next_year"]
    backward = wording_pattern(options.backward).search(words)
    if roles == ["next_year"] and not backward:
        next_step = re.search("下一?[步年阶]", words)
        return None if next_step and date.year == document.year else ("plan", "next_year")
    if not roles or "next_year" in roles or (date.year == (document.year or 0) + 1 and not backward):
        return None
    whole = heading.level == 1 or wording_pattern(options.topic).search(words)
    return ("account", roles[0]) if whole else None


def _speaks_of(words: str, role: str, context: Context) -> bool:
    about = context.vocabulary.roles[role]
    return bool(wording_pattern(about.headings).search(words) and not wording_pattern(about.not_headings).search(words))


_WE = "(?:[我全本][局厅委省市县区旗镇乡街院办])"
_ACTS = "坚持|在|认真|深入|紧紧|紧扣|全面|以|始终|严格|按照|切实|围绕|积极|高度|持续|扎实|深化|牢牢|聚焦|立足|全力|,"
_OWN = rf",?(?:{_WE}|{LETTER}{{2,20}}?(?:[局厅委县市区镇乡]|街道|政府|办事处)(?={_ACTS})|在{LETTER}[^。]{{2,40}}下,)"
_WILL = (
    rf",?(?:{_WE}|{LETTER}{{0,20}}?(?:[局厅委县市区镇乡]|街道|政府|办事处))[^。;\n]{{0,20}}?[将要]"
    "(?:继续|坚持|进一步|认真|深入|以|紧紧|围绕|全面|按照|持续|重点|着力|严格|切实|从|在)"
)
MAX_LEADS = 4
"""So many paragraphs may stand before the first heading."""
MAX_LEAD = 600
"""How much of each is read; the longest opening of 76 seen: 520."""


def _leads(document: Document, context: Context) -> list[Said]:
    """The year with which the text opens, and the one in its lead-in: 现将2023年度…报告如下."""
    said: list[Said] = []
    bodies = [p.span for p in document.paragraphs[:20] if p.kind == "body" and p.heading is None][:MAX_LEADS]
    for n, span in enumerate(bodies):
        end = min(span.end, span.start + MAX_LEAD)
        lead = _lead_in(document.folded, Span(span.start, end))
        if lead:
            years = [d for at in range(*lead) if (d := context.facts.date_at(at))]
            if len(years) == 1 and _whole_year(document, years[0]):
                said.append(Said(years[0].span, years[0].year or 0, "lead", years[0].year or 0))
        date = context.facts.date_at(span.start) if n == 0 else None
        if date and _whole_year(document, date) and re.compile(_OWN).match(document.folded, date.span.end, end):
            rest = document.folded[date.span.end : lead.start if lead else end]
            if date.year == document.year or not re.search(f"{document.year} ?年", rest):
                said.append(Said(date.span, date.year or 0, "opening", date.year or 0))
    return said


LONGEST_LEAD = 70


def _lead_in(folded: str, span: Span) -> Span | None:
    """现将…如下 in a stretch of text, without a title in it."""
    stop = folded.find("如下", *span)
    start = folded.rfind("现", max(span.start, stop - LONGEST_LEAD), stop) if stop >= 0 else -1
    return None if start < 0 or any(mark in folded[start:stop] for mark in "。;《\n") else Span(start, stop)


def speaks_of_later_year(document: Document, context: Context) -> bool:
    """Whether the text opens with, or accounts for, a later year than the one that the report is held to be on."""
    year = document.year
    return year is not None and any(said.year > year for said in _leads(document, context))


def _plan_openings(document: Document, context: Context, wrong: Sequence[Span]) -> Iterator[Date]:
    """The year with which the text of the plan begins, where its heading names none that is wrong."""
    for section in document.section("next_year"):
        if section.found_by != "heading" or section.heading is None:
            continue
        heading = document.headings[section.heading]
        if any(heading.span.holds(span) for span in wrong) or heading.run_in:
            continue
        below = document.paragraphs[heading.paragraph + 1 : heading.paragraph + 2]
        date = context.facts.date_at(below[0].span.start) if below and below[0].kind == "body" else None
        if date and _whole_year(document, date) and below:
            stop = document.folded.find("。", date.span.end, below[0].span.end)
            stop = below[0].span.end if stop < 0 else stop
            named = f"{(document.year or 0) + 1}年" in document.folded[date.span.end : min(stop, date.span.end + 200)]
            if not named and re.compile(_WILL).match(document.folded, date.span.end, stop):
                yield date


CHECKS = (
    Check(
        "stale_year",
        stale_year,
        YearOptions,
        {"年份": "年份原文", "年度": "报告年度"},
        ("heading", "lead", "title"),
    ),
    Check(
        "wrong_plan_year",
        wrong_plan_year,
        YearOptions,
        {"年份": "年份原文", "年度": "报告年度", "下一年": "应写的年份"},
    ),
)
