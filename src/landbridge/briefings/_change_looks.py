"""How holders and bands are drawn in pictures of change: colour, pattern, letter, frame, axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import html
from landbridge.briefings._labels import text_width
from landbridge.briefings._sheet import map_css, wrapped
from landbridge.days import format_day, parse_day
from landbridge.model.palette import HOLDER_COLOURS, UNKNOWN_COLOUR
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["STROKES", "cut_to", "framed", "heading", "holder_fills", "pattern", "year_ticks"]

STROKES = (
    "M0,4h8",
    "M4,4m-.9,0a.9,.9 0 1,0 1.8,0a.9,.9 0 1,0 -1.8,0",
    "M0,8l8,-8M-1,1l2,-2M7,9l2,-2",
    "M4,0v8",
    "M2,4h4M4,2v4",
    "M0,0l8,8M-1,7l2,2M7,-1l2,2",
    "M0,2h4M4,6h4",
    "M0,0",
)
"""Marks over a tint that tell holders apart without colour."""
_MONTHS_SHOWN = 800
_HEAD = 10.0
_LEAST_APART = 8.0
"""Between lines of years, and the size of a title, in the units of the picture."""
_HATCHED = '<path d="M0,0h7v7h-7z" fill="#fff"/><path d="M0,0h2.4v7h-2.4z" fill="#5a5a56"/>'


def pattern(name: str, size: int, body: str, *, turn: int = 0) -> str:
    """Define a pattern that fills are made of."""
    turned = f' patternTransform="rotate({turn})"' if turn else ""
    return (
        f'<pattern id="{html(name)}" width="{size}" height="{size}" '
        f'patternUnits="userSpaceOnUse"{turned}>{body}</pattern>'
    )


def holder_fills(names: Sequence[str]) -> tuple[dict[str, str], dict[str, str], str]:
    """Choose fill and ink of each holder, and give the patterns that fills are made of.

    Contested is hatched, unknown grey; a holder has a tint and marks of its own over it.
    """
    fills, inks, defs = {}, {}, [pattern("lb-fought", 7, _HATCHED, turn=45)]
    actors = [name for name in names if name not in (CONTESTED, NOBODY_KNOWN)]
    for at, name in enumerate(actors):
        ink, tint = HOLDER_COLOURS[at % len(HOLDER_COLOURS)]
        marks = STROKES[(at + at // len(HOLDER_COLOURS)) % len(STROKES)]
        body = f'<path d="M0,0h8v8h-8z" fill="{tint}"/><path d="{marks}" stroke="{ink}" fill="none"'
        defs.append(pattern(f"lb-h{at}", 8, f'{body} stroke-width="1.1" stroke-opacity=".65"/>'))
        fills[name], inks[name] = f"url(#lb-h{at})", ink
    fills |= {CONTESTED: "url(#lb-fought)", NOBODY_KNOWN: "#dededb"}
    inks |= {CONTESTED: "#1d1d1b", NOBODY_KNOWN: UNKNOWN_COLOUR}
    return fills, inks, "".join(defs)


def cut_to(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """Shorten words to the room that they have."""
    shown = words
    while text_width(shown, size, bold=bold) > room and len(shown) > 1:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    return shown


def heading(words: str, line: str, width: float) -> tuple[str, float]:
    """Write a title and what stands small below it, in rows as wide as the picture; and the end."""
    said, y = [], 16.0
    for row in wrapped(words, _HEAD, width, bold=True):
        shown = html(cut_to(row, width, _HEAD, bold=True))
        said.append(f'<text class="keyhead" x="0" y="{y:.0f}">{shown}</text>')
        y += 15
    for row in wrapped(line, 9, width):
        said.append(f'<text class="foot" x="0" y="{y:.0f}">{html(row)}</text>')
        y += 13
    return "".join(said), y


def year_ticks(days: tuple[int, int], left: float, right: float, edge: tuple[float, float]) -> str:
    """Mark years, or months where the period is short; leave out words that would touch."""
    (first, last), (top, bottom) = days, edge
    start, end = int(format_day(first)[:4]), int(format_day(last)[:4])
    stops = [(f"{year:04d}-01-01", f"{year}") for year in range(start, end + 1)]
    if last - first < _MONTHS_SHOWN:
        stops = [
            (f"{year:04d}-{month:02d}-01", f"{year}-{month:02d}")
            for year in range(start, end + 1)
            for month in range(1, 13)
        ]
    apart = (right - left) / max(len(stops), 1)
    said, free = [], left - 30
    for words, shown in stops:
        day = parse_day(words)
        if not first <= day <= last:
            continue
        x = left + (day - first) / (last - first + 1) * (right - left)
        wide = text_width(shown, 9)
        has_room = x - wide / 2 > free and x + wide / 2 < right + 30
        if has_room or apart > _LEAST_APART:  # hundreds of years must not hide what they measure
            said.append(f'<path class="tick" d="M{x:.1f},{top - 4:.1f}V{bottom:.1f}"/>')
        if has_room:
            free = x + wide / 2 + 5
            said.append(
                f'<text class="foot" x="{x:.1f}" y="{top - 8:.1f}" text-anchor="middle">'
                f"{shown}</text>"
            )
    return "".join(said)


def framed(
    inside: str, said: Mapping[str, str], defs: str, size: tuple[float, float], name: str
) -> str:
    """Make one SVG that needs nothing from outside; ``said`` has its title and what it shows."""
    wide, high = size[0] + 16, size[1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" role="img" '
        f'aria-labelledby="lb-{name}-title lb-{name}-desc" viewBox="-8 0 {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}">'
        f'<title id="lb-{name}-title">{html(said["title"])}</title>'
        f'<desc id="lb-{name}-desc">{html(said["shown"])}</desc><style>{map_css()}</style>'
        f'<defs>{defs}</defs><path class="paper" d="M-8,0h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>'
        f"{inside}</svg>"
    )
