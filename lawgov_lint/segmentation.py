"""Words of running text: jieba's own algorithm on a compact dictionary of ours.

jieba's dictionary of 349,000 words takes 1.0 s to load, cached or not. Ours has the frequent ones and the words of this
field, and is loaded in a tenth of that; where it is kept in the user's cache folder, in a twentieth. jieba is imported
only here, when words are first asked for; where ``rjieba`` (the same in Rust, with the full dictionary) is installed,
it takes its place.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable
from typing import Any

from lawgov_lint.cachefolder import cache_folder, write_whole
from lawgov_lint.version import VERSION

DICTIONARY = ("data", "words.txt")
"""Where the dictionary lies in the folder of our rules: a line a word, with its frequency behind a blank."""

Cut = Callable[[str], list[str]]
Frequencies = dict[str, int]


class Segmenter:
    """Cuts text into words; the dictionary is loaded when the first text is cut.

    Args:
        rules: the folder of our rules.
    """

    def __init__(self, rules: str) -> None:
        self._path = os.path.join(rules, *DICTIONARY)
        self._cut: Cut | None = None

    def words(self, text: str) -> list[str]:
        """The words of a text, in order; together they are the text."""
        if self._cut is None:
            self._cut = _rust() or _jieba(self._path)
        return self._cut(text)


def _rust() -> Cut | None:
    try:
        from rjieba import cut
    except ImportError:
        return None
    return lambda text: list(cut(text))


def _jieba(path: str) -> Cut:
    tokenizer = _import_jieba().Tokenizer()
    # What its initialize() would do, which writes a cache file for anyone into /tmp and tells of it on standard error.
    tokenizer.FREQ, tokenizer.total = _frequencies(path)
    tokenizer.initialized = True
    return lambda text: list(tokenizer.cut(text))


def _import_jieba() -> Any:
    """Import jieba without pkg_resources: it wants that only to open files, and it takes 0.1 s."""
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # makes the import fail, which jieba allows for
    try:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it has escapes that newer interpreters complain of
            import jieba
        return jieba
    finally:
        if hidden:
            del sys.modules["pkg_resources"]


def _frequencies(path: str) -> tuple[Frequencies, int]:
    """Every word with its frequency, every beginning of one with 0, as jieba wants them, and the sum."""
    state = os.stat(path)
    key = (VERSION, os.path.abspath(path), state.st_size, state.st_mtime_ns)
    folder = cache_folder()
    kept = os.path.join(folder, f"words-{sys.implementation.cache_tag}") if folder else None
    if kept:
        try:
            with open(kept, "rb") as file:
                known, frequencies, total = marshal.load(file)
            if known == key and isinstance(frequencies, dict):
                return frequencies, total
        except (OSError, ValueError, EOFError, TypeError):
            pass
    with open(path, encoding="utf-8") as file:
        frequencies, total = with_beginnings(file.read())
    if kept:
        write_whole(kept, marshal.dumps((key, frequencies, total)))
    return frequencies, total


def with_beginnings(lines: str) -> tuple[Frequencies, int]:
    r"""The dictionary from its lines, ``word freq``; those that begin with ``#`` are remarks.

    >>> with_beginnings("复议 12\n复议申请 3")
    ({'复': 0, '复议': 12, '复议申': 0, '复议申请': 3}, 15)
    """
    found: Frequencies = {}
    total = 0
    for line in lines.split("\n"):
        word, _, count = line.partition(" ")
        if not count or line.startswith("#"):
            continue
        for end in range(1, len(word)):
            found.setdefault(word[:end], 0)
        found[word] = int(count)
        total += int(count)
    return found, total
