"""Checks on how headings are written: the mark behind the number, the end of the line, where the title stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Edit, Finding, Related, Span
from lawgov_lint.document.layout import MAX_TITLE
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.siblings import stray_lists
from lawgov_lint.values import NamedTuple


class _Wrong(NamedTuple):
    """A mark that is not written as it should be: where, what would mend it, and how."""

    span: Span
    edit: Edit
    proper: str


def wrong_number_mark(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """The wrong mark behind a number; one finding for all where the document hardly writes it in another way."""
    del options
    wrong: dict[str, list[_Wrong]] = {}
    right: dict[str, int] = {}
    lists = context.facts.number_lists
    in_other_form = {stray.strays for stray in stray_lists(lists)}  # the whole mark is to be replaced
    for at, siblings in enumerate(lists):
        if len(siblings.headings) == 1 and siblings.numbers[0] != siblings.expected:
            continue  # 45、不予受理5: no number of a heading
        for n in siblings.headings:
            found = _wrong_mark(document, document.headings[n], siblings.form)
            if found and at not in in_other_form:
                wrong.setdefault(siblings.form + document.folded[found.edit.start], []).append(found)
            elif not found:
                right[siblings.form] = right.get(siblings.form, 0) + 1
    for kind, places in wrong.items():
        if len(places) > max(1, right.get(kind[:-1], 0)):
            data = {"原文": places[0].span.of(document.text), "应为": places[0].proper, "处数": str(len(places))}
            related = tuple(Related(place.span, "这里也是") for place in places[1:3])
            yield Finding(places[0].span, "throughout", data, tuple(p.edit for p in places), related)
            continue
        for span, edit, proper in places:
            yield Finding(span, "stray", {"原文": span.of(document.text), "应为": proper, "处数": "1"}, (edit,))


def _wrong_mark(document: Document, heading: Heading, form: str) -> _Wrong | None:
    if heading.broken or form in ("part", "circled"):
        return None
    start, end = heading.mark.start, heading.mark.start + len(heading.mark.of(document.folded).rstrip())
    last, after = document.folded[end - 1], document.folded[end : end + 1]
    if form.endswith("bracket"):
        if last == ")" and after in (",", ":"):
            end += 1
        elif last == ")":
            return None
        return _Wrong(Span(start, end), Edit(end - 1, end, ""), document.text[start : end - 1])
    proper = "、" if form == "cn" else "."
    if last == proper or (form == "arabic" and (last == "." or after.isdigit())):
        return None  # 1、2023年… would become 1.2023年…
    return _Wrong(Span(start, end), Edit(end - 1, end, proper), document.text[start : end - 1] + proper)


def heading_punctuation(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A heading alone on its line that ends with 。 while its siblings do not, or the reverse."""
    del options
    for siblings in context.facts.number_lists:
        lines = [
            document.paragraphs[heading.paragraph].span
            for heading in (document.headings[n] for n in siblings.headings)
            if document.paragraphs[heading.paragraph].kind == "heading" and not heading.run_in and not heading.item
        ]
        stopped = [line for line in lines if document.folded[line.end - 1] == "。"]
        bare = [line for line in lines if document.folded[line.end - 1] not in "。;:,!?、"]
        if not stopped or not bare:
            continue
        if len(stopped) <= len(bare):
            longest = max(line.end - line.start for line in bare)
            for line in stopped:
                if line.end - line.start <= max(MAX_TITLE // 2, 2 * longest):  # else it is a sentence
                    edit = Edit(line.end - 1, line.end, "")
                    yield Finding(line, "stop", {"标题": line.of(document.text)}, (edit,), _example(bare))
        else:
            for line in bare:
                edit = Edit(line.end, line.end, "。")
                yield Finding(line, "no-stop", {"标题": line.of(document.text)}, (edit,), _example(stopped))


def _example(lines: list[Span]) -> tuple[Related, ...]:
    return (Related(lines[0], "同级标题这样写"),)


class GluedOptions(Options):
    """Words with which a sentence begins that is no title."""

    openers: tuple[str, ...] = ()


def glued_heading(document: Document, options: GluedOptions, context: Context) -> Iterator[Finding]:
    """A heading that runs into its text, where its siblings stand apart from theirs."""
    for siblings in context.facts.number_lists:
        heads = [document.headings[n] for n in siblings.headings]
        apart = [_title_clauses(document, heading) for heading in heads if _stands_apart(document, heading)]
        if not apart or 2 * len(apart) < len(heads):
            continue  # where most run into their text, that is the habit or the loss of all line breaks
        usual = sorted(sum(map(len, clauses)) for clauses in apart)[(len(apart) - 1) // 2]
        apart = [clauses for clauses in apart if sum(map(len, clauses)) <= TWICE * usual]
        for heading in heads:
            if document.folded.startswith(options.openers or ("\0",), heading.mark.end):
                continue
            end = _glued_until(document, heading, apart, usual)
            if end and not _on_a_lost_line(document, heading):
                span = Span(heading.mark.start, end)
                yield Finding(span, None, {"开头": _shown(span.of(document.text))})


def _shown(words: str) -> str:
    return re.sub(r"\s+", "", words)[:MAX_SHOWN]


MAX_SHOWN = 24
MAX_APART = 40
"""A title longer than this does not show what a title of this list looks like."""
TWICE = 2
MIN_SENTENCE = 36
"""A first sentence up to this long may be a title of three clauses; beyond it, it must be as long as two titles too."""
MUCH = 1.75
"""A clause in which a title and a sentence run together is so many times as long as any that closes a title."""
TWO_PARTS = 18
"""It has at least so many characters; three times in the real samples: 18 and more."""
MARGIN = 6
"""A clause before it is at most so many characters longer than in the siblings."""


def _stands_apart(document: Document, heading: Heading) -> bool:
    """Whether a heading is told from the text that belongs to it, by 。 or by the end of the line."""
    if heading.item or heading.glued or heading.title.end - heading.title.start > MAX_APART:
        return False
    if heading.run_in:
        return document.folded[heading.title.end] in "。:;!?"
    return document.paragraphs[heading.paragraph].kind == "heading"


def _title_clauses(document: Document, heading: Heading) -> list[str]:
    return heading.title.of(document.folded).split(",")


def _glued_until(document: Document, heading: Heading, apart: list[list[str]], usual: int) -> int | None:
    """Where the clause ends in which title and text run together; None when they do not."""
    folded = document.folded
    if heading.item or not heading.run_in:
        return None
    if not heading.glued and folded.startswith("一是", heading.title.end):
        return heading.title.end + 2
    paragraph = document.paragraphs[heading.paragraph].span
    stop = re.compile("[。;!?]").search(folded, heading.mark.end, paragraph.end)
    if stop is None or not folded[stop.end() : paragraph.end].strip():
        return None  # one long sentence: an item
    first = folded[heading.mark.end : stop.start()]
    if len(first) <= max(MIN_SENTENCE, TWICE * usual):
        return None
    return _long_clause_end(heading.mark.end, first.split(","), apart)


def _long_clause_end(start: int, clauses: list[str], apart: list[list[str]]) -> int | None:
    """The end of the clause that should close the title, as it does in the siblings, and goes on far beyond."""
    counts = [len(title) for title in apart]
    last = max(sorted(set(counts)), key=counts.count) - 1
    if last + 1 >= len(clauses):
        return None  # it closes with what may be the title
    longest = max(len(title[-1]) for title in apart)
    before = max((len(clause) for title in apart for clause in title[:-1]), default=0)
    if any(len(clause) > before + MARGIN for clause in clauses[:last]):
        return None
    if re.search(r"\d", clauses[last]):
        return None  # a fact, not a title
    if len(clauses[last]) < max(TWO_PARTS, MUCH * longest):
        return None
    return start + sum(map(len, clauses[: last + 1])) + last


def _on_a_lost_line(document: Document, heading: Heading) -> bool:
    """Whether the line lost its breaks: then every heading is glued, and that is another matter."""
    here = document.paragraphs[heading.paragraph : heading.paragraph + 2]
    return any(paragraph.virtual for paragraph in here)


CHECKS = (
    Check(
        "wrong_number_mark",
        wrong_number_mark,
        NoOptions,
        {"原文": "序号原文", "应为": "正确的写法", "处数": "这样写的处数"},
        ("stray", "throughout"),
    ),
    Check("heading_punctuation", heading_punctuation, NoOptions, {"标题": "标题原文"}, ("stop", "no-stop")),
    Check("glued_heading", glued_heading, GluedOptions, {"开头": "连在一起的开头"}),
)
