"""Roads cut where the ground changes: pieces of road that each lie in one unit of ground.

A road from a to b runs through the ground at a, the half at a, its gate, the half at b and the
ground at b. Neighbours that one unit holds are joined; between two that are left lies a *border
point*. After that every piece is let pass by one unit alone and points carry no unit at all, so
that nothing that follows needs to know of halves, gates or flown legs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.engine.terrain import A_TO_B, B_TO_A, NO_GATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.terrain import Terrain

__all__ = ["FAR", "Pieces", "cut"]

FAR = 2**60
"""Millimetres to where no way leads."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Pieces of road, sorted by unit.

    Attributes
    ----------
    points
        how many points there are: the nodes of the terrain first, border points behind them
    border_unit
        ``[border point]``: one of the two units that meet there
    p, q
        ``[piece]``: the points at both ends
    unit
        ``[piece]``: the unit that must let pass
    there, back
        ``[piece]``: millimetres from p to q and from q to p, `FAR` against a one-way road
    must
        ``[piece]``: not there while its unit is closed, and never a gap: gates and flown legs
    """

    points: int
    border_unit: NDArray[np.int32]
    p: NDArray[np.int32]
    q: NDArray[np.int32]
    unit: NDArray[np.int32]
    there: NDArray[np.int64]
    back: NDArray[np.int64]
    must: NDArray[np.bool_]


def cut(terrain: Terrain) -> Pieces:
    """Cut every road of a terrain into pieces; a road from a node to itself leads nowhere."""
    ground = terrain.node_unit
    first_ground, last_ground = ground[terrain.a], ground[terrain.b]
    loop = terrain.a == terrain.b
    whole = (
        (terrain.unit_a == first_ground)
        & (terrain.unit_b == first_ground)
        & (last_ground == first_ground)
        & (terrain.gate == NO_GATE)
        & ~terrain.flown
    )
    inside = np.flatnonzero(whole & ~loop)
    length = terrain.millimetres[inside]
    plain = (
        terrain.a[inside], terrain.b[inside], first_ground[inside], length, length,
        np.zeros(inside.shape[0], dtype=np.bool_), inside,
    )  # fmt: skip
    cut_up, border_unit = _cut_up(terrain, np.flatnonzero(~whole & ~loop))
    p, q, unit, there, back, must, edge = (
        np.concatenate(columns) for columns in zip(plain, *cut_up, strict=True)
    )
    way = terrain.way[edge]
    there[way == B_TO_A] = FAR
    back[way == A_TO_B] = FAR
    order = np.argsort(unit, kind="stable")
    return Pieces(
        terrain.nodes + border_unit.shape[0], border_unit, p[order], q[order], unit[order],
        there[order], back[order], must[order],
    )  # fmt: skip


def _cut_up(
    terrain: Terrain, edges: NDArray[np.int64]
) -> tuple[list[tuple[NDArray[Any], ...]], NDArray[np.int32]]:
    """Cut the roads that more than one unit must let pass, or that are flown."""
    near = terrain.millimetres[edges] // 2
    rest = terrain.millimetres[edges] - near
    nothing = np.zeros_like(near)
    flown, on_ground = terrain.flown[edges], np.zeros(edges.shape[0], dtype=np.bool_)
    end = terrain.b[edges]
    stretches = (
        (terrain.unit_a[edges], near, rest, flown),
        (terrain.gate[edges], nothing, nothing, ~on_ground),
        (terrain.unit_b[edges], rest, near, flown),
        (terrain.node_unit[end], nothing, nothing, flown),
    )
    at, unit = terrain.a[edges].copy(), terrain.node_unit[terrain.a[edges]].copy()
    there, back, must = nothing.copy(), nothing.copy(), flown.copy()
    count = terrain.nodes
    made: list[tuple[NDArray[Any], ...]] = []
    border_units = []
    for next_unit, forth, home, next_must in stretches:
        there_is = next_unit != NO_GATE
        new = there_is & ((next_unit != unit) | (next_must != must))
        ends = np.flatnonzero(new)
        border = np.arange(count, count + ends.shape[0], dtype=np.int32)
        count += ends.shape[0]
        border_units.append(unit[ends])
        made.append(
            (at[ends], border, unit[ends], there[ends], back[ends], must[ends], edges[ends])
        )
        at[ends] = border
        there = np.where(new, forth, there + forth)
        back = np.where(new, home, back + home)
        unit, must = np.where(new, next_unit, unit), np.where(new, next_must, must)
    made.append((at, end, unit, there, back, must, edges))
    return made, np.concatenate(border_units).astype(np.int32)
