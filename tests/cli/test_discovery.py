"""Which files some paths stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawgov_lint.batch.discovery import Found, discover

SUFFIXES = (".txt", ".md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with reports in several places."""
    taken = ("b/2.txt", "b/1.txt", "b/x/3.MD", "b/x.txt", "a.txt", "b.txt")
    for name in (*taken, "b/报告.docx", "b/.hidden.txt", "b/.git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(*arguments: str) -> list[str]:
    """The paths to check, where nothing is wrong."""
    found = list(discover(arguments, SUFFIXES))
    assert [item for item in found if item.problem] == []
    return [item.path for item in found]


def test_a_folder_is_walked_in_path_order_and_holds_known_suffixes_only(folder: Path) -> None:
    assert paths("b") == ["b/1.txt", "b/2.txt", "b/x.txt", "b/x/3.MD"]
    assert paths("b/") == paths("b")
    assert paths("b") == sorted(paths("b"))


def test_files_and_folders_come_in_one_path_order(folder: Path) -> None:
    assert paths("b.txt", "b", "a.txt") == ["a.txt", "b.txt", "b/1.txt", "b/2.txt", "b/x.txt", "b/x/3.MD"]


def test_the_current_folder_needs_no_prefix(folder: Path) -> None:
    assert paths(".") == ["a.txt", "b.txt", "b/1.txt", "b/2.txt", "b/x.txt", "b/x/3.MD"]


def test_a_file_is_taken_as_given_whatever_its_suffix(folder: Path) -> None:
    assert paths("b/报告.docx", "b/.hidden.txt") == ["b/.hidden.txt", "b/报告.docx"]


def test_what_is_named_twice_is_checked_once(folder: Path) -> None:
    assert paths("a.txt", "./a.txt", str(folder / "a.txt"), "a.txt") == ["./a.txt"]
    assert paths("b", "b/1.txt", "b/x") == ["b/1.txt", "b/2.txt", "b/x.txt", "b/x/3.MD"]


def test_patterns_are_expanded_where_the_shell_has_not(folder: Path) -> None:
    assert paths("*.txt") == ["a.txt", "b.txt"]
    assert paths("b/**/*.MD") == ["b/x/3.MD"]
    (folder / "b/[1].txt").write_text("文")
    assert paths("b/[1].txt") == ["b/[1].txt"]


def test_a_missing_path_is_told_and_the_others_go_on(folder: Path) -> None:
    assert list(discover(["a.txt", "no.txt", "no*.txt", "a.txt/x"], SUFFIXES)) == [
        Found("a.txt"),
        Found("a.txt/x", "没有这个文件或文件夹", 2),
        Found("no*.txt", "没有这个文件或文件夹", 2),
        Found("no.txt", "没有这个文件或文件夹", 2),
    ]


def test_a_folder_with_nothing_to_check_is_told(folder: Path) -> None:
    (folder / "empty/.git").mkdir(parents=True)
    (folder / "empty/图.png").write_bytes(b"")
    assert list(discover(["empty"], SUFFIXES)) == [Found("empty/", "文件夹里没有可以检查的文件（.md、.txt）", 3)]


def test_standard_input_is_a_path_like_any_other(folder: Path) -> None:
    assert paths("-", "a.txt") == ["-", "a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_links_cannot_loop_and_dangling_ones_are_not_passed_over(folder: Path) -> None:
    (folder / "b/x/up").symlink_to(folder / "b")
    (folder / "b/gone.txt").symlink_to(folder / "nowhere.txt")
    assert paths("b") == ["b/1.txt", "b/2.txt", "b/gone.txt", "b/x.txt", "b/x/3.MD"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_pipes_in_a_folder_are_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "b/pipe.txt")
    assert "b/pipe.txt" not in paths("b")


def test_a_folder_that_cannot_be_opened_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if "x" in path:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(discover(["b"], SUFFIXES))
    assert found[-1] == Found("b/x/", "打不开这个文件夹：没有权限", 3)
    assert [item.path for item in found] == ["b/1.txt", "b/2.txt", "b/x.txt", "b/x/"]


def test_files_are_found_lazily(folder: Path) -> None:
    found = discover(["b"], SUFFIXES)
    assert next(found) == Found("b/1.txt")
    (folder / "b/x/4.txt").write_text("文")
    assert [item.path for item in found] == ["b/2.txt", "b/x.txt", "b/x/3.MD", "b/x/4.txt"]


def test_a_very_deep_tree_does_not_end_in_recursion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "r.txt").write_text("文")
    monkeypatch.chdir(tmp_path)
    assert len(paths("d")) == 1
