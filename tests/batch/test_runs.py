"""Whole runs over folders: the same output for any number of processes, deaths, interrupts, the bar, the imports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.samples import ALL, ROOT, SEEDS

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc")
ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
PROGRAM = [sys.executable, "-m", "lawgov_lint"]

SPAWNING = """
import multiprocessing, sys
import lawgov_lint.batch.processes as processes
processes._context = lambda: multiprocessing.get_context("spawn")
from lawgov_lint.cli import main
if __name__ == "__main__":
    sys.exit(main())
"""


def lint(*words: str, cwd: Path, program: list[str] = PROGRAM) -> subprocess.CompletedProcess[bytes]:
    """One run of the program."""
    return subprocess.run(
        [*program, *words], cwd=cwd, capture_output=True, env=ENVIRONMENT, stdin=subprocess.DEVNULL, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 120 reports below other folders, two of them unreadable."""
    top = tmp_path_factory.mktemp("many")
    for number in range(118):
        name = ALL[number % len(ALL)]
        place = top / "报送" / f"{number % 4} 市"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:03} {name}").write_bytes((SEEDS / name).read_bytes())
    (top / "报送" / "空.txt").write_bytes(b"")
    (top / "报送" / "2 市" / "坏.txt").write_bytes(b"\x00\x01" * 99)
    return top


@pytest.mark.parametrize("form", ["terminal", "concise", "json"])
def test_output_is_the_same_for_any_number_of_processes(form: str, folder: Path) -> None:
    words = ("报送", "no.txt", "-", "--format", form)
    alone, *others = (lint(*words, "--jobs", jobs, cwd=folder) for jobs in ("1", "2", "5"))
    assert alone.returncode == 2
    assert alone.stderr.decode().count("读不了") >= 3  # both bad files and standard input
    for run in (*others, lint(*words, cwd=folder)):
        assert (run.returncode, run.stdout, run.stderr) == (alone.returncode, alone.stdout, alone.stderr)


def test_spawned_workers_give_the_same(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(SPAWNING, encoding="utf-8")
    spawned = lint("报送", "--jobs", "2", cwd=folder, program=[sys.executable, str(tmp_path / "program.py")])
    alone = lint("报送", "--jobs", "1", cwd=folder)
    assert (spawned.returncode, spawned.stdout, spawned.stderr) == (alone.returncode, alone.stdout, alone.stderr)


def test_a_reporter_of_a_pack_gets_whole_reports_from_workers(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(
        "import sys\n"
        "import lawgov_lint.cli.check as check\n"
        "from lawgov_lint import Reporter\n"
        "class Own(Reporter):\n"
        "    name = 'own'\n"
        "    def file(self, report):\n"
        "        size = len(report.document.text) if report.document else report.error.byte_offset\n"
        "        print(report.path, size, len(report.diagnostics), file=self.out)\n"
        "    def finish(self): pass\n"
        "load = check.load_plugins\n"
        "check.load_plugins = lambda: load()._replace(reporters={'own': Own})\n"
        "if __name__ == '__main__':\n"
        "    from lawgov_lint.cli import main\n"
        "    sys.exit(main())\n",
        encoding="utf-8",
    )
    program = [sys.executable, str(tmp_path / "program.py")]
    alone, two = (lint("报送", "--format", "own", "--jobs", jobs, cwd=folder, program=program) for jobs in "12")
    assert alone.stdout.count(b"\n") == 120
    assert (two.returncode, two.stdout, two.stderr) == (alone.returncode, alone.stdout, alone.stderr)


def test_timings_are_those_of_all_processes(folder: Path) -> None:
    run = lint("报送", "--jobs", "2", "--timings", "--select", "missing-title", cwd=folder)
    lines = [line for line in run.stderr.decode().splitlines() if "毫秒" in line]
    assert [line.split()[-1] for line in lines] == ["规则", "读取", "认读", "检查", "输出", "missing-title"]


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """The workers, once there are any."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if found:
            return [int(each) for each in found]
        time.sleep(0.005)
    raise AssertionError("no workers")


def alive(pids: list[int]) -> list[int]:
    """Those that still run; nobody may be there to bury the dead."""
    states = {}
    for pid in pids:
        try:
            states[pid] = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            continue
    return [pid for pid, state in states.items() if state != "Z"]


@pytest.fixture
def run_of_many(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run that goes on for a while: standard input, the first of its files, is still open."""
    process = subprocess.Popen(
        [*PROGRAM, "报送", "-", "--jobs", "3", "-o", "out.txt"],
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


@ON_LINUX
def test_a_killed_worker_stops_nothing_and_is_told(run_of_many: subprocess.Popen[bytes], folder: Path) -> None:
    workers = children(run_of_many)
    os.kill(workers[0], signal.SIGKILL)
    report = (SEEDS / ALL[0]).read_bytes()
    _, err = run_of_many.communicate(report, timeout=60)
    assert run_of_many.returncode == 3
    assert "lawgov-lint: 有工作进程意外结束（1 次）；受影响的文件都已重新检查" in err.decode()
    written = (folder / "out.txt").read_text(encoding="utf-8")
    (folder / "out.txt").unlink()
    alone = subprocess.run(
        [*PROGRAM, "报送", "-", "--jobs", "1"],
        cwd=folder,
        env=ENVIRONMENT,
        input=report,
        capture_output=True,
        check=False,
    )
    assert written == alone.stdout.decode()


@ON_LINUX
def test_interrupt_of_the_whole_group_leaves_nothing(run_of_many: subprocess.Popen[bytes], folder: Path) -> None:
    workers = children(run_of_many)
    os.killpg(run_of_many.pid, signal.SIGINT)
    out, err = run_of_many.communicate(timeout=30)
    assert (run_of_many.returncode, out, err.decode()) == (130, b"", "lawgov-lint: 已中断\n")
    assert alive(workers) == []
    assert sorted(path.name for path in folder.iterdir()) == ["报送"]


@ON_LINUX
def test_workers_end_when_the_program_is_killed(run_of_many: subprocess.Popen[bytes], folder: Path) -> None:
    workers = children(run_of_many)
    time.sleep(0.2)
    run_of_many.kill()
    run_of_many.wait()
    deadline = time.monotonic() + 10
    while alive(workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert alive(workers) == []
    for draft in folder.glob(".out.txt*"):
        draft.unlink()


@ON_LINUX
def test_a_file_that_kills_every_worker_is_reported_and_the_others_are_checked(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(
        "import os, signal, sys\n"
        "import lawgov_lint.linter as linter\n"
        "load, main = linter.load, int(os.environ.setdefault('MAIN_PROCESS', str(os.getpid())))\n"
        "def fatal(path):\n"
        "    if path.endswith('坏.txt') and os.getpid() != main: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return load(path)\n"
        "linter.load = fatal\n"
        "from lawgov_lint.cli import main as run\n"
        "if __name__ == '__main__': sys.exit(run())\n",
        encoding="utf-8",
    )
    program = [sys.executable, str(tmp_path / "program.py")]
    run = lint("报送", "--jobs", "2", "--format", "json", cwd=folder, program=program)
    assert run.returncode == 3
    assert "读不了 报送/2 市/坏.txt：检查这份文件的进程两次意外结束" in run.stderr.decode()
    entries = json.loads(run.stdout)["files"]
    assert len(entries) == 120
    assert [entry["path"] for entry in entries if entry["error"]] == ["报送/2 市/坏.txt", "报送/空.txt"]


def imported(*words: str, cwd: Path) -> set[str]:
    """Which of the modules for many files a run imports."""
    program = (
        "import sys\nfrom lawgov_lint.cli import main\nmain(sys.argv[1:])\n"
        "wanted = {'rich', 'multiprocessing', 'concurrent.futures', 'threading'}\n"
        "print(sorted(wanted & set(sys.modules)), file=sys.stderr)"
    )
    run = lint(*words, cwd=cwd, program=[sys.executable, "-S", "-c", program])
    return set(json.loads(run.stderr.decode().splitlines()[-1].replace("'", '"')))


def test_one_file_or_a_few_small_ones_start_no_process(folder: Path) -> None:
    lint(str(SEEDS / ALL[0]), cwd=folder)  # compiles the rules of a checkout
    for words in ([str(SEEDS / ALL[0])], [str(SEEDS / ALL[0]), "--jobs", "8"], [str(SEEDS)]):
        assert imported(*words, cwd=folder) & {"multiprocessing", "concurrent.futures", "rich"} == set()
    assert imported(str(SEEDS), "--jobs", "2", cwd=folder) >= {"multiprocessing", "concurrent.futures"}


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "62", "1.5", "²"])
def test_a_wrong_number_of_processes_is_told(jobs: str, folder: Path) -> None:
    run = lint("报送", f"--jobs={jobs}", cwd=folder)
    assert run.returncode == 2
    assert run.stderr.decode().startswith(f"lawgov-lint: --jobs：“{jobs}”不是进程数；写 1 到 61 的整数")


IMPATIENT = """
import sys
import lawgov_lint.reporters.progress as progress
progress.PATIENCE = progress.INTERVAL = 0
from lawgov_lint.cli import main
sys.exit(main())
"""


def on_screen(*words: str, cwd: Path, stdout_too: bool) -> tuple[bytes, bytes]:
    """What appears on a terminal that is standard error, and what on standard output elsewhere."""
    import pty

    screen, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, *words],
        cwd=cwd,
        env={**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        stdout=side if stdout_too else subprocess.PIPE,
        stderr=side,
    )
    os.close(side)
    shown = b""
    out = b""
    import threading

    def drain() -> None:
        nonlocal out
        if process.stdout:
            out = process.stdout.read()

    reading = threading.Thread(target=drain)
    reading.start()
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    reading.join()
    process.wait()
    if process.stdout:
        process.stdout.close()
    os.close(screen)
    return shown, out


@ON_LINUX
def test_the_bar_is_drawn_on_a_terminal_and_never_in_the_result(tmp_path: Path) -> None:
    text = (SEEDS / ALL[0]).read_bytes()
    for number in range(40):
        (tmp_path / f"{number:03}.txt").write_bytes(text)
    shown, out = on_screen(".", "--jobs", "2", cwd=tmp_path, stdout_too=False)
    assert "检查".encode() in shown
    assert b"40/40" in shown
    assert shown.endswith(b"\x1b[2K")  # nothing of it stays
    assert out == lint(".", "--jobs", "1", cwd=tmp_path).stdout


@ON_LINUX
def test_the_bar_is_gone_before_the_result_is_written_on_the_same_screen(tmp_path: Path) -> None:
    text = (SEEDS / ALL[0]).read_bytes()
    for number in range(40):
        (tmp_path / f"{number:03}.txt").write_bytes(text)
    shown, _ = on_screen(".", cwd=tmp_path, stdout_too=True)
    lines = [line for line in shown.decode().replace("\r", "\n").split("\n") if "/40" in line]
    assert lines
    assert not [line for line in lines if "==" in line or "警告" in line]
    assert shown.decode().count("== 039.txt ==") == 1
