"""Fixes as values: which of them go together, and the text after them.

Nothing here touches a file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from operator import itemgetter

from lawgov_lint.diagnostics import BY_PLACE, Diagnostic, Edit
from lawgov_lint.values import NamedTuple


class Mended(NamedTuple):
    """What was done to a file.

    Args:
        before: its text before, as it was decoded.
        made: rule → how many of its fixes were made.
    """

    before: str
    made: tuple[tuple[str, int], ...]

    def sentence(self) -> str:
        """What was done, in words."""
        rules = "，".join(f"{rule} {count}" for rule, count in self.made)
        return f"{sum(count for _, count in self.made)} 处（{rules}）"


def chosen_fixes(diagnostics: Iterable[Diagnostic], unsafe: bool) -> tuple[Diagnostic, ...]:
    """The diagnostics whose fixes can be made in one round, in document order.

    Of fixes that are in each other's way the first in document order is made, whole, and the others wait for the next
    round, when the text has been judged again. What is suppressed or baselined stays as it is.

    Args:
        diagnostics: those of one file, in any order.
        unsafe: make unsafe fixes too.
    """
    chosen: list[Diagnostic] = []
    edits: list[Edit] = []
    for diagnostic in sorted(diagnostics, key=Diagnostic.sort_key):
        fix = diagnostic.fix
        if fix is None or diagnostic.status != "active" or (fix.safety == "unsafe" and not unsafe):
            continue
        if any(_in_the_way(edit, edits) for edit in fix.edits):
            continue
        chosen.append(diagnostic)
        for edit in fix.edits:
            insort(edits, edit, key=BY_PLACE)
    return tuple(chosen)


def _in_the_way(edit: Edit, chosen: Sequence[Edit]) -> bool:
    # What was chosen is sorted and disjoint, so its ends are sorted as well as its starts.
    first = bisect_left(chosen, edit.start, key=itemgetter(1))
    last = bisect_right(chosen, edit.end, key=itemgetter(0))
    return any(_clash(edit, other) for other in chosen[first:last])


def _clash(one: Edit, other: Edit) -> bool:
    # Two rules that insert at one place, or one beside what the other replaces, mostly mend the same mistake.
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
