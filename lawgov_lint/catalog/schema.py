"""What rule files, the vocabulary and the profiles may hold, as pydantic models.

Only the shape is told here; what a value must agree with elsewhere is in :mod:`lawgov_lint.catalog.rules`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from lawgov_lint.catalog.model import ANY, PROFILES
from lawgov_lint.checks.base import Options
from lawgov_lint.vocabulary import Kind, Role, wording_pattern

OURS = "lawgov"
"""Type of the errors whose message is already Chinese."""

KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def complaint(message: str) -> PydanticCustomError:
    """An error of validation in our own words."""
    return PydanticCustomError(OURS, "{message}", {"message": message})


def _not_empty(text: str) -> str:
    if not text.strip():
        raise complaint("不能是空的；写上内容，或删去这一项。")
    return text


def _one_line(text: str) -> str:
    text = text.strip()
    if "\n" in text:
        raise complaint("只能写一行；不要用“|”。")
    return text


def _kebab(text: str) -> str:
    if not KEBAB.fullmatch(text):
        raise complaint(f"“{text}”不能作规则名；用小写英文单词，中间用“-”连接，如 missing-title。")
    return text


def _iso_date(text: str) -> str:
    try:
        known = re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text)
    except ValueError:
        known = None
    if not known:
        raise complaint(f"“{text}”不是日期；写成 2019-04-15 这样。")
    return text


def _year(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"(19|20)[0-9]{2}", value):
        return int(value)
    raise complaint(f"“{value}”不是年份；写成 2019 这样。")


def _number(read: Callable[[str], Any], pattern: str, sample: str) -> Callable[[Any], Any]:
    def number(value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(pattern, value):
            return read(value)
        raise complaint(f"“{value}”不是数；写成 {sample} 这样，用半角数字。")

    return number


def _truth(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    raise complaint(f"“{value}”要写成 true（是）或 false（否）。")


def _wording(text: str) -> str:
    try:
        empty = wording_pattern((text,)).search("")
    except re.error:
        raise complaint(f"“{text}”里的括号不成对；任选其一写成 (甲|乙)，真的括号写成 \\( \\)。") from None
    if empty:
        raise complaint(f"“{text}”连空白也符合；至少要有一个字是必需的。")
    return text


Text = Annotated[str, AfterValidator(_not_empty)]
Prose = Annotated[str, AfterValidator(_not_empty), AfterValidator(str.strip)]
Line = Annotated[str, AfterValidator(_not_empty), AfterValidator(_one_line)]
Id = Annotated[str, AfterValidator(_kebab)]
IsoDate = Annotated[str, AfterValidator(_iso_date)]
Year = Annotated[int, BeforeValidator(_year)]
Wording = Annotated[str, AfterValidator(_not_empty), AfterValidator(_wording)]
Force = Literal["法律法规", "党内法规", "国家标准", "政策文件", "通行做法", "单位配置"]
LevelName = Literal["error", "warning", "note", "off"]

Ladder = Annotated[
    dict[str, LevelName], BeforeValidator(lambda value: {PROFILES[0]: value} if isinstance(value, str) else value)
]
"""Profile → level from that profile upwards; a plain level holds from the first."""

Kinds = Annotated[list[str], Field(min_length=1), BeforeValidator(lambda value: [ANY] if value == ANY else value)]


class Strict(BaseModel):
    """Unknown keys are errors, and nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BasisEntry(Strict):
    """One source of a rule."""

    cite: Line
    force: Force
    since: IsoDate | None = None
    until: IsoDate | None = None


class CaseEntry(Strict):
    """One variant of the mistake; ``when`` is a half-sentence that says what the case is."""

    severity: Ladder
    when: Line
    message: Line | None = None
    suggestion: Line | None = None


class YearsEntry(Strict):
    """The report years for which a rule holds."""

    first: Year | None = Field(None, alias="from")
    last: Year | None = Field(None, alias="to")


class SettingEntry(Strict):
    """What an example stands in."""

    year: Year | None = None
    kind: str | None = None
    level: Literal["state", "province", "city", "county", "town"] | None = None
    form: Literal["text", "markdown", "docx"] | None = None
    profile: str | None = None


class ExampleEntry(Strict):
    """One example: ``bad``, ``good`` or ``file``."""

    bad: Text | None = None
    good: Text | None = None
    file: Line | None = None
    expect: Literal["bad", "good"] | None = None
    fixed: Text | None = None
    case: str | None = None
    at: Line | None = None
    setting: SettingEntry | None = Field(None, alias="as")
    previous: Text | None = None


class RuleEntry(Strict):
    """One rule file."""

    id: Id
    title: Line
    severity: Ladder | None = None
    cases: dict[str, CaseEntry] | None = Field(None, min_length=1)
    basis: list[BasisEntry] = Field(min_length=1)
    why: Prose
    message: Line | None = None
    suggestion: Line | None = None
    applies_to: Kinds
    report_years: YearsEntry | None = None
    needs: list[Literal["year"]] = Field([], min_length=1)
    enabled: Literal["default", "named"] = "default"
    fix: Literal["safe", "unsafe"] | None = None
    false_alarms: list[Prose] = Field([], min_length=1)
    examples: list[ExampleEntry] = Field(min_length=1)
    check: str
    options: dict[str, Any] = Field({}, alias="with", min_length=1)
    formerly: list[Id] = Field([], min_length=1)


class ProfileEntry(Strict):
    """One profile."""

    title: Line
    says: Line


def _entry_model(noun: type[Any]) -> Any:
    """A model for a noun of the vocabulary, from the fields of its NamedTuple."""
    defaults = noun._field_defaults
    fields: dict[str, Any] = {
        name: (list[Wording] if "tuple" in str(annotation) else Line, [] if name in defaults else ...)
        for name, annotation in noun.__annotations__.items()
        if name != "name"
    }
    return create_model(f"{noun.__name__}Entry", __base__=Strict, **fields)


KindEntry = _entry_model(Kind)
RoleEntry = _entry_model(Role)


class MetricEntry(Strict):
    """One metric of the vocabulary."""

    title: Line
    units: list[Line] = Field(min_length=1)
    about: list[Line] = Field(min_length=1)
    wordings: list[Wording] = Field(min_length=1)
    not_wordings: list[Wording] = []
    not_about: list[Line] = []
    key: Annotated[bool, BeforeValidator(_truth)] = False


class VocabularyEntry(Strict):
    """``vocabulary.yaml``."""

    kinds: dict[str, KindEntry] = Field(min_length=1)  # type: ignore[valid-type]
    roles: dict[str, RoleEntry] = Field(min_length=1)  # type: ignore[valid-type]
    formulas: list[Line]
    governments: list[Line] = Field(min_length=1)
    departments: list[Line] = Field(min_length=1)
    street_offices: list[Line] = Field(min_length=1)
    metrics: dict[Id, MetricEntry] = {}


STRICT_TYPES: Mapping[type, Any] = {
    bool: Annotated[bool, BeforeValidator(_truth)],
    int: Annotated[int, BeforeValidator(_number(int, r"[+-]?[0-9]+", "3"))],
    float: Annotated[float, BeforeValidator(_number(float, r"[+-]?[0-9]+(\.[0-9]+)?", "0.03"))],
    str: Text,
}
"""Stand-ins for the types of a check's options, strict about how they are written."""


def options_model(options: type[Options]) -> type[Strict]:
    """The model for what stands under ``with``, from the annotations of a check's options."""
    defaults = options.defaults()
    hints = get_type_hints(options)
    fields: dict[str, Any] = {name: (_strict(hint), defaults.get(name, ...)) for name, hint in hints.items()}
    model: type[Strict] = create_model("Options", __base__=Strict, **fields)
    return model


def _strict(hint: Any) -> Any:
    """The type with its bools and numbers, however deep, read strictly from text."""
    if isinstance(hint, type) and hint in STRICT_TYPES:
        return STRICT_TYPES[hint]
    arguments = getattr(hint, "__args__", ())
    if getattr(hint, "__origin__", None) is Literal or not arguments:
        return hint
    inner = tuple(each if each is Ellipsis else _strict(each) for each in arguments)
    if hasattr(hint, "copy_with"):
        return hint.copy_with(inner)
    if hasattr(hint, "__origin__"):
        return hint.__origin__[inner]
    return reduce(or_, inner)  # X | Y
