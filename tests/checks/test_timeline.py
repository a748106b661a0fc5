"""What happens when: what the examples of the rules cannot show, and the table itself."""

from __future__ import annotations

from functools import cache

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.checks.timeline import Event
from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS, VOCABULARY

RULES = {"event-not-yet-held", "outdated-leading-formula", "period-over", "since-until-confusion"}
EVENTS = VOCABULARY.tables.rows("timeline", Event)
BY_NAME = {event.name: event for event in EVENTS}


@cache
def linter(year: int | None, as_of: str | None) -> Linter:
    chosen = Selection(select=tuple(sorted(RULES)))
    return Linter(PLUGINS, Settings(chosen, kind="annual-report", year=year, as_of=as_of))


def found(text: str, year: int | None = 2023, as_of: str | None = None) -> list[tuple[str, str, str]]:
    """Rule, severity and words of what these rules find."""
    report = linter(year, as_of).lint_bytes(text.encode(), "报告.txt")
    assert report.crashes == ()
    return [(d.rule, d.severity, d.span.of(text) if d.span else "") for d in report.diagnostics if d.rule in RULES]


# The table ------------------------------------------------------------------------------------------------------------


def test_first_second_and_seventh_plenums_never_lead() -> None:
    plenums = [event for event in EVENTS if event.kind == "plenum"]
    assert len(plenums) == 19
    for event in plenums:
        assert event.leads == ("no" if event.name.split("届")[1][0] in "一二七" else "yes")


def test_events_follow_each_other() -> None:
    held = [event for event in EVENTS if event.kind in ("congress", "plenum")]
    assert all(event.begins <= event.ends for event in EVENTS)
    terms = {term: [e for e in held if e.name.startswith(term)] for term in ("十八", "十九", "二十")}
    for events in terms.values():
        assert [event.begins for event in events] == sorted(event.begins for event in events)


def test_what_is_only_scheduled_is_not_sure() -> None:
    assert BY_NAME["二十届五中全会"].sure == "no"


# Events ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "count"), [("2024-07-14", 1), ("2024-07-15", 0), ("2025-01-10", 0), ("2023-12-31", 1)]
)
def test_a_plenum_is_judged_by_the_day(as_of: str, count: int) -> None:
    assert len(found("全县学习贯彻党的二十届三中全会精神。", 2023, as_of)) == count


def test_the_day_of_signing_counts_before_the_year() -> None:
    text = "2023年，我局学习贯彻党的二十届三中全会精神。\n青屿县司法局\n2024年8月6日\n"
    assert found(text) == []


def test_what_is_only_scheduled_is_a_note() -> None:
    assert found("全县学习贯彻党的二十届五中全会精神。", 2025) == [("event-not-yet-held", "note", "党的二十届五中全会")]


def test_a_document_without_a_year_or_a_day_is_not_judged() -> None:
    assert found("全县学习贯彻党的二十届四中全会精神。", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "全县公布二十大普法项目、二十大举措，评出十九大典型案例。",
        "县委二十届三次全会、市委十九届四次全会、县十八届人大三次会议作出部署。",
        "为党的二十届四中全会胜利召开营造良好法治环境。",
        "迎接党的二十届四中全会，开展法治宣传。",
        "党的二十届四中全会将于10月在北京召开。",
    ],
)
def test_other_numbers_and_coming_events_are_silent(text: str) -> None:
    assert found(text, 2020) == []


# Leading formula ------------------------------------------------------------------------------------------------------

NEWEST = {
    2019: "十九届四中",
    2020: "十九届五中",
    2021: "十九届六中",
    2022: "二十大",
    2023: "二十大",
    2024: "二十届三中",
}


@pytest.mark.parametrize("year", range(2019, 2026))
@pytest.mark.parametrize(
    ("said", "enough"),
    [
        ("党的十九大", ()),
        ("党的十九大和十九届二中、三中、四中全会", (2019,)),
        ("党的十九大和十九届二中、三中、四中、五中全会", (2019, 2020)),
        ("党的十九大和十九届历次全会", (2019, 2020, 2021)),
        ("党的二十大", (2019, 2020, 2021, 2022, 2023)),
        ("党的二十大和二十届二中全会", (2019, 2020, 2021, 2022, 2023)),
        ("党的二十大和二十届二中、三中全会", (2019, 2020, 2021, 2022, 2023, 2024)),
        ("党的二十大和二十届历次全会", tuple(range(2019, 2026))),
    ],
)
def test_the_last_event_of_the_year_is_reached(year: int, said: str, enough: tuple[int, ...]) -> None:
    text = f"{year}年，我局深入学习贯彻{said}精神，扎实推进法治建设。\n一、主要举措\n办结案件26件。\n"
    notes = [finding for finding in found(text, year) if finding[0] == "outdated-leading-formula"]
    assert len(notes) == (year not in enough)


def test_what_was_held_after_signing_is_not_asked_for() -> None:
    text = "2025年，我局深入学习贯彻党的二十大和二十届二中、三中全会精神。\n青屿县司法局\n2025年10月10日\n"
    assert found(text, 2025) == []


def test_it_is_said_once() -> None:
    text = (
        "2024年，我局深入学习贯彻党的二十大精神。\n我局全面贯彻党的二十大精神。\n一、主要举措\n贯彻党的二十大精神。\n"
    )
    assert len(found(text, 2024)) == 1


# Periods --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "count"), [(2020, 0), (2024, 0), (2025, 0), (2026, 1), (2028, 1)])
@pytest.mark.parametrize("text", ["深入实施“八五”普法规划。", "持续推进八五普法。", "全面落实“十四五”规划。"])
def test_a_period_is_judged_by_the_year(text: str, year: int, count: int) -> None:
    assert len(found(text, year)) == count


def test_a_plan_is_judged_by_the_day_on_which_it_was_made() -> None:
    assert found("扎实开展党史学习教育，全面落实“十四五”规划。", 2026, "2021-09-30") == []
    assert len(found("扎实开展党史学习教育，全面落实“十四五”规划。", 2026, "2027-02-10")) == 2


def test_the_plan_for_the_next_year_is_judged_by_that() -> None:
    text = (
        "2025年，我局推进法治建设。\n一、2025年主要举措\n深入实施“八五”普法规划。\n"
        "二、2026年主要安排\n2026年，我局将继续实施“八五”普法规划。\n"
    )
    assert found(text, 2025) == [("period-over", "note", "“八五”普法")]
    assert found(f"{text}青屿县司法局\n2025年12月26日\n", 2025) == [("period-over", "note", "“八五”普法")]


# 截止 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2023年底", "12月31日", "目前", "2023年12月", "今年11月底", "二〇二三年底"])
@pytest.mark.parametrize(
    "form", ["截止{}，全县办结案件26件。", "截止{}全县办结案件26件。", "全县截止{}，办结案件26件。"]
)
def test_up_to_a_day(day: str, form: str) -> None:
    assert [words for _, _, words in found(form.format(day))] == ["截止"]


@pytest.mark.parametrize(
    "text",
    [
        "报名截止2023年5月31日，共有26人报名。",
        "申报工作截止2023年5月31日。",
        "意见征集截止日期为2023年5月31日，截止时间17时。",
        "活动于2023年5月31日截止，2023年6月公布结果。",
        "截止到2023年底，全县办结案件26件。",
        "截止阀门12个，截止期限另行通知。",
    ],
)
def test_deadlines_are_silent(text: str) -> None:
    assert found(text) == []
