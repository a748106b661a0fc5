"""What ``lawgov-lint figures`` writes: a table for people, CSV for spreadsheets, JSON for programs.

The JSON is one document::

    {"schema": 1, "path": "2023.txt", "year": 2023, "previous": null,
     "figures": [{"status": null, "metric": "reconsideration-received", "label": "行政复议收到申请",
       "words": "共收到行政复议申请", "written": "71宗", "value": 71, "unit": "宗", "exact": true, "period": "year",
       "comparison": null, "part": false, "place": "四、（一）第1段", "line": 9, "column": 678,
       "start": 2610, "end": 2613, "previous": null, "change": null}]}

``value`` is a number as it counts, 6.3万 is 63000; ``exact`` is false beside 近, 余 and the like; ``period`` is
``year``, ``previous``, ``total`` or ``other``; ``metric`` is null for what the vocabulary does not know, and ``label``
is then the report's own words. Beside last year's report the top-level ``previous`` is ``{"path", "year"}``, ``status``
is ``both``, ``new``, ``vanished`` or ``apart`` (累计, plans: not compared), ``previous`` is last year's figure in the
same shape (of one that vanished the only one: all but ``status`` and ``previous`` are then null), and ``change`` is
``{"kind", "value", "sentence"}``: ``percent``, ``points``, ``amount`` or ``flat``, by how much, and what one could add,
null where a figure is approximate. Lines and columns count from 1, ``start`` and ``end`` are code points. New keys may
come; the schema number stays as long as the old ones mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from lawgov_lint.facts.rounding import written
from lawgov_lint.facts.two_years import Change
from lawgov_lint.reporters.figure_rows import PERIODS, Both, Row
from lawgov_lint.reporters.layout import cells, clip_middle, pad, visible
from lawgov_lint.values import NamedTuple

STATUS = {"both": "两年都有", "new": "今年新出现", "vanished": "上年有、今年不见", "apart": "累计、计划等，不作比较"}
GAP = 2


class Head(NamedTuple):
    """What the figures are of.

    Args:
        path, year: of the report.
        previous: path and year of last year's; None where there is none.
    """

    path: str
    year: int | None
    previous: tuple[str, int | None] | None = None


class Line(NamedTuple):
    """A line of the table for people; ``kind`` is ``head``, ``group``, ``columns``, ``row`` or ``note``."""

    kind: str
    text: str


class Column(NamedTuple):
    """A column of the table: its title, and whether its cells stand at the right."""

    title: str
    right: bool = False


class Layout(NamedTuple):
    """Columns, and how they give way where there is no room: one after the other, each down to so much."""

    columns: tuple[Column, ...]
    cuts: tuple[tuple[int, int], ...]


_ONE_YEAR = Layout(
    (Column("指标"), Column("数值", True), Column("时期"), Column("比较"), Column("位置")),
    ((3, 14), (0, 20), (4, 16), (0, 12), (3, 8)),
)
_TWO_YEARS = Layout(
    (Column("指标"), Column("上年", True), Column("今年", True), Column("可加的话"), Column("位置")),
    ((3, 22), (0, 22), (4, 12), (0, 12), (3, 12)),
)


def table(rows: Sequence[Row], head: Head, width: int) -> Iterator[Line]:
    """The figures of one report, a line each."""
    yield from _title(head, len(rows))
    body = [[_label(row), _figure(row), PERIODS[row.period], visible(row.comparison), _position(row)] for row in rows]
    yield from _table(_ONE_YEAR, body, width)


def two_year_table(both: Sequence[Both], head: Head, width: int) -> Iterator[Line]:
    """The figures of two years side by side, by what became of them; what is apart is only counted."""
    yield from _title(head, sum(each.now is not None for each in both))
    shown = {status: [each for each in both if each.status == status] for status in STATUS}
    body = {status: [_two_years(each) for each in found] for status, found in shown.items()}
    wide = _widths(_TWO_YEARS, [cut for status in ("both", "new", "vanished") for cut in body[status]], width)
    for status in ("both", "new", "vanished"):
        yield Line("group", f"{STATUS[status]}（{len(body[status])}）")
        if body[status]:
            yield from _lines(_TWO_YEARS, body[status], wide)
        yield Line("note", "")
    if body["apart"]:
        yield Line("note", f"另有 {len(body['apart'])} 个是{STATUS['apart']}；csv、json 里都有。")
    if body["both"]:
        yield Line("note", "“可加的话”按两份报告的数算出；请先核对口径是否一样。")


def _title(head: Head, count: int) -> Iterator[Line]:
    def named(path: str, year: int | None) -> str:
        return visible(path) + (f"（{year}年）" if year else "")

    against = f"  对比 {named(*head.previous)}" if head.previous else ""
    yield Line("head", f"{named(head.path, head.year)}{against}：数据 {count} 个")


def _label(row: Row) -> str:
    return ("其中：" if row.part else "") + visible(row.label)


def _figure(row: Row) -> str:
    """As the report writes it, with the unit that it leaves out."""
    return visible(row.written) + ("" if row.unit and row.unit in row.written else row.unit)


def _position(row: Row) -> str:
    return f"{row.line}:{row.column} {row.place}"


def _two_years(both: Both) -> list[str]:
    row = both.now or both.before
    assert row is not None
    old = _figure(both.before) if both.before else ""
    new = _figure(both.now) if both.now else ""
    said = both.change.sentence or f"（约数）{_signed(both.change)}" if both.change else ""
    if both.now and both.now.comparison:
        said = f"已写：{visible(both.now.comparison)}"
    return [_label(row), old, new, said, _position(row)]


def _signed(change: Change) -> str:
    unit = {"percent": "%", "points": "个百分点"}.get(change.kind, "")
    return f"{'+' if change.value > 0 else ''}{written(change.value)}{unit}"


def _table(layout: Layout, body: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    if body:
        yield from _lines(layout, body, _widths(layout, body, width))


def _lines(layout: Layout, body: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[Line]:
    titles = [column.title for column in layout.columns]
    for kind, cut in (("columns", titles), *(("row", cut) for cut in body)):
        padded = [
            pad(clip_middle(text, wide), wide, column.right)
            for text, wide, column in zip(cut, widths, layout.columns, strict=True)
            if wide
        ]
        yield Line(kind, (" " * GAP).join(padded).rstrip())


def _widths(layout: Layout, body: Sequence[Sequence[str]], width: int) -> list[int]:
    """So wide as the cells want, as far as there is room; a column without anything in it is left out."""
    wide = [
        max([cells(column.title), *(cells(cut[at]) for cut in body)]) if any(cut[at] for cut in body) else 0
        for at, column in enumerate(layout.columns)
    ]
    over = sum(wide) + GAP * (sum(map(bool, wide)) - 1) - width
    for at, least in layout.cuts:
        given = max(0, min(over, wide[at] - least))
        wide[at] -= given
        over -= given
    return wide


_CSV_COLUMNS = (
    "情况", "指标", "原话", "原文", "数值", "单位", "约数", "时期", "比较", "位置", "行", "列",
    "上年原文", "上年数值", "上年单位", "变化", "变化单位", "可加的话",
)  # fmt: skip
BOM = "\ufeff"


def write_csv(out: TextIO, rows: Sequence[Both], bom: bool) -> None:
    """A line a figure.

    Args:
        rows: with status; of one report alone an empty one.
        bom: begin with the mark by which Excel knows UTF-8.
    """
    import csv

    if bom:
        out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    two = any(each.status for each in rows)
    columns = _CSV_COLUMNS if two else _CSV_COLUMNS[1:12]
    writer.writerow(columns)
    for each in rows:
        cut = _csv_cells(each)
        writer.writerow(cut if two else cut[1:12])


def _csv_cells(both: Both) -> list[str]:
    new, old, change = both.now, both.before, both.change
    row = new or old
    assert row is not None
    now = (_text(new.written), written(new.value), _text(new.unit), "" if new.exact else "约数") if new else ("",) * 4
    told = (
        (PERIODS[new.period], _text(new.comparison), _text(new.place), str(new.line), str(new.column))
        if new
        else ("",) * 5
    )
    before = (_text(old.written), written(old.value), _text(old.unit)) if old else ("",) * 3
    units = {"percent": "%", "points": "个百分点", "amount": row.unit}
    by = (written(change.value), units.get(change.kind, ""), change.sentence) if change else ("",) * 3
    return [STATUS.get(both.status, ""), _text(row.label), _text(row.words), *now, *told, *before, *by]


def _text(text: str) -> str:
    """A cell of the report's own words, which a spreadsheet must not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") and text else text


def json_document(rows: Sequence[Both], head: Head) -> dict[str, Any]:
    """The figures as JSON; see the top of this module."""
    previous = None if head.previous is None else {"path": head.previous[0], "year": head.previous[1]}
    return {
        "schema": 1,
        "path": head.path,
        "year": head.year,
        "previous": previous,
        "figures": [_json_figure(each) for each in rows],
    }


def _json_figure(both: Both) -> dict[str, Any]:
    change = both.change
    return {
        "status": both.status or None,
        **(_json_row(both.now) if both.now else dict.fromkeys(_KEYS)),
        "previous": _json_row(both.before) if both.before else None,
        "change": None
        if change is None
        else {"kind": change.kind, "value": plain_number(change.value), "sentence": change.sentence or None},
    }


_KEYS = (
    "metric", "label", "words", "written", "value", "unit", "exact", "period", "comparison", "part", "place", "line",
    "column", "start", "end",
)  # fmt: skip


def _json_row(row: Row) -> dict[str, Any]:
    values = row._asdict() | {"value": plain_number(row.value), "comparison": row.comparison or None}
    return {key: values[key] for key in _KEYS}


def plain_number(value: int) -> int | float:
    """A value in ten-thousandths as a number that JSON writes without noise: 71, 12.5.

    >>> plain_number(710000), plain_number(125000)
    (71, 12.5)
    """
    text = written(value)
    return float(text) if "." in text else int(text)
