"""Who is near an actor on a day: parts, proxies, backed groups, allies, partners; by which rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.influence import LEVELS, Belonging

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from landbridge.model.actors import Relation

__all__ = ["near_on"]

_CLIENT_LEVELS = {"part_of": "parts", "proxy_of": "proxies", "backed_by": "backed"}
_FRIEND_LEVELS = {"ally_of": "allies", "partner_of": "partners"}

_Chains = dict[str, tuple[str, tuple["Relation", ...]]]


def near_on(actor: str, relations: Iterable[Relation], day: int) -> tuple[Belonging, ...]:
    """Give everybody near an actor on a day, nearest first: each once, by its nearest chain.

    A chain is as near as its weakest row; of chains as near as each other the shortest counts, then
    the one whose rows were written first.
    """
    rows = [row for row in relations if row.on(day) and row.actor != row.other]
    against = _hostile(actor, rows)
    found: _Chains = {actor: ("own", ())}
    disputed: _Chains = {}
    for level in ("parts", "proxies", "backed"):
        kinds = {k for k, of in _CLIENT_LEVELS.items() if _rank(of) <= _rank(level)}
        _join_clients(found, disputed, [r for r in rows if r.kind in kinds], level, against)
    for kind, level in _FRIEND_LEVELS.items():
        for row in rows:
            if row.kind == kind:
                _join_friend(found, disputed, row, (actor, level), against)
        _join_clients(
            found, disputed, [r for r in rows if r.kind == "part_of"], level, against, among=level
        )
    members = [Belonging(name, *told) for name, told in found.items()]
    members += [Belonging(name, *told, against[name]) for name, told in disputed.items()]
    order = {name: k for k, name in enumerate(LEVELS)}
    return tuple(sorted(members, key=lambda one: (bool(one.against), order[one.level], one.actor)))


def _rank(level: str) -> int:
    return LEVELS.index(level)


def _hostile(actor: str, rows: Sequence[Relation]) -> dict[str, tuple[Relation, ...]]:
    """Give the rows by which others are hostile to an actor, or it to them."""
    found: dict[str, tuple[Relation, ...]] = {}
    for row in rows:
        if row.kind == "hostile_to" and actor in (row.actor, row.other):
            other = row.other if row.actor == actor else row.actor
            found[other] = (*found.get(other, ()), row)
    return found


def _join_clients(
    found: _Chains,
    disputed: _Chains,
    rows: Sequence[Relation],
    level: str,
    against: dict[str, tuple[Relation, ...]],
    among: str | None = None,
) -> None:
    """Follow rows from patron to client, one step for all at a time, to those not yet found."""
    queue = [name for name, (of, _) in found.items() if among in (None, of)]
    while queue:
        after: list[str] = []
        edge = set(queue)
        for row in rows:
            if row.other in edge and row.actor not in found:
                chain = (row, *found[row.other][1])
                if row.actor in against:
                    disputed.setdefault(row.actor, (level, chain))
                else:
                    found[row.actor] = level, chain
                    after.append(row.actor)
        queue = after


def _join_friend(
    found: _Chains,
    disputed: _Chains,
    row: Relation,
    joins: tuple[str, str],
    against: dict[str, tuple[Relation, ...]],
) -> None:
    """Join a friend of the actor itself: a friend of those near it is none for that."""
    for one, other in ((row.actor, row.other), (row.other, row.actor)):
        if other == joins[0] and one not in found:
            if one in against:
                disputed.setdefault(one, (joins[1], (row,)))
            else:
                found[one] = joins[1], (row,)
