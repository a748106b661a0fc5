"""From the words on the command line to a command, and from whatever happens there to an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from lawgov_lint.cli.arguments import parse
from lawgov_lint.cli.streams import complain, prepare_streams, stop_writing
from lawgov_lint.errors import LawgovLintError, ReadingError
from lawgov_lint.patterns import keep_compiled

COLLECT_EVERY = 100_000
"""New objects before cycles are looked for. Ours form hardly any; at 700 the search was a fourteenth of a short run."""
REPORT_TO = "请把这一行和出错的文件交给维护人员；设环境变量 LAWGOV_LINT_DEBUG=1 再运行一次，可以看到出错的地方。"


def run(argv: Sequence[str] | None) -> int:
    """Run one command; see :mod:`lawgov_lint.cli` for the status."""
    gc.set_threshold(COLLECT_EVERY)
    prepare_streams()
    try:
        status = _command(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
        keep_compiled()
        return status
    except BrokenPipeError:
        stop_writing(sys.stdout)
        return 0
    except ReadingError as error:
        complain(f"读不了 {error.path}：{error.message}")
        return error.status
    except LawgovLintError as error:
        complain(error.message)
        return error.status
    except OSError as error:
        _debug(error)
        stop_writing(sys.stdout)
        complain(f"读写出错：{error.strerror or error}" + (f"（{error.filename}）" if error.filename else ""))
        return 3
    except Exception as error:
        _debug(error)
        complain(f"程序自身出错：{type(error).__name__}: {error}。{REPORT_TO}")
        return 3


def _command(argv: list[str]) -> int:
    options = parse(argv)
    if options.command == "check":
        from lawgov_lint.cli.check import check

        return check(options)
    if options.command == "explain":
        from lawgov_lint.cli.explain import explain

        return explain(options)
    if options.command == "laws":
        from lawgov_lint.cli.laws import laws

        return laws(options)
    if options.command == "figures":
        from lawgov_lint.cli.figures import figures

        return figures(options)
    if options.command == "text":
        from lawgov_lint.cli.text import text

        return text(options)
    from lawgov_lint.cli.rules import rules

    return rules(options)


def _debug(error: Exception) -> None:
    if os.environ.get("LAWGOV_LINT_DEBUG"):
        raise error
