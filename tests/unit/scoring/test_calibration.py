"""Calibration by example: what isotonic regression makes of odds, and how they are counted."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.model.likelihood import LIKELIHOODS, likelihood_of
from landbridge.scoring import (
    brier_scores,
    decompose,
    pool_adjacent_violators,
    recalibrated,
    reliability,
    reliability_in_words,
)


def test_pool__leaves_what_rises_and_levels_what_falls():
    np.testing.assert_array_equal(pool_adjacent_violators([1, 2, 3], [1, 1, 1]), [1, 2, 3])
    np.testing.assert_array_equal(pool_adjacent_violators([3, 2, 1], [1, 1, 1]), [2, 2, 2])
    np.testing.assert_array_equal(pool_adjacent_violators([1, 4, 2, 5], [1, 1, 1, 1]), [1, 3, 3, 5])
    np.testing.assert_array_equal(pool_adjacent_violators([4, 1], [1, 2]), [2, 2])
    assert pool_adjacent_violators([], []).size == 0


def test_recalibrated__equal_probabilities_are_one_step():
    told = [0.2, 0.2, 0.2, 0.9, 0.9]
    said = [True, False, False, True, True]
    np.testing.assert_allclose(recalibrated(told, said), [1 / 3, 1 / 3, 1 / 3, 1, 1])


def test_recalibrated__odds_in_the_wrong_order_are_worth_the_base_rate():
    np.testing.assert_allclose(recalibrated([0.1, 0.9], [True, False]), [0.5, 0.5])


@pytest.mark.parametrize("rule", ["brier", "log"])
def test_decompose__the_parts_make_up_the_score(rule):
    rng = np.random.default_rng(3)
    told = rng.random(400)
    said = rng.random(400) < told**2
    parts = decompose(told, said, rule=rule)
    made = parts.miscalibration - parts.discrimination + parts.uncertainty
    assert made == pytest.approx(parts.score)
    assert min(parts.miscalibration, parts.discrimination, parts.uncertainty) >= 0
    assert parts.miscalibration > 0.01


def test_decompose__the_base_rate_alone_is_calibrated_and_tells_nothing_apart():
    parts = decompose([0.25] * 4, [True, False, False, False])
    assert parts.miscalibration == 0
    assert parts.discrimination == 0
    assert parts.score == parts.uncertainty == pytest.approx(3 / 16)


def test_decompose__knowing_all_takes_away_all_uncertainty():
    parts = decompose([1.0, 0.0, 1.0], [True, False, True])
    assert parts.score == parts.miscalibration == 0
    assert parts.discrimination == parts.uncertainty == pytest.approx(2 / 9)


def test_decompose__what_is_said_too_boldly_costs_miscalibration_only():
    told = np.repeat([0.3, 0.7], 10)
    said = np.array([True] * 3 + [False] * 7 + [True] * 7 + [False] * 3)
    bold = np.where(told > 0.5, 0.95, 0.05)
    honest, exaggerated = decompose(told, said), decompose(bold, said)
    assert honest.miscalibration == pytest.approx(0, abs=1e-15)
    assert exaggerated.miscalibration == pytest.approx(0.25**2)
    assert exaggerated.discrimination == pytest.approx(honest.discrimination)
    assert exaggerated.uncertainty == honest.uncertainty


def test_reliability__bins_hold_their_lower_border():
    table = reliability([0.0, 0.29, 0.3, 0.95, 1.0], [False, True, False, True, True], bins=100)
    filled = {round(row.low, 2): (row.cases, row.happened) for row in table if row.cases}
    assert filled == {0.0: (1, 0), 0.29: (1, 1), 0.3: (1, 0), 0.95: (1, 1), 0.99: (1, 1)}


def test_reliability__tells_what_was_said_and_what_happened():
    table = reliability([0.1, 0.2, 0.8, 0.9], [False, True, True, True], bins=2)
    low, high = table
    assert (low.low, low.high, low.cases, low.happened) == (0, 0.5, 2, 0.5)
    assert low.said == pytest.approx(0.15)
    assert high.said == pytest.approx(0.85)
    assert high.happened == 1
    assert high.words is None


def test_reliability__an_empty_bin_says_nothing():
    empty = reliability([0.1], [True], bins=2)[1]
    assert (empty.cases, empty.said, empty.happened) == (0, None, None)


def test_reliability_in_words__counts_each_case_under_its_own_expression():
    told = np.concatenate([np.linspace(0, 1, 201), [b.low for b in LIKELIHOODS], [0.05, 0.45]])
    said = np.arange(told.size) % 3 == 0
    table = reliability_in_words(told, said)
    named = [likelihood_of(float(p)).words for p in told]
    assert [row.words for row in table] == [band.words for band in LIKELIHOODS]
    assert [row.cases for row in table] == [named.count(band.words) for band in LIKELIHOODS]
    assert (table[0].low, table[-1].high) == (0, 1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: decompose([], []), "one row of cases"),
        (lambda: decompose([[0.5]], [[True]]), "one row of cases"),
        (lambda: decompose([0.5], [True], rule="crps"), "there are: brier, log"),
        (lambda: reliability([0.5], [True], bins=0), "1 bin or more"),
        (lambda: pool_adjacent_violators([1.0, 2.0], [1.0, 0.0]), "weight"),
        (lambda: recalibrated([2.0], [True]), "lies in 0 to 1"),
    ],
)
def test_calibration__says_what_cannot_be_judged(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_recalibrated__saves_what_miscalibration_says():
    told, said = np.array([0.9, 0.9, 0.2, 0.4]), np.array([True, False, False, True])
    saved = brier_scores(told, said).mean() - brier_scores(recalibrated(told, said), said).mean()
    assert decompose(told, said).miscalibration == pytest.approx(saved)
