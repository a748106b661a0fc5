"""Sound texts that are dense in citations: reports bring nothing of the family and no warning, other prose nothing.

All of them are ours; places, organs and local documents are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lawgov_lint.diagnostics import Diagnostic
from lawgov_lint.linter import Linter
from tests.citations.judging import FAMILY, HERE
from tests.document import variants
from tests.samples import PLUGINS

LINTER = Linter(PLUGINS)


def read(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


REPORTS = read(HERE / "sound")
PROSE = read(HERE / "prose")
FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "half width": variants.half_width_marks,
    "one line": variants.glued_into_one_line,
    "one line, half width": lambda text: variants.half_width_marks(variants.glued_into_one_line(text)),
}


def findings(text: str) -> list[Diagnostic]:
    report = LINTER.lint_bytes(text.encode(), "report.txt")
    assert report.error is None
    assert report.crashes == ()
    return list(report.diagnostics)


def shown(text: str, found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.span and finding.span.of(text)) for finding in found]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_right_citations_bring_nothing(name: str, form: str) -> None:
    text = FORMS[form](REPORTS[name])
    assert shown(text, [finding for finding in findings(text) if finding.family == FAMILY]) == []


COMPARED = "missing-year-over-year"
"""These reports are sound in what they cite; their figures stand alone."""


@pytest.mark.parametrize("name", REPORTS)
def test_sound_report_brings_no_warning(name: str) -> None:
    text = REPORTS[name]
    grave = [finding for finding in findings(text) if finding.severity != "note" and finding.rule != COMPARED]
    assert shown(text, grave) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PROSE)
def test_prose_of_other_kinds_brings_nothing(name: str, form: str) -> None:
    text = FORMS[form](PROSE[name])
    assert shown(text, [finding for finding in findings(text) if finding.family == FAMILY]) == []


def test_there_are_enough() -> None:
    assert len(REPORTS) >= 14
    assert sum(text.count("《") for text in REPORTS.values()) >= 250
    assert sum(bool(line.strip()) for text in PROSE.values() for line in text.splitlines()) >= 130
