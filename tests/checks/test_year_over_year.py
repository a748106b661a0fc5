"""Key figures without last year's: which are listed, in which order, and at which severity."""

from __future__ import annotations

import pytest

from lawgov_lint.checks.base import Context
from lawgov_lint.checks.year_over_year import YearOverYearOptions, missing_comparisons
from lawgov_lint.diagnostics import Diagnostic
from lawgov_lint.document import Overrides
from lawgov_lint.linter import Linter
from tests.samples import PLUGINS, REAL, REPORTS, SEEDS

LINTER = Linter(PLUGINS)
HEAD = "青屿县司法局2023年度法治政府建设情况报告\n一、主要举措和成效\n"


def said(text: str) -> list[Diagnostic]:
    report = LINTER.lint_bytes((HEAD + text).encode(), "report.txt")
    assert report.crashes == ()
    return [d for d in report.diagnostics if d.rule == "missing-year-over-year"]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("全年收到行政复议申请71件，受理68件。", "none"),
        ("全年收到行政复议申请71件，受理68件，同比增长12.5%。", None),
        ("收到行政复议申请71件，较上年减少3件。评查案卷82宗，受理法律援助案件9件。调解纠纷7件，普法宣传30场。", "few"),
        ("收到行政复议申请71件，较上年减少3件。评查行政执法案卷82宗，受理法律援助案件9件。", None),
        ("收到行政复议申请71件。去年收到行政复议申请55件。", None),
        ("收到行政复议申请71件，环比增长5%。", "few"),
        ("五年来，累计收到行政复议申请710件。", None),
        ("行政机关负责人出庭应诉率达100%。", None),
        ("行政机关负责人出庭应诉率达98%。", "few"),
        ("召开专题会议8次，发放资料4万份。", None),
        ("开展普法宣传30场。\n二、2024年工作安排\n开展普法宣传40场，同比增长33%。", "few"),
        ("", None),
    ],
)
def test_a_report_is_asked_once_or_not_at_all(text: str, case: str | None) -> None:
    assert [d.case for d in said(text)] == ([case] if case else [])


def test_figures_are_listed_by_weight_with_their_places_and_without_parts() -> None:
    (found,) = said(
        "（一）普法。开展普法宣传30场（线上12场、线下18场）。\n（二）解纷。收到行政复议申请55件（受理45、不予受理10）。"
    )
    assert found.span is None
    assert found.place == "全文"
    assert "有2个：一、（二）第1段的行政复议收到申请55件；一、（一）第1段的普法宣传活动30场。" in found.message
    assert [related.span.of(HEAD) for related in found.related] == ["", ""]  # behind the head, in the order listed
    assert found.related[0].span.start > found.related[1].span.start


def test_last_year_is_said_where_it_is_known() -> None:
    before = LINTER.facts(LINTER.document((HEAD + "收到行政复议申请55件。").encode(), "last.txt", Overrides(year=2022)))
    facts = LINTER.facts(LINTER.document((HEAD + "收到行政复议申请71件。").encode(), "report.txt"))
    context = Context(facts, LINTER.catalogue.vocabulary, None, before)
    (found,) = missing_comparisons(facts.document, YearOverYearOptions(), context)
    assert found.data["数据"] == "一、第1段的行政复议收到申请71件（上年55件，可加“同比增长29.1%”）"


def test_an_option_makes_it_one_a_figure() -> None:
    facts = LINTER.facts(LINTER.document((HEAD + "收到行政复议申请71件，受理68件。").encode(), "report.txt"))
    context = Context(facts, LINTER.catalogue.vocabulary, None)
    found = list(missing_comparisons(facts.document, YearOverYearOptions(one_by_one=True), context))
    assert [f.span.of(facts.document.text) for f in found if f.span] == ["71件", "68件"]


SEEDS_SAY = {"05-qingyu-xianzhengfu-2021.txt": ["note"], "07-yunling-nongyeju-2024.txt": []}


@pytest.mark.parametrize("name", REPORTS)
def test_seeds(name: str) -> None:
    report = LINTER.lint(str(SEEDS / name))
    found = [d.severity for d in report.diagnostics if d.rule == "missing-year-over-year"]
    assert found == SEEDS_SAY.get(name, ["warning"])


@pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not beside this checkout")
@pytest.mark.parametrize(
    ("number", "severities"),
    [("000", ["warning"]), ("001", ["warning"]), ("002", ["warning"]), ("003", []), ("004", ["note"])],
)
def test_real_documents(number: str, severities: list[str]) -> None:
    (path,) = REAL.glob(f"{number}_*.txt")
    report = LINTER.lint(str(path))
    assert [d.severity for d in report.diagnostics if d.rule == "missing-year-over-year"] == severities
