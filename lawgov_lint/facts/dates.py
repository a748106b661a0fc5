"""All dates and years that a document writes down: value, form, whether there is such a day, whether it lost a part.

Every run of digits is looked at once, at its beginning, with patterns of bounded length: time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from lawgov_lint.days import days_in
from lawgov_lint.diagnostics import Span
from lawgov_lint.document.dates import numerals
from lawgov_lint.document.marks import LETTER
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class Date(NamedTuple):
    """A date, a year or a part of a date, as it is written.

    Args:
        span: the words; ``within`` the paragraph that holds them.
        year, month, day: what they say; None for what they do not say.
        form: ``arabic`` (2024年2月6日, 2024年, 2月6日), ``chinese`` (二〇二四年二月六日), ``marks`` (2024.2.6,
            2024-02-06), ``range`` (2021—2025年; ``year`` is the first), ``short`` (23年) or ``lost``.
        impossible: there is no such day or month.
        readings: what it may have been before it lost characters; empty where it is whole.
    """

    span: Span
    within: Span
    year: int | None
    month: int | None
    day: int | None
    form: str
    impossible: bool = False
    readings: tuple[str, ...] = ()

    @property
    def damaged(self) -> bool:
        """Whether it lost a character."""
        return bool(self.readings)


# Each alternative is tried where a run of digits begins: an example it matches, and one it must not.
_Y, _DASH = "(?:19|20)[0-9]{2}", "[-—–－~至到]"
_ARABIC = lazy(
    rf"(?P<first>{_Y})(?: ?年度?)? ?{_DASH}{{1,2}} ?(?P<last>{_Y})(?: ?年|(?![0-9年月.]))"  # 2021—2025年
    rf"|(?P<year>{_Y}) ?年(?:度|(?: ?(?P<month>[0-9]{{1,2}}) ?月"  # 2024年, 2024年2月, 2024年2月6日
    rf"(?:份|(?: ?(?P<day>[0-9]{{1,2}}) ?日)?))?)?"
    rf"|(?P<y>{_Y})(?P<sep>[-./])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})"  # 2024.2.6   not 2024-2-6号
    r"(?![0-9A-Za-z./-]|号)"
    r"|(?P<m1>[0-9]{1,2}) ?月 ?(?P<d1>[0-9]{1,2}) ?日"  # 2月6日
    r"|(?P<short>[0-9]{2})年"  # 23年
)
_CHINESE = rf"[一二][九〇零○O][一二三四五六七八九〇零○O]{{2}}年(?:{LETTER}{{1,2}}月(?:{LETTER}{{1,3}}日)?)?"
_SECOND, _MONTH = "20[0-3][0-9]", "(?:1[0-2]|0?[1-9])"
_WE = "[我全本][局厅委省市县区旗镇乡街]"
_OF_YEAR = f"法治|依法|行政|工作|重大|绩效|考核|述法|普法|执法|{_WE}"
_LOST = (
    rf"(?P<month>(?P<y1>{_SECOND})(?P<m1>{_MONTH})月(?:(?P<d1>[0-9]{{1,2}})日)?)"  # 20221月1日   not 2022年1月
    rf"|(?P<range>(?P<y2>{_SECOND})(?P<y3>{_SECOND})年)"  # 20212025年   not 2021—2025年
    rf"|(?P<digit>20(?:[0-2]|[0-3][0-9]{{2}})年(?:度|{_MONTH}月))"  # 202年度, 20233年1月   not 距今202年
    rf"|(?P<annual>(?P<y4>{_SECOND})度(?={_OF_YEAR}))"  # 2023度法治政府   not 用电2023度
)
_MONTHLESS = rf"(?P<y>{_SECOND})年(?P<m>[0-9]{{3,4}})(?P<d>)日"  # 2023年315日   not 2023年365日
_DAYLESS = (
    rf"(?P<y>{_SECOND})年 ?(?P<m>{_MONTH})月 ?(?P<d>[0-9]{{1,2}})"  # 2023年9月3,   not 2023年9月3次
    rf"(?=[。;)]|,(?![0-9])|{_WE})"
)
_NAME = r"[^\W\d年月度在的和与]"
_UNIT = "[省市县区州旗镇乡]"
_ORGAN = "(?:局|厅|委员会|办公室|政府|街道|办事处|镇|乡)"
_ACTOR = (
    rf"(?!{LETTER}{{0,12}}(?:大会|论坛|博览|赛|节|展|远景|级|示范|先进|优秀|百强|十佳|最美))"  # names of events, prizes
    rf"(?:{_WE}|{_NAME}{{0,5}}?{_UNIT}{LETTER}{{0,10}}?{_ORGAN}|{_NAME}{{2,3}}{_UNIT})"
)
_LOST_YEAR = (
    rf"(?P<y>{_SECOND})(?P<comma>,?)(?P<who>{_ACTOR})"  # 2023市司法局在   not 2035远景, 2025国际
    r"(?=在|坚持|认真|深入|紧紧|紧扣|全面|以|始终|严格|按照|切实|围绕|积极|高度|持续|扎实|深化|牢牢|聚焦|立足|全力|共|,)"
)
_RUN = lazy("[0-9]+")
LONGEST_RUN = 8
_AFTER = frozenset("年月度 .-/—–－~至到")
"""What follows the first digits of a date that is whole, or that lost something after its year."""
_PROSE = ("title", "addressee", "heading", "body", "closing", "signature", "date")
"""Kinds of paragraphs in which dates are looked for: cells of a table are codes and figures as often as dates."""
IN_TITLE = 120
"""How far before a date the 《 of its title may stand."""
_SIGNED = r"(?:[局厅委办部院镇乡队所处]|政府|街道|委员会|办公室|中心|小组)(?:\(章\)|\(盖章\))?$"
_COMPACT = r"\(?(20[0-3][0-9])(?:年? ?([0-9]{2,4})日?|年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}))\)?"
MAX_DATE_LINE = 16
MAX_ORGAN = 40


def find_dates(document: Document) -> tuple[Date, ...]:
    """All dates of a document, tables and page furniture left out, in text order."""
    found: list[Date] = []
    chinese = any(two in document.folded for two in ("二〇", "二零", "二○", "二O", "一九"))
    above = ""
    for paragraph in document.paragraphs:
        if paragraph.kind in _PROSE:
            line = _date_line(document.folded, paragraph.span, above)
            found += [line] if line else _in(document, paragraph.span, chinese)
            short = paragraph.span.end - paragraph.span.start <= MAX_ORGAN
            above = paragraph.span.of(document.folded) if short else ""
        else:
            above = ""
    return tuple(found)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """A pattern that few documents need, compiled when the first one does."""
    return re.compile(expression)


def _in(document: Document, span: Span, chinese: bool) -> list[Date]:
    folded = document.folded
    out, done = [], span.start
    for run in _RUN.finditer(folded, *span):
        start, end = run.span()
        if start < done or end - start > LONGEST_RUN:
            continue
        after = folded[end : end + 1]
        date = None
        if after in _AFTER:
            date = _lost(folded, start, end, span) or _whole(folded, start, span)
        elif end - start == 4 and folded.startswith("20", start) and opens_clause(folded, start, span.start):
            date = _yearless(folded, start, span)
        elif end - start == 4 and folded.startswith("20", start) and folded.startswith("以来", end):
            date = _since(folded, start, span)
        if date:
            out.append(date)
            done = date.span.end
    if chinese:
        out += [date for at in _pattern(_CHINESE).finditer(folded, *span) if (date := _spelled(at, span))]
        out.sort()
    return out


def _whole(folded: str, start: int, within: Span) -> Date | None:
    """The date that begins at an offset; the day of one that ends too early may have lost its 月 or 日."""
    at = _ARABIC.match(folded, start, within.end)
    if not at:
        return None
    span = Span(*at.span())
    if at["first"]:
        return Date(span, within, int(at["first"]), None, None, "range")
    if at["short"]:
        return Date(span, within, int(at["short"]), None, None, "short")
    year = _int(at["year"] or at["y"])
    month, day = _int(at["month"] or at["m"] or at["m1"]), _int(at["day"] or at["d"] or at["d1"])
    if at["year"] and day is None and folded[span.end : span.end + 2].lstrip()[:1].isdigit():
        cut = _cut_short(folded, start, within, _DAYLESS if month else _MONTHLESS)
        if cut:
            return cut
    form = "marks" if at["sep"] else "arabic"
    return Date(span, within, year, month, day, form, not _exists(year, month, day))


def _cut_short(folded: str, start: int, within: Span, expression: str) -> Date | None:
    at = _pattern(expression).match(folded, start, within.end)
    said = readings(at["y"], at["m"], at["d"]) if at else []
    if not at or not said or (not at["d"] and at["m"].endswith("0")) or in_title(folded, start, within.start):
        return None
    return Date(Span(*at.span()), within, int(at["y"]), None, None, "lost", readings=tuple(said))


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether there is such a day or month; without a year, 29 February may be one."""
    if month is None:
        return True
    return 1 <= month <= 12 and (day is None or 1 <= day <= days_in(year or 2000, month))


def _spelled(at: re.Match[str], within: Span) -> Date | None:
    """A date in Chinese numerals; None when it is none (二零二三年正月初五)."""
    year, month, day = numerals(at.group())
    parts = at.group().count("月") + at.group().count("日")
    if not year or (parts >= 1 and month is None) or (parts == 2 and day is None):
        return None
    return Date(Span(*at.span()), within, year, month, day, "chinese", not _exists(year, month, day))


def _lost(folded: str, start: int, end: int, within: Span) -> Date | None:
    """A date whose first digits have a length that no year has, or that lost the 年 of 年度."""
    if (end - start in (1, 2, 4) and folded[end] != "度") or not folded.startswith("20", start):
        return None
    at = _pattern(_LOST).match(folded, start, within.end)
    if not at or in_title(folded, start, within.start):
        return None
    year, said = None, "四位数的年份"
    if at["month"]:
        year = int(at["y1"])
        said = f"{year}年{int(at['m1'])}月" + (f"{int(at['d1'])}日" if at["d1"] else "")
    elif at["range"]:
        year, last = int(at["y2"]), int(at["y3"])
        if not year < last <= year + LONGEST_RANGE:
            return None
        said = f"{year}—{last}年"
    elif at["annual"]:
        year, said = int(at["y4"]), f"{at['y4']}年度"
    return Date(Span(*at.span()), within, year, None, None, "lost", readings=(said,))


LONGEST_RANGE = 15


def _yearless(folded: str, start: int, within: Span) -> Date | None:
    """A year in front of who acts, with its 年 lost: 2023市司法局."""
    at = _pattern(_LOST_YEAR).match(folded, start, within.end)
    if not at or (at["comma"] and start > within.start):  # 2023,全市… counts at the very beginning only
        return None
    return Date(Span(*at.span()), within, int(at["y"]), None, None, "lost", readings=(f"{at['y']}年{at['who']}",))


def _since(folded: str, start: int, within: Span) -> Date:
    """A year before 以来, with its 年 lost: 自2019以来."""
    year = folded[start : start + 4]
    return Date(Span(start, start + 4), within, int(year), None, None, "lost", readings=(f"{year}年",))


def readings(year: str, month: str, day: str = "") -> list[str]:
    """The dates that some digits may have been; ``month`` holds those of the day too where ``day`` is empty.

    >>> readings("2021", "115"), readings("2023", "365")
    (['2021年1月15日', '2021年11月5日'], [])
    """
    splits = [(month, day)] if day else [(month[:n], month[n:]) for n in (1, 2) if month[n:]]
    pairs = [(int(m), int(d)) for m, d in splits if len(d) <= 2]
    return [f"{year}年{m}月{d}日" for m, d in pairs if _exists(int(year), m, d)]


def _date_line(folded: str, span: Span, above: str) -> Date | None:
    """The date under a signature that lost its 年月日: 202193, 20210903, 2021年9月 3."""
    if span.end - span.start > MAX_DATE_LINE or not folded[span.start : span.start + 3].lstrip("(").startswith("20"):
        return None
    at = _pattern(_COMPACT).fullmatch(folded, *span)
    if not at or not _pattern(_SIGNED).search(above):
        return None
    said = readings(at[1], at[3] or at[2], at[4] or "")
    return Date(span, span, int(at[1]), None, None, "lost", readings=tuple(said)) if said else None


def in_title(folded: str, at: int, floor: int) -> bool:
    """Whether an offset stands inside 《…》, closed or left open, in the same sentence."""
    floor = max(floor, at - IN_TITLE)
    opened = folded.rfind("《", floor, at)
    return opened >= 0 and folded.rfind("》", opened, at) < 0 and folded.rfind("。", opened, at) < 0


def opens_clause(folded: str, at: int, floor: int) -> bool:
    """Whether an offset is where a paragraph, sentence or clause begins, or what stands after a number mark."""
    while at > floor and folded[at - 1] == " ":
        at -= 1
    if at == floor or folded[at - 1] in "。;!?,:)":
        return True
    return folded[at - 1] in "、是" and at - 1 > floor and folded[at - 2] in "一二三四五六七八九十"
