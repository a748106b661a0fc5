"""Texts dense with sound figures bring no error and no warning, in whatever form they reach us.

Some are reports of half a page to a page, others single sentences (``sentences.list``). Places and figures are ours;
the traps are those of domain 6.1 to 6.3: partial lists, overlapping parts, unnamed bases, percentages that are cut off,
万 and 亿, 人 beside 人次, 累计, 分别, tables turned into text, numerals, names with numbers in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.document import variants
from tests.figures.reading import HERE, TEXTS, Found, findings, grave

SENTENCES = [line for line in (HERE / "sound" / "sentences.list").read_text(encoding="utf-8").splitlines() if line]
FULL_WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")
FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "half width": variants.half_width_marks,
    "one line": variants.glued_into_one_line,
    "one line, half width": lambda text: variants.half_width_marks(variants.glued_into_one_line(text)),
    "one line with spaces": variants.glued_with_spaces,
    "Windows": variants.crlf,
    "hard spaces": variants.hard_spaces,
}
NOTES = {
    "09-names-2021": [
        ("note", Found("mixed-numeral-forms", "beside", "三十二场")),
        ("note", Found("mixed-numeral-forms", "beside", "两千余份")),
    ]
}
"""The notes on the texts as they are written, each of them true."""


@pytest.mark.parametrize("name", TEXTS)
def test_only_what_is_true_is_noted(name: str) -> None:
    assert findings(TEXTS[name]) == NOTES.get(name, [])


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", FORMS)
def test_sound_text_brings_no_warning(name: str, form: str) -> None:
    assert grave(FORMS[form](TEXTS[name])) == []


@pytest.mark.parametrize("form", ["full-width digits", "digits apart"])
def test_digits_in_other_forms(form: str) -> None:
    for name, text in TEXTS.items():
        title, rest = text.split("\n", 1)
        changed = rest.translate(FULL_WIDTH) if form == "full-width digits" else _apart(rest)
        assert grave(f"{title}\n{changed}") == [], name


def _apart(text: str) -> str:
    """A space before and behind each run of digits, as some editors leave it."""
    return re.sub(r"(?<=[^\W\d_])(\d+(?:\.\d+)?%?)(?=[^\W\d_])(?!年)", r" \1 ", text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sound_sentence_brings_no_warning(sentence: str) -> None:
    text = f"一、主要举措和成效\n{sentence}"
    assert grave(text, 2023) == []
    assert grave(variants.half_width_marks(text), 2023) == []


def test_there_are_enough() -> None:
    assert len(TEXTS) >= 12
    assert len(SENTENCES) >= 120
    assert {str(year) for year in range(2019, 2026)} <= {name[-4:] for name in TEXTS}
