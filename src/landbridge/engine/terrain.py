"""Roads as arrays, and the units of ground that must let pass for each node and each half of road.

A *unit* is ground that lets the traveller through, or does not, as a whole: a place, a control
cell, a bridge, a checkpoint, one direction of a crossing. Who passes is a function of units and
lanes (days, worlds) alone; roads never change. A road that begins or ends in time has a *gate*: a
unit of its own, closed on the days on which the road is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["A_TO_B", "BOTH_WAYS", "B_TO_A", "NO_GATE", "Terrain"]

BOTH_WAYS, A_TO_B, B_TO_A = 0, 1, 2
NO_GATE = -1


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Terrain:
    """A road network by position, with the units that must let pass.

    Attributes
    ----------
    units
        how many units there are
    node_unit
        ``[node]``: unit of the ground at each node
    a, b
        ``[edge]``: the nodes at both ends; parallel edges and edges of no length are fine
    millimetres
        ``[edge]``: length, 0 or more
    unit_a, unit_b
        ``[edge]``: unit of the half at a and of the half at b; half the length lies in each (an odd
        millimetre in the half that is driven last)
    way
        ``[edge]``: `BOTH_WAYS`, `A_TO_B` or `B_TO_A`. A road whose two directions are not let pass
        by the same units is two edges
    gate
        ``[edge]``: one more unit that must let pass, or `NO_GATE`
    flown
        ``[edge]``: legs by air or sea, whose length never counts as gap and that are not there at
        all while one of their units, or of their ends', is closed
    toll
        ``[node]``: millimetres charged for entering a node that is not open, so that of equal gaps
        the one with fewer such places wins; 0 for a mere junction
    """

    units: int
    node_unit: NDArray[np.int32]
    a: NDArray[np.int32]
    b: NDArray[np.int32]
    millimetres: NDArray[np.int64]
    unit_a: NDArray[np.int32]
    unit_b: NDArray[np.int32]
    way: NDArray[np.int8]
    gate: NDArray[np.int32]
    flown: NDArray[np.bool_]
    toll: NDArray[np.int64]

    def __post_init__(self) -> None:
        edges = self.a.shape[0]
        for name in ("b", "millimetres", "unit_a", "unit_b", "way", "gate", "flown"):
            if getattr(self, name).shape != (edges,):
                raise ValueError(f"{name} has not one entry for each of the {edges} edges")
        if self.toll.shape != self.node_unit.shape:
            raise ValueError("toll has not one entry for each node")
        for name, most in (("a", self.nodes), ("b", self.nodes), ("unit_a", self.units),
                           ("unit_b", self.units), ("node_unit", self.units)):  # fmt: skip
            column = getattr(self, name)
            if column.size and (int(column.min()) < 0 or int(column.max()) >= most):
                raise ValueError(f"{name} must lie in 0 to {most - 1}")
        if edges and (int(self.gate.min()) < NO_GATE or int(self.gate.max()) >= self.units):
            raise ValueError(f"gate must be {NO_GATE} or lie in 0 to {self.units - 1}")
        if edges and int(self.millimetres.min()) < 0:
            raise ValueError("no edge may be shorter than 0 millimetres")

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return int(self.node_unit.shape[0])

    @property
    def edges(self) -> int:
        """How many edges there are."""
        return int(self.a.shape[0])

    @classmethod
    def by_cells(
        cls,
        node_unit: NDArray[np.int32],
        a: NDArray[np.int32],
        b: NDArray[np.int32],
        millimetres: NDArray[np.int64],
        *,
        units: int | None = None,
        way: NDArray[np.int8] | None = None,
    ) -> Terrain:
        """Lay out roads on ground that is cut into cells: each half is held as its end is."""
        edges, nodes = a.shape[0], node_unit.shape[0]
        node_unit = np.ascontiguousarray(node_unit, dtype=np.int32)
        a, b = (np.ascontiguousarray(end, dtype=np.int32) for end in (a, b))
        return cls(
            units=int(node_unit.max(initial=-1)) + 1 if units is None else units,
            node_unit=node_unit,
            a=a,
            b=b,
            millimetres=np.ascontiguousarray(millimetres, dtype=np.int64),
            unit_a=node_unit[a],
            unit_b=node_unit[b],
            way=np.zeros(edges, dtype=np.int8) if way is None else way.astype(np.int8),
            gate=np.full(edges, NO_GATE, dtype=np.int32),
            flown=np.zeros(edges, dtype=np.bool_),
            toll=np.zeros(nodes, dtype=np.int64),
        )
