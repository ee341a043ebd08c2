"""Whole answers on random worlds against the plain twin, over every day of the calendar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landbridge.desk.ask import ask
from landbridge.model.scenarios import Scenario
from oracles import answers
from oracles.plain import Plain, history
from worlds import drawn
from worlds.build import day
from worlds.random_worlds import LAST, Seeded, random_world, worlds

SETTINGS = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DAYS = st.integers(0, LAST + 25)


@settings(SETTINGS, max_examples=180)
@given(worlds())
def test_history__of_every_day_is_the_plain_one(world):
    answers.same_history(world.situation, world.question)


@SETTINGS
@given(worlds())
def test_history__in_the_earliest_reading_is_the_plain_one(world):
    answers.same_history(world.situation, world.question, early=True)


@SETTINGS
@given(worlds(), DAYS)
def test_ways__gap_and_weak_points_are_the_plain_ones(world, on):
    answer = ask(world.situation, replace(world.question, on=day(on)))
    plain = Plain(world.situation, world.question)
    assert answer.status.value == plain.status(day(on))
    answers.same_ways(answer, plain)


@settings(SETTINGS, max_examples=50)
@given(worlds(), DAYS)
def test_since__and_the_days_it_could_be_known_are_the_plain_ones(world, on):
    answer = ask(world.situation, replace(world.question, on=day(on)))
    answers.same_since(world.situation, answer, world.question)


@settings(SETTINGS, max_examples=50)
@given(worlds(), DAYS)
def test_spells__say_what_the_days_say(world, on):
    answer = ask(world.situation, replace(world.question, on=day(on)))
    answers.same_spells(answer, history(Plain(world.situation, world.question)))


@settings(SETTINGS, max_examples=120)
@given(worlds(), DAYS)
def test_rests_on__is_the_answer_of_the_situation_without_the_family(world, on):
    answer = ask(world.situation, replace(world.question, on=day(on)))
    answers.same_families(world.situation, answer, world.question)


@settings(SETTINGS, max_examples=120)
@given(worlds(), DAYS, st.sampled_from(["majority:9", "majority", "nearest_place"]))
def test_rests_on__is_that_with_other_estimators_too(world, on, estimator):
    question = replace(world.question, estimator=estimator)
    answer = ask(world.situation, replace(question, on=day(on)), others=False)
    answers.same_families(world.situation, answer, question)


@settings(SETTINGS, max_examples=60)
@given(worlds(), DAYS)
def test_an_empty_scenario__gives_the_answer_itself(world, on):
    question = replace(world.question, on=day(on))
    assert ask(world.situation, question, scenario=Scenario()) == ask(world.situation, question)


@pytest.mark.parametrize("first", range(0, 240, 60))
def test_seeded_worlds__are_answered_as_the_plain_twin_answers(first):
    """Fuller worlds than hypothesis likes to draw: the seed is the name of the world."""
    for seed in range(first, first + 60):
        world, on = random_world(Seeded(seed)), day(Seeded(seed).number(0, LAST + 25))
        answers.same_history(world.situation, world.question)
        answers.same_history(world.situation, world.question, early=True)
        answer = ask(world.situation, replace(world.question, on=on))
        answers.same_ways(answer, Plain(world.situation, world.question))
        answers.same_families(world.situation, answer, world.question)


@pytest.mark.parametrize("name", drawn.EVERY)
def test_drawn_worlds__are_answered_as_the_plain_twin_answers(name):
    make, question = drawn.EVERY[name]
    situation = make()
    answers.same_history(situation, question)
    answers.same_history(situation, question, early=True)
    for on in (3, 12, 18, 24, 33, 50):
        answer = ask(situation, replace(question, on=day(on)))
        answers.same_ways(answer, Plain(situation, question))
        answers.same_since(situation, answer, question)
        answers.same_families(situation, answer, question)
