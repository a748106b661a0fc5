"""A report that was put together by hand, so that reporters are tested without readers and checks."""

from __future__ import annotations

import pytest

from lawgov_lint.diagnostics import Basis, Diagnostic, Edit, Fix, Related, Span
from lawgov_lint.document.model import Document, Heading, Identity, Paragraph, Section
from lawgov_lint.engine import NotRun
from lawgov_lint.errors import CheckCrashed, ReadingError
from lawgov_lint.linter import FileReport
from lawgov_lint.reading.source import Evidence, Residue, Source
from lawgov_lint.reporters.base import RunInfo

TITLE = "云岭市司法局2023年法治政府建设年度报告"
FIELDS = "发布日期:2024-02-26 来源:市司法局"
FIRST = "一、主要举措和成效"
BODY = (
    "2023年,市司法局认真贯彻《法治政府建设实施纲要(2021-2025年),推动各项任务落到实处,全年办理行政复议案件64余件,"
    "比上年下降一成。“党政主要负责人”切实履行第一责任人职责,,定期听取汇报,,研究解决问题。"
)
SECOND = "二、存在的不足和原因"
CAUSES = "执法力量不足,原因是编制较少。"
TEXT = f"{TITLE}\n{FIELDS}\n{FIRST}\n{BODY}\n{SECOND}\n{CAUSES}\n"

STANDARD = Basis("《标点符号用法》（GB/T 15834—2011）", "国家标准")
PROVISION = Basis("《法治政府建设与责任落实督察工作规定》", "党内法规", since="2019-04-15")


def span(words: str, after: str = "") -> Span:
    """Where some words stand, looked for after some others."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start, start + len(words))


def _heading(words: str, number: int, paragraph: int, end: int, role: str) -> Heading:
    start = TEXT.index(words)
    mark, title = Span(start, start + 2), Span(start + 2, start + len(words))
    return Heading(
        Span(start, start + len(words)), mark, title, 1, number, None, paragraph, Span(start, end), role=role
    )


def _document() -> Document:
    identity = Identity(
        kind=Evidence("annual-report", span(TITLE), "title"),
        year=Evidence("2023", span("2023"), "title"),
        title=Evidence(TITLE, span(TITLE), "first line"),
        issuer=Evidence("云岭市司法局", span("云岭市司法局"), "title"),
        level=Evidence("city", span("云岭市"), "title"),
        body=Evidence("department", span("司法局"), "title"),
        signed=None,
        published=Evidence("2024-02-26", span("2024-02-26"), "page"),
    )
    second = TEXT.index(SECOND)
    headings = (
        _heading(FIRST, 1, 1, second, "achievements"),
        _heading(SECOND, 2, 3, len(TEXT), "problems"),
    )
    paragraphs = (
        Paragraph(span(TITLE), "title", None),
        Paragraph(span(FIRST), "heading", 0),
        Paragraph(span(BODY), "body", 0),
        Paragraph(span(SECOND), "heading", 1),
        Paragraph(span(CAUSES), "body", 1),
    )
    sections = (
        Section("achievements", "heading", 0, headings[0].extent),
        Section("first_responsible", "mention", None, span("“党政主要负责人”切实履行第一责任人职责")),
        Section("problems", "heading", 1, headings[1].extent),
        Section("next_year", "missing", None, None),
    )
    residue = (Residue(span(FIELDS), "fields", (("发布日期", "2024-02-26"), ("来源", "市司法局"))),)
    source = Source("reports/云岭.txt", TEXT, residue=residue)
    return Document(source, TEXT, True, identity, paragraphs, headings, (), sections, None, None)


def _diagnostics() -> tuple[Diagnostic, ...]:
    first, second = span(",,"), span(",,", after=",,定期")
    mention = span("履行第一责任人职责")
    where = "一、 第1段"
    doubled = [
        Diagnostic(
            "repeated-punctuation",
            None,
            "punctuation",
            "error",
            "标点重复",
            None,
            where,
            place,
            (STANDARD,),
            Fix("safe", (Edit(place.start + 1, place.end, ""),)),
        )
        for place in (first, second)
    ]
    unclosed = Diagnostic(
        "unclosed-title-mark",
        None,
        "citations",
        "error",
        "书名号没有闭合：有“《”，没有“》”。",
        "在“2021-2025年)”后面补“》”",
        where,
        span("《法治政府建设实施纲要(2021-2025年)"),
        (STANDARD,),
    )
    approximate = Diagnostic(
        "exact-with-approximate",
        None,
        "figures",
        "note",
        "“64余件”：精确到个位的数后面不用“余”。",
        None,
        where,
        span("64余件"),
        (Basis("《出版物上数字用法》（GB/T 15835—2011）", "国家标准"),),
        certainty="unconfirmed",
    )
    missing = Diagnostic(
        "missing-first-responsible",
        "mentioned",
        "structure",
        "warning",
        "没有专门写“第一责任人职责”这一部分。",
        "单列一部分，写明主要负责人做了什么",
        "全文",
        None,
        (PROVISION,),
        related=(Related(mention, "这里只提到一句"),),
    )
    return (unclosed, approximate, *doubled, missing)


@pytest.fixture
def run_info() -> RunInfo:
    """A run with the usual settings."""
    return RunInfo("0.1.0", "abc123", None, "review", None, None, "warning", {"annual-report": "法治政府建设年度报告"})


@pytest.fixture
def report() -> FileReport:
    """A report with findings of every sort."""
    return FileReport(
        "reports/云岭.txt", _document(), _diagnostics(), not_run=(NotRun("文种不同：没有运行", ("x", "y")),)
    )


@pytest.fixture
def unreadable() -> FileReport:
    """A file that could not be read."""
    return FileReport("坏.txt", None, error=ReadingError("编码认不出。请另存为 UTF-8。", "坏.txt", 17))


@pytest.fixture
def crashed(report: FileReport) -> FileReport:
    """A file for which a check failed and another found nothing."""
    crash = CheckCrashed("stale-year", "years", "KeyError('x')", "checks/years.py:7")
    return report._replace(diagnostics=(), crashes=(crash,), not_run=())
