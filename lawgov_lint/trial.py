"""Trying the examples of a rule file: they are its tests.

A bad example must bring exactly the marked findings, a good one none. What a fix leaves behind must be the text the
example gives, must be clean of the rule, and must bring no finding of another rule that was not there before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lawgov_lint.catalog.examples import Example
from lawgov_lint.catalog.model import Catalogue, Rule
from lawgov_lint.catalog.selection import Choice, Selection, choose
from lawgov_lint.checks.base import Check, Context, judged_on
from lawgov_lint.diagnostics import Diagnostic, Edit, Span, apply_edits
from lawgov_lint.document import Document, Overrides, build_document
from lawgov_lint.engine import judge
from lawgov_lint.facts import Facts
from lawgov_lint.reading import read_bytes
from lawgov_lint.values import NamedTuple

DEFAULT_KIND = "annual-report"
DEFAULT_YEAR = 2023
"""Year of an example that shows none and states none."""


class Trial(NamedTuple):
    """All that is needed to try examples.

    Args:
        catalogue: all rules.
        checks: all checks, by kind.
    """

    catalogue: Catalogue
    checks: Mapping[str, Check]

    def complaints(self, rule: Rule, example: Example) -> Iterator[str]:
        """What does not come out as the example says, in Chinese; nothing when all does."""
        document = self.read(example)
        found = self._judge(document, self._only(rule, example), example)
        expected = [(span, example.case) for span in example.expected]
        got = [(d.span, d.case if example.case else None) for d in found]
        if got != expected:
            yield f"应报 {_shown(document, expected)}，实报 {_shown(document, got)}"
        if example.fixed is not None:
            yield from self._fixed_complaints(rule, example, document, found)

    def read(self, example: Example) -> Document:
        """The example as a document, with its kind and year as it states them."""
        setting = example.setting
        source = read_bytes(example.text.encode(), "例子", setting.form)
        overrides = Overrides(setting.kind or DEFAULT_KIND, setting.year, setting.level)
        document = build_document(source, self.catalogue.vocabulary, overrides)
        if document.year is None and setting.year is None:
            document = build_document(source, self.catalogue.vocabulary, overrides._replace(year=DEFAULT_YEAR))
        return document

    def _previous(self, document: Document, example: Example) -> Facts | None:
        """Last year's report, where the example has one."""
        if example.previous is None:
            return None
        year = document.year - 1 if document.year else None
        setting = example.setting._replace(year=year)
        return self._facts(self.read(example._replace(text=example.previous, setting=setting)))

    def _facts(self, document: Document) -> Facts:
        return Facts(document, self.catalogue.register, self.catalogue.vocabulary.metrics)

    def _only(self, rule: Rule, example: Example) -> Sequence[Choice]:
        selection = Selection(profile=example.setting.profile or "review", select=(rule.id,))
        return [choice for choice in choose(self.catalogue, selection) if choice.on]

    def _judge(self, document: Document, choices: Sequence[Choice], example: Example) -> tuple[Diagnostic, ...]:
        previous = self._previous(document, example)
        context = Context(self._facts(document), self.catalogue.vocabulary, judged_on(document), previous)
        verdict = judge(document, choices, self.checks, context)
        if verdict.crashes:
            raise verdict.crashes[0]
        return verdict.diagnostics

    def _fixed_complaints(
        self, rule: Rule, example: Example, document: Document, found: Sequence[Diagnostic]
    ) -> Iterator[str]:
        edits: list[Edit] = [edit for d in found if d.fix for edit in d.fix.edits]
        fixed = apply_edits(document.text, edits)
        if fixed != example.fixed:
            yield f"修改后应为“{example.fixed}”，实为“{fixed}”"
            return
        after = self.read(example._replace(text=fixed))
        left = self._judge(after, self._only(rule, example), example)
        if left:
            yield f"修改后仍报 {_shown(after, [(d.span, d.case) for d in left])}"
        everything = choose(self.catalogue, Selection(profile=example.setting.profile or "review"))
        before = {d.rule for d in self._judge(document, everything, example)}
        new = sorted({d.rule for d in self._judge(after, everything, example)} - before)
        if new:
            yield f"修改带来了新的问题：{'、'.join(new)}"


def _shown(document: Document, findings: Sequence[tuple[Span | None, str | None]]) -> str:
    def one(span: Span | None, case: str | None) -> str:
        words = "（全文缺少）" if span is None else f"“{span.of(document.text)}”（{span.start}—{span.end}）"
        return f"{words}[{case}]" if case else words

    return "；".join(one(*finding) for finding in findings) or "无"
