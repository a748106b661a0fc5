"""Titles taken apart: what is compared, the years, the rest."""

from __future__ import annotations

from typing import NamedTuple

from lawgov_lint.patterns import lazy

STATE = "中华人民共和国"


class Name(NamedTuple):
    """A title taken apart.

    Args:
        key: what is compared: without 中华人民共和国, marks, white space and years, folded.
        years: the years it names; None when it names none.
        full: it began with 中华人民共和国.
    """

    key: str
    years: tuple[int, int] | None
    full: bool


_YEARS = lazy(r"[(〔\[【]? ?((?:19|20)\d\d) ?年? ?[-—–－─~～至到―]{1,3} ?((?:19|20)\d\d) ?年?度? ?[)〕\]】]?$")
_EDITION = lazy(r"[(〔\[【]? ?((?:19|20)\d\d) ?年?(?:版|修订|修正|修订版)[)〕\]】]?$")
_DROPPED = lazy(r"[\s、,:·•\"'“”‘’《》〈〉<>«»]+")


def name_of(title: str) -> Name:
    """Take a title apart; it may be written with any width, dash or marks."""
    from lawgov_lint.document.marks import fold

    words = fold(title).strip()
    years = None
    for pattern in (_YEARS, _EDITION):
        if found := pattern.search(words):
            years = (int(found[1]), int(found[found.re.groups]))
            words = words[: found.start()]
            break
    key = _DROPPED.sub("", words)
    full = key.startswith(STATE) and len(key) > len(STATE)
    return Name(key.removeprefix(STATE) if full else key, years, full)
