"""Checks on the marks of titles: lost, nested, of the wrong kind; the years of an edition; 、 between titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lawgov_lint.checks.base import Check, Context, NoOptions
from lawgov_lint.checks.citation_style import inconsistent_groups
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.titles import Title, joined
from lawgov_lint.instruments import Instrument, name_of
from lawgov_lint.patterns import lazy

OUTER, INNER = "《》", "〈〉"
_RIGHT = (OUTER, INNER)


def unpaired_title_mark(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A mark of a title without its partner; one finding a mark.

    As with quotation marks the loss is the finding, whoever lost the mark, so ``damaged`` is not set.
    """
    del options
    text = document.text
    for title in context.facts.titles:
        if title.marks in ("《〉", "〈》", "《《", "》》"):
            right = _RIGHT[title.depth % 2]
            data = {"原文": _shown(title.span.of(text)), "应为": _shown(right[0] + title.words.of(text) + right[1])}
            yield Finding(title.span, "mismatched", data, tuple(_marked(title, right)))
        elif title.lost:
            yield _lost(document, context, title)


def _lost(document: Document, context: Context, title: Title) -> Finding:
    opens = title.marks in "《〈"
    mark = Span(title.span.start, title.span.start + 1) if opens else Span(title.span.end - 1, title.span.end)
    data = {"标点": title.marks, "配对": "》〉《〈"["《〈》〉".index(title.marks)], "文字": _around(document, mark)}
    if title.lost == "doubled":
        return Finding(mark, "doubled", data, (Edit(*mark, ""),))
    words = title.words.of(document.text)
    case = ("unclosed" if opens else "unopened") + {"known": "-known", "form": "-form"}.get(title.lost, "")
    if title.lost == "unknown":
        return Finding(mark, case, data)
    data |= {"原文": _shown(title.span.of(document.text)), "题名": _shown(words)}
    if title.lost == "form":
        return Finding(title.span, case, data)
    right = _RIGHT[title.depth % 2]
    whole = right[0] + _in_right_form(context, words) + right[1]
    data["应为"] = _shown(whole)
    end = title.span.end + (opens and document.folded.startswith(">", title.span.end))  # 《民法典>: > was meant for 》
    return Finding(title.span, case, data, (Edit(title.span.start, end, whole),))


def _shown(words: str) -> str:
    """A title in one line."""
    return re.sub(r"\s*[\r\n]\s*", "", words)


def _in_right_form(context: Context, words: str) -> str:
    """A known title with its years as they should be; the rest as it was written."""
    match = context.facts.register.find(words)
    years = _years_of(match.instrument) if match else ""
    written = _TAIL.search(words)
    return words[: written.start()] + years if written and years and name_of(words).years else words


_AROUND = 8


def _around(document: Document, span: Span) -> str:
    """The mark with a few characters on both sides, within its line."""
    before = document.text[max(0, span.start - _AROUND) : span.start].replace("\r", "\n")
    after = document.text[span.end : span.end + _AROUND].replace("\r", "\n")
    return before.rpartition("\n")[2] + span.of(document.text) + after.partition("\n")[0]


# --- nested titles, wrong signs ---------------------------------------------------------------------------------------


def nested_title_mark(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """《 inside 《, or 〈 inside 〈; one finding a title that stands in another."""
    del options
    titles = context.facts.titles
    for title in titles:
        right = _RIGHT[title.depth % 2]
        if title.parent is None or title.marks not in (OUTER, INNER) or title.marks == right:
            continue
        if titles[title.parent].lost:
            continue  # which of them nests which is not sure
        words = title.words.of(document.text)
        data = {"原文": title.span.of(document.text), "应为": right[0] + words + right[1]}
        yield Finding(title.span, None, _in_line(data), tuple(_marked(title, right)))


def ascii_title_mark(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Signs < > or « » in place of the marks of a title."""
    del options
    for title in context.facts.titles:
        if title.marks[0] in "<≪«":
            right = _RIGHT[title.depth % 2]
            whole, words = title.span.of(document.text), title.words.of(document.text)
            size = title.words.start - title.span.start
            signs = whole[:size] + whole[-size:]
            data = {"符号": signs, "标点": right, "原文": whole, "应为": right[0] + words + right[1]}
            case = "inner" if title.depth % 2 else "outer"
            yield Finding(title.span, case, _in_line(data), tuple(_marked(title, right)))


def _in_line(data: dict[str, str]) -> dict[str, str]:
    return {name: _shown(words) for name, words in data.items()}


def _marked(title: Title, right: str) -> Iterator[Edit]:
    """Other marks for a title."""
    yield Edit(title.span.start, title.words.start, right[0])
    yield Edit(title.words.end, title.span.end, right[1])


# --- the years of an edition ------------------------------------------------------------------------------------------

_Y = r"(?:19|20)\d\d"
_RANGE = rf"(?<!\d)(?P<first>{_Y}) ?年?(?P<dash> ?[-—–─―‑‐~至到]{{0,3}}) ?(?P<last>{_Y})(?!\d) ?(?P<year>年?度?)"
_TAIL = lazy(rf"[ 　]*(?P<open>[(（〔\[]?) ?{_RANGE} ?(?P<close>[)）〕\]]?)\s*$")
_OUTSIDE = lazy(rf" ?(?P<open>\(?) ?{_RANGE} ?(?P<close>\)?)")
_NAMED = lazy("(?:纲要|规划|计划|方案|意见|要点|办法|行动|工程|措施|规程)$")
"""With what a title ends that may have a period."""
LONGEST_PERIOD = 15
_OTHER_DASHES = "~至到"


def edition_form(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """The years of a plan without brackets, without 年, without a dash, or outside the marks of its title.

    A hyphen in place of — is so common, in official pages too, and so often what is left of — that it is let pass. Of
    a title nobody knows only what no title has is said: years that are not set off, a dash that was lost.
    """
    del options
    mixed: set[int] | None = None
    for n, title in enumerate(context.facts.titles):
        if title.marks not in (OUTER, INNER):
            continue
        finding = _edition(document, context, title)
        if finding is None:
            continue
        if mixed is None:
            mixed = {k for group in inconsistent_groups(document, context) for k in group.indexes}
        if n not in mixed:
            yield finding


def _edition(document: Document, context: Context, title: Title) -> Finding | None:
    words = title.words.of(document.folded)
    if words[-1:].isdigit() or words[-1:] in "年度)]〕":
        found = _TAIL.search(words)
        return _odd_years(document, context, title, found) if found else None
    if document.folded[title.span.end : title.span.end + 2].lstrip()[:1] in ("(", "1", "2"):
        return _years_outside(document, context, title)
    return None


def _odd_years(document: Document, context: Context, title: Title, found: re.Match[str]) -> Finding | None:
    if not int(found["first"]) < int(found["last"]) <= int(found["first"]) + LONGEST_PERIOD:
        return None
    register = context.facts.register
    words = title.words.of(document.folded)
    match = register.find(words)
    if match is None and register.nearest(words):
        return None  # a misspelt title, its years included, is another rule's
    if match and match.instrument is None:
        return None  # years that no edition has
    bare = not (found["open"] and found["close"])
    known = match.instrument if match else None
    years = _years_of(known)
    if years:
        dash = found["dash"].strip()
        wrong = bare or not found["year"] or len(dash) != 1 or dash in _OTHER_DASHES
    else:
        years = f"（{found['first']}—{found['last']}年）"
        wrong = not found["dash"].strip() or (bare and _NAMED.search(words[: found.start()]) is not None)
    if not wrong:
        return None
    start = title.words.start + found.start()
    sure = known is not None or not bare  # brackets that a title nobody knows may never have had are not put in
    return Finding(
        title.span,
        "known" if _years_of(known) else "local",
        {
            "原文": _shown(title.span.of(document.text)),
            "年份": Span(start, title.words.end).of(document.text).strip(),
            "应为": years,
            "题名": _shown(Span(title.words.start, start).of(document.text)) + years,
        },
        (Edit(start, title.words.end, years),) if sure else (),
    )


def _years_outside(document: Document, context: Context, title: Title) -> Finding | None:
    """《法治政府建设实施纲要》（2021—2025年）: the years are part of the title."""
    found = _OUTSIDE.match(document.folded, title.span.end, title.span.end + 24)
    if found is None or not (found["open"] and found["close"]):
        return None
    match = context.facts.register.find(title.words.of(document.text))
    period = (int(found["first"]), int(found["last"]))
    known = next((i for i in match.editions if i.years == period), None) if match else None
    if not _years_of(known):
        return None
    span = Span(title.span.start, found.end())
    whole = title.words.of(document.text) + _years_of(known)
    data = {"原文": _shown(span.of(document.text)), "年份": found.group().strip(), "应为": _years_of(known)}
    edits = (Edit(title.words.end, span.end, _years_of(known) + title.marks[1]),)
    return Finding(span, "outside", {**data, "题名": _shown(whole)}, edits)


def _years_of(instrument: Instrument | None) -> str:
    """The years with which a title ends, as published, but with the usual dash.

    Empty when it has none, and when nobody has confirmed the title.
    """
    sure = instrument is not None and instrument.latest.title_ok
    found = _TAIL.search(instrument.title.replace("－", "—")) if instrument and sure else None
    return found.group().strip() if found else ""


# --- 、 between titles ------------------------------------------------------------------------------------------------


def comma_between_titles(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """、 between two titles that follow each other directly, in a list in which nothing else stands between titles."""
    del options
    titles = context.facts.titles
    for run in joined(document.folded, titles):
        gaps = [Span(titles[a].span.end, titles[b].span.start) for a, b in pairwise(run)]
        if any("(" in gap.of(document.folded) for gap in gaps):
            continue  # what stands behind one of them asks for 、
        for gap in gaps:
            if gap.of(document.folded).strip() == "、":
                at = document.folded.index("、", *gap)
                yield Finding(Span(at, at + 1), None, {}, (Edit(*gap, ""),))


_WRITTEN = {"原文": "书名号和里面的文字", "应为": "规范的写法"}
CHECKS = (
    Check(
        "unpaired_title_mark",
        unpaired_title_mark,
        NoOptions,
        {
            **_WRITTEN,
            "标点": "落单的书名号",
            "配对": "与它配对的书名号",
            "文字": "它和前后的几个字",
            "题名": "书名号里的文字（到猜定的地方）",
        },
        (
            "unclosed-known",
            "unclosed-form",
            "unclosed",
            "unopened-known",
            "unopened-form",
            "unopened",
            "mismatched",
            "doubled",
        ),
    ),
    Check("nested_title_mark", nested_title_mark, NoOptions, _WRITTEN),
    Check(
        "ascii_title_mark",
        ascii_title_mark,
        NoOptions,
        {**_WRITTEN, "符号": "用作书名号的符号", "标点": "应当用的书名号"},
        ("inner", "outer"),
    ),
    Check(
        "edition_form",
        edition_form,
        NoOptions,
        {**_WRITTEN, "年份": "年份原文", "应为": "年份规范的写法", "题名": "带年份的题名"},
        ("known", "local", "outside"),
    ),
    Check("comma_between_titles", comma_between_titles, NoOptions),
)
