"""Number marks of headings: 一、 （一） 1. （1）, whole or damaged, at the beginning of a line or in the middle of one.

Everything here works on folded text, in which marks have half width.
"""

from __future__ import annotations

from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

DIGITS = "一二三四五六七八九"

_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLDABLE = lazy("[！-～　\xa0｡､﹝﹞]")
_FOLD |= {"　": " ", "\xa0": " ", "｡": "。", "､": "、", "﹝": "〔", "﹞": "〕"}


def fold(text: str) -> str:
    """The text with full-width ASCII folded to half width, one character for one: offsets stay."""
    if _FOLDABLE.search(text):
        for character in sorted(set(text) & _FOLD.keys()):  # a dozen; str.translate takes twenty times as long
            text = text.replace(character, _FOLD[character])
    return text


def number_of(numeral: str) -> int | None:
    """The value of 一 … 九十九, of Arabic digits, or of ① … ⑳; None when it is none of them.

    >>> number_of("十二"), number_of("二十"), number_of("7")
    (12, 20, 7)
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    if len(numeral) == 1 and "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return DIGITS.index(numeral) + 1 if len(numeral) == 1 and numeral in DIGITS else None
    high = DIGITS.index(tens) + 1 if tens and tens in DIGITS else 1 if not tens else None
    low = DIGITS.index(ones) + 1 if ones and ones in DIGITS else 0 if not ones else None
    return None if high is None or low is None else high * 10 + low


def chinese(number: int) -> str:
    """1–99 in Chinese numerals.

    >>> chinese(12), chinese(30)
    ('十二', '三十')
    """
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens - 1] + "十"
    return head + (DIGITS[ones - 1] if ones else "")


class Mark(NamedTuple):
    """A number mark found in the text.

    Args:
        start, end: where it stands.
        level: 1 to 4.
        number: None when the mark lost its number.
        broken: it lost a part.
    """

    start: int
    end: int
    level: int
    number: int | None
    broken: bool = False


LETTER = r"[^\W\d]"
"""A 汉字 (or a Latin letter); a class with the range of all 汉字 would take 1.8 ms to compile, this takes 20 µs."""
_CN = "[一二三四五六七八九十]"
_NUMERAL = rf"{LETTER}{{1,3}}"  # looked at by number_of afterwards
# Each alternative: an example it matches, and one it must not.
_AT_START = lazy(
    rf"(?P<l1>{_NUMERAL})(?:、|\.(?!\d)|\.(?=20\d\d年)|,)(?!{_CN}、)"  # 一、推进 六.推进 一,推进  not 一、二、三产业
    rf"|第(?P<part>{_NUMERAL})部分[:、 ]?"  # 第一部分
    rf"|\((?P<l2>{_NUMERAL})\)[、.]?"  # (一)推进
    r"|\((?P<l4>\d{1,2})\)[、.]?"  # (1)推进
    r"|(?P<l3>\d{1,2})(?:[.](?![\d%])|[.](?=20\d\d年)|、)"  # 1.推进 1、推进            not 4.5
    r"|(?P<circled>[①-⑳])"  # ①推进
)
_BROKEN_AT_START = lazy(
    rf"(?P<unopened>{_NUMERAL})\)"  # 一)推进
    rf"|\((?P<unclosed>{_CN}{{1,3}})(?=[ .]|{LETTER})"  # (二 推进 (二推进
    rf"|(?P<bracket>\))(?={LETTER})"  # )强化
    rf"|(?P<comma>、)(?={LETTER})"  # 、加强
)
_IN_LINE = lazy(rf"(?P<l1>{_CN}{{1,3}})、(?!{_CN}、)(?=[\w“\"])|\((?P<l2>{_NUMERAL})\)(?=[\w“\"])")
_BRACKET_IN_LINE = lazy(rf"(?<=[。!?])\s*(?P<bracket>\))(?={LETTER})")
_NUMBERED_IN_LINE = lazy(rf"(?<![\d.A-Za-z])(?P<l3>\d{{1,2}})\.(?={LETTER}|“)")


def mark_at(folded: str, start: int, end: int) -> Mark | None:
    """The whole mark with which a stretch of text begins."""
    found = _AT_START.match(folded, start, end)
    if not found:
        return None
    group = found.lastgroup or ""
    number = number_of(found[group])
    level = {"l1": 1, "part": 1, "l2": 2, "l3": 3, "l4": 4, "circled": 4}[group]
    return Mark(start, found.end(), level, number) if number else None


def broken_mark_at(folded: str, start: int, end: int) -> Mark | None:
    """What is left of a mark at the beginning of a stretch of text."""
    found = _BROKEN_AT_START.match(folded, start, end)
    if not found:
        return None
    group = found.lastgroup or ""
    if group in ("bracket", "comma"):
        return Mark(start, found.end(), 2 if group == "bracket" else 1, None, broken=True)
    number = number_of(found[group])
    return Mark(start, found.end(), 2, number, broken=True) if number else None


def marks_within(folded: str, start: int, end: int) -> list[Mark]:
    """Candidates inside a line, in text order: 一、 （一） 1. and the bracket that is left of （一）."""
    line = folded[start:end]
    marks: list[Mark] = []
    if "、" in line or "(" in line:
        for found in _IN_LINE.finditer(folded, start, end):
            group = found.lastgroup or ""
            if number := number_of(found[group]):
                marks.append(Mark(found.start(), found.end(), 1 if group == "l1" else 2, number))
    if "." in line:
        marks += [Mark(m.start(), m.end(), 3, int(m["l3"])) for m in _NUMBERED_IN_LINE.finditer(folded, start, end)]
    if ")" in line:
        brackets = _BRACKET_IN_LINE.finditer(folded, start, end)
        marks += [Mark(m.start("bracket"), m.end(), 2, None, broken=True) for m in brackets]
    marks.sort(key=lambda mark: mark.start)
    return marks
