"""The pictures of the engine are what the engine draws today: run tools/engine_pictures.py."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from engine_pictures import FOLDER, pictures  # noqa: E402  (lies beside the package, not in it)

PAGE = ROOT / "docs" / "explanation" / "engine.md"


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return pictures()


def test_pictures__are_drawn_so_byte_for_byte(drawn: dict[str, str]) -> None:
    for name, picture in drawn.items():
        assert (FOLDER / name).read_bytes() == picture.encode(), name


def test_pictures__are_all_on_the_page_and_no_others(drawn: dict[str, str]) -> None:
    shown = re.findall(r"\]\(\.\./images/([^)]+)\)", PAGE.read_text("utf-8"))
    assert sorted(shown) == sorted(drawn)
    assert {path.name for path in FOLDER.glob("engine-*.svg")} == set(drawn)


def test_pictures__load_nothing_and_bring_their_paper(drawn: dict[str, str]) -> None:
    for name, picture in drawn.items():
        assert not re.search(r"href|@import|<script|<image|<foreignObject", picture), name
        assert re.search(r'<rect width="\d+" height="\d+" fill="#ffffff"/>', picture), name
        assert "<title>" in picture, name
