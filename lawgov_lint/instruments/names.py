"""Titles taken apart: what is compared, the years, the suffix."""

from __future__ import annotations

from functools import lru_cache

from lawgov_lint.document.marks import fold
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

STATE = "中华人民共和国"

DRAFT = ("草案", "草稿", "征求意见稿", "送审稿", "讨论稿", "代拟稿", "审议稿", "建议稿")
"""Suffixes that make a title that of a draft, which is not the instrument."""


class Name(NamedTuple):
    """A title taken apart.

    Args:
        key: what is compared: without 中华人民共和国 (in titles inside it too), marks, white space and years, folded.
        years: the period or edition it names, (2021, 2025); (2021, 2021) for 2021年版; None when it names none.
        full: it began with 中华人民共和国.
        suffix: what stands in brackets behind it and is no part of the key: 2021年修订, 修正, 草案; empty for most.
            （试行） stays in the key: 党内监督条例 and 党内监督条例（试行） are two instruments.
    """

    key: str
    years: tuple[int, int] | None
    full: bool
    suffix: str = ""


YEAR_RANGE = lazy(
    r"[(〔\[【]? ?(?<!\d)((?:19|20)\d\d) ?年? ?[-—–－─―‑‐~～〜至到]{0,3} ?((?:19|20)\d\d)(?!\d) ?(?:年度|年)?"
    r"(?: ?[)〕\]】](?:年(?!版))?)?"
)
"""A period as titles have it, its dash lost or not: (2021-2025年) 2021—2025 〔2021至2025年〕 20212025年."""

DROPPED = r"\s、,:;·•\"'“”‘’《》〈〉<>«»「」『』"
"""What is not compared, as the inside of a class."""

_EDITION = lazy(r"[(〔\[【]? ?((?:19|20)\d\d) ?(?:年度?)?版[)〕\]】]?$")
_YEAR = r"(?:19|20)\d\d ?年?"
_AMENDED = rf"(?:{_YEAR} ?)?(?:最新)?(?:修订|修正|修改)[版本稿]?"
_SUFFIX = lazy(rf"[(〔\[【] ?({_AMENDED}|{_YEAR}|[^()]{{0,8}}(?:{'|'.join(DRAFT)})) ?[)〕\]】]$")
_DROPPED = lazy(rf"[{DROPPED}]+")


@lru_cache(maxsize=4096)
def name_of(title: str) -> Name:
    """Take a title apart; it may be written with any width, dash or marks."""
    words = fold(title).strip()
    years = None
    suffix = ""
    if words[-1:] in ")〕]】" and (found := _SUFFIX.search(words)):
        words, suffix = words[: found.start()].rstrip(), found[1]
    if found := YEAR_RANGE.search(words):
        years = (int(found[1]), int(found[2]))
        words = words[: found.start()] + words[found.end() :]
    elif found := _EDITION.search(words):
        years = (int(found[1]), int(found[1]))
        words = words[: found.start()]
    words = _DROPPED.sub("", words)
    key = words.replace(STATE, "")
    return Name(key or words, years, words.startswith(STATE), suffix)
