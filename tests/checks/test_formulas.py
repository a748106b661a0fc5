"""Fixed formulations: what the examples of the rules cannot show, and the table itself."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.checks.formulas import Formula
from lawgov_lint.diagnostics import apply_edits
from lawgov_lint.linter import Linter, Settings
from tests.samples import PLUGINS, VOCABULARY

RULES = {"misquoted-formula", "incomplete-formula", "outdated-formula", "incomplete-four-personally"}
ROWS = VOCABULARY.tables.rows("formulas", Formula)


@cache
def linter(year: int | None) -> Linter:
    return Linter(PLUGINS, Settings(Selection(select=tuple(sorted(RULES))), kind="annual-report", year=year))


def found(text: str, year: int | None = 2023) -> list[tuple[str, str | None, str, str]]:
    """Rule, case, severity and words of what these rules find."""
    report = linter(year).lint_bytes(text.encode(), "报告.txt")
    assert report.crashes == ()
    return [
        (d.rule, d.case, d.severity, d.span.of(text) if d.span else "") for d in report.diagnostics if d.rule in RULES
    ]


def words(text: str, year: int | None = 2023) -> list[str]:
    return [span for _, _, _, span in found(text, year)]


# The table ------------------------------------------------------------------------------------------------------------


def test_there_are_enough_formulations() -> None:
    assert len(ROWS) >= 40


@pytest.mark.parametrize("row", [row for row in ROWS if not row.successor], ids=lambda row: row.name)
def test_no_right_wording_is_reported(row: Formula) -> None:
    year = int(row.since[:4]) + 1 if row.since else 2023
    for wording in (row.wording, *(row.variants.split("|") if row.kind != "name" else ())):
        for said in (wording, wording.replace("“", "").replace("”", ""), wording.replace("、", "")):
            text = re.sub(r"\(([^|]*)[^)]*\)", r"\1", said)
            behind = row.signs.split("|")[0] if row.kind in ("members", "order") else ""
            assert found(f"全县深入推进{text}{behind}，法治建设取得成效。", max(year, 2023)) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_wrong_wording_is_reported(row: Formula) -> None:
    for wrong in row.wrong.split("|") if row.wrong else ():
        text = f"全县坚持{wrong}，法治建设取得成效。"
        (finding,) = found(text)
        assert finding[0] in ("misquoted-formula", "incomplete-formula")
        assert finding[3].strip("“”") in wrong
        if row.sure == "no":
            assert finding[2] == "note"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_signs_belong_to_the_wording(row: Formula) -> None:
    for sign in row.signs.split("|") if row.signs and row.kind == "exact" else ():
        assert sign in row.wording
    assert (row.edits != "0") <= (row.kind == "exact" and bool(row.signs))
    assert bool(row.until) == bool(row.successor)
    if row.wrong and row.kind != "name":
        assert not set(row.wrong.split("|")) & {row.wording, *row.variants.split("|")}


# Misquoted ------------------------------------------------------------------------------------------------------------

LONG = "习近平新时代中国特色社会主义思想"


@pytest.mark.parametrize("at", range(3, len(LONG) - 1))
def test_a_long_formulation_without_one_character_is_mended(at: int) -> None:
    wrong = LONG[:at] + LONG[at + 1 :]
    text = f"全县坚持以{wrong}为指导，推进法治建设。"
    report = linter(2023).lint_bytes(text.encode(), "报告.txt")
    (finding,) = (d for d in report.diagnostics if d.rule == "misquoted-formula")
    assert finding.fix
    assert finding.fix.safety == "unsafe"
    assert apply_edits(text, finding.fix.edits) == text.replace(wrong, LONG)


@pytest.mark.parametrize(
    "text",
    [
        "学习习近平总书记关于社会主义法治建设的思想。",
        "习近平总书记指出，中国特色社会主义进入新时代。",
        "习近平主席发表新年贺词，习近平同志在浙江工作期间提出法治浙江建设思想。",
        "深学笃用习近平经济思想，认真学习习近平总书记关于加强和改进人民信访工作的重要思想。",
        "维护习近平同志党中央的核心、全党的核心地位，维护党中央权威。",
        "紧紧围绕习近平总书记这个核心和党中央的部署。",
        "“放”“管”“服”改革协同推进，“双随机”监管、“一公示”制度并行。",
    ],
)
def test_other_sentences_are_silent(text: str) -> None:
    assert found(text) == []


def test_a_long_formulation_without_its_last_character_is_reported() -> None:
    assert words(f"全县坚持以{LONG[:-1]}为指导，推进法治建设。") == [LONG[:-1]]


def test_a_wording_in_a_longer_quotation_or_a_title_is_a_name() -> None:
    assert found("开展“以习近平为核心的党中央引领法治建设”主题征文。") == []
    assert found("学习《论习近平总书记法治思想》。") == []
    assert words("坚持“以习近平为核心的党中央”集中统一领导。") == ["以习近平为核心的党中央"]


def test_a_wording_is_judged_by_the_year() -> None:
    assert found("学习习近平总书记法治思想。", 2019) == []
    assert words("学习习近平总书记法治思想。", 2021) == ["习近平总书记法治思想"]


def test_two_quotations_side_by_side_are_two() -> None:
    assert found("落实“谁主管谁普法”“谁执法谁普法”责任制，推行“双随即”、“一公开”。") == []


# Incomplete -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["、", "", ","])
def test_members_may_be_parted_by_anything(mark: str) -> None:
    right = mark.join(("科学立法", "严格执法", "公正司法", "全民守法"))
    wrong = mark.join(("科学立法", "公正司法", "严格执法", "全民守法"))
    assert found(f"统筹推进{right}。") == []
    assert found(f"统筹推进{wrong}。") == [("incomplete-formula", "order", "warning", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "统筹推进科学立法、严格执法、公正司法等工作。",
        "统筹推进科学立法、严格执法、公正司法和普法工作。",
        "统筹推进科学立法、严格执法、公正司法，着力抓好全民守法。",
        "统筹推进科学立法、严格执法、公正司法\n全民守法各环节。",
        "坚持党的领导和依法治国有机统一。",
        "推进依法行政、公正司法共同推进机制建设。",
        "践行“两个维护”，增强“四个自信”。",
        "坚决做到“两个维护”。增强“四个意识”，提升能力。",
    ],
)
def test_a_part_of_a_list_is_no_broken_list(text: str) -> None:
    assert found(text) == []


def test_half_width_text_without_quotation_marks_is_judged_alike() -> None:
    assert words("坚定四个意识,增强四个自信,做到两个维护。") == ["坚定四个意识,增强四个自信,做到两个维护"]


# Out of date ----------------------------------------------------------------------------------------------------------

OLD = "坚持以习近平总书记全面依法治国新理念新思想新战略为指引，推进法治建设。"


@pytest.mark.parametrize(("year", "count"), [(2018, 0), (2020, 0), (2021, 1), (2023, 1), (2026, 1)])
def test_the_old_guide_is_judged_by_the_year(year: int, count: int) -> None:
    assert len(found(OLD, year)) == count


@pytest.mark.parametrize(("year", "count"), [(2020, 0), (2021, 0), (2022, 1)])
def test_the_old_adjectives_are_judged_by_the_year(year: int, count: int) -> None:
    text = "建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。"
    assert len(found(text, year)) == count


def test_what_nobody_confirmed_is_a_note() -> None:
    ((rule, _, severity, _),) = found("协调推进全面建成小康社会、全面深化改革、全面依法治国、全面从严治党。")
    assert (rule, severity) == ("outdated-formula", "note")


# Speed ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit",
    ["习近平社会", "科学立法、严格执法", "重要工作亲自部署", "“四个意识”", "双随机、一公示", "以习近平核心党中央"],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text = "全县" + unit * count
        begun = time.process_time()
        found(text)
        return time.process_time() - begun

    seconds(500)
    assert seconds(8000) < 12 * max(seconds(2000), 0.02)
