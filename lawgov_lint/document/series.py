"""Inline series: 一是…二是…, 首先…其次…, 1.…2.… inside a paragraph or across paragraphs, nested ones too."""

from __future__ import annotations

import re

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.marks import LETTER, number_of
from lawgov_lint.document.model import Paragraph, Series, SeriesItem
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

MAX_NESTED = 8
"""Series within series that are followed; nobody nests more than three, and hostile text must not grow the stack."""
_AFTER_HEADING = "(?<=不足|情况|成效|举措|做法|原因|安排|职责|问题|打算|计划|方面|如下|差距|短板)"
# Each begins with a literal or a set of characters, which the engine looks for fast; what must stand before a mark is
# asked afterwards, because a pattern that begins with a look-behind is tried at every character.
_FORMS = (
    (
        "",
        lazy(r"(?P<yi_shi>[一二三四五六七八九十]{1,3})(?:是(?!一|否)|要)"),
    ),  # 一是健全 一要强化  not 二是一 十是否
    ("第", lazy(rf"第(?P<ordinal>{LETTER}{{1,3}})[,、]")),  # 第一,
    ("首先", lazy(r"(?P<first_next>首先|其次|再次|最后)")),  # 首先,
    (".", lazy(rf"(?P<arabic_dot>\d{{1,2}})\.(?={LETTER}|“)")),  # 1.加强
    ("(", lazy(rf"\((?P<arabic_bracket>\d{{1,2}})\)(?={LETTER}|“)")),  # (2)加强
    ("", lazy(r"(?P<circled>[①-⑳])")),
)
_NOT_BEFORE = lazy(r"\w")
_HEADING_BEFORE = lazy(_AFTER_HEADING)
_FIRST_NEXT = {"首先": 1, "其次": 2, "再次": 3, "最后": None}


class _Open:
    """A series that may go on."""

    def __init__(self, form: str, index: int, parent: tuple[int, int] | None, leads: bool, heading: int | None) -> None:
        self.form = form
        self.index = index
        self.parent = parent
        self.leads = leads
        self.heading = heading
        self.marks: list[tuple[int | None, Span, int]] = []

    @property
    def last(self) -> int:
        return next((number for number, _, _ in reversed(self.marks) if number), 0)


class _Found(NamedTuple):
    form: str
    number: int | None
    mark: Span
    paragraph: int
    leads: bool


def find_series(folded: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Series, ...]:
    """All series, in the order of their first items."""
    stack: list[_Open] = []
    done: list[_Open] = []
    for found in _marks(folded, paragraphs):
        heading = paragraphs[found.paragraph].heading
        stack = [series for series in stack if series.heading == heading]
        series = _continues(stack, found)
        if series is None:
            parent = _parent(stack, found)
            series = _Open(found.form, len(done), parent, found.leads, heading)
            done.append(series)
            stack = [*[s for s in stack if parent and s.index <= parent[0]][1 - MAX_NESTED :], series]
        else:
            del stack[stack.index(series) + 1 :]
        series.marks.append((found.number, found.mark, found.paragraph))
    return tuple(_close(series, paragraphs) for series in done)


def _marks(folded: str, paragraphs: tuple[Paragraph, ...]) -> list[_Found]:
    matches = [
        m for literal, form in _FORMS if literal in folded for m in form.finditer(folded) if _may_stand(folded, m)
    ]
    matches.sort(key=re.Match.start)
    found = []
    at = 0
    for match in matches:
        while at < len(paragraphs) and paragraphs[at].span.end <= match.start():
            at += 1
        if at == len(paragraphs):
            break
        paragraph = paragraphs[at]
        if paragraph.kind not in ("body", "heading") or match.start() < paragraph.span.start:
            continue
        form = match.lastgroup or ""
        name = "yi-yao" if form == "yi_shi" and match.group().endswith("要") else form.replace("_", "-")
        number = _FIRST_NEXT[match[form]] if form == "first_next" else number_of(match[form])
        if number is None and form != "first_next":
            continue
        leads = match.start() == paragraph.span.start
        if leads and form.startswith("arabic"):
            continue  # at the beginning of a paragraph that is a heading's mark
        found.append(_Found(name, number, Span(match.start(), match.end()), at, leads))
    return found


def _may_stand(folded: str, match: re.Match[str]) -> bool:
    """Whether what stands around a candidate lets it be a mark."""
    start, form = match.start(), match.lastgroup or ""
    before = folded[start - 1] if start else "\n"
    if form == "circled":
        return True
    if form.startswith("arabic"):
        return before in "。;:" or (form == "arabic_bracket" and before == ",")
    if form == "first_next" and match[form] in ("最后", "首先"):
        return folded[match.end() : match.end() + 1] in (",", "是", "要") and not _NOT_BEFORE.match(
            before
        )  # 最后形成…, 首先进行… are adverbs
    if form == "yi_shi" and _NOT_BEFORE.match(before):
        return _HEADING_BEFORE.match(folded, start) is not None
    return not _NOT_BEFORE.match(before)


def _continues(stack: list[_Open], found: _Found) -> _Open | None:
    """The open series whose next item this is; where two wait for the same number, the one in the same position."""
    if found.number == 1:
        return None
    same = [s for s in reversed(stack) if s.form == found.form and s.marks]
    if found.number is None:
        return same[0] if same else None
    due = [s for s in same if s.last + 1 == found.number]
    for series in due:
        if series.leads == found.leads and (found.leads or series.marks[-1][2] == found.paragraph):
            return series
    if due:
        return due[0]
    skipped = [s for s in same if s.last < found.number and s.leads == found.leads]
    return skipped[0] if skipped else None


def _parent(stack: list[_Open], found: _Found) -> tuple[int, int] | None:
    """The item of an open series in which a new series begins; None for an outer one."""
    for series in reversed(stack):
        if series.form == found.form and (found.leads or not series.leads):
            continue
        if series.marks[-1][2] == found.paragraph:
            return series.index, len(series.marks) - 1
    return None


def _close(series: _Open, paragraphs: tuple[Paragraph, ...]) -> Series:
    items = []
    for n, (number, mark, paragraph) in enumerate(series.marks):
        end = series.marks[n + 1][1].start if n + 1 < len(series.marks) else paragraphs[paragraph].span.end
        items.append(SeriesItem(number, mark, Span(mark.start, end)))
    return Series(series.form, tuple(items), series.parent, tuple(p for _, _, p in series.marks))
