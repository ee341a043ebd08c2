"""Odds of corridors against what was true, on made wars in which neighbouring places fall together.

A corridor is four places in a row: it is open for a side that holds them all. Odds come from whole
drawn courses of events; beside them stands what must not be done, the product of what is believed
of each place by itself. Each day is asked as it was known then, and again with all later reports.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from landbridge.estimators import ESTIMATORS, LEARNERS, SAMPLERS
from landbridge.model.reports import standing_reports
from landbridge.scoring import (
    block_interval,
    brier_scores,
    decompose,
    log_scores,
    reliability,
    reliability_in_words,
)
from worlds.build import day
from worlds.told_wars import SIDES, ToldWar, told_war

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from landbridge.model.belief import Interval

NAME = "hidden_markov"
ROWS, DAYS, WORLDS = 60, 400, 256
CORRIDOR, KNOWN = slice(2, 6), 0.05
SEEDS, OFTEN = (1, 2), 2.0
NOWCASTS = (170, 285, 399)
HINDCASTS = tuple(range(60, DAYS - 20, 20))


@dataclass(frozen=True, eq=False)
class Told:
    """Odds of every corridor and day, jointly and by multiplying, and whether it was open.

    ``[case]``; ``row`` is where the corridor lies.
    """

    row: NDArray[np.int64]
    joint: NDArray[np.float64]
    product: NDArray[np.float64]
    true: NDArray[np.bool_]


def odds_on(war: ToldWar, days: tuple[int, ...], known_by: int | None) -> Told:
    """Learn, believe and draw once; ask about every row on these days.

    Corridors with a place of which nothing is known yet are left out: odds call them uncertain.
    """
    reports = standing_reports(war.reports, known_by)
    ground = (war.places, {}, war.links)
    learned = LEARNERS[NAME](reports, *ground)
    belief = ESTIMATORS[NAME](reports, *ground, learned=learned).belief
    drawn = SAMPLERS[NAME](reports, *ground, learned=learned, seed=11, first_world=0, worlds=WORLDS)
    told = []
    for row in range(ROWS):
        names = war.names(row)[CORRIDOR]
        for on in days:
            shares = [belief.on(place, day(on)) for place in names]
            if not all(belief.cells[place].reported for place in names):
                continue
            if max(share.get(None, 1.0) for share in shares) > KNOWN:
                continue
            held = np.ones(WORLDS, dtype=np.bool_)
            for place in names:
                ours = [course.on(day(on)).holder == SIDES[0] for course in drawn.courses[place]]
                held &= np.array(ours)[drawn.of_world[place]]
            alone = np.prod([share.get(SIDES[0], 0.0) for share in shares])
            told.append((row, held.mean(), alone, (war.holder[row, CORRIDOR, on] == 0).all()))
    return Told(*(np.array(column) for column in zip(*told, strict=True)))


def together(wars: list[ToldWar], asked: list[tuple[tuple[int, ...], int | None]]) -> Told:
    """Ask about all wars; rows of different wars are different rows."""
    parts = []
    for number, war in enumerate(wars):
        for days, known_by in asked:
            part = odds_on(war, days, known_by)
            parts.append(replace(part, row=part.row + number * ROWS))
    columns = ("row", "joint", "product", "true")
    return Told(*(np.concatenate([getattr(part, name) for part in parts]) for name in columns))


@pytest.fixture(scope="module")
def wars() -> list[ToldWar]:
    return [told_war(seed, rows=ROWS, days=DAYS, often=OFTEN) for seed in SEEDS]


@pytest.fixture(scope="module")
def nowcast(wars) -> Told:
    return together(wars, [((on,), day(on)) for on in NOWCASTS])


@pytest.fixture(scope="module")
def hindcast(wars) -> Told:
    return together(wars[:1], [(HINDCASTS, None)])


@pytest.fixture(params=["nowcast", "hindcast"])
def told(request) -> Told:
    return request.getfixturevalue(request.param)


def gain(told: Told, score) -> Interval:
    """What the joint odds save against the product, in sum over the cases of a row.

    Rows share nothing: drawing them anew says how far it could be off.
    """
    lost = score(told.product, told.true) - score(told.joint, told.true)
    by_row = np.bincount(told.row, weights=lost)
    return block_interval(by_row, block=1, draws=1000, generator=np.random.default_rng(1))


def test_joint__odds_beat_the_product_of_what_is_believed_of_each_place(told):
    assert gain(told, brier_scores).low > 0
    # Counting worlds tells no share under half a world: neither may gain by saying less.
    assert gain(told, partial(log_scores, floor=0.5 / WORLDS)).mean > 0


def test_joint__odds_are_calibrated(told):
    joint, product = (decompose(odds, told.true) for odds in (told.joint, told.product))
    assert joint.miscalibration < 0.05 * joint.uncertainty
    assert joint.miscalibration < product.miscalibration
    assert joint.discrimination > 0.7 * joint.uncertainty


@pytest.mark.parametrize("table", [reliability, reliability_in_words])
def test_joint__what_is_said_to_be_likely_happens_about_as_often(told, table):
    rows = [row for row in table(told.joint, told.true) if row.cases >= 20]
    assert {rows[0].low, rows[-1].high} == {0, 1}
    for row in rows:
        error = np.sqrt(max(row.said * (1 - row.said), 0.01) / row.cases)
        assert abs(row.happened - row.said) < 0.03 + 3 * error, row


def test_product__is_too_pessimistic_about_whole_corridors(told):
    open_share = told.true.mean()
    assert told.product.mean() < told.joint.mean() < open_share + 0.02
    assert abs(told.joint.mean() - open_share) < abs(told.product.mean() - open_share)
