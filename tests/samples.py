"""The sample reports of `seeds/` and the real ones beside the checkout, for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lawgov_lint.catalog import load_catalogue
from lawgov_lint.plugins import load_plugins

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
REAL = ROOT.parent / "shared" / "seeds"
PLUGINS = load_plugins()
VOCABULARY = load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks).vocabulary
ALL = tuple(path.name for path in sorted(SEEDS.glob("*.txt")))
REPORTS = tuple(name for name in ALL if "guihua" not in name)


@cache
def seed_text(name: str) -> str:
    """The text of a sample, as it is decoded, without its byte order mark."""
    return (SEEDS / name).read_bytes().decode("utf-8-sig")
