"""``figures``: what is listed, alone and beside last year's, and in which forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from lawgov_lint.cli import main
from lawgov_lint.diagnostics import Span
from lawgov_lint.facts.numbers import ONE, Number
from lawgov_lint.facts.two_years import change_between, same_organ
from lawgov_lint.reporters.figure_rows import noun_phrase
from lawgov_lint.reporters.figures_page import plain_number
from lawgov_lint.reporters.layout import cells
from tests.samples import REPORTS, SEEDS

LAST = """青屿县司法局2022年度法治政府建设情况报告
一、主要举措和成效
全年收到行政复议申请55件，行政复议决定纠错率12.5%。评查行政执法案卷近80宗。走访企业32家，-开展茶园普法直播12次。
"""
NOW = """青屿县司法局2023年度法治政府建设情况报告
一、主要举措和成效
全年收到行政复议申请71件，行政复议决定纠错率10%。评查行政执法案卷96宗。走访企业24家。
受理法律援助案件143件，其中民事100件、刑事43件。挽回经济损失6.35万元，同比增长12.5%。
二、2024年工作安排
培养“法律明白人”500名。
"""


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("now.txt").write_text(NOW, encoding="utf-8")
    Path("last.txt").write_text(LAST, encoding="utf-8")
    return tmp_path


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["figures", "now.txt", "--format", "json", *words]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_every_figure_of_one_report(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = listed(capsys)
    assert (document["schema"], document["path"], document["year"], document["previous"]) == (1, "now.txt", 2023, None)
    assert [(f["metric"], f["value"], f["unit"], f["period"]) for f in document["figures"]] == [
        ("reconsideration-received", 71, "件", "year"),
        ("reconsideration-error-rate", 10, "%", "year"),
        ("case-files", 96, "宗", "year"),
        (None, 24, "家", "year"),
        ("legal-aid-accepted", 143, "件", "year"),
        ("legal-aid-civil", 100, "件", "year"),
        ("legal-aid-criminal", 43, "件", "year"),
        ("money-recovered", 63500, "元", "year"),
        ("legal-minded-people", 500, "名", "other"),
    ]
    company, money = document["figures"][3], document["figures"][7]
    assert (company["label"], company["line"], company["column"], company["place"]) == ("走访企业", 3, 44, "一、第1段")
    assert NOW[company["start"] : company["end"]] == "24家"
    assert (money["written"], money["comparison"], money["exact"]) == ("6.35万元", "同比增长12.5%", True)


def test_two_years_side_by_side(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = listed(capsys, "--previous", "last.txt")
    assert document["previous"] == {"path": "last.txt", "year": 2022}
    both = {f["label"]: (f["previous"]["value"], f["change"]) for f in document["figures"] if f["status"] == "both"}
    assert both == {
        "行政复议收到申请": (55, {"kind": "percent", "value": 29.1, "sentence": "同比增长29.1%"}),
        "行政复议纠错率": (12.5, {"kind": "points", "value": -2.5, "sentence": "较上年下降2.5个百分点"}),
        "执法案卷评查": (80, {"kind": "percent", "value": 20, "sentence": None}),
        "走访企业": (32, {"kind": "percent", "value": -25, "sentence": "同比下降25%"}),
    }
    assert [f["value"] for f in document["figures"] if f["status"] == "new"] == [143, 100, 43, 63500]
    assert [f["previous"]["value"] for f in document["figures"] if f["status"] == "vanished"] == [12]
    assert [f["value"] for f in document["figures"] if f["status"] == "apart"] == [500]


def test_csv_opens_in_a_spreadsheet_and_is_no_formula(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "now.txt", "--previous", "last.txt", "--format", "csv", "-o", "out.csv"]) == 0
    data = Path("out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert (rows[0]["指标"], rows[0]["数值"], rows[0]["上年数值"], rows[0]["可加的话"]) == (
        "行政复议收到申请", "71", "55", "同比增长29.1%",
    )  # fmt: skip
    assert [row["变化"] for row in rows if row["指标"] == "走访企业"] == ["-25"]
    assert [row["原话"] for row in rows if row["上年数值"] == "12"] == ["'-开展茶园普法直播"]
    assert main(["figures", "now.txt", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("指标,原话,原文,数值,")


@pytest.mark.parametrize("name", REPORTS)
def test_table_is_no_wider_than_the_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(SEEDS / name), "--previous", str(SEEDS / name)]) == 0
    told = capsys.readouterr()
    head, columns, *rows = told.out.splitlines()
    assert columns.split()[:2] == ["指标", "数值"]
    assert len(rows) == int(head.rpartition("数据 ")[2].removesuffix(" 个"))
    assert max(map(cells, (columns, *rows))) <= 80


def test_two_year_table_says_what_came_and_went(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "now.txt", "--previous", "last.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "now.txt（2023年）  对比 last.txt（2022年）：数据 9 个"
    assert [line for line in lines if line.endswith("）") and line[0] in "两今上"] == [
        "两年都有（4）", "今年新出现（4）", "上年有、今年不见（1）",
    ]  # fmt: skip
    assert any(line.split() == ["走访企业", "32家", "24家", "同比下降25%", "3:44", "一、第1段"] for line in lines)
    assert max(map(cells, lines)) <= 80


def number(value: float, unit: str = "件", exact: bool = True) -> Number:
    span = Span(0, 1)
    return Number(span, round(value * ONE), ONE, "arabic", None if exact else span, None, span, unit, 0)


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        (number(56), number(64), "同比下降12.5%"),
        (number(64), number(56), "同比增长14.3%"),
        (number(5), number(5), "与上年持平"),
        (number(3), number(0), "比上年增加3件"),
        (number(0), number(3), "同比下降100%"),
        (number(100_001), number(100_000), "同比增长0.001%"),
        (number(98.3, "%"), number(96.7, "%"), "较上年提高1.6个百分点"),
        (number(56, exact=False), number(64), ""),
    ],
)
def test_change_in_words(now: Number, before: Number, sentence: str) -> None:
    assert change_between(now, before, now.unit).sentence == sentence


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市司法局", "云岭市司法局", True),
        ("青屿县政府", "青屿县人民政府", True),
        ("石矶街道", "望川市石矶街道办事处", True),
        ("石矶街道", "石矶街道办事处", True),
        ("", "云岭市司法局", True),
        ("青屿县司法局", "云岭市司法局", False),
    ],
)
def test_same_organ(one: str, other: str, same: bool) -> None:
    assert same_organ(one, other) is same_organ(other, one) is same


def test_a_noun_phrase_never_begins_with_half_a_word() -> None:
    words = ["全年", "共", "推动", "基层", "专职", "执法", "监督", "力量", "配备", "全覆盖", "单位", "达"]
    assert noun_phrase(words) == "专职执法监督力量配备全覆盖单位"
    assert noun_phrase(["个", "部门", "开展", "法治", "巡察"], behind=True) == "个部门开展法治巡察"
    assert noun_phrase(["共"]) == "共"


@pytest.mark.parametrize(("value", "plain"), [(26_6700, 26.67), (71 * ONE, 71), (-12_5000, -12.5), (0, 0)])
def test_numbers_have_no_noise(value: int, plain: float) -> None:
    assert plain_number(value) == plain
    assert json.dumps(plain_number(value)) == str(plain)
