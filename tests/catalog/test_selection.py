"""Which rules run and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from lawgov_lint.catalog.model import Case, Catalogue, Profile, Rule
from lawgov_lint.catalog.selection import Selection, choose
from lawgov_lint.diagnostics import Level
from lawgov_lint.errors import UsageError
from lawgov_lint.vocabulary import Tables, Vocabulary

EVERYWHERE: Mapping[str, Level] = {"draft": "warning", "review": "warning", "publish": "warning"}
LAST_LOOK: Mapping[str, Level] = {"draft": "off", "review": "off", "publish": "error"}


def rule(name: str, family: str = "structure", **values: Any) -> Rule:
    cases = values.pop("cases", {None: EVERYWHERE})
    return Rule(
        id=name,
        family=family,
        title="题目",
        check="c",
        options={},
        cases={case: Case(case, severity, "消息", None) for case, severity in cases.items()},
        basis=(),
        applies_to=(),
        report_years=(None, None),
        needs_year=False,
        named_only=values.pop("named_only", False),
        fix=None,
        path=f"{family}/{name}.yaml",
        formerly=values.pop("formerly", ()),
    )


CATALOGUE = Catalogue(
    rules=(
        rule("late-date", "dates"),
        rule("draft-mark", "publication", cases={None: LAST_LOOK}),
        rule("house/motto", formerly=("house/slogan",)),
        rule("missing-title", cases={"absent": EVERYWHERE, "mentioned": LAST_LOOK}, formerly=("no-title",)),
        rule("report-verb", named_only=True),
    ),
    vocabulary=Vocabulary({}, {}, (), (), (), (), {}, Tables({})),
    profiles=(
        Profile("draft", "起草", "一。"),
        Profile("review", "送审", "二。"),
        Profile("publish", "公布", "三。"),
    ),
    digest="",
)


def reasons(**wishes: Any) -> dict[str, str]:
    """Rule → `+` or `-` and the reason."""
    return {
        choice.rule.id: f"{'+' if choice.on else '-'}{choice.reason}"
        for choice in choose(CATALOGUE, Selection(**wishes))
    }


def levels(name: str, **wishes: Any) -> Mapping[str | None, Level]:
    return next(choice.levels for choice in choose(CATALOGUE, Selection(**wishes)) if choice.rule.id == name)


def test_default() -> None:
    assert reasons() == {
        "late-date": "+默认开启",
        "draft-mark": "-档次“送审”不含此规则",
        "house/motto": "+默认开启",
        "missing-title": "+默认开启",
        "report-verb": "-只在点名时运行",
    }


def test_the_last_profile_holds_everything_below() -> None:
    assert reasons(profile="publish")["draft-mark"] == "+默认开启"
    assert reasons(profile="publish")["late-date"] == "+默认开启"


def test_a_case_can_be_off_in_a_profile() -> None:
    assert levels("missing-title") == {"absent": "warning", "mentioned": "off"}
    assert levels("missing-title", profile="publish") == {"absent": "warning", "mentioned": "error"}


def test_select_replaces_the_default() -> None:
    assert reasons(select=("dates",)) == {
        "late-date": "+由 --select dates 选中",
        "draft-mark": "-不在 --select 所列之内",
        "house/motto": "-不在 --select 所列之内",
        "missing-title": "-不在 --select 所列之内",
        "report-verb": "-只在点名时运行",
    }


def test_extend_select_adds_to_the_default_and_to_select() -> None:
    assert reasons(extend_select=("report-verb",))["report-verb"] == "+由 --extend-select report-verb 加入"
    assert reasons(extend_select=("report-verb",))["late-date"] == "+默认开启"
    both = reasons(select=("dates",), extend_select=("missing-title",))
    assert (both["late-date"], both["missing-title"], both["house/motto"]) == (
        "+由 --select dates 选中",
        "+由 --extend-select missing-title 加入",
        "-不在 --select 所列之内",
    )


def test_ignore_takes_away() -> None:
    assert reasons(ignore=("structure",))["missing-title"] == "-被 --ignore structure 排除"
    assert reasons(ignore=("missing-title",))["missing-title"] == "-被 --ignore missing-title 排除"
    assert reasons(ignore=("missing-title",))["house/motto"] == "+默认开启"


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ("missing-title", "structure", "+由 --select missing-title 选中"),
        ("structure", "missing-title", "-被 --ignore missing-title 排除"),
        ("structure", "structure", "-被 --ignore structure 排除"),
        ("missing-title", "missing-title", "-被 --ignore missing-title 排除"),
    ],
)
def test_a_name_beats_a_family_and_of_equals_leaving_out_wins(select: str, ignore: str, expected: str) -> None:
    assert reasons(select=(select,), ignore=(ignore,))["missing-title"] == expected
    added = expected.replace("--select", "--extend-select").replace("选中", "加入")
    assert reasons(extend_select=(select,), ignore=(ignore,))["missing-title"] == added


def test_a_family_does_not_switch_on_what_wants_to_be_named() -> None:
    assert reasons(select=("structure",))["report-verb"] == "-只在点名时运行"
    assert reasons(select=("report-verb",))["report-verb"] == "+由 --select report-verb 选中"


def test_a_family_does_not_switch_on_what_the_profile_leaves_out() -> None:
    assert reasons(select=("publication",))["draft-mark"] == "-档次“送审”不含此规则"


def test_a_name_switches_on_what_the_profile_leaves_out() -> None:
    chosen = {"extend_select": ("draft-mark",)}
    assert reasons(**chosen)["draft-mark"] == (
        "+由 --extend-select draft-mark 加入，档次“送审”不含此规则，级别按“公布”"
    )
    assert levels("draft-mark", **chosen) == {None: "error"}


def test_a_former_name_still_names_the_rule() -> None:
    assert reasons(ignore=("no-title",))["missing-title"] == "-被 --ignore no-title 排除"
    assert levels("missing-title", severity=(("no-title/absent", "note"),))["absent"] == "note"


def test_severity_of_a_rule_and_of_a_case() -> None:
    wishes: tuple[tuple[str, Level], ...] = (("missing-title/absent", "note"), ("missing-title", "error"))
    assert levels("missing-title", severity=wishes) == {"absent": "note", "mentioned": "error"}
    assert levels("missing-title", severity=(*wishes, ("missing-title/absent", "off")))["absent"] == "off"


def test_severity_of_a_rule_of_a_pack() -> None:
    assert levels("house/motto", severity=(("house/motto", "error"),)) == {None: "error"}


def test_severity_off_switches_off() -> None:
    assert reasons(severity=(("late-date", "off"),))["late-date"] == "-被 --severity late-date=off 关闭"


def test_severity_does_not_switch_on() -> None:
    assert reasons(severity=(("draft-mark", "note"),))["draft-mark"] == "-档次“送审”不含此规则"
    assert reasons(severity=(("report-verb", "note"),))["report-verb"] == "-只在点名时运行"


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"profile": "reveiw"}, "没有名为“reveiw”的档次；是不是“review”？"),
        ({"profile": "x"}, "没有名为“x”的档次；可以写：draft、review、publish。"),
        ({"select": ("mising-title",)}, "--select：没有名为“mising-title”的规则或类别；是不是“missing-title”？"),
        ({"ignore": ("structur",)}, "--ignore：没有名为“structur”的规则或类别；是不是“structure”？"),
        ({"extend_select": ("x",)}, "--extend-select：没有名为“x”的规则或类别；用 lawgov-lint rules 看全部规则。"),
        ({"severity": (("late-dat", "off"),)}, "--severity：没有名为“late-dat”的规则；是不是“late-date”？"),
        (
            {"severity": (("structure", "off"),)},
            "--severity：没有名为“structure”的规则；用 lawgov-lint rules 看全部规则。",
        ),
        (
            {"severity": (("missing-title/abset", "off"),)},
            "--severity：规则 missing-title 没有名为“abset”的情形；是不是“absent”？",
        ),
        ({"severity": (("late-date/x", "off"),)}, "--severity：规则 late-date 没有名为“x”的情形；它不分情形。"),
        (
            {"severity": (("late-date", "eror"),)},
            "--severity late-date=eror：没有这个级别；是不是“error”？",
        ),
    ],
)
def test_an_unknown_name_ends_the_run(wishes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose(CATALOGUE, Selection(**wishes))
    assert caught.value.message == message
