"""Document numbers, 国办发〔2018〕118号, with the titles they belong to.

Each is found from its year in brackets; the letters before it are read backwards. Patterns are of bounded length, so
time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Edit, Span
from lawgov_lint.document.marks import LETTER
from lawgov_lint.document.model import Document
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts


class DocumentNumber(NamedTuple):
    """The number of a document, as it is written.

    Numbers of court cases, licences, decisions on fines and the like are other things and not among them.

    Args:
        span: code, year and number: 国办发〔2018〕118号.
        code: the letters of the organ, 国办发; of an order the organ and 令, 国务院令; empty where there are none.
        year: None for an order, which has none.
        serial: the number itself.
        form: ``code`` (国办发〔2018〕118号) or ``order`` (国务院令第825号).
        faults: what is wrong with its form: ``brackets``, ``short-year``, ``year-word`` (〔2018年〕), ``ordinal`` (第),
            ``zeros``, ``no-end`` (号 is missing).
        edits: what mends all of them; empty where that is not certain.
        title: index of the title it belongs to; None when it stands alone.
    """

    span: Span
    code: str
    year: int | None
    serial: int
    form: str
    faults: tuple[str, ...]
    edits: tuple[Edit, ...]
    title: int | None


_YEAR = r"[〔\[(【〖<{] ?(?P<year>(?:19|20)\d\d|\d\d)(?P<word> ?年)? ?[〕\])】〗>}]"
_NUMBER = lazy(rf"{_YEAR} ?(?P<ordinal>第)? ?(?P<zeros>0*)(?P<serial>[1-9]\d{{0,4}})(?![\d.])(?: ?(?P<end>号))?")
_WITHOUT_BRACKETS = lazy(r"(?P<letter>[发函字规]) ?(?P<year>20\d\d)[ ·.-]?(?P<ordinal>第)?(?P<serial>[1-9]\d{0,3})号")
"""国办发2018 118号."""
_ORDER = lazy(
    r"(?P<order>令)[ (]{0,2}第 ?(?P<serial>[1-9]\d{0,3}) ?号"  # 国务院令第825号
    r"|第 ?(?P<serial2>[1-9]\d{0,3}) ?号(?P<order2>令)"  # 国务院第825号令
)
_CODE = lazy(rf"{LETTER}{{1,24}} ?$")
_LONGEST = 14
"""Letters of a code at most; what is longer still holds words of the sentence."""
_LEAD_IN = lazy(
    r".*(?:根据|按照|依照|依据|遵照|贯彻|落实|执行|印发|下发|转发|制发|出台|参照|对照|参见|通过|关于|以及|文件|通知"
    r"|规定|要求|公布|发布|修订|修改|的|了)"
)
_JOINED = "和及与"
_PREPOSITION = lazy(r".*(?:[见以由据按]|对(?!外|口|台))")
_NO_DOCUMENT = lazy(
    r"(?:[罚决许仲裁鉴证诉检刑民行执调援赔强听催立结停查扣解受驳终初复处]字?|准字|公告|通告|公报|令|纪要|备|第)$"
    r"|处罚|罚决|仲裁|复决|复议|公证|许可|不动产|准字|备案|建议|提案|议案|法院|检察院|编号|证书|合同|期刊"
)
"""Letters before a year in brackets that make it another kind of number: 青环罚字〔2023〕第12号, 公告〔2023〕第5号."""
_OTHER_NUMBER = lazy("(?:编号|证号|案号|文书号|批号|备案号|合同号|许可证|证书|执照)[^,。;]{0,6}$")
_NOT_A_NUMBER = lazy("[楼院线店馆台厅窗机车井库房门桥路街桌展令]|地块|宗地|项目|案|公告|合同|提案|议案|建议|决定书")
"""What may follow 号 and make it the number of something else."""
_AFTER_LOST_END = lazy(r" ?(?:[)》”,。;:!?\n]|$|文件|文精神|文要求|[《(])")
_WRITTEN = ("发", "函", "字", "规", "办", "政", "电")
"""Last letters of codes; where 号 is missing only these tell a number from anything else in brackets."""
_ISSUING = lazy("(?:[印下转制签核颁批出开研分散]发|公函|来函|复函|文字|数字|汉字|签字|法规|违规|新规)$")
"""Words that end like a code."""


def find_document_numbers(facts: Facts) -> Iterator[DocumentNumber]:
    """Every document number, in text order."""
    folded = facts.document.folded
    found: list[DocumentNumber] = []
    if any(mark in folded for mark in "号〔["):
        found += filter(None, (_with_brackets(facts, match) for match in _NUMBER.finditer(folded)))
        found += filter(None, (_without_brackets(facts, match) for match in _WITHOUT_BRACKETS.finditer(folded)))
    if "令" in folded and "号" in folded:
        found += filter(None, (_order(facts, match) for match in _ORDER.finditer(folded)))
    for number in sorted(found):
        if facts.document.paragraphs[facts.paragraph_index(number.span.start)].span.holds(number.span):
            yield number


def number_in(words: str) -> tuple[str, int | None, int] | None:
    """Code, year and serial of a number in its right form, as the register has it.

    >>> number_in("国办发〔2018〕118号"), number_in("国务院令第825号")
    (('国办发', 2018, 118), ('国务院令', None, 825))
    """
    if found := _ORDER.search(words):
        end = found.end("order") if found["order"] else found.start()
        return _organ(words[:end]), None, int(found["serial"] or found["serial2"])
    found = _NUMBER.search(words)
    if found:
        return words[: found.start()], int(found["year"]), int(found["serial"])
    return None


def _with_brackets(facts: Facts, found: re.Match[str]) -> DocumentNumber | None:
    """A number from its year in brackets on; None where it is another kind of number."""
    folded = facts.document.folded
    code = _code_before(folded, found.start())
    name = code.of(folded).strip()
    if _is_other(folded, code, name) or not _stands_as_number(folded, found, name):
        return None
    start = code.start if 0 < len(name) <= _LONGEST else found.start()
    span = Span(start, found.end() if found["end"] else found.end("serial"))
    year = int(found["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    faults, edits = _faults(facts.document, found)
    return DocumentNumber(span, name, year, int(found["serial"]), "code", faults, edits, _title_of(facts, span))


def _without_brackets(facts: Facts, found: re.Match[str]) -> DocumentNumber | None:
    """A number whose year lost its brackets, or never had any: 国办发2018 118号."""
    folded = facts.document.folded
    code = _code_before(folded, found.end("letter"))
    name = code.of(folded)
    if not 2 < len(name) <= _LONGEST or _is_other(folded, code, name) or _ISSUING.search(name):
        return None
    span = Span(code.start, found.end())
    faults = ("brackets", "ordinal") if found["ordinal"] else ("brackets",)
    year, serial = found["year"], found["serial"]
    edits = (Edit(found.end("letter"), found.start("serial"), f"〔{year}〕"),)
    return DocumentNumber(span, name, int(year), int(serial), "code", faults, edits, _title_of(facts, span))


def _is_other(folded: str, code: Span, name: str) -> bool:
    """Whether the letters, or what stands before them, say that it is the number of a decision, a licence, a case."""
    before = folded[max(0, code.start - 12) : code.start]
    return bool(_NO_DOCUMENT.search(name) or _OTHER_NUMBER.search(before))


def _code_before(folded: str, end: int) -> Span:
    """The letters of the organ that end at a place, without the words of the sentence before them."""
    found = _CODE.search(folded, max(0, end - 25), end)
    if not found:
        return Span(end, end)
    start = found.start()
    if lead := _LEAD_IN.match(folded, start, end):
        start = lead.end()
    if preposition := _PREPOSITION.match(folded, start, end):
        start = preposition.end()
    words = folded[start:end].replace("共和国", "共□国")
    joined = start + max(words.rfind(word) for word in _JOINED)
    if joined > start or (joined == start and folded[max(0, start - 1)] in "》号)”"):
        start = joined + 1
    return Span(start, end)


def _stands_as_number(folded: str, found: re.Match[str], code: str) -> bool:
    """Whether a year in brackets with a number behind it is a document number and nothing else."""
    end = found.end()
    if found["end"]:
        if _NOT_A_NUMBER.match(folded, end) or (len(found["year"]) == 2 and len(code) < 2):
            return False
        before = folded[max(0, found.start() - 3) : found.start()].rstrip()
        return len(code) > 1 or (found.group()[0] in "〔[【" and before.endswith(("》(", "》")))
    written = code.endswith(_WRITTEN) and len(code) > 2 and not _ISSUING.search(code)
    return written and len(found["year"]) == 4 and bool(_AFTER_LOST_END.match(folded, end))


def _faults(document: Document, found: re.Match[str]) -> tuple[tuple[str, ...], tuple[Edit, ...]]:
    """What is wrong with the form of a number, and what mends it."""
    faults_found: list[str] = []
    edits: list[Edit] = []
    opening, closing = found.start(), found.start("year") + len(found["year"]) + len(found["word"] or "")
    closing += document.folded[closing] == " "
    if (document.folded[opening], document.folded[closing]) != ("〔", "〕"):
        faults_found.append("brackets")
        edits += (Edit(opening, opening + 1, "〔"), Edit(closing, closing + 1, "〕"))
    certain = True
    if len(found["year"]) == 2:
        faults_found.append("short-year")
        edits.append(Edit(found.start("year"), found.start("year"), "20"))
        certain = 2000 + int(found["year"]) <= (document.year or 0) + 1
    for group, fault in (("word", "year-word"), ("ordinal", "ordinal"), ("zeros", "zeros")):
        if found[group]:
            faults_found.append(fault)
            edits.append(Edit(*found.span(group), ""))
    if not found["end"]:
        faults_found.append("no-end")
        edits.append(Edit(found.end("serial"), found.end("serial"), "号"))
    return tuple(faults_found), tuple(sorted(edits)) if certain else ()


def _order(facts: Facts, found: re.Match[str]) -> DocumentNumber | None:
    folded = facts.document.folded
    code = _code_before(folded, found.end("order") if found["order"] else found.start())
    organ = code.of(folded).strip()
    if len(organ) < 2:
        return None
    span = Span(code.start, found.end())
    serial = int(found["serial"] or found["serial2"])
    return DocumentNumber(span, _organ(organ), None, serial, "order", (), (), _title_of(facts, span))


def _organ(words: str) -> str:
    """国务院令, however long the organ was written: 中华人民共和国国务院令, 国令, 国务院."""
    organ = words.removeprefix("中华人民共和国").removesuffix("令")
    return "国务院令" if organ == "国" else f"{organ}令"


_REMARK = 40
"""How far from the bracket behind a title its number may stand: 《…》（以下简称《意见》，国办发〔2018〕118号）."""
_TO_TITLE = lazy(r"\)? ?(?:文件?)? ?(?:印发|公布|发布)?的? ?(?=《)")


def _title_of(facts: Facts, span: Span) -> int | None:
    """The title in the brackets behind which a number stands, or before which it stands."""
    folded = facts.document.folded
    bracket = folded.rfind("(", max(0, span.start - _REMARK), span.start)
    if bracket > 0 and not any(mark in folded[bracket : span.start] for mark in ")。;、"):
        title = facts.titles_by_end.get(bracket - (folded[bracket - 1] == " "))
        if title is not None:
            return title
    after = _TO_TITLE.match(folded, span.end)
    return facts.titles_by_start.get(after.end()) if after else None
