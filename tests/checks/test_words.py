"""Words, organs and placeholders: what the examples of the rules cannot show, and official prose that stays silent."""

from __future__ import annotations

from functools import cache

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.checks.organs import Named, taken_apart
from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS, VOCABULARY

RULES = (
    "misspelling",
    "rule-of-law-confusion",
    "wrong-organ-level",
    "doubled-word",
    "renamed-organ",
    "organ-mismatch",
    "placeholder-left",
)


@cache
def linter(year: int) -> Linter:
    return Linter(PLUGINS, Settings(Selection(select=RULES), kind="annual-report", year=year))


def findings(text: str, year: int = 2023) -> list[tuple[str, str]]:
    report = linter(year).lint_bytes(text.encode(), "x.txt")
    assert report.crashes == ()
    return [(d.rule, d.span.of(text)) for d in report.diagnostics if d.span]


@pytest.mark.parametrize("table", ["confusables", "rule-of-law", "organ-levels"])
def test_no_word_is_written_for_itself(table: str) -> None:
    rows = VOCABULARY.tables._data[table]
    assert rows
    assert [row for row in rows if row[0] == row[1]] == []


def test_every_confusable_that_stands_alone_is_found() -> None:
    alone = [row[0] for row in VOCABULARY.tables._data["confusables"] if not row[3] and not row[4] and not row[6]]
    assert len(alone) >= 200
    text = "一、概况\n" + "".join(f"做到“四抓”，{word}。\n" for word in alone)
    found = {words for rule, words in findings(text) if rule == "misspelling"}
    missed = [word for word in alone if word not in found]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("满意度【】，人数【  】。", [("placeholder-left", "【】"), ("placeholder-left", "【  】")]),
        ("【单位名称】坚持依法行政。", [("placeholder-left", "【单位名称】")]),
        ("办结案件ＸＸ件。", [("placeholder-left", "ＸＸ")]),
        ("既使不开庭，也要答辩。", [("misspelling", "既使")]),
        ("既使不合格的企业退出市场，又使合格的企业受益。", []),
        ("按《关于布署工作的通知》办理，“布署”二字应改。", []),
        ("他强调，“要提前布署、周密安排、狠抓落实，确保万无一失”。", [("misspelling", "布署")]),
        ("指标属性为逾期性。", []),
        ("重大执法决定法制审核、法制审查、法制员、法制培训。", []),
        ("锟斤拷锟斤拷", []),
    ],
)
def test_words_in_context(text: str, found: list[tuple[str, str]]) -> None:
    assert findings(text) == found


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2023])
def test_an_old_name_counts_from_the_year_after_the_reform(year: int) -> None:
    found = findings("一、概况\n联合县工商局开展检查。", year)
    assert found == ([("renamed-organ", "工商局")] if year >= 2020 else [])


def test_an_unconfirmed_row_is_only_a_note() -> None:
    text = "一、概况\n联合县物价局开展检查。"
    report = linter(2023).lint_bytes(text.encode(), "x.txt")
    assert [(d.rule, d.severity, d.certainty) for d in report.diagnostics] == [("renamed-organ", "note", "unconfirmed")]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("云岭市青屿县司法局", Named("青屿", "县", "司法局")),
        ("市司法局", Named("", "市", "司法局")),
        ("云岭市市场监督管理局", Named("云岭", "市", "市场监督管理局")),
        ("云岭市住房和城乡建设局", Named("云岭", "市", "住房和城乡建设局")),
        ("云岭市城市管理局", Named("云岭", "市", "城市管理局")),
        ("青屿县人民政府", Named("青屿", "县", "")),
        ("望川市石矶街道办事处", Named("石矶", "街道", "")),
        ("中共青屿县委员会", Named("青屿", "县", "委员会")),
        ("司法部", None),
    ],
)
def test_the_name_of_an_organ_is_taken_apart(name: str, parts: Named | None) -> None:
    assert taken_apart(name) == parts


SOUND = """\
既使出浑身解数抓项目，又使足力气保民生；按排水分区建设管网，按装机容量兑现补贴，按置换面积补偿。
签定向招生协议的师范生到岗，抽签定房全程公证；校园满意度、公园满意度居前，反复盖章、批复盖章的问题得到纠正。
自己经营的小店、自已建房的农户、来自已婚家庭和各自已经创业的青年；月末来访、周末来园、岁末来临；杜会长捐款，杜会计获奖。
末端配送、期末考试、年末能源保供、月末经营调度有序；以经济困难群众为重点，以经营主体为对象。
为了了解群众诉求，开展了了解民情活动；以惠民为目的的项目、正在在建的项目、存在在途资金的单位、现在在册的对象逐一核查。
参与与会代表座谈，涉及及时整改事项，合并并网运行，对对口帮扶地区回访；人民调解和和解工作，和和气气、双双对对，老神在在。
落实落实再落实，一件一件抓、一户一户访；天天有进展、件件有着落、人人尽责、层层压实。
原工商、质监、食药监整合的市场监管所，原县国土资源局遗留的登记问题，2016年县环保局立案的案件，国税局小区加装电梯。
县公安局法制大队、乡镇法制员、法制审核员；学法用法制度、以案释法制度、旁听庭审制度，司法制约机制、执法制约机制。
国家宪法日暨全国法制宣传日，县法制教育中心，“法制夜校”，《关于加强法制政府建设的意见》，社会主义法制不断健全。
石矶街道党工委和各镇党委各司其职，各乡镇街道党委政府、镇（街）党工委述法；县委常委会会议、县政府常务会议分别学法。
张某某、某市某区、某年某月；型号DJI-XX2，AI×政务，3×3篮球赛，5×50米往返跑，“X+法治”，W×H，【案例1】【工作动态】。
执法力量有待补充，数据有待核实，制度有待完善；电话138****1234，星级***，a*b，（含补充养老保险）。
"""


def test_sound_prose_is_silent() -> None:
    assert findings("一、概况\n" + SOUND) == []
