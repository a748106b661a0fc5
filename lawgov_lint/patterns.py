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
from collections.abc import Callable
from typing import Any, cast

from lawgov_lint.cachefolder import cache_folder, write_whole
from lawgov_lint.version import VERSION

MOST = 1000
"""So many patterns are kept at most; a run uses some 300."""


class _Shelf:
    """What was kept of each pattern, by its key; read when the first pattern is asked for."""

    def __init__(self) -> None:
        self.codes: dict[str, tuple[Any, ...]] | None = None
        self.used: set[str] = set()
        self.new = False

    def compile(self, key: str, make: Callable[[], str] | None = None) -> re.Pattern[str]:
        """The pattern of a key; what ``make`` returns is its expression, else the key is."""
        if self.codes is None:
            self.codes = _read()
        self.used.add(key)
        kept = self.codes.get(key)
        try:
            if kept is None:
                kept = _translate(make() if make else key)
                self.codes[key] = kept
                self.new = True
            return _assemble(*kept)
        except Exception:  # another interpreter than the one we know, or a list that it does not take
            self.codes.pop(key, None)
            return re.compile(make() if make else key)

    def keep(self) -> None:
        """Write what this run has added; where that is too much, only what this run has used."""
        path = _path()
        if path and self.new and self.codes:
            codes = self.codes
            if len(codes) > MOST:
                codes = {key: kept for key, kept in codes.items() if key in self.used}
            body = marshal.dumps(codes)
            write_whole(path, crc32(body).to_bytes(4, "big") + body)
        self.new = False


_shelf = _Shelf()


def _path() -> str | None:
    folder = cache_folder()
    engine = getattr(sys.modules.get("_sre"), "MAGIC", None)
    if folder is None or engine is None or sys.implementation.name != "cpython":
        return None
    python = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}"
    return os.path.join(folder, f"patterns-{VERSION}-{python}-{engine}")


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
    """What :func:`re.compile` makes of an expression before it calls the engine; the numbers as bytes."""
    from array import array

    compiler, parser = cast("Any", re)._compiler, cast("Any", re)._parser
    parsed = parser.parse(source)
    names = parsed.state.groupdict
    by_index: list[str | None] = [None] * parsed.state.groups
    for name, index in names.items():
        by_index[index] = name
    code = array("I", map(int, compiler._code(parsed, 0))).tobytes()
    return source, int(parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(by_index)


def _assemble(source: str, flags: int, code: bytes, *rest: Any) -> re.Pattern[str]:
    numbers = memoryview(code).cast("I").tolist()
    return cast("re.Pattern[str]", sys.modules["_sre"].compile(source, flags, numbers, *rest))


def compiled(source: str) -> re.Pattern[str]:
    """The pattern of one of our own expressions; those that users write go to :func:`re.compile`."""
    return _shelf.compile(source)


def compiled_once(key: str, make: Callable[[], str]) -> re.Pattern[str]:
    """The pattern whose expression ``make`` returns, asked only where nothing was kept under the key.

    The key tells the expression; it begins with a NUL character, which no expression does.
    """
    return _shelf.compile(key, make)


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
