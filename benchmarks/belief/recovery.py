"""Was what is learned of sources what is true of them? Error rates, lags, copiers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from benchmarks.belief.baselines import Reader
from benchmarks.belief.sources import VARIANTS
from landbridge.model.reports import standing_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.belief.sources import Press, SourceTruth
    from benchmarks.belief.worlds import World
    from landbridge.model.belief import LearnedSource

__all__ = ["COPIER", "copier_run", "recovered"]

COPIER, COPIED = "channel", "party-a"
LEAST_STATEMENTS = 30
"""A rate that rests on fewer statements is not a rate."""


def recovered(
    world: World, learned: Sequence[LearnedSource], truth: dict[str, SourceTruth]
) -> list[dict[str, Any]]:
    """Set what was learned of each source and side beside what is true."""
    rows = []
    for source in learned:
        true = truth[source.source]
        sides = {side.actor: side for side in source.by_side}
        row: dict[str, Any] = {
            "source": source.source, "copies": source.copies, "truly copies": true.copies,
            "lag": source.lag_days.mean, "true lag": true.lag_days, "sides": [],
            "prior only": source.prior_only,
        }  # fmt: skip
        for at, actor in enumerate(world.actors):
            if actor.id not in sides or true.knew[at].sum() < LEAST_STATEMENTS:
                continue
            told = sides[actor.id].right
            right = true.right(at)
            row["sides"].append([told.mean, told.low, told.high, right])
        rows.append(row)
    return rows


def copier_run(made: Callable[[str], tuple[World, Press]], name: str) -> dict[str, Any]:
    """Learn from one war with a copier, without one, and with two partisans of one side."""
    found: dict[str, Any] = {}
    start = time.perf_counter()
    for variant in VARIANTS:
        world, press = made(variant)
        learned = Reader(world).learn(name, standing_reports(press.reports, None))
        told = {source.source: source.copies for source in learned.sources}
        flags = {source: other for source, other in told.items() if other is not None}
        found[variant] = {
            "sources": len(told),
            "found": flags.get(COPIER) == COPIED,
            "false": sum((source, other) != (COPIER, COPIED) for source, other in flags.items()),
            "flags": flags,
        }
    found["seconds"] = time.perf_counter() - start
    return found
