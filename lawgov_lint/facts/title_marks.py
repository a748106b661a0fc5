"""The marks of titles, before they are paired; and the form that titles have, by which a lost mark is made up for."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.document.marks import LETTER
from lawgov_lint.patterns import lazy

PARTNER = {"《": "》", "〈": "〉", "<": ">", "<<": ">>", "≪": "≫", "«": "»"}
"""Opening mark → closing mark, in folded text."""
CLOSING = {closing: opening for opening, closing in PARTNER.items()}
_MARK = lazy("[《》〈〉≪≫«»]")
_ANGLED = lazy(r"<<((?:[^<>\n。;]|<[^<>\n。;]{2,80}>){2,120})>>|<([^<>\n。;]{2,120})>")

LONGEST = 160
"""A title is not longer than this, its marks included; the longest known one has 97 characters."""
_YEARS = r"(?: ?\(? ?(?:19|20)\d\d ?年?(?: ?[-—–~至到]{0,2} ?(?:19|20)\d\d ?年?)?(?:版|度)? ?\)?)"
_ENDING = (
    r"(?:条例|规定|办法|纲要|意见|通知|方案|规划|计划|法典|细则|制度|决定|准则|规则|清单|要点|指南|指引|标准|措施|章程"
    r"|公约|公司法|规程|规范|机制|预案|目录|体系|公告|通告|批复|解释|修正案|通则|(?<![执司立违合守普办方做看想手技书用说学依])法)"
)
"""The last word of a title."""
_SUFFIX = rf"(?:\([^()\n]{{0,6}}(?:试行|暂行|草案|征求意见稿|修订|修正|版)\)|{_YEARS}){{0,2}}"
_BREAK = (  # what may follow a title: 《…条例为指导, 《…意见精神   not 《…规定要求的
    r"(?=$|[^\w<{\[(（《〈]|为|和|与|及|以及|等|的(?!通知|意见|决定|若干|实施|办法|公告|方案)|中|第[一二三四五六七八九十百\d]|要求|精神|明确"
    r"|文件|有关|相关|开展|推进|推动|落实|提出|部署|确定|颁布|出台|印发|施行|贯彻|正式|以来|以后|后|修订|发布|公布|宣传|学习|培训"
    r"|实施(?!办法|细则|方案|意见)|以)"
)
END = lazy(rf"{_ENDING}{_SUFFIX}{_BREAK}")
COMPLETE = lazy(rf"{_ENDING}{_SUFFIX}$")
_BEGINS = lazy(rf"[“‘\"(]?(?:{LETTER}|(?:19|20)\d\d)")
_LINK = lazy("[上下][一1]?[页篇条]|返回|首页|更多|关闭|打印")
"""Between signs < > these are links: <<上一页."""


class Mark:
    """A mark of a title, in folded text."""

    __slots__ = ("end", "glyph", "opens", "partner", "start")

    def __init__(self, start: int, glyph: str) -> None:
        self.start = start
        self.end = start + len(glyph)
        self.glyph = glyph
        self.opens = glyph in PARTNER
        self.partner: Mark | None = None


def marks_in(folded: str) -> list[Mark]:
    """All marks of titles, in text order; those made of < > are paired already."""
    marks = []
    if any(glyph in folded for glyph in "《》〈〉≪«"):
        marks = [Mark(found.start(), found.group()) for found in _MARK.finditer(folded)]
    if "<" in folded and ">" in folded:
        marks += _angled(folded)
        marks.sort(key=lambda mark: mark.start)
    return marks


def _angled(folded: str) -> Iterator[Mark]:
    """The signs < > that may stand for title marks: <行政处罚法>  not <p>, 3<5, 首页>>政务公开."""
    for found in _ANGLED.finditer(folded):
        double = found.group().startswith("<<")
        words = found[1] or found[2]
        if not _BEGINS.match(words) or (words[0].isascii() and words[0].isalpha()) or _LINK.search(words):
            continue
        if not (double or COMPLETE.search(words) or _in_title(folded, found.start())):
            continue
        yield from _pair(found.start(), found.end(), 1 + double)
        if double and (inner := _ANGLED.search(words)):
            start = found.start(1)
            yield from _pair(start + inner.start(), start + inner.end(), 1)


def _pair(start: int, end: int, width: int) -> tuple[Mark, Mark]:
    opening, closing = Mark(start, "<" * width), Mark(end - width, ">" * width)
    opening.partner, closing.partner = closing, opening
    return opening, closing


def _in_title(folded: str, at: int) -> bool:
    """Whether 《 stands open before a place, and is closed behind it."""
    opened = folded.rfind("《", max(0, at - LONGEST), at)
    return opened >= 0 and folded.find("》", opened, at) < 0 and folded.find("》", at, at + LONGEST) >= 0
