"""Ways in which a report's text is changed on its way to us, each a function from text to text.

None of them changes what the report says, so none may change what is recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable

FULL_TO_HALF = str.maketrans("，：；（）！？", ",:;()!?")
HALF_TO_FULL = str.maketrans(",:;()!?", "，：；（）！？")
_TOP = re.compile(r"^[ 　]*[一二三四五六七八九十]{1,3}、", re.MULTILINE)
_SECOND = re.compile(r"^([ 　]*[（(][一二三四五六七八九十]{1,3}[）)])", re.MULTILINE)
_ANY_MARK = re.compile(r"[ 　]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
RESIDUE_BEFORE = (
    "当前位置：首页 > 政务公开 > 法治政府建设\n"
    "索引号：QY012/2025-00031\n"
    "发布时间：2025-03-20 来源：县司法局 浏览次数：128 字号：[ 大 中 小 ]\n"
)
RESIDUE_AFTER = (
    "\n责任编辑：县政府办\n【打印】 【关闭】\n扫一扫在手机打开当前页\n版权所有：青屿县人民政府 网站标识码：3300000001\n"
)


def half_width_marks(text: str) -> str:
    """All marks turned half-width."""
    return text.translate(FULL_TO_HALF)


def full_width_marks(text: str) -> str:
    """All marks turned full-width."""
    return text.translate(HALF_TO_FULL)


def _visible(text: str) -> list[str]:
    return [line.strip(" 　\t\xa0") for line in text.splitlines() if line.strip(" 　\t\xa0")]


def glued_into_one_line(text: str) -> str:
    """Everything in one line, nothing between."""
    return "".join(_visible(text))


def glued_with_spaces(text: str) -> str:
    """Everything in one line, a space for each line break."""
    return " ".join(_visible(text))


def headings_run_into_paragraphs(text: str) -> str:
    """Each heading on a line of its own joined to the line below it."""
    out = ""
    for line in _visible(text):
        alone = _ANY_MARK.match(line) and not re.search("[。；;]", line)
        out += line if alone else line + "\n"
    return out


def marks_on_own_lines(text: str) -> str:
    """（一） and its title on two lines."""
    return _SECOND.sub(r"\1\n", text)


def lost_bracket(text: str) -> str:
    """The opening bracket of the second （二） lost."""
    return re.sub(
        r"^[ 　]*[（(]二[）)]",
        lambda m: m.group().replace("(", "").replace("（", ""),
        text,
        count=1,
        flags=re.MULTILINE,
    )


def lost_year_character(text: str) -> str:
    """The first 年 lost: 2023度, 2023市司法局."""
    return re.sub(r"(20\d\d)年", r"\1", text, count=1)


def crlf(text: str) -> str:
    """Windows line ends."""
    return re.sub(r"\r?\n", "\r\n", text)


def carriage_returns(text: str) -> str:
    """Old Macintosh line ends."""
    return re.sub(r"\r?\n", "\r", text)


def residue_around(text: str) -> str:
    """Web-page furniture before and after."""
    return RESIDUE_BEFORE + text + RESIDUE_AFTER


def indented(text: str) -> str:
    """Every paragraph indented by two full-width spaces, with an empty line after it."""
    return "".join(f"　　{line}\n\n" for line in _visible(text))


def hard_spaces(text: str) -> str:
    """Indented with no-break spaces and ending in blanks, as pasted from a browser."""
    return "".join(f"\xa0\xa0{line} \t\n" for line in _visible(text))


def top_parts(text: str) -> tuple[str, list[str], str]:
    """What stands before the first 一、, the parts, and the signature lines at the end."""
    starts = [m.start() for m in _TOP.finditer(text)]
    parts = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    last = parts[-1].rstrip("\r\n 　\xa0")
    tail = re.search(
        r"((?:\r?\n[\s　\xa0]*)[\u4e00-\u9fff]{4,16}(?:局|政府|办事处)[\s　\xa0]*\r?\n[\s　\xa0]*20\d\d年\d+月\d+日)$",
        last,
    )
    signature = tail.group() if tail else ""
    parts[-1] = last[: len(last) - len(signature)] + "\n"
    return text[: starts[0]], parts, signature


def reordered(text: str) -> str:
    """The last part first, the others after it in their order, numbered anew."""
    head, parts, signature = top_parts(text)
    turned = [parts[-1].rstrip() + "\n", *parts[:-1]]
    numbered = [
        _TOP.sub(f"{numeral}、", part, count=1) for numeral, part in zip("一二三四五六七八", turned, strict=False)
    ]
    return head + "".join(numbered).rstrip() + signature + "\n"


def without_title(text: str) -> str:
    """The first line that names the report left out."""
    lines = text.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines[:8]) if re.search(r"法治政府建设.{0,8}报告\s*$", line)), None)
    return text if at is None else "".join(lines[:at] + lines[at + 1 :])


SAME_TREE: dict[str, Callable[[str], str]] = {
    change.__name__: change
    for change in (
        half_width_marks,
        full_width_marks,
        glued_into_one_line,
        glued_with_spaces,
        headings_run_into_paragraphs,
        marks_on_own_lines,
        lost_bracket,
        lost_year_character,
        crlf,
        carriage_returns,
        residue_around,
        indented,
        hard_spaces,
        without_title,
    )
}
"""Changes after which parts and tree are the same."""
