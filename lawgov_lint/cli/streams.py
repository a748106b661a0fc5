"""Standard output, standard error, and result files that are whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from lawgov_lint.errors import UsageError

PROGRAM = "lawgov-lint"


def prepare_streams() -> None:
    """Make both streams accept every character: a console in code page 936 shows ``?`` for what it lacks."""
    sys.stdout = _accepting(sys.stdout)
    sys.stderr = _accepting(sys.stderr)


def _accepting(stream: TextIO | None) -> TextIO:
    if stream is None:  # the program was started with this stream closed
        return open(os.devnull, "w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return stream


def complain(message: str) -> None:
    """Say something on standard error, on one line, after the result so far; a stream nobody reads is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        stop_writing(sys.stdout)
    try:
        sys.stderr.write(f"{PROGRAM}: {' '.join(message.split())}\n")
        sys.stderr.flush()
    except OSError:
        stop_writing(sys.stderr)


def stop_writing(stream: TextIO) -> None:
    """Send what is still to be written to a stream nowhere, so that the interpreter ends quietly."""
    with suppress(OSError, ValueError):  # ValueError: it is no real file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Where the result goes: standard output, or a file that appears only when all of it was written.

    Args:
        path: as given with ``-o``; None and ``-`` are standard output.

    Raises:
        UsageError: no file can be made there.
    """
    if path is None or path == "-":
        yield sys.stdout
        return
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        if os.path.isdir(target):
            raise UsageError(f"-o {path}：这是一个文件夹；请写文件名。")
        with open(target, "w", encoding="utf-8", newline="\n") as device:  # a pipe or /dev/null cannot be replaced
            yield device
        return
    draft = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}.tmp")
    with _create(draft, path) as file:
        try:
            yield file
            file.close()
            if os.path.exists(target):
                os.chmod(draft, os.stat(target).st_mode & 0o777)
            os.replace(draft, target)
        except BaseException:
            file.close()
            os.unlink(draft)
            raise


def _create(draft: str, path: str) -> TextIO:
    try:
        return open(draft, "x", encoding="utf-8", errors="replace", newline="\n")
    except FileNotFoundError:
        raise UsageError(f"-o {path}：没有这个文件夹；请先建好，或换一个位置。") from None
    except OSError as error:
        reason = "没有写入权限" if isinstance(error, PermissionError) else error.strerror or repr(error)
        raise UsageError(f"-o {path}：不能在那里写文件：{reason}。") from None
