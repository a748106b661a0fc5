"""The Document: a Source read as an official report.

Every span is in the Source's text. Headings, paragraphs, series and sections refer to each other by index, so that the
whole is plain data: it can be compared, pickled and sent to another process.
"""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.reading.source import Evidence, Source
from lawgov_lint.values import NamedTuple

REQUIRED_ROLES = ("achievements", "problems", "first_responsible", "next_year")
"""The four contents every annual report must have, in the order of the Provision."""


class Heading(NamedTuple):
    """A heading, or the numbered head of an item.

    Args:
        span: mark and title.
        mark: the number mark, `一、` `（一）`; empty when the heading has none.
        title: the words after the mark, without closing punctuation.
        level: 1 to 4, by the form of the mark: 一、 （一） 1. （1）.
        number: what the mark counts, from 1; None when it has none or lost it.
        parent: index of the heading it stands under, None at the top.
        paragraph: index of the paragraph that holds it.
        extent: from the heading to the next one of its level or above.
        run_in: the text goes on in the same line.
        glued: the text goes on and nothing shows where the heading ends; ``title`` is then a guess.
        broken: the mark lost a part (`)强化…`, `(二 …`).
        item: it is a complete item by itself, not the head of anything.
        role: what the part is about, as the vocabulary names it; None when the wording does not say.
    """

    span: Span
    mark: Span
    title: Span
    level: int
    number: int | None
    parent: int | None
    paragraph: int
    extent: Span
    run_in: bool = False
    glued: bool = False
    broken: bool = False
    item: bool = False
    role: str | None = None


class Paragraph(NamedTuple):
    """A stretch of visible text: a line, or a part of one where the copy lost its line breaks.

    Args:
        span: without surrounding white space.
        kind: ``title``, ``addressee``, ``heading`` (a heading alone), ``body`` (may begin with a run-in heading),
            ``table``, ``attachment``, ``closing`` (特此报告), ``signature`` or ``date``.
        heading: index of the heading it belongs to, for a heading its own; None before the first.
        virtual: it does not begin at the beginning of a line.
    """

    span: Span
    kind: str
    heading: int | None
    virtual: bool = False


class SeriesItem(NamedTuple):
    """One member of an inline series; ``span`` runs from its mark to the next one."""

    number: int | None
    mark: Span
    span: Span


class Series(NamedTuple):
    """一是…二是…, 首先…其次…, 1.…2.… inside a paragraph or across paragraphs.

    Args:
        form: ``yi-shi``, ``yi-yao``, ``first-next``, ``ordinal``, ``arabic-dot``, ``arabic-bracket`` or ``circled``.
        items: in text order, at least one.
        parent: index of the series and of the item that it is nested in; None for an outer one.
        paragraphs: indexes of the paragraphs in which the items begin, one an item.
    """

    form: str
    items: tuple[SeriesItem, ...]
    parent: tuple[int, int] | None
    paragraphs: tuple[int, ...]


class Section(NamedTuple):
    """A part of the report in one of its roles.

    Args:
        role: ``achievements``, ``problems``, ``causes``, ``first_responsible``, ``next_year``, ``opening``, ``other``.
        found_by: ``heading``, ``content``, ``mention`` or ``missing``.
        heading: index of the heading; None when there is none.
        span: the whole part; for a mention the sentence; None when it is missing.
    """

    role: str
    found_by: str
    heading: int | None
    span: Span | None


class Identity(NamedTuple):
    """What the document is, each with its evidence.

    Args:
        kind: ``annual-report`` or another kind of the vocabulary.
        year: the year reported on, four digits.
        title: the document's own title.
        issuer: the organ that reports.
        level: ``state``, ``province``, ``city``, ``county`` or ``town``.
        body: ``government``, ``department``, ``street-office`` or ``other``.
        signed: day of signing, ISO.
        published: day of publication, ISO.
    """

    kind: Evidence
    year: Evidence | None
    title: Evidence | None
    issuer: Evidence | None
    level: Evidence | None
    body: Evidence | None
    signed: Evidence | None
    published: Evidence | None


class Document:
    """A report as the checks see it; nothing in it changes after it was built.

    Args:
        source: the text it was read from.
        folded: the text with full-width punctuation, digits and letters folded to half width, one for one: the same
            offsets, so that a pattern is written once.
        normalised: a crawler or converter folded the full-width marks of the whole text.
        identity: kind, year, title, issuer, level, dates.
        paragraphs, headings, series: in text order.
        sections: in text order, what is missing last; every required role at least once.
        signature, date: indexes of the closing paragraphs, None when there are none.
    """

    __slots__ = (
        "date",
        "folded",
        "headings",
        "identity",
        "normalised",
        "paragraphs",
        "sections",
        "series",
        "signature",
        "source",
    )

    def __init__(
        self,
        source: Source,
        folded: str,
        normalised: bool,
        identity: Identity,
        paragraphs: tuple[Paragraph, ...],
        headings: tuple[Heading, ...],
        series: tuple[Series, ...],
        sections: tuple[Section, ...],
        signature: int | None,
        date: int | None,
    ) -> None:
        self.source = source
        self.folded = folded
        self.normalised = normalised
        self.identity = identity
        self.paragraphs = paragraphs
        self.headings = headings
        self.series = series
        self.sections = sections
        self.signature = signature
        self.date = date

    @property
    def text(self) -> str:
        """The decoded text that all spans refer to."""
        return self.source.text

    @property
    def kind(self) -> str:
        """Kind of document, as the vocabulary names it."""
        return self.identity.kind.value

    @property
    def year(self) -> int | None:
        """The year reported on; None when nothing tells."""
        return int(self.identity.year.value) if self.identity.year else None

    @property
    def web_copy(self) -> bool:
        """Whether it came from a web page: furniture around it, or its marks normalised on the way."""
        return self.normalised or bool(self.source.residue)

    def section(self, role: str) -> tuple[Section, ...]:
        """The pieces of one role, in text order."""
        return tuple(section for section in self.sections if section.role == role)
