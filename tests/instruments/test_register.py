"""Titles as people write them, and what the register makes of them."""

from __future__ import annotations

import time

import pytest

from lawgov_lint.document.marks import fold
from lawgov_lint.instruments import NOTHING_KNOWN, Register, name_of
from lawgov_lint.instruments.compiling import OtherName, replaced
from tests.instruments.support import ours, version

OUTLINE = "法治政府建设实施纲要（2021－2025年）"


@pytest.mark.parametrize(
    "written",
    [
        "法治政府建设实施纲要（2021—2025年）",
        "法治政府建设实施纲要（2021－2025 年）",
        "法治政府建设实施纲要(2021-2025年)",
        "法治政府建设实施纲要（2021-2025）",
        "法治政府建设实施纲要（2021-2025）年",
        "法治政府建设实施纲要（2021年至2025年）",
        "法治政府建设实施纲要〔2021~2025年〕",
        "法治政府建设实施纲要2021-2025",
        "法治政府建设实施纲要（20212025年）",
        "2021—2025年法治政府建设实施纲要",
        "法治政府 建设实施纲要（2021–2025年）",
    ],
)
def test_a_plan_is_found_by_its_years_in_any_form(written: str) -> None:
    match = ours().find(written)
    assert match is not None
    assert match.instrument is not None
    assert (match.instrument.title, match.how) == (OUTLINE, "title")
    assert [edition.years for edition in match.editions] == [(2015, 2020), (2021, 2025)]


def test_years_that_no_edition_has_leave_the_editions() -> None:
    match = ours().find("法治政府建设实施纲要（2022—2025年）")
    assert match is not None
    assert match.instrument is None
    assert len(match.editions) == 2


@pytest.mark.parametrize(
    ("written", "title", "how"),
    [
        ("行政处罚法", "中华人民共和国行政处罚法", "title"),
        ("中华人民共和国行政处罚法", "中华人民共和国行政处罚法", "title"),
        ("行政处罚法（2021修订）", "中华人民共和国行政处罚法", "title"),
        ("中国共产党支部工作条例", "中国共产党支部工作条例（试行）", "short"),
        ("中国共产党支部工作条例(试行)", "中国共产党支部工作条例（试行）", "title"),
        ("中国共产党党内监督条例（试行）", "中国共产党党内监督条例（试行）", "title"),
        ("中国共产党党内监督条例", "中国共产党党内监督条例", "title"),
        ("中国共产党党组工作条例（试行）", "中国共产党党组工作条例", "short"),
        ("政法工作条例", "中国共产党政法工作条例", "short"),
        ("监督法", "中华人民共和国各级人民代表大会常务委员会监督法", "short"),
        ("国务院关于加强法治政府建设的意见", "国务院关于加强法治政府建设的意见", "title"),
        ("关于加强法治政府建设的意见", "国务院关于加强法治政府建设的意见", "short"),
        (
            "中共中央办公厅 国务院办公厅关于加快推进公共法律服务体系建设的意见",
            "关于加快推进公共法律服务体系建设的意见",
            "short",
        ),
        (
            "关于开展法治宣传教育的第八个五年规划（2021—2025年）",
            "中央宣传部、司法部关于开展法治宣传教育的第八个五年规划（2021－2025年）",
            "short",
        ),
        (
            "最高人民法院关于适用〈民法典〉总则编若干问题的解释",
            "最高人民法院关于适用《中华人民共和国民法典》总则编若干问题的解释",
            "title",
        ),
        ("社区矫正法实施办法", "中华人民共和国社区矫正法实施办法", "title"),
    ],
)
def test_titles_as_people_write_them(written: str, title: str, how: str) -> None:
    match = ours().find(written)
    assert match is not None
    assert match.instrument is not None
    assert (match.instrument.title, match.how) == (title, how)


@pytest.mark.parametrize(
    "written",
    [
        "关于印发〈法治政府建设实施纲要（2021—2025年）〉的通知",
        "云岭市法治政府建设实施纲要（2021—2025年）",
        "民营经济促进法（草案）",
        "重大行政决策程序条例（征求意见稿）",
        "信访工作条例（2021—2025年）",
        "督察工作规定",
        "青屿县信访工作实施办法",
        "",
        "《》",
    ],
)
def test_what_the_register_does_not_know(written: str) -> None:
    assert ours().find(written) is None


def test_a_name_that_several_go_by_is_ambiguous() -> None:
    versions = [version("甲类文件管理办法"), version("乙类文件管理办法")]
    names = [OtherName("管理办法", each.title) for each in versions]
    match = Register.of(versions, names).find("管理办法")
    assert match is not None
    assert match.how == "ambiguous"
    assert len(match.editions) == 2


def test_a_title_goes_before_a_name() -> None:
    register = Register.of([version("甲办法"), version("甲类事项办法")], [OtherName("甲办法", "甲类事项办法")])
    match = register.find("甲办法")
    assert match is not None
    assert match.instrument == register.get("甲办法")


@pytest.mark.parametrize(
    ("written", "title", "distance"),
    [
        ("法制政府建设实施纲要（2021—2025年）", OUTLINE, 1),
        ("法治政府建设实施纲领", "法治政府建设实施纲要（2021－2025年）", 1),
        ("法制政府建设实施纲要（2015-2020年）", "法治政府建设实施纲要（2015－2020年）", 1),
        ("法治政府建设与责任落实督查工作规定", "法治政府建设与责任落实督察工作规定", 1),
        ("重大行政决策程序条例", "重大行政决策程序暂行条例", 2),
        ("重大行政决策程暂序行条例", "重大行政决策程序暂行条例", 1),
        ("中华人民共和国行证复议法", "中华人民共和国行政复议法", 1),
        ("中华人民共合国行政复议法", "中华人民共和国行政复议法", 1),
    ],
)
def test_misspelt_titles(written: str, title: str, distance: int) -> None:
    near = ours().nearest(written)
    assert near is not None
    assert (near.instrument.title, near.distance) == (title, distance)


@pytest.mark.parametrize(
    "written",
    [
        "法治政府建设实施纲要",  # known
        "法治青屿建设规划（2021—2025年）",  # of a place
        "青屿县重大行政决策程序规定",
        "省信访工作条例",
        "关于开展法治宣传教育的第六个五年规划",  # another number
        "民法点",  # too short
        "临溪区优化营商环境若干措施",
        "优化营商环境若干规定",
    ],
)
def test_no_known_title_is_near(written: str) -> None:
    assert ours().nearest(written) is None


def test_two_titles_equally_near_are_none() -> None:
    register = Register.of([version("城市甲类道路管理条例"), version("城市乙类道路管理条例")])
    assert register.nearest("城市丙类道路管理条例") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《法治政府建设实施纲要2021-2025为指导", "法治政府建设实施纲要2021-2025"),
        ("法治政府建设实施纲要（2021—2025年）的要求", "法治政府建设实施纲要(2021—2025年)"),
        ("《提升行政执法质量三年行动计划（2023—2025年）要求", "提升行政执法质量三年行动计划(2023—2025年)"),
        ("《中华人民共和国行政复议法实施条例的规定", "中华人民共和国行政复议法实施条例"),
        ("《关于进一步贯彻实施〈行政处罚法〉的通知要求", "关于进一步贯彻实施〈行政处罚法〉的通知"),
        ("《中国共产党支部工作条例（试行）等", "中国共产党支部工作条例(试行)"),
    ],
)  # fmt: skip
def test_the_longest_title_at_a_place(text: str, found: str) -> None:
    folded = fold(text)
    mention = ours().longest_at(folded, 0)
    assert mention is not None
    assert folded[mention.start : mention.end] == found


def test_no_title_at_a_place() -> None:
    assert ours().longest_at("《青屿县法治建设要点", 0) is None
    assert ours().longest_at("", 0) is None


def test_titles_in_running_text() -> None:
    text = fold(
        "学习中华人民共和国行政处罚法和《优化营商环境条例》，落实法治政府建设实施纲要（2021—2025年），"
        "推进三项制度，宣传民法典，按云岭市法治社会建设实施纲要（2020—2025年）和重大行政决策程序暂行条例实施细则办理"
    )
    assert [text[each.start : each.end] for each in ours().mentions(text)] == [
        "中华人民共和国行政处罚法",
        "优化营商环境条例",
        "法治政府建设实施纲要(2021—2025年)",
    ]


def test_titles_that_begin_in_some_stretches() -> None:
    text = "落实优化营商环境条例，落实重大行政决策程序暂行条例"
    whole = [(each.start, each.end) for each in ours().mentions(text)]
    assert whole == [(2, 10), (13, 25)]
    assert [(each.start, each.end) for each in ours().mentions(text, [(0, 2), (10, 20)])] == whole[1:]
    assert not list(ours().mentions(text, [(0, 2), (3, 13)]))


def test_the_rules_for_one_law_are_not_near_those_for_another() -> None:
    near = ours().nearest("中外合作经营企业法实施细侧")
    assert near is not None
    assert near.instrument.title == "中华人民共和国中外合作经营企业法实施细则"
    for written in ("中外合作经营企业法实施条例", "中外合资经营企业法实施条例"):
        close = ours().nearest(written)
        assert close is None or "合作" in close.instrument.title


@pytest.mark.parametrize("text", ["《" * 100_000, "最高人民法院关于" * 20_000, "2021-2025" * 20_000, "中华" * 50_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    register = ours()
    register.longest_at(text, 0)
    begun = time.process_time()
    assert not list(register.mentions(text))
    for place in range(0, 1000):
        register.longest_at(text, place)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("行政处罚", "中华人民共和国行政处罚法"),
        ("〈行政复议法〉", "中华人民共和国行政复议法"),
        ("国办发[2018]115号", "国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见"),
        ("法治社会 纲要", "法治社会建设实施纲要（2020－2025年）"),
        ("九五普法", "中央宣传部、司法部关于开展法治宣传教育的第九个五年规划（2026－2030年）"),
    ],
)  # fmt: skip
def test_search(query: str, first: str) -> None:
    assert ours().search(query)[0].title == first


def test_a_later_table_replaces_all_versions_of_a_title() -> None:
    old = [version("甲办法", promulgated="2001"), version("甲办法", promulgated="2010"), version("乙办法")]
    new = [version("《甲》办法", promulgated="2020")]
    assert [each.promulgated for each in replaced(old, new)] == ["", "2020"]


def test_nothing_known() -> None:
    assert NOTHING_KNOWN.find("民法典") is None
    assert NOTHING_KNOWN.nearest("法制政府建设实施纲要") is None
    assert NOTHING_KNOWN.longest_at("民法典", 0) is None
    assert not list(NOTHING_KNOWN.mentions("中华人民共和国民法典"))
    assert not NOTHING_KNOWN.search("法")


def test_name_of_takes_a_title_apart() -> None:
    assert name_of("中华人民共和国行政处罚法（2021年修订）") == ("行政处罚法", None, True, "2021年修订")
    assert name_of("市县法治政府建设示范指标体系（2021年版）")[:2] == ("市县法治政府建设示范指标体系", (2021, 2021))
    assert name_of("")[:2] == ("", None)
