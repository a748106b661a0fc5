"""The examples of the rule files: every one comes out as it says."""

from __future__ import annotations

import pytest

from lawgov_lint.catalog import Rule, load_cards, load_catalogue
from lawgov_lint.catalog.examples import Example
from lawgov_lint.plugins import load_plugins
from lawgov_lint.trial import Trial

PLUGINS = load_plugins()
CATALOGUE = load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks)
CARDS = load_cards(PLUGINS.rule_dirs, PLUGINS.checks)
TRIAL = Trial(CATALOGUE, PLUGINS.checks)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}-{'bad' if example.bad else 'good'}")
    for rule in CATALOGUE.rules
    for number, example in enumerate(CARDS[rule.id].examples, start=1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_comes_out_as_the_rule_file_says(rule: Rule, example: Example) -> None:
    assert list(TRIAL.complaints(rule, example)) == []


@pytest.mark.parametrize("rule", CATALOGUE.rules, ids=lambda rule: rule.id)
def test_every_case_of_a_rule_has_a_bad_example(rule: Rule) -> None:
    shown = {example.case for example in CARDS[rule.id].examples if example.bad}
    assert set(rule.cases) - {None} <= shown
