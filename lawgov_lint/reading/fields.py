"""Reads a run of web-page furniture: labels with their values, buttons, set phrases, one after another."""

from __future__ import annotations

import re

from lawgov_lint.reading.furniture import (
    BUTTONS,
    COMPANION,
    COUNT,
    DATE,
    FIRST_CHARACTERS,
    FONT,
    LABELS,
    LINK,
    LONG,
    LONGEST_BUTTON,
    LONGEST_LABEL,
    NOTICE,
    ORGAN,
    PATH,
    PHRASES,
    SEPARATORS,
    SIZES,
    SPACES,
    STRONG,
    TEXT,
    WEAK,
    Label,
)
from lawgov_lint.reading.values import after_spaces, count_end, date_end
from lawgov_lint.values import NamedTuple

REACH = 120
"""How far behind a label the next one is looked for."""

MAX_ITEMS = 60  # a page's foot has up to 25

_LONGEST_VALUE = {ORGAN: 40, TEXT: 100, NOTICE: 60, LONG: 400, LINK: 160}
_KINDS = {PATH: "navigation", LINK: "navigation", NOTICE: "notice"}

# 2019年12月3日 星期二, with a clock or the weather behind; not 2019年12月3日
_BANNER_PATTERN = (
    r"\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?[ \u3000\xa0]{0,4}(?:星期|周)[一二三四五六日天]"
    r"(?:[ \u3000\xa0]{1,4}(?:\d{1,2}:\d{2}(?::\d{2})?|[晴多云阴雨雪转小中大阵到雷]{1,8}"
    r"|-?\d{1,2}[~～-]?-?\d{0,2}℃)){0,3}"
)
# 首页 > 政务公开 > up to its last angle
_CRUMBS_PATTERN = r"(?:[^>＞»›。，,；;：:]{1,30}[>＞»›]+)+"
_TOKEN = r"[^\s:：,，。;；|｜【】\[\]（()）]{1,30}"

_RECORDS = ("ICP", "公网安备")
# What parts the words of a value; 113309/2024-1 and 甲·乙 stay whole.
_BLANKED = str.maketrans(dict.fromkeys(SEPARATORS.replace("-", "").replace("/", "").replace("·", ""), " "))
_OPENERS = "[［【（("
_CLOSERS = "]］】）)"
_ENDS_ORGAN = "局厅委办府院会"
ENDS_TITLE = ("报告", "总结", "情况", "通知", "要点", "计划", "规划", "意见", "公告", "汇报")
_ENDS_SENTENCE = "。；！？;!?"


class Item(NamedTuple):
    """One piece of furniture.

    Args:
        start, end: where it stands in the line.
        kind: of the residue that it makes.
        strength: how much it speaks for a web page.
        label, value: of a field; the label is empty for a button or a phrase.
        form: what its value is; empty for a button or a phrase.
    """

    start: int
    end: int
    kind: str
    strength: int
    label: str = ""
    value: str = ""
    form: str = ""


def skip(line: str, at: int) -> int:
    """The first offset from ``at`` on that is no separator."""
    while at < len(line) and line[at] in SEPARATORS:
        at += 1
    return at


def scan(line: str, at: int, whole: bool) -> tuple[Item, ...]:
    """The pieces of furniture from ``at`` on, until something else comes.

    Args:
        line: one line, or a window of it.
        at: where to begin.
        whole: the line is expected to be furniture to its end, so that its last value may have spaces in it;
            otherwise the text of the report may follow anywhere.
    """
    items: list[Item] = []
    sized = whole
    at = skip(line, at)
    while at < len(line) and len(items) < MAX_ITEMS and _may_begin(line, at):
        item = _field(line, at, whole) or _phrase(line, at)
        found = [item] if item else _buttons(line, at, sized)
        if not found:
            break
        items.extend(found)
        sized = sized or found[-1].form == FONT
        at = skip(line, found[-1].end)
    return tuple(items)


def _may_begin(line: str, at: int) -> bool:
    return line[at] in FIRST_CHARACTERS or line[at].isdecimal() or line.startswith(_RECORDS, at + 1)


def next_label(line: str, at: int, stop: int) -> int:
    """Where the next label begins between two offsets; -1 when there is none."""
    bracket = _next_bracket_label(line, at, stop)
    colon = at
    while (colon := _find_colon(line, colon, stop)) >= 0:
        start = _label_start(line, colon, at)
        if start >= 0:
            return start if bracket < 0 else min(start, bracket)
        colon += 1
    return bracket


def squeeze(words: str) -> str:
    """Words without the spaces and asterisks that pages put between characters: `索 引 号` is 索引号."""
    for space in SPACES + "*":
        words = words.replace(space, "")
    return words


def is_organ(value: str) -> bool:
    """Whether a value ends as names of organs do."""
    return value[-1:] in _ENDS_ORGAN and bool(value)


def crumbs(line: str, at: int, whole: bool) -> int:
    """Where a breadcrumb trail that begins at ``at`` ends; ``at`` itself when there is none."""
    trail = re.compile(_CRUMBS_PATTERN).match(line, at)
    if not trail:
        home = re.compile(r"(?:网站)?首页(?:[ \u3000\xa0]{1,4}\S{1,12}){0,6}$").match(line, at) if whole else None
        return home.end() if home else at
    rest = line[trail.end() : trail.end() + REACH]
    last = rest.strip()
    if whole and len(last) <= 60 and not any(space in last for space in SPACES):
        return trail.end() + len(rest.rstrip())
    token = re.match(rf"[ \u3000\xa0]{{0,4}}{_TOKEN}(?=\s|$)", rest)
    if not token or (len(token.group()) >= 12 and token.group().endswith(ENDS_TITLE)):
        return trail.end()
    return trail.end() + token.end()


def _find_colon(line: str, at: int, stop: int) -> int:
    half, full = line.find(":", at, stop), line.find("：", at, stop)
    return max(half, full) if half < 0 or full < 0 else min(half, full)


def _label_start(line: str, colon: int, floor: int) -> int:
    """Where the longest label begins that ends before a colon; -1 when no label does."""
    letters, start, spread = "", -1, False
    for at in range(colon - 1, max(floor, colon - 3 * LONGEST_LABEL) - 1, -1):
        character = line[at]
        if character in SPACES or character == "*":
            if start >= 0 and not spread:
                break  # 甲市政府 网站标识码: the value before it ends here
            spread = bool(letters)
            continue
        letters = character + letters
        if len(letters) > LONGEST_LABEL or not "\u4e00" <= character <= "\u9fff":
            break
        if letters in LABELS:
            start = at
    return start


def _next_bracket_label(line: str, at: int, stop: int) -> int:
    for opener in "[【［":
        start = at
        while (start := line.find(opener, start, stop)) >= 0:
            if _bracket_label(line, start):
                return start
            start += 1
    return -1


def _bracket_label(line: str, at: int) -> tuple[str, int] | None:
    """A label in brackets, `[ 索引号 ]`, and where it ends."""
    for closer in "]】］":
        end = line.find(closer, at, at + 3 * LONGEST_LABEL)
        name = squeeze(line[at + 1 : end]) if end > 0 else ""
        if name in LABELS:
            return name, end + 1
    return None


def _field(line: str, at: int, whole: bool) -> Item | None:
    colon = _find_colon(line, at, at + 3 * LONGEST_LABEL)
    if colon >= 0 and _label_start(line, colon, at) == at:
        name = squeeze(line[at:colon])
        return _valued(line, at, colon + 1, name, LABELS[name], whole)
    opener = at - 1
    while opener >= 0 and line[opener] in SPACES:
        opener -= 1
    if opener >= 0 and line[opener] in _OPENERS:
        found = _bracket_label(line, opener)
        if found:
            name, end = found
            form, strength = LABELS[name]
            end += line[end : end + 1] in (":", "：") and end < len(line)
            return _valued(line, opener, end, name, Label(form, max(strength, WEAK)), whole)
    return None


def _valued(line: str, start: int, at: int, name: str, label: Label, whole: bool) -> Item | None:
    """The field of a label that ends at ``at``."""
    form = label.value
    if form in (DATE, COUNT):
        value, end = _typed(line, at, form)
        if not value and label.strength < STRONG:
            return None
    elif form == FONT:
        value, end = "", _behind_empty_brackets(line, at)
    elif form == PATH:
        begin = after_spaces(line, at)
        end = crumbs(line, begin, whole)
        value = line[begin:end].strip()
        end = end if value else at
    else:
        found = _free(line, at, form, whole, name.endswith(("名称", "标题")))
        if not found:
            return None
        value, end = found
    kind = "buttons" if "分享" in name else _KINDS.get(form, "fields")
    return Item(start, end, kind, label.strength, name, value, form)


def _behind_empty_brackets(line: str, at: int) -> int:
    """The end of `[ ]` behind an offset, else the offset itself."""
    opener = after_spaces(line, at)
    closer = after_spaces(line, opener + 1)
    return closer + 1 if closer < len(line) and line[opener] in _OPENERS and line[closer] in _CLOSERS else at


def _typed(line: str, at: int, form: str) -> tuple[str, int]:
    empty = _behind_empty_brackets(line, at)
    if empty > at:
        return "", empty
    begin = after_spaces(line, at)
    while begin < len(line) and line[begin] in "[【(（*":
        begin = after_spaces(line, begin + 1)
    end = date_end(line, begin) if form == DATE else count_end(line, begin)
    value = line[begin:end].rstrip("次人" + SPACES)
    return value, end if end > begin else at


def _free(line: str, at: int, form: str, whole: bool, titled: bool) -> tuple[str, int] | None:
    """A value in free words, and its end."""
    limit = next_label(line, at, min(len(line), at + _LONGEST_VALUE[form] + REACH))
    if form == NOTICE:
        limit = _before_record(line, at, limit)
    if whole or limit >= 0:
        begin, end = _trimmed(line, at, limit if limit >= 0 else len(line))
        value = line[begin:end]
        if _fits(value, form) and (limit >= 0 or form not in (ORGAN, TEXT) or titled or not _has_tail(value)):
            return (value, end) if value else ("", at)
    if form in (LINK, LONG):
        return None
    begin = after_spaces(line, at)
    token = re.compile(_TOKEN).match(line, begin)
    value = token.group() if token else ""
    if form == ORGAN:
        value = _organ(value, line[begin + len(value) : begin + len(value) + 1])
    return (value, begin + len(value)) if value else None


def _before_record(line: str, at: int, limit: int) -> int:
    """Where 浙ICP备… or 浙公网安备… begins before a limit; otherwise the limit."""
    found = re.compile("[\u4e00-\u9fff]?(?:ICP备|公网安备)").search(line, at, limit if limit >= 0 else at + REACH)
    return found.start() if found else limit


def _has_tail(value: str) -> bool:
    """Whether a space and then as many words follow as a title has: they are the report's own."""
    head, _, tail = value.partition(" ")
    return bool(head) and len(tail.strip()) >= 10


def _organ(value: str, behind: str) -> str:
    """The name of an organ at the beginning of words; all of them when a space follows."""
    number = re.search(r"\d", value)
    if not number and (not behind or behind in SEPARATORS) and behind not in (",", "，"):
        return value
    value = value[: number.start()] if number else value
    while value and not is_organ(value):
        value = value[:-1]
    return value


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """Where a value stands, without separators around it and buttons behind it."""
    words = line[start:end].translate(_BLANKED).split()
    while words and _is_button(words[-1]):
        words.pop()
    if not words:
        return start, start
    begin = stop = line.index(words[0], start)
    for word in words:
        stop = line.index(word, stop) + len(word)
    for opener, closer in zip(_OPENERS, _CLOSERS, strict=True):
        if line[stop : stop + 1] == closer and opener in line[begin:stop]:
            stop += 1
    return begin, stop


def _is_button(word: str) -> bool:
    return word in BUTTONS and word not in SIZES and BUTTONS[word] > COMPANION


def _fits(value: str, form: str) -> bool:
    if len(value) > _LONGEST_VALUE[form]:
        return False
    if form in (LONG, LINK):
        return True
    if any(mark in value for mark in _ENDS_SENTENCE):
        return False
    return form != ORGAN or not any(mark in value for mark in "，,:：《")


def _phrase(line: str, at: int) -> Item | None:
    # 浙ICP备, 浙公网安备: the sign of the province stands in front.
    begin = at + 1 if line.startswith(_RECORDS, at + 1) else at
    for first, pattern, kind, strength in PHRASES.get(line[begin], ()):
        found = re.compile(pattern).match(line, begin) if line.startswith(first, begin) else None
        if found:
            return Item(at, found.end(), kind, strength)
    return _day(line, at) if line[at].isdecimal() else None


def _day(line: str, at: int) -> Item | None:
    """A date without a label: the banner of a site, or the time of publication before other fields."""
    if "星期" in line[at : at + 30] or "周" in line[at : at + 30]:
        banner = re.compile(_BANNER_PATTERN).match(line, at)
        if banner:
            return Item(at, banner.end(), "navigation", STRONG)
    end = date_end(line, at)
    if end == at:
        return None
    behind = skip(line, end)
    clock = any(mark in line[at:end] for mark in ":：时")
    if (clock and behind == len(line)) or next_label(line, behind, behind + LONGEST_LABEL) == behind:
        return Item(at, end, "fields", WEAK if clock else COMPANION, "时间", line[at:end], DATE)
    return None


def _buttons(line: str, at: int, sized: bool) -> list[Item]:
    """Buttons that stand side by side without a space, up to where a word could end; none when it could not."""
    items: list[Item] = []
    while at < len(line):
        word = next(
            (line[at : at + size] for size in range(LONGEST_BUTTON, 0, -1) if line[at : at + size] in BUTTONS), ""
        )
        if not word or (word in SIZES and not sized):
            break
        items.append(Item(at, at + len(word), "buttons", BUTTONS[word]))
        at += len(word)
    if not items or at == len(line) or line[at] in SEPARATORS or (line[at].isdecimal() and len(word) != 1):
        return items
    return items if next_label(line, at, at + LONGEST_LABEL + 1) == at else []
