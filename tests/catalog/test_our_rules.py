"""Our own rule files and their index."""

from __future__ import annotations

from pathlib import Path

from lawgov_lint.builtin import lawgov_checks
from lawgov_lint.catalog.checking import check_rules, index_is_current

RULES = str(Path(__file__).parents[2] / "rules")


def test_our_rule_files_are_right_and_the_index_is_current() -> None:
    checked = check_rules([(None, RULES)], {check.kind: check for check in lawgov_checks()})
    assert [str(error) for error in checked.errors] == []
    assert checked.catalogue is not None
    assert index_is_current(RULES, checked.catalogue), "run `lawgov-lint rules index`"
