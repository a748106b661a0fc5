"""The catalogue from its compiled form: the copy in the wheel, or one kept in the user's cache folder.

Rule files are read and checked only when they changed since they were last compiled; then PyYAML and pydantic are
imported, and only then. The copy in the wheel was made when the wheel was built and is trusted. Anywhere else the
compiled form is found by the digest of the files; one that cannot be read or does not fit is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawgov_lint.catalog import store
from lawgov_lint.catalog.model import Catalogue, Profile, Rule
from lawgov_lint.catalog.registers import REGISTER_FILE, compiled_register, load_register
from lawgov_lint.errors import RuleFileError
from lawgov_lint.instruments import Register
from lawgov_lint.vocabulary import Vocabulary

if TYPE_CHECKING:
    from lawgov_lint.catalog.building import Compiled
    from lawgov_lint.checks.base import Check

RuleDirs = Sequence[tuple[str | None, str]]
"""Name of the pack, None for our own rules, and folder; exactly one is ours."""

Documents = Sequence[tuple[str, Mapping[str, Any]]]
"""Folder and compiled file of each, ours first."""


def load_catalogue(rule_dirs: RuleDirs, checks: Mapping[str, Check], instruments: str | None = None) -> Catalogue:
    """The rules of all folders, from a compiled copy where there is one.

    Args:
        rule_dirs: the folders.
        checks: by kind.
        instruments: an office's own table of instruments.

    Raises:
        RuleFileError: a folder or file cannot be read or used, or a rule names a check that does not exist.
    """
    documents = documents_of(rule_dirs, checks, store.RUN_FILE)
    return merged(documents, checks, load_register([folder for folder, _ in documents], instruments))


def merged(documents: Documents, checks: Mapping[str, Check], register: Register) -> Catalogue:
    """One catalogue from the compiled rules of several folders, ours first.

    Raises:
        RuleFileError: two folders have a rule of one name, or a rule names a check that does not exist.
    """
    ours = documents[0][1]
    rules: list[Rule] = []
    taken: dict[str, str] = {}
    for folder, document in documents:
        for rule in map(Rule.from_data, document["rules"]):
            path = f"{folder}/{rule.path}"
            if rule.check not in checks:
                raise RuleFileError(f"没有名为“{rule.check}”的检查；安装提供它的规则包。", path)
            for name in (rule.id, *rule.formerly):
                if name in taken:
                    raise RuleFileError(f"规则名“{name}”已经在 {taken[name]} 里用了；规则名不能重复。", path)
                taken[name] = path
            rules.append(rule)
    digests = [document["digest"] for _, document in documents]
    return Catalogue(
        rules=tuple(sorted(rules, key=lambda rule: (rule.family, rule.id))),
        vocabulary=Vocabulary.from_data(ours["vocabulary"], documents[0][0]),
        profiles=tuple(Profile(*profile) for profile in ours["profiles"]),
        register=register,
        digest=digests[0] if len(digests) == 1 else store.text_digest(*digests),
    )


def compile_for_wheel(folder: str, checks: Mapping[str, Check]) -> dict[str, bytes]:
    """The files that go into the wheel beside our rule files: name → content.

    Raises:
        RuleFileError: something is wrong with a rule file or a table.
    """
    files = store.folder_files(folder)
    compiled = _compiled(None, folder, files, checks, None)
    digest = store.files_digest(files)
    documents = {name: document(compiled, name, digest) for name in (store.RUN_FILE, store.CARDS_FILE)}
    content = {name: store.as_json(each).encode() for name, each in documents.items()}
    return {**content, REGISTER_FILE: compiled_register([folder])}


def document(compiled: Compiled, name: str, digest: str) -> dict[str, Any]:
    """One of the two files that a compiled folder is kept in."""
    part = compiled.run if name == store.RUN_FILE else {"cards": compiled.cards}
    return {"format": store.FORMAT, "digest": digest, **part}


def in_order(rule_dirs: RuleDirs) -> tuple[str, list[tuple[str, str]]]:
    """Our own folder, and the packs with theirs, sorted by name."""
    ours = [folder for pack, folder in rule_dirs if pack is None]
    if len(ours) != 1:
        raise ValueError(f"exactly one folder of our own rules is needed: {rule_dirs!r}")
    return ours[0], sorted((pack, folder) for pack, folder in rule_dirs if pack is not None)


def documents_of(rule_dirs: RuleDirs, checks: Mapping[str, Check], name: str) -> Documents:
    """One of the two compiled files of every folder, ours first; compiled now where there is no copy."""
    folder, packs = in_order(rule_dirs)
    ours = _ours(folder, checks, name)
    documents = [(folder, ours)]
    for pack, each in packs:
        documents.append((each, _kept(pack, each, checks, name, (folder, ours["digest"]))))
    return documents


def _ours(folder: str, checks: Mapping[str, Check], name: str) -> Mapping[str, Any]:
    return store.packaged(folder, name) or _kept(None, folder, checks, name, None)


def _kept(
    pack: str | None, folder: str, checks: Mapping[str, Check], name: str, ours: tuple[str, str] | None
) -> Mapping[str, Any]:
    """A compiled file from the cache; both are made and kept when it is not there.

    Args:
        pack, folder: whose, and where.
        checks: by kind.
        name: which of the two files.
        ours: our folder and its digest, for a pack: its rules are compiled against our vocabulary.
    """
    files = store.folder_files(folder)
    digest = store.files_digest(files)
    key = store.text_digest(str(store.FORMAT), digest, pack or "", ours[1] if ours else "", store.signature(checks))
    found = store.cached(store.cache_path(folder, name), key)
    if found is not None:
        return found
    our_part = _ours(ours[0], checks, store.RUN_FILE) if ours else None
    compiled = _compiled(pack, folder, files, checks, our_part)
    for each in (store.RUN_FILE, store.CARDS_FILE):
        store.keep(store.cache_path(folder, each), key, document(compiled, each, digest))
    return document(compiled, name, digest)


def _compiled(
    pack: str | None,
    folder: str,
    files: Sequence[tuple[str, bytes]],
    checks: Mapping[str, Check],
    ours: Mapping[str, Any] | None,
) -> Compiled:
    from lawgov_lint.catalog.building import compile_folder

    compiled = compile_folder(pack, folder, files, checks, ours)
    if compiled.errors:
        raise compiled.errors[0]
    return compiled
