"""How kinds of mistakes are found; one room of related kinds a module."""

from __future__ import annotations

from lawgov_lint.checks import chains, dates, frame, headings, lists, numbering, parts, passages, punctuation, years
from lawgov_lint.checks.base import Check

CHECKS: tuple[Check, ...] = (
    *chains.CHECKS,
    *dates.CHECKS,
    *frame.CHECKS,
    *headings.CHECKS,
    *lists.CHECKS,
    *numbering.CHECKS,
    *parts.CHECKS,
    *passages.CHECKS,
    *punctuation.CHECKS,
    *years.CHECKS,
)
"""The built-in checks."""
