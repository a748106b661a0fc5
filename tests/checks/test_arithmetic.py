"""The arithmetic of figures: on our own samples and on the real documents, as they are and with one figure changed."""

from __future__ import annotations

import pytest

from lawgov_lint.catalog.selection import Selection
from lawgov_lint.linter import Linter, Settings
from tests.samples import ALL, PLUGINS, REAL, seed_text

RULES = (
    "change-mismatch",
    "contradictory-figures",
    "decrease-by-multiples",
    "direction-mismatch",
    "implausible-percent",
    "part-exceeds-whole",
    "percent-versus-points",
    "rate-mismatch",
    "sum-mismatch",
)
LINTER = Linter(PLUGINS, Settings(Selection(select=RULES)))
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason=f"the real documents are not in {REAL}")


def findings(text: str) -> list[tuple[str, str]]:
    """Rule and words of everything that these rules find."""
    report = LINTER.lint_bytes(text.encode(), "例子.txt")
    assert report.crashes == ()
    return [(d.rule, d.span.of(text) if d.span else "") for d in report.diagnostics]


@pytest.mark.parametrize("name", ALL)
def test_samples_are_sound(name: str) -> None:
    assert findings(seed_text(name)) == []


SAMPLE_SUMS = [
    ("05-qingyu-xianzhengfu-2021.txt", "3460场次，其中渔村普法820场次，学校、企业普法2380场次，线上普法260场次"),
    ("05-qingyu-xianzhengfu-2021.txt", "612件，其中民事案件431件、刑事案件181件"),
    ("06-shiji-jiedao-2024.txt", "58件，其中普通程序21件、简易程序37件"),
    ("07-yunling-nongyeju-2024.txt", "41件，其中保留30件、修改6件、废止5件"),
    ("07-yunling-nongyeju-2024.txt", "其中普通程序97件，简易程序29件"),
]


def changed(words: str) -> list[tuple[str, str]]:
    """The words with one of their numbers one more or one less, each with the number that was changed."""
    found = []
    digits = [n for n, character in enumerate(words) if character.isdigit() and not words[n - 1 : n].isdigit()]
    for start in digits:
        end = start
        while words[end : end + 1].isdigit():
            end += 1
        for step in (1, -1):
            other = str(int(words[start:end]) + step)
            found.append((words[:start] + other + words[end:], other))
    return found


@pytest.mark.parametrize(("name", "words"), SAMPLE_SUMS)
def test_closed_sum_of_a_sample_with_one_number_changed(name: str, words: str) -> None:
    text = seed_text(name)
    folded = words if words in text else words.replace("，", ",")
    assert text.count(folded) == 1
    for other, number in changed(folded):
        ((rule, said),) = findings(text.replace(folded, other))
        assert rule == "sum-mismatch"
        assert number in said


@pytest.mark.parametrize(("words", "instead"), [("同比下降20%", "同比下降23%"), ("同比下降12.5%", "同比下降22.5%")])
def test_percentage_that_no_whole_number_gives(words: str, instead: str) -> None:
    text = seed_text("05-qingyu-xianzhengfu-2021.txt")
    assert words in text
    ((rule, said),) = findings(text.replace(words, instead, 1))
    assert rule == "change-mismatch"
    assert said.endswith(instead)


def test_pair_turned_round() -> None:
    text = seed_text("05-qingyu-xianzhengfu-2021.txt").replace("由268项增加到305项", "由305项增加到268项")
    assert findings(text) == [("direction-mismatch", "由305项增加到268项")]


REAL_SUMS = [
    ("002", "55件(受理45、不予受理5、告知3、未补正2"),
    ("004", "9695场次,其中村居普法2316场次,企业、校园普法6677场次,媒体普法702场次"),
    ("004", "1790件,其中民事1236件,刑事554件"),
]


def real(number: str) -> str:
    """The text of a real document."""
    (path,) = REAL.glob(f"{number}_*.txt")
    return path.read_bytes().decode("utf-8-sig")


@needs_real
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_real_document_is_sound(number: str) -> None:
    assert findings(real(number)) == []


@needs_real
@pytest.mark.parametrize(("number", "words"), REAL_SUMS)
def test_closed_sum_of_a_real_document_with_one_number_changed(number: str, words: str) -> None:
    text = real(number)
    assert text.count(words) == 1
    for other, changed_number in changed(words):
        found = findings(text.replace(words, other))
        assert {rule for rule, _ in found} == {"sum-mismatch"}
        assert any(changed_number in said for _, said in found)


@needs_real
@pytest.mark.parametrize(
    ("words", "instead"),
    [("决定16件", "决定17件"), ("履行10件", "履行11件"), ("审理的12件", "审理的11件"), ("在审7件", "在审8件")],
)
def test_parts_of_the_accepted_cases(words: str, instead: str) -> None:
    text = real("002")
    assert text.count(words) == 1
    ((rule, said),) = findings(text.replace(words, instead))
    assert rule == "sum-mismatch"
    assert instead in said


@needs_real
def test_other_figures_of_the_real_documents() -> None:
    assert findings(real("002").replace("26.67%", "36.67%")) == []  # the sentence names no base
    ((rule, said),) = findings(real("004").replace("减少13.3%", "减少23.3%"))
    assert (rule, said) == ("change-mismatch", "26件,同比减少23.3%")
    assert [rule for rule, _ in findings(real("004").replace("299项增加到356项", "299项增加到256项"))] == [
        "direction-mismatch"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年办理行政诉讼案件92件，其中一审68件、二审24件，已审结85件，败诉3件，败诉率3.5%。",
        "受理法律援助案件731件，其中农民工案件402件、未成年人案件118件、妇女案件230件。",
        "执法人员由年初的120名增加到年末的156名，增长30%。",
        "2021年、2022年、2023年分别办结案件30件、45件、60件，年均增长41.4%。",
        "应诉率由2021年的86.3%、2022年的92.1%提高到2023年的98.7%。",
        "行政案件败诉率由上年的8.6%下降到5.2%，低于全省平均水平1.3个百分点。",
        "清理规范性文件85件，废止5件，修改3件。",
        "评查案卷120卷，优秀42卷，合格76卷，优秀率35%，合格率98.3%。",
        "调解案件1279件，调解成功1265件，成功率98.9%，涉及金额2300万元，同比分别增长12.4%、13.1%。",
        "行政执法人员1560名，其中本科以上学历1320名，法学专业312名，公职律师45名。",
        "证明事项由原来的128项减少为36项，减少92项，减幅71.9%。",
        "办理时限由法定的20个工作日压缩至5个工作日，压缩75%。",
        "制定党内规范性文件3件、行政规范性文件8件，共11件，较上年减少2件。",
        "申请213件，其中予以公开98件、部分公开21件、不予公开15件、无法提供62件、其他处理17件。",
        "受理申请213件（含上年结转3件），办结208件，结转下年5件。",
        "其中公安类占38.2%、人社类占21.5%、市场监管类占40.3%。",
        "治安类45件，占40.2%；工伤认定类32件，占28.6%；其他35件，占31.2%。",
        "信访总量同比下降12.3%，其中来信下降20%，来访下降8.5%，网上信访上升3.2%。",
        "公共服务热线接听15.6万个，同比增加1.2万个，增长8.3%。",
        "建成示范村37个，占全县行政村总数185个的20%。",
        "取消证明事项27项，减少材料320份，压缩时限60%，减少跑动次数1.2次。",
        "办理行政复议案件增长由负转正，增长12%，其中一季度增长5%。",
    ],
)
def test_sound_sentence(text: str) -> None:
    assert findings(f"青屿县2023年法治政府建设年度报告\n一、主要举措和成效\n{text}") == []


@pytest.mark.parametrize(
    "piece", ["由10件减少到6件，下降50%，", "10件，其中民事5件、刑事6件；", "下降2倍，", "合格率120%，"]
)
def test_hostile_text(piece: str) -> None:
    assert len(findings("一、成效\n" + piece * 3000)) == 3000
