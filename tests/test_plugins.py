"""Packs: one that works, really installed; and every way in which one can be broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lawgov_lint import plugins
from lawgov_lint.errors import PluginError
from lawgov_lint.plugins import packs_may_be_installed

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "packs" / "lawgov-lint-example"

LONG = (
    "一年来，某县坚持依法行政，完善制度，规范执法，加强监督，推进政务公"
    "开，化解矛盾纠纷，开展法治宣传，取得了一定成效，得到群众认可。"
)
REPORT = f"某县2023年法治政府建设年度报告\n{LONG}\n"
HEAD = "from lawgov_lint import Check, Reader, Reporter, hookimpl\nLAWGOV_LINT_API = 1\n"


def run(folder: Path, *arguments: str, packs: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder, with the packs of another folder installed."""
    paths = [str(ROOT), *([str(packs)] if packs else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    cache = {"XDG_CACHE_HOME": str(folder / ".cache"), "LOCALAPPDATA": str(folder / ".cache")}
    return subprocess.run(
        [sys.executable, "-m", "lawgov_lint", *arguments],
        cwd=folder,
        env={**environment, **cache},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def install(folder: Path, source: str, name: str = "broken", module: str = "broken_pack") -> Path:
    """Put a pack of one module into a folder, as pip would."""
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    distribution = module.replace("_", "-")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[lawgov_lint]\n{name} = {module}\n", encoding="utf-8")
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def installed_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the example pack."""
    target = tmp_path_factory.mktemp("site-packages")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--target", target, EXAMPLE], check=True)
    return target


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A folder with one report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


# The example pack


def test_rule_of_a_pack_fires_under_the_name_of_the_pack(report: Path, installed_example: Path) -> None:
    done = run(report, "--select", "example/long-paragraph", "--format", "json", "report.txt", packs=installed_example)
    assert (done.returncode, done.stderr) == (1, "")
    (diagnostic,) = json.loads(done.stdout)["files"][0]["diagnostics"]
    assert (diagnostic["rule"], diagnostic["family"], diagnostic["line"]) == ("example/long-paragraph", "layout", 2)
    assert diagnostic["message"] == f"这一段有{len(LONG)}字，超过50字。"
    assert diagnostic["quote"] == LONG


def test_rule_of_a_pack_is_on_by_default(report: Path, installed_example: Path) -> None:
    done = run(report, "--format", "json", "report.txt", packs=installed_example)
    rules = [diagnostic["rule"] for diagnostic in json.loads(done.stdout)["files"][0]["diagnostics"]]
    assert rules.count("example/long-paragraph") == 1


def test_format_of_a_pack_can_be_chosen(report: Path, installed_example: Path) -> None:
    done = run(report, "--select", "example/long-paragraph", "--format", "tally", "report.txt", packs=installed_example)
    assert (done.returncode, done.stdout, done.stderr) == (1, "report.txt：1 条\n", "")


def test_rule_of_a_pack_is_listed(report: Path, installed_example: Path) -> None:
    listed = run(report, "rules", packs=installed_example)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.count("example/long-paragraph") == 1
    assert "example/" not in run(report, "rules").stdout


def test_packs_are_loaded_in_the_order_of_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = HEAD + "@hookimpl\ndef lawgov_rule_dirs():\n    import os\n    return [os.path.dirname(__file__)]\n"
    for name, module in (("beta", "first_pack"), ("alpha", "second_pack")):
        install(tmp_path / name, source, name, module)
        monkeypatch.syspath_prepend(tmp_path / name)
    loaded = plugins.load_plugins().rule_dirs
    assert [pack for pack, _ in loaded] == [None, "alpha", "beta"]
    assert [folder for _, folder in loaded[1:]] == [str(tmp_path / "alpha"), str(tmp_path / "beta")]


# Broken packs: exit status 2, the pack is named, and nothing is called clean

HOOK = "@hookimpl\ndef {}():\n    return {}\n"
REPORTER = "class Mine(Reporter):\n    name = {!r}\n    def file(self, report): pass\n    def finish(self): pass\n"
GONE = os.path.join(os.sep, "no", "such", "folder")

BROKEN = {
    "missing-import": (
        "import no_such_module",
        "导入 broken_pack 失败：ModuleNotFoundError: No module named 'no_such_module'（",
    ),
    "leaves-on-import": ("raise SystemExit(0)", "导入 broken_pack 失败：SystemExit: 0（"),
    "syntax-error": ("def", "导入 broken_pack 失败：SyntaxError: "),
    "no-api": ("", "没有写明 LAWGOV_LINT_API；为这个版本编写的扩展包写 LAWGOV_LINT_API = 1。"),
    "newer-api": ("LAWGOV_LINT_API = 2", "LAWGOV_LINT_API 是 2，这个版本的 lawgov-lint 只认 1。"),
    "api-as-text": ("LAWGOV_LINT_API = '1'", "LAWGOV_LINT_API 是 '1'，这个版本的 lawgov-lint 只认 1。"),
    "no-hooks": (
        HEAD,
        "没有提供任何钩子（lawgov_rule_dirs、lawgov_checks、lawgov_readers、lawgov_reporters）。",
    ),
    "misspelt-hook": (
        HEAD + HOOK.format("lawgov_check", []),
        "没有名为 lawgov_check 的钩子（是不是 lawgov_checks？）。",
    ),
    "misspelt-optional-hook": (
        HEAD + "@hookimpl(optionalhook=True)\ndef lawgov_rules(): return []\n",
        "没有名为 lawgov_rules 的钩子（是不是 lawgov_rule_dirs？）。",
    ),
    "hook-of-another-name": (HEAD + HOOK.format("anything", []), "没有名为 anything 的钩子。"),
    "unmarked-hook": (
        HEAD + "def lawgov_checks(): return []\n",
        "lawgov_checks 没有标 @hookimpl；lawgov_ 开头的名称只用于钩子。",
    ),
    "hook-with-argument": (
        HEAD + "@hookimpl\ndef lawgov_checks(settings): return []\n",
        "钩子的写法不合要求：PluginValidationError: ",
    ),
    "wrapper": (
        HEAD + "@hookimpl(wrapper=True)\ndef lawgov_checks():\n    yield\n    return []\n",
        "lawgov_checks 是包装钩子；扩展包只能增加内容，不能改动别人的内容。",
    ),
    "hook-raises": (HEAD + HOOK.format("lawgov_readers", "1 / 0"), "钩子 lawgov_readers 出错：ZeroDivisionError: "),
    "hook-leaves": (
        HEAD + HOOK.format("lawgov_readers", "exit(0)"),
        "钩子 lawgov_readers 出错：SystemExit: 0（",
    ),
    "no-list": (HEAD + HOOK.format("lawgov_checks", None), "钩子 lawgov_checks 应当返回列表，返回的是 NoneType None。"),
    "tuple-for-list": (
        HEAD + HOOK.format("lawgov_rule_dirs", "('rules',)"),
        "钩子 lawgov_rule_dirs 应当返回列表，返回的是 tuple ('rules',)。",
    ),
    "rule-dir-no-text": (
        HEAD + HOOK.format("lawgov_rule_dirs", [1]),
        "lawgov_rule_dirs 的每一项应当是字符串，有一项是 int 1。",
    ),
    "rule-dir-relative": (
        HEAD + HOOK.format("lawgov_rule_dirs", ["rules"]),
        "规则文件夹应当写绝对路径，有一项是 'rules'。",
    ),
    "rule-dir-gone": (HEAD + HOOK.format("lawgov_rule_dirs", [GONE]), f"没有规则文件夹 {GONE}。"),
    "no-check": (
        HEAD + HOOK.format("lawgov_checks", ["length"]),
        "lawgov_checks 的每一项应当是 Check，有一项是 str 'length'。",
    ),
    "check-kind": (
        HEAD + HOOK.format("lawgov_checks", "[Check('other/length', len)]"),
        "检查的名称只能用小写字母、数字和下划线，例如 term_list；有一项是 'other/length'。",
    ),
    "check-not-callable": (
        HEAD + HOOK.format("lawgov_checks", "[Check('length', 3)]"),
        "检查 length 的 run 应当是函数，是 int 3。",
    ),
    "check-options": (
        HEAD + HOOK.format("lawgov_checks", "[Check('length', len, dict)]"),
        "检查 length 的 options 应当是 Options 的子类，是 type <class 'dict'>。",
    ),
    "check-twice": (
        HEAD + HOOK.format("lawgov_checks", "[Check('length', len), Check('length', len)]"),
        "检查 broken/length 已由扩展包“broken”（broken-pack 1.0）提供，不能重复。",
    ),
    "no-reader": (
        HEAD + HOOK.format("lawgov_readers", ["x"]),
        "lawgov_readers 的每一项应当是 Reader，有一项是 str 'x'。",
    ),
    "reader-suffix-bare": (
        HEAD + HOOK.format("lawgov_readers", "[Reader('.wps', len)]"),
        "Reader 的 suffixes 应当是后缀的元组，例如 ('.txt',)，有一项是 '.wps'。",
    ),
    "reader-suffix-upper": (
        HEAD + HOOK.format("lawgov_readers", "[Reader(('.WPS',), len)]"),
        "文件后缀应当是小写、带点，例如 '.txt'，有一项是 '.WPS'。",
    ),
    "reader-replaces-ours": (
        HEAD + HOOK.format("lawgov_readers", "[Reader(('.txt',), len)]"),
        "文件后缀 .txt 已由内置部分提供，不能重复。",
    ),
    "no-reporter": (
        HEAD + HOOK.format("lawgov_reporters", "[3]"),
        "lawgov_reporters 的每一项应当是 Reporter 的子类，有一项是 int 3。",
    ),
    "reporter-name": (
        HEAD + REPORTER.format("My Table") + HOOK.format("lawgov_reporters", "[Mine]"),
        "输出格式 Mine 的 name 只能用小写字母、数字和连字符，是 'My Table'。",
    ),
    "reporter-nameless": (
        HEAD + "class Mine(Reporter): pass\n" + HOOK.format("lawgov_reporters", "[Mine]"),
        "输出格式 Mine 的 name 只能用小写字母、数字和连字符，是 None。",
    ),
    "reporter-unfinished": (
        HEAD + "class Mine(Reporter):\n    name = 'mine'\n" + HOOK.format("lawgov_reporters", "[Mine]"),
        "输出格式 mine 没有写 file 或 finish。",
    ),
    "reporter-replaces-ours": (
        HEAD + REPORTER.format("json") + HOOK.format("lawgov_reporters", "[Mine]"),
        "输出格式 json 已由内置部分提供，不能重复。",
    ),
}


@pytest.mark.parametrize(("source", "cause"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_pack_ends_the_run(report: Path, tmp_path: Path, source: str, cause: str) -> None:
    done = run(report, "report.txt", packs=install(tmp_path / "packs", source))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"扩展包“broken”（broken-pack 1.0）不能用：{cause}" in done.stderr
    assert done.stderr.endswith("请改正这个扩展包，或者把它卸载后再检查。\n")
    assert "Traceback" not in done.stderr


def test_broken_pack_is_told_by_file_and_line(report: Path, tmp_path: Path) -> None:
    packs = install(tmp_path / "packs", HEAD + HOOK.format("lawgov_checks", "1 / 0"))
    assert (
        f"ZeroDivisionError: division by zero（{packs / 'broken_pack.py'}:5）"
        in run(report, "report.txt", packs=packs).stderr
    )


def test_broken_pack_ends_every_subcommand(report: Path, tmp_path: Path) -> None:
    done = run(report, "rules", packs=install(tmp_path / "packs", "LAWGOV_LINT_API = 2"))
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("name", ["My", "my_office", "办公室", "a/b"])
def test_pack_name_is_kebab_case(report: Path, tmp_path: Path, name: str) -> None:
    done = run(report, "report.txt", packs=install(tmp_path / "packs", HEAD, name=name))
    assert done.returncode == 2
    assert f"扩展包“{name}”（broken-pack 1.0）不能用：扩展包的名称只能用小写字母、数字和连字符" in done.stderr


def test_two_packs_of_one_name_are_refused(report: Path, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    source = HEAD + HOOK.format("lawgov_checks", [])
    for module in ("one_pack", "other_pack"):
        install(packs, source, name="same", module=module)
    done = run(report, "report.txt", packs=packs)
    assert done.returncode == 2
    assert "扩展包“same”（other-pack 1.0）不能用：名称与 one-pack 1.0 的扩展包相同。" in done.stderr


def test_pack_without_metadata_is_still_refused(report: Path, tmp_path: Path) -> None:
    packs = install(tmp_path / "packs", "")
    (packs / "broken_pack-1.0.dist-info" / "METADATA").unlink()
    done = run(report, "report.txt", packs=packs)
    assert done.returncode == 2
    assert "扩展包“broken”（broken_pack）不能用：没有写明 LAWGOV_LINT_API" in done.stderr


def test_undecodable_announcement_is_refused(report: Path, tmp_path: Path) -> None:
    packs = install(tmp_path / "packs", "")
    (packs / "broken_pack-1.0.dist-info" / "entry_points.txt").write_bytes(b"[lawgov_lint]\nx = \xff\n")
    done = run(report, "report.txt", packs=packs)
    assert done.returncode == 2
    assert "读不了已安装的扩展包的登记信息：UnicodeDecodeError: " in done.stderr


CRASHING = """
from lawgov_lint import Check, hookimpl
import os
LAWGOV_LINT_API = 1

def crash(document, options, context):
    raise {}

@hookimpl
def lawgov_checks():
    return [Check("crash", crash)]

@hookimpl
def lawgov_rule_dirs():
    return [os.path.join(os.path.dirname(__file__), "rules")]
"""
RULE = """
id: always-crashes
title: 总是出错
severity: note
basis:
  - cite: 本单位文稿规范
    force: 单位配置
why: 用来试验出错的检查。
message: 不会出现。
applies_to: any
examples:
  - bad: 【【一段话】】。
  - good: 另一段话。
check: broken/crash
"""


@pytest.mark.parametrize("raised", ["KeyError('部分')", "SystemExit(0)"])
def test_check_that_raises_is_named_and_the_others_still_run(
    report: Path, tmp_path: Path, installed_example: Path, raised: str
) -> None:
    packs = install(tmp_path / "packs", CRASHING.format(raised))
    (packs / "rules" / "layout").mkdir(parents=True)
    (packs / "rules" / "layout" / "always-crashes.yaml").write_text(RULE, encoding="utf-8")
    both = Path(os.pathsep.join([str(packs), str(installed_example)]))
    done = run(report, "--select", "layout", "--format", "tally", "report.txt", packs=both)
    assert (done.returncode, done.stdout) == (3, "report.txt：1 条\n")
    assert f"规则 broken/always-crashes 的检查 broken/crash 中断：{raised}（" in done.stderr
    assert "broken_pack.py:7" in done.stderr


# Whether there is a pack at all


def test_folder_without_packs_costs_no_search(tmp_path: Path) -> None:
    install(tmp_path, "", module="other")
    (tmp_path / "other-1.0.dist-info" / "entry_points.txt").write_text("[console_scripts]\nx = y:z\n")
    (tmp_path / "bare-1.0.dist-info").mkdir()
    (tmp_path / "old-1.0.egg-info").write_text("Name: old\n")
    assert not packs_may_be_installed([str(tmp_path), str(tmp_path / "absent"), str(tmp_path / "absent.egg")])


@pytest.mark.parametrize("kind", ["dist-info", "egg-info", "DIST-INFO"])
def test_announced_pack_is_seen(tmp_path: Path, kind: str) -> None:
    install(tmp_path, "")
    (tmp_path / "broken_pack-1.0.dist-info").rename(tmp_path / f"renamed-1.0.{kind}")
    assert packs_may_be_installed([str(tmp_path)])


def test_current_folder_is_searched_under_its_empty_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not packs_may_be_installed([""])
    install(tmp_path, "")
    assert packs_may_be_installed([""])


def test_what_cannot_be_looked_into_is_searched_in_earnest(tmp_path: Path) -> None:
    zipped, egg = tmp_path / "packs.zip", tmp_path / "old.egg"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("x.py", "")
    egg.mkdir()
    assert packs_may_be_installed([str(zipped)])
    assert packs_may_be_installed([str(egg)])


def test_other_finders_of_distributions_are_searched_in_earnest(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        """Finds distributions where no folder shows them."""

        @staticmethod
        def find_distributions(context: object) -> list[object]:
            return []

        @staticmethod
        def find_spec(name: str, path: object, target: object = None) -> None:
            return None

    assert not packs_may_be_installed([])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert packs_may_be_installed([])


def test_pack_in_a_zip_file_is_loaded(report: Path, tmp_path: Path) -> None:
    folder = install(tmp_path / "packs", "LAWGOV_LINT_API = 2")
    zipped = tmp_path / "packs.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    done = run(report, "report.txt", packs=zipped)
    assert done.returncode == 2
    assert "扩展包“broken”（broken-pack 1.0）不能用：LAWGOV_LINT_API 是 2" in done.stderr


@pytest.mark.parametrize("blocked", ["os.scandir", "builtins.open"])
def test_folder_that_may_not_be_read_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    def refuse(path: str, *_: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    install(tmp_path, "")
    with monkeypatch.context() as patch:
        patch.setattr(blocked, refuse)
        with pytest.raises(PluginError) as refused:
            packs_may_be_installed([str(tmp_path)])
    place = tmp_path if blocked == "os.scandir" else tmp_path / "broken_pack-1.0.dist-info" / "entry_points.txt"
    assert str(refused.value) == (
        f"读不了 {place}，不知道那里有没有装扩展包：Permission denied。请放开读取权限，或者把它移出 sys.path。"
    )
