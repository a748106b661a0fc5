"""The tables under ``rules/data/`` that rules use, from tab-separated text to rows; a wrong one is told line by line.

A table is data that a reviewer edits in a spreadsheet: one line of column names, then one row a line. What a column may
hold is told in :data:`TABLES`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping

from lawgov_lint.catalog.files import decode, shown
from lawgov_lint.days import days_in
from lawgov_lint.errors import RuleFileError
from lawgov_lint.values import NamedTuple

FOLDER = "data/"


class Column(NamedTuple):
    """A column: its name, what its cells may hold (a message in Chinese, or None), whether they may be empty."""

    name: str
    wrong: Callable[[str], str | None] | None = None
    empty: bool = False


class Shape(NamedTuple):
    """The columns of a table; no two rows have the same cells in the first ``unique`` of them."""

    columns: tuple[Column, ...]
    unique: int = 1


def day(cell: str) -> str | None:
    """What is wrong with a day, ISO."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", cell)
    if found and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= days_in(int(found[1]), int(found[2])):
        return None
    return f"“{cell}”不是日期；写成 2024-03-31 这样"


def _yes(cell: str) -> str | None:
    return None if cell in ("yes", "no") else f"“{cell}”要写成 yes（是）或 no（否）"


def _hotline(cell: str) -> str | None:
    return None if re.fullmatch("[0-9x]{3,11}", cell) else f"“{cell}”不是电话号码；只写数字，x 代表任意一位数字"


def one_of(*known: str) -> Callable[[str], str | None]:
    """Only these words."""
    return lambda cell: None if cell in known else f"“{cell}”不在可以写的里面：{'、'.join(known)}"


SURE = Column("sure", _yes)
"""Whether the row is confirmed; what rests on one that is not never carries an error."""
SOURCE = Column("source")

LEVELS = ("state", "province", "city", "county", "town")

FORMS = Shape(
    (
        Column("wrong"),
        Column("right"),
        Column("kind", one_of("wrong", "variant")),
        Column("since", day, empty=True),
        Column("only", empty=True),
        Column("unless", empty=True),
        Column("beside", empty=True),
        SURE,
        SOURCE,
    )
)
"""Words that are written for others; the columns are told in ``checks/wording.py``."""

FORMULA_KINDS = ("exact", "members", "order", "adjectives", "pairs", "name", "quotes", "guide")
EVENT_KINDS = ("congress", "plenum", "meeting", "plan", "campaign")

TABLES: dict[str, Shape] = {
    "formulas": Shape(
        (
            Column("name"),
            Column("kind", one_of(*FORMULA_KINDS)),
            Column("wording"),
            Column("variants", empty=True),
            Column("wrong", empty=True),
            Column("signs", empty=True),
            Column("edits", one_of("0", "1", "2", "3", "4")),
            Column("since", day, empty=True),
            Column("until", day, empty=True),
            Column("successor", empty=True),
            SURE,
            SOURCE,
        )
    ),
    "timeline": Shape(
        (
            Column("name"),
            Column("kind", one_of(*EVENT_KINDS)),
            Column("wordings"),
            Column("begins", day),
            Column("ends", day),
            Column("leads", _yes),
            Column("phrase"),
            SURE,
            SOURCE,
        )
    ),
    "confusables": FORMS,
    "organ-levels": FORMS,
    "hotlines": Shape((Column("number", _hotline), Column("name"), SURE, SOURCE)),
    "organs": Shape((Column("old"), Column("new"), Column("until", day), Column("unless", empty=True), SURE, SOURCE)),
    "places": Shape((Column("name"), Column("level", one_of(*LEVELS)), SOURCE)),
    "rule-of-law": FORMS,
}
"""File name under ``rules/data/`` without ``.tsv`` → its shape."""


def compile_tables(folder: str, files: Mapping[str, bytes]) -> tuple[dict[str, list[list[str]]], list[RuleFileError]]:
    """All tables that a folder has: name → rows; and everything that is wrong with them.

    The folder's ``places`` cannot be missing; a check that asks for another one that is not there crashes.
    """
    tables: dict[str, list[list[str]]] = {}
    errors: list[RuleFileError] = []
    for name in TABLES:
        file = f"{FOLDER}{name}.tsv"
        path = shown(os.path.join(folder, file))
        try:
            if file in files:
                tables[name], wrongs = compile_table(name, files[file], path)
                errors += wrongs
            elif name == "places":
                raise RuleFileError("没有这个文件；它是规则的一部分，不能缺。", path)
        except RuleFileError as wrong:
            errors.append(wrong)
    return tables, errors


def compile_table(name: str, data: bytes, path: str) -> tuple[list[list[str]], list[RuleFileError]]:
    """The rows of a table, and everything that is wrong with it."""
    shape = TABLES[name]
    heads = [column.name for column in shape.columns]
    rows: list[list[str]] = []
    errors: list[RuleFileError] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(table_lines(data, path), 1):
        cells = line.split("\t")
        if number == 1:
            if cells != heads:
                errors.append(RuleFileError(f"第一行要写列名 {'、'.join(heads)}，用 Tab 隔开。", path, 1, 1))
                return [], errors
            continue
        if not line.strip():
            continue
        complaints = list(_complaints(shape, cells))
        key = tuple(cells[: shape.unique])
        if not complaints and key in seen:
            complaints = [f"这一行和第 {seen[key]} 行重复；留一行"]
        errors += [RuleFileError(f"{complaint}。", path, number, 1) for complaint in complaints]
        seen.setdefault(key, number)
        rows.append(cells)
    return rows, errors


def _complaints(shape: Shape, cells: list[str]) -> Iterator[str]:
    if len(cells) != len(shape.columns):
        yield f"这一行有 {len(cells)} 列，应有 {len(shape.columns)} 列；列与列之间用一个 Tab 隔开，空的一列也要留着"
        return
    for column, cell in zip(shape.columns, cells, strict=True):
        if cell != cell.strip():
            yield f"{column.name} 一列的前后有空格；删去"
        elif not cell:
            if not column.empty:
                yield f"{column.name} 一列不能空"
        elif column.wrong and (complaint := column.wrong(cell)):
            yield f"{column.name} 一列：{complaint}"


def table_lines(data: bytes, path: str) -> list[str]:
    """The lines of a table, decoded."""
    text = decode(data.replace(b"\t", b"\x1f"), path).replace("\x1f", "\t")
    return [line.rstrip("\r") for line in text.split("\n")]
