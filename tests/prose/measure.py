"""How much is said about what: ``python -m tests.prose.measure``.

Prints findings per 10,000 汉字 and rule on the five real documents (where present), on the sound reports and on our
prose, and the findings on the real documents one by one with our verdict. The verdicts are kept in ``judged.yaml``, by
line and column: nothing of the real documents is copied.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml

from lawgov_lint.diagnostics import Diagnostic
from lawgov_lint.linter import FileReport
from tests.prose.samples import HERE, LINTER, PROSE, REPORTS, report_on
from tests.samples import REAL

FAMILIES = ("punctuation", "wording", "publication", "dates")
OTHERS = ("organ-mismatch",)
"""What is measured: these families, and single rules of others."""
TOPICS = {"real": "五份真实文件", "sound": "没有错误的报告", "prose": "其他公文"}
HAN = re.compile("[\u4e00-\u9fff]")
PER = 10_000


class Judged(NamedTuple):
    """A finding on a real document and what we hold of it.

    Args:
        file: the first three characters of its name.
        rule, case: what was said.
        at: line and column, `5:20`; empty where it concerns the whole file.
        severity: how gravely.
        verdict: right, doubtful or wrong; ``?`` where nobody has judged it yet.
        why: one sentence.
    """

    file: str
    rule: str
    case: str
    at: str
    severity: str
    verdict: str
    why: str


def measured(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of the families that are measured."""
    return [d for d in diagnostics if d.family in FAMILIES or d.rule in OTHERS]


def real_reports() -> list[FileReport]:
    """On the real documents; empty where they are not present."""
    return [LINTER.lint(str(path)) for path in sorted(REAL.glob("*.txt"))]


def judged() -> list[Judged]:
    """All findings on the real documents with the verdicts of the table."""
    rows = yaml.safe_load((HERE / "judged.yaml").read_text(encoding="utf-8"))
    verdicts = {(row["file"], row["rule"], row["at"]): (row["verdict"], row["why"]) for row in rows}
    found = []
    for report in real_reports():
        assert report.document is not None
        source, file = report.document.source, Path(report.path).name[:3]
        for d in measured(report.diagnostics):
            at = "{}:{}".format(*source.position(d.span.start)) if d.span else ""
            found.append(
                Judged(file, d.rule, d.case or "", at, d.severity, *verdicts.get((file, d.rule, at), ("?", "")))
            )
    return found


def main() -> None:
    """Print both tables."""
    texts: dict[str, int] = dict.fromkeys(TOPICS, 0)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for report in real_reports():
        if report.document:
            _add("real", report.document.source.text, measured(report.diagnostics), texts, counts)
    for topic, samples in (("sound", REPORTS), ("prose", PROSE)):
        for name, text in samples.items():
            _add(topic, text, measured(report_on(name, text).diagnostics), texts, counts)
    print("| rule | severity | " + " | ".join(f"{title}（{texts[topic]}字）" for topic, title in TOPICS.items()) + " |")
    print("|---|---|" + "---|" * len(TOPICS))
    for rule, severity in sorted(counts):
        rates = (f"{counts[rule, severity][t] * PER / texts[t]:.2f}" if texts[t] else "–" for t in TOPICS)
        print(f"| {rule} | {severity} | " + " | ".join(rates) + " |")
    for severity in ("error", "warning", "note"):
        sums = {t: sum(c[t] for (_, level), c in counts.items() if level == severity) for t in TOPICS}
        print(f"| 合计 | {severity} | " + " | ".join(f"{sums[t] * PER / max(texts[t], 1):.2f}" for t in TOPICS) + " |")
    print("\n| file | at | rule | severity | verdict | why |\n|---|---|---|---|---|---|")
    found = judged()
    for each in found:
        rule = f"{each.rule}/{each.case}" if each.case else each.rule
        print(f"| {each.file} | {each.at} | {rule} | {each.severity} | {each.verdict} | {each.why} |")
    print(f"\n{dict(Counter(each.verdict for each in found))}")


def _add(
    topic: str,
    text: str,
    diagnostics: Iterable[Diagnostic],
    texts: dict[str, int],
    counts: dict[tuple[str, str], Counter[str]],
) -> None:
    texts[topic] += len(HAN.findall(text))
    for d in diagnostics:
        counts[d.rule, d.severity][topic] += 1


if __name__ == "__main__":
    main()
