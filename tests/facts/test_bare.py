"""Bare text: running text without quotation marks and spaces, and the way back to the document."""

from __future__ import annotations

import pytest

from lawgov_lint.diagnostics import Span
from lawgov_lint.document import build_document
from lawgov_lint.facts.bare import bare_text, inner, with_marks
from lawgov_lint.reading import read_bytes
from tests.samples import ALL, VOCABULARY, seed_text

TEXT = (
    "青屿县司法局2023年度法治政府建设情况报告\n一、主要举措\n做到“两个维护”，推行 “双随机、一公开”。\n办结案件26件。\n"
)


def test_marks_and_spaces_are_left_out_and_paragraphs_end_with_a_line_break() -> None:
    document = build_document(read_bytes(TEXT.encode(), "报告.txt"), VOCABULARY)
    assert bare_text(document).text == "一、主要举措\n做到两个维护,推行双随机、一公开。\n办结案件26件。\n"


@pytest.mark.parametrize("words", ["两个维护", "做到两个维护", "维护,推行双随机", "一公开", "26件"])
def test_words_are_found_again_in_the_document(words: str) -> None:
    document = build_document(read_bytes(TEXT.encode(), "报告.txt"), VOCABULARY)
    bare = bare_text(document)
    at = bare.text.index(words)
    span = bare.span(at, at + len(words))
    kept = span.of(document.folded).replace("“", "").replace("”", "").replace(" ", "")
    assert kept == words
    assert bare.at(span.start) == at


@pytest.mark.parametrize("name", ALL)
def test_every_character_is_that_of_the_document(name: str) -> None:
    document = build_document(read_bytes(seed_text(name).encode(), name), VOCABULARY)
    bare = bare_text(document)
    assert bare.text
    for at, letter in enumerate(bare.text):
        assert letter == "\n" or document.folded[bare.offset(at)] == letter


def test_a_sentence_ends_at_its_mark_and_at_the_paragraph() -> None:
    bare = bare_text(build_document(read_bytes(TEXT.encode(), "报告.txt"), VOCABULARY))
    start, end = bare.sentence(bare.text.index("维护"))
    assert bare.text[start:end] == "做到两个维护,推行双随机、一公开"


def test_a_document_without_running_text_has_none() -> None:
    bare = bare_text(
        build_document(read_bytes("青屿县司法局2023年度法治政府建设情况报告\n".encode(), "a.txt"), VOCABULARY)
    )
    assert (bare.text, bare.at(3)) == ("", 0)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("增强“四个意识", "增强“四个意识”"),
        ("两个确立”的决定性意义", "“两个确立”的决定性意义"),
        ("增强", "增强"),
        ("四个意识", "四个意识"),
    ],
)
def test_a_place_takes_the_mark_that_belongs_to_it(words: str, whole: str) -> None:
    text = "增强“四个意识”，领悟“两个确立”的决定性意义"
    at = text.index(words)
    assert with_marks(text, Span(at, at + len(words))).of(text) == whole


def test_inside_quotation_marks_others_are_single() -> None:
    assert inner("“放管服”改革") == "‘放管服’改革"
