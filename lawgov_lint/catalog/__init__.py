"""Rule files → rules: reading and compiling them, and choosing which run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawgov_lint.catalog.compiled import load_catalogue
from lawgov_lint.catalog.model import Case, Catalogue, Profile, Rule

if TYPE_CHECKING:
    from lawgov_lint.catalog.cards import Card, load_cards

__all__ = ["Card", "Case", "Catalogue", "Profile", "Rule", "load_cards", "load_catalogue"]


def __getattr__(name: str) -> object:
    """What only `explain` needs is imported when it is asked for."""
    if name in ("Card", "load_cards"):
        from lawgov_lint.catalog import cards

        return getattr(cards, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
