"""A sheet of paper that becomes an SVG, and the inks that the engine's pictures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from landbridge.engine import Patches

__all__ = ["GREY", "INK", "PAPER", "Sheet", "clipped", "links_of"]

INK, GREY, PAPER = "#1a1a1a", "#8a8a8a", "#ffffff"


class Sheet:
    """An SVG written line by line."""

    def __init__(self, width: int, height: int, title: str, told: str) -> None:
        self.size = f"{width} {height}"
        self.rows = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size}" width="{width}" '
            f'height="{height}" role="img" font-family="DejaVu Sans, Verdana, sans-serif">',
            f"<title>{title}</title>",
            f"<desc>{told}</desc>",
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            'markerHeight="7" orient="auto" markerUnits="userSpaceOnUse">'
            f'<path d="M0 0L8 4L0 8Z" fill="{INK}"/></marker>'
            '<pattern id="doubt" width="4" height="4" patternUnits="userSpaceOnUse">'
            f'<rect width="4" height="4" fill="{PAPER}"/>'
            f'<path d="M-1 1L1 -1M0 4L4 0M3 5L5 3" stroke="{INK}" stroke-width="0.9"/></pattern>'
            "</defs>",
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        ]

    def add(self, line: str) -> None:
        """Add a line of SVG."""
        self.rows.append(line)

    def text(
        self, x: float, y: float, words: str, size: float = 13, look: str = "", ink: str = INK
    ) -> None:
        """Write words, with a rim of paper so that they can be read over lines."""
        self.add(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{ink}" stroke="{PAPER}" '
            f'stroke-width="3" stroke-linejoin="round" paint-order="stroke" {look}>{words}</text>'
        )

    def line(self, points: NDArray[np.float64], ink: str, width: float, look: str = "") -> None:
        """Draw a line through points."""
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        self.add(f'<path d="M{way}" fill="none" stroke="{ink}" stroke-width="{width:g}" {look}/>')

    def lines_between(self, ends: NDArray[np.float64], ink: str, width: float) -> None:
        """Draw many lines at once, ``ends[line, end, axis]``."""
        ways = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" for (a, b), (c, d) in ends)
        self.add(f'<path d="{ways}" stroke="{ink}" stroke-width="{width:g}"/>')

    def shape(self, points: NDArray[np.float64], fill: str, look: str = "") -> None:
        """Fill a polygon."""
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.add(f'<polygon points="{corners}" fill="{fill}" {look}/>')

    def dot(self, x: float, y: float, radius: float, fill: str, look: str = "") -> None:
        """Draw a disc."""
        self.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" {look}/>')

    def box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """Draw a rectangle."""
        self.add(f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:g}" height="{height:g}" {look}/>')

    def svg(self) -> str:
        """Give the whole picture."""
        return "\n".join([*self.rows, "</svg>\n"])


def clipped(
    one: NDArray[np.float64], other: NDArray[np.float64], gap: float
) -> NDArray[np.float64]:
    """Give the stretch between two points, less a gap at each end."""
    along = (other - one) / max(float(np.sqrt(((other - one) ** 2).sum())), 1e-9)
    return np.array([one + gap * along, other - gap * along])


def links_of(patches: Patches) -> Iterator[tuple[int, int, bool]]:
    """Give each pair of linked patches once, and whether it is linked both ways."""
    tail = np.repeat(np.arange(patches.count), np.diff(patches.first))
    there = set(zip(tail.tolist(), patches.head.tolist(), strict=True))
    for one, other in sorted(there):
        both = (other, one) in there
        if one < other or not both:
            yield one, other, both
