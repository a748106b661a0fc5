"""One mistake planted in a sound text brings its own finding, at its own words, and nothing else of the family."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.linter import Linter, Settings
from tests.document import variants
from tests.figures.reading import FAMILY, HINT, PLANTED, TEXTS, Found
from tests.samples import PLUGINS


@cache
def linter(previous: str | None, named: str | None) -> Linter:
    """With last year's report, with a rule that runs only when named."""
    selection = Selection(extend_select=(named,)) if named else Selection()
    return Linter(PLUGINS, Settings(selection, previous=previous))


def found(text: str, previous: str | None = None, named: str | None = None) -> Counter[Found]:
    """What is reported; the hint on comparisons by its case alone, since its list changes with every figure."""
    report = linter(previous, named).lint_bytes(text.encode(), "report.txt")
    assert report.crashes == ()
    every = [
        Found(d.rule, d.case, d.span.of(text) if d.span and d.rule != HINT else None)
        for d in report.diagnostics
        if d.rule in FAMILY
    ]
    return Counter(every)


def planted(mistake: dict[str, Any]) -> str:
    """The text with the mistake in it."""
    text = TEXTS[mistake["text"]]
    for old, new in mistake["change"]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def name_of(mistake: dict[str, Any]) -> str:
    return f"{mistake['finding'][0]}-{mistake['text'][:2]}-{mistake['finding'][2]}"


@pytest.mark.parametrize("mistake", PLANTED, ids=name_of)
def test_planted_mistake_brings_its_one_finding(mistake: dict[str, Any], tmp_path: Path) -> None:
    previous = None
    if "previous" in mistake:
        previous = str(tmp_path / "previous.txt")
        year = int(mistake["text"][-4:]) - 1
        title = f"{TEXTS[mistake['text']].split(str(year + 1))[0]}{year}年法治政府建设情况报告"
        said = f"{title}\n\n一、主要举措和成效\n\n{mistake['previous']}\n"
        Path(previous).write_text(said, encoding="utf-8")
    before = found(TEXTS[mistake["text"]], named=mistake.get("named"))
    after = found(planted(mistake), previous, mistake.get("named"))
    new, gone = after - before, before - after
    expected = Found(*mistake["finding"])
    if expected.rule != HINT:
        del new[Found(HINT, "none", None)], new[Found(HINT, "few", None)]
    assert new == Counter([expected])
    assert {each.rule for each in gone} <= {HINT}


@pytest.mark.parametrize("mistake", PLANTED, ids=name_of)
def test_planted_mistake_is_found_in_half_width(mistake: dict[str, Any]) -> None:
    if "previous" in mistake:
        pytest.skip("asked above; last year's report is a text of its own")
    after = found(variants.half_width_marks(planted(mistake)), named=mistake.get("named"))
    rule, case, words = mistake["finding"]
    assert Found(rule, case, words and variants.half_width_marks(words)) in after


def test_there_are_enough_of_every_rule() -> None:
    count = Counter(mistake["finding"][0] for mistake in PLANTED)
    assert set(count) == FAMILY
    assert min(count.values()) >= 3
    assert len(PLANTED) >= 100
