"""What is found of the figures listed by hand; the reached numbers are floors."""

from __future__ import annotations

import pytest

from tests.figures.measure import GOLD, NAMES, SUBJECTS, in_all, listed_figures, measured, path_of

OURS = tuple(name for name in NAMES if len(name) < 3)
FLOORS = {  # recall, precision
    "values": (0.99, 0.99),
    "about": (0.98, 0.98),
    "metrics": (0.97, 0.97),
    "comparisons": (0.95, 0.99),
    "totals": (0.80, 0.99),
}
"""Of all documents together; those of ours alone must reach them too."""
WORST = {"values": 0.95, "about": 0.95, "metrics": 0.95, "comparisons": 0.94, "totals": 0.66}
"""Of each document."""


def present(name: str) -> None:
    if path_of(name) is None:
        pytest.skip(f"the real document {name} (../shared/seeds) is not here")


@pytest.mark.parametrize("name", NAMES)
def test_each_document(name: str) -> None:
    present(name)
    counts, wrong = measured(name)
    assert set(counts) == set(SUBJECTS)
    for subject, count in counts.items():
        assert count.recall >= WORST[subject], wrong
        assert count.precision >= WORST[subject], wrong


@pytest.mark.parametrize("names", [OURS, NAMES], ids=["ours", "with the real ones"])
def test_all_documents(names: tuple[str, ...]) -> None:
    for name in names:
        present(name)
    for subject, count in in_all(names).items():
        recall, precision = FLOORS[subject]
        assert count.recall >= recall, subject
        assert count.precision >= precision, subject


def test_the_lists_are_long_enough() -> None:
    assert len(OURS) >= 6
    for name in NAMES:
        present(name)
        path = path_of(name)
        assert path is not None
        figures = listed_figures(name, path.read_bytes().decode("utf-8-sig"))
        assert len(figures) >= 20
        assert sum(figure.optional for figure in figures) * 5 <= len(figures)
    assert len(list(GOLD.iterdir())) == len(NAMES)
