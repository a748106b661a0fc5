"""Word boundaries: 法制 in 以案释法|制度 is no word, 布署 in 发布|署名 is none; and what stands twice in a row.

No segmentation: a candidate stands unless some word of our list lies over one of its edges. Four characters that stand
together by accident are so rare that longer candidates always stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lawgov_lint.diagnostics import Span
from lawgov_lint.facts.prose import HAN
from lawgov_lint.patterns import lazy
from lawgov_lint.wordlist import LONGEST, WordList

ALWAYS_STANDS = 4
"""A candidate of so many characters is not looked at."""


def crossed(text: str, span: Span, words: WordList) -> bool:
    """Whether a word begins before a short candidate and ends in it, or begins in it and ends behind it."""
    start, end = span
    if end - start >= ALWAYS_STANDS:
        return False
    return word_over(text, start, Span(0, end - 1), words) or word_over(text, end, Span(start + 1, len(text)), words)


def word_over(text: str, edge: int, within: Span, words: WordList) -> bool:
    """Whether a word inside a span lies over an edge: begins before it and ends behind it."""
    for start in range(max(within.start, edge - LONGEST + 1), edge):
        for end in range(edge + 1, min(within.end, start + LONGEST) + 1):
            if text[start:end].isalpha() and text[start:end] in words:
                return True
    return False


def begins_longer(text: str, span: Span, words: WordList) -> bool:
    """Whether a longer word begins with some words: 推进会 with 推进."""
    ends = range(span.end + 1, min(len(text), span.start + LONGEST) + 1)
    return any(text[span.start : end].isalpha() and text[span.start : end] in words for end in ends)


def word_with(text: str, at: int, words: WordList) -> bool:
    """Whether a character belongs to a word of two characters or more."""
    return word_over(text, at, Span(0, len(text)), words) or word_over(text, at + 1, Span(0, len(text)), words)


GAP = "□"
"""Stands for the candidate among what is around it."""
BEFORE, AFTER = 14, 30


def around(lined: str, span: Span, within: Span) -> str:
    """What stands around a candidate in its paragraph, in lined text, with □ for itself: 自□营造."""
    before = lined[max(within.start, span.start - BEFORE) : span.start]
    return f"{before}{GAP}{lined[span.end : min(within.end, span.end + AFTER)]}"


SHORTEST_DOUBLE, LONGEST_DOUBLE = 3, 12
"""In characters, of what stands twice: shorter words are doubled rightly as often as not, longer ones are clauses."""


def doubles(text: str) -> Iterator[Span]:
    """Three to twelve 汉字 that follow themselves at once, both together: 民政局民政局.

    Not what repeats something shorter (一步一步一步一步), nor 一点儿一点儿.

    The low bytes of all characters are one large number, which is compared with itself, moved by each length: a tenth
    of the time that a pattern with a back reference takes.
    """
    low = text.encode("utf-32-le", "surrogatepass")[::4]
    number = int.from_bytes(low, "little")
    for length in range(SHORTEST_DOUBLE, LONGEST_DOUBLE + 1):
        same = (number ^ number >> 8 * length).to_bytes(len(low), "little")
        run = bytes(length)
        at = same.find(run)
        while at >= 0:
            is_double = _is_double(text, at, length)
            if is_double:
                yield Span(at, at + 2 * length)
            at = same.find(run, at + (2 * length if is_double else 1))


def _is_double(text: str, at: int, length: int) -> bool:
    once = text[at : at + length]
    return (
        once[0] != "一"
        and text.startswith(once, at + length)
        and (once + once).find(once, 1) == length
        and HAN.fullmatch(once) is not None
    )


class Finder:
    """Finds some words, of two characters or more: the longest that begins at a place, none inside another.

    One pattern looks for a first character with a second one behind it, and only then words are tried: a pattern of
    all the words would try three hundred at every fifth character.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._words.setdefault(word[:2], []).append(word)
        firsts, seconds = ("".join(sorted({pair[n] for pair in self._words})) for n in (0, 1))
        self._pairs = lazy(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])")

    def find(self, text: str) -> Iterator[Span]:
        """Where the words stand, in text order."""
        done = 0
        for pair in self._pairs.finditer(text):
            start = pair.start()
            for word in self._words.get(text[start : start + 2], ()) if start >= done else ():
                if text.startswith(word, start):
                    done = start + len(word)
                    yield Span(start, done)
                    break
