"""The pictures of the engine are what the engine draws today: run tools/engine_pictures.py."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from landbridge.engine.eliminate import eliminate

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from engine_pictures import FOLDER, pictures  # noqa: E402  (lies beside the package, not in it)

PAGE = ROOT / "docs" / "explanation" / "engine.md"


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """Draw with plain kernels: the tool compiles, and must draw the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(eliminate, "compiled", eliminate.plain)
        return pictures()


def test_pictures__are_drawn_so_byte_for_byte(drawn: dict[str, str]) -> None:
    for name, picture in drawn.items():
        assert (FOLDER / name).read_bytes() == picture.encode(), name


def test_pictures__are_all_on_the_page_and_no_others(drawn: dict[str, str]) -> None:
    shown = re.findall(r"\]\(\.\./images/([^)]+)\)", PAGE.read_text("utf-8"))
    assert sorted(shown) == sorted(drawn)
    assert {path.name for path in FOLDER.glob("engine-*.svg")} == set(drawn)


def test_page__counts_what_the_collapse_leaves(drawn: dict[str, str]) -> None:
    picture, page = drawn["engine-collapse.svg"], PAGE.read_text("utf-8")
    before = re.search(r">(\d+) junctions, (\d+) roads, ", picture)
    after = re.search(r">(\d+) patches, (\d+) two-way and 1 one-way link ", picture)
    assert before
    assert after
    assert f"{before[1]} junctions and {before[2]} roads" in page
    assert f"the {after[1]} patches that remain, with {after[2]} two-way links" in page
    assert f"{before[2]} against {int(after[2]) + 1} in the picture" in page


def test_page__counts_what_the_overlay_keeps(drawn: dict[str, str]) -> None:
    counts = re.findall(
        r">(\d+) junctions?, (\d+) border points, (\d+) ", drawn["engine-overlay.svg"]
    )
    (junctions, borders, roads), (inner, same, lines) = counts
    assert borders == same
    told = f"{junctions} junctions and {roads} roads of cell A"
    assert told in PAGE.read_text("utf-8")
    ones = "1 inner one" if inner == "1" else f"{inner} inner ones"
    told = f"{borders} border points, {ones} and {lines} lines"
    assert told in PAGE.read_text("utf-8")


def test_pictures__load_nothing_and_bring_their_paper(drawn: dict[str, str]) -> None:
    for name, picture in drawn.items():
        assert not re.search(r"href|@import|<script|<image|<foreignObject", picture), name
        assert re.search(r'<rect width="\d+" height="\d+" fill="#ffffff"/>', picture), name
        assert "<title>" in picture, name
