"""What people are shown of a report: computed here once, drawn by the plain and by the terminal printer.

Everything in a view is on one line and free of control characters; it is cut and folded, but not yet wrapped.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, groupby
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import SEVERITIES, Diagnostic, Severity, Span, apply_edits, masked_text
from lawgov_lint.document.model import REQUIRED_ROLES
from lawgov_lint.patterns import lazy
from lawgov_lint.reporters.layout import visible
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.diagnostics import Basis, Edit
    from lawgov_lint.document.model import Document, Section
    from lawgov_lint.linter import FileReport
    from lawgov_lint.reading.source import Evidence
    from lawgov_lint.reporters.base import RunInfo

PART_NAMES = {
    "achievements": "主要举措和成效",
    "problems": "存在的不足和原因",
    "first_responsible": "主要负责人履行第一责任人职责",
    "next_year": "下一年度主要安排",
}
FOUND_NAMES = {"heading": "有标题", "content": "按内容认出", "mention": "只在别处提到", "missing": "缺少"}

_LEVELS = {"state": "国家级", "province": "省级", "city": "市级", "county": "县级", "town": "乡镇级"}
_BODIES = {"government": "政府", "department": "部门", "street-office": "街道办事处", "other": "单位"}
# Rules that hold a report to the four parts; where they do not run, the table of parts is for information only.
_DUTY = frozenset({"missing-achievements", "missing-problems", "missing-first-responsible", "missing-next-year-plan"})

AROUND = 20
LONGEST_QUOTE = 60
MOST_PLACES = 12
SCREENFUL = 5  # findings of five lines each on a screen of 24 to 30 lines
GRAVEST_TITLE = "最要紧的几处"
_SENTENCE_END = lazy(r"[。！？；!?;\r\n]+[”’」』）》)\"']*")


class Window(NamedTuple):
    """The words found, and a little of the sentence on both sides; ``…`` shows a cut."""

    before: str
    words: str
    after: str

    def marked(self) -> str:
        """The window as plain text, the words between 【 and 】."""
        return f"{self.before}【{self.words}】{self.after}"


class Entry(NamedTuple):
    """One finding as it is shown, or several that say the same.

    Args:
        where: where a person would look; `position` is line and column, None for what is missing.
        window: None for what is missing.
        notes: label and text: 建议, 改为, 参见, 依据, 同类; label first, in the order in which they are shown.
    """

    severity: Severity
    rule: str
    where: str
    position: str | None
    window: Window | None
    message: str
    notes: tuple[tuple[str, str], ...]


class Part(NamedTuple):
    """One row of the table of required parts; ``position`` and ``words`` are empty for a missing part."""

    name: str
    found_by: str
    position: str
    words: str


class FileView(NamedTuple):
    """One file as it is shown.

    Args:
        header: label and text, in order.
        entries: in document order.
        parts: empty when the file is no annual report.
        parts_title: the heading of their table.
        summary: the last line.
        gravest: of more entries than a screen holds, the three gravest, to be named again after them; notes never.
    """

    path: str
    header: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    parts_title: str
    summary: str
    gravest: tuple[Entry, ...] = ()


def file_view(report: FileReport, run: RunInfo) -> FileView:
    """What is shown of one file."""
    document = report.document
    header = _header(document, run) if document else []
    if report.mended:
        header.append(("已改", report.mended.sentence()))
    if report.error:
        at = "" if report.error.byte_offset is None else f"（从第 {report.error.byte_offset + 1} 个字节起）"
        header.append(("读不了", report.error.message + at))
    header += [("未检查", f"{skipped.reason}（{len(skipped.rules)} 条规则）") for skipped in report.not_run]
    header += [("中断", crash.message) for crash in report.crashes]
    entries = _entries(report.diagnostics, document) if document else ()
    title = "四个必备部分"
    if any(_DUTY.intersection(skipped.rules) for skipped in report.not_run):
        title += "（对这份文件不作要求，仅供参考）"
    return FileView(
        path=visible(report.path),
        header=tuple((label, visible(text)) for label, text in header),
        entries=entries,
        parts=_parts(document, report.diagnostics) if document and document.kind == "annual-report" else (),
        parts_title=title,
        summary="" if entries or report.error or report.crashes else "没有发现问题",
        gravest=_gravest(entries),
    )


def _gravest(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    if len(entries) <= SCREENFUL:
        return ()
    grave = [entry for entry in entries if entry.severity != "note"]
    return tuple(sorted(grave, key=lambda entry: -SEVERITIES.index(entry.severity))[:3])


def _header(document: Document, run: RunInfo) -> list[tuple[str, str]]:
    identity = document.identity
    header = [("标题", identity.title.value if identity.title else "没有认出")]
    facts = [run.kinds.get(document.kind, document.kind)]
    if document.kind == "annual-report" or document.year:
        facts.append(f"{document.year}年" if document.year else "没有认出年度（可用 --year 指定）")
    facts.append(_organ(identity.issuer, identity.level, identity.body))
    facts += [f"{day.value} {done}" for day, done in ((identity.signed, "成文"), (identity.published, "公布")) if day]
    header.append(("识别", "；".join(facts)))
    hints = []
    if document.source.residue:
        hints.append(f"网页文字 {len(document.source.residue)} 处，不参加检查")
    if document.normalised:
        hints.append("全文标点已半角化（多半是从网页复制时变的）")
    return [*header, ("说明", "；".join(hints))] if hints else header


def _organ(issuer: Evidence | None, level: Evidence | None, body: Evidence | None) -> str:
    rank = _LEVELS.get(level.value, "") if level and not (body and body.value == "street-office") else ""
    sort = rank + (_BODIES.get(body.value, "") if body else "")
    if issuer is None:
        return f"没有认出机关（{sort}）" if sort else "没有认出机关"
    return f"{issuer.value}（{sort}）" if sort else issuer.value


def _entries(diagnostics: Iterable[Diagnostic], document: Document) -> tuple[Entry, ...]:
    """Active findings in document order; those that say the same stand together where the first one stands."""
    groups: dict[tuple[str, str | None, str, str, str | None], list[Diagnostic]] = {}
    for found in diagnostics:
        if found.status == "active":
            key = (found.rule, found.case, found.message, found.severity, found.suggestion)
            groups.setdefault(key, []).append(found)
    text = masked_text(document.text, chain.from_iterable(groups.values()))
    return tuple(_entry(group, document, text) for group in groups.values())


def _entry(group: list[Diagnostic], document: Document, text: str) -> Entry:
    first = group[0]
    line_and_column = document.source.position(first.span.start) if first.span else None
    return Entry(
        severity=first.severity,
        rule=first.rule,
        where=visible(first.place),
        position="{}行{}列".format(*line_and_column) if line_and_column else None,
        window=window(text, first.span) if first.span else None,
        message=visible(first.message),
        notes=tuple((label, visible(words)) for label, words in _notes(group, document, text)),
    )


def _notes(group: list[Diagnostic], document: Document, text: str) -> Iterable[tuple[str, str]]:
    first = group[0]
    if first.suggestion:
        yield "建议", first.suggestion
    elif first.fix and first.span and (mended := _mended(text, first.span, first.fix.edits)) is not None:
        yield "改为", f"“{mended}”" if mended else "（删去）"
    if first.certainty == "unconfirmed":
        yield "注意", "所据的资料还没有核实，请自行确认"
    for related in first.related:
        line, column = document.source.position(related.span.start)
        yield "参见", f"{related.message}（{line}行{column}列）：{window(text, related.span).marked()}"
    if first.basis:
        yield "依据", "；".join(map(cited, first.basis))
    if len(group) > 1:
        yield f"同类 {len(group)} 处", _places([found.span for found in group if found.span], document)


def cited(basis: Basis) -> str:
    """A basis with its force."""
    return f"{basis.cite}（{basis.force}）"


def _mended(text: str, span: Span, edits: Iterable[Edit]) -> str | None:
    """The words as the fix would leave them; None when that says nothing on one short line."""
    edits = tuple(edits)
    start = min([span.start, *(edit.start for edit in edits)])
    end = max([span.end, *(edit.end for edit in edits)])
    if end - start > LONGEST_QUOTE:
        return None
    near = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits]
    return apply_edits(text[start:end], near).strip()


def _places(spans: list[Span], document: Document) -> str:
    """`17行22、45列，19行3列 等`: all places, the first one too."""
    shown = [document.source.position(span.start) for span in spans[:MOST_PLACES]]
    lines = [
        f"{line}行{'、'.join(str(column) for _, column in places)}列"
        for line, places in groupby(shown, key=lambda place: place[0])
    ]
    return "，".join(lines) + (" 等" if len(spans) > MOST_PLACES else "")


def window(text: str, span: Span) -> Window:
    """The words at a span with their surroundings, at most the sentence, at most about 20 characters a side."""
    left = text[max(0, span.start - AROUND) : span.start]
    ends = list(_SENTENCE_END.finditer(left))
    before = left[ends[-1].end() :] if ends else left
    cut_left = not ends and span.start > AROUND and text[span.start - AROUND - 1] not in "\r\n"
    ended = _SENTENCE_END.search(span.of(text)[-1:])
    right = "" if ended else text[span.end : span.end + AROUND]
    end = _SENTENCE_END.search(right)
    after = right[: end.end()] if end else right
    cut_right = not (end or ended) and span.end + AROUND < len(text) and text[span.end + AROUND] not in "\r\n"
    words = visible(span.of(text))
    if len(words) > LONGEST_QUOTE:
        half = LONGEST_QUOTE // 2
        words = f"{words[:half]}……{words[-half:]}"
    return Window(
        ("…" if cut_left else "") + visible(before).lstrip(),
        words,
        visible(after).rstrip() + ("…" if cut_right else ""),
    )


def _parts(document: Document, diagnostics: Iterable[Diagnostic]) -> tuple[Part, ...]:
    text = masked_text(document.text, diagnostics)
    return tuple(_part(role, document.section(role), document, text) for role in REQUIRED_ROLES)


def _part(role: str, sections: tuple[Section, ...], document: Document, text: str) -> Part:
    """The first piece of a part, and how many more there are."""
    first = sections[0]
    if first.span is None:
        return Part(PART_NAMES[role], first.found_by, "", "")
    words = first.span if first.heading is None else document.headings[first.heading].span
    quote = visible(words.of(text)[:LONGEST_QUOTE]).strip()
    more = f"等{len(sections)}处" if len(sections) > 1 else ""
    return Part(PART_NAMES[role], first.found_by, f"{document.source.position(words.start)[0]}行{more}", quote)
