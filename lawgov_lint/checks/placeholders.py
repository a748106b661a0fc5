"""Checks on what was left to be filled in: XX年, ××局, *次, 【】, （此处补充…）."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_lint.checks.base import Check, Context, Options
from lawgov_lint.checks.wording import named, quoted
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.words import around
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import wording_pattern

_SIGN = lazy(r"[Xx×*_]|[(【](?=[^()【】\n]{0,16}[)】])|某某|20(?=[0-9]?[X×x*])|TODO|FIXME|TBD")
"""Where a placeholder may begin; what it is, is looked at only there."""
_COUNTED = "[年月日号时件次场人名项条份个家宗起期篇册户万亿元%余多]"
_PLACE = (
    "(?:[省市县区州旗镇乡村局厅委办所](?!场|域|别|长|面|民|会|务|派|员|托|理|公|谓|有|在|属|以|用|里)"
    "|街道|社区|部门|办事处|司法)"
)
_BLANK = lazy(
    r"(?<![0-9A-Za-z])(?:19|20)[0-9]?[X×x*]{1,2}(?=年)"  # 20XX年 202×年
    r"|(?<![0-9A-Za-z×*./-])[X×]{1,4}(?:年[X×]{1,2})?月[X×]{1,2}日"  # ××年×月×日, 2024年X月X日
    rf"|(?<![0-9A-Za-z×*./-])[X×]{{2,6}}(?={_COUNTED}|{_PLACE})"  # XX局 ××件   not 京AXX012, YLXX型
    r"|(?<![0-9A-Za-z×*./-])xx{1,5}(?=[年月日件次场人名项局市县区镇])"  # xx年
    r"|(?<![0-9A-Za-z*×])[X×](?=[年月日])"  # ×年×月×日   not 3×5日
    rf"|(?<=[^\W\d_a-zA-Z])\*{{1,4}}(?={_COUNTED})(?!名下|人民|人员|人士|时|号)"  # 开展*次   not 138****1234
    rf"|某某(?:[省市县区镇乡局年月](?!场|域|别|长|面|民|内|外|份|底|初)|街道)"  # 某某局   not 张某某
    r"|\([ \t]{2,8}\)(?=[件次场人名项条份个家宗起期篇册户%])"  # （  ）件
    r"|【\s*】|【(?:单位|名称|年份|数字|日期|地名|姓名|待|请|此处)[^】\n]{0,16}】"
    r"|[(【](?:此处|请在此|请|待|需)(?:补充|填写|插入|填入|核实|补齐|添加)[^)】\n]{0,20}[)】]"  # （此处补充数据）
    r"|[(【][^()【】\n]{0,12}(?:待补充|待填写|待核实|待完善|待定稿|待更新)[)】]"
    r"|(?<![0-9A-Za-z_])_{2,}(?=[年月日件次场人名项条份个家%万元省市县区镇局])"  # ____件
    r"|(?<![0-9A-Za-z_])(?:TODO|FIXME|TBD)(?![0-9A-Za-z_])"
)


class PlaceholderOptions(Options):
    """What a placeholder may be instead.

    Args:
        unless: wordings around it that make it something else; □ is the placeholder.
        surnames: all in one word; behind one of them, where a name may begin, XX masks a name.
    """

    unless: tuple[str, ...] = ()
    surnames: str = ""


_NAME_BEHIND = "人员象民告工女男士生童"
"""A name may begin behind these as it may behind a mark: 申请人李××."""


def placeholder_left(document: Document, options: PlaceholderOptions, context: Context) -> Iterator[Finding]:
    """Something that was to be filled in."""
    lined = context.facts.lined
    done = 0
    heads: int | None = None
    for sign in _SIGN.finditer(document.folded):
        paragraph = context.facts.paragraph_at(sign.start())
        found = _BLANK.match(document.folded, sign.start()) if sign.start() >= done else None
        if found is None or paragraph is None or paragraph.kind in ("table", "attachment"):
            continue
        span = Span(*found.span())
        done = span.end
        if _NOUN.fullmatch(found.group()):
            heads = _heads(document) if heads is None else heads
            if heads >= FEW_HEADS:
                continue
        scene = around(lined, span, paragraph.span)
        before = lined[max(0, span.start - 2) : span.start]
        if (
            not (found.group()[0] in "X×x*" and _masks_name(before, options))
            and not quoted(context.facts, span)
            and not wording_pattern(options.unless).search(scene)
            and not named(context.facts, span, paragraph.span)
        ):
            yield Finding(span, None, {"原文": span.of(document.text)})


_HEAD = lazy(r"(?:^|[\n。 ])\s*【(?P<head>[^】\n]{2,20})】")
_NOUN = lazy(r"【[^】]{2}】")
FEW_HEADS = 3
"""So many columns with heads in 【】 make 【数字】 the head of another one."""


def _heads(document: Document) -> int:
    """How many heads of columns there are that nobody was to fill in: 【典型案例】."""
    return sum(not _BLANK.match(f"【{found['head']}】") for found in _HEAD.finditer(document.folded))


def _masks_name(before: str, options: PlaceholderOptions) -> bool:
    begins = len(before) < 2 or not before[0].isalnum() or before[0] in _NAME_BEHIND
    return before[-1:] != "" and before[-1] in options.surnames and begins


CHECKS = (Check("placeholder_left", placeholder_left, PlaceholderOptions, {"原文": "占位的文字"}),)
