"""What is read as a title: how marks pair, nested titles, lost marks, signs that look like marks."""

from __future__ import annotations

from time import process_time

import pytest

from lawgov_lint.catalog import load_catalogue
from lawgov_lint.document import build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.titles import Title, joined
from lawgov_lint.reading import read_bytes
from tests.samples import PLUGINS, VOCABULARY

REGISTER = load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks).register


def titles_of(text: str) -> tuple[Title, ...]:
    return Facts(build_document(read_bytes(text.encode(), "例子"), VOCABULARY), REGISTER).titles


def shown(text: str) -> list[tuple[str, str, str]]:
    """Words, marks and what was lost, of each title."""
    return [(title.words.of(text), title.marks, title.lost) for title in titles_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贯彻《行政处罚法》《公司法》。", [("行政处罚法", "《》"), ("公司法", "《》")]),
        ("转发《关于印发〈甲办法〉的通知》。", [("关于印发〈甲办法〉的通知", "《》"), ("甲办法", "〈〉")]),
        ("转发《关于印发《甲办法》的通知》。", [("关于印发《甲办法》的通知", "《》"), ("甲办法", "《》")]),
        ("转发《关于印发《甲办法》通知》。", [("关于印发《甲办法》通知", "《》"), ("甲办法", "《》")]),
        ("编写《《民法典》释义》。", [("《民法典》释义", "《》"), ("民法典", "《》")]),
        ("制定《落实<甲规定>清单》。", [("落实<甲规定>清单", "《》"), ("甲规定", "<>")]),
        ("制定《落实＜甲规定＞清单》。", [("落实＜甲规定＞清单", "《》"), ("甲规定", "<>")]),
        ("学习<<行政处罚法>>。", [("行政处罚法", "<<>>")]),
        ("学习<<关于印发<甲办法>的通知>>。", [("关于印发<甲办法>的通知", "<<>>"), ("甲办法", "<>")]),
        ("学习≪行政处罚法≫。", [("行政处罚法", "≪≫")]),
        ("学习《民法典〉和〈宪法》。", [("民法典", "《〉"), ("宪法", "〈》")]),
        ("学习《民法典《，开展宣传。", [("民法典", "《《")]),
        ("学习》民法典》，开展宣传。", [("民法典", "》》")]),
        ("播出《我爱你。家乡》节目。", [("我爱你。家乡", "《》")]),
        ("填写《》。", []),
    ],
)
def test_titles_and_their_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == [(*each, "") for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以《法治政府建设实施纲要2021-2025为指导，", ("法治政府建设实施纲要2021-2025", "《", "known")),
        ("以《法治政府建设实施纲要（2021—2025年）为指导，", ("法治政府建设实施纲要（2021—2025年）", "《", "known")),
        ("根据《行政处罚法和《甲办法》，", ("行政处罚法", "《", "known")),
        ("根据《行政处罚法《甲办法》，", ("行政处罚法", "《", "known")),
        ("根据《甲县执法办法和《行政处罚法》，", ("甲县执法办法", "《", "form")),
        ("根据《甲县执法办法（试行），", ("甲县执法办法（试行）", "《", "form")),
        ("落实《甲县治理规划（2021-2025年）要求，", ("甲县治理规划（2021-2025年）", "《", "form")),
        ("根据《行政处罚法实施办法，", ("行政处罚法实施办法", "《", "form")),
        ("转发《关于印发《甲办法》的通知，", ("关于印发《甲办法》的通知", "《", "form")),
        ("转发《关于印发《甲办法的通知》，", ("甲办法", "《", "form")),
        ("转发《关于印发〈甲办法的通知》，", ("甲办法", "〈", "form")),
        ("开展《法治青屿宣讲，", ("", "《", "unknown")),
        ("学习《《民法典》，", ("", "《", "doubled")),
        ("学习《民法典》》，", ("", "》", "doubled")),
        ("学习贯彻行政处罚法》，", ("行政处罚法", "》", "known")),
        ("印发关于加强执法监督的意见》，", ("关于加强执法监督的意见", "》", "form")),
        ("学习《民法典》及相关规定》，", ("", "》", "unknown")),
        ("微电影澄湖故事》，", ("", "》", "unknown")),
    ],
)
def test_a_lost_mark_is_noted_with_the_title_it_belongs_to(text: str, expected: tuple[str, str, str]) -> None:
    assert [each for each in shown(f"{text}开展检查。") if each[2]] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "PM2.5<35微克，优良率>95%。",
        "当数值<标准，误差>范围时复检。",
        "首页>>政务公开>>通知公告",
        "<p>法治宣传</p>",
        "<<上一页 下一页>>",
        "首页》政务公开》通知公告",
        "》加强领导，压实责任。",
    ],
)
def test_signs_that_look_like_title_marks_are_none(text: str) -> None:
    assert titles_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "严格落实《云岭市法治政府建\n设工作规则》，开展评查。",
        "一、贯彻《云岭市法治政府建\n设工作规则》，压实责任\n开展评查。",
        "严格落实《云岭市法治政府建\r\n    设工作规则》，开展评查。",
    ],
)
def test_a_title_may_be_broken_over_two_lines(text: str) -> None:
    (title,) = titles_of(text)
    assert title.span.of(text).startswith("《云岭市法治政府建")
    assert title.span.of(text).endswith("设工作规则》")
    assert title.lost == ""


def test_a_nested_title_knows_where_it_stands() -> None:
    text = "学习《宪法》。转发《甲转发〈乙印发《丙办法》的意见〉的通知》。"
    titles = titles_of(text)
    assert [(title.parent, title.depth) for title in titles] == [(None, 0), (None, 0), (1, 1), (2, 2)]
    assert [title.paragraph for title in titles] == [0, 0, 0, 0]


def test_the_inner_title_of_one_that_is_never_closed_has_it_for_parent() -> None:
    titles = titles_of("转发《关于印发《甲办法》的通知，抓好落实。")
    assert [(title.marks, title.parent) for title in titles] == [("《", None), ("《》", 0)]


def test_lists_of_titles() -> None:
    text = (
        "学习《甲法》《乙条例》（国发〔2020〕1号）、《丙办法》和《丁规定》，宣传《戊法》。《己法》（以下简称《己》）。"
    )
    titles = titles_of(text)
    assert [
        [titles[n].words.of(text) for n in run] for run in joined(text.replace("（", "(").replace("）", ")"), titles)
    ] == [["甲法", "乙条例", "丙办法", "丁规定"]]


@pytest.mark.parametrize(
    "piece",
    [
        "《",
        "》",
        "《》",
        "〈",
        "《甲法",
        "甲法》",
        "《甲《乙》",
        "《关于印发",
        "》《",
        "<",
        "<<甲法",
        "<甲",
        ">",
        "<<",
        "《行政处罚法和",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        facts = Facts(build_document(read_bytes((piece * count).encode(), "例子"), VOCABULARY), REGISTER)
        begun = process_time()
        assert len(facts.titles) <= 2 * count
        return process_time() - begun

    seconds(100)
    assert seconds(9_000) < 6.6 * max(seconds(3_000), 0.02)


def test_marks_nested_by_the_thousand_are_no_titles() -> None:
    titles = titles_of("《" * 50_000 + "甲" + "》" * 50_000)
    assert max(title.depth for title in titles) < 5
    assert all(len(range(*title.span)) < 200 for title in titles)
