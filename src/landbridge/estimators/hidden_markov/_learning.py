"""Learning: expectation and maximisation over all cells, with the front estimated on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.chains import smooth_cells
from landbridge.estimators.hidden_markov._classes import (
    Grounds,
    flat_grounds,
    grounds_of,
    news_from,
)
from landbridge.estimators.hidden_markov._copying import copying_of, families_with
from landbridge.estimators.hidden_markov._lags import lags_of
from landbridge.estimators.hidden_markov._likelihood import (
    Echoes,
    echoes_of,
    learned_from,
    likelihoods,
    reporters_of,
    told_changes,
)
from landbridge.estimators.hidden_markov._parameters import (
    COMPANY,
    NEWS,
    Parameters,
    hazard_prior,
    starting_parameters,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._nearness import Nearness
    from landbridge.estimators.hidden_markov._parameters import Settings
    from landbridge.estimators.hidden_markov._statements import Statements
    from landbridge.model.belief import Copying

__all__ = ["Fit", "Smoothed", "fit", "smoothed"]

ENOUGH = 1e-3
"""Rounds end when the log likelihood, by statement, rises by less."""


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """What one pass over all chains gives; see `engine.chains.smooth_cells`."""

    log_likelihood: float
    said: NDArray[np.float64]
    shares: NDArray[np.float32]
    exposure: NDArray[np.float64]
    changes: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Parameters, the grounds that they were learned on, and the last pass."""

    parameters: Parameters
    grounds: Grounds
    echoes: Echoes
    last: Smoothed
    rounds: int
    lag_bounds: dict[int, tuple[float, float]] = field(default_factory=dict)
    copying: dict[str, tuple[Copying, ...]] = field(default_factory=dict)


def _placed(statements: Statements, lag: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the day that each statement speaks of, its voice's lag taken off."""
    found: NDArray[np.int64] = np.maximum(statements.day - lag[statements.voice], 0)
    return found


def smoothed(
    statements: Statements,
    parameters: Parameters,
    grounds: Grounds,
    echoes: Echoes,
    settings: Settings,
    *,
    keep: bool,
    heard: NDArray[np.bool_] | None = None,
) -> Smoothed:
    """Run the chains forward and backward.

    ``keep`` fills shares and changes by day; ``heard`` says which statements count (all).
    """
    cells, days = grounds.news.shape
    room = 2 * statements.local.shape[1]
    day = _placed(statements, parameters.lag)
    order = np.lexsort((day, statements.cell))
    likelihood = likelihoods(statements, parameters, echoes, settings)
    if heard is not None:
        likelihood[~heard] = 1.0
    first = np.zeros(cells + 1, dtype=np.int64)
    np.cumsum(np.bincount(statements.cell, minlength=cells), out=first[1:])
    fit_of, said = np.zeros(cells), np.zeros_like(likelihood)
    shares = np.zeros((cells if keep else 0, days, room // 2), dtype=np.float32)
    exposure, changes = (np.zeros((len(COMPANY) + 1, len(NEWS))) for _ in range(2))
    smooth_cells.compiled(
        statements.holders, first, np.ascontiguousarray(day[order]),
        np.ascontiguousarray(likelihood[order]), grounds.company, grounds.news, parameters.hazard,
        parameters.fresh_hazard, 1.0 / settings.fresh_days, parameters.quiet, grounds.weights,
        grounds.start, np.zeros((days, room)), fit_of, said, shares, exposure, changes,
    )  # fmt: skip
    back = np.empty_like(said)
    back[order] = said
    return Smoothed(float(fit_of.sum()), back, shares, exposure, changes)


def _hazards(pass_: Smoothed, settings: Settings) -> tuple[NDArray[np.float64], float]:
    """Learn hazards by class; each class leans towards what is expected of it overall."""
    expected = hazard_prior()
    exposure, changes = pass_.exposure[:-1], pass_.changes[:-1]
    if not settings.classes:
        rate = (changes.sum() + 0.5) / (exposure.sum() + 1000.0)
        return np.full(expected.shape, min(rate, 0.3)), _fresh_hazard(pass_)
    overall = (changes.sum() + 1.0) / ((exposure * expected).sum() + 4000.0)
    weight = settings.hazard_weight_days
    rate = (changes + overall * expected * weight) / (exposure + weight)
    least = settings.least_hazard * changes.sum() / max(exposure.sum(), 1.0)
    return np.clip(rate, max(least, 1e-7), 0.3), _fresh_hazard(pass_)


def _fresh_hazard(pass_: Smoothed) -> float:
    return float(np.clip((pass_.changes[-1, 0] + 5.0) / (pass_.exposure[-1, 0] + 500.0), 1e-4, 0.3))


def fit(statements: Statements, nearness: Nearness, settings: Settings) -> Fit:
    """Learn parameters from all statements.

    First with sources as they are; then with their lags, and with copiers read as one family with
    whom they copy.
    """
    start = starting_parameters(statements, reporters_of(statements))
    now = _Rounds(statements, nearness, settings, start)
    now.learn(settings.first_rounds)
    bounds: dict[int, tuple[float, float]] = {}
    copying: dict[str, tuple[Copying, ...]] = {}
    if settings.lags:
        lag, bounds = lags_of(statements, now.parameters, now.echoes, settings, now.without)
        now.parameters = now.parameters.with_(lag=lag)
    if settings.copies:
        copying = copying_of(statements, now.pass_(keep=False).said, now.parameters.family)
        now.take(families_with(statements, now.parameters.family, copying))
    now.learn(settings.rounds)
    last = now.pass_(keep=True)
    return Fit(now.parameters, now.grounds, now.echoes, last, now.rounds, bounds, copying)


class _Rounds:
    """Rounds of expectation and maximisation, and what is believed so far."""

    def __init__(
        self,
        statements: Statements,
        nearness: Nearness,
        settings: Settings,
        parameters: Parameters,
    ) -> None:
        self._statements, self._nearness, self._settings = statements, nearness, settings
        self.parameters = parameters
        self.grounds = flat_grounds(statements)
        self.echoes = echoes_of(statements, parameters.family)
        self.rounds = 0

    def pass_(self, *, keep: bool, heard: NDArray[np.bool_] | None = None) -> Smoothed:
        """Run all chains with what is believed so far."""
        return smoothed(
            self._statements, self.parameters, self.grounds, self.echoes, self._settings,
            keep=keep, heard=heard,
        )  # fmt: skip

    def without(self, heard: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Give shares when only some statements are heard."""
        return self.pass_(keep=True, heard=heard).shares

    def take(self, family: NDArray[np.int64]) -> None:
        """Read sources as these families."""
        self.parameters = self.parameters.with_(family=family)
        self.echoes = echoes_of(self._statements, family)

    def learn(self, most: int) -> None:
        """Go on until so many rounds are done in all, or nothing is gained any more.

        The front is estimated in the first of them only: a front that follows from what it has
        itself brought about can grow too sure of itself, and gains nothing.
        """
        before, looks = -np.inf, self._settings.classes
        while self.rounds < most:
            now = self.pass_(keep=looks)
            self.rounds += 1
            self.parameters = learned_from(
                self._statements, self.parameters, self.echoes, self._settings,
                now.said, now.exposure,
            )  # fmt: skip
            hazard, fresh = _hazards(now, self._settings)
            self.parameters = self.parameters.with_(hazard=hazard, fresh_hazard=fresh)
            if looks:
                news = news_from(
                    self._statements, self._nearness,
                    told_changes(self._statements, self.parameters, self.echoes),
                    self.parameters.family,
                )  # fmt: skip
                self.grounds = grounds_of(self._statements, self._nearness, now.shares, news)
            gained = (now.log_likelihood - before) / max(self._statements.count, 1)
            if not looks and abs(gained) < ENOUGH:
                break
            before, looks = now.log_likelihood, False
