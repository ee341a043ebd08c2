"""Scores by example: what probabilities cost, what skill is, what cannot be scored."""

from __future__ import annotations

from math import inf, log

import numpy as np
import pytest

from landbridge.scoring import (
    LOG_FLOOR,
    brier_of_shares,
    brier_scores,
    log_of_shares,
    log_scores,
    skill,
)


def test_brier__is_the_squared_error():
    found = brier_scores([0.0, 0.3, 0.3, 1.0], [False, True, False, False])
    np.testing.assert_allclose(found, [0, 0.49, 0.09, 1])


def test_log__is_the_surprise_and_has_a_floor():
    found = log_scores([1.0, 0.5, 0.0, 1e-9], [True, False, True, True])
    np.testing.assert_allclose(found, [0, log(2), -log(LOG_FLOOR), -log(LOG_FLOOR)])
    np.testing.assert_allclose(log_scores([0.0], [True], floor=0.01), [-log(0.01)])


def test_log__without_a_floor_a_certain_error_costs_everything():
    np.testing.assert_array_equal(log_scores([0.0, 1.0], [True, True], floor=0), [inf, 0])


@pytest.mark.parametrize("shape", [(), (7,), (3, 4)])
def test_scores__keep_the_shape_of_the_cases(shape):
    told, said = np.full(shape, 0.25), np.ones(shape, dtype=np.bool_)
    assert brier_scores(told, said).shape == shape
    assert log_scores(told, said).shape == shape


def test_shares__of_three_are_scored_by_all_of_them():
    shares, true = [[0.2, 0.5, 0.3], [0.0, 0.0, 1.0]], [1, 0]
    np.testing.assert_allclose(brier_of_shares(shares, true), [(0.04 + 0.25 + 0.09) / 2, 1])
    np.testing.assert_allclose(log_of_shares(shares, true), [-log(0.5), -log(LOG_FLOOR)])


def test_shares__of_two_are_scored_as_one_probability_is():
    told, said = np.linspace(0, 1, 11), np.arange(11) % 2 == 0
    shares = np.stack([1 - told, told], axis=1)
    np.testing.assert_allclose(
        brier_of_shares(shares, said.astype(int)), brier_scores(told, said), atol=1e-15
    )
    np.testing.assert_allclose(log_of_shares(shares, said.astype(int)), log_scores(told, said))


def test_shares__may_be_as_inexact_as_32_bits_are():
    shares = np.array([[0.1, 0.2, 0.7]], dtype=np.float32)
    assert brier_of_shares(shares, [2])[0] == pytest.approx(0.07, abs=1e-6)


def test_skill__is_the_share_of_the_score_that_is_saved():
    assert skill([0.1, 0.3], [0.2, 0.6]) == pytest.approx(0.5)
    assert skill([0.3], [0.2]) == pytest.approx(-0.5)
    assert skill([0.0], [0.2]) == 1


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: brier_scores([1.1], [True]), "lies in 0 to 1"),
        (lambda: brier_scores([np.nan], [True]), "lies in 0 to 1"),
        (lambda: brier_scores([0.1, 0.2], [True]), r"\(2,\) probabilities for \(1,\) cases"),
        (lambda: brier_scores([0.5], [0.5]), "happened"),
        (lambda: log_scores([0.5], [True], floor=1.5), "floor"),
        (lambda: brier_of_shares([[0.5, 0.4]], [0]), "add up to 1"),
        (lambda: brier_of_shares([[1.5, -0.5]], [0]), "0 or more"),
        (lambda: brier_of_shares([[0.5, 0.5]], [2]), "from 0 to 1"),
        (lambda: brier_of_shares([[0.5, 0.5]], [0.0]), "whole number"),
        (lambda: brier_of_shares([0.5, 0.5], [0]), "cases"),
        (lambda: skill([0.1], [0.0]), "perfect"),
        (lambda: skill([0.1], [0.1, 0.2]), "scores beside"),
    ],
)
def test_scores__say_what_cannot_be_scored(call, words):
    with pytest.raises(ValueError, match=words):
        call()
