"""The errors a run can end with.

::

    LawgovLintError                 every error of ours; the message is Chinese, for the person at the keyboard
    ├── UsageError                  exit status 2: wrong use, a path that does not exist
    │   ├── RuleFileError           a rule file, the vocabulary or the profiles; carries path, line and column
    │   └── PluginError             a plugin that does not load, or declares what we do not know
    ├── ReadingError                exit status 3: one input that cannot be read; the others are still checked
    └── CheckCrashed                exit status 3: a check that raised; findings of the others are still shown
"""

from __future__ import annotations

from typing import Any


class LawgovLintError(Exception):
    """Base of all errors of ours; ``str()`` is a Chinese sentence for the user."""

    status = 2

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        # Copied and pickled by its fields: the constructors of the subclasses take more than the message.
        return _restore, (type(self), self.args, vars(self))


def _restore(kind: type[LawgovLintError], arguments: tuple[Any, ...], fields: dict[str, Any]) -> LawgovLintError:
    error = kind.__new__(kind, *arguments)
    vars(error).update(fields)
    return error


class UsageError(LawgovLintError):
    """The command, its options or its paths are wrong."""


class RuleFileError(UsageError):
    """A rule file says something that cannot be used.

    Args:
        message: what is wrong and what to do, without the place.
        path: the file.
        line, column: from 1; 0 when the file as a whole is meant.
    """

    def __init__(self, message: str, path: str, line: int = 0, column: int = 0) -> None:
        place = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{place}: {message}")
        self.path = path
        self.line = line
        self.column = column


class PluginError(UsageError):
    """A plugin cannot be loaded or offers something unusable."""


class ReadingError(LawgovLintError):
    """One input cannot be read.

    Args:
        message: why, and what to do; without the path.
        path: the input as the user named it.
        byte_offset: where in the file, from 0, when one place is to blame.
    """

    status = 3

    def __init__(self, message: str, path: str, byte_offset: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.byte_offset = byte_offset


class CheckCrashed(LawgovLintError):  # noqa: N818 - a state of the run, as the design names it
    """A check raised an exception while it judged a document.

    Args:
        rule: the rule that was being judged.
        check: the kind of check.
        cause: ``repr`` of the exception, for the programmer.
        where: file and line of our code or the plugin's where it was raised.
    """

    status = 3

    def __init__(self, rule: str, check: str, cause: str, where: str) -> None:
        super().__init__(
            f"规则 {rule} 的检查 {check} 中断：{cause}（{where}）。这份文件的其他规则已照常检查，结果不完整。"
        )
        self.rule = rule
        self.check = check
        self.cause = cause
        self.where = where


class MendingError(LawgovLintError):
    """A file could not be mended; it was left as it is."""

    status = 3
