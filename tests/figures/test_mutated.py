"""A sum that closes is found out when any of its figures is changed by one; a rate without a base never is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.figures.measure import NAMES, gold_of, listed_figures, path_of
from tests.figures.reading import Found, grave

OPEN = {("07", "38件"), ("07", "31件"), ("07", "7件")}
"""调解结案31件,裁决结案7件 behind 受理38件: no 其中, and names that are no known way to divide a whole."""


SUMS = {("002", "45"): 2, ("03", "33"): 2}
"""A part of one sum and the whole of another: neither closes any more."""


def text_of(name: str) -> str | None:
    path = path_of(name)
    return path.read_bytes().decode("utf-8-sig") if path else None


def closed_sums() -> Iterator[tuple[str, int, str, int]]:
    """Every figure of every sum that closes: list, its place among the listed figures, its words, the step."""
    for name in NAMES:
        for row in gold_of(name)["totals"].splitlines():
            line, whole, mark, *parts = row.split()
            if mark == "=" and (name, whole) not in OPEN:
                for words in (whole, *parts):
                    yield from ((name, int(line), words, step) for step in (1, -1))


@pytest.mark.parametrize(("name", "line", "words", "step"), list(closed_sums()))
def test_one_figure_changed_by_one(name: str, line: int, words: str, step: int) -> None:
    text = text_of(name)
    if text is None:
        pytest.skip(f"the real document {name} (../shared/seeds) is not here")
    at = next(f.start for f in listed_figures(name, text) if (f.line, f.words) == (line, words))
    digits = re.match("[0-9]+", text[at:])
    assert digits
    changed = str(int(digits.group()) + step)
    spoilt = text[:at] + changed + text[at + digits.end() :]
    before, after = grave(text), grave(spoilt)
    new = [found for found in after if found not in before]
    sums = [found for found in new if found.rule == "sum-mismatch"]
    others = [found.rule for found in new if found.rule != "sum-mismatch"]
    assert len(sums) == SUMS.get((name, words), 1)
    assert others in ([], ["change-mismatch"])  # 126件, 同比增长12.5%: that is off by one as well
    assert all(found.words and changed in found.words for found in sums)


CHANGED = [  # list, line, words, instead, finding
    ("004", 4, "13.3%", "23.3%", Found("change-mismatch", "implied", "26件,同比减少23.3%")),
    ("004", 4, "40%", "48%", Found("change-mismatch", "implied", "6件,同比减少48%")),
    ("004", 3, "356项", "256项", Found("direction-mismatch", None, "由299项增加到256项")),
    ("004", 5, "98%", "980%", Found("implausible-percent", "rate", "通过率980%")),
    ("002", 20, "26.67%", "36.67%", None),
    ("002", 20, "26.67%", "62.67%", None),
    ("002", 30, "98.95%", "89.95%", None),
    ("001", 9, "71宗", "17宗", None),
    ("03", 20, "27.27%", "72.72%", None),
    ("05", 4, "12.5%", "22.5%", Found("change-mismatch", "implied", "21件,同比下降22.5%")),
    ("05", 4, "20%", "30%", Found("change-mismatch", "implied", "8件,同比下降30%")),
    ("05", 3, "305项", "205项", Found("direction-mismatch", None, "由268项增加到205项")),
    ("06", 33, "18件", "81件", Found("direction-mismatch", None, "由每月45件降至每月81件")),
]


@pytest.mark.parametrize(("name", "line", "words", "instead", "expected"), CHANGED)
def test_other_figures_changed(name: str, line: int, words: str, instead: str, expected: Found | None) -> None:
    text = text_of(name)
    if text is None:
        pytest.skip(f"the real document {name} (../shared/seeds) is not here")
    at = next(f.start for f in listed_figures(name, text) if (f.line, f.words) == (line, words))
    spoilt = text[:at] + instead + text[at + len(words) :]
    before, after = grave(text), grave(spoilt)
    assert [found for found in after if found not in before] == ([expected] if expected else [])
