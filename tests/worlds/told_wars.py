"""Small wars whose holders are known, and what sources that err say of them.

Ground is in rows of places along one road, far from one another. In each row two sides meet at a
line, which now and then moves by several places within some days: neighbours fall together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from landbridge.days import DaySpan, format_day
from landbridge.model.geography import Link, Place
from landbridge.model.reports import Report
from landbridge.model.sources import Source
from worlds.build import BASE

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDES = ("amber", "birch")
ROWS_APART, STEP = 2.0, 0.08
"""Degrees between rows, and between the places of a row: about 9 km."""

MOVES_EVERY, MOST_PLACES, MOST_DAYS, RECENT_DAYS = 90.0, 5, 3, 45
PRESS = (("careful", "B", 0.02, 4.0), ("wire", "B", 0.06, 6.0), ("voice", "D", 0.15, 5.0))
"""Source, its letter, the share of its words that are wrong, its words for a place and year."""


@dataclass(frozen=True, eq=False)
class ToldWar:
    """Who held each place on each day (``holder[row, place, day]``), and all reports."""

    places: dict[str, Place]
    links: dict[str, Link]
    holder: NDArray[np.int64]
    reports: tuple[Report, ...]

    def names(self, row: int) -> list[str]:
        """The places of a row, along its road."""
        return [place_name(row, at) for at in range(self.holder.shape[1])]


def place_name(row: int, at: int) -> str:
    return f"r{row:03d}p{at}"


def told_war(
    seed: int, *, rows: int = 60, length: int = 8, days: int = 400, often: float = 1.0
) -> ToldWar:
    """Make a war; ``often`` scales how much is written."""
    rng = np.random.default_rng([77, seed])
    places, links = {}, {}
    across = int(np.ceil(np.sqrt(rows)))
    for row in range(rows):
        north, east = divmod(row, across)
        for at in range(length):
            name, lon = place_name(row, at), 10 + ROWS_APART * east + STEP * at
            places[name] = Place(name, name, lon, 10 + ROWS_APART * north, "settlement")
        for a, b in pairwise(place_name(row, at) for at in range(length)):
            links[f"{a}-{b}"] = Link(f"{a}-{b}", a, b, 9_500.0)
    holder = np.stack([_row(rng, length, days) for _ in range(rows)])
    return ToldWar(places, links, holder, _reports(rng, holder, often))


def _row(rng: np.random.Generator, length: int, days: int) -> NDArray[np.int64]:
    """The first side holds the places before the line; each place falls within three days."""
    out = np.empty((length, days), dtype=np.int64)
    line = int(rng.integers(1, length))
    out[:] = (np.arange(length) >= line)[:, None]
    day = 0
    while (day := day + 10 + int(rng.exponential(MOVES_EVERY))) < days:
        step = int(rng.integers(2, MOST_PLACES + 1)) * int(rng.choice([-1, 1]))
        there = min(max(line + step, 0), length)
        for at in range(min(line, there), max(line, there)):
            out[at, day + int(rng.integers(MOST_DAYS)) :] = int(at >= there)
        line = there
    return out


def _reports(
    rng: np.random.Generator, holder: NDArray[np.int64], often: float
) -> tuple[Report, ...]:
    """Each word is wrong by itself; a change since a source's last word is told as one, mostly."""
    told = []
    for source, letter, wrong, a_year in PRESS:
        writer = Source(source, source, source, reliability=letter)
        last: dict[tuple[int, int], tuple[int, int]] = {}
        for row, at, day in np.argwhere(
            rng.random(holder.shape) < often * a_year / 365.25
        ).tolist():
            said = int(holder[row, at, day]) ^ int(rng.random() < wrong)
            before = last.get((row, at), (said, day))
            last[row, at] = said, day
            fresh = before[0] != said and day - before[1] <= RECENT_DAYS
            event = "takes" if fresh and rng.random() < 0.7 else "holds"
            told.append((day, day + int(rng.integers(3)), writer, row, at, said, event))
    told.sort(key=lambda one: (one[1], one[2].id, one[3], one[4]))
    return tuple(
        Report(
            f"r{number}", number, writer, _span(published), _span(day), event,
            place=place_name(row, at), actor=SIDES[said],
        )
        for number, (day, published, writer, row, at, said, event) in enumerate(told)
    )  # fmt: skip


def _span(day: int) -> DaySpan:
    number = BASE + day
    return DaySpan(number, number, format_day(number))
