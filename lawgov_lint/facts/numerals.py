"""Chinese numerals and what they are worth: 一百零五, 三十万."""

from __future__ import annotations

from lawgov_lint.patterns import lazy

NUMERALS = "一二三四五六七八九十百千万亿两零〇"
LONGEST_NUMERAL = 13
_DIGITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_D = "([一二三四五六七八九两])"
_SECTION = lazy(f"(?:{_D}千)?(零?)(?:{_D}百)?(零?)(?:{_D}?(十))?(零?){_D}?")


def chinese_value(numeral: str) -> tuple[int, int] | None:
    """The value of a number in Chinese numerals, and that of its last place; None when it is none.

    >>> chinese_value("一百零五"), chinese_value("三十万"), chinese_value("百")
    ((105, 1), (300000, 100000), (100, 100))
    >>> chinese_value("二三"), chinese_value("四百五")
    (None, None)
    """
    if numeral[:1] in "百千万亿" and numeral:
        numeral = "一" + numeral
    if len(numeral) > LONGEST_NUMERAL:
        return None
    total, step, rest = 0, 0, numeral.replace("〇", "零")
    for unit, word in ((100_000_000, "亿"), (10_000, "万"), (1, "")):
        head, found, tail = rest.partition(word) if word else (rest, "", "")
        if word and not found:
            continue
        if word and len(head) > 1 and head[-1] == "万":  # 万亿
            return None
        section = _section(head) if head else None
        if section is None:
            if word or not step or head:
                return None
            break
        total += section[0] * unit
        step = section[1] * unit
        rest = tail
    return (total, step) if total else None


def _section(numeral: str) -> tuple[int, int] | None:
    """Value and last place of a number below 万."""
    found = _SECTION.fullmatch(numeral)
    if not found:
        return None
    thousands, _, hundreds, _, tens, ten, _, ones = found.groups()
    if ones and (thousands or hundreds) and not ten and "零" not in numeral:  # 四百五 is 450
        return None
    places = ((thousands, 1000), (hundreds, 100), (tens or (ten and "一"), 10), (ones, 1))
    written = [(_DIGITS[character] * place, place) for character, place in places if character]
    return (sum(value for value, _ in written), written[-1][1]) if written else None
