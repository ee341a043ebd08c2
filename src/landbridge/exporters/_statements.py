"""Reports as a layer, and who holds what from day to day, with the reports that say so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.days import LAST_DAY
from landbridge.exporters._rows import columns_of, day_cell, first_of, joined, last_of, line_of
from landbridge.exporters._sieve import WITHHELD
from landbridge.model.layers import Layer, Look, Style
from landbridge.model.lines import halves_of
from landbridge.model.palette import HOLDER_COLOURS, UNKNOWN_COLOUR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from landbridge.exporters._sieve import Sieve
    from landbridge.model.control import ControlCourse, ControlHistory, ControlState
    from landbridge.model.geography import Link
    from landbridge.model.layers import Cell, Point, Shape
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["held_links_layer", "holder_style", "holders_layer", "reports_layer", "shown_as"]

_REPORTS = columns_of("""
    id #event+code
    label #event+code+label
    source #org+source+code
    source_name #org+source+name
    family #org+source+family
    reliability #indicator+reliability
    credibility:integer #indicator+credibility
    published:day #date+reported
    start:day #date+start
    end:day #date+end
    date #date+occurred
    event #event+type
    place #loc+code
    place_name #loc+name
    link #loc+road+code
    a #loc+from+code
    b #loc+to+code
    actor #group+name+code
    actor_name #group+name
    other_actor #group+other+code
    for_whom #group+traveller+code
    cargo #item+cargo
    direction #access+direction
    permission #access+type
    vehicle:integer #indicator+vehicle
    locator #meta+url
    quote #description+quote
    sensitivity #meta+sensitivity
    retracts #event+code+retracted
    stands:boolean #status+stands
    note #description
    attribution #meta+license
""")
_HOLDERS = """
    {where} #loc+code
    {where}_name #loc+name
    pcode #loc+code+v_pcode
    kind #status+control
    holder #group+name+code
    holder_name #group+name
    contenders #group+contender+code
    besiegers #group+besieger+code
    shown_as #status+shown
    start:day #date+start
    end:day #date+end
    estimator #meta+method
    reports #event+code+list
    sources #org+source+code
    attribution #meta+license
"""
_LONG = 3650
"""Days that one run counts at most in the order of holders: many runs end with no day."""
_EVENTS = Style(
    "event",
    tuple(
        Look(event, words, colour)
        for event, words, colour in (
            ("holds", "holds", "#3b5fa0"),
            ("takes", "takes", "#4b3f8f"),
            ("loses", "loses", "#5aa3d0"),
            ("contests", "contests", "#c98a1b"),
            ("besieges", "besieges", "#8c6d46"),
            ("enters", "enters", "#1f6f78"),
            ("withdraws", "withdraws", "#3c8f8b"),
            ("closes", "closes", "#3a2a4d"),
            ("opens", "opens", "#85852a"),
            ("restricts", "restricts", "#9c4a6e"),
            ("cuts", "cuts", "#55524d"),
            ("repairs", "repairs", "#d27fae"),
            ("damages", "damages", "#8a4f9e"),
        )
    ),
)


def reports_layer(
    situation: Situation, sieve: Sieve, reports: Iterable[Report], standing: Collection[Report]
) -> Layer:
    """Give reports as points where they are about a place or a link of known whereabouts.

    ``standing`` are those that no other withdraws.
    """
    rows: list[tuple[Cell, ...]] = []
    points: list[Shape | None] = []
    withheld, stands = 0, {report.id for report in standing}
    pairs = _links_by_name(situation)
    for r in reports:
        if not sieve.lets(r):
            withheld += 1
            continue
        rows.append(_report_row(r, situation, sieve, r.id in stands))
        points.append(_spot(r, situation, pairs))
    return Layer(
        "reports", "Reports", _REPORTS, tuple(rows), "point", tuple(points), start="start",
        end="end", label="event", style=_EVENTS, credits="source", withheld=withheld,
    )  # fmt: skip


def _report_row(r: Report, situation: Situation, sieve: Sieve, stands: bool) -> tuple[Cell, ...]:  # noqa: FBT001
    place = situation.places.get(r.place or "")
    area = situation.areas.get(r.place or "")
    actor = situation.actors.get(r.actor or "")
    return (
        r.id, r.label, r.source.id, r.source.name, r.family, r.source.reliability, r.credibility,
        last_of(r.published), first_of(r.date), last_of(r.date), r.date.text, r.event, r.place,
        place.name if place else area.name if area else None, r.link, r.a, r.b, r.actor,
        actor.name if actor else None, r.other_actor, r.for_whom, r.cargo, r.direction,
        r.permission, r.vehicle, r.locator, sieve.quoted(r.quote, r.source.id), r.sensitivity,
        r.retracts, stands, r.note, sieve.credit([r.source.id]),
    )  # fmt: skip


def _spot(
    r: Report, situation: Situation, pairs: Mapping[str | frozenset[str], Link]
) -> Point | None:
    place = situation.places.get(r.place or "")
    if place is not None:
        return place.lon, place.lat
    link = pairs.get(r.link) if r.link else None
    if link is None and r.a and r.b:
        link = pairs.get(frozenset((r.a, r.b)))
    line = line_of(link, situation.places) if link else None
    return None if line is None else _middle(line)


def _links_by_name(situation: Situation) -> dict[str | frozenset[str], Link]:
    """Find links by id, by the road that they are a piece of, and by both ends."""
    found: dict[str | frozenset[str], Link] = {}
    for link in situation.links.values():
        for name in (link.id, link.road, frozenset((link.a, link.b))):
            if name is not None:
                found.setdefault(name, link)
    return found


def _middle(line: tuple[Point, ...]) -> Point:
    import numpy as np  # noqa: PLC0415  (where a line has to be measured)

    first, _ = halves_of(np.array(line, dtype=np.float64))
    return round(float(first[-1][0]), 7), round(float(first[-1][1]), 7)


def shown_as(state: ControlState, sieve: Sieve, situation: Situation) -> str:
    """Give the word that decides how ground is drawn: who holds it, or what else it is."""
    if sieve.hides(state):
        return WITHHELD
    if state.holder is None:
        return state.kind
    actor = situation.actors.get(state.holder)
    return actor.name if actor else state.holder


def _runs(course: ControlCourse) -> Iterator[tuple[int, int, ControlState, list[Report]]]:
    """Join the days on which the same hold, contend and besiege, with all their reports."""
    first, state = course.days[0], course.states[0]
    reports = dict.fromkeys(state.reports)
    for day, later in zip(course.days[1:], course.states[1:], strict=True):
        if not later.stands_as(state):
            yield first, day - 1, state, list(reports)
            first, reports = day, {}
        state = later
        reports |= dict.fromkeys(later.reports)
    yield first, LAST_DAY, state, list(reports)


def holders_layer(
    situation: Situation, control: ControlHistory, sieve: Sieve, estimator: str
) -> Layer:
    """Give a row for each place and each run of days on which the same hold it."""
    there = [
        (place.id, place.name, place.pcode, (place.lon, place.lat), control.places[place.id])
        for place in situation.named_places.values()
        if place.id in control.places
    ]
    return _held("holders", "Who holds which place", "place", there, situation, sieve, estimator)


def held_links_layer(
    situation: Situation, control: ControlHistory, sieve: Sieve, estimator: str
) -> Layer:
    """Give the same for each link that a report names; else a link is held as its ends are."""
    there = []
    for key, course in control.links.items():
        link = situation.links.get(key)
        line = line_of(link, situation.places) if link else None
        if link is not None and line is not None:
            there.append((key, link.ref or key, None, line, course))
    return _held(
        "held_links",
        "Who holds which road, where reports say so",
        "link",
        there,
        situation,
        sieve,
        estimator,
    )


def _held(
    name: str,
    title: str,
    where: str,
    there: Iterable[tuple[str, str, str | None, Shape, ControlCourse]],
    situation: Situation,
    sieve: Sieve,
    estimator: str,
) -> Layer:
    rows: list[tuple[Cell, ...]] = []
    shapes: list[Shape | None] = []
    days: Counter[str] = Counter()
    hidden = 0
    for key, words, pcode, shape, course in there:
        for first, last, state, reports in _runs(course):
            if where == "link" and state.kind == "unknown" and not state.reports:
                continue
            masked = sieve.hides(state)
            hidden += masked
            told = sieve.going(reports)
            sources = sorted({report.source.id for report in told})
            shown = shown_as(state, sieve, situation)
            if state.kind == "held" and not masked:
                days[shown] += min(last - first + 1, _LONG)
            actor = situation.actors.get(state.holder or "")
            rows.append((
                key, words, pcode, WITHHELD if masked else state.kind,
                None if masked else state.holder,
                None if masked or actor is None else actor.name,
                None if masked or state.kind != "contested" else joined(state.holders),
                None if masked else joined(state.besiegers),
                shown, day_cell(first), day_cell(last), estimator,
                joined(report.id for report in told), joined(sources), sieve.credit(sources),
            ))  # fmt: skip
            shapes.append(shape)
    return Layer(
        name, title, columns_of(_HOLDERS.format(where=where)), tuple(rows),
        "point" if where == "place" else "line", tuple(shapes), start="start", end="end",
        label=f"{where}_name", style=holder_style(days), credits="sources", withheld=hidden,
    )  # fmt: skip


def holder_style(days: Mapping[str, int]) -> Style:
    """Give each holder a colour, those who hold most first; contested hatched, unknown grey."""
    order = sorted(days, key=lambda name: (-days[name], name))
    looks = [
        Look(name, name, HOLDER_COLOURS[at % len(HOLDER_COLOURS)][0])
        for at, name in enumerate(order)
        if name not in ("contested", "unknown", WITHHELD)
    ]
    looks += [
        Look("contested", "contested", HOLDER_COLOURS[1][0], "hatched"),
        Look("unknown", "unknown", UNKNOWN_COLOUR),
        Look(WITHHELD, "not to be passed on", UNKNOWN_COLOUR, "hatched"),
    ]
    return Style("shown_as", tuple(looks))
