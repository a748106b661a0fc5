"""Citations: what the titles in a text stand for, and how they are spoken of.

The words around a title decide whether it is cited as law in force, as history, as something still to come, or whether
it is the writer's own document or the name of something else. Titles in one list, 《甲》《乙》和《丙》, share the words
before and behind the list. Every title is looked at once, with a window of bounded length: time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lawgov_lint.diagnostics import Span
from lawgov_lint.instruments import Match, Name, name_of
from lawgov_lint.instruments.names import YEAR_RANGE
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.facts import Facts
    from lawgov_lint.facts.titles import Title


class Citation(NamedTuple):
    """A title with what it stands for.

    Args:
        title: where it stands.
        name: its words taken apart.
        match: what the register knows by that name; None for what it does not know, most local documents.
        year: the year by which it is judged: that of the report, in the plan the next one; None without a year.
        manner: how it is spoken of: ``live`` (as in force), ``history`` (原, 已废止, replaced), ``coming`` (not yet in
            force and said to be so, to be drafted), ``own`` (the document of the writer or of a local organ: 印发,
            出台, 制定 it), ``named`` (the name of something else: a lecture, a book, a programme, a contract; or part
            of another title).
        before, after: the folded words of the sentence before and behind it, or behind the list it stands in.
        first: it opens its list, so that ``before`` ends where it begins.
    """

    title: Title
    name: Name
    match: Match | None
    year: int | None
    manner: str
    before: str
    after: str
    first: bool


BEFORE, AFTER = 40, 40
"""How many characters around a list of titles are looked at."""
LONGEST = 120
"""No title is longer; the longest of the register has 97 characters."""
_GAP = 32
_JOINED = lazy(r"(?:[(〔\[][^()\[\]《]{0,24}[)〕\]])?[、, ]{0,2}(?:以及|和|及|与|或|暨)?")


def find_citations(facts: Facts) -> Iterator[Citation]:
    """One for each of the titles, in their order."""
    titles = facts.titles
    if not titles:
        return
    folded = facts.document.folded
    around = _surroundings(folded, facts)
    manners: list[str] = []
    for n, title in enumerate(titles):
        words = title.words.of(folded)[:LONGEST]
        match = facts.register.find(words)
        if match and (years := _years_behind(folded, title)):
            words, match = words + years, facts.register.find(words + years) or match
        before, after, behind, first = around[n]
        if title.parent is not None:
            manner = manners[title.parent] if manners[title.parent] in ("history", "coming") else "named"
        else:
            manner = _manner(words, match, before, after, behind, first)
        manners.append(manner)
        year = facts.year_at(title.span.start)
        yield Citation(title, name_of(words), match, year, manner, before, after, first)


_OPENING = ("(", "〔", "[")


def _years_behind(folded: str, title: Title) -> str:
    """The period that stands right behind a title, outside its marks: 《…实施纲要》（2021—2025年）."""
    end = title.span.end
    found = YEAR_RANGE.match(folded, end) if folded[end : end + 1] in _OPENING else None
    return found.group() if found else ""


def _surroundings(folded: str, facts: Facts) -> list[tuple[str, str, str, bool]]:
    """For each title the words before and behind its list, those right behind itself, and whether it is the first."""
    titles, paragraphs = facts.titles, facts.document.paragraphs
    around: list[tuple[str, str, str, bool]] = [("", "", "", True)] * len(titles)
    for run in _runs(folded, titles):
        first, last = titles[run[0]], titles[run[-1]]
        within = paragraphs[first.paragraph].span
        before = _sentence_before(folded, within.start, first.span.start)
        after = _sentence_after(folded, last.span.end, within.end)
        for n in run:
            behind = after if n == run[-1] else folded[titles[n].span.end : titles[n].span.end + 12].partition("《")[0]
            around[n] = (before, after, behind, n == run[0])
    return around


def _runs(folded: str, titles: Sequence[Title]) -> Iterator[list[int]]:
    """Indexes of outer titles that stand in one list; a nested title is left out."""
    run: list[int] = []
    for n, title in enumerate(titles):
        if title.parent is not None:
            continue
        if run:
            end = titles[run[-1]].span.end
            gap = title.span.start - end
            if gap < 0 or gap > _GAP or not _JOINED.fullmatch(folded, end, title.span.start):
                yield run
                run = []
        run.append(n)
    if run:
        yield run


def _sentence_before(folded: str, floor: int, at: int) -> str:
    words = folded[max(floor, at - BEFORE) : at]
    for mark in "。;!?\n":
        words = words.rpartition(mark)[2]
    return words


def _sentence_after(folded: str, at: int, ceiling: int) -> str:
    words = folded[at : min(ceiling, at + AFTER)]
    for mark in "。;!?\n":
        words = words.partition(mark)[0]
    return words


_DRAFT = lazy(r"\([^()]{0,8}(?:草案|稿)\)?$|(?:草案|征求意见稿|送审稿|讨论稿)$")
_PAST = (
    lazy(  # what stands right before it
        "(?:废止|失效|取代|替代|代替|原|原来|原先|旧|旧版|老|作废|不再(?:适用|执行|施行|援引|依据))"
        "(?:了|原|的|旧|有关|以下|下列)?(?:文件|法规|规定|法律|规章|规范性文件|版本)?[:(]?$"
        "|(?:从|由|较|较之|相较|相比|不同于|有别于|区别于|对比|比)(?:于|原)?$"
    ),
    lazy(  # what stands behind it, in the same clause
        "[^,《]{0,22}?(?:废止|失效|不再(?:施行|适用|执行)|停止(?:施行|执行|适用)|修订而来|(?:修订|修改|更名|上升|升格)为"
        "|取代|替代|编纂|新旧|届满|期满|到期|相比|相较|对比|基础上)"
        r"|\([^()]{0,10}(?:废止|失效)[^()]{0,6}\)"
    ),
)
_FUTURE = (
    lazy(
        "(?:即将|拟|将要?|将于[^,]{0,14}|待)(?:正式)?(?:出台|施行|实施|生效|颁布|制定|起草|修订)的?$"
        "|(?:起草|草拟|拟定|拟制定|拟修订|筹备|论证|立法|征求|调研)[^,《》]{0,6}$"
    ),
    lazy(
        r"(?:即将|将于|将在|拟于|草案|\([^()]{0,8}(?:草案|稿)\)"
        "|[^,《]{0,4}(?:起草|征求意见|征求|立法|送审)"
        "|的?(?:制定|修订|修改)(?:工作|调研|论证|前期|征求|项目|计划|进程|立法|任务)"
        "|(?:正式|颁布|贯彻)?(?:施行|实施|生效)(?:之?前|做|作)|[^,《]{0,6}准备)"
    ),
)
_OTHER_THING = lazy(
    "(?:等|系列|的|专题|主题|普法|法治|电视|电台|广播|网络|短|微|原创|战略|合作|框架|大型|一){0,4}"
    "(?:栏目|节目|专栏|专版|电视剧|广播剧|专题片|宣传片|纪录片|电影|视频|动漫|动画|漫画|歌曲|小品|相声|快板|情景剧|舞台剧"
    "|话剧|剧目|戏曲|文章|一文|一书|读本|图书|书籍|教材|手册|丛书|一课|案例|协议|合同|论文|试卷|答卷|公众号|案$|案[,、])"
)
_LECTURE = lazy(
    "(?:等|的|为题|为主题|为主要内容|开展|进行|作|做|举办|专题|主题|法治|法制|普法|辅导|解读|培训|系列){0,5}(?:讲座|报告|辅导|授课|讲授|讲课|党课|公开课"
    "|知识竞赛|考试|测试|征文|演讲)|为(?:主)?题"
)
_LECTURED = lazy(
    "(?:讲授|主讲|题为|主题为|聆听|观看|收看|播放|播出|拍摄|演唱|编排|排演|签订|签署|撰写|发表|刊发|案例|案件)(?:了|的)?$"
)
_VERB = lazy(
    "(?P<own>印发|制发|下发|出台|制定|编制|编印|编写|修订|修改|修正|完善|起草|草拟|代拟|拟定|审核|审查|审议|审定|发布|公布"
    "|颁布|推出|形成|签订|签署|创设|建立|汇编|提请|通过|转发|备案)"
    "|(?:贯彻|落实|执行|按照|依据|根据|依照|遵照|对照|学习|宣传|宣讲|普及|实施|施行|围绕|遵守|适用|违反|遵循)"
)
STATE = (
    "国务院办公厅|国务院|中共中央办公厅|中共中央|党中央|中央办公厅|中央全面依法治国委员会办公室|中央全面依法治国委员会"
    "|中央依法治国委|中央依法治国办|中央宣传部|中宣部|中央政法委|中央|中办|国办|两办|全国人大常委会|全国人大"
    "|全国人民代表大会常务委员会|全国人民代表大会|最高人民法院|最高人民检察院|最高法|最高检"
    "|国家[^,、的《》]{1,10}(?:局|委|委员会|总局|办公室|部)|国家"
    "|(?<![干内外全总支学本各])(?:司法|公安|财政|教育|民政|商务|农业农村|自然资源|生态环境|住房城乡建设|住房和城乡建设|交通运输|水利|应急管理"
    "|文化和旅游|人力资源社会保障|人力资源和社会保障|工业和信息化|科技|科学技术|外交|国家安全|退役军人事务)部"
)
"""Organs of the state, by the names that reports give them."""
_BY_STATE = lazy(f"(?:{STATE})(?:等[^,]{{0,6}})?(?:联合|新近|新|正式|统一|最新|共同|近期|已|先后|于[^,]{{0,12}})?$")
_LOCAL = lazy(
    "(?:省|市|县|区|州|盟|旗|镇|乡|街道|局|厅|委|办|部|政府|办公室|法院|检察院|委员会|中心|公司|集团|村|社区)(?:的|新|版)?$"
)
_OF_STATE = lazy(f"(?:{STATE})(?:的|新)?$")
_NEW = lazy("(?:新|最新|新近|刚|刚刚|重新)$")
_WE = lazy("(?:我|本)(?:省|市|县|区|州|旗|镇|乡|街道|局|厅|委|办)[^,《》]{0,6}$")
FAR = 16
"""Further than this before a title, a verb says nothing about it."""


def _manner(words: str, match: Match | None, before: str, after: str, behind: str, first: bool) -> str:
    """How a title is spoken of, by the words before and behind its list and those right behind itself."""
    if (_PAST[0].search(before) and (first or "废止" in before)) or _PAST[1].match(behind) or _PAST[1].match(after):
        return "history"
    if _DRAFT.search(words) or _FUTURE[0].search(before) or _FUTURE[1].match(behind) or _FUTURE[1].match(after):
        return "coming"
    if _OTHER_THING.match(behind) or _OTHER_THING.match(after):
        return "named"
    if match is None and (_LECTURE.match(after) or _LECTURED.search(before)):
        return "named"
    if _is_own(match, before):
        return "own"
    return "live"


def _is_own(match: Match | None, before: str) -> bool:
    law = match is not None and any(each.kind in ("宪法", "法律") for each in match.editions)
    if not law and _LOCAL.search(before) and not _OF_STATE.search(before):
        return True
    verbs = list(_VERB.finditer(before, max(0, len(before) - FAR)))
    if not verbs or verbs[-1]["own"] is None:
        return False
    subject = before[: verbs[-1].start()]
    if _BY_STATE.search(subject):
        return False
    return not _NEW.search(subject) or _WE.search(subject) is not None


def span_of_years(folded: str, title: Title) -> Span:
    """The period inside a title or right behind it, without its brackets; the whole title where there is none."""
    found = YEAR_RANGE.search(folded, *title.words) or YEAR_RANGE.match(folded, title.span.end)
    if not found:
        return title.span
    return Span(found.start(1), found.start(1) + len(found.group()[found.start(1) - found.start() :].rstrip(")〕]】 ")))
