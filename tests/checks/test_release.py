"""What must be taken off before publication: what the examples of the rules cannot show."""

from __future__ import annotations

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.linter import Linter, Settings
from tests.checks.test_marks import found
from tests.samples import PLUGINS

TITLE = "青屿县人民政府关于2023年度法治政府建设情况的报告"
BODY = "2023年，我县扎实推进法治政府建设。\n"


@pytest.mark.parametrize(
    "mark",
    [
        "秘密★1年", "机密★", "绝密★长期", "机 密", "秘密★六个月", "秘密1年", "密级：机密", "份号：000123", "机密级★3年",
        "内部资料 注意保存", "内部资料，注意保存", "内部文件", "（此件不公开）", "不予公开", "【内部资料】",
        "仅供内部参考",
    ],
)  # fmt: skip
def test_marks_of_secrecy_at_the_head(mark: str) -> None:
    (only,) = found(f"{mark}\n{TITLE}\n{BODY}", "secrecy-mark")
    assert only.span == (0, len(mark))


@pytest.mark.parametrize(
    "line",
    ["特急", "此件公开发布", "依申请公开", "密级：公开", "保密工作", "编号：000123", "国家秘密", "内部资料管理", "★★★"],
)
def test_lines_that_are_no_marks_of_secrecy(line: str) -> None:
    assert found(f"{line}\n{TITLE}\n{BODY}", "secrecy-mark") == []


def test_a_grade_on_a_line_of_its_own_far_from_the_head_is_a_cell_of_a_table() -> None:
    assert found(f"{TITLE}\n" + BODY * 10 + "秘密\n" + BODY, "secrecy-mark") == []


@pytest.mark.parametrize(("profile", "severity"), [("draft", None), ("review", "note"), ("publish", "error")])
def test_a_mark_of_a_draft_is_graver_the_nearer_publication(profile: str, severity: str | None) -> None:
    linter = Linter(PLUGINS, Settings(selection=Selection(profile=profile), kind="annual-report", year=2023))
    report = linter.lint_bytes(f"{TITLE}（征求意见稿）\n{BODY}".encode(), "报告.txt")
    assert [d.severity for d in report.diagnostics if d.rule == "draft-mark"] == ([severity] if severity else [])


def test_fields_that_stand_together_are_one_finding() -> None:
    text = "来源：县司法局 发布时间：2024-03-01 14:47\n\n加大字体 缩小字体 收藏 打印\n"
    text += f"{TITLE}\n{BODY}上一篇：无\n下一篇：无\n"
    places = [text.count("\n", 0, d.span.start) for d in found(text, "web-page-residue") if d.span]
    assert places == [0, 5]
