"""Checks on the required parts: missing, without a heading, too thin, out of order, without causes, vague."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import REQUIRED_ROLES, Document, Section
from lawgov_lint.facts.prose import ITEM_MARK, clauses, han_count, sentences
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern


class PartOptions(Options):
    """Which part."""

    role: str


def missing_part(document: Document, options: PartOptions, context: Context) -> Iterator[Finding]:
    """A required part that is nowhere, or only mentioned in passing."""
    title = context.vocabulary.roles[options.role].title
    for section in document.section(options.role):
        if section.found_by == "missing":
            yield Finding(None, "absent", {"部分": title})
        elif section.found_by == "mention" and section.span:
            words = section.span.of(document.text)
            related = (Related(section.span, "这里只是顺带提到"),)
            hidden = context.facts.lost_breaks  # what is mentioned may have been a paragraph, or a plain heading
            yield Finding(None, "mentioned", {"部分": title, "提到": words}, related=related, damaged=hidden)


class PartsOptions(Options):
    """Which parts."""

    roles: tuple[str, ...]


def part_without_heading(document: Document, options: PartsOptions, context: Context) -> Iterator[Finding]:
    """A required part that is there as a paragraph, without a heading of its own."""
    for role in options.roles:
        for section in document.section(role)[:1]:
            if section.found_by == "content" and section.span:
                lead = next(clauses(document.folded, section.span), section.span)
                yield Finding(lead, None, {"部分": context.vocabulary.roles[role].short})


class ThinOptions(Options):
    """What counts as thin: below either limit."""

    share_percent: float = 3.0
    characters: int = 60


def thin_part(document: Document, options: ThinOptions, context: Context) -> Iterator[Finding]:
    """A required part with hardly any text."""
    whole = context.facts.length
    for role in REQUIRED_ROLES:
        pieces = [s for s in document.section(role) if s.found_by in ("heading", "content") and s.span]
        if not pieces or whole == 0:
            continue
        if not any(s.span and context.facts.body_of(s.span) for s in pieces):
            continue  # nothing at all is an empty section
        count = sum(han_count(span.of(document.text)) for s in pieces for span in context.facts.text_of(s))
        share = 100 * count / whole
        if count < options.characters or share < options.share_percent:
            data = {"部分": context.vocabulary.roles[role].short, "字数": str(count), "比例": f"{share:.1f}%"}
            yield Finding(anchor(document, pieces[0]), None, data)


def anchor(document: Document, section: Section) -> Span | None:
    """The words that stand for a part: its heading, else its first clause."""
    if section.heading is not None:
        return document.headings[section.heading].span
    return next(clauses(document.folded, section.span), None) if section.span else None


def part_order(document: Document, options: PartsOptions, context: Context) -> Iterator[Finding]:
    """Required parts in another order than that of the Provision."""
    del context
    order = {role: n for n, role in enumerate(options.roles)}
    first = {
        s.role: s
        for s in reversed(document.sections)
        if s.role in order and s.found_by in ("heading", "content") and s.span
    }
    placed = sorted(first.values(), key=lambda s: s.span.start if s.span else 0)
    for before, after in pairwise(placed):
        if order[before.role] > order[after.role]:
            yield Finding(anchor(document, after), None, {})
            return


class CausesOptions(Options):
    """Wordings that state a cause or only hint at one, their look-alikes, and how headings announce causes."""

    statements: tuple[str, ...]
    hints: tuple[str, ...]
    named: tuple[str, ...]
    headings: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def missing_causes(document: Document, options: CausesOptions, context: Context) -> Iterator[Finding]:
    """Shortcomings are stated, their causes are not."""
    pieces = [s for s in document.section("problems") if s.found_by in ("heading", "content") and s.span]
    if not pieces or _own_part_on_causes(document, pieces, options):
        return
    spans = [span for s in pieces for span in context.facts.text_of(s)]
    if not spans or _first(context.facts.lined, options.statements, options.unless, spans):
        return
    where = anchor(document, pieces[0])
    hint = _first(context.facts.lined, options.hints, options.unless, spans)
    if hint is None:
        yield Finding(where, "none", {})
    elif not _names_causes(document, pieces, options):
        yield Finding(where, "hint-only", {"线索": hint.of(document.text)}, related=(Related(hint, "这里像是原因"),))


def _own_part_on_causes(document: Document, pieces: list[Section], options: CausesOptions) -> bool:
    if any(s.found_by == "heading" for s in document.section("causes")):
        return True
    own = {s.heading for s in pieces}
    others = [h for n, h in enumerate(document.headings) if n not in own]
    return any(wording_pattern(options.headings).search(h.title.of(document.folded)) for h in others)


def _names_causes(document: Document, pieces: list[Section], options: CausesOptions) -> bool:
    headings = [document.headings[s.heading] for s in pieces if s.heading is not None]
    return any(wording_pattern(options.named).search(h.title.of(document.folded)) for h in headings)


def _first(lined: str, wordings: tuple[str, ...], unless: tuple[str, ...], spans: list[Span]) -> Span | None:
    """The first of some wordings inside some spans; look-alikes (因地制宜, 来源于) are blotted out before."""
    for span in spans:
        words = wording_pattern(unless).sub(lambda look_alike: "□" * len(look_alike[0]), span.of(lined))
        if found := wording_pattern(wordings).search(words):
            return Span(span.start + found.start(), span.start + found.end())
    return None


class VagueOptions(Options):
    """Wordings of a clause that asks for more without naming what is wrong, and of clauses that do not count."""

    vague: tuple[str, ...]
    neutral: tuple[str, ...] = ()
    longest: int = 45


_FIGURE = lazy(r"\d(?!\d*年)")
"""A figure that is not a year: a clause that has one tells something."""


def vague_items(document: Document, options: VagueOptions, context: Context) -> Iterator[Finding]:
    """Shortcomings that only ask for improvement, every one of them."""
    for section in document.section("problems"):
        if section.found_by not in ("heading", "content") or not section.span:
            continue
        said = [s for span in context.facts.text_of(section) for s in sentences(document.folded, span)]
        if section.found_by == "content" or len(said) > 1:
            said = _after_lead(document.folded, said)
        tells = [_tells(document.folded, sentence, options) for sentence in said]
        if False in tells and True not in tells:
            yield Finding(Span(said[0].start, said[-1].end), None, {"条数": str(tells.count(False))})


def _after_lead(folded: str, said: list[Span]) -> list[Span]:
    """Without what stands before the first numbered item, where there is one."""
    for n, sentence in enumerate(said):
        item = re.search(r"[:,。]?\s*([一1首](?:是|、|先|\.))", sentence.of(folded))
        if item and (n or item.start()):
            return [Span(sentence.start + item.start(1), sentence.end), *said[n + 1 :]]
    return said


def _tells(folded: str, sentence: Span, options: VagueOptions) -> bool | None:
    """Whether a sentence tells what is wrong; None when it does not even ask for more."""
    asks = None
    for span in clauses(folded, sentence):
        words = ITEM_MARK.sub("", span.of(folded))
        if len(words) <= options.longest and wording_pattern(options.vague).search(words) and not _FIGURE.search(words):
            asks = False
        elif words and not wording_pattern(options.neutral).search(words):
            return True
    return asks


CHECKS = (
    Check(
        "missing_part",
        missing_part,
        PartOptions,
        {"部分": "必备部分的名称", "提到": "顺带提到它的原文"},
        ("absent", "mentioned"),
    ),
    Check("part_without_heading", part_without_heading, PartsOptions, {"部分": "必备部分的名称"}),
    Check("thin_part", thin_part, ThinOptions, {"部分": "必备部分的名称", "字数": "汉字数", "比例": "占全文的比例"}),
    Check("part_order", part_order, PartsOptions),
    Check("missing_causes", missing_causes, CausesOptions, {"线索": "像是原因的原文"}, ("none", "hint-only")),
    Check("vague_items", vague_items, VagueOptions, {"条数": "句数"}),
)
