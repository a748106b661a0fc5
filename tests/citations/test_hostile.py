"""Texts made to be slow for citations: time grows with their length and not faster."""

from __future__ import annotations

from time import process_time

import pytest

from lawgov_lint.linter import Linter, Settings
from tests.hostile import SLACK, seconds
from tests.samples import PLUGINS

LINTER = Linter(PLUGINS, Settings(kind="annual-report", year=2023))
PIECES = 1000
TEXTS = {
    "opening marks": "《",
    "closing marks": "》",
    "inner marks": "《〈",
    "inner marks closed": "《〈〉》",
    "never closed, inner": "《关于印发〈",
    "half-width marks": "<<",
    "half-width titles": "<民法典>",
    "titles in titles": "《《行政处罚法》",
    "nested right": "《关于印发〈条例〉的通知》",
    "numerals": "第",
    "articles": "第一条",
    "many articles": "《行政处罚法》第九条、",
    "articles that never end": "第一百二十",
    "brackets of years": "〔",
    "square brackets": "[2018]",
    "document numbers": "青府办〔2023〕12号",
    "half a document number": "青府办〔2023",
    "abbreviations": "以下简称《",
    "abbreviations closed": "（以下简称《纲要》）",
    "abbreviations of titles": "《法治政府建设实施纲要（2021—2025年）》（以下简称《纲要》），《纲要》",
    "abbreviation used": "《纲要》、",
    "laws": "《中华人民共和国行政处罚法》",
    "laws with commas": "《行政处罚法》、《民法典》，",
    "lost marks": "《中华人民共和国行政处罚法",
    "unmarked": "法治政府建设实施纲要",
    "unmarked prefix": "中华人民共和国",
    "unmarked law": "中华人民共和国行政处罚法",
    "misnamed": "《法制政府建设实施纲要（2021—2025年）》",
    "unknown laws": "《中华人民共和国行政程序法》",
    "local": "《青屿县重大行政决策程序规定》",
    "editions": "（2021—2025年）",
    "new laws": "新修订的",
    "new titles": "新修订的《行政处罚法》",
    "issuers": "国务院印发《优化营商环境条例》",
    "long title": "《关于加强",
    "repealed": "《合同法》",
    "digits and marks": "《2021",
}


@pytest.mark.parametrize("name", TEXTS)
def test_time_is_linear(name: str) -> None:
    once, thrice = (seconds(LINTER, "法治" + TEXTS[name] * PIECES * times) for times in (1, 3))
    assert thrice / once < 3 * SLACK


LONG = {
    "opening marks": "《" * 100_000,
    "inner marks": "《〈" * 50_000,
    "numerals": "第" * 100_000,
    "brackets of years": "〔" * 100_000,
    "abbreviations": "以下简称《" * 50_000,
    "abbreviations closed": "（以下简称《纲要》）" * 50_000,
    "repealed laws": "《合同法》第九十条，" * 20_000,
    "never closed laws": "《中华人民共和国法" * 20_000,
    "titles": "贯彻《法治政府建设实施纲要（2021—2025年）》和《行政处罚法》第二十四条，印发《实施方案》。" * 24_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_line_is_checked_in_time(name: str) -> None:
    """A line of up to 3 MB; the bound is generous, squares would take minutes."""
    text = LONG[name]
    begun = process_time()
    report = LINTER.lint_bytes(text.encode(), "x.txt")
    assert report.crashes == ()
    assert process_time() - begun < 20 + 10 * len(text.encode()) / 1_000_000
