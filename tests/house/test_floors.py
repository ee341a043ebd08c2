"""Every import points down: the contracts of pyproject hold, and a breach would be seen."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "landbridge"
TOOL = Path(sys.executable).with_name("lint-imports")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]
SHELVES = ("analyses", "briefings", "estimators", "exporters", "policies", "model", "desk")
SHARED_BY_PLAN = {
    "model": "nouns stand on nouns",
    "desk": "a verb may stand on another verb",
}
BREACHES = [
    ("model/geography.py", "import landbridge.situation", "Floors"),
    ("days.py", "import landbridge.model", "Floors"),
    ("situation/store.py", "import landbridge.policies", "Floors"),
    ("engine/paths.py", "import landbridge.errors", "Kernels know arrays"),
    ("policies/by_stance.py", "import landbridge.engine", "Only network, estimators and analyses"),
    ("desk/ask.py", "import sqlite3", "One door to the file"),
    ("model/control.py", "import numba", "One floor that compiles"),
    ("briefings/page.py", "import socket", "Works in a cellar"),
    ("cli/verbs.py", "import landbridge.briefings", "Fronts know the desk"),
    ("library/situation.py", "import landbridge.cli", "Floors"),
    ("ensembles/here.py", "import landbridge.analyses", "Floors"),
    ("ensembles/here.py", "import distributed", "Works in a cellar"),
    ("ensembles/dask.py", "import socket", "Works in a cellar"),
    ("ensembles/dask.py", "import landbridge.engine", "Only network, estimators and analyses"),
    ("library/situation.py", "import landbridge.ensembles", "Fronts know the desk"),
]


def lint(source: Path, cache: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter over a copy of the package."""
    only = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [TOOL, "--config", ROOT / "pyproject.toml", "--cache-dir", cache, *only],
        check=False, capture_output=True, encoding="utf-8", cwd=source,
        env={**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("import-linter")


def test_floors__every_import_points_down(cache: Path) -> None:
    told = lint(ROOT / "src", cache)
    assert told.returncode == 0, told.stdout + told.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in told.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package to plant breaches in."""
    source = tmp_path_factory.mktemp("breach") / "src"
    ignored = shutil.ignore_patterns("__pycache__", "cases")
    shutil.copytree(PACKAGE, source / "landbridge", ignore=ignored)
    return source


@pytest.mark.parametrize(("file", "line", "contract"), BREACHES)
def test_floors__a_planted_breach_is_seen(
    copy: Path, cache: Path, file: str, line: str, contract: str
) -> None:
    path = copy / "landbridge" / file
    kept = path.read_text("utf-8")
    after = "from __future__ import annotations\n"
    assert after in kept
    (ident,) = (c["id"] for c in CONTRACTS if c["name"].startswith(contract))
    path.write_text(kept.replace(after, f"{after}\n{line}\n", 1), "utf-8")
    try:
        told = lint(copy, cache, ident)
    finally:
        path.write_text(kept, "utf-8")
    assert told.returncode == 1, told.stdout + told.stderr
    assert "BROKEN" in told.stdout
    module = "landbridge." + file.removesuffix(".py").replace("/", ".")
    assert f"{module} -> {line.removeprefix('import ').split('.')[0]}" in told.stdout


def test_floors__a_new_room_needs_a_floor(copy: Path, cache: Path) -> None:
    room = copy / "landbridge" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text('"""A room that nobody gave a floor."""\n', "utf-8")
    try:
        told = lint(copy, cache, "floors")
    finally:
        shutil.rmtree(room)
    assert told.returncode != 0
    assert "attic" in told.stdout + told.stderr


def imported(path: Path) -> set[str]:
    """Every module that a file imports, and every name that it takes from one, with dots."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize(
    "room",
    sorted(p.name for p in PACKAGE.iterdir() if p.suffix in ("", ".py") and p.name[:2] != "__"),
)
def test_cellar__nothing_opens_addresses(room: str) -> None:
    """import-linter sees only the root of outside packages, and urllib.parse is harmless."""
    for path in (PACKAGE / room).rglob("*.py") if (PACKAGE / room).is_dir() else [PACKAGE / room]:
        reaching = {n for n in imported(path) if n.startswith(("urllib.request", "urllib.error"))}
        assert not reaching, path


def test_clock__is_asked_in_one_file_only() -> None:
    """Answers must be recomputable: `days.today` is the one door to the clock."""
    asks = re.compile(
        r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time|time\.localtime)\b"
    )
    found = [p.name for p in PACKAGE.rglob("*.py") if asks.search(p.read_text("utf-8"))]
    assert found == ["days.py"]


def test_chance__comes_in_from_outside() -> None:
    chance = re.compile(r"^\s*(import random|from random )|default_rng\(\)|np\.random\.\w+\(", re.M)
    assert [p.name for p in PACKAGE.rglob("*.py") if chance.search(p.read_text("utf-8"))] == []


def neighbours(path: Path, shelf: str) -> set[str]:
    """The public files of the same shelf that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            f"landbridge.{shelf}."
        ):
            found.add(str(node.module).split(".")[2])
    return {name for name in found if not name.startswith("_") and name != path.stem}


@pytest.mark.parametrize("shelf", sorted(set(SHELVES) - set(SHARED_BY_PLAN)))
def test_shelf__no_file_knows_its_neighbour(shelf: str) -> None:
    """What files of a shelf share stands in files with an underscore."""
    arrows = {
        path.stem: sorted(neighbours(path, shelf))
        for path in sorted((PACKAGE / shelf).glob("*.py"))
        if not path.name.startswith("_") and neighbours(path, shelf)
    }
    assert arrows == {}
