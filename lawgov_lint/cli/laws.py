"""``lawgov-lint laws``: what the register knows of an instrument."""

from __future__ import annotations

import argparse
import sys

from lawgov_lint.catalog.compiled import in_order
from lawgov_lint.catalog.registers import load_register
from lawgov_lint.cli.settings import page_width
from lawgov_lint.plugins import load_plugins
from lawgov_lint.reporters.laws_page import Answer, laws_json, laws_page


def laws(options: argparse.Namespace) -> int:
    """Print what is found; 1 when nothing is."""
    ours, packs = in_order(load_plugins().rule_dirs)
    register = load_register([ours, *(folder for _, folder in packs)], options.instruments)
    query = " ".join(options.query)
    match = register.find(query)
    found = register.search(query)
    exact = [] if match is None else list(match.editions)
    near = None if exact or found else register.nearest(query)
    answer = Answer(
        query,
        options.as_of,
        register.as_of,
        tuple(exact + [each for each in found if each not in exact]),
        len(exact) or sum(each.title == query for each in found),
        near.instrument if near else None,
    )
    if options.format == "json":
        sys.stdout.write(laws_json(answer, ascii_only=not _holds_everything()))
    else:
        sys.stdout.writelines(f"{line}\n" for line in laws_page(answer, page_width()))
    return 0 if answer.found else 1


def _holds_everything() -> bool:
    return (sys.stdout.encoding or "utf-8").lower().replace("-", "").startswith("utf")
