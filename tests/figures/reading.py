"""The findings of the family figures on a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS, ROOT

HERE = Path(__file__).parent
FAMILY = frozenset(path.stem for path in (ROOT / "rules" / "figures").glob("*.yaml"))
HINT = "missing-year-over-year"
"""Says what a report could add, and is true of most sound ones; it has tests of its own."""
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "sound").glob("*.txt"))}
PLANTED: list[dict[str, Any]] = yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))


class Found(NamedTuple):
    """One finding: rule, case, the words it reports."""

    rule: str
    case: str | None
    words: str | None


@cache
def linter(year: int | None = None) -> Linter:
    """One linter for all tests."""
    return Linter(PLUGINS, Settings(kind="annual-report" if year else None, year=year))


def findings(text: str, year: int | None = None) -> list[tuple[str, Found]]:
    """Severity and finding, of the family figures without the hint."""
    report = linter(year).lint_bytes(text.encode(), "report.txt")
    assert report.error is None
    assert report.crashes == ()
    return [
        (d.severity, Found(d.rule, d.case, d.span.of(text) if d.span else None))
        for d in report.diagnostics
        if d.rule in FAMILY and d.rule != HINT
    ]


def grave(text: str, year: int | None = None) -> list[Found]:
    """Errors and warnings."""
    return [found for severity, found in findings(text, year) if severity != "note"]
