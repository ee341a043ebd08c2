"""A smaller network in which the same ways are open: junctions of one ground that meet are one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.corridors import CorridorProblem
from landbridge.model.imported_roads import NODE
from landbridge.model.passage import PassageHistory
from landbridge.network.build import build_network

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from landbridge.model.geography import Link
    from landbridge.model.roads import RoadNetwork

__all__ = ["Condensed", "condensed"]


@dataclass(frozen=True, slots=True, eq=False)
class Condensed:
    """A condensed network, and which places and links of the whole one stand in it.

    ``place[i]`` and ``link[k]`` are positions in the whole network; ``of_place[p]`` says which
    place of the condensed one stands for place p of the whole.
    """

    network: RoadNetwork
    place: NDArray[np.int64]
    link: NDArray[np.int64]
    of_place: NDArray[np.int64]

    def problem(self, whole: CorridorProblem) -> CorridorProblem:
        """Give the same problem on the condensed network. It has the same status on every day."""
        passage = whole.passage
        return CorridorProblem(
            self.network,
            PassageHistory(
                tuple(passage.places[p] for p in self.place.tolist()),
                tuple(passage.halves[k] for k in self.link.tolist()),
            ),
            tuple(tuple(dict.fromkeys(self.of_place[list(s)].tolist())) for s in whole.stops),
            whole.early,
        )


def condensed(
    network: RoadNetwork, spoken_of: Collection[str], besieged: Collection[str]
) -> Condensed | None:
    """Put junctions of one ground together that plain roads join; None where there are none.

    A road is plain where nothing is said of it alone: it is driven both ways, has always been
    there, takes every vehicle, and neither it nor the road that it was cut from is ``spoken_of``.
    On ``besieged`` ground (ids of places) roads are contested apart from the ground: all stay.
    """
    junction = np.array([place.id.startswith(NODE) for place in network.places], dtype=np.bool_)
    if not junction.any():
        return None
    owners = {place.id for place in network.places if place.id in besieged}
    held_whole = [network.places[g].id not in owners for g in network.ground.tolist()]
    parent = list(range(len(network.places)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    ends = list(zip(network.a.tolist(), network.b.tolist(), strict=True))
    plain = [_plain(link, spoken_of) for link in network.links]
    ground = network.ground.tolist()
    for (a, b), one, link in zip(ends, plain, network.links, strict=True):
        alike = ground[a] == ground[b] and junction[a] and junction[b] and held_whole[a]
        if one and alike and link.one_way is None:
            one_root, two_root = sorted((root(a), root(b)))
            parent[two_root] = one_root
    of = np.array([root(place) for place in range(len(parent))], dtype=np.int64)
    kept = np.unique(of)
    links = _kept_links(network, of, plain, held_whole)
    ids = [place.id for place in network.places]
    made = [replace(network.links[k], a=ids[of[ends[k][0]]], b=ids[of[ends[k][1]]]) for k in links]
    small = build_network(
        [network.places[p] for p in kept.tolist()],
        made,
        modes={link.mode for link in made},
        ground={ids[p]: ids[of[ground[p]]] for p in kept.tolist() if ground[p] != p},
    )
    return Condensed(small, kept, np.array(links, dtype=np.int64), np.searchsorted(kept, of))


def _plain(link: Link, spoken_of: Collection[str]) -> bool:
    return (
        link.road is not None
        and link.on_ground
        and link.start is None
        and link.end is None
        and link.max_vehicle is None
        and link.id not in spoken_of
        and link.road not in spoken_of
    )


def _kept_links(
    network: RoadNetwork,
    of: NDArray[np.int64],
    plain: list[bool],
    held_whole: list[bool],
) -> list[int]:
    """Leave out roads within one junction, and all but one of plain roads between the same two."""
    kept: list[int] = []
    seen: set[tuple[int, int, str | None]] = set()
    ground = network.ground.tolist()
    for k, (a, b) in enumerate(zip(network.a.tolist(), network.b.tolist(), strict=True)):
        one, two = int(of[a]), int(of[b])
        if plain[k] and held_whole[a] and held_whole[b]:
            key = (one, two, network.links[k].one_way)
            if (one == two and ground[a] == ground[b]) or key in seen:
                continue
            seen.add(key)
        kept.append(k)
    return kept
