"""Is there a way overland from A to B for T, on day D, as far as could be known on day K?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._compose import contradictions, rests_on, span_of, variant_answers
from landbridge.desk._others import other_views
from landbridge.desk._recipe import recipe_of
from landbridge.desk._since import asked_of, since_of
from landbridge.desk._unreviewed import unreviewed_on
from landbridge.desk.prepare import Memory
from landbridge.model.answers import Answer
from landbridge.model.corridors import Status
from landbridge.model.scenarios import Scenario
from landbridge.questions import newest_published, query_of, traveller_of

if TYPE_CHECKING:
    from landbridge.model.corridors import Question
    from landbridge.model.situations import Situation

__all__ = ["ask"]


def ask(
    situation: Situation,
    question: Question,
    *,
    memory: Memory | None = None,
    scenario: Scenario | None = None,
    recent_detail: bool = False,
    others: bool = True,
) -> Answer:
    """Answer a question; with ``others`` also say what the other estimators would have said.

    Raises
    ------
    QuestionError
        when the question names something that is not there, or makes no sense
    """
    memory, scenario = memory or Memory(), scenario or Scenario()
    query = query_of(situation, question)
    day = query.on
    asked = asked_of(situation, query, memory, scenario)
    problem, rows = asked.prepared.problem, asked.prepared.rows
    traveller = traveller_of(situation, query)
    history = analyses.corridor_history(problem)
    status = analyses.status_in(history, day)
    since = since_of(asked, problem, history, status)
    route = analyses.route_on(problem, day) if status is Status.OPEN else None
    gap = analyses.gap_with_trend(problem, day)
    optimist = analyses.route_on(problem, day, optimist=True)
    way = route or optimist or (gap.route if gap else None)
    variants = variant_answers(asked)
    pieces = [*(way.pieces if way else ()), *(gap.pieces if gap else ())]
    ways = [v.route or (v.gap.route if v.gap else None) for v in variants.values()]
    touched = [*pieces, *(piece for found in ways if found for piece in found.pieces)]
    newest = newest_published(situation, query.known_by)
    known = query.known_by if query.known_by is not None else newest
    on_way = analyses.reports_of(pieces)
    return Answer(
        query=query,
        status=status,
        as_of=day,
        known_by=query.known_by,
        newest_published=newest,
        carried_forward_days=max(0, day - known) if known is not None else 0,
        since=since,
        route=route,
        optimist_route=optimist if status is Status.UNCERTAIN else None,
        gap=gap,
        fragility=analyses.fragility_on(problem, day) if status is Status.OPEN else None,
        spells=analyses.spells(problem, history, *span_of(query, rows)),
        first_seen_used=analyses.first_seen_used(
            problem, route, rows.reports, rows.relations, traveller,
            (since.earliest, day),
        ),
        legally_open_since=analyses.legally_open_since(
            problem, route, rows.reports, traveller, situation.actors, day
        ),
        variants=variants,
        rests_on=rests_on(asked, status),
        contradictions=contradictions(asked, touched),
        conditions=analyses.conditions_on(route),
        deciding=analyses.deciding_pieces(optimist) if status is Status.UNCERTAIN else (),
        exposure=analyses.exposure(problem, way, rows.reports, day),
        newest_report_age_days=min((max(0, day - r.known_day) for r in on_way), default=None),
        reports=on_way,
        claims=analyses.claims_by(situation.claims, day, query.known_by),
        recipe=recipe_of(situation, query, scenario, recent_detail=recent_detail),
        estimators=other_views(asked, status) if others else None,
        warnings=analyses.disputes_on(problem, day),
        unreviewed=unreviewed_on(situation, touched, query.traveller),
    )  # fmt: skip
