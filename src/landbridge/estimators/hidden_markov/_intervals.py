"""Central 90 % intervals of shares that were learned from counts."""

from __future__ import annotations

import math

from landbridge.model.belief import Interval

__all__ = ["beta_interval"]

NORMAL_95 = 1.6448536269514722
"""The 95 % quantile of the standard normal distribution."""


def beta_interval(yes: float, no: float) -> Interval:
    """Give mean and central 90 % interval of a Beta distribution with these counts.

    The quantiles are those of Carter's approximation (Abramowitz and Stegun 1964, 26.5.22), good to
    about a hundredth from a count and a half on either side, and to some thousandths from two.
    Below, mean and deviation stand in, which can be off by some hundredths.
    """
    yes, no = max(yes, 0.5), max(no, 0.5)
    low, high = _quantile(yes, no, -NORMAL_95), _quantile(yes, no, NORMAL_95)
    return Interval(yes / (yes + no), low, high)


def _quantile(yes: float, no: float, normal: float) -> float:
    """Give the quantile at a deviate of the normal; mean and deviation take over at the edge."""
    if min(yes, no) <= 1.0:
        mean = yes / (yes + no)
        deviation = math.sqrt(mean * (1 - mean) / (yes + no + 1))
        return min(max(mean + normal * deviation, 0.0), 1.0)
    one, other = 1 / (2 * yes - 1), 1 / (2 * no - 1)
    harmonic = 2 / (one + other)
    curve = (normal * normal - 3) / 6
    root = normal * math.sqrt(harmonic + curve) / harmonic
    tilt = root + (other - one) * (curve + 5 / 6 - 2 / (3 * harmonic))
    return yes / (yes + no * math.exp(-2 * tilt))
