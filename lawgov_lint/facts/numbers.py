"""Numbers as they are written in Chinese prose: 64, 1,234, 6.3万, 三十余万, 近8000, 26.67%.

Every run of digits and of numerals is looked at once, at its beginning, and no further than a few characters around
it: time is linear in the text. Numerals up to 十 are names more often than counts (三项制度, 四个意识, 一站式), so they
count only with a measure word that names are seldom made with; 一 never does.

Values are whole numbers of ten-thousandths (:data:`ONE`): importing :mod:`fractions` would take 4 ms of a cold run, and
what figures need, comparing products, whole numbers do exactly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.facts.numbers_in_names import DASHES, called, named_before, named_behind
from lawgov_lint.facts.numerals import LONGEST_NUMERAL, NUMERALS, chinese_value
from lawgov_lint.facts.units import ENDS, LAST_UNITS, unit_at
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    import re

    from lawgov_lint.facts import Facts

ONE = 10_000
"""A value of 1; four decimals are kept."""


class Number(NamedTuple):
    """A number that counts or measures something; years, dates, article numbers, list marks and names are none.

    Args:
        span: digits or numerals with 万 and 亿, and 余 where it stands among them (三十余万); nothing else.
        value: what it says, in ten-thousandths: 6.3万 is 63000 * ONE; a percentage is one only in ``unit``, 26.67% is
            26.67 * ONE.
        step: what one more in the last place that is written would add, in ten-thousandths too: 26.67 → ONE // 100,
            6.3万 → 1000 * ONE, 1400 (余) → ONE, 三百 → 100 * ONE.
        style: ``arabic``, ``chinese`` (三十万) or ``mixed`` (3千, 3百; 6.3万 is arabic).
        before, after: where the words stand that make it approximate, 近 约 超过 不少于; 余 多 左右 以上 (between the
            number and its unit or behind the unit); None where there are none.
        whole: the number with all words that belong to it, approximation and unit: 近8000件次, 三十余万人次.
        unit: the measure word as written, 件 人次 场(次) % 个百分点 倍 成; 元 where 万元 is written; empty where there
            is none.
        paragraph: index of the paragraph.
        again: a second word behind it that makes it approximate: 左右 in 50余人左右.
        ranged: it is one end of a range, 3—5天, of which the first often has no unit.
    """

    span: Span
    value: int
    step: int
    style: str
    before: Span | None
    after: Span | None
    whole: Span
    unit: str
    paragraph: int
    again: Span | None = None
    ranged: bool = False

    @property
    def exact(self) -> bool:
        """Whether nothing says that it is approximate."""
        return self.before is None and self.after is None


_ARABIC = lazy(  # 1,234  80.95  6.3万  10余万  3千  2千多万  1万2千  1亿3000万   not 3千米
    r"(?P<digits>[0-9](?:[0-9]{0,2}(?:,[0-9]{3}){1,6}(?![0-9%,])|[0-9]*))(?:\.(?P<decimals>[0-9]+))?"
    r"(?: ?(?P<mid>[余多来几])?(?P<scale>万亿|[万亿]|[十百千](?![克米瓦])(?:(?P<late>[余多几])?[万亿])?)"
    r"(?P<more>(?<=[0-9]万)(?:[0-9]千(?:[0-9]百)?|[0-9]{4}(?![0-9.,年])|[0-9]百)|(?<=[0-9]千)[0-9]百"
    r"|(?<=[0-9]亿)(?:[0-9]{1,4}|[0-9]千)万)?)?"
)
_PLACE = lazy("([0-9]+)([千百万]*)")
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE = lazy(  # 三十余万, 百余, 两   not 百姓, 第三, 十几年, 数十件; what begins with a class is found fast
    rf"(?P<digits>[{NUMERALS}](?<![{NUMERALS}0-9.第几每这那各述].)(?<!数[十百千万亿])"
    rf"[{NUMERALS}]{{0,{LONGEST_NUMERAL - 1}}})(?:(?P<mid>[余多来几])(?P<scale>万亿|[万亿])?)?"
    "(?=[个件名人位次场期轮起宗份部倍家成卷项篇户处所支本册台辆张块套间座种亩元公平课学美批例幅条]|(?<=[余多来几万亿])[^年载里日天月])"
)
_PERCENT = lazy(rf"百分之(?P<digits>[{NUMERALS}]{{1,6}})(?![{NUMERALS}点余多几])")

_BEFORE = lazy(
    "(?:大约|大概|将近|接近|超过|超出|不少于|不低于|不超过|不多于|不足|不到|未到|至少|最多|超|逾"
    "|约(?:为|有|计)?|(?<![最附远临靠就邻相走贴拉])近) ?$"  # not 最近3次
)
_ENDS_BEFORE = frozenset("约概近过出于足到少多超逾为有计 ")
_NOT_ABOUT = lazy(  # 村规民约38份, 节约200万元, 签约12个   but 农民约300人, 精简约三成, 建立约20个, 印制约2万份
    "(?:[节签预条违契特隐相邀誓盟婚]|规民|(?<!办)公|(?<!手)续|(?<!手)履|(?<![法常])规|(?<![出承招转])租|(?<!精)简|(?<![连])失"
    "|(?<![建设成树创确])立|(?<![联整结组配符综])合|(?<![征收筹采募汇召])集|(?<![印编定录绘研控限建复])制)约$"
)
"""约 that ends another word says nothing of the number."""
_ABOVE = lazy("(?:上|过) ?$")
"""上百人, 过千人: only with bare 百 千 万 亿."""
_AFTER = lazy(" ?(?:左右|上下|以上|以下|以内|之多|有余|开外)")
_BEGINS_AFTER = frozenset("左上以之有开 ")
_BETWEEN = frozenset("余多来几")
LONGEST_BEFORE = 6
LONGEST_RUN = 12
"""No count has so many digits; what has is an id."""
LONGEST_BARE = 5
"""A number without unit that has more digits is an id or a telephone number."""

_FEW = frozenset("件名人位次场期轮起宗份部倍成")
"""Measure words with which numerals up to 十 count: 两次, 三名, 五场."""
_NOT_FEW = lazy(  # 十件实事, 三次产业, 两轮驱动, 三人行
    "(?:件(?:民生)?(?:实事|大事|小事|事)|件套|次(?:分配|产业|审议|元)|期工程|轮驱动|场硬仗|部曲|部门|名一|位一|人(?:行|一|小组|同)|成(?![,。;、)以左多]))"
)
_FEW_THINGS = lazy(  # 三个协调小组, 三家企业   not 四个意识, 三个方面, 一个统筹
    r"[个家](?:[^\W\d]{0,4}?)(?:小组|部门|单位|街道|乡镇|镇街|科室|村居|社区|村|事项|项目|案件|司法所|调解室|委员会|机构|"
    "窗口|企业|律所|律师事务所|公司|商户|媒体|银行)"
)
_LONG_TIMES = frozenset("年载里日天月")
_ROUND = frozenset(("百", "千", "万", "亿", "百万", "千万", "万亿"))
"""They say a number only with 近, 上, 余 and the like; otherwise much or many: 百家企业, 千名律师."""
_PROSE = ("heading", "body", "closing")


def find_numbers(facts: Facts) -> Iterator[Number]:
    """Every number that counts or measures, in text order; tables and page furniture left out."""
    taken = _Taken(facts)
    for n, paragraph in enumerate(facts.document.paragraphs):
        if paragraph.kind in _PROSE:
            reader = _Reader(facts.document.folded, paragraph.span, n, taken)
            found = [*reader.arabic(), *reader.chinese()]
            found.sort()
            yield from found


class _Taken:
    """Where a number cannot begin: dates, titles, marks of headings and items."""

    def __init__(self, facts: Facts) -> None:
        document = facts.document
        spans = [date.span for date in facts.dates]
        spans += [title.span for title in facts.titles]
        spans += [heading.mark for heading in document.headings]
        spans += [item.mark for series in document.series for item in series.items]
        spans.sort()
        self._starts = [span.start for span in spans]
        self._ends: list[int] = []
        end = 0
        for span in spans:
            end = max(end, span.end)
            self._ends.append(end)

    def holds(self, offset: int) -> bool:
        """Whether an offset stands inside one of them."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._ends[at] > offset


class _Reader:
    """Reads the numbers of one paragraph."""

    def __init__(self, folded: str, within: Span, paragraph: int, taken: _Taken) -> None:
        self.folded = folded
        self.start, self.end = within
        self.paragraph = paragraph
        self.taken = taken

    def arabic(self) -> Iterator[Number]:
        """The numbers written in digits."""
        folded = self.folded
        last: Number | None = None  # the one before, where this one may continue its list
        low: Number | None = None  # the lower end of a range
        for found in _ARABIC.finditer(folded, self.start, self.end):
            start = found.start()
            number = None if self.taken.holds(start) else self._arabic(found)
            if number is None:
                low = last = None
            elif low is not None and 1 <= start - low.whole.end <= 3 and folded[start - 1] in DASHES:
                if number.unit:
                    yield low._replace(ranged=True)
                    yield number._replace(ranged=True)
                low, last = None, number
            elif named_before(folded, self.start, start, number.unit, found["digits"]):
                low = last = None
            elif folded[number.whole.end : number.whole.end + 1] in DASHES and self._digit_at(number.whole.end + 1):
                low, last = number, None
            elif self._counts(number, last):
                yield number
                low, last = None, number
            else:
                low = last = None

    def _digit_at(self, offset: int) -> bool:
        return self.folded[offset : offset + 1].isdigit()

    def _arabic(self, found: re.Match[str]) -> Number | None:
        """The number that digits and 万 or 亿 behind them say, with the words around it."""
        digits, decimals, mid, scale, late, more = found.groups()
        if len(digits) > 1 and (digits[0] == "0" or len(digits) > LONGEST_RUN):
            return None
        step, style, between = ONE, "arabic", None
        if scale:
            for character in scale:
                step *= _FACTORS.get(character, 1)
            if scale[0] in "十百千" or "千" in (more or "") or "百" in (more or ""):
                style = "mixed"
            if mid or late:
                at = found.start("mid" if mid else "late")
                between = Span(at, at + 1)
        if decimals:
            places: int = 10 ** len(decimals)
            if step % places or more:
                return None
            step //= places
            digits += decimals
        value = int(digits.replace(",", "")) * step
        for written, place in _PLACE.findall(more or ""):
            step = ONE
            for character in place:
                step *= _FACTORS[character]
            value += int(written) * step
        return self._dressed(Span(*found.span()), value, step, style, between)

    def _dressed(self, span: Span, value: int, step: int, style: str, between: Span | None) -> Number:
        """The number with what makes it approximate and its unit."""
        folded, limit, (start, end) = self.folded, self.end, span
        first, again, before = between, None, None
        if not between and end < limit:
            at = end + 1 if folded[end] == " " else end
            if folded[at : at + 1] in _BETWEEN and at < limit and (at > end or self._fits_between(at)):
                first, end = Span(at, at + 1), at + 1
        unit, end = unit_at(folded, end, limit)
        if end < limit and folded[end] in _BEGINS_AFTER and (unit or first or style != "chinese"):
            behind = _AFTER.match(folded, end, limit)
            if behind:
                said = Span(behind.end() - len(behind.group().strip()), behind.end())
                first, again, end = (first, said, said.end) if first else (said, None, said.end)
        if folded[start - 1 : start] in _ENDS_BEFORE or folded[start] in "百千万亿":
            before = self._before(start, style)
        whole = Span(before.start if before else start, end)
        return Number(span, value, step, style, before, first, whole, unit, self.paragraph, again)

    def _fits_between(self, at: int) -> bool:
        """Whether 多 and 来 are not the beginning of another word: 12来访, 5多元."""
        folded = self.folded
        return folded[at] == "余" or (bool(unit_at(folded, at + 1, self.end)[0]) and not folded.startswith("多元", at))

    def _before(self, start: int, style: str) -> Span | None:
        """The word before a number that makes it approximate."""
        window = self.folded[max(self.start, start - LONGEST_BEFORE) : start]
        found = _BEFORE.search(window)
        if found and window[found.start()] == "约" and _NOT_ABOUT.search(window[: found.start() + 1]):
            return None
        if not found and style == "chinese" and self.folded[start] in "百千万亿":
            found = _ABOVE.search(window)
        return Span(start - len(window) + found.start(), start - len(window) + len(window.rstrip())) if found else None

    def _char(self, offset: int) -> str:
        return self.folded[offset] if offset < self.end else " "

    def _counts(self, number: Number, last: Number | None) -> bool:
        """Whether it counts something: it has a unit, is approximate, or stands where only a count can stand."""
        folded, (start, end) = self.folded, number.span
        if named_behind(folded, end, self.end):
            return False
        if number.unit:
            return True
        beyond = number.whole.end
        if number.after or number.style == "mixed" or not folded[end - 1].isdigit():
            return self._char(beyond) not in _LONG_TIMES  # not 30多年
        if end - start > LONGEST_BARE or self._char(beyond) not in ENDS or called(folded, self.start, start, end):
            return False
        begin = number.whole.start
        before = folded[begin - 1] if begin > self.start else ""
        if before in ("、", ",", "和", "及", "与") and last is not None and last.whole.end == begin - 1:
            return True
        return before.isalnum() and not before.isascii()

    def chinese(self) -> Iterator[Number]:
        """The numbers written in numerals."""
        folded = self.folded
        for found in _CHINESE.finditer(folded, self.start, self.end):
            digits, start = found["digits"], found.start()
            if digits in ("一", "二", "零", "〇"):
                continue  # 一 is nearly always part of another word
            said = None if self.taken.holds(start) else chinese_value(digits)
            if said is None:
                continue
            factor = {"万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}.get(found["scale"] or "", 1) * ONE
            between = Span(*found.span("mid")) if found["scale"] else None  # else it is looked for behind the number
            span = Span(*found.span()) if found["scale"] else Span(start, start + len(digits))
            number = self._dressed(span, said[0] * factor, said[1] * factor, "chinese", between)
            named = named_before(folded, self.start, start, number.unit, digits)
            if not named and self._says_how_many(number, digits):
                yield number
        if folded.find("百分之", self.start, self.end) >= 0:
            yield from self._percents()

    def _says_how_many(self, number: Number, digits: str) -> bool:
        """Whether a number in numerals is a count, and not part of a name."""
        folded, end = self.folded, number.span.end
        if folded.startswith("分之", max(self.start, number.span.start - 2)):
            return False
        few = number.value <= 10 * ONE and not number.after
        if few:
            unit = self._char(end)
            if unit in "个家":
                return _FEW_THINGS.match(folded, end, self.end) is not None
            return bool(number.unit) and unit in _FEW and not _NOT_FEW.match(folded, end, self.end)
        if digits in _ROUND or not number.unit:
            return not number.exact and (bool(number.unit) or self._char(number.whole.end) not in _LONG_TIMES)
        if number.unit in ("条", "字") and number.exact:
            return False  # “二十条”
        return number.unit not in LAST_UNITS or number.unit == "成"

    def _percents(self) -> Iterator[Number]:
        """百分之八十五."""
        for found in _PERCENT.finditer(self.folded, self.start, self.end):
            said = chinese_value(found["digits"])
            if said and not self.taken.holds(found.start()):
                span, whole = Span(*found.span("digits")), Span(*found.span())
                yield Number(span, said[0] * ONE, ONE, "chinese", None, None, whole, "%", self.paragraph)
