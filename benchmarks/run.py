"""Whole processes, timed from outside: ours beside `python -c pass` and beside other linters.

    python benchmarks/run.py [--runs 9] [--files 1000] [--program PATH]

Commands take turns (A B C A B C …), so that a machine that slows down slows all of them; medians are printed, and the
ratio to `python -c pass` of the same round. The corpus is made from the reports of `../shared/seeds` where they are,
else from `seeds/`, copied under other names. Peers are measured where `benchmarks/peers.sh` has installed them.
"""

from __future__ import annotations

import argparse
import os
import platform
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / ".peers"
ONE_FILE_BYTES = 12_000
CORPUS_BYTES_A_FILE = 20_600


class Run(NamedTuple):
    """One finished process."""

    wall_seconds: float
    peak_mebibytes: float


class Subject(NamedTuple):
    """Something to be measured: its name in the table, and a function that runs it once."""

    name: str
    run: Callable[[], Run]
    note: str = ""


def quiet(*command: str, cwd: Path | None = None) -> Run:
    """Run a command with its output thrown away."""
    begun = perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return Run(perf_counter() - begun, usage.ru_maxrss / 1024)


def on_terminal(*command: str) -> Run:
    """Run a command on a terminal of 100 columns of its own, reading what it draws."""
    begun = perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="100", LINES="40")
        os.execvp(command[0], command)
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the other end is closed
        pass
    os.close(terminal)
    _, _, usage = os.wait4(child, 0)
    return Run(perf_counter() - begun, usage.ru_maxrss / 1024)


def sources() -> list[Path]:
    """The reports to measure with."""
    real = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    return real or sorted((ROOT / "seeds").glob("*.txt"))


def make_corpus(folder: Path, files: int, suffix: str) -> None:
    """So many files of about 20.6 KB on average, 20.6 MB for a thousand."""
    folder.mkdir()
    originals = sources()
    average = sum(path.stat().st_size for path in originals) / len(originals)
    times = max(1, round(CORPUS_BYTES_A_FILE / average))
    for number in range(files):
        data = originals[number % len(originals)].read_bytes()
        (folder / f"{number:04d}{suffix}").write_bytes((data.rstrip() + b"\n") * times)


def one_file(folder: Path, suffix: str) -> Path:
    """A file of about 12 KB."""
    nearest = min(sources(), key=lambda path: abs(path.stat().st_size - ONE_FILE_BYTES))
    return Path(shutil.copy(nearest, folder / f"report{suffix}"))


def measure(subjects: list[Subject], runs: int) -> list[str]:
    """Rows of a table: medians, and the ratio to the first subject, round by round."""
    results: list[list[Run]] = [[] for _ in subjects]
    for round_number in range(runs + 1):
        for subject, result in zip(subjects, results, strict=True):
            done = subject.run()
            if round_number:  # the first round warms the disk and our caches
                result.append(done)
    base = [run.wall_seconds for run in results[0]]
    rows = []
    for subject, result in zip(subjects, results, strict=True):
        wall = statistics.median(run.wall_seconds for run in result)
        ratio = statistics.median(run.wall_seconds / one for run, one in zip(result, base, strict=True))
        peak = statistics.median(run.peak_mebibytes for run in result)
        rows.append(f"| {subject.name} | {wall:.3f} | {ratio:.1f} | {peak:.0f} |{subject.note}")
    return rows


def peer(name: str) -> str | None:
    """The command of a peer; None when it is not installed."""
    path = PEERS / "node_modules" / ".bin" / name
    return str(path) if path.exists() else None


def single(folder: Path, program: str) -> list[Subject]:
    """One file of 12 KB, from a cold start."""
    text, markdown = one_file(folder, ".txt"), one_file(folder, ".md")
    subjects = [
        Subject("`python -c pass`", lambda: quiet(sys.executable, "-c", "pass")),
        Subject("lawgov-lint, output to a file", lambda: quiet(program, str(text))),
        Subject("lawgov-lint, on a terminal", lambda: on_terminal(program, str(text))),
    ]
    if autocorrect := peer("autocorrect"):
        subjects.append(Subject("autocorrect", lambda: quiet(autocorrect, "--lint", "--format", "json", str(text))))
    if zhlint := peer("zhlint"):
        subjects.append(Subject("zhlint", lambda: quiet(zhlint, markdown.name, cwd=folder)))
    if textlint := peer("textlint"):
        config = str(PEERS / ".textlintrc.json")
        subjects.append(
            Subject("textlint, five patterns", lambda: quiet(textlint, "--config", config, str(text), cwd=PEERS))
        )
    return subjects


def many(folder: Path, program: str, files: int) -> list[Subject]:
    """Many files, 20.6 MB for a thousand."""
    make_corpus(folder / "text", files, ".txt")
    make_corpus(folder / "markdown", files, ".md")
    text = str(folder / "text")
    subjects = [
        Subject("`python -c pass`", lambda: quiet(sys.executable, "-c", "pass")),
        Subject("lawgov-lint, one process", lambda: quiet(program, "--jobs", "1", "--format", "concise", text)),
        Subject("lawgov-lint, two processes", lambda: quiet(program, "--jobs", "2", "--format", "concise", text)),
    ]
    if autocorrect := peer("autocorrect"):
        subjects.append(Subject("autocorrect", lambda: quiet(autocorrect, "--lint", "--format", "json", text)))
    if zhlint := peer("zhlint"):
        subjects.append(Subject("zhlint", lambda: quiet(zhlint, "markdown/*.md", cwd=folder)))
    if textlint := peer("textlint"):
        config = str(PEERS / ".textlintrc.json")
        subjects.append(
            Subject("textlint, five patterns", lambda: quiet(textlint, "--config", config, text, cwd=PEERS))
        )
    return subjects


def memory(folder: Path, program: str, files: int) -> list[Subject]:
    """Peak memory of the largest process, for more and more files."""
    subjects = []
    for count in (1, max(2, files // 10), files):
        corpus = folder / f"memory-{count}"
        make_corpus(corpus, count, ".txt")
        command = (program, "--jobs", "1", "--format", "json", str(corpus))
        subjects.append(Subject(f"{count} files, one process, JSON", lambda command=command: quiet(*command)))
    return subjects


def main() -> None:
    """Measure and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=9, help="rounds for one file; many files get a third")
    options.add_argument("--files", type=int, default=1000)
    options.add_argument("--program", default=str(Path(sys.executable).with_name("lawgov-lint")))
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every run compiles every module
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{date.today().isoformat()}, {python}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        few = max(1, chosen.runs // 3)
        tables = (
            ("one file, 12 KB, cold", single(folder, chosen.program), chosen.runs),
            (f"{chosen.files} files", many(folder, chosen.program, chosen.files), few),
            ("peak memory", memory(folder, chosen.program, chosen.files), 1),
        )
        for title, subjects, runs in tables:
            print(f"\n| {title} | median s | × `python -c pass` | peak MiB |\n|---|---|---|---|")
            print("\n".join(measure(subjects, runs)), flush=True)


if __name__ == "__main__":
    main()
