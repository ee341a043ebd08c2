"""A problem as kernels read it: roads with the units of ground that must let pass, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine import (
    A_TO_B,
    B_TO_A,
    BOTH_WAYS,
    NO_GATE,
    Courses,
    Terrain,
    condense,
    rows_of,
)
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine import Patches, Rows
    from landbridge.model.roads import RoadNetwork

__all__ = ["Ground", "first_on_ground", "ground_of"]


Half = tuple[int, int, int]
"""A link, the end at which the half lies (0 is a), and the direction in which it is driven."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Roads and who passes, run by run of days: all that kernels need.

    Unit p is the ground at place p; halves that are not judged as the place at their end, and links
    that begin or end, have units of their own behind those. ``days[lane]`` is the first day of each
    run; ``edge_link`` the link of each edge; ``halves`` says which half (link, end, direction) each
    unit behind those of the places is, None for a gate.
    """

    days: NDArray[np.int64]
    terrain: Terrain
    courses: Courses
    patches: Patches
    rows: Rows
    edge_link: NDArray[np.int32]
    halves: tuple[Half | None, ...]


class _Units:
    """Rows of passage by unit, each new one of a half or a gate numbered once."""

    def __init__(self, places: NDArray[np.int8]) -> None:
        self.rows = [places]
        self.halves: list[Half | None] = []
        self._places = places.shape[0]
        self._known: dict[tuple[object, ...], int] = {}

    def of(self, key: tuple[object, ...], row: NDArray[np.int8], half: Half | None) -> int:
        """Give the unit of a row: the same for both directions of a half that are judged alike."""
        key = (*key, row.tobytes())
        if key not in self._known:
            self._known[key] = self._places + len(self.halves)
            self.rows.append(row[None, :])
            self.halves.append(half)
        return self._known[key]


def ground_of(
    network: RoadNetwork,
    days: NDArray[np.int64],
    near: NDArray[np.int8],
    far: NDArray[np.int8],
    exists: NDArray[np.bool_],
    place: NDArray[np.int8],
    apart: NDArray[np.bool_] | None = None,
    unit_of_place: NDArray[np.int32] | None = None,
) -> Ground:
    """Lay out passage by run of days (``[arc, run]`` and ``[place, run]``) for kernels.

    An edge is a link in both directions where both are judged alike, else one direction of it.
    Halves that are ``apart`` (``[arc, 2]``, near and far) get units of their own even if they let
    pass as their place does: another holds them. ``unit_of_place`` says which places let pass as
    one: by default junctions of imported roads on the same ground that is judged alike.
    """
    if unit_of_place is None:
        unit_of_place = _units_of_places(network, place)
    units = _Units(place)
    apart = np.zeros((near.shape[0], 2), dtype=np.bool_) if apart is None else apart
    of = unit_of_place
    unit_near = _units_of(network, near, place, units, apart[:, 0], of, far=False)
    unit_far = _units_of(network, far, place, units, apart[:, 1], of, far=True)
    gate = np.full(near.shape[0], NO_GATE, dtype=np.int32)
    for arc in np.flatnonzero(~exists.all(axis=1)):
        closed = np.int8(PassageValue.CLOSED)
        gate[arc] = units.of((), np.where(exists[arc], np.int8(PassageValue.OPEN), closed), None)
    forward = network.arc_direction == 0
    unit_a, unit_b = np.where(forward, unit_near, unit_far), np.where(forward, unit_far, unit_near)
    kept, way = _edges(network, (unit_a, unit_b, gate))
    edge_link = network.arc_link[kept]
    on_ground = np.array([one.on_ground for one in network.links], dtype=np.bool_)
    terrain = Terrain(
        units=place.shape[0] + len(units.halves),
        node_unit=unit_of_place,
        a=network.a[edge_link],
        b=network.b[edge_link],
        millimetres=network.millimetres[edge_link],
        unit_a=unit_a[kept],
        unit_b=unit_b[kept],
        way=way,
        gate=gate[kept],
        flown=~on_ground[edge_link],
        toll=(network.ground == np.arange(place.shape[0])).astype(np.int64),
    )
    courses = Courses.of_table(np.concatenate(units.rows))
    return Ground(
        days, terrain, courses, condense(terrain), rows_of(courses), edge_link, tuple(units.halves)
    )


def first_on_ground(network: RoadNetwork) -> NDArray[np.int32]:
    """Let every place be a unit of its own, and all junctions of one ground the first of them."""
    own = np.arange(network.ground.shape[0], dtype=np.int32)
    junctions = np.flatnonzero(network.ground != own)
    _, first, which = np.unique(network.ground[junctions], return_index=True, return_inverse=True)
    own[junctions] = junctions[first][which]
    return own


def _units_of_places(network: RoadNetwork, place: NDArray[np.int8]) -> NDArray[np.int32]:
    """Let junctions be one with the place on whose ground they lie, where both are judged alike.

    Where a report closes the place itself, its ground is judged otherwise: that is then one unit.
    """
    own = np.arange(place.shape[0], dtype=np.int32)
    junctions = np.flatnonzero(network.ground != own)
    if not junctions.size:
        return own
    owner = network.ground[junctions]
    _, number = np.unique(place, axis=0, return_inverse=True)
    alike = number[junctions] == number[owner]
    own[junctions[alike]] = owner[alike]
    rest = junctions[~alike]
    pairs = np.stack([network.ground[rest], number[rest]], axis=1)
    _, first, which = np.unique(pairs, axis=0, return_index=True, return_inverse=True)
    own[rest] = rest[first][which.reshape(-1)]
    return own


def _edges(
    network: RoadNetwork, judged: tuple[NDArray[np.int32], ...]
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Give an arc for each edge, and the way that it may be driven; arcs judged alike are one."""
    order = np.lexsort((network.arc_direction, network.arc_link))
    link = network.arc_link[order]
    same = np.zeros(order.shape[0], dtype=np.bool_)  # an arc judged like the one before it
    same[1:] = link[1:] == link[:-1]
    for column in judged:
        same[1:] &= column[order[1:]] == column[order[:-1]]
    kept = order[~same]
    way = np.where(network.arc_direction[kept] == 0, A_TO_B, B_TO_A)
    way[np.append(same[1:], False)[~same]] = BOTH_WAYS
    return kept, way.astype(np.int8)


def _units_of(
    network: RoadNetwork,
    half: NDArray[np.int8],
    place: NDArray[np.int8],
    units: _Units,
    apart: NDArray[np.bool_],
    unit_of_place: NDArray[np.int32],
    *,
    far: bool,
) -> NDArray[np.int32]:
    """The unit of each arc's half: that of the place at its end where both are judged alike."""
    end = network.head if far else network.tail
    found = unit_of_place[end]
    for arc in np.flatnonzero((half != place[end]).any(axis=1) | apart).tolist():
        link, direction = int(network.arc_link[arc]), int(network.arc_direction[arc])
        side = direction ^ int(far)
        found[arc] = units.of((link, side), half[arc], (link, side, direction))
    return found
