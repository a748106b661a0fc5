"""Document numbers and references to articles: what is read as one, what it says, to which title it belongs."""

from __future__ import annotations

from time import process_time

import pytest

from lawgov_lint.diagnostics import apply_edits
from lawgov_lint.document import build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.document_numbers import DocumentNumber, number_in
from lawgov_lint.facts.references import Reference, in_chinese, numeral
from lawgov_lint.instruments import Register
from lawgov_lint.reading import read_bytes
from tests.instruments.support import version
from tests.samples import VOCABULARY

REGISTER = Register.of([version("中华人民共和国行政复议法")])


def facts_of(text: str) -> Facts:
    return Facts(build_document(read_bytes(text.encode(), "例子"), VOCABULARY), REGISTER)


def numbers_of(text: str) -> tuple[DocumentNumber, ...]:
    return facts_of(text).document_numbers


def references_of(text: str) -> tuple[Reference, ...]:
    return facts_of(text).references


@pytest.mark.parametrize(
    ("words", "code", "year", "serial", "faults", "right"),
    [
        ("青政发〔2018〕5号", "青政发", 2018, 5, (), "青政发〔2018〕5号"),
        ("青政发﹝2018﹞5号", "青政发", 2018, 5, (), "青政发﹝2018﹞5号"),
        ("青政发 〔2018〕 5 号", "青政发", 2018, 5, (), "青政发 〔2018〕 5 号"),
        ("青政发[2018]5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发［２０１８］５号", "青政发", 2018, 5, ("brackets",), "青政发〔２０１８〕５号"),
        ("青政发（2018）5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发(2018)5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发【2018】5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发〖2018〗5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发<2018>5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发〔2018）5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发2018 5号", "青政发", 2018, 5, ("brackets",), "青政发〔2018〕5号"),
        ("青政发2018第5号", "青政发", 2018, 5, ("brackets", "ordinal"), "青政发〔2018〕5号"),
        ("青政发〔2018〕第5号", "青政发", 2018, 5, ("ordinal",), "青政发〔2018〕5号"),
        ("青政发〔2018〕005号", "青政发", 2018, 5, ("zeros",), "青政发〔2018〕5号"),
        ("青政发〔2018年〕5号", "青政发", 2018, 5, ("year-word",), "青政发〔2018〕5号"),
        ("青政发〔2018〕5", "青政发", 2018, 5, ("no-end",), "青政发〔2018〕5号"),
        ("青政发[2018]第05", "青政发", 2018, 5, ("brackets", "ordinal", "zeros", "no-end"), "青政发〔2018〕5号"),
        ("青岚君山管[2018]48号", "青岚君山管", 2018, 48, ("brackets",), "青岚君山管〔2018〕48号"),
        ("和政办〔2018〕5号", "和政办", 2018, 5, (), "和政办〔2018〕5号"),
    ],
)
def test_number_is_read_with_its_faults(
    words: str, code: str, year: int, serial: int, faults: tuple[str, ...], right: str
) -> None:
    text = f"落实《执法办法》（{words}），规范执法。"
    (number,) = numbers_of(text)
    assert number.span.of(text) == words
    assert number[1:6] == (code, year, serial, "code", faults)
    assert number.title == 0
    assert apply_edits(text, number.edits) == text.replace(words, right)


def test_short_year_is_mended_only_where_the_century_is_certain() -> None:
    title = "青屿县司法局2020年度法治政府建设情况报告\n"
    (number,) = numbers_of(f"{title}落实青政发〔18〕5号文件。")
    assert (number.year, number.faults, [e.text for e in number.edits]) == (2018, ("short-year",), ["20"])
    (number,) = numbers_of(f"{title}落实青政发〔98〕5号文件。")
    assert (number.faults, number.edits) == (("short-year",), ())


@pytest.mark.parametrize(
    ("text", "code", "serial"),
    [
        ("《甲条例》（国务院令第825号）", "国务院令", 825),
        ("《甲条例》（中华人民共和国国务院令第825号）", "国务院令", 825),
        ("《甲条例》（国令第825号）", "国务院令", 825),
        ("国务院第825号令公布的《甲条例》", "国务院令", 825),
        ("《甲办法》（司法部令第146号）", "司法部令", 146),
    ],
)
def test_order_is_read_with_its_organ(text: str, code: str, serial: int) -> None:
    (number,) = numbers_of(text + "施行。")
    assert (number.code, number.year, number.serial, number.form, number.faults) == (code, None, serial, "order", ())
    assert number.title == 0


@pytest.mark.parametrize(
    "text",
    [
        "（2023）青01行终5号",
        "〔2023〕青01民初15号",
        "青环罚字〔2023〕第12号",
        "青政复决字（2023）8号",
        "公告2023年第5号",
        "第12号公告",
        "许可证编号青食（2023）15号",
        "青（2023）青屿县不动产权第0012345号",
        "电话（0571）20181188号",
        "全年立案（2022）255件",
        "签发2018 5号令",
        "办理（2023）5号楼加装电梯",
        "2023年5号台风",
        "会议（2023）",
    ],
)
def test_other_numbers_are_no_document_numbers(text: str) -> None:
    assert numbers_of(text + "。") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("《甲办法》（以下简称《办法》，青政发〔2018〕5号）", 0),
        ("青政发〔2018〕5号文件《甲办法》", 0),
        ("《甲办法》《乙办法》（青政发〔2018〕5号）", 1),
        ("《关于印发〈甲办法〉的通知》（青政发〔2018〕5号）", 0),
        ("《甲办法》要求，青政发〔2018〕5号", None),
        ("《甲办法》（见附件）、青政发〔2018〕5号", None),
    ],
)
def test_number_belongs_to_the_title_beside_it(text: str, title: int | None) -> None:
    (number,) = numbers_of(text + "。")
    assert number.title == title


def test_words_of_the_sentence_are_not_part_of_the_code() -> None:
    texts: tuple[str, ...] = (
        "根据青政发〔2018〕5号",
        "《甲办法》和青政发〔2018〕5号",
        "认真贯彻落实了青政发〔2018〕5号",
    )
    texts += ("对青政发〔2018〕5号", "现按青政发〔2018〕5号", "，据青政发〔2018〕5号", "以青政发〔2018〕5号为依据")
    assert [number.code for text in texts for number in numbers_of(text + "。")] == ["青政发"] * 7
    assert [number.code for number in numbers_of("见和政发〔2018〕5号、对口办发〔2020〕1号。")] == [
        "和政发",
        "对口办发",
    ]


def test_number_of_the_register_is_taken_apart() -> None:
    assert number_in("国办发〔2018〕118号") == ("国办发", 2018, 118)
    assert number_in("国务院令第825号") == ("国务院令", None, 825)
    assert number_in("中华人民共和国国务院令第825号") == ("国务院令", None, 825)
    assert number_in("") is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("第二十四条", (24, 24, None, None, None)),
        ("第二十四条第一款第（三）项", (24, 24, None, 1, 3)),
        ("第二十四条第一款第三项", (24, 24, None, 1, 3)),
        ("第二十四条第（一）款", (24, 24, None, 1, None)),
        ("第24条第1款第3项", (24, 24, None, 1, 3)),
        ("第 24 条", (24, 24, None, None, None)),
        ("第一百二十条之一", (120, 120, 1, None, None)),
        ("第一百二十条之一第二款", (120, 120, 1, 2, None)),
        ("第二十四条至第二十六条", (24, 26, None, None, None)),
        ("第二十四至二十六条", (24, 26, None, None, None)),
        ("第24-26条", (24, 26, None, None, None)),
        ("第一千二百六十条", (1260, 1260, None, None, None)),
    ],
)
def test_reference_is_read(words: str, says: tuple[int | None, ...]) -> None:
    text = f"依据《甲办法》{words}处理。"
    (reference,) = references_of(text)
    assert reference.span.of(text) == words
    assert (
        reference.number,
        reference.last,
        reference.sub,
        reference.paragraph,
        reference.item,
    ) == says
    assert (reference.unit, reference.title, reference.direct) == ("条", 0, True)


@pytest.mark.parametrize(
    "text",
    [
        "坚守第一条战线",
        "建成第三条生产线",
        "第二条是加强监督",
        "提供一条龙服务",
        "出台十条措施",
        "第十四届人大",
        "第三百百条",
        "第一款产品",
    ],
)
def test_other_counts_are_no_articles(text: str) -> None:
    assert references_of(f"落实《甲办法》，{text}。") == ()


@pytest.mark.parametrize(
    ("text", "title", "direct"),
    [
        ("《甲法》第五条", 0, True),
        ("《甲法》（2021年修订）第五条", 0, True),
        ("《甲法》的第五条", 0, True),
        ("《甲法》第三条、第五条", 0, True),
        ("《甲法》第三条第一款和第五条", 0, True),
        ("《甲法》施行，该法第五条", 0, True),
        ("《甲法》规定，依照第五条处理", 0, False),
        ("《甲条例》施行，该法第五条", None, False),
        ("《甲法》施行，依照本办法第五条", None, False),
        ("《甲法》和《乙法》都有，依照第五条处理", None, False),
        ("《甲法》施行。第五条", None, False),
        ("落实《甲法》，执行合同第五条", None, False),
        ("《甲法第五条解读》", None, False),
        ("按照第五条", None, False),
    ],
)
def test_reference_belongs_to_a_title(text: str, title: int | None, direct: bool) -> None:
    reference = references_of(text + "。")[-1]
    assert (reference.title, reference.direct) == (title, direct)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("违反行政复议法第九十五条", "行政复议法"),
        ("行政复议法第九十五条", "行政复议法"),
        ("云岭市行政复议法第九十五条", None),
        ("行政复议法实施条例第九十五条", None),
        ("本法第九十五条", None),
    ],
)
def test_known_title_without_marks(text: str, named: str | None) -> None:
    (reference,) = references_of(text + "。")
    assert (reference.named.of(text) if reference.named else None) == named
    assert (reference.match is not None) is (named is not None)


@pytest.mark.parametrize("number", [1, 9, 10, 11, 19, 20, 21, 100, 101, 110, 111, 119, 120, 1001, 1010, 1100, 1260])
def test_numerals_there_and_back(number: int) -> None:
    assert numeral(in_chinese(number)) == number
    assert numeral(str(number)) == number


def test_numerals_as_statutes_write_them() -> None:
    written = ["十二", "二十", "一百零六", "一百一十", "一千二百六十"]
    assert [in_chinese(n) for n in (12, 20, 106, 110, 1260)] == written


@pytest.mark.parametrize("words", ["", "零", "0", "百百", "二三", "十百", "一零零"])
def test_what_is_no_number(words: str) -> None:
    assert numeral(words) is None


@pytest.mark.parametrize(
    "piece",
    [
        "（",
        "〔2018",
        "（2018）",
        "青政发〔2018〕5号",
        "第",
        "第五条",
        "第五条、",
        "第五",
        "令第5号",
        "《甲法》第五条至",
        "发2018",
        "〔",
        "法第",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        facts = facts_of("落实《甲法》第五条" + piece * times)
        best = 9.0
        for _ in range(3):
            facts.__dict__.pop("references", None)
            facts.__dict__.pop("document_numbers", None)
            begun = process_time()
            assert facts.references is not None
            assert facts.document_numbers is not None
            best = min(best, process_time() - begun)
        return max(best, 0.005)

    assert seconds(15_000) / seconds(5_000) < 6.6
