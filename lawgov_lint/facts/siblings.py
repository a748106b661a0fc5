"""Which numbered headings and items are siblings: lists told by their form and their numbers, not by their level alone.

A list is opened by its first number and goes on while its numbers do. （一） under 一、 starts again under 二、; 1.–36.
may run on across chapters; a list may stand inside an item of a list of a lower form: a mistake, but readable.
"""

from __future__ import annotations

import re

from lawgov_lint.document.layout import MAX_TITLE
from lawgov_lint.document.marks import chinese
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.prose import ITEM_MARK
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

RANK = {"part": 0, "cn": 1, "cn-bracket": 2, "arabic": 3, "arabic-bracket": 4, "circled": 5}
"""Forms of number marks, 第一部分 一、 （一） 1. （1） ①, in the order in which they are used from above."""
MAX_JUMP = 5
"""A number further off than so many lost ones is no sibling: 1. 2. and 50. in a line that was wrapped."""
NEAR = 10
"""So far ahead the second item of a list is looked for."""


class NumberList(NamedTuple):
    """Siblings: numbers of one form under one heading.

    Args:
        form: one of RANK.
        headings: indexes into ``document.headings``, in text order.
        numbers: what each counts; a mark that lost its number has the one that fits.
        holder: index of the heading in which the list begins, None at the top.
        expected: the number with which it should begin; more than 1 where it runs on from a list of its form.
        resumed: it stands inside an item of a list of a lower form, which goes on after it.
    """

    form: str
    headings: tuple[int, ...]
    numbers: tuple[int, ...]
    holder: int | None
    expected: int
    resumed: bool


class Stray(NamedTuple):
    """A list that fills a gap among siblings of another form: the 2. of （一） 2. （三）.

    Args:
        strays: index of the list whose first number is the one that must come next in the other.
        siblings: index of the list of which it should be part.
        after: position in that list after which it stands.
    """

    strays: int
    siblings: int
    after: int


def form_of(folded: str, heading: Heading) -> str:
    """The form of a heading's mark; empty for a heading without one, and for what is left of 、 or ）."""
    mark = heading.mark.of(folded).strip()
    if not mark or mark in (")", "、"):
        return ""
    if mark.startswith("第"):
        return "part"
    arabic = any(character.isascii() and character.isdigit() for character in mark)
    if "(" in mark or ")" in mark:
        return "arabic-bracket" if arabic else "cn-bracket"
    return "arabic" if arabic else "circled" if "①" <= mark[0] <= "⑳" else "cn"


def number_lists(document: Document) -> tuple[NumberList, ...]:
    """All lists of numbered siblings, in the order of their first items; what follows the signature is left out."""
    return _Outline(document).lists()


class _Open:
    """A list that may go on."""

    def __init__(self, form: str, holder: int | None, expected: int, resumed: bool) -> None:
        self.form = form
        self.holder = holder
        self.expected = expected
        self.resumed = resumed
        self.headings: list[int] = []
        self.numbers: list[int] = []
        self.seen: set[int] = set()
        self.last = 0


class _Outline:
    """Reads the marks of a document one after the other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        behind = [n for n, p in enumerate(document.paragraphs) if p.kind in ("attachment", "signature")]
        end = behind[0] if behind else len(document.paragraphs)
        self.count = sum(heading.paragraph < end for heading in document.headings)
        self.forms = [form_of(document.folded, heading) for heading in document.headings[: self.count]]
        self.next_same: list[int | None] = [None] * self.count
        later: dict[str, int] = {}
        for n in range(self.count - 1, -1, -1):
            self.next_same[n] = later.get(self.forms[n])
            if not running_text(document, n):
                later[self.forms[n]] = n
        self.stack: list[_Open] = []
        self.done: list[_Open] = []
        self.last_of_form: dict[str, int] = {}

    def lists(self) -> tuple[NumberList, ...]:
        for n in range(self.count):
            heading = self.document.headings[n]
            if running_text(self.document, n):
                continue
            if heading.mark.start == heading.mark.end:
                while self.stack and RANK[self.stack[-1].form] > heading.level:
                    self.stack.pop()
            elif not self.forms[n]:
                self._take_damaged(n)
            elif heading.number:
                self._take(n, self.forms[n], heading.number)
        return tuple(
            NumberList(one.form, tuple(one.headings), tuple(one.numbers), one.holder, one.expected, one.resumed)
            for one in self.done
        )

    def _next_number(self, n: int) -> int | None:
        follower = self.next_same[n]
        return None if follower is None else self.document.headings[follower].number

    def _take(self, n: int, form: str, number: int) -> None:
        found = next((one for one in reversed(self.stack) if one.form == form), None)
        if found is None or self._inside(found, n, number) or self._starts_again(found, n, number):
            self._open(n, form, number)
        else:
            self._join(found, n, number)

    def _inside(self, found: _Open, n: int, number: int) -> bool:
        """Whether a list begins inside the last item of the list on top, which stands inside the found one."""
        return number == 1 and found.last > 0 and found is not self.stack[-1] and self._resumes(self.stack[-1], n)

    def _starts_again(self, found: _Open, n: int, number: int) -> bool:
        """Whether a number that does not come next begins another list rather than being a slip in this one."""
        if number == found.last + 1:
            return False
        follower = self._next_number(n)
        if number == 1:
            if found.last == 1:
                return found.form == "circled" or _divided(self.document, found.headings[-1], n)
            return follower != found.last + 2
        if number < found.last:
            return follower != found.last + 1
        return number > found.last + 1 + MAX_JUMP

    def _resumes(self, outer: _Open, n: int) -> bool:
        """Whether a list goes on behind one that begins here, which has two items before it does."""
        again, second = self.next_same[outer.headings[-1]], self.next_same[n]
        if again is None or second is None or not n < second < again:
            return False
        headings = self.document.headings
        return headings[again].number == outer.last + 1 and headings[second].number == 2

    def _open(self, n: int, form: str, number: int) -> None:
        resumed = False
        while self.stack and RANK[self.stack[-1].form] >= RANK[form]:
            lower = RANK[self.stack[-1].form] > RANK[form] and self.stack[-1].form != "circled"
            if number == 1 and lower and self._resumes(self.stack[-1], n):
                resumed = True
                break
            self.stack.pop()
        holder = self.stack[-1].headings[-1] if self.stack else None
        before = self.last_of_form.get(form, 0)
        new = _Open(form, holder, before + 1 if number > before else 1, resumed)
        self.stack.append(new)
        self.done.append(new)
        self._add(new, n, number)

    def _join(self, found: _Open, n: int, number: int) -> None:
        while self.stack[-1] is not found:
            self.stack.pop()
        self._add(found, n, number)

    def _add(self, found: _Open, n: int, number: int) -> None:
        slip = number in found.seen and self._next_number(n) == found.last + 2
        found.headings.append(n)
        found.numbers.append(number)
        found.seen.add(number)
        found.last = found.last + 1 if slip else max(found.last, number)
        self.last_of_form[found.form] = found.last

    def _take_damaged(self, n: int) -> None:
        """Count a mark that lost its number as the next of the list it looks like."""
        bracket = ")" in self.document.headings[n].mark.of(self.document.folded)
        forms = ("cn-bracket", "arabic-bracket") if bracket else ("cn", "arabic")
        for found in reversed(self.stack):
            latest = found.headings[-1]
            if found.form not in forms or not (bracket or _has_comma(self.document, latest)):
                continue
            if not self.forms[latest] or self._next_number(latest) != found.last + 1:  # else nothing is missing here
                self._join(found, n, found.last + 1)
            return
        second = next((m for m in range(n + 1, min(n + NEAR, self.count)) if self.forms[m] == forms[0]), None)
        if second is not None and self.document.headings[second].number == 2:
            self._open(n, forms[0], 1)


def _has_comma(document: Document, n: int) -> bool:
    return document.headings[n].mark.of(document.folded).rstrip().endswith("、")


_FIGURES = lazy(r"\d{1,2}(?:[月日号、,%\-]|个|人|名|件)")


_DATE_AFTER = tuple("〇○零年月日季")
_CLOSED = lazy("[。;:!?…][”』)]?$")
MAX_LINE_ABOVE = 30
"""A longer line without closing punctuation above 、 or ） was wrapped."""


def running_text(document: Document, n: int) -> bool:
    """Whether what looks like a mark belongs to running text.

    5、6月份 at the beginning of a wrapped line, the ） or 、 of the line above, words in brackets.
    """
    heading, folded = document.headings[n], document.folded
    if not heading.broken:
        return _has_comma(document, n) and bool(_FIGURES.match(folded, heading.mark.end))
    mark = heading.mark.of(folded)
    line = document.paragraphs[heading.paragraph]
    if mark.startswith("("):
        bracket = re.compile("[()]").search(folded, heading.mark.end, line.span.end)
        closed = bracket is not None and bracket.group() == ")"
        return closed or folded.startswith(_DATE_AFTER, heading.mark.end)
    if heading.paragraph == 0 or line.virtual:
        return False
    above = document.paragraphs[heading.paragraph - 1]
    words = above.span.of(folded)
    long = above.kind == "body" or len(words) > MAX_LINE_ABOVE
    return (long and not _CLOSED.search(words)) or (mark == ")" and words.count("(") > words.count(")"))


def _divided(document: Document, before: int, after: int) -> bool:
    """Whether something between two numbered headings lets the numbers start again: a title, 二是, a lead with ：."""
    for at in range(document.headings[before].paragraph + 1, document.headings[after].paragraph):
        words = document.paragraphs[at].span.of(document.folded)
        if _begins_with_mark(document, at):
            continue
        if ITEM_MARK.match(words) or words.endswith(":") or (len(words) <= MAX_TITLE and words[-1] not in "。;!?"):
            return True
    return False


def _begins_with_mark(document: Document, index: int) -> bool:
    """Whether a paragraph begins with the number of a heading or an item."""
    owner = document.paragraphs[index].heading
    if owner is None:
        return False
    heading = document.headings[owner]
    return heading.paragraph == index and heading.mark.start < heading.mark.end


def stray_lists(lists: tuple[NumberList, ...]) -> tuple[Stray, ...]:
    """The lists that number siblings in another form than the others."""
    where = {n: (at, k) for at, one in enumerate(lists) for k, n in enumerate(one.headings)}
    found = []
    for at, one in enumerate(lists):
        if one.holder is None or one.numbers[0] < 2 or one.expected > 1:
            continue
        siblings, after = where[one.holder]
        numbers = lists[siblings].numbers
        goes_on = after + 1 == len(numbers) or numbers[after + 1] > one.numbers[-1]
        if numbers[after] + 1 == one.numbers[0] and goes_on:
            found.append(Stray(at, siblings, after))
    return tuple(found)


def numeral(form: str, number: int) -> str:
    """The number itself, in the digits of its form.

    >>> numeral("cn", 12), numeral("cn-bracket", 30), numeral("arabic", 7)
    ('十二', '三十', '7')
    """
    if form not in ("part", "cn", "cn-bracket") or not 0 < number < 100:
        return str(number)
    return chinese(number)


def proper_mark(form: str, number: int) -> str:
    """How a number of a form is written.

    >>> proper_mark("cn", 2), proper_mark("cn-bracket", 11), proper_mark("arabic", 3), proper_mark("arabic-bracket", 4)
    ('二、', '（十一）', '3.', '（4）')
    """
    words = numeral(form, number)
    if form == "part":
        return f"第{words}部分"
    if form == "circled" and number <= 20:
        return chr(ord("①") + number - 1)
    return {"cn": f"{words}、", "arabic": f"{words}.", "circled": words}.get(form, f"（{words}）")
