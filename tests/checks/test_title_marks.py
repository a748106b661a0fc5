"""Marks of titles and ways of citing: what the examples of the rules cannot show."""

from __future__ import annotations

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.diagnostics import Diagnostic, apply_edits
from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS

RULES = (
    "unclosed-title-mark",
    "nested-title-mark",
    "ascii-title-mark",
    "edition-form",
    "enumeration-comma-between-titles",
    "inconsistent-citation",
    "mixed-law-names",
)
LINTER = Linter(PLUGINS, Settings(selection=Selection(select=RULES), kind="annual-report", year=2023))


def findings(text: str) -> list[Diagnostic]:
    report = LINTER.lint_bytes(text.encode(), "报告.txt")
    assert report.crashes == ()
    return list(report.diagnostics)


def rules(text: str) -> list[str]:
    return [finding.rule for finding in findings(text)]


def mended(text: str) -> str:
    return apply_edits(text, [edit for finding in findings(text) if finding.fix for edit in finding.fix.edits])


def test_the_message_names_the_right_title_with_its_years() -> None:
    (finding,) = findings("以《法治政府建设实施纲要2021-2025为指导,认真履行职责。")
    assert finding.severity == "error"
    assert finding.message.endswith("应当是《法治政府建设实施纲要（2021—2025年）》。")
    assert finding.fix is not None
    assert finding.fix.safety == "unsafe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以《法治政府建设实施纲要(2021-2025)为指导。", "以《法治政府建设实施纲要（2021—2025年）》为指导。"),
        ("以《法治政府建设实施纲要为指导。", "以《法治政府建设实施纲要》为指导。"),
        ("落实《行政复议法>的要求。", "落实《行政复议法》的要求。"),
        ("落实《中华人民共和国行政复议法的要求。", "落实《中华人民共和国行政复议法》的要求。"),
        ("制定《落实〈行政处罚法的意见》。", "制定《落实〈行政处罚法〉的意见》。"),
        ("制定《落实《行政处罚法的意见》。", "制定《落实〈行政处罚法〉的意见》。"),
        ("转发《关于印发<<甲办法>>的通知》。", "转发《关于印发〈甲办法〉的通知》。"),
        ("转发<<关于印发<甲办法>的通知>>。", "转发《关于印发〈甲办法〉的通知》。"),
        ("转发《甲转发《乙印发《丙办法》的意见》的通知》。", "转发《甲转发〈乙印发《丙办法》的意见〉的通知》。"),
        ("落实《法治社会建设实施纲要》(2020-2025年)。", "落实《法治社会建设实施纲要（2020—2025年）》。"),
    ],
)
def test_what_is_mended_is_right(text: str, expected: str) -> None:
    assert mended(text) == expected
    assert rules(expected) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以《法治政府建设实施纲要2021-2025为指导，落实任务。", ["unclosed-title-mark"]),
        ("转发《关于印发《甲办法》的通知，落实任务。", ["unclosed-title-mark"]),
        ("转发《关于印发<甲办法>的通知》，落实任务。", ["ascii-title-mark"]),
        (
            "落实《法治政府建设实施纲要（2021—2025年）》。\n对照《法治政府建设实施纲要2021-2025》，补齐短板。",
            ["inconsistent-citation"],
        ),
        ("学习《民法典《，落实任务。", ["unclosed-title-mark"]),
        ("落实《法制政府建设实施纲要2021-2025》。", []),  # a misspelt title is another rule's
        ("落实《法治政府建设实施纲要2022-2025》。", []),  # so is an edition that never was
    ],
)
def test_one_cause_brings_one_finding(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_the_first_way_of_writing_is_shown_beside_the_second() -> None:
    text = "落实《云岭市“十四五”法治规划》。\n评估《云岭市十四五法治规划》。\n评估《云岭市‘十四五’法治规划》。\n"
    (finding,) = findings(text)
    assert finding.span is not None
    assert finding.span.of(text) == "《云岭市十四五法治规划》"
    assert [related.span.of(text) for related in finding.related] == ["《云岭市“十四五”法治规划》"]


def test_an_instrument_written_in_three_ways_brings_one_finding() -> None:
    again = ["《甲市十四五规划（2021—2025年）》", "《甲市十四五规划（2021-2025）》"]
    text = f"落实《甲市“十四五”规划（2021—2025年）》。评估{'和'.join(again)}。"
    (finding,) = findings(text)
    assert len(finding.related) == 2


@pytest.mark.parametrize("mark", ["《", "》", "《甲办法", "《甲《乙》", "《法治政府建设实施纲要2021-2025》、"])
def test_hostile_text_is_checked(mark: str) -> None:
    report = LINTER.lint_bytes(("法治" + mark * 5_000).encode(), "x.txt")
    assert report.crashes == ()
    assert report.error is None
