"""The shelf itself: what it lists, and what each file waits for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import landbridge.briefings as shelf

FOLDER = Path(shelf.__file__).parent


def test_shelf__every_name_can_be_had():
    assert shelf.__all__ == sorted(shelf.__all__)
    assert set(shelf.__all__) == set(shelf._FILES)
    for name in shelf.__all__:
        assert getattr(shelf, name) is not None
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = shelf.nothing_such


def test_shelf__files_do_not_know_their_neighbours():
    shelf_files = [p for p in FOLDER.glob("*.py") if not p.name.startswith("_")]
    assert len(shelf_files) == 10
    for file in FOLDER.glob("[!_]*.py"):
        for name in re.findall(r"from landbridge\.briefings\.(\w+)", file.read_text("utf-8")):
            assert name.startswith("_"), f"{file.name} imports {name}"


def test_shelf__text_does_not_wait_for_pictures():
    code = (
        "import sys, landbridge.briefings.text, landbridge.briefings.document\n"
        "sys.exit('landbridge.briefings._sheet' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0


def test_shelf__fonts_are_small_and_have_their_licence():
    fonts = FOLDER / "assets" / "fonts"
    assert sum(p.stat().st_size for p in fonts.glob("*.ttf")) < 200_000
    assert "Bitstream" in (fonts / "LICENSE-DejaVu.txt").read_text("utf-8")
