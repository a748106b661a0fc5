"""Facts of a sentence that stands in a report, for the tests on figures."""

from __future__ import annotations

from lawgov_lint.document import Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.reading import read_bytes
from tests.samples import VOCABULARY

YEAR = 2023


def facts_of(text: str, year: int = YEAR) -> Facts:
    """The facts of a text in a report on a year."""
    overrides = Overrides("annual-report", year, None)
    document = build_document(read_bytes(text.encode(), "例子"), VOCABULARY, overrides)
    return Facts(document, metrics=VOCABULARY.metrics)


def words(facts: Facts, figure: int | None) -> str | None:
    """A figure as the text writes it."""
    return None if figure is None else facts.figures[figure].number.whole.of(facts.document.text)
