"""``--format concise``: one line a finding, as editors and grep want it."""

from __future__ import annotations

import io
import re

from lawgov_lint.linter import FileReport
from lawgov_lint.reporters.base import RunInfo
from lawgov_lint.reporters.concise import ConciseReporter


def written(run: RunInfo, *reports: FileReport) -> tuple[list[str], str | None]:
    """The lines on standard output, and what is for standard error."""
    reporter = ConciseReporter(io.StringIO(), run)
    for report in reports:
        reporter.file(report)
    reporter.finish()
    assert isinstance(reporter.out, io.StringIO)
    text = reporter.out.getvalue()
    assert not text or text.endswith("\n")
    return text.splitlines(), reporter.closing()


def test_one_line_a_finding_none_folded(run_info: RunInfo, report: FileReport) -> None:
    assert written(run_info, report) == (
        [
            "reports/云岭.txt:4:15: 错误 unclosed-title-mark 书名号没有闭合：有“《”，没有“》”。",
            "reports/云岭.txt:4:60: 提示 exact-with-approximate “64余件”：精确到个位的数后面不用“余”。",
            "reports/云岭.txt:4:93: 错误 repeated-punctuation 标点重复",
            "reports/云岭.txt:4:101: 错误 repeated-punctuation 标点重复",
            "reports/云岭.txt:1:1: 警告 missing-first-responsible 没有专门写“第一责任人职责”这一部分。",
        ],
        "1 份文件：错误 3，警告 1，提示 1",
    )


def test_what_has_no_place_stands_at_the_beginning(
    run_info: RunInfo, unreadable: FileReport, crashed: FileReport
) -> None:
    lines, counts = written(run_info, unreadable, crashed)
    assert lines[0] == "坏.txt:1:1: 读不了 编码认不出。请另存为 UTF-8。"
    assert lines[1].startswith("reports/云岭.txt:1:1: 中断 stale-year 规则 stale-year 的检查 years 中断：KeyError('x')")
    assert counts == "2 份文件：错误 0，警告 0，提示 0；读不了 1；检查中断 1"


def test_a_clean_file_and_suppressed_findings_say_nothing(run_info: RunInfo, report: FileReport) -> None:
    silent = tuple(found._replace(status="suppressed") for found in report.diagnostics)
    assert written(run_info, report._replace(diagnostics=())) == ([], None)
    assert written(run_info, report._replace(diagnostics=silent)) == ([], None)


def test_every_line_has_the_shape_that_editors_read(run_info: RunInfo, report: FileReport) -> None:
    shape = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<severity>错误|警告|提示) (?P<rule>\S+) .+")
    hostile = report.diagnostics[0]._replace(message="两行\n一句\x1b[31m")
    lines, _ = written(run_info, report._replace(diagnostics=(hostile, *report.diagnostics)))
    assert all(shape.fullmatch(line) for line in lines)
    assert lines[0].endswith(" 两行 一句<U+001B>[31m")


def test_the_path_is_left_as_it_is_but_for_what_would_break_the_line(run_info: RunInfo, report: FileReport) -> None:
    one = report._replace(diagnostics=report.diagnostics[:1])
    for path, shown in (
        ("目录/报告  2023年.txt", "目录/报告  2023年.txt"),
        ("报告\u30002023.txt", "报告\u30002023.txt"),
        ("a\nb\x1b.txt", "a<U+000A>b<U+001B>.txt"),
    ):
        assert written(run_info, one._replace(path=path))[0][0].startswith(f"{shown}:4:15: 错误 ")


def test_only_code_page_936_is_needed(run_info: RunInfo, report: FileReport) -> None:
    lines, counts = written(run_info, report)
    "\n".join([*lines, counts or ""]).encode("cp936")
