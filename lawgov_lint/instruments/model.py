"""Instruments and their versions, as plain values."""

from __future__ import annotations

from typing import Any

from lawgov_lint.values import NamedTuple


class Version(NamedTuple):
    """One version of an instrument: a row of the table.

    Args:
        title: as published, with 〈〉, —, （试行） and all.
        kind: 宪法, 法律, 行政法规, 监察法规, 司法解释, 部门规章, 党内法规, 党政文件 or 规划纲要.
        issuer: the organs, between 、.
        number: the document number, 国办发〔2018〕118号; empty when it has none or nobody knows.
        promulgated, effective: ISO days, or a month; empty when not known.
        articles: the number of the last article; None when not known.
        status: 现行, 已修改, 已废止, 尚未生效, 期满, 疑似失效, 不详 or 未核.
        ended: the first day on which it is no longer in force, for a plan the last day of its period; may be empty.
        successor: the title of what took its place.
        title_ok, number_ok, dates_ok, articles_ok: whether that is confirmed; what is not never carries an error.
            ``dates_ok`` speaks of ``promulgated`` and ``effective``.
        note: what else is known, 制定 or 修订 first.
        source: where from.
        issuer_ok: whether the issuer is confirmed.
        ended_ok: whether ``status`` and ``ended`` are; the period in the title of a plan is confirmed by the title.
    """

    title: str
    kind: str
    issuer: str
    number: str
    promulgated: str
    effective: str
    articles: int | None
    status: str
    ended: str
    successor: str
    title_ok: bool
    number_ok: bool
    dates_ok: bool
    articles_ok: bool
    note: str
    source: str
    issuer_ok: bool = True
    ended_ok: bool = True

    @classmethod
    def from_cells(cls, cells: list[str]) -> Version:
        """A version from a row of the compiled form, where the cells are in this order and 1 means confirmed."""
        values: list[Any] = list(cells)
        values[6] = int(cells[6]) if cells[6] else None
        for place in (10, 11, 12, 13, 16, 17):
            values[place] = cells[place] == "1"
        return cls(*values)

    @property
    def since(self) -> str:
        """The first day of its force, else the day of promulgation; empty when neither is known."""
        return self.effective or self.promulgated


class Instrument(NamedTuple):
    """One instrument: everything that was published under one title.

    Two editions of a plan, （2015－2020年） and （2021－2025年）, are two instruments.

    Args:
        title: as published.
        kind: as in its newest version.
        years: the period its title names, (2021, 2025); (2021, 2021) for 2021年版; None for most.
        versions: by date, the oldest first.
    """

    title: str
    kind: str
    years: tuple[int, int] | None
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The newest version, in force or not."""
        return self.versions[-1]

    def at(self, day: str) -> Version | None:
        """The newest version that had taken effect on a day (ISO); None before the first."""
        return next((v for v in reversed(self.versions) if v.since and v.since <= day), None)


class Match(NamedTuple):
    """What a title, as somebody wrote it, stands for.

    Args:
        instrument: None when the name is known, but no edition has the years that stand there.
        editions: all instruments of that name, by their years; one for most.
        how: ``title`` (as published, but for marks, width and 中华人民共和国), ``short`` (a short or common name),
            ``ambiguous`` (a short name that several instruments go by; ``editions`` are these).
    """

    instrument: Instrument | None
    editions: tuple[Instrument, ...]
    how: str


class Near(NamedTuple):
    """A known title that is close to what was written: so many characters added, lost or changed."""

    instrument: Instrument
    distance: int


class Mention(NamedTuple):
    """A known title in running text, with or without its marks: ``text[start:end]``."""

    start: int
    end: int
    match: Match
