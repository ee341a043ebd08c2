"""What is said beside an answer of the other estimators is what asking each of them says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.desk.ask import ask
from worlds.build import day
from worlds.random_worlds import LAST, Seeded, random_world


@pytest.mark.parametrize("seed", range(40))
def test_views__are_what_asking_each_says(seed):
    world = random_world(Seeded(seed))
    sources = {
        key: replace(source, kind="map") if key == "three" else source
        for key, source in world.situation.sources.items()
    }
    reports = tuple(replace(r, source=sources[r.source.id]) for r in world.situation.reports)
    situation = replace(world.situation, sources=sources, reports=reports)
    question = replace(world.question, on=day(seed * 7 % (LAST + 10)))
    if seed % 3 == 0:
        question = replace(
            question, estimator=["majority", "nearest_place", "drawn_maps"][seed % 9 // 3]
        )
    answer = ask(situation, question)
    assert answer.estimators is not None
    assert len(answer.estimators) == 4
    for view in answer.estimators:
        own = ask(situation, replace(question, estimator=view.name), others=False)
        assert view.status is own.status, view.name
        assert view.differs == (own.status is not answer.status)
        assert view.settled == (own.since.settled if view.differs else None)
        assert view.route_metres == (own.route.metres if own.route else None)
        assert view.gap_metres == (own.gap.road_metres if own.gap else None)
