"""How many of the figures listed by hand are found, and how many of those found are right.

Run as ``python -m tests.figures.measure``: it prints the table and every disagreement.

The lists in ``gold/`` were written from the texts, before the program had read them. A line of ``figures`` is

    line of the text, words, value, unit, = or ~ (approximate), metric

in text order; ``-`` is none, ``|`` stands between answers that are both right, ``base`` and ``change`` are figures that
belong to a comparison, and ``?`` marks what one reader lists and another does not (三类, 一个月): neither missed nor
wrong. ``comparisons`` names a figure by its words (#2: the second of the line) with its base, change and direction;
``totals`` a whole with parts that make it up (=) or are only some of it (>).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lawgov_lint.diagnostics import Span
from lawgov_lint.document import Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.numbers import ONE
from lawgov_lint.reading import read_bytes
from tests.samples import REAL, SEEDS, VOCABULARY

GOLD = Path(__file__).parent / "gold"
NAMES = tuple(path.stem for path in sorted(GOLD.glob("*.yaml")))
DIRECTIONS = {"up": 1, "down": -1, "flat": 0}
SUBJECTS = ("values", "about", "metrics", "comparisons", "totals")


class Listed(NamedTuple):
    """A figure as a reader lists it."""

    line: int
    words: str
    start: int
    value: int
    unit: str
    exact: bool
    metrics: frozenset[str]
    role: str
    optional: bool


class Count(NamedTuple):
    """How many were listed, how many found, how many of them agree."""

    listed: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: tuple[int, ...]) -> Count:  # type: ignore[override]
        return Count(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """The share of what was listed."""
        return self.right / self.listed if self.listed else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found."""
        return self.right / self.found if self.found else 1.0


class Measured(NamedTuple):
    """What came of one document: counts by subject, and every disagreement in words."""

    counts: dict[str, Count]
    wrong: tuple[str, ...]


def path_of(name: str) -> Path | None:
    """The text that a list is about; None where it is not here."""
    document: str = gold_of(name)["document"]
    if len(document) > 3:
        return SEEDS / document
    return next(REAL.glob(f"{document}_*.txt"), None)


@cache
def gold_of(name: str) -> dict[str, Any]:
    """A list as it is written."""
    listed: dict[str, Any] = yaml.safe_load((GOLD / f"{name}.yaml").read_text(encoding="utf-8"))
    return listed


def listed_figures(name: str, text: str) -> list[Listed]:
    """The figures of a list with their places in the text."""
    starts = [0]
    for each in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(each))
    figures: list[Listed] = []
    at = 0
    for row in gold_of(name)["figures"].splitlines():
        number, words, value, unit, about, metric = row.split()
        line = int(number)
        at = max(at, starts[line - 1])
        start = text.find(words, at, starts[line])
        if start < 0:
            raise ValueError(f"{name}: line {line} has no {words} where the list has it")
        at = start + len(words)
        optional, metric = metric.startswith("?"), metric.removeprefix("?")
        role = metric if metric in ("base", "change") else "level"
        figures.append(
            Listed(
                line,
                words,
                start,
                int(Decimal(value) * ONE),
                unit.replace("-", ""),
                about == "=",
                frozenset(metric.split("|")),
                role,
                optional,
            )
        )
    return figures


def measured(name: str) -> Measured:
    """One document."""
    path = path_of(name)
    assert path is not None
    document = build_document(read_bytes(path.read_bytes(), path.name), VOCABULARY, Overrides(None, None, None))
    facts = Facts(document, metrics=VOCABULARY.metrics)
    return _Measuring(name, document.text, facts).measured()


class _Measuring:
    """The comparison of one list with the facts of its text."""

    def __init__(self, name: str, text: str, facts: Facts) -> None:
        self.name, self.text, self.facts = name, text, facts
        self.listed = listed_figures(name, text)
        self.figure_of: dict[int, int] = {}  # listed → found
        taken: set[int] = set()
        for n, each in enumerate(self.listed):
            for m, figure in enumerate(facts.figures):
                if m not in taken and _meet(figure.number.whole, Span(each.start, each.start + len(each.words))):
                    self.figure_of[n] = m
                    taken.add(m)
                    break
        self.wrong: list[str] = []

    def measured(self) -> Measured:
        counts = {
            "values": self._values(),
            "about": self._about(),
            "metrics": self._metrics(),
            "comparisons": self._sets("comparisons", self._listed_comparisons(), self._found_comparisons()),
            "totals": self._sets("totals", self._listed_totals(), self._found_totals()),
        }
        return Measured(counts, tuple(self.wrong))

    def _values(self) -> Count:
        extra = len(self.facts.figures) - len(self.figure_of)
        for m in sorted(set(range(len(self.facts.figures))) - set(self.figure_of.values())):
            self._say("values", "not in the list", self._words(m))
        right = listed = 0
        for n, each in enumerate(self.listed):
            figure = self.facts.figures[self.figure_of[n]] if n in self.figure_of else None
            agrees = figure is not None and (figure.number.value, figure.unit) == (each.value, each.unit)
            if each.optional and (figure is None or agrees):
                continue
            listed += 1
            right += agrees
            if not agrees:
                seen = "nothing" if figure is None else f"{figure.number.value / ONE}{figure.unit}"
                self._say("values", each.words, f"found {seen}")
        matched = sum(1 for n in self.figure_of if not self.listed[n].optional)
        spoilt = listed - sum(1 for each in self.listed if not each.optional)  # optional and found with a wrong value
        return Count(listed, matched + extra + spoilt, right)

    def _about(self) -> Count:
        """Approximate figures."""
        pairs = [(self.listed[n], self.facts.figures[m]) for n, m in self.figure_of.items()]
        for each, figure in pairs:
            if figure.number.exact != each.exact:
                self._say("about", each.words, "exact" if figure.number.exact else "approximate")
        ours = [each for each in self.listed if not each.optional and not each.exact]
        both = sum(1 for each, figure in pairs if not each.exact and not figure.number.exact and not each.optional)
        theirs = sum(1 for each, figure in pairs if not figure.number.exact and not each.optional)
        return Count(len(ours), theirs, both)

    def _metrics(self) -> Count:
        listed = found = right = 0
        for n, each in enumerate(self.listed):
            if each.role != "level" or each.optional:
                continue
            metric = self.facts.figures[self.figure_of[n]].metric if n in self.figure_of else None
            if metric is None:
                listed += "-" not in each.metrics
                if "-" not in each.metrics:
                    self._say("metrics", each.words, f"{'|'.join(sorted(each.metrics))}, found none")
                continue
            agrees = metric in each.metrics
            listed += agrees or "-" not in each.metrics
            found += 1
            right += agrees
            if not agrees:
                self._say("metrics", each.words, f"{'|'.join(sorted(each.metrics))}, found {metric}")
        return Count(listed, found, right)

    def _sets(self, subject: str, listed: set[tuple[Any, ...]], found: set[tuple[Any, ...]]) -> Count:
        for each in sorted(listed - found, key=str):
            self._say(subject, "missed", self._in_words(each))
        for each in sorted(found - listed, key=str):
            self._say(subject, "not in the list", self._in_words(each))
        return Count(len(listed), len(found), len(listed & found))

    def _listed_comparisons(self) -> set[tuple[Any, ...]]:
        rows = set()
        for row in gold_of(self.name)["comparisons"].splitlines():
            line, words, *rest = row.split()
            given = dict(part.split("=") for part in rest if "=" in part)
            rows.add(
                (
                    self._found(int(line), words),
                    self._found(int(line), given.get("base")),
                    self._found(int(line), given.get("change")),
                    next(DIRECTIONS[part] for part in rest if part in DIRECTIONS),
                    "yearly" in rest,
                )
            )
        return rows

    def _found_comparisons(self) -> set[tuple[Any, ...]]:
        return {
            (c.current, c.base, c.change, c.direction, c.yearly)
            for c in self.facts.comparisons
            if c.current is not None or c.base is not None
        }

    def _listed_totals(self) -> set[tuple[Any, ...]]:
        rows = set()
        for row in gold_of(self.name)["totals"].splitlines():
            line, whole, mark, *parts = row.split()
            found = tuple(self._found(int(line), part) for part in parts)
            rows.add((self._found(int(line), whole), found, mark == "="))
        return rows

    def _found_totals(self) -> set[tuple[Any, ...]]:
        return {(total.whole, total.parts, total.closed) for total in self.facts.totals}

    def _found(self, line: int, words: str | None) -> int | str | None:
        """The figure for a listed one, by its words; the words where it was not found."""
        if words is None:
            return None
        words, _, nth = words.partition("#")
        same = [n for n, each in enumerate(self.listed) if each.line == line and each.words == words]
        return self.figure_of.get(same[int(nth or 1) - 1], words)

    def _words(self, figure: int) -> str:
        span = self.facts.figures[figure].number.whole
        line, column = self.facts.document.source.position(span.start)
        return f"{span.of(self.text)} ({line}:{column})"

    def _in_words(self, each: Sequence[Any]) -> str:
        def say(part: Any) -> str:
            if isinstance(part, tuple):
                return "+".join(say(p) for p in part)
            return self._words(part) if isinstance(part, int) and not isinstance(part, bool) else str(part)

        kept = [say(part) for part in each[:3]] + [str(part) for part in each[3:]]
        return ", ".join(kept)

    def _say(self, subject: str, what: str, how: str) -> None:
        self.wrong.append(f"{self.name} {subject}: {what}: {how}")


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def present() -> Iterator[str]:
    """The lists whose texts are here."""
    return (name for name in NAMES if path_of(name))


def in_all(names: Sequence[str]) -> dict[str, Count]:
    """The counts of several documents together."""
    total = {subject: Count() for subject in SUBJECTS}
    for name in names:
        for subject, count in measured(name).counts.items():
            total[subject] += count
    return total


def table(names: Sequence[str]) -> Iterator[str]:
    """The measured table, line by line."""
    yield f"{'document':10}" + "".join(f"{subject:>26}" for subject in SUBJECTS)
    rows = [(name, measured(name).counts) for name in names]
    for name, counts in [*rows, ("all", in_all(names))]:
        cells = (
            f"{count.right:4}/{count.listed}/{count.found} {count.recall:.3f} {count.precision:.3f}"
            for count in counts.values()
        )
        yield f"{name:10}" + "".join(f"{cell:>26}" for cell in cells)
    yield "right/listed/found, recall, precision; about: figures that are approximate"


def main() -> int:
    """Print the table, and every disagreement."""
    names = tuple(present())
    print(*table(names), sep="\n")
    for name in names:
        print(*measured(name).wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
