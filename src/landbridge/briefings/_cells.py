"""The land divided among places: each has the ground nearest to it, up to a reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Cell", "divided"]

_SIDES = 28
_OPEN = -1
_SAME = 1e-6

Point = tuple[float, float]
Corner = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """The ground of one place; corner k starts the side shared with ``neighbour[k]`` (-1: none)."""

    corners: tuple[Point, ...]
    neighbour: tuple[int, ...]


def _disc(x: float, y: float, reach: float) -> list[Corner]:
    turns = np.linspace(0, 2 * np.pi, _SIDES, endpoint=False)
    return [(x + reach * float(np.cos(t)), y + reach * float(np.sin(t)), _OPEN) for t in turns]


def _clipped(corners: list[Corner], here: Point, there: Point, label: int) -> list[Corner]:
    """Keep what lies nearer to here than to there; the cut side carries the label."""
    across = (there[0] - here[0], there[1] - here[1])
    middle = ((there[0] + here[0]) / 2, (there[1] + here[1]) / 2)
    sides = [(x - middle[0]) * across[0] + (y - middle[1]) * across[1] for x, y, _ in corners]
    if max(sides) <= 0:
        return corners
    kept: list[Corner] = []
    for k, (x, y, side) in enumerate(corners):
        x2, y2, _ = corners[(k + 1) % len(corners)]
        now, then = sides[k], sides[(k + 1) % len(corners)]
        if now <= 0:
            kept.append((x, y, side))
        if (now <= 0) != (then <= 0):
            share = now / (now - then)
            cut = (x + (x2 - x) * share, y + (y2 - y) * share)
            kept.append((*cut, label if now <= 0 else side))
    return kept


def divided(points: NDArray[np.float64], reach: float) -> tuple[Cell, ...]:
    """Divide the plane among points: nearest point wins, no farther than ``reach``."""
    cells = []
    for i, (x, y) in enumerate(points):
        away = np.hypot(points[:, 0] - x, points[:, 1] - y)
        corners = _disc(float(x), float(y), reach)
        for j in np.argsort(away, kind="stable"):
            if away[j] >= 2 * reach or not corners:
                break
            if j == i or away[j] < _SAME:
                continue
            there = (float(points[j, 0]), float(points[j, 1]))
            corners = _clipped(corners, (float(x), float(y)), there, int(j))
        cells.append(Cell(tuple(c[:2] for c in corners), tuple(c[2] for c in corners)))
    return tuple(cells)
