"""Checks on the numbers of headings and items: skipped, repeated, broken, in another order or form than siblings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawgov_lint.checks.base import Check, Context, NoOptions
from lawgov_lint.diagnostics import Finding, Related, Span
from lawgov_lint.document.model import Document, Heading
from lawgov_lint.facts.siblings import (
    MAX_JUMP,
    NumberList,
    numeral,
    proper_mark,
    running_text,
    stray_lists,
)


def skipped_number(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A number is missing among siblings, before the first of them, or stands behind its successor.

    Where an item stands there without its number, that is the mistake, and `unnumbered_list` has it.
    """
    del options
    owned = {lost.after for lost in context.facts.lost_items}
    yield from (finding for finding in _skipped(document, context.facts.number_lists) if finding.span not in owned)


def _skipped(document: Document, lists: tuple[NumberList, ...]) -> Iterator[Finding]:
    strays = stray_lists(lists)
    in_other_form = {(stray.siblings, stray.after) for stray in strays}
    first_elsewhere = {stray.strays for stray in strays}
    for at, siblings in enumerate(lists):
        if at not in first_elsewhere:
            yield from _skipped_before(document, siblings)
        last = siblings.numbers[0]
        for k, number in enumerate(siblings.numbers[1:], start=1):
            missing = range(last + 1, number)
            slip = siblings.numbers[k - 1] in siblings.numbers[max(0, k - 3) : k - 1]  # repeated-number has it
            slip = (slip and len(missing) == 1) or _slipped(siblings.numbers, k)
            if missing and not slip and (at, k - 1) not in in_other_form:
                yield from _skipped_between(document, siblings, k, missing)
            last = max(last, number)


def _slipped(numbers: Sequence[int], at: int) -> bool:
    """Whether a number is its successor's, which has it rightly: the first 四 of 二、四、四、五."""
    before, number, after = numbers[at - 1 : at], numbers[at], numbers[at + 1 : at + 3]
    return before == (number - 2,) and after[:1] == (number,) and after[1:] in ((), (number + 1,))


def _skipped_before(document: Document, siblings: NumberList) -> Iterator[Finding]:
    """A list that does not begin with its first number; a single number may be anything."""
    first, *others = siblings.numbers
    missing = range(siblings.expected, first)
    if not 0 < len(missing) <= MAX_JUMP or others[:1] != [first + 1]:
        return
    start = document.headings[siblings.holder].span.end if siblings.holder is not None else 0
    yield from _missing(document, siblings, 0, missing, start)


def _skipped_between(document: Document, siblings: NumberList, at: int, missing: range) -> Iterator[Finding]:
    before = document.headings[siblings.headings[at - 1]]
    if set(missing) <= set(siblings.numbers[at + 1 : at + 1 + MAX_JUMP]):
        yield _skip(document, siblings, at, missing, "order")
    else:
        yield from _missing(document, siblings, at, missing, before.mark.end)


def _missing(document: Document, siblings: NumberList, at: int, missing: range, start: int) -> Iterator[Finding]:
    """What is missing before a sibling, and does not stand inside a line."""
    between = document.folded[start : document.headings[siblings.headings[at]].mark.start]
    lost = [number for number in missing if not _stands_in(between, siblings.form, number)]
    if lost:
        yield _skip(document, siblings, at, lost, "gap" if at else "start")


def _skip(document: Document, siblings: NumberList, at: int, missing: Sequence[int], case: str) -> Finding:
    heading = document.headings[siblings.headings[at]]
    data = {
        "序号": _mark(document, heading),
        "前面": _mark(document, document.headings[siblings.headings[at - 1]]) if at else "",
        "缺少": "”“".join(proper_mark(siblings.form, number) for number in missing),
    }
    before = [document.headings[siblings.headings[at - 1]].mark] if at else []
    return Finding(heading.mark, case, data, related=tuple(Related(mark, "前一个序号在这里") for mark in before))


def _stands_in(words: str, form: str, number: int) -> bool:
    """Whether a number of a form stands somewhere in a text, be it inside a line or with a wrong mark behind it."""
    count = numeral(form, number)
    if form == "circled":
        return proper_mark(form, number) in words
    if count not in words:
        return False
    if form == "part":
        return f"第{count}部分" in words
    if form.endswith("bracket"):
        return re.search(rf"(?<!第)\({count}\)|(?:^|\n)\s*\(?{count}\)?[ 、.,]", words) is not None
    return re.search(rf"(?<![(第、\d.一二三四五六七八九十]){count}(?:[、.,](?!\d)|\))", words) is not None


def _mark(document: Document, heading: Heading) -> str:
    return heading.mark.of(document.text).strip()


def repeated_number(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Two siblings carry the same number."""
    del options
    for siblings in context.facts.number_lists:
        first: dict[int, int] = {}
        last = 0
        for at, (n, number) in enumerate(zip(siblings.headings, siblings.numbers, strict=True)):
            heading = document.headings[n]
            if at > 1 and _slipped(siblings.numbers, at - 1):
                wrong = document.headings[siblings.headings[at - 1]]
                data = {"序号": _mark(document, wrong), "应为": proper_mark(siblings.form, number - 1)}
                yield Finding(wrong.mark, None, data, related=(Related(heading.mark, "也用在这里"),))
            elif number in first and heading.number is not None:
                data = {"序号": _mark(document, heading), "应为": proper_mark(siblings.form, last + 1)}
                before = document.headings[first[number]].mark
                yield Finding(heading.mark, None, data, related=(Related(before, "第一次用在这里"),))
                if len(set(siblings.numbers)) == 1:
                    break  # automatic numbers that were all copied as 1: one cause
                last += 1
            else:
                first[number] = n
                last = max(last, number)


def broken_number(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A number mark that lost a part of itself."""
    del options
    if not any(heading.broken for heading in document.headings):
        return
    lists = context.facts.number_lists
    should = {n: (one.form, k) for one in lists for n, k in zip(one.headings, one.numbers, strict=True)}
    for n, heading in enumerate(document.headings):
        if not heading.broken or running_text(document, n):
            continue
        data = {"原文": _mark(document, heading)}
        if n in should:
            yield Finding(heading.mark, "known", data | {"应为": proper_mark(*should[n])})
        elif data["原文"] != "、":  # which is as likely the beginning of a wrapped line
            yield Finding(heading.mark, "unknown", data | {"应为": ""})


def level_order(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A number of a higher form stands under one of a lower form; once for each two forms."""
    del options
    forms = {n: one.form for one in context.facts.number_lists for n in one.headings}
    seen: set[tuple[str, str]] = set()
    for siblings in context.facts.number_lists:
        if not siblings.resumed or siblings.holder is None:
            continue
        pair = (siblings.form, forms[siblings.holder])
        if pair in seen:
            continue
        seen.add(pair)
        first, holder = document.headings[siblings.headings[0]], document.headings[siblings.holder]
        data = {"序号": _mark(document, first), "上级": _mark(document, holder)}
        yield Finding(first.mark, None, data, related=(Related(holder.mark, "上一级序号在这里"),))


def mixed_number_styles(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Siblings that are numbered in another form than the others."""
    del options
    lists = context.facts.number_lists
    for stray in stray_lists(lists):
        strays, siblings = lists[stray.strays], lists[stray.siblings]
        first = document.headings[strays.headings[0]]
        sibling = document.headings[siblings.headings[stray.after]]
        data = {
            "序号": _mark(document, first),
            "同级": _mark(document, sibling),
            "应为": proper_mark(siblings.form, strays.numbers[0]),
        }
        yield Finding(Span(*first.mark), None, data, related=(Related(sibling.mark, "前一个序号在这里"),))


CHECKS = (
    Check(
        "skipped_number",
        skipped_number,
        NoOptions,
        {"序号": "序号原文", "前面": "前一个序号", "缺少": "缺少的序号"},
        ("gap", "start", "order"),
    ),
    Check("repeated_number", repeated_number, NoOptions, {"序号": "序号原文", "应为": "按顺序应有的序号"}),
    Check(
        "broken_number",
        broken_number,
        NoOptions,
        {"原文": "残缺的序号", "应为": "按顺序应有的序号"},
        ("known", "unknown"),
    ),
    Check("level_order", level_order, NoOptions, {"序号": "序号原文", "上级": "上一级序号"}),
    Check(
        "mixed_number_styles",
        mixed_number_styles,
        NoOptions,
        {"序号": "序号原文", "同级": "同级的序号", "应为": "按同级应有的序号"},
    ),
)
