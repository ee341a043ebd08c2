"""Who lets the traveller through on one day: every half of every link, and the closed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.exporters._rows import columns_of, joined, kilometres, line_of
from landbridge.exporters._sieve import WITHHELD
from landbridge.model.layers import Layer, Look, Style
from landbridge.model.lines import halves_of
from landbridge.model.palette import PASSAGE_COLOURS
from landbridge.model.passage import PassageValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.exporters._sieve import Sieve
    from landbridge.model.control import ControlState
    from landbridge.model.corridors import CorridorProblem
    from landbridge.model.geography import Link, Place
    from landbridge.model.layers import Cell, Point, Shape
    from landbridge.model.passage import Passage
    from landbridge.model.situations import Situation

__all__ = ["PASSAGE_STYLE", "closed_links_layer", "half_of", "holder_cells", "passage_layer"]

PASSAGE_STYLE = Style(
    "passage",
    (
        Look("open", "no known obstacle", PASSAGE_COLOURS["open"]),
        Look("contested", "contested", PASSAGE_COLOURS["contested"], "hatched"),
        Look("unknown", "unknown", PASSAGE_COLOURS["unknown"], "dotted"),
        Look("closed", "closed", PASSAGE_COLOURS["closed"], "dashed"),
    ),
)
"""Lines by what they let through; "open" is told as "no known obstacle"."""
_PASSAGE = columns_of("""
    link #loc+road+code
    place #loc+code
    place_name #loc+name
    ground #loc+ground+code
    toward #loc+to+code
    toward_name #loc+to+name
    mode #loc+road+type
    ref #loc+road+name
    km:number #indicator+distance+km
    day:day #date+occurred
    passage #access+status
    there #access+status+out
    back #access+status+in
    lamp #access+cause
    kind #status+control
    holder #group+name+code
    holder_name #group+name
    permission #access+type
    practicability #status+road
    condition #access+condition
    drawn:boolean #indicator+drawn
    ways #loc+road+code+v_osm
    reports #event+code+list
    sources #org+source+code
    attribution #meta+license
""")
_CLOSED = columns_of("""
    link #loc+road+code
    a #loc+from+code
    b #loc+to+code
    mode #loc+road+type
    ref #loc+road+name
    km:number #indicator+distance+km
    closed_km:number #indicator+distance+km+closed
    day:day #date+occurred
    passage #access+status
    lamp #access+cause
    drawn:boolean #indicator+drawn
    ways #loc+road+code+v_osm
    reports #event+code+list
    attribution #meta+license
""")


def half_of(link: Link, end: str, places: Mapping[str, Place]) -> tuple[Point, ...] | None:
    """Give the half of a link that lies at an end, from that end to the middle."""
    return _both_halves(link, places)[0 if link.a == end else 1]


def _both_halves(
    link: Link, places: Mapping[str, Place]
) -> tuple[tuple[Point, ...] | None, tuple[Point, ...] | None]:
    import numpy as np  # noqa: PLC0415  (where a line has to be cut)

    line = line_of(link, places)
    if line is None:
        return None, None
    first, second = (
        _without_twins([(round(lon, 7), round(lat, 7)) for lon, lat in half.tolist()])
        for half in halves_of(np.array(line, dtype=np.float64))
    )
    return (first, second) if len(first) > 1 and len(second) > 1 else (None, None)


def _without_twins(points: list[Point]) -> tuple[Point, ...]:
    """Leave out points that lie where the one before lies."""
    return tuple(point for at, point in enumerate(points) if not at or point != points[at - 1])


def holder_cells(
    state: ControlState, situation: Situation, sieve: Sieve
) -> tuple[str, str | None, str | None]:
    """Give the kind of control, the holders and their names, unless that may not go out."""
    if sieve.hides(state):
        return WITHHELD, None, None
    names = [situation.actors[key].name for key in state.holders if key in situation.actors]
    return state.kind, joined(state.holders), joined(names)


def _worse(passages: tuple[Passage, Passage], one_way: str | None) -> Passage:
    """Give the worse of both directions, or the one in which a link may be driven."""
    if one_way is not None:
        return passages[0 if one_way == "ab" else 1]
    return max(passages, key=lambda passage: passage.value)


def passage_layer(
    problem: CorridorProblem, situation: Situation, sieve: Sieve, day: int, day_text: str
) -> Layer:
    """Give both halves of every link that is there on a day, with the lamps of each."""
    rows: list[tuple[Cell, ...]] = []
    lines: list[Shape | None] = []
    network = problem.network
    places = {place.id: place for place in network.places}
    hidden, ground = 0, situation.laid.ground if situation.laid else {}
    for k, link in enumerate(network.links):
        if not link.exists_on(day):
            continue
        if not sieve.lets_source(link.source):
            hidden += 2
            continue
        ways, drawn = joined(link.ways), _both_halves(link, places)
        for side, (end, other) in enumerate(((link.a, link.b), (link.b, link.a))):
            there, back = (course.on(day) for course in problem.passage.halves[k][side])
            worse = _worse((there, back), link.one_way)
            hidden += sieve.hides(worse.control)
            told = sieve.going(dict.fromkeys((*worse.reports, *worse.control.reports)))
            sources = sorted(
                {r.source.id for r in told} | ({link.source} if link.source else set())
            )
            rows.append((
                link.id, end, _name(end, places), ground.get(end, end), other,
                _name(other, places), link.mode, link.ref,
                kilometres(link.metres / 2), day_text, worse.value.word, there.value.word,
                back.value.word, worse.lamp, *holder_cells(worse.control, situation, sieve),
                worse.permission, worse.practicability, worse.condition, len(link.line) > 1, ways,
                joined(report.id for report in told), joined(sources), sieve.credit(sources),
            ))  # fmt: skip
            lines.append(drawn[side])
    return Layer(
        "passage", f"Every half of every link on {day_text}", _PASSAGE, tuple(rows), "line",
        tuple(lines), start="day", end="day", label="place_name", style=PASSAGE_STYLE,
        credits="sources", withheld=hidden,
    )  # fmt: skip


def _name(key: str, places: Mapping[str, Place]) -> str | None:
    return places[key].name if key in places else None


def closed_links_layer(passage: Layer) -> Layer:
    """Give the links of which a half is closed, whole, from the layer of halves."""
    at = {column.name: number for number, column in enumerate(passage.columns)}
    halves: dict[str, list[tuple[Cell, ...]]] = {}
    shapes: dict[str, list[Shape | None]] = {}
    for row, shape in passage.features():
        halves.setdefault(str(row[at["link"]]), []).append(row)
        shapes.setdefault(str(row[at["link"]]), []).append(shape)
    rows: list[tuple[Cell, ...]] = []
    lines: list[Shape | None] = []
    closed = PassageValue.CLOSED.word
    for key, both in halves.items():
        shut = [row for row in both if row[at["passage"]] == closed]
        if not shut:
            continue
        first = shut[0]
        lamps = dict.fromkeys(str(row[at["lamp"]]) for row in shut)
        reports = dict.fromkeys(
            word for row in shut for word in str(row[at["reports"]] or "").split(";") if word
        )
        credit = dict.fromkeys(str(row[at["attribution"]] or "") for row in shut)
        km = sum(float(row[at["km"]] or 0) for row in both)
        rows.append((
            key, both[0][at["place"]], both[0][at["toward"]], first[at["mode"]], first[at["ref"]],
            round(km, 3), round(km * len(shut) / len(both), 3), first[at["day"]], closed,
            joined(lamps), first[at["drawn"]], first[at["ways"]], joined(reports), joined(credit),
        ))  # fmt: skip
        lines.append(_whole(shapes[key]))
    return Layer(
        "closed_links", passage.title.replace("Every half of every link", "Closed links"), _CLOSED,
        tuple(rows), "line", tuple(lines), start="day", end="day", label="ref",
        style=PASSAGE_STYLE, credits="*",
    )  # fmt: skip


def _whole(halves: list[Shape | None]) -> Shape | None:
    """Join two halves, each from its end to the middle, to the line from end to end."""
    there = [half for half in halves if half is not None]
    if len(there) != 2:  # noqa: PLR2004  (a link has two halves)
        return there[0] if there else None
    return (*there[0], *tuple(reversed(there[1]))[1:])
