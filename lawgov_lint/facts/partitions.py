"""Ways in which a whole of this field falls into parts that do not overlap: 民事 and 刑事, 受理 and 不予受理."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lawgov_lint.patterns import lazy
from lawgov_lint.values import NamedTuple


class Partition(NamedTuple):
    """One way.

    Args:
        parts: word → the part it names; of two words that fit, the longer one counts.
        complete: sets of parts that leave nothing over in an ordinary report.
    """

    parts: Mapping[str, str]
    complete: tuple[frozenset[str], ...]


def _partition(parts: str, *complete: str) -> Partition:
    """From words with spaces between them; those with | between them name the same part, by the first of them."""
    groups = [each.split("|") for each in parts.split()]
    names = {word: group[0] for group in groups for word in group}
    return Partition(names, tuple(frozenset(each.split()) for each in complete))


_LEFT = "在审|在办|未结|未审结|未办结|审理中|办理中|正在办理|正在审理|尚在审理|尚在办理"
PARTITIONS = (
    _partition("民事 刑事 行政", "民事 刑事"),
    _partition("受理 不予受理|不受理 告知 转送 补正|补充材料", "受理 不予受理 告知", "受理 不予受理 补正"),
    _partition(  # what is settled also ends with 终止
        "维持 驳回 驳回复议申请|驳回行政复议申请|驳回申请 撤销 变更 确认违法|确认无效 责令 终止|调解|和解|撤回 中止 "
        + _LEFT,
        "维持 在审",
        "维持 撤销 终止",
    ),
    _partition(f"办结|审结|已结|结案 {_LEFT}", "办结 在审"),
    _partition("普通程序|一般程序 简易程序 快速办理", "普通程序 简易程序"),
    _partition(
        "保留|继续有效 修改|修订|拟修改|拟修订 废止|拟废止 失效",
        "保留 修改 废止",
        "保留 废止",
        "保留 修改 失效",
        "保留 失效",
    ),
    _partition("线上 线下", "线上 线下"),
    _partition("网上 现场 热线", "网上 现场", "现场 热线"),
    _partition("一审 二审 再审", "一审 二审"),
    _partition("男性 女性", "男性 女性"),
    _partition("专职 兼职", "专职 兼职"),
    _partition("上年结转|旧存 新收|新受理|今年受理|本年受理", "上年结转 新收"),
    _partition("上半年 下半年", "上半年 下半年"),
    _partition("已整改|整改完成 正在整改|整改中 未整改|尚未整改", "已整改 正在整改", "已整改 未整改"),
    _partition("合格 不合格", "合格 不合格"),
    _partition("采纳 未采纳|不予采纳 部分采纳", "采纳 未采纳"),
    _partition("党内 行政", "党内 行政"),
    _partition("政府规范性文件 部门规范性文件", "政府规范性文件 部门规范性文件"),
    _partition("建议 提案", "建议 提案"),
    _partition("行政处罚 行政许可 行政强制 行政检查"),
)
"""No levels (国家级, 省级) and no 优秀 beside 合格: one is counted in the other."""
REST = ("其他", "其它", "其余", "另外", "剩余")
"""A part of any whole: what is left."""
_OVERLAPPING = lazy(  # parts that may count the same thing twice
    "女|党员|涉|重大|重点|疑难|复杂|群体|农民工|未成年|老年|妇女|残疾|青少年|学历|本科|大专|研究生|持证|资格|年龄|岁|以上|以下"
    "|成功|率|占|参与|累计|新增|首次|获|被|已"
)


class Reading(NamedTuple):
    """What the names of some parts say about them.

    Args:
        known: so many of the first ones belong to one partition, each to another of its parts.
        complete: those are all there are.
        disjoint: nothing in any of the names lets the parts overlap.
    """

    known: int
    complete: bool
    disjoint: bool


@lru_cache(maxsize=256)
def read_labels(labels: tuple[str, ...]) -> Reading:
    """What the words in front of some parts say, in text order."""
    best = Reading(0, False, not any(_OVERLAPPING.search(label) for label in labels))
    for partition in PARTITIONS:
        names: list[str] = []
        bare: list[str] = []
        for label in labels:
            word = _name_in(label, partition.parts)
            name = partition.parts.get(word, word)
            if not word or name in names:
                break
            names.append(name)
            bare.append(label.replace(word, ""))
        found = {name for name in names if name not in REST}
        if len(names) > max(1, best.known) and found:
            complete = len(names) > len(found) or any(each <= found for each in partition.complete)
            best = Reading(len(names), complete, not any(_OVERLAPPING.search(label) for label in bare))
    last = next((n for n, label in enumerate(labels) if n and label.startswith(REST)), 0)
    if last >= max(1, best.known):  # whatever they are called: with the rest they are all
        best = Reading(last + 1, True, not any(_OVERLAPPING.search(label) for label in labels[: last + 1]))
    return best


def _name_in(label: str, parts: Mapping[str, str]) -> str:
    """The longest word in a label that names a part."""
    return max((word for word in (*parts, *REST) if word in label), key=len, default="")
