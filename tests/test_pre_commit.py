"""`.pre-commit-hooks.yaml`: pre-commit itself runs it, in a scratch repository, from a clone of this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import ROOT, SEEDS

pytestmark = pytest.mark.slow

PRE_COMMIT = [sys.executable, "-m", "pre_commit"]
CLEAN, BAD = "07-yunling-nongyeju-2024.txt", "06-shiji-jiedao-2024.txt"
NO_REGISTRY = ("No matching distribution found", "Could not find a version", "Temporary failure", "ConnectionError")


def git(*words: str, cwd: Path) -> str:
    """One command of git, whatever the settings of whoever runs the tests."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{who}_NAME": "test", f"GIT_{who}_EMAIL": "test@example.invalid"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | settings
    done = subprocess.run(["git", *words], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def committed(folder: Path) -> str:
    """Make a repository of what is in a folder, and say which commit it is."""
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "all", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder).strip()


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This checkout as it is, changes not yet committed among them, as a repository of its own."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed here (it is part of the extra dev)")
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git, and a checkout")
    target = tmp_path_factory.mktemp("hook") / "lawgov-lint"
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in names:
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    return target, committed(target)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs; once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit-home")


def pre_commit(repository: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run all hooks on all files of a repository."""
    # Without PYTHONPATH: the hook shall import what pre-commit installed.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONPATH"))}
    environment |= {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*PRE_COMMIT, "run", "--all-files", *words],
        cwd=repository,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    if done.returncode == 3 and any(sign in done.stdout for sign in NO_REGISTRY):
        pytest.skip("the package registry cannot be reached, so pre-commit cannot install the hook")
    return done


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What it printed, but for how it installs the hook."""
    return [line for line in done.stdout.splitlines() if not line.startswith("[INFO]")]


def scratch(folder: Path, hook: tuple[Path, str], files: dict[str, bytes]) -> Path:
    """A repository that uses the hook and holds some files."""
    source, revision = hook
    folder.mkdir(exist_ok=True)
    config = f"repos:\n- repo: {source}\n  rev: {revision}\n  hooks:\n  - id: lawgov-lint\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    committed(folder)
    return folder


def test_a_bad_file_fails_and_is_named(tmp_path: Path, hook_repository: tuple[Path, str], home: Path) -> None:
    files = {
        "报告 2023年.txt": (SEEDS / BAD).read_bytes(),
        "目录/下级/年报（定稿）.txt": (SEEDS / BAD).read_bytes().decode("utf-8-sig").encode("gb18030"),
        "目录/好的.md": (SEEDS / CLEAN).read_bytes(),
        "目录/脚本.py": b"print('x')\n",
    }
    done = pre_commit(scratch(tmp_path, hook_repository, files), home)
    assert done.returncode == 1, done.stdout + done.stderr
    lines = said(done)
    assert lines[0].startswith("lawgov-lint 法治政府建设年度报告检查")
    assert lines[0].endswith("Failed")
    assert "- exit code: 1" in lines
    found = "错误 missing-first-responsible 全文没有写"
    assert [line.partition(found)[0] for line in lines if found in line] == [
        "报告 2023年.txt:1:1: ",
        "目录/下级/年报（定稿）.txt:1:1: ",
    ]
    assert [line for line in lines if "好的" in line or "脚本" in line] == []
    (counts,) = [line for line in lines if "3 份文件" in line]
    assert counts.startswith("lawgov-lint: 3 份文件：错误 2，警告 ")


def test_clean_files_pass_in_silence(tmp_path: Path, hook_repository: tuple[Path, str], home: Path) -> None:
    files = {"目录/报告 2024年.txt": (SEEDS / CLEAN).read_bytes(), "目录/脚本.py": b"print('x')\n"}
    done = pre_commit(scratch(tmp_path, hook_repository, files), home)
    assert done.returncode == 0, done.stdout + done.stderr
    (line,) = said(done)
    assert line.startswith("lawgov-lint 法治政府建设年度报告检查")
    assert line.endswith("Passed")


def test_an_unreadable_file_fails(tmp_path: Path, hook_repository: tuple[Path, str], home: Path) -> None:
    done = pre_commit(scratch(tmp_path, hook_repository, {"目录/空 的.txt": b""}), home)
    assert done.returncode == 1
    assert "- exit code: 3" in done.stdout
    assert "目录/空 的.txt:1:1: 读不了 文件是空的" in done.stdout
