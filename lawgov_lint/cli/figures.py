"""``lawgov-lint figures``: the figures of a report, alone or beside those of the year before."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TextIO

from lawgov_lint.builtin import lawgov_rule_dirs
from lawgov_lint.cli.settings import page_width
from lawgov_lint.cli.streams import complain, open_output
from lawgov_lint.errors import UsageError
from lawgov_lint.linter import Linter, Settings
from lawgov_lint.plugins import load_plugins
from lawgov_lint.reading.files import STANDARD_INPUT, load
from lawgov_lint.reporters.figure_rows import Both, Rows, both_years
from lawgov_lint.reporters.figures_page import Head, json_document, table, two_year_table, write_csv
from lawgov_lint.segmentation import Segmenter

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts


def figures(options: argparse.Namespace) -> int:
    """Write the figures."""
    _refuse_own_input(options)
    linter = Linter(load_plugins(), Settings(year=options.year, previous=options.previous))
    document = linter.document(load(options.path), options.path)
    before = linter.before(document)
    for doubt in before.doubts:
        complain(doubt)
    with open_output(options.output) as out:
        _write(options, linter.facts(document), before.facts, out)
    return 0


def _write(options: argparse.Namespace, facts: Facts, before: Facts | None, out: TextIO) -> None:
    document = facts.document
    cut = Segmenter(lawgov_rule_dirs()[0]).words
    last = None if before is None else (before.document.source.path, before.document.year)
    head = Head(document.source.path, document.year, last)
    both = both_years(facts, before, cut) if before else [Both("", row, None, None) for row in Rows(facts, cut).all()]
    if options.format == "csv":
        write_csv(out, both, bom=options.output not in (None, "-"))
    elif options.format == "json":
        import json

        json.dump(json_document(both, head), out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        width = page_width() if out is sys.stdout else None
        _write_table(both, head, out, width)


def _write_table(both: list[Both], head: Head, out: TextIO, width: int | None) -> None:
    wide = width or WIDE
    lines = two_year_table(both, head, wide) if head.previous else table([b.now for b in both if b.now], head, wide)
    if out is sys.stdout and out.isatty():
        from lawgov_lint.reporters.figures_terminal import draw

        draw(lines, out)
    else:
        out.writelines(f"{line.text}\n" for line in lines)


WIDE = 120
"""Columns of a table in a file."""


def _refuse_own_input(options: argparse.Namespace) -> None:
    if options.path == options.previous == STANDARD_INPUT:
        raise UsageError("--previous：标准输入只有一个，报告和上年的报告不能都从那里读。")
    for path in (options.path, options.previous):
        if None in (path, options.output) or STANDARD_INPUT in (path, options.output) or not os.path.isfile(path):
            continue
        if os.path.realpath(path) == os.path.realpath(options.output):
            raise UsageError(f"-o {options.output}：结果会盖掉要读的文件；请换一个文件名。")
