"""The cards of the rules: what `lawgov-lint explain` shows besides what a run needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lawgov_lint.catalog import store
from lawgov_lint.catalog.compiled import RuleDirs, documents_of
from lawgov_lint.catalog.examples import Example, parse_example
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check


class Card(NamedTuple):
    """What a rule file says besides what a run needs.

    Args:
        id: the rule.
        why: the reason, as the author wrote it; several lines.
        false_alarms: known false alarms and near misses.
        cases: case → half-sentence that says what it is.
        examples: in the order of the file; the text of those in a file of their own is not read.
    """

    id: str
    why: str
    false_alarms: tuple[str, ...]
    cases: Mapping[str, str]
    examples: tuple[Example, ...]


def load_cards(rule_dirs: RuleDirs, checks: Mapping[str, Check]) -> dict[str, Card]:
    """The cards of all rules, by id.

    Raises:
        RuleFileError: as :func:`lawgov_lint.catalog.compiled.load_catalogue`.
    """
    documents = documents_of(rule_dirs, checks, store.CARDS_FILE)
    return {name: _card(data) for _, document in documents for name, data in document["cards"].items()}


def _card(data: Mapping[str, Any]) -> Card:
    examples = tuple(parse_example(example) for example in data["examples"])
    return Card(data["id"], data["why"], tuple(data["false_alarms"]), data["cases"], examples)
