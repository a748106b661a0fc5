"""One rule file → its compiled form and its card, or everything that is wrong with it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lawgov_lint.catalog import schema
from lawgov_lint.catalog.complaints import as_written, validated
from lawgov_lint.catalog.examples import parse_example
from lawgov_lint.catalog.files import Location, Tree
from lawgov_lint.catalog.model import ANY, PROFILES, guess
from lawgov_lint.errors import RuleFileError
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check

CUSTOM = ("通行做法", "单位配置")
"""Forces that bind nobody; a rule that rests on them alone must not claim a 规定."""

_NOUNS = {"role": "roles", "roles": "roles", "kind": "kinds", "kinds": "kinds"}
"""Names of options whose values are nouns of the vocabulary → the part of it that has them."""


class Scope(NamedTuple):
    """What a rule file must agree with.

    Args:
        checks: by kind.
        kinds, roles: names in the vocabulary.
    """

    checks: Mapping[str, Check]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]


class Problem(NamedTuple):
    """Something wrong, before it has a line."""

    location: Location
    message: str
    at_key: bool = False


class CompiledRule(NamedTuple):
    """A rule as JSON: what a run needs, and what a reader of its card wants besides."""

    run: dict[str, Any]
    card: dict[str, Any]


def compile_rule(
    tree: Tree, name: str, family: str, pack: str | None, scope: Scope
) -> tuple[CompiledRule | None, list[RuleFileError]]:
    """Compile the rule that stands in ``<family>/<name>.yaml``.

    Returns:
        The rule, or None and its errors in the order of the file.
    """
    rule, errors = validated(schema.RuleEntry, tree)
    check = scope.checks.get(str(tree.value(("check",))))
    options: dict[str, Any] = {}
    if check is not None and isinstance(tree.value(("with",)), dict | None):
        options, wrong = _options(tree, check)
        errors += wrong
    if rule is not None:
        errors += [tree.error(each.message, each.location, each.at_key) for each in _problems(rule, name, check, scope)]
        errors += [tree.error(each.message, each.location) for each in _unknown_nouns(options, scope)]
    if errors or rule is None or check is None:
        return None, sorted(errors, key=lambda error: (error.line, error.column))
    return CompiledRule(_run_part(rule, family, pack, options), _card(rule, pack)), []


def _options(tree: Tree, check: Check) -> tuple[dict[str, Any], list[RuleFileError]]:
    model = schema.options_model(check.options)
    if ("with",) not in tree.values:
        needed = [name for name, field in model.model_fields.items() if field.is_required()]
        if needed:
            return {}, [tree.error(f"检查“{check.kind}”要有参数：{'、'.join(needed)}；写在 with 下面。", ("check",))]
        return {}, []
    entry, errors = validated(model, tree, ("with",))
    return as_written(entry) if entry else {}, errors


def _problems(rule: schema.RuleEntry, name: str, check: Check | None, scope: Scope) -> Iterator[Problem]:
    if rule.id != name:
        yield Problem(("id",), f"规则名“{rule.id}”和文件名“{name}.yaml”不一致；改成一样的。")
    if check is None:
        close = guess(rule.check, sorted(scope.checks)) or f"；可以写：{'、'.join(sorted(scope.checks))}。"
        yield Problem(("check",), f"没有名为“{rule.check}”的检查{close}")
    else:
        yield from _case_problems(rule, check)
        yield from _field_problems(rule, check)
    yield from _severity_problems(rule)
    yield from _wording_problems(rule)
    yield from _date_problems(rule)
    for number, kind in enumerate(rule.applies_to):
        if kind not in scope.kinds and rule.applies_to != [ANY]:
            close = guess(kind, scope.kinds) or f"；可以写：any、{'、'.join(scope.kinds)}。"
            yield Problem(("applies_to", number), f"没有名为“{kind}”的文种{close}")
    for number, old in enumerate(rule.formerly):
        if old == rule.id or old in rule.formerly[:number]:
            yield Problem(("formerly", number), f"“{old}”不用写在 formerly 里：重复了，或就是现在的规则名。")
    yield from _example_problems(rule, check, scope)


def _case_problems(rule: schema.RuleEntry, check: Check) -> Iterator[Problem]:
    if rule.cases and rule.severity:
        yield Problem(("severity",), "severity 和 cases 只写一个；分情形时，级别写在 cases 的每种情形里。", True)
    elif check.cases and not rule.cases:
        message = f"检查“{check.kind}”分情形（{'、'.join(check.cases)}）；用 cases 写明每种情形的级别，不写 severity。"
        yield Problem(("severity",) if rule.severity else (), message, True)
    elif rule.cases and not check.cases:
        yield Problem(("cases",), f"检查“{check.kind}”不分情形；去掉 cases，用 severity 写级别。", True)
    elif not rule.cases and not rule.severity:
        yield Problem((), "缺少“severity”这一项；写明级别 error、warning 或 note。")
    if not (rule.cases and check.cases):
        return
    for name in rule.cases:
        if name not in check.cases:
            close = guess(name, check.cases) or f"；检查“{check.kind}”的情形有：{'、'.join(check.cases)}。"
            yield Problem(("cases", name), f"没有名为“{name}”的情形{close}", True)
    if missing := [name for name in check.cases if name not in rule.cases]:
        yield Problem(("cases",), f"缺少情形：{'、'.join(missing)}；不报的情形把 severity 写成 off。", True)


def _field_problems(rule: schema.RuleEntry, check: Check) -> Iterator[Problem]:
    if not rule.message and not (rule.cases and all(case.message for case in rule.cases.values())):
        yield Problem((), "缺少“message”这一项；补上它，或在每种情形里都写。")
    for location, template in _templates(rule):
        try:
            parts = list(string.Formatter().parse(template))
        except ValueError:
            yield Problem(location, "花括号不成对；字段写成 {字段}，要写花括号本身就写两个：{{ }}。")
            continue
        for _, field, form, conversion in parts:
            if field is not None and (field not in check.fields or form or conversion):
                yield Problem(location, _unknown_field(field, check))


def _unknown_field(field: str, check: Check) -> str:
    if not check.fields:
        return f"消息里不能写“{{{field}}}”：检查“{check.kind}”没有可用的字段。"
    close = guess(field, sorted(check.fields)) or f"；可以写：{'、'.join(f'{{{each}}}' for each in check.fields)}。"
    return f"检查“{check.kind}”没有名为“{field}”的字段{close}"


def _templates(rule: schema.RuleEntry) -> Iterator[tuple[Location, str]]:
    """Every text that may hold fields."""
    for key in ("message", "suggestion"):
        if text := getattr(rule, key):
            yield (key,), text
        for name, case in (rule.cases or {}).items():
            if text := getattr(case, key):
                yield ("cases", name, key), text


def _severity_problems(rule: schema.RuleEntry) -> Iterator[Problem]:
    ladders: list[tuple[Location, Mapping[str, str]]] = []
    if rule.severity:
        ladders.append((("severity",), rule.severity))
    ladders += [(("cases", name, "severity"), case.severity) for name, case in (rule.cases or {}).items()]
    for location, ladder in ladders:
        if not ladder:
            yield Problem(location, "“severity”下面没有内容；写上级别。")
        for profile in ladder:
            if profile not in PROFILES:
                close = guess(profile, PROFILES) or f"；可以写：{'、'.join(PROFILES)}。"
                yield Problem((*location, profile), f"没有名为“{profile}”的档次{close}", True)
    if ladders and all(level == "off" for _, ladder in ladders for level in ladder.values()):
        yield Problem(ladders[0][0], "规则在哪个档次都不报；不要的规则删去文件，要点名才运行的写 enabled: named。")


def _wording_problems(rule: schema.RuleEntry) -> Iterator[Problem]:
    if any(basis.force not in CUSTOM for basis in rule.basis):
        return
    texts = [(("title",), rule.title), (("why",), rule.why), *_templates(rule)]
    texts += [(("cases", name, "when"), case.when) for name, case in (rule.cases or {}).items()]
    for location, text in texts:
        if "规定" in re.sub("《[^》]*》", "", text):
            message = "依据只有通行做法或单位配置，不能说成“规定”；改为“通常”“一般”“本单位要求”等（书名号里的除外）。"
            yield Problem(location, message)


def _date_problems(rule: schema.RuleEntry) -> Iterator[Problem]:
    for number, basis in enumerate(rule.basis):
        if basis.since and basis.until and basis.since > basis.until:
            yield Problem(("basis", number, "until"), f"until（{basis.until}）早于 since（{basis.since}）。")
    years = rule.report_years
    if years and years.first is None and years.last is None:
        yield Problem(("report_years",), "report_years 至少写 from（起）或 to（止）中的一个。")
    if years and years.first and years.last and years.first > years.last:
        yield Problem(("report_years", "to"), f"to（{years.last}）早于 from（{years.first}）。")


def _example_problems(rule: schema.RuleEntry, check: Check | None, scope: Scope) -> Iterator[Problem]:
    for number, example in enumerate(rule.examples):
        for problem in _one_example(example, rule, check, scope):
            yield problem._replace(location=("examples", number, *problem.location))
    bad = [bool(example.bad) or example.expect == "bad" for example in rule.examples]
    if not any(bad):
        yield Problem(("examples",), "examples 里至少要有一个反例（bad），用【【 】】标出要报的文字。", True)
    if all(bad):
        yield Problem(("examples",), "examples 里至少要有一个正例（good）。", True)
    if rule.fix and not any(example.fixed for example in rule.examples):
        yield Problem(("fix",), "规则能修改文字，examples 里至少要有一个反例写明 fixed（改后的文字）。", True)


def _one_example(
    example: schema.ExampleEntry, rule: schema.RuleEntry, check: Check | None, scope: Scope
) -> Iterator[Problem]:
    if sum(text is not None for text in (example.bad, example.good, example.file)) != 1:
        yield Problem((), "每个例子写且只写 bad、good、file 中的一个。")
        return
    if (example.file is None) is not (example.expect is None):
        yield Problem((), "file 和 expect（bad 或 good）要一起写；bad、good 不写 expect。")
    if example.bad is None and example.expect != "bad":
        for key in ("fixed", "case", "at"):
            if getattr(example, key) is not None:
                yield Problem((key,), f"正例没有要报的问题，不写 {key}。", True)
    if example.fixed and not rule.fix:
        yield Problem((("fixed",)), "规则没有写 fix: safe 或 fix: unsafe，例子里不写 fixed。", True)
    if example.case and check and example.case not in check.cases:
        close = guess(example.case, check.cases) or f"；可以写：{'、'.join(check.cases) or '（不分情形）'}。"
        yield Problem(("case",), f"没有名为“{example.case}”的情形{close}")
    yield from _setting_problems(example.setting, scope)
    if example.file is None:
        try:
            parse_example(as_written(example))
        except ValueError as wrong:
            yield Problem(
                ("at",) if str(wrong).startswith("at ") else ("bad",) if example.bad else ("good",), str(wrong)
            )


def _setting_problems(setting: schema.SettingEntry | None, scope: Scope) -> Iterator[Problem]:
    known = {"kind": scope.kinds, "profile": PROFILES}
    for key, names in known.items():
        value = getattr(setting, key, None)
        if value is not None and value not in names:
            close = guess(value, names) or f"；可以写：{'、'.join(names)}。"
            yield Problem(("as", key), f"没有名为“{value}”的{'文种' if key == 'kind' else '档次'}{close}")


def _unknown_nouns(options: Mapping[str, Any], scope: Scope) -> Iterator[Problem]:
    for option, part in _NOUNS.items():
        known: tuple[str, ...] = getattr(scope, part)
        given = options.get(option, [])
        names: Iterable[tuple[Location, Any]] = (
            [(("with", option), given)]
            if isinstance(given, str)
            else [(("with", option, number), name) for number, name in enumerate(given or [])]
        )
        for location, name in names:
            if name not in known:
                close = guess(str(name), known) or f"；可以写：{'、'.join(known)}。"
                yield Problem(location, f"词汇表（vocabulary.yaml）里没有“{name}”{close}")


def _run_part(rule: schema.RuleEntry, family: str, pack: str | None, options: dict[str, Any]) -> dict[str, Any]:
    years = rule.report_years
    cases: list[list[Any]] = [
        [name, _ladder(case.severity), case.message or rule.message, case.suggestion or rule.suggestion]
        for name, case in (rule.cases or {}).items()
    ]
    return {
        "id": _full(rule.id, pack),
        "family": family,
        "title": rule.title,
        "check": rule.check,
        "options": options,
        "cases": cases or [[None, _ladder(rule.severity or {}), rule.message, rule.suggestion]],
        "basis": [[each.cite, each.force, each.since, each.until] for each in rule.basis],
        "applies_to": [] if rule.applies_to == [ANY] else rule.applies_to,
        "report_years": [years.first, years.last] if years else [None, None],
        "needs_year": bool(rule.needs or years),
        "named_only": rule.enabled == "named",
        "fix": rule.fix,
        "path": f"{family}/{rule.id}.yaml",
        "formerly": [_full(old, pack) for old in rule.formerly],
    }


def _card(rule: schema.RuleEntry, pack: str | None) -> dict[str, Any]:
    return {
        "id": _full(rule.id, pack),
        "why": rule.why,
        "false_alarms": rule.false_alarms,
        "cases": {name: case.when for name, case in (rule.cases or {}).items()},
        "examples": [as_written(example) for example in rule.examples],
    }


def _full(name: str, pack: str | None) -> str:
    return f"{pack}/{name}" if pack else name


def _ladder(written: Mapping[str, str]) -> dict[str, str]:
    """Every profile's level: its own, or that of the one below; off below the first that is written."""
    levels, level = {}, "off"
    for profile in PROFILES:
        level = written.get(profile, level)
        levels[profile] = level
    return levels
