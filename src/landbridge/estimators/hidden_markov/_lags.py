"""By how many days does what a source says trail the day that it gives?

A map that is drawn once a month gives the day of its edition and shows ground as it was weeks
before. For each source with enough statements the chains are run without it (and without some
others), and the lag is chosen at which what it says agrees best with what the rest say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._likelihood import value_odds
from landbridge.estimators.hidden_markov._statements import HOLDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._likelihood import Echoes
    from landbridge.estimators.hidden_markov._parameters import Parameters, Settings
    from landbridge.estimators.hidden_markov._statements import Statements

__all__ = ["LAGS", "lags_of"]

LAGS = (0, 1, 2, 3, 4, 5, 7, 10, 14, 20, 25, 30, 40, 60)
"""Lags that are tried, in days."""

ENOUGH = 40
"""A source with fewer statements about places is taken to be up to date."""

GROUPS = 4
"""Sources are left out in so many turns, or one at a time where there are not more than six."""

ONE_BY_ONE = 6
CLEARLY = 4.0
"""A lag must raise the log likelihood by so much over none."""

BAND = 2.7
"""Lags whose log likelihood is lower by no more than this lie in the 90 % interval.

Twice what independent statements would need (1.35): those about one place are not.
"""


def lags_of(
    statements: Statements,
    parameters: Parameters,
    echoes: Echoes,
    settings: Settings,
    without: Callable[[NDArray[np.bool_]], NDArray[np.float32]],
) -> tuple[NDArray[np.int64], dict[int, tuple[float, float]]]:
    """Give the lag of each voice, and the bounds of those that were looked for.

    ``without`` gives ``[cell, day, holder]`` shares when only the statements marked are heard.
    """
    lag, bounds = parameters.lag.copy(), {}
    wide = np.array([wide for _, wide in statements.voices], dtype=np.bool_)
    usable = (statements.what == HOLDS) & ~statements.before & ~wide[statements.voice]
    count = np.bincount(statements.voice[usable], minlength=len(statements.voices))
    often = [v for v in np.argsort(-count, kind="stable").tolist() if count[v] >= ENOUGH]
    turns = len(often) if len(often) <= ONE_BY_ONE else GROUPS
    odds = value_odds(statements, parameters, echoes, settings)
    for turn in range(turns):
        group = often[turn::turns]
        shares = without(~np.isin(statements.voice, group))
        for voice in group:
            mine = np.flatnonzero(usable & (statements.voice == voice))
            scores = np.array([_score(statements, odds, shares, mine, days) for days in LAGS])
            best = int(scores.argmax())
            if scores[best] - scores[0] < CLEARLY:
                best = 0
            within = [days for days, s in zip(LAGS, scores, strict=True) if s > scores[best] - BAND]
            lag[voice] = LAGS[best]
            bounds[voice] = float(min(within)), float(max(within))
    return lag, bounds


def _score(
    statements: Statements,
    odds: NDArray[np.float64],
    shares: NDArray[np.float32],
    rows: NDArray[np.int64],
    days: int,
) -> float:
    """Give the log likelihood of a voice's statements if they trail by so many days."""
    day = np.maximum(statements.day[rows] - days, 0)
    return float(np.log((shares[statements.cell[rows], day] * odds[rows]).sum(axis=1)).sum())
