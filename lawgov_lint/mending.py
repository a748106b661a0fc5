"""Mending a file: rounds of fixes until nothing is left to mend, then one atomic write; or the difference, unwritten.

A round makes the fixes that are not in each other's way; then the text is judged again, so that a fix is never made on
words that another one has just changed. What was mended stays mended: a second run changes nothing.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress

from lawgov_lint.diagnostics import apply_edits
from lawgov_lint.errors import MendingError, ReadingError
from lawgov_lint.fixes import Mended, chosen_fixes
from lawgov_lint.linter import FileReport, Linter
from lawgov_lint.reading.encoding import decode
from lawgov_lint.reading.files import STANDARD_INPUT, load
from lawgov_lint.reading.source import Source
from lawgov_lint.values import NamedTuple

MOST_ROUNDS = 10
_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_TEXT_FORMS = ("text", "markdown")


class Mending(NamedTuple):
    """How to mend.

    Args:
        unsafe: make unsafe fixes too.
        write: write the result back; otherwise only show what would change.
    """

    unsafe: bool
    write: bool


def mend(linter: Linter, path: str, mending: Mending) -> FileReport:
    """Mend a file, and report on what is left.

    Raises:
        MendingError: nothing was written.
        UsageError: there is no such file.
    """
    try:
        data = load(path)
    except ReadingError as error:
        return FileReport(path, None, error=error)
    report, result, made = _rounds(linter, data, path, mending.unsafe)
    if report.document is None or not made:
        return report
    if mending.write:
        _write(path, data, result)
    before = decode(data, path).text
    return report._replace(mended=Mended(before, tuple(sorted(made.items()))))


def _rounds(linter: Linter, data: bytes, path: str, unsafe: bool) -> tuple[FileReport, bytes, Counter[str]]:
    """The report on the last round, the content after it, and how many fixes of each rule were made."""
    made: Counter[str] = Counter()
    for _ in range(MOST_ROUNDS + 1):
        report = linter.lint_bytes(data, path)
        if report.document is None:
            if made and report.error:  # our own text cannot be read: never write it
                raise MendingError(f"{path}：改过以后读不了（{report.error.message}），文件没有改动。请报告给维护者。")
            return report, data, made
        source = report.document.source
        chosen = chosen_fixes(report.diagnostics, unsafe)
        if not chosen or source.form not in _TEXT_FORMS:
            return report, data, made
        made.update(diagnostic.rule for diagnostic in chosen)
        edits = (edit for diagnostic in chosen if diagnostic.fix for edit in diagnostic.fix.edits)
        data = _encoded(apply_edits(source.text, edits), source)
    rules = "、".join(sorted({diagnostic.rule for diagnostic in chosen}))
    raise MendingError(f"{path}：改了 {MOST_ROUNDS} 遍还有要改的（{rules}），文件没有改动。请报告给维护者。")


def _encoded(text: str, source: Source) -> bytes:
    """The text as its file was written: the same encoding and byte order mark."""
    try:
        data = (_MARKS[source.encoding] if source.bom else b"") + text.encode(source.encoding)
        kept = decode(data, source.path)
    except (UnicodeEncodeError, ReadingError):
        kept = None
    if kept is None or kept.text != text or kept.encoding != source.encoding:
        raise MendingError(
            f"{source.path}：改好的文字不能用原来的编码（{source.encoding}）写回，文件没有改动；另存为 UTF-8 再改。"
        )
    return data


def _write(path: str, before: bytes, after: bytes) -> None:
    """Put the new content in place of the old one, whole or not at all; permissions stay."""
    if path == STANDARD_INPUT:
        raise MendingError("标准输入不能改写；写文件名，或者用 --diff 只看要改的地方。")
    target = os.path.realpath(path)  # a link stays a link
    draft = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}.tmp")
    try:
        if not os.access(target, os.W_OK):
            raise MendingError(f"{path}：文件是只读的，没有改动。")
        state = os.stat(target)
        with open(draft, "xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, state.st_mode & 0o7777)
        with open(target, "rb") as file:
            if file.read(len(before) + 1) != before:
                raise MendingError(f"{path}：检查以后文件又被改过，没有写入；再运行一次。")
        os.replace(draft, target)
    except OSError as error:
        raise MendingError(f"{path}：写不了（{error.strerror or error}），文件没有改动。") from None
    finally:
        with suppress(OSError):
            os.unlink(draft)
