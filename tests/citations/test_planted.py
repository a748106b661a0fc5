"""One mistake planted in a sound report brings one finding of the family."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from lawgov_lint.linter import Linter
from tests.citations.judging import FAMILY, HERE
from tests.samples import PLUGINS

LINTER = Linter(PLUGINS)
PLANTED: list[dict[str, Any]] = yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))


def planted(mistake: dict[str, Any]) -> str:
    text = (HERE / "sound" / f"{mistake['text']}.txt").read_text(encoding="utf-8")
    old, new = mistake["change"]
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize("mistake", PLANTED, ids=lambda mistake: f"{mistake['rule']}-{mistake['text'][:2]}")
def test_planted_mistake_brings_one_finding(mistake: dict[str, Any]) -> None:
    text = planted(mistake)
    report = LINTER.lint_bytes(text.encode(), "report.txt")
    assert report.crashes == ()
    found = [(d.rule, d.span) for d in report.diagnostics if d.family == FAMILY and d.rule != mistake.get("also")]
    said = [(rule, span.of(text) if span else "") for rule, span in found]
    if "missed" in mistake:
        assert said == [], f"found now; delete 'missed: {mistake['missed']}'"
        return
    assert len(said) == 1, said
    (rule, span) = found[0]
    assert rule in mistake["rule"].split("/")
    start = text.index(mistake["words"])
    assert span is not None
    assert span.start < start + len(mistake["words"])
    assert start < span.end
