"""Numbers that count nothing: ordinals, codes, names, hotlines; told by the characters beside them.

图3, 排名前10, 1+6+N, “15分钟公共法律服务圈”, 四个意识, 12345. Many of those characters also end words that a count may
follow, 代表120名, 目前12家, 微信公众号241条: then the measure word tells.
"""

from __future__ import annotations

from lawgov_lint.facts.units import UNITS
from lawgov_lint.patterns import lazy

DASHES = frozenset("-—–~")
JOINED = frozenset("+/=×x*·#_∶•&@.")
"""Beside digits they make a name or a code: 1+6+N, 12·4, 7×24."""
_ORDINAL = frozenset("第每〔[№几\"'“")
"""Before a number they make an ordinal, a name or how often, whatever follows."""
_ENDS_A_NAME = frozenset("表图栏之届级版型号前件例式")
"""So do these where no measure word follows: 表2, 附件1, 案例3."""
_NOT_BEFORE_NAMES = ("附件", "案例", "样式")
_WITH_UNIT = lazy("(?:(?<![目此日以底月先])前|年级|[0-9]号|(?<![换应往])届|分之|星期)$")
"""And these where one does: 前10名, 三年级3班, 第十届3次会议."""
_DOZENS = lazy("(?<![人件总次户个场份案条宗名家])数$")
"""Before 10, 100, 1000 it says some tens, some hundreds: 涉及数10家; elsewhere it ends 总数, 人数."""
_SLOGAN = lazy("(?:[个项](?:意识|自信|维护|确立|全面|坚持|必须|制度|一流|责任|结合|100)|字方针|条禁令)")
"""Behind a number they make a name: 4个意识, 3项制度, 两个100%."""
_HOTLINE = lazy("1(?:1[0249]|2[02])|12[0-9]{3}|95[0-9]{3}|1310")
_YEAR = lazy("20[0-4][0-9]|19[0-9]{2}")
"""What a year leaves that lost its 年."""
_OF_YEARS = frozenset("较比自至于到从同与截在的")
_DIALLED = ("拨打", "电话", "热线", "平台", "报警")
_MEMBERS = ("其中", "分别")
_LAST_OF_UNITS = frozenset(word[-1] for word in UNITS)
LONGEST_NAME = 20
"""So far behind an opening “ a number belongs to a name: “15分钟公共法律服务圈”."""
LONGEST_LIST = 60
"""So far before a number its list begins: 55件(受理45、不予受理5)."""


def named_before(folded: str, floor: int, start: int, unit: str, digits: str) -> bool:
    """Whether what stands before a number makes it part of a name, a code or an ordinal."""
    if start == floor:
        return False
    one, two = folded[start - 1], folded[max(floor, start - 2) : start]
    if one in DASHES:
        return two != "——"
    if one in JOINED or one in _ORDINAL or (one.isascii() and one.isalnum()):
        return True
    if one == ":" and len(two) == 2 and two[0].isdigit():
        return True
    if one == " " and two[0] in "第每":
        return True
    if one in _ENDS_A_NAME and not unit and (one not in "件例式" or two in _NOT_BEFORE_NAMES):
        return one != "级" or not in_list(folded, floor, start)
    if one in "前级号届之期" and _WITH_UNIT.search(two):
        return True
    if one == "数" and digits in ("10", "100", "1000", "10000") and _DOZENS.search(two):
        return True
    opened = folded.rfind("“", max(floor, start - LONGEST_NAME), start)
    return opened >= 0 and not any(mark in "”,。;:、" for mark in folded[opened:start])


def named_behind(folded: str, end: int, limit: int) -> bool:
    """Whether what stands behind a number makes it part of a name or a code."""
    following = folded[end : min(end + 2, limit)]
    one = following[:1]
    if one in (".", ":"):
        return following[1:].isdigit()
    if one in JOINED or one in DASHES or (one.isascii() and one.isalnum()):
        return True
    return one in "个项字条" and _SLOGAN.match(folded, end, limit) is not None


def called(folded: str, floor: int, start: int, end: int) -> bool:
    """Whether a bare number is a telephone number or a year, and not a member of a list."""
    year = _YEAR.fullmatch(folded, start, end)
    if not year and not _HOTLINE.fullmatch(folded, start, end):
        return False
    if folded[start - 1 : start] in _OF_YEARS if year else folded.startswith(_DIALLED, max(floor, start - 2)):
        return True
    return not in_list(folded, floor, start)


def in_list(folded: str, floor: int, start: int) -> bool:
    """Whether a place belongs to the list of a total's parts: behind 其中, or in the brackets behind a count."""
    floor = max(floor, start - LONGEST_LIST)
    floor = max(floor, folded.rfind("。", floor, start) + 1)
    if any(folded.find(word, floor, start) >= 0 for word in _MEMBERS):
        return True
    opened = folded.rfind("(", floor, start)
    return opened > floor and folded.find(")", opened, start) < 0 and folded[opened - 1] in _LAST_OF_UNITS
