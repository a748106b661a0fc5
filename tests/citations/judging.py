"""The table of titles: what must be said of each, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lawgov_lint.diagnostics import Diagnostic, Span
from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS

HERE = Path(__file__).parent
FAMILY = "citations"

_MARKED = re.compile(r"\{(?P<may>\??)(?P<rules>[a-z/-]+)\|(?P<words>[^{}]*)\}")
_LINTERS: dict[int, Linter] = {}


class Expected(NamedTuple):
    """What must be said, or may be.

    Args:
        rules: the rule that must say it; any of them, where there are several.
        span: the words it must be said of, or a part of them.
        must: whether its absence is a mistake.
    """

    rules: tuple[str, ...]
    span: Span
    must: bool

    def met_by(self, finding: Diagnostic) -> bool:
        """Whether the finding is the one meant."""
        return (
            finding.rule in self.rules
            and finding.span is not None
            and finding.span.start < self.span.end
            and self.span.start < finding.span.end
        )


class Sentence(NamedTuple):
    """One line of the table, within a report made around it.

    Args:
        kind: what the line tries.
        number: of the line, within the table.
        text: the whole report.
        year: the reported year.
        expected: in text order.
        missed: why the program cannot judge it yet.
    """

    kind: str
    number: int
    text: str
    year: int
    expected: tuple[Expected, ...]
    missed: str | None


class Judgement(NamedTuple):
    """What became of a sentence.

    Args:
        met: with the finding that met it.
        missed: must have been said and was not.
        wrong: was said and must not have been.
    """

    met: tuple[tuple[Expected, Diagnostic], ...]
    missed: tuple[Expected, ...]
    wrong: tuple[Diagnostic, ...]

    @property
    def right(self) -> bool:
        """Whether all was said that must be, and nothing else."""
        return not (self.missed or self.wrong)


def linter(year: int) -> Linter:
    """One for annual reports on a year."""
    if year not in _LINTERS:
        _LINTERS[year] = Linter(PLUGINS, Settings(kind="annual-report", year=year))
    return _LINTERS[year]


def family_findings(text: str, year: int) -> list[Diagnostic]:
    """What the family says of a report on a year."""
    report = linter(year).lint_bytes(text.encode(), "report.txt")
    assert report.error is None
    assert report.crashes == ()
    return [finding for finding in report.diagnostics if finding.family == FAMILY]


def read_sentences() -> Iterator[Sentence]:
    """The lines of `titles.yaml`."""
    number = 0
    for group in yaml.safe_load((HERE / "titles.yaml").read_text(encoding="utf-8")):
        for line in group["sentences"]:
            number += 1
            given: dict[str, Any] = {"text": line} if isinstance(line, str) else line
            yield _sentence(group["kind"], number, {**group, **given})


def judge(sentence: Sentence) -> Judgement:
    """Run the rules and compare."""
    left = family_findings(sentence.text, sentence.year)
    met, missed = [], []
    for expected in sentence.expected:
        finding = next(filter(expected.met_by, left), None)
        if finding:
            left.remove(finding)
            met.append((expected, finding))
        elif expected.must:
            missed.append(expected)
    return Judgement(tuple(met), tuple(missed), tuple(left))


def _sentence(kind: str, number: int, given: dict[str, Any]) -> Sentence:
    year = given["year"]
    heading = f"{year}年推进法治政府建设的主要举措和成效"
    if given.get("part") == "plan":
        heading = f"{year + 1}年推进法治政府建设的主要安排"
    text = f"青屿县司法局{year}年度法治政府建设情况报告\n\n一、{heading}\n"
    expected, end = [], 0
    for mark in _MARKED.finditer(given["text"]):
        text += given["text"][end : mark.start()]
        span = Span(len(text), len(text) + len(mark["words"]))
        expected.append(Expected(tuple(mark["rules"].split("/")), span, must=not mark["may"]))
        text += mark["words"]
        end = mark.end()
    text += given["text"][end:] + "\n"
    return Sentence(kind, number, text, year, tuple(expected), given.get("missed"))
