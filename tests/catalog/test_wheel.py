"""The wheel carries the rules and their compiled copy; an editable install carries neither."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lawgov_lint.catalog import store
from lawgov_lint.catalog.registers import REGISTER_FILE, read_as_of

PROJECT = Path(__file__).parents[2]
PARTS = ("lawgov_lint", "rules", "pyproject.toml", "hatch_build.py", "LICENSE", "README.md")

pytestmark = pytest.mark.slow

SCRIPT = """
import sys
from lawgov_lint.builtin import lawgov_checks, lawgov_rule_dirs
from lawgov_lint.catalog import load_catalogue
from lawgov_lint.catalog.cards import load_cards
folders = [(None, folder) for folder in lawgov_rule_dirs()]
checks = {check.kind: check for check in lawgov_checks()}
catalogue = load_catalogue(folders, checks)
print(folders[0][1])
print(catalogue.digest)
print(",".join(rule.id for rule in catalogue.rules))
print(sorted(load_cards(folders, checks)) == sorted(rule.id for rule in catalogue.rules))
print(catalogue.register.find("民法典").instrument.title, catalogue.register.as_of)
print(sorted({"yaml", "pydantic", "hashlib"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the build needs, so that building leaves no trace in the real one."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / part, folder / part)
    return folder


def run(*arguments: str | Path, cwd: Path | None = None) -> str:
    """What a command prints; it must succeed."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [str(argument) for argument in arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(checkout: Path, out: Path, *options: str) -> Path:
    """The one file that `python -m build` makes, with the build tools of this environment."""
    run(sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", out, checkout)
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(checkout, tmp_path_factory.mktemp("wheel"), "--wheel")


def test_the_wheel_holds_every_rule_file_and_the_compiled_copy(checkout: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if name.startswith("lawgov_lint/_rules/")}
    rules = checkout / "rules"
    ours = {f"lawgov_lint/_rules/{path.relative_to(rules).as_posix()}" for path in rules.rglob("*") if path.is_file()}
    assert names == ours | {f"lawgov_lint/_rules/{name}" for name in (store.RUN_FILE, store.CARDS_FILE, REGISTER_FILE)}


def test_an_installed_wheel_loads_its_packaged_rules(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    python = next((tmp_path / "venv").glob("[bS]*/python*"))
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--quiet", "--target", where, wheel)
    folder, digest, rules, same, found, heavy = run(python, "-c", SCRIPT, cwd=tmp_path).splitlines()
    assert folder == os.path.join(where, "lawgov_lint", store.PACKAGED)
    assert digest == store.files_digest(store.folder_files(str(checkout / "rules")))
    assert rules == ",".join(path.stem for path in sorted((checkout / "rules").glob("*/*.yaml")))
    assert (same, heavy) == ("True", "[]")
    assert found == f"中华人民共和国民法典 {read_as_of(str(checkout / 'rules'))}"


def test_the_wheel_of_the_source_archive_is_the_same(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    archive = built(checkout, tmp_path / "sdist", "--sdist")
    shutil.unpack_archive(archive, tmp_path, filter="data")
    again = built(tmp_path / archive.name.removesuffix(".tar.gz"), tmp_path / "again", "--wheel")
    with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(again) as second:
        assert {each.filename: each.CRC for each in second.infolist()} == {
            each.filename: each.CRC for each in first.infolist()
        }


def test_an_editable_install_copies_nothing(checkout: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--no-build-isolation", "-q", "-t", target, "-e", checkout)
    assert not (target / "lawgov_lint").exists()
    assert not (checkout / "lawgov_lint" / store.PACKAGED).exists()


def test_a_mistake_in_a_rule_file_stops_the_build(checkout: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(checkout, broken)
    (broken / "rules" / "structure" / "broken.yaml").write_text("id: broken\n", "utf-8")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(broken)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "broken.yaml:1:1: 缺少“" in done.stdout + done.stderr
