"""The same question on a smaller network, where only the status of a day is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from landbridge.model.geography import places_in
from landbridge.network import condensed
from landbridge.scenarios import places_bound_to_others, uses_of_relations

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory, Prepared
    from landbridge.model.actors import Relation
    from landbridge.model.situations import Rows, Situation

__all__ = ["remembered", "slim"]


def slim(situation: Situation, memory: Memory, base: Prepared, less: Rows) -> Prepared:
    """Give the problem on a condensed network, once for each network and passage.

    Only imported roads can be condensed; without them it is the problem as it is.
    """
    if situation.laid is None:
        return base
    reports = {*base.rows.reports, *less.reports}
    spoken_of = {r.link for r in reports} | {rule.link for rule in base.rows.rules}
    sieges = {r.place for r in reports if r.event == "besieges" and r.place is not None}
    named = frozenset(name for name in spoken_of if name is not None)
    network, passage = base.problem.network, base.problem.passage
    key: Any = ("condensed", id(network), named, frozenset(sieges))
    if key not in memory.same:
        besieged = {p for s in sieges for p in places_in(s, situation.places, situation.areas)}
        # the network is kept with it: an id is only its own while the thing is there
        memory.same[key] = condensed(network, named, besieged), network
    small = memory.same[key][0]
    if small is None:
        return base
    made: Any = ("slim", id(small), id(passage), base.problem.stops)
    if made not in memory.same:
        memory.same[made] = small.problem(base.problem), passage
    return replace(base, problem=memory.same[made][0])


def remembered(
    situation: Situation, memory: Memory, base: Prepared, day: int
) -> tuple[dict[Relation, set[str]], frozenset[str]]:
    """What a day's judgements used, and where more than the holder counts, once for each base."""
    key = ("uses", id(base.problem.passage), day)
    if key not in memory.same:
        # the passage is kept with it: an id is only its own while the thing is there
        uses = uses_of_relations(base.problem, day)
        memory.same[key] = uses, places_bound_to_others(situation, base.rows), base.problem.passage
    return memory.same[key][0], memory.same[key][1]
