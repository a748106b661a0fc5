"""`rules check` and `rules index`."""

from __future__ import annotations

from pathlib import Path

from lawgov_lint.catalog.checking import INDEX, check_rules, index_is_current, rules_index
from lawgov_lint.catalog.compiled import load_catalogue
from tests.catalog.support import CHECKS, NUMBER_RULE, OURS, write_folder


def test_good_rules_yield_the_catalogue(rules: str) -> None:
    checked = check_rules([(None, rules)], CHECKS)
    assert checked.errors == ()
    assert checked.catalogue == load_catalogue([(None, rules)], CHECKS)


def test_every_mistake_of_every_file_is_told(tmp_path: Path) -> None:
    files = {
        **OURS,
        "figures/vague-number.yaml": NUMBER_RULE.replace("number_form", "x").replace("force: 国家标准", "force: 习惯"),
        "figures/other.yaml": "id: other",
        "wording/a.yaml": "",
    }
    folder = write_folder(tmp_path / "rules", files)
    office = write_folder(tmp_path / "office", {"house/motto.yaml": NUMBER_RULE})
    errors = check_rules([("office", office), (None, folder)], CHECKS).errors
    assert [str(error).removeprefix(f"{tmp_path}/").split(" ")[0] for error in errors] == [
        *["rules/figures/other.yaml:1:1:"] * 6,
        "rules/figures/vague-number.yaml:6:12:",
        "rules/wording/a.yaml:",
        "office/house/motto.yaml:1:5:",
    ]


def test_packs_wait_for_our_nouns(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "rules", {**OURS, "profiles.yaml": "a: b\n"})
    office = write_folder(tmp_path / "office", {"house/motto.yaml": "id: x"})
    (error,) = check_rules([("office", office), (None, folder)], CHECKS).errors
    assert str(error) == f"{folder}/profiles.yaml:1:4: “a”：这里要写若干行“键: 值”。"


def test_example_files_must_be_there_and_be_marked_well(tmp_path: Path) -> None:
    examples = (
        "  - {file: here.txt, expect: bad}\n  - {file: gone.txt, expect: good}\n  - {file: open.txt, expect: bad}\n"
    )
    files = {
        **OURS,
        "figures/vague-number.yaml": NUMBER_RULE.replace("check:", examples + "check:"),
        "figures/here.txt": "参加【【64余次】】",
        "figures/open.txt": "参加【【64余次",
    }
    folder = write_folder(tmp_path / "rules", files)
    place = f"{folder}/figures/vague-number.yaml: 例子的文件"
    assert [str(error) for error in check_rules([(None, folder)], CHECKS).errors] == [
        f"{place}“gone.txt”不存在；路径从规则文件所在的文件夹算起。",
        f"{place}“open.txt”：【【 没有配对的 】】。",
    ]


def test_the_index_lists_every_rule(rules: str) -> None:
    assert rules_index(load_catalogue([(None, rules)], CHECKS)).splitlines()[4:] == [
        "级别依次为：起草（draft）、送审（review）、公布（publish）；三个档次相同时只写一个，“—”表示不报。",
        "",
        "## structure 结构",
        "",
        "| 规则 | 说什么 | 级别 | 适用 | 依据 | 修改 |",
        "|---|---|---|---|---|---|",
        "| [`missing-problems`](structure/missing-problems.yaml) | 没有写存在的不足 |"
        " `absent` 错误<br>`mentioned` — / 提示 / 警告 | 年度报告，报告年度2019— | 党内法规 |  |",
        "",
        "## figures 数据",
        "",
        "| 规则 | 说什么 | 级别 | 适用 | 依据 | 修改 |",
        "|---|---|---|---|---|---|",
        "| [`vague-number`](figures/vague-number.yaml) | 确数后不能加“余” | 警告 | 任何文件 | 国家标准 |  |",
    ]


def test_whether_the_index_is_current(rules: str) -> None:
    catalogue = load_catalogue([(None, rules)], CHECKS)
    assert not index_is_current(rules, catalogue)
    Path(rules, INDEX).write_text(rules_index(catalogue), "utf-8")
    assert index_is_current(rules, catalogue)
    Path(rules, INDEX).write_text(rules_index(catalogue) + "\n", "utf-8")
    assert not index_is_current(rules, catalogue)
