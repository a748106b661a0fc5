"""Citations: what the titles in a text stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lawgov_lint.instruments import Match, Name, name_of

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts
    from lawgov_lint.facts.titles import Title


class Citation(NamedTuple):
    """A title with what it stands for.

    Args:
        title: where it stands.
        name: its words taken apart.
        match: what the register knows by that name; None for what it does not know, most local documents.
        year: the year by which it is judged: that of the report, in the plan the next one; None without a year.
        manner: how it is spoken of: ``live`` (as in force), ``history`` (原, 已废止, replaced), ``coming`` (learned,
            prepared for, to be drafted), ``own`` (the writer's own document: 印发, 出台, 制定 it), ``named`` (the name
            of something else: a lecture, a book, a programme, a contract).
    """

    title: Title
    name: Name
    match: Match | None
    year: int | None
    manner: str


def find_citations(facts: Facts) -> Iterator[Citation]:
    """One for each of the titles, in their order."""
    text = facts.document.text
    for title in facts.titles:
        words = title.words.of(text)
        yield Citation(title, name_of(words), facts.register.find(words), facts.year_at(title.span.start), "live")
