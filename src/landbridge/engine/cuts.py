"""How many ways share no place between their ends, and which fewest places cut them all.

Menger's theorem (1927): both numbers are one. Every place is split into an entry and an exit joined
by one unit of capacity; each augmenting walk of Ford and Fulkerson (1956) adds one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

__all__ = ["disjoint_ways"]


@kernel
def _augment(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    pair: NDArray[np.int32],
    capacity: NDArray[np.int32],
    source: int,
    sink: int,
    by: NDArray[np.int32],
    queue: NDArray[np.int32],
) -> bool:
    """Search one augmenting walk by breadth and push one unit along it."""
    for node in range(len(by)):
        by[node] = -1
    by[source] = -2
    queue[0] = source
    filled = 1
    at = 0
    while at < filled:
        node = queue[at]
        at += 1
        if node == sink:
            break
        for arc in range(first[node], first[node + 1]):
            target = head[arc]
            if capacity[arc] > 0 and by[target] == -1:
                by[target] = arc
                queue[filled] = target
                filled += 1
    if by[sink] == -1:
        return False
    node = sink
    while by[node] >= 0:
        arc = by[node]
        capacity[arc] -= 1
        capacity[pair[arc]] += 1
        node = head[pair[arc]]
    return True


def _rows(
    nodes: int, arcs: list[tuple[int, int, int]]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Lay arcs (from, to, capacity) and their reverses out in compressed rows."""
    tails = np.array([end for u, v, _ in arcs for end in (u, v)], dtype=np.int32)
    heads = np.array([end for u, v, _ in arcs for end in (v, u)], dtype=np.int32)
    capacity = np.array([c for _, _, cap in arcs for c in (cap, 0)], dtype=np.int32)
    order = np.argsort(tails, kind="stable")
    place_of = np.empty_like(order)
    place_of[order] = np.arange(order.shape[0])
    pair = place_of[order ^ 1].astype(np.int32)
    first = np.zeros(nodes + 1, dtype=np.int32)
    np.cumsum(np.bincount(tails, minlength=nodes), out=first[1:])
    return first, heads[order], pair, capacity[order]


def _fill(
    first: NDArray[np.int32],
    heads: NDArray[np.int32],
    pair: NDArray[np.int32],
    capacity: NDArray[np.int32],
    source: int,
    sink: int,
    most: int,
) -> tuple[int, list[int]]:
    """Augment until nothing is left, or more than ``most``; give the flow and the last search."""
    nodes = first.shape[0] - 1
    by, queue = np.empty(nodes, dtype=np.int32), np.empty(nodes, dtype=np.int32)
    columns: tuple[Any, ...] = (first, heads, pair, capacity, source, sink, by, queue)
    augment, columns = _augment.chosen(heads.shape[0] * 10, columns)
    flow = 0
    while augment(*columns) and flow <= most:
        flow += 1
    return flow, list(columns[6])


def disjoint_ways(
    count: int,
    tail: NDArray[np.int32],
    head: NDArray[np.int32],
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    spared: Collection[int] = (),
) -> tuple[int, list[int] | None]:
    """Count ways that share no place but their ends; give the smallest set of places that cuts all.

    Places that are ``spared`` may be shared and are never cut.
    Arcs that join the same two places count once. The cut is None where a source and a target are
    joined directly (or are one place): no place between them could be lost.
    """
    ends = {*sources.tolist(), *targets.tolist(), *spared}
    source, sink = 2 * count, 2 * count + 1
    big = 1 << 20
    wanted = [(2 * p, 2 * p + 1, big if p in ends else 1) for p in range(count) if passable[p]]
    pairs = {
        (int(u), int(v))
        for u, v, ok in zip(tail.tolist(), head.tolist(), usable.tolist(), strict=True)
        if ok and passable[u] and passable[v]
    }
    wanted += [(2 * u + 1, 2 * v, 1) for u, v in sorted(pairs)]
    wanted += [(source, 2 * p, big) for p in sources.tolist()]
    wanted += [(2 * p + 1, sink, big) for p in targets.tolist()]
    first, heads, pair, capacity = _rows(2 * count + 2, wanted)
    if set(sources.tolist()) & set(targets.tolist()):
        return 0, None
    found, _ = _fill(first, heads, pair, capacity, source, sink, heads.shape[0])
    direct = any((u in set(sources.tolist()) and v in set(targets.tolist())) for u, v in pairs)
    if direct:
        return found, None
    return found, _smallest_cut(count, pairs, passable, sources, targets, ends)


def _smallest_cut(
    count: int,
    pairs: set[tuple[int, int]],
    passable: NDArray[np.bool_],
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    ends: set[int],
) -> list[int] | None:
    """Cut at places only: arcs get more capacity than any place, so the cut falls on places.

    None where the ends are joined through places that are spared: more would flow than there are
    places.
    """
    source, sink = 2 * count, 2 * count + 1
    big = 1 << 20
    wanted = [(2 * p, 2 * p + 1, big if p in ends else 1) for p in range(count) if passable[p]]
    wanted += [(2 * u + 1, 2 * v, big) for u, v in sorted(pairs)]
    wanted += [(source, 2 * p, big) for p in sources.tolist()]
    wanted += [(2 * p + 1, sink, big) for p in targets.tolist()]
    first, heads, pair, capacity = _rows(2 * count + 2, wanted)
    flow, by = _fill(first, heads, pair, capacity, source, sink, count)
    if flow > count:
        return None
    return [p for p in range(count) if by[2 * p] != -1 and by[2 * p + 1] == -1 and passable[p]]
