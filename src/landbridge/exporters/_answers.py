"""An answer as layers: its status, its route and pieces, its gap and fronts, and its spells."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from landbridge.exporters._kept_back import kept_back
from landbridge.exporters._passage import PASSAGE_STYLE, half_of, holder_cells
from landbridge.exporters._rows import columns_of, day_cell, joined, kilometres
from landbridge.exporters._sieve import WITHHELD
from landbridge.model.layers import Layer, Look, Style
from landbridge.model.palette import PASSAGE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from landbridge.exporters._kept_back import KeptBack
    from landbridge.exporters._sieve import Sieve
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Piece, Route
    from landbridge.model.geography import Link, Place
    from landbridge.model.layers import Cell, Shape
    from landbridge.model.roads import RoadNetwork
    from landbridge.model.situations import Situation

__all__ = ["answer_layers"]

_ANSWER = columns_of("""
    headline #description
    status #access+status
    as_of:day #date+occurred
    known_by:day #date+known
    traveller #group+traveller+code
    origin #loc+from+code
    destination #loc+to+code
    modes #loc+road+type
    cargo #item+cargo
    earliest:day #date+start+earliest
    settled:day #date+start
    route_km:number #indicator+distance+km
    route_hours:number #indicator+duration+hours
    gap_km:number #indicator+distance+km+gap
    gap_straight_km:number #indicator+distance+km+straight
    closed_km:number #indicator+distance+km+closed
    contested_km:number #indicator+distance+km+contested
    unknown_km:number #indicator+distance+km+unknown
    single_family #org+source+family
    carried_forward_days:integer #indicator+days+carried
    newest_report_age_days:integer #indicator+days+age
    estimator #meta+method
    policy #meta+method+policy
    disclaimer #meta+notice
    recipe #meta+recipe
""")
_ROUTE = columns_of("""
    role #access+route
    status #access+status
    as_of:day #date+occurred
    km:number #indicator+distance+km
    hours:number #indicator+duration+hours
    places #loc+code+list
""")
_PIECES = columns_of("""
    role #access+route
    number:integer #indicator+order+num
    what #loc+type
    place #loc+code
    place_name #loc+name
    toward #loc+to+code
    link #loc+road+code
    ref #loc+road+name
    mode #loc+road+type
    km:number #indicator+distance+km
    as_of:day #date+occurred
    passage #access+status
    lamp #access+cause
    kind #status+control
    holder #group+name+code
    holder_name #group+name
    permission #access+type
    practicability #status+road
    condition #access+condition
    reports #event+code+list
    sources #org+source+code
    attribution #meta+license
""")
_GAP = columns_of("""
    as_of:day #date+occurred
    from_place #loc+from+code
    from_name #loc+from+name
    to_place #loc+to+code
    to_name #loc+to+name
    road_km:number #indicator+distance+km
    straight_km:number #indicator+distance+km+straight
    closed_km:number #indicator+distance+km+closed
    contested_km:number #indicator+distance+km+contested
    unknown_km:number #indicator+distance+km+unknown
    km_per_week:number #indicator+change+km
""")
_HOLDERS = columns_of("""
    kind #status+control
    holder #group+name+code
    holder_name #group+name
    contenders #group+contender+code
    km:number #indicator+distance+km
    as_of:day #date+occurred
""")
_FRONTS = columns_of("""
    side #access+side
    place #loc+code
    place_name #loc+name
    toward #loc+to+code
    as_of:day #date+occurred
""")
_SPELLS = columns_of("""
    status #access+status
    start:day #date+start
    end:day #date+end
    days:integer #indicator+days+num
    caused_by #event+code+list
    other_causes #access+cause
    attribution #meta+license
""")
_ROUTES = Style(
    "role",
    (
        Look("route", "route: no known obstacle", PASSAGE_COLOURS["open"]),
        Look("optimist", "route if what is uncertain were open", "#c98a1b", "dashed"),
        Look("gap", "way with the smallest gap", PASSAGE_COLOURS["closed"], "dotted"),
    ),
)
_STATUSES = Style(
    "status",
    (
        Look("open", "no known obstacle", PASSAGE_COLOURS["open"]),
        Look("uncertain", "uncertain", PASSAGE_COLOURS["contested"], "hatched"),
        Look("closed", "closed", PASSAGE_COLOURS["closed"]),
    ),
)


def answer_layers(
    answers: tuple[Answer, Answer],
    situation: Situation,
    network: RoadNetwork,
    sieve: Sieve,
    words: tuple[str, str],
) -> tuple[Layer, ...]:
    """Lay out an answer, given as it is and as it may be shown; the ways are those of the first.

    ``words`` are its headline and what it is not.
    """
    answer, shown = answers
    nodes = {place.id: place for place in network.places}
    links = {link.id: link for link in network.links}
    kept = kept_back(network.links, situation.named_places, sieve)
    return (
        _answer(shown, words),
        _routes(answer, situation, kept),
        _pieces(answer, situation, (nodes, links), (sieve, kept)),
        _gap(shown, nodes, kept),
        _gap_holders(answer, situation, sieve),
        _fronts(shown, nodes, kept),
        _spells(shown, sieve),
    )


def _ways(answer: Answer) -> Iterator[tuple[str, Route]]:
    ways = (
        ("route", answer.route),
        ("optimist", answer.optimist_route),
        ("gap", answer.gap.route if answer.gap and answer.route is None else None),
    )
    for role, way in ways:
        if way is not None:
            yield role, way


def _answer(answer: Answer, words: tuple[str, str]) -> Layer:
    query, gap, recipe = answer.query, answer.gap, answer.recipe
    told = {
        "query": recipe.query, "estimator": recipe.estimator, "policy": recipe.policy,
        "settings": recipe.settings, "versions": recipe.versions, "digests": recipe.digests,
        "recent_detail": recipe.recent_detail,
    }  # fmt: skip
    row: tuple[Cell, ...] = (
        words[0], str(answer.status), day_cell(answer.as_of), day_cell(answer.known_by),
        query.traveller, joined(query.origin), joined(query.destination), joined(query.modes),
        query.cargo, day_cell(answer.since.earliest), day_cell(answer.since.settled),
        kilometres(answer.route.metres) if answer.route else None,
        round(answer.route.hours, 2) if answer.route else None,
        kilometres(gap.road_metres) if gap else None,
        kilometres(gap.straight_metres) if gap else None,
        kilometres(gap.closed_metres) if gap else None,
        kilometres(gap.contested_metres) if gap else None,
        kilometres(gap.unknown_metres) if gap else None,
        answer.single_family, answer.carried_forward_days, answer.newest_report_age_days,
        recipe.estimator, recipe.policy, words[1],
        json.dumps(told, ensure_ascii=False, sort_keys=True, default=str),
    )  # fmt: skip
    return Layer("answer", "The answer", _ANSWER, (row,), label="status", credits="*")


def _routes(answer: Answer, situation: Situation, kept: KeptBack) -> Layer:
    """Give each way whole; it is not drawn where it takes a road that may not go out."""
    rows, lines = [], []
    named, hidden = situation.named_places, 0
    for role, way in _ways(answer):
        rows.append((
            role, str(answer.status), day_cell(answer.as_of), kilometres(way.metres),
            round(way.hours, 2), joined(key for key in way.places if key in named),
        ))  # fmt: skip
        bare = any(piece.link in kept.links for piece in way.pieces)
        hidden += bare
        lines.append(tuple(way.line) if len(way.line) > 1 and not bare else None)
    return Layer(
        "route", "The way", _ROUTE, tuple(rows), "line", tuple(lines), start="as_of", end="as_of",
        label="role", style=_ROUTES, credits="*", withheld=hidden,
    )  # fmt: skip


def _pieces(
    answer: Answer,
    situation: Situation,
    ground: tuple[dict[str, Place], dict[str, Link]],
    rules: tuple[Sieve, KeptBack],
) -> Layer:
    """Give each piece of each way; of a road that may not go out neither name nor line."""
    (nodes, links), (sieve, kept) = ground, rules
    rows: list[tuple[Cell, ...]] = []
    lines: list[Shape | None] = []
    hidden = 0
    for role, way in _ways(answer):
        for number, piece in enumerate(way.pieces, 1):
            bare = piece.link in kept.links
            hidden += bare or sieve.hides(piece.passage.control)
            link = None if bare else links.get(piece.link or "")
            shown = replace(piece, link=None, ref=None) if bare else piece
            source = link.source if link else None
            rows.append(_piece((role, number), shown, source, answer, situation, nodes, rules))
            lines.append(half_of(link, piece.place, nodes) if link else None)
    return Layer(
        "pieces", "The way, piece by piece", _PIECES, tuple(rows), "line", tuple(lines),
        start="as_of", end="as_of", label="place_name", style=PASSAGE_STYLE,
        credits="sources", withheld=hidden,
    )  # fmt: skip


def _piece(
    at: tuple[str, int], piece: Piece, of_link: str | None, answer: Answer,
    situation: Situation, nodes: dict[str, Place], rules: tuple[Sieve, KeptBack],
) -> tuple[Cell, ...]:  # fmt: skip
    """Lay out a piece; ``of_link`` is the source of its link."""
    passage, (sieve, kept) = piece.passage, rules
    told = sieve.going(dict.fromkeys((*passage.reports, *passage.control.reports)))
    sources = sorted({report.source.id for report in told} | ({of_link} if of_link else set()))
    place = nodes.get(piece.place)
    return (
        *at, piece.kind, kept.node(piece.place), place.name if place else None,
        kept.node(piece.other), piece.link, piece.ref, piece.mode, kilometres(piece.metres),
        day_cell(answer.as_of),
        passage.value.word, passage.lamp, *holder_cells(passage.control, situation, sieve),
        passage.permission, passage.practicability, passage.condition,
        joined(report.id for report in told), joined(sources), sieve.credit(sources),
    )  # fmt: skip


def _gap(answer: Answer, nodes: dict[str, Place], kept: KeptBack) -> Layer:
    gap = None if answer.route is not None else answer.gap
    rows: list[tuple[Cell, ...]] = []
    lines: list[Shape | None] = []
    if gap is not None:
        near, far = gap.front_from, gap.front_to
        rows.append((
            day_cell(answer.as_of), *kept.named(near, nodes), *kept.named(far, nodes),
            kilometres(gap.road_metres), kilometres(gap.straight_metres),
            kilometres(gap.closed_metres), kilometres(gap.contested_metres),
            kilometres(gap.unknown_metres), round(gap.trend.km_per_week, 3) if gap.trend else None,
        ))  # fmt: skip
        start, end = kept.point(near), kept.point(far)
        lines.append((start, end) if start and end and start != end else None)
    return Layer(
        "gap", "The gap, straight between the fronts", _GAP, tuple(rows), "line", tuple(lines),
        start="as_of", end="as_of", label="from_name", credits="*",
    )  # fmt: skip


def _gap_holders(answer: Answer, situation: Situation, sieve: Sieve) -> Layer:
    """Give how much of the gap each holds; who is named only by what may not go, is not."""
    gap = None if answer.route is not None else answer.gap
    states = [piece.passage.control for piece in (gap.pieces if gap else ())]
    hidden = {key for state in states if sieve.hides(state) for key in state.holders}
    hidden -= {key for state in states if not sieve.hides(state) for key in state.holders}
    rows: list[tuple[Cell, ...]] = []
    for h in gap.holders if gap else ():
        masked = bool(hidden & {h.actor, *h.contenders})
        actor = situation.actors.get(h.actor or "")
        rows.append((
            WITHHELD if masked else h.kind, None if masked else h.actor,
            None if masked or actor is None else actor.name,
            None if masked else joined(h.contenders), kilometres(h.metres), day_cell(answer.as_of),
        ))  # fmt: skip
    return Layer(
        "gap_holders", "Who holds the gap", _HOLDERS, tuple(rows), label="holder_name", credits="*"
    )


def _fronts(answer: Answer, nodes: dict[str, Place], kept: KeptBack) -> Layer:
    gap = None if answer.route is not None else answer.gap
    fronts = [("from", gap.front_from), ("to", gap.front_to)] if gap else []
    there = [(side, front) for side, front in fronts if front is not None]
    rows = tuple(
        (
            side, *kept.named(front, nodes), kept.node(front.toward), day_cell(answer.as_of),
        )
        for side, front in there
    )  # fmt: skip
    points = tuple(kept.point(front) for _, front in there)
    return Layer(
        "fronts", "The last points that can be reached", _FRONTS, rows, "point", points,
        start="as_of", end="as_of", label="place_name", credits="*",
    )  # fmt: skip


def _spells(answer: Answer, sieve: Sieve) -> Layer:
    rows = []
    for spell in answer.spells:
        told = sieve.going(spell.caused_by)
        rows.append((
            str(spell.status), day_cell(spell.first), day_cell(spell.last),
            spell.last - spell.first + 1, joined(report.id for report in told),
            joined(spell.other_causes), sieve.credit(sorted({r.source.id for r in told})),
        ))  # fmt: skip
    return Layer(
        "spells", "Status by runs of days", _SPELLS, tuple(rows), start="start", end="end",
        label="status", style=_STATUSES, credits="*",
    )  # fmt: skip
