"""Short forms of titles: where they are introduced, for what they stand, where they are used."""

from __future__ import annotations

from time import process_time

import pytest

from lawgov_lint.facts.abbreviations import bare_name, find_short_titles, is_short_for
from tests.facts.test_references import facts_of

KINDS = ("纲要", "条例", "规定", "意见", "办法", "实施意见")


@pytest.mark.parametrize(
    ("definition", "words", "marks"),
    [
        ("（以下简称《纲要》）", "纲要", "《》"),
        ("（以下简称“纲要”）", "纲要", "“”"),
        ("（以下简称“《纲要》”）", "纲要", "“”"),
        ("（以下简称：《纲要》）", "纲要", "《》"),
        ("（以下简称为《纲要》）", "纲要", "《》"),
        ("（以下统称《纲要》）", "纲要", "《》"),
        ("（以下称《纲要》）", "纲要", "《》"),
        ("（下称《纲要》）", "纲要", "《》"),
        ("（以下简称纲要）", "纲要", ""),
        ("(以下简称《纲要》)", "纲要", "《》"),
        ("（中发〔2021〕33号，以下简称《纲要》）", "纲要", "《》"),
        ("（中发〔2021〕33号）（以下简称《纲要》）", "纲要", "《》"),
        ("，以下简称《纲要》", "纲要", "《》"),
        ("以下简称《纲要》", "纲要", "《》"),
    ],
)
def test_definition_is_read_with_its_title(definition: str, words: str, marks: str) -> None:
    text = f"落实《法治政府建设实施纲要》{definition}，推进工作。"
    (abbreviation,) = facts_of(text).abbreviations
    assert (abbreviation.words.of(text), abbreviation.marks) == (words, marks)
    assert abbreviation.title == 0
    assert abbreviation.lasting
    assert abbreviation.uses == ()


@pytest.mark.parametrize(
    "text",
    [
        "云岭市司法局（以下简称“市局”）",
        "《甲办法》规定的制度（以下简称“制度”）",
        "《甲办法》（青政发〔2018〕5号）规定的制度（以下简称“制度”）",
        "《甲办法》由云岭市司法局（以下简称“市局”）",
    ],
)
def test_definition_of_something_else_has_no_title(text: str) -> None:
    (abbreviation,) = facts_of(text + "。").abbreviations
    assert abbreviation.title is None


def test_mention_is_not_lasting() -> None:
    (abbreviation,) = facts_of("《云岭市古茶园保护条例》（简称《条例》）。").abbreviations
    assert not abbreviation.lasting
    assert abbreviation.title == 0


def test_two_definitions_at_once() -> None:
    text = "《甲规定》和《乙办法》（以下分别简称《规定》《办法》）。《办法》已经施行。"
    first, second = facts_of(text).abbreviations
    assert (first.words.of(text), second.words.of(text)) == ("规定", "办法")
    assert (first.uses, [use.of(text) for use in second.uses]) == ((), ["《办法》"])


def test_uses_with_both_marks() -> None:
    text = "《云岭市古茶园保护条例》（以下简称“条例”），宣传“条例”，落实《条例》。"
    (abbreviation,) = facts_of(text).abbreviations
    assert [use.of(text) for use in abbreviation.uses] == ["“条例”", "《条例》"]


@pytest.mark.parametrize(
    ("text", "meanings", "defined", "later"),
    [
        ("《甲乙纲要》，《纲要》", 1, False, False),
        ("《甲乙纲要（2021—2025年）》，《纲要》", 1, False, False),
        ("《甲乙条例（试行）》，《条例》", 1, False, False),
        ("《关于印发甲乙规定的通知》，《规定》", 1, False, False),
        ("《关于印发〈甲乙规定〉的通知》，《规定》", 1, False, False),
        ("《甲乙条例》《丙丁条例》《甲乙条例》，《条例》", 2, False, False),
        ("《甲乙纲要》（以下简称《纲要》），《纲要》", 1, True, False),
        ("《纲要》，《甲乙纲要》", 0, False, True),
        ("《纲要》，《甲乙规定》（以下简称《纲要》）", 0, False, True),
        ("《纲要》，《甲乙规定》", 0, False, False),
        ("《关于甲的若干实施意见》，《实施意见》", 1, False, False),
    ],
)
def test_short_title_is_resolved(text: str, meanings: int, defined: bool, later: bool) -> None:
    (short,) = find_short_titles(facts_of(text + "。"), KINDS)
    assert len(short.meanings) == meanings
    assert (short.defined is not None, short.later is not None) == (defined, later)


@pytest.mark.parametrize("text", ["《甲乙纲要》", "《甲乙纲要》（以下简称《纲要》）", "《求是》", "纲要", "《民法典》"])
def test_nothing_else_is_a_short_title(text: str) -> None:
    assert list(find_short_titles(facts_of(text + "。"), KINDS)) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("甲乙条例（试行）", "甲乙条例"),
        ("甲乙条例（草案）", "甲乙条例"),
        ("甲乙纲要（2021—2025年）", "甲乙纲要"),
        ("关于印发甲乙规定的通知", "甲乙规定"),
        ("通知", "通知"),
    ],
)
def test_bare_name(title: str, name: str) -> None:
    assert bare_name(title) == name


@pytest.mark.parametrize(
    ("short", "name", "is_one"),
    [
        ("纲要", "法治政府建设实施纲要", True),
        ("规划纲要", "第十四个五年规划和远景目标纲要", True),
        ("督察规定", "法治政府建设与责任落实督察工作规定", True),
        ("实施意见", "关于加强执法监督的意见", False),
        ("办法", "执法规定", False),
    ],
)
def test_short_form_fits_a_name(short: str, name: str, is_one: bool) -> None:
    assert is_short_for(short, name) is is_one


@pytest.mark.parametrize(
    "piece",
    ["以下简称", "（以下简称《纲要》）", "《纲要》", "《甲乙纲要》《纲要》", "（以下简称“", "《甲》（", "下称", "简称"],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        facts = facts_of("落实" + piece * times)
        assert facts.titles is not None
        assert facts.quotes is not None
        best = 9.0
        for _ in range(3):
            facts.__dict__.pop("abbreviations", None)
            begun = process_time()
            assert facts.abbreviations is not None
            assert list(find_short_titles(facts, KINDS)) is not None
            best = min(best, process_time() - begun)
        return max(best, 0.005)

    assert seconds(9_000) / seconds(3_000) < 6.6
