"""A sparse stand-in for the roads of a terrain, on which every question of kilometres is exact.

Control lets a unit pass as a whole or not at all, and never changes a length inside it. So the
roads inside a unit can be replaced, once, by a few arcs between the points at which units meet:
the overlay of multilevel methods (Holzer, Schulz and Wagner, JEA 2008; CRP of Delling et al., SEA
2011), with units of control in the place of cells of a partition, and with nothing to customise
when control changes. Arcs lie in one unit each; vertices carry no unit. Any node can still be
asked from and to: `join_ends` leads it to the vertices of its unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from landbridge.engine.condense import condense
from landbridge.engine.eliminate import eliminate
from landbridge.engine.pieces import FAR, cut

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.engine.condense import Patches
    from landbridge.engine.pieces import Pieces
    from landbridge.engine.terrain import Terrain

__all__ = ["Overlay", "build_overlay"]

MOST_NEIGHBOURS, SLACK = 20, 8
"""When an inner point goes (see `eliminate`). On a million nodes in 2,000 units 12 and 0 left
66,600 vertices and 296,000 arcs, these 39,800 and 385,000, and searches took a third less; 24 and
14 left 36,600 and 450,000, and took as long."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Overlay:
    """What is left of a terrain's roads.

    Attributes
    ----------
    terrain, patches
        what it was made of, and the same collapsed for questions of yes and no
    points, of_point
        the roads cut by unit; ``[point]`` the vertex that a point is, -1 where it was eliminated
    first_piece, piece
        ``piece[first_piece[u]:first_piece[u + 1]]``: pieces of ground of unit u, none of which
        must be passed as a gate or a flown leg is
    first, head, unit, millimetres, must
        arcs in compressed rows by the vertex they leave, sorted by (tail, head): the unit that must
        let pass, the length, and whether the arc is not there at all while its unit is closed and
        never counts as gap (gates, flown legs)
    toll
        ``[vertex]``: millimetres charged for entering a vertex over ground that is not open
    """

    terrain: Terrain
    patches: Patches
    points: Pieces
    of_point: NDArray[np.int32]
    first_piece: NDArray[np.int64]
    piece: NDArray[np.int64]
    first: NDArray[np.int64]
    head: NDArray[np.int32]
    unit: NDArray[np.int32]
    millimetres: NDArray[np.int64]
    must: NDArray[np.bool_]
    toll: NDArray[np.int64]

    @property
    def units(self) -> int:
        """How many units there are."""
        return self.terrain.units

    @property
    def vertices(self) -> int:
        """How many vertices there are."""
        return int(self.toll.shape[0])

    @property
    def arcs(self) -> int:
        """How many arcs there are, each direction counted."""
        return int(self.head.shape[0])


def build_overlay(terrain: Terrain) -> Overlay:
    """Make the overlay of a terrain, once; exact for all days, worlds and pairs.

    Time and memory are in proportion to nodes and edges as long as units are of a town's size.
    """
    points = cut(terrain)
    stays = np.zeros(points.points, dtype=np.bool_)
    stays[terrain.nodes :] = True
    stays[: terrain.nodes] = terrain.toll > 0
    charges = stays.copy()
    charges[terrain.nodes :] = False
    must = np.flatnonzero(points.must)
    stays[points.p[must]] = True
    stays[points.q[must]] = True
    ground = np.flatnonzero(~points.must)
    first_piece = np.zeros(terrain.units + 1, dtype=np.int64)
    np.cumsum(np.bincount(points.unit[ground], minlength=terrain.units), out=first_piece[1:])
    tail, head, millimetres, first_left = eliminate.compiled(
        first_piece, points.p[ground], points.q[ground], points.there[ground],
        points.back[ground], stays, charges, MOST_NEIGHBOURS, SLACK,
    )  # fmt: skip
    unit = np.repeat(np.arange(terrain.units, dtype=np.int32), np.diff(first_left))
    of_point = _number(terrain, points, stays)
    tails, heads = [of_point[tail]], [of_point[head]]
    lengths, units = [millimetres], [unit]
    for ends, length in (((points.p, points.q), points.there), ((points.q, points.p), points.back)):
        open_to = must[length[must] < FAR]
        tails.append(of_point[ends[0][open_to]])
        heads.append(of_point[ends[1][open_to]])
        lengths.append(length[open_to])
        units.append(points.unit[open_to])
    musts = np.zeros(sum(part.shape[0] for part in tails), dtype=np.bool_)
    musts[tail.shape[0] :] = True
    count = int(stays.sum())
    tail, head = np.concatenate(tails), np.concatenate(heads)
    order = np.argsort(tail.astype(np.int64) * max(count, 1) + head, kind="stable")
    first = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(tail, minlength=count), out=first[1:])
    toll = np.zeros(count, dtype=np.int64)
    nodes = np.flatnonzero(stays[: terrain.nodes])
    toll[of_point[nodes]] = terrain.toll[nodes]
    return Overlay(
        terrain, condense(terrain), points, of_point, first_piece, ground, first, head[order],
        np.concatenate(units)[order], np.concatenate(lengths)[order], musts[order], toll,
    )  # fmt: skip


def _number(terrain: Terrain, points: Pieces, stays: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Number the points that stay, unit by unit, so that neighbours lie near in memory."""
    kept = np.flatnonzero(stays)
    units = np.concatenate([terrain.node_unit, points.border_unit])[kept]
    of_point = np.full(points.points, -1, dtype=np.int32)
    of_point[kept[np.argsort(units, kind="stable")]] = np.arange(kept.shape[0], dtype=np.int32)
    return of_point
