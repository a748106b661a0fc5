"""Bytes → Source: what can be read, in which encoding, and what of it is the furniture of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawgov_lint.reading.text import read_bytes, read_markdown, read_text

if TYPE_CHECKING:
    from lawgov_lint.hooks import Reader

    READERS: tuple[Reader, ...]

__all__ = ["READERS", "read_bytes", "read_markdown", "read_text"]


def __getattr__(name: str) -> object:
    # The hooks need pluggy, which nobody else who reads a text does.
    if name != "READERS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from lawgov_lint.hooks import Reader

    return (Reader((".txt",), read_text), Reader((".md", ".markdown"), read_markdown))
