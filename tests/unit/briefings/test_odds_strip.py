"""The picture of odds: areas as high as the shares, told without colour, nothing loaded."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from landbridge.briefings._odds_strip import odds_strip_svg
from landbridge.model.odds import CorridorOdds, OddsRun
from worlds.build import day

RUNS = [(0, 9, 0, 0), (10, 10, 50, 100), (11, 39, 200, 0)]
"""First and last day, and of 200 draws those open and uncertain."""


def picture() -> str:
    runs = tuple(
        OddsRun(day(first), day(last), open_, doubt, 200 - open_ - doubt)
        for first, last, open_, doubt in RUNS
    )
    return odds_strip_svg(
        CorridorOdds(
            sampler="displaced_dates", draws=200, seed=0, spread=10, on=day(10), open=50,
            uncertain=100, closed=50, by_day=runs, last=day(39), opening=None, closing=None,
            gap=None, robust=None,
        )
    )  # fmt: skip


def corners(drawn: str, status: str) -> list[tuple[float, float]]:
    (path,) = re.findall(rf'class="bar {status}" d="M([^"]+)Z"><title>', drawn)
    return [tuple(float(n) for n in point.split(",")) for point in path.split("L")]


def test_odds_strip__areas_are_as_high_as_the_shares():
    drawn = picture()
    open_, doubt = corners(drawn, "open"), corners(drawn, "uncertain")
    bottom, top = max(y for _, y in open_), min(y for _, y in open_)
    high = bottom - top  # all draws, from the 12th day on
    assert [y for _, y in open_[:6:2]] == [bottom, bottom - high / 4, top]
    assert [y for _, y in doubt[:6:2]] == [bottom, bottom - 3 * high / 4, top]
    width = open_[5][0] - open_[0][0]
    assert abs((open_[3][0] - open_[2][0]) - width / 40) < 0.2  # one day of forty


def test_odds_strip__says_the_same_in_words_and_what_it_is_not():
    drawn = picture()
    ET.fromstring(drawn)
    assert "no known obstacle in 50 of 200 draws, uncertain in 100" in drawn
    assert "never a forecast" in drawn
    assert '<pattern id="lb-hatch"' in drawn
    assert not re.search(r"(href|src)=", drawn)
