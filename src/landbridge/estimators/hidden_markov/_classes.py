"""How near is the front, what is new, and to whom would ground fall? From belief so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.chains import WEEK_DAYS
from landbridge.estimators.hidden_markov._parameters import COMPANY
from landbridge.estimators.hidden_markov._statements import CONTEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.estimators.hidden_markov._nearness import Nearness
    from landbridge.estimators.hidden_markov._statements import Statements

__all__ = ["Grounds", "flat_grounds", "grounds_of", "news_from"]

SURE = 0.6
"""Ground counts as held in the estimate of the front where its likeliest holder has this share."""

NEIGHBOURS = 8
"""So many nearest cells are the company of a cell, and their changes its news."""

NEWS_KM = 60.0
"""Reports of change farther away are no news."""

NEWS_DAYS = 7
"""So many days before and after a report of change something may have changed."""

CONTEST_DAYS = (2, 14)
"""Days before and after a report of contest in which the ground counts as contested."""

NOBODY_WEIGHT = 0.02
"""The weight of falling into the hands of nobody known, where somebody's has 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """What the chains read, see `engine.chains.smooth_cells`; ``start[cell, holder]`` too."""

    company: NDArray[np.uint8]
    news: NDArray[np.uint8]
    weights: NDArray[np.float32]
    start: NDArray[np.float64]


def _weeks(days: int) -> int:
    return -(-days // WEEK_DAYS)


def _even(statements: Statements) -> NDArray[np.float32]:
    """Give the weights of holders before anything is known of neighbours."""
    local = statements.local
    nobody = len(statements.actors)
    return np.where(local == nobody, NOBODY_WEIGHT, np.where(local >= 0, 1.0, 0.0)).astype("f4")


def flat_grounds(statements: Statements) -> Grounds:
    """Give grounds of which nothing is known yet: no company, no news."""
    cells, weeks = len(statements.cells), _weeks(statements.days)
    company = np.full(
        (cells, weeks, statements.local.shape[1]), COMPANY.index("nobody known"), dtype=np.uint8
    )
    even = _even(statements)
    even /= even.sum(axis=1, keepdims=True)
    weights = np.ascontiguousarray(np.repeat(even[:, None, :], weeks, axis=1))
    news = np.zeros((cells, statements.days), dtype=np.uint8)
    return Grounds(company, news, weights, even.astype(np.float64))


def grounds_of(
    statements: Statements,
    nearness: Nearness,
    shares: NDArray[np.float32],
    news: NDArray[np.uint8],
) -> Grounds:
    """Work out company and weights of all cells from belief so far.

    ``shares`` are those of `engine.chains`, ``news`` those of `news_from`.
    """
    held = _held_by_week(statements, shares)
    votes, known = _votes(statements, nearness, held)
    weights = _even(statements)[:, None, :] * 0.25 + votes
    weights /= weights.sum(axis=2, keepdims=True)
    start = _even(statements) * 0.5 + votes[:, 0]
    start /= start.sum(axis=1, keepdims=True)
    return Grounds(
        company=_company(nearness, held, votes, known, statements),
        news=news,
        weights=np.ascontiguousarray(np.clip(weights, 0.0, 0.98), dtype=np.float32),
        start=start.astype(np.float64),
    )


def _held_by_week(statements: Statements, shares: NDArray[np.float32]) -> NDArray[np.int16]:
    """``[cell, week]``: the actor who probably holds in the middle of each week, else -1."""
    middle = np.minimum(
        np.arange(_weeks(statements.days)) * WEEK_DAYS + WEEK_DAYS // 2, statements.days - 1
    )
    there = shares[:, middle, :]
    likeliest = there.argmax(axis=2)
    sure = np.take_along_axis(there, likeliest[:, :, None], axis=2)[:, :, 0] >= SURE
    actor = np.take_along_axis(statements.local, likeliest, axis=1)
    sure &= actor < len(statements.actors)
    held: NDArray[np.int16] = np.where(sure, actor, -1).astype(np.int16)
    return held


def _votes(
    statements: Statements, nearness: Nearness, held: NDArray[np.int16]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """``[cell, week, holder]``: how many neighbours each holder has, and how many are known."""
    local = statements.local
    votes = np.zeros((*held.shape, local.shape[1]), dtype=np.float32)
    known = np.zeros(held.shape, dtype=np.float32)
    for i in range(NEIGHBOURS):
        other = nearness.cell[:, i]
        there = np.where((other >= 0)[:, None], held[np.maximum(other, 0)], -1)
        known += there >= 0
        for state in range(local.shape[1]):
            votes[:, :, state] += (there == local[:, state][:, None]) & (there >= 0)
    return votes, known


def _company(
    nearness: Nearness,
    held: NDArray[np.int16],
    votes: NDArray[np.float32],
    known: NDArray[np.float32],
    statements: Statements,
) -> NDArray[np.uint8]:
    """``[cell, week, holder]``: the company that each holder would have there; see `COMPANY`."""
    share = votes / np.maximum(known, 1.0)[:, :, None]
    inside = COMPANY.index("own side only, front near")
    found = np.digitize(share, (1e-9, 0.5, 1.0 - 1e-9)).astype(np.uint8)
    for state in range(votes.shape[2]):
        near = _front_near(nearness, held, statements.local[:, state])
        found[:, :, state] += (found[:, :, state] == inside) & ~near
    found[known == 0] = COMPANY.index("nobody known")
    return found


def _front_near(
    nearness: Nearness, held: NDArray[np.int16], actor: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """``[cell, week]``: whether another than the actor holds one of the cells next but one."""
    found = np.zeros(held.shape, dtype=np.bool_)
    for i in range(NEIGHBOURS, nearness.cell.shape[1]):
        other = nearness.cell[:, i]
        there = np.where((other >= 0)[:, None], held[np.maximum(other, 0)], -1)
        found |= (there >= 0) & (there != actor[:, None])
    return found


def news_from(
    statements: Statements, nearness: Nearness, told: NDArray[np.bool_], family: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """``[cell, day]``: what is new there, as a class of `NEWS`.

    ``told`` marks reports of change. Each family counts once for each place and week or so; what is
    reported some days later is news of the days before it, because reports are late.
    """
    cells, days = len(statements.cells), statements.days
    heard = np.zeros((cells, days + 1), dtype=np.int16)
    last: dict[tuple[int, int], int] = {}
    for row in np.flatnonzero(told).tolist():
        key = int(statements.cell[row]), int(family[statements.voice[row]])
        day = int(statements.day[row])
        first = max(day - NEWS_DAYS, last.get(key, -1) + 1, 0)
        end = min(day + NEWS_DAYS, days - 1)
        if first <= end:
            heard[key[0], first] += 1
            heard[key[0], end + 1] -= 1
            last[key] = end
    np.cumsum(heard, axis=1, out=heard)
    around = np.zeros((cells, days), dtype=np.int16)
    for i in range(NEIGHBOURS):
        there = (nearness.cell[:, i] >= 0) & (nearness.km[:, i] <= NEWS_KM)
        around[there] += heard[nearness.cell[there, i], :days]
    found = np.digitize(around, (1, 2, 4)).astype(np.uint8)
    for row in np.flatnonzero(statements.what == CONTEST).tolist():
        day = int(statements.day[row])
        end = min(day + CONTEST_DAYS[1], _decided(statements, row))
        found[statements.cell[row], max(0, day - CONTEST_DAYS[0]) : end + 1] = 4
    return found


def _decided(statements: Statements, row: int) -> int:
    """Give the day of the next word about who holds the ground after a report of contest."""
    for later in range(row + 1, statements.count):
        if statements.cell[later] != statements.cell[row]:
            break
        if statements.what[later] != CONTEST and not statements.before[later]:
            return int(statements.day[later])
    return int(statements.days)
