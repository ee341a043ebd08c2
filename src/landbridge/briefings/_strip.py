"""The history strip: a bar for every run of days, told by height and pattern as well as colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html, plain
from landbridge.briefings._labels import text_width
from landbridge.briefings._phrases import prose_day
from landbridge.briefings._sheet import map_css
from landbridge.briefings._words import status_word
from landbridge.days import format_day, parse_day
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.model.answers import Answer
    from landbridge.model.corridors import Spell

__all__ = ["HATCH", "LEFT", "RIGHT", "TOP", "Axis", "strip_svg", "ticks"]

LEFT, RIGHT, TOP = 118.0, 14.0, 46.0
_ROW = 34.0
_YEARS_BY_MONTH = 2
_LONGEST_NAME = 17
_HEIGHTS = {Status.OPEN: 24.0, Status.UNCERTAIN: 14.0, Status.CLOSED: 5.0}
HATCH = (
    '<pattern id="lb-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M0,0h5v5h-5z" fill="#fff"/>'
    '<path d="M0,0h2v5h-2z" fill="#c98a1b"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels along a strip."""

    first: int
    last: int
    width: float

    def x(self, day: float) -> float:
        """Give the left edge of a day."""
        share = (day - self.first) / (self.last - self.first + 1)
        return LEFT + min(max(share, 0.0), 1.0) * (self.width - LEFT - RIGHT)


def _bars(spells: tuple[Spell, ...], axis: Axis, base: float) -> str:
    said = []
    for spell in spells:
        if spell.last < axis.first or spell.first > axis.last:
            continue
        left, right = axis.x(spell.first), axis.x(spell.last + 1)
        high = _HEIGHTS[spell.status]
        days = f"{prose_day(spell.first)} to {prose_day(spell.last)}"
        said.append(
            f'<path class="bar {spell.status.value}" '
            f'd="M{left:.1f},{base:.1f}V{base - high:.1f}H{right:.1f}V{base:.1f}Z">'
            f"<title>{html(days)}: {status_word(spell.status)}</title></path>"
        )
    return "".join(said)


def ticks(axis: Axis, bottom: float) -> str:
    """Mark the years, or the months of a short period; leave out words that would touch."""
    start, end = int(format_day(axis.first)[:4]), int(format_day(axis.last)[:4])
    stops = [(f"{year:04d}-01-01", str(year)) for year in range(max(start, 1), end + 1)]
    if end - start < _YEARS_BY_MONTH:
        months = [
            f"{year:04d}-{month:02d}" for year in range(start, end + 1) for month in range(1, 13)
        ]
        stops = [(f"{month}-01", month) for month in months]
    said, free = [], 0.0
    for text, words in stops:
        day = parse_day(text)
        if not axis.first <= day <= axis.last:
            continue
        x = axis.x(day)
        said.append(f'<path class="tick" d="M{x:.1f},{TOP - 4:.1f}V{bottom + 4:.1f}"/>')
        wide = text_width(words, 9)
        if x - wide / 2 >= free and x + wide / 2 <= axis.width:
            free = x + wide / 2 + 4
            said.append(
                f'<text class="foot" x="{x:.1f}" y="{bottom + 15:.1f}" '
                f'text-anchor="middle">{words}</text>'
            )
    return "".join(said)


def _marks(answer: Answer, axis: Axis, bottom: float) -> str:
    """Mark D and the days since when; words on three levels so that they do not touch."""
    since = answer.since
    wanted = [(answer.as_of + 0.5, "asked", "mark", "M-5,-8h10l-5,8z")]
    if since.settled is not None:
        wanted.append((since.settled, "settled", "mark", "M0,-9l4.5,4.5l-4.5,4.5l-4.5,-4.5z"))
    if since.earliest is not None and since.earliest != since.settled:
        wanted.append((since.earliest, "earliest", "marko", "M0,-9l4.5,4.5l-4.5,4.5l-4.5,-4.5z"))
    said: list[str] = []
    free = [0.0, 0.0, 0.0]
    for day, words, style, shape in sorted(wanted):
        if not axis.first <= day <= axis.last + 1:
            continue
        x, wide = axis.x(day), text_width(words, 9)
        middle = min(max(x, wide / 2), axis.width - wide / 2)
        level = next((k for k, taken in enumerate(free) if middle - wide / 2 >= taken), 2)
        free[level] = middle + wide / 2 + 4
        said.append(
            f'<path class="tick" d="M{x:.1f},{TOP - 5:.1f}V{bottom:.1f}"/>'
            f'<path class="{style}" d="{shape}" transform="translate({x:.1f},{TOP - 2:.1f})"/>'
            f'<text class="foot" x="{middle:.1f}" y="{TOP - 13 - 11 * level:.1f}" '
            f'text-anchor="middle">{words}</text>'
        )
    return "".join(said)


def _key(y: float) -> str:
    said, x = [], LEFT
    for status, high in _HEIGHTS.items():
        said.append(
            f'<path class="bar {status.value}" d="M{x},{y}v-{high / 2}h22v{high / 2}z"/>'
            f'<text class="foot" x="{x + 27}" y="{y}">{status_word(status)}</text>'
        )
        x += 27 + text_width(status_word(status), 9) + 20
    return "".join(said)


def _period(answer: Answer) -> tuple[int, int]:
    """Find the days to show; a record without beginning is cut a little before its first change."""
    first = min((s.first for s in answer.spells), default=answer.as_of)
    last = max(max((s.last for s in answer.spells), default=answer.as_of), answer.as_of)
    first = answer.query.since or first
    changes = [s.first for s in answer.spells[1:]]
    if first <= 1:
        start = changes[0] if changes else last - 365
        first = max(1, start - max(30, (last - start) // 12))
    return first, max(last, first)


def strip_svg(answer: Answer, *, width: float = 1000, live: bool = False) -> str:
    """Draw the strip of an answer and of its variants; ``live`` adds the cursor for a script."""
    axis = Axis(*_period(answer), width)
    rows = [("all ways", answer.spells)]
    rows += [(plain(name), variant.spells) for name, variant in answer.variants.items()]
    bottom = TOP + _ROW * len(rows)
    body = [ticks(axis, bottom)]
    for number, (name, spells) in enumerate(rows):
        base = TOP + _ROW * (number + 1) - 4
        short = name if len(name) <= _LONGEST_NAME else f"{name[:16]}…"
        style = "keyhead" if number == 0 else "key"
        body.append(
            f'<text class="{style}" x="{LEFT - 8}" y="{base - 2}" text-anchor="end">{html(short)}'
            f'</text><path class="base" d="M{LEFT},{base}H{width - RIGHT}"/>'
            f"{_bars(spells, axis, base)}"
        )
    body.append(_marks(answer, axis, bottom))
    if live:
        body.append(
            f'<path id="lb-cursor" class="cursor off" d="M0,{TOP - 5}V{bottom}" '
            f'data-first="{axis.first}" data-last="{axis.last}" data-left="{LEFT}" '
            f'data-right="{width - RIGHT}"/>'
        )
    high = bottom + 38
    style = "" if live else f"<style>{map_css()}</style>"
    period = f"{prose_day(axis.first)} to {prose_day(axis.last)}"
    said = "; ".join(
        f"{prose_day(s.first)} to {prose_day(s.last)}: {status_word(s.status)}"
        for s in answer.spells[-40:]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" id="lb-strip" role="img" '
        f'aria-labelledby="lb-strip-title lb-strip-desc" viewBox="0 0 {width:.0f} {high:.0f}" '
        f'width="{width:.0f}" height="{high:.0f}"><title id="lb-strip-title">History, {period}'
        f'</title><desc id="lb-strip-desc">{html(said)}</desc>{style}<defs>{HATCH}</defs>'
        f'<path class="paper" d="M0,0h{width:.0f}v{high:.0f}H0z"/>{"".join(body)}'
        f"{_key(high - 6)}</svg>"
    )
