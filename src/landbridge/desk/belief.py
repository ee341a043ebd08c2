"""How likely was each holder of a place, day by day?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge._version import FILE_FORMAT, __version__
from landbridge.days import format_day
from landbridge.desk._believing import chosen_estimator, learned_once
from landbridge.desk.prepare import Memory
from landbridge.model.corridors import Question
from landbridge.model.geography import places_in
from landbridge.model.names import place_id
from landbridge.model.place_belief import PlaceBelief
from landbridge.model.recipes import Recipe
from landbridge.model.reports import CONTROL_EVENTS, standing_reports
from landbridge.model.situations import Rows
from landbridge.questions import period_of

if TYPE_CHECKING:
    from landbridge.model.situations import Situation

__all__ = ["RECOMMENDED", "belief"]

RECOMMENDED = "hidden_markov"
"""The estimator that says how likely each holder is."""


def belief(
    situation: Situation,
    place: str,
    *,
    since: int | None = None,
    until: int | None = None,
    known_by: int | None = None,
    estimator: str | None = None,
    memory: Memory | None = None,
) -> PlaceBelief:
    """Say who held a place over a period, from its first report to the newest day that counts.

    Raises
    ------
    QuestionError
        when something is named that is not there, or no day is left to look at
    """
    memory, spot = memory or Memory(), place_id(situation, place)
    chosen = chosen_estimator(situation, estimator or RECOMMENDED)
    places, areas = situation.named_places, situation.areas
    reports = standing_reports(situation.reports, known_by)
    told = [r for r in reports if r.event in CONTROL_EVENTS]
    own = [r.first_day for r in told if r.place and spot in places_in(r.place, places, areas)]
    first = min(own or (r.first_day for r in told), default=None)
    asked = Question(since=since, until=until, known_by=known_by)
    since, until = period_of(situation, asked, None, first)
    links = tuple(
        link
        for link in situation.named_links.values()
        if known_by is None or link.published is None or link.published.last <= known_by
    )
    rows = memory.same.setdefault(("told", known_by), Rows(reports, (), (), links))
    learned = learned_once(situation, chosen, memory, rows)
    control = chosen.estimate(
        rows.reports, places, areas, {link.id: link for link in rows.links},
        memory=memory.control, **({} if learned is None else {"learned": learned}),
    )  # fmt: skip
    about = analyses.reports_about_place(reports, spot, places, areas, (since, until))
    query = {"place": spot, "since": format_day(since), "until": format_day(until)}
    recipe = Recipe(
        query={**query, "known_by": None if known_by is None else format_day(known_by)},
        estimator=chosen.name,
        policy="",
        settings={},
        versions={"landbridge": __version__, "format": str(FILE_FORMAT)},
        digests=dict(situation.digests),
    )
    runs = analyses.belief_runs(control, spot, since, until)
    return PlaceBelief(spot, chosen.name, since, until, known_by, runs, about, recipe)
