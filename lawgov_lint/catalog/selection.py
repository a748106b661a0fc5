"""Which rules run, how grave their findings are, and why.

The profile comes first, then what is named: `--select` replaces the default rules, `--extend-select` adds to them,
`--ignore` takes away. A rule's name beats its family; of equals, leaving out wins.
"""

from __future__ import annotations

from collections.abc import Mapping

from lawgov_lint.catalog.model import Catalogue, Profile, Rule, guess
from lawgov_lint.diagnostics import Level
from lawgov_lint.errors import UsageError
from lawgov_lint.values import NamedTuple

LEVELS: tuple[Level, ...] = ("error", "warning", "note", "off")
BY_NAME, BY_FAMILY = 2, 1


class Selection(NamedTuple):
    """What the settings and the command line ask for.

    Args:
        profile: draft, review or publish.
        select: names and families that replace the default rules; empty keeps the default.
        extend_select: names and families to be added.
        ignore: names and families to be left out.
        severity: rule or ``rule/case`` → level; of two on the same, the later one counts.
    """

    profile: str = "review"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Level], ...] = ()


class Choice(NamedTuple):
    """What was decided about one rule.

    Args:
        rule: the rule.
        on: whether it runs.
        reason: why, in Chinese, for a person.
        levels: case → level for this run.
    """

    rule: Rule
    on: bool
    reason: str
    levels: Mapping[str | None, Level]


def choose(catalogue: Catalogue, selection: Selection) -> tuple[Choice, ...]:
    """Decide about every rule, in the order of the catalogue.

    Raises:
        UsageError: a profile, a rule, a family, a case or a level that does not exist.
    """
    profile = _profile(catalogue, selection.profile)
    _check_names(catalogue, selection)
    overrides = _overrides(catalogue, selection)
    return tuple(_choice(rule, catalogue, profile, selection, overrides) for rule in catalogue.rules)


def _choice(
    rule: Rule,
    catalogue: Catalogue,
    profile: Profile,
    selection: Selection,
    overrides: Mapping[tuple[str, str | None], Level],
) -> Choice:
    on, reason, strength = _wanted(rule, selection)
    held_by = _held_by(rule, catalogue, profile.name)
    levels = _levels(rule, profile.name)
    if on and held_by != profile.name:
        if strength == BY_NAME and held_by is not None:
            levels = _levels(rule, held_by)
            reason += f"，档次“{profile.title}”不含此规则，级别按“{_profile(catalogue, held_by).title}”"
        else:
            on, reason = False, f"档次“{profile.title}”不含此规则"
    levels = {
        case: overrides.get((rule.id, case), overrides.get((rule.id, None), level)) for case, level in levels.items()
    }
    if on and all(level == "off" for level in levels.values()):
        on, reason = False, f"被 --severity {rule.id}=off 关闭"
    return Choice(rule, on, reason, levels)


def _wanted(rule: Rule, selection: Selection) -> tuple[bool, str, int]:
    """Whether the names ask for the rule, why, and how exactly it is named (0: not at all)."""
    on_strength, on_reason = _named(rule, "--select", selection.select, "由 {} 选中")
    added = _named(rule, "--extend-select", selection.extend_select, "由 {} 加入")
    if added[0] > on_strength:
        on_strength, on_reason = added
    off_strength, off_reason = _named(rule, "--ignore", selection.ignore, "被 {} 排除")
    if off_strength and off_strength >= on_strength:
        return False, off_reason, off_strength
    if rule.named_only and on_strength < BY_NAME:
        return False, "只在点名时运行", 0
    if on_strength:
        return True, on_reason, on_strength
    if selection.select:
        return False, "不在 --select 所列之内", 0
    return True, "默认开启", 0


def _named(rule: Rule, option: str, names: tuple[str, ...], reason: str) -> tuple[int, str]:
    for name in names:
        if name == rule.id or name in rule.formerly:
            return BY_NAME, reason.format(f"{option} {name}")
    if rule.family in names:
        return BY_FAMILY, reason.format(f"{option} {rule.family}")
    return 0, ""


def _levels(rule: Rule, profile: str) -> dict[str | None, Level]:
    return {name: case.severity[profile] for name, case in rule.cases.items()}


def _held_by(rule: Rule, catalogue: Catalogue, profile: str) -> str | None:
    """The profile itself when the rule is on in it, otherwise the lowest one in which it is on."""
    names = [profile, *(each.name for each in catalogue.profiles)]
    return next((name for name in names if set(_levels(rule, name).values()) != {"off"}), None)


def _profile(catalogue: Catalogue, name: str) -> Profile:
    for profile in catalogue.profiles:
        if profile.name == name:
            return profile
    known = [profile.name for profile in catalogue.profiles]
    raise UsageError(f"没有名为“{name}”的档次" + (guess(name, known) or f"；可以写：{'、'.join(known)}。"))


def _check_names(catalogue: Catalogue, selection: Selection) -> None:
    known = _known_names(catalogue)
    families = [rule.family for rule in catalogue.rules]
    for option, names in (
        ("--select", selection.select),
        ("--extend-select", selection.extend_select),
        ("--ignore", selection.ignore),
    ):
        for name in names:
            if name not in known and name not in families:
                close = guess(name, [*known, *families]) or "；用 lawgov-lint rules 看全部规则。"
                raise UsageError(f"{option}：没有名为“{name}”的规则或类别{close}")


def _known_names(catalogue: Catalogue) -> dict[str, Rule]:
    """Rules by their ids, and by the ids they had before."""
    known = {old: rule for rule in catalogue.rules for old in rule.formerly}
    known.update((rule.id, rule) for rule in catalogue.rules)
    return known


def _overrides(catalogue: Catalogue, selection: Selection) -> dict[tuple[str, str | None], Level]:
    known = _known_names(catalogue)
    overrides: dict[tuple[str, str | None], Level] = {}
    for name, level in selection.severity:
        if level not in LEVELS:
            close = guess(level, LEVELS) or f"；可以写：{'、'.join(LEVELS)}。"
            raise UsageError(f"--severity {name}={level}：没有这个级别{close}")
        rule, case = _rule_and_case(known, name)
        overrides[rule.id, case] = level
    return overrides


def _rule_and_case(known: Mapping[str, Rule], name: str) -> tuple[Rule, str | None]:
    """The rule and the case that ``rule`` or ``rule/case`` means; ids of packs hold a slash themselves."""
    if name in known:
        return known[name], None
    before, _, case = name.rpartition("/")
    rule = known.get(before)
    if rule is None:
        close = guess(name, list(known)) or "；用 lawgov-lint rules 看全部规则。"
        raise UsageError(f"--severity：没有名为“{name}”的规则{close}")
    if case not in rule.cases:
        cases = [each for each in rule.cases if each]
        close = guess(case, cases) or (f"；可以写：{'、'.join(cases)}。" if cases else "；它不分情形。")
        raise UsageError(f"--severity：规则 {rule.id} 没有名为“{case}”的情形{close}")
    return rule, case
