"""Source → pieces: the stretches of visible text that will be paragraphs, with the number mark each begins with.

A copy from the web may have lost its line breaks, so a piece may begin inside a line. A mark inside a line counts only
when its number is the one that must come next, and when it stands where a sentence or a title has just ended.
"""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.marks import LETTER, Mark, broken_mark_at, mark_at, marks_within
from lawgov_lint.patterns import lazy
from lawgov_lint.reading.source import Source
from lawgov_lint.values import NamedTuple

WHITE = " \t\u3000\xa0\ufeff\u200b\u2028\u2029\x0b\x0c\r\n"
MARKDOWN = "#*_> "
SENTENCE_ENDS = '。;:!?”"』」)】》 \t'
MAX_TITLE = 60
"""Longest heading taken as one, in characters; longest seen in 76 report openings and 8 full texts: 46."""
MAX_FIRST_CLAUSE = 30
"""Where a heading that runs into its text is taken to end at the latest."""
GLUED_LINE = 1500
"""A line this long that holds 一、 inside has lost line breaks; longest sound paragraph in the samples: 1,330."""


class Piece(NamedTuple):
    """A stretch of visible text.

    Args:
        start, end: without white space around it.
        mark: the number mark it begins with.
        virtual: it begins inside a line.
        title_end: where its heading ends, when it begins with a mark; else ``start``.
        glued: nothing shows where the heading ends.
    """

    start: int
    end: int
    mark: Mark | None = None
    virtual: bool = False
    title_end: int = 0
    glued: bool = False


def visible_lines(source: Source) -> list[Span]:
    """The lines without residue and white space, empty ones left out."""
    text = source.text
    strip = WHITE + MARKDOWN if source.form == "markdown" else WHITE
    lines: list[Span] = []
    residue = [r.span for r in source.residue]
    at = 0
    for line in source.lines():
        start = line.start
        while at < len(residue) and residue[at].start < line.end:
            lines.append(Span(start, residue[at].start))
            start = max(start, residue[at].end)
            at += 1
        lines.append(Span(start, max(start, line.end)))
    visible = (trim(text, line, strip) for line in lines if line.start < line.end)
    return [line for line in visible if line.start < line.end]


def trim(text: str, span: Span, strip: str = WHITE) -> Span:
    """The span without the given characters at its ends."""
    if span.start < span.end and text[span.start] not in strip and text[span.end - 1] not in strip:
        return span
    inner = text[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip(strip))
    return Span(start, max(start, span.end - (len(inner) - len(inner.rstrip(strip)))))


class _Numbers:
    """The last number seen at each level, to know which one must come next."""

    def __init__(self) -> None:
        self.last = [0, 0, 0, 0, 0]

    def expects(self, mark: Mark) -> bool:
        return mark.number == self.last[mark.level] + 1 or (mark.level == 3 and mark.number == 1)

    def take(self, mark: Mark) -> None:
        self.last[mark.level] = mark.number if mark.number else self.last[mark.level] + 1
        for level in range(mark.level + 1, 5):
            # 3.1–3.36 may run on across chapters; a new 一、 or （一） starts the brackets below it again.
            if level != 3:
                self.last[level] = 0


def split_pieces(folded: str, lines: list[Span]) -> list[Piece]:
    """The pieces of all lines, in text order."""
    numbers = _Numbers()
    pieces: list[Piece] = []
    waiting: Mark | None = None
    for line in lines:
        mark = _first_mark(folded, line, numbers)
        if waiting and mark is None:  # the mark stood on a line of its own: its title is this line
            pieces.extend(_split_line(folded, Span(waiting.start, line.end), waiting, numbers, text_start=line.start))
            waiting = None
            continue
        if waiting:
            pieces.append(Piece(waiting.start, waiting.end, waiting, title_end=waiting.end))
            waiting = None
        if mark and mark.end >= line.end and not mark.broken:
            numbers.take(mark)
            waiting = mark
            continue
        pieces.extend(_split_line(folded, line, mark, numbers, text_start=line.start))
    if waiting:
        pieces.append(Piece(waiting.start, waiting.end, waiting, title_end=waiting.end))
    return pieces


def _first_mark(folded: str, line: Span, numbers: _Numbers) -> Mark | None:
    mark = mark_at(folded, line.start, line.end)
    if mark:
        return mark
    broken = broken_mark_at(folded, line.start, line.end)
    if broken is None or (broken.number is not None and not numbers.expects(broken)):
        return None
    return broken


def _split_line(folded: str, line: Span, mark: Mark | None, numbers: _Numbers, text_start: int) -> list[Piece]:
    starts: list[tuple[int, Mark | None]] = [(line.start, mark)]
    if mark and numbers.last[mark.level] != mark.number:
        numbers.take(mark)
    title_end = heading_end(folded, mark, line.end)[0] if mark else text_start
    lost_breaks = line.end - line.start > GLUED_LINE
    brackets = _Brackets(folded, title_end)
    for inner in marks_within(folded, max(text_start, mark.end if mark else 0), line.end):
        if inner.level == 3 and not lost_breaks and inner.start > title_end:
            continue
        if inner.broken:
            if not (lost_breaks and numbers.last[2] and brackets.closes_nothing(inner.start)):
                continue
        elif not numbers.expects(inner) or not _may_begin(folded, inner, title_end, line.start, lost_breaks):
            continue
        numbers.take(inner)
        lost_breaks = lost_breaks or inner.level == 1
        starts.append((inner.start, inner))
        title_end = heading_end(folded, inner, line.end)[0]
        brackets = _Brackets(folded, title_end)
    ends = [start for start, _ in starts[1:]] + [line.end]
    return [
        _piece(folded, start, end, mark, virtual=n > 0)
        for n, ((start, mark), end) in enumerate(zip(starts, ends, strict=True))
    ]


_PART_BEGINS = lazy(r"[^。;:!?]{0,24}?(?:不足|问题|第一责任|安排|打算|计划|举措|成效|情况)")
"""How a part of a report begins, where the item before it has no closing mark: `(三)加强宣传二、存在的不足`."""


class _Brackets:
    """Counts brackets from one place on, so that each character is looked at once."""

    def __init__(self, folded: str, start: int) -> None:
        self.folded = folded
        self.at = start
        self.open = 0

    def closes_nothing(self, bracket: int) -> bool:
        """Whether the closing bracket at an offset has no opening one before it."""
        closed = self.folded.count(")", self.at, bracket)
        self.open = max(0, self.open + self.folded.count("(", self.at, bracket) - closed)
        self.at = bracket
        return self.open == 0


def _may_begin(folded: str, mark: Mark, title_end: int, line_start: int, lost_breaks: bool) -> bool:
    """Whether a mark inside a line stands where a part may begin."""
    before = folded[mark.start - 1] if mark.start > line_start else ""
    if not before:
        return False
    if mark.level == 1 and lost_breaks and _PART_BEGINS.match(folded, mark.end, mark.end + 40):
        return True
    if mark.start <= title_end:  # （一） right after the words of 一、
        return mark.level > 1
    if mark.level == 1:
        after_title = mark.number == 1 and folded.endswith(("报告", "总结"), line_start, mark.start)
        return before in SENTENCE_ENDS or after_title
    return before in "。!?”" or (lost_breaks and before in SENTENCE_ENDS)


_SERIES_BEGINS = lazy(rf"(?<={LETTER})一是(?={LETTER}|“)|(?<={LETTER})(?:\(一\)|1\.)(?={LETTER})")
_TITLE_STOP = lazy(r"[。;!?\n]|:(?!\d)")


def heading_end(folded: str, mark: Mark, end: int) -> tuple[int, bool]:
    """Where the heading that begins with a mark ends, and whether that is a guess.

    A heading ends at the end of its line, at the first 。 or ：, or where 一是 or （一） begins; where none of them
    comes within MAX_TITLE characters, after the clause that reaches MAX_FIRST_CLAUSE.
    """
    begin = mark.end
    while begin < end and folded[begin] in WHITE:  # the mark may have stood on a line of its own
        begin += 1
    limit = min(end, begin + MAX_TITLE)
    series = _SERIES_BEGINS.search(folded, begin, limit)
    stop = _TITLE_STOP.search(folded, begin, series.start() if series else limit)
    if stop:
        return stop.start(), False
    if series:
        return series.start(), False
    if end <= limit:
        return end, False
    cut = mark.end + MAX_FIRST_CLAUSE
    comma = folded.find(",", mark.end, cut)
    second = folded.find(",", comma + 1, cut) if comma >= 0 else -1
    return (second if second > 0 else cut), True


def _piece(folded: str, start: int, end: int, mark: Mark | None, *, virtual: bool) -> Piece:
    span = trim(folded, Span(start, end))
    if mark is None:
        return Piece(span.start, span.end, None, virtual, span.start)
    title_end, glued = heading_end(folded, mark, span.end)
    return Piece(span.start, span.end, mark, virtual, title_end, glued)
