"""How titles are judged by year, by manner and by how sure the register is."""

from __future__ import annotations

from time import process_time

import pytest

from lawgov_lint.checks.base import Context
from lawgov_lint.checks.citing import marked, shown_day
from lawgov_lint.checks.currency import AppliedOptions, NoveltyOptions, WordingOptions, not_yet_in_force, repealed
from lawgov_lint.checks.currency import stale_novelty as novelty
from lawgov_lint.checks.editions import LocalOptions, superseded, wrong_edition
from lawgov_lint.checks.instruments import MisnamedOptions, misnamed
from lawgov_lint.diagnostics import Diagnostic, Finding
from lawgov_lint.document import Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.instruments import Register, Version
from lawgov_lint.linter import Linter, Settings
from lawgov_lint.reading import read_bytes
from tests.samples import PLUGINS, VOCABULARY

FAMILY = "citations"


def said(text: str, year: int = 2023, as_of: str | None = None) -> list[Diagnostic]:
    linter = Linter(PLUGINS, Settings(kind="annual-report", year=year, as_of=as_of))
    return [d for d in linter.lint_bytes(text.encode(), "report.txt").diagnostics if d.family == FAMILY]


def rules(text: str, year: int = 2023) -> list[str]:
    return [d.rule for d in said(text, year)]


def test_a_repealed_law_is_silent_until_the_year_after_its_end() -> None:
    sentence = "向企业宣讲《侵权责任法》，审查合同42份。"
    by_year = {year: rules(sentence, year) for year in range(2019, 2025)}
    assert [year for year, found in by_year.items() if found] == [2021, 2022, 2023, 2024]  # it ended on 1 January 2021
    assert {rule for found in by_year.values() for rule in found} == {"repealed-instrument"}


def test_a_law_repealed_within_the_year_is_silent() -> None:
    sentence = "依据《环境噪声污染防治法》查处违法行为12起。"
    assert [rules(sentence, year) for year in (2021, 2022, 2023)] == [[], [], ["repealed-instrument"]]


def test_the_code_that_repealed_ten_laws_in_2026_does_not_touch_earlier_reports() -> None:
    sentence = "落实《大气污染防治法》《水污染防治法》《环境影响评价法》，查处违法行为12起。"
    assert rules(sentence, 2025) == rules(sentence, 2026) == []
    assert rules(sentence, 2027) == ["repealed-instrument"] * 3


def test_a_message_names_successor_and_day_and_how_fresh_the_register_is() -> None:
    (found,) = said("审查合同42份，宣讲《合同法》。")
    for words in ("《中华人民共和国合同法》", "2021年1月1日", "《中华人民共和国民法典》", "截至2026年11月21日"):
        assert words in found.message
    (found,) = said("贯彻《法治政府建设实施纲要（2022—2025年）》。")
    assert "（2015—2020年）" in found.message
    assert "（2021—2025年）" in found.message


def test_a_plan_is_published_and_does_not_take_effect() -> None:
    (found,) = said("落实《市县法治政府建设示范指标体系（2023年版）》。", year=2017)
    assert (found.rule, found.case) == ("not-yet-in-force", "unconfirmed")
    assert "2023年公布" in found.message
    assert "施行" not in found.message


@pytest.mark.parametrize(
    ("sentence", "case"),
    [
        ("落实《法制政府建设实施纲要（2021—2025年）》。", "sure"),
        ("落实《法治政府建设与责任落实督查工作规定》。", "sure"),
        ("落实《法治政府建设与责任落实督察工作规》。", "sure"),
        ("落实《法治政府建设和责任落实督察工作规定》。", "likely"),
        ("落实《重大行政决策程序条例》。", "likely"),
        ("宣传《妇女权益保护法》。", "likely"),
    ],
)
def test_a_misnamed_title_is_an_error_only_where_nothing_else_can_be_meant(sentence: str, case: str) -> None:
    assert [(d.rule, d.case) for d in said(sentence)] == [("misnamed-instrument", case)]


@pytest.mark.parametrize(
    "sentence",
    [
        "落实《法治政府建设实施方案》《法治乡村建设实施纲要（2021—2025年）》。",
        "落实《青屿县法制政府建设实施纲要（2021—2025年）》。",
        "印发《法制政府建设实施纲要（2021—2025年）》。",
        "落实县政府《法制政府建设实施纲要（2021—2025年）》。",
        "原《法制政府建设实施纲要（2021—2025年）》表述有误。",
        "参与《法制政府建设实施纲要（草案）》论证。",
        "播出《法制政府建设》栏目12期。",
        "开展《关于进一步加强基层法治建设的意见》落实情况督察。",
    ],
)
def test_what_is_somebody_elses_title_is_not_misnamed(sentence: str) -> None:
    assert rules(sentence) == []


def test_a_misnamed_title_inside_another_one_is_at_most_a_warning() -> None:
    found = said("落实《关于贯彻〈法制政府建设实施纲要（2021—2025年）〉的意见》。")
    assert [(d.rule, d.severity) for d in found] == [("misnamed-instrument", "warning")]


def test_years_outside_the_marks_count() -> None:
    assert "ambiguous-edition" not in rules("贯彻《法治政府建设实施纲要》（2021—2025年）。")
    assert "wrong-edition" in rules("贯彻《法治政府建设实施纲要》（2022—2025年）。")
    assert "superseded-edition" in rules("贯彻《法治政府建设实施纲要》(2015-2020年),制定要点。")


def test_the_plan_for_next_year_is_judged_by_next_year() -> None:
    text = (
        "青屿县司法局2025年度法治政府建设情况报告\n一、主要举措和成效\n{}\n"
        "二、存在的不足和原因\n由于人手紧张，归档不及时。\n三、2026年工作安排\n{}\n"
    )
    law = "严格执行《行政执法监督条例》，规范执法监督。"
    assert rules(text.format("评查案卷120卷。", law), 2025) == []
    assert rules(text.format(law, "评查案卷120卷。"), 2025) == ["not-yet-in-force"]


def test_a_law_published_after_the_report_cannot_stand_in_it() -> None:
    assert [(d.rule, d.case) for d in said("宣传《民营经济促进法》。", 2022)] == [("not-yet-in-force", "unpublished")]
    assert rules("宣传《民营经济促进法》。", 2024) == []  # it was published when the report may have been written
    assert rules("宣传《民营经济促进法（草案）》。", 2022) == []


def test_without_a_year_nothing_is_said_of_force() -> None:
    linter = Linter(PLUGINS, Settings(kind="annual-report"))
    report = linter.lint_bytes("宣讲《合同法》，学习新修订的《法律援助法》。".encode(), "report.txt")
    assert [d.rule for d in report.diagnostics if d.family == FAMILY] == []


def version(title: str, kind: str, since: str, **rest: object) -> Version:
    sure = (True, True, True, True)
    made = Version(title, kind, "国务院", "", since, since, None, "现行", "", "", *sure, "制定", "我们的例子")
    return made._replace(**rest)  # type: ignore[arg-type]


def context_of(text: str, year: int, *versions: Version) -> Context:
    register = Register.of(versions, as_of="2026-11-21")
    source = read_bytes(text.encode(), "例子")
    document = build_document(source, VOCABULARY, Overrides("annual-report", year, None))
    return Context(Facts(document, register), VOCABULARY, None)


def test_what_is_not_confirmed_is_marked_as_such() -> None:
    gone = version("澄湖捕捞条例", "法律", "2001-01-01", status="已废止", ended="2020-01-01", ended_ok=False)
    made = version("临溪航运促进法", "法律", "2030-01-01", dates_ok=False)
    plan = version("云岭示范建设实施纲要（2011－2015年）", "规划纲要", "2011-01-01", title_ok=False)
    newer = version("云岭示范建设实施纲要（2016－2020年）", "规划纲要", "2016-01-01", title_ok=False)
    long = version("青屿渔业资源养护与水域监督管理规定", "党内法规", "2011-01-01", title_ok=False)

    def one(found: list[Finding]) -> tuple[str | None, str]:
        (finding,) = found
        return finding.case, finding.certainty

    context = context_of("落实《澄湖捕捞条例》。", 2023, gone)
    assert one(list(repealed(context.facts.document, WordingOptions(), context))) == ("unconfirmed", "unconfirmed")
    context = context_of("依据《临溪航运促进法》处罚。", 2023, made)
    options = AppliedOptions(applied=("依据$",))
    assert one(list(not_yet_in_force(context.facts.document, options, context))) == ("unconfirmed", "unconfirmed")
    context = context_of("落实《云岭示范建设实施纲要（2011—2015年）》。", 2023, plan, newer)
    found = list(superseded(context.facts.document, WordingOptions(), context))
    assert one(found) == ("superseded", "unconfirmed")
    assert found[0].data["未核"] == "，未经核实"
    context = context_of("落实《云岭示范建设实施纲要（2012—2015年）》。", 2023, plan, newer)
    assert one(list(wrong_edition(context.facts.document, LocalOptions(), context))) == ("national", "unconfirmed")
    context = context_of("落实《青屿渔业资源养护和水域监督管理规定》。", 2023, long)
    assert one(list(misnamed(context.facts.document, MisnamedOptions(), context))) == ("unconfirmed", "unconfirmed")


@pytest.mark.parametrize(
    ("year", "months", "stale"), [(2022, 18, False), (2023, 18, True), (2023, 30, False), (2025, 30, True)]
)
def test_how_long_a_law_is_new_is_an_option(year: int, months: int, stale: bool) -> None:
    context = context_of("学习新颁布的《临溪航运促进法》。", year, version("临溪航运促进法", "法律", "2021-07-15"))
    found = list(novelty(context.facts.document, NoveltyOptions(months=months), context))
    assert bool(found) is stale


def test_days_and_titles_are_shown_as_people_write_them() -> None:
    assert [shown_day(day) for day in ("2021-01-01", "2024-02", "")] == ["2021年1月1日", "2024年2月", ""]
    assert marked("关于贯彻《甲法》的通知") == "《关于贯彻〈甲法〉的通知》"


@pytest.mark.parametrize(
    "unit",
    [
        "《",
        "》",
        "《》",
        "《法治政府建设实施纲要》",
        "《法制政府建设实施纲要（2021—2025年）》、",
        "新修订的《行政处罚法》",
        "国务院、国务院办公厅、",
        "贯彻重大行政决策程序暂行条例",
        "《中华人民共和国某某法》和",
        "原由从较《合同法》",
    ],
)
def test_time_grows_with_the_length_of_hostile_text_and_not_faster(unit: str) -> None:
    linter = Linter(PLUGINS, Settings(kind="annual-report", year=2023))
    times = []
    for size in (10_000, 40_000):
        data = (unit * (size // len(unit))).encode()
        begun = process_time()
        linter.lint_bytes(data, "report.txt")
        times.append(process_time() - begun)
    assert times[1] < 12 * times[0] + 0.5
