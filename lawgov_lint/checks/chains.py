"""Checks on running counts inside the text: numbers left out or repeated, a first item alone, a count that is wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.marks import chinese
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.chains import Carriers, Chain, Gap
from lawgov_lint.facts.lists import announced_count, counts
from lawgov_lint.patterns import lazy

MOST_MISSING = 4
"""More numbers left out than this, and it was no number: 二十是."""


def series_gap(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A count that does not run on; one finding a count, at the first place."""
    del options
    owned = {lost.after for lost in context.facts.lost_items}
    for chain in context.facts.chains:
        gaps = [gap for gap in chain.gaps if chain.links[gap.at].mark not in owned and _is_gap(document, chain, gap)]
        if not gaps:
            continue
        first = gaps[0]
        link = chain.links[first.at]
        words = link.mark.of(document.text)
        others = tuple(Related(chain.links[gap.at].mark, "这里也不连续") for gap in gaps[1:])
        if not first.missing:
            before = next((one.mark for one in chain.links[: first.at] if one.number == link.number), None)
            first_one = (Related(before, "前面已有"),) if before else ()
            yield Finding(link.mark, "repeated", {"序号": words}, related=(*first_one, *others))
            continue
        case = "skipped" if first.at else "no-first"
        before_it = (Related(chain.links[first.at - 1].mark, "前一条"),) if first.at else ()
        missing = "、".join(f"“{_written(link.mark.of(document.text), number)}”" for number in first.missing)
        yield Finding(link.mark, case, {"序号": words, "缺": missing}, related=(*before_it, *others))


def _is_gap(document: Document, chain: Chain, gap: Gap) -> bool:
    """Whether a place where the numbers do not run on is a mistake, and not an adverb or a figure."""
    if len(gap.missing) > MOST_MISSING:
        return False
    if gap.at:
        return True
    words = chain.links[0].mark.of(document.folded)
    if chain.form == "first-next":
        return False  # 其次是… alone goes with 首要的是…
    if _wrapped(document, chain.links[0].paragraph):
        return False
    alone = len(chain.links) == 1
    return not (alone and (chain.form != "yi-shi" or words.endswith("要")))


def _wrapped(document: Document, paragraph: int) -> bool:
    """Whether the line above stops in the middle of a sentence, so that 一是 may stand further up."""
    above = document.paragraphs[paragraph - 1] if paragraph else None
    if above is None or above.kind != "body":
        return False
    return not above.span.of(document.folded).rstrip("”’)》").endswith(("。", ";", ":", "!", "?", "…"))


def _written(mark: str, number: int) -> str:
    """A number in the form of a mark: the mark 三是 and 2 make 二是."""
    if re.search(r"\d", mark):
        return re.sub(r"\d+", str(number), mark).rstrip("，,")
    if "①" <= mark[0] <= "⑳":
        return chr(ord("①") + number - 1)
    if mark in ("首先", "其次", "再次"):
        return ("首先", "其次", "再次")[min(number, 3) - 1]
    return re.sub("[一二三四五六七八九十]+", chinese(number), mark).rstrip("，,、")


def lone_series_item(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A first item without a second one in its section."""
    del options
    chains = context.facts.chains
    lone = [n for n, chain in enumerate(chains) if _may_be_lone(document, chain)]
    if not lone:
        return
    carriers = Carriers(document)
    for n in lone:
        link = chains[n].links[0]
        headless = n + 1 < len(chains) and chains[n + 1].links[0].number == 2
        if headless or carriers.within(2, link.mark.end, _section_end(document, chains[n])):
            continue
        words = link.mark.of(document.text)
        yield Finding(link.mark, None, {"序号": words.rstrip("，,"), "缺": _written(words, 2)})


def _may_be_lone(document: Document, chain: Chain) -> bool:
    if len(chain.links) > 1 or chain.links[0].number != 1:
        return False
    words = chain.links[0].mark.of(document.folded)
    return words in ("一是", "第一,")


def _section_end(document: Document, chain: Chain) -> int:
    return document.headings[chain.heading].extent.end if chain.heading is not None else len(document.folded)


class CountOptions(Options):
    """Whether the members of quoted words, 三个强化, are counted too."""

    slogans: bool = True


def count_mismatch(document: Document, options: CountOptions, context: Context) -> Iterator[Finding]:
    """A count that announces a list, and a list with another number of members."""
    folded = document.folded
    starts = {chain.links[0].mark.start: chain for chain in context.facts.chains}
    paragraphs = [p.span.start for p in document.paragraphs]
    for found in counts(folded, 0, len(folded)):
        at = bisect_right(paragraphs, found.start()) - 1
        if at < 0 or document.paragraphs[at].kind not in ("body", "heading", "closing"):
            continue
        if found.end() > document.paragraphs[at].span.end:
            continue
        count = announced_count(found["count"])
        members = _members(document, found.end(), at, starts)
        if members and len(members) != count <= 2 * len(members):  # 12个问题:一是…二是… groups them
            yield _mismatch(document, Span(found.start(), found.end() - 1), count, members)
    if options.slogans:
        yield from _slogans(document)


def _mismatch(document: Document, span: Span, count: int, members: list[Span]) -> Finding:
    words = span.of(document.text)
    data = {"原文": words, "说": str(count), "有": str(len(members))}
    return Finding(span, None, data, related=tuple(Related(member, f"第{n}项") for n, member in enumerate(members, 1)))


def _members(document: Document, end: int, at: int, starts: dict[int, Chain]) -> list[Span]:
    """The numbered members right after an announcement; none where they are not numbered or not whole."""
    paragraph = document.paragraphs[at]
    words = document.folded[end : paragraph.span.end]
    rest = end + len(words) - len(words.lstrip())
    if rest >= paragraph.span.end and at + 1 < len(document.paragraphs):
        following = document.paragraphs[at + 1]
        heading = following.heading
        if heading is not None and document.headings[heading].paragraph == at + 1:
            return _siblings(document, heading, paragraph.heading)
        rest = following.span.start
    chain = starts.get(rest)
    if chain is None or chain.gaps or chain.form == "first-next" or chain.links[0].number != 1:
        return []
    return [link.mark for link in chain.links] if len(chain.links) > 1 else []


def _siblings(document: Document, first: int, above: int | None) -> list[Span]:
    """The marks of the headings beside the first one, where they are under the heading of the announcement."""
    head = document.headings[first]
    if head.number != 1 or head.parent != above or head.parent is None:
        return []
    end = document.headings[head.parent].extent.end
    siblings: list[Heading] = []
    for heading in document.headings[first:]:
        if heading.span.start >= end:
            break
        if (heading.parent, heading.level) == (head.parent, head.level):
            siblings.append(heading)
            if heading.number != len(siblings):
                return []
    return [heading.mark for heading in siblings] if len(siblings) > 1 else []


LONGEST_SLOGAN = 600
"""So many characters after a quoted count are read; longer paragraphs turn to something else."""
_SLOGAN = lazy(r"[“\"](?P<count>[二三四五六七八九两])个(?P<word>[^\W\d]{2})[”\"](?:要求)?:")


def _slogans(document: Document) -> Iterator[Finding]:
    """做到“三个强化”:强化甲,强化乙 — the members begin with the quoted word."""
    for paragraph in document.paragraphs:
        if paragraph.kind != "body":
            continue
        for found in _SLOGAN.finditer(document.folded, *paragraph.span):
            count = announced_count(found["count"])
            end = min(paragraph.span.end, found.end() + LONGEST_SLOGAN)
            members = _beginning_with(document.folded, found["word"], Span(found.end(), end))
            sentence = document.folded.find("。", found.end(), end)
            within = [m for m in members if m.start < sentence] if sentence >= 0 else members
            if len(within) > 1 and count not in (len(within), len(members)):
                yield _mismatch(document, Span(found.start(), found.end() - 1), count, within)


def _beginning_with(folded: str, word: str, span: Span) -> list[Span]:
    """The clauses that begin with a word, the first of them right at the beginning."""
    if not folded.startswith((word, f"一是{word}"), span.start):
        return []
    places = re.finditer(rf"(?:^|(?<=[,。;:、])|[二三四五六七八九]是){word}", folded[span.start : span.end])
    first = Span(span.start, span.start + len(word))
    rest = [Span(span.start + found.start(), span.start + found.end()) for found in places]
    return rest if rest and rest[0].start == first.start else [first, *rest]


CHECKS = (
    Check(
        "series_gap",
        series_gap,
        NoOptions,
        {"序号": "不连续的序号", "缺": "缺少的序号"},
        ("skipped", "no-first", "repeated"),
    ),
    Check("lone_series_item", lone_series_item, NoOptions, {"序号": "单独的序号", "缺": "没有写的下一个序号"}),
    Check(
        "count_mismatch",
        count_mismatch,
        CountOptions,
        {"原文": "说有几项的原文", "说": "说有几项", "有": "实有几项"},
    ),
)
