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
    lonely = np.setdiff1d(np.arange(steps.node_point.shape[0]), steps.node[steps.road[grounded]])
    points_alone = steps.node_point[lonely]
    divided = divider.divide(
        np.concatenate([steps.start[grounded], points_alone]),
        np.concatenate([steps.end[grounded], points_alone]),
    )
    node_ground = _ground_of_nodes(steps, divided, grounded, lonely)
    stretches = divided.up_to(grounded.size)
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
    steps: RoadSteps, divided: Stretches, grounded: NDArray[np.int64], lonely: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Say whose ground each node lies on: that of the first road's end there.

    Nodes at which no road over ground ends are ``lonely``: they are divided as points, behind the
    steps of roads.
    """
    ground = np.empty(steps.node_point.shape[0], dtype=np.int64)
    first = np.searchsorted(divided.step, np.arange(grounded.size + lonely.size))
    ground[lonely] = divided.ground[first[grounded.size :]]
    if grounded.size:
        last = np.append(first[1:], divided.step.shape[0])[: grounded.size] - 1
        road = steps.road[grounded]
        opens = np.append(True, road[1:] != road[:-1])
        closes = np.append(road[1:] != road[:-1], True)
        ends = np.concatenate([steps.node[road[opens], 0], steps.node[road[closes], 1]])
        told = np.concatenate(
            [divided.ground[first[: grounded.size][opens]], divided.ground[last[closes]]]
        )
        # the road of the lowest number decides: later ones are written first
        ground[ends[::-1]] = told[::-1]
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
            f"{_places(len(off))} on no imported road: none within {limit:g} km (snap_km): "
            + _listed(told or [p.name for p, _ in off])
        )
    far = [
        f"{p.name} ({s.metres / 1000:.1f} km)"
        for p, s in zip(places, stands, strict=True)
        if s.near_enough and s.metres > _WORTH_A_WORD_METRES
    ]
    if far:
        found.append(f"{_places(len(far))} more than 1 km from the road: {_listed(far)}")
    if divider.idle_barriers:
        idle = len(divider.idle_barriers)
        said = (
            "1 barrier parts no ground: it ends"
            if idle == 1
            else f"{idle} barriers part no ground: they end"
        )
        found.append(f"{said} in the open (draw barriers across the whole map, or to one another)")
    return tuple(found)


def _places(number: int) -> str:
    return "1 place is" if number == 1 else f"{number:,} places are"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:_NAMED]) + (", …" if len(words) > _NAMED else "")
