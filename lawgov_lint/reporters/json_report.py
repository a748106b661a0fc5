"""``--format json``: one JSON document, written file by file.

Laid out for reading in a diff: a file's own keys on lines of their own, then one line a section and a diagnostic. The
names and their order are a contract; new keys may be added, readers ignore what they do not know.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TextIO

from lawgov_lint.reporters.base import Reporter, RunInfo

if TYPE_CHECKING:
    from lawgov_lint.diagnostics import Diagnostic, Span
    from lawgov_lint.document.model import Document, Section
    from lawgov_lint.linter import FileReport
    from lawgov_lint.reading.source import Evidence, Source

SCHEMA = 1

Data = dict[str, Any]


class JsonReporter(Reporter):
    """One JSON document for the whole run; memory stays flat because each file is written as it comes."""

    name: ClassVar[str] = "json"

    def __init__(self, out: TextIO, run: RunInfo) -> None:
        super().__init__(out, run)
        self._files = 0
        self._counts: Counter[str] = Counter()
        # A stream that cannot hold every character gets escapes: never a "?" where a quote should be.
        self._escape = not (out.encoding or "utf-8").lower().replace("-", "").startswith("utf")

    def file(self, report: FileReport) -> None:
        """Write the entry of one file."""
        self.out.write(",\n" if self._files else self._head())
        self.out.write(self._entry(file_entry(report)))
        self._files += 1
        self._counts["unreadable"] += report.error is not None
        self._counts.update(finding.severity for finding in report.diagnostics if finding.status == "active")

    def finish(self) -> None:
        """Close the list of files and write the summary."""
        if not self._files:
            self.out.write(self._head())
        summary = {"files": self._files} | {
            key: self._counts[key] for key in ("error", "warning", "note", "unreadable")
        }
        self.out.write(f'],\n "diagnostics": [],\n "summary": {self._dumps(summary)}}}\n')
        self.out.flush()

    def _head(self) -> str:
        run = self.run
        tool = {
            "name": "lawgov-lint",
            "version": run.version,
            "rules_digest": run.rules_digest,
            "catalogue_as_of": run.catalogue_as_of,
        }
        how = {"profile": run.profile, "year": run.year, "as_of": run.as_of}
        return f'{{"schema": {SCHEMA},\n "tool": {self._dumps(tool)},\n "run": {self._dumps(how)},\n "files": [\n'

    def _entry(self, entry: Data) -> str:
        lines = (f'"{key}": {self._value(value)}' for key, value in entry.items())
        return "  {" + ",\n   ".join(lines) + "}"

    def _value(self, value: Any) -> str:
        if not isinstance(value, list) or not value:
            return self._dumps(value)
        return "[\n    " + ",\n    ".join(map(self._dumps, value)) + "]"

    def _dumps(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=self._escape)


def file_entry(report: FileReport) -> Data:
    """What JSON says about one file; for a file that could not be read everything but ``error`` is null or empty."""
    document, error = report.document, report.error
    return {
        "path": report.path,
        **_identity(document),
        "error": error and {"message": error.message, "byte_offset": error.byte_offset},
        "sections": [_section(section, document) for section in document.sections] if document else [],
        "diagnostics": [_diagnostic(item, document.source) for item in report.diagnostics] if document else [],
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


def _section(section: Section, document: Document) -> Data:
    heading = None if section.heading is None else document.headings[section.heading].span.of(document.text)
    start, end = section.span or (None, None)
    return {"role": section.role, "found_by": section.found_by, "heading": heading, "start": start, "end": end}


def _diagnostic(found: Diagnostic, source: Source) -> Data:
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
        **_where(found.span, source),
        "basis": [{"cite": basis.cite, "force": basis.force} for basis in found.basis],
        "fix": found.fix and {"safety": found.fix.safety, "edits": _plain(found.fix.edits)},
        "related": [
            {"start": item.span.start, "end": item.span.end, "message": item.message} for item in found.related
        ],
    }


def _where(span: Span | None, source: Source) -> Data:
    if span is None:
        keys = ("quote", "start", "end", "line", "column", "end_line", "end_column", "page")
        return dict.fromkeys(keys)
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "quote": span.of(source.text),
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
