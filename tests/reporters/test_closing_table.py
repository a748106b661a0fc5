"""The table at the end of a run over several files."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from rich.console import Console

from lawgov_lint.linter import FileReport
from lawgov_lint.reporters.base import RunInfo
from lawgov_lint.reporters.layout import cells, clip_middle
from lawgov_lint.reporters.plain import PlainReporter
from lawgov_lint.reporters.rows import LEGEND, Row, Totals, closing_table, row_of
from lawgov_lint.reporters.terminal import TerminalReporter

PARTS = ("heading", "content", "mention", "missing")
ROWS = [
    Row("报送/a.txt", 2023, "云岭市司法局", PARTS, (0, 2, 13)),
    Row("报送/甲/云岭市农业农村局关于2023年度法治政府建设情况的报告.txt", None, None, (), (1, 0, 0)),
    Row("报送/甲/坏.txt", unreadable=True),
    Row("报送/甲/断.txt", 2022, "云岭市澄湖区人民政府办公室", PARTS, (0, 0, 0), crashes=1),
]


def test_what_is_kept_of_a_file(report: FileReport, unreadable: FileReport, crashed: FileReport) -> None:
    parts = ("heading", "heading", "mention", "missing")
    assert row_of(report) == Row("reports/云岭.txt", 2023, "云岭市司法局", parts, (3, 1, 1))
    assert row_of(unreadable) == Row("坏.txt", unreadable=True)
    assert row_of(crashed) == Row("reports/云岭.txt", 2023, "云岭市司法局", parts, (0, 0, 0), crashes=1)


def test_cells_of_the_table() -> None:
    table = closing_table(ROWS, 118)
    assert table.title == "汇总（报送/）"
    assert [column.title for column in table.columns] == ["文件", "年度", "机关", "四部分", "错误", "警告", "提示"]
    assert table.rows == (
        ("a.txt", "2023", "云岭市司法局", "有文提缺", "0", "2", "13"),
        ("甲/云岭市农业农村局关于2023年度法治..建设情况的报告.txt", "-", "没有认出", "其他文件", "1", "0", "0"),
        ("甲/坏.txt", "-", "-", "读不了", "-", "-", "-"),
        ("甲/断.txt", "2022", "云岭市澄湖区人民政府办公室", "检查中断", "0", "0", "0"),
    )


@pytest.mark.parametrize("width", [40, 58, 78, 98, 118, 158])
def test_columns_fit_the_width(width: int) -> None:
    table = closing_table(ROWS, width)
    assert sum(column.width for column in table.columns) + 2 * (len(table.columns) - 1) <= width
    for row in table.rows:
        assert all(cells(cell) <= column.width for cell, column in zip(row, table.columns, strict=True))


def test_the_organ_gives_way_where_there_is_no_room() -> None:
    assert [column.title for column in closing_table(ROWS, 58).columns] == [
        "文件",
        "年度",
        "四部分",
        "错误",
        "警告",
        "提示",
    ]


@pytest.mark.parametrize(
    ("paths", "title", "names"),
    [
        (["a.txt", "b.txt"], "汇总", ["a.txt", "b.txt"]),
        (["报/a.txt", "报/b.txt"], "汇总（报/）", ["a.txt", "b.txt"]),
        (["报/a1.txt", "报/a2.txt"], "汇总（报/）", ["a1.txt", "a2.txt"]),
        (["报/甲/a.txt", "报/甲乙/a.txt"], "汇总（报/）", ["甲/a.txt", "甲乙/a.txt"]),
        (["-", "报/a.txt"], "汇总", ["-", "报/a.txt"]),
        (["c:\\报\\a.txt", "c:\\报\\b.txt"], "汇总（c:\\报\\）", ["a.txt", "b.txt"]),
    ],
)
def test_the_folder_that_all_have_in_common_is_said_once(paths: list[str], title: str, names: list[str]) -> None:
    table = closing_table([Row(path) for path in paths], 78)
    assert (table.title, [row[0] for row in table.rows]) == (title, names)


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("报告.txt", 8, "报告.txt"),
        ("云岭市司法局.txt", 12, "云岭市..txt"),
        ("abcdefghijkl", 10, "abcdef..kl"),
        ("法治政府", 4, "法.."),
        ("", 4, ""),
    ],
)
def test_long_names_lose_their_middle(text: str, width: int, cut: str) -> None:
    assert clip_middle(text, width) == cut
    assert cells(cut) <= width


def test_one_file_has_no_table_and_two_have_one(run_info: RunInfo, report: FileReport, unreadable: FileReport) -> None:
    for files, expected in (([report], 0), ([report, unreadable], 1)):
        out = io.StringIO()
        console = Console(file=(screen := io.StringIO()), width=80, color_system=None)
        for reporter in (PlainReporter(out, run_info), TerminalReporter(screen, run_info, console)):
            for each in files:
                reporter.file(each)
            reporter.finish()
        for text in (out.getvalue(), screen.getvalue()):
            assert text.count("== 汇总 ==") == expected
            assert text.count("四部分依次是") == expected
            text.encode("cp936")


def test_on_a_terminal_the_table_is_as_wide_as_names_need(run_info: RunInfo) -> None:
    for width, most in ((60, 60), (80, 80), (120, 120), (200, 160)):
        out = io.StringIO()
        reporter = TerminalReporter(out, run_info, Console(file=out, width=width, color_system=None))
        for row in ROWS:
            reporter.page("", row)
        reporter.finish()
        assert max(map(cells, out.getvalue().splitlines())) <= most


def test_legend_names_every_mark() -> None:
    for mark in "有文提缺":
        assert f"{mark}＝" in LEGEND


def test_memory_for_a_file_is_a_row(run_info: RunInfo) -> None:
    tracemalloc.start()
    reporter = PlainReporter(io.StringIO(), run_info)
    before = tracemalloc.get_traced_memory()[0]
    for number in range(1000):
        reporter.page("", Row(f"报送/{number}.txt", 2023, f"第{number}局", PARTS, (0, 0, number)))
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 1000 * 1024


def test_counts_add_up() -> None:
    totals = Totals()
    for row in ROWS:
        totals.add(row)
    assert totals.sentence() == "4 份文件：错误 1，警告 2，提示 13；读不了 1；检查中断 1"
