"""Ground that is added up by holder is the ground that answers walk over, half by half."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from landbridge import analyses
from landbridge.desk._staking import staked
from landbridge.desk.prepare import Memory, prepare
from landbridge.model.corridors import CorridorProblem, Question
from landbridge.model.geography import GROUND_MODES
from landbridge.model.situations import Situation
from landbridge.questions import query_of
from oracles.test_imported_roads import FIRST, made
from worlds.build import day
from worlds.random_worlds import Seeded, random_world


def walked(situation: Situation, problem: CorridorProblem, on: int) -> dict[str, tuple[int, int]]:
    """Places and millimetres by holder, from the passage of every place and half of a road."""
    places: Counter[str] = Counter()
    road: Counter[str] = Counter()
    for place, course in zip(problem.network.places, problem.passage.places, strict=True):
        if place.id in situation.named_places:
            places[analyses.label_of(course.on(on).control)] += 1
    for link, halves in zip(problem.network.links, problem.passage.halves, strict=True):
        if link.on_ground and link.exists_on(on):
            whole = round(link.metres * 1000)
            for side, ways in enumerate(halves):
                label = analyses.label_of(ways[0].on(on).control)
                road[label] += whole // 2 if side else whole - whole // 2
    return {name: (places[name], road[name]) for name in places | road}


def added_up(situation: Situation, question: Question, on: int) -> dict[str, tuple[int, int]]:
    found = staked(situation, "all", question, "places", Memory())
    held = analyses.held_on(found.stakes, on)
    return {name: (amount.places, amount.millimetres) for name, amount in held}


@pytest.mark.parametrize("seed", range(40))
def test_stakes__of_a_random_world_are_what_is_walked_over(seed: int) -> None:
    world = random_world(Seeded(seed))
    question = replace(world.question, on=day(40), modes=list(GROUND_MODES))
    query = query_of(world.situation, question)
    problem = prepare(world.situation, query, Memory()).problem
    only = Question(
        known_by=query.known_by, estimator=query.estimator, fade_after_days=query.fade_after_days
    )
    for on in range(0, 60, 7):
        slow = {k: v for k, v in walked(world.situation, problem, day(on)).items() if any(v)}
        fast = {k: v for k, v in added_up(world.situation, only, day(on)).items() if any(v)}
        assert fast == slow, (seed, on)


@pytest.mark.parametrize("seed", range(8))
def test_stakes__of_imported_roads_are_what_is_walked_over(tmp_path: Path, seed: int) -> None:
    situation, query = made(tmp_path, seed)
    problem = prepare(situation, replace(query, modes=GROUND_MODES), Memory()).problem
    only = Question(estimator=query.estimator)
    found = staked(situation, "all", only, "places", Memory())
    assert len(found.stakes) < len(problem.network.links)
    for on in range(0, 60, 15):
        slow = {k: v for k, v in walked(situation, problem, FIRST + on).items() if any(v)}
        fast = {k: v for k, v in added_up(situation, only, FIRST + on).items() if any(v)}
        assert fast == slow, (seed, on)
