"""The point of a road that each place stands on, where one is near enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.network._sphere import MEAN_RADIUS_METRES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from landbridge.network._columns import RoadSteps

__all__ = ["Snap", "snapped"]

_METRES_OF_DEGREE = float(np.radians(1.0)) * MEAN_RADIUS_METRES
_SAME_POINT_METRES = 1.0


@dataclass(frozen=True, slots=True)
class Snap:
    """Where a place stands: a share of a step of a road, and how far that is from the place.

    ``near_enough`` is false where the nearest road is beyond the limit; ``step`` is then -1. Where
    that road is driven one way only, ``other`` is a point of another road that leads back.
    """

    step: int
    share: float
    metres: float
    other: Snap | None = None

    @property
    def near_enough(self) -> bool:
        """Whether there is a road within the limit."""
        return self.step >= 0


def snapped(
    places: NDArray[np.float64],
    steps: RoadSteps,
    usable: NDArray[np.bool_],
    one_way: NDArray[np.int8],
    limit_metres: float,
) -> list[Snap]:
    """Find the nearest point of usable steps for each place (``[place, 2]``), in a local plane.

    Within kilometres a plane with the scale of the place's own latitude is true to centimetres.
    ``one_way`` says for each step whether it is driven both ways (0), onward (1) or back (-1).
    """
    import shapely  # noqa: PLC0415  a heavy library, asked only where roads are

    asked = np.flatnonzero(usable)
    if not asked.size or not places.shape[0]:
        return [Snap(-1, 0.0, float("inf")) for _ in range(places.shape[0])]
    lines = shapely.linestrings(np.stack([steps.start[asked], steps.end[asked]], axis=1))
    tree = shapely.STRtree(lines)
    high = limit_metres / _METRES_OF_DEGREE * 1.01
    wide = high / np.maximum(np.cos(np.radians(places[:, 1])), 0.01)
    boxes = shapely.box(
        places[:, 0] - wide, places[:, 1] - high, places[:, 0] + wide, places[:, 1] + high
    )
    at, hit = tree.query(boxes)
    order = np.lexsort((hit, at))
    at, hit = at[order], hit[order]
    first = np.searchsorted(at, np.arange(places.shape[0] + 1))
    found = []
    for place in range(places.shape[0]):
        near = asked[hit[first[place] : first[place + 1]]]
        best = _nearest_of(places[place], steps, near)
        if best is None or best.metres > limit_metres:
            away = best or _any(places[place], steps, asked, tree, shapely)
            best = Snap(-1, 0.0, away.metres)
        elif one_way[best.step]:
            best = replace(best, other=_leading_back(places[place], steps, near, one_way, best))
        found.append(best)
    return found


def _nearest_of(
    point: NDArray[np.float64], steps: RoadSteps, near: NDArray[np.int64]
) -> Snap | None:
    """Find the nearest point of some steps; the first of equals."""
    if not near.size:
        return None
    scale = np.array([np.cos(np.radians(point[1])), 1.0]) * _METRES_OF_DEGREE
    start, end = (steps.start[near] - point) * scale, (steps.end[near] - point) * scale
    along = end - start
    squared = np.sum(along**2, axis=1)
    share = -np.sum(start * along, axis=1)
    share = np.clip(np.divide(share, squared, out=np.zeros_like(share), where=squared > 0), 0, 1)
    metres = np.sqrt(np.sum((start + share[:, None] * along) ** 2, axis=1))
    best = int(metres.argmin())
    length = float(np.sqrt(squared[best]))
    at = float(share[best])
    if at * length < _SAME_POINT_METRES:
        at = 0.0
    elif (1 - at) * length < _SAME_POINT_METRES:
        at = 1.0
    return Snap(int(near[best]), at, float(metres[best]))


def _leading_back(
    point: NDArray[np.float64],
    steps: RoadSteps,
    near: NDArray[np.int64],
    one_way: NDArray[np.int8],
    best: Snap,
) -> Snap | None:
    """Find the nearest point of another road that is driven both ways, or the other way."""
    along = (steps.end - steps.start)[[best.step, *near]] * one_way[[best.step, *near]][:, None]
    back = (one_way[near] == 0) | (along[1:] @ along[0] < 0)
    return _nearest_of(point, steps, near[back & (steps.road[near] != steps.road[best.step])])


def _any(
    point: NDArray[np.float64],
    steps: RoadSteps,
    asked: NDArray[np.int64],
    tree: object,
    shapely: object,
) -> Snap:
    """Say about how far the nearest road is from a place that is on none."""
    near: Sequence[int] = [int(tree.nearest(shapely.points(point)))]  # type: ignore[attr-defined]
    found = _nearest_of(point, steps, asked[np.array(near)])
    return found or Snap(-1, 0.0, float("inf"))
