"""Gaps, ways back, and ways through a place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge import analyses
from landbridge.desk.ask import ask
from landbridge.model.corridors import Status
from laws import LAW
from laws.changed import history_of, problem_of, turned_round
from worlds.build import day
from worlds.random_worlds import LAST, Kinds, World, worlds

DAYS = st.integers(0, LAST + 10)
PLAIN_ROADS = Kinds(air=False, zero_length=False)
TWO_WAY = Kinds(one_way=False, directions=False)
WORST = [Status.CLOSED, Status.UNCERTAIN, Status.OPEN]


@LAW
@given(worlds(), DAYS)
def test_gap__is_absent_exactly_when_the_way_is_open(world, on):
    answer = ask(world.situation, replace(world.question, on=day(on)))
    if answer.status is Status.OPEN:
        assert answer.gap is None
        assert answer.route is not None
        assert not answer.deciding
    else:
        assert answer.route is None
        assert answer.fragility is None
        if answer.status is Status.UNCERTAIN:
            assert answer.gap is not None


@LAW
@given(worlds(PLAIN_ROADS), DAYS)
def test_gap__has_a_width_and_holders_that_add_up_to_it(world, on):
    gap = ask(world.situation, replace(world.question, on=day(on))).gap
    if gap is None:
        return
    assert gap.pieces
    only_places = all(piece.kind == "place" for piece in gap.pieces)
    assert gap.road_metres > 0 or only_places
    assert sum(h.metres for h in gap.holders) == pytest.approx(gap.road_metres)
    assert gap.road_metres + gap.open_metres == pytest.approx(gap.route.metres)
    assert sum(p.metres for p in gap.pieces) == pytest.approx(gap.road_metres)


@LAW
@given(worlds(PLAIN_ROADS), DAYS)
def test_gap__of_a_closed_way_holds_closed_ground(world, on):
    answer = ask(world.situation, replace(world.question, on=day(on)))
    if answer.gap is None:
        return
    closed = [p for p in answer.gap.pieces if p.passage.value.word == "closed"]
    assert bool(closed) is (answer.status is Status.CLOSED)


@LAW
@given(worlds(TWO_WAY))
def test_there_and_back__are_open_on_the_same_days(world):
    assert history_of(world) == history_of(turned_round(world))
    assert history_of(world, early=True) == history_of(turned_round(world), early=True)


@LAW
@given(worlds(TWO_WAY), DAYS)
def test_there_and_back__are_as_far_and_as_wide(world, on):
    there, back = (
        ask(w.situation, replace(w.question, on=day(on))) for w in (world, turned_round(world))
    )
    assert there.since == back.since
    for one, other in ((there.route, back.route), (there.optimist_route, back.optimist_route)):
        assert (one and one.metres) == (other and other.metres)
    if there.gap is None or back.gap is None:
        assert there.gap is back.gap
        return
    assert there.gap.closed_metres == pytest.approx(back.gap.closed_metres)
    assert there.gap.road_metres == pytest.approx(back.gap.road_metres)
    assert there.gap.straight_metres == pytest.approx(back.gap.straight_metres, abs=200)
    if there.fragility is not None and back.fragility is not None:
        assert there.fragility.single_points == back.fragility.single_points
        assert there.fragility.disjoint_routes == back.fragility.disjoint_routes


def legs_of(world: World) -> list[World]:
    q = world.question
    stops = [q.origin, *([p] for p in q.via), q.destination]
    return [
        World(world.situation, replace(q, origin=a, destination=b, via=[]))
        for a, b in pairwise(stops)
    ]


@LAW
@given(worlds())
def test_a_way_through_places__is_as_good_as_its_worst_leg(world):
    legs = [problem_of(leg) for leg in legs_of(world)]
    whole = problem_of(world)
    for n in range(-2, LAST + 30, 3):
        statuses = [analyses.status_on(leg, day(n)) for leg in legs]
        assert analyses.status_on(whole, day(n)) is min(statuses, key=WORST.index)


@LAW
@given(worlds(), DAYS)
def test_a_way_through_places__is_as_long_as_its_legs_together(world, on):
    whole = problem_of(world)
    routes = [analyses.route_on(problem_of(leg), day(on)) for leg in legs_of(world)]
    route = analyses.route_on(whole, day(on))
    assert (route is None) is any(r is None for r in routes)
    if route is not None:
        assert route.metres == pytest.approx(sum(r.metres for r in routes if r))
