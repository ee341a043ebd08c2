"""Names on a map, placed one after the other where they hide nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Box", "Label", "Placed", "drawn", "placed", "text_width"]

Box = tuple[float, float, float, float]

_EMS = {
    letter: ems
    for ems, letters in (
        (0.28, "'ijl"),
        (0.35, ",./:;IJ|f \u2018\u2019"),
        (0.42, "!()-[]rt"),
        (0.53, '"*_`'),
        (0.58, "?FLcksvxyz"),
        (0.74, "ABCHNRUVXZ"),
        (0.82, "#&+<=>DGOQ^w~"),
        (0.88, "M"),
        (0.98, "%@Wm—…"),
    )
    for letter in letters
}
"""Widths in DejaVu Sans, the widest of the faces asked for; any other letter is 0.64."""
_AROUND = (
    (1, -0.2, "start"),
    (-1, -0.2, "end"),
    (0, -1.0, "middle"),
    (0, 1.0, "middle"),
    (0.75, -0.8, "start"),
    (0.75, 0.8, "start"),
    (-0.75, -0.8, "end"),
    (-0.75, 0.8, "end"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A name wanted beside a point. ``far`` lets it stand off, with a line back to its point."""

    text: str
    x: float
    y: float
    size: float
    style: str
    far: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place: the anchor point of the text and its box."""

    label: Label
    x: float
    y: float
    anchor: str
    box: Box
    led: bool


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a text, on the wide side."""
    return sum(_EMS.get(c, 0.64) for c in text) * size * (1.14 if bold else 1.0)


def _apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _spots(label: Label, reaches: Sequence[float]) -> Iterable[Placed]:
    """Give the places where a name could stand, best first."""
    wide = text_width(label.text, label.size, bold="bold" in label.style)
    high = label.size
    for reach in reaches:
        for dx, dy, anchor in _AROUND:
            x = label.x + dx * reach
            middle = label.y + dy * (reach + high * 0.35)
            left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
            box = (left - 1, middle - high * 0.55, left + wide + 1, middle + high * 0.55)
            yield Placed(label, x, middle + high * 0.34, anchor, box, reach > reaches[0])


def placed(
    wanted: Iterable[Label],
    frame: Box,
    taken: Iterable[Box],
    avoided: Sequence[tuple[float, float]] = (),
) -> list[Placed]:
    """Place names in the order given; a name without a free spot is left out.

    No name overlaps another, a box that is ``taken``, or the frame; of the free spots the one
    that covers the fewest ``avoided`` points (roads) wins.
    """
    boxes = list(taken)
    found = []
    for label in wanted:
        best: tuple[float, Placed] | None = None
        for rank, spot in enumerate(_spots(label, (8, 16, 26, 38) if label.far else (8,))):
            x1, y1, x2, y2 = spot.box
            if x1 < frame[0] or y1 < frame[1] or x2 > frame[2] or y2 > frame[3]:
                continue
            if not all(_apart(spot.box, box) for box in boxes):
                continue
            over = sum(x1 < x < x2 and y1 < y < y2 for x, y in avoided)
            cost = over + rank * 0.3
            if best is None or cost < best[0]:
                best = (cost, spot)
        if best is not None:
            found.append(best[1])
            boxes.append(best[1].box)
    return found


def drawn(names: Iterable[Placed]) -> str:
    """Write placed names as SVG text, with a line back where one stands off."""
    said = []
    for name in names:
        label = name.label
        if name.led:
            x = min(max(label.x, name.box[0]), name.box[2])
            y = min(max(label.y, name.box[1]), name.box[3])
            said.append(f'<path class="lead" d="M{label.x:.1f},{label.y:.1f}L{x:.1f},{y:.1f}"/>')
        said.append(
            f'<text class="n {label.style}" x="{name.x:.1f}" y="{name.y:.1f}" '
            f'text-anchor="{name.anchor}">{html(label.text)}</text>'
        )
    return "".join(said)
