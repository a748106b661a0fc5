"""Document numbers, articles and short forms: what the examples of the rules cannot show."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_lint.checks.abbreviations import CHECKS as ABBREVIATIONS
from lawgov_lint.checks.articles import CHECKS as ARTICLES
from lawgov_lint.checks.base import Context
from lawgov_lint.checks.document_numbers import CHECKS as NUMBERS
from lawgov_lint.diagnostics import Finding
from lawgov_lint.document import Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.instruments import Register, Version
from lawgov_lint.reading import read_bytes
from tests.instruments.support import version
from tests.samples import VOCABULARY

CHECKS = {check.kind: check for check in (*ABBREVIATIONS, *ARTICLES, *NUMBERS)}
CENTRAL: dict[str, Any] = {"central": ("国办发", "厅字"), "single": ("办法",), "yearly": ("工作要点",)}
SHORT: dict[str, Any] = {
    "words": ("纲要", "方案"),
    "common": (),
    "issuing": (),
    "described": ("市委$",),
    "making": ("制定…$",),
}


def found(kind: str, text: str, versions: list[Version] | None = None, year: int = 2023, **given: Any) -> list[Finding]:
    document = build_document(read_bytes(text.encode(), "报告.txt"), VOCABULARY, Overrides("annual-report", year))
    check = CHECKS[kind]
    context = Context(Facts(document, Register.of(versions or [])), VOCABULARY, None)
    return list(check.run(document, check.options(**given), context))


def law(articles: int | None, since: str, ended: str = "", **fields: Any) -> Version:
    return version(
        "云岭法", **{"articles": articles, "promulgated": since, "effective": since, "ended": ended, **fields}
    )


@pytest.mark.parametrize(
    ("versions", "article", "year", "is_found"),
    [
        ([law(50, "2010-01-01")], 50, 2023, False),
        ([law(50, "2010-01-01")], 51, 2023, True),
        ([law(None, "2010-01-01")], 51, 2023, False),
        ([law(60, "2010-01-01", "2020-01-01"), law(50, "2020-01-01")], 55, 2023, False),  # an older one has it
        ([law(50, "2010-01-01", "2025-01-01"), law(60, "2025-01-01")], 55, 2023, True),  # only a later one has it
        ([law(50, "2010-01-01", "2023-07-01"), law(60, "2023-07-01")], 55, 2023, False),
        ([law(50, "2010-01-01", "2023-07-01"), law(None, "2023-07-01")], 55, 2023, False),
        ([law(None, "2010-01-01", "2020-07-01"), law(50, "2020-07-01")], 55, 2023, True),  # nobody cites that any more
        ([law(50, "2010-01-01", "2024-03-01"), law(60, "2024-03-01", promulgated="2023-12-01")], 55, 2023, False),
        ([law(50, "2010-01-01", "2015-01-01")], 55, 2023, False),  # repealed: another rule's matter
    ],
)
def test_article_is_counted_in_the_versions_of_the_year(
    versions: list[Version], article: int, year: int, is_found: bool
) -> None:
    findings = found("article_out_of_range", f"依据《云岭法》第{article}条处理。", versions, year)
    assert bool(findings) is is_found


def test_count_that_nobody_confirmed_says_so() -> None:
    (finding,) = found("article_out_of_range", "依据《云岭法》第五十一条。", [law(50, "2010-01-01", articles_ok=False)])
    assert finding.certainty == "unconfirmed"
    assert finding.data["核实"] == "（条数未经核实）"
    assert finding.data["版本"] == "2010年1月1日公布"


def test_number_that_nobody_confirmed_says_so() -> None:
    known = [version("云岭法治规定", number="厅字〔2019〕28号", number_ok=False)]
    (finding,) = found("wrong_document_number", "落实《云岭法治规定》（厅字〔2019〕82号）。", known, **CENTRAL)
    assert (finding.case, finding.certainty, finding.data["应为"]) == ("known", "unconfirmed", "厅字〔2019〕28号")
    assert "未经核实" in finding.data["核实"]


@pytest.mark.parametrize(
    ("written", "is_found"),
    [
        ("国务院令第711号", False),
        ("国务院令第492号", False),
        ("国务院令第429号", True),
        ("中华人民共和国国务院令第429号", True),
        ("云岭市人民政府令第429号", False),
        ("国办发〔2019〕5号", False),
    ],
)
def test_number_of_an_order_is_that_of_any_version(written: str, is_found: bool) -> None:
    known = [version("云岭条例", number=f"国务院令第{n}号", promulgated=f"20{n}-01-01") for n in ("492", "711")]
    findings = found("wrong_document_number", f"落实《云岭条例》（{written}）。", known, **CENTRAL)
    assert bool(findings) is is_found


def test_order_of_an_amendment_that_nobody_entered() -> None:
    known = [
        version("云岭条例", number="国务院令第492号", promulgated="2007-01-01"),
        version("云岭条例", promulgated="2019"),
    ]
    assert found("wrong_document_number", "落实《云岭条例》（国务院令第711号）。", known, **CENTRAL) == []


def test_one_number_with_many_faults_is_one_finding() -> None:
    (finding,) = found("document_number_form", "落实青政发[2018]第05文件。")
    assert finding.data["问题"].count("，") == 3
    assert finding.data["应为"] == "青政发〔2018〕5号"


def test_short_year_of_an_uncertain_century_has_no_fix() -> None:
    (finding,) = found("document_number_form", "落实青政发〔98〕5号文件。")
    assert (finding.edits, finding.data["应为"]) == ((), "青政发〔四位年份〕5号")


def test_number_outside_the_text_is_not_looked_at() -> None:
    page = "索引号：1234\n文号：青政发[2023]5号\n发布日期：2024-02-01\n"
    text = "青屿县司法局2023年度法治政府建设情况报告\n2023年，青屿县司法局推进工作。\n"
    assert found("document_number_form", page + text) == []


def test_uses_of_one_short_form_are_one_finding() -> None:
    text = "落实《纲要》。\n对照《纲要》。\n完成《纲要》任务。\n贯彻市委《纲要》。\n"
    (finding,) = found("undefined_abbreviation", text, **SHORT)
    assert (finding.case, finding.data["次数"], len(finding.related)) == ("never", "3", 2)


def test_place_of_the_full_title_is_named() -> None:
    text = "落实《纲要》。\n以《云岭法治实施纲要》为指导。\n"
    (finding,) = found("undefined_abbreviation", text, **SHORT)
    assert (finding.case, finding.data["全称"]) == ("before", "《云岭法治实施纲要》")
    assert [related.span.of(text) for related in finding.related] == ["《云岭法治实施纲要》"]


def test_brackets_of_an_item_have_the_width_of_the_text() -> None:
    options: dict[str, Any] = {"endings": ("法",)}
    (full,) = found("article_form", "依据《云岭法》第5条第3项，立案。", **options)
    assert full.data["应为"] == "第五条第（三）项"
    plain = "依据《云岭法》第5条第3项,立案(3件),处罚(2件),结案(2件):其中一般程序1件;简易程序1件。\n" * 5
    assert {finding.data["应为"] for finding in found("article_form", plain, **options)} == {"第五条第(三)项"}
