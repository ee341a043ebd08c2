"""``desk.variation`` does only the touched ground again: it must say what doing all again says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landbridge import analyses
from landbridge.desk.prepare import Memory, Prepared, Setting, judge, prepare
from landbridge.desk.variation import status_under
from landbridge.model.corridors import CorridorQuery, Status
from landbridge.model.scenarios import Close, Hold, Relate, Reopen, Scenario
from landbridge.model.situations import Rows, Situation
from landbridge.network import build_network
from landbridge.questions import query_of
from landbridge.scenarios import known_then, without_family
from oracles.plain import reduced
from worlds.build import day
from worlds.random_worlds import LAST, Kinds, Seeded, World, random_world, worlds

SETTINGS = settings(
    max_examples=90,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DAYS = st.integers(0, LAST + 15)
FADES = st.sampled_from([None, None, 12])
BELIEVED = st.sampled_from(
    ["latest_report", "latest_report", "majority:9", "majority", "nearest_place", "nearest_place",
     "drawn_maps:one,three"]
)  # fmt: skip


def asked(world: World, on: int, fade: int | None, estimator: str) -> CorridorQuery:
    question = replace(world.question, on=day(on), fade_after_days=fade, estimator=estimator)
    return query_of(world.situation, question)


def from_scratch(
    situation: Situation, query: CorridorQuery, on: int, *, early: bool, scenario: Scenario
) -> Status:
    base = prepare(situation, query, Memory(), early=early, scenario=scenario)
    return analyses.status_in(analyses.corridor_history(base.problem), on)


def scenarios(world: World, pick: int) -> Scenario:
    """No scenario, or one of each kind of change."""
    places = list(world.situation.places)
    link = next(iter(world.situation.links.values()))
    place = places[pick % len(places)]
    return [
        Scenario(),
        Scenario(),
        Scenario((Hold(place, "army"),)),
        Scenario((Hold(place, "foe"), Reopen(place))),
        Scenario((Close(link.a, link.b),)),
        Scenario((Relate("foe", "ally_of", "army"), Close(place))),
    ][pick % 6]


def known_days(world: World) -> list[int]:
    rows = (
        *world.situation.reports,
        *world.situation.relations,
        *world.situation.permissions,
        *world.situation.links.values(),
    )
    return sorted({r.published.last for r in rows if r.published is not None})


def check_known(
    world: World, query: CorridorQuery, base: Prepared, memory: Memory, on: int
) -> None:
    last = query.known_by
    for known_by in known_days(world):
        if last is not None and known_by > last:
            continue
        less = known_then(world.situation, query, base.rows, base.scenario, known_by)
        told = status_under(world.situation, query, memory, base, less, on)
        then = replace(query, known_by=known_by)
        early = base.problem.early
        slow = from_scratch(world.situation, then, on, early=early, scenario=base.scenario)
        assert told is slow, f"known by {known_by - day(0)}"


def check_families(
    world: World, query: CorridorQuery, base: Prepared, memory: Memory, on: int
) -> None:
    for family in sorted({source.family for source in world.situation.sources.values()}):
        less = without_family(world.situation, query, base.rows, base.scenario, family)
        told = status_under(world.situation, query, memory, base, less, on)
        early = base.problem.early
        smaller = reduced(world.situation, family)
        slow = from_scratch(smaller, query, on, early=early, scenario=base.scenario)
        assert told is slow, f"without {family}"


@SETTINGS
@given(worlds(), DAYS, FADES, BELIEVED, st.integers(0, 23), st.booleans())
def test_status_under__with_less_known_is_that_of_the_earlier_question(
    world, on, fade, estimator, pick, early
):
    query, memory = asked(world, on, fade, estimator), Memory()
    scenario = scenarios(world, pick)
    base = prepare(world.situation, query, memory, early=early, scenario=scenario)
    for d in (day(on), day(on // 2)):
        check_known(world, query, base, memory, d)


@settings(SETTINGS, max_examples=150)
@given(worlds(), DAYS, FADES, BELIEVED, st.integers(0, 23), st.booleans())
def test_status_under__without_a_family_is_that_of_the_smaller_situation(
    world, on, fade, estimator, pick, early
):
    query, memory = asked(world, on, fade, estimator), Memory()
    scenario = scenarios(world, pick)
    base = prepare(world.situation, query, memory, early=early, scenario=scenario)
    for d in (day(on), day(on // 2)):
        check_families(world, query, base, memory, d)


@SETTINGS
@given(
    worlds(),
    st.lists(st.tuples(DAYS, FADES, BELIEVED, st.integers(0, 23)), min_size=3, max_size=4),
)
def test_memory__of_other_questions_changes_no_status(world, questions):
    """One memory, several days, fadings, estimators, scenarios: each as if it were asked alone."""
    memory = Memory()
    for on, fade, estimator, pick in questions:
        query, scenario = asked(world, on, fade, estimator), scenarios(world, pick)
        for early in (False, True):
            shared = prepare(world.situation, query, memory, early=early, scenario=scenario)
            alone = prepare(world.situation, query, Memory(), early=early, scenario=scenario)
            told = analyses.corridor_history(shared.problem)
            assert told == analyses.corridor_history(alone.problem)
            assert analyses.status_on(shared.problem, day(on)) is analyses.status_in(told, day(on))


def read_whole(query: CorridorQuery, base: Prepared, situation: Situation, less: Rows) -> Status:
    """Judge all ground again with less, and with what was learned from all."""
    network = build_network(situation.places.values(), less.links, modes=query.modes)
    setting = Setting(
        situation, query, Memory(), base.scenario, base.estimator, base.problem.early, base.learned
    )
    passage = judge(setting, network, less, only_day=query.on)
    return analyses.status_on(replace(base.problem, network=network, passage=passage), query.on)


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_status_under__of_an_estimator_that_learns_is_that_of_reading_less_with_the_same(first):
    """Reports of later days count for the day too, and nothing else is learned."""
    for seed in range(first, first + 20):
        world = random_world(Seeded(seed), Kinds(retractions=False))
        query, memory = asked(world, seed % LAST, None, "hidden_markov"), Memory()
        base = prepare(world.situation, query, memory, early=seed % 4 == 0)
        rows = world.situation, query, base.rows, base.scenario
        families = sorted({source.family for source in world.situation.sources.values()})
        fewer = [without_family(*rows, family) for family in families]
        fewer += [known_then(*rows, day(known_by)) for known_by in (5, 15, 25)]
        for less in fewer:
            told = status_under(world.situation, query, memory, base, less, query.on)
            assert told is read_whole(query, base, world.situation, less), seed
