"""Do things happen as often as they were said to be likely? Reliability, and scores taken apart.

After Dimitriadis, Gneiting & Jordan (2021), *Stable reliability diagrams for probabilistic
classifiers*, PNAS 118(8): e2016191118 (CORP). Probabilities are recalibrated by isotonic
regression: among all rules that keep their order, the one that fits what happened best. A mean
score is then

    miscalibration - discrimination + uncertainty

where *miscalibration* is what recalibrating would have saved, *uncertainty* is the score of always
saying the base rate, and *discrimination* is what the recalibrated ones save against that. None of
the three is negative. As nothing is binned by hand, the parts do not depend on a choice of bins; on
few cases miscalibration is more than 0 even for perfect odds, since the recalibration is fitted to
the same cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.likelihood import LIKELIHOODS
from landbridge.scoring._cases import checked_cases
from landbridge.scoring.isotonic import pool_adjacent_violators
from landbridge.scoring.scores import LOG_FLOOR, brier_scores, log_scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Decomposition",
    "ReliabilityBin",
    "decompose",
    "recalibrated",
    "reliability",
    "reliability_in_words",
]


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A mean score and its three parts: score = miscalibration - discrimination + uncertainty."""

    score: float
    miscalibration: float
    discrimination: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Cases whose probability lay from ``low`` to ``high``: what was said, and what happened.

    ``said`` is their mean probability, ``happened`` the share that happened; both None where
    there are no ``cases``. ``words`` is the expression of ICD 203, where bins are its bands.
    """

    low: float
    high: float
    cases: int
    said: float | None
    happened: float | None
    words: str | None = None


def recalibrated(probabilities: ArrayLike, happened: ArrayLike) -> NDArray[np.float64]:
    """Give, for each case, how often cases said to be as likely happened, by isotonic regression.

    Parameters
    ----------
    probabilities, happened
        ``[case]``: how likely it was said to be, and whether it happened
    """
    told, said = _cases(probabilities, happened)
    _, which, counts = np.unique(told, return_inverse=True, return_counts=True)
    happening = np.bincount(which, weights=said, minlength=counts.size)
    fitted: NDArray[np.float64] = pool_adjacent_violators(happening / counts, counts)[which]
    return fitted


def decompose(
    probabilities: ArrayLike,
    happened: ArrayLike,
    *,
    rule: str = "brier",
    floor: float = LOG_FLOOR,
) -> Decomposition:
    """Take the mean score of probabilities apart.

    Parameters
    ----------
    probabilities, happened
        ``[case]``: how likely it was said to be, and whether it happened
    rule
        ``brier`` or ``log``
    floor
        of the log score, for all three kinds of probabilities
    """
    told, said = _cases(probabilities, happened)
    base = np.full(told.shape, said.mean())

    def mean(of: NDArray[np.float64]) -> float:
        scores = brier_scores(of, said) if rule == "brier" else log_scores(of, said, floor=floor)
        return float(scores.mean())

    if rule not in ("brier", "log"):
        raise ValueError(f"no rule '{rule}' of scoring; there are: brier, log")
    score, fitted, unsure = mean(told), mean(recalibrated(told, said)), mean(base)
    return Decomposition(score, score - fitted, unsure - fitted, unsure)


def reliability(
    probabilities: ArrayLike, happened: ArrayLike, *, bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """Count cases by equal bins of probability; one on a border belongs to the upper bin.

    Parameters
    ----------
    probabilities, happened
        ``[case]``: how likely it was said to be, and whether it happened
    bins
        how many, 1 or more
    """
    if bins < 1:
        raise ValueError(f"1 bin or more, not {bins}")
    told, said = _cases(probabilities, happened)
    borders = np.arange(bins + 1) / bins
    which = np.searchsorted(borders[1:-1], told, side="right")
    edges = [(low, high, None) for low, high in pairwise(borders.tolist())]
    return _counted(told, said, which, edges)


def reliability_in_words(
    probabilities: ArrayLike, happened: ArrayLike
) -> tuple[ReliabilityBin, ...]:
    """Count cases by the expressions of ICD 203, the outer two with what lies beyond their bands.

    Parameters
    ----------
    probabilities, happened
        ``[case]``: how likely it was said to be, and whether it happened
    """
    told, said = _cases(probabilities, happened)
    low = np.array([band.high for band in LIKELIHOODS if band.high < 1 / 2])
    high = np.array([band.low for band in LIKELIHOODS if band.low > 1 / 2])
    # As in likelihood_of: on a border, the word nearer to an even chance.
    which = np.searchsorted(low, told, side="right") + np.searchsorted(high, told, side="left")
    edges = [(band.low, band.high, band.words) for band in LIKELIHOODS]
    edges[0], edges[-1] = (0.0, *edges[0][1:]), (edges[-1][0], 1.0, edges[-1][2])
    return _counted(told, said, which, edges)


def _cases(
    probabilities: ArrayLike, happened: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    told, said = checked_cases(probabilities, happened)
    if told.ndim != 1 or told.size == 0:
        raise ValueError(f"calibration needs one row of cases, not {told.shape}")
    return told, said


def _counted(
    told: NDArray[np.float64],
    said: NDArray[np.bool_],
    which: NDArray[np.int64],
    edges: Sequence[tuple[float, float, str | None]],
) -> tuple[ReliabilityBin, ...]:
    counts = np.bincount(which, minlength=len(edges))
    sums = np.bincount(which, weights=told, minlength=len(edges))
    hits = np.bincount(which, weights=said, minlength=len(edges))
    return tuple(
        ReliabilityBin(
            low, high, int(count),
            float(total / count) if count else None, float(hit / count) if count else None, words,
        )
        for (low, high, words), count, total, hit in zip(edges, counts, sums, hits, strict=True)
    )  # fmt: skip
