"""Pieces → paragraphs and headings with their tree."""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.layout import MAX_TITLE, Piece, trim
from lawgov_lint.document.model import Heading, Paragraph
from lawgov_lint.patterns import lazy
from lawgov_lint.reading.source import Source
from lawgov_lint.vocabulary import Role, Vocabulary, wording_pattern

ORNAMENTS = "【】"
"""Brackets around headings that have no number."""
TITLE_ENDS = "。;:!?,、. "
MAX_UNNUMBERED = 36
"""Longest line without a number that is taken for a heading; longest of the section titles seen: 34."""


def build_headings(
    source: Source, folded: str, pieces: list[Piece], kinds: list[str], vocabulary: Vocabulary
) -> tuple[tuple[Paragraph, ...], tuple[Heading, ...]]:
    """The paragraphs, one a piece, and the heading tree; roles are not given yet."""
    heads: list[Heading] = []
    paragraphs: list[Paragraph] = []
    for n, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        level = _level(source, folded, piece, kind, vocabulary)
        if level is None:
            owner = len(heads) - 1 if heads and kind not in ("signature", "date") else None
            paragraphs.append(Paragraph(Span(piece.start, piece.end), kind, owner, piece.virtual))
            continue
        heading = _heading(folded, piece, level, n)
        heads.append(heading)
        shape = "body" if heading.run_in else "heading"
        paragraphs.append(Paragraph(Span(piece.start, piece.end), shape, len(heads) - 1, piece.virtual))
    body_end = max((p.span.end for p in paragraphs if p.kind in ("body", "heading", "table")), default=0)
    headings = _tree(folded, heads, body_end)
    return _mark_items(folded, tuple(paragraphs), headings)


def _level(source: Source, folded: str, piece: Piece, kind: str, vocabulary: Vocabulary) -> int | None:
    """The level of the heading that a piece begins with; None when it begins with none."""
    if piece.mark and kind != "table":
        return piece.mark.level
    if source.form == "markdown":
        line_start = source.text.rfind("\n", 0, piece.start) + 1
        hashes = source.text[line_start : piece.start].count("#")
        if hashes and kind == "body":
            return max(1, min(4, hashes - 1))
    if kind == "body" and is_unnumbered_heading(folded[piece.start : piece.end], vocabulary):
        return 1
    return None


def is_unnumbered_heading(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a line without a number is a heading by its wording: a required part, announced and nothing else."""
    if len(words) > MAX_UNNUMBERED or any(c in words for c in "。;!?") or words[-1] in ":," or words.count(",") > 1:
        return False
    words = words.strip(ORNAMENTS)
    return any(
        _ends_with(words, role) and not wording_pattern(role.not_headings).search(words)
        for name, role in vocabulary.roles.items()
        if name != "achievements" or words.endswith(("举措和成效", "成效", "工作情况", "主要举措"))
    )


_TAIL = lazy("[^,]{0,2}$|人?的?(?:职责|责任)?(?:履行|落实)?(?:,加强法治政府建设)?的?(?:有关|主要)?情况$")
"""What may follow the words of a role in a heading without a number."""


def _ends_with(words: str, role: Role) -> bool:
    """Whether a line closes with the words of a role; the first words found need not be the last."""
    pattern = wording_pattern(role.headings)
    found = pattern.search(words)
    while found:
        if _TAIL.match(words, found.end()):
            return True
        found = pattern.search(words, found.start() + 1)
    return False


def _heading(folded: str, piece: Piece, level: int, paragraph: int) -> Heading:
    mark_end = piece.mark.end if piece.mark else piece.start
    title_end = min(piece.title_end, piece.end) if piece.mark else piece.end
    title = trim(folded, Span(mark_end, max(mark_end, title_end)), TITLE_ENDS)
    rest = folded[max(title_end, mark_end) : piece.end].strip(TITLE_ENDS)
    span = Span(piece.start, max(title.end, mark_end))
    return Heading(
        span=span,
        mark=Span(piece.start, mark_end),
        title=title,
        level=level,
        number=piece.mark.number if piece.mark else None,
        parent=None,
        paragraph=paragraph,
        extent=span,
        run_in=bool(rest),
        glued=piece.glued,
        broken=piece.mark.broken if piece.mark else False,
    )


def _tree(folded: str, heads: list[Heading], body_end: int) -> tuple[Heading, ...]:
    """The headings with parents and extents; a mark that lost its number gets the one that fits."""
    # 第一部分 stands above 一、, though both are of level 1.
    ranks = [0 if head.mark.of(folded).startswith("第") else head.level for head in heads]
    out: list[Heading] = []
    stack: list[int] = []
    last = [0] * 5
    for n, head in enumerate(heads):
        rank = ranks[n]
        _close(out, stack, ranks, rank, head.span.start)
        number = head.number if head.number or not head.broken else last[rank] + 1
        last[rank] = number or last[rank]
        last[rank + 1 :] = [0] * (4 - rank)
        out.append(head._replace(number=number, parent=stack[-1] if stack else None))
        stack.append(n)
    _close(out, stack, ranks, 0, body_end)
    return tuple(out)


def _close(out: list[Heading], stack: list[int], ranks: list[int], rank: int, end: int) -> None:
    """End the extents of the open headings that a heading of some rank closes."""
    while stack and ranks[stack[-1]] >= rank:
        heading = out[stack[-1]]
        out[stack.pop()] = heading._replace(extent=Span(heading.span.start, max(heading.span.end, end)))


def _mark_items(
    folded: str, paragraphs: tuple[Paragraph, ...], headings: tuple[Heading, ...]
) -> tuple[tuple[Paragraph, ...], tuple[Heading, ...]]:
    """Tell items that are complete in their line from the heads of something."""
    owned = {p.heading for n, p in enumerate(paragraphs) if p.kind in ("body", "table") and p.heading is not None}
    parents = {h.parent for h in headings}
    bare = [n not in owned and n not in parents for n in range(len(headings))]
    siblings: dict[tuple[int | None, int], list[bool]] = {}
    for n, heading in enumerate(headings):
        siblings.setdefault((heading.parent, heading.level), []).append(bare[n])
    all_bare = {group: len(alike) > 1 and all(alike) for group, alike in siblings.items()}
    marked = list(headings)
    shapes = list(paragraphs)
    for n, heading in enumerate(headings):
        if not bare[n]:
            continue
        line = paragraphs[heading.paragraph].span
        closed = folded[line.end - 1] in "。;!?"
        long = line.end - line.start > MAX_TITLE
        if closed or long or all_bare[heading.parent, heading.level]:
            marked[n] = heading._replace(item=True)
            shapes[heading.paragraph] = paragraphs[heading.paragraph]._replace(kind="body")
    return tuple(shapes), tuple(marked)
