"""What can be reached from some nodes when each arc and node simply lets pass or does not.

One day, one reader: a search by breadth. Many days at once are a matter for `sweeps`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["search"]


@kernel
def _search(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    queue: NDArray[np.int32],
    filled: int,
    reached: NDArray[np.bool_],
) -> None:
    at = 0
    while at < filled:
        node = queue[at]
        at += 1
        if not passable[node]:
            continue
        for arc in range(first_arc[node], first_arc[node + 1]):
            target = head[arc]
            if usable[arc] and passable[target] and not reached[target]:
                reached[target] = True
                queue[filled] = target
                filled += 1


def search(
    first_arc: NDArray[np.int32],
    head: NDArray[np.int32],
    usable: NDArray[np.bool_],
    passable: NDArray[np.bool_],
    sources: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """Which nodes can be reached from any of the sources?

    Parameters
    ----------
    first_arc, head
        arcs in compressed rows: those out of node p are ``head[first_arc[p]:first_arc[p + 1]]``
    usable, passable
        ``[arc]`` and ``[node]``: which let pass
    sources
        nodes reached from the start; one that is not passable reaches only itself

    Returns
    -------
    ``reached[node]``
    """
    unique = np.unique(sources).astype(np.int32)
    count = passable.shape[0]
    reached = np.zeros(count, dtype=np.bool_)
    reached[unique] = True
    queue = np.zeros(count, dtype=np.int32)
    queue[: unique.shape[0]] = unique
    columns = (first_arc, head, usable, passable, queue, unique.shape[0], reached)
    _, columns = _search.run(4 * head.shape[0] + count, columns)
    return np.asarray(columns[6], dtype=np.bool_)
