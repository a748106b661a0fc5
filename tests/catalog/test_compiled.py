"""Compiled copies: when they are used, when they are made anew, and what packs add."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from lawgov_lint.cachefolder import cache_folder
from lawgov_lint.catalog import building, compiled, store
from lawgov_lint.catalog.cards import load_cards
from lawgov_lint.catalog.compiled import load_catalogue
from lawgov_lint.checks.base import Check, Options
from lawgov_lint.errors import RuleFileError
from tests.catalog.support import CHECKS, NUMBER_RULE, OURS, no_findings, write_folder


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders that were compiled, in order."""
    folders: list[str] = []
    real = building.compile_folder

    def noted(pack: str | None, folder: str, *rest: Any) -> building.Compiled:
        folders.append(Path(folder).name)
        return real(pack, folder, *rest)

    monkeypatch.setattr(building, "compile_folder", noted)
    return folders


def packaged(folder: Path) -> str:
    """Our rules as the wheel has them: compiled beside the rule files."""
    rules = write_folder(folder / store.PACKAGED, OURS)
    write_folder(folder / store.PACKAGED, dict(compiled.compile_for_wheel(rules, CHECKS)))
    return rules


def test_rules_are_compiled_once(rules: str, compilations: list[str]) -> None:
    first = load_catalogue([(None, rules)], CHECKS)
    second = load_catalogue([(None, rules)], CHECKS)
    assert first == second
    assert load_cards([(None, rules)], CHECKS)["vague-number"].why == "“64余次”自相矛盾。"
    assert compilations == ["rules"]


@pytest.mark.parametrize("name", ["figures/vague-number.yaml", "vocabulary.yaml", "data/places.tsv"])
def test_a_changed_file_is_compiled_again(rules: str, compilations: list[str], name: str) -> None:
    before = load_catalogue([(None, rules)], CHECKS)
    path = Path(rules, name)
    path.write_text(path.read_text("utf-8").replace("不足", "差距").replace("64", "65") + "\n", "utf-8")
    after = load_catalogue([(None, rules)], CHECKS)
    assert compilations == ["rules", "rules"]
    assert before.digest != after.digest


def test_a_removed_rule_is_gone(rules: str) -> None:
    load_catalogue([(None, rules)], CHECKS)
    Path(rules, "figures/vague-number.yaml").unlink()
    assert [rule.id for rule in load_catalogue([(None, rules)], CHECKS).rules] == ["missing-problems"]


def test_a_changed_check_makes_them_anew(rules: str, compilations: list[str]) -> None:
    load_catalogue([(None, rules)], CHECKS)
    changed = {**CHECKS, "number_form": CHECKS["number_form"]._replace(fields={"数": ""})}
    with pytest.raises(RuleFileError, match="没有名为“单位”的字段"):
        load_catalogue([(None, rules)], changed)


@pytest.mark.parametrize("damage", ["", "{", "\ufffd", "truncated", "other"])
def test_a_damaged_cache_is_made_anew(rules: str, cache: Path, compilations: list[str], damage: str) -> None:
    first = load_catalogue([(None, rules)], CHECKS)
    (kept,) = cache.glob("*-compiled.json")
    whole = kept.read_text("utf-8")
    damaged = {"truncated": whole[:-10], "other": whole.replace("确数", "概数")}
    kept.write_text(damaged.get(damage, damage), "utf-8")
    assert load_catalogue([(None, rules)], CHECKS) == first
    assert compilations == ["rules", "rules"]
    assert kept.read_text("utf-8") == whole


def test_a_cache_that_is_not_text_is_made_anew(rules: str, cache: Path) -> None:
    first = load_catalogue([(None, rules)], CHECKS)
    (kept,) = cache.glob("*-compiled.json")
    kept.write_bytes(b"\xff\xfe\x00")
    assert load_catalogue([(None, rules)], CHECKS) == first


def test_a_cache_that_cannot_be_written_is_no_error(rules: str, cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file where the folder should be")
    assert len(load_catalogue([(None, rules)], CHECKS).rules) == 2
    assert len(load_cards([(None, rules)], CHECKS)) == 2


def test_no_cache_folder_is_no_error(rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "cache_folder", lambda: None)
    assert len(load_catalogue([(None, rules)], CHECKS).rules) == 2


def test_a_relative_cache_folder_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, "cache")
    assert cache_folder() is None


def test_nothing_but_the_two_files_is_left_in_the_cache(rules: str, cache: Path) -> None:
    load_catalogue([(None, rules)], CHECKS)
    Path(rules, "figures/vague-number.yaml").unlink()
    load_catalogue([(None, rules)], CHECKS)
    assert sorted(path.name.split("-", 2)[2] for path in cache.iterdir()) == ["cards.json", "compiled.json"]


def test_a_mistake_is_never_cached(rules: str) -> None:
    Path(rules, "figures/vague-number.yaml").write_text("id: x", "utf-8")
    for _ in range(2):
        with pytest.raises(RuleFileError):
            load_catalogue([(None, rules)], CHECKS)


def test_the_packaged_copy_is_the_same_and_needs_no_cache(
    rules: str, tmp_path: Path, cache: Path, compilations: list[str]
) -> None:
    folder = packaged(tmp_path)
    compilations.clear()
    catalogue, cards = load_catalogue([(None, folder)], CHECKS), load_cards([(None, folder)], CHECKS)
    assert (compilations, cache.exists()) == ([], False)
    assert catalogue == load_catalogue([(None, rules)], CHECKS)
    assert cards == load_cards([(None, rules)], CHECKS)


def test_compiled_files_are_trusted_only_in_the_package(rules: str, tmp_path: Path, compilations: list[str]) -> None:
    folder = packaged(tmp_path)
    content = Path(folder, store.RUN_FILE).read_text("utf-8")
    write_folder(Path(rules), {store.RUN_FILE: content.replace("确数", "概数")})
    assert load_catalogue([(None, rules)], CHECKS).rules[0].title == "确数后不能加“余”"


@pytest.mark.parametrize("content", ["", "[]", '{"format": 0}', '{"rules": ['])
def test_a_damaged_packaged_copy_is_an_error(tmp_path: Path, content: str) -> None:
    folder = packaged(tmp_path)
    Path(folder, store.RUN_FILE).write_text(content, "utf-8")
    with pytest.raises(RuleFileError, match="随程序安装的规则已损坏；重新安装 lawgov-lint。"):
        load_catalogue([(None, folder)], CHECKS)


def test_a_packaged_rule_whose_check_is_gone(tmp_path: Path) -> None:
    folder = packaged(tmp_path)
    with pytest.raises(RuleFileError, match="没有名为“number_form”的检查"):
        load_catalogue([(None, folder)], {"missing_section": CHECKS["missing_section"]})


def test_compiling_is_reproducible(rules: str, tmp_path: Path) -> None:
    again = write_folder(tmp_path / "again", dict(reversed(OURS.items())))
    assert compiled.compile_for_wheel(rules, CHECKS) == compiled.compile_for_wheel(again, CHECKS)


def test_roles_keep_their_order(tmp_path: Path) -> None:
    vocabulary = OURS["vocabulary.yaml"].replace(
        "roles:\n",
        "roles:\n  zeta: {title: 甲, short: 甲, headings: [甲]}\n  causes: {title: 乙, short: 乙, headings: [乙]}\n",
    )
    folder = write_folder(tmp_path / "rules", {**OURS, "vocabulary.yaml": vocabulary})
    for _ in range(2):
        assert list(load_catalogue([(None, folder)], CHECKS).vocabulary.roles) == ["zeta", "causes", "problems"]


def test_the_vocabulary_arrives(rules: str) -> None:
    vocabulary = load_catalogue([(None, rules)], CHECKS).vocabulary
    assert vocabulary.kinds["annual-report"].titles == ("法治政府…(报告|总结)",)
    assert vocabulary.kinds["plan"].leads == ()
    assert vocabulary.roles["problems"].headings == ("(不足|问题)",)
    assert vocabulary.places == {"上海": "province"}


class WordOptions(Options):
    words: tuple[str, ...]


def pack(folder: Path, **files: str) -> tuple[str, str]:
    return "office", write_folder(folder / "office", {"house/motto.yaml": MOTTO, **files})


MOTTO = NUMBER_RULE.replace("vague-number", "motto").replace("applies_to: any", "applies_to: [plan]")


def test_a_pack_adds_rules_under_its_name(rules: str, tmp_path: Path) -> None:
    folders = [pack(tmp_path), (None, rules)]
    for _ in range(2):
        catalogue = load_catalogue(folders, CHECKS)
        assert [(rule.family, rule.id) for rule in catalogue.rules] == [
            ("figures", "vague-number"),
            ("house", "office/motto"),
            ("structure", "missing-problems"),
        ]
    assert set(load_cards(folders, CHECKS)) == {"vague-number", "missing-problems", "office/motto"}
    assert catalogue.digest != load_catalogue([(None, rules)], CHECKS).digest


def test_a_pack_names_its_own_checks_in_full(rules: str, tmp_path: Path) -> None:
    own = Check("office/word", no_findings, options=WordOptions)
    folder = write_folder(
        tmp_path / "office",
        {
            "house/motto.yaml": MOTTO.replace("number_form", "office/word\nwith: {words: [甲]}").replace(
                "“{数}{单位}”", ""
            )
        },
    )
    catalogue = load_catalogue([(None, rules), ("office", folder)], {**CHECKS, "office/word": own})
    assert next(rule for rule in catalogue.rules if rule.id == "office/motto").options == {"words": ("甲",)}


def test_a_pack_is_compiled_again_when_our_kinds_change(rules: str, tmp_path: Path) -> None:
    folders = [(None, rules), pack(tmp_path)]
    load_catalogue(folders, CHECKS)
    path = Path(rules, "vocabulary.yaml")
    path.write_text(path.read_text("utf-8").replace("  plan:", "  outline:"), "utf-8")
    with pytest.raises(RuleFileError, match="没有名为“plan”的文种"):
        load_catalogue(folders, CHECKS)


def test_a_pack_beside_the_packaged_copy(tmp_path: Path, compilations: list[str]) -> None:
    folders: Iterable[tuple[str | None, str]] = [(None, packaged(tmp_path)), pack(tmp_path)]
    compilations.clear()
    for _ in range(2):
        assert len(load_catalogue(list(folders), CHECKS).rules) == 3
        assert len(load_cards(list(folders), CHECKS)) == 3
    assert compilations == ["office"]


def test_two_folders_of_one_pack_with_one_name(rules: str, tmp_path: Path) -> None:
    name, folder = pack(tmp_path)
    other = write_folder(tmp_path / "other", {"structure/motto.yaml": MOTTO})
    with pytest.raises(RuleFileError, match=r"规则名“office/motto”已经在 .* 里用了；规则名不能重复。"):
        load_catalogue([(None, rules), (name, folder), (name, other)], CHECKS)


def test_a_folder_that_is_not_there(rules: str, tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="没有这个规则文件夹。"):
        load_catalogue([(None, rules), ("office", str(tmp_path / "nowhere"))], CHECKS)


def many(folder: Path) -> str:
    """Our own folder with twenty-five rules."""
    more = {f"figures/rule-{n}.yaml": NUMBER_RULE.replace("vague-number", f"rule-{n}") for n in range(23)}
    return write_folder(folder, {**OURS, **more})


def test_loading_takes_a_few_milliseconds(tmp_path: Path) -> None:
    rules = many(tmp_path / "rules")
    wheel = write_folder(tmp_path / store.PACKAGED, dict(compiled.compile_for_wheel(rules, CHECKS)))
    for folder in (rules, wheel):
        load_catalogue([(None, folder)], CHECKS)
        seconds = []
        for _ in range(9):
            start = time.process_time()
            load_catalogue([(None, folder)], CHECKS)
            seconds.append(time.process_time() - start)
        assert min(seconds) < 0.02, (folder, sorted(seconds))  # 0.8 ms from the wheel, 2 ms from the cache, 2026-11


LAZY = ("yaml", "pydantic", "rich", "dataclasses", "inspect", "pathlib", "importlib.metadata", "difflib", "tempfile")

SCRIPT = """
import sys
folder = sys.argv[1]
from lawgov_lint.catalog import load_catalogue
from lawgov_lint.catalog.selection import Selection, choose
class Any_(dict):
    def __contains__(self, kind): return True
choose(load_catalogue([(None, folder)], Any_()), Selection())
print(sorted(set(sys.modules) & set(sys.argv[2:])))
"""


def test_a_compiled_copy_is_loaded_without_heavy_imports(tmp_path: Path) -> None:
    folder = packaged(tmp_path)
    run = subprocess.run(
        [sys.executable, "-S", "-c", SCRIPT, folder, "hashlib", *LAZY],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_the_compiled_copy_is_json(tmp_path: Path) -> None:
    folder = packaged(tmp_path)
    names = (store.RUN_FILE, store.CARDS_FILE)
    run, cards = (json.loads(Path(folder, name).read_text("utf-8")) for name in names)
    assert list(run) == ["format", "digest", "rules", "vocabulary", "profiles"]
    assert list(cards) == ["format", "digest", "cards"]
