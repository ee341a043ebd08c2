"""How well places are reported on: a strip of months for every place, as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings._escape import html, plain
from landbridge.briefings._labels import text_width
from landbridge.briefings._names import place_name
from landbridge.briefings._phrases import count, prose_day
from landbridge.briefings._sheet import map_css

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.comparisons import Coverage, CoverageRow
    from landbridge.model.situations import Situation

__all__ = ["render_coverage"]

_CLASSES = ((1, "1"), (2, "2 to 4"), (5, "5 to 9"), (10, "10 or more"))
_SHARES = (0.5, 0.66, 0.82, 1.0)
_ROW, _TOP, _BOTTOM = 15.0, 58.0, 44.0
_LEFT_MOST, _RIGHT, _NARROW, _SIZE = 190.0, 128.0, 5.0, 9.5
_SILENT = "Absence of reports is not absence of events."


def _months_between(rows: Sequence[CoverageRow]) -> list[str]:
    """List every month from the first that has a report to the last."""
    named = sorted({month for row in rows for month in row.months})
    if not named:
        return []
    first, last = ([int(part) for part in month.split("-")] for month in (named[0], named[-1]))
    numbers = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers]


def _mark(x: float, y: float, wide: float, number: int, words: str) -> str:
    """Draw one month: darker and larger with the number of reports."""
    step = max(k for k, (least, _) in enumerate(_CLASSES) if number >= least)
    share = _SHARES[step]
    w = max(wide - 1, 0.8) * (share if wide > _NARROW else 1)
    h = (_ROW - 3) * share
    left, top = x + (wide - w) / 2, y + (_ROW - h) / 2
    title = f"<title>{html(words)}: {count(number, 'report')}</title>" if number else ""
    shape = f"M{left:.1f},{top:.1f}h{w:.1f}v{h:.1f}h-{w:.1f}z"
    return f'<path class="cov{step + 1}" d="{shape}">{title}</path>'


def _years(months: Sequence[str], left: float, wide: float, bottom: float) -> str:
    """Mark where years begin; write what has room."""
    said, free = [], 0.0
    for k, month in enumerate(months):
        year, _, number = month.partition("-")
        if number != "01" and k:
            continue
        x = left + k * wide
        words = year if number == "01" else month
        said.append(f'<path class="tick" d="M{x:.1f},{_TOP - 6}V{bottom:.1f}"/>')
        if x >= free:
            said.append(f'<text class="foot" x="{x + 2:.1f}" y="{_TOP - 9}">{html(words)}</text>')
            free = x + text_width(words, 9) + 6
    return "".join(said)


def _key(y: float) -> str:
    said, x = [f'<text class="foot" x="0" y="{y}">reports a month:</text>'], 96.0
    for least, words in _CLASSES:
        said.append(_mark(x, y - 11, 15, least, words))
        said.append(f'<text class="foot" x="{x + 19}" y="{y}">{words}</text>')
        x += 19 + text_width(words, 9) + 16
    return "".join(said)


def _fitting(name: str, room: float) -> str:
    """Shorten a name to the room that it has."""
    if text_width(name, _SIZE, bold=True) <= room:
        return name
    kept = name
    while kept and text_width(f"{kept}…", _SIZE, bold=True) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _row(
    name: str, row: CoverageRow, months: Sequence[str], frame: tuple[float, float, float]
) -> str:
    left, wide, top = frame
    age = "no report" if row.age_days is None else count(row.age_days, "day") + " old"
    if row.age_days is None and row.by_area:
        age = "only by area"
    cells = "".join(
        _mark(left + k * wide, top, wide, row.months.get(month, 0), f"{name}, {month}")
        for k, month in enumerate(months)
        if month in row.months
    )
    right = left + len(months) * wide + 8
    style = "cov matters" if row.matters_to else "cov"
    return (
        f'<text class="n {style}" x="{left - 6:.1f}" y="{top + 11}" text-anchor="end">'
        f"{html(_fitting(name, left - 8))}</text>"
        f'<path class="tick" d="M{left:.1f},{top + 7.5}H{right - 8:.1f}"/>{cells}'
        f'<text class="foot" x="{right:.1f}" y="{top + 11}">{html(age)}</text>'
    )


def render_coverage(
    coverage: Coverage, situation: Situation, *, most: int = 120, width: float = 1000
) -> str:
    """Draw place by month how many reports there are, and how old the newest is.

    Parameters
    ----------
    coverage
        rows in the order in which they matter; places on a corridor's way are written bold
    situation
        where the names of places stand
    most
        no more rows than this; how many are left out is said
    width
        width of the picture in pixels
    """
    rows = coverage.rows[:most]
    names = [place_name(situation, row.place) for row in rows]
    months = _months_between(rows)
    longest = max((text_width(name, _SIZE, bold=True) for name in names), default=60.0)
    left = min(longest + 12, _LEFT_MOST)
    wide = min((width - left - _RIGHT) / max(len(months), 1), 26.0)
    bottom = _TOP + _ROW * len(rows)
    body = "".join(
        _row(name, row, months, (left, wide, _TOP + _ROW * k))
        for k, (name, row) in enumerate(zip(names, rows, strict=True))
    )
    hidden = len(coverage.rows) - len(rows)
    tail = _SILENT + (f" {count(hidden, 'place')} not shown." if hidden else "")
    age_x = left + len(months) * wide + 8
    head = f"Reports by place and month, as of {prose_day(coverage.as_of)}"
    sub = "Bold: on the way of a corridor." if any(row.matters_to for row in rows) else ""
    inside = (
        f'<text class="keyhead" x="0" y="16">{html(head)}</text>'
        f'<text class="foot" x="0" y="30">{sub}</text>'
        f'<text class="foot" x="{age_x:.1f}" y="{_TOP - 9}">newest is</text>'
        f"{_years(months, left, wide, bottom)}{body}{_key(bottom + 24)}"
        f'<text class="foot" x="0" y="{bottom + 39}">{html(tail)}</text>'
    )
    return _framed(inside, plain(head), tail, (width, bottom + _BOTTOM))


def _framed(inside: str, title: str, said: str, size: tuple[float, float]) -> str:
    wide, high = size[0] + 16, size[1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lb" role="img" '
        f'aria-labelledby="lb-cov-title lb-cov-desc" viewBox="-8 0 {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}"><title id="lb-cov-title">{html(title)}</title>'
        f'<desc id="lb-cov-desc">{html(said)}</desc><style>{map_css()}</style>'
        f'<path class="paper" d="M-8,0h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>{inside}</svg>'
    )
