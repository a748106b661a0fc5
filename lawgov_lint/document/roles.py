"""Which part of the report is about what: by heading, by content, by mention, or missing.

Recognition is free of order, level and wording. A part is there by content when a paragraph, a series item or a thematic
heading has it as its subject; a cue anywhere else only mentions it. Missing is said only when there is not even that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import REQUIRED_ROLES, Heading, Paragraph, Section, Series
from lawgov_lint.vocabulary import Role, Vocabulary, wording_pattern

ROLE_WITHIN = 30
"""A heading's role is in its first words: in a glued one the rest is already text."""
FIRST_SENTENCE = 90
"""How much of a paragraph's first sentence can say what it is about."""
MIN_ACHIEVEMENTS = 150
"""Text without headings shorter than this is not taken for an account of the year's work."""
NEXT_YEAR_MARK = "下一年··"
"""Stands in for `2024年` in a report on 2023: as long as the year itself, so that offsets stay."""
_YEARS = re.compile(r"^(?:20\d\d年?(?:度|以来|工作)?|上一?年度?|本年度|今年以?来?)[,、]?")


class RoleFinder:
    """Finds the parts of one document.

    Args:
        folded: the folded text.
        year: the report year, None when unknown.
    """

    def __init__(self, folded: str, year: int | None, vocabulary: Vocabulary) -> None:
        self.folded = folded.replace(f"{year + 1}年", NEXT_YEAR_MARK) if year else folded
        self.roles = vocabulary.roles
        self.vocabulary = vocabulary

    def heading_roles(self, heading: Heading) -> tuple[str, ...]:
        """The roles that a heading's wording announces, in the order of the vocabulary; often none, sometimes two."""
        words = _YEARS.sub("", self.folded[heading.title.start : heading.title.end])
        found = [name for name, role in self.roles.items() if self._announces(words, role)]
        if len(found) > 1 and "achievements" in found:
            found.remove("achievements")  # 党政主要负责人履行…情况, 下一步工作…: the narrower wording says more
        return tuple(found)

    def _announces(self, words: str, role: Role) -> bool:
        found = wording_pattern(role.headings).search(words)
        if not found or found.start() > ROLE_WITHIN:
            return False
        look_alike = wording_pattern(role.not_headings).search(words)
        return look_alike is None or look_alike.start() > ROLE_WITHIN

    def is_about(self, role: Role, start: int, end: int) -> bool:
        """Whether the first sentence of a stretch of text has the role as its subject."""
        stop = re.compile("[。;!?\n]").search(self.folded, start, min(end, start + FIRST_SENTENCE))
        sentence = self.folded[start : stop.start() if stop else min(end, start + FIRST_SENTENCE)]
        if not wording_pattern(role.subjects).search(sentence):
            return False
        return wording_pattern(role.not_subjects).search(sentence) is None

    def mention(self, role: Role, span: Span) -> Span | None:
        """The first passing mention inside a span."""
        for found in wording_pattern(role.mentions).finditer(self.folded, span.start, span.end):
            around = self.folded[max(span.start, found.start() - 14) : found.end() + 8]
            if not wording_pattern(role.not_mentions).search(around):
                return Span(*found.span())
        return None


def assign_roles(
    finder: RoleFinder, headings: tuple[Heading, ...]
) -> tuple[tuple[Heading, ...], dict[int, tuple[str, ...]]]:
    """The headings with their roles, and every role each announces.

    A heading inside a part cannot open another one there when it only repeats a word of it: 第一责任人 under the problems
    or in the plan is a problem or a plan.
    """
    announced: dict[int, tuple[str, ...]] = {}
    out: list[Heading] = []
    for n, heading in enumerate(headings):
        roles = () if heading.item and heading.level > 2 else finder.heading_roles(heading)
        above = _roles_above(headings, announced, heading)
        if above & {"problems", "next_year", "causes"}:
            roles = tuple(r for r in roles if (r in above and len(above) > 1) or r == "causes")
        elif above:
            roles = tuple(r for r in roles if r not in above and r not in ("achievements", "other"))
        elif heading.level > 1 and heading.parent is not None:
            roles = tuple(r for r in roles if r not in ("achievements", "other"))
        announced[n] = roles
        out.append(heading._replace(role=roles[0] if roles else None))
    return tuple(out), announced


def _roles_above(headings: tuple[Heading, ...], announced: dict[int, tuple[str, ...]], heading: Heading) -> set[str]:
    above: set[str] = set()
    parent = heading.parent
    while parent is not None:
        above.update(announced[parent])
        parent = headings[parent].parent
    return above


def find_sections(
    finder: RoleFinder,
    announced: dict[int, tuple[str, ...]],
    headings: tuple[Heading, ...],
    paragraphs: tuple[Paragraph, ...],
    series: tuple[Series, ...],
) -> tuple[Section, ...]:
    """All parts, in text order, what is missing last; every required role at least once."""
    sections = _by_heading(announced, headings)
    taken = [s.span for s in sections if s.span and s.role in ("problems", "first_responsible", "next_year", "other")]
    for role in ("problems", "next_year", "first_responsible"):
        if not any(s.role == role for s in sections):
            # A plan may close the part on the problems: 2024年,我局将… under 二、存在的不足.
            closed = (
                taken
                if role != "next_year"
                else [s.span for s in sections if s.span and s.role in ("first_responsible", "other")]
            )
            sections += _by_content(finder, role, headings, paragraphs, series, closed)
    sections = _clipped(sections)
    taken = [s.span for s in sections if s.span and s.role != "achievements"]
    if not any(s.role == "achievements" for s in sections):
        sections += _achievements(headings, paragraphs, taken)
    sections += _opening(headings, paragraphs)
    for role in REQUIRED_ROLES:
        if not any(s.role == role for s in sections):
            sections.append(_mentioned_or_missing(finder, role, paragraphs))
    return tuple(sorted(sections, key=_order))


def _clipped(sections: list[Section]) -> list[Section]:
    """A part ends where another one begins that was found by its content."""
    starts = sorted(s.span.start for s in sections if s.span and s.found_by == "content")
    out = []
    for section in sections:
        if section.span and (section.found_by == "content" or section.role == "problems"):
            span = section.span
            end = min((start for start in starts if span.start < start < span.end), default=span.end)
            section = section._replace(span=Span(span.start, end))
        out.append(section)
    return out


def _order(section: Section) -> tuple[int, int, str]:
    return (0, section.span.start, section.role) if section.span else (1, 0, section.role)


def _by_heading(announced: dict[int, tuple[str, ...]], headings: tuple[Heading, ...]) -> list[Section]:
    sections = []
    for n, heading in enumerate(headings):
        below = {r for m, h in enumerate(headings) if h.parent == n for r in announced[m]}
        for role in announced[n]:
            if role in below and len(announced[n]) > 1:
                continue  # 二、存在的不足和下一步安排 with （一）存在的不足 （二）下一步安排 under it
            sections.append(Section(role, "heading", n, heading.extent))
    return sections


def _by_content(
    finder: RoleFinder,
    role: str,
    headings: tuple[Heading, ...],
    paragraphs: tuple[Paragraph, ...],
    series: tuple[Series, ...],
    taken: list[Span],
) -> list[Section]:
    about = finder.roles[role]
    found = []
    for n, start in _openings(finder.folded, headings, paragraphs):
        if not any(span.start <= start < span.end for span in taken) and finder.is_about(
            about, start, paragraphs[n].span.end
        ):
            found.append(
                Section(role, "content", None, Span(start, _content_end(finder, role, paragraphs, headings, n)))
            )
    if found:
        # A plan stands late: 下一步… that closes an early theme is only taken where nothing later has it.
        late = [s for s in found if s.span and s.span.start * 2 >= len(finder.folded)]
        return [late[0] if late else found[-1] if role == "next_year" else found[0]]
    for chain in series:
        for item in chain.items:
            begin = item.mark.end
            if (
                chain.parent is None
                and not any(s.holds(item.span) for s in taken)
                and finder.is_about(about, begin, item.span.end)
            ):
                return [Section(role, "content", None, item.span)]
    return []


def _openings(
    folded: str, headings: tuple[Heading, ...], paragraphs: tuple[Paragraph, ...]
) -> Iterator[tuple[int, int]]:
    """Paragraphs and where their text begins; in a line that lost its breaks, also every sentence of the second half."""
    for n, paragraph in enumerate(paragraphs):
        if paragraph.kind != "body":
            continue
        yield n, _text_start(headings, paragraph, n)
        if paragraph.virtual:
            half = max(paragraph.span.start, len(folded) // 2)
            for stop in re.finditer(r"。\s*(?=\S)", folded[half : paragraph.span.end]):
                yield n, half + stop.end()


def _text_start(headings: tuple[Heading, ...], paragraph: Paragraph, n: int) -> int:
    if paragraph.heading is not None and headings[paragraph.heading].paragraph == n:
        return headings[paragraph.heading].mark.end
    return paragraph.span.start


_GOES_ON = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|要|、)|\(|\d{1,2}[.、]|首先|其次|再次|最后|此外|另外|——")


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
    themes = [
        Section("achievements", "content", n, _before_others(heading.extent, taken))
        for n, heading in enumerate(headings)
        if heading.parent is None
        and heading.level <= 2
        and not any(s.start <= heading.span.start < s.end for s in taken)
    ]
    if themes:
        return [
            s
            for s in themes
            if s.span
            and s.span.end - s.span.start > headings[s.heading or 0].span.end - headings[s.heading or 0].span.start
        ]
    free = [p.span for p in paragraphs if p.kind == "body" and not any(t.start <= p.span.start < t.end for t in taken)]
    if sum(span.end - span.start for span in free) < MIN_ACHIEVEMENTS:
        return []
    return [Section("achievements", "content", None, Span(free[0].start, free[-1].end))]


def _before_others(extent: Span, taken: list[Span]) -> Span:
    """002: problems and plan are paragraphs at the end of the last thematic heading's stretch."""
    starts = [t.start for t in taken if extent.start < t.start < extent.end and t.end >= extent.end - 1]
    inner = [t.start for t in taken if extent.start < t.start < extent.end]
    return Span(extent.start, min(inner)) if starts else extent


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
    stop = re.compile("[。;!?,]").search(folded, found.end, within.end)
    return Span(max(start, within.start), stop.start() if stop else within.end)
