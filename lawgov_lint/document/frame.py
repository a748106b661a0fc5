"""The parts around the body: title and addressee in front, signature, date and attachments at the end, tables between.

A piece may hold two of them when the copy lost its line breaks; then it is split first.
"""

from __future__ import annotations

import re

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.dates import DATE
from lawgov_lint.document.layout import Piece, trim
from lawgov_lint.document.marks import LETTER
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import Vocabulary, wording_pattern

MAX_TITLE_PIECE = 70
"""Longest line taken for a title; longest of 36 seen: 48."""
MAX_SIGNATURE = 30
HEAD_PIECES = 12
"""A title stands among the first pieces or nowhere."""
TABLE_ROWS = 6
"""So many short lines in a row, without marks or punctuation, are a table that lost its cells."""
MAX_CELL = 24
ORGAN_LAST = "府处会室厅委局部署办院市县区镇乡队社所道心"
"""Last characters of names of organs: asked for first, so that the patterns behind are seldom compiled."""
DATE_ENDS = "日0123456789)"

_ONLY_DATE = lazy(rf"[（(]?{DATE}[)）]?\s*$")
_NO_TITLE = lazy(r"[。;!?]|,.*,|:$")
_YEAR_AT_END = lazy(r"\(\d{4}年?度?\)$")
_BODY_END = lazy(r"[。!?;:,、]")
_TITLE_GLUED = lazy(
    r"[^,。;:!?、\n]{0,40}?(?:法治政府|法治建设|依法行政|法治工作)[^,。;:!?\n]{0,16}?(?:报告|总结)(?:\(\d{4}年度?\))?"
    r"(?!制度|》|”|如下|工作|公示|的|、|,|和|暨|巡检|公开)"
)
_ORGAN_ENDS = (
    "(?:人民政府|政府|街道办事处|办事处|委员会|办公室|办公厅|管委会|[局厅委部署办院市县区镇乡队社处所]|街道|中心"
    "|联合会|总工会)"
)
_ORGAN = f"{LETTER}{{2,28}}?{_ORGAN_ENDS}"
_SIGNED_AT_END = lazy(rf"(?<=[。!?”\s)])\s*(?P<organ>{_ORGAN}(?: +{_ORGAN})?)?\s*(?P<date>{DATE})\s*$")
_ORGAN_AT_END = lazy(rf"(?<=[。!?])\s*(?P<organ>{LETTER}{{2,26}}{_ORGAN_ENDS})\s*$")
_ORGAN_LINE = lazy(
    rf"(?:中共)?(?:{LETTER}|[()]){{2,28}}?{_ORGAN_ENDS}(?:\(盖章\)|\(章\))?(?:[ ]+{LETTER}{{2,28}}{_ORGAN_ENDS})*\s*$"
)
_AFTER_ORGAN = lazy(r"关于|20\d\d|法治|依法行政|推进法治")
_TITLE_HALF = lazy(rf"(?:{LETTER}|[() ]){{2,30}}?{_ORGAN_ENDS} ?(?:关于|20\d\d)[^。,;:!?《》]*$")
"""The first line of a title over two lines: `青屿县水利局关于2023年度法治政府`."""
_ADDRESSEE = lazy(r"^[^。;!?]{2,60}:$")
_ADDRESSED = lazy("政府|党委|委员会|人大|厅|局|部门|单位|街道|办公室|[省市县区镇乡]委")
_LEAD = lazy("如下:?$|以下|方面:$")
_ATTACHMENT = lazy(r"附件\s*\d{0,2}\s*(?:[:、.]|$)|附\s*:")
_LEADER = lazy(r"(?:[…·]{2}|\.{4}|\t) *\d{1,3}$")
_CLOSING_NOTE = lazy(r"\(此件[^)]{0,12}\)$|\(?(?:抄送|抄报|主送|联系人|联系电话)\s*:|特此报告。?$")


def split_frame(folded: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with a title glued to the first and a signature glued to the last one cut off."""
    if not pieces:
        return pieces
    first = pieces[0]
    out = list(pieces)
    title = _TITLE_GLUED.match(folded, first.start, min(first.end, first.start + MAX_TITLE_PIECE + 10))
    alone = first.end - first.start <= MAX_TITLE_PIECE and not _BODY_END.search(folded, first.start, first.end)
    if title and not alone and title.end() < first.end and first.mark is None and folded[title.end()] not in ":,。;":
        rest = trim(folded, Span(title.end(), first.end))
        out[:1] = [
            Piece(first.start, title.end(), title_end=first.start),
            Piece(*rest, virtual=True, title_end=rest.start),
        ]
    out = [part for piece in out for part in _organ_and_date(folded, piece)]
    last = out[-1]
    body_from = max(last.start, last.end - 60)
    closing = folded[last.end - 1]
    signed = _SIGNED_AT_END.search(folded, body_from, last.end) if closing in DATE_ENDS else None
    if signed is None and closing in ORGAN_LAST:
        signed = _ORGAN_AT_END.search(folded, body_from, last.end)
    if signed and signed.start() > last.start:
        tail = [
            Piece(a, b, None, True, a)
            for a, b in (signed.span(g) for g in ("organ", "date") if g in signed.re.groupindex)
            if a >= 0
        ]
        body = trim(folded, Span(last.start, min(p.start for p in tail)))
        out[-1:] = [last._replace(end=body.end, title_end=min(last.title_end, body.end)), *tail]
    return out


_ORGAN_AND_DATE = lazy(rf"(?P<organ>{LETTER}{{2,28}}{_ORGAN_ENDS})\s*(?P<date>{DATE})\s*$")


def _organ_and_date(folded: str, piece: Piece) -> list[Piece]:
    """The piece, in two when it is a signature and its date in one line."""
    if piece.mark or piece.end - piece.start > MAX_SIGNATURE + 14 or folded[piece.end - 1] not in DATE_ENDS:
        return [piece]
    found = _ORGAN_AND_DATE.match(folded, piece.start, piece.end)
    if not found:
        return [piece]
    return [
        Piece(*found.span("organ"), title_end=piece.start),
        Piece(*found.span("date"), virtual=True, title_end=found.start("date")),
    ]


def kinds_of(folded: str, pieces: list[Piece], vocabulary: Vocabulary) -> list[str]:
    """The kind of each piece that its shape and place show; ``body`` for the rest."""
    kinds = ["body"] * len(pieces)
    _mark_tables(folded, pieces, kinds)
    _mark_contents(folded, pieces, kinds)
    _mark_head(folded, pieces, kinds, vocabulary)
    _mark_tail(folded, pieces, kinds)
    return kinds


def _mark_tables(folded: str, pieces: list[Piece], kinds: list[str]) -> None:
    run: list[int] = []
    for n, piece in enumerate([*pieces, None]):
        if (
            piece
            and piece.mark is None
            and piece.end - piece.start <= MAX_CELL
            and not _BODY_END.search(folded, piece.start, piece.end)
        ):
            run.append(n)
            continue
        if len(run) >= TABLE_ROWS and any(
            folded[pieces[i].start : pieces[i].end].rstrip("%").replace(".", "").isdigit() for i in run
        ):
            for i in run:
                kinds[i] = "table"
        run = []
    for n in range(len(pieces) - 1):
        if (
            kinds[n + 1] == "table"
            and kinds[n] == "body"
            and re.match(r"表\s*\d", folded[pieces[n].start : pieces[n].start + 4])
        ):
            kinds[n] = "table"


def _mark_contents(folded: str, pieces: list[Piece], kinds: list[str]) -> None:
    """The lines of a table of contents are a table: `一、主要举措和成效……1`."""
    for n, piece in enumerate(pieces):
        if folded[piece.end - 1].isdigit() and _LEADER.search(folded, max(piece.start, piece.end - 12), piece.end):
            kinds[n] = "table"


def _mark_head(folded: str, pieces: list[Piece], kinds: list[str], vocabulary: Vocabulary) -> None:
    body_seen = False
    for n, piece in enumerate(pieces[:HEAD_PIECES]):
        words = folded[piece.start : piece.end]
        if piece.mark or kinds[n] != "body":
            if piece.mark:
                break
            continue
        if len(words) <= MAX_TITLE_PIECE and is_title(words, vocabulary):
            kinds[n] = "title"
            _mark_title_above(folded, pieces, kinds, n)
        elif n and kinds[n - 1] == "title" and words.startswith("(") and _is_date(words):
            kinds[n] = "date"
        elif (
            not body_seen
            and words[-1] == ":"
            and _ADDRESSEE.match(words)
            and _ADDRESSED.search(words)
            and not _LEAD.search(words)
        ):
            kinds[n] = "addressee"
        elif len(words) > MAX_TITLE_PIECE:
            body_seen = True
    _mark_second_title(folded, pieces, kinds, vocabulary)


def _mark_title_above(folded: str, pieces: list[Piece], kinds: list[str], n: int) -> None:
    """Mark the lines above the last line of a title that are its first half: the organs, `…局关于2023年度法治政府`."""
    for at in range(n - 1, -1, -1):
        above = folded[pieces[at].start : pieces[at].end]
        organ = _is_organ(above) and _AFTER_ORGAN.match(folded, pieces[at + 1].start)
        half = at == n - 1 and len(above) <= MAX_TITLE_PIECE and _TITLE_HALF.match(above)
        if kinds[at] != "body" or not (organ or half or (at < n - 1 and _is_organ(above))):
            return
        kinds[at] = "title"


def _mark_second_title(folded: str, pieces: list[Piece], kinds: list[str], vocabulary: Vocabulary) -> None:
    """A document sent under a notice has its own title after the notice is signed."""
    for n, piece in enumerate(pieces[1:25], start=1):
        words = folded[piece.start : piece.end]
        if piece.mark:
            return
        if kinds[n] == "body" and len(words) <= 40 and not _BODY_END.search(words) and is_title(words, vocabulary):
            kinds[n] = "title"


def is_title(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a line reads as the title of some kind of document."""
    return not _NO_TITLE.search(words) and kind_of_title(words, vocabulary) is not None


def kind_of_title(words: str, vocabulary: Vocabulary) -> str | None:
    """The kind of document that a title shows; None when it shows none."""
    bare = _YEAR_AT_END.sub("", words)
    for name, kind in vocabulary.kinds.items():
        if kind.titles and wording_pattern(kind.titles).search(bare):
            return name
    return None


def _is_organ(words: str) -> bool:
    return len(words) <= MAX_SIGNATURE and words[-1] in ORGAN_LAST + ")" and _ORGAN_LINE.match(words) is not None


def _is_closing_note(folded: str, piece: Piece) -> bool:
    begins_like_one = folded[piece.start] in "(抄主联特"
    return begins_like_one and _CLOSING_NOTE.match(folded, piece.start, piece.end) is not None


def _is_date(words: str) -> bool:
    return words[-1] in DATE_ENDS and _ONLY_DATE.match(words) is not None


def _mark_tail(folded: str, pieces: list[Piece], kinds: list[str]) -> None:
    at = len(pieces) - 1
    floor = max(0, len(pieces) - 30)
    attached = [n for n in range(floor, len(pieces)) if folded[pieces[n].start] == "附"]
    attachments = [n for n in attached if _ATTACHMENT.match(folded, pieces[n].start, pieces[n].end)]
    if attachments:
        for n in range(attachments[0], len(pieces)):
            words = folded[pieces[n].start : pieces[n].end]
            if not (_is_organ(words) or _is_date(words)) and not _BODY_END.search(words[8:]) and len(words) <= 60:
                kinds[n] = "attachment"
    at = _mark_closing(folded, pieces, kinds, at, floor)
    if at >= 1 and _is_date(folded[pieces[at].start : pieces[at].end]):
        kinds[at] = "date"
        at -= 1
    while (
        at >= 1
        and kinds[at] == "body"
        and pieces[at].mark is None
        and _is_organ(folded[pieces[at].start : pieces[at].end])
    ):
        kinds[at] = "signature"
        at -= 1
    if "date" not in kinds and at >= 1 and _is_date(folded[pieces[at].start : pieces[at].end]):
        kinds[at] = "date"  # the date above the signature
        at -= 1
    at = _mark_closing(folded, pieces, kinds, at, floor)


def _mark_closing(folded: str, pieces: list[Piece], kinds: list[str], at: int, floor: int) -> int:
    """Mark closing notes upwards from a piece; returns the first piece above them."""
    while at >= floor and (kinds[at] == "attachment" or _is_closing_note(folded, pieces[at])):
        kinds[at] = "attachment" if kinds[at] == "attachment" else "closing"
        at -= 1
    return at
