"""What an answer rests on, and the dates that must not be mixed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.desk.ask import ask
from landbridge.model.answers import Answer
from worlds.build import Drawing, day
from worlds.drawn import ask_for, people, row


@pytest.fixture
def world() -> Drawing:
    """A border between XX and YY with the crossing x on the way and the rival r beside it.

    ::

        a(XX) --- x(XX, crossing) --- b(YY) --- c(YY)
        a     --- r(XX, crossing) --- b
    """
    drawing = people("a border")
    row(drawing, "axbc", "****")
    for name in "axbc":
        country = "XX" if name in "ax" else "YY"
        kind = "crossing" if name == "x" else "settlement"
        drawing.places[name] = replace(drawing.places[name], country=country, kind=kind)
    drawing.place("r", 40.2, 33.8, "crossing", country="XX")
    drawing.report("holds", 0, "r", by="army")
    drawing.link("a", "r", 40)
    drawing.link("r", "b", 40)
    drawing.source("office", kind="authority")
    drawing.relate("militia proxy_of army")
    return drawing


def asked(drawing: Drawing, on: int = 30, **more) -> Answer:
    return ask(drawing.situation(), ask_for("a", "c", on, **more))


def seen(answer: Answer) -> list[tuple[str, int, bool]]:
    return [(f.place, f.report.day - day(0), f.on_route) for f in answer.first_seen_used]


# first seen used


def test_first_seen__is_the_first_traffic_at_the_crossing(world):
    world.report("moves", 9, "x", by="army")
    world.report("moves", 7, "x", by="army")
    world.report("moves", 5, "a", by="army")
    assert seen(asked(world)) == [("x", 7, True)]


def test_first_seen__of_the_travellers_kin_or_of_nobody_named(world):
    world.report("moves", 5, "x", by="foe")
    world.report("moves", 6, "x", by="militia")
    assert seen(asked(world)) == [("x", 6, True)]
    world.report("moves", 4, "x")
    assert seen(asked(world)) == [("x", 4, True)]


def test_first_seen__begins_when_the_way_was_passable(world):
    world.report("takes", 1, "b", by="foe")
    world.report("moves", 3, "x", by="army")
    world.report("takes", 10, "b", by="army")
    world.report("moves", 12, "x", by="army")
    world.report("moves", 31, "x", by="army")
    answer = asked(world)
    assert answer.since.earliest == day(0)  # shut for nine days only
    assert seen(answer) == [("x", 3, True)]
    assert seen(asked(world, 2)) == []


def test_first_seen__shows_rival_crossings_of_the_same_border(world):
    world.report("moves", 5, "r", by="army")
    world.report("moves", 9, "x", by="army")
    assert seen(asked(world)) == [("r", 5, False), ("x", 9, True)]


def test_first_seen__is_empty_without_a_way_or_a_crossing(world):
    world.report("moves", 5, "x", by="army")
    closed = replace(world.places["x"], kind="settlement")
    world.report("takes", 20, "b", by="foe")
    assert seen(asked(world)) == []
    world.places["x"] = closed
    assert seen(asked(world, 10)) == []


# legally open since


def test_legally_open__is_the_opening_by_an_authority(world):
    world.report("opens", 5, "x", source="office")
    world.report("opens", 9, "x")
    answer = asked(world)
    assert answer.legally_open_since == day(5)
    assert answer.since.settled == day(0)


def test_legally_open__is_the_latest_over_all_crossings_of_the_route(world):
    world.places["b"] = replace(world.places["b"], kind="crossing")
    world.report("opens", 5, "x", by="army")
    assert asked(world).legally_open_since == day(5)
    world.report("opens", 8, "b", by="army", for_whom="state")
    assert asked(world).legally_open_since == day(8)


def test_legally_open__is_not_while_the_last_word_is_a_closure(world):
    world.report("opens", 5, "x", source="office")
    world.report("closes", 9, "x", cargo="fuel", for_whom="army")
    assert asked(world, cargo="people").legally_open_since == day(5)
    world.report("closes", 12, "x", for_whom="organisation")
    assert asked(world).legally_open_since == day(5)


def test_legally_open__counts_only_openings_for_the_traveller_or_its_kind(world):
    world.report("opens", 5, "x", source="office", for_whom="aid")
    world.report("opens", 6, "x", source="office", for_whom="organisation")
    assert asked(world).legally_open_since is None


def test_legally_open__is_unknown_for_ordinary_ground(world):
    assert asked(world).legally_open_since is None


# conditions, exposure, age


def test_conditions__are_named_once_for_a_spot(world):
    world.relate("guards neutral_to army")
    world.report("takes", 5, "x", by="guards")
    conditions = asked(world).conditions
    assert {(c.condition, c.place, c.holder) for c in conditions} == {("permit", "x", "guards")}


def test_exposure__is_the_strikes_on_the_way_within_the_year(world):
    kept = [
        world.report("strikes", 5, "x", by="foe"),
        world.report("strikes", 6, "link:a-x", by="foe"),
        world.report("strikes", 7, ("b", "x"), by="foe"),
    ]
    world.report("strikes", 5, "r", by="foe")
    world.report("strikes", -336, "x", by="foe")
    world.report("strikes", 31, "x", by="foe")
    assert list(asked(world).exposure) == kept
    assert asked(world).status == "open"


def test_reports__on_the_way_and_their_age(world):
    answer = asked(world)
    assert {r.place for r in answer.reports} == set("axbc")
    assert answer.newest_report_age_days == 30
    world.report("holds", 12, "b", by="army", published=20)
    assert asked(world).newest_report_age_days == 10


def test_reports__name_the_opening_that_ended_a_closure(world):
    world.report("takes", 0, "r", by="foe", published=1)
    world.report("closes", 5, "x")
    opening = world.report("opens", 9, "x", source="monitor")
    answer = asked(world)
    assert opening in answer.reports
    assert answer.spells[-1].caused_by == (opening,)
    families = {t.family for t in answer.rests_on if t.changes}
    assert "monitor" in families


# rests on


def test_rests_on__says_what_each_family_carries(world):
    world.report("takes", 4, "b", by="foe", source="monitor")
    world.report("takes", 8, "b", by="army", source="monitor")
    answer = asked(world)
    told = {t.family: (t.status.value, t.changes) for t in answer.rests_on}
    assert told == {"press": ("uncertain", True), "monitor": ("open", False)}
    assert answer.single_family == "press"


def test_rests_on__two_families_that_agree_carry_one_another(world):
    for place in "axbc":
        world.report("holds", 0, place, by="army", source="monitor")
    answer = asked(world)
    assert not any(t.changes for t in answer.rests_on)
    assert answer.single_family is None


def test_rests_on__counts_relations_rules_and_roads(world):
    world.report("takes", 5, "b", by="guards", source="monitor")
    world.relations = [r for r in world.relations if r.actor != "guards"]
    world.relate("guards neutral_to army", source="office")
    told = {t.family: t.changes for t in asked(world).rests_on}
    assert told["office"] is True
    world.relations.pop()
    world.rule("guards free army", source="office")
    assert {t.family: t.changes for t in asked(world).rests_on}["office"] is True
    world.rules.clear()
    world.report("takes", 6, "b", by="army", source="monitor")
    old = world.links.pop("b-c")
    world.links["b-c"] = replace(old, source="office")
    assert {t.family: t.changes for t in asked(world).rests_on}["office"] is True


def test_rests_on__what_speaks_against_a_closed_way_counts_too(world):
    world.report("closes", 5, "c", source="monitor")
    answer = asked(world)
    assert answer.status == "closed"
    assert {t.family: t.status.value for t in answer.rests_on if t.changes} == {"monitor": "open"}
