"""Points on a sphere: the nearest of some places, and where along a straight piece that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

__all__ = ["FAR", "MEAN_RADIUS_METRES", "arc_metres", "nearest", "turns_along", "unit_vectors"]

MEAN_RADIUS_METRES = 6_371_008.8
FAR = -1
"""What stands for a place where none is within reach."""
_BLOCK = 2_000_000


def unit_vectors(lon: ArrayLike, lat: ArrayLike) -> NDArray[np.float64]:
    """Give ``[point, 3]`` of degrees of longitude and latitude."""
    east, north = np.radians(np.asarray(lon, float)), np.radians(np.asarray(lat, float))
    return np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1
    )


def arc_metres(one: NDArray[np.float64], two: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure great circles between unit vectors, exactly also where they are short."""
    half = np.sqrt(np.sum((one - two) ** 2, axis=-1)) / 2
    return np.asarray(2 * MEAN_RADIUS_METRES * np.arcsin(np.minimum(half, 1.0)))


def nearest(
    points: NDArray[np.float64], places: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Find for each point the nearest place (the first of equals), and the metres to it.

    Without places it is `FAR`, infinitely far. Sums are made term by term, not by a matrix product,
    so that every machine gives the same.
    """
    found = np.full(points.shape[0], FAR, dtype=np.int64)
    metres = np.full(points.shape[0], np.inf)
    if not places.shape[0]:
        return found, metres
    step = max(1, _BLOCK // places.shape[0])
    for first in range(0, points.shape[0], step):
        block = points[first : first + step]
        near = block[:, 0, None] * places[None, :, 0]
        near += block[:, 1, None] * places[None, :, 1]
        near += block[:, 2, None] * places[None, :, 2]
        found[first : first + step] = near.argmax(axis=1)
    return found, arc_metres(points, places[found])


def turns_along(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    places: NDArray[np.float64],
    ids: Iterable[int],
    reach_metres: float,
) -> list[tuple[float, int]]:
    """Give whose ground a straight piece runs over: (share of the piece, place) from there on.

    The piece is the chord between two unit vectors. On it, how near a place is goes in a straight
    line, so that the ground of two places meets where two lines cross, and the reach of one ends
    where a quadratic is nought: both are exact.
    """
    ids = list(ids)
    candidates = places[ids]
    at_start, at_end = candidates @ start, candidates @ end
    slope = at_end - at_start
    turns = {0.0}
    rows, columns = np.triu_indices(len(ids), 1)
    apart = slope[rows] - slope[columns]
    with np.errstate(divide="ignore", invalid="ignore"):
        crossed = (at_start[columns] - at_start[rows]) / apart
    turns.update(crossed[(crossed > 0) & (crossed < 1)].tolist())
    turns.update(_reach_ends(at_start, slope, start, end, reach_metres))
    shares = np.array([*sorted(turns), 1.0])
    middle = (shares[:-1] + shares[1:]) / 2
    points = start + middle[:, None] * (end - start)
    points /= np.sqrt(np.sum(points**2, axis=1))[:, None]
    best, metres = nearest(points, candidates)
    told = np.where(metres <= reach_metres, np.array(ids)[best], FAR) if ids else np.full(1, FAR)
    kept = [0, *(k for k in range(1, told.shape[0]) if told[k] != told[k - 1])]
    return [(float(shares[k]), int(told[k])) for k in kept]


def _reach_ends(
    at_start: NDArray[np.float64],
    slope: NDArray[np.float64],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    reach_metres: float,
) -> list[float]:
    """Where along the chord the reach of each place begins or ends: x(t)·u = |x(t)| cos(reach)."""
    cosine = float(np.cos(reach_metres / MEAN_RADIUS_METRES)) ** 2
    step = end - start
    squared = [float(start @ start), 2 * float(start @ step), float(step @ step)]
    found = []
    for near, more in zip(at_start.tolist(), slope.tolist(), strict=True):
        terms = [more**2 - cosine * squared[2], 2 * near * more - cosine * squared[1],
                 near**2 - cosine * squared[0]]  # fmt: skip
        found += [t for t in _roots(*terms) if 0 < t < 1 and near + t * more > 0]
    return found


def _roots(square: float, linear: float, constant: float) -> list[float]:
    if square == 0:
        return [-constant / linear] if linear else []
    inside = linear**2 - 4 * square * constant
    if inside < 0:
        return []
    # the larger first, the other from their product: no loss of digits
    half = -(linear + (inside**0.5 if linear >= 0 else -(inside**0.5))) / 2
    return [half / square, *([constant / half] if half else [])]
