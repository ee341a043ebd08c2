"""Both bundled cases as working files, built once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import landbridge as lb
from landbridge.library import OpenSituation

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], OpenSituation]:
    """Build the working file of a case."""

    def made(name: str) -> OpenSituation:
        situation = lb.new(tmp_path_factory.mktemp("pinned") / f"{name}.gpkg")
        summary = situation.add(CASES / name)
        assert summary.refused == 0
        return situation

    return made


@pytest.fixture(scope="session")
def levant(build: Callable[[str], OpenSituation]) -> OpenSituation:
    """Iran to Beirut and the Mediterranean coast."""
    return build("levant")


@pytest.fixture(scope="session")
def lachin(build: Callable[[str], OpenSituation]) -> OpenSituation:
    """One road, one-way and per-traveller states."""
    return build("lachin")
