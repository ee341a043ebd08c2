"""Which road? The shortest way that is open; where none is, the pieces that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.analyses._ways import route_on
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from landbridge.model.corridors import Piece, Route

__all__ = ["deciding_pieces", "route_on"]


def deciding_pieces(route: Route | None) -> tuple[Piece, ...]:
    """Give the pieces of the optimist's route that are not open: they decide."""
    if route is None:
        return ()
    pieces = [p for p in route.pieces if p.passage.value is not PassageValue.OPEN]
    return tuple(pieces)
