"""What examples in rule files cannot show: copies that lost their line breaks, wrapped lines, hostile length."""

from __future__ import annotations

import pytest

from lawgov_lint.linter import Linter
from tests.document.variants import glued_into_one_line, glued_with_spaces
from tests.samples import PLUGINS, REPORTS, seed_text

LINTER = Linter(PLUGINS)
OURS = {
    "skipped-number",
    "repeated-number",
    "broken-number",
    "wrong-number-mark",
    "level-order",
    "heading-punctuation",
    "mixed-number-styles",
    "glued-heading",
}
SOUND = [name for name in REPORTS if not name.startswith("01")]
"""01 has broken and glued headings of its own."""


def found(text: str) -> list[str]:
    return [d.rule for d in LINTER.lint_bytes(text.encode(), "例子.txt").diagnostics if d.rule in OURS]


@pytest.mark.parametrize("name", SOUND)
def test_a_copy_without_line_breaks_brings_nothing(name: str) -> None:
    assert found(glued_into_one_line(seed_text(name))) == []
    assert found(glued_with_spaces(seed_text(name))) == []


@pytest.mark.parametrize("width", [20, 30, 36, 40])
@pytest.mark.parametrize("name", SOUND)
def test_wrapped_lines_bring_no_skipped_or_repeated_numbers(name: str, width: int) -> None:
    lines = seed_text(name).splitlines()
    wrapped = "\n".join(line[at : at + width] for line in lines for at in range(0, max(1, len(line)), width))
    assert {"skipped-number", "repeated-number", "level-order", "mixed-number-styles"}.isdisjoint(found(wrapped))


def test_a_wrong_form_used_throughout_is_one_finding_with_every_edit() -> None:
    text = "一、主要举措\n" + "".join(f"{n}、标题。内容内容。\n" for n in range(1, 9))
    report = LINTER.lint_bytes(text.encode(), "例子.txt")
    [finding] = [d for d in report.diagnostics if d.rule == "wrong-number-mark"]
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["."] * 8
    assert "8处" in finding.message


def test_automatic_numbers_all_copied_as_one_are_one_finding() -> None:
    text = "一、2024年工作安排\n" + "1.充实执法队伍，提升办案能力。\n" * 2000
    assert found(text) == ["repeated-number"]
