"""What is found on the five real documents, and nothing beyond it; each finding with its defence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import REQUIRED_ROLES
from lawgov_lint.linter import FileReport, Linter
from tests.samples import PLUGINS, REAL, ROOT

EXPECTED = sorted((ROOT / "tests" / "expected").glob("*.json"))
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the five real documents (../shared/seeds) are not here")


def report_of(name: str) -> FileReport:
    return Linter(PLUGINS).lint(str(next(REAL.glob(f"{name}_*.txt"))))


def truth_of(path: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return truth


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_findings(path: Path) -> None:
    report = report_of(path.stem)
    assert report.document
    source = report.document.source

    def place(span: Span | None) -> tuple[int | None, int | None]:
        return source.position(span.start) if span else (None, None)

    found = [
        {"rule": d.rule, "case": d.case, "severity": d.severity, "line": place(d.span)[0], "column": place(d.span)[1]}
        | {"related": [place(r.span)[0] for r in d.related]}
        for d in report.diagnostics
    ]
    truth = truth_of(path)["findings"]
    assert all(finding.pop("defence") for finding in truth)
    assert found == truth


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_recognition(path: Path) -> None:
    document = report_of(path.stem).document
    assert document
    truth = truth_of(path)["recognised"]
    identity = document.identity

    def line(span: Span | None) -> int | None:
        return document.source.position(span.start)[0] if document and span else None

    titles = [line(p.span) for p in document.paragraphs if p.kind == "title"]
    closing = [document.paragraphs[n].span if n is not None else None for n in (document.signature, document.date)]
    assert {key: evidence.value if evidence else None for key, evidence in identity._asdict().items()} | {
        "title": line(identity.title.span) if identity.title else None,
        "year": document.year,
        "issuer": None,
    } == {key: truth.get(key) for key in identity._fields}
    assert titles == truth["titles"]
    assert [line(span) for span in closing] == [truth["signature"], truth["date"]]
    assert [line(r.span) for r in document.source.residue] == truth["residue"]
    assert [[h.level, h.number, line(h.span)] for h in document.headings] == truth["headings"]
    sections = [[s.role, s.found_by, line(s.span)] for s in document.sections if s.role != "opening"]
    assert sections == truth["sections"]
    chains = [[s.form, [line(i.mark) for i in s.items], list(s.parent) if s.parent else None] for s in document.series]
    assert chains == truth["series"]
    assert {s.role for s in document.sections} >= set(REQUIRED_ROLES)
