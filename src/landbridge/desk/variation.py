"""What would one day's status be if less were known? Only touched ground is done again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.analyses import status_on
from landbridge.desk.prepare import judge
from landbridge.network import differs, part_around, put_back
from landbridge.scenarios import reports_about, touched_places, uses_of_relations

if TYPE_CHECKING:
    from collections.abc import Collection

    from landbridge.desk.prepare import Memory, Prepared
    from landbridge.model.corridors import CorridorQuery, Status
    from landbridge.model.passage import PassageHistory
    from landbridge.model.roads import RoadNetwork
    from landbridge.model.situations import Rows, Situation

__all__ = ["status_under"]


def status_under(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    base: Prepared,
    less: Rows,
    day: int,
    watched: Collection[str] | None = None,
) -> Status | None:
    """Give the status of a day with fewer rows.

    ``base`` holds the problem with all rows of the query, ``less`` those that are to count. Ground
    that nothing which comes or goes can touch is taken from the base, so that the cost is that of
    the difference. Where ``watched`` names the places of which one must change first, None says
    that none does: the status is the base's.
    """
    problem = base.problem
    key = ("uses", id(problem.passage), day)
    if key not in memory.same:
        memory.same[key] = (uses_of_relations(problem, day), problem.passage)
    uses = memory.same[key][0]
    touched = touched_places(situation, problem, (base.rows, less), uses, day)
    gone = {link.id for link in problem.network.links} - {link.id for link in less.links}
    if watched is not None and not gone:
        near = touched.intersection(watched)
        if not near or not differs(
            problem, *_again(situation, query, memory, base, less, day, near), day
        ):
            return None
    part, passage = _again(situation, query, memory, base, less, day, touched)
    whole = put_back(problem, part, passage, gone)
    return status_on(replace(problem, passage=whole), day)


def _again(
    situation: Situation,
    query: CorridorQuery,
    memory: Memory,
    base: Prepared,
    less: Rows,
    day: int,
    places: set[str],
) -> tuple[RoadNetwork, PassageHistory]:
    """Judge that day again at these places and on the links that lead to them."""
    part = part_around(base.problem.network, places)
    rows = reports_about(situation, less, set(part.position))
    early = base.problem.early
    return part, judge(
        situation, query, memory, part, rows, base.scenario, early=early, only_day=day
    )
