"""Checks on punctuation: half-width marks, quotation marks and brackets without a partner, sentences without an end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.dates import DATE
from lawgov_lint.document.marks import number_of
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.marks import CLOSING, OPENING, Pairing, closes_straight
from lawgov_lint.facts.prose import HAN, ITEM_MARK, clauses, glued_items, han_count
from lawgov_lint.facts.western import is_chinese, is_latin
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class PairOptions(Options):
    """Which family of marks."""

    marks: Literal["quotes", "brackets"]


def unpaired_mark(document: Document, options: PairOptions, context: Context) -> Iterator[Finding]:
    """A quotation mark or a bracket without its partner; one finding a mark.

    Such a mark is itself the sign that the copy lost something, so ``damaged`` is not set: the partner has to be
    restored whoever lost it, and in normalised copies, where most are found, every finding would become a note.
    """
    marks: Pairing = context.facts.quotes if options.marks == "quotes" else context.facts.brackets
    for span in marks.unpaired:
        if options.marks == "quotes" and closes_straight(document.folded, span.start):
            continue  # the check for straight marks tells of both
        mark, folded = span.of(document.text), span.of(document.folded)
        opens = folded in CLOSING
        partner = CLOSING[folded] if opens else OPENING[folded]
        partner = chr(ord(partner) + 0xFEE0) if partner in "()" and mark not in "()" else partner
        data = {"标点": mark, "配对": partner, "文字": _around(document, span)}
        yield Finding(span, "unclosed" if opens else "unopened", data)


def _around(document: Document, span: Span) -> str:
    """The mark with a few characters on both sides, within its line."""
    before = document.text[max(0, span.start - 6) : span.start].replace("\r", "\n")
    after = document.text[span.end : span.end + 6].replace("\r", "\n")
    return before.rpartition("\n")[2] + span.of(document.text) + after.partition("\n")[0]


# --- half-width marks ------------------------------------------------------------------------------------------------

FULL = dict(zip(",:;!?().", "，：；！？（）。", strict=True))
_MARKS = lazy("[,:;!?(.，：；！？（。]")
_POINTS = ",:;.!?，：；。！？、"
"""Beside one of them a mark is doubled; that is another rule's."""
_NOT_PROSE = ("table", "signature", "date")


_BRACKETED = lazy(r"\([^()]*\)")
_FULL_MARKS = frozenset("，：；！？（）。")
_AFTER_QUESTION = "”’）)》」』 "
SHORTEST_SENTENCE = 10
"""A shorter line that ends with a full stop may be a number or an abbreviation."""
LONGEST_LOOK = 200
"""So far behind an opening bracket we look for 汉字; brackets nested by the thousand must not take long."""


class Place(NamedTuple):
    """A half-width mark, or a pair of brackets one of which is, where a full-width one belongs.

    Args:
        start, end: the mark, or the brackets with all between them.
        mark: the mark or marks as they stand.
        group: those of one paragraph without a full-width mark or a 。 between them share a number.
        number: the brackets of a number, （一）.
    """

    start: int
    end: int
    mark: str
    group: int
    number: bool = False


class _Text(NamedTuple):
    """The half-width marks of a paragraph, and how many full-width ones it has."""

    places: list[Place]
    full: int


class HalfWidthOptions(Options):
    """So many half-width marks, and no full-width one, make a paragraph that was pasted in."""

    paragraph: int = 3


def half_width(document: Document, options: HalfWidthOptions, context: Context) -> Iterator[Finding]:
    """Half-width marks in Chinese text: one finding for a whole text, for a paragraph, or for what stands together."""
    reader = _Reader(document, context.facts.plain, context.facts.brackets)
    read = [reader.read(p.span) for p in document.paragraphs if p.kind not in _NOT_PROSE]
    places = [place for text in read for place in text.places]
    strays = sum(not place.number for place in places)
    if places and (document.normalised or strays > max(options.paragraph + 1, sum(text.full for text in read))):
        rest = [reader.read_apart(p.span).places for p in document.paragraphs if p.kind in _NOT_PROSE]
        yield _finding(document, "whole-file", sorted([*places, *(place for found in rest for place in found)]))
        return
    for text in read:
        here = [place for place in text.places if not place.number]
        if len(here) >= options.paragraph and not text.full:
            yield _finding(document, "paragraph", here)
            continue
        for _, together in groupby(here, key=lambda place: place.group):
            yield _finding(document, "stray", list(together))


def _finding(document: Document, case: str, places: list[Place]) -> Finding:
    counts = Counter(place.mark for place in places)
    data = {
        "标点": "、".join(f"“{mark}”" for mark in counts),
        "应为": "、".join(f"“{''.join(FULL.get(c, c) for c in mark)}”" for mark in counts),
        "各几处": "，".join(f"“{m}”{n}处" for m, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        "处数": str(len(places)),
    }
    first = next((place for place in places if not place.number), places[0])
    return Finding(Span(first.start, first.end), case, data, tuple(_edits(document.text, places)))


def _edits(text: str, places: list[Place]) -> Iterator[Edit]:
    """Full width for each mark, which brings its own space with it, and for both brackets."""
    for start, end, mark, *_ in places:
        if len(mark) == 1:
            space = text[end : end + 1] == " " and not text[end + 1 : end + 2].isspace() and end + 1 < len(text)
            yield Edit(start, end + space, FULL[mark])
            continue
        for at, bracket in ((start, mark[0]), (end - 1, mark[1])):
            if bracket in FULL:
                yield Edit(at, at + 1, FULL[bracket])


class _Reader:
    """Looks for half-width marks in the paragraphs of one document."""

    def __init__(self, document: Document, plain: str, brackets: Pairing) -> None:
        self.folded = document.folded
        self.text = plain
        self.ends = {pair.start: pair.end for pair in brackets.pairs if self.folded[pair.start] == "("}
        self.markdown = document.source.form == "markdown"

    def read(self, span: Span) -> _Text:
        """The half-width marks of a paragraph, and how many full-width ones it has."""
        text = self.text
        places: list[Place] = []
        full = group = 0
        if text.find("|", *span) >= 0:
            return _Text(places, full)  # a row of a table
        for found in _MARKS.finditer(text, *span):
            at = found.start()
            mark = text[at]
            if (
                mark in ",;"
                and at > span.start
                and "一" <= text[at - 1] <= "龥"
                and text[at + 1 : at + 2] not in _POINTS
            ):
                places.append(Place(at, at + 1, mark, group))  # as nearly all are in a normalised text
                continue
            if mark in "(（" and (place := self._brackets(at, group)):
                places.append(place)
            if mark in _FULL_MARKS:
                full += mark != "。"
                group += 1
            elif mark != "(" and self._misplaced(mark, at, span):
                places.append(Place(at, at + 1, mark, group))
        return _Text(places, full)

    def read_apart(self, span: Span) -> _Text:
        """The same for a cell or a line apart from the text, in which brackets have not been paired."""
        for found in _BRACKETED.finditer(self.folded, *span):
            self.ends[found.start()] = found.end()
        return self.read(span)

    def _misplaced(self, mark: str, at: int, span: Span) -> bool:
        """Whether a half-width mark stands in Chinese text: `县,乡`, `90%,比`  not `1,234`, `9:30`, `A, B`."""
        before = self.text[at - 1] if at > span.start else ""
        after = self.text[at + 1] if at + 1 < span.end else ""
        if not before or before in _POINTS or (after and after in _POINTS):
            return False
        if mark == ".":
            return not after and is_chinese(before) and at - span.start > SHORTEST_SENTENCE
        if mark == "?" and after and after not in _AFTER_QUESTION:
            return False  # more likely a character that was lost
        if mark == ":" and ((after and after in "/\\)") or is_latin(before)):
            return False  # an address, a face, a label in Latin letters
        return is_chinese(before) or (is_chinese(after) and not before.isspace())

    def _brackets(self, at: int, group: int) -> Place | None:
        """A pair of brackets around Chinese, or of two widths; one without a partner is another rule's."""
        if at not in self.ends:
            return None
        close = self.ends[at] - 1
        marks = self.text[at] + self.text[close]
        inside = self.text[at + 1 : min(close, at + LONGEST_LOOK)].strip()
        if marks == "（）" or (self.markdown and at and self.text[at - 1] == "]"):
            return None
        if marks == "()" and not HAN.search(inside):
            return None
        return Place(at, close + 1, marks, group, marks == "()" and number_of(inside) is not None)


# --- sentences without an end ----------------------------------------------------------------------------------------

_AFTER_CLOSING = "”’\"'』」》"
"""Marks that may follow the closing one but do not close a sentence themselves."""
_CLOSED = tuple("。!?….;:)—")
_DATE_AT_END = rf"{DATE}\s*$"


class SentenceEndOptions(Options):
    """What is looked at.

    Args:
        truncation: kinds of documents whose last paragraph is another rule's.
        sentence: so many 汉字 make a paragraph of one sentence prose rather than a heading without a number.
        rest: so many at least stand after the last 。 when a sentence does.
    """

    truncation: tuple[str, ...] = ()
    sentence: int = 50
    rest: int = 4


def missing_sentence_end(document: Document, options: SentenceEndOptions, context: Context) -> Iterator[Finding]:
    """A paragraph that ends without closing punctuation; an item of a series that begins without a 。 before it."""
    body = [n for n, p in enumerate(document.paragraphs) if p.kind == "body"]
    ends = _Ends(document, options, context, body)
    if not ends.hard_wrapped():
        last = len(body) - 1 if document.kind in options.truncation else len(body)
        for k in range(len(body)):
            if k < last and (span := ends.missing(k)):
                yield Finding(span, "paragraph", {"文字": span.of(document.text)[-16:]})
    for chain in document.series:
        for mark in glued_items(document.folded, chain):
            yield Finding(mark, "item", {"文字": mark.of(document.text)})


class _Ends:
    """The ends of the paragraphs of one document."""

    def __init__(self, document: Document, options: SentenceEndOptions, context: Context, body: list[int]) -> None:
        self.document = document
        self.options = options
        self.organs = (*context.vocabulary.governments, *context.vocabulary.departments)
        self.spans = [document.paragraphs[n].span for n in body]
        self.open = [self._open(n) for n in body]
        self.heads = [self._heading(n) for n in body]

    def hard_wrapped(self) -> bool:
        """Whether the lines of the text are not paragraphs: many of them stop anywhere and go on in the next."""
        broken = sum(a and not self.heads[k + 1] for k, a in enumerate(self.open[:-1]))
        return broken > 2 and broken * 4 > len(self.open)

    def missing(self, k: int) -> Span | None:
        """The words after which a paragraph stops without closing punctuation; None when all is well."""
        if not self.open[k]:
            return None
        folded, span = self.document.folded, self.spans[k]
        rest = Span(max(span.start, folded.rfind("。", span.start, span.end) + 1), span.end)
        if rest.start > span.start and not self._is_sentence(rest.of(folded)):
            return None
        marked = self._marked(k)
        beside = [j for j in (k - 1, k + 1) if 0 <= j < len(self.spans)]
        if marked and any(self.open[j] and self._marked(j) for j in beside):
            return None  # one-line items, none of which has closing punctuation
        if rest.start == span.start and not self._is_prose(rest.of(folded), marked, [self.open[j] for j in beside]):
            return None
        *_, last = clauses(folded, rest)
        return Span(last.start, span.end)

    def _open(self, n: int) -> bool:
        document = self.document
        if n + 1 < len(document.paragraphs) and document.paragraphs[n + 1].virtual:
            return False  # cut here by us
        words = document.paragraphs[n].span.of(document.folded)
        if "|" in words or "\t" in words:
            return False
        return not words.rstrip(_AFTER_CLOSING).endswith(_CLOSED)

    def _heading(self, n: int) -> Heading | None:
        index = self.document.paragraphs[n].heading
        heading = self.document.headings[index] if index is not None else None
        return heading if heading and heading.paragraph == n else None

    def _marked(self, k: int) -> bool:
        span = self.spans[k]
        return bool(self.heads[k] or ITEM_MARK.match(self.document.folded[span.start : span.start + 12]))

    def _is_sentence(self, rest: str) -> bool:
        """Whether what stands after the last 。 is more than a signature, a date or a label."""
        if han_count(rest) < self.options.rest or re.search(_DATE_AT_END, rest[-24:]):
            return False
        if "," not in rest and "、" not in rest and rest.endswith(self.organs):
            return False
        return ":" not in rest[:12]

    def _is_prose(self, words: str, marked: bool, beside: list[bool]) -> bool:
        """Whether a paragraph without any 。 is a sentence, and its neighbours are closed as it should be."""
        if "," not in words or any(beside) or not beside or ":" in words[:12]:
            return False
        return marked or han_count(words) >= self.options.sentence


CHECKS = (
    Check(
        "unpaired_mark",
        unpaired_mark,
        PairOptions,
        {"标点": "落单的标点", "配对": "与它配对的标点", "文字": "它和前后的几个字"},
        ("unclosed", "unopened"),
    ),
    Check(
        "half_width",
        half_width,
        HalfWidthOptions,
        {"标点": "半角标点", "应为": "应当用的全角标点", "各几处": "每种标点各有几处", "处数": "一共几处"},
        ("whole-file", "paragraph", "stray"),
    ),
    Check(
        "missing_sentence_end",
        missing_sentence_end,
        SentenceEndOptions,
        {"文字": "末尾或连在一起的几个字"},
        ("paragraph", "item"),
    ),
)
