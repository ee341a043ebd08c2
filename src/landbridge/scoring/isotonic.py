"""The rising course that lies nearest to values: pool adjacent violators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = ["pool_adjacent_violators"]


def pool_adjacent_violators(values: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """Fit a course that never falls, with the least weighted squared error.

    Neighbours that fall are pooled into their mean until none fall (Ayer, Brunk, Ewing, Reid &
    Silverman 1955, Annals of Mathematical Statistics 26: 641-647).

    Parameters
    ----------
    values
        ``[position]``, in the order in which the course must not fall
    weights
        ``[position]``, each more than 0
    """
    told, weighed = np.asarray(values, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if told.ndim != 1 or told.shape != weighed.shape or np.any(weighed <= 0):
        raise ValueError("each value in the row needs a weight of more than 0")
    means: list[float] = []
    masses: list[float] = []
    lengths: list[int] = []
    for value, weight in zip(told.tolist(), weighed.tolist(), strict=True):
        mean, mass, length = value, weight, 1
        while means and means[-1] >= mean:
            before = masses.pop()
            mean = (means.pop() * before + mean * mass) / (before + mass)
            mass += before
            length += lengths.pop()
        means.append(mean)
        masses.append(mass)
        lengths.append(length)
    return np.repeat(means, lengths)
