"""Checks on what happens when: events that have not been held, a leading formula that stops too early, periods that are
over; and 截止 for 截至.

Events and periods are rows of ``rules/data/timeline.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Certainty, Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.bare import PROSE, inner, with_marks
from lawgov_lint.facts.dates import in_title
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern


class Event(NamedTuple):
    """A row of the timeline.

    Args:
        name: as mentions are resolved to it: 二十大, 二十届三中全会.
        kind: ``congress``, ``plenum``, ``meeting``, ``plan`` (a period) or ``campaign``.
        wordings: how people write it.
        begins, ends: first and last day.
        leads: ``yes`` where it enters the leading formula.
        phrase: what to write.
        sure: ``yes`` or ``no``.
        source: where that is from.
    """

    name: str
    kind: str
    wordings: str
    begins: str
    ends: str
    leads: str
    phrase: str
    sure: str
    source: str

    @property
    def certainty(self) -> Certainty:
        """As findings tell it."""
        return "confirmed" if self.sure == "yes" else "unconfirmed"


def _events(context: Context) -> tuple[Event, ...]:
    return context.vocabulary.tables.rows("timeline", Event)


def _titled(context: Context, span: Span) -> bool:
    titles = context.facts.titles
    n = bisect_right(titles, span.start, key=lambda title: title.span.start) - 1
    return any(title.span.holds(span) for title in titles[max(0, n - 1) : n + 1])


# Congresses and plenums -----------------------------------------------------------------------------------------------

_NUMBER = "十[八九]|二十[一二]?"
_PLENUMS = lazy(
    rf"(?P<congress>{_NUMBER})届(?P<which>(?:[一二三四五六七]中?[、,和及]{{0,2}}){{0,6}}[一二三四五六七]中|历次|历届)全会$"
    rf"|第(?P<formal>{_NUMBER})届中央委员会第(?P<session>[一二三四五六七])次全体会议$"
)
LONGEST_PLENUMS = 36
"""党的十九届二中、三中、四中、五中、六中全会; so far before 全会 it may begin."""
_CONGRESSES = ("十八大", "十九大", "二十大", "二十一大", "二十二大")
_PARTY = ("党的", "大、", "大和", "大以及", "迎接", "喜迎")
"""What stands right before a congress; other things are counted too: 全县二十大典型案例."""
_OF_CONGRESS = ("精神", "报告", "代表", "召开", "胜利召开", "以来")
_COUNTED = lazy(r"\w?(?:类|个|项|名|案|工程|行动|典型|实事|举措|亮点)")


class Mention(NamedTuple):
    """An event named in bare text; ``every`` where 历次全会 names all plenums of its congress."""

    start: int
    end: int
    name: str
    every: bool = False


def _mentions(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Congresses and plenums that a stretch of bare text names, in text order."""
    end = len(text) if end is None else end
    said: list[Mention] = []
    for closing in ("全会", "全体会议"):
        for at in _places(text, closing, start, end):
            last = at + len(closing)
            if found := _PLENUMS.search(text, max(start, at - LONGEST_PLENUMS), last):
                said += (Mention(found.start(), last, *named) for named in _plenums(found))
    for name in _CONGRESSES:
        for at in _places(text, name, start, end):
            if _is_congress(text, at, at + len(name)):
                said.append(Mention(at, at + len(name), name))
    return sorted(
        m._replace(start=m.start - 2) if m.start > 1 and text.startswith("党的", m.start - 2) else m for m in said
    )


def _places(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words), end)


def _plenums(found: re.Match[str]) -> list[tuple[str, bool]]:
    """The plenums that 十九届三中、四中全会 names; the congress where it is 历次全会."""
    if found["formal"]:
        return [(f"{found['formal']}届{found['session']}中全会", False)]
    if found["which"].startswith("历"):
        return [(f"{found['congress']}大", True)]
    return [(f"{found['congress']}届{n}中全会", False) for n in found["which"] if n in "一二三四五六七"]


def _is_congress(text: str, start: int, end: int) -> bool:
    if text[max(0, start - 4) : start].endswith(_PARTY):
        return not _COUNTED.match(text, end)
    return text.startswith(_OF_CONGRESS, end)


class ComingOptions(Options):
    """Wordings right before and right after an event that name it as one to come."""

    before: tuple[str, ...]
    after: tuple[str, ...]


NEXT_TO = 14
"""How far around an event the words stand that say it is to come."""


def event_not_yet_held(document: Document, options: ComingOptions, context: Context) -> Iterator[Finding]:
    """A congress, plenum or meeting that was only held after the day by which the document is judged."""
    day = context.as_of
    if day is None:
        return
    coming = {event.name: event for event in _events(context) if event.begins > day and event.kind in HELD}
    if not coming:
        return
    bare = context.facts.bare
    seen: set[int] = set()
    for mention in (*_mentions(bare.text), *_meetings(bare.text, coming)):
        event = coming.get(mention.name)
        if event is None or mention.end in seen:
            continue
        seen.add(mention.end)
        span = bare.span(mention.start, mention.end)
        low, high = bare.sentence(mention.start)
        before = bare.text[max(low, mention.start - NEXT_TO) : mention.start]
        after = bare.text[mention.end : min(high, mention.end + NEXT_TO)]
        if wording_pattern(options.before).search(before) or wording_pattern(options.after).search(after):
            continue
        if not _titled(context, span):
            data = {
                "原文": span.of(document.text),
                "名称": event.phrase,
                "召开": _shown(event.begins),
                "日期": _shown(day),
            }
            late = document.year is not None and day == f"{document.year + 1}-03-31" and event.begins[:4] == day[:4]
            yield Finding(span, None, data, certainty=event.certainty, damaged=late)  # undated, so perhaps only late


HELD = ("congress", "plenum", "meeting")


def _meetings(text: str, coming: Mapping[str, Event]) -> Iterator[Mention]:
    for event in coming.values():
        for words in event.wordings.split("|") if event.kind == "meeting" else ():
            for at in _places(text, words):
                yield Mention(at, at + len(words), event.name)


def _shown(day: str) -> str:
    year, month, date = (int(part) for part in day.split("-"))
    return f"{year}年{month}月{date}日"


class LeadingOptions(Options):
    """Wordings before an event that make it part of the leading formula, and those that follow it then."""

    before: tuple[str, ...]
    after: tuple[str, ...]


OPENING = 1500
"""How much of the opening is read, in characters."""
GUIDED = 40
"""How far around an event the words of the leading formula stand."""


def outdated_leading(document: Document, options: LeadingOptions, context: Context) -> Iterator[Finding]:
    """The leading formula of the opening stops at an older congress or plenum than the last one of the report year."""
    year = document.year
    last_day = min(f"{year}-12-31", context.as_of or "9")
    held = [e for e in _events(context) if year and e.leads == "yes" and e.ends <= last_day]
    if not held:
        return
    newest = max(held, key=lambda event: event.begins)
    bare = context.facts.bare
    said = _mentions(bare.text, *_opening(document, context))
    reached = [_reached(mention, context) for mention in said]
    leading = next((n for n, mention in enumerate(said) if reached[n] and _leads(bare.text, mention, options)), None)
    if leading is None or max(reached) >= newest.begins:
        return
    low, high = bare.sentence(said[leading].start)
    last = max(zip(reached, said, strict=True), key=lambda pair: (low <= pair[1].start < high, *pair))[1]
    span = bare.span(last.start, last.end)
    if not _titled(context, span):
        data = {"原文": span.of(document.text), "最近": newest.phrase, "召开": _shown(newest.begins), "年度": str(year)}
        yield Finding(span, None, data, certainty=newest.certainty)


def _opening(document: Document, context: Context) -> tuple[int, int]:
    """Where the opening stands in bare text: the body before the first heading, else the first body paragraph."""
    bodies = [p for p in document.paragraphs if p.kind == "body"]
    opening = [p for p in bodies if p.heading is None] or bodies[:1]
    if not opening:
        return 0, 0
    bare = context.facts.bare
    return bare.at(opening[0].span.start), min(bare.at(opening[-1].span.end), bare.at(opening[0].span.start) + OPENING)


def _reached(mention: Mention, context: Context) -> str:
    """When the event began that a mention names, or the last one of those it names; empty where none is known."""
    term = mention.name.removesuffix("大") + "届"
    return max(
        (e.begins for e in _events(context) if e.name == mention.name or (mention.every and e.name.startswith(term))),
        default="",
    )


def _leads(text: str, mention: Mention, options: LeadingOptions) -> bool:
    low = max(text.rfind(stop, max(0, mention.start - GUIDED), mention.start) for stop in "。;\n") + 1
    ends = [text.find(stop, mention.end, mention.end + GUIDED) for stop in "。;\n"]
    high = min((end for end in ends if end >= 0), default=mention.end + GUIDED)
    before, after = text[max(low, mention.start - GUIDED) : mention.start], text[mention.end : high]
    return bool(wording_pattern(options.before).search(before) and wording_pattern(options.after).search(after))


# Periods --------------------------------------------------------------------------------------------------------------


class PeriodOptions(Options):
    """How a period reads as running: □ stands for it; and wordings of a clause that look back or ahead.

    Args:
        plans: wordings for plans; ``campaigns`` for campaigns.
        unless: wordings of the clause around that make it no running one.
    """

    plans: tuple[str, ...]
    campaigns: tuple[str, ...]
    unless: tuple[str, ...] = ()


AROUND = 16
"""How far around a period the words stand that make it a running one."""
CLAUSE = 24
"""How far around it those stand that look back."""


def period_over(document: Document, options: PeriodOptions, context: Context) -> Iterator[Finding]:
    """A plan or campaign spoken of as running after its end."""
    if document.year is None:
        return
    bare = context.facts.bare
    text = bare.text
    for event in _events(context):
        if event.kind not in ("plan", "campaign") or int(event.ends[:4]) > document.year:
            continue
        for words in event.wordings.split("|"):
            for at in _places(text, words):
                end = at + len(words)
                if _running(text, at, end, options, event) and _over(bare.offset(at), event, context):
                    span = with_marks(document.text, bare.span(at, end))
                    if not _titled(context, span):
                        data = {
                            "原文": inner(span.of(document.text)),
                            "名称": inner(event.phrase),
                            "截至": event.ends[:4],
                        }
                        yield Finding(span, event.kind, data, certainty=event.certainty)


def _over(offset: int, event: Event, context: Context) -> bool:
    """Whether a period had ended before the year of a place began, and before the document: a plan for 2021—2025 is
    held to be of 2025, though it was written in 2021.
    """
    year, own = context.facts.year_at(offset), context.facts.document.year
    if year is None or int(event.ends[:4]) >= year:
        return False
    return year != own or context.as_of is None or event.ends < context.as_of


def _running(text: str, start: int, end: int, options: PeriodOptions, event: Event) -> bool:
    near = f"{_clause(text, start - AROUND, start, -1)}□{_clause(text, end, end + AROUND, 1)}"
    wide = f"{_clause(text, start - CLAUSE, start, -1)}□{_clause(text, end, end + CLAUSE, 1)}"
    running = options.plans if event.kind == "plan" else options.campaigns
    return bool(wording_pattern(running).search(near) and not wording_pattern(options.unless).search(wide))


def _clause(text: str, start: int, end: int, side: int) -> str:
    """A stretch before (-1) or after (1) a place, no further than its clause."""
    words = text[max(0, start) : end]
    cuts = [n for n, mark in enumerate(words) if mark in ",。;!?:\n"]
    if not cuts:
        return words
    return words[cuts[-1] + 1 :] if side < 0 else words[: cuts[0]]


# 截止 and 截至 --------------------------------------------------------------------------------------------------------


class SinceUntilOptions(Options):
    """Wordings for a day without a date (目前); what may stand right before 截止; what makes it a deadline.

    Args:
        days: wordings with which a day begins that is no date.
        before: wordings right before 截止 other than a mark.
        unless: wordings of the sentence that make it a deadline.
    """

    days: tuple[str, ...]
    before: tuple[str, ...]
    unless: tuple[str, ...] = ()


BEFORE = 6
"""How far before 截止 the words stand that it may follow."""
NEAR = 40
"""How far around it those stand that make it a deadline; a day with nothing after it is one, too."""


def since_until(document: Document, options: SinceUntilOptions, context: Context) -> Iterator[Finding]:
    """截止 before the day up to which something is counted, in place of 截至."""
    folded = document.folded
    at = folded.find("截止")
    while at >= 0:
        span = Span(at, at + 2)
        n = bisect_right(document.paragraphs, at, key=lambda paragraph: paragraph.span.start) - 1
        within = document.paragraphs[n] if n >= 0 else None
        if within and within.kind in PROSE and span.end <= within.span.end:
            day = _counts_up_to(folded, span, within.span, options, context)
            if day:
                data = {"原文": document.text[at:day], "应为": "截至"}
                yield Finding(span, None, data, edits=(Edit(*span, "截至"),))
        at = folded.find("截止", span.end)


def _counts_up_to(folded: str, span: Span, within: Span, options: SinceUntilOptions, context: Context) -> int | None:
    """Where the day ends up to which something is counted; None where 截止 says something else."""
    before = folded[max(within.start, span.start - BEFORE) : span.start]
    if before[-1:].isalnum() and not wording_pattern(options.before).search(before):
        return None
    after = span.end
    while after < within.end and folded[after] in " “":
        after += 1
    date = context.facts.date_at(after)
    word = wording_pattern(options.days).match(folded, after, within.end)
    end = date.span.end if date else word.end() if word else None
    if end is None or in_title(folded, span.start, within.start):
        return None
    said = folded[max(within.start, span.start - NEAR) : span.start].rpartition("。")[2]
    rest = folded[end : min(within.end, end + NEAR)].partition("。")[0]
    deadline = not rest.lstrip("底末前止初,日) ")[:1].isalnum() or wording_pattern(options.unless).search(
        f"{said}□{rest}"
    )
    return None if deadline else end


CHECKS = (
    Check(
        "event_not_yet_held",
        event_not_yet_held,
        ComingOptions,
        {"原文": "会议原文", "名称": "会议的名称", "召开": "开幕的日期", "日期": "判断所依据的日期"},
    ),
    Check(
        "outdated_leading",
        outdated_leading,
        LeadingOptions,
        {"原文": "写到的最近一次会议", "最近": "应写到的会议", "召开": "它开幕的日期", "年度": "报告年度"},
    ),
    Check(
        "period_over",
        period_over,
        PeriodOptions,
        {"原文": "找到的原文", "名称": "规划或者活动的名称", "截至": "结束的年份"},
        ("plan", "campaign"),
    ),
    Check("since_until", since_until, SinceUntilOptions, {"原文": "找到的原文", "应为": "规范的写法"}),
)
