"""A figure's own words: the clause before it, or the noun behind it where that clause names nothing.

共审查政府合同31件: the words before. 全年审查31件政府合同, 对全市36个乡镇(街道): the words behind. Which it is,
their last characters tell; the command ``figures``, which has a dictionary, cuts them finer.
"""

from __future__ import annotations

from lawgov_lint.diagnostics import Span
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class Own(NamedTuple):
    """A figure's own words.

    Args:
        words: those for it, without what leads over to the number; empty where there are none.
        text: all of the clause and the noun behind, which metrics are looked for in.
        span: where that stands.
    """

    words: Span
    text: str
    span: Span


LONGEST_WORDS = 60
"""So far before a number its own words are looked for."""
LONGEST_NOUN = 30
"""So far behind it."""
FEW = 4
"""With so few words before it, a figure is named by the noun behind it: 审查31件政府合同, 全市22个镇街司法所."""
_MARKS = frozenset(",。;:、()!?\n》”")
_BEHIND = lazy(r"(?:[^,。;:、()!?\n《]|\([^(),。;]{1,6}\)|《[^《》\n]{1,40}》)*")
"""The words behind a number, with short brackets and whole titles: 乡镇(街道)实现审查全覆盖."""
_JOINT = lazy("[的和及与“《]|依法|开展|进行|实现|提升")
"""Where words that are too long may be cut."""
_ADVERB = lazy(" ?(?:依法(?!治)|已|均|全部|都|被|并|予以|得到)")
"""What begins so says what was done, and not what is counted: 对拒不整改的14处依法移送."""
_LEADING = lazy(  # what begins a clause and says nothing of the figure
    "[、)》” ]*(?:[一二三四五六七八九十]是)?(?:(?:并|其中|另外|此外|同时|目前)[:,]?)?"
    " ?(?:截[至止] ?)?(?:[0-9]{4} ?年(?:度|底|末|来|以来)?(?:[0-9]{1,2}月)?(?:底|末)?份?)?[、, ]*"
)
_EMPTY = lazy(  # possessive: 共计 is not tried again as 共 and 计
    "(?:共计|总计|合计|累计|共有|共|计|已|均|达到|达|仅|只|为|是|有|约|近|等|了|的|在|对|并|将|把|向|由|从|其中|中|"
    "分别|先后|全年|全部|总数|数量|每[年月周日天]|"
    "(?:压缩|压减|缩短|缩减|下降|上升|扩大|[增减升降提压缩][加少高升长低]?)[到至为]|[ 、0-9])*+"
)
_LEADS_OVER = frozenset("计共有为是达到至了的等在对将把向和及与由从约近、 只仅均已年月周日天加高过中行")
_TRAILING = lazy(  # what leads from the words to the number; not the end of 审计, 公共, 国有, 参与, 普及
    "(?:共计|总计|合计|累计|(?<![审统会设预估])计|(?<!公)共|[只仅共现]?(?<![国所享没])有|达到?|(?<![因作行])为|是|了|(?<!目)的"
    "|(?:压缩|压减|缩短|缩减|[增减升降提压缩][加少高升长低]?)[到至为]|(?<!平)等|(?<!存)在|(?<![核应面])对|将|把|(?<!方)向"
    "|(?<![饱调])和|(?<!普)及|(?<!参)与|以及|(?<![事理自])由|从|[、 ]|只|仅|(?<!平)均|已|由?每[年月周日天]"
    "|(?<![经通])过|进行)+$"
)
LONGEST_TRAIL = 10
_LEADS_ON = lazy(
    "(?:的|[和及与、对]|(?:进行|开展|组织|召开|举办|举行|实施|优选|选派|组建|确定|派出|建成|建立|推荐)了?|了)$"
)
"""What ends with these is about the noun behind: 在全区共组织开展了2场案卷评查, 12家律所和82名律师."""
_ENDS_LEADING_ON = frozenset("的和及与、对行展织开办施选派建定出成立荐了")
_NAMES = lazy(
    "(?:律师|人员|干部|部门|单位|机关|案件|文件|合同|协议|纠纷|企业|群众|活动|会议|资料|意见|建议|问题|事项)$"
)
_GOES_ON = lazy("(?:进行|开展|举办|参加)了?$")
"""Behind it the next number does not end the clause: 1300名执法人员进行6期学习培训."""


def own_words(folded: str, number: Span, floor: int, end: int) -> Own:
    """The words of a number between the number before it, or the beginning of its sentence, and the next one.

    Args:
        folded: the text.
        number: the number with all words that belong to it.
        floor, end: where its words can begin and end at most.
    """
    start, behind = number
    noun, text_end = _behind(folded, behind, end)
    named = len(noun.of(folded).strip()) > 1 and folded[behind] not in "中内"
    if start - floor < 2:
        return Own(_cut(folded, noun) if named else Span(start, start), folded[start:text_end], Span(start, text_end))
    floor = max(floor, start - LONGEST_WORDS)
    at = end_of_words = start
    while at > floor:  # the clause, and where it is empty the one before
        at = max(floor - 1, _bracket(folded, floor, at), folded.rfind(",", floor, at), folded.rfind(":", floor, at))
        lead = _LEADING.match(folded, at + 1, start)
        begin = lead.end() if lead else at + 1
        said = folded[begin:start]
        empty = begin >= start or _EMPTY.fullmatch(said) is not None
        if named and (empty or (_leads_on(said) and not _ADVERB.match(folded, behind, end))):
            return Own(_cut(folded, noun), folded[begin:text_end], Span(begin, text_end))
        if not empty:
            words = Span(begin, _trimmed(folded, begin, end_of_words))
            return Own(words, folded[begin:text_end], Span(begin, text_end))
        if at < floor or end_of_words < start:
            break
        end_of_words = at
    return Own(_cut(folded, noun) if named else Span(start, start), folded[start:text_end], Span(start, text_end))


def _leads_on(said: str) -> bool:
    """Whether the words before a number name nothing themselves."""
    if len(said) <= FEW:
        return not _NAMES.search(said)
    return said[-1] in _ENDS_LEADING_ON and _LEADS_ON.search(said) is not None


def _behind(folded: str, behind: int, end: int) -> tuple[Span, int]:
    """The words behind a number, and where the clause that they stand in is left."""
    limit = min(end, behind + LONGEST_WORDS)
    if behind >= limit or folded[behind] in _MARKS:
        return Span(behind, behind), behind
    found = _BEHIND.match(folded, behind, limit)
    stop = found.end() if found else behind
    until = min(stop, behind + LONGEST_NOUN)
    if stop == end and _GOES_ON.search(folded, behind, stop):
        further = _BEHIND.match(folded, stop, stop + LONGEST_NOUN)
        until = further.end() if further else until
    return Span(behind, stop), until


def _cut(folded: str, noun: Span) -> Span:
    """The words behind a number without half words: up to the end of the clause, or to a joint."""
    end = noun.end
    if end - noun.start > LONGEST_NOUN:
        window = noun.start + LONGEST_NOUN
        joints = [found.start() for found in _JOINT.finditer(folded, noun.start + FEW, window)]
        title = folded.find("《", noun.start + FEW, window)
        joints = [at for at in joints if title < 0 or at <= title]
        end = joints[-1] if joints else end
    begin = noun.start + (folded[noun.start] in " 的")
    return Span(begin, _trimmed(folded, begin, end))


def _trimmed(folded: str, begin: int, end: int) -> int:
    """Where words end without what leads over to the number."""
    if end > begin and folded[end - 1] in _LEADS_OVER:
        found = _TRAILING.search(folded, max(begin, end - LONGEST_TRAIL), end)
        if found and found.start() > begin:
            return found.start()
    return end


def _bracket(folded: str, floor: int, end: int) -> int:
    """The last bracket that is opened before an offset and still open there: 55件(受理45, not 县(区)和31个."""
    opened = folded.rfind("(", floor, end)
    return opened if opened >= 0 and folded.find(")", opened, end) < 0 else -1
