"""Compiled kernels keep their cache in a folder of the test run."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def compiler_cache(tmp_path_factory: pytest.TempPathFactory):
    """Point the compiler to a folder that is thrown away."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("LANDBRIDGE_CACHE_DIR", str(folder))
        patch.setenv("NUMBA_CACHE_DIR", str(folder))
        yield folder
