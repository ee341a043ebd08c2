"""How well does an estimate foresee reports that it was not shown? No truth is needed for that.

A fifth of the reports is held out, drawn by a hash over all that a source says of a place in a
month, so that what it repeats is held out with it. Who a held-out statement (``holds``, ``takes``)
will name is foretold through an error matrix of its source,

    P(said) = sum over holders of share(holder, day - lag) * matrix[holder, said],

matrix and lag being fitted to one half of the held-out statements and judged on the other, and the
other way round. So each estimator, also one that knows no doubt, is as sure as it may be.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World
    from landbridge.model.reports import Report

__all__ = ["foretold_loss", "split"]

OUT_OF = 5
LAGS = (0, 1, 2, 4, 7, 14, 20, 25, 30)
PRIOR_RIGHT, PRIOR = 8.0, 2.0
MONTH_DAYS = 30


def split(reports: Iterable[Report]) -> tuple[list[Report], list[Report]]:
    """Give the reports that are shown and the statements that are held out."""
    shown, held = [], []
    for report in reports:
        is_statement = report.event in ("holds", "takes") and report.place is not None
        if is_statement and _hash(report, "held") % OUT_OF == 0:
            held.append(report)
        else:
            shown.append(report)
    return shown, held


def _hash(report: Report, what: str) -> int:
    told = f"{what} {report.source.id} {report.place} {report.day // MONTH_DAYS}"
    return zlib.crc32(told.encode())


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """Statements of one source: place, day of war, whom they name, and which half they are in."""

    place: NDArray[np.int64]
    day: NDArray[np.int64]
    said: NDArray[np.int64]
    half: NDArray[np.int64]


def foretold_loss(world: World, shares: NDArray[np.float32], held: list[Report]) -> float:
    """Give the mean log loss, in nats, of what held-out statements say."""
    lost, count = 0.0, 0
    for told in _by_source(world, held):
        for half in (0, 1):
            fit, judge = told.half == half, told.half != half
            if not judge.any():
                continue
            best = min(
                (_fitted(shares, told, fit, lag) for lag in LAGS), key=lambda found: found[0]
            )
            rows = _rows(shares, told, judge, best[1])
            likely = (rows @ best[2])[np.arange(rows.shape[0]), told.said[judge]]
            lost -= float(np.log(np.maximum(likely, 1e-9)).sum())
            count += int(judge.sum())
    return lost / max(count, 1)


def _by_source(world: World, held: list[Report]) -> list[_Told]:
    place_of = {place: at for at, place in enumerate(world.place_ids)}
    actor_of = {actor.id: at for at, actor in enumerate(world.actors)}
    rows: dict[str, list[tuple[int, int, int, int]]] = {}
    for report in held:
        day = min(max(report.day - world.first_day, 0), world.days - 1)
        row = (place_of[str(report.place)], day, actor_of[str(report.actor)])
        rows.setdefault(report.source.id, []).append((*row, _hash(report, "half") % 2))
    return [_Told(*np.array(found, dtype=np.int64).T) for found in rows.values()]


def _rows(
    shares: NDArray[np.float32], told: _Told, chosen: NDArray[np.bool_], lag: int
) -> NDArray[np.float64]:
    day = np.maximum(told.day[chosen] - lag, 0)
    return shares[told.place[chosen], day].astype(np.float64)


def _fitted(
    shares: NDArray[np.float32], told: _Told, fit: NDArray[np.bool_], lag: int
) -> tuple[float, int, NDArray[np.float64]]:
    """Fit an error matrix (a few rounds of EM); give its loss on what it is fitted to, too."""
    rows, actors = _rows(shares, told, fit, lag), shares.shape[2]
    named = np.eye(actors)[told.said[fit]]
    prior = PRIOR / actors + PRIOR_RIGHT * np.eye(actors)
    matrix = prior / prior.sum(axis=1, keepdims=True)
    for _ in range(6):
        likely = rows * matrix[:, told.said[fit]].T + 1e-12
        likely /= likely.sum(axis=1, keepdims=True)
        matrix = likely.T @ named + prior
        matrix /= matrix.sum(axis=1, keepdims=True)
    foretold = ((rows @ matrix) * named).sum(axis=1)
    return float(-np.log(np.maximum(foretold, 1e-9)).sum()), lag, matrix
