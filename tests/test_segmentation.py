"""Words: jieba on a compact dictionary, without its noise and its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_lint.builtin import lawgov_rule_dirs
from lawgov_lint.segmentation import Segmenter, with_beginnings

ROOT = Path(__file__).parents[1]
RULES = lawgov_rule_dirs()[0]
CUT = f"from lawgov_lint.segmentation import Segmenter; print(*Segmenter({RULES!r}).words('全年收到行政复议申请'))"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年收到行政复议申请", ["全年", "收到", "行政复议", "申请"]),
        ("评查行政执法案卷", ["评查", "行政执法", "案卷"]),
        ("", []),
    ],
)
def test_words_of_this_field_stay_whole(text: str, words: list[str]) -> None:
    assert Segmenter(RULES).words(text) == words


def test_words_together_are_the_text() -> None:
    text = "开展“谁执法谁普法”活动 12 场、\n发放《民法典》ABC资料２万份\ud83d"
    assert "".join(Segmenter(RULES).words(text)) == text


def test_beginnings_of_words_are_there_for_the_search() -> None:
    assert with_beginnings("# 说明\n复议申请 3\n复议 12\n\n") == ({"复": 0, "复议": 12, "复议申": 0, "复议申请": 3}, 15)


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    places = {name: str(folder / name) for name in ("TMPDIR", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    for place in places.values():
        os.makedirs(place, exist_ok=True)
    environment = {**os.environ, **places, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True
    )


def test_nothing_is_said_and_nothing_is_left_in_the_temporary_folder(tmp_path: Path) -> None:
    for _ in range(2):  # the second time from what the first one kept
        done = run(CUT, tmp_path)
        assert (done.stdout, done.stderr) == ("全年 收到 行政复议 申请\n", "")
    assert os.listdir(tmp_path / "TMPDIR") == []


def test_a_kept_dictionary_that_is_damaged_is_made_anew(tmp_path: Path) -> None:
    run(CUT, tmp_path)
    kept = [path for path in tmp_path.rglob("words-*") if path.is_file()]
    for path in kept:
        path.write_bytes(b"\x00rubbish")
    assert kept == [] or run(CUT, tmp_path).stdout == "全年 收到 行政复议 申请\n"


def test_pkg_resources_is_not_imported_and_not_spoilt(tmp_path: Path) -> None:
    done = run(f"{CUT}\nimport sys; print('pkg_resources' in sys.modules)", tmp_path)
    assert done.stdout.splitlines()[-1] == "False"
