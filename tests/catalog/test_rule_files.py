"""What rule files may say, and what is answered to a mistake in one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lawgov_lint.catalog.checking import check_rules
from lawgov_lint.catalog.compiled import load_catalogue
from lawgov_lint.errors import RuleFileError
from tests.catalog.support import CHECKS, NUMBER_RULE, OURS, SECTION_RULE, write_folder

NUMBER, SECTION = "figures/vague-number.yaml", "structure/missing-problems.yaml"


def complaints(tmp_path: Path, name: str, content: str | bytes) -> list[str]:
    """All that is said about a folder in which one file was changed, without the folder's name."""
    folder = write_folder(tmp_path / "rules", {**OURS, name: content})
    checked = check_rules([(None, folder)], CHECKS)
    return [str(error).replace(f"{folder}/", "") for error in checked.errors]


def test_every_key_arrives_in_the_rule(rules: str) -> None:
    number, section = load_catalogue([(None, rules)], CHECKS).rules
    assert (number.id, number.family, number.applies_to, number.needs_year) == ("vague-number", "figures", (), False)
    assert number.cases[None].severity == {"draft": "warning", "review": "warning", "publish": "warning"}
    assert section.cases["absent"].severity == {"draft": "error", "review": "error", "publish": "error"}
    assert section.cases["mentioned"].severity == {"draft": "off", "review": "note", "publish": "warning"}
    assert section.cases["absent"].message == "没有“{部分}”。"
    assert section.cases["mentioned"].message == "“{部分}”只是提到。"
    assert section.cases["absent"].suggestion == "单列一部分。"
    assert section.basis == (("《督察工作规定》", "党内法规", "2019-04-15", None),)
    assert section.applies_to == ("annual-report",)
    assert (section.report_years, section.needs_year) == ((2019, None), True)
    assert section.options == {"role": "problems", "share_percent": 2.5, "words": ("不足", "问题"), "strict": True}
    options: Any = CHECKS["missing_section"].options(**section.options)
    assert options.minimum == 60
    assert (section.path, section.formerly) == ("structure/missing-problems.yaml", ("no-problems",))
    assert (section.named_only, section.fix) == (False, None)


def test_fix_and_named_only_arrive(tmp_path: Path) -> None:
    text = (
        NUMBER_RULE.replace("次】】。", "次】】。\n    fixed: 参加会议64次。")
        + "fix: safe\nenabled: named\nneeds: [year]\n"
    )
    folder = write_folder(tmp_path / "rules", {**OURS, NUMBER: text})
    rule = load_catalogue([(None, folder)], CHECKS).rules[0]
    assert (rule.fix, rule.named_only, rule.needs_year) == ("safe", True, True)


def test_values_stay_text(tmp_path: Path) -> None:
    text = NUMBER_RULE.replace("title: 确数后不能加“余”", "title: on")
    folder = write_folder(tmp_path / "rules", {**OURS, NUMBER: text})
    assert load_catalogue([(None, folder)], CHECKS).rules[0].title == "on"


def test_a_long_value_may_go_on_in_the_next_line_without_a_space_arising(tmp_path: Path) -> None:
    text = NUMBER_RULE.replace("不能加“余”。", "不能加\n  “余”，可以\n  用 A B。")
    folder = write_folder(tmp_path / "rules", {**OURS, NUMBER: text})
    rule = load_catalogue([(None, folder)], CHECKS).rules[0]
    assert rule.cases[None].message == "“{数}{单位}”不能加“余”，可以用 A B。"


def test_windows_line_ends_change_nothing_but_the_digest(tmp_path: Path, rules: str) -> None:
    crlf = write_folder(tmp_path / "crlf", {name: text.replace("\n", "\r\n") for name, text in OURS.items()})
    assert load_catalogue([(None, crlf)], CHECKS)[:3] == load_catalogue([(None, rules)], CHECKS)[:3]


SLIPS = {
    "full-width colon after a key": (
        NUMBER_RULE.replace("title: ", "title："),
        "2:6: 键后面用了全角冒号“：”；改成半角冒号加一个空格“: ”。",
    ),
    "full-width colon in the last line": (
        NUMBER_RULE.replace("check: ", "check："),
        "14:6: 键后面用了全角冒号“：”；改成半角冒号加一个空格“: ”。",
    ),
    "full-width colon in an example": (
        NUMBER_RULE.replace("- good: ", "- good："),
        "13:5: 键后面用了全角冒号“：”；改成半角冒号加一个空格“: ”。",
    ),
    "full-width colon inside braces": (
        NUMBER_RULE.replace("severity: warning", "severity: {draft：warning}"),
        "3:12: 键后面用了全角冒号“：”；改成半角冒号加一个空格“: ”。",
    ),
    "no space after the colon": (NUMBER_RULE.replace("title: ", "title:"), "2:6: 冒号后面少一个空格；写成“: ”。"),
    "full-width space after the colon": (
        NUMBER_RULE.replace("title: ", "title:\u3000"),
        "2:7: 冒号后面用了全角空格；改成半角空格。",
    ),
    "full-width indentation": (
        NUMBER_RULE.replace("    force", "\u3000\u3000force"),
        "6:1: 行首用了全角空格；缩进只用半角空格。",
    ),
    "tab": (
        NUMBER_RULE.replace("    force", "\tforce"),
        "6:1: 这里有制表符（Tab）；缩进只用半角空格，文字里需要时在双引号中写 \\t。",
    ),
    "value starting with a field": (
        NUMBER_RULE.replace("message: “{数}{单位}”", "message: {数}{单位}"),
        "9:10: 值以“{”开头，会被当成结构而不是文字；整个值要用半角单引号 '…' 括起来。",
    ),
    "value that is a field": (
        NUMBER_RULE.replace("message: “{数}{单位}”不能加“余”。", "message: {数}"),
        "9:10: “message”：值以“{”开头，会被当成结构而不是文字；整个值要用半角单引号 '…' 括起来。",
    ),
    "value starting with a bracket": (
        NUMBER_RULE.replace("good: 参加会议", "good: [2018]255号"),
        "13:11: 值以“[”开头，会被当成结构而不是文字；整个值要用半角单引号 '…' 括起来。",
    ),
    "value starting with a quotation mark": (
        NUMBER_RULE.replace("title: 确数后", 'title: "确数"后'),
        '2:8: 值以半角引号“"”开头，引号要括住整个值；文字里的引号用全角的“”。',
    ),
    "value starting with an asterisk": (
        NUMBER_RULE.replace("good: 参加", "good: *参加"),
        "13:11: 值以“*”开头，在这里有特殊含义；整个值要用半角单引号 '…' 括起来。",
    ),
    "value with a tag": (
        NUMBER_RULE.replace("good: 参加", "good: !a 参加"),
        "13:11: 值以“!”开头，在这里有特殊含义；整个值要用半角单引号 '…' 括起来。",
    ),
    "colon inside a value": (
        NUMBER_RULE.replace("title: 确数后", "title: 注意: 确数后"),
        "2:10: 值里有半角冒号加空格“: ”；改用全角冒号，或用半角单引号 '…' 把整个值括起来。",
    ),
    "wrong indentation": (
        NUMBER_RULE.replace("severity: warning", " severity: warning"),
        "3:10: 冒号出现在不该有的地方；检查这一行和上一行的缩进和引号。",
    ),
    "two documents": (NUMBER_RULE + "---\nid: b\n", "15:1: 一个文件只写一条规则；去掉“---”后面的内容。"),
    "byte order mark": (
        "\ufeff" + NUMBER_RULE,
        "1:1: 文件开头有 BOM；另存为“UTF-8”，不要选“带 BOM 的 UTF-8”。",
    ),
    "control character": (NUMBER_RULE.replace("确数后", "确数\x07后"), "2:10: 这里有不可见的控制字符 U+0007；删去它。"),
    "deep nesting": ("a: " + "[" * 5000, " 括号套得太深，读不下去。"),
    "nothing": ("# 还没有写\n", " 文件是空的。"),
    "GBK": (
        NUMBER_RULE.encode("gb18030"),
        "2:9: 第26字节起不是 UTF-8 编码（可能是 GBK）；用编辑器另存为“UTF-8”。",
    ),
    "UTF-16": (NUMBER_RULE.encode("utf-16"), " 文件的编码是 UTF-16；另存为“UTF-8”（不带 BOM）。"),
}


@pytest.mark.parametrize(("content", "expected"), SLIPS.values(), ids=SLIPS)
def test_slip_of_writing(tmp_path: Path, content: str | bytes, expected: str) -> None:
    assert complaints(tmp_path, NUMBER, content) == [f"{NUMBER}:{expected}"]


MISTAKES = {
    "unknown key": (
        NUMBER_RULE.replace("severity", "severty"),
        ["3:1: 没有名为“severty”的键；是不是“severity”？"],
    ),
    "unknown key in a list": (
        NUMBER_RULE.replace("    force:", "    farce:"),
        ["5:5: 缺少“force”这一项；补上它。", "6:5: 没有名为“farce”的键；是不是“force”？"],
    ),
    "unknown key without a likeness": (
        NUMBER_RULE + "report_years: {起: 2019}\n",
        ["15:16: 没有名为“起”的键；这里可以写：from、to。"],
    ),
    "repeated key": (
        NUMBER_RULE + "title: 又一个\n",
        ["15:1: “title”写了两次，前一次在第2行；留一个。"],
    ),
    "missing key": (NUMBER_RULE.replace("applies_to: any\n", ""), ["1:1: 缺少“applies_to”这一项；补上它。"]),
    "no severity": (
        NUMBER_RULE.replace("severity: warning\n", ""),
        ["1:1: 缺少“severity”这一项；写明级别 error、warning 或 note。"],
    ),
    "empty value": (
        NUMBER_RULE.replace("确数后不能加“余”", ""),
        ["2:7: “title”：不能是空的；写上内容，或删去这一项。"],
    ),
    "several lines": (
        NUMBER_RULE.replace("title: 确数后", "title: |\n  确数后\n  "),
        ["2:8: “title”：只能写一行；不要用“|”。"],
    ),
    "unknown level": (
        NUMBER_RULE.replace("severity: warning", "severity: warn"),
        ["3:11: “severity”：不能写“warn”；是不是“warning”？"],
    ),
    "unknown profile": (
        NUMBER_RULE.replace("severity: warning", "severity: {reveiw: note}"),
        ["3:12: 没有名为“reveiw”的档次；是不是“review”？"],
    ),
    "never on": (
        NUMBER_RULE.replace("severity: warning", "severity: off"),
        ["3:11: 规则在哪个档次都不报；不要的规则删去文件，要点名才运行的写 enabled: named。"],
    ),
    "unknown force": (
        NUMBER_RULE.replace("force: 国家标准", "force: 国标"),
        ["6:12: “force”：不能写“国标”；是不是“国家标准”？"],
    ),
    "bad date": (
        NUMBER_RULE.replace("force: 国家标准", "force: 国家标准\n    since: 2011年11月1日"),
        ["7:12: “since”：“2011年11月1日”不是日期；写成 2019-04-15 这样。"],
    ),
    "impossible date": (
        NUMBER_RULE.replace("force: 国家标准", "force: 国家标准\n    since: 2011-02-30"),
        ["7:12: “since”：“2011-02-30”不是日期；写成 2019-04-15 这样。"],
    ),
    "dates the wrong way round": (
        NUMBER_RULE.replace("force: 国家标准", "force: 国家标准\n    since: 2020-01-01\n    until: 2019-01-01"),
        ["8:12: until（2019-01-01）早于 since（2020-01-01）。"],
    ),
    "unknown check": (
        NUMBER_RULE.replace("number_form", "number_from"),
        ["14:8: 没有名为“number_from”的检查；是不是“number_form”？"],
    ),
    "options where there are none": (
        NUMBER_RULE + "with: {form: a}\n",
        ["15:8: 这项检查没有参数，不能写“form”；删去 with。"],
    ),
    "unknown field": (
        NUMBER_RULE.replace("{单位}", "{单 位}"),
        ["9:10: 检查“number_form”没有名为“单 位”的字段；是不是“单位”？"],
    ),
    "field with a format": (
        NUMBER_RULE.replace("{单位}", "{单位!r}"),
        ["9:10: 检查“number_form”没有名为“单位”的字段；是不是“单位”？"],
    ),
    "open brace": (
        NUMBER_RULE.replace("{单位}", "{单位"),
        ["9:10: 花括号不成对；字段写成 {字段}，要写花括号本身就写两个：{{ }}。"],
    ),
    "unknown kind": (
        NUMBER_RULE.replace("applies_to: any", "applies_to: [annual-raport]"),
        ["10:14: 没有名为“annual-raport”的文种；是不是“annual-report”？"],
    ),
    "kind without brackets": (
        NUMBER_RULE.replace("applies_to: any", "applies_to: plan"),
        ["10:13: “applies_to”：这里要写列表，每项一行，以“- ”开头，或写成 [甲, 乙]。"],
    ),
    "other name": (
        NUMBER_RULE.replace("id: vague-number", "id: other-name"),
        ["1:5: 规则名“other-name”和文件名“vague-number.yaml”不一致；改成一样的。"],
    ),
    "not kebab case": (
        NUMBER_RULE.replace("id: vague-number", "id: Vague_number"),
        ["1:5: “id”：“Vague_number”不能作规则名；用小写英文单词，中间用“-”连接，如 missing-title。"],
    ),
    "claims a 规定 by custom alone": (
        NUMBER_RULE.replace("force: 国家标准", "force: 通行做法").replace("自相矛盾", "违反规定，见《某规定》"),
        ["7:6: 依据只有通行做法或单位配置，不能说成“规定”；改为“通常”“一般”“本单位要求”等（书名号里的除外）。"],
    ),
    "no bad example": (
        NUMBER_RULE.replace("  - bad: 参加会议【【64余次】】。\n", ""),
        ["11:1: examples 里至少要有一个反例（bad），用【【 】】标出要报的文字。"],
    ),
    "no good example": (
        NUMBER_RULE.replace("  - good: 参加会议64次。\n", ""),
        ["11:1: examples 里至少要有一个正例（good）。"],
    ),
    "marks that do not pair": (
        NUMBER_RULE.replace("次】】", "次】"),
        ["12:10: 【【 没有配对的 】】。"],
    ),
    "marks in a good example": (
        NUMBER_RULE.replace("64次", "【【64次】】"),
        ["13:11: 正例（good）里不能有 【【 】】 标记。"],
    ),
    "fixed without fix": (
        NUMBER_RULE.replace("次】】。", "次】】。\n    fixed: 参加会议64次。"),
        ["13:5: 规则没有写 fix: safe 或 fix: unsafe，例子里不写 fixed。"],
    ),
    "fix without fixed": (
        NUMBER_RULE + "fix: safe\n",
        ["15:1: 规则能修改文字，examples 里至少要有一个反例写明 fixed（改后的文字）。"],
    ),
    "heading that is not there": (
        NUMBER_RULE.replace("次】】。", "次】】。\n    at: 二、成效"),
        ["13:9: at 写的“二、成效”不在例文里；照抄例文中的标题，连同序号。"],
    ),
    "two texts in one example": (
        NUMBER_RULE.replace("  - good: 参加", "    good: 参加"),
        ["11:1: examples 里至少要有一个正例（good）。", "12:5: 每个例子写且只写 bad、good、file 中的一个。"],
    ),
    "example in another setting": (
        NUMBER_RULE.replace("64次。", "64次。\n    as: {level: village, kind: annual}"),
        ["14:17: “level”：不能写“village”；可以写：state、province、city、county、town。"],
    ),
    "not a year": (
        NUMBER_RULE + "report_years: {from: 二〇一九}\n",
        ["15:22: “from”：“二〇一九”不是年份；写成 2019 这样。"],
    ),
    "severity for a check with cases": (
        SECTION_RULE[: SECTION_RULE.index("cases:")].replace("missing-problems", "vague-number")
        + "severity: note\n"
        + SECTION_RULE[SECTION_RULE.index("basis:") :]
        .replace("    case: absent\n", "")
        .replace("formerly: [no-problems]\n", ""),
        ["3:1: 检查“missing_section”分情形（absent、mentioned）；用 cases 写明每种情形的级别，不写 severity。"],
    ),
    "cases for a check without": (
        NUMBER_RULE.replace("severity: warning", "cases:\n  whole: {severity: note, when: 全文}"),
        ["3:1: 检查“number_form”不分情形；去掉 cases，用 severity 写级别。"],
    ),
}


@pytest.mark.parametrize(("content", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_in_a_rule(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert complaints(tmp_path, NUMBER, content) == [f"{NUMBER}:{each}" for each in expected]


CASE_MISTAKES = {
    "unknown case": (
        SECTION_RULE.replace("  absent:", "  absnet:"),
        ["3:1: 缺少情形：absent；不报的情形把 severity 写成 off。", "4:3: 没有名为“absnet”的情形；是不是“absent”？"],
    ),
    "unknown case of an example": (
        SECTION_RULE.replace("case: absent", "case: abset"),
        ["20:11: 没有名为“abset”的情形；是不是“absent”？"],
    ),
    "case without a reason": (
        SECTION_RULE.replace("    when: 全文没有提到\n", ""),
        ["5:5: 缺少“when”这一项；补上它。"],
    ),
    "no message for a case": (
        SECTION_RULE.replace("message: “{部分}”只是提到。\n", ""),
        ["1:1: 缺少“message”这一项；补上它，或在每种情形里都写。"],
    ),
    "unknown option": (
        SECTION_RULE.replace("share_percent", "share_per_cent"),
        ["24:24: 没有名为“share_per_cent”的键；是不是“share_percent”？"],
    ),
    "number in full width": (
        SECTION_RULE.replace("2.5", "２.5"),
        ["24:39: “share_percent”：“２.5”不是数；写成 0.03 这样，用半角数字。"],
    ),
    "truth in another language": (
        SECTION_RULE.replace("strict: true", "strict: yes"),
        ["24:69: “strict”：“yes”要写成 true（是）或 false（否）。"],
    ),
    "text for a list": (
        SECTION_RULE.replace("[不足, 问题]", "不足"),
        ["24:51: “words”：这里要写列表，每项一行，以“- ”开头，或写成 [甲, 乙]。"],
    ),
    "unknown choice": (
        SECTION_RULE.replace("strict: true", "form: shart"),
        ["24:67: “form”：不能写“shart”；是不是“short”？"],
    ),
    "unknown noun": (
        SECTION_RULE.replace("role: problems", "role: problem"),
        ["24:14: 词汇表（vocabulary.yaml）里没有“problem”；是不是“problems”？"],
    ),
    "no options": (
        SECTION_RULE[: SECTION_RULE.index("with:")],
        ["23:8: 检查“missing_section”要有参数：role；写在 with 下面。"],
    ),
    "with and nothing under it": (
        SECTION_RULE[: SECTION_RULE.index("with:")] + "with:\n",
        ["24:6: “with”：下面没有内容；写上内容，或删去这一项。"],
    ),
}


@pytest.mark.parametrize(("content", "expected"), CASE_MISTAKES.values(), ids=CASE_MISTAKES)
def test_mistake_in_cases_and_options(tmp_path: Path, content: str, expected: list[str]) -> None:
    assert complaints(tmp_path, SECTION, content) == [f"{SECTION}:{each}" for each in expected]


PLACES = {
    "unknown family": ("structur/a.yaml", "没有名为“structur”的类别；是不是“structure”？"),
    "too deep": ("structure/more/a.yaml", "规则文件要放在“类别/规则名.yaml”，不能在别的层次。"),
    "too high": ("a.yaml", "规则文件要放在“类别/规则名.yaml”，不能在别的层次。"),
    "other suffix": ("structure/a.yml", "规则文件的扩展名是小写的 .yaml；改名。"),
}


@pytest.mark.parametrize(("name", "expected"), PLACES.values(), ids=PLACES)
def test_file_in_the_wrong_place(tmp_path: Path, name: str, expected: str) -> None:
    assert complaints(tmp_path, name, NUMBER_RULE) == [f"{name}: {expected}"]


def test_one_name_in_two_families(tmp_path: Path) -> None:
    expected = (
        "structure/vague-number.yaml:1:5: 规则名“vague-number”已经在 figures/vague-number.yaml 里用了；"
        "规则名（包括 formerly 里的旧名）不能重复。"
    )
    assert complaints(tmp_path, "structure/vague-number.yaml", NUMBER_RULE) == [expected]


def test_one_former_name_in_two_rules(tmp_path: Path) -> None:
    expected = (
        "structure/missing-problems.yaml:25:12: 规则名“no-problems”已经在 figures/vague-number.yaml 里用了；"
        "规则名（包括 formerly 里的旧名）不能重复。"
    )
    assert complaints(tmp_path, NUMBER, NUMBER_RULE + "formerly: [no-problems]\n") == [expected]


NOUNS = {
    "unknown key": ("vocabulary.yaml", OURS["vocabulary.yaml"] + "mottoes: []\n", "19:1: 没有名为“mottoes”的键"),
    "unknown key of a role": (
        "vocabulary.yaml",
        OURS["vocabulary.yaml"].replace("headings:", "heading:"),
        "12:5: 缺少“headings”这一项；补上它。",
    ),
    "open parenthesis": (
        "vocabulary.yaml",
        OURS["vocabulary.yaml"].replace("(不足|问题)", "(不足|问题"),
        "14:16: “headings”：“(不足|问题”里的括号不成对；任选其一写成 (甲|乙)，真的括号写成 \\( \\)。",
    ),
    "wording of nothing": (
        "vocabulary.yaml",
        OURS["vocabulary.yaml"].replace("(不足|问题)", "(不足|)"),
        "14:16: “headings”：“(不足|)”连空白也符合；至少要有一个字是必需的。",
    ),
    "profiles in another order": (
        "profiles.yaml",
        "review: {title: 送审, says: 一。}\n",
        "1:1: 档次只有 draft、review、publish，按这个次序都要写。",
    ),
    "profile without a title": (
        "profiles.yaml",
        OURS["profiles.yaml"].replace("title: 送审, ", ""),
        "3:9: 缺少“title”这一项；补上它。",
    ),
    "place of no level": (
        "data/places.tsv",
        "name\tlevel\tsource\n上海\t直辖市\t某\n",
        "2:1: level 一列：“直辖市”不在可以写的里面",
    ),
    "place twice": (
        "data/places.tsv",
        "name\tlevel\tsource\n上海\tcity\t某\n上海\tcity\t某\n",
        "3:1: 这一行和第 2 行重复；留一行。",
    ),
    "place without a source": (
        "data/places.tsv",
        "name\tlevel\tsource\n上海\tcity\n",
        "2:1: 这一行有 2 列，应有 3 列；列与列之间用一个 Tab 隔开，空的一列也要留着。",
    ),
    "place with an empty cell": ("data/places.tsv", "name\tlevel\tsource\n上海\tcity\t\n", "2:1: source 一列不能空。"),
    "place with a space": ("data/places.tsv", "name\tlevel\tsource\n上海 \tcity\t某\n", "2:1: name 一列的前后有空格"),
    "places without headings": (
        "data/places.tsv",
        "上海\tcity\t某\n",
        "1:1: 第一行要写列名 name、level、source，用 Tab 隔开。",
    ),
}


@pytest.mark.parametrize(("name", "content", "expected"), NOUNS.values(), ids=NOUNS)
def test_mistake_in_the_nouns(tmp_path: Path, name: str, content: str, expected: str) -> None:
    first = complaints(tmp_path, name, content)[0]
    assert first.startswith(f"{name}:{expected}")


def test_nouns_that_are_missing(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "rules", {name: text for name, text in OURS.items() if name != "profiles.yaml"})
    with pytest.raises(RuleFileError) as caught:
        load_catalogue([(None, folder)], CHECKS)
    assert str(caught.value) == f"{folder}/profiles.yaml: 没有这个文件；它是规则的一部分，不能缺。"


def test_the_error_carries_its_place(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "rules", {**OURS, NUMBER: NUMBER_RULE.replace("number_form", "x")})
    with pytest.raises(RuleFileError) as caught:
        load_catalogue([(None, folder)], CHECKS)
    assert (caught.value.path, caught.value.line, caught.value.column) == (f"{folder}/{NUMBER}", 14, 8)


def test_paths_below_the_current_folder_are_shown_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_folder(tmp_path / "rules", {**OURS, NUMBER: NUMBER_RULE.replace("number_form", "x")})
    (error,) = check_rules([(None, folder)], CHECKS).errors
    assert str(error).startswith("rules/figures/vague-number.yaml:14:8: ")
