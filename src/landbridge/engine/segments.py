"""Critical road segments, day by day: roads whose loss alone would close the way.

Roads are drawn together once for a terrain (`landbridge.engine.single_roads`). Then the lanes are
left out in which a few ways have nothing in common that a critical road could be in
(`landbridge.engine.suspects`), which leaves few, and in those ways are looked at twice (kernel:
`landbridge.engine.bridges`). First over patches: a road can be critical only inside or between
patches that every way goes through. Then over the patches again, but with those few opened up to
their vertices and single roads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.arrivals import arrivals
from landbridge.engine.bridges import find_bridges
from landbridge.engine.courses import OPEN
from landbridge.engine.readers import ByLane, call, lanes_of, open_words
from landbridge.engine.single_roads import SegmentGraph, segment_graph
from landbridge.engine.suspects import suspect_lanes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.courses import Courses, Rows

__all__ = ["SegmentGraph", "critical_segments", "segment_graph"]

_ROOM = 1 << 12
"""Edges for which room is made at first; four times as many each time that it is not enough."""


def critical_segments(
    graph: SegmentGraph,
    ground: Courses | Rows,
    origins: NDArray[np.int32],
    destinations: NDArray[np.int32],
    *,
    lanes: NDArray[np.int64] | None = None,
    limit: int = OPEN,
) -> ByLane:
    """List, for each lane with a way, the edges whose loss alone would close it.

    Parameters
    ----------
    graph
        `segment_graph` of the terrain
    ground
        the passage of each unit: `Courses`, or `Rows` of bits
    origins, destinations
        nodes of the terrain; a way leads from any of the ones to any of the others
    lanes
        those that are asked about, every one if not given
    limit
        worst passage that lets pass

    Returns
    -------
    the edges of each lane (of ``lanes``, if given), in the order in which every way takes them

    Notes
    -----
    That two searches find all critical arcs between two ends, in a directed graph too: Cairo, Khan,
    Rizzi, Schmidt, Tomescu and Zirondelli, "A simplified algorithm computing all s-t bridges and
    articulation points" (2021). A two-way road is critical where one of its directions is.
    """
    patches = graph.patches
    words = open_words(ground, limit)
    start, goal = (
        np.unique(graph.of_node[np.asarray(ends, dtype=np.int64)]).astype(np.int32)
        for ends in (origins, destinations)
    )
    is_goal = np.zeros(graph.vertices, dtype=np.bool_)
    is_goal[goal] = True
    is_target = np.zeros(patches.count, dtype=np.bool_)
    is_target[graph.patch[goal]] = True
    sources = np.unique(graph.patch[start]).astype(np.int32)
    wanted = lanes_of(ground.lanes, lanes) & arrivals(patches, words, sources, is_target)
    asked = suspect_lanes(graph, words, ground.lanes, wanted, start, goal)
    sizes = np.zeros(ground.lanes, dtype=np.int64)
    found: list[NDArray[np.int32]] = []
    done, room = 0, _ROOM
    while done < asked.size:
        edges = np.zeros(room, dtype=np.int32)
        upto, filled = call(
            find_bridges, patches.links * 4 * (asked.size - done),
            patches.first, patches.head, patches.unit, graph.link_edge, graph.link_first,
            graph.road_tail, graph.road_head, graph.road_edge, graph.patch, graph.first, graph.head,
            graph.edge, words, asked[done:], sources, is_target, start, is_goal, edges, sizes,
        )  # fmt: skip
        found.append(edges[:filled])
        done, room = done + upto, room * 4
    first = np.zeros(ground.lanes + 1, dtype=np.int64)
    np.cumsum(sizes, out=first[1:])
    number = np.concatenate(found) if found else np.zeros(0, dtype=np.int32)
    listed = ByLane(first, number)
    return listed if lanes is None else listed.only(lanes)
