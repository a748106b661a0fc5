"""Reads the rows of an index table (索引号, 主题分类 …) whose labels have no colon."""

from __future__ import annotations

import re

from lawgov_lint.reading.fields import Item, is_organ, squeeze
from lawgov_lint.reading.furniture import (
    BULLETS,
    DATE,
    LABELS,
    LONG,
    LONGEST_LABEL,
    ORGAN,
    SEPARATORS,
    SPACES,
    STRONG,
    TEXT,
    WEAK,
)
from lawgov_lint.reading.values import date_end

_FORMS = (DATE, ORGAN, TEXT, LONG)
_INDEX_NUMBER = r"[A-Za-z0-9][A-Za-z0-9/—.\-]{5,39}$"
_ROW_RULE = frozenset("|-:+ \t")
_ALWAYS = frozenset({"索引号", "信息索引号"})


def read_row(line: str) -> tuple[Item, ...]:
    """The fields of a row of cells, label and value by turns: `| 索引号 | 1133 | 发布机构 | 市司法局 |`."""
    border = next((mark for mark in ("|", "｜", "\t") if mark in line), None)
    if border is None:
        return ()
    cells = [cell.strip(SPACES + "*:：") for cell in line.strip().split(border)]
    if line.strip().startswith(border):
        cells = cells[1:]
    if line.strip().endswith(border):
        cells = cells[:-1]
    cells += [""] * (len(cells) % 2)
    pairs = [(squeeze(label), value) for label, value in zip(cells[::2], cells[1::2], strict=True) if label or value]
    if not all(_is_pair(label, value) for label, value in pairs):
        return ()
    return tuple(_item(line, label, value) for label, value in pairs)


def is_rule(line: str) -> bool:
    """Whether a line only draws the table: `| --- | --- |`, or a row of empty cells."""
    return "|" in line and all(character in _ROW_RULE for character in line)


def read_bullet(line: str, listed: bool) -> Item | None:
    """The field of a line `• 索 引 号 1133`; without a bullet only inside a list (``listed``) or for 索引号 itself."""
    at = 0
    while at < len(line) and line[at] in SEPARATORS:
        at += 1
    bulleted = any(mark in BULLETS for mark in line[:at])
    name, end = _bare_label(line, at)
    if not name or not (bulleted or listed or name in _ALWAYS):
        return None
    value = line[end:].strip(SPACES)
    if not _is_pair(name, value) or not (bulleted or fits_label(name, value) or not value):
        return None
    return _item(line, name, value)


def fits_label(name: str, value: str) -> bool:
    """Whether a line of its own can be the value of the label above it, by its look alone."""
    form = LABELS[name].value
    if form == DATE:
        return bool(value) and date_end(value, 0) == len(value)
    if form == ORGAN:
        return len(value) <= 30 and is_organ(value)
    return form == TEXT and bool(re.match(_INDEX_NUMBER, value)) and any(character.isdigit() for character in value)


def _bare_label(line: str, at: int) -> tuple[str, int]:
    """The longest label that begins at an offset and ends at a space or the end, and its end."""
    letters, found, end = "", "", at
    for here in range(at, min(len(line), at + 3 * LONGEST_LABEL)):
        if line[here] in SPACES:
            continue
        letters += line[here]
        if len(letters) > LONGEST_LABEL:
            break
        if letters in LABELS and (here + 1 == len(line) or line[here + 1] in SPACES):
            found, end = letters, here + 1
    return found, end


def _is_pair(label: str, value: str) -> bool:
    known = LABELS.get(label)
    if not known or known.value not in _FORMS or squeeze(value) in LABELS:
        return False
    if known.value == DATE and value:
        return date_end(value, 0) == len(value)
    return known.value == LONG or (len(value) <= 100 and not any(mark in value for mark in "。；！？"))


def _item(line: str, label: str, value: str) -> Item:
    form, strength = LABELS[label]
    return Item(0, len(line), "fields", STRONG if strength == STRONG else WEAK, label, value, form)
