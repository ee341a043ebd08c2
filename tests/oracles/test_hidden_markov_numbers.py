"""Intervals of shares and the test of copying, against the distributions of scipy."""

from __future__ import annotations

import math

import pytest
from scipy import stats

from landbridge.estimators.hidden_markov._copying import _sign_test
from landbridge.estimators.hidden_markov._intervals import beta_interval

COUNTS = (1.01, 1.5, 2.0, 3.0, 5.0, 9.0, 20.0, 31.5, 77.0, 300.0, 2500.0)
WITHIN = ((5.0, 0.001), (3.0, 0.002), (2.0, 0.005), (1.5, 0.015), (1.0, 0.07))
"""By how much the quantiles may be off, from a lesser count on."""


@pytest.mark.parametrize("yes", COUNTS)
def test_interval__is_that_of_the_beta_distribution(yes):
    for no in COUNTS:
        found = beta_interval(yes, no)
        low, high = stats.beta.ppf([0.05, 0.95], yes, no)
        assert found.mean == pytest.approx(stats.beta.mean(yes, no))
        within = next(error for least, error in WITHIN if min(yes, no) >= least)
        assert found.low == pytest.approx(low, abs=within)
        assert found.high == pytest.approx(high, abs=within)


def test_interval__holds_what_it_says():
    for yes in COUNTS[1:]:
        for no in COUNTS[1:]:
            found = beta_interval(yes, no)
            inside = stats.beta.cdf(found.high, yes, no) - stats.beta.cdf(found.low, yes, no)
            assert inside == pytest.approx(0.9, abs=0.03)


def test_interval__of_hardly_any_count_stays_within_its_bounds():
    for yes, no in ((0.0, 0.0), (0.0, 5.0), (40.0, 0.0), (0.3, 900.0), (1.0, 1.0), (0.7, 0.7)):
        found = beta_interval(yes, no)
        assert 0 <= found.low <= found.mean <= found.high <= 1


def test_interval__of_the_other_side_is_its_mirror():
    for yes in COUNTS:
        for no in COUNTS:
            one, other = beta_interval(yes, no), beta_interval(no, yes)
            assert one.low == pytest.approx(1 - other.high)
            assert one.high == pytest.approx(1 - other.low)


def test_interval__narrows_with_more_reports():
    wide = [beta_interval(0.8 * n, 0.2 * n) for n in (10, 30, 100, 300, 1000)]
    lengths = [one.high - one.low for one in wide]
    assert lengths == sorted(lengths, reverse=True)


def test_sign_test__is_the_exact_one():
    for cases in range(1, 61):
        for after in range(cases + 1):
            expected = stats.binomtest(after, cases, alternative="greater").pvalue
            assert _sign_test(after, cases - after) == pytest.approx(expected, rel=1e-9)


def test_sign_test__of_very_many_cases_is_still_a_number():
    expected = stats.binomtest(1400, 2000, alternative="greater").pvalue
    assert _sign_test(1400, 600) == pytest.approx(expected, rel=1e-6)
    assert _sign_test(0, 0) == 1.0
    assert 0 < _sign_test(1000, 0) < 1e-300
    assert math.isclose(_sign_test(0, 1000), 1.0)
