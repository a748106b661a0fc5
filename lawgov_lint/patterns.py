"""Regular expressions that are compiled when they are first used.

A pattern of ours takes 0.3 ms to compile, as long as checking a paragraph, and a run needs half of them: most look for
what most reports do not have. So ask for a literal first, and the pattern behind it may never be compiled.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands in for a pattern until something is asked of it."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = re.compile(self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            self.__dict__[method] = getattr(pattern, method)
        return getattr(pattern, name)


def lazy(source: str) -> re.Pattern[str]:
    """The pattern, compiled at the first question put to it."""
    return cast("re.Pattern[str]", _Lazy(source))
