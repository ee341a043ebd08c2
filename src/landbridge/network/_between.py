"""How far places are from one another by imported roads, where their grounds meet."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from landbridge.model.geography import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ways_between"]


def ways_between(
    places: Iterable[str], links: Iterable[Link], ground: Mapping[str, str]
) -> tuple[Link, ...]:
    """Give the shortest way between each two places whose grounds meet on a road.

    It runs from one place over its own ground to where that ends, and on over the other's ground.
    Both directions of a road count as driven: this is about nearness, not about passing.
    """
    near: dict[str, list[tuple[float, str]]] = {}
    meeting: list[Link] = []
    for link in links:
        if not link.on_ground:
            continue
        if ground.get(link.a, link.a) == ground.get(link.b, link.b):
            near.setdefault(link.a, []).append((link.metres, link.b))
            near.setdefault(link.b, []).append((link.metres, link.a))
        else:
            meeting.append(link)
    away = _away(places, near)
    best: dict[tuple[str, str], float] = {}
    for link in meeting:
        if link.a in away and link.b in away:
            one, two = sorted((ground.get(link.a, link.a), ground.get(link.b, link.b)))
            metres = away[link.a] + link.metres + away[link.b]
            best[one, two] = min(metres, best.get((one, two), metres))
    return tuple(
        Link(f"{one}~{two}", one, two, metres) for (one, two), metres in sorted(best.items())
    )


def _away(places: Iterable[str], near: Mapping[str, list[tuple[float, str]]]) -> dict[str, float]:
    """Measure from every place at once, each over its own ground (Dijkstra)."""
    away: dict[str, float] = {}
    heap = [(0.0, place) for place in sorted(places)]
    while heap:
        metres, node = heappop(heap)
        if node in away:
            continue
        away[node] = metres
        for step, other in near.get(node, ()):
            if other not in away:
                heappush(heap, (metres + step, other))
    return away
