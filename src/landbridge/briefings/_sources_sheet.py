"""Graded against learned as a picture: a dot and its interval for every source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from landbridge.briefings._escape import html, plain
from landbridge.briefings._labels import text_width
from landbridge.briefings._phrases import count, prose_day
from landbridge.briefings._sheet import map_css, wrapped
from landbridge.briefings._sources_words import (
    PRIOR_ONLY,
    grade_words,
    interval_words,
    percent,
    source_name,
)

if TYPE_CHECKING:
    from landbridge.model.belief import LearnedSource
    from landbridge.model.reviews import SourceReview
    from landbridge.model.situations import Situation

__all__ = ["render_review"]

_ROW, _TOP, _SIZE, _LEFT_MOST, _RIGHT = 19.0, 64.0, 9.5, 230.0, 150.0
_STEP = 0.05
_INK = "#1d1d1b"


class _Axis:
    """Shares to pixels."""

    def __init__(self, least: float, left: float, right: float) -> None:
        self.least, self.left, self.right = least, left, right

    def x(self, share: float) -> float:
        return self.left + (share - self.least) / (1 - self.least) * (self.right - self.left)


def _dot(x: float, y: float, *, hollow: bool) -> str:
    fill = "#fff" if hollow else "#3b5fa0"
    return (
        f'<path d="M{x - 4:.1f},{y:.1f}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0" fill="{fill}" '
        f'stroke="#22406f" stroke-width="1.4"/>'
    )


def _diamond(x: float, y: float) -> str:
    return (
        f'<path d="M{x:.1f},{y - 5:.1f}l5,5l-5,5l-5,-5z" fill="none" stroke="#a04a00" '
        f'stroke-width="1.6"/>'
    )


def _bar(left: float, right: float, y: float, *, dashed: bool) -> str:
    dash = ' stroke-dasharray="3 2.5"' if dashed else ""
    return (
        f'<path d="M{left:.1f},{y:.1f}H{right:.1f}M{left:.1f},{y - 3.5:.1f}v7M{right:.1f},'
        f'{y - 3.5:.1f}v7" fill="none" stroke="{_INK}" stroke-width="1.1"{dash}/>'
    )


def _row(one: LearnedSource, axis: _Axis, top: float, situation: Situation) -> str:
    name, y = source_name(situation, one.source), top + _ROW / 2
    shown = name
    while text_width(shown, _SIZE) > axis.left - 12 and len(shown) > 1:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    few = PRIOR_ONLY if one.prior_only else ""
    copied = f"repeats {source_name(situation, one.copies)}" if one.copies else ""
    told = "; ".join(part for part in (count(one.reports, "report"), few, copied) if part)
    while text_width(told, 9) > _RIGHT - 14 and len(told) > 1:
        told = told.removesuffix("…")[:-1].rstrip() + "…"
    words = (
        f"{name}: {count(one.reports, 'report')}; graded {grade_words(one)}; learned "
        f"{percent(one.right.mean)} right ({interval_words(one.right)}) {few}"
    )
    return (
        f'<g><title>{html(words)}</title><text class="n cov" x="{axis.left - 8:.1f}" '
        f'y="{y + 3.5:.1f}" text-anchor="end">{html(shown)}</text>'
        f'<path class="tick" d="M{axis.left:.1f},{y:.1f}H{axis.right:.1f}"/>'
        f"{_bar(axis.x(one.right.low), axis.x(one.right.high), y, dashed=one.prior_only)}"
        f"{_diamond(axis.x(one.graded), y)}{_dot(axis.x(one.right.mean), y, hollow=one.prior_only)}"
        f'<text class="foot" x="{axis.right + 9:.1f}" y="{y + 3.5:.1f}">{html(told)}</text></g>'
    )


def _ticks(axis: _Axis, bottom: float) -> str:
    steps = round((1 - axis.least) / _STEP)
    every = 1 if steps <= 10 else 2 if steps <= 20 else 4  # noqa: PLR2004  (room for words)
    said = []
    for at in range(0, steps + 1, every):
        share = 1 - at * _STEP
        x = axis.x(share)
        said.append(
            f'<path class="tick" d="M{x:.1f},{_TOP - 4}V{bottom:.1f}"/><text class="foot" '
            f'x="{x:.1f}" y="{_TOP - 9}" text-anchor="middle">{percent(share)}</text>'
        )
    return "".join(said)


def _key(y: float) -> str:
    said, x = [], 0.0
    for mark, wide, words in (
        (_diamond(6, y - 4), 12.0, "graded: what the letter stands for"),
        (_bar(0, 26, y - 4, dashed=False) + _dot(13, y - 4, hollow=False), 26.0,
         "learned, with its 90 % interval"),
        (_bar(0, 26, y - 4, dashed=True) + _dot(13, y - 4, hollow=True), 26.0,
         f"{PRIOR_ONLY}: too few reports to say otherwise"),
    ):  # fmt: skip
        said.append(
            f'<g transform="translate({x:.1f},0)">{mark}<text class="foot" x="{wide + 7}" '
            f'y="{y:.1f}">{html(words)}</text></g>'
        )
        x += wide + text_width(words, 9) + 30
    return "".join(said)


def render_review(
    found: SourceReview, situation: Situation, *, most: int = 40, width: float = 1000
) -> str:
    """Draw for each source the share right that it is graded with, and what was learned.

    Marks differ in shape, and dashes stand for little evidence, so that colour is not needed.

    Parameters
    ----------
    found
        sources in order, the most reports first
    situation
        where names stand
    most
        no more rows than this; how many are left out is said
    width
        width of the picture in pixels
    """
    rows = found.learned[:most]
    names = [source_name(situation, one.source) for one in rows]
    left = min(max((text_width(n, _SIZE) for n in names), default=60.0) + 14, _LEFT_MOST)
    lowest = min((min(one.right.low, one.graded) for one in rows), default=0.5)
    least = max(0.0, math.floor((lowest - 0.01) / (2 * _STEP)) * 2 * _STEP)
    axis = _Axis(least, left, width - _RIGHT)
    bottom = _TOP + _ROW * len(rows)
    body = "".join(_row(one, axis, _TOP + _ROW * at, situation) for at, one in enumerate(rows))
    head = "How often sources name the holder: graded and learned"
    sub = f"From {count(found.reports, 'report')} published up to "
    sub += f"{prose_day(found.known_by or found.newest_published)}."
    tail = (
        f"Right as all reports together make it likely (estimator {found.estimator}); there is no "
        "outside truth in it."
    )
    if len(found.learned) > len(rows):
        tail += f" {count(len(found.learned) - len(rows), 'source')} not shown."
    lines = wrapped(tail, 9, width)
    foot = "".join(
        f'<text class="foot" x="0" y="{bottom + 44 + 13 * at:.1f}">{html(line)}</text>'
        for at, line in enumerate(lines)
    )
    inside = (
        f'<text class="keyhead" x="0" y="16">{html(head)}</text><text class="foot" x="0" y="31">'
        f"{html(sub)}</text>{_ticks(axis, bottom)}{body}{_key(bottom + 26)}{foot}"
    )
    wide, high = width + 16, bottom + 52 + 13 * len(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" role="img" '
        f'aria-labelledby="lb-src-title lb-src-desc" viewBox="-8 0 {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}"><title id="lb-src-title">{html(plain(head))}'
        f'</title><desc id="lb-src-desc">{html(tail)}</desc><style>{map_css()}</style>'
        f'<path class="paper" d="M-8,0h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>{inside}</svg>'
    )
