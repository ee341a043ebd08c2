"""What stays put on a map while the days pass: the frame, the points, the cells and the lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.briefings._cells import Cell, divided
from landbridge.briefings._palette import looks
from landbridge.briefings._projection import fitted
from landbridge.model.imported_roads import NODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.briefings._palette import Looks
    from landbridge.briefings._projection import Projection
    from landbridge.model.atlas import Atlas
    from landbridge.model.geography import Link, Place

__all__ = ["LinkShape", "Scene", "make_scene", "path"]

_TALLEST = 0.8
_MARGIN = 46.0
_ROUND, _LEAST_ROOM = 0.35, 0.1


@dataclass(frozen=True, slots=True)
class LinkShape:
    """A link on paper: both halves as path data, its points, its middle and its bearing there."""

    halves: tuple[str, str]
    points: NDArray[np.float64]
    middle: tuple[float, float]
    degrees: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A map's frame and everything in it that does not change.

    ``named`` says of each place whether people know it: junctions of imported roads have no marker.
    """

    atlas: Atlas
    looks: Looks
    projection: Projection
    width: float
    height: float
    points: NDArray[np.float64]
    cells: tuple[Cell, ...]
    links: tuple[LinkShape, ...]
    named: NDArray[np.bool_]


_NO_SHAPE = LinkShape(("", ""), np.zeros((0, 2)), (0.0, 0.0), 0.0)


def path(
    points: NDArray[np.float64] | tuple[tuple[float, float], ...], *, shut: bool = False
) -> str:
    """Write points as path data, to a tenth of a pixel."""
    body = "L".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"M{body}{'Z' if shut else ''}"


def _thinned(points: NDArray[np.float64], step: float = 1.5) -> NDArray[np.float64]:
    """Drop points that lie closer than a step to the one kept before; keep both ends."""
    kept = [0]
    for k in range(1, len(points) - 1):
        if np.hypot(*(points[k] - points[kept[-1]])) >= step:
            kept.append(k)
    return points[[*kept, len(points) - 1]]


def _shape(link: Link, ends: NDArray[np.float64], projection: Projection) -> LinkShape:
    """Lay a link on paper and cut it in two at half its length."""
    points = ends
    if len(link.line) > 1:
        lon, lat = zip(*link.line, strict=True)
        points = _thinned(projection(lon, lat))
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    half = along[-1] / 2
    middle = np.array([np.interp(half, along, points[:, axis]) for axis in (0, 1)])
    before = points[along < half] if half > 0 else points[:1]
    after = points[along > half] if half > 0 else points[-1:]
    turn = after[0] - before[-1]
    degrees = float(np.degrees(np.arctan2(turn[1], turn[0])))
    halves = (path(np.vstack([before, middle])), path(np.vstack([middle, after])))
    return LinkShape(halves, points, (float(middle[0]), float(middle[1])), degrees)


def _reach(points: NDArray[np.float64], width: float) -> float:
    """Choose how far the ground of a place reaches on paper, from how densely places lie."""
    if not points[1:].size:
        return width * 0.06
    away = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    usual = float(np.percentile(away.min(axis=1), 80))
    return float(np.clip(usual * 1.15, width * 0.022, width * 0.075))


def _shown_places(atlas: Atlas) -> list[Place]:
    """Choose what the frame must hold: ends, every route and gap, and what lies near them."""
    network = atlas.network
    links = {k for frame in atlas.frames for k in (*frame.route, *frame.gap)}
    ends = {*atlas.origin, *atlas.destination}
    core = {int(end) for k in links for end in (network.a[k], network.b[k])}
    core |= {i for i, place in enumerate(network.places) if place.id in ends}
    ground = {k for k, link in enumerate(network.links) if link.on_ground}
    joined = core | {int(end) for k in ground for end in (network.a[k], network.b[k])}
    if not core:
        return [network.places[i] for i in sorted(joined)] or list(network.places)
    points = np.array([(p.lon, p.lat) for p in network.places])
    first, last = points[sorted(core)].min(axis=0), points[sorted(core)].max(axis=0)
    room = max(float((last - first).max()) * _ROUND, _LEAST_ROOM)
    near = ((points >= first - room) & (points <= last + room)).all(axis=1)
    return [network.places[i] for i in sorted(joined) if near[i] or i in core]


def make_scene(atlas: Atlas, width: float) -> Scene:
    """Lay an atlas out on a frame of that width."""
    places = atlas.network.places
    seen = _shown_places(atlas)
    projection, height = fitted(
        [p.lon for p in seen],
        [p.lat for p in seen],
        width=width,
        tallest=width * _TALLEST,
        margin=_MARGIN,
    )
    points = projection([p.lon for p in places], [p.lat for p in places])
    shapes = tuple(
        _shape(link, points[[int(atlas.network.a[k]), int(atlas.network.b[k])]], projection)
        if atlas.drawn is None or k in atlas.drawn
        else _NO_SHAPE
        for k, link in enumerate(atlas.network.links)
    )
    named = np.array([not place.id.startswith(NODE) for place in places], dtype=np.bool_)
    reach = _reach(points[named], width)
    if atlas.reach_metres is not None:
        reach = atlas.reach_metres / 1000 * projection.pixels_per_km
    cells = _cells_of(points, named, reach)
    return Scene(atlas, looks(atlas), projection, width, height, points, cells, shapes, named)


def _cells_of(
    points: NDArray[np.float64], named: NDArray[np.bool_], reach: float
) -> tuple[Cell, ...]:
    """Divide the land among places; junctions of imported roads have no ground of their own."""
    at = np.flatnonzero(named)
    cells = [Cell((), ())] * points.shape[0]
    for i, cell in zip(at.tolist(), divided(points[at], reach), strict=True):
        beside = tuple(int(at[j]) if j >= 0 else j for j in cell.neighbour)
        cells[i] = Cell(cell.corners, beside)
    return tuple(cells)
