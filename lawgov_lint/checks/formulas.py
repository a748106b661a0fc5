"""Checks on fixed formulations: misquoted ones, and the four 亲自 of the first responsible person.

The formulations are rows of ``rules/data/formulas.tsv``. They are looked for in bare text, so that quotation marks
count for nothing; most of the work is to tell a formulation that went wrong from another sentence. Lists that lost a
member and formulations out of date are in :mod:`lawgov_lint.checks.formula_lists`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Certainty, Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.bare import Bare, inner, with_marks
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern


class Formula(NamedTuple):
    """A row of the table of fixed formulations.

    Args:
        name: what people call it.
        kind: how it is checked. ``exact``: word for word; ``members``: a list, complete and in order; ``adjectives``: a
            long list, of which four make it recognisable; ``order``: a list of which only the order counts; ``pairs``:
            verbs and what goes with them; ``name``: a name that ``wrong`` cuts short; ``quotes``: where quotation
            marks stand; ``guide``: a name that no longer guides.
        wording: the formulation.
        variants: other right wordings; for ``name`` what stands in front where it is not cut short.
        wrong: wordings known to be wrong.
        signs: what must stand there for it to be this formulation; behind a list, what follows it. Several are parted
            by ``|``.
        edits: how many characters may differ for it still to be this formulation.
        since, until: first and last day it holds, ISO or empty.
        successor: what is written since.
        sure: ``yes`` or ``no``.
        source: where that is from.
    """

    name: str
    kind: str
    wording: str
    variants: str
    wrong: str
    signs: str
    edits: str
    since: str
    until: str
    successor: str
    sure: str
    source: str

    @property
    def certainty(self) -> Certainty:
        """As findings tell it."""
        return "confirmed" if self.sure == "yes" else "unconfirmed"

    def known_in(self, year: int | None) -> bool:
        """Whether it had been coined in a year; where there is none, yes."""
        return year is None or not self.since or int(self.since[:4]) <= year

    def replaced_in(self, year: int | None) -> bool:
        """Whether it had been replaced before a year began."""
        return year is not None and bool(self.until) and int(self.until[:4]) < year


_QUOTES = lazy("[“”]")


@lru_cache(maxsize=256)
def bared(words: str) -> str:
    """A wording of the table as it stands in bare text."""
    return _QUOTES.sub("", words).replace("，", ",")


@lru_cache(maxsize=256)
def cells(cell: str) -> tuple[str, ...]:
    """The wordings in a cell, as they stand in bare text."""
    return tuple(bared(cell).split("|")) if cell else ()


def formulas(context: Context, *kinds: str) -> Iterator[Formula]:
    """The rows of some kinds; all where none is named."""
    return (row for row in context.vocabulary.tables.rows("formulas", Formula) if not kinds or row.kind in kinds)


def places(text: str, words: str) -> Iterator[int]:
    """Where some words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


FIELDS = {"原文": "找到的原文", "应为": "规范的表述"}
"""What the messages of these checks may tell."""
LONGER = 4
"""A quotation that says so many characters more than a wording is a name or somebody's words."""


def quoted(context: Context, span: Span) -> bool:
    """Whether a place stands in a title, or in a quotation that is more than the wording itself."""
    titles = context.facts.titles
    n = bisect_right(titles, span.start, key=lambda title: title.span.start) - 1
    for title in titles[max(0, n - 1) : n + 1]:
        if title.span.holds(span):
            return True
    pairs = context.facts.quotes.pairs
    n = bisect_right(pairs, span.start, key=lambda pair: pair.start) - 1
    return any(
        pair.holds(span) and pair.end - pair.start - 2 >= span.end - span.start + LONGER
        for pair in pairs[max(0, n - 2) : n + 1]
    )


# Misquoted ------------------------------------------------------------------------------------------------------------


class LeaveOptions(Options):
    """Words whose mistakes other rules report."""

    leave: tuple[str, ...] = ()


def misquoted_formula(document: Document, options: LeaveOptions, context: Context) -> Iterator[Finding]:
    """A wording that the table knows to be wrong, or one that is a few characters from a long formulation."""
    bare = context.facts.bare
    taken: set[int] = set()
    for row in formulas(context, "exact", "members"):
        wrong = [words for words in cells(row.wrong) if words in bare.text]
        found = [(at, at + len(words)) for words in wrong for at in places(bare.text, words)]
        found += _near(bare, row) if row.edits != "0" else []
        for start, end in sorted(found, key=lambda place: place[0] - place[1]):
            span = bare.span(start, end)
            if start in taken or end - 1 in taken:
                continue
            taken.update(range(start, end))
            if not row.known_in(context.facts.year_at(span.start)) or quoted(context, span):
                continue
            if _SEAM.search(span.of(document.folded)):
                continue
            if not any(word in bare.text[start:end] for word in options.leave):
                span = with_marks(document.text, span)
                data = {"原文": inner(span.of(document.text)), "应为": inner(row.wording)}
                edits = _mend(bare, start, end, bared(row.wording))
                yield Finding(span, None, data, edits=edits, certainty=row.certainty)


_SEAM = lazy(r"[”’][、,\s]*[“‘]|\s")
"""Where one quotation ends and another begins: “谁主管谁普法”“谁执法谁普法” does not say 谁普法谁执法."""
MOST_MENDED = 4
"""How much longer or shorter than the wording the wrong one may be; a shorter one is a part of it."""


def _mend(bare: Bare, start: int, end: int, right: str) -> tuple[Edit, ...]:
    """What differs, put right; nothing where a mark lies in it, or where the wrong wording is no whole formulation."""
    found = bare.text[start:end]
    if abs(len(found) - len(right)) > MOST_MENDED or (len(found) != len(right) and found[-1] != right[-1]):
        return ()
    head = 0
    while head < min(len(found), len(right)) and found[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(found), len(right)) - head and found[-1 - tail] == right[-1 - tail]:
        tail += 1
    words = right[head : len(right) - tail]
    if start + head == end - tail:
        at = bare.offset(start + head)
        return (Edit(at, at, words),)
    span = bare.span(start + head, end - tail)
    plain = span.end - span.start == end - tail - start - head
    return (Edit(*span, words),) if plain else ()


_WORD = lazy(r"\w+")
MOST_TRIED = 100
"""So often a formulation is compared character by character in one text; what goes beyond is no report."""


def _near(bare: Bare, row: Formula) -> Iterator[tuple[int, int]]:
    """Places that are a few characters from a formulation without marks, and neither it nor one of its variants."""
    right, allowed = row.wording, int(row.edits)
    first, *others = row.signs.split("|")
    letters, lead = frozenset(right), right.index(first)
    accepted = [(words.index(first), words) for words in (right, *cells(row.variants))]
    tried = 0
    for at in places(bare.text, first):
        if any(bare.text.startswith(words, at - before) for before, words in accepted if at >= before):
            continue
        run = _WORD.match(bare.text, at, at + len(right) + allowed)
        if run is None or not all(sign in run.group() for sign in others):
            continue
        if len(letters - {*run.group(), *right[:lead]}) > allowed:
            continue
        tried += 1
        if tried > MOST_TRIED:
            return
        start = at - lead if at >= lead and bare.text.startswith(right[:lead], at - lead) else at
        distance, length = _closest(right, bare.text[start : run.end()])
        # A paragraph may begin or end inside a formulation, where a line was broken.
        head_cut = start == at and lead and bare.text[max(0, at - 1) : at] in "\n"
        tail_cut = bare.text.startswith("\n", start + length) and bare.text[start + length - 1] != right[-1]
        if 0 < distance <= allowed and not head_cut and not tail_cut:
            yield start, start + length


def _closest(right: str, text: str) -> tuple[int, int]:
    """How many characters the nearest beginning of a text is from a wording, and how long that beginning is."""
    row = list(range(len(text) + 1))
    for n, wanted in enumerate(right, 1):
        corner, row[0] = row[0], n
        for m, there in enumerate(text, 1):
            corner, row[m] = row[m], min(corner + (wanted != there), row[m] + 1, row[m - 1] + 1)
    best = min(row)
    ends = [m for m, distance in enumerate(row) if distance == best]
    whole = [m for m in ends if m and text[m - 1] == right[-1]]
    return best, (whole or ends)[0]


# The four 亲自 --------------------------------------------------------------------------------------------------------


class PersonallyOptions(Options):
    """The four in their order, and wordings of a sentence that quotes another list."""

    four: tuple[str, ...]
    unless: tuple[str, ...] = ()


_PERSONALLY = lazy(r"(?:[、,和及]{0,2}(?:对|对于)?[重关]\w{3}(?:要|都)?亲自\w{2}){2,}")
_ONE = lazy(r"[重关]\w{3}(?:要|都)?亲自\w{2}")


def four_personally(document: Document, options: PersonallyOptions, context: Context) -> Iterator[Finding]:
    """重要工作亲自部署… quoted, but not all four or not in order."""
    bare = context.facts.bare
    if bare.text.count("亲自") < 2:
        return
    for run in _PERSONALLY.finditer(bare.text):
        said = [re.sub("[要都](?=亲自)", "", words) for words in _ONE.findall(run.group())]
        right = [words for words in said if words in options.four]
        recites = len(right) > 2 or (len(right) > 1 and len(said) > 2)
        if not recites or right == list(options.four) or bare.text.startswith("等", run.end()):
            continue
        start, end = bare.sentence(run.start())
        if wording_pattern(options.unless).search(bare.text[start:end]):
            continue
        start = run.start() + len(run.group()) - len(run.group().lstrip("、,和及对于"))
        span = bare.span(start, run.end())
        if not quoted(context, span):
            missing = "、".join(words for words in options.four if words not in said)
            data = {"原文": inner(span.of(document.text)), "缺少": missing}
            yield Finding(span, "missing" if missing else "order", data)


CHECKS = (
    Check("misquoted_formula", misquoted_formula, LeaveOptions, FIELDS),
    Check(
        "four_personally",
        four_personally,
        PersonallyOptions,
        {"原文": "找到的原文", "缺少": "缺少的几项；只有 missing 有"},
        ("missing", "order"),
    ),
)
