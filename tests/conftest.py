"""Compiled kernels keep their cache in a folder of the test run, shared by all its processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def compiler_cache(tmp_path_factory: pytest.TempPathFactory):
    """Point the compiler to a folder that is thrown away with the others of the run."""
    base = Path(tmp_path_factory.getbasetemp())
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANDBRIDGE_CACHE_DIR", str(base / "kernels"))
        yield base / "kernels"
