"""``lawgov-lint rules``, ``rules check`` and ``rules index``."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from lawgov_lint.cli.settings import page_width, selection_of
from lawgov_lint.cli.streams import complain, open_output
from lawgov_lint.plugins import Plugins, load_plugins

if TYPE_CHECKING:
    from lawgov_lint.catalog import Catalogue


def rules(options: argparse.Namespace) -> int:
    """List, check or index the rules."""
    plugins = load_plugins()
    if options.command == "rules check":
        return _check(plugins)
    if options.command == "rules index":
        return _index(plugins, options.check)
    from lawgov_lint.catalog import load_catalogue
    from lawgov_lint.catalog.selection import choose
    from lawgov_lint.reporters.rule_pages import rules_table

    choices = choose(load_catalogue(plugins.rule_dirs, plugins.checks), selection_of(options))
    sys.stdout.writelines(f"{line}\n" for line in rules_table(choices, page_width()))
    return 0


def _check(plugins: Plugins) -> int:
    from lawgov_lint.catalog.checking import check_rules

    checked = check_rules(plugins.rule_dirs, plugins.checks)
    for error in checked.errors:
        complain(error.message)
    if checked.catalogue is None:
        complain(f"规则文件有 {len(checked.errors)} 处不对")
        return 2
    return _try_examples(plugins, checked.catalogue)


def _try_examples(plugins: Plugins, catalogue: Catalogue) -> int:
    from lawgov_lint.catalog import load_cards
    from lawgov_lint.trial import Trial

    trial = Trial(catalogue, plugins.checks)
    cards = load_cards(plugins.rule_dirs, plugins.checks)
    tried = wrong = 0
    for rule in catalogue.rules:
        for number, example in enumerate(cards[rule.id].examples, start=1):
            if example.marked is None:
                continue  # its text stands in a file of its own; the tests read it
            tried += 1
            for complaint in trial.complaints(rule, example):
                wrong += 1
                complain(f"{rule.id} 第 {number} 个例子（{'反例' if example.bad else '正例'}）：{complaint}")
    if wrong:
        complain(f"{tried} 个例子中有 {wrong} 处与规则文件写的不符")
        return 2
    sys.stdout.write(f"{len(catalogue.rules)} 条规则，写法都对；{tried} 个例子，结果都对\n")
    return 0


def _index(plugins: Plugins, only_check: bool) -> int:
    """Our own rules only: packs have their own folders, and keep their own lists."""
    from lawgov_lint.catalog.checking import INDEX, check_rules, index_is_current, rules_index

    ours = [(pack, folder) for pack, folder in plugins.rule_dirs if pack is None]
    own_checks = {kind: check for kind, check in plugins.checks.items() if "/" not in kind}
    checked = check_rules(ours, own_checks)
    if checked.catalogue is None:
        for error in checked.errors:
            complain(error.message)
        return 2
    folder = ours[0][1]
    path = os.path.join(folder, INDEX)
    if only_check:
        if index_is_current(folder, checked.catalogue):
            return 0
        complain(f"{path} 不是最新的；运行 lawgov-lint rules index")
        return 1
    with open_output(path) as out:
        out.write(rules_index(checked.catalogue))
    sys.stdout.write(f"已写 {path}\n")
    return 0
