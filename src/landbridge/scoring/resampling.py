"""How far could a mean score be off? A bootstrap by blocks of neighbouring days.

Scores of neighbouring days go together, so days drawn one by one would make a mean look too sure.
Moving blocks keep runs of days as they were: Künsch (1989), *The jackknife and the bootstrap for
general stationary observations*, Annals of Statistics 17: 1217-1241.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.belief import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

__all__ = ["block_interval", "moving_blocks"]

_LOW, _HIGH = 0.05, 0.95


def moving_blocks(
    days: int, block: int, draws: int, generator: np.random.Generator
) -> NDArray[np.int64]:
    """Draw days in runs of ``block`` neighbours, any run as likely as any other.

    Returns
    -------
    NDArray[np.int64]
        ``[draw, position]``: so many days as there are, the last run cut
    """
    if not 1 <= block <= days:
        raise ValueError(f"a block has 1 to {days} days, not {block}")
    if draws < 1:
        raise ValueError(f"1 draw or more, not {draws}")
    runs = -(-days // block)
    starts = generator.integers(days - block + 1, size=(draws, runs))
    drawn: NDArray[np.int64] = starts[:, :, None] + np.arange(block)
    return drawn.reshape(draws, -1)[:, :days]


def block_interval(
    values: ArrayLike,
    *,
    block: int,
    draws: int,
    generator: np.random.Generator,
    statistic: Callable[[NDArray[np.float64]], float] | None = None,
) -> Interval:
    """Give a mean over days, or another figure, with its central 90 % interval.

    Parameters
    ----------
    values
        ``[day]`` or ``[day, ...]``: scores in the order of time, those of a day side by side
    block
        days in a block: longer than scores stay alike
    draws
        how often to draw days anew
    generator
        where chance comes from
    statistic
        what to work out of ``values``; their mean where None is given
    """
    told = np.asarray(values, dtype=np.float64)
    if told.ndim == 0 or told.size == 0:
        raise ValueError("an interval needs values by day")
    figure = statistic or _mean
    drawn = moving_blocks(told.shape[0], block, draws, generator)
    found = np.array([figure(told[days]) for days in drawn])
    low, high = np.quantile(found, [_LOW, _HIGH])
    return Interval(float(figure(told)), float(low), float(high))


def _mean(values: NDArray[np.float64]) -> float:
    return float(values.mean())
