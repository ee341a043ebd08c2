"""Imported roads as straight steps between points, and the junctions at their ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.geography import GROUND_MODES
from landbridge.network._sphere import arc_metres, unit_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.imported_roads import ImportedRoads

__all__ = ["RoadSteps", "steps_of"]

_RAIL = "rail"


@dataclass(frozen=True, slots=True, eq=False)
class RoadSteps:
    """The straight steps of roads, in order, and the nodes that roads meet in.

    ``start`` and ``end`` are ``[step, 2]`` (lon, lat); the steps of road r begin at
    ``first_step[r]``; ``along`` says how many metres of its road lie before each step, and
    ``metres`` how long the step is, both scaled so that they add up to the road's own length.
    ``node`` is ``[road, 2]``, the nodes at both ends; ``node_point`` where those are, and
    ``rail_node`` which of them are of railways: a level crossing is two, not one.
    """

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    road: NDArray[np.int64]
    first_step: NDArray[np.int64]
    along: NDArray[np.float64]
    metres: NDArray[np.float64]
    on_ground: NDArray[np.bool_]
    by_rail: NDArray[np.bool_]
    node: NDArray[np.int64]
    node_point: NDArray[np.float64]
    rail_node: NDArray[np.bool_]

    def point_at(self, step: int, share: float) -> tuple[float, float]:
        """Give longitude and latitude at a share of a step; its ends exactly as they are."""
        if share <= 0 or share >= 1:
            lon, lat = (self.start if share <= 0 else self.end)[step].tolist()
        else:
            lon, lat = (self.start[step] + share * (self.end[step] - self.start[step])).tolist()
        return lon, lat


def steps_of(roads: ImportedRoads) -> RoadSteps:
    """Lay out the points of roads as steps; ends at the very same point are one node."""
    points = np.stack([roads.lon, roads.lat], axis=1)
    inner = np.ones(points.shape[0], dtype=np.bool_)
    inner[roads.first_point[1:] - 1] = False
    begin = np.flatnonzero(inner)
    start, end = points[begin], points[begin + 1]
    counts = np.diff(roads.first_point) - 1
    first_step = np.zeros(counts.shape[0] + 1, dtype=np.int64)
    np.cumsum(counts, out=first_step[1:])
    road = np.repeat(np.arange(counts.shape[0]), counts)
    straight = arc_metres(unit_vectors(*start.T), unit_vectors(*end.T))
    whole = np.add.reduceat(straight, first_step[:-1])
    scale = np.divide(roads.metres, whole, out=np.ones_like(whole), where=whole > 0)
    metres = straight * scale[road]
    before = np.cumsum(metres) - metres
    along = before - before[first_step[:-1]][road]
    ends = np.stack([points[roads.first_point[:-1]], points[roads.first_point[1:] - 1]], axis=1)
    rail = np.array([mode == _RAIL for mode in roads.modes], dtype=np.bool_)
    keyed = np.column_stack([ends.reshape(-1, 2), np.repeat(rail, 2)])
    place, node = np.unique(keyed, axis=0, return_inverse=True)
    grounded = np.array([mode in GROUND_MODES for mode in roads.modes], dtype=np.bool_)
    return RoadSteps(
        start, end, road, first_step, along, metres, grounded[road], rail[road],
        node.reshape(-1, 2).astype(np.int64), place[:, :2].copy(), place[:, 2] > 0,
    )  # fmt: skip
