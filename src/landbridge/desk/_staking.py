"""What is held in an area that was asked about, from its first day to its last, and how much of it.

Both verbs of change (`succession`, `influence`) begin here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from landbridge import analyses
from landbridge._version import FILE_FORMAT, __version__
from landbridge.days import format_day
from landbridge.desk._holding import holding
from landbridge.desk._people import people_of
from landbridge.errors import QuestionError
from landbridge.model.recipes import Recipe
from landbridge.model.reports import CONTROL_EVENTS, standing_reports
from landbridge.model.stakes import MEASURES, NOTHING
from landbridge.questions import area_asked, newest_published, period_of

if TYPE_CHECKING:
    from landbridge.desk.prepare import Memory
    from landbridge.model.corridors import Question
    from landbridge.model.situations import Situation
    from landbridge.model.stakes import Stake
    from landbridge.questions import AskedArea

__all__ = ["Staked", "staked"]


@dataclass(frozen=True, slots=True)
class Staked:
    """The ground of an area; ``told`` are fields that both answers have in common."""

    area: AskedArea
    period: tuple[int, int]
    stakes: tuple[Stake, ...]
    has_belief: bool
    told: dict[str, Any]


def staked(
    situation: Situation, area: str, question: Question, measure: str, memory: Memory
) -> Staked:
    """Lay out the ground of an area: who held each piece when, and what lies on it.

    Raises
    ------
    QuestionError
        when something is named that is not there, or no day is left to look at
    """
    if measure not in MEASURES:
        raise QuestionError(f"no measure '{measure}'; there are: {', '.join(MEASURES)}")
    known_by = question.known_by
    asked = area_asked(situation, area)
    standing = standing_reports(situation.reports, known_by)
    told = (r.first_day for r in standing if r.event in CONTROL_EVENTS)
    period = period_of(situation, question, None, min(told, default=None))
    name, control = holding(situation, question, memory)
    people, people_from = (
        people_of(situation, asked.places) if measure == "people" else (None, None)
    )
    links = (
        link
        for link in situation.links.values()
        if known_by is None or link.published is None or link.published.last <= known_by
    )
    stakes = analyses.stakes_of(
        control, (*asked.places, *asked.beyond), asked.places, links,
        owner=None if situation.laid is None else situation.laid.ground, people=people,
    )  # fmt: skip
    query = {"area": asked.id, "by": measure, "since": period[0], "until": period[1]}
    days = {key: format_day(day) for key, day in query.items() if isinstance(day, int)}
    known = None if known_by is None else format_day(known_by)
    recipe = Recipe(
        query={**query, **days, "known_by": known},
        estimator=name, policy="", settings={"fade_after_days": question.fade_after_days},
        versions={"landbridge": __version__, "format": str(FILE_FORMAT)},
        digests=dict(situation.digests),
    )  # fmt: skip
    whole = sum((one.amount for one in stakes if one.link is None), NOTHING)
    return Staked(
        asked, period, stakes, control.belief is not None,
        {
            "area": asked.id, "area_name": asked.name, "since": period[0], "until": period[1],
            "known_by": known_by, "newest_published": newest_published(situation, known_by),
            "estimator": name, "measure": measure, "recipe": recipe, "people_from": people_from,
            "total": sum((one.amount for one in stakes), NOTHING),
            "without_figure": whole.without_people, "notes": _notes(question, period[1]),
        },
    )  # fmt: skip


def _notes(question: Question, last: int) -> tuple[str, ...]:
    """Say that days were asked for of which nothing that counts can speak."""
    if question.until is None or question.until <= last:
        return ()
    return (
        f"Asked until {format_day(question.until)}: nothing that counts was published after "
        f"{format_day(last)}, so nothing is said of later days.",
    )
