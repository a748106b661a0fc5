"""How numbers are written, counted and dated: what the examples of the rules cannot show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

import pytest

from lawgov_lint.checks.base import Context, NoOptions
from lawgov_lint.checks.number_forms import (
    DoubleOptions,
    ExactOptions,
    NumeralOptions,
    double_approximation,
    exact_approximate,
    mixed_numerals,
    range_unit,
)
from lawgov_lint.checks.periods import (
    CutOffOptions,
    MonthOptions,
    RiseOptions,
    cut_off_early,
    month_on_month,
    rise_without_figure,
)
from lawgov_lint.checks.units import MissingUnitOptions, UnitsOptions, missing_unit, unit_inconsistent
from lawgov_lint.diagnostics import Finding, apply_edits
from lawgov_lint.document import Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.reading import read_bytes
from tests.document import variants
from tests.samples import VOCABULARY

EXACT = ExactOptions(measures=("年", "个月", "亩", "%"), unless=("^多(元|部门)", "^余杭"), digits=3)
DOUBLE = DoubleOptions(times=("年", "月", "天"))
NUMERALS = NumeralOptions(units=("件", "人次", "名"), spans=("年", "天"), least=5, share=3)
MONTHS = MonthOptions(changes=("(均|)(增|降|减)",), unless=("季度", "月"))
CUT_OFF = CutOffOptions(behind=("前",), unless=("专项",), titles=("上半年",))
RISES = RiseOptions(changes=("率(逐年|明显)(提高|下降)",), unless=("效率",), roles=("problems", "next_year"))
UNITS = MissingUnitOptions(counted=("(发放|受理|办结|调解)",), unless=("第$", "得分"), given=("其中", "单位:"))

Check = Callable[[Context], Iterator[Finding]]
CHECKS: dict[str, Check] = {
    "exact": lambda context: exact_approximate(context.facts.document, EXACT, context),
    "double": lambda context: double_approximation(context.facts.document, DOUBLE, context),
    "range": lambda context: range_unit(context.facts.document, NoOptions(), context),
    "numerals": lambda context: mixed_numerals(context.facts.document, NUMERALS, context),
    "months": lambda context: month_on_month(context.facts.document, MONTHS, context),
    "cut off": lambda context: cut_off_early(context.facts.document, CUT_OFF, context),
    "missing": lambda context: missing_unit(context.facts.document, UNITS, context),
    "two units": lambda context: unit_inconsistent(context.facts.document, UnitsOptions(units=("件", "宗")), context),
    "rises": lambda context: rise_without_figure(context.facts.document, RISES, context),
}


def context_of(text: str) -> Context:
    document = build_document(read_bytes(text.encode(), "报告.txt"), VOCABULARY, Overrides("annual-report", 2023))
    return Context(Facts(document, metrics=VOCABULARY.metrics), VOCABULARY, None)


def found(check: str, text: str) -> list[Finding]:
    return list(CHECKS[check](context_of(text)))


def words(check: str, text: str) -> list[str]:
    return [finding.span.of(text) for finding in found(check, text) if finding.span]


SAID = [
    ("exact", "检查64余所学校，抽查32余处。", ["64余所", "32余处"]),
    ("exact", "今年召开15多次会议，12多部门联合检查，1+3多元解纷。", ["15多次"]),
    ("exact", "办理64 余件，收到32余 件。", ["64 余件", "32余 件"]),
    ("exact", "办结1 234余件，1万2千余人，6 4余件。", []),  # only the end of a number is read
    ("exact", "执法人员2023余名。", []),  # a year that lost its 年, rather
    ("exact", "发放３２余份，印发1,234余册。", ["３２余份", "1,234余册"]),
    ("exact", "接待约250人次，近1235人次，约138件，约1200件。", ["约138件"]),
    ("exact", "挽回损失约1234元，罚款约1234万元，约12.5%，约12件。", []),
    ("exact", "约64余次，近64余次。", []),  # approximate twice: another rule's
    ("exact", "受众12余万人，10余万人，二十三余万人，三余万人。", ["12余万人", "二十三余万人"]),
    ("exact", "“64余件档案”专项行动，办结64余件。", ["64余件"]),
    ("double", "约占案件的80%以上，约占30%左右，签约近600户，合约100余份。", ["约占案件的80%以上", "约占30%左右"]),
    ("double", "至少100人以上，不到两成左右，不超过3%以下。", ["至少100人以上", "不到两成左右", "不超过3%以下"]),
    ("double", "近五年来300余件，近20余年来，近3个月余，近30多天。", []),
    ("double", "约3～5天左右，约3件，左右邻居5户，以上20件。", ["约3～5天左右"]),
    ("double", "街上百余家，会上千余人，达上百余人，案件数百余件，几千余人。", ["上百余", "几千余"]),
    ("double", "近三分之二左右，半数以上，超过了一半以上。", ["近三分之二左右", "超过了一半以上"]),
    ("double", "数百余家、数千余人、几十余户。", ["数百余", "数千余", "几十余"]),
    ("double", "共约 100 余 件，大约 近 100件。", ["约 100 余 件", "大约 近 100件"]),
    ("range", "每年3—5万，1.5-3%，５～８万元，1-10亿元。", ["3—5万", "1.5-3%", "５～８万", "1-10亿"]),
    ("range", "8000-1万元，5%-8%，0571-88万，2021-2025年，A3-5%，1.2.3-5%。", []),
    ("range", "落实《补助3-5万办法》，8:30-45%，12,3-5%。", []),
    ("numerals", "3千余人，2千万元，1万2千人，3千米，2023千名律师。", ["3千余人", "2千万元", "1万2千人"]),
    ("numerals", "受理1件、2件、3件、4件、5件，三十余万人次，二十余年，一百天。", ["三十余万人次"]),
    ("numerals", "受理1件、2件、3件、4件，三十余万人次。", []),
    ("numerals", "受理1件、2件、3件、4件、5件，二十名，三十名，四十名。", []),  # digits are not the rule here
    ("numerals", "受理1件、2件、3件、4件、5件，三四十名，二十几名，十余名，百余名，两名。", []),
    ("months", "案件12件，环比增长；9月案件3件，环比增长；按“环比增减”分析。", ["环比"]),
    ("months", "印发《环比增减办法。", []),
    ("cut off", "截至10月底，办结12件。截至9月，收到5件。", ["截至10月底"]),
    ("cut off", "截至2022年10月，12件；截至12月，13件；截至10月底前，14件；截至13月，15件。", []),
    ("cut off", "1-11月，办结12件。1—3月，办结2件。11—12月，办结3件。", ["1-11月"]),
    ("missing", "发放宣传资料3000，发放手册5,000余。发放海报2000张。", ["3000", "5,000余"]),
    ("missing", "发放资料２６５，调解纠纷265", ["２６５", "265"]),
    ("missing", "受理58件，办结52，调解47；发放得分90，受理第3，受理2023，受理1，办结3.5，办结3万。", []),
    ("missing", "受理案件58、56件，发放资料（册）300册，受理案件30（单位：件）。", []),
    ("missing", "受理复议案件55件（受理45、不予受理5），其中调解18，办结27。", []),
    ("two units", "收到行政复议申请58宗，受理52宗。收到行政复议申请12件。", ["12件"]),
    ("two units", "收到行政复议申请58宗，增加6件；受理法律援助案件12件，调解纠纷30件。", []),
    ("rises", "合格率逐年提高。效率明显提高。合格率明显提高到98%。", ["率逐年提高"]),
]


@pytest.mark.parametrize(("check", "text", "expected"), SAID)
def test_what_is_found_and_what_is_not(check: str, text: str, expected: list[str]) -> None:
    assert words(check, text) == expected


@pytest.mark.parametrize(("check", "text", "expected"), [each for each in SAID if each[2]])
def test_the_same_is_found_in_half_width(check: str, text: str, expected: list[str]) -> None:
    assert words(check, variants.half_width_marks(text)) == [variants.half_width_marks(each) for each in expected]


@pytest.mark.parametrize(
    ("check", "text", "mended"),
    [
        ("exact", "办结约1234件，收到64 余 件，受众3余万人。", "办结1234件，收到64  件，受众3万余人。"),
        ("double", "约100余人，近600多件，超过100余份。", "100余人，600多件，100余份。"),
        ("double", "约100人左右，超过90%以上，100余人上下，数百余人。", "约100人，超过90%，100余人，数百人。"),
        ("range", "３～５万，1.5 - 3 %。", "３万～５万，1.5% - 3 %。"),
    ],
)
def test_mended_text_is_clean(check: str, text: str, mended: str) -> None:
    edits = [edit for finding in found(check, text) for edit in finding.edits]
    assert apply_edits(text, edits) == mended
    assert found(check, mended) == []


def test_what_should_stand_there_is_said_with_its_unit() -> None:
    (finding,) = found("numerals", "近3千余人。")
    assert finding.data == {"原文": "3千余人", "应为": "3000余人"}
    (finding,) = found("numerals", "1件，2件，3件，4件，5件，约一百二十万人次。")
    assert finding.data == {"原文": "一百二十万人次", "应为": "120万人次"}
    (finding,) = found("exact", "受众近12.5余万人次。") or found("exact", "受众12.5余万人次。")
    assert (finding.case, finding.data["确数"]) == ("before-wan", "12.5万余人次")


def test_all_cut_offs_are_one_finding() -> None:
    text = "截至10月底，办结12件。\n截至今年9月，收到15件。\n1—10月，调解30件。"
    (finding,) = found("cut off", text)
    assert (finding.case, finding.data["处数"]) == ("several", "3")
    assert [related.span.of(text) for related in finding.related] == ["截至今年9月", "1—10月"]


@pytest.mark.parametrize(
    "text",
    [
        "青屿县2023年上半年法治政府建设情况报告\n一、主要举措\n截至5月底，办结12件。",
        "青屿县2023年法治政府建设情况报告\n一、主要举措\n截至10月底，办结12件。\n青屿县人民政府\n2023年11月20日",
    ],
)
def test_a_report_on_less_than_a_year_stops_early(text: str) -> None:
    assert found("cut off", text) == []


def test_of_two_units_the_rarer_is_named_and_the_other_shown() -> None:
    text = "收到行政复议申请58宗。收到行政复议申请12件。收到行政复议申请30宗。"
    (finding,) = found("two units", text)
    assert finding.data == {"原文": "12件", "指标": "行政复议收到申请", "单位": "件", "别处": "宗"}
    assert [related.span.of(text) for related in finding.related] == ["58宗"]


def test_what_is_planned_or_lacking_rises_without_a_figure() -> None:
    parts = ("一、主要举措和成效", "二、存在的不足和原因", "三、2024年主要安排")
    text = "\n".join(f"{heading}\n合格率逐年提高。" for heading in parts)
    assert words("rises", text) == ["率逐年提高"]


HOSTILE = {
    "digits": "1",
    "approximate": "约64余",
    "ranges": "1-",
    "ranges with units": "3-5万",
    "about": "约占",
    "shares": "约占的",
    "numerals": "三十余万",
    "shorts": "环比增",
    "dates": "截至10月",
    "months": "1-",
    "rises": "率逐年提高",
    "vague": "数百余",
    "counts": "受理案件30，",
    "bare counts": "受理30、",
    "units": "收到行政复议申请12件，收到行政复议申请12宗；",
}
PIECES = 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    def seconds(times: int) -> float:
        context = context_of(HOSTILE[name] * PIECES * times)
        begun = process_time()
        for check in CHECKS.values():
            assert all(finding.span for finding in check(context))
        return max(process_time() - begun, 0.01)

    once, thrice = (min(seconds(times) for _ in range(2)) for times in (1, 3))
    assert thrice / once < 3 * 2.2
