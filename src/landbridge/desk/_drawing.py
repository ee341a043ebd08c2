"""Worlds for odds, where the question's estimator draws its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._grounds import grounds_under, links_under
from landbridge.desk._judging import network_of, passage_under
from landbridge.desk.prepare import Memory, Setting
from landbridge.estimators import ESTIMATORS
from landbridge.model.control import ControlHistory
from landbridge.model.scenarios import Hold
from landbridge.scenarios import supposed_control

if TYPE_CHECKING:
    from landbridge.desk.prepare import Prepared
    from landbridge.model.belief import DrawnControl
    from landbridge.model.corridors import CorridorQuery
    from landbridge.model.scenarios import Scenario
    from landbridge.model.situations import Rows, Situation

__all__ = ["drawn_worlds"]

SIEGES_AS_IN = "latest_report"
"""Who besieges a place is not drawn: it is in every world as this estimator has it."""


def drawn_worlds(
    situation: Situation,
    query: CorridorQuery,
    prepared: Prepared,
    seed: int,
    *,
    rows: Rows | None = None,
    only_day: int | None = None,
) -> analyses.DrawnWorlds | None:
    """Give the worlds that the estimator draws; None where it draws none.

    With ``rows`` they are drawn from these instead of all that count, by what was learned from all.
    With ``only_day`` they are good for that day alone, and cost less.
    """
    draw, early = prepared.estimator.draw, prepared.problem.early
    if draw is None:
        return None
    rows = rows or prepared.rows
    network = network_of(situation, rows.links, query.modes)
    places = grounds_under(situation, {place.id: place for place in network.places})
    links = links_under(situation, rows, {link.id: link for link in network.links})
    setting = Setting(
        situation, query, Memory(), prepared.scenario, prepared.estimator, early, prepared.learned
    )

    newest = ESTIMATORS[SIEGES_AS_IN](rows.reports, places, situation.areas, links, early=early)

    def drawn(first_world: int, worlds: int) -> DrawnControl:
        control = draw(
            rows.reports, places, situation.areas, links, learned=prepared.learned, seed=seed,
            first_world=first_world, worlds=worlds, early=early,
        )  # fmt: skip
        return _supposed(control, prepared.scenario, query.on)

    source = analyses.WorldSource(
        sampler=query.estimator,
        draw=drawn,
        judge=lambda control: passage_under(setting, network, rows, control, only_day=only_day),
        sieges=analyses.sieges_in(supposed_control(newest, prepared.scenario, query.on)),
        notices=analyses.notice_days(rows.reports, network, situation.areas, early=early),
        learned=getattr(prepared.learned, "digest", None),
    )
    return analyses.DrawnWorlds(replace(prepared.problem, network=network), source, only_day)


def _supposed(control: DrawnControl, scenario: Scenario, day: int) -> DrawnControl:
    """Put supposed holders in place in every world."""
    held = {change.place for change in scenario.changes if isinstance(change, Hold)}
    courses = dict(control.courses)
    for place in held & set(courses):
        told = (ControlHistory({place: course}, {}) for course in courses[place])
        courses[place] = tuple(supposed_control(c, scenario, day).places[place] for c in told)
    return replace(control, courses=courses)
