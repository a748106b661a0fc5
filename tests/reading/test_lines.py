"""Spans, lines and positions hold for any text, and the time grows with its length only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_lint.reading import read_bytes
from lawgov_lint.reading.residue import find_residue, metadata
from lawgov_lint.reading.source import Source

WORDS = st.lists(
    st.sampled_from(
        [
            *"\n\r \t|[]【】:：>。，*•大中小年-1",
            "\r\n",
            "\u3000",
            "\xa0",
            "\u2028",
            "\x85",
            "发布日期",
            "发布日期：",
            "来源:",
            "市司法局",
            "字号:",
            "访问次数：",
            "当前位置：",
            "首页",
            "打印",
            "索 引 号",
            "索引号",
            "主题分类",
            "附件下载",
            "上一篇：",
            "版权所有",
            "浙ICP备12000001号",
            "2024-02-26",
            "2024年02月26日 10:21",
            "星期二",
            "欢迎访问",
            "门户网站",
            "一、",
            "2023年，我局坚持依法行政。",
            "情况报告",
            "x" * 90,
        ]
    ),
    max_size=40,
).map("".join)


@given(text=WORDS)
def test_residue_is_trimmed_disjoint_and_within_its_line(text: str) -> None:
    source = Source("x", text)
    lines = source.lines()
    found = find_residue(text, lines)
    end = 0
    for piece in found:
        words = piece.span.of(text)
        assert end <= piece.span.start < piece.span.end <= len(text)
        assert words == words.strip()
        assert any(line.holds(piece.span) for line in lines)
        assert piece.kind in ("fields", "navigation", "notice", "buttons")
        assert all(value in words for _, value in piece.fields)
        end = piece.span.end
    published = metadata(found).published
    assert published is None or len(published.value) == 10


@given(text=st.text(alphabet="\r\na。\u2028\x85\x0b", max_size=40))
def test_lines_end_at_the_three_line_ends_only(text: str) -> None:
    naive = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    source = Source("x", text)
    assert [span.of(text) for span in source.lines()] == naive


@given(text=st.text(alphabet="\r\na年", max_size=30))
def test_position_counts_lines_and_columns_from_one(text: str) -> None:
    source = Source("x", text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            before = before[:-1] + "."  # between the two characters of one line end: still that line
        flat = before.replace("\r\n", "\n").replace("\r", "\n")
        assert source.position(offset) == (flat.count("\n") + 1, len(flat) - flat.rfind("\n") - 1 + 1)


HOSTILE = [
    "发布日期:",
    "发布日期: ",
    "来源:市司法局 ",
    "当前位置:",
    "首页>",
    ">",
    "[",
    "[ 索引号 ]",
    "| 索引号 | x ",
    "索 ",
    "字号:[ ",
    "浏览次数:1",
    "2024-02-26 14:47 ",
    "大 ",
    "打印 ",
    "版权所有 ",
    ":",
    "。 ",
    "*",
    " ",
    "\r",
    "\n发布日期:",
    "\n大 ",
    "\n索引号 ",
    "\n> ",
]


def seconds(text: str) -> float:
    """The best of three: what else the machine does only adds."""
    data = text.encode()

    def once() -> float:
        start = time.process_time()
        read_bytes(data, "x")
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_only(unit: str) -> None:
    short, long = ("x" + unit * (size // len(unit)) for size in (25_000, 100_000))
    # Four times the text; a quadratic step would take sixteen times as long. The constant is for the clock's grain.
    assert seconds(long) <= 9 * seconds(short) + 0.01


def test_long_single_line_is_read_in_a_moment() -> None:
    assert seconds("甲市司法局推进依法行政，" * 400_000) < 2.0


def test_twelve_kilobytes_are_read_in_a_few_milliseconds() -> None:
    text = "甲市司法局2023年度法治政府建设情况报告\n发布日期: 2024年02月26日 来源:市司法局 访问次数: 字号:\n"
    text += "(一)推进依法行政。全年办理行政复议案件64件，发布普法信息120条，来源可查，打印宣传资料3000份。\n" * 80
    assert len(text.encode()) > 10_000
    assert seconds(text) < 0.01  # 0.4 ms here; the slack is for slow machines
