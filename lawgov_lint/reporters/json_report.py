"""``--format json``: one JSON document, written file by file.

Laid out for reading in a diff: a file's own keys on lines of their own, then one line a section and a diagnostic. The
names and their order are a contract; new keys may be added, readers ignore what they do not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TextIO

from lawgov_lint.diagnostics import masked_text
from lawgov_lint.reporters.base import PagedReporter, RunInfo
from lawgov_lint.reporters.rows import GRAVEST_FIRST, Row, Totals
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.diagnostics import Diagnostic, Span
    from lawgov_lint.document.model import Document, Section
    from lawgov_lint.linter import FileReport
    from lawgov_lint.reading.source import Evidence, Source

SCHEMA = 1

Data = dict[str, Any]


class JsonReporter(PagedReporter):
    """One JSON document for the whole run; memory stays flat because each file is written as it comes."""

    name: ClassVar[str] = "json"

    def __init__(self, out: TextIO, run: RunInfo) -> None:
        super().__init__(out, run)
        self._totals = Totals()
        # A stream that cannot hold every character gets escapes: never a "?" where a quote should be.
        self._pen = JsonPage(not (out.encoding or "utf-8").lower().replace("-", "").startswith("utf"))

    def pen(self) -> JsonPage:
        """What writes the entry of one file."""
        return self._pen

    def page(self, text: str, row: Row) -> None:
        """Write the entry of one file."""
        self.out.write(",\n" if self._totals.files else self._head())
        self.out.write(text)
        self._totals.add(row)

    def finish(self) -> None:
        """Close the list of files and write the summary."""
        totals, dumps = self._totals, self._pen.dumps
        if not totals.files:
            self.out.write(self._head())
        counts: Data = {severity: totals.findings[severity] for severity in GRAVEST_FIRST}
        summary = {"files": totals.files, **counts, "unreadable": totals.unreadable}
        self.out.write(f'],\n "diagnostics": [],\n "summary": {dumps(summary)}}}\n')
        self.out.flush()

    def _head(self) -> str:
        run, dumps = self.run, self._pen.dumps
        tool = {
            "name": "lawgov-lint",
            "version": run.version,
            "rules_digest": run.rules_digest,
            "catalogue_as_of": run.catalogue_as_of,
        }
        how = {"profile": run.profile, "year": run.year, "as_of": run.as_of}
        return f'{{"schema": {SCHEMA},\n "tool": {dumps(tool)},\n "run": {dumps(how)},\n "files": [\n'


class JsonPage(NamedTuple):
    """Writes the entry of one file.

    Args:
        escape: whether to spell out what is not ASCII.
    """

    escape: bool

    def __call__(self, report: FileReport) -> str:
        """The entry, without a comma or a line end behind it."""
        lines = (f'"{key}": {self._value(value)}' for key, value in file_entry(report).items())
        return "  {" + ",\n   ".join(lines) + "}"

    def dumps(self, value: Any) -> str:
        """A value on one line."""
        return json.dumps(value, ensure_ascii=self.escape)

    def _value(self, value: Any) -> str:
        if not isinstance(value, list) or not value:
            return self.dumps(value)
        return "[\n    " + ",\n    ".join(map(self.dumps, value)) + "]"


def file_entry(report: FileReport) -> Data:
    """What JSON says about one file; for a file that could not be read everything but ``error`` is null or empty."""
    document, error = report.document, report.error
    return {
        "path": report.path,
        **_identity(document),
        "error": error and {"message": error.message, "byte_offset": error.byte_offset},
        "sections": _sections(document, report.diagnostics) if document else [],
        "diagnostics": _diagnostics(report.diagnostics, document.source) if document else [],
        "mended": [{"rule": rule, "fixes": fixes} for rule, fixes in report.mended.made] if report.mended else [],
        "not_run": [{"reason": item.reason, "rules": list(item.rules)} for item in report.not_run],
        "crashes": [
            {"rule": crash.rule, "check": crash.check, "cause": crash.cause, "where": crash.where}
            for crash in report.crashes
        ],
    }


def _identity(document: Document | None) -> Data:
    keys = ("kind", "title", "issuer", "level", "body", "year", "signed", "published", "normalised")
    if document is None:
        return dict.fromkeys(keys)
    identity = document.identity
    values: Mapping[str, Evidence | None] = identity._asdict()
    read: Data = {key: _evident(values.get(key)) for key in keys}
    return read | {"year": document.year, "normalised": document.normalised}


def _evident(evidence: Evidence | None) -> str | None:
    return evidence.value if evidence else None


def _sections(document: Document, diagnostics: Sequence[Diagnostic]) -> list[Data]:
    text = masked_text(document.text, diagnostics)
    return [_section(section, document, text) for section in document.sections]


def _section(section: Section, document: Document, text: str) -> Data:
    heading = None if section.heading is None else document.headings[section.heading].span.of(text)
    start, end = section.span or (None, None)
    return {"role": section.role, "found_by": section.found_by, "heading": heading, "start": start, "end": end}


def _diagnostics(diagnostics: Sequence[Diagnostic], source: Source) -> list[Data]:
    text = masked_text(source.text, diagnostics)
    return [_diagnostic(found, source, text) for found in diagnostics]


def _diagnostic(found: Diagnostic, source: Source, text: str) -> Data:
    return {
        "rule": found.rule,
        "case": found.case,
        "family": found.family,
        "severity": found.severity,
        "status": found.status,
        "certainty": found.certainty,
        "message": found.message,
        "suggestion": found.suggestion,
        "place": found.place,
        **_where(found.span, source, text),
        "basis": [{"cite": basis.cite, "force": basis.force} for basis in found.basis],
        "fix": found.fix and {"safety": found.fix.safety, "edits": _plain(found.fix.edits)},
        "related": [
            {"start": item.span.start, "end": item.span.end, "message": item.message} for item in found.related
        ],
    }


def _where(span: Span | None, source: Source, text: str) -> Data:
    if span is None:
        keys = ("quote", "start", "end", "line", "column", "end_line", "end_column", "page")
        return dict.fromkeys(keys)
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "quote": span.of(text),
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "page": None,
    }


def _plain(values: Iterable[Any]) -> list[Data]:
    return [value._asdict() for value in values]
