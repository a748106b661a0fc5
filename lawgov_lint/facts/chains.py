"""Chains: the numbers inside the text read as running counts: 一是…二是…三是, nested ones, what is left out of them.

:mod:`lawgov_lint.document.series` groups marks that follow one another. Here the same marks are read with the question
whether a count is whole, so that a mark which does not follow joins the count it was meant for.
"""

from __future__ import annotations

from bisect import bisect_left

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.marks import LETTER, number_of
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class Link(NamedTuple):
    """One item of a chain.

    Args:
        number: what its mark counts.
        mark: where the mark stands.
        paragraph: index of the paragraph it stands in.
        leads: the mark begins the paragraph.
    """

    number: int
    mark: Span
    paragraph: int
    leads: bool


class Gap(NamedTuple):
    """A place where a count does not run on.

    Args:
        at: index of the item that does not follow.
        missing: the numbers left out before it; empty when the item repeats a number or goes back.
    """

    at: int
    missing: tuple[int, ...]


class Chain(NamedTuple):
    """A count.

    Args:
        form: as in Series.
        links: its items, at least one.
        gaps: where it does not run on.
        heading: index of the heading it begins under.
        span: from its first mark to where its last item may end at the latest.
    """

    form: str
    links: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    heading: int | None
    span: Span


_WORDS = ("yi-shi", "first-next", "ordinal")
_NOT_YAO = lazy("[素件点领务旨害义目地塞犯闻职]")  # 三要素, 二要件: no 要 that asks for something
_CARRIER = lazy(
    rf"(?P<is>[一二三四五六七八九十]{{1,3}})(?:是|要|则|来)|其(?P<of>[一二三四五六七八九十]{{1,3}})|第(?P<ordinal>[一二三四五六七八九十]{{1,3}})[,、是要]"
    rf"|\((?P<in>{LETTER}{{1,2}}|\d{{1,2}})\)|(?P<listed>[一二三四五六七八九十]{{1,3}})、|(?<!\d)(?P<digit>\d{{1,2}})[.、](?!\d)"
    r"|(?P<circled>[①-⑳])|(?P<next>首先|其次|再次|另一|另外|再就是|再者|还有)"
)
_NEXT = {"首先": 1, "其次": 2, "再次": 3, "另一": 2, "另外": 2, "再就是": 2, "再者": 2, "还有": 2}


class _Count:
    """A chain that may go on."""

    def __init__(self, form: str, heading: int | None) -> None:
        self.form = form
        self.heading = heading
        self.links: list[Link] = []
        self.repeated = False
        self.gaps: list[tuple[int, int, int]] = []  # index, first and last number left out

    @property
    def last(self) -> int:
        return self.links[-1].number

    def beside(self, link: Link) -> bool:
        """Whether a mark stands where the chain's own do: both begin a paragraph, or in one paragraph."""
        mine = self.links[-1]
        return mine.leads if link.leads else mine.paragraph == link.paragraph


def find_chains(document: Document) -> tuple[Chain, ...]:
    """All chains, in the order of their first items."""
    counts: list[_Count] = []
    stack: list[_Count] = []
    heading: int | None = None
    for form, link in _links(document):
        at = document.paragraphs[link.paragraph].heading
        if at != heading:
            above = _path(document, at)
            stack = [count for count in stack if count.heading in above]
            heading = at
        home = None if link.number == 1 else _home(stack, form, link)
        if home is None:
            home = _Count(form, heading)
            stack = [*stack[-7:], home]  # eight open counts are more than anyone nests, and keep hostile text linear
            counts.append(home)
            if link.number > 1:
                home.gaps.append((0, 1, link.number - 1))
        else:
            del stack[stack.index(home) + 1 :]
            if link.number != home.last + 1 and not _resumes(home, link):
                home.gaps.append((len(home.links), home.last + 1, link.number - 1))
                home.repeated = home.repeated or link.number <= home.last
        home.links.append(link)
    carriers = Carriers(document) if any(count.gaps for count in counts) else None
    return tuple(_close(document, count, carriers) for count in counts)


def _resumes(home: _Count, link: Link) -> bool:
    """Whether the numbers were put right after one was repeated: 一是 二是 二是 四是."""
    return home.repeated and link.number == len(home.links) + home.links[0].number


def _links(document: Document) -> list[tuple[str, Link]]:
    links = []
    for series in document.series:
        form = "yi-shi" if series.form == "yi-yao" else series.form
        for item, paragraph in zip(series.items, series.paragraphs, strict=True):
            leads = document.paragraphs[paragraph].span.start == item.mark.start
            if leads and form == "circled":
                continue  # that is a heading's mark
            if item.number is not None and _counts(document.folded, form, item.mark):
                links.append((form, Link(item.number, item.mark, paragraph, leads)))
    links.sort(key=lambda entry: entry[1].mark)
    return links


def _counts(folded: str, form: str, mark: Span) -> bool:
    """Whether a mark counts: 三要素齐全, 二是二, 再次组织 and 第一、第二产业 do not."""
    after = folded[mark.end : mark.end + 1]
    words = mark.of(folded)
    if words.endswith("要"):
        return not _NOT_YAO.match(after)
    if form == "yi-shi":
        numeral = words[:-1]
        return not folded.startswith(numeral, mark.end)  # 一是一,二是二
    if form == "first-next":
        return words != "再次" or after in (",", "是", "要")
    if form == "ordinal":
        before = folded[mark.start - 1 : mark.start]
        return before in ("", "。", ";", ":", "!", "?", "\n") or (words[-1] == "," and before == ",")
    return True


def _home(stack: list[_Count], form: str, link: Link) -> _Count | None:
    """The open count that a mark goes on with; failing that, the one it was meant for."""
    same = [count for count in reversed(stack) if count.form == form]
    words = [count for count in reversed(stack) if form in _WORDS and count.form in _WORDS and count.form != form]
    beside = [count for count in words if count.beside(link)]
    return (
        _due(same, link)
        or next((count for count in beside if count.last + 1 == link.number), None)
        or next((count for count in same if count.beside(link)), None)
        or next((count for count in beside if count.last < link.number), None)
    )


def _due(counts: list[_Count], link: Link) -> _Count | None:
    """The count whose next number this is: where two wait for it the one in the same position.

    An outer count is only gone back to when the inner ones came to more than their 一是: 一是 二是, 一是 三是 is a gap.
    A count in another position is only gone on with where the mark's own position has none after it.
    """
    waiting = []
    alone = True
    for count in counts:
        beside = count.beside(link)
        if count.last + 1 == link.number or _resumes(count, link):
            if beside:
                return count
            if alone and (link.leads or count.links[-1].paragraph + 1 == link.paragraph):
                waiting.append(count)
        alone = alone and not beside
        if count.last == 1 and beside:
            break
    return waiting[0] if waiting else None


def _path(document: Document, heading: int | None) -> set[int | None]:
    """A heading and all above it."""
    path: set[int | None] = set()
    while heading is not None:
        path.add(heading)
        heading = document.headings[heading].parent
    return path or {None}


class Carriers:
    """Every place that may carry a number, however written, so that a gap is said only where there is none."""

    def __init__(self, document: Document) -> None:
        own = {item.mark.start for series in document.series for item in series.items}
        self.at: dict[int, list[int]] = {}
        for found in _CARRIER.finditer(document.folded):
            if found.start() in own:
                continue
            group = found.lastgroup or ""
            number = _NEXT[found[group]] if group == "next" else number_of(found[group])
            if number:
                self.at.setdefault(number, []).append(found.start())

    def within(self, number: int, start: int, end: int) -> bool:
        """Whether a number stands in a stretch of text."""
        places = self.at.get(number, [])
        n = bisect_left(places, start)
        return n < len(places) and places[n] < end


def _close(document: Document, count: _Count, carriers: Carriers | None) -> Chain:
    gaps = []
    for at, first, last in count.gaps:
        if last < first:
            gaps.append(Gap(at, ()))
            continue
        if at == 0 and _carried_by_heading(document, count):
            continue
        start = count.links[at - 1].mark.end if at else _begin(document, count)
        end = count.links[at].mark.start
        missing = tuple(n for n in range(first, min(last, 99) + 1) if not (carriers and carriers.within(n, start, end)))
        if missing:
            gaps.append(Gap(at, missing))
    last_link = count.links[-1]
    span = Span(count.links[0].mark.start, document.paragraphs[last_link.paragraph].span.end)
    return Chain(count.form, tuple(count.links), tuple(gaps), count.heading, span)


def _carried_by_heading(document: Document, count: _Count) -> bool:
    """Whether the heading above is the item before the first mark: 1.强化监督;2.完善机制."""
    first = count.links[0]
    if count.heading is None or document.headings[count.heading].number != first.number - 1:
        return False
    heading = document.headings[count.heading]
    return first.leads if count.form in _WORDS else heading.paragraph == first.paragraph


def _begin(document: Document, count: _Count) -> int:
    """Where a count without its first item could have begun: under the heading, not long before."""
    start = document.headings[count.heading].mark.end if count.heading is not None else 0
    first = count.links[0]
    if first.leads:
        return start
    return max(start, document.paragraphs[max(0, first.paragraph - 1)].span.start)
