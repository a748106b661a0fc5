"""Which part of the report is about what: by heading, by content, by mention, or missing.

Recognition is free of order, level and wording. A part is there by content when a paragraph, a series item or a
thematic heading has it as its subject; a cue anywhere else only mentions it. Missing is said only when there is not
even that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import REQUIRED_ROLES, Heading, Paragraph, Section, Series
from lawgov_lint.document.roles import RoleFinder
from lawgov_lint.patterns import lazy

MIN_ACHIEVEMENTS = 150
"""Text without headings shorter than this is not taken for an account of the year's work."""
CLOSING_PARAGRAPHS = 2
"""So many paragraphs at the end may tell problems or a plan after their first sentence."""
_SENTENCE_BREAK = lazy(r"。\s*(?=\S)")
_CLAUSE_STOP = lazy("[。;!?,]")


class _Covered:
    """What some spans cover together, asked in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(spans):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def find_sections(
    finder: RoleFinder,
    announced: dict[int, tuple[str, ...]],
    headings: tuple[Heading, ...],
    paragraphs: tuple[Paragraph, ...],
    series: tuple[Series, ...],
    *,
    of_report: bool,
) -> tuple[Section, ...]:
    """All parts, in text order, what is missing last; every required role at least once.

    What a part of an annual report is known by besides its heading is looked for in annual reports only.
    """
    sections = _by_heading(announced, headings)
    if not of_report:
        missing = [
            Section(role, "missing", None, None) for role in REQUIRED_ROLES if role not in {s.role for s in sections}
        ]
        return tuple(sorted(sections + missing, key=_order))
    for role in ("problems", "next_year", "first_responsible"):
        if not any(s.role == role for s in sections):
            openings = _openings(finder.folded, role, headings, paragraphs, sections)
            sections += _by_content(finder, role, openings, headings, paragraphs, series, _barred(role, sections))
    sections = _clipped(sections)
    taken = [s.span for s in sections if s.span and s.role != "achievements"]
    if not any(s.role == "achievements" for s in sections):
        sections += _achievements(headings, paragraphs, taken)
    sections += _opening(headings, paragraphs)
    for role in REQUIRED_ROLES:
        if not any(s.role == role for s in sections):
            sections.append(_mentioned_or_missing(finder, role, paragraphs))
    return tuple(sorted(sections, key=_order))


def _barred(role: str, sections: list[Section]) -> _Covered:
    """Where a role cannot stand by content: problems or a plan may close any part, what the leaders do cannot."""
    others = ("problems", "next_year", "other") if role == "first_responsible" else ()
    return _Covered(s.span for s in sections if s.span and s.role in others)


def _clipped(sections: list[Section]) -> list[Section]:
    """A part ends where another one begins that was found by its content."""
    starts = sorted(s.span.start for s in sections if s.span and s.found_by == "content")
    out = []
    for section in sections:
        span = section.span
        if span and (section.found_by == "content" or section.role == "problems"):
            at = bisect_right(starts, span.start)
            end = min(span.end, starts[at]) if at < len(starts) else span.end
            out.append(section._replace(span=Span(span.start, end)))
        else:
            out.append(section)
    return out


def _order(section: Section) -> tuple[int, int, str]:
    return (0, section.span.start, section.role) if section.span else (1, 0, section.role)


def _by_heading(announced: dict[int, tuple[str, ...]], headings: tuple[Heading, ...]) -> list[Section]:
    below: dict[int | None, set[str]] = {}
    for n, heading in enumerate(headings):
        below.setdefault(heading.parent, set()).update(announced[n])
    sections = []
    for n, heading in enumerate(headings):
        for role in announced[n]:
            if role in below.get(n, ()) and len(announced[n]) > 1:
                continue  # 二、存在的不足和下一步安排 with （一）存在的不足 （二）下一步安排 under it
            sections.append(Section(role, "heading", n, heading.extent))
    return sections


def _by_content(
    finder: RoleFinder,
    role: str,
    openings: list[tuple[int, int]],
    headings: tuple[Heading, ...],
    paragraphs: tuple[Paragraph, ...],
    series: tuple[Series, ...],
    barred: _Covered,
) -> list[Section]:
    about = finder.roles[role]
    found = [
        (n, start)
        for n, start in openings
        if start not in barred and finder.is_about(about, start, paragraphs[n].span.end)
    ]
    if found:
        # A plan stands late: 下一步… that closes an early theme is only taken where nothing later has it.
        late = [opening for opening in found if opening[1] * 2 >= len(finder.folded)]
        n, start = late[0] if late else found[-1] if role == "next_year" else found[0]
        return [Section(role, "content", None, Span(start, _content_end(finder, role, paragraphs, headings, n)))]
    items = (item for chain in series if chain.parent is None for item in chain.items)
    for item in items:
        if item.mark.start not in barred and finder.is_about(about, item.mark.end, item.span.end):
            return [Section(role, "content", None, item.span)]
    return []


def _openings(
    folded: str,
    role: str,
    headings: tuple[Heading, ...],
    paragraphs: tuple[Paragraph, ...],
    sections: list[Section],
) -> list[tuple[int, int]]:
    """Where text begins that can be about a role: paragraphs, and after them sentences inside some paragraphs."""
    bodies = [n for n, paragraph in enumerate(paragraphs) if paragraph.kind == "body"]
    whole = [(n, _text_start(headings, paragraphs[n], n)) for n in bodies]
    problems = _Covered(s.span for s in sections if s.span and s.role == "problems")
    closing = set(bodies[-CLOSING_PARAGRAPHS:])
    inner = []
    for n in bodies:
        paragraph = paragraphs[n]
        start = paragraph.span.start
        if role == "first_responsible":
            told = paragraph.heading is not None
        else:
            told = n in closing or (role == "next_year" and start in problems)
        if paragraph.virtual:  # the line lost its breaks: its later sentences may have been paragraphs
            told, start = True, max(start, len(folded) // 2)
        if told:
            inner += [(n, stop.end()) for stop in _SENTENCE_BREAK.finditer(folded, start, paragraph.span.end)]
    return whole + inner


def _text_start(headings: tuple[Heading, ...], paragraph: Paragraph, n: int) -> int:
    if paragraph.heading is not None and headings[paragraph.heading].paragraph == n:
        return headings[paragraph.heading].mark.end
    return paragraph.span.start


_GOES_ON = lazy(r"[一二三四五六七八九十]{1,3}(?:是|要|、)|\(|\d{1,2}[.、]|首先|其次|再次|最后|此外|另外|——")


def _content_end(
    finder: RoleFinder, role: str, paragraphs: tuple[Paragraph, ...], headings: tuple[Heading, ...], n: int
) -> int:
    """A part without a heading goes on while its paragraphs carry its series; a plan goes on to the end."""
    end = paragraphs[n].span.end
    under = paragraphs[n].heading
    for later in paragraphs[n + 1 :]:
        if later.kind != "body" or (later.heading != under and headings[later.heading or 0].level <= 2):
            break
        others = [r for r in ("problems", "next_year") if r != role]
        if any(finder.is_about(finder.roles[r], later.span.start, later.span.end) for r in others):
            break
        if role != "next_year" and not _GOES_ON.match(finder.folded, later.span.start):
            break
        end = later.span.end
    return end


def _achievements(headings: tuple[Heading, ...], paragraphs: tuple[Paragraph, ...], taken: list[Span]) -> list[Section]:
    """Thematic headings whose contents are the achievements; without headings, the text that no other part takes."""
    covered = _Covered(taken)
    themes = []
    for n, heading in enumerate(headings):
        if heading.parent is None and heading.level <= 2 and heading.span.start not in covered:
            span = _before_others(heading.extent, taken)
            if span.end > heading.span.end:
                themes.append(Section("achievements", "content", n, span))
    if any(heading.parent is None and heading.span.start not in covered for heading in headings):
        return themes
    free = [p.span for p in paragraphs if p.kind == "body" and p.span.start not in covered]
    if sum(span.end - span.start for span in free) < MIN_ACHIEVEMENTS:
        return []
    return [Section("achievements", "content", None, Span(free[0].start, free[-1].end))]


def _before_others(extent: Span, taken: list[Span]) -> Span:
    """002: problems and plan are paragraphs at the end of the last thematic heading's stretch."""
    inner = [t for t in taken if extent.start < t.start < extent.end]
    closes = any(t.end >= extent.end - 1 for t in inner)
    return Span(extent.start, min(t.start for t in inner)) if closes else extent


def _opening(headings: tuple[Heading, ...], paragraphs: tuple[Paragraph, ...]) -> list[Section]:
    before = [p.span for p in paragraphs if p.kind == "body" and p.heading is None]
    if not before or not headings:
        return []
    return [Section("opening", "content", None, Span(before[0].start, before[-1].end))]


def _mentioned_or_missing(finder: RoleFinder, role: str, paragraphs: tuple[Paragraph, ...]) -> Section:
    for paragraph in paragraphs:
        if paragraph.kind in ("body", "heading") and (found := finder.mention(finder.roles[role], paragraph.span)):
            return Section(role, "mention", None, _clause(finder.folded, found, paragraph.span))
    return Section(role, "missing", None, None)


def _clause(folded: str, found: Span, within: Span) -> Span:
    start = max(folded.rfind(mark, within.start, found.start) for mark in "。;!?,") + 1
    stop = _CLAUSE_STOP.search(folded, found.end, within.end)
    return Span(max(start, within.start), stop.start() if stop else within.end)
