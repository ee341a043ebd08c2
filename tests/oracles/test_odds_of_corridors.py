"""Odds of a corridor against worlds drawn one by one and searched day by day; laws that must hold.

The twin draws in plain Python (`slow_worlds`), and searches all roads with Dijkstra's method for
each world, day and reader (`slow_ways`).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from landbridge import analyses
from landbridge.analyses._table import legs, table_of
from landbridge.analyses.odds import LOOK_BACK, odds_over_draws
from landbridge.engine.courses import Courses
from landbridge.engine.displaced import MOST_SPREAD
from landbridge.errors import QuestionError
from landbridge.model.corridors import Status
from landbridge.model.odds import MOST_SPREAD as MOST_SPREAD_ASKED
from landbridge.model.odds import PERCENTS, OddsQuestion
from laws.changed import problem_of
from oracles.slow_ways import gap_slowly, shortest_slowly
from oracles.slow_worlds import slow_world
from worlds.build import day
from worlds.random_worlds import LAST, Seeded, random_world, worlds

SETTINGS = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
END = day(LAST + 20)
PERIOD = (day(0), day(LAST + 5))
TOLLS_METRES = 0.05


class Twin:
    """All worlds of a problem, drawn and searched one by one."""

    def __init__(self, problem, wanted: OddsQuestion, on: int, period=PERIOD, end=END) -> None:
        ground, self.legs = table_of(problem).ground, list(legs(problem))
        self.problem, self.land, self.on, self.end = problem, ground.terrain, on, end
        changes = ground.days[1:].tolist() or [on]
        self.first = max(changes[0] - MOST_SPREAD - 1, min(on, period[0]) - LOOK_BACK, 1)
        last = max(min(end, changes[-1] + MOST_SPREAD), self.first)
        days = np.arange(self.first, last + wanted.spread + 1)
        base = ground.courses.table()[:, np.searchsorted(ground.days, days, side="right") - 1]
        courses = Courses.of_table(base)
        self.last = last
        self.tables = [
            slow_world(courses, ground.patches, wanted.seed, world, wanted.spread).table()
            for world in range(wanted.draws)
        ]
        self.memory: dict[bytes, Status] = {}

    def value(self, world: int, on: int) -> np.ndarray:
        return self.tables[world][:, min(max(on, self.first), self.last) - self.first]

    def status(self, world: int, on: int) -> Status:
        value = self.value(world, on)
        key = value.tobytes()
        if key not in self.memory:
            self.memory[key] = Status.CLOSED
            for limit, status in ((2, Status.UNCERTAIN), (0, Status.OPEN)):
                if all(
                    shortest_slowly(self.land, value, sources, set(targets.tolist()), limit) >= 0
                    for sources, targets in self.legs
                ):
                    self.memory[key] = status
        return self.memory[key]

    def counts(self, on: int) -> tuple[int, int, int]:
        told = [self.status(world, on) for world in range(len(self.tables))]
        return tuple(told.count(s) for s in (Status.OPEN, Status.UNCERTAIN, Status.CLOSED))

    def run_of(self, world: int) -> tuple[int | None, int | None]:
        """First and last day of the open run that holds the asked day; None beyond the record."""
        begins = ends = self.on
        while begins > self.first and self.status(world, begins - 1) is Status.OPEN:
            begins -= 1
        while ends < self.end and self.status(world, ends + 1) is Status.OPEN:
            ends += 1
        return (None if begins <= self.first else begins), (None if ends == self.end else ends)

    def gap(self, world: int) -> float | None:
        total, value = 0, self.value(world, self.on)
        for sources, targets in self.legs:
            cost, _ = gap_slowly(self.land, value, sources, set(targets.tolist()), 0)
            if cost[0] < 0:
                return None
            total += cost[0] + cost[1]
        return total / 1000

    def passes(self, world: int, places: tuple[str, ...]) -> bool:
        """Whether one can go from each place to the next one by a road between them."""
        network = self.problem.network
        ids = [place.id for place in network.places]
        value, land = self.value(world, self.on), self.land
        if max((value[ids.index(place)] for place in places), default=0) > 0 and len(places) > 1:
            return False
        for one, other in pairwise(places):
            pair = {ids.index(one), ids.index(other)}
            beside = [e for e in range(land.edges) if {int(land.a[e]), int(land.b[e])} == pair]
            if not any(max(value[[land.unit_a[e], land.unit_b[e]]]) == 0 for e in beside):
                return False
        return True


def quantile(values: list, percent: int):
    """The smallest value that so many per cent do not exceed; None is beyond all others."""
    return values[max(-(-percent * len(values) // 100), 1) - 1]


@SETTINGS
@given(worlds())
def test_odds__are_counts_over_worlds_drawn_one_by_one(world):
    problem, on = problem_of(world), day(30)
    wanted = OddsQuestion(draws=7, seed=11, spread=6)
    told = odds_over_draws(problem, wanted, on, PERIOD, END)
    twin = Twin(problem, wanted, on)
    assert (told.open, told.uncertain, told.closed) == twin.counts(on)
    assert (told.by_day[0].first, told.by_day[-1].last) == PERIOD
    for run in told.by_day:
        for d in {run.first, run.last}:
            assert (run.open, run.uncertain, run.closed) == twin.counts(d)
    assert all(one.last + 1 == other.first for one, other in pairwise(told.by_day))
    is_open = [w for w in range(wanted.draws) if twin.status(w, on) is Status.OPEN]
    assert (told.opening is None) == (told.closing is None) == (not is_open)
    if told.opening is not None and told.closing is not None:
        begins, ends = zip(*map(twin.run_of, is_open), strict=True)
        early = sorted(begins, key=lambda d: -1 if d is None else d)
        late = sorted(ends, key=lambda d: END + 1 if d is None else d)
        assert told.opening.worlds == told.closing.worlds == len(is_open)
        assert told.opening.days == tuple(quantile(early, percent) for percent in PERCENTS)
        assert told.closing.days == tuple(quantile(late, percent) for percent in PERCENTS)
    same_gaps(told, [twin.gap(w) for w in range(wanted.draws) if w not in is_open])
    if told.robust is not None:
        assert told.robust.at_most == told.open
        passing = sum(twin.passes(w, told.robust.places) for w in range(wanted.draws))
        assert 0 < told.robust.open <= told.open
        assert told.robust.open <= passing or len(told.robust.places) == 1


def same_gaps(told, slow: list[float | None]) -> None:
    assert (told.gap is None) == (not slow)
    if told.gap is None:
        return
    found = sorted(metres for metres in slow if metres is not None)
    assert (told.gap.worlds, told.gap.apart) == (len(slow), len(slow) - len(found))
    assert told.gap.metres == tuple(quantile(found, percent) for percent in PERCENTS if found)


@SETTINGS
@given(worlds())
def test_odds__without_spread_are_the_answer(world):
    """Every world is then the recorded course: odds are 0 or 1, and the dates are settled ones."""
    problem = problem_of(world)
    history = analyses.corridor_history(problem)
    wanted = OddsQuestion(draws=3, spread=0)
    for on in (day(0), day(25), day(LAST)):
        told = odds_over_draws(problem, wanted, on, (on, day(LAST)), END)
        status = analyses.status_in(history, on)
        assert {"open": told.open, "uncertain": told.uncertain, "closed": told.closed} == {
            s.value: 3 if s is status else 0 for s in Status
        }
        for run in told.by_day:
            on_day = analyses.status_in(history, run.first)
            assert getattr(run, on_day.value) == 3
        if status is Status.OPEN:
            _, settled = analyses.since(history, on)
            assert told.opening is not None
            assert set(told.opening.days) == {settled}
            assert told.robust is not None
            assert told.robust.open == 3
        else:
            gap = analyses.gap_on(problem, on)
            assert told.gap is not None
            assert told.gap.apart == (3 if gap is None else 0)
            metres = [] if gap is None else [gap.road_metres] * 5
            assert told.gap.metres == pytest.approx(metres, abs=TOLLS_METRES)


def some_problem(seed: int):
    """A made-up situation, seeded, in which odds are neither 0 nor 1."""
    for at in range(seed * 1000, seed * 1000 + 1000):
        problem = problem_of(random_world(Seeded(at)))
        told = odds_over_draws(problem, OddsQuestion(draws=64), day(25), PERIOD, END)
        if min(told.open, told.closed) > 5:
            return problem
    raise AssertionError("no such situation")


@pytest.mark.parametrize("seed", range(3))
def test_odds__are_the_same_bits_however_they_are_cut(seed):
    problem = some_problem(seed)
    wanted = OddsQuestion(draws=700, seed=2**63 - 1)
    asked = (problem, wanted, day(25), PERIOD, END)
    told = odds_over_draws(*asked)
    for _ in range(4):
        assert odds_over_draws(*asked) == told
    for block in (64, 192, 4096):
        assert odds_over_draws(*asked, block=block) == told


def test_odds__are_the_mean_of_their_worlds():
    problem = some_problem(4)
    wanted = OddsQuestion(draws=200, seed=5, spread=9)
    told = odds_over_draws(problem, wanted, day(25), PERIOD, END)
    twin = Twin(problem, wanted, day(25))
    shares = [twin.status(world, day(25)) is Status.OPEN for world in range(200)]
    assert told.open / 200 == np.mean(shares)


def test_odds__of_a_day_do_not_depend_on_the_period():
    problem, wanted = some_problem(5), OddsQuestion(draws=300)
    one = odds_over_draws(problem, wanted, day(25), (day(25), day(25)), day(25))
    other = odds_over_draws(problem, wanted, day(25), (day(-400), day(400)), day(400))
    assert (one.open, one.uncertain, one.gap) == (other.open, other.uncertain, other.gap)
    assert one.opening == other.opening
    (alone,) = one.by_day
    assert any(r.first <= day(25) <= r.last and r.open == alone.open for r in other.by_day)


def test_odds__of_days_far_from_any_report():
    problem, wanted = some_problem(6), OddsQuestion(draws=50)
    history = analyses.corridor_history(problem)
    for on in (1, day(-90_000), day(200_000)):
        told = odds_over_draws(problem, wanted, on, (on, on), on)
        status = analyses.status_in(history, on)
        assert getattr(told, status.value) == 50
        assert told.by_day[0].first == told.by_day[0].last == on


def test_odds__other_seeds_are_other_worlds():
    problem = some_problem(7)
    told = {
        odds_over_draws(problem, OddsQuestion(draws=500, seed=s), day(25), PERIOD, END).by_day
        for s in (0, 1, 2**62)
    }
    assert len(told) == 3


def test_question__bounds_are_those_of_the_sampler():
    assert MOST_SPREAD_ASKED == MOST_SPREAD
    for wrong in ({"draws": 0}, {"spread": 128}, {"seed": -1}, {"draws": True}, {"seed": 1.0}):
        with pytest.raises(QuestionError, match="write a whole number from"):
            OddsQuestion(**wrong)
