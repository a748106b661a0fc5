"""Which quotation marks and brackets pair, and which have lost their partner."""

from __future__ import annotations

from time import process_time

import pytest

from lawgov_lint.document import Document, build_document
from lawgov_lint.facts import Facts
from lawgov_lint.facts.marks import Pairing
from lawgov_lint.reading import read_bytes
from tests.samples import REAL, VOCABULARY


def document_of(text: str) -> Document:
    return build_document(read_bytes(text.encode(), "报告.txt"), VOCABULARY)


def shown(text: str, pairing: Pairing) -> tuple[list[str], list[tuple[int, str]]]:
    return [pair.of(text) for pair in pairing.pairs], [(mark.start, mark.of(text)) for mark in pairing.unpaired]


@pytest.mark.parametrize(
    ("text", "pairs", "unpaired"),
    [
        ("推进“放管服”改革。", ["“放管服”"], []),
        ("推进放管服”改革。", [], [(5, "”")]),
        ("推进“放管服改革。", [], [(2, "“")]),
        ("推进“甲“乙”改革。", ["“乙”"], [(2, "“")]),
        ("推进甲”“乙”“丙改革。", ["“乙”"], [(3, "”"), (7, "“")]),
        ("推进“甲改革。健全乙”机制。", [], [(2, "“"), (10, "”")]),
        ("他说：“甲改革。健全乙”机制。", ["“甲改革。健全乙”"], []),
        ("他说，“甲改革。健全乙”。", ["“甲改革。健全乙”"], []),
        ("推进“甲改革。健全乙。”", ["“甲改革。健全乙。”"], []),
        ("他说“要做到‘甲。乙。’”", ["“要做到‘甲。乙。’”", "‘甲。乙。’"], []),
        ("落实“甲‘乙“丙”丁’戊”要求。", ["“甲‘乙“丙”丁’戊”", "‘乙“丙”丁’", "“丙”"], []),
        ("落实“甲‘乙”要求。", ["“甲‘乙”"], [(4, "‘")]),
        ("落实‘甲“乙’要求。", ["‘甲“乙’"], [(4, "“")]),
        ("播放“It’s law”短片和Workers’ Day。", ["“It’s law”"], []),
        ('使用"直引号和＂全角直引号。', [], []),
    ],
)
def test_quotes(text: str, pairs: list[str], unpaired: list[tuple[int, str]]) -> None:
    assert shown(text, Facts(document_of(text)).quotes) == (pairs, unpaired)


@pytest.mark.parametrize(
    ("text", "pairs", "unpaired"),
    [
        ("乡镇（街道)、村(居）开展。", ["（街道)", "(居）"], []),
        ("受理（含补正（2件））。", ["（含补正（2件））", "（2件）"], []),
        ("文号（青政〔2023〕5号【略】）。", ["（青政〔2023〕5号【略】）", "〔2023〕", "【略】"], []),
        ("文号﹝2023﹞5号。", ["﹝2023﹞"], []),
        ("乡镇（街道（办事处）开展。", ["（办事处）"], [(2, "（")]),
        ("文号青政〔2023)5号。", [], []),
        ("文号（青政〔2023 5号）。", ["（青政〔2023 5号）"], [(5, "〔")]),
        ("做法有：1)甲；2）乙；③)丙，a)丁。", [], []),
        ("全年（2023）年)底。", ["（2023）"], [(9, ")")]),
        ("【典型案例以上做法。", [], [(0, "【")]),
        ("大家好:) 再见:(", [], []),
        ("得分在[0,60)和(0,60]的。", [], []),
        ("（截至2023年底。\n来源：县局。）", ["（截至2023年底。\n来源：县局。）"], []),
        ("（截至2023年底。\n来源：县局。", [], [(0, "（")]),
    ],
)
def test_brackets(text: str, pairs: list[str], unpaired: list[tuple[int, str]]) -> None:
    assert shown(text, Facts(document_of(text)).brackets) == (pairs, unpaired)


def test_a_bracket_left_of_a_lost_number_is_neither_paired_nor_unpaired() -> None:
    text = "一、安排\n(一)强化统筹。推进四项。\n)强化规则。规范执法。\n(三)强化为民。办理案件。\n"
    document = document_of(text)
    assert [heading.broken for heading in document.headings] == [False, False, True, False]
    assert shown(text, Facts(document).brackets) == (["(一)", "(三)"], [])


def test_a_quotation_may_go_on_in_the_next_line_where_the_copy_broke_a_paragraph() -> None:
    text = "全县推行“一件事一\n次办”改革。\n"
    assert shown(text, Facts(document_of(text)).quotes) == (["“一件事一\n次办”"], [])


def test_a_quotation_ends_with_its_paragraph() -> None:
    text = "全县推行“一件事一次办改革；\n推进高效办成”一件事。\n"
    assert shown(text, Facts(document_of(text)).quotes) == ([], [(4, "“"), (21, "”")])


def test_every_paragraph_of_a_long_quotation_opens_it_and_the_last_one_closes_it() -> None:
    text = "“各位乡亲，要找法。\n“各位商户，要诚信。\n“一起努力。”\n"
    assert shown(text, Facts(document_of(text)).quotes) == (["“一起努力。”"], [])


@pytest.mark.parametrize(
    "text", ["（" * 100_000, "（" * 50_000 + "）" * 50_000, "“" * 100_000, "“‘" * 50_000, "“甲。" * 50_000]
)
def test_time_grows_with_length_only(text: str) -> None:
    def seconds(length: int) -> float:
        facts = Facts(document_of(text[:length]))
        begun = process_time()
        assert facts.quotes
        assert facts.brackets
        return process_time() - begun

    assert seconds(len(text)) < 40 * seconds(len(text) // 8) + 0.5


@pytest.mark.skipif(not REAL.is_dir(), reason="the five real documents (../shared/seeds) are not here")
@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("000", "23:187 23:273"),
        ("001", ""),
        ("002", ""),
        (
            "003",
            "249:248 249:249 253:219 255:163 255:164 269:192 269:200 269:273 269:274 271:303 271:311 275:26 275:35 "
            "291:253 291:261 293:148 293:149 313:71 313:72",
        ),
        ("004", ""),
    ],
)
def test_quotes_of_the_real_documents(name: str, places: str) -> None:
    path = next(REAL.glob(f"{name}_*.txt"))
    facts = Facts(document_of(path.read_bytes().decode()))
    found = [facts.document.source.position(mark.start) for mark in facts.quotes.unpaired]
    assert " ".join(f"{line}:{column}" for line, column in found) == places
    assert facts.brackets.unpaired == ()
