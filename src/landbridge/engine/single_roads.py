"""Roads drawn together as far as the loss of one of them can matter to anybody, once for a terrain.

Nodes that no single two-way road inside their unit parts are drawn together to one *vertex*: no
road between them can ever be critical. One-way roads are left as they are, so nothing is lost of
them, and so are roads between patches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.lowlink import inseparable
from landbridge.engine.terrain import A_TO_B, B_TO_A, BOTH_WAYS, NO_GATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.terrain import Terrain

__all__ = ["SegmentGraph", "segment_graph"]

_MANY = -1


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class SegmentGraph:
    """Roads as far as one of them can be critical, for any pair of nodes.

    Attributes
    ----------
    patches
        what it was made for
    of_node
        ``[node]``: vertex of each node. Vertices behind the last of these are parts of roads
    patch
        ``[vertex]``: the patch that it lies in
    first, head, edge
        arcs in compressed rows: those out of vertex v lead to ``head[first[v]:first[v + 1]]``, by
        those edges of the terrain
    link_edge
        ``[link]`` of the patches: the one edge that makes it, -1 where there are several
    link_first, road_tail, road_head, road_edge
        the roads of each link: ``link_first[link]`` up to the next one's, with the vertices that
        each leads from and to, and its edge
    """

    patches: Patches
    of_node: NDArray[np.int32]
    patch: NDArray[np.int32]
    first: NDArray[np.int32]
    head: NDArray[np.int32]
    edge: NDArray[np.int32]
    link_edge: NDArray[np.int32]
    link_first: NDArray[np.int32]
    road_tail: NDArray[np.int32]
    road_head: NDArray[np.int32]
    road_edge: NDArray[np.int32]

    @property
    def vertices(self) -> int:
        """How many vertices there are."""
        return int(self.patch.shape[0])


def segment_graph(terrain: Terrain, patches: Patches) -> SegmentGraph:
    """Draw together what the loss of a road cannot part; once for a terrain.

    ``patches`` are those of `landbridge.engine.condense.condense` for the same terrain.
    """
    if patches.of_node.shape != terrain.node_unit.shape:
        raise ValueError("these are not the patches of this terrain")
    unit = terrain.node_unit[terrain.a]
    inside = (terrain.way == BOTH_WAYS) & (terrain.gate == NO_GATE)
    for other in (terrain.node_unit[terrain.b], terrain.unit_a, terrain.unit_b):
        inside &= other == unit
    chosen = np.flatnonzero(inside & (terrain.a != terrain.b)).astype(np.int32)
    of_node, count = inseparable(terrain.nodes, terrain.a, terrain.b, chosen)
    left = chosen[of_node[terrain.a[chosen]] != of_node[terrain.b[chosen]]]
    ends = of_node[terrain.a[left]], of_node[terrain.b[left]]
    between = np.flatnonzero(~inside).astype(np.int32)
    roads = _through_parts(terrain, patches, of_node, count, between)
    tail = np.concatenate([ends[0], ends[1], roads[0]])
    head = np.concatenate([ends[1], ends[0], roads[1]])
    edge = np.concatenate([left, left, roads[2]])
    vertices = count + patches.count - int(patches.of_node.max(initial=-1)) - 1
    patch = np.arange(vertices, dtype=np.int32) - vertices + patches.count
    patch[of_node] = patches.of_node
    kept = tail != head
    tail, head, edge = tail[kept], head[kept], edge[kept]
    order = np.argsort(tail, kind="stable")
    first = np.zeros(vertices + 1, dtype=np.int32)
    np.cumsum(np.bincount(tail, minlength=vertices), out=first[1:])
    links = _roads_of_links(patches, patch, tail, head, edge)
    return SegmentGraph(patches, of_node, patch, first, head[order], edge[order], *links)


def _through_parts(
    terrain: Terrain,
    patches: Patches,
    of_node: NDArray[np.int32],
    vertices: int,
    edges: NDArray[np.int32],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Lead roads from vertex to vertex, as `condense` does from patch to patch, part by part.

    Gives tail, head and edge of every arc. Parts of roads are the last patches, in the order in
    which `condense` numbers them, and each is a vertex.
    """
    own = int(patches.of_node.max(initial=-1)) + 1
    at, last_unit = of_node[terrain.a[edges]], terrain.node_unit[terrain.a[edges]]
    end, end_unit = of_node[terrain.b[edges]], terrain.node_unit[terrain.b[edges]]
    forward, backward = terrain.way[edges] != B_TO_A, terrain.way[edges] != A_TO_B
    tails, heads, of = [], [], []
    columns = (terrain.unit_a[edges], terrain.gate[edges], terrain.unit_b[edges])
    for which, wanted in enumerate(columns):
        new = (wanted != last_unit) & (wanted != NO_GATE)
        if which == len(columns) - 1:
            new &= wanted != end_unit
        made = np.flatnonzero(new)
        if not np.array_equal(patches.unit[own : own + made.size], wanted[made]):
            raise ValueError("these are not the patches of this terrain")
        part = at.copy()
        part[made] = vertices + np.arange(made.size, dtype=np.int32)
        own, vertices = own + made.size, vertices + made.size
        for tail, head, there in ((at, part, forward), (part, at, backward)):
            kept = new & there
            tails.append(tail[kept])
            heads.append(head[kept])
            of.append(edges[kept])
        at, last_unit = part, np.where(new, wanted, last_unit)
    tails += [at[forward], end[backward]]
    heads += [end[forward], at[backward]]
    of += [edges[forward], edges[backward]]
    return np.concatenate(tails), np.concatenate(heads), np.concatenate(of)


def _roads_of_links(
    patches: Patches,
    patch: NDArray[np.int32],
    tail: NDArray[np.int32],
    head: NDArray[np.int32],
    edge: NDArray[np.int32],
) -> tuple[NDArray[np.int32], ...]:
    """Group the arcs between patches by link: the one edge, the starts, tails, heads and edges."""
    across = np.flatnonzero(patch[tail] != patch[head])
    key = patch[tail[across]].astype(np.int64) * patches.count + patch[head[across]]
    order = np.argsort(key, kind="stable")
    across, key = across[order], key[order]
    link_tail = np.repeat(np.arange(patches.count), np.diff(patches.first))
    links = link_tail * patches.count + patches.head
    if not np.array_equal(links, np.unique(key)):
        raise ValueError("these are not the patches of this terrain")
    link_first = np.append(np.searchsorted(key, links), key.size).astype(np.int32)
    alone = np.diff(link_first) == 1
    link_edge = np.full(links.size, _MANY, dtype=np.int32)
    link_edge[alone] = edge[across[link_first[:-1][alone]]]
    return link_edge, link_first, tail[across], head[across], edge[across]
