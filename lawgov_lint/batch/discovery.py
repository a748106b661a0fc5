"""From the paths on the command line to the files to check, lazily and in path order.

A file is taken as given; a folder is walked; a pattern is expanded here only when no file has that very name (Windows
shells leave that to the program). What is wrong with a path is yielded too, so that nothing is passed over in silence.
"""

from __future__ import annotations

import heapq
import os
from collections.abc import Collection, Iterable, Iterator

from lawgov_lint.values import NamedTuple

STANDARD_INPUT = "-"
SEPARATORS = (os.sep, os.altsep or os.sep)


class Found(NamedTuple):
    """A file to check, or a path that yields none.

    Args:
        path: as the user named it, or the folder's name with the way down added.
        problem: Chinese, without the path; None for a file to check.
        status: the exit status that the problem asks for.
    """

    path: str
    problem: str | None = None
    status: int = 0


def discover(arguments: Iterable[str], suffixes: Collection[str]) -> Iterator[Found]:
    """The files that some paths stand for, each once.

    Args:
        arguments: files, folders, patterns, or ``-``.
        suffixes: lower case with the dot; in a folder only such files are taken.

    Returns:
        In the order of the paths, compared as text; a file named twice comes once, under its first name.
    """
    files: list[Found] = []
    folders: list[str] = []
    for argument in dict.fromkeys(arguments):
        for path in _expand(argument):
            if path == STANDARD_INPUT:
                files.append(Found(path))
            elif os.path.isdir(path):
                folders.append(path)
            else:
                files.append(Found(path, "没有这个文件或文件夹", status=2) if _missing(path) else Found(path))
    walks = (_walk(folder, suffixes) for folder in folders)
    return _once(heapq.merge(sorted(files, key=_order), *walks, key=_order))


def _order(found: Found) -> str:
    return found.path


def _expand(argument: str) -> list[str]:
    if argument == STANDARD_INPUT or os.path.lexists(argument) or not any(mark in argument for mark in "*?["):
        return [argument]
    from glob import glob

    return glob(argument, recursive=True) or [argument]


def _missing(path: str) -> bool:
    """Whether nothing is there; a file that is there and cannot be reached is for the reader to report."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _once(found: Iterable[Found]) -> Iterator[Found]:
    seen: set[str] = set()
    for item in found:
        key = item.path if item.path == STANDARD_INPUT else os.path.normcase(os.path.abspath(item.path))
        if item.problem or key not in seen:
            yield item
        seen.add(key)


def _walk(folder: str, suffixes: Collection[str]) -> Iterator[Found]:
    """The files below a folder in path order; each real folder is entered once, so that links cannot loop."""
    entered: set[str] = set()
    top = os.path.join(folder, "")
    pending = [top]
    empty = True
    while pending:
        path = pending.pop()
        if not path.endswith(SEPARATORS):
            empty = False
            yield Found(path)
            continue
        real = os.path.realpath(path)
        if real in entered:
            continue
        entered.add(real)
        try:
            pending += sorted(_children(path, suffixes), reverse=True)
        except OSError as error:
            empty = False
            reason = "没有权限" if isinstance(error, PermissionError) else error.strerror or repr(error)
            yield Found(path, f"打不开这个文件夹：{reason}", status=3)
    if empty:
        known = "、".join(sorted(suffixes))
        yield Found(top, f"文件夹里没有可以检查的文件（{known}）", status=3)


def _children(folder: str, suffixes: Collection[str]) -> Iterator[str]:
    """Names with their folder; folders end with a separator, which makes plain text order the order of all paths.

    A link that leads nowhere counts as a file, to be reported when it is read; pipes and devices are left alone.
    """
    prefix = "" if folder == os.path.join(os.curdir, "") else folder
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            known = os.path.splitext(entry.name)[1].lower() in suffixes
            if entry.is_dir():
                yield prefix + entry.name + os.sep
            elif known and (entry.is_file() or not os.path.exists(entry.path)):
                yield prefix + entry.name
