"""From degrees to the paper: a local Mercator, true to scale at the middle latitude."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

__all__ = ["Projection", "fitted"]

_EARTH_KM = 6371.0088
_LEAST_KM = 8.0
_MOST_LATITUDE = 85.0


@dataclass(frozen=True, slots=True)
class Projection:
    """Points on paper from longitude and latitude; x runs right, y runs down, in pixels."""

    lon: float
    lat: float
    pixels_per_km: float
    x: float
    y: float

    def __call__(self, lon: ArrayLike, lat: ArrayLike) -> NDArray[np.float64]:
        """Give points as rows of x and y."""
        east, north = _kilometres(
            np.asarray(lon, float), np.asarray(lat, float), self.lon, self.lat
        )
        scale = self.pixels_per_km
        return np.stack([self.x + east * scale, self.y - north * scale], axis=-1)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Give one point."""
        x, y = self([lon], [lat])[0]
        return float(x), float(y)


def _kilometres(
    lon: NDArray[np.float64], lat: NDArray[np.float64], lon0: float, lat0: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Kilometres east and north of the middle point, true along the middle latitude."""
    across = (lon - lon0 + 180.0) % 360.0 - 180.0
    true = _EARTH_KM * np.cos(np.radians(lat0))

    def mercator(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        kept = np.clip(degrees, -_MOST_LATITUDE, _MOST_LATITUDE)
        up: NDArray[np.float64] = np.arctanh(np.sin(np.radians(kept)))
        return up

    north = true * (mercator(lat) - mercator(np.asarray(lat0, float)))
    return true * np.radians(across), north


def fitted(
    lon: ArrayLike, lat: ArrayLike, *, width: float, tallest: float, margin: float
) -> tuple[Projection, float]:
    """Fit points into a frame of that width; give the projection and the height of the frame."""
    lons, lats = np.asarray(lon, float), np.asarray(lat, float)
    turned = np.exp(1j * np.radians(lons)).sum()
    middle = float(np.degrees(np.angle(turned)))
    across = (lons - middle + 180.0) % 360.0 - 180.0
    lon0 = middle + float(across.min() + across.max()) / 2
    lat0 = float(lats.min() + lats.max()) / 2
    east, north = _kilometres(lons, lats, lon0, lat0)
    wide = max(float(np.ptp(east)), _LEAST_KM)
    high = max(float(np.ptp(north)), _LEAST_KM)
    scale = min((width - 2 * margin) / wide, (tallest - 2 * margin) / high)
    height = min(tallest, max(high * scale + 2 * margin, width * 0.42))
    middle_north = float(north.max() + north.min()) / 2
    middle_east = float(east.max() + east.min()) / 2
    x, y = width / 2 - middle_east * scale, height / 2 + middle_north * scale
    return Projection(lon0, lat0, scale, x, y), height
