"""How far titles are from each other."""

from __future__ import annotations

import random

import pytest

from lawgov_lint.instruments.distance import edits, same_matter


def slow_edits(one: str, other: str) -> int:
    """The same by the table of the textbook, without a limit."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def test_edits_are_those_of_the_textbook() -> None:
    chance = random.Random(4)
    for _ in range(5000):
        one, other = ("".join(chance.choices("甲乙丙", k=chance.randrange(7))) for _ in range(2))
        for most in (1, 2):
            assert edits(one, other, most) == min(slow_edits(one, other), most + 1), (one, other, most)


@pytest.mark.parametrize(
    ("written", "known", "same"),
    [
        ("法制政府建设实施纲要", "法治政府建设实施纲要", True),
        ("法治青屿建设规划", "法治中国建设规划", False),
        ("省信访工作条例", "信访工作条例", False),
        ("第六个五年规划", "第七个五年规划", False),
        ("重大行政决策程序条例", "重大行政决策程序暂行条例", True),
    ],
)
def test_what_may_be_the_same_misspelt(written: str, known: str, same: bool) -> None:
    assert same_matter(written, known) is same
