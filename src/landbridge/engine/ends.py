"""Where a way begins and ends: an overlay with the nodes that are asked from and to led into it.

All sources become one vertex and all targets another. A node that is a vertex of the overlay is
joined to it by an arc without length that nothing closes. One that was eliminated is led through
its own unit to the vertices there, each reached without passing another; where a source and a
target lie in one unit, also straight to one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.pieces import FAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.overlay import Overlay

__all__ = ["Joined", "join_ends"]

_FAR = 2**60


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """The arcs of an overlay and of its ends, in compressed rows both by tail and by head.

    Attributes
    ----------
    source, target
        the two vertices that were added, the last two
    free
        the unit of arcs that nothing closes: the one behind the last
    first, head, unit, millimetres, must
        arcs by tail
    first_in, tail, unit_in, millimetres_in, must_in
        the same arcs by head, those into a vertex sorted by (tail, order by tail)
    toll
        ``[vertex]``
    """

    source: int
    target: int
    free: int
    first: NDArray[np.int64]
    head: NDArray[np.int32]
    unit: NDArray[np.int32]
    millimetres: NDArray[np.int64]
    must: NDArray[np.bool_]
    first_in: NDArray[np.int64]
    tail: NDArray[np.int32]
    unit_in: NDArray[np.int32]
    millimetres_in: NDArray[np.int64]
    must_in: NDArray[np.bool_]
    toll: NDArray[np.int64]


@kernel
def _spread(
    first: NDArray[np.int64],
    head: NDArray[np.int64],
    length: NDArray[np.int64],
    stops: NDArray[np.bool_],
    starts: NDArray[np.int64],
    reached: NDArray[np.int64],
) -> None:
    """Fill ``reached[point]`` with the length from the nearest start, not going on from a stop."""
    heap = [(reached[0], starts[0])]
    heappop(heap)
    for start in starts:
        reached[start] = 0
        heappush(heap, (reached[start], start))
    while len(heap) > 0:
        so_far, point = heappop(heap)
        if so_far > reached[point] or stops[point]:
            continue
        for arc in range(first[point], first[point + 1]):
            target = head[arc]
            if so_far + length[arc] < reached[target]:
                reached[target] = so_far + length[arc]
                heappush(heap, (reached[target], target))


def _inside(
    overlay: Overlay, unit: int, nodes: NDArray[np.int64], *, backward: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the points of a unit that the nodes lead to (or that lead to them), and lengths."""
    points = overlay.points
    pieces = overlay.piece[overlay.first_piece[unit] : overlay.first_piece[unit + 1]]
    ends = np.concatenate([points.p[pieces], points.q[pieces], nodes])
    names, local = np.unique(ends, return_inverse=True)
    p, q = local[: pieces.shape[0]], local[pieces.shape[0] : 2 * pieces.shape[0]]
    tail, head = np.concatenate([p, q]), np.concatenate([q, p])
    lengths = [points.there[pieces], points.back[pieces]]
    length = np.concatenate(lengths[::-1] if backward else lengths)
    order = np.argsort(tail, kind="stable")
    order = order[length[order] < FAR]
    first = np.zeros(names.shape[0] + 1, dtype=np.int64)
    np.cumsum(np.bincount(tail[order], minlength=names.shape[0]), out=first[1:])
    starts = local[2 * pieces.shape[0] :]
    reached = np.full(names.shape[0], FAR, dtype=np.int64)
    stops = overlay.of_point[names] >= 0
    columns = (first, head[order], length[order], stops, starts, reached)
    _, columns = _spread.run(20 * pieces.shape[0], columns)
    reached = np.asarray(columns[-1], dtype=np.int64)
    found = np.flatnonzero(reached < FAR)
    return names[found], reached[found]


def join_ends(overlay: Overlay, sources: NDArray[np.int32], targets: NDArray[np.int32]) -> Joined:
    """Lead nodes into the overlay: any of the sources, any of the targets will do."""
    source, target, free = overlay.vertices, overlay.vertices + 1, overlay.units
    sources = np.unique(np.asarray(sources, dtype=np.int64))
    targets = np.unique(np.asarray(targets, dtype=np.int64))
    arcs: list[tuple[int, int, int, int]] = []
    both = np.intersect1d(sources, targets)
    if both.size:
        arcs.append((source, target, free, 0))
    ground, of_point = overlay.terrain.node_unit, overlay.of_point
    for nodes, backward in ((sources, False), (targets, True)):
        for node in nodes[of_point[nodes] >= 0]:
            vertex = int(of_point[node])
            arcs.append((vertex, target, free, 0) if backward else (source, vertex, free, 0))
        led = nodes[of_point[nodes] < 0]
        for unit in np.unique(ground[led]).tolist():
            named = led[ground[led] == unit]
            points, lengths = _inside(overlay, unit, named, backward=backward)
            for point, length in zip(points.tolist(), lengths.tolist(), strict=True):
                vertex = int(of_point[point])
                if vertex >= 0:
                    ends = (vertex, target) if backward else (source, vertex)
                    arcs.append((*ends, unit, length))
            if not backward:
                straight = lengths[np.isin(points, targets) & (of_point[points] < 0)]
                if straight.size:
                    arcs.append((source, target, unit, int(straight.min())))
    return _laid_out(overlay, np.array(sorted(arcs), dtype=np.int64).reshape(-1, 4), free)


def _laid_out(overlay: Overlay, added: NDArray[np.int64], free: int) -> Joined:
    """Put the added arcs (tail, head, unit, millimetres) among those of the overlay."""
    count = overlay.vertices + 2
    tail = np.repeat(np.arange(overlay.vertices, dtype=np.int32), np.diff(overlay.first))
    where = np.full(added.shape[0], overlay.arcs)
    inner = added[:, 0] < overlay.vertices
    where[inner] = overlay.first[added[inner, 0] + 1]
    tail = np.insert(tail, where, added[:, 0])
    head = np.insert(overlay.head, where, added[:, 1])
    unit = np.insert(overlay.unit, where, added[:, 2])
    millimetres = np.insert(overlay.millimetres, where, added[:, 3])
    must = np.insert(overlay.must, where, False)
    first, first_in = np.zeros(count + 1, dtype=np.int64), np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(tail, minlength=count), out=first[1:])
    np.cumsum(np.bincount(head, minlength=count), out=first_in[1:])
    order = np.argsort(head, kind="stable")
    toll = np.concatenate([overlay.toll, np.zeros(2, dtype=np.int64)])
    return Joined(
        count - 2, count - 1, free, first, head, unit, millimetres, must,
        first_in, tail[order], unit[order], millimetres[order], must[order], toll,
    )  # fmt: skip
