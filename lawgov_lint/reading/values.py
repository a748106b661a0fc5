"""Where a date or a count ends in a line.

Written out by hand: the regular expressions would take 2 ms to compile, as long as reading a whole report may take.
"""

from __future__ import annotations

from lawgov_lint.reading.furniture import SPACES


def after_spaces(line: str, at: int) -> int:
    """The first offset from ``at`` on that is no space."""
    while at < len(line) and line[at] in SPACES:
        at += 1
    return at


def date_end(line: str, at: int) -> int:
    """The end of `2024年02月26日`, `2021-03-26 14:47`, `2021/3/26`, `2021.3.26`; ``at`` for `2024年度`, `2023年5月`."""
    end = _digits_end(line, at, 4)
    if end - at < 4 or line[at : at + 2] not in ("19", "20"):
        return at
    for marks in ("年/-.", "月/-."):
        start = end + 1
        if not line[end:start] or line[end] not in marks:
            return at
        end = _digits_end(line, start, 2)
        if end == start:
            return at
    return clock_end(line, end + 1 if line[end : end + 1] == "日" else end)


def clock_end(line: str, at: int) -> int:
    """The end of `14:47`, `14:47:05` or `14时47分` behind up to three spaces; ``at`` when there is none."""
    start = after_spaces(line, at)
    start += line[start : start + 1] == "T"
    hour = _digits_end(line, start, 2)
    if hour == start or start - at > 3 or line[hour : hour + 1] not in (":", "：", "时"):
        return at
    end = _digits_end(line, hour + 1, 2)
    if end < hour + 3:
        return at
    seconds = _digits_end(line, end + 1, 2)
    if line[end : end + 1] in (":", "：", "分") and seconds == end + 3:
        end = seconds
    return end + 1 if line[end : end + 1] in ("分", "秒") else end


def count_end(line: str, at: int) -> int:
    """The end of `1234`, `1,234次`, `1.2万`, of 12 in `122023年` and of a 次 that lost its number; else ``at``."""
    end = at
    while end < len(line) and end - at < 16 and (line[end].isdecimal() or line[end] in ",."):
        end += 1
    if line[end : end + 1] == "年":  # the text goes on at once with a year
        return max(at, end - 4)
    if end == at:
        alone = line[at : at + 1] == "次" and (at + 1 == len(line) or line[at + 1] in SPACES + "]】)）|")
        return at + 1 if alone else at
    end += line[end : end + 1] == "万"
    unit = after_spaces(line, end)
    return next((unit + len(word) for word in ("人次", "次", "人") if line.startswith(word, unit)), end)


def _digits_end(line: str, at: int, most: int) -> int:
    end = at
    while end < len(line) and end - at < most and line[end].isdecimal():
        end += 1
    return end
