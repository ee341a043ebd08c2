"""Every report that an answer names, each once, those it rests on first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Piece
    from landbridge.model.reports import Report

__all__ = ["every_piece", "every_report"]


def every_piece(answer: Answer) -> Iterator[Piece]:
    """Give the pieces of the route, the gap, the variants and those that decide."""
    ways = [answer.route, answer.optimist_route, answer.gap and answer.gap.route]
    for variant in answer.variants.values():
        ways += [variant.route, variant.gap and variant.gap.route]
    for way in ways:
        if way is not None:
            yield from way.pieces
    yield from answer.deciding


def every_report(answer: Answer) -> tuple[Report, ...]:
    """Collect the reports named anywhere in an answer, so that every id finds its report."""
    found = {report.id: report for report in answer.reports}
    groups = [piece.passage.reports for piece in every_piece(answer)]
    spells = [*answer.spells, *(s for v in answer.variants.values() for s in v.spells)]
    groups += [spell.caused_by for spell in spells]
    groups += [item.reports for item in answer.contradictions]
    groups += [item.reports for item in answer.conditions]
    groups += [tuple(seen.report for seen in answer.first_seen_used), answer.exposure]
    for group in groups:
        for report in group:
            found.setdefault(report.id, report)
    return tuple(found.values())
