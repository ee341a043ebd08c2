"""Which route holds in the most worlds, or on the most days?

Two readings. *Widest*: the way whose weakest unit is open in the most lanes; a bottleneck path,
found exactly (Pollack, Operations Research 8, 1960). *Together*: the way that is open as a whole,
all its units at once, in the most lanes. That one is hard: which lanes a way keeps is an
intersection of sets, and the best intersection contains the minimum label cut and its kind. So what
is given is a route that was found, with the number of lanes in which it holds, which the best route
has at least, and the number of lanes in which any way is open, which it has at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.compiler import kernel
from landbridge.engine.courses import Rows, unpack
from landbridge.engine.sweeps import sweep

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches

__all__ = ["RobustRoutes", "Route", "most_robust_routes"]


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A way from patch to patch.

    Attributes
    ----------
    patches
        ``[step]``: in order; none where origin and destination are one node
    weakest
        in how many lanes the unit on it that is open least is open
    together
        ``[lane]``: in which lanes all of it is open
    """

    patches: NDArray[np.int32]
    weakest: int
    together: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class RobustRoutes:
    """The widest way, the best way found, and what no way can exceed.

    Attributes
    ----------
    widest
        the way whose weakest unit is open in the most lanes; of equals one of the fewest patches,
        then of the lowest numbers from the origin on. None where no road leads there at all
    best
        of the ways found, one that holds in the most lanes: a lower bound for the best there is
    open_lanes
        ``[lane]``: in which lanes any way is open: an upper bound
    """

    widest: Route | None
    best: Route | None
    open_lanes: NDArray[np.bool_]


@kernel
def _hops_to(
    first_in: NDArray[np.int32],
    tail: NDArray[np.int32],
    allowed: NDArray[np.bool_],
    targets: NDArray[np.int32],
    hops: NDArray[np.int32],
    queue: NDArray[np.int32],
) -> int:
    """Count links to the nearest target over patches that are allowed; ``hops`` comes as -1."""
    front, filled = 0, 0
    for target in targets:
        if allowed[target] and hops[target] == -1:
            hops[target] = 0
            queue[filled] = target
            filled += 1
    while front < filled:
        patch = queue[front]
        front += 1
        for link in range(first_in[patch], first_in[patch + 1]):
            behind = tail[link]
            if allowed[behind] and hops[behind] == -1:
                hops[behind] = hops[patch] + 1
                queue[filled] = behind
                filled += 1
    return filled


class _Ground:
    """One reader's rows over the patches, and the ends."""

    def __init__(
        self,
        patches: Patches,
        rows: Rows,
        ends: tuple[NDArray[np.int32], NDArray[np.int32]],
        *,
        perhaps: bool,
    ) -> None:
        self.patches, self.lanes = patches, rows.lanes
        half = slice(-rows.width, None) if perhaps else slice(rows.width)
        self.words = np.ascontiguousarray(rows.words[:, half])
        self.sources, self.targets = (np.unique(patches.of_node[nodes]) for nodes in ends)
        self.count = unpack(self.words, self.lanes).sum(axis=1)

    def way(self, allowed: NDArray[np.bool_]) -> list[int] | None:
        """Find the way of the fewest patches over units that are allowed, then of the lowest."""
        patches = self.patches
        hops = np.full(patches.count, -1, dtype=np.int32)
        queue = np.zeros(patches.count, dtype=np.int32)
        columns = (
            patches.first_in, patches.tail, allowed[patches.unit], self.targets, hops, queue,
        )  # fmt: skip
        _, columns = _hops_to.run(patches.links + patches.count, columns)
        left = columns[4]
        starts = [(left[source], source) for source in self.sources.tolist() if left[source] >= 0]
        if not starts:
            return None
        way = [min(starts)[1]]
        while left[way[-1]] > 0:
            here = way[-1]
            next_ones = patches.head[patches.first[here] : patches.first[here + 1]].tolist()
            way.append(min(patch for patch in next_ones if left[patch] == left[here] - 1))
        return way

    def widest(self, allowed: NDArray[np.bool_]) -> list[int] | None:
        """Find, over units that are allowed, the way whose weakest is open in the most lanes."""
        counts = np.unique(self.count[allowed])
        low, high = 0, counts.shape[0]
        best = None
        while low < high:
            middle = (low + high) // 2
            way = self.way(allowed & (self.count >= counts[middle]))
            if way is None:
                high = middle
            else:
                low, best = middle + 1, way
        return best

    def together(self, way: list[int]) -> NDArray[np.uint64]:
        """Give the row of lanes in which all units of a way are open."""
        row: NDArray[np.uint64] = np.bitwise_and.reduce(self.words[self.patches.unit[way]], axis=0)
        return row

    def within(self, row: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Say of each unit whether it is open in all lanes of a row."""
        lacking: NDArray[np.bool_] = np.any(row & ~self.words, axis=1)
        return ~lacking

    def reached(self, allowed: NDArray[np.bool_]) -> NDArray[np.uint64]:
        """Give the row of lanes with any way over units that are allowed."""
        words = np.where(allowed[:, None], self.words, np.uint64(0))
        rows = Rows(self.lanes, doubtful=False, words=words)
        reached = sweep(self.patches, rows, self.sources)
        row: NDArray[np.uint64] = np.bitwise_or.reduce(reached.words[self.targets], axis=0)
        return row

    def grown(self, way: list[int]) -> list[int]:
        """Change a way, lane by lane, until none of its lanes could be kept and one be added.

        Only units that are open in all lanes of the way are let pass. One sweep over these says in
        which further lanes there is a way as well; the first such lane is added, with the widest
        way that keeps it.
        """
        while True:
            kept = self.together(way)
            if not kept.any():
                return way
            allowed = self.within(kept)
            more = unpack(self.reached(allowed) & ~kept, self.lanes)
            if not more.any():
                return way
            lane = int(more.argmax())
            there = (self.words[:, lane >> 6] >> np.uint64(lane & 63)) & np.uint64(1)
            way = self.widest(allowed & (there != 0)) or way

    def in_lane(self, lane: int) -> list[int] | None:
        """Find the widest way of those that are open in a lane."""
        there = (self.words[:, lane >> 6] >> np.uint64(lane & 63)) & np.uint64(1)
        return self.widest(there != 0)

    def route(self, way: list[int]) -> Route:
        """Say how well a way holds."""
        weakest = int(self.count[self.patches.unit[way]].min())
        return Route(np.array(way, dtype=np.int32), weakest, unpack(self.together(way), self.lanes))


def most_robust_routes(
    patches: Patches,
    rows: Rows,
    origins: NDArray[np.int32],
    destinations: NDArray[np.int32],
    *,
    perhaps: bool = False,
    tries: int = 8,
) -> RobustRoutes:
    """Find the routes that hold best (see the file's head).

    Parameters
    ----------
    patches
        the ground
    rows
        a row for each unit; lanes are the worlds of a day (`rows_on`) or the days of a period
    origins, destinations
        nodes
    perhaps
        as the optimist sees it
    tries
        how many open lanes, spread evenly, to begin a search at; the widest way is one more start
    """
    if np.intersect1d(origins, destinations).size:
        every = np.ones(rows.lanes, dtype=np.bool_)
        here = Route(np.zeros(0, dtype=np.int32), rows.lanes, every)
        return RobustRoutes(here, here, every)
    ground = _Ground(patches, rows, (origins, destinations), perhaps=perhaps)
    all_units = np.ones(rows.words.shape[0], dtype=np.bool_)
    widest = ground.widest(all_units)
    open_lanes = unpack(ground.reached(all_units), rows.lanes)
    if widest is None:
        return RobustRoutes(None, None, open_lanes)
    starts, lanes = [widest], np.flatnonzero(open_lanes)
    for lane in lanes[:: max(1, -(-lanes.shape[0] // tries))].tolist() if tries else ():
        way = ground.in_lane(lane)
        starts += [way] if way else []
    found = [ground.route(ground.grown(way)) for way in starts]
    best = max(found, key=lambda route: (route.together.sum(), -len(route.patches)))
    return RobustRoutes(ground.route(widest), best, open_lanes)
