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
def _read_ground(
    count: int,
    hazard: NDArray[np.float64],
    company: NDArray[np.uint8],
    news: int,
    weights: NDArray[np.float32],
    leaves: NDArray[np.float64],
    weight: NDArray[np.float64],
    inverse: NDArray[np.float64],
) -> None:
    """Lay out hazards and weights of each holder while neither week nor news change."""
    for k in range(count):
        leaves[k] = hazard[company[k], news]
        weight[k] = weights[k]
        inverse[k] = 1.0 / (1.0 - weight[k])


@part
def _step(
    before: NDArray[np.float64],
    after: NDArray[np.float64],
    count: int,
    leaves: NDArray[np.float64],
    weight: NDArray[np.float64],
    inverse: NDArray[np.float64],
    fresh_hazard: float,
    settles: float,
) -> None:
    """Carry the shares of one day over to the next, before anything is said about it."""
    half = before.shape[0] // 2
    total = 0.0
    for k in range(count):
        total += (before[k] * fresh_hazard + before[half + k] * leaves[k]) * inverse[k]
    for k in range(count):
        gone = (before[k] * fresh_hazard + before[half + k] * leaves[k]) * inverse[k]
        stays = before[k] * (1.0 - fresh_hazard)
        after[k] = stays * (1.0 - settles) + weight[k] * (total - gone)
        after[half + k] = before[half + k] * (1.0 - leaves[k]) + stays * settles


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
    shares
        ``[cell, day, holder]``: receives how likely each holder is; nothing where empty
    exposure, changes
        ``[company, news]``, one more row for fresh days: receive expected days and changes
    """
    days = news.shape[1]
    room = forward.shape[1]
    half = room // 2
    beta, ahead = np.zeros(room), np.zeros(room)
    leaves, weight, inverse = np.zeros(half), np.zeros(half), np.zeros(half)
    came, stood = np.zeros(half), np.zeros(half)
    kept = shares.shape[0] > 0
    fresh = exposure.shape[0] - 1
    fresh_came, fresh_stood = 0.0, 0.0
    for cell in range(holders.shape[0]):
        count, silent = holders[cell], quiet[cell]
        entry = first[cell]
        log_fit, product = 0.0, 1.0
        new, week = -1, -1
        for t in range(days):
            now = forward[t]
            if t == 0:
                for k in range(count):
                    now[k] = 0.0
                    now[half + k] = start[cell, k]
            else:
                if news[cell, t] != new or t // WEEK_DAYS != week:
                    new, week = news[cell, t], t // WEEK_DAYS
                    _read_ground(
                        count, hazard, company[cell, week], new, weights[cell, week],
                        leaves, weight, inverse,
                    )  # fmt: skip
                _step(forward[t - 1], now, count, leaves, weight, inverse, fresh_hazard, settles)
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
            over = 1.0 / scale
            for k in range(count):
                now[k] *= over
                now[half + k] *= over
            product *= scale
            if product < TINY:
                log_fit += np.log(product)
                product = 1.0
        fit[cell] = log_fit + np.log(product)
        for k in range(count):
            beta[k] = 1.0
            beta[half + k] = 1.0
        entry = first[cell + 1] - 1
        new, week = -1, -1
        for t in range(days - 1, -1, -1):
            # beta is scaled so that shares times beta add up to 1 on every day
            now = forward[t]
            low = entry
            while low >= first[cell] and day[low] == t:
                for k in range(count):
                    said[low, k] = now[k] * beta[k]
                    said[low, half + k] = now[half + k] * beta[half + k]
                low -= 1
            if kept:
                for k in range(count):
                    shares[cell, t, k] = now[k] * beta[k] + now[half + k] * beta[half + k]
            if t == 0:
                break
            # `ahead` is what is seen from day t on, given the state of day t
            for k in range(count):
                ahead[k] = beta[k] * silent
                ahead[half + k] = beta[half + k]
            while entry > low:
                for k in range(count):
                    ahead[k] *= likelihood[entry, k]
                    ahead[half + k] *= likelihood[entry, half + k]
                entry -= 1
            if news[cell, t] != new or t // WEEK_DAYS != week:
                if week >= 0:
                    for k in range(count):
                        changes[company[cell, week, k], new] += came[k]
                        exposure[company[cell, week, k], new] += stood[k]
                        came[k] = 0.0
                        stood[k] = 0.0
                new, week = news[cell, t], t // WEEK_DAYS
                _read_ground(
                    count, hazard, company[cell, week], new, weights[cell, week],
                    leaves, weight, inverse,
                )  # fmt: skip
            past = forward[t - 1]
            total = 0.0
            for k in range(count):
                total += weight[k] * ahead[k]
            scale = 0.0
            for k in range(count):
                other = (total - weight[k] * ahead[k]) * inverse[k]
                stays = (1.0 - settles) * ahead[k] + settles * ahead[half + k]
                from_fresh, from_settled = fresh_hazard * other, leaves[k] * other
                beta[k] = (1.0 - fresh_hazard) * stays + from_fresh
                beta[half + k] = (1.0 - leaves[k]) * ahead[half + k] + from_settled
                scale += past[k] * beta[k] + past[half + k] * beta[half + k]
                ahead[k], ahead[half + k] = from_fresh, from_settled
            over = 1.0 / scale
            for k in range(count):
                beta[k] *= over
                beta[half + k] *= over
                from_fresh = past[k] * ahead[k] * over
                from_settled = past[half + k] * ahead[half + k] * over
                came[k] += from_settled
                stood[k] += past[half + k] * beta[half + k]
                fresh_came += from_fresh
                fresh_stood += past[k] * beta[k]
        if week >= 0:
            for k in range(count):
                changes[company[cell, week, k], new] += came[k]
                exposure[company[cell, week, k], new] += stood[k]
                came[k] = 0.0
                stood[k] = 0.0
    changes[fresh, 0] += fresh_came
    exposure[fresh, 0] += fresh_stood
