"""Lists: where a text announces one, how many members it promises, and items that lost their number.

An item that lost its number stands where a number is left out: between （一） and （三）, or between 一是 and 三是.
Whoever says that a number is missing asks here first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.marks import LETTER, number_of
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.chains import Chain
from lawgov_lint.facts.prose import ITEM_MARK
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

_NOUN = (
    "(?:方面|问题|工作|任务|举措|措施|做法|要求|建议|意见|原因|不足|短板|差距|弱项|特点|特征|体会|经验|启示|环节|层面|维度|着力点|"
    "切入点|抓手|步骤|情况|情形|内容|条件|事项|重点|难点|亮点|成效)"
)
COUNT = lazy(
    r"(?<![\d.第等这那各每前后余多近约其一二三四五六七八九十百千万两几])(?<!以上)(?<!上述)(?<!其他)(?<!其余)(?<!另外)(?<!针对)"
    rf"[“\"]?(?P<count>[二三四五六七八九两]|十[一二]?|[2-9]|1[0-2])[个项条点种类](?:大|方面)?的?(?:主要|重点|突出|具体|关键|重要|核心)?的?{_NOUN}[”\"]?"
    r"(?P<tail>(?:的?(?:主要|重点|具体|突出)?(?:问题|工作|任务|举措|措施|做法|要求|建议|意见|原因|不足|短板|差距|内容|情况)"
    rf"|的{LETTER}{{2,6}})?"
    r"(?:着手|入手|发力|着力|用力|抓起|做起|抓好|推进|开展|努力|下功夫|落实|展开|进行|突破)?(?:如下)?):"
)
"""A count that announces what follows its colon: 三个方面的问题:, 抓好五项重点工作:; not 这三个方面:, 等3个问题:."""
OTHER_MARK = lazy(
    r"第?[一二三四五六七八九十百\d]{1,4}[、.)条章节]|\([^)]{1,3}\)|[A-Za-z][.)、]|[(\[【<]|[—–-]|其[一二三]|[二三]则|附|注:|表\d|图\d|“"
)
"""Other ways in which a paragraph shows that it is no unnumbered member."""
_TOPIC = lazy(rf"{LETTER}[^,。;:!?\n]{{2,29}}[。:]")
"""A first sentence without a comma that names what the paragraph is about."""
_HEAD = lazy(rf"{LETTER}[^。;:!?\n\d]{{2,44}}[。:](?=一是|首先,|第一,|1\.)")
"""A first sentence before a series is a title too: 规范执法,维护权益。一是…"""


class Lost(NamedTuple):
    """Items among numbered ones that carry no number.

    Args:
        items: the unnumbered items, as many as numbers are left out.
        numbers: the numbers left out.
        before, after: the marks of the items around them; ``before`` is None for the first item.
    """

    items: tuple[Span, ...]
    numbers: tuple[int, ...]
    before: Span | None
    after: Span


LONGEST_COUNT = 45
"""The longest announcement that COUNT can match, in characters."""


def counts(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a count announces a list; looked for at the colons, of which there are few."""
    colon = folded.find(":", start, end)
    while colon >= 0:
        for found in COUNT.finditer(folded, max(start, colon - LONGEST_COUNT), colon + 1):
            if found.end() == colon + 1:
                yield found
        colon = folded.find(":", colon + 1, end)


def announced_count(words: str) -> int:
    """The number that a count of COUNT announces."""
    return 2 if words == "两" else number_of(words) or 0


def has_mark(folded: str, span: Span) -> bool:
    """Whether a paragraph begins with a number, a dash or a bullet."""
    words = folded[span.start : span.start + 12]
    return bool(ITEM_MARK.match(words) or OTHER_MARK.match(words))


def topic(folded: str, span: Span) -> Span | None:
    """The short first sentence that names what a paragraph is about: 规范执法行为。"""
    found = _TOPIC.match(folded, span.start, span.end) or _HEAD.match(folded, span.start, span.end)
    if not found or (folded[found.end() - 1] == ":" and found.end() == span.end):  # 重点做好以下工作:
        return None
    return Span(span.start, found.end() - 1)


def find_lost(document: Document, chains: tuple[Chain, ...]) -> tuple[Lost, ...]:
    """All items that lost their number, in text order."""
    lost = [*_among_headings(document), *_among_links(document, chains)]
    return tuple(sorted(lost, key=lambda one: one.items))


def _among_headings(document: Document) -> Iterator[Lost]:
    last: dict[tuple[int | None, int], int] = {}
    for n, heading in enumerate(document.headings):
        if heading.number is None:
            continue
        key = (heading.parent, heading.level)
        before = last.get(key)
        last[key] = n
        if before is None:
            if heading.number == 2 and heading.parent is not None and not _runs_on(document, n):
                yield from _between(document, heading.parent, n, (1,))
            continue
        number = document.headings[before].number or 0
        if number + 1 < heading.number <= number + 4:
            yield from _between(document, before, n, tuple(range(number + 1, heading.number)))


def _runs_on(document: Document, n: int) -> bool:
    """Whether the numbers go on from a chapter before: 1. under （一）, 2. under （二）."""
    level = document.headings[n].level
    earlier = document.headings[max(0, n - 40) : n]
    return next((h.number == 1 for h in reversed(earlier) if h.level == level), False)


def _between(document: Document, before: int, after: int, numbers: tuple[int, ...]) -> Iterator[Lost]:
    first, second = document.headings[before], document.headings[after]
    unnumbered = [
        h.span
        for h in document.headings[before + 1 : after]
        if h.number is None and (h.level, h.parent) == (second.level, second.parent)
    ]
    items = unnumbered or _unnumbered_items(document, first, second)
    if len(items) == len(numbers):
        mark = first.mark if first.level == second.level else None
        yield Lost(tuple(items), numbers, mark, second.mark)


def _unnumbered_items(document: Document, first: Heading, second: Heading) -> list[Span]:
    """The paragraphs between two numbered items that have the shape of such an item."""
    folded = document.folded
    places = [
        n
        for n in range(first.paragraph + 1, second.paragraph)
        if document.paragraphs[n].kind == "body" and not has_mark(folded, document.paragraphs[n].span)
    ]
    if second.item:
        return [document.paragraphs[n].span for n in places]
    if second.run_in:
        return [found for n in places if (found := topic(folded, document.paragraphs[n].span))]
    lines = [n for n in places if n + 1 in places and _is_line(folded, document.paragraphs[n].span)]
    return [document.paragraphs[n].span for n in lines]


def _is_line(folded: str, span: Span) -> bool:
    return span.end - span.start <= 36 and not re.search(r"[。;:!]", span.of(folded))


def _among_links(document: Document, chains: tuple[Chain, ...]) -> Iterator[Lost]:
    for chain in chains:
        for gap in chain.gaps:
            if not gap.missing:
                continue
            after = chain.links[gap.at]
            before = chain.links[gap.at - 1] if gap.at else None
            if after.leads and (before is None or before.paragraph < after.paragraph):
                first = before.paragraph if before else after.paragraph - 2
                items = _paragraphs_between(document, first, after.paragraph, chain.heading, topics=before is None)
            elif before and before.paragraph == after.paragraph:
                items = _clauses_between(document.folded, Span(before.mark.end, after.mark.start))
            else:
                continue
            if items and len(items) == len(gap.missing):
                yield Lost(tuple(items), gap.missing, before.mark if before else None, after.mark)


def _paragraphs_between(document: Document, first: int, after: int, heading: int | None, *, topics: bool) -> list[Span]:
    folded = document.folded
    spans = [
        p.span
        for p in document.paragraphs[max(0, first + 1) : after]
        if p.kind == "body" and p.heading == heading and not has_mark(folded, p.span)
    ]
    named = [found for span in spans if (found := topic(folded, span))]
    return named if topics or len(named) < len(spans) else spans


_STEP = lazy(r"[^。;]+[。;]")
MAX_NAME = 16


def _clauses_between(folded: str, span: Span) -> list[Span]:
    """Unnumbered items between two marks of one paragraph: 一是抓学习;抓落实;三是…, 一是甲。…。规范执法。…。三是…."""
    steps = [Span(*found.span()) for found in _STEP.finditer(folded, span.start, span.end)]
    if len(steps) > 1 and all(folded[step.end - 1] == ";" for step in steps):
        return [Span(step.start, step.end - 1) for step in steps[1:]]
    if not steps or not _names(folded, steps[0]):
        return []
    return [Span(step.start, step.end - 1) for step in steps[2:] if _names(folded, step)]


def _names(folded: str, step: Span) -> bool:
    """Whether a sentence only names what comes next: 规范执法行为。"""
    words = step.of(folded)
    return 5 <= len(words) <= MAX_NAME and words[-1] == "。" and not re.search(r"[,:\d]", words)
