"""References to articles, 第二十四条第一款第（三）项, with the titles they belong to.

Patterns begin at 第 and are of bounded length, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.marks import LETTER
from lawgov_lint.instruments import Match
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts


class Reference(NamedTuple):
    """A reference to an article or a chapter.

    Args:
        span: 第二十四条第一款第（三）项; a range is one reference.
        unit: 条, 章, 节 or 编.
        number: which one; of a range the first.
        last: the last one of a range; else the same.
        sub: 之一 is 1; None for most.
        paragraph, item: 款 and 项; None where they are not named.
        parts: the numerals, each with its unit and with the brackets around it.
        title: index of the title it belongs to; None when there is none, or when it is the document itself (本办法).
        direct: it stands right behind the title, or in a list that does.
        named: a known title without marks right before it, when it has no ``title``.
        match: what that stands for.
    """

    span: Span
    unit: str
    number: int
    last: int
    sub: int | None
    paragraph: int | None
    item: int | None
    parts: tuple[Part, ...]
    title: int | None
    direct: bool
    named: Span | None
    match: Match | None


class Part(NamedTuple):
    """One numeral of a reference.

    Args:
        span: the numeral, with brackets around it.
        value: what it says.
        unit: 条, 款, 项, 章, 节, 编 or 之.
        bracketed: whether it stands in brackets.
        arabic: whether it is written in digits.
    """

    span: Span
    value: int
    unit: str
    bracketed: bool
    arabic: bool


_CHINESE = "[一二两三四五六七八九十百千零〇]{1,9}"
_NUM = rf"(?:{_CHINESE}|\d{{1,4}})"
_TO = "(?:至|到|[-—–~－]{1,2})"
_ARTICLE = lazy(
    rf"第 ?(?P<number>{_NUM})(?: ?(?:{_TO}|、) ?(?P<upto>{_NUM}))? ?(?P<unit>[条章节编])"
    rf"(?:之(?P<sub>[一二三四五六七八九十]{{1,2}})(?![一二三四五六七八九十]))?"
)
_TAIL = lazy(
    rf"(?: ?第 ?(?P<paragraph>\({_NUM}\)|{_NUM}) ?款)?"
    rf"(?: ?第? ?(?P<item>\({_NUM}\)|(?<=第){_NUM}|(?<=第 ){_NUM}) ?项)?"
)
_RANGE = lazy(rf" ?{_TO} ?第 ?(?P<last>{_NUM}) ?(?P<unit>[条章节编])")
_NOT_AN_ARTICLE = lazy(
    r"[战路线道生街河链高铁航公经新信留消短建举措意承防船腿腰鱼龙狗裙船街巷渠管轨渡索桥产赛跑评微视]|是|就|为"
    r"|奋斗|[一二三四五六七八九十]"
)
"""What may follow 条 and make it no article: 第一条战线, 第三条生产线, 第二条是…."""
_UNMARKED = lazy(rf"{LETTER}{{2,40}}$")
_BEHIND = lazy(r"\)? ?(?:中|里|内)?的? ?(?=第)")
_LISTED = lazy(r" ?(?:、|和|及|与|以及|或者|或|并|,|,和)? ?(?:其|该条)?(?=第)")
_SELF = lazy("(?:本|此|我|其)(?:法|条例|办法|规定|规则|细则|决定|制度|规划|方案|章程)?$")
_THAT = lazy("(?:该|同)(?P<kind>法|条例|办法|规定|规则|细则|决定)$")
_KINDS = tuple("法 条例 办法 规定 规则 细则 决定 典 解释 准则 意见 方案 制度 合同 协议".split())  # noqa: SIM905
_NEAR = 30
"""How far behind the only title of a sentence a reference may stand and still be to it."""
_SENTENCE_ENDS = "。;!?\n"


def find_references(facts: Facts) -> Iterator[Reference]:
    """Every reference to an article, a chapter, a section, in text order."""
    folded = facts.document.folded
    if "第" not in folded:
        return
    before: Reference | None = None
    for found in _ARTICLE.finditer(folded):
        if (before and found.start() < before.span.end) or _NOT_AN_ARTICLE.match(folded, found.end()):
            continue
        parts, end = _parts(folded, found)
        if parts is None:
            continue
        before = _reference(facts, found, parts, end, before)
        yield before


def _parts(folded: str, found: re.Match[str]) -> tuple[tuple[Part, ...] | None, int]:
    """The numerals of a reference, and where it ends; None when one of them is no number."""
    unit = found["unit"]
    spans = [(found.span("number"), unit), (found.span("upto"), unit), (found.span("sub"), "之")]
    end = found.end()
    if unit == "条" and (tail := _TAIL.match(folded, end)):
        spans += [(tail.span("paragraph"), "款"), (tail.span("item"), "项")]
        end = tail.end()
    upto = _RANGE.match(folded, end)
    if upto and upto["unit"] == unit:
        spans.append((upto.span("last"), unit))
        end = upto.end()
    parts = []
    for (start, stop), of in spans:
        if start < 0:
            continue
        words = folded[start:stop]
        value = numeral(words.strip("()"))
        if value is None:
            return None, end
        parts.append(Part(Span(start, stop), value, of, words[0] == "(", words.strip("()").isdigit()))
    return tuple(parts), end


def _reference(
    facts: Facts, found: re.Match[str], parts: tuple[Part, ...], end: int, before: Reference | None
) -> Reference:
    span = Span(found.start(), end)
    values = [part.value for part in parts if part.unit == found["unit"]]
    of_unit = {part.unit: part.value for part in parts}
    title, direct, named, match = _belongs_to(facts, span.start, before)
    return Reference(
        span,
        found["unit"],
        values[0],
        values[-1],
        of_unit.get("之"),
        of_unit.get("款"),
        of_unit.get("项"),
        parts,
        title,
        direct,
        named,
        match,
    )


Belonging = tuple[int | None, bool, Span | None, Match | None]
_NOTHING: Belonging = (None, False, None, None)


def _belongs_to(facts: Facts, start: int, before: Reference | None) -> Belonging:
    """The title of a reference at a place: right before it, in a list with it, named by 该法, or in its sentence."""
    folded = facts.document.folded
    if before and before.span.end >= start - 6:
        listed = _LISTED.match(folded, before.span.end)
        if listed and listed.end() == start:
            return before.title, before.direct, before.named, before.match
    begin = _sentence_start(folded, start)
    title = facts.title_before(start)
    if title is not None and facts.titles[title].span.end > start:
        return _NOTHING  # a part of the title itself
    if title is not None and facts.titles[title].span.end > begin:
        end = facts.titles[title].span.end
        end = _behind_remark(folded, end)
        behind = _BEHIND.match(folded, end)
        if end == start or (behind and behind.end() == start):
            return title, True, None, None
    words = folded[max(begin, start - 40) : start].rstrip()
    if _SELF.search(words):
        return _NOTHING
    if (that := _THAT.search(words)) and title is not None:
        named = facts.titles[title]
        alike = named.words.of(folded).rstrip(")〉> ").endswith(that["kind"])
        return (title, True, None, None) if alike and named.paragraph == facts.paragraph_index(start) else _NOTHING
    if words.endswith(_KINDS):
        return _unmarked(facts, start)
    if title is None or facts.titles[title].span.end <= begin or start - facts.titles[title].span.end > _NEAR:
        return _NOTHING
    first = facts.title_before(facts.titles[title].span.start - 1)
    alone = first is None or facts.titles[first].span.end <= begin
    return (title, False, None, None) if alone else _NOTHING


def _sentence_start(folded: str, at: int) -> int:
    """Where the sentence around a place begins, or 200 characters before it."""
    near = max(0, at - 200)
    return max(max(folded.rfind(mark, near, at) for mark in _SENTENCE_ENDS) + 1, near)


_REMARK_BEHIND = lazy(r" ?\((?:[^()\n]|\([^()\n]{0,20}\)){0,60}\)")


def _behind_remark(folded: str, end: int) -> int:
    """Behind the brackets that follow a title, where there are any."""
    found = _REMARK_BEHIND.match(folded, end)
    return found.end() if found else end


_READING = tuple("根据 按照 依据 依照 违反 适用 学习 落实 执行 贯彻 对照 解读 宣讲 引用".split())  # noqa: SIM905


def _unmarked(facts: Facts, start: int) -> Belonging:
    """A known title without marks that ends right before a reference: 违反行政处罚法第五条."""
    folded = facts.document.folded
    found = _UNMARKED.search(folded, max(0, start - 40), start)
    if not found:
        return _NOTHING
    whole = found.group()
    cuts = {0, *(whole.rfind(word) + len(word) for word in _READING if word in whole)}
    for cut in sorted(cuts):
        if match := facts.register.find(whole[cut:]):
            return None, True, Span(found.start() + cut, start), match
    return _NOTHING


_DIGITS = {character: n for n, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def numeral(words: str) -> int | None:
    """The value of Chinese or Arabic numerals up to 9999; None for what is no number.

    >>> numeral("一千二百六十"), numeral("一百零六"), numeral("十"), numeral("24"), numeral("二百百")
    (1260, 106, 10, 24, None)
    """
    if words.isdigit():
        return int(words) or None
    total, digit, unit_before = 0, None, 10_000
    for character in words:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= unit_before or digit == 0 or (digit is None and (unit > 10 or (total and unit == 10))):
                return None
            total += (digit or 1) * unit
            unit_before, digit = unit, None
        elif digit in (None, 0) and character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0) or None


def in_chinese(number: int) -> str:
    """1–9999 in Chinese numerals, as articles are counted.

    >>> in_chinese(24), in_chinese(106), in_chinese(1260), in_chinese(10), in_chinese(110)
    ('二十四', '一百零六', '一千二百六十', '十', '一百一十')
    """
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if zero and words else "") + "零一二三四五六七八九"[digit] + name
        zero = not digit
    return words.removeprefix("一") if words.startswith("一十") else words
