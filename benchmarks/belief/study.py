"""What every estimator says of one war, later with all reports and day by day with those known.

**Hindcast**: from all reports (none retracted). **Nowcast**: on every 28th day K from what was
published by K, what was learned of sources included, judged on day K alone.
"""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.belief.baselines import Reader
from benchmarks.belief.change_dates import date_changes, leading
from benchmarks.belief.sources import DENSE, SPARSE, press_of
from benchmarks.belief.truth import GROUNDS, Sums, truth_of
from benchmarks.belief.worlds import world_of
from landbridge.estimators import ESTIMATORS
from landbridge.model.reports import standing_reports

if TYPE_CHECKING:
    from benchmarks.belief.baselines import Estimate
    from benchmarks.belief.sources import Press
    from benchmarks.belief.truth import Truth
    from benchmarks.belief.worlds import World

__all__ = ["DENSITIES", "Setup", "made", "study"]

DENSITIES = {"dense": DENSE, "sparse": SPARSE}
FIRST_NOWCAST = 0.15
"""Nowcasts begin when this share of the war is over."""


@dataclass(frozen=True, slots=True)
class Setup:
    """One war, one press, and what is asked."""

    kind: str
    density: str
    seed: int
    places: int = 600
    days: int = 1219
    names: tuple[str, ...] = ("latest_report", "hidden_markov")
    nowcast_every: int | None = 28
    variant: str = "copier"
    statements_only: bool = False


def made(setup: Setup) -> tuple[World, Press]:
    """Make the war and what was written about it."""
    world = world_of(setup.kind, setup.seed, places=setup.places, days=setup.days)
    mark = zlib.crc32(f"{setup.kind} {setup.density} {setup.variant}".encode())
    rng = np.random.default_rng([setup.seed, mark, setup.places, setup.days])
    press = press_of(
        world, rng, density=DENSITIES[setup.density], variant=setup.variant,
        statements_only=setup.statements_only,
    )  # fmt: skip
    return world, press


def study(setup: Setup) -> dict[str, Any]:
    """Ask every estimator that is there; the others are named as missing."""
    world, press = made(setup)
    truth, reader = truth_of(world), Reader(world)
    names = [name for name in setup.names if name in ESTIMATORS]
    changes = world.changes()
    found: dict[str, Any] = {
        "setup": asdict(setup),
        "world": {
            "reports": len(press.reports),
            "reports a place-year": len(press.reports) / world.holder.size * 365.25,
            "changes": len(changes),
            "places that change": len({change.place for change in changes}),
            "sides": len(world.actors),
        },
        "missing": [name for name in setup.names if name not in ESTIMATORS],
        "hindcast": {},
        "nowcast": {},
    }
    standing = standing_reports(press.reports, None)
    for name in names:
        found["hindcast"][name] = _hindcast(reader.read(name, standing), truth)
    if setup.nowcast_every is not None:
        for name in names:
            found["nowcast"][name] = _nowcast(reader, name, press, truth, setup.nowcast_every)
    return found


def _hindcast(estimate: Estimate, truth: Truth) -> dict[str, Any]:
    sums = Sums.none()
    sums.add(estimate.shares, truth.holder, truth.masks)
    dated = date_changes(truth.holder, leading(estimate.shares))
    return {"marks": sums.means(), "dates": dated.means(), "seconds": estimate.seconds}


def _nowcast(reader: Reader, name: str, press: Press, truth: Truth, every: int) -> dict[str, Any]:
    sums, seconds = Sums.none(), 0.0
    days = reader.world.days
    for day in range(round(FIRST_NOWCAST * days), days, every):
        known = standing_reports(press.reports, reader.world.first_day + day)
        estimate = reader.read(name, known, only_day=day)
        seconds += estimate.seconds
        masks = {ground: truth.masks[ground][:, [day]] for ground in GROUNDS}
        sums.add(estimate.shares, truth.holder[:, [day]], masks)
    return {"marks": sums.means(), "seconds": seconds}
