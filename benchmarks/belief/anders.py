"""The five-state hidden Markov model of Anders (2020) on exposure to two kinds of violence.

Anders, Therese (2020), *Territorial control in civil wars: Theory and measurement using machine
learning*, Journal of Peace Research 57(6): 701-714. Control of a cell is a hidden state, month by
month, from full rebel to full government control; what is seen is whether the cell is exposed to
violence, and whether more to terrorist attacks or to conventional acts of war. Rebels are taken to
use terrorism where they hold less.

Where the numbers are from: all from the author's replication code,
github.com/thereseanders/territorialcontrol-jpr at commit cb854bc (2020 and later), which has no
licence; nothing of it is copied but the numbers.

=====================================  =============================================================
`EMISSION`, `TRANSITION`               est/hmm_nga.R and est/hmm_col.R, alike
`START`, `MARGIN`                      est/hmm_nga.R, est/hmm_col.R: one of each for the two wars
`TOLERANCE`                            est/hmm_nga.R and est/hmm_col.R (``ixs``)
`classes`                              utils/func_hmm.R (``func_ev``) and est/hmm_nga.R
`NEAR`, `RECENT`, `LEAST`, `exposure`  utils/func_weights.R and precleaning/weights_nga.R
`LEVEL`                                analysis/vary_emissions.R
=====================================  =============================================================

*How transitions are read.* The rows of `TRANSITION` add up to 1, and figure 7 of the appendix
(analysis/figures_tables_appendix.R) draws them as going out from a row. The code that makes the
published states hands the transpose to the R package HMM, whose documentation reads rows as going
out. With the transpose the published states of Nigeria come out in all of 113,160 cell-months, with
the rows as drawn in 106,272. `AS_RUN` is the transpose. Its rows do not add up to 1: courses of
states still have weights that can be compared, and shares of all weight. On Nigeria the shares of
states differ between both readings by 0.011 on the mean, by more than 0.05 in 12 % of cell-months.

*The states as probabilities* are ours, by forward and backward passes: the article gives the most
likely states alone. See `anders_war.py` for what our reports are made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import pdtr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = [
    "AS_RUN",
    "EMISSION",
    "LEAST",
    "LEVEL",
    "MARGIN",
    "NEAR",
    "RECENT",
    "START",
    "STATES",
    "TOLERANCE",
    "TRANSITION",
    "classes",
    "exposure",
    "most_likely_states",
    "state_shares",
]

STATES = ("R", "DR", "D", "DG", "G")
"""Rebels; disputed, nearer to the rebels; disputed; nearer to the government; government."""

EMISSION = np.array(
    [
        [0.6, 0.175, 0.175, 0.05],
        [0.05, 0.6, 0.175, 0.175],
        [0.05, 0.175, 0.6, 0.175],
        [0.05, 0.175, 0.175, 0.6],
        [0.6, 0.05, 0.175, 0.175],
    ]
)
"""``[state, class]``: nothing seen; more conventional; about the same; more terrorist."""

TRANSITION = np.array(
    [
        [0.25, 0.5, 0.025, 0.2, 0.025],
        [0.25, 0.15, 0.075, 0.5, 0.025],
        [0.05, 0.025, 0.05, 0.85, 0.025],
        [0.025, 0.075, 0.15, 0.125, 0.625],
        [0.05, 0.075, 0.475, 0.025, 0.375],
    ]
)
AS_RUN = TRANSITION.T
"""``[before, after]`` as the published states were made: see above."""

START = {
    "nigeria": np.array([0.025, 0.025, 0.025, 0.025, 0.9]),
    "colombia": np.full(5, 0.2),
}
MARGIN = {"nigeria": 0.05, "colombia": 0.025}
"""By how much the two exposures may differ, as Poisson distributions, and be about the same."""

TOLERANCE = 0.1
"""An exposure up to this counts as none."""

LEVEL = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
"""How much the government holds in each state."""

NEAR, RECENT, LEAST = (7.0, -0.35), (8.0, -2.5), 0.05
"""Logistic weights by kilometres (a half at 20) and months (a half at 3.2); less is nothing."""


def exposure(km: ArrayLike, months_ago: ArrayLike) -> NDArray[np.float64]:
    """Add up the events that a cell is exposed to: ``[cell, month]``.

    Parameters
    ----------
    km
        ``[cell, event]``: kilometres from cell to event
    months_ago
        ``[event, month]``: months from event to month; those to come have less than 0
    """
    ago = np.asarray(months_ago, dtype=np.float64)
    found = _weight(np.asarray(km, dtype=np.float64), NEAR) @ np.where(
        ago >= 0, _weight(ago, RECENT), 0.0
    )
    return np.where(found < LEAST, 0.0, found)


def classes(
    terrorist: ArrayLike, conventional: ArrayLike, *, margin: float = MARGIN["nigeria"]
) -> NDArray[np.int64]:
    """Say which kind of violence stands out in each cell and month: ``[cell, month]``, 0 to 3.

    Each exposure is placed in the Poisson distribution with the mean of all cells in that month;
    the two places are compared. Whether anything is seen at all is decided before.
    """
    told = [np.asarray(one, dtype=np.float64) for one in (terrorist, conventional)]
    low, high = (pdtr(np.floor(one), one.mean(axis=0)) for one in told)
    nothing = (told[0] <= TOLERANCE) & (told[1] <= TOLERANCE)
    alike = np.abs(low - high) <= margin
    return np.where(nothing, 0, np.where(alike, 2, np.where(high < low, 3, 1)))


def most_likely_states(
    seen: NDArray[np.int64],
    *,
    start: NDArray[np.float64] = START["nigeria"],
    transition: NDArray[np.float64] = AS_RUN,
) -> NDArray[np.int64]:
    """Find the most likely course of states of each cell (Viterbi): ``[cell, month]``."""
    with np.errstate(divide="ignore"):
        start, step, told = np.log(start), np.log(transition), np.log(EMISSION.T)
    best = [start + told[seen[:, 0]]]
    for month in range(1, seen.shape[1]):
        came = (best[-1][:, :, None] + step).max(axis=1)
        best.append(came + told[seen[:, month]])
    out = np.empty(seen.shape, dtype=np.int64)
    out[:, -1] = best[-1].argmax(axis=1)
    for month in range(seen.shape[1] - 2, -1, -1):
        out[:, month] = (best[month] + step[:, out[:, month + 1]].T).argmax(axis=1)
    return out


def state_shares(
    seen: NDArray[np.int64],
    *,
    start: NDArray[np.float64] = START["nigeria"],
    transition: NDArray[np.float64] = AS_RUN,
) -> NDArray[np.float64]:
    """Say how likely each state is, from all months: ``[cell, month, state]``."""
    told = EMISSION.T[seen]
    out = np.empty(told.shape)
    now = start * told[:, 0]
    out[:, 0] = now
    for month in range(1, seen.shape[1]):
        now = (now / now.sum(axis=1, keepdims=True)) @ transition * told[:, month]
        out[:, month] = now
    behind = np.ones(told[:, 0].shape)
    for month in range(seen.shape[1] - 1, -1, -1):
        out[:, month] *= behind
        behind = (behind * told[:, month]) @ transition.T
        behind /= behind.sum(axis=1, keepdims=True)
    return out / out.sum(axis=2, keepdims=True)


def _weight(away: NDArray[np.float64], logistic: tuple[float, float]) -> NDArray[np.float64]:
    high, slope = logistic
    return 1 / (1 + np.exp(-(high + slope * away)))
