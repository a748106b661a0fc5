"""Examples: marks, places, settings."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lawgov_lint.catalog.examples import Setting, parse_example, unmark
from lawgov_lint.diagnostics import Span


def test_marks_are_taken_out_and_become_spans() -> None:
    example = parse_example({"bad": "【【甲乙】】丙【【丁】】\n戊"})
    assert (example.bad, example.text) == (True, "甲乙丙丁\n戊")
    assert example.expected == (Span(0, 2), Span(3, 4))


def test_single_brackets_are_text() -> None:
    assert unmark("【待补充】甲】】"[:6]) == ("【待补充】甲", [])


def test_a_good_example_expects_nothing() -> None:
    assert parse_example({"good": "甲"}).expected == ()


def test_a_bad_example_without_marks_misses_something_in_the_whole_text() -> None:
    assert parse_example({"bad": "甲"}).expected == (None,)


def test_what_is_missing_under_a_heading_is_at_the_heading() -> None:
    example = parse_example({"bad": "见一、成效\n一、成效\n正文", "at": "一、成效"})
    assert example.expected == (Span(6, 10),)


def test_settings_and_the_rest_arrive() -> None:
    data: dict[str, Any] = {
        "bad": "甲",
        "fixed": "乙",
        "case": "absent",
        "as": {"year": 2023, "kind": "plan", "level": "county", "form": "docx", "profile": "draft"},
        "previous": "丙",
    }
    example = parse_example(data)
    assert example.setting == Setting(2023, "plan", "county", "docx", "draft")
    assert (example.fixed, example.case, example.previous) == ("乙", "absent", "丙")


def test_a_file_is_read_by_others() -> None:
    data = {"file": "a.txt", "expect": "bad"}
    assert parse_example(data).expected == ()
    assert parse_example(data).marked is None
    assert parse_example(data, "甲【【乙】】").expected == (Span(1, 2),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"bad": "【【甲"}, "【【 没有配对的 】】。"),
        ({"bad": "甲】】"}, "【【 和 】】 要成对，不能套叠。"),
        ({"bad": "【【甲【【乙】】】】"}, "【【 和 】】 要成对，不能套叠。"),
        ({"bad": "甲【【】】"}, "【【 和 】】 之间要有文字；缺少的内容用 at 写明所在的标题。"),
        ({"good": "【【甲】】"}, "正例（good）里不能有 【【 】】 标记。"),
        ({"bad": "甲", "at": "乙"}, "at 写的“乙”不在例文里；照抄例文中的标题，连同序号。"),
    ],
)
def test_marks_that_cannot_be_meant(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_example(data)
