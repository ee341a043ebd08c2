"""Parts of an answer that ask the same question again: variants, known days, other families."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge import analyses
from landbridge.desk._since import since_of
from landbridge.desk.variation import status_under
from landbridge.model.answers import FamilyTest, VariantAnswer
from landbridge.model.corridors import Status
from landbridge.questions import stops_of, traveller_of
from landbridge.scenarios import without_family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.desk._since import Asked
    from landbridge.model.answers import Contradiction
    from landbridge.model.corridors import CorridorQuery, Piece
    from landbridge.model.situations import Rows

__all__ = ["contradictions", "rests_on", "span_of", "variant_answers"]


def span_of(query: CorridorQuery, rows: Rows) -> tuple[int, int]:
    """Give the days to list one by one: the period asked, or all from the first report on."""
    until = query.on if query.until is None else query.until
    if query.since is not None:
        return query.since, until
    return min((r.first_day for r in rows.reports if r.first_day <= until), default=until), until


def contradictions(asked: Asked, touched: Sequence[Piece]) -> tuple[Contradiction, ...]:
    """List what does not fit within the period asked, or the year before the asked day."""
    query, prepared = asked.query, asked.prepared
    return analyses.contradictions_of(
        prepared.problem,
        prepared.rows.reports,
        prepared.rows.relations,
        traveller_of(asked.situation, query),
        (query.since or query.on - 365, query.until or query.on),
        touched,
    )


def variant_answers(asked: Asked) -> dict[str, VariantAnswer]:
    """Answer the same question by each named variant."""
    query, prepared = asked.query, asked.prepared
    found: dict[str, VariantAnswer] = {}
    for name, via in query.variants.items():
        stops = stops_of(query, via, prepared.problem.network.position)
        problem = replace(prepared.problem, stops=stops)
        history = analyses.corridor_history(problem)
        status = analyses.status_in(history, query.on)
        span = span_of(query, prepared.rows)
        found[name] = VariantAnswer(
            name=name,
            via=via,
            status=status,
            since=since_of(asked, problem, history, status),
            route=analyses.route_on(problem, query.on),
            gap=analyses.gap_with_trend(problem, query.on),
            spells=analyses.spells(problem, history, *span, why=False),
        )
    return found


def rests_on(asked: Asked, status: Status) -> tuple[FamilyTest, ...]:
    """Recompute the answer without each source family that stands behind it in turn."""
    prepared, situation, day = asked.prepared, asked.situation, asked.query.on
    problem = prepared.problem
    route = analyses.route_on(problem, day, optimist=status is not Status.OPEN)
    pieces = analyses.deciding_grounds(problem, day, status, route)
    ahead, far = prepared.estimator.looks_ahead, not prepared.estimator.is_local
    told = [report for report in prepared.rows.reports if ahead or report.first_day <= day]
    families = analyses.families_behind(
        pieces, told, prepared.rows.rules, problem, situation.sources, situation.areas,
        anywhere=far, replaced=ahead or far,
    )  # fmt: skip
    watched = {piece.place for piece in pieces} | {p.other for p in pieces if p.other is not None}
    found = []
    for family, behind in families.items():
        less = without_family(situation, asked.query, prepared.rows, prepared.scenario, family)
        other = status_under(situation, asked.query, asked.memory, prepared, less, day, watched)
        found.append(FamilyTest(family, behind, other or status, other not in (None, status)))
    return tuple(found)
