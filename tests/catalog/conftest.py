from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.support import OURS, write_folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, for this test alone."""
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "cache"))
    return tmp_path / "cache" / "lawgov-lint"


@pytest.fixture
def rules(tmp_path: Path) -> str:
    """A folder of our own rules: two rules."""
    return write_folder(tmp_path / "rules", OURS)
