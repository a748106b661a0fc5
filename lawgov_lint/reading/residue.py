"""Finds the furniture of a web page in a text copied from it, and reads the page's own data from it.

The text is taken in three zones. Before the body and behind it any label or button of a page counts; inside it only a
line that is nothing but furniture, and clearly so. Where the copy lost its line breaks, a run of fields is cut out of
the line it is glued into. Each line is read once and within fixed windows, so that the work grows with the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lawgov_lint.days import iso_day
from lawgov_lint.diagnostics import Span
from lawgov_lint.reading.fields import ENDS_TITLE, Item, crumbs, is_organ, next_label, scan, skip
from lawgov_lint.reading.furniture import (
    ADDRESSES,
    COMPANION,
    DATE,
    DOWNLOADS,
    FIRST_CHARACTERS,
    ORGAN,
    PATH,
    SEPARATORS,
    SPACES,
    STRONG,
    TEXT,
    WEAK,
)
from lawgov_lint.reading.index_table import fits_label, is_rule, read_bullet, read_row
from lawgov_lint.reading.source import Evidence, Residue
from lawgov_lint.values import NamedTuple

MARGIN_LINES = 80
"""How many lines with something in them the head and the tail can have; an index table has up to 40."""

_BODY = 80  # characters; the longest title seen has 58
_WHOLE = 600  # a page's foot in one line has up to 400 characters
_INNER = 300
_HEAD_WINDOW = 2000
_TAIL_WINDOW = 600
_SUFFIX_WORDS = 16
_CRUMB_MARKS = ">＞»›"

_FILE_NAME = r"[^。；]{1,100}\.(?:docx?|wps|pdf|ofd|xlsx?|pptx?|zip|rar|jpg|png)(?:[(（][^)）]{1,20}[)）])?$"
_BEFORE_RUN = SPACES + "[【(（|｜"
_NOT_BEHIND = "，,、；;）)的前后"
_KIND_ORDER = ("fields", "navigation", "notice", "buttons")


class PageMetadata(NamedTuple):
    """What the page says of itself; the span of each is that of the residue it stands in.

    Args:
        title: 名称 or 标题.
        published: day of publication, ISO.
        source: 来源, else 发布机构.
    """

    title: Evidence | None
    published: Evidence | None
    source: Evidence | None


def find_residue(text: str, lines: Sequence[Span]) -> tuple[Residue, ...]:
    """Web-page furniture, sorted and not overlapping; each piece within one line.

    Args:
        text: decoded.
        lines: of the text, without their ends.
    """
    head_end, found = _read_margin(text, lines, range(len(lines)), True)
    tail_start = _tail_start(text, lines, head_end)
    for start, end in lines[head_end + 1 : tail_start]:
        if end - start <= _INNER and text[start : start + 40].lstrip(SEPARATORS)[:1] in FIRST_CHARACTERS:
            found += _read_inner(start, text[start:end])
    _, tail = _read_margin(text, lines, range(max(tail_start, head_end + 1), len(lines)), False)
    return tuple(found + tail)


def metadata(residue: Iterable[Residue]) -> PageMetadata:
    """Title, publication date and source as the page's fields give them; empty values give nothing."""
    fields = [(label, value, piece.span) for piece in residue for label, value in piece.fields if value]
    titles = [_evidence(*field) for rank in _TITLES for field in fields if field[0] in rank]
    sources = [_evidence(*field) for rank in _SOURCES for field in fields if field[0] in rank]
    dates = [
        _evidence(label, day, span)
        for rank in _PUBLISHED
        for label, value, span in fields
        if label in rank and (day := iso_date(value))
    ]
    return PageMetadata(next(iter(titles), None), next(iter(dates), None), next(iter(sources), None))


def iso_date(words: str) -> str | None:
    """The day that words begin with, `2024年02月26日` or `2021/3/26 14:47`, in ISO; None when there is no such day."""
    found = re.match(r"\s*((?:19|20)\d\d)[年/.-](\d{1,2})[月/.-](\d{1,2})(?!\d)", words)
    if not found:
        return None
    year, month, day = map(int, found.groups())
    return iso_day(year, month, day)


# Labels by rank, the best first.
_TITLES = (("信息名称", "信息标题", "名称", "标题"), ("文件名称", "文件标题", "公文标题", "公文名称"))
_SOURCES = (
    ("来源", "信息来源", "文章来源", "稿件来源", "内容来源", "来源单位"),
    (
        "发布机构",
        "发布单位",
        "发布部门",
        "发布机关",
        "发布者",
        "发文机构",
        "发文机关",
        "发文单位",
        "公开机构",
        "公开单位",
    ),
)
_PUBLISHED = (
    ("发布日期", "发布时间", "公开日期", "公开时间", "发稿日期", "发稿时间", "发布", "上网日期"),
    ("时间", "日期"),
    ("更新日期", "更新时间", "最后更新", "更新", "录入时间", "上传时间"),
    ("发文日期", "发文时间", "印发日期", "印发时间", "成文日期", "成文时间", "生成日期", "生成时间"),
)


def _evidence(label: str, value: str, span: Span) -> Evidence:
    return Evidence(value, span, f"网页上的“{label}”")


class _Line(NamedTuple):
    """A line without the white space around it."""

    start: int
    text: str

    def piece(self, start: int, end: int, items: Iterable[Item]) -> Residue:
        """The residue between two offsets of the line."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        fields = tuple((item.label, item.value) for item in items if item.form)
        kinds = {item.kind for item in items}
        kind = next(kind for kind in _KIND_ORDER if kind in kinds)
        return Residue(Span(self.start + start, self.start + start + len(words.strip())), kind, fields)


class _Margin:
    """Reads the lines of the head or the tail in their order."""

    def __init__(self, in_head: bool) -> None:
        self.found: list[Residue] = []
        self._in_head = in_head
        self._last: Item | None = None
        self._expects_value = False
        self._rules: list[_Line] = []

    def read(self, line: _Line, following: str) -> bool:
        """Take up the residue of one line; whether the line is part of the body."""
        items = self._continued(line.text, following) or self._whole(line.text)
        held, self._rules = self._rules, []
        if items:
            self.found += [rule.piece(0, len(rule.text), _RULE) for rule in held if read_row(line.text)]
            self.found.append(line.piece(0, len(line.text), items))
            self._last = items[-1]
            closed = line.text.endswith((":", "："))
            self._expects_value = not closed and not self._last.value and self._last.form in _LISTED_FORMS
            return False
        if is_rule(line.text):
            self._rules = [*held, line]  # of an index table, if its first row follows
            return False
        runs = _runs(line)
        self.found += runs
        self._last, self._expects_value = None, False
        return _is_body(line.text, sum(run.span.end - run.span.start for run in runs))

    def _continued(self, words: str, following: str) -> tuple[Item, ...]:
        """What belongs to the line before: the trail of 当前位置, the name of a file, the value of a bare label."""
        last = self._last
        if last is None:
            return ()
        if last.form == PATH and not last.value and crumbs(words, 0, True) == len(words):
            return (last._replace(value=words),)
        if last.label in DOWNLOADS and re.match(_FILE_NAME, words, re.IGNORECASE):
            return (last._replace(value=words),)
        if self._expects_value and len(words) <= 60 and not _has_mark(words):
            between = bool(following) and read_bullet(following, True) is not None
            if fits_label(last.label, words) or (between and not _whole_scan(words) and "。" not in words):
                return (last._replace(value=words),)
        return ()

    def _whole(self, words: str) -> tuple[Item, ...]:
        listed = self._in_head and self._last is not None and bool(self._last.form)
        items = _whole_scan(words)
        if items:
            return items if _counts(items, listed) else ()
        row = read_row(words)
        if row and (listed or any(item.strength == STRONG for item in row)):
            return row
        if is_rule(words) and listed:
            return _RULE
        bullet = read_bullet(words, listed) if self._in_head else None
        return (bullet,) if bullet else _trail(words)


_LISTED_FORMS = (TEXT, ORGAN, DATE)
_RULE = (Item(0, 0, "fields", COMPANION),)


def _whole_scan(words: str) -> tuple[Item, ...]:
    """The furniture that a line wholly consists of."""
    if len(words) > _WHOLE:
        return ()
    items = scan(words, 0, True)
    return items if items and skip(words, items[-1].end) == len(words) else ()


def _counts(items: Sequence[Item], listed: bool) -> bool:
    """Whether a line of furniture in the head or tail is a page's, not a line of the report that looks like it."""
    if any(item.strength >= WEAK for item in items):
        return True
    labels = [item.label for item in items if item.form]
    return (listed and not ADDRESSES.issuperset(labels)) if labels else len(items) >= 3


def _trail(words: str) -> tuple[Item, ...]:
    """A breadcrumb trail without 当前位置: three steps, or two from 首页."""
    if not any(mark in words for mark in _CRUMB_MARKS):
        return ()
    steps = [step for step in re.split(f"[{_CRUMB_MARKS}]+", words[:_WHOLE]) if step.strip()]
    enough = 2 if words.startswith(("首页", "网站首页")) else 3
    if len(steps) < enough or words[0] in _CRUMB_MARKS or any(mark in words for mark in "<《"):
        return ()
    whole = crumbs(words, 0, True) == len(words)
    return (Item(0, len(words), "navigation", WEAK),) if whole else ()


def _runs(line: _Line) -> list[Residue]:
    """Runs of furniture inside a line that holds other text too."""
    words = line.text
    suffix = _suffix(line)
    limit = suffix.span.start - line.start if suffix else len(words)
    found = _runs_between(line, 0, min(limit, _HEAD_WINDOW))
    if limit > _HEAD_WINDOW:
        found += _runs_between(line, max(_HEAD_WINDOW, limit - _TAIL_WINDOW), limit)
    return [*found, suffix] if suffix else found


def _runs_between(line: _Line, begin: int, stop: int) -> list[Residue]:
    window = line.text[begin:stop]
    found: list[Residue] = []
    at = 0 if begin == 0 else next_label(window, 0, len(window))
    while at >= 0:
        items = scan(window, at, False)
        if items and _is_run(window, items):
            start, end = items[0].start, items[-1].end
            start -= window[start - 1 : start] in ("[", "【", "（", "(") and start > 0
            end += window[end : end + 1] in ("]", "】", "）", ")") and end < len(window)
            found.append(line.piece(begin + start, begin + end, items))
        after = max(at + 1, items[-1].end) if items else (at + 1 if at else 0)
        at = next_label(window, after, len(window))
        if at == 0:  # a label at the very beginning was just refused
            at = next_label(window, 1, len(window))
    return found


def _is_run(window: str, items: Sequence[Item]) -> bool:
    """Whether furniture in mid-line is a page's fields and not part of a sentence."""
    start, end = items[0].start, items[-1].end
    before, behind = window[:start].rstrip(_BEFORE_RUN), window[end : end + 1]
    if behind and behind in _NOT_BEHIND:
        return False
    fields = [item for item in items if item.form]
    spaced = not before or before.endswith("。") or (window[start - 1] in _BEFORE_RUN and before[-1] not in ")）")
    strong = any(item.strength == STRONG for item in items)
    if len(fields) >= 2:
        return (spaced or before.endswith(ENDS_TITLE)) and sum(item.strength for item in fields) >= 2
    if not fields:
        return start == 0 and strong
    return spaced and fields[0].strength == STRONG and (bool(fields[0].value) or len(items) > 1)


def _suffix(line: _Line) -> Residue | None:
    """Furniture behind the last word of a line, after a space."""
    words = line.text
    base = max(0, len(words) - _TAIL_WINDOW)
    window = words[base:]
    starts, stop = [], len(window)
    for word in reversed(window.replace("。", " ").split()[1:][-_SUFFIX_WORDS:]):
        stop = window.rindex(word, 0, stop)
        starts.append(stop)
    for start in reversed(starts):
        items = scan(window, start, True)
        if items and skip(window, items[-1].end) == len(window) and _is_suffix(items):
            return line.piece(base + start, len(words), items)
    return None


def _is_suffix(items: Sequence[Item]) -> bool:
    if any(item.strength == STRONG for item in items):
        return True
    weak = [item for item in items if item.strength == WEAK]
    return len(weak) >= 2 or any(item.form == ORGAN and is_organ(item.value) for item in weak)


def _is_body(words: str, residue_characters: int = 0) -> bool:
    return len(words) - residue_characters >= _BODY or "。" in words or _has_mark(words)


def _has_mark(words: str) -> bool:
    """Whether a line begins with 一、 or （一）, as headings do; 一是 does not."""
    unbracketed = words.lstrip("(（")
    behind = unbracketed.lstrip("一二三四五六七八九十")
    return behind[:1] in ("、", ")", "）") and len(behind) < len(unbracketed)


def _filled(text: str, lines: Sequence[Span], indexes: range) -> Iterator[tuple[int, _Line]]:
    """The lines that have something in them."""
    for index in indexes:
        start, end = lines[index]
        words = text[start:end]
        stripped = words.strip()
        if stripped:
            yield index, _Line(start + len(words) - len(words.lstrip()), stripped)


def _read_margin(text: str, lines: Sequence[Span], indexes: range, in_head: bool) -> tuple[int, list[Residue]]:
    """Read a margin up to the first line of the body, whose index comes back with what was found."""
    margin = _Margin(in_head)
    filled = _filled(text, lines, indexes)
    current = next(filled, None)
    count = 0
    while current:
        upcoming = next(filled, None)
        body = margin.read(current[1], upcoming[1].text if upcoming else "")
        count += 1
        if in_head and (body or count == MARGIN_LINES):
            return current[0], margin.found
        current = upcoming
    return len(lines), margin.found


def _tail_start(text: str, lines: Sequence[Span], head_end: int) -> int:
    """Index of the last line of the body, which may have furniture glued to it."""
    count = 0
    for index in range(len(lines) - 1, head_end, -1):
        start, end = lines[index]
        words = text[start:end].strip()
        if not words:
            continue
        count += 1
        if count == MARGIN_LINES or (_is_body(words) and not _whole_scan(words)):
            return index
    return head_end + 1


def _read_inner(start: int, words: str) -> list[Residue]:
    """A line inside the body counts only when it is all furniture, of two pieces and one that is a page's for sure."""
    line = _Line(start + len(words) - len(words.lstrip()), words.strip())
    items = _whole_scan(line.text)
    if len(items) < 2 or all(item.strength < STRONG for item in items):
        return []
    return [line.piece(0, len(line.text), items)]
