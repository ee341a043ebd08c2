"""What was learned from all reports of a question, and reading others, or less ground, by it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from landbridge.estimators.hidden_markov._classes import Grounds, flat_grounds
from landbridge.estimators.hidden_markov._learning import fit, smoothed
from landbridge.estimators.hidden_markov._likelihood import echoes_of, reporters_of
from landbridge.estimators.hidden_markov._nearness import nearness_of
from landbridge.estimators.hidden_markov._parameters import (
    COMPANY,
    NEWS,
    Settings,
    starting_parameters,
)
from landbridge.estimators.hidden_markov._records import records_of
from landbridge.estimators.hidden_markov._statements import statements_of
from landbridge.model.belief import HazardRate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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

FAMILIES = 1_000_000
"""Sources that nothing was learned of have families numbered from here, none that is known."""


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
        self,
        statements: Statements,
        settings: Settings,
        found: Fit,
        places: Mapping[str, Place],
        links: Mapping[str, Link],
    ) -> None:
        self.statements = statements
        self.settings = settings
        self.fit = found
        self._places, self._links = places, links

    @cached_property
    def nearness(self) -> Nearness:
        """Which places lie next to each other."""
        by_road = self.settings.by_road
        return nearness_of(self.statements.cells, self._places, self._links, by_road=by_road)

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
        statements = self.statements
        named = (statements.cells, statements.actors, statements.voices, statements.first_day)
        told = hashlib.sha256(repr((named, self.settings)).encode())
        for array in (
            parameters.right, parameters.claims, parameters.repeats, parameters.slips,
            parameters.asserts,
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
        parameters = self._parameters_for(statements, cells)
        grounds = self._grounds_for(statements, cells)
        echoes = echoes_of(statements, parameters.family)
        last = smoothed(statements, parameters, grounds, echoes, self.settings, keep=True)
        return Reading(statements, parameters, grounds, echoes, last)

    def _parameters_for(self, statements: Statements, cells: Mapping[str, int]) -> Parameters:
        """Take over what is known of voices and sides; of others there is the letter alone."""
        whole, known = self.statements, self.fit.parameters
        found = starting_parameters(statements, reporters_of(statements))
        mine, theirs = _shared(statements.voices, whole.voices)
        actors = _shared((*statements.actors, None), (*whole.actors, None))
        for name in ("graded", "repeats", "slips", "asserts", "reporter", "lag", "family"):
            getattr(found, name)[mine] = getattr(known, name)[theirs]
        found.family[np.setdiff1d(np.arange(len(statements.voices)), mine)] += FAMILIES
        for name in ("right", "claims"):
            to, of = np.ix_(mine, actors[0]), np.ix_(theirs, actors[1])
            getattr(found, name)[to] = getattr(known, name)[of]
        mine, theirs = _shared(statements.cells, cells)
        found.quiet[mine] = known.quiet[theirs]
        return found.with_(hazard=known.hazard, fresh_hazard=known.fresh_hazard)

    def _grounds_for(self, statements: Statements, cells: Mapping[str, int]) -> Grounds:
        """Take over what is known of the ground, by state: a cell may have other ones now."""
        whole, known = self.statements, self.fit.grounds
        found = flat_grounds(statements)
        mine, theirs = _shared(statements.cells, cells)
        found.news[mine] = known.news[theirs]
        number = {actor: i for i, actor in enumerate((*whole.actors, None))}
        names = (*statements.actors, None)
        for row, cell in zip(mine.tolist(), theirs.tolist(), strict=True):
            there = {int(g): k for k, g in enumerate(whole.local[cell]) if g >= 0}
            for k in range(int(statements.holders[row])):
                state = there.get(number.get(names[int(statements.local[row, k])], -1))
                if state is not None:
                    found.company[row, :, k] = known.company[cell, :, state]
                    found.weights[row, :, k] = known.weights[cell, :, state]
                    found.start[row, k] = known.start[cell, state]
        found.weights[:] = np.minimum(
            found.weights / found.weights.sum(axis=2, keepdims=True), np.float32(0.98)
        )
        found.start[:] = found.start / found.start.sum(axis=1, keepdims=True)
        return found


def _shared(
    some: Sequence[object], all_of: Iterable[object]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the positions of what is in both: in the one, and in the other."""
    number = {name: at for at, name in enumerate(all_of)}
    both = [(at, number[name]) for at, name in enumerate(some) if name in number]
    found = np.array(both, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


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
    return Learned(statements, settings, fit(statements, nearness, settings), places, links)
