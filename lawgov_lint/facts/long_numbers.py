"""Numbers long enough to be somebody's: of a citizen, of a telephone, of a bank card."""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy

_LONG = lazy(r"\d[\d -]{9,}")


def long_numbers(document: Document) -> tuple[Span, ...]:
    """Stretches of ten digits, spaces and dashes at least, that begin with a digit."""
    return tuple(Span(*found.span()) for found in _LONG.finditer(document.folded))
