"""Puts the rules into the wheel as `lawgov_lint/_rules/`, beside a compiled copy of them.

A rule file with a mistake makes the build fail. An editable install copies nothing: there the rules are read from the
checkout.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface[Any]):
    """The hook that hatchling calls around the making of a wheel."""

    PLUGIN_NAME = "custom"
    _folder: str | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules and have them packed."""
        if version == "editable":
            return
        rules = os.path.join(self.root, "rules")
        build_data["force_include"][rules] = "lawgov_lint/_rules"
        self._folder = tempfile.mkdtemp(prefix="lawgov-lint-rules-")
        for name, content in self._compiled(rules).items():
            path = os.path.join(self._folder, name)
            with open(path, "wb") as file:
                file.write(content)
            build_data["force_include"][path] = f"lawgov_lint/_rules/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made on the way."""
        if self._folder:
            shutil.rmtree(self._folder)

    def _compiled(self, rules: str) -> dict[str, bytes]:
        sys.path.insert(0, self.root)
        try:
            from lawgov_lint.builtin import lawgov_checks
            from lawgov_lint.catalog.compiled import compile_for_wheel

            return compile_for_wheel(rules, {check.kind: check for check in lawgov_checks()})
        finally:
            sys.path.remove(self.root)
