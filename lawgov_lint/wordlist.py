"""The frequent words of Chinese and of this field, from `rules/data/words.txt`, which `tools/words.py` builds.

The file is sorted, so that a word is looked up in it as it lies, by halving: reading 270 KB takes 0.6 ms and a look-up
some 25 µs (2026-11), where a set of all the words would take 8 ms to make for a text that has one candidate or none.
"""

from __future__ import annotations

LONGEST = 4
"""So many characters the longest words have that stand for a boundary."""
MOST_KEPT = 20_000
"""So many answers are kept at most."""


class WordList:
    """Which words there are; the file is read when the first one is asked for.

    Args:
        path: the file, a word and its frequency a line, sorted by code point.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines = b""
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            known = self._known[word] = self._look_up(word.encode("utf-8", "replace"))
        return known

    def _look_up(self, word: bytes) -> bool:
        if not self._lines:
            with open(self._path, "rb") as file:
                self._lines = file.read()
        low, high = 0, len(self._lines)
        while low < high:
            start = max(low, self._lines.rfind(b"\n", low, (low + high) // 2) + 1)
            end = self._lines.index(b" ", start)
            found = self._lines[start:end]
            if found == word:
                return True
            if found < word:
                low = self._lines.index(b"\n", end) + 1
            else:
                high = start
        return False
