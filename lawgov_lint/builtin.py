"""Our own rules, checks, readers and reporters, behind the same four hooks as everyone's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lawgov_lint.errors import PluginError

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check
    from lawgov_lint.hooks import Reader
    from lawgov_lint.reporters.base import Reporter


def lawgov_rule_dirs() -> list[str]:
    """The rules in the wheel; in a checkout, those beside ``pyproject.toml``."""
    package = os.path.dirname(os.path.abspath(__file__))
    checkout = os.path.dirname(package)
    packaged, ours = os.path.join(package, "_rules"), os.path.join(checkout, "rules")
    if os.path.isdir(packaged):
        return [packaged]
    if os.path.isdir(ours) and os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return [ours]
    raise PluginError(f"lawgov-lint 安装不完整：没有规则文件夹 {packaged}。请重新安装。")


def lawgov_checks() -> list[Check]:
    """Every kind of check of ours."""
    from lawgov_lint.checks import CHECKS

    return list(CHECKS)


def lawgov_readers() -> list[Reader]:
    """Every file format of ours."""
    from lawgov_lint.reading import READERS

    return list(READERS)


def lawgov_reporters() -> list[type[Reporter]]:
    """Every output format of ours; what draws on a terminal is imported when there is one."""
    from lawgov_lint.reporters import builtin_reporters

    return builtin_reporters()
