"""A small register of invented and known instruments, and ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lawgov_lint.catalog.registers import load_register
from lawgov_lint.instruments import Register, Version

ROOT = Path(__file__).parents[2]
EMPTY = Version("", "", "", "", "", "", None, "现行", "", "", True, True, True, True, "", "")


def version(title: str, **fields: object) -> Version:
    """A version with nothing but its title and what is given."""
    return EMPTY._replace(title=title, **fields)  # type: ignore[arg-type]


@cache
def ours() -> Register:
    """The register of our own tables."""
    return load_register([str(ROOT / "rules")])
