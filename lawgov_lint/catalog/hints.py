"""Why a YAML file does not parse, said to somebody who has never heard of YAML.

YAML's own complaint names the place where it gave up, which is often a line or two after the slip. So the lines up to
there are searched for the slips that people make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Place = tuple[int, int]
"""Line and column, from 1."""

_KEY = r"""^\s*(?:-\s+)*["']?[\w-]+["']?"""
_VALUE = r"^\s*(?:-\s+)*(?:[\w-]+:\s+)?"

SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(_KEY + r"\s*(：)"), "键后面用了全角冒号“：”；改成半角冒号加一个空格“: ”。"),
    (re.compile(r"^[ ]*(?:- )*(\u3000)"), "行首用了全角空格；缩进只用半角空格。"),
    (re.compile(_KEY + r":(\u3000)"), "冒号后面用了全角空格；改成半角空格。"),
    (re.compile(r"^\s*(?:-\s+)*[A-Za-z_]+(:)(?=[^\s/])"), "冒号后面少一个空格；写成“: ”。"),
    (re.compile(r"^\s*(-)(?=[A-Za-z“《\u4e00-\u9fff])"), "列表的“-”后面少一个空格；写成“- ”。"),
    (re.compile(r"^\s*([－—–·•])\s*\S"), "列表要用半角的“- ”开头。"),
)
"""Slips that may lie before the place where YAML gave up; the group is the place."""

STARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(_VALUE + r"([{\[])"), "值以“{}”开头，会被当成结构而不是文字；整个值要用半角单引号 '…' 括起来。"),
    (re.compile(_VALUE + r"([\"'])"), "值以半角引号“{}”开头，引号要括住整个值；文字里的引号用全角的“”。"),
    (re.compile(_VALUE + r"([*&!%@`|>?,}\]])"), "值以“{}”开头，在这里有特殊含义；整个值要用半角单引号 '…' 括起来。"),
    (
        re.compile(_KEY + r":\s+[^\"'\s].*?(:)\s"),
        "值里有半角冒号加空格“: ”；改用全角冒号，或用半角单引号 '…' 把整个值括起来。",
    ),
)
"""Values whose first characters, or a colon inside, mean something to YAML."""

PROBLEMS = (
    ("tab", "这里有制表符（Tab）；缩进只用半角空格。"),
    ("expected a single document", "一个文件只写一条规则；去掉“---”后面的内容。"),
    ("expected <block end>", "缩进没有对齐；同一层的键要从同一列开始。"),
    ("mapping values are not allowed", "冒号出现在不该有的地方；检查这一行和上一行的缩进和引号。"),
    ("could not find expected ':'", "这一行不是“键: 值”的写法；键后面要有半角冒号和空格，续行要比键缩进得多。"),
    ("found unexpected end of stream", "引号没有配对；检查半角引号 ' 和 \" 是否成对。"),
    ("unknown escape character", "半角双引号里的“\\”有特殊含义；改用半角单引号 '…'。"),
)


def explain(text: str, problem: str, at: Place) -> tuple[str, Place]:
    """A Chinese message for what YAML complained about, and the place to look at.

    Args:
        text: the whole file.
        problem: YAML's complaint, English.
        at: where YAML gave up.
    """
    lines = list(_outside_blocks(text))
    for number, line in reversed([each for each in lines if each[0] <= at[0]]):
        for pattern, message in SLIPS:
            if slip := pattern.match(line):
                return message, (number, slip.start(1) + 1)
    for number, line in reversed([each for each in lines if at[0] - 1 <= each[0] <= at[0]]):
        for pattern, message in STARTS:
            if start := pattern.match(line):
                return message.replace("{}", start.group(1)), (number, start.start(1) + 1)
    for words, message in PROBLEMS:
        if words in problem:
            return message, at
    return "这里不合 YAML 的写法；检查缩进、冒号后的空格和引号，可照着别的规则文件写。", at


def slip_in(text: str) -> str | None:
    """What is wrong with a text that should have been ``key: value``, if it is one of the known slips."""
    return next((message for pattern, message in SLIPS if pattern.match(text)), None)


def _outside_blocks(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without comments and the contents of ``|`` and ``>`` texts."""
    block: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = None
        if line.lstrip().startswith("#"):
            continue
        if re.search(r":\s+[|>][-+\d]*\s*(#.*)?$", line):
            block = indent + len(re.match(r"(- +)*", line[indent:]).group())  # type: ignore[union-attr]
        yield number, line
