"""How kinds of mistakes are found; one room of related kinds a module."""

from __future__ import annotations

from lawgov_lint.checks import dates, frame, parts, passages, punctuation, years
from lawgov_lint.checks.base import Check

CHECKS: tuple[Check, ...] = (
    *dates.CHECKS,
    *frame.CHECKS,
    *parts.CHECKS,
    *passages.CHECKS,
    *punctuation.CHECKS,
    *years.CHECKS,
)
"""The built-in checks."""
