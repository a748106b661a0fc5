"""This year's report beside last year's: whether they belong together, which figures are the same, what changed.

Two figures are the same when they have the same metric and the same words of the report, or are the only ones of their
metric on both sides; what the vocabulary does not know is matched by its words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lawgov_lint.document.model import Document
from lawgov_lint.facts.numbers import ONE, Number
from lawgov_lint.facts.rounding import written
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts
    from lawgov_lint.facts.figures import Figure


class Before(NamedTuple):
    """Last year's report.

    Args:
        facts: None where it is not the one of the year before, and so is left alone.
        doubts: why, or what could not be seen; Chinese, for the user.
    """

    facts: Facts | None
    doubts: tuple[str, ...]


def as_year_before(previous: Facts, document: Document) -> Before:
    """Last year's report, if it is one for a document: of its kind and organ, and of the year before it."""
    last = previous.document
    name = last.source.path
    if last.kind != document.kind:
        what = "不是法治政府建设年度报告" if document.kind == "annual-report" else "和要检查的文件不是同一种文件"
        return Before(None, (f"--previous {name}：这份文件看来{what}，没有拿来比较。",))
    if not same_organ(_issuer(last), _issuer(document)):
        said = f"这是{_issuer(last)}的报告，要检查的是{_issuer(document)}的"
        return Before(None, (f"--previous {name}：{said}，没有拿来比较。",))
    if document.year is None or last.year == document.year - 1:
        return Before(previous, ())
    if last.year is None:
        said = f"看不出是哪一年的报告，当作{document.year - 1}年的比较"
        return Before(previous, (f"--previous {name}：{said}。",))
    also = "也" if last.year == document.year else ""
    said = f"这{also}是{last.year}年的报告，不是{document.year - 1}年的，没有拿来比较"
    return Before(None, (f"--previous {name}：{said}；认错了年度可用 --year 指定要检查的报告的年度。",))


def _issuer(document: Document) -> str:
    return document.identity.issuer.value if document.identity.issuer else ""


_SAME_WORDS = lazy("人民|办事处|办公室|中共| ")


def same_organ(one: str, other: str) -> bool:
    """Whether two names may be of one organ: 市司法局, 云岭市司法局; a name that is not known may be any.

    >>> same_organ("市司法局", "云岭市司法局"), same_organ("云岭市司法局", "云岭市水利局")
    (True, False)
    """
    one, other = _SAME_WORDS.sub("", one), _SAME_WORDS.sub("", other)
    return one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)


class Pair(NamedTuple):
    """A figure in both reports, as indexes of their figures; None where the other report has none."""

    now: int | None
    before: int | None


_FILLER = lazy(
    "全年|今年|本年度?|年度|共计|总计|合计|累计|全[市县区镇省乡州旗](?!域)|全街道|[我本][市县区镇局省乡院州旗]|我街道"
    "|共|先后|目前|已经|[的了等已新为是达至到]"
)
_NOT_WORDS = lazy(r"[\W\d_]+")
_CASES = frozenset("件宗起")
ALIKE = 0.6
"""So much of their pairs of characters must figures without a metric share."""


def plain_words(facts: Facts, figure: Figure) -> str:
    """A figure's own words without those that say nothing of it: 全年共收到行政复议申请 → 收到行政复议申请."""
    words = _NOT_WORDS.sub("", figure.words.of(facts.document.folded)).removesuffix("由").removesuffix("从")
    return _FILLER.sub("", words) or words


def levels(facts: Facts) -> list[int]:
    """The figures that say how much there was in the report's own year: no changes, bases or plans."""
    aside = {n for c in facts.comparisons for n in (c.base, c.change) if n is not None}
    return [
        n
        for n, figure in enumerate(facts.figures)
        if figure.role == "level" and figure.period == "year" and n not in aside and figure.unit
        if not of_last_year(facts, figure)
    ]


_LAST_YEAR = lazy("(?:去年|上一?年度?)(?!同期|以来|相比)[^,:。;]{0,30}$")
CLAUSE = 40


def of_last_year(facts: Facts, figure: Figure) -> bool:
    """Whether a figure is said to be last year's: 去年收到55件, or by its period."""
    start = figure.number.whole.start
    before = facts.document.folded[max(figure.sentence.start, start - CLAUSE) : start]
    return figure.period == "previous" or _LAST_YEAR.search(before) is not None


def paired(now: Facts, before: Facts) -> tuple[Pair, ...]:
    """This year's figures in text order, each with last year's; then those of last year that are left."""
    ours, theirs = levels(now), levels(before)
    found: dict[int, int] = {}
    for key in (_by_words, _by_words_alone, _by_metric):
        _match(_by(key, now, ours, found), _by(key, before, theirs, set(found.values())), found)
    _match_alike(now, before, ours, theirs, found)
    taken = set(found.values())
    return (
        *(Pair(n, found.get(n)) for n in ours),
        *(Pair(None, n) for n in theirs if n not in taken),
    )


def _by_words(facts: Facts, n: int) -> Hashable:
    figure = facts.figures[n]
    return (figure.metric, _kind_of_unit(figure), plain_words(facts, figure)) if figure.metric else None


def _by_words_alone(facts: Facts, n: int) -> Hashable:
    figure = facts.figures[n]
    words = plain_words(facts, figure)
    return (_kind_of_unit(figure), words) if len(words) > 2 else None


def _by_metric(facts: Facts, n: int) -> Hashable:
    figure = facts.figures[n]
    return (figure.metric, _kind_of_unit(figure)) if figure.metric else None


def _kind_of_unit(figure: Figure) -> str:
    return "件" if figure.unit in _CASES else figure.unit


Key = Callable[["Facts", int], Hashable]


def _by(key: Key, facts: Facts, indexes: Sequence[int], taken: Mapping[int, int] | set[int]) -> dict[Hashable, int]:
    """Figures by a key that only one of them has; parts of a total give way to their total."""
    found: dict[Hashable, list[int]] = {}
    for n in indexes:
        name = key(facts, n)
        if name is not None and n not in taken:
            found.setdefault(name, []).append(n)
    parts = {part for total in facts.totals for part in total.parts}
    single: dict[Hashable, int] = {}
    for name, members in found.items():
        wholes = [n for n in members if n not in parts] or members
        if len(wholes) == 1:
            single[name] = wholes[0]
    return single


def _match(ours: Mapping[Hashable, int], theirs: Mapping[Hashable, int], found: dict[int, int]) -> None:
    for name, n in ours.items():
        if name in theirs:
            found[n] = theirs[name]


def _match_alike(now: Facts, before: Facts, ours: Sequence[int], theirs: Sequence[int], found: dict[int, int]) -> None:
    """What the vocabulary does not know, by how many pairs of characters its words share with one on the other side."""
    taken = set(found.values())
    others: dict[str, list[tuple[int, set[str]]]] = {}
    for n in theirs:
        if n not in taken and before.figures[n].metric is None:
            others.setdefault(before.figures[n].unit, []).append((n, shingles(plain_words(before, before.figures[n]))))
    tried: dict[str, int] = {}
    for n in ours:
        figure = now.figures[n]
        if n in found or figure.metric is not None or tried.get(figure.unit, 0) >= MOST:
            continue
        tried[figure.unit] = tried.get(figure.unit, 0) + 1
        mine = shingles(plain_words(now, figure))
        near = others.get(figure.unit, [])[:MOST]
        best = max(near, key=lambda other: _likeness(mine, other[1]), default=None)
        if best and _likeness(mine, best[1]) >= ALIKE:
            found[n] = best[0]
            others[figure.unit].remove(best)


MOST = 200
"""So many figures of one unit are looked through; a report has some eighty in all."""


def shingles(words: str) -> set[str]:
    """The pairs of neighbouring characters."""
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


class Change(NamedTuple):
    """How a figure changed.

    Args:
        kind: ``percent``, ``points`` for percentages, ``amount`` where last year's figure is nothing, or ``flat``.
        value: by how much, in ten-thousandths, below zero for less.
        sentence: what one could add, 同比下降12.5%; empty where a figure is approximate.
    """

    kind: str
    value: int
    sentence: str


def change_between(now: Number, before: Number, unit: str) -> Change:
    """How a figure changed from one year to the next."""
    by = now.value - before.value
    exact = now.exact and before.exact
    if by == 0:
        return Change("flat", 0, "与上年持平" if exact else "")
    if now.unit == "%":
        sentence = f"较上年{'提高' if by > 0 else '下降'}{written(abs(by))}个百分点"
        return Change("points", by, sentence if exact else "")
    if before.value == 0:
        return Change("amount", by, f"比上年增加{written(by)}{unit}" if exact else "")
    percent = _rounded(abs(by) * 100, before.value)
    sentence = f"同比{'增长' if by > 0 else '下降'}{written(percent)}%"
    return Change("percent", percent if by > 0 else -percent, sentence if exact else "")


def _rounded(dividend: int, divisor: int) -> int:
    """A quotient in ten-thousandths, rounded to one decimal, or to as many as it takes to be something."""
    for step in (ONE // 10, ONE // 100, ONE // 1000):
        count = (2 * dividend * ONE + divisor * step) // (2 * divisor * step)
        if count:
            return count * step
    return dividend * ONE // divisor


def in_same_words(facts: Facts, metric: str, words: str, unit: str) -> Iterator[Figure]:
    """The exact figures that a report has for a metric, in the same words and unit."""
    for n in levels(facts):
        figure = facts.figures[n]
        same = figure.metric == metric and figure.unit == unit and figure.number.exact
        if same and plain_words(facts, figure) == words:
            yield figure
