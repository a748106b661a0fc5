"""What figures measure: inherited units, the words for them, metrics, periods; and what they are not."""

from __future__ import annotations

import time

import pytest

from lawgov_lint.catalog.nouns import compile_vocabulary
from lawgov_lint.document import Overrides, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.figures import Figure
from lawgov_lint.facts.numbers import ONE
from lawgov_lint.reading import read_bytes
from tests.samples import VOCABULARY


def facts_of(text: str) -> Facts:
    document = build_document(read_bytes(text.encode(), "例子"), VOCABULARY, Overrides("annual-report", 2023, None))
    return Facts(document, metrics=VOCABULARY.metrics)


def figures_of(text: str) -> tuple[Figure, ...]:
    return facts_of(text).figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到行政复议申请55件（受理45、不予受理5、告知3、未补正2）。", ["件", "件^", "件^", "件^", "件^"]),
        ("维持、撤销、调解分别为12、8、5件。", ["件^", "件^", "件"]),
        ("受理法律援助案件90件，其中民事60、刑事30。", ["件", "件^", "件^"]),
        ("办结案件90件：民事60、刑事30。", ["件", "件^", "件^"]),
        ("办结案件90件。其中民事60，刑事30。", ["件", "", ""]),
        ("出庭应诉率为100%，其中正职出庭12，副职出庭8。", ["%", "", ""]),
        ("办结案件90件，投入经费30，群众满意。", ["件", ""]),
    ],
)
def test_unit_is_inherited_from_the_total_or_the_list(text: str, expected: list[str]) -> None:
    assert [f.unit + "^" * f.inherited for f in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023年，共审查政府合同31件。", "共审查政府合同"),
        ("全年审查31件政府合同。", "政府合同"),
        ("全市22个镇街公共法律服务站，全部进驻。", "镇街公共法律服务站"),
        ("组织了27名律师，", "律师"),
        ("对9个县（区）和31个市直单位督察。", "市直单位督察"),
        ("组织12家律所和82名律师签约。", "律师签约"),
        ("全市36个乡镇（街道）配齐人员。", "乡镇（街道）配齐人员"),
        ("在全县共组织开展了2场案卷评查。", "案卷评查"),
        ("对排名靠后的4个街道进行约谈。", "街道进行约谈"),
        ("对排查发现的14处依法移送处理。", "对排查发现"),
        ("选派律师36名驻点码头。", "选派律师"),
        ("实施告知承诺的事项由299项增加。", "实施告知承诺的事项"),
        ("行政复议案件调解成功率达到26.67%。", "行政复议案件调解成功率"),
        ("参加培训的人员共计40人。", "参加培训的人员"),
        ("完成内部审计30项。", "完成内部审计"),
        ("社区干部参与30人次。", "社区干部参与"),
        ("一是推荐石桥村、云头村等5个。", "推荐石桥村、云头村"),
        ("截至2023年底调解物业纠纷32件。", "调解物业纠纷"),
        ("同一地点投诉由每月45件降至每月18件。", "同一地点投诉"),
        (
            "针对7个司法所依法开展社区矫正监督管理和教育矫治工作的情况进行执法检查。",
            "司法所依法开展社区矫正监督管理和教育矫治工作的情况",
        ),
        (
            "1个案例入选全省营商环境优化提升最佳实践《云岭市创新模式护航茶业发展》。",
            "案例入选全省营商环境优化提升最佳实践",
        ),
        ("其中村居普法2316场次。", "村居普法"),
        ("发放资料、折页15000余份。", "发放资料、折页"),
        ("收到行政复议案件，共计55件。", "收到行政复议案件"),
    ],
)
def test_words_are_the_clause_before_or_the_noun_behind(text: str, words: str) -> None:
    figure = figures_of(text)[-1]
    assert figure.words.of(text) == words


def test_words_of_each_figure_of_a_sentence() -> None:
    text = "对全市1300余名执法人员进行6期典型案例学习培训，执法队员老化，14人中有9人超过50岁，其中47宗已经办结。"
    words = ["执法人员", "典型案例学习培训", *["执法队员老化"] * 3, "已经办结"]
    assert [figure.words.of(text) for figure in figures_of(text)] == words


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (
            "共收到行政复议申请71宗，立案受理68宗，办结56宗，办理区政府行政诉讼案件16宗。",
            ["reconsideration-received", "reconsideration-accepted", "reconsideration-concluded", "litigation"],
        ),
        (
            "收到行政复议案件40件（受理33、不予受理4、转送3），受理案件中维持13件、撤销6件、经调解终止9件、在审5件。",
            [
                "reconsideration-received",
                "reconsideration-accepted",
                "reconsideration-not-accepted",
                None,
                "reconsideration-upheld",
                "reconsideration-overturned",
                "reconsideration-settled",
                "reconsideration-pending",
            ],
        ),
        (
            "一是做好行政复议工作。全年收到申请58件；受理52件。",
            ["reconsideration-received", "reconsideration-accepted"],
        ),
        ("行政复议纠错率12.5%，行政诉讼败诉率3%。", ["reconsideration-error-rate", "litigation-loss-rate"]),
        ("一审行政诉讼败诉2件，行政机关负责人出庭应诉率为100%。", ["litigation-lost", "appearance-rate"]),
        ("全年制定行政规范性文件3件。", ["normative-made"]),
        ("审核行政规范性文件11件，报备10件。", ["normative-reviewed", "normative-filed"]),
        (
            "清理规范性文件41件，其中保留30件、修改6件、废止5件。",
            ["normative-cleaned", "normative-kept", "normative-amended", "normative-repealed"],
        ),
        ("审查政府合同31件。", ["contract-review"]),
        ("审查各类文件和合同427件。", ["legality-review"]),
        ("评查行政处罚案卷310卷。", ["case-files"]),
        (
            "办结行政处罚案件126件，其中普通程序97件，简易程序29件，罚款4.6万元。",
            ["penalties", "ordinary-procedure", "summary-procedure", "fines"],
        ),
        ("对34件轻微违法案件依法不予处罚。", ["non-penalty"]),
        (
            "受理法律援助案件179件，指派法律帮助案件366件，接待来电咨询约400人次，挽回损失80.95万元。",
            ["legal-aid-accepted", "legal-help", "consultations", "money-recovered"],
        ),
        (
            "受理法律援助案件90件，其中民事60件，刑事30件。",
            ["legal-aid-accepted", "legal-aid-civil", "legal-aid-criminal"],
        ),
        ("全县人民调解组织调解矛盾纠纷1279件，调解成功率98%。", ["mediation", "mediation-rate"]),
        (
            "开展法治宣传活动306场次，发放资料4万余份，受众6.3万人次。",
            ["publicity-events", "publicity-materials", "publicity-audience"],
        ),
        ("举办执法培训班4期，培训执法人员265人次。", ["training-sessions", "training-people"]),
        ("实施告知承诺的证明事项由299项增加到356项。", ["commitments", "commitments"]),
        ("常务会议学法6次。", ["law-study"]),
        (
            "对3项重大行政决策开展合法性审查，审查行政规范性文件（含修改）9件。",
            ["decision-review", "normative-reviewed"],
        ),
        ("审查合同、协议等法律文件213份。", ["contract-review"]),
        (
            "全年制发政府规范性文件6件，同比减少40%，部门规范性文件26件，同比减少13.3%。",
            ["normative-made", None, "normative-made", None],
        ),
        (
            "对1300余名执法人员进行6期案例学习培训，镇街干部230人参训。",
            ["training-people", "training-sessions", "training-people"],
        ),
        ("旁听人数263人。", ["court-observation"]),
    ],
)
def test_metric_is_the_one_a_reader_would_name(text: str, metrics: list[str | None]) -> None:
    assert [figure.metric for figure in figures_of(text)] == metrics


@pytest.mark.parametrize(
    "text",
    [
        "为行政复议工作配备办案人员12名。",
        "公布免罚事项清单93项。",
        "评查社区矫正案卷66份。",
        "整理入矫执行档案308份，评查案卷66份。",
        "组织2场行政执法案卷评查活动。",
        "对10件政府规范性文件开展后评估。",
        "报送备案的部门合同274件。",
        "法律顾问列席会议39次。",
        "农村土地承包仲裁机构受理纠纷38件。",
        "协助申请法律援助42件。",
        "调研时查看台账90本。",
        "提出行政处罚裁量意见12条。",
        "行政复议听证室3间。",
        "召开普法工作会议3次。",
        "组织8名律师开展6期巡回服务。",
        "查阅规范性文件26件。",
    ],
)
def test_look_alikes_have_no_metric(text: str) -> None:
    assert [figure.metric for figure in figures_of(text)] == [None] * len(figures_of(text)) != []


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2023年，办结案件12件。", ["year"]),
        ("办结案件12件，去年同期10件。", ["year", "previous"]),
        ("2022年办结案件12件。", ["previous"]),
        ("2019年办结案件12件。", ["other"]),
        ("2023年4月，开展活动12场。", ["other"]),
        ("截至2023年10月，开展活动12场。", ["year"]),
        ("上半年，开展活动12场。", ["other"]),
        ("五年来，办结案件12件。", ["total"]),
        ("今年以来，办结案件12件。", ["year"]),
        ("办结案件12件，较2022年增长20%，受理13件。", ["year", "year", "year"]),
        ("累计办结案件12件，开展培训3场。", ["year", "year"]),
        ("2023年累计办结案件12件，全年累计开展培训3场。", ["year", "year"]),
        ("2023年以来累计办结案件12件。", ["year"]),
        ("自2019年以来累计办结案件12件，开展培训3场。", ["total", "total"]),
        ("截至2023年底，累计建成司法所12个。", ["total"]),
        ("截至12月底，全年累计办结案件12件。", ["year"]),
        ("截至目前，建成司法所12个。", ["total"]),
        ("上半年办结案件12件、13件。", ["other", "other"]),
        ("落实《2021年工作要点》，办结案件12件。", ["year"]),
        ("事项由299项增加到356项。", ["previous", "year"]),
        ("四、2024年主要安排\n举办培训班3期。", ["other"]),
    ],
)
def test_period_is_that_of_the_clause(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in figures_of(text)] == periods


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("制发文件6件，同比减少40%。", ["level", "change"]),
        ("评查案卷60卷，比上年增加15卷，合格率98%，提高1.6个百分点。", ["level", "change", "level", "change"]),
        ("事项由299项增加到356项。", ["base", "level"]),
        ("投诉由每月45件降至18件。", ["base", "level"]),
        ("增加执法人员20名，新增司法所3个。", ["level", "level"]),
        ("同比增幅达12.5%。", ["change"]),
        ("由3家单位办理案件12件。", ["level", "level"]),
        ("收到、受理申请较上年分别增长21.6%、19.6%。", ["change", "change"]),
    ],
)
def test_role_is_told_by_the_words_before(text: str, roles: list[str]) -> None:
    assert [figure.role for figure in figures_of(text)] == roles


def test_ranges_are_no_figures_and_sentences_end_with_semicolons() -> None:
    text = "办理时限为3—5天，办结12件；受理10件。"
    figures = figures_of(text)
    assert [f.number.value // ONE for f in figures] == [12, 10]
    assert [f.sentence.of(text) for f in figures] == ["办理时限为3—5天，办结12件", "受理10件"]


def test_metrics_of_the_vocabulary_are_sound() -> None:
    """Wordings are tried one metric after the other, so that a name stands once; key metrics are those of reviewers."""
    titles = [metric.title for metric in VOCABULARY.metrics.values()]
    assert len(set(titles)) == len(titles) > 45
    keys = {name for name, metric in VOCABULARY.metrics.items() if metric.key}
    assert {"reconsideration-received", "litigation", "penalties", "case-files", "mediation"} <= keys
    assert not {"training-sessions", "law-study", "normative-cleaned", "publicity-materials"} & keys


METRIC = """
kinds: {report: {title: 报告, titles: [报告]}}
roles: {problems: {title: 不足, short: 不足, headings: [不足]}}
formulas: []
governments: [人民政府]
departments: [局]
street_offices: [街道]
metrics:
  law-study: {title: 学法, units: [次], about: [学法], wordings: [学法], key: true}
"""


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("key: yes", "vocabulary.yaml:9:72: “key”：“yes”要写成 true（是）或 false（否）。"),
        ("keys: true", "vocabulary.yaml:9:67: 没有名为“keys”的键"),
        ("not_wordings: [(学]", "vocabulary.yaml:9:82: “not_wordings”：“(学”里的括号不成对"),
    ],
)
def test_a_wrong_metric_is_complained_of(wrong: str, message: str) -> None:
    _, errors = compile_vocabulary(METRIC.replace("key: true", wrong).encode(), "vocabulary.yaml")
    assert [str(error)[: len(message)] for error in errors] == [message]


def test_a_metric_is_compiled_as_written() -> None:
    compiled, errors = compile_vocabulary(METRIC.encode(), "vocabulary.yaml")
    assert errors == []
    assert compiled["metrics"] == {
        "law-study": {"title": "学法", "units": ["次"], "about": ["学法"], "wordings": ["学法"], "key": True}
    }


@pytest.mark.parametrize(
    "unit",
    [
        "办结12件，",
        "12、",
        "其中12件",
        "（受理45",
        "共计",
        "行政复议12件",
        "由3件",
        "行政复议",
        "累计12件",
        "12件共计共计共计",
        "受理112",
        "乡镇(12)",
        "《12件",
        "12名的",
        "1万2千",
        "受理12件。",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    facts = facts_of("2023年办结" + unit * (50_000 // len(unit)))
    assert len(facts.numbers) < 30_000
    started = time.process_time()
    assert len(facts.figures) == len(facts.numbers)
    assert time.process_time() - started < 8
