"""Measure words, and how one is recognised behind a number: 12件, 6场(次), but not 12人民."""

from __future__ import annotations

from lawgov_lint.patterns import lazy

_PLAIN = (
    "宗 例 卷 册 篇 份 幅 栋 幢 艘 架 枚 株 辆 笔 轮 桩 封 页 亩 吨 岁 票 倍 元 首 ‰ % 对 种 段 趟 遍 张 块 套 间 堂 "
    "米 片 人次 场次 家次 件次 户次 车次 批次 班次 项次 份次 宗次 轮次 卷次 起次 条次 所次 艘次 处次 频次 "
    "美元 学时 课时 公里 平方米 平方公里 立方米 公顷 公斤 千克 个百分点 百分点 个月 个工作日 工作日"
)
UNITS = dict.fromkeys(_PLAIN.split(), "") | {
    "个": "别性",
    "件": "套",
    "人": "民大员才口社力格行身工物类事生数",
    "名": "义誉录称",
    "位": "于置列居",
    "家": "庭长属电具教",
    "次": "序要日年月",
    "场": "所地馆景面",
    "期": "间限末货刊",
    "批": "准复示评阅",
    "项": "目",
    "条": "例款件",
    "起": "草诉到来点步至初",
    "部": "门委分署队级",
    "本": "级地市县区局科月年院单",
    "处": "罚置理分级室于",
    "所": "有在以属",
    "户": "外口籍",
    "台": "账风湾",
    "支": "持付撑出部援",
    "面": "积向临对",
    "座": "谈",
    "类": "似型",
    "组": "织长成建",
    "节": "约",
    "课": "题程",
    "单": "位独",
    "只": "有能是需要",
    "则": "",
    "字": "号",
    "班": "子",
    "道": "路德",
    "站": "点",
}
"""The measure words, each with the characters that make another word of it: 3人, but not 人 in 3人民."""
LAST_UNITS = frozenset(("小时", "分钟", "天", "日", "年", "周", "秒", "成", "分"))
"""Units only at the end of a clause: they are names before a noun, 24小时自助服务区, 15分钟服务圈, 3年行动, 2成立."""
_AFTER_TIME = "内以之左不完的压缩减降增提到至"
"""Where a time is no name: 由3天压减到1天, 5天内."""
ENDS = frozenset(',。;:!?、()\n 》”"')
"""What ends a clause or a member of a list."""


def _expression() -> str:
    """All measure words, the longest first; a second one may stand in brackets, 场(次)."""
    longest = sorted(UNITS, key=lambda word: (-len(word), word))
    words = "|".join(f"{word}(?![{UNITS[word]}])" if UNITS[word] else word for word in longest)
    single = "".join(word for word in longest if len(word) == 1)
    last = "|".join(sorted(LAST_UNITS, key=lambda word: (-len(word), word)))
    ends = "".join(sorted(ENDS))
    return rf" ?(?:(?P<unit>(?:{words})(?:\([{single}]\))?)|(?P<last>{last})(?=[{ends}{_AFTER_TIME}]|\Z))"


_UNIT = lazy(_expression())


def unit_at(folded: str, at: int, end: int) -> tuple[str, int]:
    """The measure word at an offset, a space before it allowed, and where it ends.

    >>> unit_at("12 人次。", 2, 6), unit_at("3人民", 1, 3)
    (('人次', 5), ('', 1))
    """
    found = _UNIT.match(folded, at, end)
    return (found["unit"] or found["last"], found.end()) if found else ("", at)
