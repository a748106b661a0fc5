"""What a document says, computed once and lazily, for all checks together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from operator import itemgetter

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document, Paragraph, Section
from lawgov_lint.facts.abbreviations import Abbreviation, find_abbreviations
from lawgov_lint.facts.bare import Bare, bare_text
from lawgov_lint.facts.chains import Chain, find_chains
from lawgov_lint.facts.citations import Citation, find_citations
from lawgov_lint.facts.comparisons import Comparison, find_comparisons
from lawgov_lint.facts.dates import Date, find_dates
from lawgov_lint.facts.document_numbers import DocumentNumber, find_document_numbers
from lawgov_lint.facts.figures import Figure, find_figures
from lawgov_lint.facts.lists import Lost, find_lost
from lawgov_lint.facts.long_numbers import long_numbers
from lawgov_lint.facts.marks import Pairing, paired_brackets, paired_quotes
from lawgov_lint.facts.numbers import Number, find_numbers
from lawgov_lint.facts.prose import han_count
from lawgov_lint.facts.rates import Rate, find_rates
from lawgov_lint.facts.references import Reference, find_references
from lawgov_lint.facts.siblings import NumberList, number_lists
from lawgov_lint.facts.titles import Title, find_titles
from lawgov_lint.facts.totals import Total, find_totals
from lawgov_lint.facts.western import without_addresses
from lawgov_lint.instruments import NOTHING_KNOWN, Register
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import Metric, lined

__all__ = ["Facts"]

_YEAR_LINE = lazy(r"(?m)^[ \t]*((?:19|20)[0-9]{2})年[ \t]*[\r\n]+(?=[^\r\n]{12})")
"""A line that holds a year and nothing else, above a line of text."""
CHRONICLE = 4
"""So many of them, each later than the one before, make a chronicle; the columns of a table do not."""


class Facts:
    """The facts of one document; each is worked out when a check first asks for it.

    Args:
        document: what they are about.
        register: the instruments that titles may stand for.
        metrics: what figures may measure, by name.
    """

    def __init__(
        self, document: Document, register: Register = NOTHING_KNOWN, metrics: Mapping[str, Metric] | None = None
    ) -> None:
        self.document = document
        self.register = register
        self.metrics: Mapping[str, Metric] = metrics or {}

    @cached_property
    def length(self) -> int:
        """How many 汉字 the report has, residue left out."""
        text = self.document.text
        return sum(han_count(p.span.of(text)) for p in self.document.paragraphs)

    @cached_property
    def lost_breaks(self) -> bool:
        """Whether the copy lost its line breaks, so that a part without a number may be there unseen."""
        paragraphs = self.document.paragraphs
        return 2 * sum(p.virtual for p in paragraphs) > len(paragraphs)

    @cached_property
    def lined(self) -> str:
        """The folded text with every sentence on a line of its own, for wordings; same offsets."""
        return lined(self.document.folded)

    @cached_property
    def bare(self) -> Bare:
        """The running text without quotation marks and spaces, for fixed wordings."""
        return bare_text(self.document)

    @cached_property
    def plain(self) -> str:
        """The text with addresses and code blotted out, for punctuation; same offsets."""
        return without_addresses(self.document)

    @cached_property
    def quotes(self) -> Pairing:
        """The quotation marks, paired and unpaired."""
        return paired_quotes(self.document)

    @cached_property
    def brackets(self) -> Pairing:
        """The brackets, paired and unpaired."""
        return paired_brackets(self.document)

    @cached_property
    def number_lists(self) -> tuple[NumberList, ...]:
        """Numbered headings and items, grouped into siblings."""
        return number_lists(self.document)

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The running counts inside the text, 一是…二是…, with what is left out of them."""
        return find_chains(self.document)

    @cached_property
    def lost_items(self) -> tuple[Lost, ...]:
        """Items among numbered ones that carry no number; where one stands, its number is not also missing."""
        return find_lost(self.document, self.chains)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Every date and year, in text order."""
        return tuple(find_dates(self.document))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that counts or measures something, in text order."""
        return tuple(find_numbers(self))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, with what it measures, in text order."""
        return tuple(find_figures(self))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison with an earlier figure, in text order."""
        return tuple(find_comparisons(self))

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Every figure of which the text gives parts."""
        return tuple(find_totals(self))

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """Every percentage of which the sentence names both counts."""
        return tuple(find_rates(self))

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """Every title in 《》, or what is left of one, in text order."""
        return find_titles(self.document, self.register)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """What each of the titles stands for, in the same order."""
        return tuple(find_citations(self))

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        """Every document number, 国办发〔2018〕118号, in text order."""
        return tuple(find_document_numbers(self))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference to an article or a chapter, in text order."""
        return tuple(find_references(self))

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Every definition of a short form, 以下简称《纲要》, in text order."""
        return tuple(find_abbreviations(self))

    def title_before(self, offset: int) -> int | None:
        """Index of the last outer title that begins before a place; the place may lie in it."""
        at = bisect_left(self._outer_titles, offset, key=itemgetter(0)) - 1
        return self._outer_titles[at][1] if at >= 0 else None

    @cached_property
    def titles_by_start(self) -> dict[int, int]:
        """Where an outer title begins → its index."""
        return dict(self._outer_titles)

    @cached_property
    def titles_by_end(self) -> dict[int, int]:
        """Where an outer title ends → its index."""
        return {self.titles[n].span.end: n for _, n in self._outer_titles}

    @cached_property
    def _outer_titles(self) -> list[tuple[int, int]]:
        return [(title.span.start, n) for n, title in enumerate(self.titles) if title.parent is None]

    @cached_property
    def numbered_titles(self) -> frozenset[int]:
        """Indexes of the titles with a document number."""
        return frozenset(number.title for number in self.document_numbers if number.title is not None)

    @cached_property
    def meanings(self) -> dict[int, int]:
        """Index of a short title behind its definition, 《条例》 → index of the title for which it was introduced."""
        text = self.document.text
        defined: dict[str, list[Abbreviation]] = {}
        for abbreviation in self.abbreviations:
            defined.setdefault(abbreviation.words.of(text), []).append(abbreviation)
        found: dict[int, int] = {}
        for words in defined.values():
            if len(words) > 1 or words[0].title is None:
                continue  # it may be either
            for use in words[0].uses:
                if use.start > words[0].span.end and use.start in self.titles_by_start:
                    found[self.titles_by_start[use.start]] = words[0].title
        return found

    def quote_around(self, offset: int) -> Span | None:
        """The quotation marks in which a place lies, the inner ones where there are two."""
        pairs = self.quotes.pairs
        at = bisect_right(pairs, Span(offset, offset)) - 1
        return next((pair for pair in reversed(pairs[max(0, at - 1) : at + 1]) if pair.end > offset), None)

    def paragraph_index(self, offset: int) -> int:
        """Index of the paragraph in which a place lies, or of the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def year_at(self, offset: int) -> int | None:
        """The year by which a place is judged: that of the report, in the part about the next year the next one.

        In a chronicle, with a line for each year, it is that of the line above.
        """
        year = self.document.year
        if year is None:
            return None
        if n := bisect_right(self._chronicle, offset, key=itemgetter(0)):
            return min(year, self._chronicle[n - 1][1])
        at = bisect_right(self._plans, (offset, len(self.document.text) + 1)) - 1
        ahead = at >= 0 and offset < self._plans[at][1]
        return year + 1 if ahead else year

    @cached_property
    def _plans(self) -> list[tuple[int, int]]:
        """Where the parts about the next year stand, in text order; those that overlap are one."""
        plans: list[tuple[int, int]] = []
        sections = self.document.section("next_year")
        for start, end in sorted(s.span for s in sections if s.span and s.found_by != "mention"):
            if plans and start <= plans[-1][1]:
                plans[-1] = (plans[-1][0], max(end, plans[-1][1]))
            else:
                plans.append((start, end))
        return plans

    @cached_property
    def _chronicle(self) -> tuple[tuple[int, int], ...]:
        """Offsets and years of the lines that hold nothing else, where there are enough of them."""
        lines = tuple((m.start(), int(m[1])) for m in _YEAR_LINE.finditer(self.document.folded))
        years = [year for _, year in lines]
        return lines if len(lines) >= CHRONICLE and years == sorted(set(years)) else ()

    def date_at(self, offset: int) -> Date | None:
        """The date that begins at an offset."""
        return self._dates_by_start.get(offset)

    @cached_property
    def _dates_by_start(self) -> dict[int, Date]:
        return {date.span.start: date for date in self.dates}

    @cached_property
    def long_numbers(self) -> tuple[Span, ...]:
        """Numbers long enough to be a person's, in text order."""
        return long_numbers(self.document)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph in which an offset lies."""
        index = bisect_right(self._starts, offset) - 1
        paragraph = self.document.paragraphs[index] if index >= 0 else None
        return paragraph if paragraph and offset < paragraph.span.end else None

    def items_around(self, offset: int) -> dict[int, int]:
        """The items of series in which an offset lies: index of the series → index of the item, inner ones too."""
        series = self.document.series
        at = bisect_right(self._items, offset, key=itemgetter(0)) - 1
        found: dict[int, int] = {}
        place = self._items[at][1:] if at >= 0 else None
        while place is not None:
            chain, item = place
            if offset < series[chain].items[item].span.end:
                found[chain] = item
            place = series[chain].parent
        return found

    def body_of(self, span: Span) -> tuple[Span, ...]:
        """The running text inside a span: its paragraphs without their headings, in text order."""
        document = self.document
        spans = []
        for n in self._within(span):
            paragraph = document.paragraphs[n]
            if paragraph.kind != "body":
                continue
            start = max(paragraph.span.start, span.start)
            heading = document.headings[paragraph.heading] if paragraph.heading is not None else None
            if heading and heading.paragraph == n and not heading.item and not heading.glued:
                start = max(start, heading.span.end)
            spans.append(Span(start, min(paragraph.span.end, span.end)))
        return tuple(spans)

    def text_of(self, section: Section) -> tuple[Span, ...]:
        """All a part says, in text order: its paragraphs and lower headings, without the heading that opens it."""
        if section.span is None:
            return ()
        document = self.document
        start, end = section.span
        if section.heading is not None:
            opening = document.headings[section.heading]
            start = max(start, opening.mark.end if opening.glued else opening.span.end)
        paragraphs = (document.paragraphs[n] for n in self._within(Span(start, end)))
        return tuple(
            Span(max(p.span.start, start), min(p.span.end, end)) for p in paragraphs if p.kind in ("body", "heading")
        )

    def _within(self, span: Span) -> range:
        """Indexes of the paragraphs that have text inside a span."""
        starts = self._starts
        first = max(0, bisect_right(starts, span.start) - 1)
        if first < len(starts) and self.document.paragraphs[first].span.end <= span.start:
            first += 1
        return range(first, bisect_left(starts, span.end))

    @cached_property
    def _starts(self) -> list[int]:
        return [p.span.start for p in self.document.paragraphs]

    @cached_property
    def _items(self) -> list[tuple[int, int, int]]:
        """Start, index of the series and index of the item, of every item; by start."""
        series = enumerate(self.document.series)
        return sorted((item.span.start, s, n) for s, chain in series for n, item in enumerate(chain.items))
