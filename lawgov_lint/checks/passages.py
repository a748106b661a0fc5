"""Checks on wording that is repeated, or that does not belong: repeated passages, term lists, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lawgov_lint.checks.base import Check, Context
from lawgov_lint.diagnostics import Edit, Finding, Related, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.prose import clauses, han_count
from lawgov_lint.vocabulary import Vocabulary, wording_pattern


class RepeatOptions(NamedTuple):
    """How long a repeated clause or paragraph must be, in 汉字, and words with which adverbial clauses begin."""

    clause: int = 10
    paragraph: int = 40
    openers: tuple[str, ...] = ()
    near: int = 60


def repeated_passage(document: Document, options: RepeatOptions, context: Context) -> Iterator[Finding]:
    """A whole clause twice in one paragraph, or a paragraph twice."""
    seen: dict[str, Span] = {}
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind != "body":
            continue
        span = _without_heading(document, index)
        key = _key(span.of(document.folded))
        if han_count(key) >= options.paragraph and key in seen:
            data = {"重复": _short(span.of(document.text))}
            yield Finding(span, "paragraph", data, related=(Related(seen[key], "第一次在这里"),))
            continue
        seen.setdefault(key, span)
        yield from _repeated_clauses(document, span, options, context.vocabulary)


def _without_heading(document: Document, index: int) -> Span:
    paragraph = document.paragraphs[index]
    heading = document.headings[paragraph.heading] if paragraph.heading is not None else None
    if heading and heading.paragraph == index and not heading.item and not heading.glued:
        return Span(heading.span.end, paragraph.span.end)
    return paragraph.span


def _repeated_clauses(
    document: Document, span: Span, options: RepeatOptions, vocabulary: Vocabulary
) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    for clause in clauses(document.folded, span):
        words = clause.of(document.folded)
        if clause.end - clause.start < options.clause:
            continue
        key = _key(words)
        if han_count(key) < options.clause or _may_repeat(key, vocabulary):
            continue
        before = first.setdefault(key, clause)
        if before is clause:
            continue
        if words.startswith(options.openers) and clause.start - before.end > options.near:
            continue
        yield Finding(clause, "clause", {"重复": clause.of(document.text)}, related=(Related(before, "第一次在这里"),))


_KEY = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")


def _key(words: str) -> str:
    return _KEY.sub("", words)


def _short(words: str) -> str:
    return words if len(words) <= 24 else words[:24] + "…"


def _may_repeat(key: str, vocabulary: Vocabulary) -> bool:
    """Set phrases and names of organs are repeated rightly."""
    if any(key in _key(formula) for formula in vocabulary.formulas):
        return True
    return len(key) <= 20 and key.endswith(
        (*vocabulary.governments, *vocabulary.departments, *vocabulary.street_offices)
    )


class TermOptions(NamedTuple):
    """Wordings to be flagged, wordings around them that excuse them, and how far the excuse may stand off."""

    terms: tuple[str, ...]
    unless: tuple[str, ...] = ()
    around: int = 12


def term_list(document: Document, options: TermOptions, context: Context) -> Iterator[Finding]:
    """Words that should not stand in running text."""
    del context
    yield from _terms(document, options.terms, options.unless, options.around, None)


def _terms(
    document: Document, terms: tuple[str, ...], unless: tuple[str, ...], around: int, case: str | None
) -> Iterator[Finding]:
    excuse = wording_pattern(unless)
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("body", "heading", "closing"):
            continue
        for found in wording_pattern(terms).finditer(document.folded, paragraph.span.start, paragraph.span.end):
            start, end = max(paragraph.span.start, found.start() - around), found.end() + around
            if not excuse.search(document.folded[start : min(end, paragraph.span.end)]):
                span = Span(*found.span())
                yield Finding(span, case, {"原文": span.of(document.text)})


class RequestOptions(NamedTuple):
    """Formulas by which a document asks for a decision, wordings that ask for help, and what excuses them."""

    request: tuple[str, ...]
    plea: tuple[str, ...]
    unless: tuple[str, ...] = ()


def request(document: Document, options: RequestOptions, context: Context) -> Iterator[Finding]:
    """A request carried in a report."""
    del context
    yield from _terms(document, options.request, options.unless, 6, "request")
    yield from _terms(document, options.plea, options.unless, 6, "plea")


class PatternOptions(NamedTuple):
    r"""A regular expression over the text folded to half width, what to write instead (`\1` for a group), and a literal
    that must stand in the text before the expression is tried.
    """

    pattern: str
    replacement: str | None = None
    literal: str | None = None


def pattern(document: Document, options: PatternOptions, context: Context) -> Iterator[Finding]:
    """Whatever a regular expression of an office's own rule finds, paragraph by paragraph."""
    del context
    if options.literal and options.literal not in document.folded:
        return
    compiled = re.compile(options.pattern)
    for paragraph in document.paragraphs:
        for found in compiled.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            if found.end() == found.start():
                continue
            span = Span(*found.span())
            edits = () if options.replacement is None else (Edit(*span, found.expand(options.replacement)),)
            yield Finding(span, None, {"原文": span.of(document.text)}, edits=edits)


_FIELDS: Mapping[str, str] = {"原文": "找到的原文"}
CHECKS = (
    Check("repeated_passage", repeated_passage, RepeatOptions, {"重复": "重复的原文"}, ("clause", "paragraph")),
    Check("term_list", term_list, TermOptions, _FIELDS),
    Check("request", request, RequestOptions, _FIELDS, ("request", "plea")),
    Check("pattern", pattern, PatternOptions, _FIELDS),
)
