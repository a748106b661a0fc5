"""``lawgov-lint explain``: the card of a rule."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from lawgov_lint.catalog import Rule, load_cards, load_catalogue
from lawgov_lint.catalog.model import guess
from lawgov_lint.cli.settings import page_width
from lawgov_lint.errors import UsageError
from lawgov_lint.plugins import load_plugins
from lawgov_lint.reporters.rule_pages import card


def explain(options: argparse.Namespace) -> int:
    """Print the cards of the rules named."""
    plugins = load_plugins()
    catalogue = load_catalogue(plugins.rule_dirs, plugins.checks)
    rules = [_find(name, catalogue.rules) for name in options.ids]
    cards = load_cards(plugins.rule_dirs, plugins.checks)
    for number, rule in enumerate(rules):
        separator = "\n" if number else ""
        lines = card(rule, cards[rule.id], catalogue, page_width())
        sys.stdout.write(separator + "".join(f"{line}\n" for line in lines))
    return 0


def _find(name: str, rules: Sequence[Rule]) -> Rule:
    for rule in rules:
        if name == rule.id or name in rule.formerly:
            return rule
    close = guess(name, [rule.id for rule in rules]) or "；用 lawgov-lint rules 看全部规则。"
    raise UsageError(f"没有名为“{name}”的规则{close}")
