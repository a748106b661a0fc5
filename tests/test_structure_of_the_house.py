"""What holds for every module: who names severities, how long modules are, and what a run imports."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lawgov_lint"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400

SEVERITIES = {"error", "warning", "note"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common"}

HEAVY = {"pydantic", "pydantic_core", "yaml", "rich", "jieba"}
"""Libraries that a run on a text file, printed to a pipe, has no use for."""
SLOW = {"dataclasses", "importlib.metadata", "inspect", "pathlib", "pluggy"}
"""Modules that cost such a run more milliseconds than all it does with them would take without."""

REPORT = "某县2023年法治政府建设年度报告\n一、主要举措和成效\n一年来，某县坚持依法行政。\n"


def name_of(module: Path) -> str:
    """The path below the checkout."""
    return module.relative_to(ROOT).as_posix()


def imported(*arguments: str, folder: Path) -> set[str]:
    """Names of all modules that Python imports in such a run."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    cache = {"XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=folder,
        env={**environment, **cache},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert done.returncode in (0, 1), done.stderr
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_keeps_the_house_rules(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    tree = ast.parse(text)
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    only_a_docstring = len(tree.body) == 1
    assert only_a_docstring or [alias.name for node in imports for alias in node.names] == ["annotations"]
    assert (ast.get_docstring(tree) or "").strip()
    assert len(text.splitlines()) <= LONGEST_MODULE


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    parts = [(name_of(module), {module.stem, module.parent.name}) for module in MODULES]
    assert [name for name, stems in parts if stems & FORBIDDEN_NAMES] == []


@pytest.mark.parametrize("module", sorted((PACKAGE / "checks").glob("*.py")), ids=name_of)
def test_no_check_names_a_severity(module: Path) -> None:
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    constants = {(node.lineno, node.value) for node in nodes if isinstance(node, ast.Constant)}
    assert sorted(where for where in constants if where[1] in SEVERITIES) == []


def test_importing_the_package_imports_nothing_else(tmp_path: Path) -> None:
    bare = imported("-c", "pass", folder=tmp_path)
    assert imported("-c", "import lawgov_lint", folder=tmp_path) - bare == {"lawgov_lint", "__future__"}


def test_public_names_are_those_of_the_interface() -> None:
    import lawgov_lint

    assert lawgov_lint.__all__ == sorted(lawgov_lint.__all__)
    assert [name for name in lawgov_lint.__all__ if getattr(lawgov_lint, name, None) is None] == []
    assert set(lawgov_lint.__all__) <= set(dir(lawgov_lint))
    with pytest.raises(AttributeError, match=r"^module 'lawgov_lint' has no attribute 'lint'$"):
        lawgov_lint.lint  # type: ignore[attr-defined]  # noqa: B018


def test_type_checkers_are_told_of_every_public_name() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    told = sorted(alias.asname or alias.name for node in imports for alias in node.names)

    import lawgov_lint

    assert told == lawgov_lint.__all__


def test_run_on_a_text_file_imports_only_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    imported("-m", "lawgov_lint", "report.txt", folder=tmp_path)  # compiles the rules of a checkout
    bare = imported("-c", "pass", folder=tmp_path)  # what the environment's .pth files import is not ours
    run = imported("-m", "lawgov_lint", "report.txt", folder=tmp_path) - bare
    assert "lawgov_lint.linter" in run
    assert sorted(name for name in run if name.partition(".")[0] in HEAVY or name in SLOW) == []
