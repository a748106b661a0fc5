"""Patterns that are kept between runs are the patterns that re would make, and nothing amiss with them can be felt."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawgov_lint import patterns
from lawgov_lint.document import frame, identity, marks
from lawgov_lint.patterns import _Lazy, _Shelf
from lawgov_lint.vocabulary import wording_pattern
from tests.samples import ALL, SEEDS, VOCABULARY, seed_text

LAZY = [
    value
    for module in (frame, identity, marks)
    for _, value in sorted(vars(module).items())
    if isinstance(value, _Lazy)
]
WORDINGS = [role.headings for role in VOCABULARY.roles.values()] + [role.mentions for role in VOCABULARY.roles.values()]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return tmp_path


def only_file(cache: Path) -> Path:
    (path,) = (cache / "lawgov-lint").iterdir()
    return path


@pytest.mark.parametrize("lazy", LAZY, ids=lambda lazy: lazy.pattern[:30])
def test_a_kept_pattern_finds_what_re_finds(lazy: Any, cache: Path) -> None:
    first, second = _Shelf(), _Shelf()
    first.compile(lazy.pattern)
    first.keep()
    kept = second.compile(lazy.pattern)
    assert second.new is False
    for name in ALL:
        text = seed_text(name)
        expected = [(m.span(), m.groupdict(), m.lastgroup) for m in re.compile(lazy.pattern).finditer(text)]
        assert [(m.span(), m.groupdict(), m.lastgroup) for m in kept.finditer(text)] == expected


@pytest.mark.parametrize("wordings", WORDINGS, ids=lambda wordings: (wordings or ("none",))[0][:12])
def test_wordings_are_compiled_as_re_does(wordings: tuple[str, ...]) -> None:
    pattern = wording_pattern(wordings)
    assert pattern == re.compile(pattern.pattern)


@pytest.mark.parametrize("damage", [b"", b"abc", b"\0\0\0\0{}", bytes(range(256)) * 40])
def test_a_damaged_file_is_no_error(cache: Path, damage: bytes) -> None:
    shelf = _Shelf()
    shelf.compile("甲(?P<x>乙+)")
    shelf.keep()
    only_file(cache).write_bytes(damage)
    again = _Shelf()
    found = again.compile("甲(?P<x>乙+)").search("丙甲乙乙")
    assert found is not None
    assert found["x"] == "乙乙"
    again.keep()
    healed = _Shelf()
    healed.compile("甲(?P<x>乙+)")
    assert healed.new is False


def test_a_list_that_the_engine_does_not_take_is_compiled_anew(cache: Path) -> None:
    shelf = _Shelf()
    shelf.codes = {"甲+": ("甲+", 32, bytes(12), 0, {}, (None,))}
    found = shelf.compile("甲+").search("乙甲甲")
    assert found is not None
    assert found.group() == "甲甲"


def test_an_interpreter_that_re_is_different_in_compiles_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(source: str) -> tuple[Any, ...]:
        raise AttributeError("module 're' has no attribute '_parser'")

    monkeypatch.setattr(patterns, "_translate", unknown)
    shelf = _Shelf()
    shelf.codes = {}
    assert shelf.compile("乙") == re.compile("乙")


def test_no_cache_folder_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "cache_folder", lambda: None)
    shelf = _Shelf()
    shelf.compile("乙")
    shelf.keep()
    assert shelf.new is False


@pytest.mark.parametrize("name", [ALL[0], ALL[3], ALL[6]])
def test_a_run_says_the_same_with_and_without_kept_patterns(name: str, cache: Path) -> None:
    command = [sys.executable, "-m", "lawgov_lint", "--format", "json", str(SEEDS / name)]
    cold = subprocess.run(command, capture_output=True, check=False)
    names = [path.name for path in (cache / "lawgov-lint").iterdir()]
    warm = subprocess.run(command, capture_output=True, check=False)
    assert any(name.startswith("patterns-") for name in names)
    assert (warm.stdout, warm.stderr, warm.returncode) == (cold.stdout, cold.stderr, cold.returncode)
