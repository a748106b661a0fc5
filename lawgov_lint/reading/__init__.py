"""Bytes → Source: what can be read, in which encoding, and what of it is the furniture of a web page."""

from __future__ import annotations

from lawgov_lint.hooks import Reader
from lawgov_lint.reading.text import read_bytes, read_markdown, read_text

__all__ = ["READERS", "read_bytes", "read_markdown", "read_text"]

READERS = (Reader((".txt",), read_text), Reader((".md", ".markdown"), read_markdown))
"""The built-in readers."""
