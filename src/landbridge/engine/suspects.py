"""Lanes in which some road may be critical at all: few, so that the others need no closer look.

A critical road lies in or beside a patch that every way goes through: one of an end, or another. So
the patches of the ends are opened up to their single roads, and a few ways are searched for all
lanes together (`landbridge.engine.knockout.common_units`, with each road there, and each other
patch, as a unit of its own). A lane in which they have nothing in common has no critical road.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.knockout import common_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.single_roads import SegmentGraph

__all__ = ["suspect_lanes"]


def suspect_lanes(
    graph: SegmentGraph,
    words: NDArray[np.uint64],
    lanes: int,
    wanted: NDArray[np.uint64],
    start: NDArray[np.int32],
    goal: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Give the wanted lanes, all of those that have a critical road among them.

    Parameters
    ----------
    graph
        the roads
    words, lanes
        ``[unit, word]``: in which of so many lanes each unit lets pass
    wanted
        lanes, packed, in each of which there is a way
    start, goal
        vertices of both ends
    """
    patches, count = graph.patches, graph.patches.count
    opened = np.zeros(count, dtype=np.bool_)
    opened[graph.patch[start]] = opened[graph.patch[goal]] = True
    tail = np.repeat(np.arange(count, dtype=np.int32), np.diff(patches.first))
    whole = ~opened[tail] & ~opened[patches.head]
    # places: patches, vertices of those that are opened, and the middle of each road there
    place = graph.patch.copy()
    inside = np.flatnonzero(opened[graph.patch])
    place[inside] = count + np.arange(inside.size, dtype=np.int32)
    arc_tail = np.repeat(np.arange(graph.vertices, dtype=np.int32), np.diff(graph.first))
    arcs = np.flatnonzero(opened[graph.patch[arc_tail]] | opened[graph.patch[graph.head]])
    middle = count + inside.size + np.arange(arcs.size, dtype=np.int32)
    tails = np.concatenate([tail[whole], place[arc_tail[arcs]], middle])
    heads = np.concatenate([patches.head[whole], middle, place[graph.head[arcs]]])
    order = np.argsort(tails, kind="stable")
    size = count + inside.size + arcs.size
    first = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(tails, minlength=size), out=first[1:])
    roads, of_arc = np.unique(graph.edge[arcs], return_inverse=True)
    unit = np.concatenate([np.arange(count), graph.patch[inside], count + of_arc])
    always = np.full((roads.size, words.shape[1]), ~np.uint64(0), dtype=np.uint64)
    rows = np.concatenate([words[patches.unit], always])
    spared = np.concatenate([opened, np.zeros(roads.size, dtype=np.bool_)])
    is_goal = np.zeros(size, dtype=np.bool_)
    is_goal[place[goal]] = True
    flat = (first, heads[order].astype(np.int32), unit.astype(np.int32))
    lane, _ = common_units(flat, rows, lanes, wanted, place[start], is_goal, spared)
    return np.unique(lane)
