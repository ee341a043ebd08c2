"""Who holds each place, if sources err in ways that can be learned? A hidden Markov model.

Each place is a chain of days: a holder, freshly arrived or settled. What sources say of it is more
or less likely under each holder, by error rates that are learned for each source and side (Dawid
and Skene 1979, over time), with Admiralty letters as priors. How often ground changes hands depends
on its company, on recent changes nearby and on whether it is contested. Nothing is smoothed from
place to place: neighbours act on how likely a change is, never on the state of a day. See
`docs/explanation/belief.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.estimators._grounds import Grounds as LatestGrounds
from landbridge.estimators._rules import LATEST
from landbridge.estimators.hidden_markov._courses import (
    besieged_course,
    cell_beliefs,
    courses_of,
    unreported_beliefs,
)
from landbridge.estimators.hidden_markov._drawing import draw
from landbridge.estimators.hidden_markov._kept import key_of, packed, unpacked
from landbridge.estimators.hidden_markov._model import Learned, learn
from landbridge.model.belief import Belief
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from landbridge.model.geography import Area, Link, Place
    from landbridge.model.reports import Report

__all__ = ["Learned", "draw", "estimate", "key_of", "learn", "packed", "unpacked"]

NEVER = ControlCourse((1,), (UNKNOWN,))


def estimate(
    reports: Iterable[Report],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    links: Mapping[str, Link],
    *,
    early: bool = False,
    fade_after_days: int | None = None,
    memory: MutableMapping[tuple[object, ...], ControlCourse] | None = None,
    learned: Learned | None = None,
) -> ControlHistory:
    """Give the likeliest course of every place, and how likely each holder is.

    Links that a report names, and those who besiege a place, are as `latest_report` has them.

    Parameters
    ----------
    reports
        what counts: known, not retracted
    learned
        what was learned from all reports of the question; without it, it is learned from these
    early, memory
        as for every estimator
    fade_after_days
        taken for links alone: places fade as the model has it
    """
    reports = tuple(reports)
    learned = learned or learn(reports, places, areas, links)
    reading = learned.read(reports, places, areas, early=early)
    latest = LatestGrounds(
        reports, places, areas, early=early, fade_after_days=fade_after_days, memory=memory,
        rule=LATEST,
    )  # fmt: skip
    newest, likeliest = latest.place_courses(), courses_of(reading)
    courses = {
        place: besieged_course(likeliest.get(place, NEVER), newest[place]) for place in places
    }
    statements = reading.statements
    cells = cell_beliefs(reading)
    if statements is learned.statements:
        cells |= unreported_beliefs(reading, places, links)
    belief = Belief(statements.first_day, statements.last_day, cells, hazards=learned.hazards)
    return ControlHistory(courses, latest.link_courses(links, courses), belief)
