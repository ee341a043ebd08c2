"""Nodes that the loss of one road can never part: two-edge-connected components of two-way roads.

Tarjan's lowlinks ("A note on finding the bridges of a graph", 1974), with a stack of its own.
Roads are told apart by number, so that two that run side by side are no bridge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["inseparable"]


@kernel
def _rows(
    a: NDArray[np.int32],
    b: NDArray[np.int32],
    chosen: NDArray[np.int32],
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    road: NDArray[np.int32],
) -> None:
    """Lay the chosen roads out by node, each from both its ends; ``first`` comes as zeros."""
    for edge in chosen:
        first[a[edge] + 1] += 1
        first[b[edge] + 1] += 1
    for node in range(len(first) - 1):
        first[node + 1] += first[node]
    for edge in chosen[::-1]:
        # filled from the back, so that the starts come right without a second column
        for side in range(2):
            node, other = (a[edge], b[edge]) if side == 0 else (b[edge], a[edge])
            first[node + 1] -= 1
            head[first[node + 1]] = other
            road[first[node + 1]] = edge
    for node in range(len(first) - 1):
        first[node] = first[node + 1]
    first[len(first) - 1] = len(head)


@kernel
def _components(  # noqa: C901, PLR0912  (one search over plain arrays)
    first: NDArray[np.int32],
    head: NDArray[np.int32],
    road: NDArray[np.int32],
    index: NDArray[np.int32],
    low: NDArray[np.int32],
    came_by: NDArray[np.int32],
    at_arc: NDArray[np.int32],
    calls: NDArray[np.int32],
    stack: NDArray[np.int32],
    component: NDArray[np.int32],
) -> int:
    """Number the components by their first node; ``index`` comes filled with -1."""
    clock = 0
    for start in range(len(first) - 1):
        if index[start] != -1:
            continue
        depth, filled = 0, 1
        calls[0], stack[0] = start, start
        came_by[start], at_arc[start] = -1, first[start]
        index[start], low[start] = clock, clock
        clock += 1
        while depth >= 0:
            node = calls[depth]
            arc = at_arc[node]
            if arc < first[node + 1]:
                at_arc[node] = arc + 1
                target = head[arc]
                if road[arc] == came_by[node]:
                    continue
                if index[target] == -1:
                    depth += 1
                    calls[depth], stack[filled] = target, target
                    filled += 1
                    came_by[target], at_arc[target] = road[arc], first[target]
                    index[target], low[target] = clock, clock
                    clock += 1
                elif index[target] < low[node]:
                    low[node] = index[target]
                continue
            depth -= 1
            if depth >= 0 and low[node] < low[calls[depth]]:
                low[calls[depth]] = low[node]
            if low[node] == index[node]:
                smallest, bottom = node, filled
                while stack[bottom - 1] != node:
                    bottom -= 1
                    smallest = min(smallest, stack[bottom])
                for place in range(bottom - 1, filled):
                    component[stack[place]] = smallest
                filled = bottom - 1
    count = 0
    for node in range(len(component)):
        if component[node] == node:
            index[node] = count
            count += 1
        component[node] = index[component[node]]
    return count


def inseparable(
    nodes: int, a: NDArray[np.int32], b: NDArray[np.int32], chosen: NDArray[np.int32]
) -> tuple[NDArray[np.int32], int]:
    """Give ``component[node]`` over the two-way roads that are chosen, and how many there are.

    Two nodes share a component where no single road of ``chosen`` (positions in ``a`` and ``b``,
    the ends ``[edge]``) parts them. Components are numbered by their first node. Time in proportion
    to nodes and roads.
    """
    first = np.zeros(nodes + 1, dtype=np.int32)
    head, road = (np.zeros(2 * chosen.shape[0], dtype=np.int32) for _ in range(2))
    work = 8 * (nodes + chosen.shape[0])
    _, columns = _rows.run(work, (a, b, chosen, first, head, road))
    first, head, road = (np.asarray(column, dtype=np.int32) for column in columns[3:])
    index = np.full(nodes, -1, dtype=np.int32)
    low, came_by, at_arc, calls, stack, component = (
        np.zeros(nodes, dtype=np.int32) for _ in range(6)
    )
    count, columns = _components.run(
        work, (first, head, road, index, low, came_by, at_arc, calls, stack, component)
    )
    return np.asarray(columns[-1], dtype=np.int32), count
