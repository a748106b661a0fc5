"""Marks of the wrong kind: what the examples of the rules cannot show."""

from __future__ import annotations

import pytest

from lawgov_lint.checks.base import Check
from lawgov_lint.diagnostics import Diagnostic, apply_edits
from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS

RULES = (
    "straight-quotes",
    "repeated-punctuation",
    "wrong-ellipsis",
    "wrong-dash",
    "comma-before-deng",
    "space-in-text",
)
LINTER = Linter(PLUGINS, Settings(kind="annual-report", year=2023))
CHECKS: dict[str, Check] = dict(PLUGINS.checks)


def found(text: str, *rules: str) -> list[Diagnostic]:
    report = LINTER.lint_bytes(text.encode(), "报告.txt")
    return [d for d in report.diagnostics if d.rule in (rules or RULES)]


def mended(text: str, *rules: str) -> str:
    return apply_edits(text, [edit for d in found(text, *rules) if d.fix for edit in d.fix.edits])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('推进"放管服"改革，落实"双随机"监管。', "推进“放管服”改革，落实“双随机”监管。"),
        ('会议指出:"要抓好落实。"会后印发纪要。', "会议指出:“要抓好落实。”会后印发纪要。"),
        ('推进“放管服"改革，落实"双随机”监管。', "推进“放管服”改革，落实“双随机”监管。"),
        ("推进'放管服'改革，翻译It's the law一书。", "推进‘放管服’改革，翻译It's the law一书。"),
        ('开通"12345"热线，购置55"屏幕2块。', '开通“12345”热线，购置55"屏幕2块。'),
        ('办好“"法润青屿"宣讲”活动。', "办好“‘法润青屿’宣讲”活动。"),
    ],
)
def test_straight_quotes_become_curly_ones_with_the_right_direction(text: str, right: str) -> None:
    assert mended(text, "straight-quotes") == right
    assert found(right, "straight-quotes", "unbalanced-quotes") == []


@pytest.mark.parametrize(
    "text",
    [
        '推进"放管服改革。',
        '推进"放管服"改革，落实"双随机监管。',
        '甲"，乙"，丙丁"；戊己。',
        '"推进。落实"双随机"监管。',
    ],
)
def test_where_straight_quotes_do_not_pair_nothing_is_offered(text: str) -> None:
    assert [d.case for d in found(text, "straight-quotes")] == ["odd"]
    assert mended(text, "straight-quotes") == text


@pytest.mark.parametrize("text", ['推进“放管服"改革。', '推进"放管服”改革。'])
def test_a_quotation_with_one_straight_mark_is_one_finding(text: str) -> None:
    assert [d.rule for d in found(text, "straight-quotes", "unbalanced-quotes")] == ["straight-quotes"]


def test_a_text_typed_with_straight_quotes_is_one_finding() -> None:
    (only,) = found('推进"放管服"改革。\n' * 5, "straight-quotes")
    assert (only.case, only.fix and len(only.fix.edits)) == ("whole-file", 10)


@pytest.mark.parametrize(
    ("marks", "right"),
    [
        ("，，", "，"), (",,", ","), ("，,", "，"), ("，，，", "，"), ("。。", "。"), ("；；", "；"), ("， ，", "，"),
        ("、、", None), ("，。", None), ("。，", None), ("；。", None), ("、，", None), ("：，", None), ("？。", None),
    ],
)  # fmt: skip
def test_doubled_marks(marks: str, right: str | None) -> None:
    text = f"检查企业86家{marks}整改隐患120处"
    (only,) = found(text, "repeated-punctuation")
    assert (only.span and only.span.of(text)) == marks
    assert mended(text, "repeated-punctuation") == (text if right is None else text.replace(marks, right))


@pytest.mark.parametrize(
    "text",
    [
        "怎么办？！大家说说！！", "好。”。", "教育、医疗……。", "教育……，医疗。", "“，。”不能连用。", "（，，）",
        "Co., Ltd.签约",
        "std::vector", "目录...........1", "1,234,567.89元", "甲：“乙。”，丙", "https://a.example/x,,y", "见图1.、表2",
        "一是快；——二是准。", "U.S.,Japan",
    ],
)  # fmt: skip
def test_marks_that_may_stand_together(text: str) -> None:
    assert found(text, "repeated-punctuation") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("养老...等", "养老……等"), ("养老。。。", "养老……"), ("养老。。。。。。", "养老……"), ("养老…", "养老……"),
        ("养老．．．．．．", "养老……"), ("养老····", "养老……"), ("...养老", "……养老"), ("”...", "”……"),
    ],
)  # fmt: skip
def test_ellipses(text: str, right: str) -> None:
    assert mended(text, "wrong-ellipsis") == right
    assert found(right, "wrong-ellipsis", "repeated-punctuation") == []


@pytest.mark.parametrize(
    "text", ["品牌——码头", "2021—2025年", "2021--2025年", "甲—乙", "0571--8888", "-----\n甲", "A--甲"]
)
def test_dashes_that_are_right_or_no_dashes(text: str) -> None:
    assert found(text, "wrong-dash") == []


@pytest.mark.parametrize("size", [1_000, 20_000])
@pytest.mark.parametrize("piece", ['"', "'法", "—-", "-", ".", "。", "，。", "、等", "，等", "法 ", "“ 法", '“"', "— "])
def test_hostile_marks_are_read(piece: str, size: int) -> None:
    report = LINTER.lint_bytes(("法治政府。\n" + piece * size).encode(), "报告.txt")
    assert (report.document is not None, report.crashes) == (True, ())


@pytest.mark.parametrize("gap", [" ", "\u3000", "\xa0"])
def test_a_space_of_any_kind_inside_a_word(gap: str) -> None:
    text = f"举办专题讲座，提高广{gap}大干部依法办事的能力，成效明显。"
    assert mended(text, "space-in-text") == text.replace(gap, "")


@pytest.mark.parametrize(
    "text",
    [
        "县委 县政府高度重视，专题研究部署法治政府建设。",
        "开展主题为以案释法 普法惠民的活动，受众2万人次。",
        "青屿县司法局 青屿县财政局联合印发通知，落实经费保障。",
        "特邀监督员有张 三、李 四、王 五三人，任期均为三年。",
        "2023 年办结 36 件，占 98%，满意度 96.5 分。",
        "强化统筹协调 凝聚工作合力。召开会议6次，督办事项12项。",
    ],
)
def test_spaces_that_are_layout(text: str) -> None:
    assert found(text, "space-in-text") == []
