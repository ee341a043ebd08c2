"""Distances on the earth and points along a drawn line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["EARTH_RADIUS_METRES", "along", "great_circle_metres", "halves_of"]

EARTH_RADIUS_METRES = 6_371_008.8
"""Mean radius of WGS 84 (IUGG)."""


def great_circle_metres(
    lon_a: NDArray[np.float64],
    lat_a: NDArray[np.float64],
    lon_b: NDArray[np.float64],
    lat_b: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Great-circle distance in metres between points in degrees (haversine; arrays broadcast)."""
    phi_a, phi_b = np.radians(lat_a), np.radians(lat_b)
    half = (
        np.sin((phi_b - phi_a) / 2) ** 2
        + np.cos(phi_a) * np.cos(phi_b) * np.sin(np.radians(lon_b - lon_a) / 2) ** 2
    )
    metres: NDArray[np.float64] = 2 * EARTH_RADIUS_METRES * np.arcsin(np.sqrt(np.minimum(1, half)))
    return metres


def along(line: NDArray[np.float64], step_metres: float) -> NDArray[np.float64]:
    """Points along a line, its own and others between so that no two are further than a step."""
    starts, ends = line[:-1], line[1:]
    metres = great_circle_metres(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])
    pieces = [line[:1]]
    for start, end, length in zip(starts, ends, metres, strict=True):
        count = max(1, int(np.ceil(length / step_metres)))
        share = np.arange(1, count + 1)[:, None] / count
        pieces.append(start + share * (end - start))
    return np.concatenate(pieces)


def halves_of(line: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cut a line at half its length; both halves begin at their own end and share the middle."""
    starts, ends = line[:-1], line[1:]
    metres = great_circle_metres(starts[:, 0], starts[:, 1], ends[:, 0], ends[:, 1])
    whole = float(metres.sum())
    if whole == 0:
        return line[:1], line[:1]
    gone = np.cumsum(metres)
    at = int(np.searchsorted(gone, whole / 2))
    before = float(gone[at - 1]) if at else 0.0
    share = (whole / 2 - before) / float(metres[at])
    middle = starts[at] + share * (ends[at] - starts[at])
    first = np.concatenate([line[: at + 1], middle[None]])
    second = np.concatenate([middle[None], line[at + 1 :]])[::-1]
    return first, second
