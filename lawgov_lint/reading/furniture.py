"""What stands around a report on a web page: its labels, its buttons, its set phrases.

They are grammar of the reader, needed before any rule or vocabulary is loaded, and so stand here and not in
``rules/``. Sources: the five samples and the forms listed from 76 real pages (2016-2025).
"""

from __future__ import annotations

from lawgov_lint.values import NamedTuple

STRONG = 2
"""Hardly ever begins a line of a report."""
WEAK = 1
"""Counts alone only before and after the body."""
COMPANION = 0
"""Counts only beside others."""

DATE = "date"
COUNT = "count"
FONT = "font"
ORGAN = "organ"
TEXT = "text"
LONG = "long"
PATH = "path"
LINK = "link"
NOTICE = "notice"

ADDRESSES = frozenset(("地址", "电话", "联系电话", "邮编", "邮政编码", "邮箱", "传真"))
"""Of a page's foot, but also of a report's contact line: they never make residue, not even beside others of theirs."""


class Label(NamedTuple):
    """What follows a label, and how much it speaks for a web page."""

    value: str
    strength: int


def _labels(value: str, strong: str = "", weak: str = "", companion: str = "") -> dict[str, Label]:
    found = {}
    for words, strength in ((strong, STRONG), (weak, WEAK), (companion, COMPANION)):
        found.update(dict.fromkeys(words.split(), Label(value, strength)))
    return found


LABELS: dict[str, Label] = {
    **_labels(
        DATE,
        "发布日期 发布时间 发稿日期 发稿时间 公开日期 公开时间 成文日期 成文时间 更新日期 更新时间 生成日期 生成时间 "
        "发文日期 发文时间 印发日期 印发时间 录入时间 上传时间 上网日期 最后更新",
        "时间 日期 发布 更新",
        "失效日期 废止日期 生效日期 实施日期 施行日期",
    ),
    **_labels(
        COUNT,
        "访问次数 访问量 浏览次数 浏览人次 浏览量 浏览数 阅读次数 阅读人次 阅读量 阅读数 点击次数 点击量 点击数 点击率 "
        "访问人次",
        "浏览 阅读 点击 访问 人气",
    ),
    **_labels(FONT, "字号 字体 字体大小 文字大小 字体显示 视力保护色 背景色 分享到 分享至 一键分享", "分享 保护视力色"),
    **_labels(
        ORGAN,
        "文章来源 稿件来源 发布机构 发布单位 发布部门 发布机关 发布者 发布人 发文机构 制发机关 "
        "公开机构 公开单位 责任部门 公开责任部门 信息提供单位 责任编辑 责编 文章作者 信息员 网站编辑",
        "来源 信息来源 内容来源 来源单位 作者 编辑 供稿 供稿单位 撰稿 发文机关 发文单位",
        "审核 校对 初审 复审 终审 签发 录入 审核人 编辑人",
    ),
    **_labels(
        TEXT,
        "索引号 信息索引号 索取号 公开形式 公开方式 公开范围 公开类别 公开类型 公开属性 公开时限 公开程序 信息分类 "
        "信息类别 主题分类 组配分类 体裁分类 服务对象分类 服务对象 信息名称 信息标题 发文字号 文件编号 统一登记号 "
        "统一编号 有效性 效力状态 文件状态",
        "名称 标题 文件名称 文件标题 公文标题 公文名称",
        "文号 主题词 主题 分类 关键词 关键字 语种 载体 体裁 有效期 备注 生命周期",
    ),
    **_labels(LONG, "内容概述 内容摘要 信息摘要 信息概述", companion="摘要 概述"),
    **_labels(
        PATH,
        "当前位置 您当前的位置 您当前位置 您所在的位置 您所在位置 您现在的位置 您的位置 你的位置 你所在的位置 "
        "你现在的位置 你当前的位置 当前所在位置 当前的位置 现在位置 所在位置",
        "位置",
    ),
    **_labels(
        LINK,
        "上一篇 下一篇 上一条 下一条 上篇文章 下篇文章 附件下载 文件下载 下载附件 相关附件 相关链接 相关阅读 相关文章 "
        "相关新闻",
    ),
    **_labels(
        NOTICE,
        "技术支持 版权所有 网站标识码 政府网站标识码 网站主办 网站承办",
        "主办 承办 主办单位 承办单位 协办 协办单位 运维单位",
        " ".join(sorted(ADDRESSES)),
    ),
}
"""Label without inner spaces → what follows it."""

DOWNLOADS = frozenset(("附件下载", "文件下载", "下载附件", "相关附件"))
"""The names of files follow, in the same line or below."""

LONGEST_LABEL = max(map(len, LABELS))

_STRONG_BUTTONS = (
    "加大字体 缩小字体 放大字体 减小字体 取消收藏 收藏本站 收藏本页 设为首页 加入收藏 打印本页 打印此页 打印文章 "
    "打印页面 "
    "关闭窗口 关闭本页 关闭页面 返回顶部 回到顶部 返回首页 返回列表 返回上一页 分享到 分享至 一键分享 QQ空间 QQ好友 "
    "新浪微博 腾讯微博 人人网 微信朋友圈 无障碍 无障碍浏览 无障碍阅读 进入无障碍 长者模式 长者版 长者专区 关怀版 "
    "关怀模式 "
    "老年模式 适老化 简体中文 繁体中文 繁體中文 手机版 移动版 语音播报 语音朗读 我要纠错 内容纠错 网站地图 网站声明 "
    "隐私声明 隐私保护 附件下载 文件下载 全文下载 下载全文 复制链接 扫一扫 扫码分享 站内搜索 高级搜索 RSS订阅"
)
_WEAK_BUTTONS = (
    "打印 收藏 分享 转发 关闭 微信 微博 朋友圈 豆瓣 QQ 简体 繁体 繁體 首页 网站首页 登录 注册 登陆 搜索 English 纠错 "
    "朗读 听全文 下载 放大 缩小 联系我们 关于我们 使用帮助 网站帮助 法律声明 A+ A- 返回 导出"
)
# 大 中 小 are sizes of type only side by side, and the sections of a site stand in its menu.
_SIDE_BY_SIDE = (
    "大 中 小 超大 特大 标准 默认 正常 T 政务公开 政府信息公开 信息公开 政务服务 办事服务 互动交流 政民互动 解读回应 "
    "新闻中心 新闻动态 政务动态 机构设置 机构职能 公众参与 数据开放 政府数据"
)

BUTTONS: dict[str, int] = {
    **dict.fromkeys(_SIDE_BY_SIDE.split(), COMPANION),
    **dict.fromkeys(_WEAK_BUTTONS.split(), WEAK),
    **dict.fromkeys(_STRONG_BUTTONS.split(), STRONG),
}
"""Word to click on → how much it speaks for a web page."""

SIZES = frozenset(("大", "中", "小", "超大", "特大", "标准", "默认", "正常", "T", "A+", "A-", "放大", "缩小"))

LONGEST_BUTTON = max(map(len, BUTTONS))

SPACES = " \t\u3000\xa0\u200b\ufeff"
SEPARATORS = SPACES + "|｜[]［］【】()（）「」•·●◆■▪◎★►▶*-/,，&©"
"""What may stand between two pieces of furniture; no full stop, no semicolon."""

BULLETS = frozenset("•·●◆■▪◎★►▶*-")

_PHRASES: tuple[tuple[str, str, str, int], ...] = (
    # First words, pattern of the whole phrase, kind of residue, strength.
    # 欢迎访问某市人民政府门户网站; not 欢迎访问者留言
    (
        "欢迎",
        r"欢迎您?(?:访问|光临|来到|浏览|您)[^\s，,。；;：:]{0,30}?(?:网站|门户网|官网|信息网|政务网|平台)[!！]?(?=\s|$)",
        "navigation",
        STRONG,
    ),
    ("今天是", r"今天是[:：]?(?=[ \u3000]?\d)", "navigation", COMPANION),
    # 扫一扫在手机打开当前页; not 扫一扫，听讲解
    (
        "扫一扫",
        r"扫一扫[，,]?[^\s，,。；;]{0,4}手机[^\s，,。；;]{0,3}(?:打开|查看|浏览|阅读)[^\s，,。；;]{0,6}",
        "notice",
        STRONG,
    ),
    ("用手机", r"用手机扫[^\s。；;]{0,16}", "notice", STRONG),
    ("扫描二维码", r"扫描二维码[，,]?[^\s，,。；;]{0,4}手机[^\s。；;]{0,12}", "notice", STRONG),
    # ICP备12000001号-1, behind the sign of a province; not ICP备案管理
    ("ICP", r"ICP[备证]\s?(?:\d{4,12}号?|[A-Z\d-]{4,16}号?)(?:-\d{1,3})?", "notice", STRONG),
    ("公网安备", r"公网安备\s?[:：]?\s?\d{6,20}\s?号?", "notice", STRONG),
    ("版权所有", r"版权所有(?=[\s©|｜]|$)[ ©]{0,3}[^\s，,。；;：:]{0,30}", "notice", STRONG),
    ("Copyright", r"Copyright[ ©0-9-]{0,24}[\u4e00-\u9fff]{0,30}(?: ?All Rights Reserved\.?)?", "notice", STRONG),
    ("本站由", r"本站由[^，。；：]{2,30}?(?:主办|承办|维护|建设)", "notice", STRONG),
    ("本网站由", r"本网站由[^，。；：]{2,30}?(?:主办|承办|维护|建设)", "notice", STRONG),
    ("建议使用", r"建议使用[^。；]{2,60}?浏览(?:器|本站|本网站)?", "notice", COMPANION),
)

PHRASES = {first[0]: tuple(phrase for phrase in _PHRASES if phrase[0][0] == first[0]) for first, *_ in _PHRASES}
"""First character → the phrases that begin with it."""

FIRST_CHARACTERS = frozenset(word[0] for word in (*LABELS, *BUTTONS, *PHRASES))
"""What a line of furniture begins with, separators aside; digits and the signs of provinces excepted."""
