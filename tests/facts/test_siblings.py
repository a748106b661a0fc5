"""Which numbered headings are siblings, and which unnumbered paragraphs stand in for one."""

from __future__ import annotations

from lawgov_lint.document import Document, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.siblings import RANK, numeral, proper_mark, stray_lists
from lawgov_lint.reading import read_bytes
from tests.samples import VOCABULARY


def document_of(*lines: str) -> Document:
    return build_document(read_bytes("\n".join(lines).encode(), "例子"), VOCABULARY)


def lists_of(*lines: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.form, one.numbers) for one in Facts(document_of(*lines)).number_lists]


def test_brackets_start_again_under_the_next_chapter() -> None:
    assert lists_of("一、甲", "（一）乙。丙。", "（二）丁。戊。", "二、己", "（一）庚。辛。") == [
        ("cn", (1, 2)),
        ("cn-bracket", (1, 2)),
        ("cn-bracket", (1,)),
    ]


def test_a_list_that_runs_on_expects_the_number_after_the_last() -> None:
    document = document_of("一、甲", "（一）乙", "1.丙。丁。", "2.戊。己。", "（二）庚", "3.辛。壬。")
    arabic = [one for one in Facts(document).number_lists if one.form == "arabic"]
    assert [(one.numbers, one.expected) for one in arabic] == [((1, 2), 1), ((3,), 3)]


def test_chapters_restart_under_parts() -> None:
    assert lists_of("第一部分 甲", "一、乙", "二、丙", "第二部分 丁", "一、戊") == [
        ("part", (1, 2)),
        ("cn", (1, 2)),
        ("cn", (1,)),
    ]


def test_a_damaged_mark_counts_as_the_number_that_fits() -> None:
    lines = ("一、甲", "(一)乙乙。丙。", ")丁丁。戊。", "(三)己己。庚。")
    assert lists_of(*lines) == [("cn", (1,)), ("cn-bracket", (1, 2, 3))]


def test_a_damaged_mark_before_the_number_that_is_due_counts_as_none() -> None:
    assert lists_of("一、甲", "(一)乙乙。丙。", ")丁丁。戊。", "(二)己己。庚。")[1] == ("cn-bracket", (1, 2))


def test_what_stands_behind_the_signature_is_left_out() -> None:
    lines = ("一、甲", "乙乙乙。", "青屿县司法局", "2024年1月12日", "附件：", "1.丙", "3.丁")
    assert lists_of(*lines) == [("cn", (1,))]


def test_a_list_in_an_item_of_a_lower_form_is_marked() -> None:
    document = document_of("1.甲", "一、乙", "丙。", "二、丁", "戊。", "2.己", "庚。")
    assert [(one.form, one.resumed) for one in Facts(document).number_lists] == [("arabic", False), ("cn", True)]


def test_a_list_in_another_form_that_fills_a_gap_is_stray() -> None:
    document = document_of("一、甲", "（一）乙乙。丙。", "2.丁丁。戊。", "（三）己己。庚。")
    assert [tuple(stray) for stray in stray_lists(Facts(document).number_lists)] == [(2, 1, 0)]


def test_every_form_can_be_written_for_every_number() -> None:
    assert [proper_mark(form, 21) for form in RANK] == [
        "第二十一部分",
        "二十一、",
        "（二十一）",
        "21.",
        "（21）",
        "21",
    ]
    assert proper_mark("circled", 3) == "③"
    assert numeral("cn", 100) == "100"
