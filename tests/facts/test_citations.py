"""What titles stand for, and how the words around them speak of them."""

from __future__ import annotations

import pytest

from lawgov_lint.document import build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.citations import span_of_years
from lawgov_lint.instruments import Register, Version
from lawgov_lint.reading import read_bytes
from tests.samples import VOCABULARY


def version(title: str, kind: str, issuer: str, since: str) -> Version:
    sure = (True, True, True, True)
    return Version(title, kind, issuer, "", since, since, None, "现行", "", "", *sure, "制定", "我们的例子")


REGISTER = Register.of(
    [
        version("中华人民共和国民法典", "法律", "全国人民代表大会", "2021-01-01"),
        version("中华人民共和国合同法", "法律", "全国人民代表大会", "1999-10-01"),
        version("信访条例", "行政法规", "国务院", "2005-05-01"),
        version("法治政府建设实施纲要（2015－2020年）", "规划纲要", "中共中央、国务院", "2015-12-23"),
        version("法治政府建设实施纲要（2021－2025年）", "规划纲要", "中共中央、国务院", "2021-08-02"),
    ]
)


def facts_of(text: str) -> Facts:
    return Facts(build_document(read_bytes(text.encode(), "例子"), VOCABULARY), REGISTER)


def manners(text: str) -> list[str]:
    return [citation.manner for citation in facts_of(text).citations]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("严格执行《信访条例》，办理信访事项36件。", ["live"]),
        ("全区开展《民法典》宣讲，发放《民法典》海报。", ["live", "live"]),
        ("云岭市《民法典》宣传月活动。", ["live"]),
        ("举办《合同法》专题讲座4场。", ["live"]),
        ("贯彻中共中央、国务院印发的《法治政府建设实施纲要（2021—2025年）》。", ["live"]),
        ("学习新修订的《民法典》《合同法》。", ["live", "live"]),
        ("学习全国人大常委会新修订的《合同法》。", ["live"]),
        ("原《合同法》不再适用。", ["history"]),
        ("依据原《合同法》签订的合同。", ["history"]),
        ("《民法典》施行，《合同法》同时废止。", ["live", "history"]),
        ("《合同法》《信访条例》等文件均已废止。", ["history", "history"]),
        ("清理废止《合同法》《信访条例》的配套文件。", ["history", "history"]),
        ("《信访工作条例》由《信访条例》修订而来。", ["live", "history"]),
        ("学习宣传即将施行的《民法典》。", ["coming"]),
        ("《民法典》将于2021年1月1日起施行。", ["coming"]),
        ("为《民法典》实施做好准备。", ["coming"]),
        ("参加《街道条例（草案）》论证。", ["coming"]),
        ("起草《云岭市信访条例》。", ["coming"]),
        ("印发《信访条例》和《养犬规定》。", ["own", "own"]),
        ("县政府《信访条例》落实到位。", ["own"]),
        ("我市新出台的《信访条例》落实到位。", ["own"]),
        ("省政府制定的《信访条例》落实到位。", ["own"]),
        ("播出《法治进万家》普法节目20期。", ["named"]),
        ("编排情景剧《合同法》小品一部。", ["named"]),
        ("就《推进依法行政》作专题讲座。", ["named"]),
        ("审查《总部项目合作》框架协议68件。", ["named"]),
        ("学习《民法典》读本。", ["named"]),
    ],
)
def test_the_words_around_a_title_show_how_it_is_spoken_of(sentence: str, expected: list[str]) -> None:
    assert manners(sentence) == expected


def test_half_width_and_damaged_text_is_read_alike() -> None:
    assert manners("贯彻《法治政府建设实施纲要(2021-2025年)》,学习《民法典》.") == ["live", "live"]


def test_what_a_title_stands_for_does_not_hang_on_the_form_of_its_years() -> None:
    for years in ("（2021—2025年）", "(2021-2025年)", "2021-2025", "（2021至2025年）"):
        (citation,) = facts_of(f"贯彻《法治政府建设实施纲要{years}》。").citations
        assert citation.match is not None
        assert citation.match.instrument is not None
        assert citation.match.instrument.years == (2021, 2025)


def test_a_place_in_the_plan_is_judged_by_the_next_year() -> None:
    text = (
        "青屿县司法局2023年度法治政府建设情况报告\n一、主要举措和成效\n学习《民法典》。\n"
        "二、2024年工作安排\n宣传《民法典》。\n"
    )
    assert [citation.year for citation in facts_of(text).citations] == [2023, 2024]


def test_titles_of_one_list_share_the_words_around_it() -> None:
    first, second, third = facts_of("学习《民法典》《合同法》（2005年）和《信访条例》等新修订的法律。").citations
    assert {first.before, second.before, third.before} == {"学习"}
    assert {first.after, second.after, third.after} == {"等新修订的法律"}
    assert [each.first for each in (first, second, third)] == [True, False, False]


def test_a_title_inside_another_one_is_part_of_a_name() -> None:
    outer, inner = facts_of("落实《关于贯彻〈信访条例〉的意见》。").citations
    assert (outer.manner, inner.manner) == ("live", "named")


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("《法治政府建设实施纲要（2022—2025年）》", "2022—2025年"),
        ("《法治政府建设实施纲要2022-2025》", "2022-2025"),
        ("《法治政府建设实施纲要（ 2022 - 2025 年 ）》", "2022 - 2025 年"),
        ("《民法典》", "《民法典》"),
    ],
)
def test_the_years_of_a_title_are_found_without_their_brackets(title: str, years: str) -> None:
    facts = facts_of(f"贯彻{title}。")
    (citation,) = facts.citations
    assert span_of_years(facts.document.folded, citation.title).of(facts.document.text) == years
