"""``scoring`` against scoringrules, scores, scipy, and against trying every monotone rule."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import scoringrules
from scipy.optimize import isotonic_regression
from scores.probability import brier_score, isotonic_fit
from xarray import DataArray

from landbridge.scoring import (
    brier_of_shares,
    brier_scores,
    decompose,
    log_of_shares,
    log_scores,
    pool_adjacent_violators,
    recalibrated,
    reliability,
)

SEEDS = range(25)


def some_cases(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Odds with ties or without, calibrated or bent."""
    rng = np.random.default_rng([7, seed])
    count = int(rng.integers(2, 400))
    told = rng.random(count)
    if seed % 2:
        told = np.round(told, 1)
    said = rng.random(count) < told ** rng.choice([0.5, 1, 3])
    return told, said


@pytest.mark.parametrize("seed", SEEDS)
def test_brier__is_that_of_scoringrules_and_scores(seed):
    told, said = some_cases(seed)
    found = brier_scores(told, said)
    np.testing.assert_allclose(found, scoringrules.brier_score(said.astype(int), told))
    theirs = brier_score(DataArray(told, dims="case"), DataArray(said.astype(int), dims="case"))
    assert found.mean() == pytest.approx(float(theirs))


@pytest.mark.parametrize("seed", SEEDS)
def test_log__is_that_of_scoringrules(seed):
    told, said = some_cases(seed)
    inside = np.clip(told, 0.001, 0.999)
    theirs = scoringrules.log_score(said.astype(int), inside)
    np.testing.assert_allclose(log_scores(inside, said), theirs, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_shares__cost_what_their_definition_says(seed):
    rng = np.random.default_rng([8, seed])
    shares = rng.dirichlet(np.ones(4), size=(3, 5))
    true = rng.integers(4, size=(3, 5))
    one = np.eye(4)[true]
    # Each class by itself is a yes-or-no case; both sums are over classes.
    by_class = scoringrules.brier_score(one.astype(int), shares)
    np.testing.assert_allclose(brier_of_shares(shares, true), by_class.sum(axis=-1) / 2)
    surprise = -np.log((one * shares).sum(axis=-1))
    np.testing.assert_allclose(log_of_shares(shares, true, floor=0), surprise)


@pytest.mark.parametrize("seed", SEEDS)
def test_pool__is_the_isotonic_regression_of_scipy(seed):
    rng = np.random.default_rng([9, seed])
    values, weights = rng.normal(size=60), rng.integers(1, 9, size=60)
    theirs = isotonic_regression(values, weights=weights).x
    np.testing.assert_allclose(pool_adjacent_violators(values, weights), theirs, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_recalibrated__is_that_of_scores(seed):
    told, said = some_cases(seed)
    theirs = isotonic_fit(told, said.astype(float))
    points = dict(
        zip(theirs["fcst_sorted"].tolist(), theirs["regression_values"].tolist(), strict=True)
    )
    np.testing.assert_allclose(recalibrated(told, said), [points[p] for p in told.tolist()])


def slow_recalibrated(told: np.ndarray, said: np.ndarray) -> np.ndarray:
    """The best of all ways to cut the row of probabilities into runs whose means rise."""
    levels = np.unique(told)
    best, found = np.inf, told
    for cuts in range(2 ** (levels.size - 1)):
        ends = [at + 1 for at in range(levels.size - 1) if cuts >> at & 1]
        runs = [levels[a:b] for a, b in pairwise([0, *ends, levels.size])]
        means = [said[np.isin(told, run)].mean() for run in runs]
        if any(lower > upper for lower, upper in pairwise(means)):
            continue
        fitted = np.empty(told.size)
        for run, mean in zip(runs, means, strict=True):
            fitted[np.isin(told, run)] = mean
        cost = ((fitted - said) ** 2).sum()
        if cost < best - 1e-12:
            best, found = cost, fitted
    return found


@pytest.mark.parametrize("seed", range(40))
def test_recalibrated__no_monotone_rule_fits_better(seed):
    rng = np.random.default_rng([10, seed])
    told = np.round(rng.random(30), 1)
    said = rng.random(30) < told
    np.testing.assert_allclose(recalibrated(told, said), slow_recalibrated(told, said))


@pytest.mark.parametrize("seed", SEEDS)
def test_decompose__parts_are_those_of_their_definition(seed):
    told, said = some_cases(seed)
    fitted = isotonic_regression_of_ties(told, said)
    base = np.full(told.size, said.mean())
    score, best, unsure = (
        scoringrules.brier_score(said.astype(int), odds).mean() for odds in (told, fitted, base)
    )
    parts = decompose(told, said)
    got = (parts.score, parts.miscalibration, parts.discrimination, parts.uncertainty)
    assert got == pytest.approx((score, score - best, unsure - best, unsure), abs=1e-12)


def isotonic_regression_of_ties(told: np.ndarray, said: np.ndarray) -> np.ndarray:
    """What scipy fits, ties first brought together by hand."""
    levels = sorted(set(told.tolist()))
    means = [said[told == level].mean() for level in levels]
    fitted = isotonic_regression(means, weights=[(told == level).sum() for level in levels]).x
    return np.array([fitted[levels.index(p)] for p in told.tolist()])


@pytest.mark.parametrize("seed", range(5))
def test_decompose__calibrated_odds_lose_what_many_cases_make_small(seed):
    rng = np.random.default_rng([11, seed])
    told = rng.random(20_000)
    said = rng.random(20_000) < told
    assert decompose(told, said).miscalibration < 0.002
    for row in reliability(told, said):
        assert row.happened == pytest.approx(row.said, abs=0.05)
    bent = decompose(told**2, said)
    assert bent.miscalibration > 0.02
    assert bent.discrimination == pytest.approx(decompose(told, said).discrimination)
