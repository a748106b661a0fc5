"""Checks on which instrument a title names: misnamed, unknown, with the wrong issuer, without its title marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.checks.citing import UNCONFIRMED, freshness, marked
from lawgov_lint.diagnostics import Edit, Finding, Span
from lawgov_lint.document.marks import fold
from lawgov_lint.document.model import Document
from lawgov_lint.facts.citations import LONGEST, STATE, Citation
from lawgov_lint.instruments import Instrument, Near, Register, name_of
from lawgov_lint.instruments.names import DRAFT
from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import wording_pattern


class MisnamedOptions(Options):
    """When a title counts as another one misspelt.

    Args:
        sure: from so many characters a title with one mistake in it is surely that title.
        once: from so many characters a title with one mistake in it is probably that title; a shorter one is so where
            it is a law, or where the two characters look or sound alike.
        twice: from so many characters it may have two.
        known: misnomers that are further away, 误名=正名.
    """

    sure: int = 10
    once: int = 8
    twice: int = 12
    known: tuple[str, ...] = ()


_TYPES = lazy(
    "(?:办法|规定|规则|规程|条例|细则|意见|方案|纲要|规划|计划|通知|决定|制度|要点|清单|标准|指引|指南|解释|准则|章程|公约|机制"
    "|体系|报告|汇编|解读|问答|手册|指标)$"
)
_SUBORDINATE = ("实施", "若干", "具体", "补充", "配套", "进一步", "贯彻", "落实")
"""What a local document has in its title where the national one has not."""


def misnamed(document: Document, options: MisnamedOptions, context: Context) -> Iterator[Finding]:
    """A title that is nobody's, and one or two characters from that of a national instrument."""
    register = context.facts.register
    known = {name_of(wrong).key: right for wrong, _, right in (pair.partition("=") for pair in options.known)}
    for citation in context.facts.citations:
        if not _may_be_misnamed(citation):
            continue
        words = citation.title.words.of(document.folded)
        near = _misnomer(register, known.get(citation.name.key), citation.name.years) or register.nearest(words)
        if near is None:
            continue
        right = _as_written(near.instrument, words)
        edit = _mended(citation.title.words, words, right)
        change = Change(citation, near, name_of(right).key, document.folded[edit.start : edit.end], edit.text)
        if near.distance and not _same_title(change, options):
            continue
        confirmed = near.instrument.latest.title_ok
        yield Finding(
            citation.title.span,
            "unconfirmed" if not confirmed else "sure" if _is_sure(change, options) else "likely",
            {
                "原文": citation.title.words.of(document.text),
                "应为": marked(near.instrument.title),
                "截至": freshness(context),
            },
            edits=(edit,),
            certainty="confirmed" if confirmed else "unconfirmed",
        )


class Change(NamedTuple):
    """What would turn a title into the one that is near it.

    Args:
        citation, near: the two; the distance is 0 for a known misnomer.
        meant: the key of the right title, in the form in which the wrong one is written.
        old, new: the characters that change.
    """

    citation: Citation
    near: Near
    meant: str
    old: str
    new: str


_PARTICLES = ("的", "和", "与", "及")
"""A title with one more or less of these is told from the right one by nobody."""
_OF_THE_STATE = ("中共中央", "国务院", "中央")
"""With these a title is no local one."""
_COUNTED = frozenset(("宪法", "法律", "行政法规", "监察法规", "党内法规", "党政文件", "规划纲要"))
"""The kinds that the register has nearly all of, so that a title beside one of them is no other real one."""
LONG_OPINION = 20
"""From so many characters a document of opinions (意见) is known by its title, though two mistakes are in it."""


def _may_be_misnamed(citation: Citation) -> bool:
    nested = citation.title.parent is not None and citation.manner == "named"
    if citation.match is not None or not (citation.manner == "live" or nested):
        return False
    return len(citation.name.key) >= 4 and not citation.name.suffix.endswith(DRAFT)


def _misnomer(register: Register, title: str | None, years: tuple[int, int] | None) -> Near | None:
    """The instrument that a known misnomer stands for, in the edition of some years."""
    match = register.find(title) if title else None
    if match is None or match.instrument is None:
        return None
    return Near(next((each for each in match.editions if each.years == years), match.instrument), 0)


def _as_written(instrument: Instrument, words: str) -> str:
    """The right title, folded, with the issuer and 中华人民共和国 only where the wrong one has them."""
    right = _plain(fold(instrument.title))
    name = name_of(words)
    if not name.full:
        right = right.removeprefix("中华人民共和国")
    if name.key.startswith("关于") and not right.startswith("关于") and "关于" in right:
        right = right[right.index("关于") :]
    return right


_YEARS = lazy(r" ?[(〔\[]? ?(?:19|20)\d\d ?年?.{0,3}(?:19|20)\d\d ?年?[)〕\]]?$|\((?:19|20)\d\d年版\)$")


def _plain(words: str) -> str:
    return _YEARS.sub("", words)


def _same_title(change: Change, options: MisnamedOptions) -> bool:
    """Whether a title that is near another one is that one misspelt, and not a document of its own."""
    written, meant, kind = change.citation.name.key, change.meant, change.near.instrument.kind
    if kind not in _COUNTED or (written[-2:] != meant[-2:] and _TYPES.search(written)):
        return False
    letter = change.citation.name.full and change.near.distance == 1  # 《中华人民共和国行政复议法施条例》: no place's
    if not letter and any((word in written) != (word in meant) for word in _SUBORDINATE):
        return False
    opinion = kind == "党政文件"
    if change.near.distance > 1:
        another_word = len(change.old) == len(change.new) == 2  # 加强基层法治建设 for 加强市县法治建设
        of_the_state = not opinion or change.near.instrument.title.startswith(_OF_THE_STATE)
        long = len(meant) >= (LONG_OPINION if opinion else options.twice)
        return long and of_the_state and not another_word and written[0] == meant[0]
    if len(meant) < options.once and not change.citation.name.full and not _only_a_law(written):
        return _look_alike(written, meant)
    return not opinion or len(meant) >= options.twice


def _is_sure(change: Change, options: MisnamedOptions) -> bool:
    """Whether nothing else can be meant."""
    title = change.citation.title
    if change.near.distance != 1 or title.parent is not None or title.lost:
        return False
    if change.old in _PARTICLES or change.new in _PARTICLES:
        return False
    kind = change.near.instrument.kind
    if kind == "党政文件":
        return change.near.instrument.title.startswith(_OF_THE_STATE) and len(change.meant) >= LONG_OPINION
    perhaps_local = kind == "行政法规" and not change.citation.name.full
    return len(change.meant) >= (options.twice if perhaps_local else options.sure)


_LAW = lazy("(?<![办方做执守司普立])法(?:典)?$")


def _only_a_law(written: str) -> bool:
    """Whether only the National People's Congress could give that title."""
    return _LAW.search(written) is not None


_ALIKE = (
    "治制",
    "察查",
    "境镜",
    "例列",
    "环坏",
    "订定",
    "复覆",
    "正政",
    "刑形",
    "戒诫",
    "账帐",
    "赔陪",
    "检捡",
    "型形",
)
"""Characters that are taken one for the other."""


def _look_alike(written: str, meant: str) -> bool:
    differing = [a + b for a, b in zip(written, meant, strict=False) if a != b]
    return len(written) == len(meant) and all(pair in _ALIKE or pair[::-1] in _ALIKE for pair in differing)


def _mended(span: Span, words: str, right: str) -> Edit:
    """The characters that make the title right; its years stay as they are written."""
    written = _plain(words)
    shorter = min(len(written), len(right))
    start = next((n for n in range(shorter) if written[n] != right[n]), shorter)
    rest = shorter - start
    same = next((n for n in range(rest) if written[-1 - n] != right[-1 - n]), rest)
    return Edit(span.start + start, span.start + len(written) - same, right[start : len(right) - same])


_SUB_RULES = lazy("(?:实施|施行|暂行|试行)?(?:条例|细则|办法)$")
_TREATY = lazy("^(?:和|与|同|政府|香港|澳门)|(?:条约|协定|公约|议定书|换文|声明)")


class UnknownOptions(Options):
    """Wordings of titles that are known misnomers."""

    unless: tuple[str, ...] = ()


def unknown_national(document: Document, options: UnknownOptions, context: Context) -> Iterator[Finding]:
    """A title that begins with 中华人民共和国 and names a law or regulation that the register has not."""
    misnomer = wording_pattern(options.unless)
    register = context.facts.register
    fresh = register.as_of
    if fresh is None or "中华人民共和国" not in document.folded:
        return
    seen = set()
    for citation in context.facts.citations:
        key = citation.name.key
        if not citation.name.full or citation.match is not None or citation.manner != "live" or key in seen:
            continue
        law = key.endswith(("法", "法典")) and not key.endswith("办法")
        if not (law or _SUB_RULES.search(key)) or citation.name.suffix.endswith(DRAFT) or len(key) > LONGEST:
            continue
        words = citation.title.words.of(document.folded)
        later = citation.year is not None and citation.year > int(fresh[:4])
        if later or _TREATY.search(key) or misnomer.search(key) or register.nearest(words):
            continue
        seen.add(key)
        subordinate = not law and ("实施" in key or not key.endswith("条例"))
        yield Finding(
            citation.title.span,
            "subordinate" if subordinate else "national",
            {"原文": citation.title.words.of(document.text), "截至": freshness(context)},
        )


_ORGAN = lazy(
    f"(?:(?:{STATE})[、和与]?){{1,4}}"
    "(?=(?:等[^,、《]{0,8})?(?:联合|新近|共同)?(?:印发|发布|公布|颁布|制定|制发|出台|下发)?的?$)"
)
_LONG_NAMES = {
    "中办": "中共中央办公厅",
    "中央办公厅": "中共中央办公厅",
    "国办": "国务院办公厅",
    "两办": "中共中央办公厅、国务院办公厅",
    "全国人大常委会": "全国人民代表大会常务委员会",
    "全国人大": "全国人民代表大会",
    "最高法": "最高人民法院",
    "最高检": "最高人民检察院",
    "中宣部": "中央宣传部",
    "中央依法治国办": "中央全面依法治国委员会办公室",
    "中央依法治国委": "中央全面依法治国委员会",
    "住房城乡建设部": "住房和城乡建设部",
    "人力资源社会保障部": "人力资源和社会保障部",
}
_DOING = lazy("[^,《]{0,6}(?:检查|督查|督察|巡查|培训|考核|考试|竞赛|宣传|调研|专刊|论坛|研讨|征求|评估|座谈)")
"""What the organ does about it: 公安部《治安管理处罚法》执法检查."""
_VAGUE = frozenset(("中央", "党中央", "国家"))
_ONE_STATE_ORGAN = lazy(STATE)


def wrong_issuer(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """An organ of the state right before a title, as who issued it, that did not."""
    del document, options
    for citation in context.facts.citations:
        match = citation.match
        if match is None or match.how == "ambiguous" or citation.manner != "live" or not citation.first:
            continue
        claim = _ORGAN.search(citation.before)
        issuers = _issuers(match.editions)
        if claim is None or not issuers or _DOING.match(citation.after):
            continue
        if not name_of(match.editions[-1].title).key.endswith(citation.name.key):
            continue  # by a common name it may be cited beside whoever gave it that name
        organs = [found.group() for found in _ONE_STATE_ORGAN.finditer(claim.group())]
        if not organs or _VAGUE.intersection(organs) or any(_issued(organ, issuers) for organ in organs):
            continue
        start = citation.title.span.start - len(citation.before) + claim.start()
        versions = [version for each in match.editions for version in each.versions]
        confirmed = all(version.issuer_ok and version.title_ok for version in versions)
        yield Finding(
            Span(start, citation.title.span.end),
            None,
            {
                "机关": "、".join(organs),
                "题名": marked(match.editions[-1].title),
                "发文机关": match.editions[-1].latest.issuer,
                "截至": freshness(context),
                "未核": "" if confirmed else UNCONFIRMED,
            },
            certainty="confirmed" if confirmed else "unconfirmed",
        )


def _issuers(editions: Iterable[Instrument]) -> set[str]:
    """Who issued it, or takes part in its title; empty where that is not said of every version."""
    versions = [version for each in editions for version in each.versions]
    if any(not version.issuer or version.kind in ("部门规章", "司法解释") for version in versions):
        return set()
    return {part for version in versions for part in (*version.issuer.split("、"), version.title)}


def _issued(organ: str, issuers: set[str]) -> bool:
    names = _LONG_NAMES.get(organ, organ).split("、")
    for family in ("全国人民代表大会", "中央全面依法治国委员会"):
        if names[0].startswith(family):
            return any(each.startswith(family) for each in issuers)
    return any(each.startswith(name) and not each.startswith(f"{name}办公厅") for each in issuers for name in names)


class UnmarkedOptions(Options):
    """Which names without title marks are titles that lost them.

    Args:
        length: the fewest characters.
        before: wordings right before a title that is cited.
        unless: wordings right behind it that make it the name of something else.
    """

    before: tuple[str, ...]
    unless: tuple[str, ...] = ()
    length: int = 8


NEAR_BY = 10


def unmarked(document: Document, options: UnmarkedOptions, context: Context) -> Iterator[Finding]:
    """A long known title in running text without its marks; once an instrument."""
    folded, facts = document.folded, context.facts
    bodies = [paragraph.span for paragraph in document.paragraphs if paragraph.kind == "body"]
    starts = [span.start for span in bodies]
    headings = {(heading.title.start, heading.title.end) for heading in document.headings if not heading.item}
    titles = [title.span for title in facts.titles if title.parent is None]
    opened = [span.start for span in titles]
    quoted = facts.quotes.pairs
    cited, unless = wording_pattern(options.before), wording_pattern(options.unless)
    seen = set()
    edges = [0, *(edge for title in titles for edge in title), len(folded)]
    for mention in facts.register.mentions(folded, zip(edges[::2], edges[1::2], strict=True)):
        match, span = mention.match, Span(mention.start, mention.end)
        key = name_of(span.of(folded)).key
        instrument = match.instrument
        if instrument is None or match.how != "title" or len(key) < options.length or instrument.title in seen:
            continue
        n, t = bisect_right(starts, span.start) - 1, bisect_left(opened, span.end) - 1
        if n < 0 or span.end > bodies[n].end or (t >= 0 and span.start < titles[t].end) or instrument.kind == "宪法":
            continue
        before = folded[max(bodies[n].start, span.start - NEAR_BY) : span.start]
        after = folded[span.end : min(bodies[n].end, span.end + NEAR_BY)]
        q = bisect_right(quoted, span.start, key=itemgetter(0)) - 1
        if before[-1:] in _MARKS or (q >= 0 and span.start < quoted[q].end):
            continue
        if any(start <= span.start < end for start, end in headings):
            continue
        if cited.search(before) and not unless.search(after):
            seen.add(instrument.title)
            yield Finding(span, None, {"原文": span.of(document.text), "题名": marked(instrument.title)})


_MARKS = ("《", "〈", "<", "“", '"', "‘", "'", "「", "『")
_NAME_FIELDS = {"原文": "写在书名号里的名称", "截至": "法规目录截至哪一天"}

CHECKS = (
    Check(
        "misnamed_instrument",
        misnamed,
        MisnamedOptions,
        {**_NAME_FIELDS, "应为": "正确的名称，带书名号"},
        ("sure", "likely", "unconfirmed"),
    ),
    Check("unknown_national_instrument", unknown_national, UnknownOptions, _NAME_FIELDS, ("national", "subordinate")),
    Check(
        "wrong_issuer",
        wrong_issuer,
        NoOptions,
        {
            "机关": "写成发文机关的机关",
            "题名": "文件的名称，带书名号",
            "发文机关": "目录登记的发文机关",
            "截至": "法规目录截至哪一天",
            "未核": "目录的这一项没有核实时的说明，否则为空",
        },
    ),
    Check(
        "unmarked_instrument", unmarked, UnmarkedOptions, {"原文": "没有书名号的名称", "题名": "完整的名称，带书名号"}
    ),
)
