"""The register: all known instruments, found by title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from lawgov_lint.document.marks import fold
from lawgov_lint.instruments.compiling import (
    AMBIGUOUS,
    FULL,
    HEAD,
    SHORT,
    SHORTEST_MENTION,
    SHORTEST_NEAR,
    TITLE,
    Form,
    OtherName,
    compiled_form,
)
from lawgov_lint.instruments.distance import edits, same_matter
from lawgov_lint.instruments.model import Instrument, Match, Mention, Near, Version
from lawgov_lint.instruments.names import DRAFT, DROPPED, STATE, YEAR_RANGE, Name, name_of
from lawgov_lint.patterns import lazy

_HOW = {TITLE: "title", SHORT: "short", AMBIGUOUS: "ambiguous"}

_LONGEST = 200
"""A title as it stands in a text is not longer, its marks and years included."""
_NEAR, _NEAR_TWICE = SHORTEST_NEAR + 1, 10
"""From so many characters a title is known with one mistake in it, or with two; behind 中华人民共和国 from one less."""

_LEFT_OUT = lazy(rf"[{DROPPED}]+|{STATE}")
_NUMBER = lazy(r"\d{4} ?[〕\])】] ?第?\d+|\d+ ?号")
_NUMBER_MARKS = lazy(r"[\s〔〕\[\]()【】第号]+")
_BEGINNING = 20
"""In so many characters of a text, marks and all, the first ones of a title are looked for."""
_LAST = "\U0010ffff"
"""Behind this in the order of the keys come all that begin with the words before it."""
_MARKS = frozenset(" 、,:;·•\"'“”‘’《》〈〉<>«»「」『』")
_SUFFIX = lazy(r" ?\( ?(?:试行|暂行|(?:(?:19|20)\d\d ?年? ?)?(?:修订|修正|版)) ?\)")
_TAIL = lazy(r"\((?:试行|暂行)\)$")
_OF_A_PLACE = frozenset("省市县区州盟旗镇乡")
_GOES_ON = lazy('[》〉>”" ]{0,2}的?(?:实施|贯彻|配套|工作)?(?:办法|细则|方案|意见|条例|规定|规则|解释)')


class Register:
    """All known instruments. Nothing is read before the first question.

    Args:
        read: gives the compiled form (see :mod:`lawgov_lint.instruments.compiling`).
        as_of: the day of the newest facts, ISO; None for an empty register.
    """

    def __init__(self, read: Callable[[], bytes | memoryview], as_of: str | None = None) -> None:
        self.as_of = as_of
        self._read = read
        self._instruments: dict[int, Instrument] = {}

    @classmethod
    def of(
        cls,
        versions: Iterable[Version],
        names: Iterable[OtherName] = (),
        as_of: str | None = None,
    ) -> Register:
        """A register of some versions and names, as :func:`compiled_form` takes them."""
        form = compiled_form(versions, names)
        return cls(lambda: form, as_of)

    @cached_property
    def _form(self) -> Form:
        return Form(self._read())

    def _instrument(self, number: int) -> Instrument:
        if number not in self._instruments:
            versions = tuple(Version.from_cells(row.split("\t")) for row in self._form.rows(number))
            title = versions[-1].title
            self._instruments[number] = Instrument(title, versions[-1].kind, name_of(title).years, versions)
        return self._instruments[number]

    def _meant(self, meaning: str) -> list[Instrument]:
        instruments = [self._instrument(int(number)) for number in meaning[1:].split(",")]
        return sorted(instruments, key=lambda i: (i.years or (0, 0), i.latest.since))

    def all(self) -> Iterator[Instrument]:
        """Every instrument, by title."""
        return map(self._instrument, range(self._form.instruments))

    def get(self, title: str) -> Instrument | None:
        """The instrument published under exactly this title."""
        meaning = self._form.meaning(name_of(title).key)
        return next((i for i in self._meant(meaning) if i.title == title), None) if meaning[:1] == TITLE else None

    def find(self, words: str) -> Match | None:
        """What a title stands for, as it is written, without its marks.

        None when nobody knows it; also for the draft of something (草案, 征求意见稿) and for a known title with a
        period that goes with no edition of it because it never has one.

        Where it names no years and there are several editions, ``instrument`` is the newest one.
        """
        name = name_of(words)
        if name.suffix.endswith(DRAFT):
            return None
        meaning = self._meaning(name.key)
        if not meaning:
            return None
        editions = self._meant(meaning)
        how = _HOW.get(meaning[0], "short")
        if how == "ambiguous":
            return Match(editions[-1], tuple(editions), how)
        if name.years is None:
            return Match(editions[-1], tuple(editions), how)
        if all(edition.years is None for edition in editions):
            return None
        return Match(next((i for i in editions if i.years == name.years), None), tuple(editions), how)

    def _meaning(self, key: str) -> str:
        """What a key stands for, or the key without its （试行）; empty when nobody knows it."""
        meaning = self._form.meaning(key)
        if not meaning and key.endswith(")") and (without := _TAIL.sub("", key)) != key:
            meaning = self._form.meaning(without)
            return SHORT + meaning[1:] if meaning[:1] == TITLE else meaning
        return meaning

    def nearest(self, words: str) -> Near | None:
        """The one known title that is one or two characters away; None when it is known itself, or none is near.

        Nor is there one when what differs is a place, an organ or a number, nor the rules of another law: those for
        carrying out 中外合作经营企业法 are not those for 中外合资经营企业法.
        """
        name = name_of(words)
        if name.suffix.endswith(DRAFT) or not _NEAR - 2 <= len(name.key) <= _LONGEST or self._meaning(name.key):
            return None
        nearest_length = _NEAR - 1 if name.full else _NEAR
        least = 3
        best: set[str] = set()
        law = self._law_of(name.key)
        for key in self._candidates(name.key):
            most = 2 if len(key) >= _NEAR_TWICE else 1
            distance = edits(name.key, key, min(most, least))
            if len(key) < nearest_length or distance > min(most, least) or not same_matter(name.key, key):
                continue
            if law and not key.startswith(law):
                continue
            best = best | {key} if distance == least else {key}
            least = distance
        meant = {self._form.meaning(key)[1:] for key in best}
        if len(meant) != 1:
            return self._near_state(name)
        editions = self._meant(TITLE + meant.pop())
        return Near(next((i for i in editions if i.years == name.years), editions[-1]), least)

    def _law_of(self, key: str) -> str:
        """The known instrument whose rules for carrying it out have that title, …法实施条例; empty for most."""
        law, _, _ = key.rpartition("实施")
        return law if self._form.meaning(law)[:1] in FULL else ""

    def _near_state(self, name: Name) -> Near | None:
        """A title that begins with 中华人民共和国, misspelt."""
        if name.key.startswith("中"):
            for length in (len(STATE), len(STATE) - 1, len(STATE) + 1):
                meaning = self._form.meaning(name.key[length:])
                if meaning[:1] == TITLE and edits(name.key[:length], STATE, 1) == 1:
                    return Near(self._meant(meaning)[-1], 1)
        return None

    def _candidates(self, key: str) -> set[str]:
        """The titles that share enough pieces with a key, at nearly the same places.

        Two mistakes leave all but two of the pieces whole (but for a swap across two pieces).
        """
        count = 3 if len(key) < 12 else 4 if len(key) < 20 else 5
        cuts = [len(key) * n // count for n in range(count + 1)]
        found: set[str] = set()
        for length in range(len(key) - 2, len(key) + 3):
            joined = self._form.of_length(length)
            shared: dict[int, int] = {}
            for start, end in pairwise(cuts):
                piece = key[start:end]
                at = joined.find(piece)
                while at >= 0:
                    line, offset = divmod(at, length + 1)
                    if -2 <= offset - start <= 2:
                        shared[line] = shared.get(line, 0) + 1
                    at = joined.find(piece, at + 1)
            for line, pieces in shared.items():
                if pieces >= count - 2:
                    begin = line * (length + 1)
                    found.add(joined[begin : begin + length])
        return found

    def longest_at(self, text: str, start: int) -> Mention | None:
        """The longest known title, or name people know it by, that stands at a place, with its years if they follow.

        Args:
            text: folded.
            start: where it begins; a mark may stand there.
        """
        window = text[start : start + _LONGEST].partition("\n")[0]
        part = Squeezed(window)
        key, _ = self._longest(part.text)
        return self._mention(part, len(key), start) if key else None

    def mentions(self, text: str, within: Iterable[tuple[int, int]] | None = None) -> Iterator[Mention]:
        """Known long titles in running text (folded), in text order, wherever they stand, marked or not.

        A short one counts where 中华人民共和国 stands before it. Not where a place stands before it, or where the words
        go on as the title of something else: 临溪区…实施方案, …条例实施细则.

        Args:
            text: folded.
            within: the stretches in which they begin, in text order; anywhere when None.
        """
        heads = self._form.heads | {STATE[:HEAD]}
        after = 0
        for start, end in ((0, len(text)),) if within is None else within:
            for at in [at for at in range(start, end) if text[at : at + HEAD] in heads]:
                if at >= after and (mention := self._mention_at(text, at)):
                    after = mention.end
                    if not _part_of_another(text, mention):
                        yield mention

    def _mention_at(self, text: str, at: int) -> Mention | None:
        """The long full title that begins at a place."""
        state = text.startswith(STATE, at)
        if not state:
            beginning = _LEFT_OUT.sub("", text[at : at + _BEGINNING])[:SHORTEST_MENTION]
            if not self._form.before(beginning + _LAST)[0].startswith(beginning):
                return None
        part = Squeezed(text[at : at + _LONGEST].partition("\n")[0])
        key, meaning = self._longest(part.text, 1 if state else SHORTEST_MENTION)
        return self._mention(part, len(key), at) if meaning[:1] in FULL else None

    def _longest(self, words: str, shortest: int = 1) -> tuple[str, str]:
        """The longest key with which some words begin, with what it stands for; else nothing."""
        while len(words) >= shortest:
            key, meaning = self._form.before(words)
            if words.startswith(key):
                return (key, meaning) if len(key) >= shortest else ("", "")
            words = words[: _shared(words, key)]
        return "", ""

    def _mention(self, part: Squeezed, length: int, start: int) -> Mention | None:
        """What the first characters of a squeezed text are, with the years and the （试行） that follow."""
        last = part.end_of(length)
        for following in (YEAR_RANGE, _SUFFIX):
            if found := following.match(part.whole, last):
                last = found.end()
        first = part.start
        match = self.find(part.whole[first:last])
        return Mention(start + first, start + last, match) if match else None

    def search(self, query: str) -> list[Instrument]:
        """The instruments whose title, or another name or document number of theirs, holds the query; the best first.

        Words between spaces must all be there.
        """
        wanted = [word for word in (name_of(word).key for word in fold(query).split()) if word]
        rank: dict[Instrument, int] = {}
        for key, meaning in self._form.keys() if wanted else ():
            if all(word in key for word in wanted):
                place = 0 if key == "".join(wanted) else 1 if key.startswith(wanted[0]) else 2
                for instrument in self._meant(meaning):
                    rank[instrument] = min(place, rank.get(instrument, place))
        if number := _bare(query):
            rank |= {i: 0 for i in self.all() if any(number in _bare(v.number) for v in i.versions)}
        return sorted(rank, key=lambda i: (rank[i], len(i.title), i.title))


def _shared(one: str, other: str) -> int:
    """With how many characters in common two texts begin."""
    at = 0
    while at < len(one) and at < len(other) and one[at] == other[at]:
        at += 1
    return at


def _bare(number: str) -> str:
    """A document number without what is written in several ways; empty where the words are none."""
    return _NUMBER_MARKS.sub("", fold(number)) if _NUMBER.search(number) else ""


class Squeezed:
    """A short text without what is not compared: marks, 中华人民共和国, periods; with the way back.

    Args:
        whole: the text.
    """

    def __init__(self, whole: str) -> None:
        self.whole = whole
        gaps = [gap.span() for gap in _LEFT_OUT.finditer(whole)]
        if "19" in whole or "20" in whole:
            gaps = sorted([*gaps, *(gap.span() for gap in YEAR_RANGE.finditer(whole))])
        kept = []
        self._kept: list[tuple[int, int]] = []
        at = length = 0
        for start, end in (*gaps, (len(whole), len(whole))):
            if start > at:
                kept.append(whole[at:start])
                length += start - at
                self._kept.append((length, start))
            at = max(at, end)
        self.text = "".join(kept)
        self.start = next((at for at, letter in enumerate(whole) if letter not in _MARKS), 0)

    def end_of(self, length: int) -> int:
        """Where the first so many characters of the squeezed text end in the whole."""
        piece, end = next(kept for kept in self._kept if kept[0] >= length)
        return end - (piece - length)


def _part_of_another(text: str, mention: Mention) -> bool:
    return (mention.start > 0 and text[mention.start - 1] in _OF_A_PLACE) or bool(_GOES_ON.match(text, mention.end))


NOTHING_KNOWN = Register(lambda: b"")
"""A register without anything in it."""
