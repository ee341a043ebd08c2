"""From places and links to a road network by position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.roads import RoadNetwork

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from landbridge.model.geography import Link, Place

__all__ = ["build_network"]


def build_network(
    places: Iterable[Place],
    links: Iterable[Link],
    *,
    modes: Collection[str],
    known_by: int | None = None,
) -> RoadNetwork:
    """Lay out the links of these modes that were known by that day (no publication: always known)."""
    kept_places = tuple(places)
    position = {place.id: at for at, place in enumerate(kept_places)}
    kept = tuple(
        link
        for link in links
        if link.mode in modes
        and (known_by is None or link.published is None or link.published.last <= known_by)
    )
    return RoadNetwork(
        places=kept_places,
        links=kept,
        position=position,
        a=np.array([position[link.a] for link in kept], dtype=np.int32),
        b=np.array([position[link.b] for link in kept], dtype=np.int32),
        millimetres=np.array([round(link.metres * 1000) for link in kept], dtype=np.int64),
    )
