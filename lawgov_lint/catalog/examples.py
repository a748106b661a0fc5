"""The examples of a rule file: its tests, and part of its card.

In a bad example 【【 and 】】 stand around the words to be flagged; they are not part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lawgov_lint.diagnostics import Span
from lawgov_lint.values import NamedTuple

OPEN, CLOSE = "【【", "】】"
_MARKS = re.compile(f"{OPEN}|{CLOSE}")


class Setting(NamedTuple):
    """What an example stands in; None leaves it to whoever runs the example.

    Args:
        year: the report year.
        kind: the kind of document.
        level: state, province, city, county or town.
        form: the form in which the text arrives: text, markdown or docx.
        profile: the profile that is asked for.
    """

    year: int | None = None
    kind: str | None = None
    level: str | None = None
    form: str = "text"
    profile: str | None = None


class Example(NamedTuple):
    """A text and what the rule must say about it.

    Args:
        bad: whether there is anything to find.
        marked: the text as it stands in the rule file; None when it stands in a file of its own that was not read.
        text: without the marks.
        expected: the spans of the findings, sorted, None first for something missing from the whole text; empty for a
            good example.
        fixed: the text after the fix.
        case: the case of every finding; None leaves it open.
        setting: what it stands in.
        previous: the text of last year's report.
        file: where the text stands, relative to the rule file; None when it stands in the rule file.
    """

    bad: bool
    marked: str | None
    text: str
    expected: tuple[Span | None, ...]
    fixed: str | None = None
    case: str | None = None
    setting: Setting = Setting()
    previous: str | None = None
    file: str | None = None


def parse_example(data: Mapping[str, Any], file_text: str | None = None) -> Example:
    """An example as the rule file has it, with its marks taken out.

    Args:
        data: the keys of the rule file, those that are not written left out.
        file_text: the text of the file that ``file`` names; not needed where there is none.

    Raises:
        ValueError: the marks do not pair, or ``at`` names words that are not there; Chinese, for a rule's author.
    """
    bad = "bad" in data or data.get("expect") == "bad"
    marked = data.get("bad", data.get("good", file_text))
    text, spans = unmark(marked or "")
    if spans and not bad:
        raise ValueError(f"正例（good）里不能有 {OPEN} {CLOSE} 标记。")
    expected: list[Span | None] = list(spans)
    if bad and marked is not None:
        if "at" in data:
            expected = [*sorted([*spans, _heading(text, data["at"])])]
        expected = expected or [None]
    return Example(
        bad=bad,
        marked=marked,
        text=text,
        expected=tuple(expected),
        fixed=data.get("fixed"),
        case=data.get("case"),
        setting=Setting(**data.get("as", {})),
        previous=data.get("previous"),
        file=data.get("file"),
    )


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without 【【 】】, and the spans that stood between them, in order.

    >>> unmark("参加会议【【64余次】】。")
    ('参加会议64余次。', [Span(start=4, end=8)])

    Raises:
        ValueError: the marks do not pair.
    """
    text, spans, start, at = "", [], None, 0
    for mark in _MARKS.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if (mark.group() == OPEN) is not (start is None):
            raise ValueError(f"{OPEN} 和 {CLOSE} 要成对，不能套叠。")
        if start is None:
            start = len(text)
            continue
        if start == len(text):
            raise ValueError(f"{OPEN} 和 {CLOSE} 之间要有文字；缺少的内容用 at 写明所在的标题。")
        spans.append(Span(start, len(text)))
        start = None
    if start is not None:
        raise ValueError(f"{OPEN} 没有配对的 {CLOSE}。")
    return text + marked[at:], spans


def _heading(text: str, words: str) -> Span:
    """Where the words stand, at the beginning of a line if they do so anywhere."""
    found = re.search(rf"^{re.escape(words)}", text, re.MULTILINE) or re.search(re.escape(words), text)
    if not found:
        raise ValueError(f"at 写的“{words}”不在例文里；照抄例文中的标题，连同序号。")
    return Span(*found.span())
