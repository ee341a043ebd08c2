"""What was learned from all reports of a question, and reading others, or less ground, by it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._classes import Grounds
from landbridge.estimators.hidden_markov._learning import fit, smoothed
from landbridge.estimators.hidden_markov._likelihood import echoes_of
from landbridge.estimators.hidden_markov._nearness import nearness_of
from landbridge.estimators.hidden_markov._parameters import COMPANY, NEWS, Settings
from landbridge.estimators.hidden_markov._records import records_of
from landbridge.estimators.hidden_markov._statements import statements_of
from landbridge.model.belief import HazardRate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._learning import Fit, Smoothed
    from landbridge.estimators.hidden_markov._likelihood import Echoes
    from landbridge.estimators.hidden_markov._nearness import Nearness
    from landbridge.estimators.hidden_markov._parameters import Parameters
    from landbridge.estimators.hidden_markov._statements import Statements
    from landbridge.model.belief import LearnedSource
    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["Learned", "Reading", "learn"]


class Reading:
    """Some statements as the model reads them: its parameters and grounds, laid out for them."""

    def __init__(
        self,
        statements: Statements,
        parameters: Parameters,
        grounds: Grounds,
        echoes: Echoes,
        last: Smoothed,
    ) -> None:
        self.statements = statements
        self.parameters = parameters
        self.grounds = grounds
        self.echoes = echoes
        self.last = last


class Learned:
    """Parameters, the front through time, and all statements that they were learned from."""

    def __init__(
        self, statements: Statements, nearness: Nearness, settings: Settings, found: Fit
    ) -> None:
        self.statements = statements
        self.nearness = nearness
        self.settings = settings
        self.fit = found

    @cached_property
    def sources(self) -> tuple[LearnedSource, ...]:
        """What was learned of each source, those with most reports first."""
        return records_of(self.statements, self.fit, self.settings)

    @cached_property
    def hazards(self) -> tuple[HazardRate, ...]:
        """How often ground changes hands, by its company and what is new."""
        last, rates = self.fit.last, self.fit.parameters.hazard
        found = [
            HazardRate(
                f"{company}; {news}", float(rates[i, j]),
                float(last.exposure[i, j]), float(last.changes[i, j]),
            )
            for i, company in enumerate(COMPANY)
            for j, news in enumerate(NEWS)
        ]  # fmt: skip
        fresh = float(last.exposure[-1, 0]), float(last.changes[-1, 0])
        rate = float(self.fit.parameters.fresh_hazard)
        return (*found, HazardRate("freshly taken", rate, *fresh))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that was learned, for recipes."""
        parameters, grounds = self.fit.parameters, self.fit.grounds
        told = hashlib.sha256()
        for array in (
            parameters.right, parameters.claims, parameters.repeats, parameters.asserts,
            parameters.lag, parameters.family, parameters.hazard, parameters.quiet,
            np.array(parameters.fresh_hazard), grounds.company, grounds.news, grounds.weights,
        ):  # fmt: skip
            told.update(np.ascontiguousarray(array).tobytes())
        return told.hexdigest()

    def read(
        self,
        reports: Iterable[Report],
        places: Mapping[str, Place],
        areas: Mapping[str, Area],
        *,
        early: bool = False,
    ) -> Reading:
        """Read reports, perhaps fewer or about less ground, with what was learned from all."""
        whole = self.statements
        days = whole.first_day, whole.last_day
        statements = statements_of(reports, places, areas, early=early, days=days)
        cells = {cell: at for at, cell in enumerate(whole.cells)}
        if statements.report == whole.report and statements.cells == whole.cells and not early:
            done = self.fit
            return Reading(whole, done.parameters, done.grounds, done.echoes, done.last)
        if not set(statements.cells) <= set(cells):
            raise ValueError("what was learned knows nothing of some of this ground")
        at = np.array([cells[cell] for cell in statements.cells], dtype=np.int64)
        parameters = self._parameters_for(statements, at)
        grounds = self._grounds_for(statements, at)
        echoes = echoes_of(statements, parameters.family)
        last = smoothed(statements, parameters, grounds, echoes, self.settings, keep=True)
        return Reading(statements, parameters, grounds, echoes, last)

    def _parameters_for(self, statements: Statements, at: NDArray[np.int64]) -> Parameters:
        whole, known = self.statements, self.fit.parameters
        voices = {voice: i for i, voice in enumerate(whole.voices)}
        voice = np.array([voices[v] for v in statements.voices], dtype=np.int64)
        actors = {actor: i for i, actor in enumerate(whole.actors)}
        actor = [actors[a] for a in statements.actors]
        columns = np.array([*actor, len(whole.actors)], dtype=np.int64)
        return known.with_(
            graded=known.graded[voice],
            right=known.right[np.ix_(voice, columns)],
            claims=known.claims[np.ix_(voice, columns)],
            repeats=known.repeats[voice],
            asserts=known.asserts[voice],
            reporter=known.reporter[voice],
            lag=known.lag[voice],
            family=known.family[voice],
            quiet=known.quiet[at],
        )

    def _grounds_for(self, statements: Statements, at: NDArray[np.int64]) -> Grounds:
        """Take over what is known of the ground, by state: a cell may have fewer of them now."""
        whole, known = self.statements, self.fit.grounds
        name = dict(enumerate((*statements.actors, None)))
        number = {actor: i for i, actor in enumerate((*whole.actors, None))}
        columns = np.zeros(statements.local.shape, dtype=np.int64)
        for row, cell in enumerate(at.tolist()):
            states = {int(g): k for k, g in enumerate(whole.local[cell]) if g >= 0}
            for k in range(int(statements.holders[row])):
                columns[row, k] = states[number[name[int(statements.local[row, k])]]]
        there = statements.local >= 0
        weeks = np.arange(known.weights.shape[1])
        rows = at[:, None, None], weeks[None, :, None], columns[:, None, :]
        weights = np.where(there[:, None, :], known.weights[rows], 0.0)
        weights /= weights.sum(axis=2, keepdims=True)
        start = np.where(there, known.start[at[:, None], columns], 0.0)
        start /= start.sum(axis=1, keepdims=True)
        return Grounds(
            company=np.ascontiguousarray(known.company[rows]),
            news=np.ascontiguousarray(known.news[at]),
            weights=np.ascontiguousarray(np.minimum(weights, 0.98), dtype=np.float32),
            start=start,
        )


def learn(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool = False,
    settings: Settings | None = None,
) -> Learned:
    """Learn from all reports of a question how sources err and how often ground changes hands."""
    settings = settings or Settings()
    statements = statements_of(reports, places, areas, early=early)
    nearness = nearness_of(statements.cells, places, links, by_road=settings.by_road)
    return Learned(statements, nearness, settings, fit(statements, nearness, settings))
