"""How kinds of mistakes are found; one room of related kinds a module."""

from __future__ import annotations

from lawgov_lint.checks import frame, parts, passages, punctuation
from lawgov_lint.checks.base import Check

CHECKS: tuple[Check, ...] = (*frame.CHECKS, *parts.CHECKS, *passages.CHECKS, *punctuation.CHECKS)
"""The built-in checks."""
