"""Checks on names of private persons, who are known by their part in a case: 社区矫正对象李某某, not the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.wordlist import WordList


class PersonOptions(Options):
    """What a name is made of, and what stands around it.

    Args:
        parties: the parts of private persons.
        surnames: one character each; ``double_surnames`` two.
        ambiguous: surnames that are common words as well: a given name of one character behind them proves nothing.
        never_given: characters that are in no given name, or begin the next word.
        not_names: names that are made up, and what is said in place of a name.
        after: what follows a name, besides a mark or the end.
        organs: what follows the name of a firm or a place, which is no person's.
        places: last characters of names of places.
    """

    parties: tuple[str, ...]
    surnames: str
    double_surnames: tuple[str, ...]
    ambiguous: str
    never_given: str
    not_names: tuple[str, ...]
    after: tuple[str, ...]
    organs: tuple[str, ...]
    places: str


BEHIND = 8
"""So many characters behind a role are looked at."""
_MARKS = ",。、;:!?()“”《》 \n\t"


def named_person(document: Document, options: PersonOptions, context: Context) -> Iterator[Finding]:
    """The full name of a person behind the part that he or she has in a case."""
    folded = document.folded
    words = context.vocabulary.tables.words
    for found in _party_pattern(options.parties).finditer(folded):
        start = found.end()
        name = _name_at(folded, start, options, words)
        if not name or not context.facts.paragraph_at(start):
            continue
        span = Span(start, start + len(name))
        masked = name[0] + "*" * (len(name) - 1)
        data = {"身份": found["party"], "姓名": masked, "应为": name[0] + "某" * (len(name) - 1)}
        yield Finding(span, None, data, masked=masked)


@lru_cache(maxsize=4)
def _party_pattern(parties: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(parties, key=len, reverse=True))
    return re.compile(rf"(?P<party>{names})(?:姓名)?(?:[:(“ ]|为|系)?")


def _name_at(folded: str, start: int, options: PersonOptions, words: WordList) -> str | None:
    """The full name that begins at an offset; the longest one behind which a name may end."""
    stretch = folded[start : start + BEHIND]
    size = 2 if stretch[:2] in options.double_surnames else 1
    if size == 1 and (not stretch or stretch[0] not in options.surnames):
        return None
    for length in (size + 2, size + 1):
        name, rest = stretch[:length], stretch[length:]
        if len(name) == length and _is_name(name, size, rest, options, words):
            return name
    return None


def _is_name(name: str, size: int, rest: str, options: PersonOptions, words: WordList) -> bool:
    given = name[size:]
    if not given.isalpha() or given.isascii() or any(character in options.never_given for character in given):
        return False
    if name in options.not_names or given in options.not_names:
        return False
    if size == 1 and any((name + rest)[:length] in words for length in (2, 3, 4)):
        return False  # 高度, 方便, 何去何从
    if rest.startswith(options.organs):
        return False  # 李宁公司
    doubtful = size == 1 and name[0] in options.ambiguous
    if doubtful and len(given) == 1:
        return False
    if not rest or rest[0] in _MARKS:
        return True
    if doubtful:
        return given not in words and rest.startswith(options.after)
    if rest.startswith(options.after):
        return True
    return len(given) > 1 and name[-1] not in options.places and (rest[:2] in words or rest[:3] in words)


CHECKS = (
    Check(
        "named_person",
        named_person,
        PersonOptions,
        {"身份": "案件中的身份", "姓名": "遮去名字的姓名", "应为": "隐去名字的写法"},
    ),
)
