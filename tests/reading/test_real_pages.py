"""The five real texts beside the checkout: exactly the lines of furniture, and the page's own data."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_lint.reading import read_bytes
from lawgov_lint.reading.residue import metadata

REAL = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real reports are not beside this checkout")

EXPECTED: dict[str, tuple[list[int], str | None, str | None]] = {
    "000": ([3], "2024-02-26", "市司法局"),
    "001": ([], None, None),
    "002": ([1, 5, 6], "2021-03-26", "仓山区司法局"),
    "003": ([1, 2, 4], "2021-09-12", "市司法局"),
    "004": ([], None, None),
}


@pytest.mark.parametrize("number", EXPECTED)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_furniture_and_data_of_a_real_page(number: str, encoding: str) -> None:
    (path,) = REAL.glob(f"{number}_*.txt")
    text = path.read_bytes().decode("utf-8")
    source = read_bytes(text.encode(encoding), path.name)
    assert (source.text, source.encoding) == (text, encoding)
    lines = source.lines()
    for piece in source.residue:  # whole lines, all of them
        line = lines[source.position(piece.span.start)[0] - 1]
        assert piece.span.of(text) == line.of(text).strip()
    page = metadata(source.residue)
    found = [source.position(piece.span.start)[0] for piece in source.residue]
    values = [evidence.value if evidence else None for evidence in (page.published, page.source)]
    assert (found, *values) == EXPECTED[number]


@pytest.mark.parametrize("number", EXPECTED)
def test_real_page_with_its_line_breaks_lost(number: str) -> None:
    (path,) = REAL.glob(f"{number}_*.txt")
    text = path.read_bytes().decode("utf-8")
    glued = read_bytes(" ".join(text.split()).encode(), path.name)
    page = metadata(glued.residue)
    assert (page.published.value if page.published else None) == EXPECTED[number][1]
