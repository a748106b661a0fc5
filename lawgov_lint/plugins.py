"""Find packs, load them, and put together what they and we offer; anything wrong with a pack ends the run.

::

    sys.path ─▶ is there a pack at all? ─▶ entry points ─▶ Pack: imported, API and hooks checked ─▶ Plugins
                (mostly not: then neither pluggy nor importlib.metadata is imported)

A pack adds; it takes nothing away. So hook wrappers are refused, and so is every name that is taken already.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from lawgov_lint import builtin
from lawgov_lint.errors import PluginError
from lawgov_lint.hooks import API_VERSION, HOOKS, PROJECT, Reader, Specification
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from types import TracebackType

    import pluggy

    from lawgov_lint.checks.base import Check
    from lawgov_lint.reporters.base import Reporter

Offered = TypeVar("Offered")

_SECTION = f"[{PROJECT}]".encode()
_MAX_SHOWN = 120  # characters of a wrong value in a message: a line of a console


class Plugins(NamedTuple):
    """All that rules, checks, readers and reporters can do in this run.

    Args:
        rule_dirs: pack name (None for ours) and folder.
        checks: by kind; those of a pack are ``pack/kind``.
        readers: by suffix, lower case, with the dot.
        reporters: by the name ``--format`` takes.
    """

    rule_dirs: tuple[tuple[str | None, str], ...]
    checks: Mapping[str, Check]
    readers: Mapping[str, Reader]
    reporters: Mapping[str, type[Reporter]]


class Pack(NamedTuple):
    """Something that offers rules, checks, readers or reporters.

    Args:
        name: of the entry point; None for what comes with lawgov-lint.
        distribution: name and version of what was installed.
        hooks: hook name and function, in the order of the specification.
    """

    name: str | None
    distribution: str
    hooks: tuple[tuple[str, Callable[[], Any]], ...] = ()

    @property
    def title(self) -> str:
        """What messages call it."""
        return f"扩展包“{self.name}”（{self.distribution}）" if self.name else "内置部分"

    def refusal(self, why: str, cause: BaseException | None = None) -> PluginError:
        """The error that ends the run because of this pack; it names the pack, and where the cause was raised."""
        said = f"：{_said(cause)}（{_origin(cause.__traceback__)}）" if cause else ""
        remedy = "请改正这个扩展包，或者把它卸载后再检查" if self.name else "请重新安装"
        return PluginError(f"{self.title}不能用：{why}{said}。{remedy}。")


def load_plugins() -> Plugins:
    """What we offer and what every installed pack offers; packs are in the order of their names.

    Raises:
        PluginError: a pack, or our own installation, cannot be used as it is.
    """
    ours = Pack(None, PROJECT, tuple((hook, getattr(builtin, hook)) for hook in HOOKS))
    return _gather([ours, *(_load_packs() if packs_may_be_installed(sys.path) else ())])


# Is there a pack at all?  importlib.metadata costs 0.09 s to answer that (2026-11), this 0.001 s.


def packs_may_be_installed(folders: Iterable[str]) -> bool:
    """Whether some distribution there announces a pack, or cannot be ruled out to do so.

    Args:
        folders: as ``sys.path``; an empty name is the current folder.

    Raises:
        PluginError: a folder or an announcement may not be read.
    """
    if any(hasattr(finder, "find_distributions") and not _is_path_finder(finder) for finder in sys.meta_path):
        return True
    return any(_announces_pack(folder) for folder in dict.fromkeys(folders) if isinstance(folder, str))


def _is_path_finder(finder: object) -> bool:
    return getattr(finder, "__module__", "") == "_frozen_importlib_external"


def _announces_pack(folder: str) -> bool:
    if folder.lower().endswith(".egg"):
        return os.path.exists(folder)
    try:
        with os.scandir(folder or ".") as entries:
            infos = [entry.path for entry in entries if entry.name.lower().endswith((".dist-info", ".egg-info"))]
    except FileNotFoundError:
        return False
    except PermissionError as error:
        raise _unreadable(folder, error) from error
    except (OSError, ValueError):  # a zip file, for one: importlib.metadata knows how to look into it
        return True
    return any(_has_section(os.path.join(info, "entry_points.txt")) for info in infos)


def _has_section(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _SECTION in file.read()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> PluginError:
    return PluginError(
        f"读不了 {path}，不知道那里有没有装扩展包：{error.strerror}。请放开读取权限，或者把它移出 sys.path。"
    )


# Entry points → packs


def _load_packs() -> list[Pack]:
    import pluggy

    manager = pluggy.PluginManager(PROJECT)
    mark = pluggy.HookspecMarker(PROJECT)
    for hook in HOOKS:
        mark(getattr(Specification, hook))
    manager.add_hookspecs(Specification)
    packs: dict[str, Pack] = {}
    for point in _entry_points():
        pack = Pack(point.name, _distribution(point))
        if not _is_name(point.name, "-"):
            raise pack.refusal("扩展包的名称只能用小写字母、数字和连字符，以字母开头，例如 my-office")
        if point.name in packs:
            raise pack.refusal(f"名称与 {packs[point.name].distribution} 的扩展包相同")
        packs[point.name] = pack._replace(hooks=_load_hooks(pack, point, manager))
    return list(packs.values())


def _entry_points() -> list[EntryPoint]:
    from importlib import metadata

    try:
        points = metadata.entry_points(group=PROJECT)
        return sorted(points, key=lambda point: (point.name, _distribution(point), point.value))
    except Exception as error:
        raise PluginError(f"读不了已安装的扩展包的登记信息：{_said(error)}。") from error


def _distribution(point: EntryPoint) -> str:
    """Name and version; what the entry point names where METADATA is missing or broken."""
    try:
        name, version = (point.dist.name, point.dist.version) if point.dist else (None, None)
    except Exception:  # the pack is still loaded, or refused, under the name of its entry point
        return point.value
    return f"{name} {version}" if name else point.value


def _load_hooks(pack: Pack, point: EntryPoint, manager: pluggy.PluginManager) -> tuple[tuple[str, Any], ...]:
    try:
        plugin = point.load()
    except (Exception, SystemExit) as error:
        raise pack.refusal(f"导入 {point.value} 失败", error) from error
    _check_api(pack, plugin)
    try:
        _check_names(pack, plugin, manager)
        manager.register(plugin, pack.name)
        manager.check_pending()
    except PluginError:
        raise
    except Exception as error:
        raise pack.refusal("钩子的写法不合要求", error) from error
    callers = [(hook, getattr(manager.hook, hook)) for hook in HOOKS]
    hooks = tuple((hook, impl.function) for hook, caller in callers for impl in _hooks_of(plugin, caller))
    if not hooks:
        raise pack.refusal(f"没有提供任何钩子（{'、'.join(HOOKS)}）")
    return hooks


def _hooks_of(plugin: object, caller: pluggy.HookCaller) -> list[pluggy.HookImpl]:
    return [impl for impl in caller.get_hookimpls() if impl.plugin is plugin]


def _check_api(pack: Pack, plugin: object) -> None:
    version = getattr(plugin, "LAWGOV_LINT_API", None)
    if version is None:
        raise pack.refusal(f"没有写明 LAWGOV_LINT_API；为这个版本编写的扩展包写 LAWGOV_LINT_API = {API_VERSION}")
    if type(version) is not int or version != API_VERSION:
        raise pack.refusal(f"LAWGOV_LINT_API 是 {version!r}，这个版本的 lawgov-lint 只认 {API_VERSION}")


def _check_names(pack: Pack, plugin: object, manager: pluggy.PluginManager) -> None:
    """Refuse what pluggy would pass over: unmarked hooks, optional ones that do not exist, wrappers."""
    for name in dir(plugin):
        mark = manager.parse_hookimpl_opts(plugin, name)
        if mark is None:
            if name.startswith("lawgov_") and callable(getattr(plugin, name)):
                raise pack.refusal(f"{name} 没有标 @hookimpl{_guess(name)}；lawgov_ 开头的名称只用于钩子")
            continue
        hook = mark.get("specname") or name
        if hook not in HOOKS:
            raise pack.refusal(f"没有名为 {hook} 的钩子{_guess(hook)}")
        if mark.get("wrapper") or mark.get("hookwrapper"):
            raise pack.refusal(f"{name} 是包装钩子；扩展包只能增加内容，不能改动别人的内容")


def _guess(name: str) -> str:
    from difflib import get_close_matches

    close = [guess for guess in get_close_matches(name, HOOKS, n=1) if guess != name]
    return f"（是不是 {close[0]}？）" if close else ""


def _said(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _origin(trace: TracebackType | None) -> str:
    """File and line of the last frame outside the import machinery."""
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if not code.co_filename.startswith("<frozen"):
            place = f"{code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


# Packs → Plugins


def _gather(packs: list[Pack]) -> Plugins:
    rule_dirs = [(pack.name, _rule_dir(pack, folder)) for pack, folder in _offers(packs, "lawgov_rule_dirs")]
    checks = [(pack, _check(pack, item)) for pack, item in _offers(packs, "lawgov_checks")]
    readers = [(pack, _reader(pack, item)) for pack, item in _offers(packs, "lawgov_readers")]
    reporters = [(pack, _reporter(pack, item)) for pack, item in _offers(packs, "lawgov_reporters")]
    suffixes = [(pack, suffix, reader) for pack, reader in readers for suffix in reader.suffixes]
    return Plugins(
        rule_dirs=tuple(rule_dirs),
        checks=_by_name("检查", ((pack, check.kind, check) for pack, check in checks)),
        readers=_by_name("文件后缀", suffixes),
        reporters=_by_name("输出格式", ((pack, reporter.name, reporter) for pack, reporter in reporters)),
    )


def _offers(packs: list[Pack], hook: str) -> Iterator[tuple[Pack, Any]]:
    for pack in packs:
        for name, function in pack.hooks:
            if name == hook:
                yield from ((pack, item) for item in _call(pack, hook, function))


def _call(pack: Pack, hook: str, function: Callable[[], Any]) -> list[Any]:
    try:
        items = function()
    except (Exception, SystemExit) as error:
        if pack.name is None and isinstance(error, PluginError):
            raise
        raise pack.refusal(f"钩子 {hook} 出错", error) from error
    if not isinstance(items, list):
        raise pack.refusal(f"钩子 {hook} 应当返回列表，返回的是 {_shown(items)}")
    return items


def _by_name(what: str, offers: Iterable[tuple[Pack, str, Offered]]) -> dict[str, Offered]:
    named: dict[str, Offered] = {}
    owners: dict[str, Pack] = {}
    for pack, name, item in offers:
        if name in owners:
            raise pack.refusal(f"{what} {name} 已由{owners[name].title}提供，不能重复")
        named[name], owners[name] = item, pack
    return named


def _rule_dir(pack: Pack, folder: Any) -> str:
    if not isinstance(folder, str):
        raise pack.refusal(f"lawgov_rule_dirs 的每一项应当是字符串，有一项是 {_shown(folder)}")
    if not os.path.isabs(folder):
        raise pack.refusal(f"规则文件夹应当写绝对路径，有一项是 {folder!r}")
    if not os.path.isdir(folder):
        raise pack.refusal(f"没有规则文件夹 {folder}")
    return folder


def _check(pack: Pack, check: Any) -> Check:
    from lawgov_lint.checks.base import Check, Options

    if not isinstance(check, Check):
        raise pack.refusal(f"lawgov_checks 的每一项应当是 Check，有一项是 {_shown(check)}")
    if not _is_name(check.kind, "_"):
        raise pack.refusal(f"检查的名称只能用小写字母、数字和下划线，例如 term_list；有一项是 {check.kind!r}")
    if not callable(check.run):
        raise pack.refusal(f"检查 {check.kind} 的 run 应当是函数，是 {_shown(check.run)}")
    if not (isinstance(check.options, type) and issubclass(check.options, Options)):
        raise pack.refusal(f"检查 {check.kind} 的 options 应当是 Options 的子类，是 {_shown(check.options)}")
    return check if pack.name is None else check._replace(kind=f"{pack.name}/{check.kind}")


def _reader(pack: Pack, reader: Any) -> Reader:
    if not (isinstance(reader, Reader) and callable(reader.read)):
        raise pack.refusal(f"lawgov_readers 的每一项应当是 Reader，有一项是 {_shown(reader)}")
    if not (isinstance(reader.suffixes, tuple) and reader.suffixes):
        raise pack.refusal(f"Reader 的 suffixes 应当是后缀的元组，例如 ('.txt',)，有一项是 {reader.suffixes!r}")
    for suffix in reader.suffixes:
        if not (isinstance(suffix, str) and suffix[:1] == "." and _is_name(f"a{suffix}", ".")):
            raise pack.refusal(f"文件后缀应当是小写、带点，例如 '.txt'，有一项是 {suffix!r}")
    return reader


def _reporter(pack: Pack, reporter: Any) -> type[Reporter]:
    from lawgov_lint.reporters.base import Reporter

    if not (isinstance(reporter, type) and issubclass(reporter, Reporter)):
        raise pack.refusal(f"lawgov_reporters 的每一项应当是 Reporter 的子类，有一项是 {_shown(reporter)}")
    name = getattr(reporter, "name", None)
    if not _is_name(name, "-"):
        raise pack.refusal(f"输出格式 {reporter.__name__} 的 name 只能用小写字母、数字和连字符，是 {name!r}")
    if reporter.file is Reporter.file or reporter.finish is Reporter.finish:
        raise pack.refusal(f"输出格式 {name} 没有写 file 或 finish")
    return reporter


def _is_name(value: object, joint: str) -> bool:
    """Small letters and digits, a letter first, with single joints between; without a pattern that must be compiled."""
    if not isinstance(value, str) or not value.isascii() or value != value.lower():
        return False
    return value[:1].isalpha() and all(part.isalnum() for part in value.split(joint))


def _shown(value: object) -> str:
    return f"{type(value).__name__} {value!r}"[:_MAX_SHOWN]
