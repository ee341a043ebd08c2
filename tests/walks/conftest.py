"""A file of the made-up situation, and the command line run inside this process."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from walk_world import CASES, Ran, write_world

from landbridge.cli.main import main
from landbridge.desk.add import add
from landbridge.desk.new import new

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder. Not to be changed."""
    return write_world(tmp_path_factory.mktemp("walk") / "world")


@pytest.fixture(scope="session")
def filled(world: Path) -> Path:
    """A working file with the folder in it. Not to be changed."""
    path = world.parent / "world.gpkg"
    new(path)
    add(path, [world])
    return path


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Path:
    """A copy of that file, to be changed."""
    return Path(shutil.copy(filled, tmp_path / "own.gpkg"))


@pytest.fixture(scope="session", params=["lachin", "levant"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working file of a bundled case. Not to be changed."""
    path = tmp_path_factory.mktemp("case") / f"{request.param}.gpkg"
    new(path)
    add(path, [CASES / request.param])
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the command line on words, as a terminal of 80 columns would."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")

    def run_words(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run_words
