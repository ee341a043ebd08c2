"""How many proposals that nobody has reviewed touch an answer. They never change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.geography import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from landbridge.model.corridors import Piece
    from landbridge.model.proposals import Proposal
    from landbridge.model.situations import Situation

__all__ = ["unreviewed_on"]

_SPOTS = ("place", "a", "b")
_TABLES = ("reports", "relations", "links", "roads")


def unreviewed_on(situation: Situation, pieces: Iterable[Piece], traveller: str) -> int:
    """Count open proposals about a place or road of these pieces, or about who decides there.

    A name that is not settled counts by its best candidate. A relation counts where it is between
    the traveller and who holds a piece, or between two who hold some.
    """
    if not situation.proposals:
        return 0
    from landbridge.situation import statuses_of  # noqa: PLC0415  (only where there are any)

    pieces = tuple(pieces)
    on_way = {piece.place for piece in pieces} | {p.other for p in pieces if p.other}
    places = on_way | situation.owners_of(on_way)
    links = {piece.link for piece in pieces if piece.link}
    links |= {road for key in links if key in situation.links and (road := _road(situation, key))}
    actors = {traveller, *(key for p in pieces for key in p.passage.control.holders)}
    near = {key: place for key, place in situation.places.items() if key in places}
    statuses = statuses_of(situation)
    count = 0
    for one in situation.proposals:
        if one.table not in _TABLES or statuses[one.id] != "open":
            continue
        if one.table == "relations":
            count += {*_named(one, "actor"), *_named(one, "other")} <= actors
            continue
        spots = {spot for column in _SPOTS for spot in _named(one, column)}
        count += bool(links & {*_named(one, "link")}) or any(
            places_in(spot, near, situation.areas) for spot in spots
        )
    return count


def _road(situation: Situation, key: str) -> str | None:
    return situation.links[key].road


def _named(one: Proposal, column: str) -> Iterator[str]:
    """Give what a cell names: the id in it, else that of its best candidate."""
    if one.cells.get(column):
        yield one.cells[column]
    elif one.candidates.get(column):
        yield one.candidates[column][0].means
