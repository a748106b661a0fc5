"""Checks on single characters: what nobody can read, what nobody can see, what only looks right, full-width digits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.western import is_chinese
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

AROUND = 6
_LAYOUT = frozenset("\n\r\t\x0b\x0c\u3000\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u2028\u2029")
"""White space; what it does to the layout is not looked at here."""
_INVISIBLE = frozenset(
    "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
_LOST = "\ufffd"
_JOINER = "\u200d"

# --- what nobody can read --------------------------------------------------------------------------------------------

_MOJIBAKE_SIGNS = ("锟斤", "烫烫", "屯屯", "锛", "銆", "鈥", "涓€", "锘", *"ÃÂâïåæçèéä")
_MOJIBAKE = lazy(
    "锟斤拷|烫{3,}|屯{3,}|锘[匡縸]|涓€|[锛銆鈥][^\\s]"  # UTF-8 read as GBK: 锛 for ，, 銆 for 。, 鈥 for “
    "|ï»¿|[ÃÂ][\x80-\xbf]|â€[\x80-\xbfœ™˜“”¦¢šž]?"
    "|(?:[ä-é][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}){2,}"  # and as Latin-1: æ³•æ²» for 法治
)
_QUESTION_MARKS = lazy(r"\?{3,}")


def garbled(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Characters that were lost or damaged on the way; one finding a kind where there are many."""
    del options
    text = document.text
    strange = _strange(text)
    unreadable = _spans_of(text, strange - _INVISIBLE | ({_LOST} if _LOST in text else set()))
    if any(sign in text for sign in _MOJIBAKE_SIGNS):
        unreadable += [Span(*found.span()) for found in _MOJIBAKE.finditer(text)]
    yield from _findings(document, context, "unreadable", _joined(sorted(unreadable)))
    invisible = [s for s in _spans_of(text, strange & _INVISIBLE) if not _joins_pictures(text, s)]
    yield from _findings(document, context, "invisible", _joined(invisible), lambda _: "")
    look_alike = [Span(*found.span()) for found in _LOOK_ALIKE.finditer(text) if _plain(found.group()) != found.group()]
    yield from _findings(document, context, "look-alike", look_alike, _plain)
    if "?" in document.folded:
        yield from _findings(document, context, "question-mark", list(_lost_as_question_mark(document, context)))


def _strange(text: str) -> set[str]:
    """What is neither white space nor ever printed; most texts have none of it."""
    rest = text
    for space in "\n\r\t\u3000\xa0":
        rest = rest.replace(space, "")  # a look at every single character would take ten times as long
    return set() if rest.isprintable() else {c for c in set(rest) - _LAYOUT if not c.isprintable()}


def _spans_of(text: str, characters: set[str]) -> list[Span]:
    """Where some characters stand; there are few of them."""
    spans = []
    for character in characters:
        at = text.find(character)
        while at >= 0:
            spans.append(Span(at, at + 1))
            at = text.find(character, at + 1)
    return sorted(spans)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans that touch are one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _joins_pictures(text: str, span: Span) -> bool:
    """Whether a joiner stands between two pictographs, which are one sign with it."""
    return text[span.start] == _JOINER and text[span.end : span.end + 1] >= _PICTURES


_PICTURES = "\U0001f000"
FEW = 3
"""More than so many of one kind are one finding: they have one cause."""


def _findings(
    document: Document,
    context: Context,
    case: str,
    spans: Sequence[Span],
    replacement: Callable[[str], str] | None = None,
) -> Iterator[Finding]:
    inside = [span for span in spans if context.facts.paragraph_at(span.start)]
    for few in [inside] if len(inside) > FEW else [[span] for span in inside]:
        if few:
            edits = tuple(Edit(*s, replacement(s.of(document.text))) for s in few) if replacement else ()
            yield Finding(few[0], case, _data(document, few, replacement), edits)


def _data(document: Document, spans: Sequence[Span], replacement: Callable[[str], str] | None) -> dict[str, str]:
    text, span = document.text, spans[0]
    words = span.of(text)
    shown = [text[max(0, span.start - AROUND) : span.start], words, text[span.end : span.end + AROUND]]
    parts = [part.replace("\r", "\n") for part in shown]
    around = parts[0].rpartition("\n")[2] + parts[1] + parts[2].partition("\n")[0]
    return {
        "文字": "".join(c if c.isprintable() else "□" for c in around),
        "字符": "、".join(dict.fromkeys(f"U+{ord(c):04X}" for c in words[:4])),
        "应为": replacement(words) if replacement else "",
        "处数": str(len(spans)),
    }


# --- what only looks right -------------------------------------------------------------------------------------------

_LOOK_ALIKE = lazy("[\u2e80-\u2fdf\uf900-\ufaff]")
_RADICALS = dict(
    zip(
        "\u2ea0\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed3\u2ed4\u2ed8\u2eda\u2edb\u2edc\u2edd\u2ee2\u2ee3\u2ee4\u2ee5"
        "\u2ee6\u2ee8\u2ee9\u2eec\u2eee\u2ef0\u2ef3",
        "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Forms that Unicode does not tell to be another character's; they come from fonts in PDF files."""


def _plain(character: str) -> str:
    """The 汉字 that a form of its radical, or a compatibility character, stands for; itself where it is no such."""
    if character in _RADICALS:
        return _RADICALS[character]
    import unicodedata

    return unicodedata.normalize("NFKC", character)


# --- what became a question mark -------------------------------------------------------------------------------------

_ONE_QUESTION = lazy(r"(?<=[^\W_])\?(?=[^\W_])")
_ASKS = "什么怎谁哪吗呢何多少几是否能难不吧为啥可有没"
LONGEST_QUOTATION = 30


def _lost_as_question_mark(document: Document, context: Context) -> Iterator[Span]:
    """A ? that stands for a character that got lost: `12?4`, `美好生活?民法典相伴`, `法治??建设`."""
    folded, text, plain = document.folded, document.text, context.facts.plain
    for found in _QUESTION_MARKS.finditer(text):
        if is_chinese(text[max(0, found.start() - 1) : found.start()] or "") and plain[found.start()] == "?":
            after = text[found.end() : found.end() + 1]
            if after and is_chinese(after) and after not in "”’」』）》":
                yield Span(*found.span())
    for found in _ONE_QUESTION.finditer(folded):
        at = found.start()
        if plain[at] == text[at] and _stands_for_another(document, at):
            yield Span(at, at + 1)


def _stands_for_another(document: Document, at: int) -> bool:
    folded, text = document.folded, document.text
    before, after = folded[at - 1], folded[at + 1]
    if before.isdigit() and after.isdigit():
        return True
    if not (is_chinese(before) and is_chinese(after)):
        return False
    low = max(0, at - LONGEST_QUOTATION)
    start = max(folded.rfind(mark, low, at) for mark in "“《")
    end = min((found for mark in "”》" if (found := folded.find(mark, at, at + LONGEST_QUOTATION)) > 0), default=-1)
    quoted = start >= 0 and end >= 0 and not any(mark in folded[start + 1 : end] for mark in "“”《》,。;!")
    if quoted and folded.count("?", start, end) == 1:
        return not any(c in _ASKS for c in folded[start:at])
    stop = max(folded.rfind(mark, low, at) for mark in "。!;\n,")
    clause = folded[max(low, stop + 1) : at]
    return (
        text[at] == "?" and not document.normalised and not any(c in _ASKS for c in clause) and _mid_clause(folded, at)
    )


def _mid_clause(folded: str, at: int) -> bool:
    """Whether what follows goes on in the same clause for a few characters at most, as a name does: `12?4`宪法日."""
    return folded[at + 1 : at + 3].isalpha()


# --- full-width digits -----------------------------------------------------------------------------------------------

_WIDE = lazy("[０-９Ａ-Ｚａ-ｚ]+(?:[．：／－][０-９]+|，[０-９]{3}(?![０-９]))*")
_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class WidthOptions(Options):
    """More places than this are one finding."""

    few: int = 3


class _Place(NamedTuple):
    span: Span
    right: str


def full_width(document: Document, options: WidthOptions, context: Context) -> Iterator[Finding]:
    """Digits and letters of full width; ％ beside % in one text, the rarer of the two."""
    text = document.text
    if document.folded == text:
        return
    wide = [_Place(Span(*found.span()), found.group().translate(_TO_HALF)) for found in _WIDE.finditer(text)]
    yield from _widths(document, context, "digits", wide, options.few)
    signs = text.count("％"), context.facts.plain.count("%")
    if all(signs) and not document.normalised:
        rare, usual = ("％", "%") if signs[0] <= signs[1] else ("%", "％")
        places = [_Place(span, usual) for span in _spans_of(context.facts.plain, {rare})]
        yield from _widths(document, context, "percent", places, options.few)


def _widths(document: Document, context: Context, case: str, places: list[_Place], few: int) -> Iterator[Finding]:
    inside = [place for place in places if context.facts.paragraph_at(place.span.start)]
    for group in [inside] if len(inside) > few else [[place] for place in inside]:
        if group:
            span, right = group[0]
            data = {"原文": span.of(document.text), "应为": right, "处数": str(len(group))}
            yield Finding(span, case, data, tuple(Edit(*place.span, place.right) for place in group))


CHECKS = (
    Check(
        "garbled",
        garbled,
        NoOptions,
        {
            "文字": "它和前后的几个字，看不见的字符写成□",
            "字符": "字符的编码，U+FFFD",
            "应为": "应当用的字",
            "处数": "几处",
        },
        ("unreadable", "invisible", "look-alike", "question-mark"),
    ),
    Check(
        "full_width",
        full_width,
        WidthOptions,
        {"原文": "全角的写法", "应为": "应当用的写法", "处数": "几处"},
        ("digits", "percent"),
    ),
)
