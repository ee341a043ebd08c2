"""Made ground: towns in clusters, roads between neighbours, a river and wastes in their way.

Towns lie at least 4 km apart, in clusters as around market towns, about one for 85 square
kilometres. Roads join neighbours (Gabriel graph: no third town inside the circle on the road as
diameter), except over the river, which has a crossing about every 55 km, and through wastes. What
that parts is joined again by the shortest roads that do. A road is 1.1 to 1.5 times as long as the
straight line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree
from scipy.spatial import Delaunay, cKDTree

from landbridge.model.geography import Link, Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SQUARE_KM", "Ground", "ground_of"]

SQUARE_KM = 85.0
LEAST_KM = 4.0
MOST_ROAD_KM = 45.0
CROSSING_EVERY_KM = 55.0
LON, LAT = 10.0, 20.0
KM_OF_LON, KM_OF_LAT = 111.32 * float(np.cos(np.radians(LAT))), 110.6


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Towns and roads. ``km[place]`` are east and north; ``a``, ``b`` the ends of the roads."""

    places: dict[str, Place]
    links: dict[str, Link]
    km: NDArray[np.float64]
    width: float
    height: float
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    road_km: NDArray[np.float64]

    def roads_from(self) -> list[list[tuple[int, float]]]:
        """Give the neighbours of each place by road, with kilometres."""
        out: list[list[tuple[int, float]]] = [[] for _ in range(self.km.shape[0])]
        for a, b, length in zip(
            self.a.tolist(), self.b.tolist(), self.road_km.tolist(), strict=True
        ):
            out[a].append((b, length))
            out[b].append((a, length))
        return out


def ground_of(count: int, aspect: float, rng: np.random.Generator) -> Ground:
    """Make so many towns on ground that is ``aspect`` times as wide as high."""
    height = float(np.sqrt(count * SQUARE_KM / aspect))
    width = aspect * height
    phase, length = rng.uniform(0, 2 * np.pi, 2), rng.uniform(0.35, 0.8, 2) * width

    def river(x: NDArray[np.float64]) -> NDArray[np.float64]:
        waves = np.sin(2 * np.pi * x[..., None] / length + phase)
        return height * (0.5 + waves @ np.array([0.13, 0.07]))

    wastes = _wastes(width, height, rng)
    km = _towns(count, width, height, wastes, rng)
    a, b = _roads(km, river, wastes, width)
    road_km = np.linalg.norm(km[a] - km[b], axis=1) * rng.uniform(1.1, 1.5, a.size)
    ids = [f"town-{number:04d}" for number in range(count)]
    places = {
        name: Place(name, f"Town {number}", LON + x / KM_OF_LON, LAT + y / KM_OF_LAT, "settlement")
        for number, (name, (x, y)) in enumerate(zip(ids, km.tolist(), strict=True))
    }
    links = {
        f"road-{number:05d}": Link(f"road-{number:05d}", ids[i], ids[j], 1000 * length)
        for number, (i, j, length) in enumerate(
            zip(a.tolist(), b.tolist(), road_km.tolist(), strict=True)
        )
    }
    return Ground(places, links, km, width, height, a, b, road_km)


def _wastes(width: float, height: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Ellipses without towns or roads: middle and half axes, in km."""
    count = max(1, round(width * height / 17_000))
    middle = rng.uniform(0.1, 0.9, (count, 2)) * [width, height]
    axes = np.stack([rng.uniform(12, 30, count), rng.uniform(7, 14, count)], axis=1)
    return np.concatenate([middle, axes], axis=1)


def _in_waste(km: NDArray[np.float64], wastes: NDArray[np.float64]) -> NDArray[np.bool_]:
    away = (km[:, None, :] - wastes[None, :, :2]) / wastes[None, :, 2:]
    return ((away**2).sum(axis=2) < 1).any(axis=1)


def _towns(
    count: int,
    width: float,
    height: float,
    wastes: NDArray[np.float64],
    rng: np.random.Generator,
) -> NDArray[np.float64]:
    """Draw towns, three of four in clusters; too close to another is drawn again."""
    size = np.array([width, height])
    middles = rng.uniform(0, 1, (max(3, count // 9), 2)) * size
    kept = np.empty((0, 2))
    while kept.shape[0] < count:
        loose = rng.uniform(0, 1, (count, 2)) * size
        close = middles[rng.integers(len(middles), size=count)] + rng.normal(0, 11, (count, 2))
        drawn = np.where(rng.random((count, 1)) < 0.75, close, loose)
        inside = ((drawn >= 0) & (drawn <= size)).all(axis=1) & ~_in_waste(drawn, wastes)
        tried = np.concatenate([kept, drawn[inside]])
        pairs = cKDTree(tried).query_pairs(LEAST_KM, output_type="ndarray")
        dropped = np.zeros(tried.shape[0], dtype=np.bool_)
        for first, second in np.sort(pairs, axis=1)[np.argsort(pairs.max(axis=1))].tolist():
            dropped[second] |= not dropped[first]
        kept = tried[~dropped][:count]
    return kept[np.argsort(kept[:, 0], kind="stable")]


def _roads(km, river, wastes, width):  # type: ignore[no-untyped-def]  # arrays in, arrays out
    """Join neighbours, see what the river and wastes part, join that again."""
    triangles = Delaunay(km).simplices
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [0, 2]]])
    pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    start, end = km[pairs[:, 0]], km[pairs[:, 1]]
    length = np.linalg.norm(start - end, axis=1)
    nearest = cKDTree(km).query((start + end) / 2)[0]
    gabriel = nearest >= length / 2 - 1e-9
    along = np.linspace(0, 1, 9)[None, :, None]
    points = start[:, None, :] * (1 - along) + end[:, None, :] * along
    side = points[:, :, 1] > river(points[:, :, 0])
    over = side[:, 0] != side[:, -1]
    dry = ~_in_waste(points.reshape(-1, 2), wastes).reshape(points.shape[:2]).any(axis=1)
    kept = gabriel & dry & (length <= MOST_ROAD_KM) & ~over
    bins = np.floor((start[:, 0] + end[:, 0]) / 2 / CROSSING_EVERY_KM).astype(int)
    for one in range(int(width // CROSSING_EVERY_KM) + 1):
        here = np.flatnonzero(over & dry & (bins == one))
        if here.size:
            kept[here[np.argmin(length[here])]] = True
    weight = np.where(kept, length * 1e-6, length * np.where(over | ~dry, 3.0, 1.0))
    shape = (km.shape[0], km.shape[0])
    tree = minimum_spanning_tree(coo_matrix((weight, pairs.T), shape=shape).tocsr()).tocoo()
    needed = {
        (min(i, j), max(i, j)) for i, j in zip(tree.row.tolist(), tree.col.tolist(), strict=True)
    }
    kept |= np.array([(i, j) in needed for i, j in pairs.tolist()])
    joined = coo_matrix((np.ones(int(kept.sum())), pairs[kept].T), shape=shape)
    assert connected_components(joined, directed=False)[0] == 1
    return pairs[kept, 0], pairs[kept, 1]
