"""Punctuation: what the examples of the rules cannot show."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from lawgov_lint.checks.base import Context
from lawgov_lint.checks.punctuation import (
    HalfWidthOptions,
    PairOptions,
    SentenceEndOptions,
    half_width,
    missing_sentence_end,
    unpaired_mark,
)
from lawgov_lint.diagnostics import Finding, apply_edits
from lawgov_lint.document import Document, Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.reading import read_bytes
from tests.samples import REPORTS, VOCABULARY, seed_text


class Case(NamedTuple):
    document: Document
    context: Context


def case_of(text: str, kind: str | None = None) -> Case:
    document = build_document(read_bytes(text.encode(), "报告.txt"), VOCABULARY, Overrides(kind))
    return Case(document, Context(Facts(document), VOCABULARY, None))


def half_widths(text: str) -> list[Finding]:
    document, context = case_of(text)
    return list(half_width(document, HalfWidthOptions(), context))


def words(text: str, findings: list[Finding]) -> list[str]:
    return [finding.span.of(text) for finding in findings if finding.span]


def test_brackets_of_the_third_kind_are_paired_too() -> None:
    document, context = case_of("【典型案例以上是做法。")
    (finding,) = unpaired_mark(document, PairOptions(marks="brackets"), context)
    assert (finding.span, finding.case, finding.data) == (
        (0, 1),
        "unclosed",
        {"标点": "【", "配对": "】", "文字": "【典型案例以上"},
    )


@pytest.mark.parametrize(
    ("text", "partner"), [("乡镇（街道", "）"), ("乡镇(街道", ")"), ("“乡镇", "”"), ("‘乡镇", "’")]
)
def test_the_partner_has_the_width_of_the_mark(text: str, partner: str) -> None:
    document, context = case_of(text + "开展创建。")
    options = (PairOptions(marks="quotes"), PairOptions(marks="brackets"))
    found = [finding for family in options for finding in unpaired_mark(document, family, context)]
    assert [finding.data["配对"] for finding in found] == [partner]


def test_an_unpaired_mark_is_not_taken_for_damage_of_the_copy() -> None:
    document, context = case_of("推进“放管服改革,优化环境,方便群众,减少环节,压缩时限,降低成本。")
    assert document.normalised
    assert [f.damaged for f in unpaired_mark(document, PairOptions(marks="quotes"), context)] == [False]


@pytest.mark.parametrize("name", REPORTS)
def test_a_normalised_report_has_one_finding_and_none_after_its_fix(name: str) -> None:
    text = seed_text(name)
    found = half_widths(text)
    if case_of(text).document.normalised:
        assert [finding.case for finding in found] == ["whole-file"]
    fixed = apply_edits(text, [edit for finding in found for edit in finding.edits])
    assert half_widths(fixed) == []


def test_the_fix_of_a_whole_text_mends_the_cells_of_its_tables_too() -> None:
    cells = "序号\n指标\n1\n村(社区)法律顾问覆盖率\n2\n乡镇(街道)审查覆盖率\n3\n万人律师数(含公职)\n"
    text = "甲县,乙县,丙县(区):丁县;戊县,己县(市),庚县。\n" + cells + "按上午9:30至14:47、1:5000执行。"
    (finding,) = half_widths(text)
    fixed = apply_edits(text, finding.edits)
    assert fixed.count("（") == 5
    assert "按上午9:30至14:47、1:5000执行。" in fixed
    assert half_widths(fixed) == []


def test_counts_of_a_whole_file_are_given_by_mark_the_most_frequent_first() -> None:
    text = "甲县,乙县,丙县(区):丁县;戊县,己县(市),庚县。"
    (finding,) = half_widths(text)
    assert (finding.case, finding.span, finding.data["处数"]) == ("whole-file", (2, 3), "8")
    assert finding.data["各几处"] == "“,”4处，“()”2处，“:”1处，“;”1处"


def test_a_text_typed_mostly_in_half_width_has_one_finding_though_some_marks_are_full() -> None:
    line = "开展检查12次,发现问题23个,整改到位。\n"
    found = half_widths(line * 12 + "开展宣传12次，发放资料230份，接受咨询56人次。\n" * 4)
    assert [(finding.case, finding.data["处数"]) for finding in found] == [("whole-file", "24")]


def test_marks_of_one_sentence_with_a_full_width_one_between_them_are_two_findings() -> None:
    text = "开展检查12次,发现问题23个，督促整改21个,通报2家。"
    assert words(text, half_widths(text)) == [",", ","]


def test_doubled_marks_and_marks_beside_others_are_left_to_another_rule() -> None:
    assert half_widths("开展检查12次,，发现问题23个。,督促整改，约谈2家,。") == []


def test_unpaired_half_width_bracket_is_left_to_another_rule() -> None:
    assert half_widths("全县乡镇(街道开展创建，全部达标，效果良好。") == []


def test_brackets_nested_by_the_thousand_are_read_in_time() -> None:
    assert half_widths("(" * 50_000 + ")" * 50_000) == []


@pytest.mark.parametrize(("kind", "lines"), [("annual-report", []), ("plan", [1])])
def test_the_last_paragraph_is_judged_where_no_other_rule_does_so(kind: str, lines: list[int]) -> None:
    document, context = case_of("开展案卷评查4次。组织培训4期，提升执法人员的能力\n", kind)
    options = SentenceEndOptions(truncation=("annual-report",))
    found = list(missing_sentence_end(document, options, context))
    assert [document.source.position(f.span.start)[0] for f in found if f.span] == lines


def test_a_signature_and_a_date_after_the_last_sentence_are_no_sentence() -> None:
    lines = "开展案卷评查4次。青屿县司法局\n开展宣传12次。2023年12月31日\n办理案件12件。\n"
    document, context = case_of(lines, "plan")
    assert list(missing_sentence_end(document, SentenceEndOptions(), context)) == []
