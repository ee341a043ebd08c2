"""Whose ground each stretch of a road runs over: places, barriers between them, and areas."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.network._sphere import FAR, arc_metres, nearest, turns_along, unit_vectors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.model.geography import Area
    from landbridge.model.imported_roads import GroundRules

__all__ = ["Divider", "Stretches"]

_ROOM_DEGREES = 1e-6
_SAME = 1e-12

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Straight steps of roads cut where ground meets, in order of step and share.

    ``step`` is the position of the straight step, ``share`` where along it the stretch begins, and
    ``ground`` whose it is: the position of a place, or ``-1 - g`` for the ground beyond reach that
    lies in the areas ``beyond[g]`` (``beyond[0]`` is in none).
    """

    step: NDArray[np.int64]
    share: NDArray[np.float64]
    ground: NDArray[np.int64]
    beyond: tuple[frozenset[str], ...]

    def up_to(self, steps: int) -> Stretches:
        """Give the stretches of the first steps alone."""
        kept = self.step < steps
        return Stretches(self.step[kept], self.share[kept], self.ground[kept], self.beyond)


class Divider:
    """Divides ground among places, by the rules of a situation.

    Ground belongs to the nearest place on the sphere that lies on the same side of the barriers and
    no farther than their reach. Barriers part ground only where they close it off, with one another
    or with the edge of the map. Beyond the reach of places, ground belongs to the areas around it.
    """

    def __init__(
        self,
        places: NDArray[np.float64],
        barriers: Sequence[Line],
        areas: Mapping[str, Area],
        rules: GroundRules,
    ) -> None:
        self._vectors = unit_vectors(places[:, 0], places[:, 1])
        self._places = places
        self._barriers = [np.array(line) for line in barriers]
        self._rules = rules
        shapes = {name: json.loads(area.geometry) for name, area in areas.items() if area.geometry}
        self._area_names = tuple(shapes)
        self._areas = _polygons(list(shapes.values()))
        self._beyond: dict[frozenset[str], int] = {frozenset(): 0}
        self.idle_barriers: tuple[int, ...] = ()

    def divide(self, start: NDArray[np.float64], end: NDArray[np.float64]) -> Stretches:
        """Cut straight steps (``[step, 2]``, lon and lat of both ends) where ground meets."""
        step, share = np.arange(start.shape[0]), np.zeros(start.shape[0])
        step, share = _cut(step, share, _crossings(start, end, _steps_of(self._barriers)))
        step, share, areas = self._in_areas(start, end, step, share)
        by_area = self._rules.divided_by == "areas"
        free = np.flatnonzero(areas == 0) if by_area else np.arange(step.shape[0])
        ground, extra = self._among_places(start, end, step, share, free)
        if extra:
            rows = np.array([row for row, _, _ in extra])
            step, areas = np.append(step, step[rows]), np.append(areas, areas[rows])
            share = np.append(share, np.array([t for _, t, _ in extra]))
            ground = np.append(ground, np.array([told for _, _, told in extra]))
            order = np.lexsort((share, step))
            step, share, ground, areas = step[order], share[order], ground[order], areas[order]
        ground = np.where(ground == FAR, -1 - areas, ground)
        return Stretches(step, share, ground, tuple(self._beyond))

    def _among_places(
        self,
        start: NDArray[np.float64],
        end: NDArray[np.float64],
        step: NDArray[np.int64],
        share: NDArray[np.float64],
        free: NDArray[np.int64],
    ) -> tuple[NDArray[np.int64], list[tuple[int, float, int]]]:
        """Divide the stretches at these positions among places.

        Gives whose ground each stretch begins on, and where in it that changes: (position of the
        stretch, share of the step, whose).
        """
        ground = np.full(step.shape[0], FAR, dtype=np.int64)
        until = _ends_of(step, share)
        side_of_place, side = self._sides(start, end, step, share, until)
        reach = self._rules.reach_metres
        extra: list[tuple[int, float, int]] = []
        for one in np.unique(side[free]).tolist():
            rows = free[side[free] == one]
            ids = np.flatnonzero(side_of_place == one)
            first = _vectors_at(start, end, step[rows], share[rows])
            last = _vectors_at(start, end, step[rows], until[rows])
            here, away = nearest(first, self._vectors[ids])
            there, away_then = nearest(last, self._vectors[ids])
            length = arc_metres(first, last)
            within = (away <= reach) & (away_then <= reach)
            whole = within & (here == there)
            far = np.minimum(away, away_then) - length > reach
            ground[rows] = np.where(whole, ids[here] if ids.size else FAR, FAR)
            for at in np.flatnonzero(~(whole | far)).tolist():
                row = int(rows[at])
                limit = reach + float(length[at])
                close = ids[arc_metres(self._vectors[ids], first[at]) <= limit]
                turns = turns_along(first[at], last[at], self._vectors, close.tolist(), reach)
                ground[row] = turns[0][1]
                width = until[row] - share[row]
                extra += [(row, share[row] + t * width, told) for t, told in turns[1:]]
        return ground, extra

    def _sides(
        self,
        start: NDArray[np.float64],
        end: NDArray[np.float64],
        step: NDArray[np.int64],
        share: NDArray[np.float64],
        until: NDArray[np.float64],
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Say on which side of the barriers each place and each stretch lies."""
        if not self._barriers:
            places, rows = self._places.shape[0], step.shape[0]
            return np.zeros(places, dtype=np.int64), np.zeros(rows, dtype=np.int64)
        import shapely  # noqa: PLC0415  a heavy library, asked only where barriers are

        # The frame is that of roads and places: a river that runs through it parts what is inside.
        points = np.concatenate([start, end, self._places])
        frame = shapely.box(
            *points.min(axis=0) - _ROOM_DEGREES, *points.max(axis=0) + _ROOM_DEGREES
        )
        lines = [shapely.intersection(shapely.linestrings(line), frame) for line in self._barriers]
        faces = shapely.polygonize([shapely.unary_union([*lines, frame.boundary])])
        polygons = list(shapely.get_parts(faces))
        self.idle_barriers = tuple(
            k for k, line in enumerate(lines) if not _parts_ground(line, polygons, shapely)
        )
        tree = shapely.STRtree(polygons)
        middle = _at(start, end, step, (share + until) / 2)
        return _first_within(tree, self._places, shapely), _first_within(tree, middle, shapely)

    def _in_areas(
        self,
        start: NDArray[np.float64],
        end: NDArray[np.float64],
        step: NDArray[np.int64],
        share: NDArray[np.float64],
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
        """Cut stretches at the borders of areas and number the areas that each lies in."""
        if not self._area_names:
            return step, share, np.zeros(step.shape[0], dtype=np.int64)
        import shapely  # noqa: PLC0415  a heavy library, asked only where areas are

        parts = shapely.get_parts(self._areas)
        borders = [shapely.get_coordinates(ring) for ring in shapely.get_rings(parts)]
        asked = np.unique(step)
        cuts = _crossings(start[asked], end[asked], _steps_of(borders))
        cuts = [(int(asked[k]), t) for k, t in cuts]
        step, share = _cut(step, share, cuts)
        middle = _at(start, end, step, (share + _ends_of(step, share)) / 2)
        tree = shapely.STRtree(self._areas)
        point, area = tree.query(shapely.points(middle), predicate="covered_by")
        inside: dict[int, set[str]] = {}
        for k, a in zip(point.tolist(), area.tolist(), strict=True):
            inside.setdefault(k, set()).add(self._area_names[a])
        told = np.zeros(step.shape[0], dtype=np.int64)
        for k, names in inside.items():
            told[k] = self._beyond.setdefault(frozenset(names), len(self._beyond))
        return step, share, told


def _polygons(shapes: Sequence[Any]) -> list[Any]:
    """Make polygons of GeoJSON geometries, mended where they are not valid."""
    if not shapes:
        return []
    import shapely  # noqa: PLC0415  a heavy library, asked only where areas are
    from shapely.geometry import shape  # noqa: PLC0415

    made = (shape(geometry) for geometry in shapes)
    return [one if one.is_valid else shapely.make_valid(one) for one in made]


def _steps_of(lines: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Give the straight steps of lines as ``[step, 4]``."""
    steps = [np.hstack([line[:-1], line[1:]]) for line in lines if line.shape[0] > 1]
    return np.concatenate(steps) if steps else np.zeros((0, 4))


def _crossings(
    start: NDArray[np.float64], end: NDArray[np.float64], lines: NDArray[np.float64]
) -> list[tuple[int, float]]:
    """Find where steps cross other straight lines: (step, share), ends of the step left out."""
    if not lines.shape[0] or not start.shape[0]:
        return []
    import shapely  # noqa: PLC0415  a heavy library, asked only where lines cross

    tree = shapely.STRtree(shapely.linestrings(lines.reshape(-1, 2, 2)))
    boxes = shapely.box(*np.minimum(start, end).T, *np.maximum(start, end).T)
    step, line = tree.query(boxes)
    origin, along = start[step], end[step] - start[step]
    other, across = lines[line, :2], lines[line, 2:] - lines[line, :2]
    turn = along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]
    gap = other - origin
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (gap[:, 0] * across[:, 1] - gap[:, 1] * across[:, 0]) / turn
        s = (gap[:, 0] * along[:, 1] - gap[:, 1] * along[:, 0]) / turn
    hit = (turn != 0) & (t > _SAME) & (t < 1 - _SAME) & (s >= 0) & (s <= 1)
    return list(zip(step[hit].tolist(), t[hit].tolist(), strict=True))


def _cut(
    step: NDArray[np.int64], share: NDArray[np.float64], cuts: Sequence[tuple[int, float]]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Put more beginnings of stretches among those that are there, each once."""
    if not cuts:
        return step, share
    more, at = np.array([k for k, _ in cuts]), np.array([t for _, t in cuts])
    key, value = np.concatenate([step, more]), np.concatenate([share, at])
    pairs = np.unique(np.stack([key.astype(float), value], axis=1), axis=0)
    return pairs[:, 0].astype(np.int64), pairs[:, 1]


def _ends_of(step: NDArray[np.int64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where along its step each stretch ends: where the next begins, else at the end."""
    until = np.ones(step.shape[0])
    same = step[1:] == step[:-1]
    until[:-1][same] = share[1:][same]
    return until


def _at(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    step: NDArray[np.int64],
    share: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give the points (lon, lat) at shares of steps."""
    return start[step] + share[:, None] * (end[step] - start[step])


def _vectors_at(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    step: NDArray[np.int64],
    share: NDArray[np.float64],
) -> NDArray[np.float64]:
    points = _at(start, end, step, share)
    return unit_vectors(points[:, 0], points[:, 1])


def _first_within(tree: Any, points: NDArray[np.float64], shapely: Any) -> NDArray[np.int64]:
    """Find the first polygon of a tree that each point lies in; -1 for none."""
    found = np.full(points.shape[0], -1, dtype=np.int64)
    point, polygon = tree.query(shapely.points(points), predicate="intersects")
    order = np.lexsort((-polygon, point))
    found[point[order]] = polygon[order]
    return found


def _parts_ground(line: Any, polygons: Sequence[Any], shapely: Any) -> bool:
    """Whether a barrier is part of the border between two faces."""
    inner = [p for p in polygons if shapely.length(shapely.intersection(p.boundary, line)) > 0]
    return len(inner) > 1
