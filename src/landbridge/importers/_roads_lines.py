"""Lines of roads as columns: parted where they meet, measured on the ellipsoid, written as WKT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = [
    "MOST_POINTS",
    "PARTS_OF_A_DEGREE",
    "Lines",
    "Segments",
    "part_at_junctions",
    "without_repeats",
    "wkt_of",
]

MOST_POINTS = 5_000
"""Points of one road: its WKT has to fit into a cell of 131,072 characters."""
PARTS_OF_A_DEGREE = 10_000_000
"""Coordinates are whole numbers of these, as in OpenStreetMap: about a centimetre."""
_MEASURED_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Lines by position. Line k has the points ``first[k]`` up to ``first[k + 1]``.

    ``node[p]`` says which node a point is (equal numbers are the same node), ``x`` and ``y`` are
    its longitude and latitude in ten-millionths of a degree.
    """

    first: NDArray[np.int64]
    node: NDArray[np.int64]
    x: NDArray[np.int32]
    y: NDArray[np.int32]

    @property
    def line_of_point(self) -> NDArray[np.int64]:
        """The line of each point."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Pieces of lines from junction to junction.

    Segment s is the points ``begins[s]`` to ``ends[s]`` of line ``line[s]``, both included; it runs
    from node ``tail[s]`` to node ``head[s]`` (numbered from 0) and is ``metres[s]`` long.
    """

    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    line: NDArray[np.int64]
    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    metres: NDArray[np.float64]


def without_repeats(lines: Lines) -> tuple[Lines, NDArray[np.int64]]:
    """Drop points that repeat the one before, then lines of fewer than two points.

    Also gives the positions of the lines that are left.
    """
    line = lines.line_of_point
    kept = np.ones(len(lines.node), dtype=bool)
    kept[1:] = (lines.node[1:] != lines.node[:-1]) | (line[1:] != line[:-1])
    counts = np.bincount(line[kept], minlength=len(lines.first) - 1)
    alive = np.flatnonzero(counts >= 2)  # noqa: PLR2004  a line has two ends
    kept &= np.isin(line, alive) if len(alive) < len(counts) else True
    first = np.concatenate(([0], np.cumsum(counts[alive])))
    return Lines(first, lines.node[kept], lines.x[kept], lines.y[kept]), alive


def part_at_junctions(lines: Lines, where: str = "vertices") -> Segments:
    """Part lines at their junctions.

    Parameters
    ----------
    lines
        each of two points or more, without repeats
    where
        ``vertices``: at every node that stands twice or more in the lines; ``ends``: where a line
        ends; ``none``: nowhere but at their own ends
    """
    count = len(lines.node)
    names, place = np.unique(lines.node, return_inverse=True)
    breaks = np.zeros(count, dtype=bool)
    breaks[lines.first[:-1]] = True
    breaks[lines.first[1:] - 1] = True
    if where == "vertices":
        breaks |= np.bincount(place, minlength=len(names))[place] > 1
    elif where == "ends":
        at_end = np.zeros(len(names), dtype=bool)
        at_end[place[breaks]] = True
        breaks |= at_end[place]
    stretch = np.arange(count) - np.maximum.accumulate(np.where(breaks, np.arange(count), 0))
    breaks |= (stretch > 0) & (stretch % (MOST_POINTS - 1) == 0)
    at = np.flatnonzero(breaks)
    line = lines.line_of_point
    same = line[at[:-1]] == line[at[1:]]
    begins, ends = at[:-1][same], at[1:][same]
    along = np.concatenate(([0.0], np.cumsum(_legs(lines, line))))
    return Segments(
        begins, ends, line[begins], place[begins], place[ends], along[ends] - along[begins]
    )


def _legs(lines: Lines, line: NDArray[np.int64]) -> NDArray[np.float64]:
    """Metres from each point to the next, on the ellipsoid of WGS 84; none between two lines."""
    from pyproj import Geod  # noqa: PLC0415  heavy, and only importers of roads need it

    earth = Geod(ellps="WGS84")
    metres = np.zeros(max(0, len(line) - 1))
    for start in range(0, len(metres), _MEASURED_AT_ONCE):
        stop = min(start + _MEASURED_AT_ONCE, len(metres))
        lon = lines.x[start : stop + 1] / PARTS_OF_A_DEGREE
        lat = lines.y[start : stop + 1] / PARTS_OF_A_DEGREE
        metres[start:stop] = earth.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])[2]
    metres[line[1:] != line[:-1]] = 0.0
    return metres


def wkt_of(pieces: Sequence[tuple[int, int, bool]], lines: Lines) -> str:
    """Write the points of several stretches, one behind the other, as one WKT line in degrees.

    A stretch is its first and last point and whether it is run backwards; where one ends the next
    begins, and that point is written once.
    """
    numbers: list[float] = []
    for place, (begins, ends, backwards) in enumerate(pieces):
        run = slice(begins, ends + 1)
        points = np.empty(2 * (ends - begins + 1))
        turn = -1 if backwards else 1
        points[0::2] = lines.x[run][::turn]
        points[1::2] = lines.y[run][::turn]
        points /= PARTS_OF_A_DEGREE
        numbers += points[2 if place else 0 :].tolist()
    return "LINESTRING (" + ", ".join(["%.7f %.7f"] * (len(numbers) // 2)) % tuple(numbers) + ")"
