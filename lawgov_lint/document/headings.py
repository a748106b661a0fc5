"""Pieces → paragraphs and headings with their tree."""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.layout import MAX_TITLE, Piece, trim
from lawgov_lint.document.model import Heading, Paragraph
from lawgov_lint.reading.source import Source
from lawgov_lint.vocabulary import Vocabulary, wording_pattern

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
    headings = _tree(heads, body_end)
    return _mark_items(folded, tuple(paragraphs), headings)


def _level(source: Source, folded: str, piece: Piece, kind: str, vocabulary: Vocabulary) -> int | None:
    """The level of the heading that a piece begins with; None when it begins with none."""
    if piece.mark:
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
    return any(
        (found := wording_pattern(role.headings).search(words))
        and found.end() >= len(words) - 2
        and not wording_pattern(role.not_headings).search(words)
        for name, role in vocabulary.roles.items()
        if name != "achievements" or words.endswith(("举措和成效", "成效", "工作情况", "主要举措"))
    )


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


def _tree(heads: list[Heading], body_end: int) -> tuple[Heading, ...]:
    """The headings with parents and extents; a mark that lost its number gets the one that fits."""
    out: list[Heading] = []
    stack: list[int] = []
    last = [0] * 5
    for n, head in enumerate(heads):
        while stack and out[stack[-1]].level >= head.level:
            stack.pop()
        number = head.number if head.number or not head.broken else last[head.level] + 1
        last[head.level] = number or last[head.level]
        last[head.level + 1 :] = [0] * (4 - head.level)
        end = next((later.span.start for later in heads[n + 1 :] if later.level <= head.level), body_end)
        extent = Span(head.span.start, max(head.span.end, end))
        out.append(head._replace(number=number, parent=stack[-1] if stack else None, extent=extent))
        stack.append(n)
    return tuple(out)


def _mark_items(
    folded: str, paragraphs: tuple[Paragraph, ...], headings: tuple[Heading, ...]
) -> tuple[tuple[Paragraph, ...], tuple[Heading, ...]]:
    """Tell items that are complete in their line from the heads of something."""
    owned = {p.heading for n, p in enumerate(paragraphs) if p.kind in ("body", "table") and p.heading is not None}
    parents = {h.parent for h in headings}
    bare = [n not in owned and n not in parents for n in range(len(headings))]
    marked = list(headings)
    shapes = list(paragraphs)
    for n, heading in enumerate(headings):
        if not bare[n]:
            continue
        siblings = [
            m for m, other in enumerate(headings) if (other.parent, other.level) == (heading.parent, heading.level)
        ]
        line = paragraphs[heading.paragraph].span
        closed = folded[line.end - 1] in "。;!?"
        long = line.end - line.start > MAX_TITLE
        if closed or long or (len(siblings) > 1 and all(bare[m] for m in siblings)):
            marked[n] = heading._replace(item=True)
            shapes[heading.paragraph] = paragraphs[heading.paragraph]._replace(kind="body")
    return tuple(shapes), tuple(marked)
