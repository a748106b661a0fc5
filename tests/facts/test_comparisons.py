"""Which figure is compared with which, by how much, in which direction, and whether with the year before."""

from __future__ import annotations

import time

import pytest

from tests.facts.figures import facts_of, words

Read = tuple[str | None, str | None, str | None, str, int | None, bool]


def read(text: str) -> list[Read]:
    """Current, base, change, kind, direction and whether yearly, of each comparison."""
    facts = facts_of(text)
    return [
        (*(words(facts, n) for n in (c.current, c.base, c.change)), c.kind, c.direction, c.yearly)  # type: ignore[misc]
        for c in facts.comparisons
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制定规范性文件6件，同比减少40%。", ("6件", None, "40%", "percent", -1, True)),
        ("评查案卷60卷，较上年增加15卷。", ("60卷", None, "15卷", "amount", 1, True)),
        ("评查案卷60卷，比去年增加了15卷。", ("60卷", None, "15卷", "amount", 1, True)),
        ("提出意见81条，比上年多15条。", ("81条", None, "15条", "amount", 1, True)),
        ("受理2.2万件，较2022年增长15.8%。", ("2.2万件", None, "15.8%", "percent", 1, True)),
        ("受理218件，较2019年增长15.8%。", ("218件", None, "15.8%", "percent", 1, False)),
        ("合格率98.3%，比上年提高1.6个百分点。", ("98.3%", None, "1.6个百分点", "points", 1, True)),
        ("减税7.82亿元，同比增长1.3倍。", ("7.82亿元", None, "1.3倍", "times", 1, True)),
        ("办件8000件，是上年的2.5倍。", ("8000件", None, "2.5倍", "ratio", None, True)),
        ("举办培训4期，与上年持平。", ("4期", None, None, "flat", 0, True)),
        ("审查合同29份，比上年有所增加。", ("29份", None, None, "words", 1, True)),
        ("证明事项由299项增加到356项。", ("356项", "299项", None, "amount", 1, False)),
        ("败诉率从40%降低至38%。", ("38%", "40%", None, "points", -1, False)),
        ("应诉率由2019年的81%提高到96%。", ("96%", "81%", None, "points", 1, True)),
        ("由10件减少到6件，下降40%。", ("6件", "10件", "40%", "percent", -1, False)),
        ("办结56件，比上年的64件减少8件。", ("56件", "64件", "8件", "amount", -1, True)),
        ("办结56件（上年64件），同比下降12.5%。", ("56件", "64件", "12.5%", "percent", -1, True)),
        ("办结56件，同比下降12.5%（上年64件）。", ("56件", "64件", "12.5%", "percent", -1, True)),
        ("上年64件，今年56件，下降12.5%。", ("56件", "64件", "12.5%", "percent", -1, True)),
        ("办结56件（2022年为64件）。", ("56件", "64件", None, "amount", None, True)),
        ("案件同比下降12.5%，降至56件。", ("56件", None, "12.5%", "percent", -1, True)),
        ("满意度较上年提高0.05个百分点，达到98.7%。", ("98.7%", None, "0.05个百分点", "points", 1, True)),
        ("办结228件（含上年结转12件），同比下降5%。", ("228件", None, "5%", "percent", -1, True)),
        ("与上年相比，罚款额下降13%。", (None, None, "13%", "percent", -1, True)),
        ("案件138件，环比增长12.5%。", ("138件", None, "12.5%", "percent", 1, False)),
        ("收案63件，降幅达12%。", ("63件", None, "12%", "percent", -1, False)),
    ],
)
def test_one_comparison(text: str, expected: Read) -> None:
    assert read(text) == [expected]


def test_each_figure_of_a_sentence_has_its_own_change() -> None:
    found = read("制发政府规范性文件6件，同比减少40%，部门规范性文件26件，同比减少13.3%，全部备案。")
    assert [each[:3] for each in found] == [("6件", None, "40%"), ("26件", None, "13.3%")]


def test_changes_belong_by_order() -> None:
    found = read("收到申请186件，受理171件，审结163件，较2022年分别增长21.6%、19.6%、18.1%，调解54件。")
    assert [(each[0], each[2]) for each in found] == [("186件", "21.6%"), ("171件", "19.6%"), ("163件", "18.1%")]


def test_changes_without_as_many_figures_belong_to_none() -> None:
    found = read("收到申请186件，受理171件，审结163件，分别增长21.6%、19.6%。")
    assert [each[0] for each in found] == [None, None]


def test_same_change_in_two_ways() -> None:
    found = read("由10件减少到6件，减少4件，下降40%。")
    assert [each[:3] for each in found] == [("6件", "10件", "4件"), ("6件", "10件", "40%")]


@pytest.mark.parametrize(
    "text",
    [
        "办理行政许可46件、行政处罚89件，行政处罚数量较2022年下降11.7%。",  # it says itself what it is about
        "办结行政处罚126件，其中普通程序97件、简易程序29件，同比增长12.5%。",  # of the whole or of the last part
        "联合检查同比增加18.3%。",
    ],
)
def test_change_of_no_certain_figure(text: str) -> None:
    assert [each[0] for each in read(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "新增示范村6个，增加投入30万元，减少环节5个。",
        "上年结转12件，其中3件已办结。",
        "至少召开会议2次，不少于3次。",
        "法治宣传活动320场，发放资料2万份。",
        "由市司法局牵头，从12个部门抽调30人。",
    ],
)
def test_no_comparison(text: str) -> None:
    assert read(text) == []


def test_both_widths_and_spaces() -> None:
    assert read("办结 56 件(上年 64 件),同比下降 12.5%。") == read("办结 56 件（上年 64 件），同比下降 12.5%。")


def test_words_that_only_link_are_read_in_one_way() -> None:
    start = time.perf_counter()
    assert [each[0] for each in read("办结5件，" + "相比" * 20 + "案件增长5%。")] == [None]
    assert time.perf_counter() - start < 1


def test_span_holds_the_words() -> None:
    facts = facts_of("部门规范性文件26件，同比减少13.3%，全部备案。")
    assert [c.span.of(facts.document.text) for c in facts.comparisons] == ["同比减少13.3%"]


@pytest.mark.parametrize("piece", ["同比增长5%，", "由5件", "较上年", "5件、", "2022年的", "减少", "相比"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    facts = facts_of("一、成效\n办结5件，" + piece * 8000 + "增长5%")
    assert len(facts.figures) <= 8002
    start = time.perf_counter()
    assert len(facts.comparisons) <= 8002
    assert time.perf_counter() - start < 5
