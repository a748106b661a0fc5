"""Width and line breaks of Chinese text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_lint.reporters.layout import breaks, cells, clip, pad, visible, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("法治", 4), ("，", 2), ("“a”", 5), ("…", 2), ("ｱ", 1), ("é", 2), ("e\u0301", 1), ("", 0)],
)
def test_cells_count_wide_and_ambiguous_characters_twice(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("依法行政,严格执法", ["依法行政,", "严格执法"]),
        ("依法行政工，严格", ["依法行政", "工，严格"]),
        ("按照《宪法》办事", ["按照《宪", "法》办事"]),
        ("遵照执行《宪法》", ["遵照执行", "《宪法》"]),
        ("在 2021-2025 年", ["在", "2021-2025", "年"]),
        ("https://example.gov.cn/a", ["https://ex", "ample.gov.", "cn/a"]),
        ("", [""]),
    ],
)
def test_wrap_keeps_marks_words_and_numbers_together(text: str, lines: list[str]) -> None:
    assert wrap(text, 10) == lines


@given(st.text(), st.integers(4, 30))
def test_lines_hold_all_of_the_text_and_fit(text: str, width: int) -> None:
    text = visible(text)
    starts = breaks(text, width)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(cells(line) <= width for line in wrap(text, width))


@given(st.text())
def test_visible_text_has_no_control_character(text: str) -> None:
    assert visible(text).isprintable()


def test_invisible_characters_are_spelt_out() -> None:
    assert visible("a\x1b[31m\u202eb\ue000\n c") == "a<U+001B>[31m<U+202E>b<U+E000> c"


def test_clip_and_pad() -> None:
    assert clip("法治政府建设", 8) == "法治政…"
    assert clip("法治", 4) == "法治"
    assert pad("法治", 6) + "|" == "法治  |"
