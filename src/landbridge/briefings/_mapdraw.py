"""One frame of an atlas as the body of an SVG map, fixed or ready to be redrawn by a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from landbridge.briefings._escape import html
from landbridge.briefings._fronts import fronts
from landbridge.briefings._scene import path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from landbridge.briefings._scene import Scene
    from landbridge.model.atlas import AtlasFrame

__all__ = ["borders", "map_body", "road_points"]

_SQUARE = {"crossing", "border-point"}
_LEAST, _LETTERED, _USUAL, _END = 2.6, 3.8, 4.8, 6.5


def _cells(scene: Scene, frame: AtlasFrame) -> Iterator[str]:
    for i, cell in enumerate(scene.cells):
        if not cell.corners:
            continue
        name = scene.looks[frame.places[i]].name
        yield f'<path id="lb-c{i}" class="c {name}" d="{path(cell.corners, shut=True)}"/>'


def borders(scene: Scene) -> dict[tuple[int, int], str]:
    """Give the side shared by each pair of neighbouring places, as path data."""
    found: dict[tuple[int, int], list[str]] = {}
    for i, cell in enumerate(scene.cells):
        for k, j in enumerate(cell.neighbour):
            if j > i:
                corners = (cell.corners[k], cell.corners[(k + 1) % len(cell.corners)])
                found.setdefault((i, j), []).append(path(corners))
    return {pair: "".join(parts) for pair, parts in sorted(found.items())}


def _borders(scene: Scene, frame: AtlasFrame, *, live: bool) -> Iterator[str]:
    for (i, j), data in borders(scene).items():
        differs = scene.looks[frame.places[i]] is not scene.looks[frame.places[j]]
        if differs or live:
            yield f'<path id="lb-b{i}-{j}" class="b{"" if differs else " off"}" d="{data}"/>'


def _roads(scene: Scene, frame: AtlasFrame) -> Iterator[str]:
    for k, shape in enumerate(scene.links):
        if not shape.halves[0]:
            continue
        link = scene.atlas.network.links[k]
        kind = "" if link.on_ground else f" {html(link.mode)}"
        for end, letter in enumerate("ab"):
            word = html(frame.halves[k][end])
            data = shape.halves[end]
            yield f'<path id="lb-h{k}{letter}" class="h{kind} {word}" d="{data}"/>'


def _gap(scene: Scene, frame: AtlasFrame, *, live: bool) -> Iterator[str]:
    ever = {k for f in scene.atlas.frames for k in f.gap} if live else set(frame.gap)
    for k in sorted(ever):
        for end, letter in enumerate("ab"):
            on = k in frame.gap and frame.halves[k][end] not in {"open", "absent"}
            if on or live:
                off = "" if on else " off"
                data = scene.links[k].halves[end]
                yield f'<path id="lb-x{k}{letter}" class="x{off}" d="{data}"/>'


def _route(scene: Scene, frame: AtlasFrame, *, live: bool) -> Iterator[str]:
    ever = {k for f in scene.atlas.frames for k in f.route} if live else set(frame.route)
    for style, letter in (("rc", "q"), ("r", "r")):
        for k in sorted(ever):
            off = "" if k in frame.route else " off"
            data = path(scene.links[k].points)
            link = scene.atlas.network.links[k]
            kind = "" if link.on_ground else f" {html(link.mode)}"
            yield f'<path id="lb-{letter}{k}" class="{style}{kind}{off}" d="{data}"/>'


def _arrows(scene: Scene, frame: AtlasFrame, *, live: bool) -> Iterator[str]:
    frames = scene.atlas.frames if live else (frame,)
    for k, shape in enumerate(scene.links):
        if not any(f.one_way[k] for f in frames):
            continue
        way = frame.one_way[k]
        x, y = shape.middle
        turned = ' transform="rotate(180)"' if way == "ba" else ""
        yield (
            f'<g transform="translate({x:.1f},{y:.1f}) rotate({shape.degrees:.0f})">'
            f'<path id="lb-w{k}" class="w{"" if way else " off"}"{turned} '
            'd="M-4,-4.5L6,0L-4,4.5Z"/></g>'
        )


def _sizes(scene: Scene) -> list[float]:
    """Give each marker a radius at which it does not cover its neighbours."""
    points = scene.points[scene.named]
    away = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    sizes = np.full(scene.points.shape[0], _LEAST)
    nearest = away.min(axis=1) if points.shape[0] > 1 else np.full(points.shape[0], np.inf)
    sizes[scene.named] = np.clip(nearest * 0.5, _LEAST, _USUAL)
    return [float(size) for size in sizes]


def _markers(scene: Scene, frame: AtlasFrame) -> Iterator[str]:
    ends = {*scene.atlas.origin, *scene.atlas.destination}
    sizes = _sizes(scene)
    for i, place in enumerate(scene.atlas.network.places):
        if not scene.named[i] and place.id not in ends:
            continue
        look = scene.looks[frame.places[i]]
        x, y = scene.points[i]
        end = " end" if place.id in ends else ""
        size = max(sizes[i], _END) if end else sizes[i]
        if place.kind in _SQUARE:
            r = size * 1.3
            shape = f'd="M{x:.1f},{y - r:.1f}l{r:.1f},{r:.1f}l-{r:.1f},{r:.1f}l-{r:.1f},-{r:.1f}Z"'
            yield f'<path id="lb-m{i}" class="m {look.name}{end}" {shape}/>'
        else:
            circle = f'cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"'
            yield f'<circle id="lb-m{i}" class="m {look.name}{end}" {circle}/>'
        if size < _LETTERED:
            continue
        yield (
            f'<text id="lb-t{i}" class="t {look.name}" x="{x:.1f}" y="{y + 2.2:.1f}">'
            f"{html(look.letter)}</text>"
        )


def map_body(scene: Scene, frame: AtlasFrame, *, live: bool = False) -> str:
    """Draw a frame. ``live`` also draws, switched off, what other frames of the atlas need."""
    layers = [
        ("cells", _cells(scene, frame)),
        ("borders", _borders(scene, frame, live=live)),
        ("gap", _gap(scene, frame, live=live)),
        ("roads", _roads(scene, frame)),
        ("route", _route(scene, frame, live=live)),
        ("arrows", _arrows(scene, frame, live=live)),
        ("fronts", iter([fronts(scene, frame, live=live)])),
        ("markers", _markers(scene, frame)),
    ]
    return "".join(f'<g class="{name}">{"".join(parts)}</g>' for name, parts in layers)


def road_points(scene: Scene, links: Iterable[int], step: float = 6.0) -> list[tuple[float, float]]:
    """Give points along some links, for names to keep clear of."""
    found: list[tuple[float, float]] = []
    for k in links:
        shape = scene.links[k]
        for start, end in zip(shape.points[:-1], shape.points[1:], strict=True):
            pieces = max(1, int(np.hypot(*(end - start)) / step))
            for share in np.linspace(0, 1, pieces, endpoint=False):
                x, y = start + (end - start) * share
                found.append((float(x), float(y)))
    return found
