"""Source → Document: paragraphs, headings and their tree, series, the parts of the report, what it is."""

from __future__ import annotations

from itertools import islice

from lawgov_lint.document.frame import kinds_of, split_frame
from lawgov_lint.document.headings import build_headings
from lawgov_lint.document.identity import Overrides, Parts, identify
from lawgov_lint.document.layout import split_pieces, visible_lines
from lawgov_lint.document.marks import fold
from lawgov_lint.document.model import Document, Paragraph
from lawgov_lint.document.roles import RoleFinder, assign_roles
from lawgov_lint.document.sections import find_sections
from lawgov_lint.document.series import find_series
from lawgov_lint.patterns import lazy
from lawgov_lint.reading.residue import metadata
from lawgov_lint.reading.source import Source
from lawgov_lint.vocabulary import Vocabulary

__all__ = ["Document", "Overrides", "build_document"]

NORMALISED_MARKS = 5
"""So many half-width marks after 汉字, and hardly any full-width: the copy was normalised. The samples have 130–532."""
_YEAR = lazy(r"20\d\d")
_HALF_WIDTH = lazy(r"(?<=[^\W\da-zA-Z])[,:;!?(]|(?<=[”》〕])[,:;!?(]")


def build_document(source: Source, vocabulary: Vocabulary, overrides: Overrides = Overrides()) -> Document:  # noqa: B008
    """Read a source as an official report; a pure function of its arguments."""
    folded = fold(source.text)
    pieces = split_frame(folded, split_pieces(folded, visible_lines(source)))
    kinds = kinds_of(folded, pieces, vocabulary)
    paragraphs, headings = build_headings(source, folded, pieces, kinds, vocabulary)
    page = metadata(source.residue)
    year = overrides.year or _first_year(folded, paragraphs)
    roles = RoleFinder(folded, year, vocabulary)
    named, announced = assign_roles(roles, headings)
    identity = identify(Parts(source, folded, paragraphs, named, vocabulary), overrides, page.published, page.source)
    if identity.year and int(identity.year.value) != year:  # another one, so another year is the next
        roles = RoleFinder(folded, int(identity.year.value), vocabulary)
        named, announced = assign_roles(roles, headings)
    headings = named
    series = find_series(folded, paragraphs)
    sections = find_sections(
        roles, announced, headings, paragraphs, series, of_report=identity.kind.value == "annual-report"
    )
    signature = next((n for n, p in enumerate(paragraphs) if p.kind == "signature"), None)
    date = next((n for n, p in enumerate(paragraphs) if p.kind == "date"), None)
    return Document(
        source, folded, is_normalised(source.text), identity, paragraphs, headings, series, sections, signature, date
    )


def _first_year(folded: str, paragraphs: tuple[Paragraph, ...]) -> int | None:
    """The year with which the title or the text begins: a guess, mostly right."""
    first = next((p.span for p in paragraphs if p.kind in ("title", "body")), None)
    found = _YEAR.search(folded, first.start, min(first.end, first.start + 60)) if first else None
    return int(found.group()) if found else None


def is_normalised(text: str) -> bool:
    """Whether the full-width marks of a text were folded to half width on its way to us."""
    at_most = sum(text.count(mark) for mark in ",:;!?(")
    if at_most < NORMALISED_MARKS or text.count("，") * 20 > at_most:
        return False
    after_words = _HALF_WIDTH.finditer(text)  # not those of 1,234 and 10:30
    return next(islice(after_words, max(NORMALISED_MARKS, text.count("，") * 20) - 1, None), None) is not None
