"""Our answers, one method for each output of the table; each is the whole history at once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.sweeps import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from benchmarks.engine.worlds import World

__all__ = ["NotThereError", "Ours"]


class NotThereError(Exception):
    """The engine has no such kernel."""


def _kernel(module: str, name: str) -> Callable[..., Any]:
    try:
        return getattr(import_module(f"landbridge.engine.{module}"), name)
    except (ModuleNotFoundError, AttributeError, ImportError) as error:
        raise NotThereError(f"landbridge.engine.{module}.{name}") from error


class Ours:
    """A world laid out for the engine, and the questions.

    What is done once for a world (collapse to patches, overlay) is done when first asked for.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.origin = np.array([world.origin], dtype=np.int32)
        self.destination = np.array([world.destination], dtype=np.int32)
        self.patches = condense(world.terrain)
        self.ends = tuple(self.patches.of_node[end] for end in (self.origin, self.destination))
        self._overlay: Any = None

    def collapse(self) -> int:
        """Collapse the roads to patches, once for a world."""
        self.patches = condense(self.world.terrain)
        return self.patches.count

    def history(self) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """Open or not on every day, and the days on which that changes; reads the change lists."""
        rows = rows_of(self.world.courses)
        surely, _ = joined(self.patches, rows, self.origin, self.destination)
        return surely, np.flatnonzero(surely[1:] != surely[:-1]) + 1

    def labels(self) -> NDArray[np.generic]:
        """Label every patch on every day: any pair's history at a look."""
        return _kernel("labels", "label_matrix")(self.patches, self.world.courses)

    def pair_from_labels(self, label: NDArray[np.generic]) -> NDArray[np.bool_]:
        """Read one pair's history from the labels."""
        one, other = (int(end[0]) for end in self.ends)
        return _kernel("labels", "pair_history")(label, one, other)

    def overlay(self) -> Any:
        """Lay the sparse overlay for kilometres, once for a world."""
        self._overlay = _kernel("overlay", "build_overlay")(self.world.terrain)
        return self._overlay

    def laid(self) -> Any:
        """Give the overlay, laid when first asked for."""
        return self._overlay if self._overlay is not None else self.overlay()

    def lengths(self) -> NDArray[np.int64]:
        """Millimetres of the shortest open way on every day, -1 where there is none."""
        find = _kernel("distances", "shortest_lengths")
        return find(self.laid(), self.world.courses, self.origin, self.destination)

    def gaps(self) -> Any:
        """Gap of every day, and who holds it."""
        find = _kernel("distances", "gaps")
        return find(self.laid(), self.world.courses, self.origin, self.destination)

    def draws(self, worlds: int, seed: int = 1) -> Any:
        """Draw made worlds."""
        make = _kernel("displaced", "made_draws")
        return make(self.world.courses, self.patches, seed, 0, worlds)

    def odds(self, worlds: int, seed: int = 1) -> tuple[Any, Any]:
        """Draw worlds and say on which days each is open."""
        draws = self.draws(worlds, seed)
        find = _kernel("odds", "odds")
        return draws, find(self.patches, draws, self.origin, self.destination)

    def singles(self) -> Any:
        """Units whose loss alone would close the way, on every open day."""
        return _kernel("knockout", "single_units")(self.patches, self.world.courses, *self.ends)

    def segments(self) -> Any:
        """Roads whose loss alone would close the way, on every open day."""
        find = _kernel("segments", "critical_segments")
        return find(self.world.terrain, self.world.courses, self.origin, self.destination)

    def disjoint(self) -> NDArray[np.int32]:
        """Most ways that share no patch, on every day."""
        return _kernel("disjoint", "disjoint_routes")(self.patches, self.world.courses, *self.ends)

    def world_gaps(self, worlds: int) -> Any:
        """Gap in each of some worlds on every day."""
        find = _kernel("world_gaps", "world_gaps")
        return find(self.laid(), self.draws(worlds), self.origin, self.destination)
