"""A whole map sheet: frame, names, scale, north, legend, title and the lines at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html
from landbridge.briefings._fronts import front_marks
from landbridge.briefings._labels import Label, drawn, placed, text_width
from landbridge.briefings._legend import legend
from landbridge.briefings._mapdraw import map_body, road_points
from landbridge.briefings._words import NOT_A_CLEARANCE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from landbridge.briefings._fronts import FrontMarks
    from landbridge.briefings._labels import Box, Placed
    from landbridge.briefings._scene import Scene
    from landbridge.model.atlas import AtlasFrame
    from landbridge.model.reports import Report

__all__ = ["DESIGNATIONS", "Sheet", "map_css", "placed_names", "sheet", "wrapped"]

DESIGNATIONS = (
    "Shading gives each place the ground nearest to it; it is not a front line. Designations, "
    "names and boundaries on this map do not imply endorsement or any opinion on the status of a "
    "territory."
)
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands round a map. ``live`` prepares it for a script and leaves title and foot out."""

    title: str = ""
    lines: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    strikes: tuple[Report, ...] = ()
    live: bool = False


def map_css() -> str:
    """Give the style that every map shares."""
    folder = resources.files("landbridge.briefings") / "assets"
    return (folder / "map.css").read_text(encoding="utf-8")


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than ``width``."""
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and text_width(longer, size, bold=bold) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def _wanted(scene: Scene, frame: AtlasFrame, named: Collection[str]) -> list[Label]:
    """Put names in order: the ends, the way, what else was asked for, then the best joined."""
    network = scene.atlas.network
    ends = {*scene.atlas.origin, *scene.atlas.destination}
    on_way = {int(end) for k in (*frame.route, *frame.gap) for end in (network.a[k], network.b[k])}
    fronts = {f.place for f in (frame.front_from, frame.front_to) if f}
    joins = [0] * len(network.places)
    for end in (*network.a, *network.b):
        joins[int(end)] += 1
    found: list[tuple[tuple[int, int, str], Label]] = []
    for i, place in enumerate(network.places):
        x, y = (float(part) for part in scene.points[i])
        if not (0 <= x <= scene.width and 0 <= y <= scene.height):
            continue
        if not scene.named[i] and place.id not in ends:
            continue
        if place.id in ends:
            rank, label = 0, Label(place.name, x, y, 13, "endbold", far=True)
        elif place.id in fronts or i in on_way:
            rank = 1 if place.id in fronts else 2
            label = Label(place.name, x, y, 11, "major", far=True)
        elif place.id in named:
            rank, label = 3, Label(place.name, x, y, 10, "middling", far=True)
        else:
            rank, label = 4, Label(place.name, x, y, 9, "minor")
        found.append(((rank, -joins[i], place.id), label))
    return [label for _, label in sorted(found, key=lambda pair: pair[0])]


def placed_names(scene: Scene, frame: AtlasFrame, around: Sheet) -> list[Placed]:
    """Place the names of a map, clear of markers, fronts and the scale bar."""
    marks = front_marks(scene, frame)
    boxes = [(x - 6, y - 6, x + 6, y + 6) for x, y in scene.points[scene.named].tolist()]
    boxes += [_scale(scene)[1], *(marks.boxes() if marks else [])]
    edge = (3.0, 3.0, scene.width - 3, scene.height - 3)
    clear_of = road_points(scene, range(len(scene.links)))
    clear_of += road_points(scene, [*frame.route, *frame.gap], step=1.5)
    wanted = _wanted(scene, frame, around.named)
    ends = [label for label in wanted if label.style == "endbold"]
    fronts = _front_labels(scene, marks) if marks and not around.live else []
    wanted = [*ends, *fronts, *wanted[len(ends) :]]
    return placed(wanted, edge, boxes, clear_of)


def _front_labels(scene: Scene, marks: FrontMarks) -> list[Label]:
    """Say beside each bracket from which end it was reached."""
    names = {place.id: place.name for place in scene.atlas.network.places}
    said = []
    for (x, y), keys in ((marks.start, scene.atlas.origin), (marks.end, scene.atlas.destination)):
        end = names.get(keys[0], keys[0]) if len(keys) == 1 else "one end"
        said.append(Label(f"reached from {end}", x, y, 9, "front", far=True))
    return said


def _scale(scene: Scene) -> tuple[str, Box]:
    """Draw the scale bar, true at the middle latitude, with the north arrow beside it."""
    length = max(
        (n for n in _STEPS if n * scene.projection.pixels_per_km <= scene.width * 0.2), default=1
    )
    wide = length * scene.projection.pixels_per_km
    x, y = 16.0, scene.height - 16
    middle = abs(scene.projection.lat)
    side = "N" if scene.projection.lat >= 0 else "S"
    words = f"{length:,} km, true at {middle:.0f}° {side}"
    room = max(wide, text_width(words, 9)) + 34
    bar = (
        f'<path d="M{x - 8},{y - 22}h{room + 8:.1f}v32h-{room + 8:.1f}z" '
        'fill="#fff" fill-opacity=".8"/>'
        f'<path class="scale" d="M{x},{y - 4}v4h{wide:.1f}v-4M{x + wide / 2:.1f},{y}v-4"/>'
        f'<path class="scalefill" d="M{x},{y - 3}h{wide / 2:.1f}v3h-{wide / 2:.1f}z"/>'
        f'<text class="foot" x="{x}" y="{y - 9}">{words}</text>'
        f'<g transform="translate({x + room - 14:.1f},{y - 8:.1f})">'
        '<path class="scalefill" d="M0,-10l5,14l-5,-3.5l-5,3.5z"/>'
        '<text class="t" x="0" y="13">N</text></g>'
    )
    return bar, (x - 8, y - 22, x + room, y + 10)


def _strikes(scene: Scene, reports: Sequence[Report]) -> str:
    """Mark reported strikes at their places, beside the marker."""
    said = []
    for place in dict.fromkeys(r.place for r in reports if r.place):
        if place in scene.atlas.network.position:
            x, y = scene.points[scene.atlas.network.position[place]]
            cross = f"M{x - 14:.1f},{y - 4:.1f}l8,8m0,-8l-8,8m4,-10v12"
            said.append(f'<path class="strike" d="{cross}"/>')
    return "".join(said)


def _text_block(rows: Sequence[tuple[str, str, float]], top: float) -> tuple[str, float]:
    """Write lines of text under one another; give them with the height that they take."""
    said, y = [], top
    for words, style, step in rows:
        y += step
        said.append(f'<text class="{style}" x="0" y="{y:.1f}">{html(words)}</text>')
    return "".join(said), y - top


def sheet(scene: Scene, frame: AtlasFrame, around: Sheet) -> str:
    """Draw the whole sheet as one SVG element that needs nothing from outside."""
    width, margin = scene.width, 12.0
    head = [(row, "title", 19.0) for row in wrapped(around.title, 16, width, bold=True)]
    head += [(NOT_A_CLEARANCE, "warn", 15.0)]
    head += [(r, "sub", 15.0) for text in around.lines for r in wrapped(text, 11, width)]
    top, high = _text_block([] if around.live else head, 0)
    bar, _ = _scale(scene)
    names = drawn(placed_names(scene, frame, around))
    key_top = high + 10 + scene.height + 10
    frames = scene.atlas.frames if around.live else (frame,)
    key, key_high = legend(scene, frames, top=key_top, strikes=bool(around.strikes))
    foot_rows = [(r, "foot", 13.0) for t in around.foot for r in wrapped(t, 9, width)]
    foot, foot_high = _text_block([] if around.live else foot_rows, key_top + key_high)
    total = key_top + key_high + foot_high + 2 * margin
    said = " ".join((*around.lines, *around.foot)) or around.title
    whole = f"0 0 {width + 2 * margin:.0f} {total:.0f}"
    style = "" if around.live else f"<style>{map_css()}{scene.looks.css}</style>"
    inside = f'<path d="M0,0h{width:.0f}v{scene.height:.1f}h-{width:.0f}z"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" id="lb-map" role="img" '
        f'aria-labelledby="lb-title lb-desc" viewBox="{whole}" '
        f'width="{width + 2 * margin:.0f}" height="{total:.0f}">'
        f'<title id="lb-title">{html(around.title)}</title><desc id="lb-desc">{html(said)}</desc>'
        f"{style}<defs>{scene.looks.patterns}"
        f'<clipPath id="lb-clip">{inside}/></clipPath></defs>'
        f'<path class="paper" d="M0,0h{width + 2 * margin:.0f}v{total:.0f}H0z"/>'
        f'<g transform="translate({margin},{margin})">{top}'
        f'<g transform="translate(0,{high + 10:.1f})">{inside} class="land"/>'
        f'<g clip-path="url(#lb-clip)">{map_body(scene, frame, live=around.live)}'
        f'<g id="lb-strikes">{_strikes(scene, around.strikes)}</g><g>{names}</g></g>'
        f'{bar}{inside} class="frame"/></g><g class="key">{key}</g>{foot}</g></svg>'
    )
