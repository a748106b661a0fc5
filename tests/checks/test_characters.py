"""Single characters: what the examples of the rules cannot show."""

from __future__ import annotations

import unicodedata

import pytest

from lawgov_lint.checks.characters import _RADICALS
from tests.checks.test_marks import LINTER, found, mended


def test_radicals_stand_for_a_character_that_their_name_tells() -> None:
    assert all(unicodedata.name(form).startswith("CJK RADICAL") for form in _RADICALS)
    assert all("\u4e00" <= plain <= "\u9fff" for plain in _RADICALS.values())


@pytest.mark.parametrize(
    ("bad", "case"),
    [
        ("\ufffd", "unreadable"), ("\ue5e5", "unreadable"), ("\x07", "unreadable"), ("\x85", "unreadable"),
        ("锟斤拷", "unreadable"), ("Ã©", "unreadable"), ("â€œ", "unreadable"), ("銆傜", "unreadable"),
        ("\u200b", "invisible"), ("\ufeff", "invisible"), ("\xad", "invisible"), ("\u200e", "invisible"),
        ("\u2f00", "look-alike"), ("\uf9e8", "look-alike"), ("???", "question-mark"),
    ],
)  # fmt: skip
def test_damage(bad: str, case: str) -> None:
    text = f"全面推进法治{bad}政府建设，完成任务36项。"
    (only,) = found(text, "garbled-characters")
    assert (only.case, only.span and only.span.of(text)) == (case, bad)


def test_many_of_one_kind_are_one_finding_and_one_fix() -> None:
    text = "法\u200b治\u200b政\u200b府\u200b建设，完成任务36项。\n法治\ufffd政府。"
    cases = [d.case for d in found(text, "garbled-characters")]
    assert cases == ["invisible", "unreadable"]
    assert mended(text, "garbled-characters") == text.replace("\u200b", "")


@pytest.mark.parametrize(
    "text",
    [
        "法治\t政府\u3000建设\r\n",
        "第一页\x0c第二页",
        "乡镇\u2003街道",
        "点赞👨‍👩‍👧。",
        "吃烫面、烫粉、烫饭。",
        "屯昌屯溪屯留。",
        "café、naïve、Übung。",
    ],
)
def test_characters_that_are_right(text: str) -> None:
    assert found("全面推进法治政府建设。" + text, "garbled-characters") == []


def test_fields_of_a_web_page_are_not_looked_at() -> None:
    text = "发布日期：2024-03-01 来源：\ufffd 字号：大 中 小\n法治政府建设报告如下，完成任务36项。"
    report = LINTER.lint_bytes(text.encode(), "报告.txt")
    assert report.document is not None
    assert report.document.source.residue
    assert found(text, "garbled-characters") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("２０２３年", "2023年"), ("１，２３４份", "1,234份"), ("９８．５％", "98.5％"), ("９：３０召开", "9:30召开"),
        ("１２，３４件", "12，34件"), ("Ａ级ＧＰＳ", "A级GPS"),
    ],
)  # fmt: skip
def test_digits_of_full_width(text: str, right: str) -> None:
    assert mended(text, "full-width-digits") == right
