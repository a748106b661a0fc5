"""What people see, kept as files; LAWGOV_LINT_GOLDEN=1 writes them anew, and the commit says why."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from rich.style import Style

from lawgov_lint.diagnostics import Severity, Span
from lawgov_lint.linter import FileReport, NotRun
from lawgov_lint.reporters import open_reporter
from lawgov_lint.reporters import terminal as terminal_module
from lawgov_lint.reporters.base import Reporter, RunInfo
from lawgov_lint.reporters.json_report import JsonReporter
from lawgov_lint.reporters.layout import cells
from lawgov_lint.reporters.plain import PlainReporter
from lawgov_lint.reporters.terminal import TerminalReporter
from lawgov_lint.reporters.view import file_view, window

GOLDEN = Path(__file__).parent / "golden"


def printed(reporter: Reporter, *reports: FileReport) -> str:
    """All that a reporter writes about some files."""
    for report in reports:
        reporter.file(report)
    reporter.finish()
    assert isinstance(reporter.out, io.StringIO)
    return reporter.out.getvalue()


def terminal(run: RunInfo, width: int) -> TerminalReporter:
    """A terminal without colours."""
    out = io.StringIO()
    return TerminalReporter(out, run, Console(file=out, width=width, color_system=None))


def assert_golden(name: str, text: str) -> None:
    """Compare with a file."""
    path = GOLDEN / name
    if os.environ.get("LAWGOV_LINT_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_plain_output(run_info: RunInfo, report: FileReport, unreadable: FileReport, crashed: FileReport) -> None:
    text = printed(PlainReporter(io.StringIO(), run_info), report, unreadable, crashed)
    assert_golden("plain.txt", text)
    assert max(map(cells, text.splitlines())) <= 80
    text.encode("cp936")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_terminal_output(
    width: int, run_info: RunInfo, report: FileReport, unreadable: FileReport, crashed: FileReport
) -> None:
    text = printed(terminal(run_info, width), report, unreadable, crashed)
    assert_golden(f"terminal-{width}.txt", text)
    assert max(cells(line.rstrip()) for line in text.splitlines()) <= width
    text.encode("cp936")


def test_no_style_vanishes_on_a_dark_or_light_background() -> None:
    """Letters in one of these colours are hardly seen on white, black or both; a ground of its own goes with them."""
    styles = [terminal_module._GOOD]
    for named in ("_BADGES", "_WORDS", "_FOUND", "_LABELS"):
        styles += getattr(terminal_module, named).values()
    for style in map(Style.parse, styles):
        alone = style.color.name if style.color and not style.bgcolor else "red"
        assert alone == "red"


def test_badges_are_words_without_a_ground_where_there_is_no_colour(
    run_info: RunInfo, report: FileReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system="truecolor")
    text = printed(TerminalReporter(out, run_info, console), report)
    assert "\x1b[1m错误\x1b[0m \x1b[1munclosed-title-mark\x1b[0m" in text
    assert set(re.findall(r"\x1b\[([0-9;]*)m", text)) <= {"0", "1", "2", "4", "1;4"}


def test_text_runs_no_wider_than_120_columns_on_a_wider_terminal(run_info: RunInfo, report: FileReport) -> None:
    assert printed(terminal(run_info, 200), report) == printed(terminal(run_info, 120), report)


def test_words_are_styled_and_not_bracketed_where_there_are_colours(run_info: RunInfo, report: FileReport) -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system="standard")
    text = printed(TerminalReporter(out, run_info, console), report)
    assert "\x1b[30;46m 提示 \x1b[0m \x1b[1mexact-with-approximate\x1b[0m" in text
    assert "\x1b[1;4m64余件\x1b[0m" in text
    assert "\x1b[1;4;31m,,\x1b[0m" in text
    assert "【64余件】" not in text


def test_no_color_keeps_marks_but_no_colour(
    run_info: RunInfo, report: FileReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system="standard")
    text = printed(TerminalReporter(out, run_info, console), report)
    assert "\x1b[1;4m64余件\x1b[0m" in text


def test_markup_and_escape_sequences_in_a_report_are_shown_not_obeyed(run_info: RunInfo, report: FileReport) -> None:
    hostile = report._replace(path="[red]a\x1b[31m.txt")
    assert "== [red]a<U+001B>[31m.txt ==" in printed(terminal(run_info, 80), hostile)
    assert "== [red]a<U+001B>[31m.txt ==" in printed(PlainReporter(io.StringIO(), run_info), hostile)


def test_a_clean_file_says_so(run_info: RunInfo, report: FileReport) -> None:
    view = file_view(report._replace(diagnostics=()), run_info)
    assert view.summary == "没有发现问题"


def test_suppressed_findings_are_not_shown_or_counted(run_info: RunInfo, report: FileReport) -> None:
    silent = tuple(found._replace(status="suppressed") for found in report.diagnostics)
    text = printed(PlainReporter(io.StringIO(), run_info), report._replace(diagnostics=silent))
    assert "unclosed-title-mark" not in text
    assert text.endswith("1 份文件：错误 0，警告 0，提示 0\n")


def test_table_of_parts_is_for_information_where_the_duty_does_not_hold(run_info: RunInfo, report: FileReport) -> None:
    skipped = NotRun("报告年度2018：当年尚无此项规定", ("missing-next-year-plan", "missing-problems"))
    view = file_view(report._replace(not_run=(skipped,)), run_info)
    assert view.parts_title == "四个必备部分（对这份文件不作要求，仅供参考）"
    assert ("未检查", "报告年度2018：当年尚无此项规定（2 条规则）") in view.header


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("前一句。这里有错字。后一句。", "错字", ("这里有", "错字", "。")),
        ("一" * 30 + "错" + "二" * 30, "错", ("…" + "一" * 20, "错", "二" * 20 + "…")),
        ("第一段\n错在这里\n第三段", "错", ("", "错", "在这里")),
        ("到此为止。后面的话", "止。", ("到此为", "止。", "")),
        ("开头" + "很" * 70 + "结尾", "很" * 70, ("开头", "很" * 30 + "……" + "很" * 30, "结尾")),
        ("零宽\u200b字符", "\u200b", ("零宽", "<U+200B>", "字符")),
    ],
)
def test_window_shows_the_sentence_around_the_words(text: str, words: str, shown: tuple[str, str, str]) -> None:
    start = text.index(words)
    assert tuple(window(text, Span(start, start + len(words)))) == shown


class Screen(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def test_terminal_format_is_drawn_only_on_a_terminal(run_info: RunInfo) -> None:
    reporters: dict[str, type[Reporter]] = {"terminal": PlainReporter, "json": JsonReporter}
    assert type(open_reporter("terminal", Screen(), run_info, reporters)) is TerminalReporter
    assert type(open_reporter("terminal", io.StringIO(), run_info, reporters)) is PlainReporter
    assert type(open_reporter("json", Screen(), run_info, reporters)) is JsonReporter


def many(report: FileReport, count: int) -> FileReport:
    """A report with so many findings that no two are folded, the gravest in the midst."""
    severities: list[Severity] = ["note", "warning", "note", "error", "warning", "error", "warning"]
    found = [
        report.diagnostics[0]._replace(rule=f"rule-{number}", severity=severity)
        for number, severity in enumerate(severities[:count])
    ]
    return report._replace(diagnostics=tuple(found))


def test_the_three_gravest_are_named_again_after_more_than_a_screenful(run_info: RunInfo, report: FileReport) -> None:
    assert file_view(many(report, 5), run_info).gravest == ()
    assert [entry.rule for entry in file_view(many(report, 7), run_info).gravest] == ["rule-3", "rule-5", "rule-1"]
    lines = printed(PlainReporter(io.StringIO(), run_info), many(report, 7)).splitlines()
    at = lines.index("最要紧的几处")
    assert lines[at + 1] == "  错误 rule-3  4行15列  书名号没有闭合：有“《”，没有“》”。"
    assert [line.split()[:2] for line in lines[at + 1 : at + 5]] == [
        ["错误", "rule-3"],
        ["错误", "rule-5"],
        ["警告", "rule-1"],
        [],
    ]
    assert lines.index("四个必备部分") == at + 5


def test_notes_are_never_among_the_gravest(run_info: RunInfo, report: FileReport) -> None:
    quiet = many(report, 7)
    quiet = quiet._replace(diagnostics=tuple(found._replace(severity="note") for found in quiet.diagnostics))
    assert file_view(quiet, run_info).gravest == ()


def test_plain_and_json_do_not_import_rich() -> None:
    program = (
        "import sys, lawgov_lint.reporters.plain, lawgov_lint.reporters.json_report, lawgov_lint.reporters.concise\n"
        "import lawgov_lint.reporters.progress; sys.exit('rich' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
