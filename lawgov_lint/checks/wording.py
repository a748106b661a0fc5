"""Checks on single words: words written for others, words twice in a row, sentences that are too long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.checks.passages import PROSE
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.dates import in_title
from lawgov_lint.facts.prose import han_count, sentences
from lawgov_lint.facts.words import Finder, around, begins_longer, crossed, doubles, word_over, word_with
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern

OWN_WORDS = (*PROSE, "title", "table")
"""Kinds of paragraphs whose words are the author's."""


class Form(NamedTuple):
    """A row of a table of words that are written for others.

    Args:
        wrong, right: as they are written.
        kind: ``wrong``, or ``variant`` for what is only unusual, or right in some places.
        since: the last day on which ``wrong`` was still right; empty when it never was. Later report years count.
        only, unless: wordings of which one must stand around the word, or none may; □ is the word itself.
        beside: words of which one must stand somewhere in the document, parted by ``|``.
        sure, source: whether the row is confirmed, and where it is from.
    """

    wrong: str
    right: str
    kind: str
    since: str
    only: str
    unless: str
    beside: str
    sure: str
    source: str


class FormOptions(Options):
    """The name of the table."""

    table: str


def confusable(document: Document, options: FormOptions, context: Context) -> Iterator[Finding]:
    """A word of a table, on word boundaries, outside titles and quoted names, not where its row says it is right."""
    known, finder = _known(context.vocabulary.tables.rows(options.table, Form))
    text = document.folded
    beside: dict[str, bool] = {}
    for span in finder.find(text):
        row, paragraph = known[span.of(text)], context.facts.paragraph_at(span.start)
        if paragraph is None or paragraph.kind not in OWN_WORDS:
            continue
        if row.beside not in beside:
            beside[row.beside] = any(word in text for word in row.beside.split("|"))
        if beside[row.beside] and _counts(row, span, paragraph.span, context):
            yield Finding(
                span,
                row.kind,
                {"原文": span.of(document.text), "应为": row.right},
                edits=(Edit(*span, row.right),),
                certainty="confirmed" if row.sure == "yes" else "unconfirmed",
            )


@lru_cache(maxsize=8)
def _known(rows: tuple[Form, ...]) -> tuple[dict[str, Form], Finder]:
    known = {row.wrong: row for row in rows}
    return known, Finder(known)


def _counts(row: Form, span: Span, within: Span, context: Context) -> bool:
    """Whether time, context and word boundaries make the word wrong here."""
    if row.since:
        year = context.facts.year_at(span.start)
        if year is None or year <= int(row.since[:4]):
            return False
    scene = around(context.facts.lined, span, within)
    if row.only and not wording_pattern((row.only,)).search(scene):
        return False
    if row.unless and wording_pattern((row.unless,)).search(scene):
        return False
    text = context.facts.document.folded
    return not named(context.facts, span, within) and not crossed(text, span, context.vocabulary.tables.words)


LONGEST_NAME = 12
"""So many characters a quoted name has at most; what is longer is quoted prose."""
DEEPEST_QUOTE = 3


def named(facts: Facts, span: Span, within: Span) -> bool:
    """Whether some words stand in a title or in a quoted name."""
    if in_title(facts.document.folded, span.start, within.start):
        return True
    return any(pair.end - pair.start - 2 <= LONGEST_NAME for pair in quoted(facts, span))


def quoted(facts: Facts, span: Span) -> list[Span]:
    """The quotations in which some words stand."""
    pairs = facts.quotes.pairs
    last = bisect_right(pairs, span)
    return [pair for pair in pairs[max(0, last - DEEPEST_QUOTE) : last] if pair.holds(span)]


class DoubleOptions(Options):
    """What is never right twice in a row.

    Args:
        particles: single characters that are, where they belong to no longer word: 的的, not 目的的.
        verbs: words that are, where nothing longer begins with the second: 推进推进, not 推进推进会.
        synonyms: two words of one length for one thing, of which the first stays: 时间时期.
        fine: phrases that are right twice in a row: the 办公室 of a 办公室.
        unless: wordings around some words twice in a row that make them right; □ is both together.
    """

    particles: tuple[str, ...]
    verbs: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def doubled_word(document: Document, options: DoubleOptions, context: Context) -> Iterator[Finding]:
    """A word or phrase that stands twice in a row."""
    text = document.folded
    twice = _finder(tuple(2 * word for word in (*options.particles, *options.verbs)))
    found = [span for span in twice.find(text) if not _two_words(text, span, context)]
    found += [phrase for phrase in doubles(text) if not _shared(document, phrase, options, context)]
    done = 0
    for span in sorted(found):
        paragraph = context.facts.paragraph_at(span.start)
        if paragraph is None or paragraph.kind not in PROSE or span.start < done or span.end > paragraph.span.end:
            continue
        done = span.end
        scene = around(context.facts.lined, span, paragraph.span)
        if not wording_pattern(options.unless).search(scene) and not named(context.facts, span, paragraph.span):
            yield _double(document, span, _middle(span))
    for span in _finder(tuple(options.synonyms)).find(text) if options.synonyms else ():
        yield _double(document, span, _middle(span))


def _middle(both: Span) -> int:
    return (both.start + both.end) // 2


@lru_cache(maxsize=8)
def _finder(words: tuple[str, ...]) -> Finder:
    return Finder(words)


def _two_words(text: str, span: Span, context: Context) -> bool:
    """Whether the two belong to different words: 目的|的, 推进|推进会."""
    words, middle = context.vocabulary.tables.words, _middle(span)
    if span.end - span.start > 2:
        return begins_longer(text, Span(middle, span.end), words)
    return _in_pairs(text, span) or word_with(text, span.start, words) or word_with(text, middle, words)


def _in_pairs(text: str, span: Span) -> bool:
    """Whether the characters beside are doubled as well: 和和气气, 双双对对."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return any(len(pair) == 2 and pair[0] == pair[1] and pair.isalpha() for pair in (before, after))


def _shared(document: Document, phrase: Span, options: DoubleOptions, context: Context) -> bool:
    """Whether the two are right side by side: 委员会|委员|会议, a heading without a mark behind it."""
    text, words, middle = document.folded, context.vocabulary.tables.words, _middle(phrase)
    return (
        text[middle : phrase.end] in options.fine
        or any(heading.span.end == middle for heading in document.headings)
        or word_over(text, phrase.end, Span(middle, len(text)), words)
        or word_over(text, phrase.start, Span(0, middle), words)
        or word_over(text, middle, Span(0, len(text)), words)
    )


def _double(document: Document, span: Span, keep: int) -> Finding:
    data = {"原文": span.of(document.text), "应为": document.text[span.start : keep]}
    return Finding(span, None, data, edits=(Edit(keep, span.end, ""),))


class LengthOptions(Options):
    """How many 汉字 a sentence may have."""

    longest: int = 150


def overlong_sentence(document: Document, options: LengthOptions, context: Context) -> Iterator[Finding]:
    """A sentence of running text that is longer than the house allows; a ； ends one too."""
    del context
    for paragraph in document.paragraphs:
        if paragraph.kind == "body":
            for sentence in sentences(document.folded, paragraph.span):
                count = han_count(sentence.of(document.folded))
                if count > options.longest:
                    yield Finding(sentence, None, {"字数": str(count), "限度": str(options.longest)})


_FIELDS = {"原文": "找到的原文", "应为": "应当写的"}
CHECKS = (
    Check("confusable", confusable, FormOptions, _FIELDS, ("wrong", "variant")),
    Check("doubled_word", doubled_word, DoubleOptions, _FIELDS),
    Check("overlong_sentence", overlong_sentence, LengthOptions, {"字数": "句子的汉字数", "限度": "单位的限度"}),
)
