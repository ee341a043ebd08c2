"""Disagreements as a picture: place by time, hatched where current words differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._disagree_words import KIND_WORDS, ground_name
from landbridge.briefings._escape import html, plain
from landbridge.briefings._labels import text_width
from landbridge.briefings._names import actor_name
from landbridge.briefings._palette import letters
from landbridge.briefings._phrases import count, prose_day
from landbridge.briefings._sheet import map_css, wrapped
from landbridge.days import format_day, parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.model.disagreements import Disagreements, GroundRecord, GroundRun
    from landbridge.model.situations import Situation

__all__ = ["render_disagreements"]

_ROW, _TOP, _SIZE, _LEFT_MOST, _RIGHT = 19.0, 62.0, 9.5, 190.0, 96.0
_MONTHS_SHOWN = 800
_DEFS = (
    '<defs><pattern id="lb-opposed" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M0,0h6v6h-6z" fill="#fff"/>'
    '<path d="M0,0h2.6v6h-2.6z" fill="#a04a00"/></pattern>'
    '<pattern id="lb-same_side" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path d="M0,0h6v6h-6z" fill="#fff"/>'
    '<path d="M3,3m-1.2,0a1.2,1.2 0 1,0 2.4,0a1.2,1.2 0 1,0 -2.4,0" fill="#6f5b4a"/></pattern>'
    '<pattern id="lb-contested" width="6" height="5" patternUnits="userSpaceOnUse">'
    '<path d="M0,0h6v5h-6z" fill="#fff"/><path d="M0,0h6v1.2h-6z" fill="#5a5a56"/></pattern></defs>'
)
_LOOK = {
    "one": (2.0, 'fill="#8b8b86"'),
    "agree": (8.0, 'fill="#c3d0e6" stroke="#3b5fa0" stroke-width=".6"'),
    "same_side": (12.0, 'fill="url(#lb-same_side)" stroke="#6f5b4a" stroke-width=".7"'),
    "contested": (12.0, 'fill="url(#lb-contested)" stroke="#5a5a56" stroke-width=".7"'),
    "opposed": (15.0, 'fill="url(#lb-opposed)" stroke="#1d1d1b" stroke-width=".9"'),
}
_WORDS = {
    "opposed": "different holders",
    "same_side": "different holders of one side",
    "contested": "contested by one, held by another",
    "agree": "two or more agree",
    "one": "one alone, or nothing to compare",
}


class _Axis:
    """Days to pixels."""

    def __init__(self, first: int, last: int, left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right

    def x(self, day: float) -> float:
        share = (day - self.first) / (self.last - self.first + 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def _bar(x: float, right: float, middle: float, state: str, words: str) -> str:
    high, look = _LOOK[state]
    wide = max(right - x, 1.0)
    title = f"<title>{html(words)}</title>" if words else ""
    top = middle - high / 2
    return f'<path d="M{x:.1f},{top:.1f}h{wide:.1f}v{high:.1f}h-{wide:.1f}z" {look}>{title}</path>'


def _run(
    run: GroundRun, axis: _Axis, middle: float, name: str, of: tuple[Situation, Mapping[str, str]]
) -> str:
    situation, letter = of
    left, right = axis.x(run.first), axis.x(run.last + 1)
    who = ", ".join(actor_name(situation, key) for key in run.holders)
    words = f"{name}, {prose_day(run.first)} to {prose_day(run.last)}: {_WORDS[run.state]}"
    bar = _bar(left, right, middle, run.state, f"{words} ({who})" if who else words)
    plainly = run.state in ("one", "agree")
    told = (
        ""
        if plainly
        else "|".join([letter[key] for key in run.holders] + ["?"] * (run.state == "contested"))
    )
    wide = text_width(told, 8, bold=True) + 4
    if plainly or right - left < wide + 4:
        return bar
    x = (left + right) / 2
    return (
        f'{bar}<path d="M{x - wide / 2:.1f},{middle - 5:.1f}h{wide:.1f}v10h-{wide:.1f}z" '
        f'fill="#fff"/><text font-size="8" font-weight="bold" text-anchor="middle" '
        f'x="{x:.1f}" y="{middle + 3:.1f}">{html(told)}</text>'
    )


def _row(
    record: GroundRecord, axis: _Axis, top: float, of: tuple[Situation, Mapping[str, str]]
) -> str:
    name = ground_name(of[0], record.place, record.link)
    middle = top + _ROW / 2
    shown = name
    while text_width(shown, _SIZE, bold=True) > axis.left - 10 and len(shown) > 1:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    style = "n cov matters" if record.on_answer else "n cov"
    order = {"one": 0, "agree": 1}
    runs = sorted(record.runs, key=lambda run: order.get(run.state, 2))
    days = record.opposed_days + record.same_side_days + record.contested_days
    return (
        f'<text class="{style}" x="{axis.left - 7:.1f}" y="{middle + 3.5:.1f}" text-anchor="end">'
        f'{html(shown)}</text><path class="tick" d="M{axis.left:.1f},{middle:.1f}'
        f'H{axis.right:.1f}"/>{"".join(_run(run, axis, middle, name, of) for run in runs)}'
        f'<text class="foot" x="{axis.right + 7:.1f}" y="{middle + 3.5:.1f}">'
        f"{record.opposed_days:,} of {days:,} days</text>"
    )


def _ticks(axis: _Axis, bottom: float) -> str:
    """Mark years, or months where the period is short; leave out words that would touch."""
    start, end = int(format_day(axis.first)[:4]), int(format_day(axis.last)[:4])
    stops = [(f"{year:04d}-01-01", f"{year}") for year in range(start, end + 1)]
    if axis.last - axis.first < _MONTHS_SHOWN:
        stops = [
            (f"{year:04d}-{month:02d}-01", f"{year}-{month:02d}")
            for year in range(start, end + 1)
            for month in range(1, 13)
        ]
    said, free = [], axis.left - 30
    for day, words in stops:
        if not axis.first <= parse_day(day) <= axis.last:
            continue
        x = axis.x(parse_day(day))
        said.append(f'<path class="tick" d="M{x:.1f},{_TOP - 4}V{bottom:.1f}"/>')
        wide = text_width(words, 9)
        if x - wide / 2 > free and x + wide / 2 < axis.right + _RIGHT:
            said.append(
                f'<text class="foot" x="{x:.1f}" y="{_TOP - 8}" text-anchor="middle">{words}</text>'
            )
            free = x + wide / 2 + 5
    return "".join(said)


def _key(y: float, width: float) -> tuple[str, float]:
    said, x = [], 0.0
    for state, words in _WORDS.items():
        wide = 30 + text_width(words, 9) + 16
        if x and x + wide > width:
            x, y = 0.0, y + 18
        said.append(_bar(x, x + 24, y - 4, state, ""))
        said.append(f'<text class="foot" x="{x + 30:.1f}" y="{y:.1f}">{html(words)}</text>')
        x += wide
    return "".join(said), y


def _holders(rows: Sequence[GroundRecord]) -> list[str]:
    named: dict[str, int] = {}
    for record in rows:
        for run in record.runs:
            for key in run.holders if run.state not in ("one", "agree") else ():
                named[key] = named.get(key, 0) + run.last - run.first + 1
    return sorted(named, key=lambda key: (-named[key], key))


def render_disagreements(
    found: Disagreements, situation: Situation, *, most: int = 40, width: float = 1000
) -> str:
    """Draw when current words about each piece of ground differ, agree, or stand alone.

    The look of a state differs in height and pattern, not only in colour; letters name the holders
    where there is room, and every bar says in words what it is.

    Parameters
    ----------
    found
        ground in the order in which it matters; what touches the answer is written bold
    situation
        where names stand
    most
        no more rows than this; how many are left out is said
    width
        width of the picture in pixels
    """
    rows = found.grounds[:most]
    names = [ground_name(situation, r.place, r.link) for r in rows]
    left = min(max((text_width(n, _SIZE, bold=True) for n in names), default=60.0) + 14, _LEFT_MOST)
    spans = [(run.first, run.last) for record in rows for run in record.runs]
    first = min((one for one, _ in spans), default=found.first)
    last = max((one for _, one in spans), default=found.last)
    axis = _Axis(first, last, left, width - _RIGHT)
    bottom = _TOP + _ROW * len(rows)
    keys = _holders(rows)
    letter = letters(keys, {key: actor_name(situation, key) for key in keys})
    body = "".join(
        _row(record, axis, _TOP + _ROW * at, (situation, letter)) for at, record in enumerate(rows)
    )
    key, y = _key(bottom + 24, width)
    who = "; ".join(f"{letter[k]} {actor_name(situation, k)}" for k in keys)
    lines = wrapped(f"Named: {who}; ? contested." if who else "No words differ.", 9, width)
    voice = "source" if found.by_source else "family of sources"
    tail = (
        f"The newest word of each {voice}, carried for up to {count(found.carry_days, 'day')}. "
        "Listed, never resolved."
    )
    if len(found.grounds) > len(rows):
        tail += f" {count(len(found.grounds) - len(rows), 'place')} not shown."
    lines += wrapped(tail, 9, width)
    foot = "".join(
        f'<text class="foot" x="0" y="{y + 18 + 13 * at:.1f}">{html(line)}</text>'
        for at, line in enumerate(lines)
    )
    head = f"Where sources name different holders, {prose_day(first)} to {prose_day(last)}"
    sub = "Right: days of opposed words, of all days on which words differ."
    if any(record.on_answer for record in rows):
        sub += " Bold: on the way that was asked about."
    inside = (
        f'<text class="keyhead" x="0" y="16">{html(head)}</text>'
        f'<text class="foot" x="0" y="31">{html(sub)}</text>'
        f"{_ticks(axis, bottom)}{body}{key}{foot}"
    )
    high = y + 26 + 13 * len(lines)
    return _framed(inside, plain(head), _described(found, situation, most), (width, high))


def _described(found: Disagreements, situation: Situation, most: int) -> str:
    """Say the picture in words, for those who cannot see it."""
    return " ".join(
        f"{ground_name(situation, one.place, one.link)}: {KIND_WORDS['opposed']} on "
        f"{one.opposed_days} days of {one.compared_days} compared."
        for one in found.grounds[:most]
    )


def _framed(inside: str, title: str, said: str, size: tuple[float, float]) -> str:
    wide, high = size[0] + 16, size[1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" role="img" '
        f'aria-labelledby="lb-dis-title lb-dis-desc" viewBox="-8 0 {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}"><title id="lb-dis-title">{html(title)}</title>'
        f'<desc id="lb-dis-desc">{html(said)}</desc><style>{map_css()}</style>{_DEFS}'
        f'<path class="paper" d="M-8,0h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>{inside}</svg>'
    )
