"""Checks on the editions of plans and outlines: superseded, not said which one, one that never was."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.checks.citing import UNCONFIRMED, freshness, marked, shown_day
from lawgov_lint.checks.currency import WordingOptions
from lawgov_lint.diagnostics import Finding
from lawgov_lint.document.model import Document
from lawgov_lint.facts.citations import span_of_years
from lawgov_lint.instruments import Instrument
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern


def superseded(document: Document, options: WordingOptions, context: Context) -> Iterator[Finding]:
    """An edition whose period was over, as the guide of a later year."""
    right = wording_pattern(options.unless)
    for citation in context.facts.citations:
        match, year = citation.match, citation.year
        if match is None or match.instrument is None or year is None or citation.manner != "live":
            continue
        instrument = match.instrument
        period = _period(instrument)
        named = citation.name.years is not None or instrument.years is None or match.how != "title"
        if period is None or not named or year <= period or right.search(f"{citation.before}□{citation.after}"):
            continue
        newer = _newer(context, instrument, match.editions, f"{document.year}-12-31")
        confirmed = instrument.latest.title_ok
        if newer and newer.day[:4] < str(year):
            case, confirmed = "superseded", confirmed and newer.instrument.latest.title_ok
        else:
            case = "ended"
        yield Finding(
            citation.title.span,
            case,
            {
                "原文": citation.title.words.of(document.text),
                "题名": marked(instrument.title),
                "期满": str(period),
                "年度": str(year),
                "新版": f"，{shown_day(newer.day)}另有{marked(newer.instrument.title)}" if newer else "",
                "截至": freshness(context),
                "未核": "" if confirmed else UNCONFIRMED,
            },
            certainty="confirmed" if confirmed else "unconfirmed",
        )


class _Newer(NamedTuple):
    """What took the place of an edition, and the day it was published."""

    instrument: Instrument
    day: str


def _period(instrument: Instrument) -> int | None:
    """The last year of the period of a plan."""
    if instrument.years is None or instrument.years[0] == instrument.years[1]:
        return None
    return instrument.years[1]


def _newer(context: Context, instrument: Instrument, editions: tuple[Instrument, ...], until: str) -> _Newer | None:
    """The edition that followed, or what the register says took its place; None where it came after a day."""
    period = _period(instrument) or 0
    following = [each for each in editions if each.years and each.years[0] > period]
    successor = context.facts.register.get(instrument.latest.successor) if not following else following[0]
    day = successor.versions[0].promulgated if successor else ""
    return _Newer(successor, day) if successor and day and day <= until else None


def ambiguous(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Cited without its years where there were several editions, and the report never says which; once for each."""
    del options
    citations = context.facts.citations
    told = {c.name.key for c in citations if c.name.years is not None}
    for citation in citations:
        match, year = citation.match, citation.year
        if match is None or match.how != "title" or year is None or citation.manner != "live":
            continue
        lost = citation.title.lost  # the years too, perhaps
        if lost or citation.name.years is not None or citation.name.key in told or len(match.editions) < 2:
            continue
        there = [each for each in match.editions if each.years and each.versions[0].promulgated[:4] <= str(year)]
        if len(there) > 1 and not _told_elsewhere(document.folded, citation.name.key):
            told.add(citation.name.key)
            yield Finding(
                citation.title.span,
                None,
                {
                    "原文": citation.title.words.of(document.text),
                    "各版": "".join(marked(each.title) for each in there),
                    "截至": freshness(context),
                },
            )


def _told_elsewhere(folded: str, key: str) -> bool:
    """Whether the years stand behind the name somewhere, with or without marks."""
    at = folded.find(key)
    while at >= 0:
        behind = folded[at + len(key) : at + len(key) + 6].lstrip("》〉>([〔 ")
        if behind[:2] == "20":
            return True
        at = folded.find(key, at + 1)
    return False


class LocalOptions(Options):
    """Wordings of names that local plans have as well."""

    local: tuple[str, ...] = ()


def wrong_edition(document: Document, options: LocalOptions, context: Context) -> Iterator[Finding]:
    """Years that no edition has."""
    local = wording_pattern(options.local)
    register = context.facts.register
    for citation in context.facts.citations:
        match, years = citation.match, citation.name.years
        if match is None or match.instrument is not None or years is None or citation.manner != "live":
            continue
        editions = [each for each in match.editions if each.years]
        if (
            not editions
            or match.how == "ambiguous"
            or years[0] == years[1]
            or years[0] >= int((register.as_of or "0")[:4])
        ):
            continue  # one of these years may have come after the register was made
        confirmed = all(each.latest.title_ok for each in editions)
        yield Finding(
            span_of_years(document.folded, citation.title),
            "perhaps-local" if local.search(citation.name.key) else "national",
            {
                "原文": citation.title.words.of(document.text),
                "各版": "".join(marked(each.title) for each in editions),
                "截至": freshness(context),
                "未核": "" if confirmed else UNCONFIRMED,
            },
            certainty="confirmed" if confirmed else "unconfirmed",
        )


_NAMES = {"原文": "写在书名号里的名称", "截至": "法规目录截至哪一天"}

CHECKS = (
    Check(
        "superseded_edition",
        superseded,
        WordingOptions,
        {
            **_NAMES,
            "题名": "这一版的名称，带书名号",
            "期满": "这一版的最后一年",
            "年度": "判断所依据的年度",
            "未核": "目录没有核实时的说明，否则为空",
            "新版": "后来的一版，半句话，没有时为空",
        },
        ("superseded", "ended"),
    ),
    Check("ambiguous_edition", ambiguous, NoOptions, {**_NAMES, "各版": "当时已有的各版"}),
    Check(
        "wrong_edition",
        wrong_edition,
        LocalOptions,
        {**_NAMES, "各版": "目录里的各版", "未核": "目录没有核实时的说明，否则为空"},
        ("national", "perhaps-local"),
    ),
)
