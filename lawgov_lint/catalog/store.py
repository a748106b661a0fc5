"""Where rule files and their compiled forms lie: reading folders, digests, the user's cache folder.

A cache that cannot be read, written or trusted is never an error: the rules are compiled once more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawgov_lint.cachefolder import cache_folder, write_whole
from lawgov_lint.errors import RuleFileError
from lawgov_lint.version import VERSION

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check

PACKAGED = "_rules"
"""Name of the folder of our rules in the wheel; the compiled copy beside them is trusted only there."""

RUN_FILE, CARDS_FILE = "compiled.json", "cards.json"
FORMAT = 1  # of the compiled form; raised when its shape changes
SUFFIXES = (".yaml", ".yml", ".tsv")
REGISTER_TABLES = ("data/instruments.tsv", "data/instrument-names.tsv")
"""The tables of the register: a megabyte, compiled apart from the rules (``registers.py``)."""


def folder_files(folder: str) -> list[tuple[str, bytes]]:
    """All files of a folder that bear on its rules, but for the tables of the register.

    Names are relative to it, with ``/``; sorted.

    Raises:
        RuleFileError: the folder or a file in it cannot be read.
    """
    if not os.path.isdir(folder):
        raise RuleFileError("没有这个规则文件夹。", folder)
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith((".", "__"))]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                path = os.path.join(where, name)
                relative = os.path.relpath(path, folder).replace(os.sep, "/")
                if relative not in REGISTER_TABLES:
                    found.append((relative, _content(path)))
    return sorted(found)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as wrong:
        raise RuleFileError(f"读不了这个文件：{wrong.strerror}。", path) from None


def files_digest(files: Sequence[tuple[str, bytes]]) -> str:
    """A digest of names and contents, and of our version."""
    from hashlib import sha256

    digest = sha256(VERSION.encode())
    for name, data in files:
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def text_digest(*texts: str) -> str:
    """A digest of some texts, in their order."""
    from hashlib import sha256

    return sha256("\0".join(texts).encode()).hexdigest()


def signature(checks: Mapping[str, Check]) -> str:
    """What rule files are compiled against: kinds of check, their options, fields and cases."""
    told = [
        (kind, tuple(check.fields), check.cases, check.options.__annotations__, check.options.defaults())
        for kind, check in sorted(checks.items())
    ]
    return repr(told)


def packaged(folder: str, name: str) -> dict[str, Any] | None:
    """A compiled file that came with the wheel; None when the folder is not the wheel's or has none.

    Raises:
        RuleFileError: it is there and damaged.
    """
    if os.path.basename(folder) != PACKAGED:
        return None
    path = os.path.join(folder, name)
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        document = None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise RuleFileError("随程序安装的规则已损坏；重新安装 lawgov-lint。", path)
    return document


def cache_path(folder: str, name: str) -> str | None:
    """The cache file for one folder of rules: one a folder, so that the cache does not grow with every change."""
    cache = cache_folder()
    if cache is None:
        return None
    return os.path.join(cache, f"rules-{text_digest(os.path.abspath(folder))[:16]}-{name}")


def cached(path: str | None, key: str) -> dict[str, Any] | None:
    """What was kept under the key; None when there is nothing, or nothing that can be trusted."""
    if path is None:
        return None
    try:
        with open(path, encoding="utf-8") as file:
            seal, body = file.readline().rstrip("\n"), file.read()
        if seal != text_digest(key, body):
            return None
        document: dict[str, Any] = json.loads(body)
    except (OSError, ValueError):
        return None
    return document


def keep(path: str | None, key: str, document: Mapping[str, Any]) -> None:
    """Keep a document under the key, whole or not at all; without a word when that is impossible."""
    if path is None:
        return
    body = as_json(document)
    write_whole(path, f"{text_digest(key, body)}\n{body}".encode())


def as_json(document: Mapping[str, Any]) -> str:
    """Compact JSON with keys in their order, which is part of what is told (roles are tried in theirs)."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
