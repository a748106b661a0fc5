"""Official prose of many kinds and years, ours throughout, and how it is judged."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from lawgov_lint.diagnostics import Diagnostic
from lawgov_lint.linter import FileReport, Linter, Settings
from tests.samples import PLUGINS

HERE = Path(__file__).parent
SOUND = HERE.parent / "sound"


class When(NamedTuple):
    """When a text was written: its year and its day, ISO."""

    year: int
    day: str


WRITTEN = {
    name: When(when["year"], str(when["day"]))
    for name, when in yaml.safe_load((HERE / "texts.yaml").read_text(encoding="utf-8")).items()
}
PROSE = {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "texts").glob("*.txt"))}
REPORTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SOUND.glob("*.txt"))}
TEXTS = PROSE | REPORTS
LINTER = Linter(PLUGINS)


@cache
def _linter(name: str) -> Linter:
    """Judges a text by the time it was written in; a report by what it says itself."""
    when = WRITTEN.get(name)
    return Linter(PLUGINS, Settings(year=when.year, as_of=when.day)) if when else LINTER


def report_on(name: str, text: str) -> FileReport:
    """What is found in a text, or in a changed copy of it."""
    report = _linter(name).lint_bytes(text.encode(), "prose.txt")
    assert report.error is None
    assert report.crashes == ()
    return report


def words(diagnostic: Diagnostic, text: str) -> str | None:
    """The words a finding points at; None for the whole file."""
    return diagnostic.span.of(text) if diagnostic.span else None
