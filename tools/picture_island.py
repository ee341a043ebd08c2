"""A small made island: a worn grid of roads in twelve cells, a river, two crossings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from landbridge.engine import Terrain
from landbridge.engine.terrain import A_TO_B, NO_GATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CELLS", "LETTERS", "Island", "cell_shape", "island"]

SEED = 13
SIDE = 17
"""The island is a grid of so many by so many junctions."""
ROADS_KEPT = 0.86
CELLS = (4, 3)
LETTERS = "ABCDEFGHIJKL"
ISLAND_KILOMETRES = 100


class Island(NamedTuple):
    """A made island: positions between 0 and 1, cells by nearness, a river, roads."""

    spot: NDArray[np.float64]
    seat: NDArray[np.float64]
    river: NDArray[np.float64]
    land: Terrain
    bridge: int
    one_way: int


def _crosses(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Whether two stretches cross."""

    def side(p: NDArray[np.float64], q: NDArray[np.float64], r: NDArray[np.float64]) -> bool:
        return bool((q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0]))

    (a, b), (c, d) = one, other
    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def _parts(
    count: int, a: NDArray[np.int32], b: NDArray[np.int32], kept: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Name each node's component by its smallest node: plainly, by passing names along."""
    name = np.arange(count, dtype=np.int32)
    while True:
        lower = name.copy()
        np.minimum.at(lower, a[kept], name[b[kept]])
        np.minimum.at(lower, b[kept], name[a[kept]])
        if (lower == name).all():
            return name
        name = lower


def island() -> Island:
    """Make the island: a worn grid of roads, a river with two crossings, twelve cells."""
    rng = np.random.default_rng(SEED)
    row, column = np.divmod(np.arange(SIDE * SIDE), SIDE)
    spot = (np.column_stack([column, row]) + 0.5 + 0.62 * (rng.random((SIDE**2, 2)) - 0.5)) / SIDE
    wide, high = CELLS
    rank, file = np.divmod(np.arange(wide * high), wide)
    grid = np.column_stack([(file + 0.5) / wide, (rank + 0.5) / high])
    seat = grid + 0.11 * (rng.random((wide * high, 2)) - 0.5)
    cell = np.argmin(((spot[:, None] - seat[None]) ** 2).sum(axis=2), axis=1).astype(np.int32)
    node = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    a = np.concatenate([node[:, :-1].ravel(), node[:-1].ravel()]).astype(np.int32)
    b = np.concatenate([node[:, 1:].ravel(), node[1:].ravel()]).astype(np.int32)
    river = np.column_stack([np.linspace(0, 1, 9), 0.5 + 0.2 * (rng.random(9) - 0.5)])
    road = spot[np.column_stack([a, b])]
    wet = np.array([any(_crosses(r, w) for w in pairwise(river)) for r in road])
    middle = road.mean(axis=1)[:, 0]
    bridge, ford = (int(np.argmin(np.where(wet, abs(middle - x), 9))) for x in (0.36, 0.86))
    kept = rng.random(a.shape[0]) < ROADS_KEPT
    kept[wet] = False
    kept[[bridge, ford]] = True
    whole = _parts(SIDE * SIDE, a, b, kept)
    there = whole == np.bincount(whole).argmax()
    kept &= there[a]
    new = np.cumsum(there) - 1
    at = int(kept[:bridge].sum())
    a, b = new[a[kept]].astype(np.int32), new[b[kept]].astype(np.int32)
    one_way = _one_way(cell[there], a, b, wet[kept])
    land = _land(spot[there], cell[there], a, b, (at, one_way))
    return Island(spot[there], seat, river, land, at, one_way)


def _one_way(
    cell: NDArray[np.int32], a: NDArray[np.int32], b: NDArray[np.int32], wet: NDArray[np.bool_]
) -> int:
    """Choose the dry road inside a cell whose loss parts that cell's roads most evenly."""
    inside = cell[a] == cell[b]
    whole = _parts(cell.shape[0], a, b, inside)
    best, chosen = 0, 0
    for edge in np.flatnonzero(inside & ~wet).tolist():
        without = inside.copy()
        without[edge] = False
        parts = _parts(cell.shape[0], a, b, without)
        sizes = np.bincount(parts[whole == whole[a[edge]]])
        smaller = int(sizes[sizes > 0].min()) if (sizes > 0).sum() > 1 else 0
        if smaller > best:
            best, chosen = smaller, edge
    return chosen


def _land(
    spot: NDArray[np.float64],
    cell: NDArray[np.int32],
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    special: tuple[int, int],
) -> Terrain:
    bridge, one_way = special
    kilometres = np.rint(ISLAND_KILOMETRES * np.sqrt(((spot[a] - spot[b]) ** 2).sum(axis=1)))
    units = len(LETTERS) + 1
    own = np.where(np.arange(a.shape[0]) == bridge, units - 1, -1)
    way = np.zeros(a.shape[0], dtype=np.int8)
    way[one_way] = A_TO_B
    plain = Terrain.by_cells(
        cell, a, b, (1_000_000 * kilometres).astype(np.int64), units=units, way=way
    )
    halves = (np.where(own >= 0, own, unit) for unit in (plain.unit_a, plain.unit_b))
    unit_a, unit_b = (half.astype(np.int32) for half in halves)
    return Terrain(
        units, plain.node_unit, a, b, plain.millimetres, unit_a, unit_b, way,
        np.full(a.shape[0], NO_GATE, dtype=np.int32), plain.flown, plain.toll,
    )  # fmt: skip


def cell_shape(seat: NDArray[np.float64], which: int) -> NDArray[np.float64]:
    """Cut the square down to what is nearest to one seat."""
    shape = [np.array(corner, dtype=float) for corner in ((0, 0), (1, 0), (1, 1), (0, 1))]
    for other in range(seat.shape[0]):
        if other == which:
            continue
        normal = seat[other] - seat[which]
        limit = float(normal @ (seat[other] + seat[which])) / 2
        cut = []
        for p, q in zip(shape, [*shape[1:], shape[0]], strict=True):
            over, under = float(normal @ p) - limit, float(normal @ q) - limit
            if over <= 0:
                cut.append(p)
            if (over <= 0) != (under <= 0):
                cut.append(p + (q - p) * (over / (over - under)))
        shape = cut
    return np.array(shape)
