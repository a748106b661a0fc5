"""Tables of instruments and of their names → versions and names, or what is wrong with which row.

A table of ours has all columns; one of a pack or an office needs ``title`` only. Such a table is believed where it does
not say otherwise, and may come from a spreadsheet: .csv, with a byte order mark, in GB 18030.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from lawgov_lint.catalog.model import guess
from lawgov_lint.catalog.store import REGISTER_TABLES
from lawgov_lint.days import days_in
from lawgov_lint.errors import RuleFileError
from lawgov_lint.instruments import Version, name_of
from lawgov_lint.instruments.compiling import OtherName

INSTRUMENTS, NAMES = REGISTER_TABLES

COLUMNS = [
    "title",
    "kind",
    "issuer",
    "number",
    "promulgated",
    "effective",
    "articles",
    "status",
    "ended",
    "successor",
    "title_ok",
    "issuer_ok",
    "number_ok",
    "dates_ok",
    "ended_ok",
    "articles_ok",
    "note",
    "source",
]
NAME_COLUMNS = ["name", "title", "how", "ambiguous", "source"]

SURE = [column for column in COLUMNS if column.endswith("_ok")]
STATUSES = ("现行", "已修改", "已废止", "尚未生效", "期满", "疑似失效", "不详", "未核")
NAME_KINDS = ("全称", "简称", "通称")
_DAY = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")


class Cells:
    """A row of a table: its line, what stands in each column, and the order of the columns."""

    def __init__(self, line: int, order: Sequence[str], cells: Sequence[str]) -> None:
        self.line = line
        self.order = order
        self._values = dict(zip(order, (cell.strip() for cell in cells), strict=False))

    def __getitem__(self, column: str) -> str:
        return self._values.get(column, "")


class Wrong(Exception):  # noqa: N818 - never leaves this module
    """Something wrong with a cell."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


def read_versions(data: bytes, path: str, ours: bool) -> tuple[list[Version], list[RuleFileError]]:
    """The versions in a table; ``ours`` has all columns."""
    found: list[Version] = []
    seen: dict[tuple[str, str, str], int] = {}

    def take(row: Cells) -> None:
        version = _version(row)
        key = (version.title, version.promulgated, version.effective)
        if key in seen:
            raise Wrong("title", f"和第 {seen[key]} 行是同一版（题名和日期都相同）；留一行。")
        seen[key] = row.line
        found.append(version)

    return found, _read(data, path, COLUMNS, COLUMNS if ours else ["title"], take)


def read_names(data: bytes, path: str, titles: set[str]) -> tuple[list[OtherName], list[RuleFileError]]:
    """The names in a table; each stands for one of the titles."""
    found: list[OtherName] = []

    def take(row: Cells) -> None:
        for column in ("name", "title"):
            if not row[column]:
                raise Wrong(column, "这一格不能空。")
        if row["title"] not in titles:
            close = guess(row["title"], sorted(titles)) or "；先在 instruments.tsv 里写这份文件。"
            raise Wrong("title", f"文件表里没有“{row['title']}”{close}")
        _one_of(row, "how", NAME_KINDS)
        _one_of(row, "ambiguous", ("yes", "no"))
        found.append(OtherName(row["name"], row["title"], row["how"] == "全称", row["ambiguous"] == "yes"))

    return found, _read(data, path, NAME_COLUMNS, ["name", "title"], take)


def _version(row: Cells) -> Version:
    if not name_of(row["title"]).key:
        raise Wrong("title", "题名不能空。")
    if re.search("^《.*》$", row["title"]):
        raise Wrong("title", "题名不带外面的书名号；去掉《》。")
    for column in ("promulgated", "effective", "ended"):
        if row[column] and not _is_day(row[column]):
            raise Wrong(column, f"“{row[column]}”不是日期；写成 2024-03-31、2024-03 或 2024，不知道就空着。")
    since = row["effective"] or row["promulgated"]
    if row["promulgated"] and row["effective"] and row["effective"] < row["promulgated"][: len(row["effective"])]:
        raise Wrong("effective", f"施行日 {row['effective']} 早于公布日 {row['promulgated']}；核对两个日期。")
    if row["ended"] and row["ended"] < since[: len(row["ended"])]:
        raise Wrong("ended", f"失效日 {row['ended']} 早于施行日 {since}；核对两个日期。")
    if row["articles"] and not re.fullmatch("[1-9][0-9]{0,3}", row["articles"]):
        raise Wrong("articles", f"“{row['articles']}”不是条数；写最后一条的数字，不知道就空着。")
    _one_of(row, "status", STATUSES)
    for column in SURE:
        _one_of(row, column, ("yes", "no"))
    sure = {column: row[column] != "no" for column in SURE}
    return Version(
        title=row["title"],
        kind=row["kind"],
        issuer=row["issuer"],
        number=row["number"],
        promulgated=row["promulgated"],
        effective=row["effective"],
        articles=int(row["articles"]) if row["articles"] else None,
        status=row["status"] or "现行",
        ended=row["ended"],
        successor=row["successor"],
        note=row["note"],
        source=row["source"],
        **sure,
    )


def _one_of(row: Cells, column: str, values: Sequence[str]) -> None:
    if row[column] and row[column] not in values:
        raise Wrong(column, f"“{row[column]}”不能写在 {column} 这一列；可以写：{'、'.join(values)}。")


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    year, month, day = (int(part) for part in (*text.split("-"), "1", "1")[:3])
    return 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def _read(
    data: bytes, path: str, known: Sequence[str], needed: Sequence[str], take: Callable[[Cells], None]
) -> list[RuleFileError]:
    errors: list[RuleFileError] = []
    try:
        for row in _rows(data, path, known, needed):
            try:
                take(row)
            except Wrong as wrong:
                column = row.order.index(wrong.column) + 1 if wrong.column in row.order else 1
                errors.append(RuleFileError(wrong.message, path, row.line, column))
    except RuleFileError as wrong:
        errors.append(wrong)
    return errors


def _rows(data: bytes, path: str, known: Sequence[str], needed: Sequence[str]) -> Iterator[Cells]:
    """The rows of a table under its headings; empty ones are passed over."""
    text = _text(data, path)
    if path.lower().endswith(".csv"):
        reader = csv.reader(io.StringIO(text, newline=""))
        lines = ((reader.line_num, cells) for cells in reader)
    else:
        lines = ((number, line.split("\t")) for number, line in enumerate(text.splitlines(), start=1))
    _, head = next(lines, (1, [""]))
    order = [cell.strip() for cell in head]
    while order and not order[-1]:
        order.pop()
    for place, column in enumerate(order, start=1):
        if column not in known:
            close = guess(column, list(known)) or f"；可以写：{'、'.join(known)}。"
            raise RuleFileError(f"第一行写列名；没有名为“{column}”的列{close}", path, 1, place)
        if order.index(column) != place - 1:
            raise RuleFileError(f"列名“{column}”写了两次；留一个。", path, 1, place)
    for column in needed:
        if column not in order:
            raise RuleFileError(f"第一行缺列名“{column}”。", path, 1, 1)
    for number, cells in lines:
        if any(cell.strip() for cell in cells[len(order) :]):
            raise RuleFileError(f"这一行有 {len(cells)} 格，比列名多；看看哪一格里多了分隔符。", path, number, 1)
        if any(cell.strip() for cell in cells):
            yield Cells(number, order, cells)


def _text(data: bytes, path: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for coding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise RuleFileError("认不出这个文件的编码；另存为 UTF-8。", path)
