"""The words of the command line, with help and error texts in Chinese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from lawgov_lint.batch import MOST_JOBS
from lawgov_lint.catalog.model import PROFILES
from lawgov_lint.cli.streams import PROGRAM
from lawgov_lint.diagnostics import SEVERITIES
from lawgov_lint.reporters.layout import cells, wrap
from lawgov_lint.version import VERSION

YEARS = range(1990, 2101)

ABOUT = "检查法治政府建设年度报告：哪里有问题，依据是什么，怎么改。"
COMMANDS = {
    "check": "检查文件；可以省略这个词",
    "explain": "一条规则的说明：查什么，依据，例子，已知误报",
    "laws": "查法律、法规、文件：版本、日期、条数、是否有效、由什么替代",
    "rules": "全部规则，哪些开着，为什么；rules check 检验规则文件，rules index 写规则一览",
    "figures": "报告里的数据列成表；给出上年的报告，就两年并排，算好升降",
    "text": "读到的文字：每段的位置和类别，哪些被当作网页文字",
}
OWN_TABLE = "本单位自己的文件表（.tsv 或 .csv，列名同 rules/data/instruments.tsv，只有 title 必须有）；和自带的一起用"
PREVIOUS = "上年的报告：核对上年的数、没有变的不足、没有交代的安排；一次只检查一份时可用"
STATUS = (
    "退出状态：0 没有问题；1 有问题；2 用法不对或文件不存在；3 有文件读不了；130 中断。"
    "几种同时出现时，2 重于 3，3 重于 1。"
)

FIGURES = (
    "csv、json 里的数都写成完整的数（6.3万 是 63000），原来的写法另有一栏；约数另外标明。"
    "可加的话只在两年的数都是确数时给出，请核对口径以后再用。"
    "退出状态：0 列出来了；2 用法不对或文件不存在；3 文件读不了。"
)

# What argparse says → what we say; groups fill the braces. The rest of a message about one argument is translated too.
MESSAGES: tuple[tuple[str, str], ...] = (
    (r"argument (\S+): (.+)", "{0}：{1}"),
    (r"the following arguments are required: (.+)", "缺少 {0}"),
    (r"unrecognized arguments: (.+)", "不认识 {0}"),
    (r"ambiguous option: (.+) could match (.+)", "{0} 不明确，可能是 {1}"),
    (r"invalid choice: (.+) \((?:choose from|maybe you meant) (.+)\)", "没有 {0} 这个值，可以写 {1}"),
    (r"expected one argument", "后面要写一个值"),
    (r"expected at most one argument", "后面最多写一个值"),
    (r"expected at least one argument", "后面至少要写一个值"),
    (r"expected (\d+) arguments?", "后面要写 {0} 个值"),
    (r"invalid \w+ value: (.+)", "{0} 不是合适的值"),
    (r"not allowed with argument (.+)", "不能和 {0} 一起用"),
    (r"one of the arguments (.+) is required", "{0} 当中要写一个"),
    (r"ignored explicit argument (.+)", "后面不带值，却写了 {0}"),
    (r"unexpected option string: (.+)", "不认识 {0}"),
)


def parse(words: list[str]) -> argparse.Namespace:
    """What the words ask for; ``command`` is a key of :data:`COMMANDS`, ``rules check`` or ``rules index``.

    A bare first word that names a command is that command, whatever files there are.

    Raises:
        SystemExit: 2 for wrong use, 0 after help or the version was printed.
    """
    command = words[0] if words and words[0] in COMMANDS else "check"
    rest = words[1:] if words[:1] == [command] else words
    if command == "rules" and rest[:1] in (["check"], ["index"]):
        command, rest = f"rules {rest[0]}", rest[1:]
    # What follows "--" are paths, whatever they begin with; parse_intermixed_args loses them (CPython 3.11).
    end = rest.index("--") if "--" in rest else len(rest)
    paths = [f"./{path}" if path.startswith("-") else path for path in rest[end + 1 :]]
    options = _PARSERS[command]().parse_intermixed_args(rest[:end] + paths)
    options.command = command
    return options


class Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese; options are never abbreviated, so that new ones cannot change what old ones mean."""

    def __init__(self, program: str, operands: str, about: str, epilog: str = "") -> None:
        super().__init__(
            prog=program,
            usage=f"%(prog)s [选项] {operands}".rstrip(),
            description=about,
            epilog=epilog,
            formatter_class=HelpText,
            allow_abbrev=False,
            add_help=False,
        )
        self.main = self.add_argument_group("参数和选项")

    def add_help_option(self) -> None:
        """Add ``-h``, after everything else."""
        self.main.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how to find out more; exit with 2."""
        known = [option for action in self._actions for option in action.option_strings]
        hint = _hint(message, known)
        self.exit(2, f"{PROGRAM}: {translate(message)}{hint}。用法见 {self.prog} --help\n")


class HelpText(argparse.HelpFormatter):
    """Help wrapped by the columns that Chinese characters take."""

    def __init__(self, prog: str) -> None:
        from shutil import get_terminal_size

        width = min(get_terminal_size().columns, 100) - 2
        super().__init__(prog, max_help_position=26, width=max(width, 40))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The usage line, under its Chinese name."""
        super().add_usage(usage, actions, groups, prefix or "用法：")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for each in text.split("\n") for line in _hanging(each, width - len(indent)))


def _hanging(line: str, width: int) -> list[str]:
    """A line wrapped; what stands in two columns hangs under the second one."""
    columns = re.match(r" +\S+ {2,}", line)
    if not columns:
        return wrap(line, width)
    indent = cells(columns.group())
    first, *rest = wrap(line[columns.end() :], width - indent)
    return [columns.group() + first, *(" " * indent + each for each in rest)]


def translate(message: str) -> str:
    """One of argparse's complaints in Chinese; our own pass as they are."""
    for pattern, chinese in MESSAGES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return chinese.format(*map(_value, match.groups()))
    return message


def _value(text: str) -> str:
    """What stands in a complaint: another complaint, or values, `'draft', 'review'` as `draft、review`."""
    translated = translate(text)
    if translated != text:
        return translated
    return re.sub(r"'([^']*)'(, )?", lambda match: match.group(1) + ("、" if match.group(2) else ""), text)


def _hint(message: str, known: list[str]) -> str:
    """A guess at the option that was meant."""
    from difflib import get_close_matches

    wrong = re.match(r"unrecognized arguments: (--[\w-]+)", message)
    close = get_close_matches(wrong.group(1), known, n=1, cutoff=0.75) if wrong else []
    return f"（是不是 {close[0]}？）" if close else ""


def _names(text: str) -> list[str]:
    """Names between commas, of either width."""
    return [name.strip() for name in re.split("[,，]", text) if name.strip()]


def _severity(text: str) -> tuple[str, str]:
    name, equals, level = text.rpartition("=")
    if not (name and equals and level):
        raise argparse.ArgumentTypeError(f"“{text}”要写成 规则=级别 或 规则/情形=级别，如 missing-title=note")
    return name.strip(), level.strip()


def _year(text: str) -> int:
    if re.fullmatch(r"[0-9]{4}", text) and int(text) in YEARS:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是年度；写四位数字，{YEARS[0]} 到 {YEARS[-1]}")


def _jobs(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,4}", text) and 1 <= int(text) <= MOST_JOBS:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是进程数；写 1 到 {MOST_JOBS} 的整数")


def _day(text: str) -> str:
    from datetime import date

    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and date.fromisoformat(text):
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{text}”不是日期；写成 2024-03-31 这样")


def _check_parser() -> Parser:
    commands = "\n".join(f"  {name:<9} {says}" for name, says in COMMANDS.items())
    parser = Parser(PROGRAM, "PATH…", ABOUT, f"其他命令（放在最前面；各有 --help）：\n{commands}\n\n{STATUS}")
    add = parser.main.add_argument
    add(
        "paths",
        metavar="PATH",
        nargs="+",
        help="文件、文件夹或通配符（*.txt）；文件夹只取认识的后缀；- 是标准输入",
    )
    add("--format", metavar="NAME", default="terminal", help="输出格式：terminal（默认）、concise（一处一行）或 json")
    add("-o", "--output", metavar="FILE", help="把结果写进文件，写完才出现；默认写到标准输出")
    add_selection(parser)
    add("--fail-on", choices=SEVERITIES, default="warning", help="有这一级或更重的问题时退出状态为 1；默认 warning")
    add("--fix", action="store_true", help="改写文件：做稳妥的修改，再报告剩下的问题")
    add("--unsafe-fixes", action="store_true", help="连同需要人看一眼的修改；与 --fix 或 --diff 一起用")
    add("--diff", action="store_true", help="只看要改的地方，不改写文件；有要改的退出状态为 1")
    add("--kind", metavar="KIND", help="按这一种文件检查，如 annual-report；默认自己认")
    add("--year", metavar="YYYY", type=_year, help="报告年度；默认自己认")
    add("--as-of", metavar="DATE", type=_day, help="按这一天判断事件和期限，如 2024-03-31；默认用成文日期")
    add("--instruments", metavar="FILE", help=OWN_TABLE)
    add("--previous", metavar="FILE", help=PREVIOUS)
    add("--jobs", metavar="N", type=_jobs, help="几个进程同时检查；默认用上所有的核，文件少时只用一个")
    add("--timings", action="store_true", help="在标准错误上列出各阶段、各规则用的时间")
    add("--version", action="version", version=f"{PROGRAM} {VERSION}", help="显示版本")
    parser.add_help_option()
    return parser


def add_selection(parser: Parser) -> None:
    """The options that choose rules and their severity."""
    add = parser.main.add_argument
    add("--profile", choices=PROFILES, default="review", help="档次：draft 起草，review 送审（默认），publish 公布")
    for option, says in (
        ("--select", "只用这些规则或类别；可写多次，也可用逗号隔开"),
        ("--extend-select", "另外加上这些规则或类别"),
        ("--ignore", "不用这些规则或类别；点名重于类别，同等时以不用为准"),
    ):
        add(option, metavar="NAMES", action="extend", type=_names, default=[], help=says)
    add(
        "--severity",
        metavar="NAME=LEVEL",
        action="append",
        type=_severity,
        default=[],
        help="改一条规则（或 规则/情形）的级别：error、warning、note 或 off；可写多次",
    )


def _explain_parser() -> Parser:
    parser = Parser(f"{PROGRAM} explain", "ID…", COMMANDS["explain"] + "。")
    parser.main.add_argument("ids", metavar="ID", nargs="+", help="规则名，如 missing-problems")
    parser.add_help_option()
    return parser


def _laws_parser() -> Parser:
    about = COMMANDS["laws"] + "。"
    status = "退出状态：0 找到了；1 没有找到；2 用法不对或文件表有错。"
    parser = Parser(f"{PROGRAM} laws", "QUERY…", about, status)
    add = parser.main.add_argument
    add("query", metavar="QUERY", nargs="+", help="题名、题名的一部分、简称或文号；几个词要都有")
    add("--as-of", metavar="DATE", type=_day, help="这一天有效的是哪一版，如 2024-03-31")
    add("--format", choices=("table", "json"), default="table", help="输出格式：table（默认）或 json")
    add("--instruments", metavar="FILE", help=OWN_TABLE)
    parser.add_help_option()
    return parser


def _text_parser() -> Parser:
    parser = Parser(f"{PROGRAM} text", "FILE", COMMANDS["text"] + "。")
    parser.main.add_argument("path", metavar="FILE", help="一个文件；- 是标准输入")
    parser.add_help_option()
    return parser


def _figures_parser() -> Parser:
    parser = Parser(f"{PROGRAM} figures", "FILE", COMMANDS["figures"] + "。", FIGURES)
    add = parser.main.add_argument
    add("path", metavar="FILE", help="一份报告；- 是标准输入")
    add("--previous", metavar="FILE", help="上年的报告：两年并排，算好升降，列出新出现的和不见了的")
    add("--format", choices=("table", "csv", "json"), default="table", help="table 表格（默认）、csv 或 json")
    add("-o", "--output", metavar="FILE", help="把结果写进文件；csv 带 BOM，用 Excel 打开不会乱码")
    add("--year", metavar="YYYY", type=_year, help="报告年度；默认自己认")
    parser.add_help_option()
    return parser


def _rules_parser() -> Parser:
    about = "全部规则，哪些开着，为什么；选择规则的选项和检查时相同。"
    parser = Parser(f"{PROGRAM} rules", "", about, "rules check：检验规则文件。rules index：写规则一览。")
    add_selection(parser)
    parser.add_help_option()
    return parser


def _rules_check_parser() -> Parser:
    parser = Parser(f"{PROGRAM} rules check", "", "检验规则文件的写法，试一遍里面的例子，一次说出所有不对的地方。")
    parser.add_help_option()
    return parser


def _rules_index_parser() -> Parser:
    parser = Parser(f"{PROGRAM} rules index", "", "按规则文件写出规则一览 rules/INDEX.md。")
    parser.main.add_argument("--check", action="store_true", help="只看它是否最新，不写；不是最新时退出状态为 1")
    parser.add_help_option()
    return parser


_PARSERS: dict[str, Callable[[], Parser]] = {
    "check": _check_parser,
    "explain": _explain_parser,
    "laws": _laws_parser,
    "figures": _figures_parser,
    "text": _text_parser,
    "rules": _rules_parser,
    "rules check": _rules_check_parser,
    "rules index": _rules_index_parser,
}
