"""Whole runs: exit status, what goes to which stream, and that nobody ever sees a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

REPORT = """云岭市司法局2023年法治政府建设年度报告

一、主要举措和成效

2023年，市司法局办理行政复议案件64件，比上年下降12%，群众满意度稳步提高，各项工作取得明显进展，依法行政水平进一步提升。

二、存在的不足和原因

执法力量不足，主要原因是编制偏少、培训不够，新任人员对程序规定掌握得还不牢固，需要在今后工作中加以解决。
"""
NO_PLAN = "missing-next-year-plan"


def lint(
    *words: str, cwd: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One run of the program."""
    return subprocess.run(
        [sys.executable, "-m", "lawgov_lint", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        check=False,
        timeout=60,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with readable and unreadable files."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "broken.txt").write_bytes("法治".encode() + b"\xff\xfe\xff" * 5)
    (tmp_path / "nothing").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/1.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reports/2.txt").write_text(REPORT, encoding="gb18030")
    return tmp_path


TABLE = [
    (0, ["a.txt", "--select", "missing-title"], ""),
    (1, ["a.txt", "--select", NO_PLAN], ""),
    (0, ["a.txt", "--select", NO_PLAN, "--severity", f"{NO_PLAN}=note"], ""),
    (1, ["a.txt", "--select", NO_PLAN, "--severity", f"{NO_PLAN}=note", "--fail-on", "note"], ""),
    (0, ["a.txt", "--select", NO_PLAN, "--severity", f"{NO_PLAN}=warning", "--fail-on", "error"], ""),
    (0, ["a.txt", "--select", NO_PLAN, "--year", "2018"], ""),
    (1, ["reports", "--select", NO_PLAN], ""),
    (1, ["reports/*.txt", "--select", NO_PLAN], ""),
    (2, ["no.txt"], "no.txt：没有这个文件或文件夹"),
    (2, ["no.txt", "a.txt", "empty.txt"], "no.txt：没有这个文件或文件夹"),
    (2, [], "缺少 PATH"),
    (2, ["a.txt", "--job", "2"], "不认识 --job 2（是不是 --jobs？）"),
    (2, ["a.txt", "--jobs", "0"], "--jobs：“0”不是进程数"),
    (1, ["reports", "--jobs", "2", "--select", NO_PLAN], ""),
    (1, ["a.txt", "--format", "concise", "--select", NO_PLAN], "1 份文件：错误 1，警告 0，提示 0"),
    (0, ["a.txt", "--format", "concise", "--select", "missing-title"], ""),
    (2, ["a.txt", "--format", "jsonl"], "--format：没有名为“jsonl”的输出格式；是不是“json”？"),
    (2, ["a.txt", "--format", "x"], "--format：没有名为“x”的输出格式；可以写：concise、json、terminal。"),
    (2, ["a.txt", "--kind", "x"], "没有“x”这个文种"),
    (2, ["a.txt", "--select", "missing-titel"], "没有名为“missing-titel”的规则或类别；是不是“missing-title”？"),
    (2, ["a.txt", "--severity", "missing-title=bad"], "没有这个级别"),
    (2, ["a.txt", "-o", "nowhere/out.txt"], "-o nowhere/out.txt：没有这个文件夹"),
    (2, ["a.txt", "-o", "nothing"], "-o nothing：这是一个文件夹"),
    (2, ["a.txt", "-o", "./a.txt"], "结果会盖掉要检查的文件"),
    (2, ["explain", "missing-titel"], "没有名为“missing-titel”的规则；是不是“missing-title”？"),
    (2, ["text", "no.txt"], "没有这个文件：no.txt"),
    (3, ["empty.txt"], "读不了 empty.txt：文件是空的"),
    (3, ["binary.txt"], "读不了 binary.txt："),
    (3, ["broken.txt"], "读不了 broken.txt："),
    (3, ["nothing"], "nothing/：文件夹里没有可以检查的文件"),
    (3, ["nothing", "a.txt", "--select", NO_PLAN], "nothing/：文件夹里没有可以检查的文件"),
    (3, ["text", "empty.txt"], "读不了 empty.txt：文件是空的"),
    (0, ["--help"], ""),
    (0, ["--version"], ""),
    (0, ["rules"], ""),
    (0, ["explain", "missing-title"], ""),
    (0, ["text", "a.txt"], ""),
]


@pytest.mark.parametrize(
    ("status", "words", "said"), TABLE, ids=[" ".join(words) or "no words" for _, words, _ in TABLE]
)
def test_exit_status_and_standard_error(status: int, words: list[str], said: str, folder: Path) -> None:
    run = lint(*words, cwd=folder)
    errors = run.stderr.decode()
    assert run.returncode == status, errors
    assert said in errors
    assert bool(said) == bool(errors)
    assert "Traceback" not in errors


def test_the_others_are_checked_where_one_is_missing_or_unreadable(folder: Path) -> None:
    run = lint("no.txt", "a.txt", "empty.txt", "--format", "json", "--select", NO_PLAN, cwd=folder)
    document = json.loads(run.stdout)
    assert [entry["path"] for entry in document["files"]] == ["a.txt", "empty.txt"]
    assert [found["rule"] for found in document["files"][0]["diagnostics"]] == [NO_PLAN]
    assert document["files"][1]["error"]["message"].startswith("文件是空的")
    assert document["summary"] == {"files": 2, "error": 1, "warning": 0, "note": 0, "unreadable": 1}


def test_standard_input(folder: Path) -> None:
    run = lint("-", "--format", "json", "--select", NO_PLAN, cwd=folder, stdin=REPORT.encode())
    assert run.returncode == 1
    assert [entry["path"] for entry in json.loads(run.stdout)["files"]] == ["-"]


def test_a_command_name_as_first_word_is_the_command_whatever_files_there_are(folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules/1.txt").write_text(REPORT, encoding="utf-8")
    assert lint("rules", cwd=folder).stdout.startswith(b"citations") or b"structure" in lint("rules", cwd=folder).stdout
    assert lint("./rules", "--select", NO_PLAN, cwd=folder).returncode == 1


def test_two_runs_print_the_same(folder: Path) -> None:
    first, second = (lint("reports", "a.txt", cwd=folder, environment={"PYTHONHASHSEED": seed}) for seed in "12")
    assert first.stdout == second.stdout
    assert first.stdout.decode().startswith("== a.txt ==\n")


def test_timings_go_to_standard_error(folder: Path) -> None:
    run = lint("a.txt", "--timings", "--select", NO_PLAN, cwd=folder)
    lines = run.stderr.decode().splitlines()
    assert [line.split()[-1] for line in lines] == ["规则", "读取", "认读", "检查", "输出", NO_PLAN]
    assert "毫秒" not in run.stdout.decode()


def test_result_file_is_written_whole_and_nothing_goes_to_standard_output(folder: Path) -> None:
    (folder / "out.json").write_text("old")
    run = lint("a.txt", "--format", "json", "-o", "out.json", "--select", NO_PLAN, cwd=folder)
    assert (run.returncode, run.stdout, run.stderr) == (1, b"", b"")
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["summary"]["files"] == 1
    assert sorted(path.name for path in folder.iterdir() if "out" in path.name) == ["out.json"]


def test_result_file_stays_as_it_was_when_the_run_fails(folder: Path) -> None:
    (folder / "out.json").write_text("old")
    assert lint("a.txt", "--select", "nonsense", "-o", "out.json", cwd=folder).returncode == 2
    assert (folder / "out.json").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir() if "out" in path.name) == ["out.json"]


def test_result_file_inside_the_folder_is_not_checked(folder: Path) -> None:
    (folder / "reports/out.txt").write_text("old")
    run = lint("reports", "-o", "reports/out.txt", "--select", NO_PLAN, cwd=folder)
    assert "reports/out.txt：这是 -o 的结果文件，跳过" in run.stderr.decode()
    assert "2 份文件" in (folder / "reports/out.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="there are no such devices")
def test_a_device_is_written_to_and_never_replaced(folder: Path) -> None:
    assert lint("a.txt", "-o", "/dev/null", "--select", "missing-title", cwd=folder).returncode == 0
    assert not os.path.isfile("/dev/null")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_pipe_is_silent(folder: Path) -> None:
    for number in range(200):
        (folder / f"reports/{number}.txt").write_text(REPORT * 3, encoding="utf-8")
    for command in ("reports", "reports --format json", "rules", "text a.txt", "explain missing-title"):
        run = subprocess.run(
            ["sh", "-c", f"'{sys.executable}' -m lawgov_lint {command} | head -n 1"],
            cwd=folder,
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        assert run.stderr == b""
        assert run.stdout.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_closed_standard_error_and_closed_streams_are_silent(folder: Path) -> None:
    missing = " ".join(f"no{number}.txt" for number in range(2000))
    for command in (f"{missing} 2>&1 | head -n 1", "a.txt >&-", "a.txt no.txt 2>&-"):
        run = subprocess.run(
            ["sh", "-c", f"'{sys.executable}' -m lawgov_lint {command}"],
            cwd=folder,
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
        assert run.stderr == b""
        assert b"Traceback" not in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_interrupt_ends_with_130_and_without_traceback(folder: Path) -> None:
    process: subprocess.Popen[bytes] = subprocess.Popen(
        [sys.executable, "-m", "lawgov_lint", "a.txt", "-", "-o", "out.txt"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    deadline = time.monotonic() + 30
    while not list(folder.glob(".out.txt*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)  # it now waits for standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err.decode()) == (b"", "lawgov-lint: 已中断\n")
    assert not [path.name for path in folder.iterdir() if "out" in path.name]


@pytest.mark.parametrize("encoding", ["cp936", "ascii"])
def test_a_narrow_console_never_breaks_output(encoding: str, folder: Path) -> None:
    (folder / "丂\u1f600.txt").write_text(REPORT + "😀", encoding="utf-8")
    run = lint("丂\u1f600.txt", "no😀.txt", cwd=folder, environment={"PYTHONIOENCODING": encoding})
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert run.stdout.decode(encoding)


def test_json_is_whole_in_any_console(folder: Path) -> None:
    runs = [
        lint("a.txt", "--format", "json", cwd=folder, environment={"PYTHONIOENCODING": encoding})
        for encoding in ("utf-8", "cp936", "ascii")
    ]
    documents: list[Any] = [json.loads(run.stdout) for run in runs]
    assert documents[0] == documents[1] == documents[2]


def test_a_fault_of_ours_is_one_line(folder: Path) -> None:
    program = (
        "import sys, lawgov_lint.cli.check as check\n"
        "def fail(*_): raise KeyError('x')\n"
        "check.load_plugins = fail\n"
        "from lawgov_lint.cli import main\n"
        "sys.exit(main(['a.txt']))"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, env=environment, check=False)
    assert run.returncode == 3
    assert run.stdout == b""
    assert run.stderr.decode().startswith("lawgov-lint: 程序自身出错：KeyError: 'x'。请把这一行")
    assert run.stderr.count(b"\n") == 1
    environment["LAWGOV_LINT_DEBUG"] = "1"
    run = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, env=environment, check=False)
    assert b"Traceback" in run.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device there")
def test_a_full_disk_is_told(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "lawgov_lint", "a.txt"],
            cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
    assert run.returncode == 3
    assert run.stderr.decode().startswith("lawgov-lint: 读写出错：")
    assert run.stderr.count(b"\n") == 1


def test_a_plain_run_imports_nothing_heavy(folder: Path) -> None:
    program = (
        "import sys\n"
        "from lawgov_lint.cli import main\n"
        f"main(['a.txt', '--select', '{NO_PLAN}'])\n"
        "heavy = {'rich', 'pydantic', 'yaml', 'pluggy', 'dataclasses', 'inspect', 'pathlib', 'jieba'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    for _ in range(2):  # the first run may compile the rules
        run = subprocess.run(
            [sys.executable, "-S", "-c", program], cwd=folder, capture_output=True, check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip
    assert run.stderr.decode() == "[]\n"
