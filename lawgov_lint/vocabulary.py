"""The nouns that rules and the document model share, from `rules/vocabulary.yaml` and the tables in `rules/data/`.

Wordings are written for a legal reviewer, not for a programmer: plain words, `…` for a gap inside one clause, `(甲|乙)`
for alternatives, one of which may be empty, `^` and `$` for the beginning and the end, `[主语]` for the few words in
front of a verb. :func:`wording_pattern` turns them into regular expressions over *lined* text: folded text in which
every sentence ends with its line (:func:`lined`). There a gap is a plain dot, which compiles in a tenth of the time
that a class of what it must not cross takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from lawgov_lint.patterns import compiled_once
from lawgov_lint.values import NamedTuple
from lawgov_lint.wordlist import WordList

R = TypeVar("R")

GAP = ".{0,14}?"
"""What `…` stands for, in lined text. 14 characters: 存在…的不足 in 76 report openings."""
SUBJECT = "[^,:\n]{0,16}?"
"""What `[主语]` stands for: who acts, without a comma."""


class Kind(NamedTuple):
    """A kind of document.

    Args:
        name: `annual-report`, `plan` …
        title: its Chinese name, for messages.
        titles: wordings by which a title shows the kind.
        leads: wordings of a lead-in sentence that show it where there is no title.
    """

    name: str
    title: str
    titles: tuple[str, ...]
    leads: tuple[str, ...] = ()


class Role(NamedTuple):
    """What a part of a report can be about.

    Args:
        name: `problems` …
        title: the official wording, for messages; `short` is what people call it.
        headings: wordings of a heading that opens such a part; `not_headings` are look-alikes.
        subjects: wordings of a paragraph's or series item's first sentence that make it the part itself.
        mentions: wordings that speak of it in passing.
    """

    name: str
    title: str
    short: str
    headings: tuple[str, ...]
    not_headings: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    not_mentions: tuple[str, ...] = ()


class Metric(NamedTuple):
    """Something that reports count or measure.

    Args:
        name: `reconsideration-received` …
        title: its Chinese name, for messages and tables.
        units: the measure words it is given in.
        about: what the figure's own words, or those before it in the sentence, must speak of; plain words, no notation.
        wordings: wordings of the figure's own words, the clause in which it stands.
        not_wordings: wordings of look-alikes.
        not_about: plain words before the figure in its sentence that make it something else.
        key: reviewers look for its change on the year before.
    """

    name: str
    title: str
    units: tuple[str, ...]
    about: tuple[str, ...]
    wordings: tuple[str, ...]
    not_wordings: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    key: bool = False


class Tables:
    """The tables under ``rules/data/`` that checks use, each made into rows when first asked for.

    Args:
        data: the rows of each table as lists, by its name.
        words: the frequent words, by which word boundaries are found.
    """

    def __init__(self, data: Mapping[str, Sequence[Sequence[str]]], words: WordList | None = None) -> None:
        self._data = data
        self.words = words or WordList("")
        self._made: dict[str, tuple[Any, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tables) and self._data == other._data

    __hash__ = None  # type: ignore[assignment]  # its rows are lists

    def rows(self, name: str, row: Callable[..., R]) -> tuple[R, ...]:
        """The rows of a table, each ``row(*cells)``, in the order of the file; always asked with the same ``row``.

        Raises:
            KeyError: there is no such table.
        """
        if name not in self._made:
            self._made[name] = tuple(row(*cells) for cells in self._data[name])
        return self._made[name]


class Vocabulary(NamedTuple):
    """All nouns.

    Args:
        kinds, roles: by name, in the order in which they are tried.
        formulas: set phrases that may be repeated word for word.
        governments: endings of the name of a government; `departments` and `street_offices` likewise.
        places: name → level, for the cities whose 市 does not tell the level.
        tables: what checks look up, by the name of the file.
        metrics: by name, in the order in which they are tried.
    """

    kinds: Mapping[str, Kind]
    roles: Mapping[str, Role]
    formulas: tuple[str, ...]
    governments: tuple[str, ...]
    departments: tuple[str, ...]
    street_offices: tuple[str, ...]
    places: Mapping[str, str]
    tables: Tables
    metrics: Mapping[str, Metric] = {}

    @classmethod
    def from_data(cls, data: Mapping[str, Any], folder: str) -> Vocabulary:
        """Build it from the compiled JSON, in which every list is a list of strings; ``folder`` has our rules."""
        return cls(
            kinds={name: _entry(Kind, name, entry) for name, entry in data["kinds"].items()},
            roles={name: _entry(Role, name, entry) for name, entry in data["roles"].items()},
            formulas=tuple(data["formulas"]),
            governments=tuple(data["governments"]),
            departments=tuple(data["departments"]),
            street_offices=tuple(data["street_offices"]),
            places={name: level for name, level, _ in data["tables"]["places"]},
            tables=Tables(data["tables"], WordList(f"{folder}/data/words.txt")),
            metrics={name: _entry(Metric, name, entry) for name, entry in data.get("metrics", {}).items()},
        )


def _entry(entry_type: type[Any], name: str, data: Mapping[str, Any]) -> Any:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return entry_type(name=name, **values)


def lined(folded: str) -> str:
    """Folded text with a line break for each 。;!?, one for one: offsets stay."""
    for mark in "。;!?":
        folded = folded.replace(mark, "\n")
    return folded


@lru_cache(maxsize=256)
def wording_pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for some wordings, to be searched in lined text; matches nothing when there are none.

    >>> wording_pattern(("存在…(不足|问题)",)).search("存在的主要问题").group()
    '存在的主要问题'
    """
    return compiled_once("\0".join(("", *wordings)), lambda: "|".join(map(_expression, wordings)) or r"(?!)")


_SPECIAL = {"(": "(?:", "|": "|", ")": ")", "…": GAP, "^": "^", "$": "$", "[主语]": SUBJECT, r"\(": r"\(", r"\)": r"\)"}


def _expression(wording: str) -> str:
    parts = re.split(r"(\[主语\]|\\[()]|[(|)…^$])", wording)
    return "".join(_SPECIAL.get(part, re.escape(lined(part))) for part in parts)
