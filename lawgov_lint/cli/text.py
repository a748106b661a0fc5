"""``lawgov-lint text``: the text as it was read."""

from __future__ import annotations

import argparse
import sys

from lawgov_lint.linter import Linter
from lawgov_lint.plugins import load_plugins
from lawgov_lint.reading.files import load
from lawgov_lint.reporters.text_page import text_lines


def text(options: argparse.Namespace) -> int:
    """Print paragraphs and residue with their offsets."""
    linter = Linter(load_plugins())
    document = linter.document(load(options.path), options.path)
    sys.stdout.writelines(f"{line}\n" for line in text_lines(document))
    return 0
