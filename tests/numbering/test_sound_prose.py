"""Sound official prose of many kinds: the rules on lists and running numbers say nothing about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.linter import Linter, Settings
from lawgov_lint.plugins import load_plugins

RULES = ("unnumbered-list", "series-gap", "lone-series-item", "count-mismatch")
PROSE = Path(__file__).with_name("sound_prose.txt").read_text(encoding="utf-8")
LINTER = Linter(load_plugins(), Settings(Selection(select=RULES), None, None, None))
HALF_WIDTH = str.maketrans("，：；（）！？", ",:;()!?")


def _said(text: str) -> list[tuple[str, str]]:
    report = LINTER.lint_bytes(text.encode(), "prose.txt")
    assert report.error is None
    return [(d.rule, d.span.of(text) if d.span else "") for d in report.diagnostics]


@pytest.mark.parametrize("text", [PROSE, PROSE.translate(HALF_WIDTH)], ids=["full-width", "half-width"])
def test_sound_prose_brings_no_finding(text: str) -> None:
    assert _said(text) == []


def test_each_paragraph_alone_brings_no_finding() -> None:
    assert [said for line in PROSE.splitlines() for said in _said(line)] == []


def test_sound_prose_in_reverse_order_of_its_halves_brings_no_finding() -> None:
    lines = PROSE.splitlines()
    half = len(lines) // 2
    assert [rule for rule, _ in _said("\n".join(lines[half:] + lines[:half])) if rule != "unnumbered-list"] == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("一、举措\n一是甲方案落实。\n规范执法行为。评查案卷。\n三是丙方案落实。\n", ["unnumbered-list"]),
        ("一是甲方案落实。三是丙方案落实。\n", ["series-gap"]),
        ("三个方面的问题：一是甲不足；二是乙不足；四是丁不足。\n", ["series-gap"]),
        ("以下三个问题：个别单位不重视。执法力量不足。形式单一呆板。\n", ["unnumbered-list"]),
    ],
)
def test_one_cause_brings_one_finding(text: str, rules: list[str]) -> None:
    assert [rule for rule, _ in _said(text)] == rules
