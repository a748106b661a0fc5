"""Reads text files: .txt and .md as they are, line ends kept."""

from __future__ import annotations

import re

from lawgov_lint.reading.encoding import decode
from lawgov_lint.reading.files import empty, refuse_foreign, refuse_oversize
from lawgov_lint.reading.residue import find_residue
from lawgov_lint.reading.source import Source

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


def read_bytes(data: bytes, path: str, form: str = "text") -> Source:
    """Decode the whole content of a text file and set its web-page furniture apart.

    Raises:
        ReadingError: it is empty, too large, no text, or in an encoding that cannot be told for sure.
    """
    refuse_oversize(len(data), path)
    refuse_foreign(data, path)
    text, encoding, bom = decode(data, path)
    if _is_blank(text):
        raise empty(path)
    source = Source(path, text, form, encoding, bom)
    source.residue = find_residue(text, source.lines())
    return source


def _is_blank(text: str) -> bool:
    first = text[:1]
    if first and not first.isspace() and first not in _INVISIBLE:
        return False
    return not re.search(rf"[^\s{_INVISIBLE}]", text)


def read_text(data: bytes, path: str) -> Source:
    """Read a .txt file."""
    return read_bytes(data, path)


def read_markdown(data: bytes, path: str) -> Source:
    """Read a .md file; its marks stay in the text."""
    return read_bytes(data, path, "markdown")
