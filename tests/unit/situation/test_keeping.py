"""What took long to work out is kept, given back, and worked out again where it is spoilt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from landbridge.situation.keeping import MOST_FILES, keep, kept

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(tmp_path))
    return tmp_path / "landbridge" / "learned"


def test_kept__is_given_back() -> None:
    keep("ab12", {"days": np.arange(3), "share": np.array(0.25), "none": np.zeros((0, 4))})
    found = kept("ab12")
    assert found is not None
    assert found["days"].tolist() == [0, 1, 2]
    assert float(found["share"]) == 0.25
    assert found["none"].shape == (0, 4)


def test_kept__nothing_under_another_digest() -> None:
    keep("ab12", {"days": np.arange(3)})
    assert kept("ab13") is None


@pytest.mark.parametrize("spoilt", [b"", b"no archive", None])
def test_kept__nothing_where_the_file_is_spoilt(folder: Path, spoilt: bytes | None) -> None:
    keep("ab12", {"days": np.arange(3000)})
    path = folder / "ab12.npz"
    path.write_bytes(path.read_bytes()[:200] if spoilt is None else spoilt)
    assert kept("ab12") is None


def test_kept__things_that_would_run_code_are_not_read(folder: Path) -> None:
    folder.mkdir(parents=True)
    np.savez(folder / "ab12.npz", bad=np.array([{"a": 1}], dtype=object))
    assert kept("ab12") is None


def test_keep__drops_the_oldest(folder: Path) -> None:
    for at in range(MOST_FILES + 3):
        keep(f"{at:04x}", {"at": np.array(at)})
        path = folder / f"{at:04x}.npz"
        os.utime(path, (1_000_000 + at, 1_000_000 + at))
    assert kept("0000") is None
    assert kept(f"{MOST_FILES + 2:04x}") is not None
    assert len(list(folder.iterdir())) == MOST_FILES


def test_keep__where_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("LANDBRIDGE_CACHE_DIR", str(tmp_path / "file"))
    keep("ab12", {"days": np.arange(3)})
    assert kept("ab12") is None
