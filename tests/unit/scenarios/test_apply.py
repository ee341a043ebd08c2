"""What is supposed takes the place of what was reported, from the asked day on."""

from __future__ import annotations

import pytest

from landbridge.desk.ask import ask
from landbridge.model.scenarios import Close, Hold, Relate, Reopen, Scenario, Without
from worlds.build import Drawing, day
from worlds.drawn import ask_for, people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b(guards) --- c*"""
    drawing = people("a line")
    row(drawing, "abc", "*=*")
    return drawing


def statuses(drawing: Drawing, *changes, on: int = 20, **more) -> list[tuple[int, str]]:
    """Spells as (first day, status)."""
    answer = ask(drawing.situation(), ask_for("a", "c", on, **more), scenario=Scenario(changes))
    return [(s.first - day(0), s.status.value) for s in answer.spells]


def test_hold__begins_on_the_asked_day(world):
    assert statuses(world, Hold("b", "foe")) == [(0, "open"), (20, "closed")]


def test_hold__puts_later_reports_aside(world):
    world.report("takes", 25, "b", by="army")
    answer = ask(world.situation(), ask_for("a", "c", 20), scenario=Scenario((Hold("b", "foe"),)))
    later = ask(world.situation(), ask_for("a", "c", 20, until=day(30)),
                scenario=Scenario((Hold("b", "foe"),)))  # fmt: skip
    assert answer.status == "closed"
    assert later.spells[-1].status == "closed"


@pytest.mark.parametrize("change", [Close("b"), Close("a", "b"), Close("b", "a")])
def test_close__shuts_a_place_or_every_road_of_a_pair(world, change):
    world.link("b", "a", id="second")
    assert statuses(world, change) == [(0, "open"), (20, "closed")]


def test_close__is_for_the_traveller_whatever_was_opened(world):
    world.report("opens", 20, "b", for_whom="army", published=25)
    world.report("opens", 20, "b", for_whom="army", cargo="relief", published=25)
    assert statuses(world, Close("b"), cargo="relief")[-1] == (20, "closed")


def test_reopen__lifts_closures_and_denials(world):
    world.report("closes", 5, "b", for_whom="army")
    world.report("takes", 8, "b", by="foe")
    world.report("closes", 10, "b")
    assert statuses(world)[-1] == (5, "closed")
    assert statuses(world, Reopen("b"))[-1] == (20, "open")


def test_relate__takes_the_place_of_every_row_of_the_pair(world):
    world.relate("army partner_of guards")
    assert statuses(world, Relate("guards", "hostile_to", "army"))[-1] == (20, "closed")
    disputed = statuses(world)
    assert disputed == [(0, "uncertain")]


def test_relate__leaves_days_before_as_they_were(world):
    assert statuses(world, Relate("guards", "hostile_to", "army")) == [(0, "open"), (20, "closed")]


def test_relate__replaces_rows_that_begin_later(world):
    world.relations.pop()
    world.relate("guards neutral_to army", None, 24)
    world.relate("guards hostile_to army", 25)
    told = ask(
        world.situation(), ask_for("a", "c", 20, until=day(30)),
        scenario=Scenario((Relate("guards", "ally_of", "army"),)),
    )  # fmt: skip
    assert [s.status.value for s in told.spells] == ["open"]


def test_without__a_source_is_as_if_it_had_said_nothing(world):
    world.report("takes", 5, "b", by="foe", source="monitor", label="x")
    assert statuses(world)[-1] == (5, "closed")
    assert statuses(world, Without("monitor")) == [(0, "open")]


def test_without__a_source_its_retractions_do_not_count(world):
    world.report("takes", 5, "b", by="foe", label="x")
    world.report("retracts", 9, None, source="monitor", retracts="x")
    assert statuses(world) == [(0, "open")]
    assert statuses(world, Without("monitor"))[-1] == (5, "closed")


def test_without__a_source_its_rows_do_not_count(world):
    world.relations.pop()
    world.relate("guards ally_of army", source="monitor")
    assert statuses(world) == [(0, "open")]
    assert statuses(world, Without("monitor")) == [(0, "uncertain")]


def test_without__a_family_takes_its_copies_with_it(world):
    world.source("copy", "monitor")
    world.report("takes", 5, "b", by="foe", source="monitor")
    world.report("takes", 5, "b", by="foe", source="copy")
    assert statuses(world, Without("monitor"))[-1] == (5, "closed")
    assert statuses(world, Without("monitor", family=True)) == [(0, "open")]


def test_changes__are_written_down_in_the_recipe(world):
    changes = (Hold("b", "foe"), Close("a", "b"), Reopen("c"), Relate("foe", "ally_of", "army"))
    answer = ask(world.situation(), ask_for("a", "c", 9), scenario=Scenario(changes))
    assert answer.recipe.suppositions == (
        "foe holds b", "a to b is closed", "c is open", "foe ally_of army",
    )  # fmt: skip
