"""How kinds of mistakes are found; one room of related kinds a module."""

from __future__ import annotations

from lawgov_lint.checks import (
    abbreviations,
    articles,
    chains,
    citation_style,
    currency,
    dates,
    document_numbers,
    editions,
    frame,
    headings,
    instruments,
    lists,
    numbering,
    parts,
    passages,
    punctuation,
    title_marks,
    years,
)
from lawgov_lint.checks.base import Check

CHECKS: tuple[Check, ...] = (
    *abbreviations.CHECKS,
    *articles.CHECKS,
    *chains.CHECKS,
    *citation_style.CHECKS,
    *currency.CHECKS,
    *dates.CHECKS,
    *document_numbers.CHECKS,
    *editions.CHECKS,
    *frame.CHECKS,
    *headings.CHECKS,
    *instruments.CHECKS,
    *lists.CHECKS,
    *numbering.CHECKS,
    *parts.CHECKS,
    *passages.CHECKS,
    *punctuation.CHECKS,
    *title_marks.CHECKS,
    *years.CHECKS,
)
"""The built-in checks."""
