"""Source → Document: paragraphs, headings and their tree, series, the parts of the report, what it is."""

from __future__ import annotations

import re

from lawgov_lint.document.frame import kinds_of, split_frame
from lawgov_lint.document.headings import build_headings
from lawgov_lint.document.identity import Overrides, Parts, identify
from lawgov_lint.document.layout import split_pieces, visible_lines
from lawgov_lint.document.marks import fold
from lawgov_lint.document.model import Document
from lawgov_lint.document.roles import RoleFinder, assign_roles
from lawgov_lint.document.sections import find_sections
from lawgov_lint.document.series import find_series
from lawgov_lint.reading.residue import metadata
from lawgov_lint.reading.source import Source
from lawgov_lint.vocabulary import Vocabulary

__all__ = ["Document", "Overrides", "build_document"]

NORMALISED_MARKS = 5
"""So many half-width marks after 汉字, and hardly any full-width: the copy was normalised. The samples have 130–532."""
_HALF_WIDTH = re.compile(r"(?<=[^\W\da-zA-Z])[,:;!?(]|(?<=[”》〕])[,:;!?(]")


def build_document(source: Source, vocabulary: Vocabulary, overrides: Overrides = Overrides()) -> Document:  # noqa: B008
    """Read a source as an official report; a pure function of its arguments."""
    folded = fold(source.text)
    pieces = split_frame(folded, split_pieces(folded, visible_lines(source)))
    kinds = kinds_of(folded, pieces, vocabulary)
    paragraphs, headings = build_headings(source, folded, pieces, kinds, vocabulary)
    page = metadata(source.residue)
    roles = RoleFinder(folded, overrides.year, vocabulary)
    named, _ = assign_roles(roles, headings)
    parts = Parts(source, folded, paragraphs, named, vocabulary)
    identity = identify(parts, overrides, page.published, page.source)
    if identity.year:  # now that the year is known, 2024年… is known to be next year
        roles = RoleFinder(folded, int(identity.year.value), vocabulary)
    headings, announced = assign_roles(roles, headings)
    series = find_series(folded, paragraphs)
    sections = find_sections(roles, announced, headings, paragraphs, series)
    signature = next((n for n, p in enumerate(paragraphs) if p.kind == "signature"), None)
    date = next((n for n, p in enumerate(paragraphs) if p.kind == "date"), None)
    return Document(
        source, folded, is_normalised(source.text), identity, paragraphs, headings, series, sections, signature, date
    )


def is_normalised(text: str) -> bool:
    """Whether the full-width marks of a text were folded to half width on its way to us."""
    half = len(_HALF_WIDTH.findall(text))
    return half >= NORMALISED_MARKS and text.count("，") * 20 <= half
