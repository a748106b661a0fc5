"""``--format json`` is a contract: keys, their order, and what they hold."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from lawgov_lint.linter import FileReport
from lawgov_lint.reporters.base import RunInfo
from lawgov_lint.reporters.json_report import JsonReporter


def written(run: RunInfo, *reports: FileReport) -> Any:
    """The document that comes out."""
    reporter = JsonReporter(io.StringIO(), run)
    for report in reports:
        reporter.file(report)
    reporter.finish()
    assert isinstance(reporter.out, io.StringIO)
    text = reporter.out.getvalue()
    assert text.endswith("}\n")
    return json.loads(text)


def test_top_level(run_info: RunInfo, report: FileReport, unreadable: FileReport) -> None:
    document = written(run_info._replace(year=2023, as_of="2024-03-31"), report, unreadable)
    assert list(document) == ["schema", "tool", "run", "files", "diagnostics", "summary"]
    assert document["schema"] == 1
    assert document["tool"] == {
        "name": "lawgov-lint",
        "version": "0.1.0",
        "rules_digest": "abc123",
        "catalogue_as_of": None,
    }
    assert document["run"] == {"profile": "review", "year": 2023, "as_of": "2024-03-31"}
    assert document["diagnostics"] == []
    assert document["summary"] == {"files": 2, "error": 3, "warning": 1, "note": 1, "unreadable": 1}


def test_a_run_without_files_is_still_a_document(run_info: RunInfo) -> None:
    document = written(run_info)
    assert document["files"] == []
    assert document["summary"] == {"files": 0, "error": 0, "warning": 0, "note": 0, "unreadable": 0}


def test_what_is_said_of_a_file(run_info: RunInfo, report: FileReport) -> None:
    (entry,) = written(run_info, report)["files"]
    del entry["diagnostics"]
    assert entry == {
        "path": "reports/云岭.txt",
        "kind": "annual-report",
        "title": "云岭市司法局2023年法治政府建设年度报告",
        "issuer": "云岭市司法局",
        "level": "city",
        "body": "department",
        "year": 2023,
        "signed": None,
        "published": "2024-02-26",
        "normalised": True,
        "error": None,
        "sections": [
            {"role": "achievements", "found_by": "heading", "heading": "一、主要举措和成效", "start": 46, "end": 166},
            {"role": "first_responsible", "found_by": "mention", "heading": None, "start": 128, "end": 148},
            {"role": "problems", "found_by": "heading", "heading": "二、存在的不足和原因", "start": 166, "end": 193},
            {"role": "next_year", "found_by": "missing", "heading": None, "start": None, "end": None},
        ],
        "mended": [],
        "not_run": [{"reason": "文种不同：没有运行", "rules": ["x", "y"]}],
        "crashes": [],
    }


def test_order_of_the_keys_of_a_file(run_info: RunInfo, report: FileReport, unreadable: FileReport) -> None:
    keys = ["path", "kind", "title", "issuer", "level", "body", "year", "signed", "published", "normalised", "error"]
    keys += ["sections", "diagnostics", "mended", "not_run", "crashes"]
    assert [list(entry) for entry in written(run_info, report, unreadable)["files"]] == [keys, keys]


def test_a_finding_with_a_fix(run_info: RunInfo, report: FileReport) -> None:
    (entry,) = written(run_info, report)["files"]
    found = entry["diagnostics"][2]
    expected = {
        "rule": "repeated-punctuation",
        "case": None,
        "family": "punctuation",
        "severity": "error",
        "status": "active",
        "certainty": "confirmed",
        "message": "标点重复",
        "suggestion": None,
        "place": "一、 第1段",
        "quote": ",,",
        "start": 148,
        "end": 150,
        "line": 4,
        "column": 93,
        "end_line": 4,
        "end_column": 95,
        "page": None,
        "basis": [{"cite": "《标点符号用法》（GB/T 15834—2011）", "force": "国家标准"}],
        "fix": {"safety": "safe", "edits": [{"start": 149, "end": 150, "text": ""}]},
        "related": [],
    }
    assert found == expected
    assert list(found) == list(expected)


def test_something_missing_has_no_position(run_info: RunInfo, report: FileReport) -> None:
    (entry,) = written(run_info, report)["files"]
    found = entry["diagnostics"][4]
    keys = ("quote", "start", "end", "line", "column", "end_line", "end_column", "page", "fix")
    assert [found[key] for key in keys] == [None] * len(keys)
    assert found["case"] == "mentioned"
    assert found["related"] == [{"start": 139, "end": 148, "message": "这里只提到一句"}]


def test_every_quote_is_the_text_at_its_offsets(run_info: RunInfo, report: FileReport) -> None:
    assert report.document is not None
    (entry,) = written(run_info, report)["files"]
    for found in entry["diagnostics"]:
        if found["quote"] is not None:
            assert found["quote"] == report.document.text[found["start"] : found["end"]]


def test_a_file_that_could_not_be_read(run_info: RunInfo, unreadable: FileReport) -> None:
    (entry,) = written(run_info, unreadable)["files"]
    assert entry.pop("path") == "坏.txt"
    assert entry.pop("error") == {"message": "编码认不出。请另存为 UTF-8。", "byte_offset": 17}
    assert all(value in (None, []) for value in entry.values())


def test_a_crashed_check_is_told(run_info: RunInfo, crashed: FileReport) -> None:
    (entry,) = written(run_info, crashed)["files"]
    assert entry["crashes"] == [
        {"rule": "stale-year", "check": "years", "cause": "KeyError('x')", "where": "checks/years.py:7"}
    ]


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "latin-1"])
def test_a_stream_that_is_not_unicode_gets_escapes(encoding: str, run_info: RunInfo, report: FileReport) -> None:
    data = io.BytesIO()
    reporter = JsonReporter(io.TextIOWrapper(data, encoding=encoding), run_info)
    reporter.file(report)
    reporter.finish()
    assert json.loads(data.getvalue().decode("ascii")) == written(run_info, report)


def test_files_are_written_as_they_come(run_info: RunInfo, report: FileReport) -> None:
    out = io.StringIO()
    reporter = JsonReporter(out, run_info)
    reporter.file(report)
    assert '"path": "reports/云岭.txt"' in out.getvalue()
