"""Checks on how a number is written: exact or approximate, ranges, digits or numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.dates import in_title
from lawgov_lint.facts.numbers import ONE, Number
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern

AROUND = 8
"""How many characters before and after a number are looked at."""

_MORE = ("余", "多")
"""What makes a round number more than itself."""
_NEARLY = ("近", "约", "大约", "将近", "接近", "大概")
"""What stands before a number that is not exactly meant."""

# --- exact and approximate at once ------------------------------------------------------------------------------------


class ExactOptions(Options):
    """What may be approximate in spite of a last digit.

    Args:
        measures: wordings of units that have fractions: 3年多, 156余亩.
        unless: wordings beginning with 余 or 多 that are other words.
        digits: so many digits at least has a number that cannot be meant with 近 or 约 before it.
    """

    measures: tuple[str, ...]
    unless: tuple[str, ...] = ()
    digits: int = 3


def exact_approximate(document: Document, options: ExactOptions, context: Context) -> Iterator[Finding]:
    """A number that is exact to the unit, with a word that makes it approximate: 64余次, 约1234件, 3余万."""
    folded = document.folded
    measure, other = (wording_pattern(tuple(f"^{w}" for w in words)) for words in (options.measures, options.unless))
    for number in context.facts.numbers:
        word = number.after or number.before
        if word is None or number.style == "mixed" or _torn(folded, number) or _doubled(folded, number):
            continue
        end = number.after.end if number.after else number.span.end
        if measure.search(folded[end : end + AROUND].lstrip()):
            continue
        said = word.of(folded).strip()
        case = ""
        edits: tuple[Edit, ...] = ()
        if number.after and said in _MORE and _to_the_unit(folded[number.span.start : number.after.start]):
            if number.after.end < number.span.end:  # 3余万 → 3万余
                case, edits = "before-wan", (Edit(*word, ""), Edit(number.span.end, number.span.end, said))
            elif not other.search(folded[word.start : word.start + AROUND]) and not _year(folded, number):
                case, edits = "after", (Edit(*word, ""),)
        elif number.before and said in _NEARLY and _long(folded, number, options.digits):
            case, edits = "before", (Edit(*word, ""),)
        if case:
            yield Finding(number.whole, case, _exactly(document, number, word, case), edits)


def _to_the_unit(numeral: str) -> bool:
    """Whether a number is written down to its last place: 64, 六十四  not 60, 六十, 四, 3.2万."""
    last = numeral.rstrip()[-1:]
    return last in "123456789" if last.isascii() else last in "一二三四五六七八九" and len(numeral) > 1


def _torn(folded: str, number: Number) -> bool:
    """Whether it is only the end of a number: 1 400余件, 1万2千人."""
    before = folded[max(0, number.span.start - 2) : number.span.start].rstrip()
    return before[-1:].isdigit() or before[-1:] in tuple("百千万亿")


def _year(folded: str, number: Number) -> bool:
    """Whether the digits may be a year that lost its 年: 2023多次."""
    words = number.span.of(folded)
    return words.startswith("20") and words[:4].isdigit() and not words[4:5].isdigit() and len(words) > 3


def _long(folded: str, number: Number, digits: int) -> bool:
    """Whether a count is written with so many digits that nobody can have rounded it: 1234  not 1200, 1250, 6.3万."""
    words = number.span.of(folded).replace(",", "")
    written = words.isascii() and words.isdigit() and words[-1] not in "05"
    return written and len(words) >= digits and number.unit != "元"


def _exactly(document: Document, number: Number, word: Span, case: str) -> dict[str, str]:
    text = document.text
    before, after = text[number.whole.start : word.start], text[word.end : number.whole.end]
    said = word.of(text).strip()
    if case == "before-wan":
        scale = text[word.end : number.span.end]
        after = scale + said + text[number.span.end : number.whole.end]
    return {"原文": number.whole.of(text), "数": number.span.of(text), "约数词": said, "确数": before + after}


# --- approximate twice ------------------------------------------------------------------------------------------------

_LEAD = lazy(  # 约占30%左右, 大约有近600人   not 签约近600户, 村规民约
    "(?P<word>大约|大概|差不多|超过|接近|(?<![节签合预公民条规制契履违续邀集简隐要誓盟毁特])约)"
    r"(?:占(?:[^\W\d]{0,10}的)?|达到?|为|有|需|在|是|共|计|了){0,2} ?$"
)
LONGEST_LEAD = 20
_PARTS = lazy(  # 超过半数以上, 近三分之二左右
    "(?P<first>超过了?|超|逾|至少|不少于|不低于|接近|将近|大约|约|近)"
    "(?:半数|一半|[一二三四五六七八九十]分之[一二三四五六七八九])(?P<second>以上|左右|以内|以下|多)"
)
_VAGUE = lazy(  # 数百余人, 几十余家, 达上千余名   not 人数百余, 路上百余人
    r"(?P<first>几|(?<![人件户次场总个多无少指岁倍份额基])数|(?<=[,。;、:(有达计出的了])上)[十百千万](?P<second>余)(?=[^\W\d])"
)
_LITERALS = {_PARTS: ("半数", "一半", "分之"), _VAGUE: ("十余", "百余", "千余", "万余")}
"""What the words of a pattern stand around."""


class DoubleOptions(Options):
    """Wordings of units of time: 近20余年来 is the last twenty years and more."""

    times: tuple[str, ...]


def double_approximation(document: Document, options: DoubleOptions, context: Context) -> Iterator[Finding]:
    """Two words that make the same number approximate: 约30人左右, 近600余人次, 超过90%以上."""
    folded = document.folded
    time = wording_pattern(tuple(f"^{words}" for words in options.times))
    for number, first, second in _pairs(folded, context.facts.numbers):
        word = first.of(folded).strip()
        if word == "上":
            continue  # 街上千余家商户; what is certain _VAGUE finds
        end = number.after.end if number.after and number.after.end <= number.span.end + 2 else number.span.end
        if word == "近" and time.search(folded[end : end + AROUND].lstrip()):
            continue
        span = Span(min(first.start, number.whole.start), max(second.end, number.whole.end))
        yield _twice(document, span, first, second)
    for found in sorted((found for each in _LITERALS for found in _around(each, folded)), key=re.Match.start):
        yield _twice(document, Span(*found.span()), Span(*found.span("first")), Span(*found.span("second")))


LONGEST_BOUND = 5
"""So far reach the words around 半数 and 分之."""


def _around(pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """What a pattern finds around its literals."""
    for literal in _LITERALS[pattern]:
        at = folded.find(literal)
        while at >= 0:
            near = pattern.finditer(folded, max(0, at - LONGEST_BOUND), at + LONGEST_BOUND)
            yield from (found for found in near if found.start() < at < found.end())
            at = folded.find(literal, at + 1)


def _pairs(folded: str, numbers: Sequence[Number]) -> Iterator[tuple[Number, Span, Span]]:
    """Every number with two words that make it approximate, and the words."""
    last: Number | None = None
    for number in numbers:
        if twice := _doubled(folded, number):
            yield number, *twice
        elif number.ranged and number.after and last and last.ranged and last.before:
            yield number, last.before, number.after  # 约3—5天左右
        last = number


def _doubled(folded: str, number: Number) -> tuple[Span, Span] | None:
    """The two words, where a number has two."""
    if number.after and number.again:
        return number.after, number.again
    if number.before and number.after:
        return number.before, number.after
    if not number.before and not number.after:
        return None
    start = number.before.start if number.before else number.whole.start
    lead = _LEAD.search(folded, max(0, start - LONGEST_LEAD), start)
    second = number.before or number.after
    return (Span(*lead.span("word")), second) if lead and second else None


def _twice(document: Document, span: Span, first: Span, second: Span) -> Finding:
    text = document.text
    one, other = (each.of(text).strip() for each in (first, second))
    drop = first if other in (*_MORE, *_NEARLY) and one not in (*_MORE, "数", "几", "上") else second
    return Finding(span, None, {"原文": span.of(text), "一": one, "二": other}, (Edit(*drop, ""),))


_PROSE = ("heading", "body", "closing")

# --- ranges -----------------------------------------------------------------------------------------------------------

_N = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_RANGE = lazy(rf"(?P<low>{_N}) ?[~～—–至-] ?(?P<high>{_N})(?P<unit> ?[%‰万亿])")  # 63～68%, 3—5万   not 3%～5%
_OF_A_CODE = lazy(r"(?:[0-9A-Za-z./〔\[~～—–-]|[0-9][,:])$")  # 0571-88万, 8:30-45%


def range_unit(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A range whose first number lost the % or 万 that the second one has: 3～5万."""
    del options, context
    folded, text = document.folded, document.text
    for paragraph in document.paragraphs:
        if paragraph.kind not in _PROSE:
            continue
        for found in _RANGE.finditer(folded, *paragraph.span):
            start = found.start()
            if float(found["low"]) >= float(found["high"]) or _OF_A_CODE.search(folded, max(0, start - 2), start):
                continue
            if in_title(folded, start, paragraph.span.start):
                continue
            span = Span(*found.span())
            unit, at = text[found.start("unit") : span.end].strip(), found.end("low")
            data = {"原文": span.of(text), "单位": unit, "应为": text[span.start : at] + unit + text[at : span.end]}
            yield Finding(span, None, data, (Edit(at, at, unit),))


# --- digits and numerals ----------------------------------------------------------------------------------------------

_COUNTED = lazy("[一二三四五六七八九两][十百千万]|十[一二三四五六七八九]|十[余多]?万")
"""How a numeral begins that counts: 三十余万, 两千余, 十二, 十余万  not 百余, 十余, 上千."""
_VAGUE_NUMERAL = lazy("[几数]|[一二三四五六七八九两][一二三四五六七八九两]")
"""几 and numerals side by side, 二十几, 三四十, are never written with digits."""
MOST = 100_000_000 * ONE
"""From here on, numerals are idioms: 十四亿人民."""


class NumeralOptions(Options):
    """When a numeral stands out among digits.

    Args:
        units: measure words of statistics.
        spans: measure words of time and the like, with which numerals are usual.
        least: so many counts at least a report writes in digits.
        share: so many times as many as it writes in numerals.
    """

    units: tuple[str, ...]
    spans: tuple[str, ...]
    least: int = 5
    share: int = 3


def mixed_numerals(document: Document, options: NumeralOptions, context: Context) -> Iterator[Finding]:
    """A number half in digits, half in numerals, 3千余人; a count in numerals where the report counts in digits."""
    folded, text = document.folded, document.text
    digits, numerals = 0, []
    for number in context.facts.numbers:
        if number.style == "mixed":
            whole = number.value % ONE == 0 and not _torn(folded, number) and not _year(folded, number)
            if whole and (number.unit or number.after):
                shown = Span(number.span.start, number.whole.end)
                yield Finding(shown, "mixed", {"原文": shown.of(text), "应为": _in_digits(text, number)})
        elif number.style == "arabic":
            digits += bool(number.unit)
        elif _stands_out(folded, number, options):
            numerals.append(number)
    if digits >= max(options.least, options.share * len(numerals)):
        for number in numerals:
            shown = Span(number.span.start, number.whole.end)
            yield Finding(shown, "beside", {"原文": shown.of(text), "应为": _in_digits(text, number)})


def _in_digits(text: str, number: Number) -> str:
    """The number with digits, and with the words that follow it: 3千余人 → 3000余人, 三十余万人次 → 30万余人次."""
    value = number.value // ONE
    digits = f"{value // 10_000}万" if value >= 10_000 and value % 10_000 == 0 else str(value)
    inside = number.after.of(text) if number.after and number.after.end <= number.span.end else ""
    if inside and number.style == "mixed" and digits.endswith("万"):  # 2千多万 → 2000多万
        digits, inside = digits[:-1] + inside, "万"
    return digits + inside + text[number.span.end : number.whole.end]


def _stands_out(folded: str, number: Number, options: NumeralOptions) -> bool:
    """Whether a number in numerals is a count that digits would be used for."""
    words = number.span.of(folded)
    if number.value >= MOST or not _COUNTED.match(words) or _VAGUE_NUMERAL.search(words):
        return False
    if number.after and number.after.of(folded).strip() in ("几", "来"):
        return False
    if number.unit in options.spans or not number.unit:
        return False
    return number.unit in options.units or (number.after is not None and number.after.of(folded).strip() in _MORE)


_FIELDS = {"原文": "数和单位的原文"}

CHECKS = (
    Check(
        "exact_approximate",
        exact_approximate,
        ExactOptions,
        {**_FIELDS, "数": "数字", "约数词": "余、多、近、约", "确数": "改正后的写法"},
        ("after", "before", "before-wan"),
    ),
    Check(
        "double_approximation",
        double_approximation,
        DoubleOptions,
        {**_FIELDS, "一": "前一个约数词", "二": "后一个约数词"},
    ),
    Check("range_unit", range_unit, NoOptions, {**_FIELDS, "单位": "漏掉的单位", "应为": "补全后的写法"}),
    Check(
        "mixed_numerals", mixed_numerals, NumeralOptions, {**_FIELDS, "应为": "用阿拉伯数字的写法"}, ("mixed", "beside")
    ),
)
