"""Checks on document numbers: their form, and whether they belong to their titles."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Related
from lawgov_lint.document.model import Document
from lawgov_lint.facts.citations import Citation
from lawgov_lint.facts.document_numbers import DocumentNumber, number_in
from lawgov_lint.instruments import Register, Version
from lawgov_lint.patterns import lazy

FAULTS = {
    "brackets": "年份没有用六角括号〔〕括起",
    "short-year": "年份没有写全四位",
    "year-word": "年份后面多了“年”",
    "ordinal": "序号前面多了“第”",
    "zeros": "序号前面多了“0”",
    "no-end": "末尾缺“号”",
}


def document_number_form(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A number written in another way than 国办发〔2018〕118号; all that is wrong with one number told together."""
    del options
    for number in context.facts.document_numbers:
        if number.faults:
            words = number.span.of(document.text)
            faults = "，".join(FAULTS[fault] for fault in number.faults)
            data = {"原文": words, "问题": faults, "应为": _right(words, number)}
            yield Finding(number.span, None, data, edits=number.edits)


def _right(words: str, number: DocumentNumber) -> str:
    if not number.edits:  # a year of two digits that may be of either century
        return f"{number.code}〔四位年份〕{number.serial}号"
    start = number.span.start
    for edit in reversed(number.edits):
        words = words[: edit.start - start] + edit.text + words[edit.end - start :]
    return words


class WrongNumberOptions(Options):
    """What a number may say of its document.

    Args:
        central: codes of the central organs; a local notice that forwards a document has a code of its own.
        single: last words of titles that stand for one document; 提示函 and 决定书 are many, each with its number.
        yearly: last words of titles that are issued anew each year, in or about the year they name.
    """

    central: tuple[str, ...]
    single: tuple[str, ...]
    yearly: tuple[str, ...] = ()


def wrong_document_number(document: Document, options: WrongNumberOptions, context: Context) -> Iterator[Finding]:
    """A number that is not that of its title, cannot be, or is the second one of the same title."""
    facts = context.facts
    first: dict[tuple[str, tuple[int, int] | None, str], DocumentNumber] = {}
    for number in facts.document_numbers:
        if number.title is None:
            continue
        citation = facts.citations[number.title]
        if citation.manner == "named":
            continue
        key = (citation.name.key, citation.name.years, number.code)
        before = first.setdefault(key, number)
        finding = (
            _not_its_own(document, number, citation, options.central, facts.register)
            or _impossible_year(document, number, citation, options, context)
            or (_is_one(citation, options.single) and _second(document, number, before))
        )
        if finding:
            yield finding


def _data(document: Document, number: DocumentNumber, citation: Citation | None) -> dict[str, str]:
    title = citation.title.words.of(document.text) if citation else ""
    return {"文号": number.span.of(document.text), "标题": title, "应为": "", "原因": "", "核实": ""}


def _not_its_own(
    document: Document, number: DocumentNumber, citation: Citation, central: tuple[str, ...], register: Register
) -> Finding | None:
    """The register knows what number the document has, and it is another one."""
    versions = _versions(citation) or _forwarded(document, citation, register)
    known = [(read, v) for v in versions if (read := number_in(v.number))]
    alike = [(read, v) for read, v in known if (read[1] is None) == (number.form == "order")]
    written = (number.code, number.year, number.serial)
    if not alike or any(read == written for read, _ in alike):
        return None
    if number.form == "order":
        # An amendment may have come with an order that nobody entered.
        comparable = all(read and read[0] == number.code for read in (number_in(v.number) for v in versions))
    else:
        comparable = number.code in central or any(read[0] == number.code for read, _ in alike)
    if not comparable:
        return None
    version = alike[-1][1]
    sure = all(v.number_ok for _, v in alike)
    data = _data(document, number, citation) | {"应为": version.number, "核实": "" if sure else "（此文号未经核实）"}
    return Finding(number.span, "known", data, certainty="confirmed" if sure else "unconfirmed")


_FORWARDED = lazy("(?:中共中央|国务院|中央)[^〈《]{0,20}?关于印发[〈《<]?(?P<title>[^〈〉《》<>]+)[〉》>]?的通知$")


def _forwarded(document: Document, citation: Citation, register: Register) -> tuple[Version, ...]:
    """The versions of what a central organ forwards with a notice: the number of the notice is the document's."""
    found = _FORWARDED.match(citation.title.words.of(document.folded))
    match = register.find(found["title"]) if found else None
    return match.instrument.versions if match and match.instrument and match.how == "title" else ()


def _versions(citation: Citation) -> tuple[Version, ...]:
    """All versions of all editions that the title may stand for."""
    match = citation.match
    if match is None or match.instrument is None or match.how == "ambiguous":
        return ()
    instruments = (match.instrument,) if citation.name.years else match.editions
    return tuple(version for instrument in instruments for version in instrument.versions)


_NAMED_YEAR = lazy(r"(20\d\d)年")


def _impossible_year(
    document: Document, number: DocumentNumber, citation: Citation, options: WrongNumberOptions, context: Context
) -> Finding | None:
    """The number's year lies after the report, or far from the years that the title names."""
    if number.year is None or "short-year" in number.faults:
        return None
    reason = (
        _after_report(document, number.year, context)
        or _out_of_period(document, number.year, citation, options.yearly)
        or _out_of_date(number, citation, options.central)
    )
    if not reason:
        return None
    return Finding(number.span, "year", _data(document, number, citation) | {"原因": reason})


def _after_report(document: Document, year: int, context: Context) -> str:
    if document.year is None:
        return ""
    latest = max(document.year + 1, int((context.as_of or "0")[:4]))
    return f"{year}年晚于这份报告（报告年度{document.year}）" if year > latest else ""


def _out_of_period(document: Document, year: int, citation: Citation, yearly: tuple[str, ...]) -> str:
    """A plan is numbered from two years before its period on, a plan of one year from the year before on."""
    if citation.name.years and citation.name.years[0] < citation.name.years[1]:
        first, last = citation.name.years
        fits = first - 2 <= year <= last + 1
        return "" if fits else f"标题写的是{first}—{last}年"
    words = citation.title.words.of(document.folded)
    named = _NAMED_YEAR.findall(words)
    if len(named) != 1 or not words.endswith(yearly) or int(named[0]) - 1 <= year <= int(named[0]) + 1:
        return ""
    return f"标题写的是{named[0]}年"


def _out_of_date(number: DocumentNumber, citation: Citation, central: tuple[str, ...]) -> str:
    """The register does not know the number, but the one day on which the document was published."""
    versions = _versions(citation)
    if len(versions) != 1 or versions[0].number or not versions[0].dates_ok or number.code not in central:
        return ""
    published = versions[0].promulgated
    if not published or abs(int(published[:4]) - (number.year or 0)) <= 1:
        return ""
    return f"这一文件是{published[:4]}年公布的"


SHORTEST_TITLE = 8
"""《实施方案》 may be any; a title of so many characters names its matter."""


def _is_one(citation: Citation, single: tuple[str, ...]) -> bool:
    return len(citation.name.key) >= SHORTEST_TITLE and citation.name.key.endswith(single)


def _second(document: Document, number: DocumentNumber, before: DocumentNumber) -> Finding | None:
    """The same title had another number before, with the same year or the same serial.

    A title may be issued again in another year under another number; then both differ.
    """
    if number.form == "order" or (number.year == before.year) == (number.serial == before.serial):
        return None
    data = _data(document, number, None) | {"应为": before.span.of(document.text)}
    return Finding(number.span, "two-numbers", data, related=(Related(before.span, "同一标题的另一个文号"),))


CHECKS = (
    Check(
        "document_number_form",
        document_number_form,
        NoOptions,
        {"原文": "文号原文", "问题": "哪里不合规范", "应为": "规范的写法"},
    ),
    Check(
        "wrong_document_number",
        wrong_document_number,
        WrongNumberOptions,
        {
            "文号": "文号原文",
            "标题": "文号所属的标题",
            "应为": "资料中的文号，或者前文的文号",
            "原因": "为什么不可能是这一年",
            "核实": "资料未经核实时的说明，核实的为空",
        },
        ("known", "year", "two-numbers"),
    ),
)
