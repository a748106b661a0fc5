"""``rules``, ``explain`` and ``text``: what stands on the page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from lawgov_lint.catalog import Card
from lawgov_lint.catalog.examples import Example, Setting
from lawgov_lint.catalog.model import Case, Catalogue, Profile, Rule
from lawgov_lint.catalog.selection import Selection, choose
from lawgov_lint.diagnostics import Basis, Level
from lawgov_lint.reporters.layout import cells
from lawgov_lint.reporters.rule_pages import card, rules_table
from lawgov_lint.vocabulary import Kind, Tables, Vocabulary

ROOT = Path(__file__).parents[2]
EVERYWHERE: Mapping[str, Level] = {"draft": "error", "review": "error", "publish": "error"}
LATER: Mapping[str, Level] = {"draft": "off", "review": "note", "publish": "warning"}

LATE = Rule(
    id="late-report",
    family="dates",
    title="公布得太晚",
    check="dates",
    options={},
    cases={
        "after": Case("after", EVERYWHERE, "“{日期}”晚于期限。", "尽快公布。"),
        "unknown": Case("unknown", LATER, "看不出公布日期。", None),
    },
    basis=(Basis("《某规定》", "党内法规", "2019-04-15"), Basis("《某标准》", "国家标准", None, "2030-12-31")),
    applies_to=("annual-report",),
    report_years=(2019, None),
    needs_year=True,
    named_only=False,
    fix="safe",
    path="dates/late-report.yaml",
    formerly=("too-late",),
)
PLAIN = LATE._replace(
    id="doubled-word", family="wording", title="重复的词", cases={None: Case(None, EVERYWHERE, "重复", None)},
    applies_to=(), report_years=(None, None), needs_year=False, named_only=True, fix=None, formerly=(),
)  # fmt: skip
DETAILS = Card(
    id="late-report",
    why="第一行没有写完，\n第二行接着写。\n\n另起一段。\n- 一条\n- 又一条",
    false_alarms=("网页日期不算",),
    cases={"after": "过了期限", "unknown": "没有日期"},
    examples=(
        Example(
            True, "【【2024年5月】】公布", "2024年5月公布", (), "改后的话", "after", Setting(year=2023, level="county")
        ),
        Example(False, "第一行\n第二行\n", "", ()),
        Example(False, None, "", (), file="long.txt"),
    ),
)
NOUNS = Vocabulary({"annual-report": Kind("annual-report", "年度报告", ())}, {}, (), (), (), (), {}, Tables({}))
PROFILES = tuple(Profile(name, title, "") for name, title in zip(EVERYWHERE, ("起草", "送审", "公布"), strict=True))
CATALOGUE = Catalogue((LATE, PLAIN), NOUNS, PROFILES, "digest")


def test_card_says_all_that_the_rule_file_says() -> None:
    assert "\n".join(card(LATE, DETAILS, CATALOGUE, 60)) == (
        "late-report  公布得太晚\n"
        "\n"
        "类别：dates 日期\n"
        "适用：年度报告，报告年度 2019—\n"
        "依据：《某规定》（党内法规，自 2019-04-15 起）\n"
        "      《某标准》（国家标准，至 2030-12-31 止）\n"
        "修改：能自动改，可以放心改\n"
        "曾用名：too-late\n"
        "文件：dates/late-report.yaml\n"
        "\n"
        "为什么\n"
        "  第一行没有写完，第二行接着写。\n"
        "  另起一段。\n"
        "  - 一条\n"
        "  - 又一条\n"
        "\n"
        "级别和说法\n"
        "  after（过了期限）：错误\n"
        "    “{日期}”晚于期限。\n"
        "    建议：尽快公布。\n"
        "  unknown（没有日期）：起草 关，送审 提示，公布 警告\n"
        "    看不出公布日期。\n"
        "\n"
        "已知误报\n"
        "  - 网页日期不算\n"
        "\n"
        "例子\n"
        "  有问题（2023 年度，县级，after）：\n"
        "    【【2024年5月】】公布\n"
        "  改后：\n"
        "    改后的话\n"
        "  没问题：\n"
        "    第一行\n"
        "    第二行\n"
        "  没问题：\n"
        "    文件 long.txt"
    )


def test_table_of_rules_gives_the_reason_where_it_is_not_the_usual_one() -> None:
    assert "\n".join(rules_table(choose(CATALOGUE, Selection()), 60)) == (
        "dates 日期\n"
        "  开  错误/提示  late-report   公布得太晚\n"
        "\n"
        "wording 用语\n"
        "  关  错误       doubled-word  重复的词（只在点名时运行）\n"
        "\n"
        "共 2 条规则，开 1 条；没有写原因的都是默认开启。"
    )


@pytest.mark.parametrize("words", [["rules"], ["explain", "missing-title", "missing-problems"], ["rules", "check"]])
def test_pages_are_narrow_and_within_code_page_936(words: list[str]) -> None:
    text = output(*words)
    text.encode("cp936")
    assert max(map(cells, text.splitlines())) <= 80


@pytest.mark.parametrize("report", sorted(path.name for path in (ROOT / "seeds").glob("*.txt")))
def test_reports_on_the_samples_are_narrow_and_within_code_page_936(report: str) -> None:
    text = output(f"seeds/{report}")
    text.encode("cp936")
    assert max(map(cells, text.splitlines())) <= 80


def test_text_shows_offsets_kind_and_residue(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(
        "云岭市司法局2023年法治政府建设年度报告\n发布日期：2024-02-26 来源：市司法局 访问次数： 字号：\n\n"
        "一、主要举措\n办理案件64件。\n",
        encoding="utf-8-sig",
    )
    lines = output("text", str(path)).splitlines()
    assert lines[0] == f"# {path}：73 个字符，utf-8，带 BOM"
    assert lines[1:] == [
        " 0-21  标题           云岭市司法局2023年法治政府建设年度报告",
        "22-55  网页文字/栏目  发布日期：2024-02-26 来源：市司法局 访问次数： 字号：",
        "57-63  小标题         一、主要举措",
        "64-72  正文           办理案件64件。",
    ]


def output(*words: str) -> str:
    """What a run in the project's folder prints."""
    run = subprocess.run(
        [sys.executable, "-m", "lawgov_lint", *words],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert run.stderr == b""
    return run.stdout.decode()
