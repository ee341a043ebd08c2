"""Which cells lie next to each cell, by road or in a straight line."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from landbridge.model.geography import Link, Place

__all__ = ["NEAREST", "Nearness", "nearest_cells", "nearness_of"]

NEAREST = 24
"""How many nearest cells are looked at: whoever holds otherwise farther away is far."""

EARTH_KM = 6371.0088
"""Mean radius: neighbours are told apart, not measured, so a sphere will do."""

AS_BY_ROAD = 1.25
"""A straight line counts as a road so many times longer, as links without a length do."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """``cell[c, i]`` is the i-th nearest other cell (-1: none), ``km[c, i]`` how far it is."""

    cell: NDArray[np.int64]
    km: NDArray[np.float64]


def nearness_of(
    cells: Sequence[str],
    places: Mapping[str, Place],
    links: Mapping[str, Link],
    *,
    by_road: bool = True,
) -> Nearness:
    """Give the nearest cells of each, nearest first; ties by their order.

    By road, a cell that no road joins to any other is near those in a straight line.
    """
    straight = _straight(cells, places)
    if not by_road:
        return straight
    roads = _roads(links)
    number = {cell: at for at, cell in enumerate(cells)}
    near, km = np.full_like(straight.cell, -1), np.full_like(straight.km, np.inf)
    for at, cell in enumerate(cells):
        found = _reached(cell, roads, number)
        if not found:
            near[at], km[at] = straight.cell[at], straight.km[at] * AS_BY_ROAD
        for i, (length, other) in enumerate(found):
            near[at, i], km[at, i] = number[other], length
    return Nearness(near, km)


def nearest_cells(
    place: str,
    cells: Sequence[str],
    places: Mapping[str, Place],
    links: Mapping[str, Link],
) -> list[tuple[float, str]]:
    """Give the cells nearest to a place that is none, with km: by road, else in a straight line."""
    number = {cell: at for at, cell in enumerate(cells)}
    found = _reached(place, _roads(links), number)
    if found:
        return found
    straight = _straight((place, *cells), places)
    return [
        (float(km), cells[int(at) - 1])
        for at, km in zip(straight.cell[0], straight.km[0], strict=True)
        if at >= 0
    ]


def _roads(links: Mapping[str, Link]) -> dict[str, list[tuple[float, str]]]:
    roads: dict[str, list[tuple[float, str]]] = {}
    for link in links.values():
        if link.on_ground and link.road is None:  # a piece of an imported road lies on its ground
            roads.setdefault(link.a, []).append((link.metres / 1000, link.b))
            roads.setdefault(link.b, []).append((link.metres / 1000, link.a))
    return roads


def _reached(
    start: str, roads: Mapping[str, list[tuple[float, str]]], number: Mapping[str, int]
) -> list[tuple[float, str]]:
    """Search from a cell by road (Dijkstra) until enough other cells are reached."""
    found: list[tuple[float, str]] = []
    done: set[str] = set()
    heap = [(0.0, start)]
    while heap and len(found) < NEAREST:
        length, place = heappop(heap)
        if place in done:
            continue
        done.add(place)
        if place != start and place in number:
            found.append((length, place))
        for step, other in roads.get(place, ()):
            if other not in done:
                heappush(heap, (length + step, other))
    return found


def _straight(cells: Sequence[str], places: Mapping[str, Place]) -> Nearness:
    count = len(cells)
    lon = np.radians([places[cell].lon for cell in cells])
    lat = np.radians([places[cell].lat for cell in cells])
    point = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    near = np.full((count, NEAREST), -1, dtype=np.int64)
    km = np.full((count, NEAREST), np.inf)
    for at in range(count):
        chord = np.sqrt(((point - point[at]) ** 2).sum(axis=1))
        away = 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1.0))
        away[at] = np.inf
        order = np.argsort(away, kind="stable")[: min(NEAREST, count - 1)]
        near[at, : order.shape[0]], km[at, : order.shape[0]] = order, away[order]
    return Nearness(near, km)
