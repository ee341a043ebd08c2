"""Twins of the chains of cells: every sequence of states, and plain matrices from day to day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.chains import WEEK_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

COMPANIES, NEWS = 3, 2


@dataclass(frozen=True, eq=False)
class Cell:
    """One cell: ``likelihood[statement, state]`` has its fresh states first, then settled ones."""

    day: NDArray[np.int64]
    likelihood: NDArray[np.float64]
    company: NDArray[np.uint8]
    news: NDArray[np.uint8]
    weights: NDArray[np.float64]
    start: NDArray[np.float64]
    silent: float

    @property
    def holders(self) -> int:
        return self.start.shape[0]

    @property
    def days(self) -> int:
        return self.news.shape[0]


@dataclass(frozen=True, eq=False)
class Rates:
    """What all cells have in common: ``hazard[company, news]``."""

    hazard: NDArray[np.float64]
    fresh_hazard: float
    settles: float


@dataclass(frozen=True, eq=False)
class Worked:
    """What is worked out of one cell; see `landbridge.engine.chains.smooth_cells`."""

    fit: float
    said: NDArray[np.float64]
    shares: NDArray[np.float64]
    entered: NDArray[np.float64]
    exposure: NDArray[np.float64]
    changes: NDArray[np.float64]


def made_rates(chance: np.random.Generator) -> Rates:
    return Rates(
        hazard=chance.uniform(0.005, 0.5, (COMPANIES, NEWS)),
        fresh_hazard=float(chance.uniform(0.01, 0.4)),
        settles=float(chance.uniform(0.1, 0.9)),
    )


def made_cell(chance: np.random.Generator, holders: int, days: int, *, faint: int = 0) -> Cell:
    """Make a cell up; ``faint`` divides likelihoods by so many powers of ten."""
    weeks = -(-days // WEEK_DAYS)
    count = int(chance.integers(0, 2 * days))
    likelihood = chance.uniform(0.01, 1.0, (count, 2 * holders))
    cannot = chance.random(likelihood.shape) < 0.05
    cannot[:, -1] = False  # somebody can be there whatever is said
    weights = chance.dirichlet(np.full(holders, 2.0), weeks) * 0.9 + 0.1 / holders
    if holders > 2:  # nobody comes into these hands that week
        weights[0, 0] = 0.0
        weights[0] /= weights[0].sum()
    start = chance.dirichlet(np.ones(holders))
    return Cell(
        day=np.sort(chance.integers(0, days, count)),
        likelihood=np.where(cannot, 0.0, likelihood) * 10.0**-faint,
        company=chance.integers(0, COMPANIES, (weeks, holders)).astype(np.uint8),
        news=chance.integers(0, NEWS, days).astype(np.uint8),
        weights=weights,
        start=start,
        silent=float(chance.uniform(0.4, 1.0)),
    )


def hazards_on(cell: Cell, rates: Rates, day: int) -> NDArray[np.float64]:
    """``[holder]``: the hazard of a settled day."""
    return rates.hazard[cell.company[day // WEEK_DAYS], cell.news[day]]


def moves_to(cell: Cell, rates: Rates, day: int) -> NDArray[np.float64]:
    """``[state before, state on the day]``, before anything is said: fresh states first."""
    holders, weights = cell.holders, cell.weights[day // WEEK_DAYS]
    hazard = hazards_on(cell, rates, day)
    found = np.zeros((2 * holders, 2 * holders))
    for k in range(holders):
        stays = 1 - rates.fresh_hazard
        found[k, k] = stays * (1 - rates.settles)
        found[k, holders + k] = stays * rates.settles
        found[holders + k, holders + k] = 1 - hazard[k]
        for j in range(holders):
            if j != k:
                into = weights[j] / (1 - weights[k])
                found[k, j] = rates.fresh_hazard * into
                found[holders + k, j] = hazard[k] * into
    return found


def heard_on(cell: Cell, day: int) -> NDArray[np.float64]:
    """``[state]``: how likely is all that is said, and not said, on a day."""
    silent = np.where(np.arange(2 * cell.holders) < cell.holders, cell.silent, 1.0)
    return silent * cell.likelihood[cell.day == day].prod(axis=0)


@cache
def _every_sequence(states: int, days: int) -> NDArray[np.int64]:
    return np.array(list(product(range(states), repeat=days)))


def sequences(cell: Cell, rates: Rates) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give every sequence of states, ``[sequence, day]``, and how likely each is with all said."""
    all_of = _every_sequence(2 * cell.holders, cell.days)
    start = np.concatenate([np.zeros(cell.holders), cell.start])
    chance = start[all_of[:, 0]] * heard_on(cell, 0)[all_of[:, 0]]
    for t in range(1, cell.days):
        chance = chance * moves_to(cell, rates, t)[all_of[:, t - 1], all_of[:, t]]
        chance = chance * heard_on(cell, t)[all_of[:, t]]
    return all_of, chance


def by_enumeration(cell: Cell, rates: Rates) -> Worked:
    """Add up over all sequences of states."""
    all_of, chance = sequences(cell, rates)
    total = chance.sum()
    states, days = 2 * cell.holders, cell.days
    on = np.stack([np.bincount(all_of[:, t], chance, states) for t in range(days)]) / total
    pairs = [
        np.bincount(all_of[:, t - 1] * states + all_of[:, t], chance, states**2) / total
        for t in range(1, days)
    ]
    return _counted(cell, on, [pair.reshape(states, states) for pair in pairs], np.log(total))


def _forward(cell: Cell, rates: Rates) -> tuple[list[NDArray[np.float64]], float]:
    """``[day][state]``: how likely by what was said so far; and the log likelihood of it all."""
    now = np.concatenate([np.zeros(cell.holders), cell.start]) * heard_on(cell, 0)
    fit, found = np.log(now.sum()), [now / now.sum()]
    for t in range(1, cell.days):
        now = (found[-1] @ moves_to(cell, rates, t)) * heard_on(cell, t)
        fit += np.log(now.sum())
        found.append(now / now.sum())
    return found, float(fit)


def by_matrices(cell: Cell, rates: Rates) -> Worked:
    """Multiply matrices forward and backward."""
    alpha, fit = _forward(cell, rates)
    beta = [np.ones(2 * cell.holders)]
    for t in range(cell.days - 1, 0, -1):
        behind = moves_to(cell, rates, t) @ (heard_on(cell, t) * beta[0])
        beta.insert(0, behind / behind.sum())
    on = np.stack([a * b / (a @ b) for a, b in zip(alpha, beta, strict=True)])
    pairs = []
    for t in range(1, cell.days):
        seen = heard_on(cell, t) * beta[t]
        pair = alpha[t - 1][:, None] * moves_to(cell, rates, t) * seen[None, :]
        pairs.append(pair / pair.sum())
    return _counted(cell, on, pairs, fit)


def _counted(
    cell: Cell, on: NDArray[np.float64], pairs: list[NDArray[np.float64]], fit: float
) -> Worked:
    """Count days and changes by class, of how likely states and pairs of states are."""
    half = cell.holders
    entered = np.zeros(cell.days)
    exposure, changes = np.zeros((COMPANIES + 1, NEWS)), np.zeros((COMPANIES + 1, NEWS))
    for t, pair in enumerate(pairs, 1):
        for before in range(2 * half):
            holder = before % half
            others = [k for k in range(2 * half) if k % half != holder]
            gone = pair[before, others].sum()
            where = (
                (COMPANIES, 0)
                if before < half
                else (int(cell.company[t // WEEK_DAYS, holder]), int(cell.news[t]))
            )
            entered[t] += gone
            exposure[where] += pair[before].sum()
            changes[where] += gone
    return Worked(fit, on[cell.day], on[:, :half] + on[:, half:], entered, exposure, changes)


def pair_shares(cell: Cell, rates: Rates, one: int, other: int) -> NDArray[np.float64]:
    """``[holder, holder]``: how likely are these holders on these two days, the earlier first."""
    alpha, _ = _forward(cell, rates)
    between = np.diag(alpha[one])
    for t in range(one + 1, cell.days):
        between = between @ moves_to(cell, rates, t) @ np.diag(heard_on(cell, t))
        between /= between.sum()
        if t == other:
            joint, between = between, np.eye(2 * cell.holders)
    if other == cell.days - 1:
        between = np.eye(2 * cell.holders)
    joint = joint * between.sum(axis=1)[None, :]
    half = cell.holders
    joint = joint[:half] + joint[half:]
    joint = joint[:, :half] + joint[:, half:]
    return joint / joint.sum()


def change_counts(cell: Cell, rates: Rates) -> NDArray[np.float64]:
    """``[changes]``: how likely is each number of changes of hands, from none on."""
    half, states = cell.holders, 2 * cell.holders
    holder = np.arange(states) % half
    same = holder[:, None] == holder[None, :]
    now = np.zeros((cell.days, states))
    now[0, half:] = cell.start
    now[0] *= heard_on(cell, 0)
    for t in range(1, cell.days):
        moves = moves_to(cell, rates, t)
        after = now @ (moves * same)
        after[1:] += now[:-1] @ (moves * ~same)
        now = after * heard_on(cell, t)
        now /= now.sum()
    return now.sum(axis=1)


def padded(rows: Iterable[NDArray[np.float64]], widest: int, fill: float) -> NDArray[np.float64]:
    """Fill the last axis of arrays of cells up to the widest of them, and stack them."""
    return np.stack(
        [
            np.pad(
                row, [(0, 0)] * (row.ndim - 1) + [(0, widest - row.shape[-1])],
                constant_values=fill,
            )
            for row in rows
        ]
    )  # fmt: skip


def padded_likelihood(cell: Cell, widest: int, fill: float) -> NDArray[np.float64]:
    """Put the settled states behind the room for the widest cell."""
    found = np.full((len(cell.day), 2 * widest), fill)
    found[:, : cell.holders] = cell.likelihood[:, : cell.holders]
    found[:, widest : widest + cell.holders] = cell.likelihood[:, cell.holders :]
    return found
