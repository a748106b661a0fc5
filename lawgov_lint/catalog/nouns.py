"""The vocabulary, the table of places and the profiles → what is compiled of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import RootModel

from lawgov_lint.catalog import schema
from lawgov_lint.catalog.complaints import as_written, validated
from lawgov_lint.catalog.files import decode, parse
from lawgov_lint.catalog.model import PROFILES
from lawgov_lint.errors import RuleFileError

VOCABULARY, PROFILE_LADDER, PLACES = "vocabulary.yaml", "profiles.yaml", "data/places.tsv"

LEVELS = ("state", "province", "city", "county", "town")
"""What a place can be, as in the table of places."""


class _Profiles(RootModel[dict[str, schema.ProfileEntry]]):
    """``profiles.yaml``."""


def compile_vocabulary(data: bytes, path: str) -> tuple[dict[str, Any], list[RuleFileError]]:
    """The compiled vocabulary, without its places."""
    entry, errors = validated(schema.VocabularyEntry, parse(decode(data, path), path))
    return as_written(entry) if entry else {}, errors


def compile_profiles(data: bytes, path: str) -> tuple[list[list[str]], list[RuleFileError]]:
    """The compiled ladder: name, title and purpose of each profile."""
    tree = parse(decode(data, path), path)
    entry, errors = validated(_Profiles, tree)
    if entry is None:
        return [], errors
    if tuple(entry.root) != PROFILES:
        message = f"档次只有 {'、'.join(PROFILES)}，按这个次序都要写。"
        return [], [tree.error(message)]
    return [[name, profile.title, profile.says] for name, profile in entry.root.items()], []


def compile_places(data: bytes, path: str) -> tuple[dict[str, str], list[RuleFileError]]:
    """Place → level, from a table of name, level and source with a line of headings."""
    places: dict[str, str] = {}
    errors: list[RuleFileError] = []
    for number, line in enumerate(_table(data, path), 1):
        cells = line.split("\t")
        if number == 1 or not line:
            if cells != ["name", "level", "source"] and line:
                errors.append(RuleFileError("第一行要写列名 name、level、source，用 Tab 隔开。", path, 1, 1))
            continue
        if message := _wrong_place(cells, places):
            errors.append(RuleFileError(message, path, number, 1))
        else:
            places[cells[0]] = cells[1]
    return places, errors


def _table(data: bytes, path: str) -> list[str]:
    text = decode(data.replace(b"\t", b"\x1f"), path).replace("\x1f", "\t")
    return [line.rstrip("\r") for line in text.split("\n")]


def _wrong_place(cells: list[str], places: Mapping[str, str]) -> str | None:
    if len(cells) != 3 or not all(cell.strip() for cell in cells):
        return "每行要有三列：地名、层级、出处，用 Tab 隔开，都不能空。"
    name, level, _ = cells
    if level not in LEVELS:
        return f"“{level}”不是层级；可以写：{'、'.join(LEVELS)}。"
    if name in places:
        return f"“{name}”写了两次；留一行。"
    return None
