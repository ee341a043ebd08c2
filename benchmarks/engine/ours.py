"""Our answers, one method for each output of the table; each is the whole history at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.disjoint import disjoint_routes
from landbridge.engine.displaced import made_draws
from landbridge.engine.distances import shortest_lengths
from landbridge.engine.draws import world_of
from landbridge.engine.gaps import gaps
from landbridge.engine.knockout import single_units
from landbridge.engine.labels import label_matrix, pair_history
from landbridge.engine.lasting import kept_open
from landbridge.engine.odds import odds
from landbridge.engine.overlay import build_overlay
from landbridge.engine.robust import most_robust_routes
from landbridge.engine.segments import critical_segments
from landbridge.engine.single_roads import segment_graph
from landbridge.engine.sweeps import joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.engine.worlds import World
    from landbridge.engine.draws import Draws
    from landbridge.engine.gaps import Gaps
    from landbridge.engine.odds import Odds
    from landbridge.engine.overlay import Overlay
    from landbridge.engine.readers import ByLane
    from landbridge.engine.robust import RobustRoutes
    from landbridge.engine.single_roads import SegmentGraph

__all__ = ["OUTPUTS", "TOGETHER", "Ours"]

OUTPUTS = (
    "collapse", "overlay", "segment_graph", "history", "labels", "pair_from_labels", "lengths",
    "gaps", "draws", "odds", "world_gaps", "singles", "segments", "disjoint",
    "lasting", "robust", "everything",
)  # fmt: skip
TOGETHER = (
    "overlay", "segment_graph", "history", "lengths", "gaps", "odds", "singles", "segments",
    "disjoint",
)  # fmt: skip
"""The outputs of the table of targets, and what is done once for a network beside the collapse."""


class Ours:
    """A world laid out for the engine, and the questions.

    What is done once for a network (patches, overlay, segment graph) is done when first asked for,
    and anew by its own method, so that it can be timed.
    """

    def __init__(self, world: World, worlds: int = 1000) -> None:
        self.world, self.worlds = world, worlds
        self.origin = np.array([world.origin], dtype=np.int32)
        self.destination = np.array([world.destination], dtype=np.int32)
        self.patches = condense(world.terrain)
        self.ends = tuple(self.patches.of_node[end] for end in (self.origin, self.destination))
        self._overlay: Overlay | None = None
        self._segments: SegmentGraph | None = None
        self._labels: NDArray[np.generic] | None = None

    def collapse(self) -> int:
        """Collapse the roads to patches, once for a network."""
        return condense(self.world.terrain).count

    def overlay(self) -> Overlay:
        """Lay the sparse overlay for kilometres, once for a network."""
        self._overlay = build_overlay(self.world.terrain)
        return self._overlay

    def segment_graph(self) -> SegmentGraph:
        """Draw together what no single road parts, once for a network."""
        self._segments = segment_graph(self.world.terrain, self.patches)
        return self._segments

    def history(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64]]:
        """Open or not on every day, not closed or not, and the days on which the former changes.

        Reads the change lists.
        """
        rows = rows_of(self.world.courses)
        surely, perhaps = joined(self.patches, rows, self.origin, self.destination)
        return surely, perhaps, np.flatnonzero(surely[1:] != surely[:-1]) + 1

    def labels(self) -> NDArray[np.generic]:
        """Label every patch on every day: any pair's history at a look."""
        self._labels = label_matrix(self.patches, self.world.courses)
        return self._labels

    def pair_from_labels(self) -> NDArray[np.bool_]:
        """Read one pair's history from the labels."""
        if self._labels is None:
            self.labels()
        one, other = (int(end[0]) for end in self.ends)
        return pair_history(self._labels, one, other)  # type: ignore[arg-type]

    def lengths(self) -> NDArray[np.int64]:
        """Millimetres of the shortest way on every open day, -1 on the others."""
        overlay = self._overlay or self.overlay()
        is_open = self.history()[0]
        found = np.full(is_open.size, -1, dtype=np.int64)
        days = np.flatnonzero(is_open)
        ends = self.origin, self.destination
        found[days] = shortest_lengths(overlay, self.world.courses, *ends, days)
        return found

    def gaps(self) -> tuple[NDArray[np.int64], Gaps]:
        """Gap of every day that is not open, and which ground holds how much of it."""
        overlay = self._overlay or self.overlay()
        days = np.flatnonzero(~self.history()[0])
        return days, gaps(overlay, self.world.courses, self.origin, self.destination, days)

    def draws(self) -> Draws:
        """Draw made worlds."""
        return made_draws(self.world.courses, self.patches, 1, 0, self.worlds)

    def odds(self) -> tuple[Draws, Odds]:
        """Draw worlds, and say for each on which days the way is open."""
        draws = self.draws()
        return draws, odds(self.patches, draws, self.origin, self.destination)

    def world_gaps(self) -> Gaps:
        """Gap on every day in one more world, drawing it included."""
        overlay = self._overlay or self.overlay()
        draws = made_draws(self.world.courses, self.patches, 1, 0, 1)
        return gaps(overlay, world_of(draws, 0), self.origin, self.destination)

    def singles(self) -> ByLane:
        """Units whose loss alone would close the way, on every open day."""
        return single_units(self.patches, self.world.courses, *self.ends)

    def segments(self) -> ByLane:
        """Roads whose loss alone would close the way, on every open day."""
        graph = self._segments or self.segment_graph()
        return critical_segments(graph, self.world.courses, self.origin, self.destination)

    def disjoint(self) -> NDArray[np.int32]:
        """Most ways that share no patch, on every day."""
        return disjoint_routes(self.patches, self.world.courses, *self.ends)

    def lasting(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """On which days one and the same way is kept open for thirty days on end."""
        return kept_open(self.patches, rows_of(self.world.courses), *self.ends, 30)

    def robust(self) -> RobustRoutes:
        """The way that is open on most days of the period."""
        ends = self.origin, self.destination
        return most_robust_routes(self.patches, rows_of(self.world.courses), *ends)

    def everything(self) -> None:
        """All outputs of the table of targets from scratch, one after the other."""
        fresh = Ours(self.world, self.worlds)
        for output in TOGETHER:
            getattr(fresh, output)()
