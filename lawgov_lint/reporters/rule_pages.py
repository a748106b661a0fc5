"""What ``lawgov-lint rules`` and ``lawgov-lint explain`` show: the table of rules, and the card of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from lawgov_lint.catalog.model import FAMILIES
from lawgov_lint.reporters.layout import cells, pad, wrap
from lawgov_lint.reporters.rows import SEVERITY_NAMES

if TYPE_CHECKING:
    from lawgov_lint.catalog import Card, Catalogue, Rule
    from lawgov_lint.catalog.examples import Example
    from lawgov_lint.catalog.selection import Choice
    from lawgov_lint.diagnostics import Basis

DEFAULT = "默认开启"
_FIXES = {"safe": "可以放心改", "unsafe": "改后须人看"}
_ORGANS = {"state": "国家级", "province": "省级", "city": "市级", "county": "县级", "town": "乡镇级"}


def rules_table(choices: Sequence[Choice], width: int) -> Iterator[str]:
    """Every rule: whether it is on, how grave, its id and title; the reason where it is not the usual one."""
    names = max((len(choice.rule.id) for choice in choices), default=0)
    levels = max((cells(_levels(choice)) for choice in choices), default=0)
    for family, group in groupby(choices, key=lambda choice: choice.rule.family):
        yield _family(family)
        for choice in group:
            yield from _row(choice, names, levels, width)
        yield ""
    on = sum(choice.on for choice in choices)
    yield f"共 {len(choices)} 条规则，开 {on} 条；没有写原因的都是{DEFAULT}。"


def _row(choice: Choice, names: int, levels: int, width: int) -> Iterator[str]:
    lead = f"  {'开' if choice.on else '关'}  {pad(_levels(choice), levels)}  {choice.rule.id:<{names}}  "
    text = choice.rule.title + ("" if choice.reason == DEFAULT else f"（{choice.reason}）")
    for line in wrap(text, max(width - cells(lead), 20)):
        yield lead + line
        lead = " " * cells(lead)


def _levels(choice: Choice) -> str:
    return "/".join(dict.fromkeys(SEVERITY_NAMES[level] for level in choice.levels.values()))


def _family(family: str) -> str:
    return f"{family} {FAMILIES.get(family, '')}".rstrip()


def card(rule: Rule, details: Card, catalogue: Catalogue, width: int) -> Iterator[str]:
    """Everything a rule file says, for people."""
    yield f"{rule.id}  {rule.title}"
    yield ""
    yield from _item("类别", _family(rule.family), width)
    yield from _item("适用", _scope(rule, catalogue), width)
    for number, basis in enumerate(rule.basis):
        yield from _item("依据" if number == 0 else "", _basis(basis), width)
    if rule.fix:
        yield from _item("修改", f"能自动改，{_FIXES[rule.fix]}", width)
    if rule.formerly:
        yield from _item("曾用名", "、".join(rule.formerly), width)
    yield from _item("文件", rule.path, width)
    yield from _section("为什么", _joined(details.why), width)
    yield from _section("级别和说法", _cases(rule, details, catalogue), width)
    yield from _section("已知误报", (f"- {each}" for text in details.false_alarms for each in _joined(text)), width)
    yield from _section("例子", _examples(details.examples), width)


def _scope(rule: Rule, catalogue: Catalogue) -> str:
    kinds = catalogue.vocabulary.kinds
    text = "、".join(kinds[kind].title if kind in kinds else kind for kind in rule.applies_to) or "任何文件"
    first, last = rule.report_years
    if first or last:
        text += f"，报告年度 {first or ''}—{last or ''}"
    elif rule.needs_year:
        text += "，须知道报告年度"
    return text + ("；点名才运行" if rule.named_only else "")


def _basis(basis: Basis) -> str:
    days = f"，自 {basis.since} 起" if basis.since else ""
    days += f"，至 {basis.until} 止" if basis.until else ""
    return f"{basis.cite}（{basis.force}{days}）"


def _cases(rule: Rule, details: Card, catalogue: Catalogue) -> Iterator[str]:
    titles = {profile.name: profile.title for profile in catalogue.profiles}
    for name, case in rule.cases.items():
        levels = [f"{titles[profile]} {SEVERITY_NAMES[level]}" for profile, level in case.severity.items()]
        if len(set(case.severity.values())) == 1:
            levels = [SEVERITY_NAMES[level] for level in set(case.severity.values())]
        when = f"{name}（{details.cases[name]}）：" if name and name in details.cases else f"{name}：" if name else ""
        yield f"{when}{'，'.join(levels)}"
        yield f"  {case.message}"
        if case.suggestion:
            yield f"  建议：{case.suggestion}"


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        words = [f"{example.setting.year} 年度"] if example.setting.year else []
        words += [_ORGANS[example.setting.level]] if example.setting.level else []
        words += [example.case] if example.case else []
        yield ("有问题" if example.bad else "没问题") + (f"（{'，'.join(words)}）" if words else "") + "："
        text = f"文件 {example.file}" if example.file else example.marked or example.text
        yield from (f"  {line}" for line in text.split("\n"))
        if example.fixed:
            yield "改后："
            yield from (f"  {line}" for line in example.fixed.split("\n"))


def _joined(text: str) -> Iterator[str]:
    """Paragraphs and list items, each on one line; the line breaks of the rule file are only its author's margin."""
    paragraph = ""
    for line in [*map(str.strip, text.split("\n")), ""]:
        if paragraph and (not line or line.startswith("-")):
            yield paragraph
            paragraph = ""
        blank = " " if paragraph[-1:].isascii() and paragraph and line[:1].isascii() else ""
        paragraph += blank + line


def _section(title: str, lines: Iterable[str], width: int) -> Iterator[str]:
    lines = [line for line in lines if line.strip()]
    if not lines:
        return
    yield ""
    yield title
    for line in lines:
        indent = 2 + len(line) - len(line.lstrip())
        yield from (" " * indent + each for each in wrap(line.strip(), width - indent))


def _item(label: str, text: str, width: int) -> Iterator[str]:
    lead = f"{label}：" if label else " " * 6
    for line in wrap(text, width - cells(lead)):
        yield lead + line
        lead = " " * cells(lead)
