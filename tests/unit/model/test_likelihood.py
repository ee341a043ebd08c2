"""Expressions of ICD 203: every probability has one, and opposites get opposite ones."""

from __future__ import annotations

from itertools import pairwise

import pytest

from landbridge.model.likelihood import LIKELIHOODS, likelihood_of


def test_likelihoods__are_the_seven_of_the_directive_without_a_hole():
    assert [round(100 * band.high) for band in LIKELIHOODS] == [5, 20, 45, 55, 80, 95, 99]
    assert LIKELIHOODS[0].low == 0.01
    assert all(lower.high == upper.low for lower, upper in pairwise(LIKELIHOODS))


@pytest.mark.parametrize("percent", range(101))
def test_likelihood__opposites_get_opposite_expressions(percent):
    band, against = likelihood_of(percent / 100), likelihood_of((100 - percent) / 100)
    assert LIKELIHOODS.index(band) + LIKELIHOODS.index(against) == 6
    assert band.low - 0.01 <= percent / 100 <= band.high + 0.01


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "almost no chance"), (0.0499, "almost no chance"), (0.05, "very unlikely"),
        (0.2, "unlikely"), (0.45, "roughly even chance"), (0.55, "roughly even chance"),
        (0.5501, "likely"), (0.8, "likely"), (0.95, "very likely"), (0.951, "almost certain"),
        (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_likelihood__words(probability, words):
    assert likelihood_of(probability).words == words


@pytest.mark.parametrize("probability", [-0.01, 1.01, float("nan")])
def test_likelihood__refuses_what_is_no_probability(probability):
    with pytest.raises(ValueError, match="lies in 0 to 1"):
        likelihood_of(probability)
