"""What is kept of each file until the end of a run, one small row; the counts and the closing table made of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import SEVERITIES
from lawgov_lint.document.model import REQUIRED_ROLES
from lawgov_lint.reporters.layout import cells, clip_middle, visible
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.diagnostics import Severity
    from lawgov_lint.linter import FileReport

SEVERITY_NAMES: dict[str, str] = {"error": "错误", "warning": "警告", "note": "提示", "off": "关"}
GRAVEST_FIRST: tuple[Severity, ...] = tuple(reversed(SEVERITIES))

FOUND_MARKS = {"heading": "有", "content": "文", "mention": "提", "missing": "缺"}
"""How a required part was found, in one character of code page 936."""
LEGEND = (
    "四部分依次是：主要举措和成效、不足和原因、第一责任人职责、下一年度安排；"
    "有＝有标题，文＝写在正文里，提＝只是提到，缺＝没有。"
)

_GAP = 2
_LEAST_ORGAN, _MOST_ORGAN = 12, 32  # columns; with fewer the name of the organ says nothing, so it is left out
_LEAST_FILE = 24


class Row(NamedTuple):
    """All that is kept of a file.

    Args:
        year: None when nothing tells.
        organ: None when it was not recognised.
        parts: how each of :data:`REQUIRED_ROLES` was found; empty for a file that is no annual report.
        findings: active findings by severity, in the order of :data:`GRAVEST_FIRST`.
        crashes: number of checks that raised.
        mended: whether any fix was made.
    """

    path: str
    year: int | None = None
    organ: str | None = None
    parts: tuple[str, ...] = ()
    findings: tuple[int, ...] = (0, 0, 0)
    unreadable: bool = False
    crashes: int = 0
    mended: bool = False

    def count(self, severity: Severity) -> int:
        """Active findings of one severity."""
        return self.findings[GRAVEST_FIRST.index(severity)]


def row_of(report: FileReport) -> Row:
    """What is kept of a file."""
    active = [found.severity for found in report.diagnostics if found.status == "active"]
    counts = tuple(active.count(severity) for severity in GRAVEST_FIRST)
    document = report.document
    if document is None:
        return Row(report.path, findings=counts, unreadable=report.error is not None, crashes=len(report.crashes))
    issuer = document.identity.issuer
    asked = document.kind == "annual-report"
    return Row(
        report.path,
        document.year,
        issuer.value if issuer else None,
        tuple(document.section(role)[0].found_by for role in REQUIRED_ROLES) if asked else (),
        counts,
        report.error is not None,
        len(report.crashes),
        report.mended is not None,
    )


class Totals:
    """Counts over the whole run; only active findings count."""

    def __init__(self) -> None:
        self.files = 0
        self.unreadable = 0
        self.crashes = 0
        self.findings = dict.fromkeys(SEVERITIES, 0)

    def add(self, row: Row) -> None:
        """Count one file."""
        self.files += 1
        self.unreadable += row.unreadable
        self.crashes += row.crashes
        for severity, count in zip(GRAVEST_FIRST, row.findings, strict=True):
            self.findings[severity] += count

    def sentence(self) -> str:
        """The counts in words."""
        text = f"{self.files} 份文件：{counted(self.findings)}"
        text += f"；读不了 {self.unreadable}" if self.unreadable else ""
        return text + (f"；检查中断 {self.crashes}" if self.crashes else "")


def counted(findings: dict[Severity, int]) -> str:
    """Counts of findings, the gravest first."""
    return "，".join(f"{SEVERITY_NAMES[severity]} {findings[severity]}" for severity in GRAVEST_FIRST)


class Column(NamedTuple):
    """A column of the closing table; numbers stand at its right edge."""

    title: str
    width: int
    right: bool = False


class ClosingTable(NamedTuple):
    """The table at the end of a run over several files.

    Args:
        title: with the folder that all the files have in common; their names go without it.
        rows: cells, one a column, cut to its width.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def closing_table(rows: Sequence[Row], width: int) -> ClosingTable:
    """File, year, organ, required parts and counts, in at most so many columns of the screen."""
    folder = _common_folder([row.path for row in rows])
    names = [visible(row.path[len(folder) :]) for row in rows]
    organs = [visible(row.organ or "没有认出") if not row.unreadable else "-" for row in rows]
    fixed = [Column("年度", 4), Column("四部分", 8)]
    counts = [Column(SEVERITY_NAMES[each], 4, right=True) for each in GRAVEST_FIRST]
    room = width - sum(_GAP + column.width for column in (*fixed, *counts))
    widest = max(map(cells, names))
    organ = min(_MOST_ORGAN, max(map(cells, organs)), max(room - _GAP - widest, room - _GAP - _LEAST_FILE))
    file = max(4, min(room - organ - _GAP if organ >= _LEAST_ORGAN else room, widest))
    columns = [Column("文件", file), fixed[0], Column("机关", organ), fixed[1], *counts]
    table = [
        [clip_middle(name, file), str(row.year or "-"), clip_middle(office, organ), parts_cell(row), *count_cells(row)]
        for name, office, row in zip(names, organs, rows, strict=True)
    ]
    if organ < _LEAST_ORGAN:
        del columns[2]
        for each in table:
            del each[2]
    title = f"汇总（{visible(folder)}）" if folder else "汇总"
    return ClosingTable(title, tuple(columns), tuple(map(tuple, table)))


def parts_cell(row: Row) -> str:
    """Four marks, or what stood in the way."""
    if row.unreadable:
        return "读不了"
    if row.crashes:
        return "检查中断"
    return "".join(FOUND_MARKS[found_by] for found_by in row.parts) or "其他文件"


def count_cells(row: Row) -> list[str]:
    """The counts, the gravest first; nothing is counted in a file that was not read."""
    return ["-" if row.unreadable else str(count) for count in row.findings]


def _common_folder(paths: Sequence[str]) -> str:
    """The longest beginning up to a separator that all paths have in common."""
    first, last = min(paths), max(paths)
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    start = first[:same]
    return start[: max(start.rfind("/"), start.rfind("\\")) + 1]
