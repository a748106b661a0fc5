"""Fixes as values: what is applied, and which fixes go together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_lint.diagnostics import BY_PLACE, Diagnostic, Edit, Fix, Safety, Span, apply_edits
from lawgov_lint.fixes import chosen_fixes

LETTERS = st.text("中，2a\r\n《》😀", max_size=4)


def choose_fixes(diagnostics: Sequence[Diagnostic], unsafe: bool) -> tuple[Edit, ...]:
    """The edits of one round, in text order."""
    edits = [edit for each in chosen_fixes(diagnostics, unsafe) if each.fix for edit in each.fix.edits]
    return tuple(sorted(edits, key=BY_PLACE))


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and disjoint edits in text order, built from kept and replaced pieces in turn."""
    pieces = draw(st.lists(st.tuples(LETTERS, LETTERS, LETTERS), max_size=6))
    starts = accumulate((len(kept) + len(old) for kept, old, _ in pieces), initial=0)
    text = "".join(kept + old for kept, old, _ in pieces)
    edits = [
        Edit(start + len(kept), start + len(kept) + len(old), new)
        for start, (kept, old, new) in zip(starts, pieces, strict=False)
    ]
    return text, edits


def replaced_from_the_end(text: str, edits: list[Edit]) -> str:
    """The naive way: with the last edit first, earlier offsets stay true."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def diagnostic(*edits: Edit, safety: Safety = "safe", rule: str = "some-rule") -> Diagnostic:
    """A diagnostic at its first edit."""
    return Diagnostic(
        rule=rule,
        case=None,
        family="wording",
        severity="warning",
        message="消息",
        suggestion=None,
        place="第1段",
        span=Span(edits[0].start, edits[0].end) if edits else None,
        basis=(),
        fix=Fix(safety, edits),
    )


@given(texts_with_edits())
def test_edits_give_what_naive_replacement_gives(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply_edits(text, edits) == replaced_from_the_end(text, edits)


@given(texts_with_edits(), st.randoms(use_true_random=False))
def test_order_of_edits_does_not_matter(case: tuple[str, list[Edit]], shuffle: Random) -> None:
    text, edits = case
    distinct = list({(edit.start, edit.end): edit for edit in edits}.values())
    shuffled = list(distinct)
    shuffle.shuffle(shuffled)
    assert apply_edits(text, shuffled) == apply_edits(text, distinct)


@given(LETTERS)
def test_no_edits_leave_the_text_alone(text: str) -> None:
    assert apply_edits(text, []) == text


@given(texts_with_edits())
def test_edits_that_write_what_is_there_change_nothing(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply_edits(text, [Edit(start, end, text[start:end]) for start, end, _ in edits]) == text


def test_insertions_at_one_place_keep_their_order() -> None:
    edits = [Edit(1, 1, "甲"), Edit(1, 2, "丙"), Edit(1, 1, "乙"), Edit(2, 2, "丁")]
    assert apply_edits("〇一二", edits) == "〇甲乙丙丁二"


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Edit(0, 2, "甲"), Edit(1, 3, "乙")], "Edit(start=1, end=3, text='乙') overlaps an edit that ends at 2"),
        ([Edit(0, 2, "甲"), Edit(0, 2, "甲")], "Edit(start=0, end=2, text='甲') overlaps an edit that ends at 2"),
        ([Edit(0, 2, "甲"), Edit(1, 1, "乙")], "Edit(start=1, end=1, text='乙') overlaps an edit that ends at 2"),
        ([Edit(2, 4, "甲")], "Edit(start=2, end=4, text='甲') does not lie in a text of 3 characters"),
        ([Edit(-1, 0, "甲")], "Edit(start=-1, end=0, text='甲') does not lie in a text of 3 characters"),
        ([Edit(2, 1, "甲")], "Edit(start=2, end=1, text='甲') does not lie in a text of 3 characters"),
    ],
)
def test_impossible_edits_are_refused(edits: list[Edit], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        apply_edits("一二三", edits)


def test_unsafe_fixes_are_made_only_when_asked_for() -> None:
    safe, unsafe = diagnostic(Edit(0, 1, "甲")), diagnostic(Edit(3, 4, "乙"), safety="unsafe")
    assert choose_fixes([unsafe, safe], unsafe=False) == (Edit(0, 1, "甲"),)
    assert choose_fixes([unsafe, safe], unsafe=True) == (Edit(0, 1, "甲"), Edit(3, 4, "乙"))


@pytest.mark.parametrize("status", ["suppressed", "baselined"])
def test_what_is_suppressed_or_baselined_is_not_touched(status: str) -> None:
    accepted = diagnostic(Edit(0, 1, "甲"))._replace(status=status)  # type: ignore[arg-type]
    assert choose_fixes([accepted], unsafe=True) == ()


def test_a_diagnostic_without_a_fix_yields_nothing() -> None:
    assert choose_fixes([diagnostic()._replace(fix=None), diagnostic()], unsafe=True) == ()


def test_first_of_overlapping_fixes_is_made_and_the_other_waits() -> None:
    first, second = diagnostic(Edit(2, 5, "甲")), diagnostic(Edit(4, 6, "乙"))
    assert choose_fixes([second, first], unsafe=False) == (Edit(2, 5, "甲"),)


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    first = diagnostic(Edit(2, 3, "甲"))
    second = diagnostic(Edit(2, 3, "乙"), Edit(8, 9, "乙"), rule="the-second")
    third = diagnostic(Edit(8, 9, "丙"))
    assert choose_fixes([first, second, third], unsafe=False) == (Edit(2, 3, "甲"), Edit(8, 9, "丙"))


@pytest.mark.parametrize("other", [Edit(4, 4, "》"), Edit(4, 6, "乙"), Edit(2, 4, "乙")])
def test_an_insertion_beside_another_fix_waits(other: Edit) -> None:
    insertion = diagnostic(Edit(4, 4, "》"), rule="insertion")
    neighbour = diagnostic(other, rule="neighbour")
    first = min(insertion, neighbour, key=Diagnostic.sort_key)
    assert first.fix
    assert choose_fixes([insertion, neighbour], unsafe=False) == first.fix.edits


def test_replacements_of_neighbouring_words_are_made_together() -> None:
    edits = (Edit(2, 4, "甲"), Edit(4, 6, "乙"))
    assert choose_fixes([diagnostic(edit) for edit in edits], unsafe=False) == edits


def test_insertions_of_one_fix_keep_their_order() -> None:
    edits = (Edit(2, 2, "》"), Edit(2, 2, "（"))
    assert choose_fixes([diagnostic(*edits)], unsafe=False) == edits


PLACES = st.lists(st.integers(0, 12), min_size=2, max_size=4, unique=True).map(sorted)
FIXES = st.lists(PLACES.map(lambda at: tuple(Edit(*ends, "新") for ends in pairwise(at))), max_size=8)


@given(FIXES)
def test_what_is_chosen_can_be_applied_and_is_as_much_as_possible(fixes: list[tuple[Edit, ...]]) -> None:
    ordered = sorted((diagnostic(*edits) for edits in fixes), key=Diagnostic.sort_key)
    chosen = choose_fixes(ordered, unsafe=False)
    apply_edits("字" * 12, chosen)
    made: list[Edit] = []
    for edits in (one.fix.edits for one in ordered if one.fix):
        free = all(edit.end <= other.start or other.end <= edit.start for edit in edits for other in made)
        made += edits if free else ()
    assert list(chosen) == sorted(made)
