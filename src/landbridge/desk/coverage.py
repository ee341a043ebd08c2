"""How well is each place covered, month by month, and whose silence matters?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk.prepare import Memory, prepare
from landbridge.errors import QuestionError
from landbridge.model.corridors import Question
from landbridge.model.reports import standing_reports
from landbridge.questions import newest_published, query_of, stops_of

if TYPE_CHECKING:
    from landbridge.model.comparisons import Coverage
    from landbridge.model.situations import Situation

__all__ = ["coverage"]


def coverage(
    situation: Situation, *, known_by: int | None = None, corridor: str | None = None
) -> Coverage:
    """Count reports by place and month; places on the ways of corridors come first.

    Raises
    ------
    QuestionError
        when nothing was published by the known day
    """
    as_of = newest_published(situation, known_by)
    if as_of is None:
        raise QuestionError("no report is known by then: there is nothing to count")
    wanted = [corridor] if corridor is not None else list(situation.corridors)
    ways: dict[str, list[str]] = {}
    memory = Memory()
    for name in wanted:
        query = query_of(situation, Question(corridor=name, on=as_of, known_by=known_by))
        problem = prepare(situation, query, memory).problem
        for label, via in (
            (name, ()),
            *((f"{name}/{v}", via) for v, via in query.variants.items()),
        ):
            stops = stops_of(query, via, problem.network.position)
            ways[label] = analyses.places_on_way(problem, stops, as_of)
    reports = standing_reports(situation.reports, known_by)
    return analyses.coverage_of(
        reports, situation.named_places, situation.areas, situation.named_links, ways, as_of
    )
