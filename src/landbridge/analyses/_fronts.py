"""How far can the traveller get from one end, and where do the two ends come nearest?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine import pack, reach
from landbridge.model.corridors import Front
from landbridge.model.lines import along, great_circle_metres, halves_of
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.analyses._arcs import Arcs, DayView
    from landbridge.model.corridors import CorridorProblem

__all__ = ["Reached", "nearest", "points_reached"]

_STEP_METRES = 5_000.0
_FINE_STEP_METRES = 100.0
_NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """Points that can be reached from one end: degrees, and the half of which link each lies on.

    ``place[i]`` is the place that point i lies at, ``toward[i]`` the place that its road leads to
    (-1 at the place itself).
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    place: NDArray[np.int64]
    toward: NDArray[np.int64]


def _places_reached(
    arcs: Arcs, view: DayView, ends: NDArray[np.int32], *, backward: bool
) -> NDArray[np.bool_]:
    """Places joined to an end by open pieces; backward, those from which the end can be reached."""
    open_arc = (view.exists & (view.worst == PassageValue.OPEN))[:, None]
    open_place = (view.place == PassageValue.OPEN)[:, None]
    first, head = arcs.first, arcs.head
    if backward:
        order = np.argsort(arcs.head, kind="stable")
        first = np.zeros_like(arcs.first)
        np.cumsum(np.bincount(arcs.head, minlength=first.shape[0] - 1), out=first[1:])
        head, open_arc = np.ascontiguousarray(arcs.tail[order]), open_arc[order]
    reached = reach(first, head, pack(open_arc), pack(open_place), ends)
    return (reached[:, 0] & np.uint64(1)).astype(np.bool_)


def points_reached(
    problem: CorridorProblem,
    arcs: Arcs,
    view: DayView,
    ends: NDArray[np.int32],
    *,
    backward: bool,
) -> Reached:
    """Give points, at most 5 km from the next, on all open ground joined to an end.

    An open half reaches to the middle of its link. An end in closed ground reaches only itself.
    """
    places = _places_reached(arcs, view, ends, backward=backward)
    rows: list[tuple[NDArray[np.float64], int, int]] = []
    for at in np.flatnonzero(places).tolist():
        place = problem.network.places[at]
        rows.append((np.array([[place.lon, place.lat]]), at, _NONE))
    for arc in np.flatnonzero(view.exists).tolist():
        k = int(arcs.link[arc])
        if not problem.network.links[k].on_ground:
            continue
        tail, head = int(arcs.tail[arc]), int(arcs.head[arc])
        start, far = (head, tail) if backward else (tail, head)
        if not places[start] or view.place[start] != PassageValue.OPEN:
            continue
        near_value, far_value = view.near[arc], view.far[arc]
        if backward:
            near_value, far_value = far_value, near_value
        if near_value != PassageValue.OPEN:
            continue
        near_half, far_half = halves_of(_line(problem, k, start))
        rows.append((along(near_half, _STEP_METRES), start, far))
        if far_value == PassageValue.OPEN:
            rows.append((along(far_half[::-1], _STEP_METRES), far, start))
    points = np.concatenate([row[0] for row in rows])
    sizes = [row[0].shape[0] for row in rows]
    return Reached(
        points[:, 0],
        points[:, 1],
        np.repeat([row[1] for row in rows], sizes),
        np.repeat([row[2] for row in rows], sizes),
    )


def _line(problem: CorridorProblem, k: int, start: int) -> NDArray[np.float64]:
    """The drawn line of a link, beginning at the place it is entered from."""
    network = problem.network
    a, b = int(network.a[k]), int(network.b[k])
    drawn = network.links[k].line or tuple(
        (network.places[end].lon, network.places[end].lat) for end in (a, b)
    )
    line = np.array(drawn, dtype=np.float64)
    return line if start == a else line[::-1]


def nearest(
    problem: CorridorProblem, left: Reached, right: Reached
) -> tuple[float, Front, Front]:
    """Give the geodesic distance in metres between the nearest points of two sides, and the points."""
    i, j = _closest(left.lon, left.lat, right.lon, right.lat)
    a, b = _refined(left, i), _refined(right, j)
    k, m = _closest(a[:, 0], a[:, 1], b[:, 0], b[:, 1])
    from geographiclib.geodesic import Geodesic  # noqa: PLC0415  (only answers with a gap need it)

    found = Geodesic.WGS84.Inverse(a[k, 1], a[k, 0], b[m, 1], b[m, 0], Geodesic.DISTANCE)
    return (
        float(found["s12"]),
        _front(problem, left, i, a[k]),
        _front(problem, right, j, b[m]),
    )


def _closest(
    lon_a: NDArray[np.float64],
    lat_a: NDArray[np.float64],
    lon_b: NDArray[np.float64],
    lat_b: NDArray[np.float64],
) -> tuple[int, int]:
    best = (np.inf, 0, 0)
    for start in range(0, lon_a.shape[0], 512):
        rows = slice(start, start + 512)
        metres = great_circle_metres(lon_a[rows, None], lat_a[rows, None], lon_b, lat_b)
        at = int(metres.argmin())
        if metres.flat[at] < best[0]:
            best = (metres.flat[at], start + at // lon_b.shape[0], at % lon_b.shape[0])
    return best[1], best[2]


def _refined(side: Reached, at: int) -> NDArray[np.float64]:
    """The points between a point and its neighbours on the same half, 100 m apart."""
    near = [
        i
        for i in (at - 1, at, at + 1)
        if 0 <= i < side.lon.shape[0]
        and (side.place[i], side.toward[i]) == (side.place[at], side.toward[at])
    ]
    line = np.stack([side.lon[near], side.lat[near]], axis=1)
    return line if len(near) == 1 else along(line, _FINE_STEP_METRES)


def _front(
    problem: CorridorProblem, side: Reached, at: int, point: NDArray[np.float64]
) -> Front:
    places = problem.network.places
    toward = int(side.toward[at])
    place = places[int(side.place[at])]
    if (place.lon, place.lat) == (float(point[0]), float(point[1])):
        toward = _NONE
    return Front(
        place.id, None if toward == _NONE else places[toward].id, float(point[0]), float(point[1])
    )
