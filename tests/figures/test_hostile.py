"""Texts made to be slow for figures: time grows with their length and not faster."""

from __future__ import annotations

import pytest

from tests.figures.reading import linter
from tests.hostile import SLACK, seconds

PIECES = 300
YEAR = 2023
TEXTS = {
    "digits": "1",
    "digits with dots": "1.",
    "digits with commas": "1,",
    "thousands": "1,000",
    "percent": "5%",
    "percent in a list": "5%、",
    "万": "1万",
    "numerals": "三",
    "long numerals": "三百二十一万",
    "numerals that say nothing": "十百千万",
    "百分之": "百分之",
    "其中": "其中",
    "其中 with figures": "其中5件，",
    "其中 nested": "20件，其中10件，",
    "sum in a line": "20件，其中甲12件、乙8件，",
    "sums in sentences": "办结20件，其中甲12件、乙8件。",
    "brackets with figures": "20件（12件、8件）",
    "brackets never closed": "20件（其中12件",
    "parts without end": "甲5件、",
    "parts of parts": "5件（其中",
    "中": "20件中，",
    "受理案件中": "受理案件中",
    "共": "3场、5场，共8场，",
    "分别": "分别5件、6件，",
    "共计": "5件，共计",
    "changes": "同比增长5%，",
    "changes of figures": "办结20件，同比增长5%，",
    "from and to": "由5件增加到6件，",
    "from": "由5件",
    "flat": "与上年持平，",
    "last year's": "上年20件，",
    "links": "同比也均都",
    "rates": "办结40件，败诉2件，败诉率5%，",
    "shares": "占5%，",
    "ranges": "3～5%，",
    "range without end": "3～",
    "dashes": "3—5件",
    "approximate": "约近超过5余件左右，",
    "余": "64余次，",
    "cut-off": "截至10月底，",
    "month on month": "环比增长5%，",
    "rise": "满意率逐年提高，",
    "no unit": "发放资料3000，",
    "metrics": "收到行政复议申请71宗，",
    "metrics without figures": "行政复议行政诉讼法律援助",
    "one metric twice": "收到行政复议申请71宗。",
    "decrease": "减少2倍，",
    "spaces": "5 件 ",
}


@pytest.mark.parametrize("name", TEXTS)
def test_time_is_linear(name: str) -> None:
    once, thrice = (seconds(linter(YEAR), "一、主要举措\n法治" + TEXTS[name] * PIECES * times) for times in (1, 3))
    assert thrice / once < 3 * SLACK


@pytest.mark.parametrize("name", TEXTS)
def test_pieces_in_lines_are_linear(name: str) -> None:
    once, thrice = (
        seconds(linter(YEAR), "一、主要举措\n" + f"法治{TEXTS[name]}\n" * PIECES * times) for times in (1, 3)
    )
    assert thrice / once < 3 * SLACK


def test_a_hundred_thousand_digits() -> None:
    assert seconds(linter(YEAR), "发放资料" + "1" * 100_000 + "份。") < 2


def test_a_line_of_a_megabyte_of_figures() -> None:
    piece = "办结行政处罚案件126件，同比增长12.5%，其中普通程序97件、简易程序29件；罚款4.6万元，"
    line = piece * (1_000_000 // len(piece.encode()) + 1)
    report = linter(YEAR).lint_bytes(line.encode(), "x.txt")
    assert report.document is not None
    assert report.crashes == ()
