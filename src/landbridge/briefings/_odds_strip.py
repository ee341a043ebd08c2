"""Odds day by day: how many of the draws had a way, were uncertain, or had none, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import html
from landbridge.briefings._labels import text_width
from landbridge.briefings._odds_words import is_made, short_draws_words
from landbridge.briefings._phrases import prose_day
from landbridge.briefings._strip import HATCH, LEFT, RIGHT, TOP, Axis, ticks
from landbridge.briefings._words import status_word
from landbridge.model.corridors import Status

if TYPE_CHECKING:
    from landbridge.model.odds import CorridorOdds

__all__ = ["odds_strip_svg"]

_HIGH = 110.0
_STEPS = (0, 25, 50, 75, 100)


def _stairs(odds: CorridorOdds, axis: Axis, bottom: float, status: Status) -> str:
    """Draw the share of one status as stairs on top of those that are better."""
    over, under = [], []
    for run in odds.by_day:
        left, right = axis.x(run.first), axis.x(run.last + 1)
        beneath = 0 if status is Status.OPEN else run.open
        most = beneath + (run.open if status is Status.OPEN else run.uncertain)
        over.append((left, right, bottom - _HIGH * most / odds.draws))
        under.append((left, right, bottom - _HIGH * beneath / odds.draws))
    there = "".join(f"L{x:.1f},{y:.1f}L{z:.1f},{y:.1f}" for x, z, y in over)
    back = "".join(f"L{z:.1f},{y:.1f}L{x:.1f},{y:.1f}" for x, z, y in reversed(under))
    return (
        f'<path class="bar {status.value}" d="M{there[1:]}{back}Z">'
        f"<title>{status_word(status)}</title></path>"
    )


def _key(odds: CorridorOdds, y: float) -> str:
    """Say what the areas mean, and what the picture is not."""
    said, x = [], LEFT
    for status in (Status.OPEN, Status.UNCERTAIN, Status.CLOSED):
        look = "base" if status is Status.CLOSED else f"bar {status.value}"
        said.append(
            f'<path class="{look}" d="M{x:.1f},{y}v-10h22v10z"/>'
            f'<text class="foot" x="{x + 27:.1f}" y="{y}">{status_word(status)}</text>'
        )
        x += 47 + text_width(status_word(status), 9)
    told = html(short_draws_words(odds))
    said.append(f'<text class="foot" x="{x:.1f}" y="{y}">{told}</text>')
    return "".join(said)


def odds_strip_svg(odds: CorridorOdds, *, width: float = 1000) -> str:
    """Draw the shares of draws over the days that were counted; what is left white had no way."""
    axis = Axis(odds.by_day[0].first, odds.by_day[-1].last, width)
    bottom = TOP + _HIGH
    body = [ticks(axis, bottom)]
    for percent in _STEPS:
        y = bottom - _HIGH * percent / 100
        body.append(
            f'<path class="base" d="M{LEFT},{y:.1f}H{width - RIGHT}"/>'
            f'<text class="foot" x="{LEFT - 6}" y="{y + 3:.1f}" text-anchor="end">'
            f"{percent} %</text>"
        )
    body += [_stairs(odds, axis, bottom, status) for status in (Status.OPEN, Status.UNCERTAIN)]
    x = axis.x(odds.on + 0.5)
    body.append(
        f'<path class="tick" d="M{x:.1f},{TOP - 5:.1f}V{bottom:.1f}"/>'
        f'<path class="mark" d="M-5,-8h10l-5,8z" transform="translate({x:.1f},{TOP - 2:.1f})"/>'
        f'<text class="foot" x="{x:.1f}" y="{TOP - 13:.1f}" text-anchor="middle">asked</text>'
    )
    high, kind = bottom + 38, "made" if is_made(odds) else "an estimator's"
    period = f"{prose_day(axis.first)} to {prose_day(axis.last)}"
    open_, uncertain = status_word(Status.OPEN), status_word(Status.UNCERTAIN)
    said = "; ".join(
        f"{prose_day(run.first)} to {prose_day(run.last)}: {open_} in {run.open} of {odds.draws} "
        f"draws, {uncertain} in {run.uncertain}"
        for run in odds.by_day
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="lb" id="lb-odds" role="img" '
        f'aria-labelledby="lb-odds-title lb-odds-desc" viewBox="0 0 {width:.0f} {high:.0f}" '
        f'width="{width:.0f}" height="{high:.0f}"><title id="lb-odds-title">Odds over {kind} '
        f'draws, {period}</title><desc id="lb-odds-desc">{html(said)}</desc><defs>{HATCH}</defs>'
        f'<path class="paper" d="M0,0h{width:.0f}v{high:.0f}H0z"/>{"".join(body)}'
        f'<text class="keyhead" x="{LEFT - 8}" y="{TOP - 13}" text-anchor="end">'
        f"share of draws</text>{_key(odds, high - 6)}</svg>"
    )
