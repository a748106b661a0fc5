"""What in a report is not Chinese: addresses, code, Latin words. Marks in them are none of Chinese punctuation."""

from __future__ import annotations

import re

from lawgov_lint.document.model import Document

_ADDRESS = r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z\d_.+-])[A-Za-z\d_.+-]{1,64}@[A-Za-z\d.-]{1,64}"
_CODE = r"`[^`\n]*`"


def without_addresses(document: Document) -> str:
    """The text with addresses, and code in Markdown, blotted out; the offsets stay."""
    text = document.text
    if "://" in text or "www." in text or "@" in text:
        text = re.sub(_ADDRESS, _blot, text)
    if document.source.form == "markdown" and "`" in text:
        text = re.sub(_CODE, _blot, text)
    return text


def _blot(found: re.Match[str]) -> str:
    kept = found.group().rstrip(",;:!?).")
    return "x" * len(kept) + found.group()[len(kept) :]


def is_chinese(character: str) -> bool:
    """Whether a character is a 汉字 or a mark of Chinese text; full-width digits and letters are not."""
    if character in "“”‘’…—·":
        return character != ""
    return character > "\u2e80" and character != "\u3000" and not ("！" <= character <= "～" and character.isalnum())


def is_latin(character: str) -> bool:
    """Whether a character is one of A–Z or a–z."""
    return character.isascii() and character.isalpha()
