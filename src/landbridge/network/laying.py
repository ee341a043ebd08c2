"""Imported roads laid on divided ground: cut exactly where ground meets, places on their roads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.geography import Place
from landbridge.model.imported_roads import LaidRoads
from landbridge.network._between import ways_between
from landbridge.network._columns import steps_of
from landbridge.network._dividing import Divider
from landbridge.network._parts_apart import parts_apart
from landbridge.network._pieces import Cutter
from landbridge.network._snapping import snapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.model.geography import Area
    from landbridge.model.imported_roads import GroundRules, ImportedRoads
    from landbridge.model.situations import Situation
    from landbridge.network._columns import RoadSteps
    from landbridge.network._dividing import Stretches
    from landbridge.network._snapping import Snap

__all__ = ["laid_out", "lay_roads"]

_WORTH_A_WORD_METRES = 1_000.0
_NAMED = 8


def lay_roads(
    roads: ImportedRoads,
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    rules: GroundRules,
) -> LaidRoads:
    """Divide the ground under roads, cut them where it meets, and put places on their roads.

    A piece of a road lies on ground of one holder all along. Where ground meets there are two
    nodes at one point, each on its own side, joined by a piece of no length: so that half of a
    link is held as its end is, as everywhere, and no metre is put down to the wrong side.

    A place stands on the nearest point of a road within ``rules.snap_metres``, as a junction of it
    where the point is the place's own ground; else it is joined to it by a straight piece, as it is
    to the nearest railway.
    """
    steps = steps_of(roads)
    points = np.array([(place.lon, place.lat) for place in places.values()]).reshape(-1, 2)
    divider = Divider(points, roads.barriers, areas, rules)
    grounded = np.flatnonzero(steps.on_ground)
    stretches = divider.divide(steps.start[grounded], steps.end[grounded])
    node_ground = _ground_of_nodes(steps, stretches, grounded, divider)
    one_way = _one_way(roads)[steps.road]
    driven = steps.on_ground & ~steps.by_rail
    stands = snapped(points, steps, driven, one_way, rules.snap_metres)
    stations = snapped(points, steps, steps.by_rail, one_way, rules.snap_metres)
    cutter = Cutter(roads, steps, tuple(places.values()), node_ground, stretches, grounded)
    for place, stand in enumerate(stands):
        if stand.near_enough:
            cutter.stand(place, stand)
            if stand.other is not None and stand.other.metres <= rules.snap_metres:
                cutter.stand(place, stand.other, main=False)
    for place, station in enumerate(stations):
        if station.near_enough:
            cutter.stand(place, station, main=False)
    nodes, links, ground, bearers = cutter.cut()
    names = list(places)
    return LaidRoads(
        nodes=nodes,
        links=links,
        ground=ground,
        junctions_on=_turned(ground),
        bearers=bearers,
        snapped_metres={n: s.metres for n, s in zip(names, stands, strict=True) if s.near_enough},
        unsnapped={n: s.metres for n, s in zip(names, stands, strict=True) if not s.near_enough},
        between=ways_between(names, links, ground),
        warnings=(
            *_warnings(list(places.values()), stands, rules, divider),
            *filter(None, [parts_apart(links)]),
        ),
    )


def _ground_of_nodes(
    steps: RoadSteps, stretches: Stretches, grounded: NDArray[np.int64], divider: Divider
) -> NDArray[np.int64]:
    """Say whose ground each node lies on: that of the first road's end there."""
    unset = np.iinfo(np.int64).min
    ground = np.full(steps.node_point.shape[0], unset, dtype=np.int64)
    if grounded.size:
        first = np.searchsorted(stretches.step, np.arange(grounded.size))
        last = np.append(first[1:], stretches.step.shape[0]) - 1
        road = steps.road[grounded]
        opens = np.append(True, road[1:] != road[:-1])
        closes = np.append(road[1:] != road[:-1], True)
        ends = np.concatenate([steps.node[road[opens], 0], steps.node[road[closes], 1]])
        told = np.concatenate([stretches.ground[first[opens]], stretches.ground[last[closes]]])
        # the road of the lowest number decides: later ones are written first
        ground[ends[::-1]] = told[::-1]
    lonely = np.flatnonzero(ground == unset)
    if lonely.size:
        point = steps.node_point[lonely]
        ground[lonely] = divider.divide(point, point).ground
    return ground


def laid_out(situation: Situation) -> Situation:
    """Put the junctions and pieces of imported roads among places and links, if there are any."""
    if situation.roads is None or situation.laid is not None:
        return situation
    laid = lay_roads(situation.roads, situation.places, situation.areas, situation.ground_rules)
    areas = {
        name: replace(
            area, members=area.members | {n for n, around in laid.bearers.items() if name in around}
        )
        for name, area in situation.areas.items()
    }
    return replace(
        situation,
        places={**situation.places, **laid.nodes},
        links={**situation.links, **{link.id: link for link in laid.links}},
        areas=areas,
        laid=laid,
    )


def _turned(ground: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give the junctions on the ground of each place."""
    found: dict[str, list[str]] = {}
    for junction, owner in ground.items():
        if junction != owner:
            found.setdefault(owner, []).append(junction)
    return {owner: tuple(junctions) for owner, junctions in found.items()}


def _one_way(roads: ImportedRoads) -> NDArray[np.int8]:
    """Say of each road whether it is driven both ways (0), from a to b (1) or back (-1)."""
    return np.array([{"ab": 1, "ba": -1}.get(way or "", 0) for way in roads.one_way], np.int8)


def _warnings(
    places: Sequence[Place], stands: Sequence[Snap], rules: GroundRules, divider: Divider
) -> tuple[str, ...]:
    """Say which places stand far from their road, or on none, and which barriers part nothing."""
    found = []
    limit = rules.snap_metres / 1000
    off = [(p, s) for p, s in zip(places, stands, strict=True) if not s.near_enough]
    if off:
        told = [f"{p.name} ({s.metres / 1000:.1f} km)" for p, s in off if np.isfinite(s.metres)]
        found.append(
            f"{len(off)} places are on no imported road: none within {limit:g} km (snap_km): "
            + _listed(told or [p.name for p, _ in off])
        )
    far = [
        f"{p.name} ({s.metres / 1000:.1f} km)"
        for p, s in zip(places, stands, strict=True)
        if s.near_enough and s.metres > _WORTH_A_WORD_METRES
    ]
    if far:
        found.append(f"{len(far)} places stand more than 1 km from their road: {_listed(far)}")
    if divider.idle_barriers:
        found.append(
            f"{len(divider.idle_barriers)} barriers part no ground: they end in the open "
            "(draw them across the whole map, or to another barrier)"
        )
    return tuple(found)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:_NAMED]) + (", …" if len(words) > _NAMED else "")
