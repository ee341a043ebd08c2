"""The nearest pair of two large sets of points is found without looking at every pair."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.analyses import _fronts


def points(rng: np.random.Generator, count: int, west: float) -> np.ndarray:
    lon = np.radians(west + rng.uniform(0, 3, count))
    lat = np.radians(rng.uniform(33, 36, count))
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("apart", [3.2, 2.9, 0.0])
def test_closest__is_that_of_all_pairs(
    monkeypatch: pytest.MonkeyPatch, seed: int, apart: float
) -> None:
    rng = np.random.default_rng(seed)
    a, b = points(rng, 700, 36), points(rng, 900, 36 + apart)
    plain = (a @ b.T).max()
    monkeypatch.setattr(_fronts, "_PAIRS_AT_ONCE", 5_000)
    monkeypatch.setattr(_fronts, "_FEW", 40)
    i, j = _fronts._closest(a, b)
    assert a[i] @ b[j] == pytest.approx(plain, abs=1e-15)


def test_worth_comparing__leaves_most_out_where_the_sides_lie_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(1)
    a, b = points(rng, 5_000, 36), points(rng, 5_000, 40)
    assert _fronts._worth_comparing(a, b).size < 1_500
