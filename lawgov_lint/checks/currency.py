"""Checks on the force of an instrument in the year a place is judged by: repealed, not yet in force, no longer new."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.checks.citing import freshness, marked, shown_day
from lawgov_lint.diagnostics import Finding
from lawgov_lint.document.model import Document
from lawgov_lint.facts.citations import Citation
from lawgov_lint.instruments import Instrument, Version
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern

NATIONAL_LENGTH = 8
"""A shorter title of a regulation may be a local one, whose place was left out: 《信访条例》."""


class WordingOptions(Options):
    """Wordings of the sentence that make it right."""

    unless: tuple[str, ...] = ()


def repealed(document: Document, options: WordingOptions, context: Context) -> Iterator[Finding]:
    """Cited as in force for a year before which it was repealed."""
    right = wording_pattern(options.unless)
    for citation in context.facts.citations:
        instrument, year = _instrument(citation), citation.year
        if instrument is None or year is None or citation.manner != "live":
            continue
        last = instrument.latest
        gone = _gone(last, year)
        if not (gone or last.status == "疑似失效") or right.search(f"{citation.before}□{citation.after}"):
            continue
        confirmed = gone and last.title_ok and last.ended_ok and last.kind not in ("部门规章", "司法解释")
        case = "confirmed" if confirmed else "unconfirmed" if gone else "doubtful"
        if confirmed and not _national(citation, instrument):
            case = "perhaps-local"
        yield Finding(
            citation.title.span,
            case,
            {
                "原文": citation.title.words.of(document.text),
                "题名": marked(instrument.title),
                "废止": shown_day(last.ended),
                "取代": _what_followed(last),
                "年度": str(year),
                "截至": freshness(context),
            },
            certainty="confirmed" if confirmed else "unconfirmed",
        )


def _instrument(citation: Citation) -> Instrument | None:
    """The one instrument that a title stands for; None also where it does not say which of several editions."""
    match = citation.match
    if match is None or match.how == "ambiguous" or (len(match.editions) > 1 and citation.name.years is None):
        return None
    return match.instrument


def _gone(version: Version, year: int) -> bool:
    """Whether it was no longer in force on any day of a year."""
    return version.status == "已废止" and "" < version.ended <= f"{year}-01-01"


def _national(citation: Citation, instrument: Instrument) -> bool:
    """Whether no local document can be meant."""
    key = citation.name.key
    if citation.name.full or citation.before.endswith(("国务院", "国务院的")):
        return True
    return instrument.kind in ("宪法", "法律") or len(key) >= NATIONAL_LENGTH


def _what_followed(version: Version) -> str:
    """What took the place of an instrument, as half a sentence that begins with a comma; empty where nobody knows."""
    successor = version.successor
    if not successor:
        return ""
    if successor.startswith("被"):
        return f"，{successor}"
    words = marked(successor)
    return f"，依据{words}" if "决定" in successor else f"，由{words}取代"


class AppliedOptions(Options):
    """Wordings right before a title that say it was applied; wordings of the sentence that say it will be.

    Args:
        applied: right before it.
        unless: anywhere in its sentence.
    """

    applied: tuple[str, ...]
    unless: tuple[str, ...] = ()


SURELY_NATIONAL = 12
"""From so many characters the title of a regulation is hardly one that a place has as well."""
LAST_DAY = "06-30"
"""In the year after, no report is written later; what was published then could not be cited."""


def not_yet_in_force(document: Document, options: AppliedOptions, context: Context) -> Iterator[Finding]:
    """Applied in a year at whose end it was not yet in force, or cited before it was there at all."""
    applied, unless = wording_pattern(options.applied), wording_pattern(options.unless)
    for citation in context.facts.citations:
        instrument, year = _instrument(citation), citation.year
        if instrument is None or year is None or document.year is None or citation.manner != "live":
            continue
        version = _first(instrument)
        if version is None or version.since <= f"{year}-12-31":
            version = _coming(citation, instrument, year)
        if version is None or unless.search(f"{citation.before}□{citation.after}"):
            continue
        national = instrument.kind != "行政法规" or citation.name.full or len(citation.name.key) >= SURELY_NATIONAL
        written = max(context.as_of or "", f"{document.year + 1}-{LAST_DAY}")
        if national and version.promulgated > written and version is instrument.versions[0]:
            case = "unpublished"
        elif applied.search(citation.before):
            case = "applied"
        else:
            continue
        confirmed = version.title_ok and version.dates_ok
        yield Finding(
            citation.title.span,
            "unconfirmed" if not confirmed else case if national else "perhaps-local",
            {
                "原文": citation.title.words.of(document.text),
                "题名": marked(instrument.title),
                "公布": shown_day(version.promulgated),
                "起": _begins(version),
                "年度": str(year),
                "截至": freshness(context),
            },
            certainty="confirmed" if confirmed else "unconfirmed",
        )


def _begins(version: Version) -> str:
    """When it was published and took effect, as far as the register says; a plan is only published."""
    published, effective = shown_day(version.promulgated), shown_day(version.effective)
    return "、".join(filter(None, (published and f"{published}公布", effective and f"{effective}起施行")))


def _first(instrument: Instrument) -> Version | None:
    """The version that made it; None where the register may lack earlier ones."""
    first = instrument.versions[0]
    return first if first.note.startswith("制定") or instrument.years else None


def _was_made(version: Version) -> bool:
    return version.note.startswith("制定") and version.title_ok and version.dates_ok


def _coming(citation: Citation, instrument: Instrument, year: int) -> Version | None:
    """The revised version that a title called new stands for, where it was published and not in force that year."""
    if _NEW.search(citation.before) is None or not citation.first:
        return None
    after, newest = f"{year}-12-31", instrument.latest
    return newest if newest.promulgated <= f"{year + 1}-03-31" and newest.effective > after else None


_NEW = lazy(
    "(?P<new>最?新近?|刚刚?|近期|重新)(?P<what>修订|修改|修正|颁布|出台|施行|实施|公布|发布|制定|通过|印发)(?:实施|施行|颁布|出台)?"
    r"(?:后|通过|完善|生效|版)?的?(?:国家|党内法规|法律|法规|法律法规)?[:(]?$"
    "|(?<![更创革刷重翻最从崭清焕全鼎常标])新(?:版)?的?$"
)
_NEW_LIST = lazy(
    "等?[^,《]{0,8}?(?P<new>最?新近?|近期|刚刚?)(?P<what>修订|修改|修正|颁布|出台|施行|实施|公布|发布|制定)"
    "(?:实施|施行|颁布|出台)?的?(?:一系列|相关|有关|重要|国家)?(?:法律|法规|规定|党内法规|条例|文件|制度|行政法规)"
)
_DATED = lazy("(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^,]{0,4}$")
_REVISED = ("修订", "修改", "修正")


class NoveltyOptions(Options):
    """How many months after it took effect an instrument may still be called new, at the end of the year."""

    months: int = 18


def stale_novelty(document: Document, options: NoveltyOptions, context: Context) -> Iterator[Finding]:
    """Called new or newly revised when it no longer was, or never was revised; once for each title."""
    year = document.year  # in the plan for next year too, which is written in the first months of that year
    if year is None or year > int((context.facts.register.as_of or "0")[:4]):
        return
    for citation in context.facts.citations:
        instrument = _instrument(citation)
        if instrument is None or citation.manner != "live" or instrument.years is not None:
            continue
        if _gone(instrument.latest, year):
            continue  # that is worse
        said = _called_new(citation)
        if said is None:
            continue
        version = _newest(instrument, year)
        if version is None or not version.since:
            continue
        age = _months(version.since, f"{year}-12-31")
        only = len(instrument.versions) == 1 and _was_made(version)
        if said["what"] in _REVISED and only:
            case = "never-revised"
        elif age > options.months:
            case = "stale"
        else:
            continue
        confirmed = version.title_ok and version.dates_ok
        yield Finding(
            citation.title.span,
            case if confirmed else "unconfirmed",
            {
                "原文": citation.title.words.of(document.text),
                "题名": marked(instrument.title),
                "说法": f"{said['new'] or '新'}{said['what'] or ''}",
                "日期": shown_day(version.since),
                "公布": shown_day(version.promulgated),
                "月数": str(age),
                "年度": str(year),
                "截至": freshness(context),
            },
            certainty="confirmed" if confirmed else "unconfirmed",
        )


def _called_new(citation: Citation) -> re.Match[str] | None:
    """The words that call it new; None where they tell the year in which it was."""
    around = citation.before + citation.after
    if "新" not in around and "近期" not in around and "刚" not in around:
        return None
    before = _NEW.search(citation.before) if citation.first else None
    if before and _DATED.search(citation.before, 0, before.start()):
        return None
    return before or _NEW_LIST.match(citation.after)


def _newest(instrument: Instrument, year: int) -> Version | None:
    """The newest version that was published when the report on a year was written."""
    written = f"{year + 1}-03-31"
    return next((v for v in reversed(instrument.versions) if v.promulgated and v.promulgated <= written), None)


def _months(since: str, until: str) -> int:
    """How many full months lie between two ISO days; negative where the first is the later one."""
    y1, m1 = int(since[:4]), int(since[5:7] or 1)
    y2, m2 = int(until[:4]), int(until[5:7])
    return (y2 - y1) * 12 + m2 - m1 + (0 if since[8:10] > until[8:10] else 1 if since[8:10] == "01" else 0)


_NAMES = {
    "原文": "写在书名号里的名称",
    "题名": "文件的名称，带书名号",
    "年度": "判断所依据的年度",
    "截至": "法规目录截至哪一天",
}

CHECKS = (
    Check(
        "repealed_instrument",
        repealed,
        WordingOptions,
        {**_NAMES, "废止": "废止的日期", "取代": "由什么取代，半句话，不知道时为空"},
        ("confirmed", "perhaps-local", "unconfirmed", "doubtful"),
    ),
    Check(
        "not_yet_in_force",
        not_yet_in_force,
        AppliedOptions,
        {**_NAMES, "公布": "公布的日期", "起": "什么时候公布、起施行，半句话"},
        ("applied", "unpublished", "perhaps-local", "unconfirmed"),
    ),
    Check(
        "stale_novelty",
        stale_novelty,
        NoveltyOptions,
        {
            **_NAMES,
            "说法": "怎样称它是新的",
            "日期": "这一版施行的日期",
            "公布": "这一版公布的日期",
            "月数": "到年度末已施行几个月",
        },
        ("stale", "never-revised", "unconfirmed"),
    ),
)
