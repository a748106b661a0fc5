"""``lawgov-lint laws``, and ``--instruments``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawgov_lint.cli import main
from lawgov_lint.instruments import Register
from lawgov_lint.reporters.laws_page import MOST_ROWS, Answer, in_force, laws_page
from lawgov_lint.reporters.layout import cells
from tests.instruments.support import ours, version


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The status and what stands on standard output."""
    status = main(["laws", *words])
    return status, capsys.readouterr().out


def test_an_exact_title_comes_first_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = shown(capsys, "行政复议法")
    assert status == 0
    assert out.startswith("《中华人民共和国行政复议法》\n")
    assert "2023-09-01 公布，2024-01-01 施行；90 条；现行" in out
    assert "43 条（未经核实）" in out
    assert "行政复议法实施条例" in out
    assert "文件表截至 20" in out


def test_both_editions_of_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    _, out = shown(capsys, "法治政府建设实施纲要")
    assert out.index("（2015－2020年）》") < out.index("（2021－2025年）》")
    assert "替代" in out
    assert "中发〔2021〕33号（未经核实）" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["行政复议法", "--as-of", "2023-12-31"], "有效的是 2018-01-01 起的一版，共 43 条"),
        (["合同法", "--as-of", "2022-01-01"], "不再有效（2021-01-01 已废止）"),
        (["民法典", "--as-of", "2020-12-31"], "还没有施行"),
        (["法治社会建设实施纲要", "--as-of", "2025-12-31"], "有效的是 2020-12-07 起的一版"),
        (["法治社会建设实施纲要", "--as-of", "2026-01-01"], "不再有效（2025-12-31 期满）"),
    ],
)
def test_the_version_of_a_day(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    status, out = shown(capsys, *words)
    assert status == 0
    assert said in out


def test_nothing_found_names_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = shown(capsys, "法制政府建设实施纲要")
    assert status == 1
    assert "没有找到“法制政府建设实施纲要”" in out
    assert "是不是：法治政府建设实施纲要（2021－2025年）" in out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = shown(capsys, "行政复议法", "--as-of", "2023-12-31", "--format", "json")
    document = json.loads(out)
    first = document["instruments"][0]
    assert status == 0
    assert document["register_as_of"] == ours().as_of
    assert document["total"] == len(document["instruments"])
    assert (first["title"], first["exact"], first["years"]) == ("中华人民共和国行政复议法", True, None)
    assert first["versions"][first["at"]]["effective"] == "2018-01-01"
    assert first["versions"][0]["unconfirmed"] == ["number", "articles"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    register = ours()
    for query in ("处罚", "法治政府", "最高人民法院关于"):
        answer = Answer(query, "2024-01-01", register.as_of, tuple(register.search(query)), 0, None)
        lines = list(laws_page(answer, width))
        assert sum(line.startswith("  ") for line in lines) <= MOST_ROWS + 1
        assert max(map(cells, lines)) <= max(width, 60)  # a title in a list is never cut to less than 20 columns


def test_a_plan_is_in_force_to_the_last_day_of_its_period() -> None:
    rows = [version("甲规划（2021－2025年）", kind="规划纲要", promulgated="2021-03-01", ended="2025-12-31")]
    register = Register.of([*rows, version("乙办法", promulgated="2021-03-01", ended="2025-12-31")])
    plan, measure = register.get("甲规划（2021－2025年）"), register.get("乙办法")
    assert plan is not None
    assert measure is not None
    assert [in_force(plan, day) for day in ("2021-02-28", "2021-03-01", "2025-12-31", "2026-01-01")] == [
        None,
        0,
        0,
        None,
    ]
    assert [in_force(measure, day) for day in ("2025-12-30", "2025-12-31")] == [0, None]


def test_the_own_table_of_an_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "own.csv"
    table.write_text("title,number\n青屿县行政执法监督办法,青政发〔2023〕5号\n", encoding="gb18030")
    status, out = shown(capsys, "青政发〔2023〕5号", "--instruments", str(table))
    assert status == 0
    assert "《青屿县行政执法监督办法》" in out


@pytest.mark.parametrize("command", ["laws", "check"])
def test_a_wrong_own_table_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("title\tarticles\n青屿县办法\t三十\n", encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text("报告。", encoding="utf-8")
    assert main([command, str(report), "--instruments", str(table)]) == 2
    assert f"{table}:2:2: “三十”不是条数" in capsys.readouterr().err


def test_a_table_that_is_not_there_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "民法典", "--instruments", str(tmp_path / "no.tsv")]) == 2
    assert "读不了这个文件" in capsys.readouterr().err


def test_the_report_says_how_fresh_the_register_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text("报告。", encoding="utf-8")
    main([str(report), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["tool"]["catalogue_as_of"] == ours().as_of
