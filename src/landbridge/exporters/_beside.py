"""What stands beside an answer, as layers: families, other views, contradictions, days, odds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.exporters._rows import columns_of, day_cell, joined, kilometres
from landbridge.model.layers import Layer

if TYPE_CHECKING:
    from landbridge.exporters._sieve import Sieve
    from landbridge.model.answers import Answer
    from landbridge.model.geography import Place
    from landbridge.model.layers import Cell, Shape
    from landbridge.model.odds import CorridorOdds
    from landbridge.model.situations import Situation

__all__ = ["layers_beside"]

_FAMILIES = columns_of("""
    family #org+source+family
    sources #org+source+code
    status #access+status
    changes:boolean #indicator+changes
""")
_VIEWS = columns_of("""
    estimator #meta+method
    status #access+status
    differs:boolean #indicator+differs
    settled:day #date+start
    route_km:number #indicator+distance+km
    gap_km:number #indicator+distance+km+gap
""")
_CONTRADICTIONS = columns_of("""
    kind #event+type
    place #loc+code
    place_name #loc+name
    link #loc+road+code
    start:day #date+start
    end:day #date+end
    text #description
    on_answer:boolean #indicator+on_answer
    reports #event+code+list
    sources #org+source+code
    attribution #meta+license
""")
_DAYS = columns_of("""
    status #access+status
    start:day #date+start
    end:day #date+end
    route_km:number #indicator+distance+km
    gap_km:number #indicator+distance+km+gap
    closed_km:number #indicator+distance+km+closed
    kept_open:boolean #indicator+kept_open
""")
_ODDS = columns_of("""
    start:day #date+start
    end:day #date+end
    draws:integer #indicator+draws+num
    open:integer #indicator+open+num
    uncertain:integer #indicator+uncertain+num
    closed:integer #indicator+closed+num
    share_open:number #indicator+open+share
    sampler #meta+method
""")


def layers_beside(answer: Answer, situation: Situation, sieve: Sieve) -> tuple[Layer, ...]:
    """Lay out what stands beside an answer that may be shown; of days and odds what was asked."""
    layers = [_families(answer), _contradictions(answer, situation, sieve)]
    if answer.estimators is not None:
        layers.append(_views(answer))
    if answer.by_day is not None:
        layers.append(_days(answer))
    if answer.odds is not None:
        layers.append(_odds(answer.odds))
    return tuple(layers)


def _families(answer: Answer) -> Layer:
    rows = tuple(
        (test.family, joined(test.sources), str(test.status), test.changes)
        for test in answer.rests_on
    )
    return Layer(
        "families", "The answer without each family of sources", _FAMILIES, rows, label="family"
    )


def _views(answer: Answer) -> Layer:
    rows = tuple(
        (
            view.name, str(view.status), view.differs, day_cell(view.settled),
            kilometres(view.route_metres), kilometres(view.gap_metres),
        )
        for view in answer.estimators or ()
    )  # fmt: skip
    return Layer("estimators", "The answer by other estimators", _VIEWS, rows, label="estimator")


def _contradictions(answer: Answer, situation: Situation, sieve: Sieve) -> Layer:
    """Give what does not fit; an item whose reports may not go stays behind with them."""
    rows: list[tuple[Cell, ...]] = []
    points: list[Shape | None] = []
    withheld = 0
    for item in answer.contradictions:
        told = sieve.going(item.reports)
        if len(told) < len(item.reports):
            withheld += 1
            continue
        place: Place | None = situation.places.get(item.place or "")
        sources = sorted({report.source.id for report in told})
        rows.append((
            item.kind, item.place, place.name if place else None, item.link, day_cell(item.first),
            day_cell(item.last), item.text, item.on_answer, joined(r.id for r in told),
            joined(sources), sieve.credit(sources),
        ))  # fmt: skip
        points.append((place.lon, place.lat) if place else None)
    return Layer(
        "contradictions", "What does not fit", _CONTRADICTIONS, tuple(rows), "point",
        tuple(points), start="start", end="end", label="kind", credits="sources",
        withheld=withheld,
    )  # fmt: skip


def _days(answer: Answer) -> Layer:
    rows = tuple(
        (
            str(run.status), day_cell(run.first), day_cell(run.last), kilometres(run.metres),
            kilometres(run.gap_metres), kilometres(run.closed_metres), run.kept_open,
        )
        for run in answer.by_day or ()
    )  # fmt: skip
    return Layer(
        "by_day", "Length or gap by runs of days", _DAYS, rows, start="start", end="end",
        label="status", credits="*",
    )  # fmt: skip


def _odds(odds: CorridorOdds) -> Layer:
    rows = tuple(
        (
            day_cell(run.first), day_cell(run.last), odds.draws, run.open, run.uncertain,
            run.closed, round(run.open / odds.draws, 4), odds.sampler,
        )
        for run in odds.by_day
    )  # fmt: skip
    return Layer(
        "odds", "In how many drawn courses of events there was a way, by runs of days", _ODDS,
        rows, start="start", end="end", credits="*",
    )  # fmt: skip
