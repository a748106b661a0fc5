"""What the tests of hostile texts share: how long a text takes, and how much longer three times as much may take."""

from __future__ import annotations

from time import process_time

from lawgov_lint.linter import Linter

SLACK = 2.2
"""How much more than three times as long three times the text may take: machines are noisy, squares are 3 times."""


def seconds(linter: Linter, text: str, least: float = 0.02) -> float:
    """Processor seconds that a text takes to check, the better of two; ``least`` where it is too little to compare."""
    best = 99.0
    for _ in range(2):
        begun = process_time()
        report = linter.lint_bytes(text.encode(), "x.txt")
        best = min(best, process_time() - begun)
        assert report.crashes == ()
        assert report.error is None
    return max(best, least)
