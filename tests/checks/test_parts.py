"""What the loss of line breaks does to what is said of the required parts."""

from __future__ import annotations

from lawgov_lint.diagnostics import Finding
from lawgov_lint.engine import capped
from lawgov_lint.linter import Linter
from tests.document.variants import glued_into_one_line
from tests.samples import PLUGINS

HEAD = "青屿县水利局2023年度法治政府建设情况报告\n一、主要举措和成效\n"
DONE = "全年审核行政处罚案件12件，全部按期办结，没有一件被撤销。\n"
MENTION = "健全法治督察、第一责任人述法等机制，全年审核行政处罚案件12件。\n"
REST = "二、存在的不足和原因\n由于人手紧张，归档不及时。\n三、2024年工作安排\n充实执法队伍，开展案卷评查。\n"


def said(text: str) -> list[tuple[str, str | None, str]]:
    report = Linter(PLUGINS).lint_bytes(text.encode(), "report.txt")
    return [(d.rule, d.case, d.severity) for d in report.diagnostics if d.rule == "missing-first-responsible"]


def test_a_mention_is_a_warning_in_a_sound_copy_and_a_note_where_the_breaks_are_lost() -> None:
    text = HEAD + DONE + MENTION + REST
    assert said(text) == [("missing-first-responsible", "mentioned", "warning")]
    assert said(glued_into_one_line(text)) == [("missing-first-responsible", "mentioned", "note")]


def test_what_is_not_even_mentioned_is_missing_in_any_copy() -> None:
    text = HEAD + DONE + REST
    assert said(text) == said(glued_into_one_line(text)) == [("missing-first-responsible", "absent", "error")]


def test_damage_lowers_by_one_step_and_what_is_unconfirmed_is_a_note() -> None:
    damaged, unconfirmed = Finding(None, damaged=True), Finding(None, certainty="unconfirmed")
    assert [capped(level, damaged) for level in ("error", "warning", "note", "off")] == [
        "warning",
        "note",
        "note",
        "off",
    ]
    assert [capped(level, unconfirmed) for level in ("error", "warning", "off")] == ["note", "note", "off"]
