"""Checks on references to articles: whether there is such an article, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Edit, Finding
from lawgov_lint.document.model import Document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.abbreviations import bare_name
from lawgov_lint.facts.references import Part, Reference, in_chinese
from lawgov_lint.instruments import Match, Version


def article_out_of_range(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """An article that no version of the instrument has which the writer can have in hand."""
    del options
    facts = context.facts
    for reference in facts.references:
        match = _match_of(facts, reference)
        if match is None or reference.unit != "条":
            continue
        year = facts.year_at(reference.span.start)
        version = _too_short(match, max(reference.number, reference.last), year)
        if version is None:
            continue
        sure = version.articles_ok
        data = {
            "引文": reference.span.of(document.text),
            "标题": _named(facts, reference),
            "条数": str(version.articles),
            "版本": _shown(version),
            "核实": "" if sure else "（条数未经核实）",
        }
        yield Finding(reference.span, None, data, certainty="confirmed" if sure else "unconfirmed")


def _match_of(facts: Facts, reference: Reference) -> Match | None:
    """What a reference is to, where the register knows it without doubt."""
    match = reference.match
    if reference.title is not None and reference.direct:
        citation = facts.citations[facts.meanings.get(reference.title, reference.title)]
        match = citation.match if citation.manner not in ("named", "own", "history") else None
    return match if match and match.instrument and match.how != "ambiguous" else None


def _named(facts: Facts, reference: Reference) -> str:
    """The title to which a reference belongs, as it stands there."""
    span = facts.titles[reference.title].span if reference.title is not None else reference.named
    return span.of(facts.document.text) if span else ""


def _too_short(match: Match, article: int, year: int | None) -> Version | None:
    """The newest version in the writer's hands, when neither it nor any other known by then has so many articles."""
    end = f"{year or 9999}-12-31"
    known = [v for edition in match.editions for v in edition.versions if not v.promulgated or v.promulgated <= end]
    if any((version.articles or 0) >= article for version in known):
        return None
    held = [v for v in known if not v.ended or v.ended >= f"{year or 0}-01-01"]
    if not held or any(version.articles is None for version in held):
        return None
    return next((version for version in held if not version.articles_ok), held[-1])


def _shown(version: Version) -> str:
    day = version.promulgated or version.effective
    parts = [str(int(part)) for part in day.split("-") if part]
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False)) + "公布"


class ArticleFormOptions(Options):
    """Last words of titles whose articles are counted as those of statutes are; contracts and treaties are not."""

    endings: tuple[str, ...]


def article_form(document: Document, options: ArticleFormOptions, context: Context) -> Iterator[Finding]:
    """An article of a statute in Arabic numerals, a 款 in brackets."""
    facts = context.facts
    for reference in facts.references:
        edits = _edits(document, reference)
        if not edits or not _of_statute(facts, reference, options.endings):
            continue
        words, start = reference.span.of(document.text), reference.span.start
        right = words
        for edit in reversed(edits):
            right = right[: edit.start - start] + edit.text + right[edit.end - start :]
        yield Finding(reference.span, None, {"原文": words, "应为": right}, edits=edits)


def _of_statute(facts: Facts, reference: Reference, endings: tuple[str, ...]) -> bool:
    if facts.document.paragraphs[facts.paragraph_index(reference.span.start)].kind not in ("body", "heading"):
        return False
    if reference.title is None or not reference.direct:
        return reference.match is not None
    citation = facts.citations[reference.title]
    words = citation.title.words.of(facts.document.folded)
    return citation.manner != "named" and bare_name(words).endswith(endings)


def _edits(document: Document, reference: Reference) -> tuple[Edit, ...]:
    opening, closing = "()" if document.normalised else "（）"
    edits = []
    for part in reference.parts:
        right = _right(part, opening, closing)
        if right is not None:
            start, end = part.span
            while document.text[start - 1] == " ":  # 第 24 条
                start -= 1
            while document.text[end : end + 1] == " ":
                end += 1
            edits.append(Edit(start, end, right))
    return tuple(edits)


def _right(part: Part, opening: str, closing: str) -> str | None:
    """How a numeral is written; None where it is right. A 项 may do without its brackets: statutes themselves vary."""
    if part.arabic and part.unit == "项":
        return f"{opening}{in_chinese(part.value)}{closing}"
    if part.arabic or (part.bracketed and part.unit == "款"):
        return in_chinese(part.value)
    return None


CHECKS = (
    Check(
        "article_out_of_range",
        article_out_of_range,
        NoOptions,
        {
            "引文": "引用的条文",
            "标题": "法律法规的名称",
            "条数": "一共多少条",
            "版本": "按哪一个版本",
            "核实": "资料未经核实时的说明，核实的为空",
        },
    ),
    Check("article_form", article_form, ArticleFormOptions, {"原文": "引用的条文", "应为": "通行的写法"}),
)
