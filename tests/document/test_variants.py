"""Recognition holds on text as it really comes."""

from __future__ import annotations

import re

import pytest

from lawgov_lint.document import Document, build_document
from lawgov_lint.document.model import REQUIRED_ROLES
from lawgov_lint.reading import read_bytes
from tests.document import variants
from tests.samples import REPORTS, VOCABULARY, seed_text

Tree = list[tuple[int, int | None, str | None]]
Roles = set[tuple[str, str]]


def read(text: str) -> Document:
    return build_document(read_bytes(text.encode(), "report.txt"), VOCABULARY)


def tree(document: Document) -> Tree:
    return [(h.level, h.number, h.role) for h in document.headings]


def roles(document: Document) -> Roles:
    return {(s.role, s.found_by) for s in document.sections if s.role in REQUIRED_ROLES}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("change", variants.SAME_TREE)
def test_parts_and_tree_survive(name: str, change: str) -> None:
    original = seed_text(name)
    before, after = read(original), read(variants.SAME_TREE[change](original))
    assert roles(after) == roles(before)
    assert tree(after) == tree(before)
    assert after.kind == before.kind
    assert after.year == before.year


@pytest.mark.parametrize("name", REPORTS)
def test_parts_survive_another_order(name: str) -> None:
    before, after = read(seed_text(name)), read(variants.reordered(seed_text(name)))
    assert roles(after) == roles(before)
    moved = tree(before)
    assert sorted((h[0], h[2] or "") for h in tree(after)) == sorted((h[0], h[2] or "") for h in moved)


def by_heading(name: str) -> bool:
    return {s.found_by for s in read(seed_text(name)).section("first_responsible")} == {"heading"}


@pytest.mark.parametrize("name", [name for name in REPORTS if by_heading(name)])
def test_first_responsible_is_found_inside_the_first_part(name: str) -> None:
    text = seed_text(name)
    head, parts, signature = variants.top_parts(text)
    own = next(part for part in parts if re.match(r"\s*[一二三四五六]、[^\n]*第一责任人", part))
    inner = re.sub(r"^\s*[一二三四五六]、", "（九）", own)
    inner = re.sub(r"^（([一二三四五])）", r"\1是", inner, flags=re.MULTILINE)
    rest = [part for part in parts if part is not own]
    moved = head + rest[0].rstrip() + "\n" + inner + "".join(rest[1:]) + signature
    after = read(moved)
    assert roles(after) == roles(read(text))
    assert [h.level for h in after.headings if h.role == "first_responsible"] == [2]


@pytest.mark.parametrize("name", REPORTS)
def test_thematic_headings_are_the_achievements(name: str) -> None:
    text = seed_text(name)
    before = read(text)
    themes = [h for h in before.headings if h.role == "achievements"]
    for heading in reversed(themes):
        text = text[: heading.title.start] + "聚焦公平正义，推动执法提质" + text[heading.title.end :]
    after = read(text)
    assert {r for r in roles(after) if r[0] != "achievements"} == {r for r in roles(before) if r[0] != "achievements"}
    assert {s.found_by for s in after.section("achievements")} == {"content"}
    assert [(h.level, h.number) for h in after.headings] == [(h.level, h.number) for h in before.headings]


def test_variants_are_at_least_twelve_and_do_change_the_text() -> None:
    assert len(variants.SAME_TREE) >= 12
    for name, change in variants.SAME_TREE.items():
        assert any(change(seed_text(report)) != seed_text(report) for report in REPORTS), name


def test_parts_are_found_in_one_line_after_a_title_and_after_items_without_closing_marks() -> None:
    text = (
        "青屿县水利局2023年度法治政府建设情况报告一、主要举措和成效全年审核案件12件。（一）规范执法（二）加强普法"
        "二、存在的不足和原因由于人手紧张，归档不及时。三、2024年工作安排充实执法队伍。"
    )
    assert [(level, role) for level, _, role in tree(read(text)) if level == 1] == [
        (1, "achievements"),
        (1, "problems"),
        (1, "next_year"),
    ]
