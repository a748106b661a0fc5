"""Official prose of other kinds than the report brings no warning; one mistake planted in it brings one finding."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from lawgov_lint.linter import Linter, Settings
from tests.document import variants
from tests.prose.samples import HERE, PROSE, TEXTS, WRITTEN, report_on, words
from tests.samples import PLUGINS

Found = tuple[str, str | None, str | None]
PLANTED: list[dict[str, Any]] = yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))
NEAR_MISSES = (HERE / "near_misses.txt").read_text(encoding="utf-8").splitlines()
"""Right words that look like wrong ones, a handful a line."""
FAMILIES = ("punctuation", "wording", "publication", "dates")
OTHER_KIND = "not-annual-report"
"""Said of every text that is not a report, and rightly."""
NOTES: dict[str, set[Found]] = {
    "03-2016-news": {("web-page-residue", None, "（编辑：江南　审核：方圆）")},
    "10-2024-court-press": {
        ("web-page-residue", None, "时间：2024年4月24日10:00"),
        ("web-page-residue", None, "发布人：市中级人民法院副院长　杜若兰"),
    },
}
"""The notes on the texts as they are written; each can be defended."""
FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "half width": variants.half_width_marks,
    "Windows": variants.crlf,
    "indented": variants.indented,
    "glued": variants.glued_into_one_line,
}
SHAPELESS = {
    "01-2012-notice": {"empty-section"},  # two attachments run on behind the signature and open as 一、 do
    "11-2024-chronicle": {"renamed-organ"},  # the lines that hold nothing but a year are gone
}
"""What is not recognised once all line breaks are lost."""
NUMBER_RULES = {"personal-id", "phone-number", "bank-card"}


def found(name: str, text: str) -> list[tuple[str, Found]]:
    """Severity and finding, for everything that is reported."""
    report = report_on(name, text)
    return [(d.severity, (d.rule, d.case, words(d, text))) for d in report.diagnostics if d.rule != OTHER_KIND]


@pytest.mark.parametrize("name", PROSE)
def test_only_what_is_true_is_noted(name: str) -> None:
    assert set(found(name, PROSE[name])) == {("note", note) for note in NOTES.get(name, set())}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PROSE)
def test_sound_prose_brings_no_warning(name: str, form: str) -> None:
    text = FORMS[form](PROSE[name])
    warned = {finding[0] for severity, finding in found(name, text) if severity != "note"}
    assert warned <= (SHAPELESS.get(name, set()) if form == "glued" else set())


@pytest.mark.parametrize("half", [False, True], ids=["full width", "half width"])
def test_near_misses_bring_nothing_grave(half: bool) -> None:
    linter = Linter(PLUGINS, Settings(year=2024, as_of="2024-12-31"))
    said = []
    for line in NEAR_MISSES:
        text = variants.half_width_marks(line) if half else line
        diagnostics = linter.lint_bytes(text.encode(), "line.txt").diagnostics
        said += [(d.rule, words(d, text)) for d in diagnostics if d.severity != "note" and d.family in FAMILIES]
    assert [each for each in said if each[0] != "half-width-punctuation"] == []


def planted(mistake: dict[str, Any]) -> str:
    """The text with the mistake in it."""
    text = TEXTS[mistake["text"]]
    for old, new in mistake["change"]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "mistake", PLANTED, ids=lambda mistake: f"{mistake['finding'][0]}-{mistake['text'][:2]}-{mistake['finding'][2]}"
)
def test_planted_mistake_brings_its_one_finding(mistake: dict[str, Any]) -> None:
    name, text = mistake["text"], planted(mistake)
    before = Counter(finding for _, finding in found(name, TEXTS[name]))
    after = Counter(finding for _, finding in found(name, text))
    expected = [tuple(mistake["finding"]), *map(tuple, mistake.get("also", ()))]
    assert after - before == Counter(expected)
    assert before - after == Counter()


@pytest.mark.parametrize("mistake", [m for m in PLANTED if m["finding"][0] in NUMBER_RULES], ids=lambda m: m["text"])
def test_the_number_is_not_said_again(mistake: dict[str, Any]) -> None:
    rule, _, number = mistake["finding"]
    digits = re.sub(r"\D", "", number)
    for diagnostic in report_on(mistake["text"], planted(mistake)).diagnostics:
        if diagnostic.rule == rule:
            said = f"{diagnostic.message}{diagnostic.suggestion}{diagnostic.masked}"
            assert digits[4:-4] not in re.sub(r"\D", "", said)


SECRETS = ("350102199003077513", "13912342468", "6222 0212 3456 7890 128", "138-1234-5678", "王秀兰", "陈志强")
EXPOSED = """青屿县司法局2024年法治政府建设年度报告
一、受援人王秀兰（手机13912342468）的锦旗
2024年，我局推进法治政府建设，公民身份号码350102199003077513，银行卡6222 0212 3456 7890 128。
二、不足
申请人陈志强不服处罚决定，手机138-1234-5678，
"""


@pytest.mark.parametrize("page", ["terminal", "concise", "json"])
def test_no_page_says_what_it_masks(page: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(EXPOSED, encoding="utf-8")
    command = [sys.executable, "-m", "lawgov_lint", "--format", page, "report.txt"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env={**os.environ, "COLUMNS": "150"})
    shown = run.stdout.decode()
    assert "personal-id" in shown
    assert [secret for secret in SECRETS if secret in shown] == []


def test_there_is_enough_of_both() -> None:
    assert sum(len(re.findall(r"[\u4e00-\u9fff]", text)) for text in PROSE.values()) >= 32_000
    assert PROSE.keys() == WRITTEN.keys()
    assert len(PLANTED) >= 120
    assert all(abs(int(name[3:7]) - when.year) == 0 for name, when in WRITTEN.items())
