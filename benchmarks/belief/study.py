"""What every estimator says of one war, later with all reports and day by day with those known.

**Hindcast**: from all reports (none retracted). **Nowcast**: on every 28th day K from what was
published by K, what was learned of sources included, judged on day K alone.
"""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.belief.baselines import PUBLISHED, Reader, missing_of
from benchmarks.belief.change_dates import REACH_DAYS, Dated, date_changes, leading
from benchmarks.belief.drawn import EVERY_DAYS, corridor_cases, date_intervals
from benchmarks.belief.held_out import foretold_loss, split
from benchmarks.belief.recovery import recovered
from benchmarks.belief.sources import DENSE, SPARSE, press_of
from benchmarks.belief.truth import GROUNDS, Sums, Truth, truth_of
from benchmarks.belief.worlds import world_of
from landbridge.model.reports import standing_reports
from landbridge.scoring import brier_of_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.belief.sources import Press
    from benchmarks.belief.worlds import World
    from landbridge.model.reports import Report

__all__ = ["DENSITIES", "Setup", "calibration", "made", "study"]

DENSITIES = {"dense": DENSE, "sparse": SPARSE}
FIRST_NOWCAST = 0.15
"""Nowcasts begin when this share of the war is over."""
TOLD_A_YEAR = 4
"""Reports for a year with which a place counts as one that is told of."""
DRAWN_OF = 4
"""Corridors are drawn at every so many nowcasts."""


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
    plain: bool = False
    held_out: bool = False
    draws: int = 0


def made(setup: Setup) -> tuple[World, Press]:
    """Make the war and what was written about it."""
    world = world_of(setup.kind, setup.seed, places=setup.places, days=setup.days)
    mark = zlib.crc32(f"{setup.kind} {setup.density} {setup.variant}".encode())
    rng = np.random.default_rng([setup.seed, mark, setup.places, setup.days])
    press = press_of(
        world, rng, density=DENSITIES[setup.density], variant=setup.variant,
        statements_only=setup.statements_only, plain=setup.plain,
    )  # fmt: skip
    return world, press


def study(setup: Setup) -> dict[str, Any]:
    """Ask every estimator that is there; the others are named as missing."""
    world, press = made(setup)
    truth, reader = truth_of(world), Reader(world)
    missing = {name: missing_of(name, len(world.actors)) for name in setup.names}
    names = [name for name in setup.names if missing[name] is None]
    found: dict[str, Any] = {
        "setup": asdict(setup),
        "world": _described(world, press),
        "missing": {name: why for name, why in missing.items() if why is not None},
        "hindcast": {},
        "nowcast": {},
        "held out": {},
    }
    standing = standing_reports(press.reports, None)
    for name in names:
        found["hindcast"][name] = _hindcast(reader, name, standing, press, truth, setup.draws)
    if setup.nowcast_every is not None:
        for name in names:
            if name not in PUBLISHED:
                found["nowcast"][name] = _nowcast(reader, name, press, truth, setup)
    if setup.held_out:
        shown, held = split(standing)
        for name in names:
            shares = reader.read(name, shown).shares
            found["held out"][name] = foretold_loss(world, shares, held)
    return found


def _described(world: World, press: Press) -> dict[str, Any]:
    changes = world.changes()
    return {
        "reports": len(press.reports),
        "reports a place-year": len(press.reports) / world.holder.size * 365.25,
        "changes": len(changes),
        "lasting changes": sum(change.lasts >= 14 for change in changes),
        "places that change": len({change.place for change in changes}),
        "sides": len(world.actors),
    }


def _hindcast(
    reader: Reader,
    name: str,
    standing: Sequence[Report],
    press: Press,
    truth: Truth,
    draws: int,
) -> dict[str, Any]:
    estimate, world = reader.read(name, standing), reader.world
    sums = Sums.none()
    sums.add(estimate.shares, truth.holder, truth.masks)
    dated = date_changes(truth.holder, leading(estimate.shares))
    found: dict[str, Any] = {
        "marks": sums.means(),
        "dates": dated.means() | {"missed of told": _missed_of_told(dated, world, standing)},
        "bins": calibration(estimate.shares, truth, slice(0, None, 7)),
        "told": _brier_where_told(estimate.shares, world, standing),
        "seconds": estimate.seconds,
    }
    if estimate.learned is not None:
        found["sources"] = recovered(world, estimate.learned.sources, press.truth)
    if draws and estimate.learned is not None:
        drawn = reader.draw(name, standing, estimate.learned, draws)
        if drawn is not None:
            rng = np.random.default_rng([world.seed, 11])
            days = range(EVERY_DAYS, world.days, EVERY_DAYS)
            found["intervals"] = date_intervals(world, drawn, dated.pairs)
            found["corridors"] = corridor_cases(world, drawn, days, rng)
    return found


def _brier_where_told(
    shares: NDArray[np.float32], world: World, reports: Sequence[Report]
) -> float:
    """Brier over places of which there are 4 reports a year or more."""
    count = Counter(report.place for report in reports)
    years = world.days / 365.25
    told = np.array([count[place] >= TOLD_A_YEAR * years for place in world.place_ids])
    return float(brier_of_shares(shares[told], world.holder[told]).mean())


def _missed_of_told(dated: Dated, world: World, reports: Sequence[Report]) -> float:
    """The share missed of changes whose new holder is named at the place within 60 days after."""
    told: dict[tuple[str | None, str | None], list[int]] = {}
    for report in reports:
        if report.event in ("holds", "takes"):
            day = report.day - world.first_day
            told.setdefault((report.place, report.actor), []).append(day)

    def is_told(place: int, day: int, holder: int) -> bool:
        days = told.get((world.place_ids[place], world.actors[holder].id), ())
        return any(day <= one <= day + REACH_DAYS for one in days)

    found = sum(is_told(pair.place, pair.true, pair.holder) for pair in dated.pairs)
    lost = sum(is_told(*one) for one in dated.missed)
    return lost / (found + lost) if found + lost else float("nan")


def _nowcast(reader: Reader, name: str, press: Press, truth: Truth, setup: Setup) -> dict[str, Any]:
    sums, seconds, bins = Sums.none(), 0.0, np.zeros((10, 3))
    world, every = reader.world, setup.nowcast_every or 1
    cases: dict[str, list[float]] = {}
    days = range(round(FIRST_NOWCAST * world.days), world.days, every)
    for at, day in enumerate(days):
        known = standing_reports(press.reports, world.first_day + day)
        estimate = reader.read(name, known, only_day=day)
        seconds += estimate.seconds
        on_day = Truth(
            truth.holder[:, [day]], {ground: truth.masks[ground][:, [day]] for ground in GROUNDS}
        )
        sums.add(estimate.shares, on_day.holder, on_day.masks)
        bins += calibration(estimate.shares, on_day, slice(None))
        if setup.draws and at % DRAWN_OF == 0 and estimate.learned is not None:
            drawn = reader.draw(name, known, estimate.learned, setup.draws)
            if drawn is not None:
                rng = np.random.default_rng([world.seed, 11])
                for key, more in corridor_cases(world, drawn, [day], rng).items():
                    cases.setdefault(key, []).extend(more)
    found = {"marks": sums.means(), "seconds": seconds, "bins": bins.tolist()}
    return found | ({"corridors": cases} if cases else {})


def calibration(shares: NDArray[np.float32], truth: Truth, days: slice) -> list[list[float]]:
    """By tenths of the share of any side, near the front: cases, shares added up, how many were."""
    mask = truth.masks["near the front"][:, days]
    told = shares[:, days][mask].ravel()
    so = (truth.holder[:, days][mask][:, None] == np.arange(shares.shape[2])).ravel()
    at = np.minimum((told * 10).astype(np.int64), 9)
    sums = [np.bincount(at, weights=w, minlength=10) for w in (np.ones(told.size), told, so)]
    return np.array(sums).T.tolist()
