"""The command line: arguments, streams and exit status; no logic.

========  =============================================================================================
status    meaning; where several hold, the gravest counts: 2, then 3, then 1
========  =============================================================================================
0         nothing at or above ``--fail-on``
1         findings
2         wrong use, a path that does not exist, a rule file or plugin that does not load
3         a file that cannot be read, a check that crashed, a folder with nothing to check; a fault of ours
130       interrupted
========  =============================================================================================
"""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status; nothing it raises reaches the user as a traceback."""
    try:
        from lawgov_lint.cli.run import run

        return run(argv)
    except KeyboardInterrupt:
        import sys

        if sys.stderr is not None:
            sys.stderr.write("lawgov-lint: 已中断\n")
        return 130
