"""An example pack: one rule, one check, one output format."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lawgov_lint import Check, Context, Document, FileReport, Finding, Options, Reporter, hookimpl

LAWGOV_LINT_API = 1


class Limit(Options):
    """Options of the check."""

    longest: int


def long_paragraphs(document: Document, options: Limit, context: Context) -> Iterator[Finding]:
    """Paragraphs of the body with more characters than the rule allows."""
    for paragraph in document.paragraphs:
        length = paragraph.span.end - paragraph.span.start
        if paragraph.kind == "body" and length > options.longest:
            yield Finding(paragraph.span, data={"字数": str(length), "上限": str(options.longest)})


class TallyReporter(Reporter):
    """A line per file: how many findings, or why there are none."""

    name = "tally"

    def file(self, report: FileReport) -> None:
        """Write the line."""
        count = f"{len(report.diagnostics)} 条" if report.error is None else report.error.message
        self.out.write(f"{report.path}：{count}\n")

    def finish(self) -> None:
        """Nothing comes after the last file."""


@hookimpl
def lawgov_rule_dirs() -> list[str]:
    """The rules beside this file."""
    return [os.path.join(os.path.dirname(os.path.abspath(__file__)), "rules")]


@hookimpl
def lawgov_checks() -> list[Check]:
    """The check, which rule files name ``example/paragraph_length``."""
    fields = {"字数": "这一段的字数", "上限": "规则允许的字数"}
    return [Check("paragraph_length", long_paragraphs, Limit, fields)]


@hookimpl
def lawgov_reporters() -> list[type[Reporter]]:
    """The output format."""
    return [TallyReporter]
