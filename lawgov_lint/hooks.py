"""The four hooks through which rules, checks, readers and reporters arrive, ours and everyone's.

Each takes nothing, returns a list of data, and is called once a run. A third-party pack is a module or object under the
entry-point group ``lawgov_lint`` with ``LAWGOV_LINT_API = 1`` and any of these hooks, marked with :data:`hookimpl`.
The name of the entry point is the name of the pack: its rules are ``pack/rule-id``, its checks ``pack/kind``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    import pluggy

    from lawgov_lint.checks.base import Check
    from lawgov_lint.reading.source import Source
    from lawgov_lint.reporters.base import Reporter

    hookimpl = pluggy.HookimplMarker("lawgov_lint")

PROJECT = "lawgov_lint"
API_VERSION = 1
"""What a pack writes as ``LAWGOV_LINT_API``; raised when a hook or the public part of the model changes its meaning."""


class Reader(NamedTuple):
    """Reads files of some suffixes.

    Args:
        suffixes: lower case, with the dot.
        read: ``read(data, path)`` turns the whole content into a Source; raises ReadingError.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Source]


class Specification:
    """The hooks; :mod:`lawgov_lint.plugins` marks them for pluggy when there is a pack to load."""

    def lawgov_rule_dirs(self) -> list[str]:  # type: ignore[empty-body]
        """Folders of rule files, ``<folder>/<family>/<id>.yaml``; absolute."""

    def lawgov_checks(self) -> list[Check]:  # type: ignore[empty-body]
        """Checks that rule files may name; a pack's rule files name its own as ``pack/kind``."""

    def lawgov_readers(self) -> list[Reader]:  # type: ignore[empty-body]
        """Readers of file formats."""

    def lawgov_reporters(self) -> list[type[Reporter]]:  # type: ignore[empty-body]
        """Output formats."""


HOOKS = tuple(name for name in vars(Specification) if name.startswith("lawgov_"))

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        # pluggy and the inspect module it needs cost 15 ms (2026-11), more than a bare python: only packs pay for them.
        if name != "hookimpl":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import pluggy

        return pluggy.HookimplMarker(PROJECT)
