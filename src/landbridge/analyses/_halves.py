"""Which halves of roads are judged apart from the places at their ends, whoever holds those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.analyses._ground import first_on_ground, ground_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from landbridge.analyses._ground import Ground
    from landbridge.model.passage import PassageHistory
    from landbridge.model.roads import RoadNetwork

__all__ = ["STRUCTURE_LANES", "check_halves", "halves_of"]

STRUCTURE_LANES = 2
"""Lanes of the ground that tell units apart; those behind them are runs of days."""

_AS_ITS_PLACE, _BOTH, _BACK = (0, 0), (1, 0), (1, 1)


def halves_of(
    network: RoadNetwork, passages: Sequence[PassageHistory], apart: Collection[tuple[int, int]]
) -> Ground:
    """Lay out the ground for any holders, from passages of the same under different ones.

    Halves that are ``apart`` (link and side) have units of their own, one for each direction. Else
    a half has the unit of its place where each passage has one and the same course for both, and
    one unit for both directions where each has one course for them. Rows of passage of this ground
    tell units apart, and say when gates are open (from ``days`` on); they say nothing of who passes
    elsewhere.
    """
    kinds = [
        [
            [
                (_BOTH, _BACK)[way]
                if (link, side) in apart
                else _kind(network, passages, link, side, way)
                for way in (0, 1)
            ]
            for side in (0, 1)
        ]
        for link in range(len(network.links))
    ]
    days = sorted(
        {1}
        | {link.start.first for link in network.links if link.start is not None}
        | {link.end.last + 1 for link in network.links if link.end is not None}
    )
    runs = np.array(days, dtype=np.int64)
    arcs = list(zip(network.arc_link.tolist(), network.arc_direction.tolist(), strict=True))
    near = _rows([kinds[link][way][way] for link, way in arcs], runs.size)
    far = _rows([kinds[link][1 - way][way] for link, way in arcs], runs.size)
    place = _rows([_AS_ITS_PLACE] * len(network.places), runs.size)
    exists = np.ones((len(arcs), STRUCTURE_LANES + runs.size), dtype=np.bool_)
    exists[:, STRUCTURE_LANES:] = _there(network, runs)[network.arc_link]
    lanes = np.concatenate([np.zeros(STRUCTURE_LANES, dtype=np.int64), runs])
    units = first_on_ground(network)
    return ground_of(network, lanes, near, far, exists, place, unit_of_place=units)


def check_halves(network: RoadNetwork, ground: Ground, passage: PassageHistory) -> None:
    """Make sure that a further passage judges halves apart only where the ground has them apart.

    Raises
    ------
    ValueError
        when it does not
    """
    apart = {half for half in ground.halves if half is not None}
    for link, sides in enumerate(passage.halves):
        for side, half in enumerate(sides):
            place = passage.places[int((network.a, network.b)[side][link])]
            there = [(link, side, way) in apart for way in (0, 1)]
            if there == [False, False] and any(course is not place for course in half):
                raise ValueError(
                    "a policy must judge a half of a link apart from its place, or not, whoever "
                    f"holds either: {network.links[link].id}"
                )


def _kind(
    network: RoadNetwork, passages: Sequence[PassageHistory], link: int, side: int, way: int
) -> tuple[int, int]:
    end = int((network.a, network.b)[side][link])
    halves = [passage.halves[link][side] for passage in passages]
    if all(h[way] is p.places[end] for h, p in zip(halves, passages, strict=True)):
        return _AS_ITS_PLACE
    return _BOTH if all(half[0] is half[1] for half in halves) else (_BOTH, _BACK)[way]


def _rows(kinds: Sequence[tuple[int, int]], runs: int) -> NDArray[np.int8]:
    rows = np.zeros((len(kinds), STRUCTURE_LANES + runs), dtype=np.int8)
    rows[:, :STRUCTURE_LANES] = np.array(kinds, dtype=np.int8).reshape(-1, STRUCTURE_LANES)
    return rows


def _there(network: RoadNetwork, days: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say on which of some days each link is there."""
    there = np.ones((len(network.links), days.size), dtype=np.bool_)
    for at, link in enumerate(network.links):
        if link.start is not None:
            there[at] &= days >= link.start.first
        if link.end is not None:
            there[at] &= days <= link.end.last
    return there
