"""How far two titles are from each other, and whether they could be one title misspelt."""

from __future__ import annotations

from collections import Counter

_OF_ITS_OWN = frozenset("省市县区州盟旗镇乡村街局厅委我本")
"""What a place or organ of its own adds to a title."""
_NUMERALS = frozenset("一二三四五六七八九十百零〇0123456789")
_NATIONAL = ("中国", "全国", "中央", "国家", "中共", "国务院", "党")


def edits(written: str, known: str, most: int) -> int:
    """How many characters were added, lost, changed or swapped with their neighbour; ``most + 1`` for more.

    >>> edits("法制政府", "法治政府", 2), edits("政法府治", "政府法治", 2), edits("甲乙", "丙丁戊", 1)
    (1, 1, 2)
    """
    shorter = min(len(written), len(known))
    start = 0
    while start < shorter and written[start] == known[start]:
        start += 1
    end = 0
    while end < shorter - start and written[-1 - end] == known[-1 - end]:
        end += 1
    written, known = written[start : len(written) - end], known[start : len(known) - end]
    if not written or not known:
        return min(len(written) or len(known), most + 1)
    if most == 0 or abs(len(written) - len(known)) > most:
        return most + 1
    ways = [
        edits(written[1:], known[1:], most - 1),
        edits(written[1:], known, most - 1),
        edits(written, known[1:], most - 1),
    ]
    if len(written) > 1 and len(known) > 1 and written[0] == known[1] and written[1] == known[0]:
        ways.append(edits(written[2:], known[2:], most - 1))
    return 1 + min(ways)


def same_matter(written: str, known: str) -> bool:
    """Whether what differs is such that one may be the other misspelt.

    A place, an organ or a number of its own makes it another document; so does 法治青屿建设规划 for 法治中国建设规划.
    """
    added = set(Counter(written) - Counter(known))
    lost = set(Counter(known) - Counter(written))
    if added & _OF_ITS_OWN or (added | lost) & _NUMERALS:
        return False
    return all(written.count(word) >= known.count(word) for word in _NATIONAL)
