"""Checks on personal data that must not be published: citizen numbers, telephone numbers, bank cards.

A number is proved before it is reported, and is shown masked wherever the finding is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.days import iso_day
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern

BEFORE = 20
"""How many characters before a number say what it is."""


def _label(document: Document, at: int) -> str:
    """What stands before a number, back to the number before it, in its line."""
    before = document.folded[max(0, at - BEFORE) : at].rpartition("\n")[2]
    return _NUMBER.split(before)[-1]


_NUMBER = lazy(r"\d{5,}")


def _masked(words: str, head: int, tail: int) -> str:
    """The words with stars for all digits but the first and last ones."""
    digits = [at for at, character in enumerate(words) if character.isalnum()]
    hidden = set(digits[head : len(digits) - tail])
    return "".join("*" if at in hidden else character for at, character in enumerate(words))


def _finding(document: Document, span: Span, case: str | None, keep: tuple[int, int]) -> Finding:
    masked = _masked(span.of(document.text), *keep)
    return Finding(span, case, {"号码": masked}, masked=masked)


# --- citizen numbers -------------------------------------------------------------------------------------------------

_CITIZEN = lazy(r"(?<![\dA-Za-z*])\d{6}[ -]?(?:(?:19|20)\d{6}[ -]?\d{3}[ -]?[\dXx]|\d{6}[ -]?\d{3})(?![\dA-Za-z*])")
_REGIONS = frozenset(
    str(code)
    for codes in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(codes[0], codes[1] + 1)
)
"""Codes of the provinces, GB/T 2260, with which every citizen number begins."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
"""GB 11643—1999: weighted sum of the seventeen digits, modulo 11."""


class CitizenOptions(Options):
    """Wordings before a number of fifteen digits, which has no check digit, that make it a citizen number."""

    called: tuple[str, ...]


def personal_id(document: Document, options: CitizenOptions, context: Context) -> Iterator[Finding]:
    """A citizen number: eighteen digits that prove right, or fifteen under that name."""
    folded = document.folded
    if not context.facts.long_numbers:
        return
    for found in _CITIZEN.finditer(folded):
        number = re.sub("[ -]", "", found.group()).upper()
        if number[:2] not in _REGIONS or not _born(number):
            continue
        called = wording_pattern(options.called).search(_label(document, found.start()))
        if not called and not (len(number) == 18 and _proved(number)):
            continue
        if context.facts.paragraph_at(found.start()):
            yield _finding(document, Span(*found.span()), None, (2, 3))


def _born(number: str) -> bool:
    """Whether a citizen number holds a day."""
    day = number[6:14] if len(number) == 18 else "19" + number[6:12]
    return iso_day(int(day[:4]), int(day[4:6]), int(day[6:])) is not None


def _proved(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return _CHECK_CHARACTERS[total % 11] == number[17]


# --- telephone numbers -----------------------------------------------------------------------------------------------

_MOBILE = lazy(
    r"(?<![\dA-Za-z*.〔〕-])(?<!\d[ ,])(?:\+?\(?\+?86\)?[ -]?)?"
    r"(?P<number>1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4}))(?![\dA-Za-z*]|[ -]\d|[.,]\d)"
)
_LANDLINE = lazy(
    r"(?<![\dA-Za-z*.〔-])"
    r"(?P<number>(?:\(?0\d{2,3}\)?[ —-]{0,2})?[2-8]\d{6,7}|[48]00-?\d{3}-?\d{4}|\d{3,6})"
    r"(?![\dA-Za-z*%]|[.,-]\d)"
)


class Hotline(NamedTuple):
    """A row of ``hotlines``: a number that is published on purpose, and whose it is."""

    number: str
    name: str
    sure: str
    source: str


class PhoneOptions(Options):
    """What shows that eleven digits are no mobile number, and that a landline is a person's.

    Args:
        other_numbers: wordings before eleven digits that make them another number.
        amounts: wordings right behind them that make them an amount.
        persons: wordings that announce a person and how to reach them.
        phone: the words right before a telephone number.
        offices: wordings behind the announcement that make it an office's number.
        reports: kinds of documents in which nobody expects a person to turn to.
    """

    other_numbers: tuple[str, ...]
    amounts: tuple[str, ...]
    persons: tuple[str, ...]
    phone: tuple[str, ...]
    offices: tuple[str, ...]
    reports: tuple[str, ...]


def phone_number(document: Document, options: PhoneOptions, context: Context) -> Iterator[Finding]:
    """A mobile number, or the landline of a person."""
    folded = document.folded
    if context.facts.long_numbers:
        for found in _MOBILE.finditer(folded):
            after = folded[found.end() : found.end() + 6]
            if wording_pattern(options.amounts).match(after.lstrip()):
                continue
            if wording_pattern(options.other_numbers).search(_label(document, found.start())):
                continue
            if context.facts.plain[found.start()] == "x" and folded[found.end() : found.end() + 1] != "@":
                continue  # in the address of a page; that of a mailbox may be somebody's number
            if context.facts.paragraph_at(found.start()):
                yield _finding(document, Span(*found.span("number")), "mobile", (3, 4))
    people = wording_pattern(options.persons).finditer(folded) if document.kind in options.reports else ()
    for person in people:
        paragraph = context.facts.paragraph_at(person.start())
        if paragraph:
            yield from _landlines(document, person.end(), options, context)


SHORT = 6
"""So many digits are a number inside an organ, where they are called one."""
REACH = 50
"""How far behind the name of a person the number is looked for; it may stand in the next line."""


def _landlines(document: Document, start: int, options: PhoneOptions, context: Context) -> Iterator[Finding]:
    folded = document.folded
    end = min(len(folded), start + REACH)
    if stop := folded.find("。", start, end) + 1:
        end = stop
    hotlines = context.vocabulary.tables.rows("hotlines", Hotline)
    pattern = _hotline_pattern(tuple(hotline.number for hotline in hotlines))
    for phone in wording_pattern(options.phone).finditer(folded, start, end):
        if wording_pattern(options.offices).search(folded, start, phone.end()):
            continue
        found = _LANDLINE.match(folded, phone.end(), min(len(folded), phone.end() + 20))
        if not found or pattern.fullmatch(re.sub("[^0-9]", "", found["number"])):
            continue
        if len(found["number"]) <= SHORT and phone.group()[-1] not in ": ":
            continue  # 接听电话88886次
        if context.facts.paragraph_at(found.start()):
            yield _finding(
                document, Span(*found.span("number")), "landline", (0, 4) if len(found["number"]) > 6 else (0, 2)
            )


@lru_cache(maxsize=4)
def _hotline_pattern(numbers: tuple[str, ...]) -> re.Pattern[str]:
    """All hotlines; ``x`` in a number stands for any digit, and an area code may stand before the short ones."""
    return re.compile("(?:0[0-9]{2,3})?(?:" + "|".join(number.replace("x", "[0-9]") for number in numbers) + ")")


# --- bank cards ------------------------------------------------------------------------------------------------------

_CARD = lazy(r"(?<![\dA-Za-z*.〔-])(?<!\d[ -])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z*]|[ .,-]\d)")
_ISSUERS = (
    *("4", "51", "52", "53", "54", "55", "34", "37", "35", "60", "62", "65", "68", "69", "84", "87", "88", "90", "94"),
    *("95", "96", "98", "99"),
)
"""What the numbers of cards begin with; those of UnionPay with 62."""
_UNION_PAY = re.compile("62[0-35-9][0-9]")


class CardOptions(Options):
    """Wordings before a number that make it a card's, and those that make it another number."""

    called: tuple[str, ...]
    other_numbers: tuple[str, ...]


def bank_card(document: Document, options: CardOptions, context: Context) -> Iterator[Finding]:
    """The number of a bank card: its check digit is right, and it is called so or begins as those of UnionPay do."""
    folded = document.folded
    if not context.facts.long_numbers:
        return
    for found in _CARD.finditer(folded):
        number = re.sub("[ -]", "", found.group())
        if not _luhn(number) or not number.startswith(_ISSUERS):
            continue
        label = _label(document, found.start())
        called = wording_pattern(options.called).search(label) is not None
        union_pay = len(number) in (16, 19) and _UNION_PAY.match(number) is not None
        if not called and (not union_pay or wording_pattern(options.other_numbers).search(label)):
            continue
        if len(number) == 18 and number[:2] in _REGIONS and _born(number):
            continue  # a citizen number, right or wrong
        if context.facts.paragraph_at(found.start()):
            yield _finding(document, Span(*found.span()), None, (4, 4))


def _luhn(number: str) -> bool:
    total = 0
    for n, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + n % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(number)) > 1


_FIELDS = {"号码": "遮去一部分的号码"}
CHECKS = (
    Check("personal_id", personal_id, CitizenOptions, _FIELDS),
    Check("phone_number", phone_number, PhoneOptions, _FIELDS, ("mobile", "landline")),
    Check("bank_card", bank_card, CardOptions, _FIELDS),
)
