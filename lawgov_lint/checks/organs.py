"""Checks on organs: old names after a reform; reports in which another organ's name was left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.checks.passages import PROSE
from lawgov_lint.checks.wording import named, quoted
from lawgov_lint.diagnostics import Edit, Finding, Related, Span
from lawgov_lint.document.identity import PLACE_ENDS
from lawgov_lint.document.marks import LETTER
from lawgov_lint.document.model import Document
from lawgov_lint.facts.words import GAP, Finder, around, crossed, word_over
from lawgov_lint.patterns import compiled, lazy
from lawgov_lint.reading.source import Evidence
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern


class Organ(NamedTuple):
    """A row of the table of organs that were renamed.

    Args:
        old, new: the names, without the place.
        until: the last day on which the old one was in use; later report years count.
        unless: wordings around it that make it another name; □ is the old name itself.
        sure, source: whether the row is confirmed, and where it is from.
    """

    old: str
    new: str
    until: str
    unless: str
    sure: str
    source: str


class RenamedOptions(Options):
    """Wordings around an old name; □ is the name.

    Args:
        after: what it stands behind; behind other characters it is the end of some longer name.
        near: what near it shows that it is another name, or no organ at all: 工商局宿舍.
        history: what in its sentence shows that it is history.
    """

    after: tuple[str, ...]
    near: tuple[str, ...]
    history: tuple[str, ...]


SENTENCE = 120
"""So many characters of its sentence are looked at on either side of a name."""
_YEAR = lazy("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def renamed_organ(document: Document, options: RenamedOptions, context: Context) -> Iterator[Finding]:
    """An organ by the name it had before a reform, in a report on a later year."""
    if document.year is None:
        return
    known, finder = _known(context.vocabulary.tables.rows("organs", Organ))
    for span in finder.find(document.folded):
        row, paragraph = known[span.of(document.folded)], context.facts.paragraph_at(span.start)
        if paragraph and paragraph.kind in PROSE and _still_used(row, span, paragraph.span, options, context):
            yield Finding(
                span,
                None,
                {"原文": span.of(document.text), "应为": row.new, "截止": row.until[:4]},
                edits=(Edit(*span, row.new),),
                certainty="confirmed" if row.sure == "yes" else "unconfirmed",
            )


@lru_cache(maxsize=8)
def _known(rows: tuple[Organ, ...]) -> tuple[dict[str, Organ], Finder]:
    known = {row.old: row for row in rows}
    return known, Finder(known)


def _still_used(row: Organ, span: Span, within: Span, options: RenamedOptions, context: Context) -> bool:
    """Whether the old name is that of an organ of today."""
    last = int(row.until[:4])
    if (context.facts.year_at(span.start) or 0) <= last:
        return False
    scene = around(context.facts.lined, span, within)
    text = context.facts.document.folded
    return not (
        not wording_pattern(options.after).search(scene)
        or wording_pattern(options.near).search(scene)
        or (row.unless and wording_pattern((row.unless,)).search(scene))
        or word_over(text, span.end, Span(span.start + 1, len(text)), context.vocabulary.tables.words)
        or named(context.facts, span, within)
        or _history(context.facts.lined, span, within, last, options)
    )


def _history(lined: str, span: Span, within: Span, until: int, options: RenamedOptions) -> bool:
    """Whether the sentence looks back: by its wording, or by a year in which the old name was in use."""
    before = lined[max(within.start, span.start - SENTENCE) : span.start].rpartition("\n")[2]
    after = lined[span.end : min(within.end, span.end + SENTENCE)].partition("\n")[0]
    years = (int(year) for year in _YEAR.findall(before + GAP + after))
    return any(year <= until for year in years) or bool(wording_pattern(options.history).search(before + GAP + after))


class SelfOptions(Options):
    """How organs speak of themselves, and how they act.

    Args:
        others: what an organ does not call itself, `department/厅:我局、我镇`: of which body (may be empty), and of
            which unit its place or with which character its name ends (may be empty). All rows that fit count.
        unless: wordings around such a word that make it harmless; □ is the word.
        verbs: how the sentence goes on behind who acts.
        zones: ends of names that are no place like another.
    """

    others: tuple[str, ...]
    unless: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


RELIABLE = ("标题", "落款", "正文开头")
"""Where the name of the reporting organ may be from; the source of a web page is often who runs the site."""


def organ_mismatch(document: Document, options: SelfOptions, context: Context) -> Iterator[Finding]:
    """我镇 in the report of a 街道; a signature by another organ than the title's; another place's organ acting."""
    issuer = document.identity.issuer
    own = taken_apart(issuer.value) if issuer and issuer.how in RELIABLE else None
    if issuer is None or own is None:
        return
    yield from _selves(document, issuer.value, own, options, context)
    yield from _signatures(document, issuer, own)
    yield from _strangers(document, issuer.value, own, options, context)


class Named(NamedTuple):
    """The name of an organ taken apart: 云岭市青屿县司法局 is 青屿, 县, 司法局; a government has no office."""

    place: str
    unit: str
    office: str


_PLACE = lazy(rf"(?P<place>{LETTER}{{0,9}}?)(?P<unit>{'|'.join(sorted(PLACE_ENDS, key=len, reverse=True))})")
_NO_PLACE = ("", "城", "和", "社", "与")
"""In front of 市, 区, 乡 they belong to the name of an office: 市场监督管理局, 住房和城乡建设局."""
_GOVERNMENT = lazy("(?:人民)?政府|(?:街道)?办事处|党工委|")


def taken_apart(name: str) -> Named | None:
    """Place, unit and office; the place is the last one in the name. None for what stands in no place."""
    rest = re.sub(r"\s+|^中共|\((?:盖?章|公章)\)$", "", name)
    place = unit = ""
    while found := _PLACE.match(rest):
        if unit and (not found["place"] or found["place"].endswith(_NO_PLACE[1:])):
            break
        place, unit, rest = found["place"], found["unit"], rest[found.end() :]
    return Named(place, unit, "" if _GOVERNMENT.fullmatch(rest) else rest) if unit else None


def _selves(document: Document, issuer: str, own: Named, options: SelfOptions, context: Context) -> Iterator[Finding]:
    body = document.identity.body.value if document.identity.body else ""
    words: list[str] = []
    for row in options.others:
        who, _, said = row.partition(":")
        bodies, _, end = who.partition("/")
        if bodies in ("", body) and (not end or own.unit == end or issuer.endswith(end)):
            words += said.split("、")
    for span in _finder(tuple(words)).find(document.folded) if words else ():
        paragraph = context.facts.paragraph_at(span.start)
        if (
            paragraph
            and paragraph.kind in PROSE
            and not wording_pattern(options.unless).search(around(context.facts.lined, span, paragraph.span))
            and not crossed(document.folded, span, context.vocabulary.tables.words)
            and not quoted(context.facts, span)
        ):
            yield Finding(span, "self", {"原文": span.of(document.text), "机关": issuer})


@lru_cache(maxsize=8)
def _finder(words: tuple[str, ...]) -> Finder:
    return Finder(words)


_SPEAKS_FOR_IT = lazy("依法治|领导小组|办公室|政府办")
_SPEAKS_FOR_GOVERNMENT = lazy("委员会|[省市县区旗镇乡]委|工委|党委|党组|司法[局厅所]|管委会")


def _signatures(document: Document, issuer: Evidence, own: Named) -> Iterator[Finding]:
    """The signature, where the title names another organ."""
    lines = [p.span for p in document.paragraphs if p.kind == "signature"]
    if issuer.how != "标题" or len(lines) != 1:
        return
    name = lines[0].of(document.folded)
    if _SPEAKS_FOR_IT.search(name) or (not own.office and _SPEAKS_FOR_GOVERNMENT.search(name)):
        return
    signed = [taken_apart(part) for part in re.split(r"\s{2,}|、|(?<=府|局|委|厅)\s", name.strip())]
    if all(each and not _may_be_one(own, each) for each in signed):
        related = (Related(issuer.span, "标题里的机关"),) if issuer.span else ()
        data = {"原文": lines[0].of(document.text), "机关": issuer.value}
        yield Finding(lines[0], "signature", data, related=related)


def _may_be_one(one: Named, other: Named) -> bool:
    """Whether two names may be one organ's: 市司法局 and 云岭市司法局, 人社局 and 人力资源和社会保障局."""
    if one.place and other.place and (one.place, one.unit) != (other.place, other.unit):
        return False
    short, long = sorted((one.office, other.office), key=len)
    letters = iter(long)
    return not short or all(character in letters for character in short)


_ENDS = "局|厅|委员会|人民政府|街道办事处|街道|县|区|旗|镇|乡"


def _strangers(
    document: Document, issuer: str, own: Named, options: SelfOptions, context: Context
) -> Iterator[Finding]:
    """Another place of the same unit, or the same office there, as the one who acts.

    Not where a 市 reports: one city lies in another.
    """
    if len(own.place) < 2 or own.unit == "市":
        return
    known = context.vocabulary.tables.words
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        for found in _actor(options.verbs).finditer(document.folded, *paragraph.span):
            other, span = taken_apart(found["organ"]), Span(*found.span("organ"))
            if other is None or len(other.place) < 2 or other.place.endswith(options.zones):
                continue
            elsewhere = not other.place.endswith(own.place) and not own.place.endswith(other.place)
            alike = other.unit == own.unit and other.office in ("", own.office)
            if elsewhere and alike and other.place not in known:
                yield Finding(span, "actor", {"原文": span.of(document.text), "机关": issuer})


@lru_cache(maxsize=8)
def _actor(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(
        rf"(?:20[0-9]{{2}}年(?:度|以来)?,?|(?:今|一)年(?:以来|来),?|下一步,?)(?P<organ>{LETTER}{{2,20}}?(?:{_ENDS}))(?={'|'.join(verbs)})"
    )


_MISMATCH_FIELDS = {"原文": "另一个机关的名称或者自称", "机关": "报告的机关"}
CHECKS = (
    Check(
        "renamed_organ",
        renamed_organ,
        RenamedOptions,
        {"原文": "旧名称", "应为": "现在的名称", "截止": "旧名称用到哪一年"},
    ),
    Check("organ_mismatch", organ_mismatch, SelfOptions, _MISMATCH_FIELDS, ("self", "signature", "actor")),
)
