"""Versions and names → the compiled form of a register, which is opened in a millisecond.

The form has four parts behind their lengths: the keys, sorted, each with what it stands for; the beginnings of long
titles; the full titles by their length; the instruments, each with its versions. It stays bytes, and only what somebody
asks for is taken out of them.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from lawgov_lint.instruments.model import Version
from lawgov_lint.instruments.names import name_of
from lawgov_lint.values import NamedTuple

TITLE, VARIANT, SHORT, AMBIGUOUS = "t", "v", "s", "a"
"""What a key is: a title as published; a full title in another form; a short or common name; one that several share.

Misspelt titles are compared with the first two kinds only."""
FULL = (TITLE, VARIANT)

FORMAT = 5
"""Raised when the form changes."""

_NUMBER = 4  # bytes of a length or a place

_BRACKETED = ("(试行)", "(暂行)")

SHORTEST_MENTION = 7
"""In running text a title is noticed from so many characters."""
HEAD = 5
"""By its first so many characters it is noticed there."""
SHORTEST_NEAR = 5
"""Misspelt titles are compared with those of so many characters or more."""


class OtherName(NamedTuple):
    """A name by which an instrument goes beside its title.

    Args:
        name, title: the name, and the title of what it stands for.
        full: it is a full title in another form; otherwise a short or common name.
        ambiguous: it may stand for something else as well.
    """

    name: str
    title: str
    full: bool = False
    ambiguous: bool = False


def replaced(versions: Iterable[Version], by: Sequence[Version]) -> list[Version]:
    """The versions of two tables; what the second one says of a title replaces what the first one does."""
    taken = {name_of(version.title)[:2] for version in by}
    return [version for version in versions if name_of(version.title)[:2] not in taken] + list(by)


def compiled_form(versions: Iterable[Version], names: Iterable[OtherName] = ()) -> bytes:
    """The compiled form of versions, in any order, and of names for them."""
    by_title: dict[str, list[Version]] = {}
    for version in versions:
        by_title.setdefault(version.title, []).append(version)
    titles = sorted(by_title)
    number = {title: n for n, title in enumerate(titles)}
    known: dict[str, tuple[str, set[int]]] = {}
    for title in titles:
        known.setdefault(name_of(title).key, (TITLE, set()))[1].add(number[title])
    others: dict[str, tuple[str, set[int]]] = {}
    for title in titles:
        for words in _variants(by_title[title][-1]):
            others.setdefault(name_of(words).key, (VARIANT, set()))[1].add(number[title])
    for name, title, full, ambiguous in names:
        kind = AMBIGUOUS if ambiguous else VARIANT if full else SHORT
        if title in number:
            others.setdefault(name_of(name).key, (kind, set()))[1].add(number[title])
    for key, (kind, meant) in others.items():
        if key not in known and meant:
            editions = {name_of(titles[n]).key for n in meant}
            known[key] = (kind if len(editions) == 1 else AMBIGUOUS, meant)
    keys = [f"{key}\t{kind}{','.join(map(str, sorted(meant)))}" for key, (kind, meant) in sorted(known.items())]
    in_full = sorted(key for key, (kind, _) in known.items() if kind in FULL)
    heads = sorted({key[:HEAD] for key in in_full if len(key) >= SHORTEST_MENTION})
    by_length: dict[int, list[str]] = {}
    for key in in_full:
        by_length.setdefault(len(key) if len(key) >= SHORTEST_NEAR else 0, []).append(key)
    records = [
        "\n".join("\t".join(_cells(v)) for v in sorted(by_title[title], key=lambda v: v.since)) for title in titles
    ]
    parts = [
        _pieces(keys),
        "\n".join(heads).encode(),
        _pieces(["\n".join(by_length.get(length, ())) for length in range(1, max(by_length, default=0) + 1)]),
        _pieces(records),
    ]
    return b"".join([*(_packed(len(part)) for part in parts), *parts])


def _packed(number: int) -> bytes:
    return number.to_bytes(_NUMBER, "little")


def _unpacked(data: memoryview, at: int) -> int:
    return int.from_bytes(data[at : at + _NUMBER], "little")


def _pieces(texts: Sequence[str]) -> bytes:
    """Some texts, each of which can be had without the others: how many, where each ends, and they themselves."""
    data = [text.encode() for text in texts]
    return b"".join([_packed(len(data)), *map(_packed, accumulate(map(len, data), initial=0)), *data])


class _Pieces:
    """What :func:`_pieces` made, opened."""

    def __init__(self, data: memoryview) -> None:
        self.count = _unpacked(data, 0)
        begin = _NUMBER * (self.count + 2)
        places = data[_NUMBER:begin]
        little = sys.byteorder == "little"
        self.places = places.cast("I") if little else [_unpacked(places, at) for at in range(0, len(places), _NUMBER)]
        self.data = data[begin:]

    def __call__(self, number: int) -> str:
        """One of the texts."""
        return str(self.data[self.places[number] : self.places[number + 1]], "utf-8")


class Form:
    """A compiled form, opened.

    Args:
        data: what :func:`compiled_form` made; empty for nothing at all.
    """

    def __init__(self, data: bytes | memoryview) -> None:
        whole = memoryview(data)
        head = _NUMBER * 4
        ends = list(accumulate((_unpacked(whole, at) for at in range(0, head, _NUMBER)), initial=head))
        parts = [whole[start:end] for start, end in pairwise(ends)]
        self._keys, self._by_length, self._records = (_Pieces(parts[n]) for n in (0, 2, 3))
        self._lines = bytes(self._keys.data)
        self._heads = parts[1]
        self.instruments = self._records.count
        """How many there are."""

    def before(self, words: str) -> tuple[str, str]:
        """The last key in their order that is not behind some words, with what it stands for; else nothing."""
        lines, keys = self._lines, self._keys
        wanted = words.encode("utf-8", "surrogatepass") + b"\t"
        size = len(wanted)
        up_to = bisect_right(keys.places, wanted, 0, keys.count, key=lambda place: lines[place : place + size])
        return self._key(up_to - 1) if up_to else ("", "")

    def meaning(self, words: str) -> str:
        """What a key stands for; empty when it is none."""
        key, meaning = self.before(words)
        return meaning if key == words else ""

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key with what it stands for, in order."""
        return map(self._key, range(self._keys.count))

    def _key(self, number: int) -> tuple[str, str]:
        key, _, meaning = self._keys(number).partition("\t")
        return key, meaning

    @cached_property
    def heads(self) -> frozenset[str]:
        """The beginnings of the full titles that are long enough to be noticed in running text."""
        return frozenset(str(self._heads, "utf-8").split("\n"))

    def of_length(self, length: int) -> str:
        """The full titles of a length, joined by line breaks; empty where there are none, or where it is too short."""
        return self._by_length(length - 1) if 0 < length <= self._by_length.count else ""

    def rows(self, number: int) -> list[str]:
        """The versions of an instrument, each a row of cells between tabs."""
        return self._records(number).split("\n")


def _cells(version: Version) -> Iterator[str]:
    for value in version:
        yield "" if value is None else ("1" if value else "0") if isinstance(value, bool) else str(value)


def _variants(version: Version) -> Iterator[str]:
    """Other forms in which a title is written in full, or nearly."""
    title = version.title
    issuer = version.issuer.replace("、", "")
    plain = name_of(title).key
    for suffix in _BRACKETED:
        if plain.endswith(suffix):
            yield plain.removesuffix(suffix)
    if not issuer:
        return
    if plain.startswith("关于"):
        yield issuer + plain
    elif plain.startswith(issuer + "关于"):
        yield plain.removeprefix(issuer)
