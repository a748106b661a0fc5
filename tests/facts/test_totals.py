"""Which figures are parts of which, whether they are all of them, and what a rate is made of."""

from __future__ import annotations

import time

import pytest

from lawgov_lint.facts.partitions import read_labels
from tests.facts.figures import facts_of, words


def read(text: str) -> list[tuple[str | None, list[str | None], bool]]:
    """Whole, parts and whether closed, of each total."""
    facts = facts_of(text)
    return [(words(facts, t.whole), [words(facts, n) for n in t.parts], t.closed) for t in facts.totals]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("法律援助1790件，其中民事1236件，刑事554件。", "1790件", ["1236件", "554件"]),
        ("法律援助1790件，其中民事1236件，刑事555件。", "1790件", ["1236件", "555件"]),
        ("申请55件（受理45、不予受理5、告知3、未补正2）。", "55件", ["45", "5", "3", "2"]),
        ("申请56件(受理45、不予受理5、告知3、未补正2)。", "56件", ["45", "5", "3", "2"]),
        ("清理文件62件，废止9件、修改5件、继续有效47件。", "62件", ["9件", "5件", "47件"]),
        ("处罚126件，同比增长12.5%，其中普通程序97件，简易程序29件，移送5件。", "126件", ["97件", "29件"]),
        ("诉讼18件，其中一审12件、二审6件。", "18件", ["12件", "6件"]),
        (
            "普法9695场次，其中村居普法2316场次，企业普法6677场次，媒体普法703场次。",
            "9695场次",
            ["2316场次", "6677场次", "703场次"],
        ),
        ("公开515条，其中网上218条、其他296条。", "515条", ["218条", "296条"]),
        ("处罚2.16万件，其中简易程序1.33万件、普通程序0.83万件。", "2.16万件", ["1.33万件", "0.83万件"]),
        ("线上活动120场、线下活动35场，共计156场。", "156场", ["120场", "35场"]),
        ("案件100件，其中民事60件，同比增长20%，刑事41件，同比下降5%。", "100件", ["60件", "41件"]),
        ("案件100件，其中民事60件，占60%，刑事40件，占40%。", "100件", ["60件", "40件"]),
        ("受理45件。其中，民事30件，刑事15件。", "45件", ["30件", "15件"]),
        ("收到60件，受理45件，审结40件，其中维持20件、撤销20件。", "40件", ["20件", "20件"]),
        ("处罚390件（一般程序280件、简易程序110件），立案撤销8件。", "390件", ["280件", "110件"]),
    ],
)
def test_closed_total(text: str, whole: str, parts: list[str]) -> None:
    assert read(text) == [(whole, parts, True)]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("清理文件900余件，其中保留139件、修改18件、废止182件。", "900余件", ["139件", "18件", "182件"]),
        ("执法人员18人，其中女性12人，党员8人。", "18人", ["12人"]),
        ("执法人员60人，其中女性26人，党员35人。", "60人", ["26人"]),
        ("案件58件，其中涉企案件12件，重大案件5件。", "58件", ["12件"]),
        ("案件33件，其中移送司法机关2件。", "33件", ["2件"]),
        ("受理130件，其中主要是民事100件、刑事20件。", "130件", ["100件", "20件"]),
        ("法律援助612件，其中民事431件、刑事180件等。", "612件", ["431件", "180件"]),
        ("获评示范村37个，其中全国表彰3个、全省表彰20个、全市表彰30个。", "37个", ["3个", "20个", "30个"]),
        ("审结80件，其中维持51件、撤销6件。", "80件", ["51件", "6件"]),
        ("许可2.7万件（其中即办事项1.1万件（占40.7%））。", "2.7万件", ["1.1万件"]),
        ("申请186件，其中受理171件、不予受理8件。", "186件", ["171件", "8件"]),
    ],
)
def test_open_total(text: str, whole: str, parts: list[str]) -> None:
    assert read(text) == [(whole, parts, False)]


def test_parts_of_a_part() -> None:
    text = "收到案件55件（受理45、不予受理5、告知3、未补正2），其中受理的案件中维持16件、撤销10件、终止12件、在审7件。"
    assert read(text) == [("55件", ["45", "5", "3", "2"], True), ("45", ["16件", "10件", "12件", "7件"], True)]


def test_bracket_inside_a_list() -> None:
    found = read("办结40件，其中民事案件25件（其中劳动争议10件）、刑事案件15件。")
    assert found == [("40件", ["25件", "15件"], True), ("25件", ["10件"], False)]


@pytest.mark.parametrize(
    "text",
    [
        "民事案件30件，刑事案件5件，行政案件2件。",
        "培训12期，其中参训300人次。",
        "办结56件（上年64件）。",
        "收到申请45件，受理40件，办结38件。",
        "普法近8000件次，其中咨询3000多人次。",
    ],
)
def test_no_total(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("审结一审行政案件40件，败诉2件，败诉率5%。", [("5%", "2件", "40件")]),
        ("受理纠纷189件，化解187件，化解率98.9%。", [("98.9%", "187件", "189件")]),
        ("许可2.7万件（其中即办事项1.1万件（占40.7%））。", [("40.7%", "1.1万件", "2.7万件")]),
        ("行政复议案件调解成功率达26.67%。", []),
        ("受理8140件，化解率99.2%，满意率98.6%。", []),
        ("收到71件，审结56件，综合纠错率19.2%。", []),
        ("新收一审案件92件，审结80件，败诉4件，败诉率5%。", [("5%", "4件", "80件")]),
        ("持证9人，占8.04%。", []),
    ],
)
def test_rate_names_both_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    facts = facts_of(text)
    found = [tuple(words(facts, n) for n in rate) for rate in facts.rates]
    assert found == expected


@pytest.mark.parametrize(
    ("labels", "known", "complete", "disjoint"),
    [
        (("民事案件", "刑事案件"), 2, True, True),
        (("受理", "不予受理"), 2, False, True),
        (("受理", "不予受理", "告知"), 3, True, True),
        (("办结", "审结"), 0, False, True),
        (("终止", "调解"), 0, False, True),
        (("女性", "党员"), 0, False, False),
        (("已整改", "正在整改"), 2, True, True),
        (("网上", "其他"), 2, True, True),
        (("村居普法", "媒体普法"), 0, False, True),
    ],
)
def test_names_of_parts(labels: tuple[str, ...], known: int, complete: bool, disjoint: bool) -> None:
    assert tuple(read_labels(labels)) == (known, complete, disjoint)


@pytest.mark.parametrize("piece", ["其中", "其中民事5件，", "5件（", "5件、", "受理50件，办结40件，办结率80%，"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    facts = facts_of("一、成效\n" + piece * 5000)
    assert len(facts.comparisons) == 0
    start = time.perf_counter()
    assert len(facts.totals) + len(facts.rates) <= 15000
    assert time.perf_counter() - start < 5
