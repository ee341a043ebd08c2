"""The road network as columns: places by position, links with both ends, metres and drawn lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from landbridge.model.geography import Link, Place

__all__ = ["RoadNetwork"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class RoadNetwork:
    """Places and the links between them, by position.

    ``a[k]`` and ``b[k]`` are the places at the ends of link k, ``millimetres[k]`` its length
    (whole numbers: sums are the same on every machine). Arcs are the links once in each direction
    in which they may be driven, sorted by the place they leave: those out of place p are
    ``first_arc[p]`` up to ``first_arc[p + 1]``; ``arc_direction`` is 0 from a to b.

    ``ground[p]`` is the place whose ground place p lies on: itself, but for junctions of imported
    roads. What is said of that ground holds for all that lies on it.
    """

    places: tuple[Place, ...]
    links: tuple[Link, ...]
    position: dict[str, int]
    a: NDArray[np.int32]
    b: NDArray[np.int32]
    millimetres: NDArray[np.int64]
    first_arc: NDArray[np.int32]
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    arc_link: NDArray[np.int32]
    arc_direction: NDArray[np.int32]
    ground: NDArray[np.int32]
