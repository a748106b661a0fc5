"""Every document is sound, whatever text it is made from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_lint.document import Document, Overrides, build_document
from lawgov_lint.document.invariants import broken_invariants
from lawgov_lint.reading import read_bytes
from lawgov_lint.reading.source import Source
from tests.document import variants
from tests.samples import ALL, REAL, VOCABULARY, seed_text

WORDS = """
一、 二、 （一） (二) （三 ) 1. 2、 （1） ① 一是 二是 首先， 其次， 。 ， ； ：
“ ” 《 》 # | 12件 表1 100% 第一部分 特此报告。
存在的不足和原因 主要举措和成效 下一步工作打算
第一责任人 2024年 2023年度 青屿县司法局 法治政府建设情况的报告 附件：1.表
发布日期：2024-01-02来源：司法局 当前位置：首页>公开 2024年2月30日 2024年2月3日
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n", "\r", "　", " ", "\u200b", "\ufeff", "😀"])


def document_of(text: str, form: str = "text") -> Document:
    source = read_bytes(text.encode(), "x", form) if text.strip() else Source("x", text, form)
    return build_document(source, VOCABULARY)


@pytest.mark.parametrize("name", ALL)
def test_samples_are_sound(name: str) -> None:
    assert broken_invariants(document_of(seed_text(name))) == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("change", variants.SAME_TREE)
def test_changed_samples_are_sound(name: str, change: str) -> None:
    assert broken_invariants(document_of(variants.SAME_TREE[change](seed_text(name)))) == []


@pytest.mark.skipif(not REAL.is_dir(), reason="the five real documents (../shared/seeds) are not here")
def test_real_documents_are_sound() -> None:
    for path in sorted(REAL.glob("*.txt")):
        assert broken_invariants(build_document(read_bytes(path.read_bytes(), path.name), VOCABULARY)) == []


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join), st.sampled_from(["text", "markdown"]))
def test_any_text_makes_a_sound_document(text: str, form: str) -> None:
    clean = text.encode("utf-8", "ignore").decode()
    document = build_document(Source("x", clean, form), VOCABULARY, Overrides("annual-report", 2023))
    assert broken_invariants(document) == []


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ALL), st.integers(0, 6000), st.integers(0, 400), st.sampled_from(["", "\n", "一、", "（二）", "。"])
)
def test_a_cut_anywhere_leaves_a_sound_document(name: str, at: int, length: int, between: str) -> None:
    text = seed_text(name)
    assert broken_invariants(document_of(text[:at] + between + text[at + length :])) == []


def test_broken_invariants_are_seen() -> None:
    document = document_of(seed_text(ALL[0]))
    first = document.paragraphs[0]
    document.paragraphs = (first._replace(span=first.span._replace(end=first.span.end - 1)), *document.paragraphs[1:])
    assert broken_invariants(document) == ["text between 21 and 24 belongs to nothing: '告'"]
