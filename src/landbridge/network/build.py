"""From places and links to a road network by position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.model.roads import RoadNetwork

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from numpy.typing import NDArray

    from landbridge.model.geography import Link, Place

__all__ = ["build_network"]


def build_network(
    places: Iterable[Place],
    links: Iterable[Link],
    *,
    modes: Collection[str],
    known_by: int | None = None,
    ground: Mapping[str, str] | None = None,
) -> RoadNetwork:
    """Lay out the links of these modes known by that day (no publication: always known).

    ``ground`` says of junctions on whose ground they lie; all other places are their own.
    """
    kept_places = tuple(places)
    position = {place.id: at for at, place in enumerate(kept_places)}
    kept = tuple(
        link
        for link in links
        if link.mode in modes
        and (known_by is None or link.published is None or link.published.last <= known_by)
    )
    a = np.array([position[link.a] for link in kept], dtype=np.int32)
    b = np.array([position[link.b] for link in kept], dtype=np.int32)
    rows = [
        (int(tail), int(head), k, direction)
        for k, link in enumerate(kept)
        for direction, tail, head in ((0, a[k], b[k]), (1, b[k], a[k]))
        if link.one_way in (None, ("ab", "ba")[direction])
    ]
    rows.sort(key=lambda row: (row[0], row[2], row[3]))
    columns = np.array(rows, dtype=np.int32).reshape(-1, 4)
    first_arc = np.zeros(len(kept_places) + 1, dtype=np.int32)
    np.cumsum(np.bincount(columns[:, 0], minlength=len(kept_places)), out=first_arc[1:])
    tail, head, arc_link, direction = (np.ascontiguousarray(columns[:, i]) for i in range(4))
    return RoadNetwork(
        places=kept_places,
        links=kept,
        position=position,
        a=a,
        b=b,
        millimetres=np.array([round(link.metres * 1000) for link in kept], dtype=np.int64),
        first_arc=first_arc,
        tail=tail,
        head=head,
        arc_link=arc_link,
        arc_direction=direction,
        ground=_ground(position, ground),
    )


def _ground(position: Mapping[str, int], ground: Mapping[str, str] | None) -> NDArray[np.int32]:
    """Give the position of the place whose ground each place lies on, where that is here too."""
    own = np.arange(len(position), dtype=np.int32)
    for junction, owner in (ground or {}).items():
        if junction in position and owner in position:
            own[position[junction]] = position[owner]
    return own
