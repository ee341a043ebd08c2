"""Who gained what whom lost as a picture: the flow from before to after, and every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._change_looks import cut_to, framed, heading, holder_fills
from landbridge.briefings._change_words import (
    amount_words,
    area_words,
    figure_words,
    holder_words,
    measure_words,
    period_words,
    succession_rules,
)
from landbridge.briefings._escape import html, plain
from landbridge.briefings._labels import text_width
from landbridge.briefings._palette import letters
from landbridge.briefings._phrases import prose_day
from landbridge.briefings._sheet import wrapped
from landbridge.briefings._words import NOT_A_CLEARANCE
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN, NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.model.situations import Situation
    from landbridge.model.stakes import Amount
    from landbridge.model.succession import Passed, Succession

__all__ = ["render_succession_sheet"]

_SIDE, _BAR, _FLOW_HIGH, _GAP = 230.0, 16.0, 300.0, 5.0
_LEFT, _HIGHEST_CELL, _HEAD, _SUM = 210.0, 46.0, 26.0, 70.0
_MOST, _SMALL = 14, 8.5

Looks = tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]
"""By holder: fill, ink, letter, name."""


def render_succession_sheet(found: Succession, situation: Situation, *, width: float = 1000) -> str:
    """Draw how ground passed from holder to holder.

    Above, the flow: who held before the first day, at the left, and who holds on the last. Below, a
    matrix of every change, with its number in each cell and its size as an area. Holders have
    marks and letters beside their colours; contested is hatched, unknown grey.
    """
    names = list(found.names)
    fills, inks, defs = holder_fills(names)
    actors = [name for name in names if name not in (CONTESTED, NOBODY_KNOWN)]
    words = {name: holder_words(situation, name) for name in names}
    letter = letters(actors, words) | {CONTESTED: "?", NOBODY_KNOWN: "–"}  # noqa: RUF001
    looks = fills, inks, letter, words
    head = f"Who gained what whom lost in {area_words(found)}, by {measure_words(found.measure)}"
    above, y = heading(head, f"{period_words(found)}. {NOT_A_CLEARANCE}", width)
    said = [above]
    flow, y = _flow(found, looks, width, y + 14)
    matrix, y = _matrix(found, looks, width, y + 34)
    said += [flow, matrix]
    y += 20
    for line in (row for rule in succession_rules(found) for row in wrapped(rule, 9, width)):
        said.append(f'<text class="foot" x="0" y="{y:.0f}">{html(line)}</text>')
        y += 13
    told = {"title": plain(head), "shown": _described(found, words)}
    return framed("".join(said), told, defs, (width, y), "suc")


def _flow(found: Succession, looks: Looks, width: float, top: float) -> tuple[str, float]:
    """Draw net ground from left (before) to right (after), the ribbons as high as it is much."""
    measure, fills, inks = found.measure, looks[0], looks[1]
    passed = [one for one in found.net if one.amount.by(measure) > 0]
    whole = sum(one.amount.by(measure) for one in passed)
    before = f"before {prose_day(found.since)}"
    after = f"on {prose_day(found.until)}"
    left, right = _SIDE, width - _SIDE
    said = [
        f'<text class="keyhead" x="{left:.0f}" y="{top:.0f}" text-anchor="end">{before}</text>',
        f'<text class="keyhead" x="{right:.0f}" y="{top:.0f}">{after}</text>',
    ]
    if not whole:
        said.append(f'<text class="foot" x="{left + 20:.0f}" y="{top + 20:.0f}">nothing</text>')
        return "".join(said), top + 30
    order = [n for n in found.names if any(n in (p.giver, p.taker) for p in passed)]
    scale = (_FLOW_HIGH - _GAP * len(order)) / whole
    from_top = _stacked(passed, order, [p.giver for p in passed], measure, (top + 8, scale))
    to_top = _stacked(passed, order, [p.taker for p in passed], measure, (top + 8, scale))
    for at in sorted(range(len(passed)), key=lambda k: passed[k].giver != passed[k].taker):
        one = passed[at]
        high = one.amount.by(measure) * scale
        a, b, middle = from_top[at], to_top[at], (left + right) / 2
        stays = one.giver == one.taker
        look = (
            f'fill="{fills[one.giver]}" fill-opacity=".35" stroke="none"'
            if stays
            else f'fill="{fills[one.giver]}" stroke="{inks[one.giver]}" stroke-width=".7"'
        )
        title = f"{looks[3][one.giver]} to {looks[3][one.taker]}: "
        title += amount_words(one.amount, measure)
        said.append(
            f'<path d="M{left + _BAR:.1f},{a:.1f}C{middle:.1f},{a:.1f} {middle:.1f},{b:.1f} '
            f"{right - _BAR:.1f},{b:.1f}v{high:.1f}C{middle:.1f},{b + high:.1f} {middle:.1f},"
            f'{a + high:.1f} {left + _BAR:.1f},{a + high:.1f}z" {look}>'
            f"<title>{html(title)}</title></path>"
        )
    for side, tops in (("giver", from_top), ("taker", to_top)):
        free = 0.0
        for name in order:
            mine = [k for k, one in enumerate(passed) if getattr(one, side) == name]
            if not mine:
                continue
            amount = sum((passed[k].amount for k in mine), NOTHING)
            start, high = min(tops[k] for k in mine), amount.by(measure) * scale
            words_y = max(start + high / 2 + 3.5, free)  # names of thin ends stand clear
            free = words_y + 11
            box = (start, high, words_y)
            said.append(_end(name, amount, box, looks, (side, measure, left, right)))
    return "".join(said), top + _FLOW_HIGH + 12


def _stacked(
    passed: Sequence[Passed],
    order: Sequence[str],
    names: Sequence[str],
    measure: str,
    frame: tuple[float, float],
) -> dict[int, float]:
    """Give the top of each ribbon at one side: by holder, then by the other end."""
    rank = {name: at for at, name in enumerate(order)}
    y, scale = frame
    tops: dict[int, float] = {}
    for name in order:
        mine = [k for k in range(len(passed)) if names[k] == name]
        others = [passed[k].taker if passed[k].giver == name else passed[k].giver for k in mine]
        for _, k in sorted(zip((rank[one] for one in others), mine, strict=True)):
            tops[k] = y
            y += passed[k].amount.by(measure) * scale
        if mine:
            y += _GAP
    return tops


def _end(
    name: str,
    amount: Amount,
    box: tuple[float, float, float],
    looks: Looks,
    where: tuple[str, str, float, float],
) -> str:
    """Draw what one holder has at one side, with its name and figure."""
    fills, inks, letter, words = looks
    side, measure, left, right = where
    x = left if side == "giver" else right - _BAR
    words_x = left - 7 if side == "giver" else right + 7
    anchor = ' text-anchor="end"' if side == "giver" else ""
    told = f"{letter[name]} {words[name]}"
    figure = figure_words(amount, measure)
    shown = cut_to(told, _SIDE - 26 - text_width(figure, 9.5), 9.5)
    bar = (
        f'<path d="M{x:.1f},{box[0]:.1f}h{_BAR}v{box[1]:.1f}h-{_BAR}z" fill="{fills[name]}" '
        f'stroke="{inks[name]}" stroke-width="1.2"/>'
    )
    return (
        f'{bar}<text class="n cov" x="{words_x:.1f}" y="{box[2]:.1f}"{anchor}>'
        f'{html(shown)} <tspan font-weight="bold">{figure}</tspan></text>'
    )


def _matrix(found: Succession, looks: Looks, width: float, top: float) -> tuple[str, float]:
    """Draw every change: rows lost, columns gained, the diagonal stayed, sums at the ends."""
    fills, inks, letter, words = looks
    every = {(p.giver, p.taker): p for p in found.every}
    nobody = (CONTESTED, NOBODY_KNOWN)
    named = [n for n in found.names if n not in nobody and any(n in pair for pair in every)]
    rows, measure = [*named[:_MOST], *nobody], found.measure
    cell = min(_HIGHEST_CELL, (width - _LEFT - _SUM) / max(len(rows), 1))
    largest = max((p.amount.by(measure) for p in every.values()), default=0.0) or 1.0
    title = "Every change: from the row to the column"
    said = [f'<text class="keyhead" x="0" y="{top:.0f}">{title}</text>']
    grid = top + _HEAD
    far_right = _LEFT + cell * len(rows) + 8
    said.append(f'<text class="foot" x="{far_right:.1f}" y="{grid - 6:.1f}">lost in all</text>')
    for at, name in enumerate(rows):
        x, y = _LEFT + cell * (at + 0.5), grid + cell * (at + 0.5) + 3.5
        shown = cut_to(f"{letter[name]} {words[name]}", _LEFT - 30, 9.5)
        box = f'<path d="M{_LEFT - 20:.1f},{y - 10:.1f}h13v13h-13z" fill="{fills[name]}" '
        said.append(
            f'<text class="foot" x="{x:.1f}" y="{grid - 6:.1f}" text-anchor="middle" '
            f'font-weight="bold">{html(letter[name])}</text>{box}stroke="{inks[name]}"/>'
            f'<text class="n cov" x="{_LEFT - 26:.1f}" y="{y:.1f}" text-anchor="end">'
            f"{html(shown)}</text>"
            f'<text class="n cov" x="{far_right:.1f}" y="{y:.1f}">'
            f"{figure_words(found.lost(name), measure)}</text>"
            f'<text class="n cov" x="{x:.1f}" y="{grid + cell * len(rows) + 14:.1f}" '
            f'text-anchor="middle">{figure_words(found.gained(name), measure)}</text>'
        )
    for (giver, taker), one in every.items():
        if giver in rows and taker in rows:
            corner = _LEFT + cell * rows.index(taker), grid + cell * rows.index(giver)
            share = one.amount.by(measure) / largest
            said.append(_cell(one, corner, (cell, share), looks, measure))
    for at in range(len(rows) + 1):
        far = cell * len(rows)
        said.append(
            f'<path class="tick" d="M{_LEFT:.1f},{grid + cell * at:.1f}h{far:.1f}'
            f'M{_LEFT + cell * at:.1f},{grid:.1f}v{far:.1f}"/>'
        )
    bottom = grid + cell * len(rows) + 14
    said.append(
        f'<text class="foot" x="{_LEFT - 26:.1f}" y="{bottom:.1f}" text-anchor="end">'
        "gained in all</text>"
    )
    if len(named) > _MOST:
        left_out = f"{len(named) - _MOST} more not drawn"
        said.append(f'<text class="foot" x="0" y="{bottom:.1f}">{left_out}</text>')
    return "".join(said), bottom


def _cell(
    one: Passed,
    corner: tuple[float, float],
    size: tuple[float, float],
    looks: Looks,
    measure: str,
) -> str:
    """Draw one cell: a square whose area is the amount, and the number."""
    (x, y), (cell, share) = corner, size
    side = max((cell - 3) * share**0.5, 1.5)
    stays = one.giver == one.taker
    fill = "none" if stays else looks[0][one.giver]
    dash = ' stroke-dasharray="2 2"' if stays else ""
    words = looks[3][one.giver], looks[3][one.taker]
    told = f"{words[0]} to {words[1]}" if not stays else f"{words[0]}: contested, and stayed"
    figure = figure_words(one.amount, measure) if one.amount.by(measure) else "0"
    wide = text_width(figure, _SMALL) + 3
    middle = x + cell / 2, y + cell / 2
    return (
        f"<g><title>{html(told)}: {html(amount_words(one.amount, measure))}, in {one.changes} "
        f'changes</title><path d="M{middle[0] - side / 2:.1f},{middle[1] - side / 2:.1f}'
        f'h{side:.1f}v{side:.1f}h-{side:.1f}z" fill="{fill}" stroke="{looks[1][one.giver]}"{dash}/>'
        f'<path d="M{middle[0] - wide / 2:.1f},{middle[1] - 5.5:.1f}h{wide:.1f}v11h-{wide:.1f}z" '
        f'fill="#fff" fill-opacity=".85"/><text font-size="{_SMALL}" text-anchor="middle" '
        f'x="{middle[0]:.1f}" y="{middle[1] + 3:.1f}">{figure}</text></g>'
    )


def _described(found: Succession, words: Mapping[str, str]) -> str:
    """Say the picture in words, for those who cannot see it."""
    told = [
        f"{words[one.giver]} to {words[one.taker]}: {amount_words(one.amount, found.measure)}."
        for one in found.net
        if one.giver != one.taker
    ]
    return " ".join(["Net:", *told]) if told else "Net: nothing changed hands."
