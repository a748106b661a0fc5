"""One thing counted twice in a report, with two results."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.figures import Figure
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern


class ContradictionOptions(Options):
    """What a report has only one figure of, and what before a figure makes it a figure of less.

    Args:
        metrics: names of metrics in the vocabulary.
        unless: wordings before a figure in its sentence: a field, a place, a month, a part.
        shortest: so many characters a figure's own words must have.
    """

    metrics: tuple[str, ...]
    unless: tuple[str, ...]
    shortest: int = 5


_FILLING = lazy("[0-9]{4} ?年度?|全年|年内|今年|本年度?|共计|总计|合计|累计|共|已经?|[了的, ]|案件|数量?")
"""What says nothing of what is counted."""
LONGEST = 120
"""So far back in its sentence the words before a figure are read."""


def contradictory_figures(document: Document, options: ContradictionOptions, context: Context) -> Iterator[Finding]:
    """The same words, the same unit, the same year, and another number."""
    facts = context.facts
    aside = {n for c in facts.comparisons for n in (c.base, c.change)} | {n for t in facts.totals for n in t.parts}
    first: dict[tuple[str, str, str], Figure] = {}
    for n, figure in enumerate(facts.figures):
        if figure.metric not in options.metrics or n in aside or not figure.unit:
            continue
        if figure.period != "year" or figure.role != "level" or not figure.number.exact:
            continue
        said = _FILLING.sub("", figure.words.of(document.folded))
        if len(said) < options.shortest or not _of_the_whole(document, figure, options):
            continue
        before = first.setdefault((figure.metric, said, figure.unit), figure)
        if before.sentence != figure.sentence and before.number.value != figure.number.value:
            yield _finding(document, before, figure)


def _of_the_whole(document: Document, figure: Figure, options: ContradictionOptions) -> bool:
    """Whether nothing before a figure in its sentence narrows what it counts."""
    start = max(figure.sentence.start, figure.number.whole.start - LONGEST)
    return not wording_pattern(options.unless).search(document.folded[start : figure.number.whole.start])


def _finding(document: Document, before: Figure, figure: Figure) -> Finding:
    span, other = _words(figure), _words(before)
    data = {
        "原文": span.of(document.text),
        "前文": other.of(document.text),
        "数": figure.number.whole.of(document.text),
        "前数": before.number.whole.of(document.text),
    }
    return Finding(span, None, data, related=(Related(other, f"这里写的是{data['前数']}"),))


def _words(figure: Figure) -> Span:
    """A figure with its own words."""
    whole = figure.number.whole
    return Span(min(figure.words.start, whole.start), max(whole.end, figure.words.end))


CHECKS = (
    Check(
        "contradictory_figures",
        contradictory_figures,
        ContradictionOptions,
        {"原文": "后一处的文字", "前文": "前一处的文字", "数": "后一处的数", "前数": "前一处的数"},
    ),
)
