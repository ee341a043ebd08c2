"""Made worlds of a country's size: roads, cells, control by day, and a pair to ask about.

Everything follows from a `Spec` alone: the same spec gives the same arrays on every machine. The
rules stand in ``roads.py`` and ``control.py``. The pair: a random node, and the node at the 90th
percentile of road distance from it. Worlds are kept in the system's temporary folder, because the
largest take minutes to make.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import dijkstra

from benchmarks.engine.control import changes_in, control_of
from benchmarks.engine.roads import Roads, cells_of, roads_of, symmetric
from landbridge.engine.condense import condense
from landbridge.engine.courses import Courses, rows_of
from landbridge.engine.sweeps import sweep
from landbridge.engine.terrain import A_TO_B, B_TO_A, BOTH_WAYS, Terrain

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BIG", "FLA", "NE", "NY", "S250", "Spec", "World", "world_of"]


@dataclass(frozen=True, slots=True)
class Spec:
    """What to make.

    Attributes
    ----------
    roads
        ``NY``, ``FLA``, ``NE``, ``S250``, ``BIG`` or ``Gn`` (see ``roads.py``)
    cells, days
        how many
    churn
        share of cells whose passage changes on a day, about
    doubt
        depth of contested ground along fronts; 0 for open and closed only
    one_way
        share of roads that are one-way, each the one or the other way by a coin
    wanted_open
        share of days on which the pair should be open
    seed
        of all that is random
    """

    roads: str
    cells: int = 2000
    days: int = 1500
    churn: float = 0.0095
    doubt: float = 0.0
    one_way: float = 0.0
    wanted_open: float = 0.6
    seed: int = 1


FLA = Spec("FLA")
NY = Spec("NY")
NE = Spec("NE")
S250 = Spec("S250")
BIG = Spec("BIG", cells=10_000, days=5_000, churn=0.0052)


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """A made world.

    Attributes
    ----------
    terrain, courses
        as the engine takes them; units are cells, lanes are days
    origin, destination
        the nodes of the pair
    centre
        ``[unit, 2]``: where each cell is, the longer side of the map being 1
    open_share, changes
        what was reached: share of days on which the pair is surely open, changes of passage
    """

    spec: Spec
    terrain: Terrain
    courses: Courses
    origin: int
    destination: int
    centre: NDArray[np.float64]
    open_share: float
    changes: int


def world_of(spec: Spec) -> World:
    """Make a world, or read it where it was made before."""
    file = _kept(spec)
    if not file.exists():
        world = _make(spec)
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(f".{os.getpid()}.npz")
        np.savez(
            partial,
            node_unit=world.terrain.node_unit,
            a=world.terrain.a,
            b=world.terrain.b,
            millimetres=world.terrain.millimetres,
            way=world.terrain.way,
            first=world.courses.first,
            lane=world.courses.lane,
            value=world.courses.value,
            centre=world.centre,
            pair=np.array([world.origin, world.destination]),
            told=np.array([world.open_share, world.changes]),
        )
        partial.replace(file)
        return world
    with np.load(file) as kept:
        terrain = Terrain.by_cells(
            kept["node_unit"], kept["a"], kept["b"], kept["millimetres"],
            units=spec.cells, way=kept["way"],
        )  # fmt: skip
        courses = Courses(spec.days, kept["first"], kept["lane"], kept["value"])
        origin, destination = (int(node) for node in kept["pair"])
        share, changes = kept["told"]
        centre = kept["centre"]
    return World(spec, terrain, courses, origin, destination, centre, float(share), int(changes))


def _kept(spec: Spec) -> Path:
    """Name the file by the spec and by the rules that make it."""
    folder = Path(__file__).parent
    rules = b"".join((folder / name).read_bytes() for name in ("roads.py", "control.py"))
    mark = hashlib.sha256(rules + repr(asdict(spec)).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / "landbridge-bench" / f"{spec.roads}-{mark}.npz"


def _pair(roads: Roads, seed: int) -> tuple[int, int]:
    rng = np.random.default_rng([seed, 5])
    nodes = roads.position.shape[0]
    matrix = symmetric(nodes, roads.a, roads.b, roads.millimetres.astype(np.float64))
    origin = int(rng.integers(nodes))
    distance = dijkstra(matrix, indices=origin)
    reached = np.flatnonzero(np.isfinite(distance))
    order = reached[np.argsort(distance[reached], kind="stable")]
    return origin, int(order[int(0.9 * (order.size - 1))])


def _make(spec: Spec) -> World:
    roads = roads_of(spec.roads, spec.seed)
    cell, centre = cells_of(roads, spec.cells, spec.seed)
    way = np.full(roads.a.shape[0], BOTH_WAYS, dtype=np.int8)
    if spec.one_way:
        rng = np.random.default_rng([spec.seed, 6])
        one = rng.random(way.size) < spec.one_way
        way[one] = np.where(rng.random(int(one.sum())) < 0.5, A_TO_B, B_TO_A)
    terrain = Terrain.by_cells(
        cell, roads.a, roads.b, roads.millimetres, units=centre.shape[0], way=way
    )
    origin, destination = _pair(roads, spec.seed)
    patches = condense(terrain)
    source = patches.of_node[[origin]]
    end = int(patches.of_node[destination])

    def share_open(table: NDArray[np.int8]) -> float:
        rows = rows_of(Courses.of_table(table))
        return float(sweep(patches, rows, source).surely(end).mean())

    table, _ = control_of(
        centre,
        spec.days,
        churn=spec.churn,
        doubt=spec.doubt,
        wanted_open=spec.wanted_open,
        seed=spec.seed,
        share_open=share_open,
    )
    return World(
        spec, terrain, Courses.of_table(table), origin, destination, centre,
        share_open(table), changes_in(table),
    )  # fmt: skip
