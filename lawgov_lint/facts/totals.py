"""Totals and their parts.

Parts stand behind 其中 or 中 (审结的162件中,维持71件), in brackets right behind the whole (55件(受理45、不予受理5)),
behind a colon, 分别为 or a comma where their names are a known way to divide it (清理62件,保留48件、修改5件、废止9件),
or before 共计 and 共.

Whether the parts are meant as all there are, nobody can know for certain. They are taken for that where they do add up,
where their names leave nothing over (民事 and 刑事), and where they miss the whole by so little that a slip is the only
reading. Approximate figures, 等, 主要, 包括 and names that may overlap (女性12人,党员8人) leave the total open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.facts.numbers import ONE
from lawgov_lint.facts.partitions import read_labels
from lawgov_lint.facts.rounding import slack
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts
    from lawgov_lint.facts.figures import Figure


class Total(NamedTuple):
    """A figure and the parts that the text gives it.

    Args:
        whole: index of the figure.
        parts: indexes of figures, in text order, at least one.
        closed: the text gives the parts as all there are, so that they add up to the whole; otherwise they are some of
            them (等, 主要, 包括, 近, 余, or parts that may overlap) and only must not exceed it.
        span: from the whole to the last part.
        sure: no other figure can be the whole.
    """

    whole: int
    parts: tuple[int, ...]
    closed: bool
    span: Span
    sure: bool = True


def find_totals(facts: Facts) -> Iterator[Total]:
    """Every total with parts, in text order; a part may be a total itself, but not of the parts beside it."""
    totals = sorted(_Reader(facts).totals(), key=lambda total: (total.span, total.parts))
    siblings = {(part, other) for total in totals for part in total.parts for other in total.parts}
    yield from (total for total in totals if not any((total.whole, part) in siblings for part in total.parts))


WIDTH = 40  # characters between a whole and its parts, or between two parts
MOST_PARTS = 24
LONGEST_NAME = 8  # characters of a part's name that stands behind its whole without 其中
REACH = 5  # figures back that the whole is looked for
_AMONG = lazy(
    r"(?:其中[,:]?(?:在|对|由)?)?(?P<subset>已?(?P<name>[^\W\d]{2,4}?)的?(?:行政|复议|诉讼)?(?:案件|申请|事项|文件)?中,?)?"
)
# As good as 其中: 受理33件,受理案件中维持13件.
_AMONG_NAMED = ("受理案件中", "受理的案件中", "审结案件中", "审结的案件中", "办结案件中", "办结的案件中")
_AMONG_THESE = lazy("(?:行政|复议|诉讼|处罚)*(?:案件|申请|纠纷|事项|文件|问题)?中[,:]")
"""Behind the whole as good as 其中: 审结的162件中,维持71件."""
_WITHOUT = lazy(r"\((?:不|未|除|另|剔除|扣除)")
_SOME = lazy("主要|包括|包含|含|例如|比如|仅|部分|尤其|特别|最")
_MORE = lazy(r" ?(?:等|余|多|以上|左右|以及其他|不等)")
_NEW = lazy("每|人均|平均|日均|此外|另外|同时|全年|累计|一是|二是|三是|四是|五是|[一二三四五六七八九]要|其中")
_LIST = lazy(r"[,:](?:分别[为是有]?|具体[为是]|构成为?)?:?|分别[为是]:?")
_SUM = lazy(r"(?:共计|合计|总计|总共)(?P<what>[^\W\d]{0,6})?$|[,、]共$|[,、]共(?!计)(?P<same>[^\W\d]{1,6})$")
_ALIKE = {"场次": "场", "名": "人"}
"""Measure words that people mix: 86场次,其中进校园16场."""
_SHARE = lazy(r"占(?:比|总数|全部)?(?:的|为|约|达)*$")
_JOINT = lazy(r"^[,、;(:和及与并 ]+|^其中[,:]?")


class _Reader:
    """The figures of a document by their places."""

    def __init__(self, facts: Facts) -> None:
        self.folded = facts.document.folded
        self.figures: Sequence[Figure] = facts.figures
        self.starts = [figure.number.span.start for figure in self.figures]
        self.brackets = {pair.start: pair for pair in facts.brackets.pairs if self.folded[pair.start] == "("}
        self.openings = sorted(self.brackets)
        aside = {n for c in facts.comparisons for n in (c.base, c.change) if n is not None}
        self.level = [n not in aside for n in range(len(self.figures))]

    def totals(self) -> Iterator[Total]:
        """Every total, those in brackets first."""
        taken: set[int] = set()
        named = [at for words in _AMONG_NAMED for at in self._places(words)]
        among = sorted([*self._places("其中"), *(at for at in named if "其中" not in self.folded[max(0, at - 4) : at])])
        for n, figure in enumerate(self.figures):
            if not self.level[n] or figure.number.unit == "%":
                continue
            if total := self._bracketed(n):
                yield total
            after = figure.number.whole.end
            if total := self._listed(n, after):
                taken.add(n)
                yield total
            if total := self._summed(n):
                yield total
        for place in among:
            total = self._among(place)
            if total and (total.closed or total.whole not in taken):
                yield total

    def _places(self, word: str) -> list[int]:
        places, at = [], self.folded.find(word)
        while at >= 0:
            places.append(at)
            at = self.folded.find(word, at + len(word))
        return places

    def _bracketed(self, whole: int) -> Total | None:
        """55件(受理45、不予受理5、告知3、未补正2)."""
        pair = self.brackets.get(self.figures[whole].number.whole.end)
        if pair is None or pair.end - pair.start > 20 * WIDTH or _WITHOUT.match(self.folded, pair.start):
            return None
        words = self.folded[pair.start : min(pair.end, pair.start + WIDTH)]
        parts = self._run(whole, whole + 1, pair.start + 1, pair.end - 1)
        if not parts:
            return None
        return self._total(
            whole,
            parts,
            pair.start + 1,
            some=bool(_SOME.search(words[: self._lead(parts, pair.start)])),
            form="bracket",
        )

    def _lead(self, parts: list[int], start: int) -> int:
        return max(0, self.starts[parts[0]] - start)

    def _listed(self, whole: int, after: int) -> Total | None:
        """清理文件62件,保留48件、修改5件、废止9件; 分别为….; only names that divide a whole."""
        if these := _AMONG_THESE.match(self.folded, after):
            return self._of_these(whole, these.end())
        found = _LIST.match(self.folded, after)
        if not found or self.folded.startswith("其中", found.end()):
            return None
        sentence = self.figures[whole].sentence
        parts = self._run(whole, whole + 1, found.end(), sentence.end)
        if len(parts) < 2:
            return None
        labels = self._labels(parts, found.end())
        reading = read_labels(labels)
        if reading.known < 2 or not reading.complete or self._holds_name(whole, labels[0]):
            return None
        if "其中" in labels[0] or _SOME.search(labels[0]) or len(labels[0]) > LONGEST_NAME:
            return None
        total = self._total(whole, parts[: reading.known], found.end(), some=False, form="list")
        return total if total.closed else None  # 优秀42卷,合格76卷,不合格2卷: parts of another whole

    def _of_these(self, whole: int, begin: int) -> Total | None:
        """审结的162件中,维持71件、撤销11件."""
        parts = self._run(whole, whole + 1, begin, self.figures[whole].sentence.end)
        if len(parts) < 2:
            return None
        some = bool(_SOME.search(self.folded, begin, self.starts[parts[0]]))
        return self._total(whole, parts, begin, some, "among")

    def _holds_name(self, whole: int, label: str) -> bool:
        """Whether the words of a figure name a part themselves: 民事案件30件,刑事案件5件 divide nothing."""
        before = self._label(whole, self.figures[whole].sentence.start)
        return read_labels((before, label)).known == 2

    def _summed(self, whole: int) -> Total | None:
        """线上20场、线下15场,共计35场."""
        figure = self.figures[whole]
        gap = self.folded[max(figure.sentence.start, figure.number.whole.start - WIDTH) : figure.number.whole.start]
        found = _SUM.search(gap)
        if not found:
            return None
        first = whole
        while first and whole - first < MOST_PARTS and self._is_part(whole, first - 1, figure.sentence.start, 0):
            first -= 1
        parts = list(range(first, whole))
        # 分别发现问题31个、27个,共发现问题58个
        told = [n for n in parts if "分别" in self._label(n, figure.sentence.start)]
        parts = parts[told[-1] - first :] if told else parts
        same = found["same"]
        if same and not (told and same in self._label(parts[0], figure.sentence.start)):
            return None
        if len(parts) < 2 or not figure.number.exact:
            return None
        for n in range(len(parts) - 1):
            if self._fits(whole, parts[n:]):
                return Total(whole, tuple(parts[n:]), True, Span(self.starts[parts[n]], figure.number.whole.end))
        reading = read_labels(self._labels(parts, figure.sentence.start))
        all_named = reading.complete and reading.known == len(parts)
        closed = reading.disjoint and (all_named or self._slip(whole, parts, len(parts) == 2))
        closed = (closed or bool(told and not found["what"])) and self._exact(whole, parts)
        span = Span(self.starts[parts[0]], figure.number.whole.end)
        return Total(whole, tuple(parts), True, span) if closed else None

    def _among(self, place: int) -> Total | None:
        """1790件,其中民事1236件,刑事554件."""
        first = bisect_left(self.starts, place)
        if not 0 < first < len(self.figures) or self.starts[first] - place > WIDTH:
            return None
        found = _AMONG.match(self.folded, place)
        begin = found.end() if found else place + 2
        end = self.figures[first].sentence.end
        opening = bisect_right(self.openings, place) - 1
        pair = self.brackets[self.openings[opening]] if opening >= 0 else Span(0, 0)
        if pair.start < place < pair.end:
            if self.figures[first - 1].number.whole.end == pair.start:
                return None  # the bracket stands right behind the whole
            end = min(end, pair.end - 1)
        sentence = self.figures[first].sentence
        name = found["name"] if found and found["subset"] else None
        wholes = self._wholes(first, place, sentence, name)
        if not wholes:
            return None
        some = bool(_SOME.search(self.folded, max(place - 2, sentence.start), min(self.starts[first], begin + 6)))
        parts = self._run(wholes[0], first, begin, end)
        if parts and name is None and self._of_all_before(wholes, parts):
            return None
        found_totals = [self._total(whole, parts, begin, some, "among") for whole in wholes] if parts else []
        return self._likeliest([total._replace(sure=len(wholes) == 1) for total in found_totals])

    def _of_all_before(self, wholes: list[int], parts: list[int]) -> bool:
        """Whether 其中 speaks of several figures together: 受理112件、上年结转6件,其中维持62件."""
        spoken = self.figures[wholes[0]].number.value
        total = sum(self.figures[n].number.value for n in parts)
        for later, earlier in pairwise(wholes):
            label = self._label(later, 0)
            carried = "结转" in label + self._label(earlier, 0) and not label.endswith(("审结", "办结", "结案"))
            joined = carried or label.startswith(("、", "和", "及", "与"))
            if total <= spoken or earlier != later - 1 or not joined:
                break
            spoken += self.figures[earlier].number.value
            if total <= spoken:
                return True
        return False

    def _likeliest(self, totals: list[Total]) -> Total | None:
        """One of several readings of the same 其中: one that adds up, or the nearest whole."""
        for total in totals:
            if total.closed and self._fits(total.whole, total.parts):
                return total
        if not totals:
            return None
        first = totals[0]
        if first.closed and 5 * abs(self._missing(first.whole, first.parts)) > self.figures[first.whole].number.value:
            both = (total for total in totals if total.closed)
            first = min(both, key=lambda total: abs(self._missing(total.whole, total.parts)))
        over = self._missing(first.whole, first.parts)
        larger = any(self._missing(total.whole, first.parts) >= 0 for total in totals)
        if over < 0 and larger and -over > max(ONE, self.figures[first.whole].number.value // 50):
            return first._replace(closed=False)  # too much for this whole, and not for one before it
        return first

    def _wholes(self, first: int, place: int, sentence: Span, name: str | None) -> list[int]:
        """The figures that 其中 may speak of, the likeliest first."""
        opens = not self.folded[sentence.start : place].strip(" ,")
        found: list[int] = []
        for n in range(first - 1, max(-1, first - 1 - REACH), -1):
            figure = self.figures[n]
            if figure.number.paragraph != self.figures[first].number.paragraph:
                break
            if name is None and not opens and figure.sentence != sentence:
                break
            if opens and name is None and found and figure.sentence != self.figures[found[0]].sentence:
                break
            if not self.level[n] or figure.number.whole.end > place or figure.unit == "%":
                continue
            if name is None and self._in_closed_bracket(n, place):
                continue  # 审结112件(含上年结转6件),其中…
            if name is not None:
                label = self._label(n, figure.sentence.start)
                if re.search(f"(?<![不未予]){re.escape(name)}[^,、;()]{{0,8}}$", label):
                    return [n]
                continue
            if self._same_unit(n, first):
                found.append(n)
        return found

    def _same_unit(self, whole: int, part: int) -> bool:
        unit, own = self.figures[whole].unit, self.figures[part].number.unit
        return not own or not unit or _ALIKE.get(unit, unit) == _ALIKE.get(own, own)

    def _run(self, whole: int, first: int, begin: int, end: int) -> list[int]:
        """The figures from one on that may be parts of a whole."""
        parts: list[int] = []
        last = begin
        for n in range(first, min(len(self.figures), first + 3 * MOST_PARTS)):
            if self.starts[n] >= end or self.starts[n] - last > 3 * WIDTH or len(parts) >= MOST_PARTS:
                break
            if not self.level[n] or self._inside_bracket(n, begin):
                continue
            number = self.figures[n].number
            if number.unit == "%" and _SHARE.search(self.folded, last, number.whole.start):
                continue
            if not self._is_part(whole, n, begin, len(parts)):
                break
            parts.append(n)
            last = number.whole.end
        return parts

    def _is_part(self, whole: int, n: int, begin: int, count: int) -> bool:
        number = self.figures[n].number
        if number.whole.start < begin or not self.level[n] or not self._same_unit(whole, n) or number.ranged:
            return False
        gap = self._label(n, begin)
        return not (count and _NEW.search(gap))

    def _inside_bracket(self, n: int, begin: int) -> bool:
        """Whether a figure stands in a bracket that opens behind a place."""
        at = self.starts[n]
        opening = bisect_right(self.openings, at) - 1
        if opening < 0 or self.openings[opening] < begin:
            return False
        return self.brackets[self.openings[opening]].end > at

    def _in_closed_bracket(self, n: int, place: int) -> bool:
        """Whether a figure stands in a bracket that is closed before a place."""
        opening = bisect_right(self.openings, self.starts[n]) - 1
        return opening >= 0 and self.starts[n] < self.brackets[self.openings[opening]].end <= place

    def _label(self, n: int, begin: int) -> str:
        """The words in front of a figure, from the one before it."""
        start = self.figures[n].number.whole.start
        begin = max(begin, self.figures[n - 1].number.whole.end if n else 0, start - WIDTH)
        return self.folded[begin:start]

    def _labels(self, parts: Sequence[int], begin: int) -> tuple[str, ...]:
        return tuple(_JOINT.sub("", self._label(n, begin)) for n in parts)

    def _total(self, whole: int, parts: list[int], begin: int, some: bool, form: str) -> Total:
        """A whole and what may be its parts, cut to those that are."""
        start = self.figures[whole].number.span.start
        reading = read_labels(self._labels(parts, begin))
        for count in range(2, len(parts) + 1):
            if (count >= reading.known or len(self._together(parts)) == count) and self._fits(whole, parts[:count]):
                end = self.figures[parts[count - 1]].number.whole.end
                return Total(whole, tuple(parts[:count]), True, Span(start, end))
        known = parts[: reading.known] if reading.known >= 2 else parts
        closed = False
        if not some and reading.disjoint and len(known) >= 2 and self._exact(whole, known):
            all_named = reading.complete and (reading.known == len(parts) or form == "list")
            closed = self._meant_as_all(whole, known, all_named, reading.known >= 2, form)
            one_kind = reading.known < 2 or self._of_one_kind(parts, begin)
            if not closed and one_kind and self._slip(whole, parts, len(parts) == 2):
                closed, known = True, parts
            if not closed and reading.known < 2:
                nearest = [parts[:n] for n in range(2, len(parts)) if self._slip(whole, parts[:n], n == 2)]
                if nearest:
                    closed, known = True, nearest[0]
        if not closed:
            known = self._together(parts)
        end = self.figures[known[-1]].number.whole.end
        return Total(whole, tuple(known), closed, Span(min(start, self.starts[known[0]]), end))

    def _of_one_kind(self, parts: list[int], begin: int) -> bool:
        """专职律师1205人、兼职律师46人、公职律师126人: all are lawyers, so no two names mean the same."""
        return len({label[-2:] for label in self._labels(parts, begin)}) == 1

    def _exact(self, whole: int, parts: Sequence[int]) -> bool:
        numbers = [self.figures[n].number for n in (whole, *parts)]
        return all(number.exact for number in numbers) and not _MORE.match(self.folded, numbers[-1].whole.end)

    def _meant_as_all(self, whole: int, parts: Sequence[int], complete: bool, known: bool, form: str) -> bool:
        missing = self._missing(whole, parts)
        total = self.figures[whole].number.value
        if known and missing < 0 and form != "list":
            return True
        if known and complete and (missing * 50 >= -total or missing >= -3 * ONE):
            return missing * (50 if form == "list" else 5) <= total or (form == "list" and missing <= 3 * ONE)
        if form == "bracket" and missing * 10 <= total and abs(missing) <= max(3 * ONE, total // 50):
            return True
        return self._slip(whole, parts, len(parts) == 2)

    def _slip(self, whole: int, parts: Sequence[int], few: bool) -> bool:
        """Whether the parts miss the whole by so little that they are meant to add up."""
        total = self.figures[whole].number.value
        least = 50 * ONE if few else 30 * ONE
        return total >= least and abs(self._missing(whole, parts)) * 50 <= total

    def _missing(self, whole: int, parts: Sequence[int]) -> int:
        return self.figures[whole].number.value - sum(self.figures[n].number.value for n in parts)

    def _fits(self, whole: int, parts: Sequence[int]) -> bool:
        """Whether the parts add up, as people round."""
        allowed = sum(slack(self.figures[n].number) for n in (whole, *parts))
        return abs(self._missing(whole, parts)) <= allowed

    def _together(self, parts: list[int]) -> list[int]:
        """The parts up to the first that is set off by more than 、: 维持66件、撤销8件、终止44件,未结8件."""
        count = 1
        while count < len(parts) and self._label(parts[count], 0).startswith(("、", "和", "以及")):
            count += 1
        return parts[:count]
