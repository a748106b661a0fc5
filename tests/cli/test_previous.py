"""``--previous``: what is said with last year's report at hand, and what happens when it is the wrong one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawgov_lint.cli import main

NOW = """青屿县司法局2023年度法治政府建设情况报告
一、主要举措和成效
全年收到行政复议申请71件，上年为58件；开展普法讲座30场，同比增长20%。
二、存在的不足和原因
少数镇街对年度报告公开和法治信息报送重视程度不够，全年有3个镇街逾期，主要原因是没有专人负责。
"""
LAST = """青屿县司法局2022年度法治政府建设情况报告
一、主要举措和成效
全年收到行政复议申请55件。
二、存在的不足和原因
少数镇街对年度报告公开和法治信息报送重视程度不够，全年有5个镇街逾期，原因是没有专人负责。
三、2023年工作安排
一是新增渔政船艇2艘，建成蓝湾码头调解室。二是开展普法讲座500场次。
"""
RULES = ("previous-year-mismatch", "unchanged-problems", "plan-not-reported")


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("now.txt").write_text(NOW, encoding="utf-8")
    Path("last.txt").write_text(LAST, encoding="utf-8")
    return tmp_path


def found(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    report = json.loads(capsys.readouterr().out)
    return sorted((d["rule"], d["severity"]) for f in report["files"] for d in f["diagnostics"] if d["rule"] in RULES)


def test_last_year_s_report_feeds_its_rules(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["now.txt", "--previous", "last.txt", "--format", "json"]) == 1
    assert found(capsys) == [
        ("plan-not-reported", "note"),
        ("previous-year-mismatch", "error"),
        ("unchanged-problems", "warning"),
    ]


def test_without_it_they_are_silent(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["now.txt", "--format", "json"])
    assert found(capsys) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("2022年度", "2023年度"), "这也是2023年的报告，不是2022年的，没有拿来比较"),
        (("2022年度", "2020年度"), "这是2020年的报告，不是2022年的，没有拿来比较"),
        (("青屿县司法局", "云岭市水利局"), "这是云岭市水利局的报告，要检查的是青屿县司法局的，没有拿来比较"),
        (("2022年度法治政府建设情况报告", "2022年政府信息公开工作年度报告"), "这份文件看来不是法治政府建设年度报告"),
    ],
)
def test_the_wrong_one_is_told_and_left_alone(
    reports: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], complaint: str
) -> None:
    Path("last.txt").write_text(LAST.replace(*change), encoding="utf-8")
    main(["now.txt", "--previous", "last.txt", "--select", ",".join(RULES)])
    told = capsys.readouterr()
    assert f"--previous last.txt：{complaint}" in told.err
    assert "没有发现问题" in told.out
    assert main(["figures", "now.txt", "--previous", "last.txt"]) == 0
    told = capsys.readouterr()
    assert complaint in told.err
    assert "两年都有" not in told.out


@pytest.mark.parametrize(
    ("words", "status", "complaint"),
    [
        (["now.txt", "--previous", "none.txt"], 2, "--previous：没有这个文件：none.txt"),
        (["now.txt", "--previous", "empty.txt"], 3, "读不了 empty.txt：（--previous 写的上年报告）文件是空的"),
        (["now.txt", "last.txt", "--previous", "last.txt"], 2, "一次只检查一份"),
        ([".", "--previous", "last.txt"], 2, "一次只检查一份"),
        (["now.txt", "--previous", "last.txt", "-o", "last.txt"], 2, "结果会盖掉"),
        (["figures", "now.txt", "--previous", "empty.txt"], 3, "读不了 empty.txt"),
        (["figures", "now.txt", "--previous", "none.txt"], 2, "没有这个文件"),
        (["figures", "-", "--previous", "-"], 2, "标准输入只有一个"),
    ],
)
def test_wrong_use(
    reports: Path, capsys: pytest.CaptureFixture[str], words: list[str], status: int, complaint: str
) -> None:
    Path("empty.txt").touch()
    assert main(words) == status
    assert complaint in capsys.readouterr().err
    assert Path("last.txt").read_text(encoding="utf-8") == LAST
