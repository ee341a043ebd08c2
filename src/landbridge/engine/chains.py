"""Hidden Markov chains of many cells: who held each on every day, given scattered statements.

The state of a cell is a holder and a phase: *fresh* after a change of hands, later *settled*. A day
in a settled phase ends in a change with the hazard of its class, in a fresh phase with the fresh
hazard; a change leads to another holder, by the cell's weights of that week, and to a fresh phase,
which ends with a constant probability a day. Forward and backward passes are scaled day by day
(Rabiner, Proceedings of the IEEE 77, 1989); a day costs as many steps as there are holders, not
their square, because the holder that a change leads to depends on the one before only in that it is
another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["WEEK_DAYS", "smooth_cells"]

WEEK_DAYS = 7
"""Where a change leads to is weighed anew so often."""

TINY = 1e-200
"""Below this a product of scales is turned into a logarithm."""


@part
def _step(
    before: NDArray[np.float64],
    after: NDArray[np.float64],
    holders: int,
    hazard: NDArray[np.float64],
    company: NDArray[np.uint8],
    news: int,
    fresh_hazard: float,
    settles: float,
    weights: NDArray[np.float32],
) -> None:
    """Carry the shares of one day over to the next, before anything is said about it."""
    half = before.shape[0] // 2
    total = 0.0
    for k in range(holders):
        leaves = before[k] * fresh_hazard + before[half + k] * hazard[company[k], news]
        total += leaves / (1.0 - weights[k])
    for k in range(holders):
        settled_hazard = hazard[company[k], news]
        leaves = before[k] * fresh_hazard + before[half + k] * settled_hazard
        kept = before[k] * (1.0 - fresh_hazard)
        comes = weights[k] * (total - leaves / (1.0 - weights[k]))
        after[k] = kept * (1.0 - settles) + comes
        after[half + k] = before[half + k] * (1.0 - settled_hazard) + kept * settles


@kernel
def smooth_cells(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 (arrays, two passes)
    holders: NDArray[np.int64],
    first: NDArray[np.int64],
    day: NDArray[np.int64],
    likelihood: NDArray[np.float64],
    company: NDArray[np.uint8],
    news: NDArray[np.uint8],
    hazard: NDArray[np.float64],
    fresh_hazard: float,
    settles: float,
    quiet: NDArray[np.float64],
    weights: NDArray[np.float32],
    start: NDArray[np.float64],
    forward: NDArray[np.float64],
    fit: NDArray[np.float64],
    said: NDArray[np.float64],
    shares: NDArray[np.float32],
    entered: NDArray[np.float32],
    exposure: NDArray[np.float64],
    changes: NDArray[np.float64],
) -> None:
    """Work out all cells, one after the other.

    Parameters
    ----------
    holders
        ``[cell]``: how many holders it can have
    first, day, likelihood
        statements of a cell are entries ``first[cell]`` up to ``first[cell + 1]``, by rising day;
        ``likelihood[statement, state]``, the fresh states in the first half of the columns, the
        settled ones in the second
    company, news, hazard
        ``[cell, week, holder]``: in whose company the cell is if that one holds it;
        ``[cell, day]``: what is new there; ``[company, news]``: the hazard of a settled day
    fresh_hazard, settles
        the hazard of a fresh day, and the chance that it is the last fresh one
    quiet
        ``[cell]``: the chance that nobody asserts a change on a fresh day
    weights, start
        ``[cell, week, holder]`` and ``[cell, holder]``, each adding up to 1
    forward
        room for ``[day, state]``
    fit
        ``[cell]``: receives the log likelihood
    said
        ``[statement, state]``: receives how likely each state is on the day of the statement
    shares, entered
        ``[cell, day, holder]`` and ``[cell, day]``: receive how likely each holder is, and how
        likely it is that the cell changed hands on that day; nothing where empty
    exposure, changes
        ``[company, news]``, one more row for fresh days: receive expected days and changes
    """
    days = news.shape[1]
    room = forward.shape[1]
    half = room // 2
    beta = np.zeros(room)
    ahead = np.zeros(room)
    other = np.zeros(room)
    kept = shares.shape[0] > 0
    fresh = exposure.shape[0] - 1
    for cell in range(holders.shape[0]):
        count, silent = holders[cell], quiet[cell]
        entry = first[cell]
        log_fit, product = 0.0, 1.0
        for t in range(days):
            now = forward[t]
            if t == 0:
                for k in range(count):
                    now[k] = 0.0
                    now[half + k] = start[cell, k]
            else:
                week = t // WEEK_DAYS
                _step(
                    forward[t - 1], now, count, hazard, company[cell, week], news[cell, t],
                    fresh_hazard, settles, weights[cell, week],
                )  # fmt: skip
            for k in range(count):
                now[k] *= silent
            while entry < first[cell + 1] and day[entry] == t:
                for k in range(count):
                    now[k] *= likelihood[entry, k]
                    now[half + k] *= likelihood[entry, half + k]
                entry += 1
            scale = 0.0
            for k in range(count):
                scale += now[k] + now[half + k]
            for k in range(count):
                now[k] /= scale
                now[half + k] /= scale
            product *= scale
            if product < TINY:
                log_fit += np.log(product)
                product = 1.0
        fit[cell] = log_fit + np.log(product)
        for k in range(count):
            beta[k] = 1.0
            beta[half + k] = 1.0
        entry = first[cell + 1] - 1
        for t in range(days - 1, -1, -1):
            now = forward[t]
            norm = 0.0
            for k in range(count):
                norm += now[k] * beta[k] + now[half + k] * beta[half + k]
            low = entry
            while low >= first[cell] and day[low] == t:
                for k in range(count):
                    said[low, k] = now[k] * beta[k] / norm
                    said[low, half + k] = now[half + k] * beta[half + k] / norm
                low -= 1
            if kept:
                for k in range(count):
                    shares[cell, t, k] = (now[k] * beta[k] + now[half + k] * beta[half + k]) / norm
            for k in range(count):
                ahead[k] = beta[k] * silent / norm
                ahead[half + k] = beta[half + k] / norm
            while entry > low:
                for k in range(count):
                    ahead[k] *= likelihood[entry, k]
                    ahead[half + k] *= likelihood[entry, half + k]
                entry -= 1
            # `ahead` is what is seen from day t on, given the state of day t, over its norm
            if t == 0:
                break
            past = forward[t - 1]
            new = news[cell, t]
            around = company[cell, t // WEEK_DAYS]
            w = weights[cell, t // WEEK_DAYS]
            total = 0.0
            for k in range(count):
                total += w[k] * ahead[k]
            scale = 0.0
            for k in range(count):
                other[k] = (total - w[k] * ahead[k]) / (1.0 - w[k])
                fresh_stays = (1.0 - settles) * ahead[k] + settles * ahead[half + k]
                beta[k] = (1.0 - fresh_hazard) * fresh_stays + fresh_hazard * other[k]
                h = hazard[around[k], new]
                beta[half + k] = (1.0 - h) * ahead[half + k] + h * other[k]
                scale += past[k] * beta[k] + past[half + k] * beta[half + k]
            came = 0.0
            for k in range(count):
                from_settled = past[half + k] * hazard[around[k], new] * other[k] / scale
                from_fresh = past[k] * fresh_hazard * other[k] / scale
                came += from_settled + from_fresh
                changes[around[k], new] += from_settled
                changes[fresh, 0] += from_fresh
                exposure[around[k], new] += past[half + k] * beta[half + k] / scale
                exposure[fresh, 0] += past[k] * beta[k] / scale
            if kept:
                entered[cell, t] = came
            for k in range(count):
                beta[k] /= scale
                beta[half + k] /= scale
