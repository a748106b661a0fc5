"""Every instrument of the register, cited by its own title in a year when it is in force, brings nothing."""

from __future__ import annotations

import csv

import pytest

from tests.citations.judging import family_findings
from tests.samples import ROOT

with (ROOT / "rules" / "data" / "instruments.tsv").open(encoding="utf-8", newline="") as file:
    VERSIONS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
ENDED = ("已废止", "期满", "疑似失效")
CHUNK = 100
"""So many titles stand in one report."""


def in_force(year: int) -> set[str]:
    """Titles that were in force at the end of a year, as far as the register knows."""
    last_day = f"{year}-12-31"
    there = {v["title"] for v in VERSIONS if "" < (v["effective"] or v["promulgated"]) <= last_day}
    gone = {v["title"] for v in VERSIONS if v["status"] in ENDED and v["ended"] <= last_day}
    return {title for title in there - gone if "《" not in title}


@pytest.mark.parametrize("year", [2019, 2023, 2025])
@pytest.mark.parametrize("sentence", ["学习《{}》，开展培训。", "依据《{}》办理有关事项。"])
def test_title_in_force_brings_nothing(year: int, sentence: str) -> None:
    titles = sorted(in_force(year))
    assert len(titles) > 1000
    said = []
    for start in range(0, len(titles), CHUNK):
        lines = [sentence.format(title) for title in titles[start : start + CHUNK]]
        text = "\n".join([f"青屿县司法局{year}年度法治政府建设情况报告", "", f"一、{year}年主要举措和成效", *lines, ""])
        said += [(finding.rule, finding.span and finding.span.of(text)) for finding in family_findings(text, year)]
    assert said == []
