"""The model of Anders (2020) on a made war: which of our reports count as which kind of violence.

That model reads attacks; our reports are statements about control. What is nearest to an attack:

* **conventional**: a place is taken (``takes``) or besieged (``besieges``), by whichever side: open
  fighting for ground, as acts of war between a state and rebels are;
* **terrorist**: the side in the part of the rebels ``contests`` a place or ``strikes`` it: violence
  in ground that it does not hold.

``holds`` is no violence and is not read, although most reports are that: this is what such a model
cannot use. A report counts at its place in its month (30 days); months to come count too, so this
is a hindcast. The first side plays the government, the second the rebels; nobody in a made war is
either. Priors and margin are those for Colombia, where nothing is known at the start. The shares of
the two sides are the government's level of control (0, 0.25, 0.5, 0.75, 1 by state) in expectation.
A place far from all fighting never sees an event, and the model then says about what it always says
of such places, whoever holds them: mostly that the government does. It is here because it is
the best-known method, not because it was made for this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.belief.anders import LEVEL, MARGIN, START, classes, exposure, state_shares

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from benchmarks.belief.worlds import World
    from landbridge.model.reports import Report

__all__ = ["MONTH_DAYS", "anders_shares", "exposures"]

MONTH_DAYS = 30
_SIDES = 2
_WAR = "colombia"


def anders_shares(world: World, reports: Iterable[Report]) -> NDArray[np.float32]:
    """Give how likely each of two sides holds each place: ``[place, day, actor]``.

    Raises
    ------
    ValueError
        when there are more than two sides, or fewer
    """
    if len(world.actors) != _SIDES:
        raise ValueError(f"the model knows a government and rebels, not {len(world.actors)} sides")
    terrorist, conventional = exposures(world, reports)
    seen = classes(terrorist, conventional, margin=MARGIN[_WAR])
    government = state_shares(seen, start=START[_WAR]) @ LEVEL
    by_month = np.stack([government, 1 - government], axis=2).astype(np.float32)
    return by_month[:, np.arange(world.days) // MONTH_DAYS]


def exposures(
    world: World, reports: Iterable[Report]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the exposure of each place to terrorist and to conventional acts: ``[place, month]``."""
    place_of = {place: at for at, place in enumerate(world.place_ids)}
    rebels = world.actors[1].id
    found: dict[str, list[tuple[int, int]]] = {"terrorist": [], "conventional": []}
    for report in reports:
        kind = _kind(report, rebels)
        if kind is not None and report.place is not None:
            day = min(max(report.day - world.first_day, 0), world.days - 1)
            found[kind].append((place_of[report.place], day // MONTH_DAYS))
    months = np.arange(-(-world.days // MONTH_DAYS))
    out = []
    for events in found.values():
        place, month = np.array(events, dtype=np.int64).reshape(-1, 2).T
        km = np.linalg.norm(world.ground.km[:, None] - world.ground.km[place][None], axis=2)
        out.append(exposure(km, months[None, :] - month[:, None]))
    return out[0], out[1]


def _kind(report: Report, rebels: str) -> str | None:
    if report.event in ("takes", "besieges"):
        return "conventional"
    if report.event in ("contests", "strikes") and report.actor == rebels:
        return "terrorist"
    return None
