"""Roads for the benchmark: real topologies with made lengths, and made ones with true geometry.

* ``NY``, ``FLA``, ``NE``: the road graphs of the 9th DIMACS challenge in the public-domain
  conversion for PACE 2016, which has neither lengths nor coordinates. Lengths are log-normal
  (median 110 m, sigma 0.9). Positions, which only the fronts use, come from hops to twelve far
  landmarks by landmark scaling (de Silva and Tenenbaum, 2004). Cells are network-Voronoi: each node
  belongs to the seed that is nearest by road.
* ``Gn`` (``G250000``): n points, uniform, joined by the least spanning tree of their Delaunay
  triangulation (by length times a random factor) and by a draw of its other edges of at most twice
  the median length, up to 1.25 edges a node. Lengths are straight lines, 110 m at the median. Cells
  are Euclidean Voronoi, whose roads fall into several patches. ``S250`` has 250,000 points and
  ``BIG`` 4,000,000.

Nothing here knows the engine, and no constant was chosen by what the engine does well.
"""

from __future__ import annotations

import lzma
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra, minimum_spanning_tree
from scipy.spatial import Delaunay, cKDTree

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MEDIAN_METRES", "NoRoadsError", "Roads", "cells_of", "roads_of", "symmetric"]

MEDIAN_METRES = 110
SIGMA = 0.9
LANDMARKS = 12
EDGES_PER_NODE = 1.25
SIZES = {"S250": 250_000, "BIG": 4_000_000}
TOPOLOGIES = ("NY", "FLA", "NE")


class NoRoadsError(FileNotFoundError):
    """The topology is not among the data on this machine."""


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """Nodes and two-way edges: ends ``[edge]``, lengths ``[edge]``, positions ``[node, 2]``.

    ``euclidean`` says whether positions are true, so that cells can be cut by straight distance.
    """

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    millimetres: NDArray[np.int64]
    position: NDArray[np.float64]
    euclidean: bool


def data_folder() -> Path:
    """Where the data lie: ``LANDBRIDGE_DATA``, else ``../shared/data`` beside the checkout."""
    named = os.environ.get("LANDBRIDGE_DATA")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "data"


def roads_of(name: str, seed: int) -> Roads:
    """Give the roads of that name (see the head of this file); raises `NoRoadsError`."""
    rng = np.random.default_rng([seed, 1])
    if name in TOPOLOGIES:
        return _topology(name, rng)
    nodes = SIZES.get(name) or (int(name[1:]) if name[:1] == "G" and name[1:].isdigit() else 0)
    if nodes < 4:
        raise ValueError(f"no roads {name!r}; there are {', '.join([*TOPOLOGIES, *SIZES])}, Gn")
    return _geometric(nodes, rng)


def symmetric(
    nodes: int, a: NDArray[np.int32], b: NDArray[np.int32], weight: NDArray[np.float64]
) -> csr_array:
    """Give the matrix of two-way roads; of parallel ones the shortest counts."""
    low, high = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((weight, high, low))
    order = order[low[order] != high[order]]
    first = np.ones(order.size, dtype=np.bool_)
    first[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    low, high, weight = low[order[first]], high[order[first]], weight[order[first]]
    ends = (np.concatenate([low, high]), np.concatenate([high, low]))
    return csr_array(coo_array((np.tile(weight, 2), ends), shape=(nodes, nodes)))


def _topology(name: str, rng: np.random.Generator) -> Roads:
    file = data_folder() / "road-graphs" / f"{name}.gr.xz"
    if not file.exists():
        raise NoRoadsError(
            f"{file} is not there: set LANDBRIDGE_DATA to a folder with road-graphs/"
        )
    head, _, rest = lzma.decompress(file.read_bytes()).partition(b"\n")
    nodes, edges = (int(word) for word in head.split()[2:4])
    ends = np.fromstring(rest, dtype=np.int32, sep=" ").reshape(edges, 2) - 1
    a, b = (np.ascontiguousarray(ends[:, side]) for side in (0, 1))
    metres = rng.lognormal(np.log(MEDIAN_METRES), SIGMA, edges)
    millimetres = np.maximum(1, np.rint(1000 * metres)).astype(np.int64)
    return Roads(a, b, millimetres, _scaled(nodes, a, b, rng), euclidean=False)


def _scaled(
    nodes: int, a: NDArray[np.int32], b: NDArray[np.int32], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Place nodes in the plane by their hops to landmarks that are each farthest from the last."""
    matrix = symmetric(nodes, a, b, np.ones(a.shape[0]))
    hops = np.empty((LANDMARKS, nodes))
    chosen = [int(rng.integers(nodes))]
    for at in range(LANDMARKS):
        hops[at] = dijkstra(matrix, indices=chosen[at], unweighted=True)
        hops[at, ~np.isfinite(hops[at])] = 0
        chosen.append(int(hops[: at + 1].min(axis=0).argmax()))
    squares = hops[:, chosen[:LANDMARKS]] ** 2
    middle = np.eye(LANDMARKS) - 1 / LANDMARKS
    values, vectors = np.linalg.eigh(-0.5 * middle @ squares @ middle)
    largest = np.argsort(values)[-2:]
    pull = vectors[:, largest] / np.sqrt(np.maximum(values[largest], 1e-9))
    return _unit_square(-0.5 * (hops**2 - squares.mean(axis=1)[:, None]).T @ pull)


def _unit_square(position: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move and scale, both ways alike, so that the longer side is 1."""
    position = position - position.min(axis=0)
    return position / position.max()


def _geometric(nodes: int, rng: np.random.Generator) -> Roads:
    position = rng.random((nodes, 2))
    # neighbours in the plane are made neighbours in memory, as map files do
    row = np.floor(position[:, 1] * np.sqrt(nodes) / 8).astype(np.int64)
    position = position[np.lexsort((position[:, 0], row))]
    corners = Delaunay(position).simplices
    pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    keys = np.unique(pairs.min(axis=1).astype(np.int64) * nodes + pairs.max(axis=1))
    del corners, pairs
    a, b = (keys // nodes).astype(np.int32), (keys % nodes).astype(np.int32)
    length = np.hypot(*(position[a] - position[b]).T)
    worth = length * rng.lognormal(0, 0.5, length.size)
    tree = minimum_spanning_tree(csr_array((worth, (a, b)), shape=(nodes, nodes))).tocoo()
    in_tree = np.isin(keys, tree.row.astype(np.int64) * nodes + tree.col)
    others = np.flatnonzero(~in_tree & (length <= 2 * np.median(length)))
    wanted = min(others.size, max(0, int(EDGES_PER_NODE * nodes) - int(in_tree.sum())))
    in_tree[rng.choice(others, size=wanted, replace=False)] = True
    a, b, length = a[in_tree], b[in_tree], length[in_tree]
    metres = length * (MEDIAN_METRES / np.median(length))
    millimetres = np.maximum(1, np.rint(1000 * metres)).astype(np.int64)
    return Roads(a, b, millimetres, position, euclidean=True)


def cells_of(roads: Roads, cells: int, seed: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Cut the ground into cells round random nodes: the cell of each node, where each cell is."""
    nodes = roads.position.shape[0]
    rng = np.random.default_rng([seed, 2])
    seeds = np.sort(rng.choice(nodes, size=min(cells, nodes), replace=False))
    centre = roads.position[seeds]
    nearest = cKDTree(centre)
    if roads.euclidean:
        return nearest.query(roads.position)[1].astype(np.int32), centre
    matrix = symmetric(nodes, roads.a, roads.b, roads.millimetres.astype(np.float64))
    _, _, root = dijkstra(matrix, indices=seeds, min_only=True, return_predecessors=True)
    cell = np.searchsorted(seeds, root).astype(np.int32)
    lost = root < 0  # on an island without a seed
    cell[lost] = nearest.query(roads.position[lost])[1]
    return cell, centre
