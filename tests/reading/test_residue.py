"""Furniture of web pages: what is recognised, with which fields, and what looks like it and is not."""

from __future__ import annotations

import pytest

from lawgov_lint.diagnostics import Span
from lawgov_lint.reading import read_bytes
from lawgov_lint.reading.residue import iso_date, metadata
from lawgov_lint.reading.source import Residue, Source

TITLE = "甲市司法局2023年度法治政府建设情况报告"
OPENING = "2023年,甲市司法局坚持依法行政,认真落实上级部署,各项工作取得新进展。现将有关情况报告如下:"
BODY = f"{OPENING}\n一、主要举措和成效\n(一)健全工作机制。全年召开会议12次,印发文件3份。"
SIGNATURE = "甲市司法局\n2024年1月10日"
Fields = list[tuple[str, str]]


def read(text: str) -> Source:
    return read_bytes(text.encode(), "x.txt")


def pieces(text: str) -> list[tuple[str, str, Fields]]:
    """Words, kind and fields of each piece of residue."""
    source = read(text)
    return [(piece.span.of(source.text), piece.kind, list(piece.fields)) for piece in source.residue]


IN_THE_HEAD: list[tuple[str, str, Fields]] = [
    (
        "发布日期: 2024年02月26日 来源:市司法局 访问次数: 字号:[ ]",
        "fields",
        [("发布日期", "2024年02月26日"), ("来源", "市司法局"), ("访问次数", ""), ("字号", "")],
    ),
    (
        "来源:甲区司法局 发布时间: 2021-03-26 14:47",
        "fields",
        [("来源", "甲区司法局"), ("发布时间", "2021-03-26 14:47")],
    ),
    (
        "发布时间：2024-02-26 10:21:05 来源：市司法局 浏览次数：123次 【字体：大 中 小】 打印 关闭",
        "fields",
        [("发布时间", "2024-02-26 10:21:05"), ("来源", "市司法局"), ("浏览次数", "123"), ("字体", "")],
    ),
    (
        "发布日期：2024-02-26来源：市司法局访问次数：12",
        "fields",
        [("发布日期", "2024-02-26"), ("来源", "市司法局"), ("访问次数", "12")],
    ),
    (
        "2024-02-26 10:21 来源：甲市司法局 浏览量：1,204",
        "fields",
        [("时间", "2024-02-26 10:21"), ("来源", "甲市司法局"), ("浏览量", "1,204")],
    ),
    (
        "更新时间：2024/2/26 | 信息来源：市司法局 | 点击量：88次",
        "fields",
        [("更新时间", "2024/2/26"), ("信息来源", "市司法局"), ("点击量", "88")],
    ),
    ("时间：2024.2.26", "fields", [("时间", "2024.2.26")]),
    ("来源：市司法局", "fields", [("来源", "市司法局")]),
    ("（来源：市司法局 法治科）", "fields", [("来源", "市司法局 法治科")]),
    ("名称：甲市司法局2023年度法治政府建设情况报告", "fields", [("名称", TITLE)]),
    ("标题：甲市司法局关于2023年度工作情况的报告", "fields", [("标题", "甲市司法局关于2023年度工作情况的报告")]),
    ("**发布日期：** 2024-02-26 **来源：** 市司法局", "fields", [("发布日期", "2024-02-26"), ("来源", "市司法局")]),
    ("【字体:大 中 小】", "fields", [("字体", "")]),
    ("字号：[ 大 中 小 ] 视力保护色：", "fields", [("字号", ""), ("视力保护色", "")]),
    ("加大字体 缩小字体 收藏 取消收藏 打印", "buttons", []),
    ("大 中 小", "buttons", []),
    ("打印", "buttons", []),
    ("微信 微博 QQ空间", "buttons", []),
    ("分享到：微信微博QQ空间", "buttons", [("分享到", "")]),
    ("无障碍 | 简体 | 繁体", "buttons", []),
    ("首页 政务公开 政务服务 互动交流", "buttons", []),
    ("欢迎访问甲区人民政府门户网站", "navigation", []),
    ("2019年12月3日 星期二", "navigation", []),
    ("今天是2019年12月3日 星期二 多云", "navigation", []),
    ("当前位置: 首页", "navigation", [("当前位置", "首页")]),
    (
        "您所在的位置：首页 >> 政务公开 >> 法治政府建设 >> 正文",
        "navigation",
        [("您所在的位置", "首页 >> 政务公开 >> 法治政府建设 >> 正文")],
    ),
    ("甲局> 法定主动公开内容> 规划计划> 专项规划>", "navigation", []),
    ("首页 > 年度报告", "navigation", []),
    (
        "| 索引号 | 11330900/2024-00001 | 发布机构 | 甲市司法局 |",
        "fields",
        [("索引号", "11330900/2024-00001"), ("发布机构", "甲市司法局")],
    ),
    (
        "[ 索引号 ] 11330900/2024-00001 [ 发布机构 ] 甲市司法局",
        "fields",
        [("索引号", "11330900/2024-00001"), ("发布机构", "甲市司法局")],
    ),
    ("[ 文号 ] 甲司〔2024〕3号", "fields", [("文号", "甲司〔2024〕3号")]),
    ("• 索 引 号：11330900/2024-00001", "fields", [("索引号", "11330900/2024-00001")]),
    ("• 索 引 号 11330900/2024-00001", "fields", [("索引号", "11330900/2024-00001")]),
    ("索引号\t113309\t发文日期\t2024-02-26", "fields", [("索引号", "113309"), ("发文日期", "2024-02-26")]),
]


@pytest.mark.parametrize(("line", "kind", "fields"), IN_THE_HEAD)
def test_line_before_the_body(line: str, kind: str, fields: Fields) -> None:
    assert pieces(f"{TITLE}\n\n  {line} \r\n\n{BODY}\n{SIGNATURE}") == [(line, kind, fields)]


BEHIND_THE_BODY: list[tuple[str, str, Fields]] = [
    ("来源：市司法局", "fields", [("来源", "市司法局")]),
    ("责任编辑：张三", "fields", [("责任编辑", "张三")]),
    ("编辑：张三 审核：李四", "fields", [("编辑", "张三"), ("审核", "李四")]),
    ("附件下载：甲市司法局2023年度报告.docx", "navigation", [("附件下载", "甲市司法局2023年度报告.docx")]),
    ("上一篇：关于举办培训班的通知。", "navigation", [("上一篇", "关于举办培训班的通知。")]),
    ("上一篇：没有了 下一篇：工作要点", "navigation", [("上一篇", "没有了"), ("下一篇", "工作要点")]),
    ("扫一扫在手机打开当前页", "notice", []),
    ("【打印本页】【关闭窗口】", "buttons", []),
    ("返回顶部", "buttons", []),
    ("网站地图 | 联系我们 | 关于我们", "buttons", []),
    ("主办：甲市司法局", "notice", [("主办", "甲市司法局")]),
    (
        "版权所有：甲市人民政府 主办：甲市人民政府办公室 承办：甲市大数据局",
        "notice",
        [("版权所有", "甲市人民政府"), ("主办", "甲市人民政府办公室"), ("承办", "甲市大数据局")],
    ),
    (
        "主办单位：甲市人民政府 网站标识码：3309000001 浙ICP备12000001号-1 浙公网安备 33090002000001号",
        "notice",
        [("主办单位", "甲市人民政府"), ("网站标识码", "3309000001")],
    ),
    (
        "地址：甲市一路1号 电话：0000-1234567 技术支持：某公司",
        "notice",
        [("地址", "甲市一路1号"), ("电话", "0000-1234567"), ("技术支持", "某公司")],
    ),
]


@pytest.mark.parametrize(("line", "kind", "fields"), BEHIND_THE_BODY)
def test_line_behind_the_body(line: str, kind: str, fields: Fields) -> None:
    assert pieces(f"{TITLE}\n{BODY}\n{SIGNATURE}\n{line}\n") == [(line, kind, fields)]


def test_furniture_inside_the_body_needs_two_pieces_and_a_sure_one() -> None:
    text = f"{TITLE}\n{BODY}\n发布日期：2024-02-26 来源：市司法局\n来源：市司法局\n打印\n{BODY}"
    assert [words for words, _, _ in pieces(text)] == ["发布日期：2024-02-26 来源：市司法局"]


NEAR_MISSES = [
    TITLE,
    "甲市司法局",
    "2024年1月10日",
    "（2024年1月10日）",
    "2023年12月",
    "（三）信息来源：各区县司法局报送",
    "(三)信息来源:各部门报送。",
    "一、发布时间：每年4月1日前",
    "来源：一是日常巡查，二是群众举报",
    "信息发布时间：每月5日前",
    "发布日期为2024年2月26日的公告",
    "时间：2023年1月至12月",
    "时间：每周一",
    "附件：1.统计表",
    "附件：2023年行政执法统计表.xlsx",
    "附件1",
    "联系人：张三 电话：0000-1234567",
    "地址：甲市一路1号 电话：0000-1234567",
    "主题词：法治 报告",
    "抄送：市委依法治市办",
    "各县(区)司法局,市局各部门、直属各单位:",
    "打印机",
    "打印资料，收藏法律图书",
    "微信公众号建设",
    "大力推进",
    "中小企业",
    "分享经验",
    "首页改版",
    "主办",
    "一、主办法律讲座",
    "政务公开",
    "政务公开工作",
    "编辑出版普法读物",
    "点击率较高",
    "下载量：12万次，收藏量：3万次",
    "新增ICP备案网站120个",
    "版权所有权保护工作",
    "欢迎访问者留言",
    "关于开展“扫一扫”执法的通知",
    "行政处罚>行政许可",
    "《落实<规定>工作责任清单》",
    "位置优越",
    "名称规范、时间准确",
    "| 主题 | 次数 |",
    "| 单位 | 甲市司法局 |",
    "> 引用",
]


@pytest.mark.parametrize("line", NEAR_MISSES)
@pytest.mark.parametrize(
    "place", ["{line}", f"{TITLE}\n{{line}}\n{BODY}", f"{BODY}\n{{line}}\n{BODY}", f"{BODY}\n{{line}}"]
)
def test_line_of_the_report_that_looks_like_furniture(line: str, place: str) -> None:
    assert pieces(place.format(line=line)) == []


SENTENCES = [
    "全年通过微信公众号发布普法信息120条，打印宣传资料3000份，收藏普法作品12件，分享典型案例8个。",
    "统一公示平台标注发布日期：2024年2月26日，来源：市司法局，接受社会监督。",
    "活动主办：市司法局，承办：各区县司法局，全年举办12场。",
    "资金来源：财政拨款，主要用于普法宣传。",
    "公开方式：通过门户网站公开；公开时间：2024年1月31日前。",
    "主动公开信息，索引号：统一编制，发布机构：各部门，做到应公开尽公开。",
    "明确发布时间：每年4月1日前，由市司法局督促落实到位。",
    "着力解决信息来源：不清、责任部门：不明等问题。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "place",
    [
        "{sentence}",
        f"{TITLE}\n{{sentence}}\n{BODY}",
        f"{BODY}\n{{sentence}}\n{BODY}",
        f"{BODY}\n{{sentence}}",
        f"{OPENING}{{sentence}}{OPENING}",
    ],
)
def test_sentence_that_speaks_of_such_things(sentence: str, place: str) -> None:
    assert pieces(place.format(sentence=sentence)) == []


GLUED_BODY = BODY.replace("\n", "")
GLUED: list[tuple[str, list[str]]] = [
    (f"{TITLE} |发布日期: 2024年02月26日 来源:市司法局 访问次数: 字号:[ ]| {GLUED_BODY}", ["fields"]),
    (f"{TITLE} |发布日期: 2024年02月26日 来源:市司法局 访问次数: 字号:| {GLUED_BODY}", ["fields"]),
    (f"{TITLE} |发布日期: 2024年02月26日 来源:市司法局 访问次数: 字号:|{GLUED_BODY}", ["fields"]),
    (f"{TITLE}|发布日期: 2024年02月26日来源:市司法局访问次数:12|{GLUED_BODY}", ["fields"]),
    (f"{TITLE} |发布日期: 2024-02-26 字号:大 中 小 打印 收藏| {GLUED_BODY}", ["fields"]),
    (f"{TITLE} |字号：大 中 小| 大力推进依法行政,{GLUED_BODY}", ["fields"]),
    (f"{TITLE} |发布日期：2024-02-26|\n{BODY}", ["fields"]),
    (f"{TITLE} |来源：市司法局|\n{BODY}", ["fields"]),
    (f"|来源：市司法局 时间：2024-02-26| {GLUED_BODY}", ["fields"]),
    (f"|索引号：113309/2024 发布机构：甲市司法局| {TITLE} {GLUED_BODY}", ["fields"]),
    (
        f"|当前位置：首页 > 政务公开 > 年度报告| {TITLE} |发布时间：2024-02-26 来源：市司法局 浏览：12次| {GLUED_BODY}",
        ["navigation", "fields"],
    ),
    (f"|当前位置:首页>政务公开>|{TITLE} |发布时间：2024-02-26 浏览：12次| {GLUED_BODY}", ["navigation", "fields"]),
    (f"{TITLE} {GLUED_BODY} |来源：市司法局 责任编辑：张三|", ["fields"]),
    (f"{TITLE} {GLUED_BODY} |扫一扫在手机打开当前页|", ["notice"]),
]


@pytest.mark.parametrize(("marked", "kinds"), GLUED)
def test_run_of_fields_glued_into_a_line_is_cut_out_alone(marked: str, kinds: list[str]) -> None:
    parts = marked.split("|")
    found = pieces("".join(parts))
    assert [words for words, _, _ in found] == parts[1::2]
    assert [kind for _, kind, _ in found] == kinds


def test_trail_stands_below_its_label() -> None:
    text = f"当前位置:\n\n甲市司法局> 规划计划>\n{TITLE}\n{BODY}"
    assert pieces(text) == [
        ("当前位置:", "navigation", [("当前位置", "")]),
        ("甲市司法局> 规划计划>", "navigation", [("当前位置", "甲市司法局> 规划计划>")]),
    ]


def test_names_of_files_stand_below_their_label() -> None:
    text = f"{BODY}\n{SIGNATURE}\n附件下载：\n甲市司法局2023年度报告.pdf\n统计表.xlsx(12KB)\n结语"
    assert [words for words, _, _ in pieces(text)] == ["附件下载：", "甲市司法局2023年度报告.pdf", "统计表.xlsx(12KB)"]


def test_values_of_an_index_table_stand_below_their_labels() -> None:
    lines = ["索引号", "113309/2024-01", "主题分类", "司法行政", "发布机构", "甲市司法局", "发文日期", "2024-02-26"]
    text = "\n".join([*lines, TITLE, BODY])
    found = pieces(text)
    assert [words for words, _, _ in found] == lines
    assert [fields for _, _, fields in found][1::2] == [
        [("索引号", "113309/2024-01")],
        [("主题分类", "司法行政")],
        [("发布机构", "甲市司法局")],
        [("发文日期", "2024-02-26")],
    ]


def test_table_is_residue_with_its_rules_and_weak_rows() -> None:
    rows = ["| | |", "| --- | --- |", "| 索引号 | 113309 |", "| 文号 | |", f"| 名称 | {TITLE} |"]
    text = "\n".join([*rows, TITLE, BODY])
    assert [words for words, _, _ in pieces(text)] == rows


def page(*fields: tuple[str, str]) -> tuple[Residue, ...]:
    return (Residue(Span(3, 9), "fields", fields),)


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ([("发布日期", "2024年02月26日")], "2024-02-26"),
        ([("发布时间", "2021-03-26 14:47")], "2021-03-26"),
        ([("时间", "2021/3/26")], "2021-03-26"),
        ([("日期", "2021.3.26")], "2021-03-26"),
        ([("成文日期", "2021-03-01"), ("更新时间", "2021-03-27"), ("发布日期", "2021-03-26")], "2021-03-26"),
        ([("成文日期", "2021-03-01"), ("更新时间", "2021-03-27")], "2021-03-27"),
        ([("发布日期", ""), ("时间", "2021-03-26")], "2021-03-26"),
        ([("发布日期", "2021-02-30")], None),
        ([("发布日期", "")], None),
        ([("失效日期", "2025-01-01")], None),
        ([], None),
    ],
)
def test_day_of_publication(fields: Fields, published: str | None) -> None:
    found = metadata(page(*fields)).published
    assert (found.value if found else None) == published
    assert found is None or found.span == (3, 9)


def test_title_and_source_of_the_page() -> None:
    found = metadata(page(("发布机构", "甲市司法局"), ("来源", "市司法局"), ("名称", TITLE)))
    assert found.title is not None
    assert found.source is not None
    assert (found.title.value, found.source.value) == (TITLE, "市司法局")
    assert (found.title.how, found.source.how) == ("网页上的“名称”", "网页上的“来源”")
    assert metadata(page(("来源", ""), ("发布机构", "甲市司法局"))).source == (
        "甲市司法局",
        (3, 9),
        "网页上的“发布机构”",
    )
    assert metadata(()) == (None, None, None)


def test_banner_is_not_the_day_of_publication() -> None:
    assert metadata(read(f"2019年12月3日 星期二\n{TITLE}\n{BODY}").residue).published is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年2月29日", "2024-02-29"),
        ("2023年2月29日", None),
        ("2000-02-29", "2000-02-29"),
        ("1900-02-29", None),
        ("2023-13-01", None),
        ("2023-00-01", None),
        ("2023-04-31", None),
        ("2023年", None),
        ("23-01-01", None),
    ],
)
def test_only_days_that_exist(words: str, day: str | None) -> None:
    assert iso_date(words) == day
