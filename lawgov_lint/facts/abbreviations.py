"""Short forms of titles: where they are introduced (以下简称《纲要》), what they stand for, where they are used."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.instruments import name_of
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts


class Abbreviation(NamedTuple):
    """A short form where it is introduced.

    Args:
        span: from 以下简称 to the end of the short form with its marks.
        words: the short form without its marks.
        marks: 《》, “” or empty.
        lasting: it is introduced for what follows (以下简称, 下称), not only mentioned (简称).
        title: index of the title right before, for which it stands; None where it stands for something else: an
            organ, a project.
        uses: where it stands in 《》 or in quotation marks elsewhere in the text, in text order.
    """

    span: Span
    words: Span
    marks: str
    lasting: bool
    title: int | None
    uses: tuple[Span, ...]


_INTRODUCED = lazy(
    r"(?:(?P<lasting>(?:以下|下文|后文|以后)(?:均|分别|统一|合并|一并|一律|都)?(?:简称|统称|合称|称)|下称)"
    r"|(?<=[(,;])(?:分别|统)?简称)(?:为|作)?[ :,]{0,2}"
)
_SHORT_FORM = lazy(
    r"(?P<of>(?:两|三|四|五)(?:个|部|项|份)?)?"
    r"(?:《(?P<title>[^《》\n]{1,30})》|〈(?P<inner>[^〈〉\n]{1,30})〉|[“\"'‘](?P<quoted>[^“”‘’\"'\n]{1,30})[”\"'’]"
    r"|(?P<bare>[^\W_]{1,20})(?=[),。;]))"
)
_NEXT = lazy("(?:、|和|及|与|,|或者?)?(?=[《〈“\"'‘])")
_REMARK = 60
"""How far behind a title its short form may stand, inside a bracket: 《…》（国办发〔2018〕118号，以下简称《意见》）."""


def find_abbreviations(facts: Facts) -> Iterator[Abbreviation]:
    """Every definition of a short form, in text order; 以下分别简称《甲》《乙》 yields two."""
    folded = facts.document.folded
    if "简称" not in folded and "下称" not in folded and "统称" not in folded:
        return
    found: list[tuple[int, re.Match[str], bool, int | None]] = []
    for introduced in _INTRODUCED.finditer(folded):
        at, title = introduced.end(), _title_before(facts, introduced.start())
        while form := _SHORT_FORM.match(folded, at):
            found.append((introduced.start(), form, introduced["lasting"] is not None, title))
            following = _NEXT.match(folded, form.end())
            if form["bare"] or not following:
                break
            at = following.end()
    places = {_place(form) for _, form, _, _ in found}
    used = _marked(facts, {_plain(words.of(folded)) for words in places}, places)
    for start, form, lasting, title in found:
        words = _place(form)
        uses = used.get(_plain(words.of(folded)), ())
        yield Abbreviation(Span(start, form.end()), words, _marks(form), lasting, title, uses)


def _place(form: re.Match[str]) -> Span:
    """Where a short form stands, without its marks, two of them in 以下简称“《纲要》”."""
    start, end = form.span(form.lastgroup or "")
    inner = form.string[start] == "《" and form.string[end - 1] == "》"
    return Span(start + inner, end - inner)


def _marks(form: re.Match[str]) -> str:
    return {"title": "《》", "inner": "《》", "quoted": "“”"}.get(form.lastgroup or "", "")


def _plain(words: str) -> str:
    return words.replace(" ", "")


def _marked(facts: Facts, wanted: set[str], defining: set[Span]) -> dict[str, tuple[Span, ...]]:
    """Where some words stand in 《》 or in quotation marks, their definitions left out."""
    folded = facts.document.folded
    spans = [title.span for title in facts.titles] + [pair for pair in facts.quotes.pairs if folded[pair.start] in "“‘"]
    used: dict[str, list[Span]] = {}
    for start, end in sorted(spans):
        words = _plain(folded[start + 1 : end - 1])
        if words in wanted and Span(start + 1, end - 1) not in defining:
            used.setdefault(words, []).append(Span(start, end))
    return {words: tuple(places) for words, places in used.items()}


def _title_before(facts: Facts, start: int) -> int | None:
    """The title for which a short form introduced at a place stands: it ends there, or before the bracket."""
    folded = facts.document.folded
    near = max(0, start - _REMARK)
    closed = folded.rfind("》", near, start)
    if closed < 0:
        return None
    between = folded[closed + 1 : start].strip()
    follows = not between.strip("(,") or (between[0] == "(" and not any(mark in between for mark in "。;!?"))
    if not follows or (between.startswith("(") and _closed(between)):
        return None
    title = facts.title_before(closed)
    return title if title is not None and facts.titles[title].span.end == closed + 1 else None


def _closed(words: str) -> bool:
    """Whether the bracket with which the words begin is closed among them, so that they speak of something else."""
    depth = 0
    for at, character in enumerate(words):
        depth += (character == "(") - (character == ")")
        if not depth:
            return bool(words[at + 1 :].strip(" ,("))
    return False


class ShortTitle(NamedTuple):
    """A title of nothing but a kind of document, 《纲要》, and what it may stand for.

    Args:
        title: its index.
        words: 纲要.
        defined: index of the definition before it; None where there is none.
        meanings: indexes of the titles before it that it may be short for, the last of each name, the newest last.
        later: where it is introduced only afterwards: the first definition or title that fits; None where nowhere.
    """

    title: int
    words: str
    defined: int | None
    meanings: tuple[int, ...]
    later: Span | None


def find_short_titles(facts: Facts, kinds: Iterable[str]) -> Iterator[ShortTitle]:
    """The titles that are nothing but one of some kinds of document; those where they are defined are left out.

    Args:
        facts: of the text.
        kinds: 纲要, 条例, 实施意见 …
    """
    folded, titles = facts.document.folded, facts.titles
    known = frozenset(kinds)
    short = {n: words for n, t in enumerate(titles) if (words := _plain(t.words.of(folded))) in known}
    if not short:
        return
    found: list[ShortTitle] = []
    defining = {abbreviation.words for abbreviation in facts.abbreviations}
    definitions: dict[str, list[int]] = {}
    for n, abbreviation in enumerate(facts.abbreviations):
        definitions.setdefault(_plain(abbreviation.words.of(folded)), []).append(n)
    for kind in set(short.values()):
        named, sources = definitions.get(kind, []), _sources(facts, kind, short)
        passed = 0
        last: dict[str, int] = {}
        for n in (n for n, words in short.items() if words == kind and titles[n].words not in defining):
            at = titles[n].span.start
            while passed < len(sources) and titles[sources[passed][0]].span.start < at:
                source, key = sources[passed]
                last.pop(key, None)  # so that the newest stands last
                last[key] = source
                passed += 1
            meanings = tuple(islice(reversed(last.values()), MOST_MEANINGS))[::-1]
            passed_too = bisect_right(named, at, key=lambda d: facts.abbreviations[d].span.end)
            defined = named[passed_too - 1] if passed_too else None
            after = [facts.abbreviations[d].span for d in named[passed_too : passed_too + 1]]
            after += [titles[source].span for source, _ in sources[passed : passed + 1]]
            found.append(ShortTitle(n, kind, defined, meanings, min(after, default=None)))
    yield from sorted(found, key=itemgetter(0))


MOST_MEANINGS = 5
"""So many titles that one short form may stand for are told apart; two are already one too many."""


def _sources(facts: Facts, kind: str, short: dict[int, str]) -> list[tuple[int, str]]:
    """The titles that a kind of document may be short for, each with its name, in text order."""
    folded = facts.document.folded
    found = []
    for n, title in enumerate(facts.titles):
        if n not in short and title.words.end - title.words.start > len(kind):
            name = bare_name(title.words.of(folded))
            if is_short_for(kind, name):
                found.append((n, name))
    return found


_ADDED = lazy(r"(?:\((?:试行|暂行|草案|修订|修正|征求意见稿|送审稿|讨论稿|[^()]{0,8}版)[^()]{0,6}\)|的?通知)+$")


def bare_name(words: str) -> str:
    """A title without years, without （试行） and the like, and without the notice that forwards it."""
    name = name_of(words).key
    found = _ADDED.search(name)
    if found and found.start() > 1:
        name = name[: found.start()]
    for forwarding in ("印发", "转发"):
        name = name.rpartition(forwarding)[2] or name
    return name


def is_short_for(short: str, name: str) -> bool:
    """Whether the last words of a name are the short form, be it with some left out between.

    >>> is_short_for("实施意见", "关于推进依法行政的实施意见"), is_short_for("规划纲要", "五年规划和远景目标纲要")
    (True, True)
    """
    if not name.endswith(short[-2:]):
        return False
    tail = name[:-2]
    at = len(tail)
    for character in reversed(short[:-2]):
        at = tail.rfind(character, 0, at)
        if at < 0:
            return False
    return True
