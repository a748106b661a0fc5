"""Lint yearly reports on building a law-based government: the public interface, and nothing else.

Each name is imported when it is first asked for, so that ``import lawgov_lint`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for typing's, whose import alone would cost 10 ms

__all__ = [
    "Check",
    "Context",
    "Diagnostic",
    "Document",
    "Edit",
    "FileReport",
    "Finding",
    "Fix",
    "Linter",
    "NoOptions",
    "Options",
    "Reader",
    "Related",
    "Reporter",
    "RunInfo",
    "Settings",
    "Source",
    "Span",
    "__version__",
    "hookimpl",
    "load_plugins",
]

_HOMES = {
    "checks.base": ("Check", "Context", "NoOptions", "Options"),
    "diagnostics": ("Diagnostic", "Edit", "Finding", "Fix", "Related", "Span"),
    "document.model": ("Document",),
    "hooks": ("Reader", "hookimpl"),
    "linter": ("FileReport", "Linter", "Settings"),
    "plugins": ("load_plugins",),
    "reading.source": ("Source",),
    "reporters.base": ("Reporter", "RunInfo"),
}

if TYPE_CHECKING:
    from lawgov_lint.checks.base import Check, Context, NoOptions, Options
    from lawgov_lint.diagnostics import Diagnostic, Edit, Finding, Fix, Related, Span
    from lawgov_lint.document.model import Document
    from lawgov_lint.hooks import Reader, hookimpl
    from lawgov_lint.linter import FileReport, Linter, Settings
    from lawgov_lint.plugins import load_plugins
    from lawgov_lint.reading.source import Source
    from lawgov_lint.reporters.base import Reporter, RunInfo
    from lawgov_lint.version import VERSION as __version__  # noqa: N811
else:  # hidden from type checkers, which would take any name for public

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name == "__version__":
            return import_module("lawgov_lint.version").VERSION
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(f"lawgov_lint.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
