"""Regular expressions that are compiled when they are first used, and once an installation.

Compiling is the dearest part of a short run: 115 patterns took 41 ms of the 127 ms of a cold check of 12 KB, nearly all
of it in Python code of :mod:`re` that turns the expression into a list of numbers (CPython 3.11, 2026-11). Those lists
are kept in the user's cache folder, as the byte code of modules is kept, and given to the function behind
:func:`re.compile`.

That function is not public. So the file is bound to the interpreter's version and to that of its matching engine,
carries a checksum, and whatever is amiss with it, :func:`re.compile` does the work.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from binascii import crc32
from typing import Any, cast

from lawgov_lint.cachefolder import cache_folder, write_whole
from lawgov_lint.version import VERSION

MOST = 1000
"""So many patterns are kept at most; a run uses some 120."""


class _Shelf:
    """The lists of numbers that were kept, by expression; read when the first pattern is asked for."""

    def __init__(self) -> None:
        self.codes: dict[str, tuple[Any, ...]] | None = None
        self.new = False

    def compile(self, source: str) -> re.Pattern[str]:
        """The pattern, from its list where there is one."""
        if self.codes is None:
            self.codes = _read()
        kept = self.codes.get(source)
        try:
            if kept is None:
                kept = _translate(source)
                self.codes[source] = kept
                self.new = True
            return _assemble(source, kept)
        except Exception:  # another interpreter than the one we know, or a list that it does not take
            self.codes.pop(source, None)
            return re.compile(source)

    def keep(self) -> None:
        """Write what this run has added."""
        path = _path()
        if path and self.new and self.codes and len(self.codes) <= MOST:
            body = marshal.dumps(self.codes)
            write_whole(path, crc32(body).to_bytes(4, "big") + body)
        self.new = False


_shelf = _Shelf()


def _path() -> str | None:
    folder = cache_folder()
    engine = getattr(sys.modules.get("_sre"), "MAGIC", None)
    if folder is None or engine is None or sys.implementation.name != "cpython":
        return None
    return os.path.join(folder, f"patterns-{VERSION}-{sys.implementation.cache_tag}-{sys.hexversion:x}-{engine}")


def _read() -> dict[str, tuple[Any, ...]]:
    path = _path()
    try:
        with open(path or "", "rb") as file:
            seal, body = file.read(4), file.read()
        codes = marshal.loads(body) if crc32(body).to_bytes(4, "big") == seal else {}
    except (OSError, ValueError, EOFError, TypeError):
        codes = {}
    return codes if isinstance(codes, dict) else {}


def _translate(source: str) -> tuple[Any, ...]:
    """What :func:`re.compile` makes of an expression before it calls the engine."""
    compiler, parser = cast("Any", re)._compiler, cast("Any", re)._parser
    parsed = parser.parse(source)
    names = parsed.state.groupdict
    by_index: list[str | None] = [None] * parsed.state.groups
    for name, index in names.items():
        by_index[index] = name
    code = [int(number) for number in compiler._code(parsed, 0)]  # they are named there, which cannot be kept
    return int(parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(by_index)


def _assemble(source: str, kept: tuple[Any, ...]) -> re.Pattern[str]:
    return cast("re.Pattern[str]", sys.modules["_sre"].compile(source, *kept))


def compiled(source: str) -> re.Pattern[str]:
    """The pattern of one of our own expressions; those that users write go to :func:`re.compile`."""
    return _shelf.compile(source)


def keep_compiled() -> None:
    """Keep the patterns that this run had to compile, for the next one."""
    _shelf.keep()


class _Lazy:
    """Stands in for a pattern until something is asked of it."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = compiled(self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            self.__dict__[method] = getattr(pattern, method)
        return getattr(pattern, name)


def lazy(source: str) -> re.Pattern[str]:
    """The pattern, compiled at the first question put to it.

    Ask for a literal first, and the pattern behind it may never be needed.
    """
    return cast("re.Pattern[str]", _Lazy(source))
