"""Cases that can be scored: probabilities in 0 to 1, each with what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = ["checked_cases", "checked_shares"]

_OFF = 1e-3
"""By how much shares may miss 1 in sum: those kept as 32-bit numbers do."""


def checked_cases(
    probabilities: ArrayLike, happened: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Give both as arrays of one shape.

    Raises
    ------
    ValueError
        when shapes differ, a probability lies outside 0 to 1, or what happened is not yes or no
    """
    told = np.asarray(probabilities, dtype=np.float64)
    said = np.asarray(happened)
    if told.shape != said.shape:
        raise ValueError(f"{told.shape} probabilities for {said.shape} cases that happened or not")
    if not np.all((told >= 0) & (told <= 1)):
        raise ValueError("a probability lies in 0 to 1")
    if not np.all((said == 0) | (said == 1)):
        raise ValueError("a case happened (1, true) or did not (0, false)")
    return told, said.astype(np.bool_)


def checked_shares(
    shares: ArrayLike, true: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give shares as ``[..., class]``, and the share of the class that was true as ``[...]``.

    Raises
    ------
    ValueError
        when shapes differ, shares are negative or do not add up to 1, or a class does not exist
    """
    told, which = np.asarray(shares, dtype=np.float64), np.asarray(true)
    if told.ndim == 0 or told.shape[:-1] != which.shape:
        raise ValueError(f"{told.shape} shares for {which.shape} cases")
    if not np.all(told >= 0) or not np.all(np.abs(told.sum(axis=-1) - 1) <= _OFF):
        raise ValueError("shares are 0 or more and add up to 1")
    if not np.issubdtype(which.dtype, np.integer) or np.any(
        (which < 0) | (which >= told.shape[-1])
    ):
        raise ValueError(f"the true class is a whole number from 0 to {told.shape[-1] - 1}")
    return told, np.take_along_axis(told, which[..., None], axis=-1)[..., 0]
