"""What lies in the repository: readable, of no one machine, tables that parse, tools content."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BINARY = {".ttf", ".npz", ".png", ".gpkg", ".woff2", ".ico", ".gz", ".zip", ".parquet", ".xz"}
MACHINE_PATH = re.compile(r"(?<![\w./:@%~-])/(?:root|home/\w+|Users/\w+|work|tmp|var/folders)/\w")
"""Addresses of the web hold such parts too, but never at the beginning."""
WORDS = re.compile(r"\b(?:" + "|".join(("cl" + "aude", "anth" + "ropic")) + r")\b")
LOUD = re.compile(WORDS.pattern, re.IGNORECASE)


def tracked() -> list[Path]:
    """Every file under version control; without it, every file that would be."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        told = subprocess.run(
            [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
            cwd=ROOT, check=True, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        paths = [ROOT / name for name in told.stdout.split("\0") if name]
    else:
        paths = [p for room in ("src", "tests", "docs", "cases") for p in (ROOT / room).rglob("*")]
    return sorted(p for p in paths if p.is_file() and "__pycache__" not in p.parts)


TRACKED = tracked()
TEXTS = [path for path in TRACKED if path.suffix not in BINARY]
TABLES = [path for path in TRACKED if path.suffix == ".csv"]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_texts__are_utf_8_without_a_mark_and_end_their_last_line() -> None:
    for path in TEXTS:
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), named(path)
        assert "\0" not in content.decode("utf-8"), named(path)
        assert not content or content.endswith(b"\n"), f"{named(path)} ends within a line"


def test_texts__name_no_machine() -> None:
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in TEXTS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_texts__are_about_their_subject() -> None:
    found = [
        f"{named(path)}:{number}"
        for path in TEXTS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LOUD.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", TABLES, ids=named)
def test_table__parses(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as text:
        header, *rows = csv.reader(text, strict=True)
    assert len(header) == len(set(header)), "columns are named once"
    assert all(name == name.strip() != "" for name in header)
    wrong = [number for number, row in enumerate(rows, 2) if len(row) != len(header)]
    assert wrong == [], "rows have as many cells as there are columns"


def tool(*words: str) -> None:
    """Run a tool that stands beside this Python."""
    program = Path(sys.executable).with_name(words[0])
    told = subprocess.run(
        [program, *words[1:]], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_ruff__finds_nothing() -> None:
    tool("ruff", "check", ".", "--output-format", "concise")


def test_ruff__would_write_it_so() -> None:
    tool("ruff", "format", "--check", ".")


def test_mypy__agrees() -> None:
    tool("mypy")
