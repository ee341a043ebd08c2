"""Asking does not wait for what it does not use: heavy packages are loaded only where needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import landbridge

SOURCE = Path(landbridge.__file__).parents[1]
CASE = Path(__file__).parents[2] / "cases" / "lachin"
HEAVY = (
    "numba",
    "scipy",
    "shapely",
    "pyproj",
    "pandas",
    "pyogrio",
    "resvg_py",
    "dask",
    "distributed",
)
LOADED = f"""
import sys
loaded = [name for name in {HEAVY!r} if name in sys.modules]
sys.exit(f"loaded: {{', '.join(loaded)}}" if loaded else 0)
"""
ASK = """
import contextlib, io
from landbridge.cli.main import main
told = io.StringIO()
with contextlib.redirect_stdout(told):
    code = main({words!r})
assert code in (0, 3, 4), told.getvalue()
"""


def run(program: str, cache: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program in a fresh Python, with an empty cache or the one given."""
    env = {"PYTHONPATH": str(SOURCE)} | ({"LANDBRIDGE_CACHE_DIR": str(cache)} if cache else {})
    return subprocess.run(
        [sys.executable, "-c", program],
        check=False, capture_output=True, encoding="utf-8", env=env,
    )  # fmt: skip


def loads_nothing_heavy(program: str, cache: Path | None = None) -> None:
    """Run a program in a fresh Python, and see what it loaded."""
    told = run(program + LOADED, cache)
    assert (told.returncode, told.stderr) == (0, "")


def test_import__of_the_package_and_its_command_line() -> None:
    loads_nothing_heavy("import landbridge, landbridge.cli.main, landbridge.cli.verbs\n")


def test_import__of_every_desk_verb() -> None:
    verbs = ", ".join(f"landbridge.desk.{verb}" for verb in ("ask", "explain", "suppose", "diff"))
    loads_nothing_heavy(f"import {verbs}\n")


def test_asking__a_small_case_of_which_was_learned_before(tmp_path: Path) -> None:
    """The first question learns what the other estimators would say, which takes a compiler."""
    path, cache = tmp_path / "case.gpkg", tmp_path / "cache"
    landbridge.new(path).add(CASE)
    first = ["ask", str(path), "--corridor", "civilians-out", "--on", "2023-01-01"]
    told = run(ASK.format(words=first), cache)
    assert (told.returncode, told.stderr) == (0, "")
    assert list((cache / "landbridge" / "learned").glob("*.npz"))
    for corridor in ("civilians-out", "aid-lachin"):
        words = ["ask", str(path), "--corridor", corridor, "--on", "2023-02-01"]
        loads_nothing_heavy(ASK.format(words=words), cache)
        loads_nothing_heavy(ASK.format(words=[*words, "--json"]), cache)
    words = ["explain", str(path), "--corridor", "aid-lachin"]
    loads_nothing_heavy(ASK.format(words=words), cache)
