"""What a document is: kind, title, year, issuer, level, dates; each with the words that show it."""

from __future__ import annotations

import re

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.dates import iso_date
from lawgov_lint.document.frame import kind_of_title
from lawgov_lint.document.model import Heading, Identity, Paragraph
from lawgov_lint.patterns import lazy
from lawgov_lint.reading.source import Evidence, Source
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import Vocabulary, lined, wording_pattern


class Overrides(NamedTuple):
    """What the user said instead of letting us read it.

    Args:
        kind: a kind of the vocabulary.
        year: the report year.
        level, body: of the reporting organ; for rule examples.
    """

    kind: str | None = None
    year: int | None = None
    level: str | None = None
    body: str | None = None


class Parts(NamedTuple):
    """What identity is read from."""

    source: Source
    folded: str
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    vocabulary: Vocabulary


HEAD = 1500
"""Where a lead-in stands at the latest, in characters; the latest of 54 seen: 640."""
LEAD_KINDS = ("body", "addressee")
_YEAR = lazy(r"(?<!\d)(20\d\d)(?=年|度|\D)")
_YEARS_RANGE = lazy(r"(?<!\d)20\d\d年?(?:至|到|-|—|–)+(20\d\d)(?!\d)")
_YEAR_LEAD = lazy(r"(20\d\d)年?度?[^。;]{0,40}(?:报告|汇报|总结|反馈|通报|公布|公告|公开|情况)如下")
_NUMBER_IN_FRONT = lazy(r"^[^\W\d]{2,12}[〔\[(]\d{4}[〕\])]\d+号\s*")
_NUMERAL_YEAR = r"二[〇零○][^\W\d](?:[^\W\d]|○)"
_TITLE_ORGAN = lazy(
    r"^(?:【[^】]*】)?(?:关于)?(?P<organ>[^\d《》]{2,40}?)\s*"
    rf"(?=关于|20\d\d|{_NUMERAL_YEAR}年|法治政府|依法行政|法治建设|推进法治|贯彻|落实|年度法治|上年度)"
)
_YEAR_FIRST = lazy(
    rf"^(?:20\d\d|{_NUMERAL_YEAR})年?度?(?P<organ>[^\W\d]{{2,30}}?)(?=关于|法治政府|依法行政|推进|法治建设|落实)"
)
_TITLE_GOES_ON = lazy(r"(?:工作|建设)?(?:情况|的|年度)*(?:报告|总结)|建设")
_OPENING_ORGAN = lazy(
    r"(?:20\d\d年?度?(?:以来)?[,，]?|^一年来,?|^今年以来,?)(?P<organ>[^\W\d]{2,24}?)"
    r"(?=坚持|在|认真|深入|紧紧|紧扣|全面|以|始终|严格|按照|切实|围绕|积极|高度|持续|扎实|深化|牢牢|聚焦|立足|全力|,)"
)


def identify(parts: Parts, overrides: Overrides, published: Evidence | None, page_source: Evidence | None) -> Identity:
    """All that is known of a document's identity."""
    title = _title(parts)
    kind = _kind(parts, title) if overrides.kind is None else Evidence(overrides.kind, None, "由 --kind 指定")
    signed = _signed(parts)
    year = _year(parts, kind.value, title, signed, published)
    if overrides.year is not None:
        year = Evidence(str(overrides.year), None, "由 --year 指定")
    issuer = _issuer(parts, title, page_source)
    level = level_of(issuer, parts) if issuer else None
    body = body_of(issuer, parts.vocabulary) if issuer else None
    if overrides.level:
        level = Evidence(overrides.level, None, "指定")
    if overrides.body:
        body = Evidence(overrides.body, None, "指定")
    return Identity(kind, year, title, issuer, level, body, signed, published)


def _title(parts: Parts) -> Evidence | None:
    spans = [p.span for p in parts.paragraphs[:12] if p.kind == "title"]
    if not spans:
        return None
    span = spans[0]
    text, folded = parts.source.text, parts.folded
    for line in spans[1:]:
        whole = kind_of_title(span.of(folded), parts.vocabulary) and not _TITLE_GOES_ON.match(folded, line.start)
        if whole or text[span.end : line.start].strip():
            break
        span = Span(span.start, line.end)
    if number := _NUMBER_IN_FRONT.match(span.of(folded)):
        span = Span(span.start + number.end(), span.end)
    words = re.sub(r"\s+", "", text[span.start : span.end])
    return Evidence(words, span, "标题行")


def _kind(parts: Parts, title: Evidence | None) -> Evidence:
    kinds = parts.vocabulary.kinds
    if title and title.span:
        words = re.sub(r"\s+", "", title.span.of(parts.folded))
        if named := kind_of_title(words, parts.vocabulary):
            return Evidence(named, title.span, "标题")
    head = lined(parts.folded[:HEAD])
    for name, kind in kinds.items():
        lead = wording_pattern(kind.leads).search(head)
        if lead and _speaks_of_rule_of_law(parts, name):
            return Evidence(name, Span(*lead.span()), "导语")
    found = [h for h in parts.headings if h.role in ("problems", "first_responsible", "next_year")]
    if len({h.role for h in found}) >= 2 and _speaks_of_rule_of_law(parts, "annual-report"):
        return Evidence("annual-report", found[0].span, "各部分的标题")
    return Evidence("other", None, "没有认出文种")


def _speaks_of_rule_of_law(parts: Parts, kind: str) -> bool:
    words = ("法治政府", "依法行政", "法治建设")
    return kind != "annual-report" or sum(parts.folded.count(word) for word in words) >= 2


def _signed(parts: Parts) -> Evidence | None:
    for paragraph in reversed(parts.paragraphs):
        if paragraph.kind == "date":
            day = iso_date(paragraph.span.of(parts.folded))
            return Evidence(day, paragraph.span, "成文日期") if day else None
    return None


def _year(
    parts: Parts, kind: str, title: Evidence | None, signed: Evidence | None, published: Evidence | None
) -> Evidence | None:
    folded = parts.folded
    if title and title.span and (found := _year_of_title(folded, title.span)):
        return found
    if kind != "annual-report":
        return None
    lead = _YEAR_LEAD.search(folded, 0, HEAD)
    if lead:
        return Evidence(lead[1], Span(*lead.span(1)), "导语")
    first = next((p.span for p in parts.paragraphs if p.kind == "body"), None)
    opening = re.compile(r"(?:[^\W\d]{0,6})(20\d\d)(?=年|[^\W\d])").match(folded, first.start) if first else None
    if opening:
        return Evidence(opening[1], Span(*opening.span(1)), "正文开头")
    return _year_of_headings(parts) or _year_of_signing(signed) or _year_before(signed or published)


def _year_of_title(folded: str, title: Span) -> Evidence | None:
    """The first year in a title, of a range the last; Arabic or in 汉字."""
    if found := _YEARS_RANGE.search(folded, *title) or _YEAR.search(folded, *title):
        return Evidence(found[1], Span(*found.span(1)), "标题")
    if numeral := re.compile(f"{_NUMERAL_YEAR}(?=年)").search(folded, *title):
        day = iso_date(f"{numeral.group()}年一月一日")
        return Evidence(day[:4], Span(*numeral.span()), "标题") if day else None
    return None


def _year_of_headings(parts: Parts) -> Evidence | None:
    """A year in the headings: that of the achievements, or the one before the plan's."""
    for role, back in (("achievements", 0), ("problems", 0), ("first_responsible", 0), ("next_year", 1)):
        for heading in parts.headings:
            found = _YEAR.search(parts.folded, *heading.title) if heading.role == role else None
            if found:
                return Evidence(str(int(found[1]) - back), Span(*found.span(1)), "标题中的年份")
    return None


def _year_of_signing(signed: Evidence | None) -> Evidence | None:
    """A report signed in the last weeks of a year is on that year."""
    if signed is None or signed.value[5:7] < "11":
        return None
    return Evidence(signed.value[:4], signed.span, "成文日期的当年")


def _year_before(day: Evidence | None) -> Evidence | None:
    """Reports come out in the first months of the next year; a date in its second half tells nothing."""
    if day is None or day.value[5:7] > "06":
        return None
    return Evidence(str(int(day.value[:4]) - 1), day.span, "成文或者发布日期的前一年")


def _issuer(parts: Parts, title: Evidence | None, page_source: Evidence | None) -> Evidence | None:
    if title and title.span:
        words = title.span.of(parts.folded)
        found = _YEAR_FIRST.match(words) or _TITLE_ORGAN.match(words)
        if found and found["organ"][0] not in "我全本" and _organ_like(found["organ"], parts.vocabulary):
            start = title.span.start + found.start("organ")
            name = re.sub(r"\s+", " ", found["organ"].strip())
            return Evidence(name, Span(start, start + len(found["organ"])), "标题")
    for paragraph in reversed(parts.paragraphs):
        if paragraph.kind == "signature":
            name = re.sub(r"\s+|\(盖?章\)", "", paragraph.span.of(parts.folded))
            return Evidence(name, paragraph.span, "落款")
    return _opening_issuer(parts) or page_source


def _opening_issuer(parts: Parts) -> Evidence | None:
    for paragraph in [p for p in parts.paragraphs if p.kind == "body"][:2]:
        found = _OPENING_ORGAN.search(
            parts.folded, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 60)
        )
        if found and found["organ"][0] not in "我全各本" and _organ_like(found["organ"], parts.vocabulary):
            return Evidence(found["organ"], Span(*found.span("organ")), "正文开头")
    return None


PLACE_ENDS = ("省", "自治区", "市", "自治州", "州", "盟", "地区", "县", "自治县", "旗", "区", "镇", "乡", "街道")


def _organ_like(name: str, vocabulary: Vocabulary) -> bool:
    ends = (*vocabulary.governments, *vocabulary.street_offices, *vocabulary.departments, *PLACE_ENDS)
    return name.strip().endswith(ends)


_UNIT = lazy(r"(?P<name>[^\W\d]{1,9}?)(?P<unit>自治区|自治州|自治县|街道|地区|省|市|县|旗|盟|州|区|镇|乡)")
_TRADE = lazy(
    "城乡|城市|城镇|乡村|市场|市政|市容|社区|(?:经济技术|高新技术产业|高新技术|经济|产业|技术)*(?:开发|高新|经开|园|示范|度假|风景|工业|试验|保税|自贸|功能)区"
)
"""Words in the names of departments and zones that only look like places with a level of their own."""
_LEVELS = {
    "省": "province", "自治区": "province", "自治州": "city", "州": "city", "盟": "city", "地区": "city",
    "县": "county", "自治县": "county", "旗": "county", "区": "county", "镇": "town", "乡": "town", "街道": "town",
}  # fmt: skip
_COUNTIES = lazy(r"县\([市区]|县区|区县|各县|个县|(?<!省)市县(?:两级|联合|一体)|县级(?!以上|市)")
_TOWNS = lazy(r"镇街|各镇|各乡镇|镇\(街|镇、街|个镇|个乡镇|镇级")


def level_of(issuer: Evidence, parts: Parts) -> Evidence | None:
    """The level of the reporting organ, from the last place in its name.

    A 市 can be a municipality, a city or a county-level city: the table of places tells, else what the text governs.
    """
    name = _TRADE.sub("", re.sub(r"^中共", "", issuer.value))
    units = [(m["name"], m["unit"]) for m in _UNIT.finditer(name)]
    if not units and re.match(r"国务院|国家|中央|最高|[^\W\d]{1,6}部$", name):
        return Evidence("state", issuer.span, "机关名称")
    if not units:
        return _level_of_short_name(name, issuer, parts)
    place, unit = units[-1]
    if unit != "市":
        return Evidence(_LEVELS[unit], issuer.span, "机关名称")
    known = parts.vocabulary.places.get(place)
    if known:
        return Evidence(known, issuer.span, "行政区划表")
    if len(units) > 1 and units[-2][1] == "市":
        return Evidence("county", issuer.span, "机关名称")
    return _level_by_what_it_governs(issuer, parts)


def _level_by_what_it_governs(issuer: Evidence, parts: Parts) -> Evidence | None:
    if _COUNTIES.search(parts.folded):
        return Evidence("city", issuer.span, "正文提到所辖县（区）")
    if _TOWNS.search(parts.folded):
        return Evidence("county", issuer.span, "正文只提到所辖镇街")
    return None


def _level_of_short_name(name: str, issuer: Evidence, parts: Parts) -> Evidence | None:
    first = {"省": "province", "县": "county", "区": "county", "镇": "town", "乡": "town"}.get(name[:1])
    if name.endswith("厅"):
        first = "province"
    if name.startswith("市"):
        return _level_by_what_it_governs(issuer, parts)
    return Evidence(first, issuer.span, "机关名称") if first else None


def body_of(issuer: Evidence, vocabulary: Vocabulary) -> Evidence:
    """Whether a government, a department, a street office or another body reports."""
    endings = {
        "street-office": vocabulary.street_offices,
        "government": (*vocabulary.governments, *PLACE_ENDS),
        "department": vocabulary.departments,
    }
    longest = {
        body: max((len(end) for end in ends if issuer.value.endswith(end)), default=0) for body, ends in endings.items()
    }
    body = max(longest, key=longest.__getitem__)  # 国有资产监督管理委员会 is no 管理委员会 of a zone
    return Evidence(body if longest[body] else "other", issuer.span, "机关名称")
