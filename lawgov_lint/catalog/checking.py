"""`lawgov-lint rules check` and `lawgov-lint rules index`: everything is read afresh, no compiled copy is used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lawgov_lint.catalog import store
from lawgov_lint.catalog.building import Compiled, compile_folder
from lawgov_lint.catalog.compiled import RuleDirs, document, in_order, merged
from lawgov_lint.catalog.examples import parse_example
from lawgov_lint.catalog.files import shown
from lawgov_lint.catalog.model import FAMILIES, Case, Catalogue, Rule
from lawgov_lint.catalog.registers import compile_instruments, read_as_of
from lawgov_lint.errors import LawgovLintError, RuleFileError
from lawgov_lint.instruments import NOTHING_KNOWN, Register
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check

INDEX = "INDEX.md"
LEVEL_TITLES = {"error": "错误", "warning": "警告", "note": "提示", "off": "—"}
FIX_TITLES = {"safe": "安全", "unsafe": "须复核", None: ""}


class RulesChecked(NamedTuple):
    """What came of checking all rule files.

    Args:
        catalogue: the rules; None when anything is wrong.
        errors: everything that is wrong, by folder and file.
    """

    catalogue: Catalogue | None
    errors: tuple[LawgovLintError, ...]


def check_rules(rule_dirs: RuleDirs, checks: Mapping[str, Check]) -> RulesChecked:
    """Read every rule file of every folder, and say everything that is wrong with any of them."""
    our_folder, packs = in_order(rule_dirs)
    ours: Mapping[str, Any] | None = None
    documents: list[tuple[str, Mapping[str, Any]]] = []
    errors: list[LawgovLintError] = []
    for pack, folder in [(None, our_folder), *packs]:
        try:
            files = store.folder_files(folder)
        except RuleFileError as wrong:
            errors.append(wrong)
            continue
        compiled = compile_folder(pack, folder, files, checks, ours)
        errors += [*compiled.errors, *_wrong_example_files(compiled, folder)]
        documents.append((folder, document(compiled, store.RUN_FILE, store.files_digest(files))))
        if pack is None:
            ours = compiled.run
            if not ours["vocabulary"]:
                break  # nothing can be said about packs without our nouns
    folders = [our_folder, *(folder for _, folder in packs)]
    form, wrong_tables = compile_instruments(folders)
    errors += wrong_tables
    if errors:
        return RulesChecked(None, tuple(errors))
    register = Register(lambda: form, read_as_of(our_folder)) if form else NOTHING_KNOWN
    try:
        return RulesChecked(merged(documents, checks, register), ())
    except RuleFileError as wrong:
        return RulesChecked(None, (wrong,))


def _wrong_example_files(compiled: Compiled, folder: str) -> Iterator[RuleFileError]:
    paths = {rule["id"]: rule["path"] for rule in compiled.run["rules"]}
    for name, card in compiled.cards.items():
        rule_file = os.path.join(folder, paths[name])
        for example in card["examples"]:
            if message := _wrong_file(example, os.path.dirname(rule_file)):
                yield RuleFileError(message, shown(rule_file))


def _wrong_file(example: Mapping[str, Any], folder: str) -> str | None:
    if "file" not in example:
        return None
    path = os.path.join(folder, example["file"])
    if not os.path.isfile(path):
        return f"例子的文件“{example['file']}”不存在；路径从规则文件所在的文件夹算起。"
    if not path.endswith((".txt", ".md")):
        return None
    try:
        with open(path, encoding="utf-8", newline="") as file:
            parse_example(example, file.read())
    except ValueError as wrong:
        return f"例子的文件“{example['file']}”：{wrong}"
    return None


def rules_index(catalogue: Catalogue) -> str:
    """`rules/INDEX.md`: a table a family of what is in the catalogue."""
    lines = [
        "# 规则一览",
        "",
        "由 `lawgov-lint rules index` 从规则文件生成，不要手改。",
        "",
        f"级别依次为：{'、'.join(f'{profile.title}（{profile.name}）' for profile in catalogue.profiles)}；"
        "三个档次相同时只写一个，“—”表示不报。",
    ]
    families = [*FAMILIES, *sorted({rule.family for rule in catalogue.rules} - set(FAMILIES))]
    for family in families:
        rules = [rule for rule in catalogue.rules if rule.family == family]
        if rules:
            lines += ["", f"## {family} {FAMILIES.get(family, '')}".rstrip(), ""]
            lines += ["| 规则 | 说什么 | 级别 | 适用 | 依据 | 修改 |", "|---|---|---|---|---|---|"]
            lines += [_row(rule, catalogue) for rule in rules]
    return "\n".join(lines) + "\n"


def index_is_current(folder: str, catalogue: Catalogue) -> bool:
    """Whether the index in the folder says what the rule files say."""
    try:
        with open(os.path.join(folder, INDEX), encoding="utf-8") as file:
            return file.read() == rules_index(catalogue)
    except (OSError, UnicodeDecodeError):
        return False


def _row(rule: Rule, catalogue: Catalogue) -> str:
    levels = "<br>".join(_levels(case) for case in rule.cases.values())
    if rule.named_only:
        levels += "<br>点名才运行"
    forces = "、".join(dict.fromkeys(basis.force for basis in rule.basis))
    cells = (
        f"[`{rule.id}`]({rule.path})",
        rule.title.replace("|", "\\|"),
        levels,
        _applies_to(rule, catalogue),
        forces,
        FIX_TITLES[rule.fix],
    )
    return f"| {' | '.join(cells)} |"


def _levels(case: Case) -> str:
    levels = [LEVEL_TITLES[level] for level in case.severity.values()]
    text = levels[0] if len(set(levels)) == 1 else " / ".join(levels)
    return f"`{case.name}` {text}" if case.name else text


def _applies_to(rule: Rule, catalogue: Catalogue) -> str:
    kinds = [catalogue.vocabulary.kinds[kind].title for kind in rule.applies_to]
    text = "、".join(kinds) or "任何文件"
    first, last = rule.report_years
    if first or last:
        return f"{text}，报告年度{first or ''}—{last or ''}"
    return f"{text}，须有报告年度" if rule.needs_year else text
