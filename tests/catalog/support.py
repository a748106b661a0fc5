"""A small folder of rules, and checks for it to name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any, Literal

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding
from lawgov_lint.document.model import Document


class SectionOptions(Options):
    """Every type that an option may have."""

    role: str
    share_percent: float = 3.0
    minimum: int = 60
    strict: bool = False
    words: tuple[str, ...] = ()
    form: Literal["short", "long"] | None = None
    limit: int | None = None


def no_findings(document: Document, options: Any, context: Context) -> Iterable[Finding]:
    return ()


CHECKS: Mapping[str, Check] = {
    check.kind: check
    for check in (
        Check("number_form", no_findings, fields={"数": "那个数", "单位": "它的单位"}),
        Check(
            "missing_section",
            no_findings,
            options=SectionOptions,
            fields={"部分": "缺少的部分"},
            cases=("absent", "mentioned"),
        ),
    )
}

VOCABULARY = """
    kinds:
      annual-report:
        title: 年度报告
        titles: [法治政府…(报告|总结)]
      plan:
        title: 规划
        titles: [规划$]
        leads: []
    roles:
      problems:
        title: 存在的不足
        short: 不足
        headings: [(不足|问题)]
    formulas: [深入学习]
    governments: [人民政府]
    departments: [局]
    street_offices: [街道办事处]
"""

PROFILES = """
    draft: {title: 起草, says: 起草时用。}
    review: {title: 送审, says: 送审前用。}
    publish: {title: 公布, says: 公布前用。}
"""

NUMBER_RULE = """\
id: vague-number
title: 确数后不能加“余”
severity: warning
basis:
  - cite: 《出版物上数字用法》（GB/T 15835—2011）
    force: 国家标准
why: |
  “64余次”自相矛盾。
message: “{数}{单位}”不能加“余”。
applies_to: any
examples:
  - bad: 参加会议【【64余次】】。
  - good: 参加会议64次。
check: number_form
"""

SECTION_RULE = """\
id: missing-problems
title: 没有写存在的不足
cases:
  absent:
    severity: error
    when: 全文没有提到
    message: 没有“{部分}”。
  mentioned:
    severity: {review: note, publish: warning}
    when: 只在别处提到
basis:
  - {cite: 《督察工作规定》, force: 党内法规, since: 2019-04-15}
why: 报告的内容有五项。
message: “{部分}”只是提到。
suggestion: 单列一部分。
applies_to: [annual-report]
report_years: {from: 2019}
examples:
  - bad: 一、成效
    case: absent
    as: {year: 2023, kind: annual-report, level: county}
  - good: 二、存在的不足
check: missing_section
with: {role: problems, share_percent: 2.5, words: [不足, 问题], strict: true}
formerly: [no-problems]
"""

RULES = {"figures/vague-number.yaml": NUMBER_RULE, "structure/missing-problems.yaml": SECTION_RULE}

OURS = {
    "vocabulary.yaml": dedent(VOCABULARY),
    "profiles.yaml": dedent(PROFILES),
    "data/places.tsv": "name\tlevel\tsource\n上海\tprovince\t行政区划\n",
    **RULES,
}


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> str:
    """Write files into a folder, and return it as text."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder)
