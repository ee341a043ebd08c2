"""Who travels with whom: actors joined by patronage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.actors import PATRON_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from landbridge.model.actors import Relation

__all__ = ["at_ease", "kin_of"]


def _above(actor: str, relations: Iterable[Relation]) -> set[str]:
    patrons: dict[str, set[str]] = {}
    for row in relations:
        if row.kind in PATRON_KINDS:
            patrons.setdefault(row.actor, set()).add(row.other)
    found, queue = {actor}, [actor]
    for one in queue:
        for patron in sorted(patrons.get(one, set()) - found):
            found.add(patron)
            queue.append(patron)
    return found


def kin_of(traveller: str, relations: Iterable[Relation]) -> set[str]:
    """Give the traveller, its patrons and its clients, at any time."""
    rows = tuple(relations)
    clients = {row.actor for row in rows if traveller in _above(row.actor, rows)}
    return _above(traveller, rows) | clients


def at_ease(one: str, other: str, relations: Iterable[Relation], day: int) -> bool:
    """Whether rows of that day, their own or their patrons', join two actors without hostility."""
    rows = [row for row in relations if row.on(day)]
    mine, theirs = _above(one, rows), _above(other, rows)
    if mine & theirs:
        return True
    between = [
        row
        for row in rows
        if (row.actor in mine and row.other in theirs)
        or (row.actor in theirs and row.other in mine)
    ]
    return bool(between) and all(row.kind != "hostile_to" for row in between)
