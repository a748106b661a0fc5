"""Output formats. Ours are found by name; nothing is imported that the run does not print with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lawgov_lint.reporters.base import Reporter, RunInfo


def builtin_reporters() -> list[type[Reporter]]:
    """Our own formats; ``terminal`` is the plain printer here, :func:`open_reporter` draws it where it can be drawn."""
    from lawgov_lint.reporters.concise import ConciseReporter
    from lawgov_lint.reporters.json_report import JsonReporter
    from lawgov_lint.reporters.plain import PlainReporter

    return [PlainReporter, ConciseReporter, JsonReporter]


def open_reporter(name: str, out: TextIO, run: RunInfo, reporters: Mapping[str, type[Reporter]]) -> Reporter:
    """The reporter for a format and a stream: ``terminal`` is drawn with rich on a terminal, and plain elsewhere.

    ``diff`` is none that ``--format`` offers: it shows what fixes change, not what is found.
    """
    if name == "diff":
        from lawgov_lint.reporters.diff import DiffReporter

        return DiffReporter(out, run)
    from lawgov_lint.reporters.plain import PlainReporter

    found = reporters[name]
    if found is PlainReporter and out.isatty():
        from lawgov_lint.reporters.terminal import TerminalReporter

        found = TerminalReporter
    return found(out, run)
