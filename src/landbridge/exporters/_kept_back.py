"""Roads that may not go out, and the junctions that only they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from landbridge.exporters._sieve import Sieve
    from landbridge.model.corridors import Front
    from landbridge.model.geography import Link, Place
    from landbridge.model.layers import Point

__all__ = ["KeptBack", "kept_back"]


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Ids of links that may not go out, and of nodes that would tell where they run."""

    links: frozenset[str]
    nodes: frozenset[str]

    def node(self, key: str | None) -> str | None:
        """Give the id of a node, unless it tells where such a road runs."""
        return None if key in self.nodes else key

    def named(
        self, front: Front | None, nodes: Mapping[str, Place]
    ) -> tuple[str | None, str | None]:
        """Give the id and the name of the place of a front."""
        if front is None:
            return None, None
        return self.node(front.place), nodes[front.place].name if front.place in nodes else None

    def point(self, front: Front | None) -> Point | None:
        """Say where a front is, unless that is on such a road."""
        if front is None or {front.place, front.toward} & self.nodes:
            return None
        return front.lon, front.lat


def kept_back(links: Iterable[Link], named: Collection[str], sieve: Sieve) -> KeptBack:
    """Tell what stays behind of a network; places that people know are known without it."""
    hidden: set[str] = set()
    theirs, others = set[str](), set(named)
    for link in links:
        goes = sieve.lets_source(link.source)
        (others if goes else theirs).update((link.a, link.b))
        if not goes:
            hidden.add(link.id)
    return KeptBack(frozenset(hidden), frozenset(theirs - others))
