"""What a check is: the contract between a rule file and the code that finds its mistake.

A check knows how a kind of mistake is found. It has no rule id, no severity and no wording: those are the rule's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lawgov_lint.diagnostics import Finding
from lawgov_lint.document.model import Document
from lawgov_lint.facts import Facts
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import Vocabulary


class Options:
    """What stands under ``with:``, as annotated attributes; one that has a value may be left out.

    A plain class: a named tuple takes 0.25 ms to make, and every run makes two dozen of these.
    """

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(given)

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        """The values of what may be left out."""
        return {name: vars(cls)[name] for name in cls.__annotations__ if name in vars(cls)}


class NoOptions(Options):
    """Options of a check that has none."""


class Context(NamedTuple):
    """What a check may know besides the document and its own options.

    Args:
        facts: what the document says, computed once and lazily.
        vocabulary: the nouns that rules may use.
        as_of: the day by which events and deadlines are judged, ISO; None when there is no year.
        previous: what last year's report says; None where none was given.
    """

    facts: Facts
    vocabulary: Vocabulary
    as_of: str | None
    previous: Facts | None = None


def judged_on(document: Document) -> str | None:
    """The day by which events and deadlines are judged, ISO, where the user gives none.

    That is the day of signing, else of publication, else 31 March of the year after the one reported on.
    """
    known = document.identity.signed or document.identity.published
    if known:
        return known.value
    return f"{document.year + 1}-03-31" if document.year else None


class Check(NamedTuple):
    """One kind of check.

    Args:
        kind: the name that rule files use under ``check:``.
        run: ``run(document, options, context)`` yields findings; a pure function of its arguments.
        options: a class derived from Options; what stands under ``with:`` is validated against its annotations.
        fields: message field → what it holds, in Chinese; a message may use only these.
        cases: names of the variants; every finding carries one of them when there are any.
    """

    kind: str
    run: Callable[[Document, Any, Context], Iterable[Finding]]
    options: type[Options] = NoOptions
    fields: Mapping[str, str] = {}
    cases: tuple[str, ...] = ()
