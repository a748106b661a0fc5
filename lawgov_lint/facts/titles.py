"""Titles in 《》: outer and nested ones, those in other marks, and those that lost a mark.

Marks are paired inside a paragraph, from left to right. A second 《 before a 》 may open a nested title
(`《关于印发《甲办法》的通知》`) or show that the first was never closed (`根据《甲办法和《乙规定》`): whether the words
between them are a whole title decides, then whether the marks left add up.

Where a title that lost a mark begins or ends is read from the register of known titles first, and else from the form
of titles; where neither tells, nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.marks import units
from lawgov_lint.facts.title_marks import COMPLETE, END, LONGEST, Mark, marks_in
from lawgov_lint.instruments import Register
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class Title(NamedTuple):
    """A title as it stands in the text.

    Args:
        span: with its marks; where one is lost, to where the title probably begins or ends.
        words: what stands between the marks; empty only where a mark is lost and nobody can tell where.
        marks: how it is marked: ``《》``, ``〈〉``, ``<>``, ``<<>>``, ``≪≫``, ``«»``; ``《〉``, ``〈》``, ``《《`` or
            ``》》`` where the two do not belong together; ``《`` or ``〈`` where it is never closed, ``》`` or ``〉``
            where it is never opened.
        parent: index of the title in which it stands; None for an outer one.
        paragraph: index of the paragraph in which it begins.
        lost: how we know where a title that lost a mark begins or ends: ``known`` (a title of the register), ``form``
            (that is how titles begin and end), ``unknown``, ``doubled`` (the mark stands there twice, nothing is lost);
            empty where no mark is lost.
        depth: how many titles it stands in.
    """

    span: Span
    words: Span
    marks: str
    parent: int | None
    paragraph: int
    lost: str = ""
    depth: int = 0


_SHORT = 40
"""A shorter stretch may be a title though a 。 stands in it: 《我爱你。中国》."""
_DEEPEST = 4
"""Titles are not nested any deeper; 100,000 《 in a row must not take long."""

_SHORTEST = 3
"""A title that is not known is longer than this."""

_STOP = "。;"
_AND = lazy(r"(?:[、,和与及]|以及)?\s*$")
_GOES_ON = lazy(
    "的?(?:贯彻|学习|宣传|配套)?(?:实施|若干)?(?:办法|细则|条例|意见|方案|通知|决定|解释|释义|解读|修正案|草案)"
)
"""After a known title it makes another one: 《行政处罚法实施办法."""
_NESTS = lazy(
    r"(?:印发|转发|批转|下发|发布|公布|公开|贯彻|落实|实施|施行|执行|修改|修订|废止|学习|宣传|遵守|关于|适用|解读|批准|通过|制定|对|和|与|及|、)\s*$"
)
"""Words before a nested title."""
_RESUMES = lazy(r"的(?:通知|意见|决定|决议|公告|通告|办法|方案|实施意见|实施方案|实施办法|实施细则|函|批复|工作方案)$")
"""With what an outer title ends after a nested one: 《关于印发〈甲办法〉的通知》."""
_VERB = (
    "(?:贯彻|落实|实施|根据|依据|依照|按照|学习|宣传|印发|制定|出台|执行|修订|修改|遵守|对照|围绕|发布|公布|颁布|转发|下发|起草|编制|组织|审议|通过"
    "|完善|认真|深入|严格|全面|了|以)"
)
_VERBS = lazy(rf"{_VERB}{{1,5}}")
_FURNITURE = lazy(r"首页|.{0,6}位置|.{0,4}位于")
"""With what a chain of pages begins: 首页》政务公开》通知公告."""


def find_titles(document: Document, register: Register) -> tuple[Title, ...]:
    """Every title in 《》 or what is left of one, in text order; a nested one follows the one it stands in."""
    marks = marks_in(document.folded)
    if not marks:
        return ()
    starts = [paragraph.span.start for paragraph in document.paragraphs]
    found: list[Title] = []
    at = 0
    for span, table in _stretches(document):
        first = at
        while at < len(marks) and marks[at].start < span.end:
            at += 1
        inside = [mark for mark in marks[first:at] if mark.start >= span.start]
        if inside:
            found += _Reader(document.folded, register, span, inside, starts).titles(len(found), table)
    return tuple(found)


def _stretches(document: Document) -> Iterator[tuple[Span, bool]]:
    """The stretches inside which marks pair, in text order, and whether each is a piece of a table.

    Two that a title goes across are one: the line of a heading was broken inside it.
    """
    tables = [p.span for p in document.paragraphs if p.kind == "table"]
    spans = sorted([(span, False) for span in units(document)] + [(span, True) for span in tables])
    before: tuple[Span, bool] | None = None
    for span, table in spans:
        if before and not table and not before[1] and _goes_across(document.folded, before[0], span):
            before = (Span(before[0].start, span.end), False)
            continue
        if before:
            yield before
        before = (span, table)
    if before:
        yield before


def _goes_across(folded: str, first: Span, second: Span) -> bool:
    tail = folded[max(first.start, first.end - LONGEST // 2) : first.end]
    head = folded[second.start : min(second.end, second.start + LONGEST // 2)]
    opened, closed = tail.rfind("《"), head.find("》")
    if opened <= tail.rfind("》") or closed <= 0 or 0 <= head.find("《") < closed:
        return False
    return not any(stop in tail[opened:] or stop in head[:closed] for stop in _STOP)


class _Reader:
    """The titles of one stretch of text."""

    def __init__(
        self, folded: str, register: Register, span: Span, marks: Sequence[Mark], starts: Sequence[int]
    ) -> None:
        self.folded = folded
        self.register = register
        self.span = span
        self.marks = marks
        self.starts = starts
        self.found: list[tuple[Span, Span, str, int | None, str, int]] = []
        self.open: list[int] = []
        self.closed_by: dict[int, bool] = {}
        self.inner_end: dict[int, int] = {}
        self.known: dict[int, int | None] = {}

    def titles(self, offset: int, table: bool) -> list[Title]:
        """All of them; ``offset`` is the index of the first.

        Marks without a partner count for nothing in a table, where a title may go through several lines of a cell, and
        in the chain of pages that leads to this one.
        """
        self._count()
        for n, mark in enumerate(self.marks):
            while self.open and self._apart(self.open[0], mark):
                self._never_closed(0)
            if self._turned(n):
                continue
            if mark.opens:
                self._opens(n)
            elif not self.open:
                self._never_opened(n)
            else:
                self._closes(n)
        while self.open:
            self._never_closed(len(self.open) - 1)
        if table or self._furniture():
            self.found = [title for title in self.found if not title[4]]
        self.found.sort(key=lambda title: (title[0].start, -title[0].end))
        place = {title[0].start: n for n, title in enumerate(self.found)}
        return [
            Title(
                span,
                words,
                marks,
                offset + place[parent] if parent in place else None,
                bisect_right(self.starts, span.start) - 1,
                lost,
                depth,
            )
            for span, words, marks, parent, lost, depth in self.found
        ]

    def _furniture(self) -> bool:
        no_opening = not any(mark.opens for mark in self.marks)
        return no_opening and _FURNITURE.match(self.folded, *self.span) is not None

    def _count(self) -> None:
        """Which opening marks are closed if every mark is taken for what it is."""
        waiting: list[int] = []
        for n, mark in enumerate(self.marks):
            while waiting and self._apart(waiting[0], mark):
                self.closed_by[waiting.pop(0)] = False
            if mark.opens:
                waiting.append(n)
                if len(waiting) > _DEEPEST:
                    self.closed_by[waiting.pop(0)] = False
            elif waiting:
                self.closed_by[waiting.pop()] = True
        self.closed_by.update(dict.fromkeys(waiting, False))

    def _apart(self, n: int, mark: Mark) -> bool:
        """Whether an opening mark is too far away to belong to a later one, or a sentence ends between them."""
        start = self.marks[n].end
        if mark.start - start > LONGEST:
            return True
        stops = any(self.folded.find(stop, start, mark.start) >= 0 for stop in _STOP)
        if not stops:
            return False
        return mark.opens or mark.start - start > _SHORT or self._known_end(start, mark.start) is not None

    def _turned(self, n: int) -> bool:
        """Note a title one of whose marks is turned the wrong way, at its second mark: 《民法典《, 》民法典》."""
        mark = self.marks[n]
        if mark.glyph == "《":
            return self._turned_back(n)
        first = self.marks[n - 1] if n else mark
        if mark.glyph != "》" or first.glyph != "》" or self.open or not self.found:
            return False
        lone = self.found[-1]
        if lone[0].end != first.end or lone[4] != "unknown" or not self._is_title(first.end, mark.start):
            return False
        self.found[-1] = (Span(first.start, mark.end), Span(first.end, mark.start), "》》", None, "", 0)
        return True

    def _turned_back(self, n: int) -> bool:
        mark = self.marks[n]
        following = self.folded[mark.end : mark.end + 1]
        if not self.open or self.closed_by[n] or following.isalnum() or following in ("“", "《", "〈"):
            return False
        first = self.marks[self.open[-1]]
        if first.glyph != "《" or self.closed_by[self.open[-1]] or not self._is_title(first.end, mark.start):
            return False
        self.open.pop()
        words = Span(first.end, mark.start)
        parent = self.marks[self.open[-1]].start if self.open else None
        self.found.append((Span(first.start, mark.end), words, "《《", parent, "", len(self.open)))
        return True

    def _is_title(self, start: int, end: int) -> bool:
        return self._known_end(start, end) == end or COMPLETE.search(self.folded, start, end) is not None

    def _opens(self, n: int) -> None:
        while self.open and self._whole_before(self.open[-1], n):
            self._never_closed(len(self.open) - 1)
        self.open.append(n)
        if len(self.open) > _DEEPEST:
            self._never_closed(0)

    def _whole_before(self, first: int, second: int) -> bool:
        """Whether a title that is open when another begins was never closed, rather than nests it."""
        one, other = self.marks[first], self.marks[second]
        if one.partner or (one.glyph == "《" and other.glyph != "《" and self.closed_by[first]):
            return False
        between = self.folded[one.end : other.start]
        if not between:
            return not self.closed_by[first] or self._closes_twice(first)
        end = self._known_end(one.end, other.start)
        if end and _AND.match(self.folded, end, other.start):
            return True
        if self.closed_by[first]:
            tail = _AND.sub("", between)
            return bool(COMPLETE.search(tail)) and not _NESTS.search(tail)
        return not _NESTS.search(between) or bool(COMPLETE.search(_AND.sub("", between)))

    def _closes_twice(self, n: int) -> bool:
        """Whether 《《 is answered by 》》."""
        at = self.folded.find("》", self.marks[n].end, self.marks[n].end + LONGEST)
        return at >= 0 and self.folded[at + 1 : at + 2] == "》"

    def _closes(self, n: int) -> None:
        mark = self.marks[n]
        if mark.partner:  # signs < > come in pairs
            while self.open and self.marks[self.open[-1]] is not mark.partner:
                self._never_closed(len(self.open) - 1)
        top = self.open[-1] if self.open else None
        if top is None or (self.marks[top].partner and not mark.partner):
            self._never_opened(n)
            return
        if len(self.open) > 1 and not self.closed_by[self.open[-2]] and self.marks[self.open[-2]].glyph == "《":
            tail = _RESUMES.search(self.folded, self.marks[top].end, mark.start)
            if tail and mark.glyph == "》":
                self._never_closed(len(self.open) - 1, tail.start())
                top = self.open[-1]
        first = self.marks[top]
        self.open.pop()
        if first.end == mark.start:
            return  # 《》 with nothing between
        for outer in self.open:
            self.inner_end[outer] = mark.end
        glyphs = first.glyph + mark.glyph
        parent = self.marks[self.open[-1]].start if self.open else None
        self.found.append(
            (Span(first.start, mark.end), Span(first.end, mark.start), glyphs, parent, "", len(self.open))
        )

    # --- lost marks --------------------------------------------------------------------------------------------------

    def _never_closed(self, place: int, end: int | None = None) -> None:
        """Note one of the open titles as never closed; ``end`` where it is certain."""
        n = self.open.pop(place)
        mark = self.marks[n]
        if mark.partner:
            return
        parent = self.marks[self.open[place - 1]].start if place else None
        following = self.marks[n + 1] if n + 1 < len(self.marks) else None
        if following and following.opens and following.start == mark.end:
            end, lost = mark.end, "doubled"
        else:
            end, lost = self._end(n, end)
        self.found.append((Span(mark.start, end), Span(mark.end, end), mark.glyph, parent, lost, place))

    def _end(self, n: int, limit: int | None) -> tuple[int, str]:
        """Where a title that is never closed probably ends, and how we know."""
        start = self.marks[n].end
        after = self.inner_end.get(n, start)
        if limit is None:
            near = self.marks[n + 1 : n + 2 * _DEEPEST + 2]
            following = next((mark.start for mark in near if mark.start >= after), self.span.end)
            limit = min(self.span.end, after + LONGEST, following)
            stops = (self.folded.find(stop, after, limit) for stop in _STOP)
            limit = min((at for at in stops if at >= 0), default=limit)
            sure = False
        else:
            sure = True
        known = self._known_end(start, limit) if after == start else None
        if known and not _GOES_ON.match(self.folded, known, limit):
            return known, "known"
        if sure:
            return limit, "form"
        for found in END.finditer(self.folded, after, limit):
            if "," not in self.folded[after : found.start()]:
                return found.end(), "form"
        return start, "unknown"

    def _known_end(self, start: int, limit: int) -> int | None:
        """Where a known title that begins at a place ends."""
        if start not in self.known:
            mention = self.register.longest_at(self.folded, start)
            self.known[start] = mention.end if mention and mention.start - start <= 1 else None
        end = self.known[start]
        return end if end and end <= limit else None

    def _never_opened(self, n: int) -> None:
        mark = self.marks[n]
        before = self.marks[n - 1] if n else None
        if mark.partner or mark.start == self.span.start:
            return
        if before and not before.opens and before.end == mark.start:
            start, lost = mark.start, "doubled"
        else:
            start, lost = self._start(before.end if before else self.span.start, mark.start)
        self.found.append((Span(start, mark.end), Span(start, mark.start), mark.glyph, None, lost, 0))

    def _start(self, floor: int, end: int) -> tuple[int, str]:
        """Where a title that is never opened probably begins, and how we know."""
        floor = max(floor, end - _SHORT - 20)
        for stop in ",。;:!?、“”\n":
            floor = max(floor, self.folded.rfind(stop, floor, end) + 1)
        while floor < end and self.folded[floor] == " ":
            floor += 1
        verbs = [found.end() for found in _VERBS.finditer(self.folded, floor, end)]
        for start in (floor, *verbs):
            mention = self.register.longest_at(self.folded, start) if start < end else None
            if mention and mention.end == end and mention.match.how != "ambiguous":
                return start, "known"
        start = verbs[0] if verbs else floor
        if (
            end - start > _SHORTEST
            and self.folded[start] not in "及和与等的"
            and COMPLETE.search(self.folded, start, end)
        ):
            return start, "form"
        return end, "unknown"


def joined(folded: str, titles: Sequence[Title]) -> Iterator[list[int]]:
    """The lists of titles, as their indexes: those between which only 、, 和 or a document number stands.

    Example: 《甲法》《乙条例》（国发〔2020〕1号）、《丙办法》和《丁规定》; a title alone is no list.
    """
    by_parent: dict[int | None, list[int]] = {}
    for n, title in enumerate(titles):
        if not title.lost:
            by_parent.setdefault(title.parent, []).append(n)
    for siblings in by_parent.values():
        run: list[int] = []
        for n in siblings:
            if run:
                start, end = titles[run[-1]].span.end, titles[n].span.start
                if end - start > _GAP or not _JOINS.fullmatch(folded, start, end):
                    if len(run) > 1:
                        yield run
                    run = []
            run.append(n)
        if len(run) > 1:
            yield run


_GAP = 60
_JOINS = lazy(r"\s*(?:\((?!以下)[^()\n]*\))?\s*(?:[、,和与及]|以及)?\s*")
"""What stands between the titles of one list."""
