"""Unnumbered lists: announced members, bullets, sentences that a series should carry, an item that lost its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.marks import LETTER
from lawgov_lint.document.model import Document
from lawgov_lint.facts.lists import Lost, announced_count, counts, has_mark, topic
from lawgov_lint.facts.prose import han_count
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern


class ListOptions(Options):
    """Wordings by which a list is announced, wordings that announce something else, and verbs that open an item.

    Args:
        announcing: in the last sentence of a paragraph, or before a colon inside it.
        inside: the narrower ones that announce sentences of the same paragraph.
        never: what a sentence with an announcing word may still be: 现将…报告如下, 会议指出.
        verbs: with which the members of a list of work begin.
        shortest: 汉字 a member must have.
    """

    announcing: tuple[str, ...]
    inside: tuple[str, ...]
    never: tuple[str, ...]
    verbs: tuple[str, ...]
    shortest: int = 4


class _Reader:
    """What all parts of the check look at."""

    def __init__(self, document: Document, options: ListOptions) -> None:
        self.document = document
        self.folded = document.folded
        self.options = options

    def begins_with_verb(self, span: Span) -> bool:
        return self.folded.startswith(self.options.verbs, span.start)

    def announces(self, start: int, end: int, wordings: tuple[str, ...]) -> bool:
        """Whether the words before a colon, or those of a closing sentence, announce a list."""
        words = self.folded[max(start, end - 60) : end]
        return bool(wording_pattern(wordings).search(words)) and not wording_pattern(self.options.never).search(words)


def unnumbered_list(document: Document, options: ListOptions, context: Context) -> Iterator[Finding]:
    """A list whose members carry no number; one finding a list."""
    reader = _Reader(document, options)
    taken: set[int] = set()
    for lost in context.facts.lost_items:
        yield _lost(document, lost)
    for members in _bulleted(reader):
        taken.update(members)
        yield _bullets(reader, members)
    yield from _inline_bullets(document)
    for n, paragraph in enumerate(document.paragraphs):
        if n in taken or paragraph.kind not in ("body", "heading"):
            continue
        if announcement := _announcement(reader, n):
            members = _members(reader, n + 1, announced=_count_in(reader.folded, announcement))
            if members:
                taken.update(members)
                yield _found(document, "announced", announcement, [document.paragraphs[m].span for m in members])
        elif paragraph.kind == "body" and (inside := _inside(reader, n)):
            yield _found(document, "in-paragraph", *inside)
    yield from _unannounced(reader, taken)


def _lost(document: Document, lost: Lost) -> Finding:
    words = lost.items[0].of(document.text)
    around = ((lost.before, "前一条"), (lost.after, "后一条"))
    related = tuple(Related(span, "同样没有序号") for span in lost.items[1:])
    related += tuple(Related(span, said) for span, said in around if span)
    after = lost.after.of(document.text)
    data = {"原文": _short(words), "项数": str(len(lost.items)), "后一条": after.rstrip("，,、")}
    return Finding(lost.items[0], "lost-number", data, related=related)


def _found(document: Document, case: str, span: Span, members: list[Span]) -> Finding:
    data = {"原文": _short(span.of(document.text).rstrip("：:。")), "项数": str(len(members)), "后一条": ""}
    related = tuple(Related(member, f"第{n}项") for n, member in enumerate(members, 1))
    return Finding(span, case, data, related=related)


def _short(words: str) -> str:
    return words if len(words) <= 24 else words[:24] + "…"


_BULLET = lazy(r"[•·▪●■◆★▲►➢➤◇□○◎※▶❖✓✔\uf06c\uf0b7\uf0d8\uf06e\uf075]\s*|[*+-](?![*+-])\s*|(?:→|->)\s*")
_INLINE_BULLET = lazy(r"(?:^|(?<=[。;:]))\s*(?P<bullet>[•▪●■◆▲►➢➤❖\uf06c\uf0b7\uf0d8\uf06e])")


def _bullet_of(reader: _Reader, n: int) -> Span | None:
    """The bullet that a paragraph begins with; in Markdown it may stand before the paragraph."""
    paragraph = reader.document.paragraphs[n]
    if paragraph.kind != "body" or paragraph.virtual:
        return None
    start = paragraph.span.start
    if reader.document.source.form == "markdown":
        line = reader.folded.rfind("\n", 0, start) + 1
        before = reader.folded[line:start].strip()
        if before in ("*", "-", "+"):
            start = reader.folded.index(before, line)
    found = _BULLET.match(reader.folded, start, paragraph.span.end)
    if not found or han_count(reader.folded[found.end() : paragraph.span.end]) < reader.options.shortest:
        return None
    return Span(start, start + 1)


def _bulleted(reader: _Reader) -> Iterator[list[int]]:
    """Paragraphs that begin with bullets, two or more under one heading; other text may stand between them."""
    run: list[int] = []
    for n, paragraph in enumerate(reader.document.paragraphs):
        if not _bullet_of(reader, n):
            continue
        if run and (reader.document.paragraphs[run[-1]].heading != paragraph.heading or n - run[-1] > 3):
            if len(run) > 1:
                yield run
            run = []
        run.append(n)
    if len(run) > 1:
        yield run


def _bullets(reader: _Reader, members: list[int]) -> Finding:
    marks = [span for n in members if (span := _bullet_of(reader, n))]
    return _bullet_finding(reader.document, marks)


def _bullet_finding(document: Document, marks: list[Span]) -> Finding:
    data = {"原文": marks[0].of(document.text), "项数": str(len(marks)), "后一条": ""}
    return Finding(marks[0], "bullets", data, related=tuple(Related(m, f"第{n}项") for n, m in enumerate(marks[1:], 2)))


def _inline_bullets(document: Document) -> Iterator[Finding]:
    for paragraph in document.paragraphs:
        if paragraph.kind == "body":
            found = [Span(*m.span("bullet")) for m in _INLINE_BULLET.finditer(document.folded, *paragraph.span)]
            within = [span for span in found if span.start > paragraph.span.start]
            if within and len(found) > 1:
                yield _bullet_finding(document, found)


def _announcement(reader: _Reader, n: int) -> Span | None:
    """The sentence with which a paragraph announces what follows it."""
    paragraph = reader.document.paragraphs[n]
    start, end = paragraph.span
    folded = reader.folded
    if folded[end - 1] not in ":。" or n + 1 >= len(reader.document.paragraphs):
        return None
    begin = max(folded.rfind(mark, start, end - 1) for mark in "。;!?") + 1
    begin = max(begin, start)
    colon = folded[end - 1] == ":"
    wordings = reader.options.announcing if colon else reader.options.inside
    return Span(begin, end) if reader.announces(begin, end - 1, wordings) else None


def _count_in(folded: str, span: Span) -> int | None:
    found = next(counts(folded, *span), None)
    return announced_count(found["count"]) if found else None


def _members(reader: _Reader, first: int, announced: int | None) -> list[int]:
    """The paragraphs from one on that are members of an announced list by their shape; none when they are not alike."""
    heading = reader.document.paragraphs[first - 1].heading
    spans: list[Span] = []
    for paragraph in reader.document.paragraphs[first : first + 40]:
        if paragraph.kind != "body" or paragraph.heading != heading or has_mark(reader.folded, paragraph.span):
            break
        if han_count(paragraph.span.of(reader.folded)) < reader.options.shortest or _labelled(reader, paragraph.span):
            break
        spans.append(paragraph.span)
    return list(range(first, first + _alike(reader, spans, announced)))


_LABEL = lazy(r"[^,。;:!?\n]{1,16}:")


def _labelled(reader: _Reader, span: Span) -> bool:
    """市司法局:负责… assigns work, 联系人:… states a fact; 加强学习:… names an item."""
    return bool(_LABEL.match(reader.folded, *span)) and not reader.begins_with_verb(span)


def _alike(reader: _Reader, spans: list[Span], announced: int | None) -> int:
    """How many spans from the first on are alike in some way that shows a list."""
    folded = reader.folded
    steps = _prefix(spans, lambda span: folded[span.end - 1] == ";")
    steps = min(steps + 1, len(spans)) if steps else 0
    verbs = _prefix(spans, lambda span: reader.begins_with_verb(span) or bool(_ASPECT.match(folded, *span)))
    topics = _prefix(spans, lambda span: topic(folded, span) is not None)
    opening = _prefix(spans, lambda span: folded[span.start : span.start + 2] == folded[spans[0].start :][:2])
    short = _prefix(spans, lambda span: span.end - span.start <= 50 and folded[span.end - 1] == "。")
    enough = short >= 3 or short == announced
    best = max(steps, verbs, topics, opening, short if enough else 0)
    return best if best > 1 else 0


def _prefix(spans: list[Span], is_one: Callable[[Span], bool]) -> int:
    return next((n for n, span in enumerate(spans) if not is_one(span)), len(spans))


_ASPECT = lazy(rf"在?{LETTER}[^,。;:!?\n]{{0,14}}(?:方面|上),")


def _inside(reader: _Reader, n: int) -> tuple[Span, list[Span]] | None:
    """An announcement inside a paragraph, and the sentences after it that should be numbered."""
    folded = reader.folded
    start, end = reader.document.paragraphs[n].span
    at = folded.find(":", start, end - 1)
    while at >= 0:
        near = max(start, at - 80)
        begin = max(max(folded.rfind(mark, near, at) for mark in "。;!?") + 1, near)
        count = _count_in(folded, Span(begin, at + 1))
        never = wording_pattern(reader.options.never).search(folded, begin, at)
        if not never and (count or reader.announces(begin, at, reader.options.inside)):
            members = _sentences(reader, Span(at + 1, end), count)
            return (Span(begin, at), members) if members else None
        at = folded.find(":", at + 1, end - 1)
    return None


_SERIES = lazy(r"一是|一要|首先|第一[,、]|其一|\([1一]\)|①|1[.、]|一、|——|一方面|●|•|一则")
_GOES_ON = lazy(r";|[比例]如|对此|为此|因此|这些|这[两三四五]|下一步|同时,")
"""A sentence with one of these is more than one member, or comes after the list: 两个方面:甲不强;乙不够。比如…."""
_SENTENCE = lazy(r"[^。!?\n]+[。!?]?")


def _sentences(reader: _Reader, span: Span, count: int | None) -> list[Span]:
    """The sentences of a stretch that are clearly the members of a list; none where they are numbered or not alike."""
    folded = reader.folded
    if _SERIES.search(folded, *span):
        return []
    said = [Span(*found.span()) for found in _SENTENCE.finditer(folded, *span) if found.group().strip()]
    if len(said) < 2 or any(han_count(one.of(folded)) < reader.options.shortest for one in said):
        return []
    whole = count == len(said) and not any(_GOES_ON.search(folded, *one) for one in said)
    if whole or _one_opening(reader, said):
        return said
    names = [one for one in said if reader.begins_with_verb(one) and _is_name(folded, one)]
    return names if len(names) > 1 and names[0] == said[0] and (count in (None, len(names))) else []


def _one_opening(reader: _Reader, said: list[Span]) -> bool:
    opening = said[0].of(reader.folded)[:2]
    return reader.begins_with_verb(said[0]) and all(one.of(reader.folded).startswith(opening) for one in said)


def _is_name(folded: str, span: Span) -> bool:
    words = span.of(folded)
    return len(words) <= 16 and words.endswith("。") and "," not in words


def _unannounced(reader: _Reader, taken: set[int]) -> Iterator[Finding]:
    """Paragraphs that are parallel without any announcement: each names its topic, with the same verb."""
    run: list[int] = []
    paragraphs = reader.document.paragraphs
    for n in range(len(paragraphs) + 1):
        if n < len(paragraphs) and run and _goes_on(reader, run, n, taken):
            run.append(n)
            continue
        if len(run) >= 3:
            spans = [paragraphs[m].span for m in run]
            yield _found(reader.document, "parallel", topic(reader.folded, spans[0]) or spans[0], spans)
        run = [n] if n < len(paragraphs) and _may_open(reader, n, taken) else []


def _may_open(reader: _Reader, n: int, taken: set[int]) -> bool:
    paragraph = reader.document.paragraphs[n]
    if n in taken or paragraph.kind != "body" or paragraph.heading is None:
        return False
    if reader.document.headings[paragraph.heading].paragraph == n or has_mark(reader.folded, paragraph.span):
        return False
    return reader.begins_with_verb(paragraph.span) and topic(reader.folded, paragraph.span) is not None


def _goes_on(reader: _Reader, run: list[int], n: int, taken: set[int]) -> bool:
    first, paragraph = reader.document.paragraphs[run[0]], reader.document.paragraphs[n]
    opening = reader.folded[first.span.start : first.span.start + 2]
    same = reader.folded.startswith(opening, paragraph.span.start)
    return same and paragraph.heading == first.heading and _may_open(reader, n, taken)


CHECKS = (
    Check(
        "unnumbered_list",
        unnumbered_list,
        ListOptions,
        {"原文": "引出列举的话，或者没有序号的那一条", "项数": "没有序号的有几项", "后一条": "后面一条的序号"},
        ("announced", "in-paragraph", "bullets", "parallel", "lost-number"),
    ),
)
