"""Collapse roads to patches: what is joined inside one unit of ground is passed as a whole.

Inside a unit all roads are open or none is, so nodes that reach one another there (a strongly
connected component of the unit's own roads) are one *patch* for every question of yes or no, on
every day and in every world. What is left are the roads between patches. A half of a road, or a
gate, that is not held as the end beside it becomes a patch of its own on the road, so that in the
end only patches carry units and links carry nothing. One-way roads inside a unit that close no ring
stay as one-way links between patches of that unit, so the collapse is exact for them too.

The union-find is that of Tarjan (1975) with path halving; components of one-way roads are Tarjan's
(1972), run on what two-way roads have already joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel, part
from landbridge.engine.terrain import A_TO_B, B_TO_A, NO_GATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.terrain import Terrain

__all__ = ["Patches", "condense", "rows_by_tail"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Patches:
    """The roads of a terrain, collapsed.

    Attributes
    ----------
    of_node
        ``[node]``: the patch of each node. Patches are numbered by their first node; those that are
        a part of a road come last, and a unit can have any number of patches
    unit
        ``[patch]``: the unit that must let pass
    first, head
        links in compressed rows: those out of patch p lead to ``head[first[p]:first[p + 1]]``,
        sorted, each once
    first_in, tail
        the same links by the patch that they lead to
    """

    of_node: NDArray[np.int32]
    unit: NDArray[np.int32]
    first: NDArray[np.int32]
    head: NDArray[np.int32]
    first_in: NDArray[np.int32]
    tail: NDArray[np.int32]

    @property
    def count(self) -> int:
        """How many patches there are."""
        return int(self.unit.shape[0])

    @property
    def links(self) -> int:
        """How many links there are, each direction counted."""
        return int(self.head.shape[0])


@part
def _root(parent: NDArray[np.int32], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


@kernel
def _join(
    node_unit: NDArray[np.int32],
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    unit_a: NDArray[np.int32],
    unit_b: NDArray[np.int32],
    way: NDArray[np.int8],
    gate: NDArray[np.int32],
    parent: NDArray[np.int32],
    kind: NDArray[np.int8],
) -> int:
    """Join ends of two-way roads inside a unit; mark roads 0 inside, 1 inside one-way, 2 between.

    Gives the number of those that are not 0. The smaller node becomes the root, so that numbering
    does not depend on the order of edges.
    """
    left = 0
    for edge in range(len(a)):
        one, other = a[edge], b[edge]
        unit = node_unit[one]
        if (
            unit == node_unit[other]
            and unit == unit_a[edge]
            and unit == unit_b[edge]
            and gate[edge] == -1
        ):
            if way[edge] == 0:
                kind[edge] = 0
                one, other = _root(parent, one), _root(parent, other)
                if one < other:
                    parent[other] = one
                elif other < one:
                    parent[one] = other
                continue
            kind[edge] = 1
        else:
            kind[edge] = 2
        left += 1
    return left


@kernel
def _number(parent: NDArray[np.int32], number: NDArray[np.int32]) -> int:
    """Number the components by their first node."""
    count = 0
    for node in range(len(parent)):
        root = _root(parent, node)
        if root == node:
            number[node] = count
            count += 1
        else:
            number[node] = number[root]
    return count


@kernel
def _strong(
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    component: NDArray[np.int32],
    index: NDArray[np.int32],
    low: NDArray[np.int32],
    stack: NDArray[np.int32],
    calls: NDArray[np.int32],
    at_arc: NDArray[np.int32],
) -> int:
    """Find the strongly connected components (Tarjan 1972, with a stack of its own).

    ``component`` and ``index`` come filled with -1.
    """
    found = 0
    clock = 0
    for start in range(len(first) - 1):
        if index[start] != -1:
            continue
        depth = 0
        filled = 0
        calls[0] = start
        index[start] = clock
        low[start] = clock
        clock += 1
        stack[0] = start
        filled = 1
        at_arc[start] = first[start]
        while depth >= 0:
            node = calls[depth]
            if at_arc[node] < first[node + 1]:
                target = head[at_arc[node]]
                at_arc[node] += 1
                if index[target] == -1:
                    index[target] = clock
                    low[target] = clock
                    clock += 1
                    stack[filled] = target
                    filled += 1
                    depth += 1
                    calls[depth] = target
                    at_arc[target] = first[target]
                elif component[target] == -1 and index[target] < low[node]:
                    low[node] = index[target]
                continue
            if low[node] == index[node]:
                while True:
                    filled -= 1
                    other = stack[filled]
                    component[other] = found
                    if other == node:
                        break
                found += 1
            depth -= 1
            if depth >= 0 and low[node] < low[calls[depth]]:
                low[calls[depth]] = low[node]
    return found


def rows_by_tail(
    count: int, tail: NDArray[np.int32], head: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Lay links out in compressed rows, each row sorted and without repeats or loops."""
    key = tail.astype(np.int64) * count + head
    key = np.unique(key[tail != head])
    first = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.bincount(key // max(count, 1), minlength=count), out=first[1:])
    return first, (key % max(count, 1)).astype(np.int32)


def _strong_components(
    count: int, tail: NDArray[np.int32], head: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Give the component of each of ``count`` nodes, named by its smallest node."""
    first, heads = rows_by_tail(count, tail, head)
    component, index = (np.full(count, -1, dtype=np.int32) for _ in range(2))
    low, stack, calls, at_arc = (np.zeros(count + 1, dtype=np.int32) for _ in range(4))
    columns = (first, heads, component, index, low, stack, calls, at_arc)
    found, columns = _strong.run(4 * (count + heads.shape[0]), columns)
    component = np.asarray(columns[2], dtype=np.int32)
    smallest = np.full(found, count, dtype=np.int32)
    np.minimum.at(smallest, component, np.arange(count, dtype=np.int32))
    return smallest[component]


def condense(terrain: Terrain) -> Patches:
    """Collapse a terrain to patches; exact for every question of yes or no (see the file's head).

    Takes time and memory in proportion to nodes and edges; done once for a terrain.
    """
    parent = np.arange(terrain.nodes, dtype=np.int32)
    kind = np.zeros(terrain.edges, dtype=np.int8)
    columns = (
        terrain.node_unit, terrain.a, terrain.b, terrain.unit_a, terrain.unit_b, terrain.way,
        terrain.gate, parent, kind,
    )  # fmt: skip
    work = 4 * terrain.edges + 2 * terrain.nodes
    _, columns = _join.run(work, columns)
    parent, kind = columns[7], np.asarray(columns[8], dtype=np.int8)
    number = np.zeros(terrain.nodes, dtype=np.int32)
    count, (_, numbered) = _number.run(work, (parent, number))
    number = np.asarray(numbered, dtype=np.int32)
    inside = np.flatnonzero(kind == 1)
    if inside.size:
        number, count = _join_one_way(terrain, number, count, inside)
    unit = np.zeros(count, dtype=np.int32)
    unit[number] = terrain.node_unit
    return _link(terrain, number, unit, np.flatnonzero(kind))


def _join_one_way(
    terrain: Terrain, number: NDArray[np.int32], count: int, inside: NDArray[np.int64]
) -> tuple[NDArray[np.int32], int]:
    """Join what one-way roads inside a unit make a ring of."""
    forward = terrain.way[inside] == A_TO_B
    tail = number[np.where(forward, terrain.a[inside], terrain.b[inside])]
    head = number[np.where(forward, terrain.b[inside], terrain.a[inside])]
    strong = _strong_components(count, tail, head)
    names, renumbered = np.unique(strong, return_inverse=True)
    return renumbered.astype(np.int32)[number], names.shape[0]


def _link(
    terrain: Terrain,
    number: NDArray[np.int32],
    unit: NDArray[np.int32],
    left: NDArray[np.int64],
) -> Patches:
    """Link the patches by the roads that are ``left``; parts of roads become patches."""
    columns = (terrain.unit_a, terrain.gate, terrain.unit_b)
    at, last_unit = number[terrain.a[left]], terrain.node_unit[terrain.a[left]]
    end, end_unit = number[terrain.b[left]], terrain.node_unit[terrain.b[left]]
    units, tails, heads = [unit], [], []
    count = unit.shape[0]
    forward, backward = terrain.way[left] != B_TO_A, terrain.way[left] != A_TO_B
    for which, column in enumerate(columns):
        wanted = column[left]
        # a part is a patch of its own where another unit than that of the part before it holds it,
        # the last half also where it is held as the end behind it
        new = (wanted != last_unit) & (wanted != NO_GATE)
        if which == len(columns) - 1:
            new &= wanted != end_unit
        made = np.flatnonzero(new)
        patch = at.copy()
        patch[made] = np.arange(count, count + made.shape[0], dtype=np.int32)
        count += made.shape[0]
        units.append(wanted[made])
        for tail, head, there in ((at, patch, forward), (patch, at, backward)):
            kept = new & there
            tails.append(tail[kept])
            heads.append(head[kept])
        at = patch
        last_unit = np.where(new, wanted, last_unit)
    tails += [at[forward], end[backward]]
    heads += [end[forward], at[backward]]
    tail, head = (np.concatenate(ends).astype(np.int32) for ends in (tails, heads))
    first, heads_of = rows_by_tail(count, tail, head)
    first_in, tails_of = rows_by_tail(count, head, tail)
    every = np.concatenate(units).astype(np.int32)
    return Patches(number, every, first, heads_of, first_in, tails_of)
