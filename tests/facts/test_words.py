"""Word boundaries, what stands twice in a row, and the list of words they rest on."""

from __future__ import annotations

import random
import subprocess
import sys
from time import process_time

import pytest

from lawgov_lint.diagnostics import Span
from lawgov_lint.facts.words import Finder, around, crossed, doubles, word_with
from lawgov_lint.wordlist import WordList
from tests.samples import ROOT

PATH = ROOT / "rules" / "data" / "words.txt"
WORDS = WordList(str(PATH))
LINES = PATH.read_text(encoding="utf-8").splitlines()


def test_the_list_is_sorted_and_small_enough_to_be_read_at_once() -> None:
    words = [line.split(" ")[0] for line in LINES]
    assert words == sorted(set(words))
    assert all(line.split(" ")[1].isdigit() for line in LINES)
    assert 20_000 <= len(words) <= 30_000
    assert PATH.stat().st_size <= 400 * 1024


def test_the_list_is_what_the_tool_writes() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "words.py"), "--check"], check=False)
    assert done.returncode == 0


def test_every_word_of_the_list_is_found_and_no_other() -> None:
    words = [line.split(" ")[0] for line in LINES]
    chosen = [words[0], words[-1], *random.Random(6).sample(words, 500)]
    assert [word for word in chosen if word not in WORDS] == []
    assert [word for word in ("", " ", "法制度", "龘龘", "制", "\n", "a") if word in WORDS and word not in words] == []
    known = set(words)
    assert all(((word + "龘") not in WORDS and word[:-1] in known) or word[:-1] not in WORDS for word in chosen)


def test_nothing_is_read_before_a_word_is_asked_for() -> None:
    nowhere = WordList("nowhere.txt")
    with pytest.raises(FileNotFoundError):
        _ = "制度" in nowhere


@pytest.mark.parametrize(
    ("text", "candidate", "expected"),
    [
        ("落实以案释法制度", "法制", True),
        ("学法用法制度", "法制", True),
        ("司法制约监督", "法制", True),
        ("执法制约机制", "法制", True),
        ("推进法制化", "法制", False),
        ("加强法制审核", "法制", False),
        ("发布署名文章", "布署", True),
        ("提前布署工作", "布署", False),
        ("自己经手", "己经", True),
        ("月末来访", "末来", True),
        ("面向末来", "末来", False),
        ("产品设计画册", "计画", True),
        ("当家做主张扬", "当家做主", False),
        ("法制", "法制", False),
    ],
)
def test_a_word_over_an_edge_of_the_candidate(text: str, candidate: str, expected: bool) -> None:
    start = text.index(candidate)
    assert crossed(text, Span(start, start + len(candidate)), WORDS) is expected


@pytest.mark.parametrize(("text", "at", "expected"), [("目的的", 1, True), ("为推进的的", 4, False), ("在建", 0, True)])
def test_a_character_belongs_to_a_longer_word(text: str, at: int, expected: bool) -> None:
    assert word_with(text, at, WORDS) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联合民政局民政局开展", ["民政局民政局"]),
        ("行政执法监督行政执法监督", ["行政执法监督行政执法监督"]),
        ("民政局民政局、司法局司法局", ["民政局民政局", "司法局司法局"]),
        ("民政局、民政局", []),
        ("天天天天天天", []),
        ("一步一步一步一步", []),
        ("一点儿一点儿", []),
        ("XYZXYZ123123", []),
        ("民政𠮷民政𠮷好", ["民政𠮷民政𠮷"]),
        ("民政局", []),
        ("", []),
    ],
)
def test_what_stands_twice_in_a_row(text: str, found: list[str]) -> None:
    assert sorted(span.of(text) for span in doubles(text)) == sorted(found)


def test_doubles_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        begun = process_time()
        assert list(doubles("的" * 20_000 * times)) == []
        return process_time() - begun

    once = max(min(seconds(1), seconds(1)), 0.01)
    assert min(seconds(3), seconds(3)) / once < 3 * 2.2


def test_the_longest_word_is_found_and_none_inside_it() -> None:
    text = "国务院法制办公室和法制办"
    finder = Finder(("法制办", "法制办公室", "国务院法制办公室", "公室"))
    assert [span.of(text) for span in finder.find(text)] == ["国务院法制办公室", "法制办"]


def test_around_stays_in_its_paragraph() -> None:
    assert around("甲乙丙丁戊", Span(2, 3), Span(1, 4)) == "乙□丁"
