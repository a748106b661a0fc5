"""Titles in 《》: outer and nested ones, half-width ones, and those that lost a mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.model import Document
from lawgov_lint.instruments import Register
from lawgov_lint.patterns import lazy


class Title(NamedTuple):
    """A title as it stands in the text.

    Args:
        span: with its marks; where one is lost, to where the title probably begins or ends.
        words: what stands between the marks, not empty.
        marks: how it is marked: ``《》``, ``〈〉``, ``<>``, ``<<>>``; ``《`` where it is never closed, ``》`` where it
            is never opened.
        parent: index of the title in which it stands; None for an outer one.
        paragraph: index of the paragraph.
    """

    span: Span
    words: Span
    marks: str
    parent: int | None
    paragraph: int


_CLOSED = lazy("《([^《》\n]+)》")


def find_titles(document: Document, register: Register) -> Iterator[Title]:  # noqa: ARG001
    """Every title in 《》 or what is left of one, in text order; a nested one follows the one it stands in."""
    for n, paragraph in enumerate(document.paragraphs):
        for found in _CLOSED.finditer(document.text, *paragraph.span):
            yield Title(Span(*found.span()), Span(*found.span(1)), "《》", None, n)
