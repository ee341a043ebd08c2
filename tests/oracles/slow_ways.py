"""Kilometres on all roads of a terrain, one lane and one way at a time, in plain Python."""

from __future__ import annotations

import heapq
from dataclasses import replace

import numpy as np

from landbridge.engine.courses import CLOSED
from landbridge.engine.terrain import A_TO_B, B_TO_A, NO_GATE, Terrain
from oracles.small_terrains import some_terrain

COLUMN = (2, 1, 1, 0)
"""Where the millimetres of passage 0 to 3 go in (closed, doubtful, open)."""


def tolled_terrain(rng: np.random.Generator, *, most: int = 11) -> Terrain:
    """A terrain with tolls, lengths from a few millimetres to kilometres, sometimes of one unit."""
    land = some_terrain(rng, most=most)
    longest = int(rng.choice([2, 4, 50, 10**7]))
    toll = np.where(rng.random(land.nodes) < rng.choice([0, 0.3, 1]), rng.choice([1, 40]), 0)
    land = replace(
        land,
        millimetres=rng.integers(0, longest, land.edges).astype(np.int64),
        toll=toll.astype(np.int64),
    )
    if rng.random() < 0.2:
        land = replace(land, **{n: np.zeros_like(getattr(land, n)) for n in ("node_unit",)})
    if rng.random() < 0.3:
        plain = {"unit_a": land.node_unit[land.a], "unit_b": land.node_unit[land.b]}
        land = replace(land, **plain, gate=np.full(land.edges, NO_GATE, dtype=np.int32))
    return land


def arcs_of(land: Terrain):
    """Each direction of each road: tail, head, edge, near half and far half with their units."""
    for e in range(land.edges):
        a, b, whole = int(land.a[e]), int(land.b[e]), int(land.millimetres[e])
        near, at_a, at_b = whole // 2, int(land.unit_a[e]), int(land.unit_b[e])
        if land.way[e] != B_TO_A:
            yield a, b, e, (at_a, near), (at_b, whole - near)
        if land.way[e] != A_TO_B:
            yield b, a, e, (at_b, near), (at_a, whole - near)


def out_of(arcs) -> dict[int, list]:
    found: dict[int, list] = {}
    for arc in arcs:
        found.setdefault(arc[0], []).append(arc)
    return found


def shortest_slowly(land: Terrain, value: np.ndarray, sources, targets, limit: int) -> int:
    """Dijkstra's method on roads that let pass."""
    leaving = out_of(arcs_of(land))
    best = {int(s): 0 for s in sources}
    heap = [(0, node) for node in best]
    while heap:
        length, node = heapq.heappop(heap)
        if length > best[node]:
            continue
        if node in targets:
            return length
        if value[land.node_unit[node]] > limit:
            continue
        for _, head, e, (unit, near), (other, far) in leaving.get(node, ()):
            needed = [unit, other, land.node_unit[head]]
            needed += [land.gate[e]] if land.gate[e] != NO_GATE else []
            new = length + near + far
            if max(value[needed]) <= limit and new < best.get(head, new + 1):
                best[head] = new
                heapq.heappush(heap, (new, head))
    return -1


def priced(land: Terrain, value: np.ndarray):
    """Arcs that are there, with what they cost and what of it which unit holds."""
    ground = land.node_unit
    for tail, head, e, *halves in arcs_of(land):
        if land.gate[e] != NO_GATE and value[land.gate[e]] == CLOSED:
            continue
        cost, holds = [0, 0, 0], {}

        def charge(unit, length, cost=cost, holds=holds):
            cost[COLUMN[value[unit]]] += length
            if length and COLUMN[value[unit]] < 2:
                holds[int(unit)] = holds.get(int(unit), 0) + length

        if land.flown[e]:
            needed = [land.unit_a[e], land.unit_b[e], ground[tail], ground[head]]
            if max(value[needed]) == CLOSED:
                continue
            cost[2] += int(land.millimetres[e])
        else:
            for unit, length in halves:
                charge(unit, length)
        if value[ground[head]] != 0:
            charge(ground[head], int(land.toll[head]))
        yield tail, head, tuple(cost), holds


def gap_slowly(land: Terrain, value: np.ndarray, sources, targets, most: int = 200):
    """The least cost and what units can hold on a way of that cost (up to ``most`` of them).

    None as the second where there were more.
    """
    leaving = out_of(priced(land, value))
    best = {int(s): (0, 0, 0) for s in sources}
    heap = [((0, 0, 0), node) for node in best]
    while heap:
        cost, node = heapq.heappop(heap)
        if cost > best[node]:
            continue
        for _, head, price, _ in leaving.get(node, ()):
            new = tuple(x + y for x, y in zip(cost, price, strict=True))
            if head not in best or new < best[head]:
                best[head] = new
                heapq.heappush(heap, (new, head))
    least = min((best[t] for t in targets if t in best), default=None)
    if least is None:
        return (-1, -1, -1), [{}]
    held: list[dict[int, int]] = []
    todo = [(int(s), {}, {int(s)}) for s in sources]
    for _ in range(5000):
        if not todo or len(held) > most:
            break
        node, holds, seen = todo.pop()
        if node in targets and best[node] == least and holds not in held:
            held.append(holds)
        for _, head, price, more in leaving.get(node, ()):
            new = tuple(x + y for x, y in zip(best[node], price, strict=True))
            if head not in seen and new == best[head]:
                both = {u: holds.get(u, 0) + more.get(u, 0) for u in {*holds, *more}}
                todo.append((head, both, seen | {head}))
    return least, None if todo else held
