"""Titles in sentences of our own: each is judged as the table says."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.citations.judging import Sentence, judge, linter, read_sentences
from tests.document.variants import half_width_marks

SENTENCES = tuple(read_sentences())
RULES = {choice.rule.id for choice in linter(2023).choices if choice.rule.family == "citations"}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: f"{sentence.kind}-{sentence.number}")
def test_title_is_judged_as_the_table_says(sentence: Sentence) -> None:
    judgement = judge(sentence)
    said = [(finding.rule, finding.span and finding.span.of(sentence.text)) for finding in judgement.wrong]
    missed = [(expected.rules, expected.span.of(sentence.text)) for expected in judgement.missed]
    if sentence.missed:
        assert said or missed, f"judged rightly now; delete the line 'missed: {sentence.missed}'"
    else:
        assert said == []
        assert missed == []


def test_titles_are_judged_alike_in_half_width() -> None:
    halves = [(whole, half_width_marks(whole.text)) for whole in SENTENCES if not whole.missed]
    same_offsets = [whole._replace(text=half) for whole, half in halves if len(half) == len(whole.text)]
    assert len(same_offsets) >= 400
    assert [half.text for half in same_offsets if not judge(half).right] == []


def test_rules_of_the_table_exist() -> None:
    assert {rule for sentence in SENTENCES for expected in sentence.expected for rule in expected.rules} <= RULES


def test_there_are_enough_of_all_kinds() -> None:
    kinds = Counter(sentence.kind for sentence in SENTENCES)
    assert len(SENTENCES) >= 280
    assert kinds["local-look-alike"] >= 60
    assert sum(not sentence.expected for sentence in SENTENCES) >= 150
