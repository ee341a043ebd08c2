"""Every day at once, on the overlay, against the day's own route and gap."""

from __future__ import annotations

from itertools import pairwise
from math import isclose

from hypothesis import HealthCheck, given, settings

from landbridge import analyses
from landbridge.analyses._table import table_of
from laws.changed import problem_of
from worlds.build import day
from worlds.random_worlds import LAST, worlds

SETTINGS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TOLLS_METRES = 0.5
"""A gap by day counts a millimetre for each place on it that is not open, and is rounded."""


@SETTINGS
@given(worlds())
def test_by_day__is_route_and_gap_of_each_day(compiler_cache, world):
    problem = problem_of(world)
    runs = analyses.runs_by_day(problem, day(0), day(LAST))
    assert runs[0].first == day(0)
    assert runs[-1].last == day(LAST)
    assert all(one.last + 1 == other.first for one, other in pairwise(runs))
    days = [d for d in table_of(problem).days.tolist() if day(0) <= d <= day(LAST)]
    for on in {day(0), day(LAST), *days}:
        (run,) = (run for run in runs if run.first <= on <= run.last)
        assert run.status is analyses.status_on(problem, on)
        route, gap = analyses.route_on(problem, on), analyses.gap_on(problem, on)
        assert run.metres == (None if route is None else route.metres)
        if gap is None:
            assert run.gap_metres is None
            continue
        told = run.closed_metres, run.doubtful_metres, run.open_metres
        slow = gap.closed_metres, gap.contested_metres + gap.unknown_metres, gap.open_metres
        for one, other in zip(told, slow, strict=True):
            assert isclose(one, other, abs_tol=TOLLS_METRES)
        assert isclose(
            sum(holder.metres for holder in run.holders), run.gap_metres, abs_tol=TOLLS_METRES
        )


@SETTINGS
@given(worlds())
def test_by_day__who_holds_a_gap_is_who_holds_it_on_the_day(compiler_cache, world):
    """Where no two ways need the same, the holders are those of the day's own gap."""
    problem = problem_of(world)
    for run in analyses.runs_by_day(problem, day(0), day(LAST)):
        gap = analyses.gap_on(problem, run.first)
        if gap is None or not run.holders:
            continue
        fast = {(h.actor, h.contenders): round(h.metres) for h in run.holders if h.metres > 1}
        slow = {(h.actor, h.contenders): round(h.metres) for h in gap.holders if h.metres > 1}
        if fast != slow:  # another way that needs just as much
            assert abs(sum(fast.values()) - sum(slow.values())) <= len(fast) + len(slow)
