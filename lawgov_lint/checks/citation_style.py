"""Checks on how titles are cited: one title written in two ways, full and short names of laws in one list."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, NoOptions
from lawgov_lint.diagnostics import Finding, Related
from lawgov_lint.document.marks import fold
from lawgov_lint.document.model import Document
from lawgov_lint.facts.citations import Citation
from lawgov_lint.facts.titles import joined
from lawgov_lint.instruments import name_of
from lawgov_lint.instruments.names import STATE
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class Group(NamedTuple):
    """One instrument that is written in several ways.

    Args:
        forms: each way → the title that is the first of it, in text order.
        indexes: all titles that name it.
        case: ``form`` (the same characters, other marks), ``character`` (one character differs).
    """

    forms: dict[str, int]
    indexes: tuple[int, ...]
    case: str


def inconsistent_citation(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """One instrument whose title is written in two ways; one finding an instrument, where the second way begins."""
    del options
    titles = context.facts.titles
    for group in inconsistent_groups(document, context):
        first, second, *others = group.forms.values()
        words = [_shown(titles[n].words.of(document.text)) for n in group.forms.values()]
        data = {"原文": words[1], "前文": words[0], "写法": "、".join(f"《{one}》" for one in words)}
        related = [Related(titles[first].span, "前面的写法")]
        related += [Related(titles[n].span, "又一种写法") for n in others]
        yield Finding(titles[second].span, group.case, data, related=tuple(related))


def _shown(words: str) -> str:
    return _SPACE.sub("", words)


_SPACE = lazy(r"\s+")
_MARKS = lazy(r"[\s《》〈〉<>«»≪≫]+")
_LONG_DASH = lazy("——?|[―─－]")
_SHORT_DASH = lazy("[–‐‑]")


def inconsistent_groups(document: Document, context: Context) -> list[Group]:
    """The instruments that are written in several ways, by the second way."""
    written: dict[tuple[str, tuple[int, int] | None], dict[str, int]] = {}
    indexes: dict[tuple[str, tuple[int, int] | None], list[int]] = {}
    for n, title in enumerate(context.facts.titles):
        words = title.words.of(document.text)
        if title.lost or len(words) < SHORTEST or words.count("“") != words.count("”"):
            continue  # what lost a mark is another rule's
        name = name_of(words)
        key = (name.key + name.suffix, name.years)
        written.setdefault(key, {}).setdefault(_form(words), n)
        indexes.setdefault(key, []).append(n)
    groups = [Group(forms, tuple(indexes[key]), "form") for key, forms in written.items() if len(forms) > 1]
    for one, other in _one_apart(document, context, {key: min(forms.values()) for key, forms in written.items()}):
        forms = {form: min(written[key].values()) for key in (one, other) for form in list(written[key])[:1]}
        groups.append(Group(forms, (*indexes[one], *indexes[other]), "character"))
    return sorted(groups, key=lambda group: list(group.forms.values())[1])


SHORTEST = 5
"""A shorter title tells too little: 《纲要》."""


def _form(words: str) -> str:
    """How a title is written, for comparison: without what does not matter or what other rules speak of."""
    words = _LONG_DASH.sub("—", _MARKS.sub("", words).replace(STATE, ""))
    words = _SHORT_DASH.sub("-", fold(words).replace("〔", "(").replace("〕", ")"))
    return words.replace("”", "“").replace("‘", "“").replace("’", "“").replace('"', "“").replace("'", "“")


_LONG, _LONGEST = 12, 60
"""So long are titles in which one character more or less is a slip rather than another title."""
_COUNTS = frozenset("0123456789一二三四五六七八九十〇两前后上下内外东西南北中省市县区乡镇村街州旗不非未无新原")
"""A character with which a title is another one: 第七个, 事前."""
_CONFUSED = (
    "制治",
    "察查",
    "定订",
    "度定",
    "座坐",
    "账帐",
    "作做",
    "型形",
    "已以",
    "像象",
    "和与",
    "和及",
    "与及",
    "需须",
    "划画",
)
"""Characters taken for each other."""
_MOST = 1000
"""So many titles are compared with each other; a report has some 40."""
_Key = tuple[str, tuple[int, int] | None]


def _one_apart(document: Document, context: Context, first: dict[_Key, int]) -> Iterator[tuple[_Key, _Key]]:
    """Pairs of long titles that differ by one character left out, or confused with one like it."""
    register = context.facts.register
    titles = context.facts.titles
    seen: dict[str, list[tuple[_Key, int]]] = {}
    taken: set[_Key] = set()
    for key, n in sorted(first.items(), key=lambda item: item[1])[:_MOST]:
        name = key[0]
        if not _LONG <= len(name) <= _LONGEST:
            continue
        pieces = {name: -1} | {name[:at] + name[at + 1 :]: at for at in range(1, len(name) - 2)}
        for piece, at in pieces.items():
            for other, place in seen.get(piece, ()):
                if other in taken or key in taken or key[1] != other[1] or not _slip(name, at, other[0], place):
                    continue
                between = (titles[first[other]].span.end, titles[n].span.start)
                if document.folded.find("。", *between) < 0 or any(register.find(one[0]) for one in (key, other)):
                    continue
                taken |= {key, other}
                yield other, key
        for piece, at in pieces.items():
            seen.setdefault(piece, []).append((key, at))


def _slip(one: str, at: int, other: str, place: int) -> bool:
    """Whether two titles that are the same without a character at these places (-1: as they are) are meant as one."""
    if at >= 0 and place >= 0:
        return at == place and any({one[at], other[place]} == {*pair} for pair in _CONFUSED)
    changed = one[at] if at >= 0 else other[place]
    return at != place and changed not in _COUNTS


# --- full and short names of laws -------------------------------------------------------------------------------------


def mixed_law_names(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A list in which some laws have 中华人民共和国 and some have not; one finding a list, at the first without it.

    A law that was given in full before may be short from then on.
    """
    del options
    titles, citations = context.facts.titles, context.facts.citations
    in_full: dict[str, int] = {}
    for n, citation in enumerate(citations):
        if citation.name.full:
            in_full.setdefault(citation.name.key, n)
    for run in joined(document.folded, titles):
        laws = [n for n in run if _is_of_the_state(citations[n])]
        full = [n for n in laws if citations[n].name.full]
        short = [n for n in laws if not citations[n].name.full]
        short = [n for n in short if in_full.get(_full_key(citations[n]), n) >= run[0]]
        if not full or not short:
            continue
        data = {
            "全称": "".join(f"《{_shown(titles[n].words.of(document.text))}》" for n in full),
            "简称": "".join(f"《{_shown(titles[n].words.of(document.text))}》" for n in short),
        }
        yield Finding(titles[short[0]].span, None, data, related=(Related(titles[full[0]].span, "这里用全称"),))


_KINDS = ("宪法", "法律", "行政法规")


def _is_of_the_state(citation: Citation) -> bool:
    """Whether it is a national law or regulation that was published with 中华人民共和国 in its title."""
    match = citation.match
    if match is None or match.instrument is None or match.how == "ambiguous":
        return False
    return match.instrument.kind in _KINDS and match.instrument.title.startswith(STATE)


def _full_key(citation: Citation) -> str:
    instrument = citation.match.instrument if citation.match else None
    return name_of(instrument.title).key if instrument else citation.name.key


CHECKS = (
    Check(
        "inconsistent_citation",
        inconsistent_citation,
        NoOptions,
        {"原文": "后一种写法", "前文": "前一种写法", "写法": "全部写法，带书名号"},
        ("form", "character"),
    ),
    Check("mixed_law_names", mixed_law_names, NoOptions, {"全称": "用全称的法律", "简称": "没有用全称的法律"}),
)
