"""Checks on wording that is repeated, or that does not belong: repeated passages, term lists, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Edit, Finding, Related, Span
from lawgov_lint.document.headings import TITLE_ENDS
from lawgov_lint.document.model import Document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.prose import ITEM_MARK, clauses, han_count
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import Vocabulary, wording_pattern

PROSE = ("body", "heading", "closing")
"""Kinds of paragraphs in which words are looked for."""


class RepeatOptions(Options):
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
        key = span.of(document.folded)
        if key in seen and han_count(key) >= options.paragraph:
            data = {"重复": _short(span.of(document.text))}
            yield Finding(span, "paragraph", data, related=(Related(seen[key], "第一次在这里"),))
            continue
        seen.setdefault(key, span)
        if _has_doubles(key, options.clause):
            yield from _repeated_clauses(document, span, options, context)


def _has_doubles(text: str, length: int) -> bool:
    """Whether any clause may stand twice: a quick look at how clauses end, since items may begin with a number."""
    ends = [words.rstrip(_CLOSING)[-6:] for words in _CLAUSE_BREAK.split(text) if len(words) >= length]
    return len(set(ends)) < len(ends)


def _without_heading(document: Document, index: int) -> Span:
    paragraph = document.paragraphs[index]
    heading = document.headings[paragraph.heading] if paragraph.heading is not None else None
    if heading and heading.paragraph == index and not heading.item and not heading.glued:
        rest = document.folded[heading.span.end : paragraph.span.end]
        return Span(paragraph.span.end - len(rest.lstrip(TITLE_ENDS)), paragraph.span.end)
    return paragraph.span


def _repeated_clauses(document: Document, span: Span, options: RepeatOptions, context: Context) -> Iterator[Finding]:
    """Clauses that were there before; what follows them alike both times belongs to the same finding."""
    said = [_without_mark(document.folded, clause) for clause in clauses(document.folded, span)]
    words = [clause.of(document.folded) for clause in said]
    keys = [_key(clause) if len(clause) >= options.clause else clause for clause in words]
    first: dict[str, int] = {}
    done = 0
    for n, key in enumerate(keys):
        before = first.setdefault(key, n)
        if before == n or n < done or len(key) < options.clause or han_count(key) < options.clause:
            continue
        if before + 1 < n and _lawful(context, said[before], said[n], options):
            continue
        done = n + 1
        while done < len(keys) and done - n + before < n and keys[done] == keys[done - n + before]:
            done += 1
        old = Span(said[before].start, said[before + done - n - 1].end)
        new = Span(said[n].start, said[done - 1].end)
        yield Finding(new, "clause", {"重复": _short(new.of(document.text))}, related=(Related(old, "第一次在这里"),))


def _lawful(context: Context, before: Span, clause: Span, options: RepeatOptions) -> bool:
    """Whether a clause may stand twice when something stands between the two."""
    words = clause.of(context.facts.document.folded)
    if words.startswith(options.openers) and clause.start - before.end > options.near:
        return True
    if han_count(_TITLE.sub("", words)) < options.clause:
        return True  # the rest is a title, and a title is always written alike
    return _may_repeat(words, context.vocabulary) or _parallel_ends(context.facts, before, clause)


def _parallel_ends(facts: Facts, before: Span, clause: Span) -> bool:
    """Whether two items of one series close with the same words: 一是…提高了…能力;二是…提高了…能力。"""
    folded = facts.document.folded
    if not all(re.match(r"[。;]|\s*$", folded[span.end : span.end + 1]) for span in (before, clause)):
        return False
    one, other = facts.items_around(before.start), facts.items_around(clause.start)
    return any(other.get(chain, item) != item for chain, item in one.items())


_CLAUSE_BREAK = lazy(r"[,。;:!?\n]")
_CLOSING = "”’\"'』」》) "
_KEY = lazy(r"[\W_]")
_TITLE = lazy("《[^》]*》?")


def _key(words: str) -> str:
    return _KEY.sub("", words)


def _without_mark(folded: str, clause: Span) -> Span:
    mark = ITEM_MARK.match(clause.of(folded))
    return Span(clause.start + mark.end(), clause.end) if mark else clause


def _short(words: str) -> str:
    return words if len(words) <= 24 else words[:24] + "…"


def _may_repeat(words: str, vocabulary: Vocabulary) -> bool:
    """Set phrases, and names of organs, are repeated rightly."""
    key = _key(words)
    if any(key in _key(formula) for formula in vocabulary.formulas):
        return True
    organs = (*vocabulary.governments, *vocabulary.departments, *vocabulary.street_offices)
    return all(len(name) <= 20 and name.rstrip(")").endswith(organs) for name in words.split("、"))


class TermOptions(Options):
    """Wordings to be flagged, wordings around them that excuse them, and how far the excuse may stand off."""

    terms: tuple[str, ...]
    unless: tuple[str, ...] = ()
    around: int = 12


def term_list(document: Document, options: TermOptions, context: Context) -> Iterator[Finding]:
    """Words that should not stand in running text."""
    text = context.facts.lined
    excuse = wording_pattern(options.unless)
    for paragraph in document.paragraphs:
        if paragraph.kind not in PROSE:
            continue
        for found in wording_pattern(options.terms).finditer(text, *paragraph.span):
            start, end = max(paragraph.span.start, found.start() - options.around), found.end() + options.around
            if not excuse.search(text[start : min(end, paragraph.span.end)]):
                span = Span(*found.span())
                yield Finding(span, None, {"原文": span.of(document.text)})


LONGEST_EXCUSE = 30
"""How far from a request the wording that excuses it may begin or end."""


class RequestOptions(Options):
    """Formulas by which a document asks for a decision, wordings that ask for help, and what excuses them."""

    request: tuple[str, ...]
    plea: tuple[str, ...]
    unless: tuple[str, ...] = ()


def request(document: Document, options: RequestOptions, context: Context) -> Iterator[Finding]:
    """A request carried in a report."""
    text = context.facts.lined
    for paragraph in document.paragraphs:
        if paragraph.kind not in PROSE:
            continue
        for case, wordings in (("request", options.request), ("plea", options.plea)):
            for found in wording_pattern(wordings).finditer(text, *paragraph.span):
                span = Span(*found.span())
                if not _excused(text, paragraph.span, span, options.unless):
                    yield Finding(span, case, {"原文": span.of(document.text)})


def _excused(lined: str, within: Span, span: Span, unless: tuple[str, ...]) -> bool:
    """Whether one of the wordings that make it harmless lies over a span."""
    near = max(within.start, span.start - LONGEST_EXCUSE), min(within.end, span.end + LONGEST_EXCUSE)
    excuses = wording_pattern(unless).finditer(lined, *near)
    return any(excuse.start() < span.end and span.start < excuse.end() for excuse in excuses)


class PatternOptions(Options):
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
