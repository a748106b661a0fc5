"""Folders of rule files → compiled JSON.

This needs PyYAML and pydantic; a run that finds a compiled copy never comes here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawgov_lint.catalog import nouns
from lawgov_lint.catalog.files import Tree, decode, parse, shown
from lawgov_lint.catalog.model import FAMILIES, guess
from lawgov_lint.catalog.rules import Scope, compile_rule
from lawgov_lint.catalog.schema import KEBAB
from lawgov_lint.catalog.tables import compile_tables
from lawgov_lint.errors import RuleFileError
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check

RuleFiles = Sequence[tuple[str, bytes]]
"""Names relative to the folder, with ``/``, and contents; sorted by name."""

_SUFFIX = re.compile(r"\.ya?ml$", re.IGNORECASE)


class Compiled(NamedTuple):
    """A folder in compiled form.

    Args:
        run: ``rules``, and for our own folder ``vocabulary`` and ``profiles`` (otherwise None and empty).
        cards: rule id → card.
        errors: everything that is wrong; when there is anything, the rest is incomplete.
    """

    run: dict[str, Any]
    cards: dict[str, Any]
    errors: tuple[RuleFileError, ...]


def compile_folder(
    pack: str | None,
    folder: str,
    files: RuleFiles,
    checks: Mapping[str, Check],
    ours: Mapping[str, Any] | None = None,
) -> Compiled:
    """Compile the rule files of one folder.

    Args:
        pack: the name of the pack; None for our own folder.
        folder: for messages.
        files: all the files in it.
        checks: by kind.
        ours: the compiled run part of our own folder, for a pack.
    """
    errors: list[RuleFileError] = []
    run: dict[str, Any] = {"rules": [], "vocabulary": None, "profiles": []}
    if pack is None:
        errors += _nouns(run, folder, dict(files))
    vocabulary = (ours or run)["vocabulary"] or {}
    scope = Scope(checks, tuple(vocabulary.get("kinds", ())), tuple(vocabulary.get("roles", ())))
    seen: dict[str, str] = {}
    cards: dict[str, Any] = {}
    for name, data in files if scope.kinds else ():
        if not _SUFFIX.search(name) or name in (nouns.VOCABULARY, nouns.PROFILE_LADDER) or name.startswith("data/"):
            continue
        path = shown(os.path.join(folder, name))
        try:
            family, rule = _placed(name, path, pack)
            tree = parse(decode(data, path), path)
            _once(tree, rule, seen)
        except RuleFileError as wrong:
            errors.append(wrong)
            continue
        compiled, wrongs = compile_rule(tree, rule, family, pack, scope)
        errors += wrongs
        if compiled:
            run["rules"].append(compiled.run)
            cards[compiled.run["id"]] = compiled.card
    run["rules"].sort(key=lambda each: (each["family"], each["id"]))
    return Compiled(run, cards, tuple(errors))


def _nouns(run: dict[str, Any], folder: str, files: Mapping[str, bytes]) -> list[RuleFileError]:
    """Fill in the vocabulary, its tables and the profiles of our own folder."""
    errors: list[RuleFileError] = []
    readers: Sequence[tuple[str, Any]] = (
        (nouns.VOCABULARY, nouns.compile_vocabulary),
        (nouns.PROFILE_LADDER, nouns.compile_profiles),
    )
    read: dict[str, Any] = {}
    for name, compile_file in readers:
        path = shown(os.path.join(folder, name))
        try:
            if name not in files:
                raise RuleFileError("没有这个文件；它是规则的一部分，不能缺。", path)
            read[name], wrongs = compile_file(files[name], path)
            errors += wrongs
        except RuleFileError as wrong:
            errors.append(wrong)
    rows, wrongs = compile_tables(folder, files)
    errors += wrongs
    if not errors:
        run["vocabulary"] = {**read[nouns.VOCABULARY], "tables": rows}
        run["profiles"] = read[nouns.PROFILE_LADDER]
    return errors


def _placed(name: str, path: str, pack: str | None) -> tuple[str, str]:
    """Family and rule name of a file, by where it stands."""
    family, _, rest = name.partition("/")
    if not rest or "/" in rest:
        raise RuleFileError("规则文件要放在“类别/规则名.yaml”，不能在别的层次。", path)
    if not rest.endswith(".yaml"):
        raise RuleFileError("规则文件的扩展名是小写的 .yaml；改名。", path)
    known = tuple(FAMILIES)
    if family not in known and (pack is None or not KEBAB.fullmatch(family)):
        close = guess(family, known) or f"；可以放在：{'、'.join(known)}。"
        raise RuleFileError(f"没有名为“{family}”的类别{close}", path)
    return family, rest.removesuffix(".yaml")


def _once(tree: Tree, rule: str, seen: dict[str, str]) -> None:
    """Refuse a name, now or formerly, that another file of the folder has."""
    former = tree.value(("formerly",))
    names = [(rule, ("id",)), *((old, ("formerly", at)) for at, old in enumerate(former if former else ()))]
    for name, location in names:
        if isinstance(name, str) and seen.setdefault(name, tree.path) != tree.path:
            raise tree.error(
                f"规则名“{name}”已经在 {seen[name]} 里用了；规则名（包括 formerly 里的旧名）不能重复。", location
            )
