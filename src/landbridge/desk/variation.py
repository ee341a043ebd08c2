"""What would one day's status be if less were known? Only touched ground is done again.

That is exact where the estimator is local: a report changes the ground that it speaks of, no other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.analyses import status_on
from landbridge.desk._believing import believe
from landbridge.desk._judging import network_of
from landbridge.desk._slim import remembered, slim
from landbridge.desk.prepare import Setting, judge
from landbridge.network import differs, part_around, put_back, same_holders
from landbridge.scenarios import (
    only_holders_can_change,
    reports_about,
    touched_places,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from landbridge.desk.prepare import Memory, Prepared
    from landbridge.model.corridors import CorridorProblem, CorridorQuery, Status
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
    that none does: the status is the base's. Where the estimator lets a report change ground far
    from it, all is judged again.
    """
    base = slim(situation, memory, base, less)
    problem, rows = base.problem, (base.rows, less)
    setting = Setting(
        situation, query, memory, base.scenario, base.estimator, problem.early, base.learned
    )
    if not base.estimator.is_local:
        stay = {link.id for link in less.links}
        network = problem.network
        if any(link.id not in stay for link in network.links):
            network = network_of(situation, less.links, query.modes)
        passage = judge(setting, network, less, only_day=day)
        return status_on(replace(problem, network=network, passage=passage), day)
    uses, bound = remembered(situation, memory, base, day)
    ahead = base.estimator.looks_ahead
    touched = touched_places(situation, problem, rows, uses, day, ahead=ahead)
    gone: set[str] = set()
    if less.links is not base.rows.links:
        gone = {link.id for link in problem.network.links} - {link.id for link in less.links}
    there = set(problem.network.position)
    if watched is not None and not gone:
        near = touched.intersection(watched)
        if not near:
            return None
        owners = situation.owners_of(near)
        near = (near | owners | situation.ground_of(owners)) & there
        holders_only = only_holders_can_change(rows, uses, day, ahead=ahead)
        if holders_only and not near & bound:
            if _holders_stay(setting, problem, less, day, near):
                return None
        elif not differs(problem, *_again(setting, problem, less, day, near), day):
            return None
    touched &= there
    part, passage = _again(setting, problem, less, day, touched)
    whole = put_back(problem, part, passage, gone)
    return status_on(replace(problem, passage=whole), day)


def _holders_stay(
    setting: Setting, problem: CorridorProblem, less: Rows, day: int, near: set[str]
) -> bool:
    """Whether fewer reports leave the holders of these places on that day as they were."""
    rows = reports_about(setting.situation, less, near)
    places = {place: setting.situation.places[place] for place in sorted(near)}
    return same_holders(problem, believe(setting, rows, places, {}), day)


def _again(
    setting: Setting, problem: CorridorProblem, less: Rows, day: int, places: set[str]
) -> tuple[RoadNetwork, PassageHistory]:
    """Judge that day again at these places and on the links that lead to them."""
    part = part_around(problem.network, places)
    rows = reports_about(setting.situation, less, set(part.position))
    return part, judge(setting, part, rows, only_day=day)
