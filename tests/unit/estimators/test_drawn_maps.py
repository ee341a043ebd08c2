"""A chosen source as truth: what others say of control is not heard."""

from __future__ import annotations

import pytest

from landbridge.estimators import estimator_named
from landbridge.model.reports import standing_reports
from worlds.build import Drawing, day
from worlds.looks import words


@pytest.fixture
def world() -> Drawing:
    """Two maps, an agency, and a place on which they do not agree."""
    drawing = Drawing()
    drawing.source("agency", reliability="A")
    drawing.source("chart", kind="map")
    drawing.source("atlas", kind="map", reliability="C")
    for name in ("army", "foe", "third"):
        drawing.actor(name)
    for at, name in enumerate("abc"):
        drawing.place(name, 40 + at / 5, 34, country="XX")
    drawing.link("a", "b")
    return drawing


def held(world: Drawing, name: str, place: str, on: int, **how) -> str:
    chosen = estimator_named(name, world.sources)
    reports = standing_reports(world.reports, None)
    control = chosen.estimate(reports, world.places, world.areas, world.links, **how)
    return words(control.places[place].on(day(on)))


def test_drawn_maps__hears_the_chosen_source_alone(world):
    world.report("holds", 0, "a", by="army", source="chart")
    world.report("takes", 5, "a", by="foe", source="agency")
    world.report("holds", 7, "b", by="foe", source="agency")
    assert held(world, "drawn_maps:chart", "a", 9) == "army"
    assert held(world, "drawn_maps:agency", "a", 9) == "foe"
    assert held(world, "drawn_maps:chart", "b", 9) == "?"


def test_drawn_maps__last_word_stands_until_the_next(world):
    for on, who in ((0, "army"), (30, "foe"), (60, "army")):
        world.report("holds", on, "a", by=who, source="chart")
    told = [held(world, "drawn_maps:chart", "a", on) for on in (-1, 29, 30, 59, 60, 900)]
    assert told == ["?", "army", "foe", "foe", "army", "army"]


def test_drawn_maps__without_a_choice_takes_every_map(world):
    world.report("holds", 0, "a", by="army", source="chart")
    world.report("holds", 3, "a", by="third", source="atlas")
    world.report("holds", 5, "a", by="foe", source="agency")
    assert held(world, "drawn_maps", "a", 9) == "third"
    assert held(world, "drawn_maps:chart,atlas", "a", 9) == "third"
    assert held(world, "drawn_maps:chart", "a", 9) == "army"


def test_drawn_maps__of_one_day_that_differ_are_contested(world):
    world.report("holds", 3, "a", by="army", source="chart")
    world.report("holds", 3, "a", by="third", source="atlas")
    assert held(world, "drawn_maps", "a", 3) == "army/third"


def test_drawn_maps__hears_the_chosen_source_about_areas_and_roads(world):
    world.area("region", "a", "b")
    world.report("holds", 0, "region", by="army", source="chart")
    world.report("holds", 0, "region", by="foe", source="agency")
    world.report("contests", 2, "link:a-b", by="foe", source="agency")
    assert held(world, "drawn_maps:chart", "a", 1) == "army"
    chosen = estimator_named("drawn_maps:chart", world.sources)
    control = chosen.estimate(world.reports, world.places, world.areas, world.links)
    assert control.links == {}


def test_drawn_maps__forgets_what_is_too_old(world):
    world.report("holds", 0, "a", by="army", source="chart")
    world.report("holds", 9, "a", by="army", source="agency")
    told = [held(world, "drawn_maps", "a", on, fade_after_days=10) for on in (10, 11)]
    assert told == ["army", "?"]


def test_drawn_maps__cites_what_it_believes(world):
    said = world.report("holds", 0, "a", by="army", source="chart")
    world.report("holds", 1, "a", by="army", source="agency")
    chosen = estimator_named("drawn_maps", world.sources)
    control = chosen.estimate(world.reports, world.places, world.areas, world.links)
    assert control.places["a"].on(day(5)).reports == (said,)


def test_drawn_maps__may_be_named_as_people_name_the_source(world):
    world.source("liveuamap-2017", kind="map")
    source = world.sources["liveuamap-2017"]
    assert source.name == "liveuamap-2017"
    for name in ("chart", " CHART ", "Atlas, chart"):
        assert estimator_named(f"drawn_maps:{name}", world.sources).name == f"drawn_maps:{name}"


def test_drawn_maps__of_a_source_that_is_not_there(world):
    with pytest.raises(ValueError, match=r"no source 'maps'; there are: agency, atlas, chart"):
        estimator_named("drawn_maps:maps", world.sources)


def test_drawn_maps__where_there_is_no_map(world):
    del world.sources["chart"], world.sources["atlas"]
    with pytest.raises(ValueError, match=r"no source is of kind map.*sources: agency"):
        estimator_named("drawn_maps", world.sources)
    assert estimator_named("drawn_maps:agency", world.sources).is_local
