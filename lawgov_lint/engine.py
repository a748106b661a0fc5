"""(document, rules, context) → diagnostics; pure.

A rule that does not apply is not run, and the verdict says why. A check that raises is reported as crashed, and the
other rules go on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lawgov_lint.catalog.model import Rule
from lawgov_lint.catalog.selection import Choice
from lawgov_lint.checks.base import Check, Context
from lawgov_lint.diagnostics import SEVERITIES, Diagnostic, Finding, Fix, Level, Severity
from lawgov_lint.document.model import Document
from lawgov_lint.document.place import Places
from lawgov_lint.errors import CheckCrashed
from lawgov_lint.values import NamedTuple


class NotRun(NamedTuple):
    """Rules that were chosen but do not apply to a document, and why, in Chinese."""

    reason: str
    rules: tuple[str, ...]


class Verdict(NamedTuple):
    """All that is said of one document.

    Args:
        diagnostics: sorted by position, then rule.
        crashes: checks that raised.
        not_run: chosen rules that do not apply, by reason.
    """

    diagnostics: tuple[Diagnostic, ...]
    crashes: tuple[CheckCrashed, ...]
    not_run: tuple[NotRun, ...]


Clock = Callable[[], float]


def judge(
    document: Document,
    choices: Sequence[Choice],
    checks: Mapping[str, Check],
    context: Context,
    spent: dict[str, float] | None = None,
    clock: Clock | None = None,
) -> Verdict:
    """Judge a document by the rules that are on.

    Args:
        document: what to judge.
        choices: every rule with whether it is on and at which severity.
        checks: by kind; every rule's check is there.
        context: what checks may know besides.
        spent: where given, the seconds of each rule are added to it, measured by ``clock``.
        clock: a counter of seconds.
    """
    diagnostics: list[Diagnostic] = []
    crashes: list[CheckCrashed] = []
    waiting: dict[str, list[str]] = {}
    places = Places(document)
    for choice in choices:
        if not choice.on:
            continue
        reason = why_not(choice.rule, document)
        if reason:
            waiting.setdefault(reason, []).append(choice.rule.id)
            continue
        begun = clock() if clock else 0.0
        try:
            diagnostics += _run(choice, checks[choice.rule.check], document, context, places)
        except (Exception, SystemExit) as error:  # anyone's check may raise anything; it is reported, never swallowed
            crashes.append(_crash(choice.rule, error))
        if clock and spent is not None:
            spent[choice.rule.id] = spent.get(choice.rule.id, 0.0) + clock() - begun
    diagnostics = _without_secrets(diagnostics, document.text)
    diagnostics.sort(key=Diagnostic.sort_key)
    not_run = tuple(NotRun(reason, tuple(rules)) for reason, rules in sorted(waiting.items()))
    return Verdict(tuple(diagnostics), tuple(crashes), not_run)


def why_not(rule: Rule, document: Document) -> str | None:
    """Why a rule does not apply to a document, in Chinese; None when it does."""
    if rule.applies_to and document.kind not in rule.applies_to:
        return (
            "文种不同：只用于法治政府建设年度报告的规则没有运行"
            if rule.applies_to == ("annual-report",)
            else "文种不同"
        )
    first, last = rule.report_years
    if not (rule.needs_year or first or last):
        return None
    if document.year is None:
        return "没有认出报告年度：需要年度的规则没有运行（可用 --year 指定）"
    if first and document.year < first:
        return f"报告年度{document.year}：当年尚无此项规定"
    if last and document.year > last:
        return f"报告年度{document.year}：此项规定当年已不适用"
    return None


def _run(choice: Choice, check: Check, document: Document, context: Context, places: Places) -> list[Diagnostic]:
    options = check.options(**choice.rule.options)
    found = []
    for finding in check.run(document, options, context):
        level = capped(choice.levels[_case(finding, check)], finding)
        if level != "off":
            found.append(_diagnostic(choice.rule, level, finding, places))
    return found


def _case(finding: Finding, check: Check) -> str | None:
    if finding.case not in (check.cases or (None,)):
        raise ValueError(f"check {check.kind!r} found case {finding.case!r}, which it does not declare")
    return finding.case


def capped(level: Level, finding: Finding) -> Level:
    """The severity of a finding: one step down where the copy is damaged, a note where a fact is unconfirmed."""
    if level == "off":
        return level
    rank = SEVERITIES.index(level)
    if finding.damaged:
        rank = max(0, rank - 1)
    if finding.certainty == "unconfirmed":
        rank = 0
    return SEVERITIES[rank]


def _diagnostic(rule: Rule, level: Severity, finding: Finding, places: Places) -> Diagnostic:
    size = len(places.document.text)
    if finding.span and not 0 <= finding.span.start <= finding.span.end <= size:
        raise ValueError(f"span {finding.span!r} outside the text of {size} characters")
    if finding.masked is not None and (
        finding.span is None or len(finding.masked) != len(finding.span.of(places.document.text))
    ):
        raise ValueError("masked words must be as long as the words")
    case = rule.cases[finding.case]
    return Diagnostic(
        rule=rule.id,
        case=finding.case,
        family=rule.family,
        severity=level,
        message=case.message.format_map(finding.data),
        suggestion=case.suggestion.format_map(finding.data) if case.suggestion else None,
        place=finding.place or places.of(finding.span),
        span=finding.span,
        basis=rule.basis,
        fix=Fix(rule.fix, finding.edits) if finding.edits and rule.fix else None,
        related=finding.related,
        certainty=finding.certainty,
        masked=finding.masked,
    )


def _without_secrets(diagnostics: list[Diagnostic], text: str) -> list[Diagnostic]:
    """No message of any rule says what one of them masks, nor does the heading that tells where something is."""
    secrets = {d.span.of(text): d.masked for d in diagnostics if d.masked is not None and d.span}
    if not secrets:
        return diagnostics

    def clean(words: str) -> str:
        for secret, masked in secrets.items():
            words = words.replace(secret, masked)
        return words

    return [
        d._replace(
            message=clean(d.message),
            suggestion=clean(d.suggestion) if d.suggestion else None,
            place=clean(d.place),
            related=tuple(related._replace(message=clean(related.message)) for related in d.related),
        )
        for d in diagnostics
    ]


def _crash(rule: Rule, error: BaseException) -> CheckCrashed:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    return CheckCrashed(rule.id, rule.check, repr(error), where)
