"""How well was a prediction said? Scores at both ends of its interval, beside two simple rivals.

*Persistence* says that all stays as it stood on the day of the claim, as known then. The *base
rate* is the share of windows of the same length, within the record known then, over which the
proposition was so; where the record is unsure of a window, it counts half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.verdicts import Forecast, Score
from landbridge.scoring.scores import brier_scores, log_scores
from landbridge.scoring.windows import EVERY_DAY, ON_DATE, SOME_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.verdicts import Phrase, TruthCourse

__all__ = ["base_rate", "forecast_of", "score_of"]


def score_of(probability: float, happened: float) -> Score:
    """Score a probability; where what happened is itself only likely, the score is expected."""
    said = np.array([probability, probability])
    weights = np.array([happened, 1 - happened])
    brier = float(weights @ brier_scores(said, [1, 0]))
    return Score(probability, brier, float(weights @ log_scores(said, [1, 0])))


def forecast_of(
    phrase: Phrase,
    happened: float,
    persistence: float,
    rate: tuple[float, int] | None,
) -> Forecast:
    """Score both ends of a phrase's interval, persistence, and the base rate where there is one."""
    return Forecast(
        happened,
        score_of(phrase.low, happened),
        score_of(phrase.high, happened),
        score_of(persistence, happened),
        None if rate is None else score_of(rate[0], happened),
        0 if rate is None else rate[1],
    )


def base_rate(
    course: TruthCourse, first: int, last: int, length: int, reading: str
) -> tuple[float, int] | None:
    """Give the share of windows of ``length`` + 1 days in which it was so, and how many there are.

    Parameters
    ----------
    course
        whether it was so, as known when the claim was made
    first, last
        the days that the record covers
    length
        days from the first to the last of a window
    reading
        on some day, on every day, or on the day

    Returns
    -------
    tuple or None
        None where no window of that length fits
    """
    length = 0 if reading == ON_DATE else length
    count = last - first + 1 - length
    if count < 1:
        return None
    sure, maybe = (_daily(course, first, last, unsure) for unsure in (0, 1))
    rates = [_share(daily, length + 1, reading) for daily in (sure, maybe)]
    return (rates[0] + rates[1]) / 2, count


def _daily(course: TruthCourse, first: int, last: int, unsure: int) -> NDArray[np.int64]:
    daily = np.empty(last - first + 1, dtype=np.int64)
    for begins, ends, value in course.runs(first, last):
        daily[begins - first : ends - first + 1] = unsure if value is None else int(value)
    return daily


def _share(daily: NDArray[np.int64], length: int, reading: str) -> float:
    """Give the share of windows in which all days are so (every), or one is (some)."""
    sums = np.concatenate([[0], np.cumsum(daily)])
    inside = sums[length:] - sums[:-length]
    if reading == EVERY_DAY:
        return float((inside == length).mean())
    if reading in (SOME_DAY, ON_DATE):
        return float((inside > 0).mean())
    raise ValueError(f"no base rate for '{reading}'")
