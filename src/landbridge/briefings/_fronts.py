"""The two fronts of a gap on a map: brackets, the straight line between them and its length."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html
from landbridge.briefings._labels import text_width
from landbridge.briefings._phrases import km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.briefings._labels import Box
    from landbridge.briefings._scene import Scene
    from landbridge.model.atlas import AtlasFrame

__all__ = ["FrontMarks", "front_marks", "fronts"]

_BRACKET = "M-5,-10H0V10H-5"
_SIZE = 10.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FrontMarks:
    """Where brackets, line and words of a gap stand. Angles point from each front to the other."""

    start: Point
    end: Point
    degrees: float
    words: str
    middle: Point

    @property
    def box(self) -> Box:
        """Give the room that the words take."""
        wide = text_width(self.words, _SIZE, bold=True) / 2
        x, y = self.middle
        return (x - wide, y - _SIZE, x + wide, y + 3)

    def boxes(self) -> list[Box]:
        """Give the room that brackets and words take."""
        ends = [(x - 9, y - 9, x + 9, y + 9) for x, y in (self.start, self.end)]
        return [self.box, *ends]


def front_marks(scene: Scene, frame: AtlasFrame, names: Sequence[Box] = ()) -> FrontMarks | None:
    """Work out the marks of a frame's gap, clear of names; None where a front is not known."""
    if frame.front_from is None or frame.front_to is None:
        return None
    start = scene.projection.point(frame.front_from.lon, frame.front_from.lat)
    end = scene.projection.point(frame.front_to.lon, frame.front_to.lat)
    across = (end[0] - start[0], end[1] - start[1])
    length = math.hypot(*across)
    degrees = math.degrees(math.atan2(across[1], across[0])) if length else 0.0
    straight = frame.gap_straight_km
    words = "" if straight is None else f"{km(straight * 1000)} straight"
    middle = _free_spot(scene, (start, end), text_width(words, _SIZE, bold=True) / 2, names)
    return FrontMarks(start, end, degrees, words, middle)


def _free_spot(scene: Scene, ends: tuple[Point, Point], half: float, names: Sequence[Box]) -> Point:
    """Find where along the straight line its words cover the fewest names and markers."""
    start, end = ends
    across = (end[0] - start[0], end[1] - start[1])
    length = math.hypot(*across) or 1.0
    up = (across[1] / length, -across[0] / length)
    best: tuple[int, Point] | None = None
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        for side in (1, -1):
            reach = side * (13.0 + abs(up[0]) * half)
            x = start[0] + across[0] * share + up[0] * reach
            y = start[1] + across[1] * share + up[1] * reach + 3
            near = abs(scene.points - (x, y - 3)) < (half + 7, 13)
            hidden = int(near.all(axis=1).sum())
            hidden += 3 * sum(
                x - half < box[2] and box[0] < x + half and y - _SIZE < box[3] and box[1] < y + 3
                for box in names
            )
            if best is None or hidden < best[0]:
                best = (hidden, (x, y))
    return best[1] if best else start


def fronts(scene: Scene, frame: AtlasFrame, *, live: bool) -> str:
    """Draw the brackets at both fronts, the straight line and its length."""
    marks = front_marks(scene, frame)
    if marks is None and not live:
        return ""
    off = " off" if marks is None else ""
    marks = marks or FrontMarks((0, 0), (0, 0), 0, "", (0, 0))
    (x1, y1), (x2, y2) = marks.start, marks.end
    return (
        f'<g id="lb-fronts" class="f{off}">'
        f'<path id="lb-straight" class="s" d="M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}"/>'
        f'<path id="lb-from" class="k" d="{_BRACKET}" '
        f'transform="translate({x1:.1f},{y1:.1f}) rotate({marks.degrees:.1f})"/>'
        f'<path id="lb-to" class="k" d="{_BRACKET}" '
        f'transform="translate({x2:.1f},{y2:.1f}) rotate({marks.degrees + 180:.1f})"/>'
        f'<text id="lb-km" class="n gapkm" x="{marks.middle[0]:.1f}" y="{marks.middle[1]:.1f}" '
        f'text-anchor="middle">{html(marks.words)}</text></g>'
    )
