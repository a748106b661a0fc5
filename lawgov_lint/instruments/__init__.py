"""What is known of national statutes, party regulations and policy documents, with dates and with how sure it is.

The facts are tables under ``rules/data/``. In goes a title as people write it, out come the instrument and its
versions.
"""

from __future__ import annotations

from lawgov_lint.instruments.model import Instrument, Match, Mention, Near, Version
from lawgov_lint.instruments.names import Name, name_of
from lawgov_lint.instruments.register import NOTHING_KNOWN, Register

__all__ = ["NOTHING_KNOWN", "Instrument", "Match", "Mention", "Name", "Near", "Register", "Version", "name_of"]
