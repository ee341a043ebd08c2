"""The overlay: what is left of one cell's roads for questions of kilometres."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from picture_island import LETTERS, cell_shape, island
from picture_sheet import GREY, INK, PAPER, Sheet

from landbridge.engine.overlay import build_overlay

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from picture_island import Island

    from landbridge.engine.overlay import Overlay

__all__ = ["overlay_picture"]

CELL = LETTERS.index("A")
SCALE = 1450.0
PLACES = np.array([[18.0, 50.0], [520.0, 50.0]])
NOTES = (
    "Squares: where the cell's roads meet the next cell's, half-way along a road. Numbers: "
    "kilometres. On the right each line stands for",
    "a way on the left of that length, and the shortest way between any two squares inside the "
    "cell is as long on both sides.",
)


def _spots(isle: Island, over: Overlay) -> NDArray[np.float64]:
    """Give where each point lies: a border point half-way between the junctions beside it."""
    points = over.points
    nodes = isle.land.nodes
    spot = np.zeros((points.points, 2))
    spot[:nodes] = isle.spot
    beside = np.zeros(points.points)
    for end, other in ((points.p, points.q), (points.q, points.p)):
        borders = (end >= nodes) & (other < nodes)
        np.add.at(spot, end[borders], isle.spot[other[borders]])
        np.add.at(beside, end[borders], 1)
    spot[nodes:] /= np.maximum(beside[nodes:], 1)[:, None]
    return spot


def _kilometres(millimetres: int) -> str:
    return f"{millimetres / 1_000_000:g}"


def _lengths(sheet: Sheet, spot: NDArray[np.float64], lines: list[tuple[int, int, int]]) -> None:
    for one, other, millimetres in lines:
        x, y = (spot[one] + spot[other]) / 2
        sheet.text(x, y + 4, _kilometres(millimetres), 11.5, 'text-anchor="middle"')


def _marks(sheet: Sheet, spot: NDArray[np.float64], shown: list[int], nodes: int) -> None:
    for point in shown:
        x, y = spot[point]
        if point < nodes:
            sheet.dot(x, y, 3.6, INK)
        else:
            look = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.8"'
            sheet.box(x - 5, y - 5, 10, 10, look)


def _half(
    sheet: Sheet, isle: Island, over: Overlay, place: NDArray[np.float64], *, kept: bool
) -> tuple[int, int, int]:
    """Draw the roads of the cell, or what is kept of them; gives how many points and lines."""
    nodes = isle.land.nodes
    spot = place + SCALE * _spots(isle, over)
    look = f'stroke="{GREY}" stroke-width="1" stroke-dasharray="5 3"'
    sheet.shape(place + SCALE * cell_shape(isle.seat, CELL), "#fdf3d9", look)
    if kept:
        tail = np.repeat(np.arange(over.vertices), np.diff(over.first))
        point = np.flatnonzero(over.of_point >= 0)[np.argsort(over.of_point[over.of_point >= 0])]
        own = np.flatnonzero(over.unit == CELL)
        ends = zip(point[tail[own]].tolist(), point[over.head[own]].tolist(), strict=True)
        lengths = over.millimetres[own].tolist()
    else:
        own = np.flatnonzero(over.points.unit == CELL)
        ends = zip(over.points.p[own].tolist(), over.points.q[own].tolist(), strict=True)
        lengths = over.points.there[own].tolist()
    found = {(min(pair), max(pair), length) for pair, length in zip(ends, lengths, strict=True)}
    lines = sorted(found)
    both = np.array([(one, other) for one, other, _ in lines])
    sheet.lines_between(spot[both], INK, 1.4)
    _lengths(sheet, spot, lines)
    shown = np.unique(both).tolist()
    _marks(sheet, spot, shown, nodes)
    return sum(p < nodes for p in shown), sum(p >= nodes for p in shown), len(lines)


def overlay_picture() -> str:
    """Draw the roads of a cell, and the overlay's arcs in it."""
    isle = island()
    over = build_overlay(isle.land)
    sheet = Sheet(
        1000, 610, "What is kept of a cell for kilometres",
        "Left: the roads of one cell with their lengths. Right: the points kept and the arcs "
        "between them, with theirs.",
    )  # fmt: skip
    titles = ("What there is: the roads of cell A", "What is kept: lines as short as the roads")
    for place, title, kept in zip(PLACES, titles, (False, True), strict=True):
        sheet.text(place[0], 30, title, 16, 'font-weight="bold"')
        inner, border, lines = _half(sheet, isle, over, place, kept=kept)
        what = "lines" if kept else "roads"
        junctions = "1 junction" if inner == 1 else f"{inner} junctions"
        sheet.text(place[0], 540, f"{junctions}, {border} border points, {lines} {what}", 14)
    for line, note in enumerate(NOTES):
        sheet.text(18, 572 + 22 * line, note, 13)
    return sheet.svg()
