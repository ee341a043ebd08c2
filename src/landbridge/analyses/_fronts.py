"""How far can the traveller get from one end, and where do the two ends come nearest?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from landbridge.engine import search
from landbridge.model.corridors import Front
from landbridge.model.lines import along, halves_of
from landbridge.model.passage import PassageValue
from landbridge.model.roads import RoadNetwork

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.analyses._table import DayView
    from landbridge.model.corridors import CorridorProblem

__all__ = ["Reached", "nearest", "points_reached"]

_STEP_METRES = 5_000.0
_FINE_STEP_METRES = 100.0
_PAIRS_AT_ONCE = 4_000_000
"""Pairs of points that are compared at once: a country's roads have more than memory does."""
_FEW = 1_000
_ROUNDING = 1e-7
"""Chords of unit vectors are as exact as the root of what a product of doubles is."""


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """Points along all ground of a network, at most 5 km apart, sorted by the ground they lie on.

    Ground g is place g, or for ``g = places + 2 * link + end`` the half of a link at that end.
    ``ground[i]`` is that of point i; ``vector[i]`` points to it from the middle of the earth.
    ``arc_on_ground`` says which arcs run over ground.
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    vector: NDArray[np.float64]
    ground: NDArray[np.int64]
    arc_on_ground: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """Points that can be reached from one end, as positions in the points of the network."""

    at: NDArray[np.int64]
    places: NDArray[np.bool_]


_POINTS: WeakKeyDictionary[RoadNetwork, _Points] = WeakKeyDictionary()
"""The points of a network do not depend on the day."""


def _points(network: RoadNetwork) -> _Points:
    if network not in _POINTS:
        rows = [np.array([[place.lon, place.lat]]) for place in network.places]
        ground = list(range(len(rows)))
        for k, link in enumerate(network.links):
            if link.on_ground:
                for end, half in enumerate(halves_of(_line(network, k))):
                    rows.append(along(half, _STEP_METRES))
                    ground.append(len(network.places) + 2 * k + end)
        points = np.concatenate(rows)
        lon, lat = points[:, 0], points[:, 1]
        lam, phi = np.radians(lon), np.radians(lat)
        vector = np.stack(
            [np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1
        )
        on_ground = np.array([network.links[k].on_ground for k in network.arc_link], np.bool_)
        sizes = [len(row) for row in rows]
        _POINTS[network] = _Points(lon, lat, vector, np.repeat(ground, sizes), on_ground)
    return _POINTS[network]


def _line(network: RoadNetwork, k: int) -> NDArray[np.float64]:
    """The drawn line of a link from a to b, straight where none is given."""
    link = network.links[k]
    ends = (network.places[int(network.a[k])], network.places[int(network.b[k])])
    return np.array(link.line or [(end.lon, end.lat) for end in ends], dtype=np.float64)


def _places_reached(
    network: RoadNetwork, view: DayView, ends: NDArray[np.int32], *, backward: bool
) -> NDArray[np.bool_]:
    """Places joined to an end by open pieces; backward, those from which the end can be reached."""
    open_arc = view.exists & (view.worst == PassageValue.OPEN)
    open_place = view.place == PassageValue.OPEN
    first, head = network.first_arc, network.head
    if backward:
        order = np.argsort(network.head, kind="stable")
        first = np.zeros_like(network.first_arc)
        np.cumsum(np.bincount(network.head, minlength=first.shape[0] - 1), out=first[1:])
        head, open_arc = network.tail[order], open_arc[order]
    return search(first, head, open_arc, open_place, ends)


def points_reached(
    problem: CorridorProblem, view: DayView, ends: NDArray[np.int32], *, backward: bool
) -> Reached:
    """Give the points on all open ground joined to an end.

    An open half reaches to the middle of its link. An end in closed ground reaches only itself.
    """
    network = problem.network
    places = _places_reached(network, view, ends, backward=backward)
    count = len(network.places)
    grounds = np.zeros(count + 2 * len(network.links), dtype=np.bool_)
    grounds[:count] = places
    start = network.head if backward else network.tail
    near, far = (view.far, view.near) if backward else (view.near, view.far)
    leaves = places[start] & (view.place[start] == PassageValue.OPEN) & view.exists
    leaves &= _points(network).arc_on_ground
    leaves &= near == PassageValue.OPEN
    end = network.arc_direction ^ int(backward)
    halves = count + 2 * network.arc_link.astype(np.int64)
    grounds[(halves + end)[leaves]] = True
    grounds[(halves + 1 - end)[leaves & (far == PassageValue.OPEN)]] = True
    return Reached(np.flatnonzero(grounds[_points(network).ground]), places)


def nearest(problem: CorridorProblem, left: Reached, right: Reached) -> tuple[float, Front, Front]:
    """Give the nearest points of two sides and the geodesic distance between them in metres."""
    points = _points(problem.network)
    i, j = _closest(points.vector[left.at], points.vector[right.at])
    one, two = int(left.at[i]), int(right.at[j])
    a, b = _refined(points, one), _refined(points, two)
    metres, k, m = _exact(a, b)
    return metres, _front(problem, points, one, a[k]), _front(problem, points, two, b[m])


def _closest(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[int, int]:
    """The nearest pair of two sets of unit vectors: the one with the largest inner product."""
    if a.shape[0] * b.shape[0] > _PAIRS_AT_ONCE:
        here, there = _worth_comparing(a, b), _worth_comparing(b, a)
        if here.size * there.size < a.shape[0] * b.shape[0]:
            i, j = _closest(a[here], b[there])
            return int(here[i]), int(there[j])
    rows = max(1, _PAIRS_AT_ONCE // b.shape[0])
    found = [(-2.0, 0)]
    for first in range(0, a.shape[0], rows):
        inner = a[first : first + rows] @ b.T
        at = int(inner.argmax())
        if inner.flat[at] > found[-1][0]:
            found.append((float(inner.flat[at]), first * b.shape[0] + at))
    return found[-1][1] // b.shape[0], found[-1][1] % b.shape[0]


def _worth_comparing(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.int64]:
    """Leave out points of a that cannot be of the nearest pair, by a few points of both sides.

    No point of b is farther than some radius from the nearest of its few. So a point of a farther
    from all of these than that radius and the nearest pair of the few is too far from all of b.
    """
    few_a, few_b = a[:: len(a) // _FEW + 1], b[:: len(b) // _FEW + 1]
    radius = _to_nearest(b, few_b).max()
    return np.flatnonzero(
        _to_nearest(a, few_b) <= _to_nearest(few_a, few_b).min() + radius + _ROUNDING
    )


def _to_nearest(points: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """How long the chord from each unit vector to the nearest of others is."""
    rows = max(1, _PAIRS_AT_ONCE // others.shape[0])
    inner = [
        (points[first : first + rows] @ others.T).max(axis=1)
        for first in range(0, points.shape[0], rows)
    ]
    return np.asarray(np.sqrt(np.maximum(0.0, 2 - 2 * np.concatenate(inner))))


def _refined(points: _Points, at: int) -> NDArray[np.float64]:
    """The points between a point and its neighbours on the same ground, 100 m apart."""
    near = [
        i
        for i in (at - 1, at, at + 1)
        if 0 <= i < points.lon.shape[0] and points.ground[i] == points.ground[at]
    ]
    line = np.stack([points.lon[near], points.lat[near]], axis=1)
    return line if len(near) == 1 else along(line, _FINE_STEP_METRES)


def _exact(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[float, int, int]:
    """The nearest pair of two fine lines and its geodesic distance (Karney 2013)."""
    from geographiclib.geodesic import Geodesic  # noqa: PLC0415  (only answers with a gap need it)

    scale = np.cos(np.radians((a[:, 1].mean() + b[:, 1].mean()) / 2))
    flat_a, flat_b = a * (scale, 1.0), b * (scale, 1.0)
    apart = ((flat_a[:, None, :] - flat_b[None, :, :]) ** 2).sum(axis=2)
    at = int(apart.argmin())
    k, m = at // b.shape[0], at % b.shape[0]
    found = Geodesic.WGS84.Inverse(a[k, 1], a[k, 0], b[m, 1], b[m, 0], Geodesic.DISTANCE)
    return float(found["s12"]), k, m


def _front(problem: CorridorProblem, points: _Points, at: int, point: NDArray[np.float64]) -> Front:
    network = problem.network
    ground = int(points.ground[at])
    lon, lat = float(point[0]), float(point[1])
    if ground < len(network.places):
        return Front(network.places[ground].id, None, lon, lat)
    k, end = divmod(ground - len(network.places), 2)
    ends = (network.links[k].a, network.links[k].b)
    place = network.places[network.position[ends[end]]]
    toward = None if (place.lon, place.lat) == (lon, lat) else ends[1 - end]
    return Front(place.id, toward, lon, lat)
