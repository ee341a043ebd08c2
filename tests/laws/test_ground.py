"""Opening ground never shuts a way, and what is sure is never more than what may be."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from landbridge import analyses
from landbridge.analyses._table import view_on
from landbridge.desk.ask import ask
from landbridge.engine import search
from landbridge.model.control import UNKNOWN
from landbridge.model.corridors import Status
from landbridge.model.passage import Passage, PassageCourse, PassageValue
from landbridge.model.scenarios import Close, Reopen, Scenario
from laws import LAW
from laws.changed import problem_of
from worlds.build import day, published_span, span
from worlds.random_worlds import LAST, worlds

DAYS = st.integers(0, LAST + 10)
RANK = {Status.CLOSED: 0, Status.UNCERTAIN: 1, Status.OPEN: 2}
OPENED = PassageCourse((1,), (Passage(PassageValue.OPEN, "permission", UNKNOWN),))
SHUT = PassageCourse((1,), (Passage(PassageValue.CLOSED, "permission", UNKNOWN),))


def with_piece(problem, pick: int, course: PassageCourse):
    """Put a course in the place of one piece: a place, or a half of a link in one direction."""
    passage = problem.passage
    places, halves = list(passage.places), [[list(e) for e in h] for h in passage.halves]
    spots = [("place", i) for i in range(len(places))]
    spots += [(k, e, w) for k in range(len(halves)) for e in (0, 1) for w in (0, 1)]
    spot = spots[pick % len(spots)]
    if spot[0] == "place":
        places[spot[1]] = course
    else:
        k, end, way = spot
        halves[k][end][way] = course
        if not problem.network.links[k].on_ground:  # a leg has no halves: both are one
            halves[k][1 - end][way] = course
    changed = replace(
        passage,
        places=tuple(places),
        halves=tuple(tuple(tuple(e) for e in h) for h in halves),
    )
    return replace(problem, passage=changed)


@LAW
@given(worlds(), st.integers(0, 200))
def test_opening_a_piece__never_shuts_a_way(world, pick):
    problem = problem_of(world)
    better = with_piece(problem, pick, OPENED)
    for n in range(-2, LAST + 30, 4):
        before, after = (analyses.status_on(p, day(n)) for p in (problem, better))
        assert RANK[after] >= RANK[before]


@LAW
@given(worlds(), st.integers(0, 200))
def test_shutting_a_piece__never_opens_a_way(world, pick):
    problem = problem_of(world)
    worse = with_piece(problem, pick, SHUT)
    for n in range(-2, LAST + 30, 4):
        before, after = (analyses.status_on(p, day(n)) for p in (problem, worse))
        assert RANK[after] <= RANK[before]


@LAW
@given(worlds(), DAYS, st.integers(0, 20))
def test_supposing_a_place_reopened__never_shuts_a_way_and_closed_never_opens_one(world, on, pick):
    places = list(world.situation.places)
    place, question = places[pick % len(places)], replace(world.question, on=day(on))
    plain = RANK[ask(world.situation, question).status]
    opened = ask(world.situation, question, scenario=Scenario((Reopen(place),))).status
    closed = ask(world.situation, question, scenario=Scenario((Close(place),))).status
    assert RANK[closed] <= plain <= RANK[opened]


@LAW
@given(worlds(), DAYS)
def test_repairing_everything__never_shuts_a_way(world, on):
    situation = world.situation
    source = next(iter(situation.sources.values()))
    row = len(situation.reports)
    whole = next(iter(situation.reports), None)
    if whole is None:
        return
    blank = replace(
        whole, row=row, event="repairs", date=span(on), published=published_span(0),
        actor=None, other_actor=None, source=source, label=None, link=None, a=None, b=None,
    )  # fmt: skip
    blank = replace(blank, published=published_span(LAST + 70), credibility=None)
    repairs = [replace(blank, id=f"fix-{p}", place=p) for p in situation.places]
    repairs += [replace(blank, id=f"fix-{v}", place=None, link=v) for v in situation.links]
    mended = replace(situation, reports=(*situation.reports, *repairs))
    question = replace(world.question, on=day(on), known_by=None)
    before, after = ask(situation, question).status, ask(mended, question).status
    assert RANK[after] >= RANK[before]


@LAW
@given(worlds(), DAYS)
def test_what_the_pessimist_reaches__the_optimist_reaches_too(world, on):
    problem = problem_of(world)
    view, network = view_on(problem, day(on)), problem.network
    sources = np.array(problem.stops[0], dtype=np.int32)
    reached = []
    for limit in PassageValue:
        usable = view.exists & (view.worst <= limit)
        passable = view.place <= limit
        reached.append(search(network.first_arc, network.head, usable, passable, sources))
    for less, more in pairwise(reached):
        assert not (less & ~more).any()


@LAW
@given(worlds(), DAYS)
def test_the_optimists_route__is_never_longer_than_the_pessimists(world, on):
    problem = problem_of(world)
    sure = analyses.route_on(problem, day(on))
    perhaps = analyses.route_on(problem, day(on), optimist=True)
    if sure is not None:
        assert perhaps is not None
        assert perhaps.metres <= sure.metres
    if perhaps is not None:
        assert (
            all(p.passage.value < PassageValue.CLOSED for p in perhaps.pieces) or not perhaps.links
        )
