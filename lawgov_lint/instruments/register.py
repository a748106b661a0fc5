"""The register: all known instruments, found by title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_lint.instruments.model import Instrument, Match, Mention, Near, Version
from lawgov_lint.instruments.names import name_of


class Register:
    """All known instruments.

    Args:
        versions: the rows of the table, in any order.
        aliases: short or common name → title or titles.
        as_of: the day of the newest facts, ISO; None for an empty register.
    """

    def __init__(
        self, versions: Sequence[Version], aliases: Sequence[tuple[str, str]] = (), as_of: str | None = None
    ) -> None:
        self.as_of = as_of
        by_title: dict[str, list[Version]] = {}
        for version in versions:
            by_title.setdefault(version.title, []).append(version)
        self._instruments: dict[str, Instrument] = {}
        self._by_key: dict[str, list[Instrument]] = {}
        for title, rows in by_title.items():
            rows.sort(key=lambda v: v.since)
            name = name_of(title)
            instrument = Instrument(title, rows[-1].kind, name.years, tuple(rows))
            self._instruments[title] = instrument
            self._by_key.setdefault(name.key, []).append(instrument)
        self._aliases: dict[str, list[Instrument]] = {}
        for alias, title in aliases:
            if title in self._instruments:
                self._aliases.setdefault(name_of(alias).key, []).append(self._instruments[title])

    def get(self, title: str) -> Instrument | None:
        """The instrument published under exactly this title."""
        return self._instruments.get(title)

    def find(self, words: str) -> Match | None:
        """What a title stands for, as it is written, without its marks; None when nobody knows it.

        Where it names no years and there are several editions, ``instrument`` is the newest one.
        """
        name = name_of(words)
        editions = self._by_key.get(name.key, [])
        how = "title"
        if not editions:
            editions, how = self._aliases.get(name.key, []), "short"
        if not editions:
            return None
        editions = sorted(editions, key=lambda i: i.years or (0, 0))
        if name.years is None:
            return Match(editions[-1], tuple(editions), how)
        return Match(next((i for i in editions if i.years == name.years), None), tuple(editions), how)

    def nearest(self, words: str) -> Near | None:
        """The one known title that is one or two characters away; None when it is known itself, or none is near."""
        raise NotImplementedError

    def longest_at(self, text: str, start: int) -> Mention | None:
        """The longest known title, or name people know it by, that stands at a place, with its years if they follow."""
        raise NotImplementedError

    def mentions(self, text: str) -> Iterator[Mention]:
        """Known long titles in running text, in text order, wherever they stand."""
        raise NotImplementedError

    def search(self, query: str) -> list[Instrument]:
        """The instruments whose title, or another name of theirs, holds the query; the best first."""
        raise NotImplementedError


NOTHING_KNOWN = Register(())
"""A register without anything in it."""
