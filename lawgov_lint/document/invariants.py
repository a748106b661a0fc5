"""What holds for every Document, whoever wrote the reader: for the tests of ours and of third-party packs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.layout import MARKDOWN, WHITE
from lawgov_lint.document.model import REQUIRED_ROLES, Document


def broken_invariants(document: Document) -> list[str]:
    """What does not hold, in English; empty for a sound document.

    Residue and paragraphs partition the visible text; spans are half-open, sorted, inside the text; a heading lies
    inside its paragraph and its extent; every required role is told of; indexes point at what they name.
    """
    return [*_spans(document), *_partition(document), *_headings(document), *_series(document), *_sections(document)]


def _spans(document: Document) -> Iterator[str]:
    size = len(document.text)
    if len(document.folded) != size:
        yield f"folded text has {len(document.folded)} characters, the text {size}"
    named = [("residue", r.span) for r in document.source.residue]
    named += [("paragraph", p.span) for p in document.paragraphs]
    named += [("heading", h.span) for h in document.headings]
    named += [("extent", h.extent) for h in document.headings]
    named += [("item", i.span) for s in document.series for i in s.items]
    named += [("section", s.span) for s in document.sections if s.span]
    identity = (e for e in document.identity if e and e.span)
    named += [("evidence", evidence.span) for evidence in identity if evidence.span]
    for name, span in named:
        if not 0 <= span.start <= span.end <= size:
            yield f"{name} {span!r} lies outside the text of {size} characters"
    for name in ("residue", "paragraph", "heading"):
        spans = [span for other, span in named if other == name]
        if any(before.end > after.start for before, after in pairwise(spans)):
            yield f"{name} spans overlap or are not sorted"


def _partition(document: Document) -> Iterator[str]:
    covered = sorted([r.span for r in document.source.residue] + [p.span for p in document.paragraphs])
    unseen = WHITE + (MARKDOWN if document.source.form == "markdown" else "")
    at = 0
    for span in [*covered, Span(len(document.text), len(document.text))]:
        between = document.text[at : span.start].strip(unseen)
        if between:
            yield f"text between {at} and {span.start} belongs to nothing: {between[:20]!r}"
        if span.start < at:
            yield f"{span!r} belongs to a paragraph and to residue, or to two paragraphs"
        at = max(at, span.end)


def _headings(document: Document) -> Iterator[str]:
    for n, heading in enumerate(document.headings):
        paragraph = document.paragraphs[heading.paragraph]
        if not paragraph.span.holds(heading.span) or paragraph.heading != n:
            yield f"heading {n} does not lie in its paragraph"
        if not (heading.extent.holds(heading.span) and heading.span.holds(heading.title)):
            yield f"heading {n}: mark, title and extent do not nest"
        if heading.parent is not None and not (
            heading.parent < n and document.headings[heading.parent].level <= heading.level
        ):
            yield f"heading {n} stands under {heading.parent}, which is not above it"


def _series(document: Document) -> Iterator[str]:
    for n, series in enumerate(document.series):
        if not series.items or len(series.items) != len(series.paragraphs):
            yield f"series {n} has {len(series.items)} items in {len(series.paragraphs)} paragraphs"
        if any(not item.span.holds(item.mark) for item in series.items):
            yield f"series {n} has a mark outside its item"
        if series.parent and not (
            series.parent[0] < n and series.parent[1] < len(document.series[series.parent[0]].items)
        ):
            yield f"series {n} is nested in {series.parent!r}, which does not exist"


def _sections(document: Document) -> Iterator[str]:
    for role in REQUIRED_ROLES:
        if not document.section(role):
            yield f"nothing is said of {role}"
    for section in document.sections:
        if (section.found_by == "missing") is not (section.span is None):
            yield f"{section.role} found by {section.found_by} has span {section.span!r}"
        if section.found_by == "heading" and section.heading is None:
            yield f"{section.role} found by a heading that is not named"
