"""How much is under somebody and those near it as a picture: stacked bands over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._change_looks import framed, heading, pattern, year_ticks
from landbridge.briefings._change_words import (
    BAND_WORDS,
    amount_words,
    figure_words,
    influence_rules,
    percent,
    period_words,
)
from landbridge.briefings._escape import html, plain
from landbridge.briefings._influence_text import influence_title
from landbridge.briefings._labels import text_width
from landbridge.briefings._phrases import prose_day
from landbridge.briefings._sheet import wrapped
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.model.influence import BANDS, LEVELS
from landbridge.model.palette import HOLDER_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.influence import Influence, ShareRun
    from landbridge.model.situations import Situation

__all__ = ["render_influence_sheet"]

_LEFT, _RIGHT, _HIGH = 46.0, 190.0, 320.0
_INKS = {level: HOLDER_COLOURS[at] for at, level in enumerate(LEVELS)}
_MARKS = {
    "own": "M0,0",
    "parts": "M0,4h8",
    "proxies": "M0,8l8,-8M-1,1l2,-2M7,9l2,-2",
    "backed": "M4,4m-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0",
    "allies": "M4,0v8",
    "partners": "M2,4h4M4,2v4",
}
_UNDECIDED = {
    "disputed": '<path d="M0,0h8v8h-8z" fill="#fff"/><path d="M0,2h4M4,6h4" stroke="#5a5a56"/>',
    "contested_with": '<path d="M0,0h7v7h-7z" fill="#fff"/><path d="M0,0h3v7h-3z" fill="#3b5fa0"/>',
    "contested": '<path d="M0,0h7v7h-7z" fill="#fff"/><path d="M0,0h1.6v7h-1.6z" fill="#5a5a56"/>',
}
_PLAIN = {"unknown": "#bdbdb9", "others": "#f4f3ef"}


def _defs(found: Influence) -> str:
    near = LEVELS[: LEVELS.index(found.up_to) + 1]
    said = []
    for level in LEVELS:
        ink, tint = _INKS[level]
        back = tint if level in near else "#ffffff"
        body = f'<path d="M0,0h8v8h-8z" fill="{back}"/>'
        if level == "own":
            body = f'<path d="M0,0h8v8h-8z" fill="{ink}" fill-opacity=".75"/>'
        body += f'<path d="{_MARKS[level]}" stroke="{ink}" stroke-width="1.2" fill="none"/>'
        said.append(pattern(f"lb-{level}", 8, body))
    said += [pattern(f"lb-{name}", 7 if name != "disputed" else 8, body, turn=45)
             for name, body in _UNDECIDED.items()]  # fmt: skip
    return "".join(said)


def _fill(band: str) -> str:
    return _PLAIN.get(band, f"url(#lb-{band})")


def render_influence_sheet(found: Influence, situation: Situation, *, width: float = 1000) -> str:
    """Draw all ground of the area over time, from the actor's own at the foot to that of others.

    What counts has a tint, what is near and does not count is white between its marks; contested is
    hatched, unknown grey. A heavy line stands at the counted share, a dashed one at the share with
    all undecided ground added.
    """
    measure = found.measure
    head = influence_title(found, situation)
    above, y = heading(head, f"{period_words(found)}. {NOT_A_CLEARANCE}", width)
    said = [above]
    top, right = y + 20, width - _RIGHT
    shown = [b for b in _stack(found) if any(_part(run, b, measure) for run in found.runs)]
    said.append(_bands(found, shown, (top, right)))
    said.append(year_ticks((found.since, found.until), _LEFT, right, (top, top + _HIGH)))
    said.append(_scale(top, right))
    said.append(_lines(found, top, right))
    said.append(_key(found, shown, (top, right)))
    y = top + _HIGH + 26
    for line in (
        row for rule in influence_rules(found, situation) for row in wrapped(rule, 9, width)
    ):
        said.append(f'<text class="foot" x="0" y="{y:.0f}">{html(line)}</text>')
        y += 13
    told = {"title": plain(head), "shown": _described(found)}
    return framed("".join(said), told, _defs(found), (width, y), "inf")


def _stack(found: Influence) -> tuple[str, ...]:
    """Order bands from the foot: what counts, what is undecided, what is near, what is of others.

    So the line of the share at most stands on top of what is undecided.
    """
    near = LEVELS.index(found.up_to) + 1
    return (*LEVELS[:near], *BANDS[len(LEVELS) : -1], *LEVELS[near:], "others")


def _part(run: ShareRun, band: str, measure: str) -> float:
    whole = run.total.by(measure)
    return run.amounts[BANDS.index(band)].by(measure) / whole if whole else 0.0


def _x(found: Influence, day: int, right: float) -> float:
    return _LEFT + (day - found.since) / (found.until - found.since + 1) * (right - _LEFT)


def _bands(found: Influence, shown: Sequence[str], frame: tuple[float, float]) -> str:
    """Draw each band as one area, as high on each run of days as its share."""
    top, right = frame
    said, below = [], [0.0] * len(found.runs)
    for band in shown:
        above = [
            low + _part(run, band, found.measure)
            for low, run in zip(below, found.runs, strict=True)
        ]
        path = [_stairs(found, above, right, top), _stairs(found, below, right, top, back=True)]
        said.append(
            f'<path d="M{" L".join(path)}z" fill="{_fill(band)}" stroke="#4a4a46" '
            f'stroke-width=".5"><title>{html(BAND_WORDS[band])}</title></path>'
        )
        below = above
    return "".join(said)


def _stairs(
    found: Influence, shares: Sequence[float], right: float, top: float, *, back: bool = False
) -> str:
    points = []
    for run, share in zip(found.runs, shares, strict=True):
        y = top + _HIGH * (1 - share)
        points += [(_x(found, run.first, right), y), (_x(found, run.last + 1, right), y)]
    return " L".join(f"{x:.1f},{y:.1f}" for x, y in (reversed(points) if back else points))


def _lines(found: Influence, top: float, right: float) -> str:
    """Draw the counted share, and the share at most."""
    counted = [run.share(found.measure, found.up_to) or 0.0 for run in found.runs]
    most = [run.most(found.measure, found.up_to) or 0.0 for run in found.runs]
    return (
        f'<path d="M{_stairs(found, counted, right, top)}" fill="none" stroke="#fff" '
        f'stroke-width="4"/><path d="M{_stairs(found, counted, right, top)}" fill="none" '
        f'stroke="#1d1d1b" stroke-width="2"/><path d="M{_stairs(found, most, right, top)}" '
        'fill="none" stroke="#1d1d1b" stroke-width="1.1" stroke-dasharray="4 3"/>'
    )


def _scale(top: float, right: float) -> str:
    said = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = top + _HIGH * (1 - share)
        said.append(
            f'<path class="tick" d="M{_LEFT - 4:.1f},{y:.1f}H{right:.1f}"/><text class="foot" '
            f'x="{_LEFT - 7:.1f}" y="{y + 3:.1f}" text-anchor="end">{percent(share)}</text>'
        )
    return "".join(said)


def _key(found: Influence, shown: Sequence[str], frame: tuple[float, float]) -> str:
    """Name each band at the right, in the order of the stack, with its share on the last day."""
    top, right = frame
    near = LEVELS[: LEVELS.index(found.up_to) + 1]
    last = found.runs[-1]
    x, y = right + 14, top + 10
    said = [f'<text class="foot" x="{x:.1f}" y="{y - 6:.1f}">on {prose_day(found.until)}:</text>']
    y += 10
    for band in reversed(shown):
        amount = last.amounts[BANDS.index(band)]
        counted = " (counted)" if band in near else ""
        figures = f"{percent(_part(last, band, found.measure))}, "
        figures += figure_words(amount, found.measure)
        said.append(
            f'<path class="swatch" d="M{x:.1f},{y - 9:.1f}h16v11h-16z" fill="{_fill(band)}"/>'
            f'<text class="foot" x="{x + 21:.1f}" y="{y - 1:.1f}">'
            f"{html(BAND_WORDS[band] + counted)}</text>"
            f'<text class="foot" x="{x + 21:.1f}" y="{y + 10:.1f}">{figures}</text>'
        )
        y += 26
    y += 6
    for dash, wide, words in (("", 2, "counted"), (' stroke-dasharray="4 3"', 1.1, "at most")):
        said.append(
            f'<path d="M{x:.1f},{y - 4:.1f}h16" stroke="#1d1d1b" stroke-width="{wide}"{dash}/>'
            f'<text class="foot" x="{x + 21:.1f}" y="{y:.1f}">{words}</text>'
        )
        x += 30 + text_width(words, 9)
    return "".join(said)


def _described(found: Influence) -> str:
    """Say the picture in words, for those who cannot see it."""
    measure, last = found.measure, found.runs[-1]
    share = percent(last.share(measure, found.up_to))
    told = [
        f"{BAND_WORDS[band]} {amount_words(amount, measure)}"
        for band, amount in zip(BANDS, last.amounts, strict=True)
        if amount.by(measure)
    ]
    return f"Counted on {prose_day(found.until)}: {share}. {'; '.join(told)}."
