"""pydantic's errors → Chinese messages at the right line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lawgov_lint.catalog import schema
from lawgov_lint.catalog.files import Location, Tree
from lawgov_lint.catalog.hints import slip_in
from lawgov_lint.catalog.model import guess
from lawgov_lint.errors import RuleFileError

Model = TypeVar("Model", bound=BaseModel)

_ENTRIES: Mapping[str, type[BaseModel]] = {
    "basis": schema.BasisEntry,
    "cases": schema.CaseEntry,
    "report_years": schema.YearsEntry,
    "examples": schema.ExampleEntry,
    "as": schema.SettingEntry,
    "kinds": schema.KindEntry,
    "roles": schema.RoleEntry,
}
"""Key → model of what stands under it, for the list of keys that may be written there."""

_SHAPES = {
    "string_type": "文字",
    "list_type": "列表，每项一行，以“- ”开头，或写成 [甲, 乙]",
    "tuple_type": "列表，每项一行，以“- ”开头，或写成 [甲, 乙]",
    "dict_type": "若干行“键: 值”",
    "model_type": "若干行“键: 值”",
    "model_attributes_type": "若干行“键: 值”",
}


def validated(model: type[Model], tree: Tree, at: Location = ()) -> tuple[Model | None, list[RuleFileError]]:
    """What stands at a place of a tree, typed; or None and all that is wrong with it, in the order of the file."""
    try:
        return model.model_validate(tree.value(at)), []
    except ValidationError as wrong:
        errors = [_error(model, tree, (*at, *details["loc"]), details) for details in wrong.errors(include_url=False)]
        return None, sorted(errors, key=lambda error: (error.line, error.column))


def _error(model: type[BaseModel], tree: Tree, location: Location, details: ErrorDetails) -> RuleFileError:
    kind, context = details["type"], details.get("ctx", {})
    name = str(location[-1]) if location else ""
    near = tree.nearest(location)
    if kind == "missing":
        return tree.error(f"缺少“{name}”这一项；补上它。", location[:-1])
    if kind == "extra_forbidden":
        return tree.error(_unknown_key(name, _keys(model, location)), location, at_key=True)
    if kind == schema.OURS:
        return tree.error(f"{_label(near)}{context['message']}", near)
    if kind == "literal_error":
        return tree.error(_unknown_value(near, tree, re.findall(r"'([^']*)'", context["expected"])), location)
    if kind == "too_short":
        return tree.error(f"“{name}”下面没有内容；写上内容，或删去这一项。", location)
    if kind in _SHAPES:
        return tree.error(_wrong_shape(near, tree, kind), near)
    return tree.error(f"{_label(near)}这里的值不合要求。", near)


def _label(location: Location) -> str:
    names = [step for step in location if isinstance(step, str)]
    return f"“{names[-1]}”：" if names else ""


def _unknown_key(name: str, known: Sequence[str]) -> str:
    if not known:
        return f"这项检查没有参数，不能写“{name}”；删去 with。"
    return f"没有名为“{name}”的键" + (guess(name, known) or f"；这里可以写：{'、'.join(known)}。")


def _unknown_value(location: Location, tree: Tree, allowed: Sequence[str]) -> str:
    value = tree.value(location)
    if isinstance(value, str):
        return f"{_label(location)}不能写“{value}”" + (guess(value, allowed) or f"；可以写：{'、'.join(allowed)}。")
    return f"{_label(location)}只能写：{'、'.join(allowed)}。"


def _wrong_shape(location: Location, tree: Tree, kind: str) -> str:
    value = tree.value(location)
    if kind == "string_type" and location in tree.flow:
        sign = "{" if isinstance(value, dict) else "["
        return f"{_label(location)}值以“{sign}”开头，会被当成结构而不是文字；整个值要用半角单引号 '…' 括起来。"
    if isinstance(value, str) and (slip := slip_in(value)):
        return slip
    if value == "":
        return f"{_label(location)}下面没有内容；写上内容，或删去这一项。"
    return f"{_label(location)}这里要写{_SHAPES[kind]}。"


def _keys(model: type[BaseModel], location: Location) -> list[str]:
    """Keys that may stand where the last step of the location stands."""
    above = [step for step in location[:-1] if isinstance(step, str)]
    if model is schema.RuleEntry or model is schema.VocabularyEntry:
        model = next((_ENTRIES[step] for step in reversed(above) if step in _ENTRIES), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def as_written(entry: BaseModel) -> dict[str, Any]:
    """What an entry says, under the keys of the file, what is not written left out."""
    return entry.model_dump(mode="json", by_alias=True, exclude_unset=True)
