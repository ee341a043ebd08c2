"""How many routes share no ground between their ends, lane by lane, and where fewest patches cut.

Menger's theorem (1927): both numbers are one. Patches are split into an entry and an exit, and each
augmenting walk of Ford and Fulkerson (1956) adds one route. The routes of a lane are carried on to
the next: those that are still open stay, and augmenting goes on from there. A lane is done without
another search where there are as many routes as patches at one of the ends, or where yesterday's
last search still stands: none of the ground that has opened since touches what it had reached. The
number is the same whatever the routes were, so no lane depends on what came before it.

Conventions as in `landbridge.engine.cuts.disjoint_ways`: a link from a source right to a target is
a route of its own, and where a source is a target there is no route to count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.augmenting import BETWEEN, SOURCE, TARGET, count_routes
from landbridge.engine.courses import OPEN, unpack
from landbridge.engine.dead_ends import needed, only
from landbridge.engine.readers import call, lanes_of, open_words, patches_of_ends

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.courses import Courses, Rows

__all__ = ["disjoint_routes", "smallest_cut"]


def _roles(
    patches: Patches, sources: NDArray[np.int32], targets: NDArray[np.int32]
) -> NDArray[np.int8]:
    role = np.full(patches.count, BETWEEN, dtype=np.int8)
    role[targets] = TARGET
    role[sources] = SOURCE
    return role


def disjoint_routes(
    patches: Patches,
    ground: Courses | Rows,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    *,
    lanes: NDArray[np.int64] | None = None,
    limit: int = OPEN,
) -> NDArray[np.int32]:
    """Count, for each lane, routes of which no two share a patch but those of the ends.

    Parameters
    ----------
    patches, ground
        the collapsed roads, and the passage of each unit: `Courses`, or `Rows` of bits
    sources, targets
        patches of the two ends; a route leads from any of the ones to any of the others
    lanes
        those that are asked about, every one if not given
    limit
        worst passage that lets pass

    Returns
    -------
    ``[lane]`` (of ``lanes``, if given); a link from a source right to a target is one route. 0
    where there is no way, and throughout where a source is a target
    """
    sources, targets = (patches_of_ends(ends, patches.count) for ends in (sources, targets))
    wanted = unpack(lanes_of(ground.lanes, lanes), ground.lanes)
    if np.intersect1d(sources, targets).size:
        wanted[:] = False
    patches, before = only(patches, needed(patches, np.concatenate([sources, targets])))
    sources, targets = (
        np.searchsorted(before, ends).astype(np.int32) for ends in (sources, targets)
    )
    routes, _ = _run(patches, open_words(ground, limit), sources, targets, wanted, bounded=True)
    return routes if lanes is None else routes[lanes]


def _run(
    patches: Patches,
    words: NDArray[np.uint64],
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    wanted: NDArray[np.bool_],
    *,
    bounded: bool,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Count routes in the wanted lanes; give also where the last search came from."""
    routes = np.zeros(wanted.shape[0], dtype=np.int32)
    scratch = np.zeros((8, patches.count), dtype=np.int32)
    graph = (patches.first, patches.head, patches.first_in, patches.tail)
    role = _roles(patches, sources, targets)
    work = patches.links * 4 * int(wanted.sum())
    call(
        count_routes, work, *graph, words, patches.unit, wanted, sources, targets, role,
        bounded, scratch, routes,
    )  # fmt: skip
    return routes, scratch[:2]


def smallest_cut(
    patches: Patches,
    ground: Courses | Rows,
    sources: NDArray[np.int32],
    targets: NDArray[np.int32],
    lane: int,
    *,
    limit: int = OPEN,
) -> NDArray[np.int32] | None:
    """Give fewest patches between the ends whose loss together would close the way in a lane.

    Of several smallest sets the one nearest to the sources, by number. Units are those of the
    patches; fewest patches are not always fewest units where a unit has several. None where nothing
    between the ends could be lost: a source is linked right to a target or is one. Empty where
    there is no way.
    """
    sources, targets = (patches_of_ends(ends, patches.count) for ends in (sources, targets))
    if np.intersect1d(sources, targets).size:
        return None
    open_now = unpack(open_words(ground, limit), ground.lanes)[:, lane]
    role, passable = _roles(patches, sources, targets), open_now[patches.unit]
    tail = np.repeat(np.arange(patches.count), np.diff(patches.first))
    direct = (role[tail] == SOURCE) & (role[patches.head] == TARGET)
    if (direct & passable[tail] & passable[patches.head]).any():
        return None
    words = open_now[:, None].astype(np.uint64)
    one = np.ones(1, dtype=np.bool_)
    entry, exit_ = _run(patches, words, sources, targets, one, bounded=False)[1]
    return np.flatnonzero((entry != -1) & (exit_ == -1)).astype(np.int32)
