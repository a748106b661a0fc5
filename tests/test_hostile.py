"""Time grows with the length of a text and not faster, whatever the text is."""

from __future__ import annotations

import pytest

from lawgov_lint.linter import Linter, Settings
from tests.hostile import SLACK, seconds
from tests.samples import PLUGINS

LINTER = Linter(PLUGINS, Settings(kind="annual-report", year=2023))
PIECES = 3000
TEXTS = {
    "opening brackets": "（",
    "closing brackets": "。)强",
    "quotes": "《“",
    "一是 in a line": "一是加强，",
    "一是 in lines": "一是加强。\n",
    "nested series": "首先，一是甲；二是乙。",
    "digits": "1",
    "numbers in a line": "。1.加",
    "chapters in a line": "。一、加强",
    "items in lines": "（一）加强\n",
    "gaps": "（一）加强甲。乙乙。\n（三）加强丙。丁丁。\n",
    "bullets": "•加强甲\n",
    "announced lists": "主要做了以下工作：\n加强甲。\n加强乙。\n",
    "counts": "抓好三项工作：",
    "one long line": "法治政府建设存在不足，需要进一步加强。",
    "no punctuation": "法治政府建设存在不足需要进一步加强",
    "commas": "法治,",
    "empty lines": "\n\n\n\n",
    "short lines": "法治\n",
    "leaders": "主要负责人",
    "dates": "2023年1月1日\n",
    "no such day": "2023年2月30日，",
    "lost marks": "20231月，",
    "organs": "青屿县司法局\n",
    "furniture": "发布日期：",
    "requests": "妥否，请批示。",
}


@pytest.mark.parametrize("name", TEXTS)
def test_time_is_linear(name: str) -> None:
    once, thrice = (seconds(LINTER, "法治" + TEXTS[name] * PIECES * times) for times in (1, 3))
    assert thrice / once < 3 * SLACK


def test_a_line_of_five_megabytes_is_checked() -> None:
    line = "法治政府建设取得成效，持续加强执法监督。" * 84_000
    assert len(line.encode()) > 5_000_000
    report = LINTER.lint_bytes(line.encode(), "x.txt")
    assert report.document is not None
    assert report.crashes == ()
