"""What counts as a number, with its value, unit and what makes it approximate; and the many things that do not."""

from __future__ import annotations

import time

import pytest

from lawgov_lint.document import build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.numbers import ONE, Number
from lawgov_lint.facts.numerals import chinese_value
from lawgov_lint.reading import read_bytes
from tests.samples import VOCABULARY


def numbers_of(text: str) -> tuple[Number, ...]:
    return Facts(build_document(read_bytes(text.encode(), "例子"), VOCABULARY)).numbers


def shown(text: str) -> list[str]:
    """The numbers of a text, each as 数值 单位, with ~ where it is approximate."""
    return [f"{'' if n.exact else '~'}{n.value / ONE:g}{n.unit}" for n in numbers_of(text)]


@pytest.mark.parametrize(
    ("words", "value", "step", "unit", "style"),
    [
        ("64件", 64, 1, "件", "arabic"),
        ("1,234件", 1234, 1, "件", "arabic"),
        ("１，２３４件", 1234, 1, "件", "arabic"),
        ("12000名", 12000, 1, "名", "arabic"),
        ("80.95万元", 809500, 100, "元", "arabic"),
        ("138.8404万元", 1388404, 1, "元", "arabic"),
        ("6.3万人次", 63000, 1000, "人次", "arabic"),
        ("1.4亿元", 140_000_000, 10_000_000, "元", "arabic"),
        ("4批", 4, 1, "批", "arabic"),
        ("26.67%", 26.67, 0.01, "%", "arabic"),
        ("２６．６７％", 26.67, 0.01, "%", "arabic"),
        ("1.6个百分点", 1.6, 0.1, "个百分点", "arabic"),
        ("12场（次）", 12, 1, "场(次)", "arabic"),
        ("3千人", 3000, 1000, "人", "mixed"),
        ("3百件", 300, 100, "件", "mixed"),
        ("1万2千人", 12000, 1000, "人", "mixed"),
        ("3千5百件", 3500, 100, "件", "mixed"),
        ("3万5000人", 35000, 1, "人", "arabic"),
        ("1亿3000万元", 130_000_000, 10_000, "元", "arabic"),
        ("12 件", 12, 1, "件", "arabic"),
        ("三十万人次", 300_000, 100_000, "人次", "chinese"),
        ("一百零五件", 105, 1, "件", "chinese"),
        ("两千份", 2000, 1000, "份", "chinese"),
        ("十二名", 12, 1, "名", "chinese"),
        ("两次", 2, 1, "次", "chinese"),
        ("三名", 3, 1, "名", "chinese"),
        ("百分之八十五", 85, 1, "%", "chinese"),
        ("三倍", 3, 1, "倍", "chinese"),
    ],
)
def test_number_is_read(words: str, value: float, step: float, unit: str, style: str) -> None:
    (number,) = numbers_of(f"全年共开展有关工作{words}。")
    assert (number.value, number.step) == (round(value * ONE), round(step * ONE))
    assert (number.unit, number.style, number.exact) == (unit, style, True)
    assert number.whole == (9, 9 + len(words))


@pytest.mark.parametrize(
    ("words", "value", "unit", "before", "after", "again"),
    [
        ("近8000件次", 8000, "件次", "近", None, None),
        ("约400人次", 400, "人次", "约", None, None),
        ("不少于3次", 3, "次", "不少于", None, None),
        ("超过50家", 50, "家", "超过", None, None),
        ("1400余人次", 1400, "人次", None, "余", None),
        ("10多家", 10, "家", None, "多", None),
        ("64 余次", 64, "次", None, "余", None),
        ("4万余份", 40000, "份", None, "余", None),
        ("10余万人次", 100_000, "人次", None, "余", None),
        ("三十余万人次", 300_000, "人次", None, "余", None),
        ("四百多件", 400, "件", None, "多", None),
        ("百余场次", 100, "场次", None, "余", None),
        ("近百家", 100, "家", "近", None, None),
        ("上千人", 1000, "人", "上", None, None),
        ("6次左右", 6, "次", None, "左右", None),
        ("100人以上", 100, "人", None, "以上", None),
        ("3千余人", 3000, "人", None, "余", None),
        ("不到两成", 2, "成", "不到", None, None),
        ("近600余人次", 600, "人次", "近", "余", None),
        ("50余人左右", 50, "人", None, "余", "左右"),
        ("两期以上", 2, "期", None, "以上", None),
        ("2千多万元", 20_000_000, "元", None, "多", None),
        ("3万5千余人", 35000, "人", None, "余", None),
        ("3万5千余", 35000, "", None, "余", None),
        ("三万五千余人", 35000, "人", None, "余", None),
    ],
)
def test_number_is_approximate(
    words: str, value: int, unit: str, before: str | None, after: str | None, again: str | None
) -> None:
    text = f"全年开展工作{words}。"
    (number,) = numbers_of(text)
    assert (number.value, number.unit) == (value * ONE, unit)
    assert [span and span.of(text) for span in (number.before, number.after, number.again)] == [before, after, again]
    assert number.whole == (6, 6 + len(words))
    assert not number.exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共收到行政复议申请55件（受理45、不予受理5、告知3、未补正2）。", ["55件", "45", "5", "3", "2"]),
        ("维持、撤销、调解分别为12、8、5件。", ["12", "8", "5件"]),
        ("接待来访4批4人次。", ["4批", "4人次"]),
        ("把审查事项细化为5类31项。", ["5类", "31项"]),
        ("召开三个协调小组会议。", ["3个"]),
        ("两个事项列入目录，对三家企业回访。", ["2个", "3家"]),
        ("修订村规民约38份，节约经费12万元，预约45人。", ["38份", "120000元", "45人"]),
        ("最近3次会议，附近5个社区。", ["3次", "5个"]),
        ("全市配备执法人员92名，其中持证率100%。", ["92名", "100%"]),
        ("用时由3天压减到1天。", ["3天", "1天"]),
        ("办结法律援助案件45件，12名律师参与。", ["45件", "12名"]),
        ("在“法润山乡”活动中发放资料800份。", ["800份"]),
        ("实现两个100%。", ["100%"]),
        ("普及率达到95%以上，满意率98.3%。", ["~95%", "98.3%"]),
        ("发放资料3万份5千余本。", ["30000份", "~5000本"]),
        # what ends a word before a count
        ("旁听人数263人，案件数128件，总数265件，案件数三百件。", ["263人", "128件", "265件", "300件"]),
        ("目前12家，此前12家，年底前12家企业完成整改，目前十二家。", ["12家"] * 4),
        ("代表120名，发表3篇，省级15个，市级15个，下级5个部门。", ["120名", "3篇", "15个", "15个", "5个"]),
        ("专栏3个，案例12个，附件1份，微信公众号241条，换届12个村。", ["3个", "12个", "1份", "241条", "12个"]),
        ("以86人为基础，12人均通过考试。", ["86人", "12人"]),
        # members of a list that look like a hotline or a year
        ("收到申请55件（受理112、不予受理5）。", ["55件", "112", "5"]),
        ("受理案件5555件，其中民事2012，刑事1998，治安112。", ["5555件", "2012", "1998", "112"]),
        ("省级示范村15个（省级5、市级10）。", ["15个", "5", "10"]),
        ("受理111、115、116，办结12345。", ["111", "115", "116"]),
        # 约 as the end of a word
        ("租约30份，相约50人，签约12个项目，立约3份，违约12起。", ["30份", "50人", "12个", "3份", "12起"]),
        ("制约3次，合约12份，条约12份，居民公约8份。", ["3次", "12份", "12份", "8份"]),
        ("农民约300人，建立约20个，联合约30家，印制约2万份。", ["~300人", "~20个", "~30家", "~20000份"]),
        ("收集约200条，精简约30%，出租约30套，办公约30人。", ["~200条", "~30%", "~30套", "~30人"]),
    ],
)
def test_numbers_of_a_sentence(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("words", ["3—5天", "3～5个", "63—68%", "60%～70%", "3-5次"])
def test_ends_of_a_range_are_marked(words: str) -> None:
    assert [number.ranged for number in numbers_of(f"办理时限为{words}，逐项落实。")] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        # dates and years
        "2023年，1—10月，11月举行活动，2021—2025年。",
        "自2019以来，“十四五”期间，“八五”普法，七五普法。",
        "二〇二三年三月五日，第二个百年，十九届四中全会，党的二十大。",
        "每天14:30开始，30多年来，十余年来，近三年的年度考核。",
        # numbers of documents, articles, lists, codes
        "依照国办发〔2018〕255号、第二十四条第一款第（三）项和GB/T 9704—2012。",
        "（一）坚持领导。（二）加强统筹。",
        "一是抓学习。二是抓落实。三是抓督办。",
        "见附件1、表2、专栏3。",
        "拨打12348、12345或者110。",
        "电话0571-20219012，编号20231228001。",
        "升级到2.0版，V2.0，5G网络，A4纸。",
        # ordinals and names
        "第三十五次集体学习，第二批示范县，第一责任人，第 3 次会议，位列前10名，前三名。",
        "贯彻“1310”部署，推进“1+6+N”工作，“1+2+3”机制，1+N体系。",
        "打造“15分钟公共法律服务圈”，24小时自助服务区，15分钟服务圈，7×24小时。",
        "落实三项制度，3项制度，一规划两纲要，两个确立，四个意识，4个意识，四个自信。",
        "“四三二”模式，一站式，一件事，双随机，双百，百千万工程，千所联千会。",
        "一批，一系列，一个月，一村一法律顾问，一些，进一步，统一，第一时间，一律，一体，一次性。",
        "三级体系，五大体系，四大职能，十项举措，三个方面，四个环节，两条产业链，一个统筹。",
        "12·4宪法日，3·15活动，4.15全民国家安全教育日，12.4活动。",
        "百家企业，千名律师进茶企，万里行，百姓，十分重视，千方百计，八方联动，二十条。",
        "每年至少组织一次，十件民生实事，三次产业，两轮驱动，三部曲。",
        "由法院、公安、司法行政三家会同办理，2年定期清理，3年行动计划。",
        "比例为1:3。",
        "排名前10，位列前10名，三年级3班，第3号2件，国办发〔2018〕41号3条，第十届3次会议。",
        "涉及数10家企业，数100名群众，数十件。",
        "接到电话110、12345，处理12345、12348热线，截至2023，贯彻省委1310，（电话12348）。",
        "印发《2023年工作要点12项》《关于3件实事的通知》。",
        "各三名，这两个单位，三分之二。",
    ],
)
def test_these_are_no_counts(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", (10, 10)),
        ("十二", (12, 1)),
        ("三十", (30, 10)),
        ("一百零五", (105, 1)),
        ("一百一十五", (115, 1)),
        ("两千三百", (2300, 100)),
        ("一万二千", (12000, 1000)),
        ("三十万", (300_000, 100_000)),
        ("百", (100, 100)),
        ("一亿五千万", (150_000_000, 10_000_000)),
        ("二三", None),
        ("四百五", None),
        ("百千", None),
        ("万万", None),
        ("零", None),
        ("十十", None),
    ],
)
def test_numerals_are_worth(numeral: str, value: tuple[int, int] | None) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "12件",
        "12、",
        "一",
        "一百",
        "1,234,",
        "3—",
        "“3件",
        "《12件",
        "近",
        "10余",
        "1.",
        "百分之八",
        "1 ",
        "约",
        "(",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = "2023年办结" + unit * (50_000 // len(unit))
    facts = Facts(build_document(read_bytes(text.encode(), "例子"), VOCABULARY))
    assert facts.dates
    assert isinstance(facts.titles, tuple)
    started = time.process_time()
    assert len(facts.numbers) <= 30_000
    assert time.process_time() - started < 5
