"""Whole reports as sound ones are written bring no warning in any form; one mistake planted in them brings one finding.

The reports are ours, after the templates of several provinces; places and figures are invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawgov_lint.linter import Linter
from tests.document import variants
from tests.samples import PLUGINS

HERE = Path(__file__).parent
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.txt"))}
PLANTED: list[dict[str, Any]] = yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))
LINTER = Linter(PLUGINS)

Found = tuple[str, str | None, str | None]
"""Rule, case, and the words it reports; None for the whole file."""


def half_width(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change after which the marks are turned half-width too."""
    return lambda text: variants.half_width_marks(change(text))


SAME_LINES: dict[str, Callable[[str], str]] = {
    "as written": str,
    "half width": variants.half_width_marks,
    "Windows": variants.crlf,
    "Macintosh": variants.carriage_returns,
    "indented": variants.indented,
    "hard spaces": variants.hard_spaces,
    "residue around": variants.residue_around,
    "marks on own lines": variants.marks_on_own_lines,
}
ONE_LINE: dict[str, Callable[[str], str]] = {
    "glued": variants.glued_into_one_line,
    "glued with spaces": variants.glued_with_spaces,
    "glued, half width": half_width(variants.glued_into_one_line),
    "glued with spaces, half width": half_width(variants.glued_with_spaces),
}
SHAPELESS = {
    "10-questions-as-headings": {"series-gap"},  # 1. 2. 3. under two headings, which the line has swallowed
}
"""What is not recognised once all line breaks are lost, mostly because headings carry no 一、 （一）."""
NOTES: dict[str, list[Found]] = {
    "02-zhejiang-county": [("missing-signature", "text-file", None), ("missing-signing-date", "text-file", None)],
    "04-thematic-to-congress": [
        ("section-without-heading", None, "区政府主要负责人认真履行推进法治建设第一责任人职责"),
        ("missing-signature", "text-file", None),
        ("missing-signing-date", "text-file", None),
        ("missing-year-over-year", "few", None),
    ],
    "06-department-running": [("missing-year-over-year", "few", None)],
}
"""The notes on the reports as they are written, each of them true."""


def found(text: str) -> list[tuple[str, Found]]:
    """Severity and finding, for everything that is reported."""
    report = LINTER.lint_bytes(text.encode(), "report.txt")
    assert report.error is None
    assert report.crashes == ()
    return [(d.severity, (d.rule, d.case, d.span.of(text) if d.span else None)) for d in report.diagnostics]


def warned(text: str) -> list[Found]:
    return [finding for severity, finding in found(text) if severity != "note"]


@pytest.mark.parametrize("name", TEXTS)
def test_only_what_is_true_is_noted(name: str) -> None:
    assert found(TEXTS[name]) == [("note", finding) for finding in NOTES.get(name, [])]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", SAME_LINES)
def test_sound_report_brings_no_warning(name: str, form: str) -> None:
    assert warned(SAME_LINES[form](TEXTS[name])) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", ONE_LINE)
def test_sound_report_without_line_breaks_brings_no_warning(name: str, form: str) -> None:
    rules = {rule for rule, _, _ in warned(ONE_LINE[form](TEXTS[name]))}
    assert rules <= SHAPELESS.get(name, set())


@pytest.mark.parametrize("name", SHAPELESS)
def test_what_is_not_recognised_in_one_line_is_still_so(name: str) -> None:
    warnings = [finding for change in ONE_LINE.values() for finding in warned(change(TEXTS[name]))]
    assert {rule for rule, _, _ in warnings} == SHAPELESS[name]


def planted(mistake: dict[str, Any]) -> str:
    """The report with the mistake in it."""
    text = TEXTS[mistake["text"]]
    if "cut" in mistake:
        first, after = mistake["cut"]
        start = text.index(first)
        text = text[:start] + text[text.index(after, start + len(first)) :]
    for old, new in mistake.get("change", ()):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("mistake", PLANTED, ids=lambda mistake: f"{mistake['finding'][0]}-{mistake['text'][:2]}")
def test_planted_mistake_brings_its_one_finding(mistake: dict[str, Any]) -> None:
    before = Counter(finding for _, finding in found(TEXTS[mistake["text"]]))
    after = Counter(finding for _, finding in found(planted(mistake)))
    assert after - before == Counter([tuple(mistake["finding"])])
    assert before - after == Counter()


def test_there_are_enough_of_both() -> None:
    assert len(TEXTS) >= 12
    assert len(PLANTED) >= 60
    assert all(len(text) >= 1400 for text in TEXTS.values())
