"""The words of the command line, and what is said about wrong ones."""

from __future__ import annotations

import argparse
import ast
import inspect
import re

import pytest

from lawgov_lint.cli.arguments import COMMANDS, MESSAGES, parse, translate
from lawgov_lint.reporters.layout import cells


def test_a_bare_path_is_a_check() -> None:
    assert parse(["a.txt"]) == parse(["check", "a.txt"])
    assert parse(["a.txt"]).command == "check"


def test_only_the_first_word_can_name_a_command() -> None:
    assert parse(["rules"]).command == "rules"
    assert parse(["./rules"]).command == "check"
    assert parse(["a.txt", "rules"]).paths == ["a.txt", "rules"]
    assert parse(["--format", "json", "text"]).paths == ["text"]


def test_options_may_stand_anywhere() -> None:
    options = parse(["a.txt", "--format", "json", "b.txt", "-", "-o", "out.json", "--", "-c.txt", "d.txt"])
    assert options.paths == ["a.txt", "b.txt", "-", "./-c.txt", "d.txt"]
    assert (options.format, options.output) == ("json", "out.json")


def test_selection_is_repeatable_and_split_at_commas_of_either_width() -> None:
    options = parse(["a", "--select", "a,b", "--select", "c，d", "--ignore=e", "--extend-select", " f , g "])
    assert (options.select, options.ignore, options.extend_select) == (["a", "b", "c", "d"], ["e"], ["f", "g"])
    assert parse(["a"]).select == []


def test_severities_keep_rule_case_and_level() -> None:
    options = parse(["a", "--severity", "x/y=note", "--severity", "z=off"])
    assert options.severity == [("x/y", "note"), ("z", "off")]


def test_commands_of_rules() -> None:
    assert parse(["rules", "check"]).command == "rules check"
    assert parse(["rules", "index", "--check"]).check is True
    assert parse(["rules", "--profile", "draft"]).profile == "draft"


def test_defaults() -> None:
    options = parse(["a"])
    assert (options.format, options.fail_on, options.profile) == ("terminal", "warning", "review")
    assert (options.kind, options.year, options.as_of, options.output) == (None, None, None, None)
    assert options.timings is False


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "缺少 PATH"),
        (["a", "--slect", "x"], "不认识 --slect x（是不是 --select？）"),
        (["a", "--sel", "x"], "不认识 --sel x"),
        (["a", "--baseline", "x"], "不认识 --baseline"),
        (["a", "--year", "23"], "--year：“23”不是年度；写四位数字，1990 到 2100"),
        (["a", "--year", "1989"], "--year：“1989”不是年度；写四位数字，1990 到 2100"),
        (["a", "--year", "２０２３"], "--year：“２０２３”不是年度；写四位数字，1990 到 2100"),
        (["a", "--as-of", "2023-02-30"], "--as-of：“2023-02-30”不是日期；写成 2024-03-31 这样"),
        (["a", "--as-of", "20230228"], "--as-of：“20230228”不是日期；写成 2024-03-31 这样"),
        (["a", "--profile", "x"], "--profile：没有 x 这个值，可以写 draft、review、publish"),
        (["a", "--fail-on"], "--fail-on：后面要写一个值"),
        (["a", "--timings=3"], "--timings：后面不带值，却写了 3"),
        (["a", "--severity", "x"], "--severity：“x”要写成 规则=级别 或 规则/情形=级别，如 missing-title=note"),
        (["explain"], "缺少 ID"),
        (["text", "a", "b"], "不认识 b"),
    ],
)
def test_wrong_use_is_told_in_chinese(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(words)
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"lawgov-lint: {message}")
    assert err.endswith(" --help\n")
    assert err.count("\n") == 1


# What argparse can say to a programmer who declares options wrongly, or about features that we do not use.
NOT_FOR_USERS = (
    "conflicting", "usage: ", ".__call__", "'required' is", "mutually exclusive", "positional arguments", "options",
    "is not callable", "cannot merge", "invalid option string", "dest= is required", "invalid conflict_resolution",
    "cannot have multiple", "unknown parser", "show this help", 'argument "-"', "can't open", "prog", "default",
    "subparser", "deprecated", "usage", "command", "argument name",
)  # fmt: skip


def test_every_complaint_of_argparse_has_a_translation() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call)]
    templates = {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    spoken = {template for template in templates if not any(words in template for words in NOT_FOR_USERS)}
    assert len(spoken) > 8
    for template in spoken:
        complaint = re.sub(r"%\(\w+\)[rs]|%[rs]", "1", template)
        assert translate(complaint) != complaint


def test_translations_use_all_that_they_catch() -> None:
    for pattern, chinese in MESSAGES:
        assert re.compile(pattern).groups == len(re.findall(r"\{\d\}", chinese))


@pytest.mark.parametrize("command", ["", *COMMANDS, "rules check", "rules index"])
@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_help_is_chinese_and_fits(
    command: str, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit) as stopped:
        parse([*command.split(), "--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("用法：lawgov-lint ")
    assert "usage" not in text
    assert "optional" not in text
    assert "show this" not in text
    assert max(map(cells, text.splitlines())) <= int(columns)
    text.encode("cp936")
