"""The register of instruments from its tables: ours, those of packs, and that of an office.

All tables of a run are compiled into one form. That of ours alone lies in the wheel beside the compiled rules; any
other is kept in the user's cache folder and holds as long as every table has the size and the time it had. It is read
when the first question is put to the register. What is wrong with a table is said before: it is found when compiling.
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Sequence

from lawgov_lint.cachefolder import cache_folder, write_whole
from lawgov_lint.catalog import store
from lawgov_lint.errors import RuleFileError
from lawgov_lint.instruments import NOTHING_KNOWN, Register, Version
from lawgov_lint.instruments.compiling import FORMAT
from lawgov_lint.version import VERSION

REGISTER_FILE = "instruments.bin"
AS_OF = "data/instruments-as-of.txt"
"""The day of the newest facts; a file of its own, which a run reads that never asks the register."""


def load_register(folders: Sequence[str], own: str | None = None) -> Register:
    """The register of these folders of rules, ours first, and of an office's own table.

    Raises:
        RuleFileError: a table cannot be read or used.
    """
    tables = [table for folder in folders for table in _tables(folder)]
    if own is not None:
        tables.append(own)
    if not tables:
        return NOTHING_KNOWN
    as_of = read_as_of(folders[0])
    packaged = os.path.join(folders[0], REGISTER_FILE)
    if os.path.basename(folders[0]) == store.PACKAGED and tables == _tables(folders[0]) and os.path.exists(packaged):
        return Register(lambda: _content(packaged), as_of)
    kept, key = _place(tables), _key(tables)
    if kept is not None and _kept_key(kept) == key:
        return Register(lambda: _kept(kept) or compiled_register(folders, own), as_of)
    form = compiled_register(folders, own)
    if kept is not None:
        write_whole(kept, key + crc32(form).to_bytes(4, "big") + form)
    return Register(lambda: form, as_of)


def read_as_of(folder: str) -> str | None:
    """The day of the newest facts in our tables, ISO."""
    try:
        with open(os.path.join(folder, AS_OF), encoding="ascii") as file:
            return file.read().strip()
    except (OSError, ValueError):
        return None


def compile_instruments(folders: Sequence[str], own: str | None = None) -> tuple[bytes, list[RuleFileError]]:
    """The compiled form of all tables, empty where there are none, and everything that is wrong with them.

    A table that comes later replaces what an earlier one says of the same title.
    """
    from lawgov_lint.catalog.files import shown
    from lawgov_lint.catalog.instrument_tables import INSTRUMENTS, NAMES, read_names, read_versions
    from lawgov_lint.instruments.compiling import OtherName, compiled_form, replaced

    versions: list[Version] = []
    errors: list[RuleFileError] = []
    for number, folder in enumerate(folders):
        path = os.path.join(folder, INSTRUMENTS)
        if os.path.isfile(path):
            found, wrong = read_versions(_content(path), shown(path), ours=number == 0)
            versions, errors = replaced(versions, found), errors + wrong
    if own is not None:
        found, wrong = read_versions(_content(own), own, ours=False)
        versions, errors = replaced(versions, found), errors + wrong
    titles = {version.title for version in versions}
    names: list[OtherName] = []
    for folder in folders:
        path = os.path.join(folder, NAMES)
        if os.path.isfile(path):
            more, wrong = read_names(_content(path), shown(path), titles)
            names, errors = names + more, errors + wrong
    return (b"" if errors or not versions else compiled_form(versions, names)), errors


def compiled_register(folders: Sequence[str], own: str | None = None) -> bytes:
    """The compiled form of all tables.

    Raises:
        RuleFileError: the first thing that is wrong with them.
    """
    form, errors = compile_instruments(folders, own)
    if errors:
        raise errors[0]
    return form


def _tables(folder: str) -> list[str]:
    paths = (os.path.join(folder, *name.split("/")) for name in store.REGISTER_TABLES)
    return [path for path in paths if os.path.isfile(path)]


def _content(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read() or b""
    except OSError as wrong:
        raise RuleFileError(f"读不了这个文件：{wrong.strerror}。", path) from None


def _place(tables: Sequence[str]) -> str | None:
    cache = cache_folder()
    if cache is None:
        return None
    return os.path.join(cache, f"instruments-{crc32(repr([os.path.abspath(t) for t in tables]).encode()):08x}")


def _key(tables: Sequence[str]) -> bytes:
    """What the kept form is valid for, on a line."""
    stamps = [f"{VERSION} {FORMAT}"]
    for table in tables:
        try:
            status = os.stat(table)
        except OSError as wrong:
            raise RuleFileError(f"读不了这个文件：{wrong.strerror}。", table) from None
        stamps.append(f"{os.path.abspath(table)!r} {status.st_size} {status.st_mtime_ns}")
    return ("\t".join(stamps) + "\n").encode("utf-8", "surrogateescape")


def _kept_key(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.readline()
    except OSError:
        return None


def _kept(path: str) -> memoryview | None:
    try:
        with open(path, "rb", buffering=0) as file:  # a buffer would have the megabyte copied
            data = file.read() or b""
    except OSError:
        return None
    key = data.find(b"\n") + 1
    form = memoryview(data)[key + 4 :]
    return form if crc32(form).to_bytes(4, "big") == data[key : key + 4] else None
