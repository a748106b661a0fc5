"""``--fix``, ``--unsafe-fixes`` and ``--diff``: what is written, what is left alone, what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_lint import mending
from lawgov_lint.cli import main
from lawgov_lint.errors import MendingError
from lawgov_lint.linter import Linter
from lawgov_lint.mending import Mending, mend
from lawgov_lint.reading import files
from tests.samples import ALL, PLUGINS, SEEDS, seed_text

SAFE, UNSAFE = Mending(unsafe=False, write=True), Mending(unsafe=True, write=True)
SOUND = (
    "青屿县水利局2023年度法治政府建设情况报告\n\n2023年，我局扎实推进法治政府建设。\n\n一、主要举措和成效\n\n"
    "（一）健全制度。全年修订制度6项，其中执法制度2项。\n\n（二）、规范执法。全年评查案卷12件。\n"
)
MENDED = SOUND.replace("（二）、", "（二）")
LINTER = Linter(PLUGINS)


def fix(path: Path, *options: str) -> int:
    return main(["--fix", *options, str(path)])


@pytest.mark.parametrize("name", ALL)
def test_a_second_run_changes_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((SEEDS / name).read_bytes())
    first = mend(LINTER, str(path), UNSAFE)
    after = path.read_bytes()
    assert bool(first.mended) == (after != (SEEDS / name).read_bytes())
    second = mend(LINTER, str(path), UNSAFE)
    assert second.mended is None
    assert path.read_bytes() == after
    assert [d.rule for d in second.diagnostics] == [d.rule for d in first.diagnostics]


@pytest.mark.parametrize("name", ALL)
def test_safe_fixes_change_marks_and_spaces_only(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((SEEDS / name).read_bytes())
    mend(LINTER, str(path), SAFE)

    def words(text: str) -> str:
        return "".join(character for character in text if character.isalnum() or character == "%")

    assert words(path.read_text(encoding="utf-8-sig")) == words(seed_text(name))


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(tmp_path: Path, encoding: str, mark: bytes, end: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(mark + SOUND.replace("\n", end).encode(encoding))
    assert mend(LINTER, str(path), SAFE).mended
    assert path.read_bytes() == mark + MENDED.replace("\n", end).encode(encoding)


def test_permissions_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "report.txt", tmp_path / "link.txt"
    path.write_text(SOUND, encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    fix(link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == MENDED
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.txt", "report.txt"]


def test_a_file_that_changed_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = tmp_path / "report.txt", tmp_path / "other.txt"
    path.write_text(SOUND, encoding="utf-8")
    other.write_text(SOUND, encoding="utf-8")
    load = files.load

    def overtaken(name: str) -> bytes:
        data = load(name)
        if name == str(path):
            path.write_text(SOUND + "全年培训3次。\n", encoding="utf-8")
        return data

    monkeypatch.setattr(mending, "load", overtaken)
    assert main(["--fix", "--jobs", "1", str(path), str(other)]) == 3
    assert path.read_text(encoding="utf-8") == SOUND + "全年培训3次。\n"
    assert other.read_text(encoding="utf-8") == MENDED
    assert "文件又被改过" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SOUND, encoding="utf-8")
    path.chmod(0o440)
    assert fix(path) == 3
    assert path.read_text(encoding="utf-8") == SOUND
    assert "只读" in capsys.readouterr().err


def test_a_write_that_fails_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SOUND, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert fix(path) == 3
    assert path.read_text(encoding="utf-8") == SOUND
    assert [each.name for each in tmp_path.iterdir()] == ["report.txt"]
    assert "文件没有改动" in capsys.readouterr().err


def test_rules_that_never_agree_leave_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr(mending, "apply_edits", lambda text, edits: text)
    with pytest.raises(MendingError, match="wrong-number-mark"):
        mend(LINTER, str(path), SAFE)
    assert path.read_text(encoding="utf-8") == SOUND


def test_diff_writes_nothing_and_can_be_patched(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SOUND.rstrip("\n"), encoding="utf-8")
    command = [sys.executable, "-m", "lawgov_lint", "--diff", "report.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert path.read_text(encoding="utf-8") == SOUND.rstrip("\n")
    assert "-（二）、规范执法。全年评查案卷12件。\n\\ No newline at end of file\n" in done.stdout.decode()
    (tmp_path / "change.diff").write_bytes(done.stdout)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-p0", "change.diff"], cwd=tmp_path, check=True)
    assert path.read_text(encoding="utf-8") == MENDED.rstrip("\n")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_what_was_mended_is_told_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SOUND, encoding="utf-8")
    fix(path, "--format", "concise")
    assert "改了 1 处（wrong-number-mark 1）" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--unsafe-fixes", "report.txt"], "一起用"), (["--fix", "-"], "标准输入不能改写")],
)
def test_wrong_use(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_several_processes_mend_as_one_does(tmp_path: Path) -> None:
    for name in ALL:
        (tmp_path / name).write_bytes((SEEDS / name).read_bytes())
    main(["--fix", "--jobs", "2", "-o", str(tmp_path / "out"), str(tmp_path)])
    for name in ALL:
        once = tmp_path / "once.txt"
        once.write_bytes((SEEDS / name).read_bytes())
        mend(LINTER, str(once), SAFE)
        assert (tmp_path / name).read_bytes() == once.read_bytes()
