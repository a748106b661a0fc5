"""Paired marks: which quotation marks and brackets belong together, and which have lost their partner.

A quotation is closed by its mark. It is given up at the end of its paragraph, where the same mark opens once more, and
at a 。, unless it reads as the words of somebody (`：“…。…”`, `“…。…。”`): those hold whole sentences rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document, Paragraph
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

OPENING = {"”": "“", "’": "‘", ")": "(", "〕": "〔", "】": "【"}
"""Closing mark → opening mark, in folded text."""
CLOSING = {opening: closing for closing, opening in OPENING.items()}
"""Opening mark → closing mark."""


class Pairing(NamedTuple):
    """One family of marks.

    Args:
        pairs: each from the opening mark to behind the closing one, by their beginnings.
        unpaired: one character each, in text order.
    """

    pairs: tuple[Span, ...]
    unpaired: tuple[Span, ...]


def paired_quotes(document: Document) -> Pairing:
    """The quotation marks “ ” ‘ ’ of a document; straight ones are nobody's partner."""
    pairs: list[Span] = []
    unpaired: list[int] = []
    stretches = list(units(document))
    for n, unit in enumerate(stretches):
        left = _Quotes(document.folded, unit, pairs, unpaired).scan()
        # A quotation of several paragraphs opens in each and closes in the last one (GB/T 15834).
        goes_on = n + 1 < len(stretches) and document.folded[stretches[n + 1].start] == "“"
        if left and goes_on and left[0] == unit.start and document.folded[left[0]] == "“":
            del left[0]
        unpaired += left
    return _pairing(pairs, unpaired)


def paired_brackets(document: Document) -> Pairing:
    """The brackets （ ） 〔 〕 【 】 of a document; the two widths go together.

    What is left of a number mark (`)强化…`) is not among them, nor are list marks (`1)`), faces and `[0,1)`.
    """
    pairs: list[Span] = []
    unpaired: list[int] = []
    broken = {at for h in document.headings if h.broken for at in range(*h.mark)}
    closed: set[int] = set()
    remark = None  # the bracket with which a remark of several paragraphs may begin
    for unit in units(document):
        for at in _scan_brackets(document.folded, unit, broken, pairs):
            if remark is not None and at == unit.end - 1 and document.folded[at] == CLOSING[document.folded[remark]]:
                closed.add(remark)
                pairs.append(Span(remark, at + 1))
                remark = None
            elif not _stands_alone(document, unit, at):
                unpaired.append(at)
                remark = at if at == unit.start and document.folded[at] in CLOSING else remark
    return _pairing(pairs, [at for at in unpaired if at not in closed])


def _pairing(pairs: list[Span], unpaired: list[int]) -> Pairing:
    return Pairing(tuple(sorted(pairs)), tuple(Span(at, at + 1) for at in sorted(unpaired)))


def units(document: Document) -> Iterator[Span]:
    """The stretches inside which marks pair: paragraphs, and those that are one paragraph broken in two."""
    unit: Span | None = None
    before: Paragraph | None = None
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "table":  # cells that lost their borders
            continue
        if unit and before and _same_unit(document, before, paragraph, index):
            unit = Span(unit.start, paragraph.span.end)
        else:
            if unit:
                yield unit
            unit = paragraph.span
        before = paragraph
    if unit:
        yield unit


def _same_unit(document: Document, before: Paragraph, paragraph: Paragraph, index: int) -> bool:
    if paragraph.virtual:
        return {before.kind, paragraph.kind} <= {"body", "heading"}
    headed = paragraph.heading is not None and document.headings[paragraph.heading].paragraph == index
    stops = document.folded[before.span.end - 1] in "。!?…:;"
    return before.kind == paragraph.kind and paragraph.kind in ("body", "title") and not headed and not stops


# Patterns that few documents need are compiled when one does.
_SAYS = "(?:强调|指出|提出|要求|表示|写道)[,:]?$"
_MINUTES = r"\d[’′]\d{1,2}$"
_QUOTES = lazy("[“”‘’。]")


class _Quotes:
    """The quotation marks of one unit; one pass from left to right."""

    def __init__(self, folded: str, unit: Span, pairs: list[Span], unpaired: list[int]) -> None:
        self.folded = folded
        self.unit = unit
        self.pairs = pairs
        self.unpaired = unpaired
        self.open: list[int] = []
        self.count = {"“": 0, "‘": 0}
        self.stop = -1

    def scan(self) -> list[int]:
        """Pair what pairs; what is open at the end is returned."""
        for found in _QUOTES.finditer(self.folded, *self.unit):
            mark, at = found.group(), found.start()
            if mark == "。":
                self.stop = at
            elif mark in CLOSING:
                if self.open and self.folded[self.open[-1]] == mark:
                    self.unpaired.append(self._pop())
                self.open.append(at)
                self.count[mark] += 1
            elif not self._apostrophe(mark, at):
                self._close(at, OPENING[mark])
        return self.open

    def _pop(self) -> int:
        at = self.open.pop()
        self.count[self.folded[at]] -= 1
        return at

    def _close(self, at: int, opening: str) -> None:
        if not self.count[opening]:
            self.unpaired.append(at)
            return
        while self.folded[self.open[-1]] != opening:
            self.unpaired.append(self._pop())
        start = self._pop()
        if start < self.stop and not self._holds_sentences(start, at):
            self.unpaired += (start, at)
        else:
            self.pairs.append(Span(start, at + 1))

    def _holds_sentences(self, start: int, end: int) -> bool:
        """Whether a quotation with a 。 inside reads as somebody's words: announced, or closed as a sentence is."""
        last = self.folded[end - 1]
        if last in "。!?…;" or (last == "’" and self.folded[end - 2] in "。!?…;"):
            return True
        before = self.folded[max(self.unit.start, start - 3) : start]
        after = self.folded[end + 1] if end + 1 < self.unit.end else "。"
        return (
            before.endswith(":") or (before.endswith(",") and after in "。;!?") or re.search(_SAYS, before) is not None
        )

    def _apostrophe(self, mark: str, at: int) -> bool:
        """Whether ’ belongs to a Western word or a shortened year, or ’ ” count minutes: it’s, ’22, 5’20”."""
        before, after = self.folded[max(0, at - 1) : at], self.folded[at + 1 : at + 2]
        if mark == "”":
            return not self.count["“"] and re.search(_MINUTES, self.folded[max(0, at - 5) : at]) is not None
        if _latin(before):
            return not self.count["‘"] or _latin(after)
        return (before.isdigit() or after.isdigit()) and not self.count["‘"]


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


_NEXT_QUOTE = lazy('[“”"\n]')


def closes_straight(folded: str, at: int) -> bool:
    """Whether the mark that goes with “ or ” at an offset was typed as a straight one: `“放管服"`, `"放管服”`."""
    if '"' not in folded:
        return False
    if folded[at] == "“":
        found = _NEXT_QUOTE.search(folded, at + 1)
        return found is not None and found.group() == '"'
    if folded[at] == "”":
        before = max(folded.rfind(mark, max(0, at - LONGEST_QUOTATION), at) for mark in "“”\n")
        return folded.rfind('"', max(0, at - LONGEST_QUOTATION), at) > before
    return False


LONGEST_QUOTATION = 120
"""So long a quotation may be that one of its marks is taken for the partner of another kind of mark."""
_BRACKETS = lazy("[()〔〕【】]")


def _scan_brackets(folded: str, unit: Span, broken: set[int], pairs: list[Span]) -> list[int]:
    """Pair the brackets of one unit; brackets of one kind may stand inside each other. What is left is returned."""
    stack: list[int] = []
    count = {"(": 0, "〔": 0, "【": 0}
    left: list[int] = []
    for found in _BRACKETS.finditer(folded, *unit):
        mark, at = found.group(), found.start()
        if at in broken:
            continue
        if mark in CLOSING:
            stack.append(at)
            count[mark] += 1
        elif stack and not count[OPENING[mark]] and at - stack[-1] == 5 and folded[at - 4 : at].isdigit():
            count[folded[stack.pop()]] -= 1  # 〔2023）5号: a document number in the wrong form, not a lost mark
        elif not count[OPENING[mark]]:
            left.append(at)
        else:
            while folded[stack[-1]] != OPENING[mark]:
                count[folded[stack[-1]]] -= 1
                left.append(stack.pop())
            count[OPENING[mark]] -= 1
            pairs.append(Span(stack.pop(), at + 1))
    return left + stack


_LIST_MARK = r"(?:^|[。;,:、!?\s(])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$"
"""1) 甲;2) 乙  not 2023)"""
_FACE_BEFORE = (":", ";", ":-", ";-")
_INTERVAL_BEFORE = r"\[[\d.,%\s-]*$"
_INTERVAL_AFTER = r"\([\d.,%\s-]+\]"


def _stands_alone(document: Document, unit: Span, at: int) -> bool:
    """Whether a bracket without a partner is right so: a list mark, a face, an interval."""
    folded = document.folded
    before = folded[max(unit.start, at - 16) : at]
    if folded[at] == ")":
        face = document.text[at] == ")" and before.endswith(_FACE_BEFORE)
        return bool(face or re.search(_LIST_MARK, before[-5:]) or re.search(_INTERVAL_BEFORE, before))
    if folded[at] == "(":
        ends = at + 1 == unit.end or folded[at + 1] in " 。"
        face = document.text[at] == "(" and ends and before.endswith(_FACE_BEFORE)
        return bool(face or re.match(_INTERVAL_AFTER, folded[at : min(unit.end, at + 16)]))
    return False
