"""The vocabulary and the profiles → what is compiled of them."""

from __future__ import annotations

from typing import Any

from pydantic import RootModel

from lawgov_lint.catalog import schema
from lawgov_lint.catalog.complaints import as_written, validated
from lawgov_lint.catalog.files import decode, parse
from lawgov_lint.catalog.model import PROFILES
from lawgov_lint.errors import RuleFileError

VOCABULARY, PROFILE_LADDER = "vocabulary.yaml", "profiles.yaml"


class _Profiles(RootModel[dict[str, schema.ProfileEntry]]):
    """``profiles.yaml``."""


def compile_vocabulary(data: bytes, path: str) -> tuple[dict[str, Any], list[RuleFileError]]:
    """The compiled vocabulary, without its tables."""
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
