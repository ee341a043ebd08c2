"""From pieces of imported roads to what reports speak of: the ground they lie on, whole roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.roads import RoadNetwork

__all__ = ["grounds_of", "roads_among"]


def grounds_of(network: RoadNetwork, places: Iterable[str | None]) -> set[str]:
    """Give places, and for junctions also the places on whose ground they lie."""
    found = {place for place in places if place is not None}
    at = [network.position[place] for place in found if place in network.position]
    return found | {network.places[int(network.ground[i])].id for i in at}


def roads_among(network: RoadNetwork, links: Iterable[str | None]) -> set[str]:
    """Give links, and for pieces of imported roads also the roads that they were cut from."""
    found = {link for link in links if link is not None}
    return found | {k.road for k in network.links if k.road is not None and k.id in found}
