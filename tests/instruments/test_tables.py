"""The tables: ours are as the script writes them and hold together; those of others are read or refused with advice."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_lint.catalog.checking import check_rules
from lawgov_lint.catalog.registers import compile_instruments, load_register
from lawgov_lint.errors import RuleFileError
from lawgov_lint.instruments import Instrument
from lawgov_lint.plugins import load_plugins
from tests.instruments.support import ROOT, ours

SHARED = ROOT.parent / "shared" / "statutes"
CIVIL_CODE = "中华人民共和国民法典"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the facts lie in ../shared, beside the checkout, not in it")
def test_the_tables_are_what_the_script_writes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "instruments.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_our_tables_have_nothing_wrong() -> None:
    form, errors = compile_instruments([str(ROOT / "rules")])
    assert not errors
    assert form


def known(title: str) -> Instrument:
    instrument = ours().get(title)
    assert instrument is not None, title
    return instrument


@pytest.mark.parametrize(
    "name", ["婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则"]
)
def test_what_the_civil_code_repealed(name: str) -> None:
    latest = known(f"中华人民共和国{name}").latest
    assert (latest.status, latest.ended, latest.successor, latest.ended_ok) == (
        "已废止",
        "2021-01-01",
        CIVIL_CODE,
        True,
    )


@pytest.mark.parametrize(
    ("title", "field", "value"),
    [
        ("法治政府建设与责任落实督察工作规定", "number", "厅字〔2019〕28号"),
        ("法治政府建设与责任落实督察工作规定", "number_ok", True),
        ("法治政府建设实施纲要（2021－2025年）", "title_ok", True),
        ("法治政府建设实施纲要（2021－2025年）", "number_ok", False),
        ("法治政府建设实施纲要（2021－2025年）", "ended_ok", True),
        ("行政执法监督条例", "number", "国务院令第825号"),
        ("法规规章备案条例", "successor", "法规规章备案审查条例"),
        ("信访条例", "successor", "信访工作条例"),
        ("中华人民共和国行政复议法", "articles", 90),
        ("中华人民共和国行政处罚法", "articles", 86),
        ("中华人民共和国治安管理处罚法", "effective", "2026-01-01"),
    ],
)
def test_facts(title: str, field: str, value: object) -> None:
    assert getattr(known(title).latest, field) == value


def test_every_successor_is_known_and_every_edition_in_order() -> None:
    register = ours()
    for instrument in register.all():
        since = [version.since for version in instrument.versions]
        assert since == sorted(since), instrument.title
        for version in instrument.versions:
            assert not version.successor or register.find(version.successor), version.successor


def test_the_day_of_the_facts() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", ours().as_of or "")


def own(folder: Path, text: str, name: str = "own.tsv", coding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(coding))
    return str(path)


@pytest.mark.parametrize(
    ("name", "coding", "mark"),
    [
        ("own.tsv", "utf-8", "\t"),
        ("own.csv", "utf-8-sig", ","),
        ("own.csv", "gb18030", ","),
        ("own.tsv", "utf-16", "\t"),
    ],
)
def test_a_table_of_an_office(tmp_path: Path, name: str, coding: str, mark: str) -> None:
    rows = [["title", "promulgated", "number_ok"], ["青屿县重大行政决策程序规定", "2023-05-06", "no"]]
    text = "\r\n".join(mark.join(row) for row in rows)
    register = load_register([str(ROOT / "rules")], own(tmp_path, text, name, coding))
    match = register.find("青屿县重大行政决策程序规定")
    assert match is not None
    assert match.instrument is not None
    version = match.instrument.latest
    assert (version.promulgated, version.number_ok, version.dates_ok) == ("2023-05-06", False, True)
    assert register.find("民法典") is not None


def test_an_office_replaces_our_versions(tmp_path: Path) -> None:
    path = own(tmp_path, "title\tpromulgated\n中华人民共和国行政处罚法\t2030-01-01\n")
    instrument = load_register([str(ROOT / "rules")], path).get("中华人民共和国行政处罚法")
    assert instrument is not None
    assert [version.promulgated for version in instrument.versions] == ["2030-01-01"]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("题名\n", 1, 1, "没有名为“题名”的列"),
        ("number\n", 1, 1, "缺列名“title”"),
        ("title\ttitle\n", 1, 2, "写了两次"),
        ("title\tnumber\n甲办法\t1号\t多\n", 2, 1, "比列名多"),
        ("title\tpromulgated\n甲办法\t2023年5月\n", 2, 2, "不是日期"),
        ("title\tpromulgated\n甲办法\t2023-02-30\n", 2, 2, "不是日期"),
        ("title\tpromulgated\teffective\n甲办法\t2023-02-03\t2022-01-01\n", 2, 3, "早于公布日"),
        ("title\teffective\tended\n甲办法\t2023-02-03\t2022-01-01\n", 2, 3, "早于施行日"),
        ("title\tarticles\n甲办法\t三十\n", 2, 2, "不是条数"),
        ("title\tstatus\n甲办法\t有效\n", 2, 2, "可以写：现行"),
        ("title\tdates_ok\n甲办法\t是\n", 2, 2, "可以写：yes、no"),
        ("title\n《甲办法》\n", 2, 1, "去掉《》"),
        ("title\tnumber\n\t1号\n", 2, 1, "不能空"),
        ("title\n甲办法\n\n甲办法\n", 4, 1, "同一版"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, text: str, line: int, column: int, message: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(RuleFileError) as caught:
        load_register([str(tmp_path)], path)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.message.startswith(f"{path}:{line}:{column}: ")
    assert message in caught.value.message


def test_a_kept_form_holds_until_a_table_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    rules = tmp_path / "rules"
    (rules / "data").mkdir(parents=True)
    columns = (ROOT / "rules/data/instruments.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    table = rules / "data/instruments.tsv"
    table.write_text(f"{columns}\n甲办法\n", encoding="utf-8")
    assert load_register([str(rules)]).find("甲办法")
    (kept,) = (tmp_path / "cache" / "lawgov-lint").iterdir()
    assert load_register([str(rules)]).find("甲办法")
    table.write_text(f"{columns}\n甲办法\n乙办法\n", encoding="utf-8")
    assert load_register([str(rules)]).find("乙办法")
    kept.write_bytes(kept.read_bytes()[:-3] + b"xyz")
    assert load_register([str(rules)]).find("乙办法")


def test_a_name_for_what_is_not_there_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    columns = (ROOT / "rules/data/instruments.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    (data / "instruments.tsv").write_text(f"{columns}\n甲类办法\n", encoding="utf-8")
    (data / "instrument-names.tsv").write_text("name\ttitle\n办法\t甲类方法\n", encoding="utf-8")
    _, errors = compile_instruments([str(tmp_path)])
    assert [(error.line, error.column) for error in errors] == [(2, 2)]
    assert "甲类办法" in errors[0].message


def pack_with(folder: Path, rows: str) -> str:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "instruments.tsv").write_text(rows, encoding="utf-8")
    return str(folder)


def test_a_pack_brings_its_own_instruments(tmp_path: Path) -> None:
    pack = pack_with(tmp_path / "pack", "title\tnumber\n云岭市行政程序规定\t云政令第8号\n")
    register = load_register([str(ROOT / "rules"), pack])
    match = register.find("云岭市行政程序规定")
    assert match is not None
    assert match.editions[0].latest.number == "云政令第8号"
    assert register.find("民法典") is not None


def test_rules_check_says_what_is_wrong_with_a_table(tmp_path: Path) -> None:
    plugins = load_plugins()
    pack = pack_with(tmp_path / "pack", "title\tarticles\n云岭市行政程序规定\t八\n")
    checked = check_rules([*plugins.rule_dirs, ("pack", pack)], plugins.checks)
    assert checked.catalogue is None
    assert any("instruments.tsv:2:2: “八”不是条数" in error.message for error in checked.errors)
