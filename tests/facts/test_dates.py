"""What is read as a date, and what the user's own day (`--as-of`) does to the rules on dates."""

from __future__ import annotations

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.diagnostics import Span
from lawgov_lint.document import build_document
from lawgov_lint.facts import Facts
from lawgov_lint.linter import Linter, Settings
from lawgov_lint.reading import read_bytes
from tests.samples import PLUGINS, VOCABULARY


def facts_of(text: str) -> Facts:
    return Facts(build_document(read_bytes(text.encode(), "例子"), VOCABULARY))


@pytest.mark.parametrize(
    ("words", "form", "value"),
    [
        ("2024年2月6日", "arabic", (2024, 2, 6)),
        ("2024 年 2 月 6 日", "arabic", (2024, 2, 6)),
        ("２０２４年２月６日", "arabic", (2024, 2, 6)),
        ("2024年2月份", "arabic", (2024, 2, None)),
        ("2024年度", "arabic", (2024, None, None)),
        ("2月6日", "arabic", (None, 2, 6)),
        ("2024.2.6", "marks", (2024, 2, 6)),
        ("2024-02-06", "marks", (2024, 2, 6)),
        ("二〇二四年二月六日", "chinese", (2024, 2, 6)),
        ("二零二四年十二月三十一日", "chinese", (2024, 12, 31)),
        ("2021—2025年", "range", (2021, None, None)),
        ("2021年至2025年", "range", (2021, None, None)),
        ("23年", "short", (23, None, None)),
        ("20241月1日", "lost", (2024, None, None)),
    ],
)
def test_date_is_read_with_its_form_and_value(words: str, form: str, value: tuple[int | None, ...]) -> None:
    (date,) = facts_of(f"经研究，自{words}起施行。").dates
    assert (date.span, date.form) == (Span(5, 5 + len(words)), form)
    assert (date.year, date.month, date.day) == value
    assert date.damaged is (form == "lost")
    assert not date.impossible


@pytest.mark.parametrize(
    "words", ["办结123件", "电话0571-20219012", "率为98.5%", "20231228001号", "1.5万元", "12345热线"]
)
def test_other_numbers_are_no_dates(words: str) -> None:
    assert facts_of(f"全年{words}。").dates == ()


def test_date_is_found_by_its_offset() -> None:
    facts = facts_of("会议于2024年2月30日召开。")
    date = facts.date_at(3)
    assert date is not None
    assert date.impossible
    assert facts.date_at(4) is None


REPORT = "青屿县司法局2023年度法治政府建设情况报告\n2023年，我局坚持依法行政。\n青屿县司法局\n2024年2月6日\n"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, []),
        ("2024-03-31", []),
        ("2024-04-01", ["日期是2024年4月1日（指定的日期），晚于2024年3月31日；2023年度的报告应在4月1日前向社会公开。"]),
    ],
)
def test_day_given_by_the_user_stands_for_the_day_of_publication(as_of: str | None, expected: list[str]) -> None:
    linter = Linter(PLUGINS, Settings(Selection(select=("late-publication",)), as_of=as_of))
    report = linter.lint_bytes(REPORT.encode(), "报告.txt")
    assert [(d.message, d.span, d.case) for d in report.diagnostics] == [(m, None, "signed") for m in expected]


def test_drafts_are_not_asked_for_days_they_cannot_have() -> None:
    late = REPORT.replace("2024年2月6日", "2024年5月6日")
    early = REPORT.replace("2024年2月6日", "2023年5月6日")
    linter = Linter(PLUGINS, Settings(Selection(profile="draft")))
    found = [d.rule for text in (late, early) for d in linter.lint_bytes(text.encode(), "报告.txt").diagnostics]
    assert [rule for rule in found if rule in ("late-publication", "signed-before-year-end")] == []
