"""Rates, and the two counts they are made of, where the sentence itself names both.

A base is never guessed: 调解成功率达26.67% beside no count says nothing that could be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts
    from lawgov_lint.facts.figures import Figure


class Rate(NamedTuple):
    """A percentage whose numerator and denominator the same sentence names: indexes of figures."""

    rate: int
    numerator: int
    denominator: int


_NAMED = lazy(r"(?P<name>[^\W\d]{1,4})率(?:为|是|达|到|约|均|已|高| )*$")
_SHARE = lazy(r"^[,(、]?占(?:比|其|总数|总量|全部|案件总数)?(?:的|为|达|约)*$")
_BASES = {
    "败诉": "一审|应诉|诉讼|审结|办结|判决|开庭",
    "出庭应诉": "应诉|开庭|一审|诉讼",
    "办结": "受理|收到|接收|新收|立案|接到",
    "结案": "受理|收到|接收|新收|立案",
    "审结": "受理|收到|新收",
    "化解": "受理|排查|调处|调解|摸排",
    "调解成功": "受理|调解|调处",
    "调处成功": "受理|排查|调处|调解",
    "成功": "受理|排查|调处|调解",
    "合格": "抽检|抽查|评查|检测|检验|参加|检查",
    "通过": "参加|参考|应考",
    "采纳": "提出|收到|征集|出具",
    "整改": "发现|反馈|查出",
    "办复": "收到|承办|办理|交办",
    "回复": "收到|制发|发出",
    "反馈": "收到|制发|发出",
}
"""The name of a rate, which names its numerator too → the words of its denominator; 纠错率 has two definitions."""
_IN_TIME = lazy("[,为的]?(?:按[期时]|及时|到期|限时|如期)")
_RECEIVED = lazy("收|新增|受理|立案|发生")
_NOT = lazy("[不未无没]|正在|尚在|有待|其余")
NEAR = 24
"""So many characters before a figure are read."""
MOST = 24
"""So many figures around a rate are looked at."""


def find_rates(facts: Facts) -> Iterator[Rate]:
    """Every rate of which the sentence names both counts."""
    folded, figures = facts.document.folded, facts.figures
    aside = {n for c in facts.comparisons for n in (c.base, c.change) if n is not None}
    for _, group in groupby(range(len(figures)), key=lambda n: figures[n].sentence):
        indexes = list(group)
        rates = [n for n in indexes if figures[n].number.unit == "%" and n not in aside]
        for n in rates if len(indexes) > 2 else ():
            near = range(max(indexes[0], n - MOST), min(indexes[-1], n + MOST) + 1)
            counts = [m for m in near if m not in aside and figures[m].number.unit not in ("%", "")]
            yield from _named(folded, figures, n, counts)
    parts = {part: total.whole for total in facts.totals if total.sure for part in total.parts[:MOST]}
    for part, whole in parts.items():
        after = part + 1
        if after < len(figures) and figures[after].number.unit == "%" and whole < part:
            words = folded[figures[part].number.whole.end : figures[after].number.whole.start]
            if _SHARE.search(words):
                yield Rate(after, part, whole)


def _named(folded: str, figures: tuple[Figure, ...], rate: int, counts: list[int]) -> Iterator[Rate]:
    """办结40件,败诉2件,败诉率5%."""
    start = figures[rate].number.whole.start
    found = _NAMED.search(folded, max(figures[rate].sentence.start, start - NEAR), start)
    if not found:
        return
    if _IN_TIME.match(found["name"]):
        return  # of those that were due
    name = next((name for name in _BASES if found["name"].endswith(name)), None)
    if name is None:
        return
    labels = {n: _label(folded, figures, n) for n in counts}
    tops = [n for n in counts if name in labels[n] and not _NOT.search(labels[n])]
    if len(tops) != 1:
        return
    top = figures[tops[0]]
    base = re.compile(_BASES[name])
    if name == "败诉":  # of those decided, not of those received
        wholes = [n for n in counts if not _RECEIVED.search(labels[n])]
        counts = [*wholes, *(n for n in tops if n not in wholes)]
    wholes = [n for n in counts if n != tops[0] and base.search(labels[n]) and figures[n].unit == top.unit]
    wholes = [n for n in wholes if figures[n].number.value >= top.number.value]
    if len(wholes) == 1:
        yield Rate(rate, tops[0], wholes[0])


def _label(folded: str, figures: tuple[Figure, ...], n: int) -> str:
    """The words in front of a figure in its clause."""
    start = figures[n].number.whole.start
    begin = max(figures[n].sentence.start, figures[n - 1].number.whole.end if n else 0, start - NEAR)
    return re.split("[,、;(:]", folded[begin:start])[-1]
