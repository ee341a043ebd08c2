"""Brier and log scores of probabilities, and skill against a reference. Smaller scores are better.

Both are strictly proper (Gneiting & Raftery 2007, *Strictly proper scoring rules, prediction, and
estimation*, Journal of the American Statistical Association 102: 359-378): nobody can expect a
better score by saying anything but what they believe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.scoring._cases import checked_cases, checked_shares

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "LOG_FLOOR",
    "brier_of_shares",
    "brier_scores",
    "log_of_shares",
    "log_scores",
    "skill",
]

LOG_FLOOR = 1e-4
"""What happened counts as having had at least this probability, unless another floor is given.

Without a floor one certain statement that is wrong costs infinitely much. With it a case costs
9.21 at most, and a probability under the floor gains nothing: say which floor was used.
"""


def brier_scores(probabilities: ArrayLike, happened: ArrayLike) -> NDArray[np.float64]:
    """Give the squared error of each probability (Brier 1950, Monthly Weather Review 78: 1-3).

    Parameters
    ----------
    probabilities, happened
        of any one shape: how likely it was said to be, and whether it happened
    """
    told, said = checked_cases(probabilities, happened)
    return (told - said) ** 2


def log_scores(
    probabilities: ArrayLike, happened: ArrayLike, *, floor: float = LOG_FLOOR
) -> NDArray[np.float64]:
    """Give the surprise, in nats, that each probability left (Good 1952).

    Parameters
    ----------
    probabilities, happened
        of any one shape: how likely it was said to be, and whether it happened
    floor
        the least probability that what happened counts as having had
    """
    told, said = checked_cases(probabilities, happened)
    return _surprise(np.where(said, told, 1 - told), floor)


def brier_of_shares(shares: ArrayLike, true: ArrayLike) -> NDArray[np.float64]:
    """Give half the sum over classes of squared errors: with two classes, the Brier score of one.

    Parameters
    ----------
    shares
        ``[..., class]``: how likely each class was said to be
    true
        ``[...]``: the number of the class that was true
    """
    told, hit = checked_shares(shares, true)
    found: NDArray[np.float64] = ((told**2).sum(axis=-1) - 2 * hit + 1) / 2
    return found


def log_of_shares(
    shares: ArrayLike, true: ArrayLike, *, floor: float = LOG_FLOOR
) -> NDArray[np.float64]:
    """Give the surprise, in nats, of each class that was true.

    Parameters
    ----------
    shares
        ``[..., class]``: how likely each class was said to be
    true
        ``[...]``: the number of the class that was true
    floor
        the least share that the true class counts as having had
    """
    _, hit = checked_shares(shares, true)
    return _surprise(hit, floor)


def skill(scores: ArrayLike, reference: ArrayLike) -> float:
    """Give the share of the reference's mean score that is saved: 1 is perfect, 0 no better.

    Raises
    ------
    ValueError
        when the scores are not of the same cases, or the reference is perfect: no share of nothing
        can be saved
    """
    ours, theirs = np.asarray(scores, dtype=np.float64), np.asarray(reference, dtype=np.float64)
    if ours.shape != theirs.shape or ours.size == 0:
        raise ValueError(f"{ours.shape} scores beside {theirs.shape} of the reference")
    if theirs.sum() <= 0:
        raise ValueError("the reference is perfect: against it there is no skill to measure")
    return float(1 - ours.sum() / theirs.sum())


def _surprise(hit: NDArray[np.float64], floor: float) -> NDArray[np.float64]:
    if not 0 <= floor < 1:
        raise ValueError(f"a floor lies in 0 to 1, not {floor!r}")
    if floor == 0 and np.any(hit == 0):
        return np.where(hit > 0, -np.log(np.where(hit > 0, hit, 1)), np.inf)
    return np.abs(np.log(np.maximum(hit, floor)))
