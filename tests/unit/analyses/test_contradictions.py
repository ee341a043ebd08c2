"""Contradictions are listed, never resolved silently."""

from __future__ import annotations

import pytest

from landbridge.desk.ask import ask
from worlds.build import Drawing, day
from worlds.drawn import ask_for, people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b* --- c*, and d* apart."""
    drawing = people("a line")
    row(drawing, "abc", "***")
    drawing.place("d", 40.6, 34)
    drawing.report("holds", 0, "d", by="army")
    return drawing


def listed(drawing: Drawing, on: int = 20, **more) -> list[tuple[str, str | None, bool]]:
    answer = ask(drawing.situation(), ask_for("a", "c", on, **more))
    return [(c.kind, c.place, c.on_answer) for c in answer.contradictions]


def test_families__that_disagree_are_listed(world):
    world.report("holds", 9, "b", by="army")
    world.report("holds", 9, "b", by="foe", source="monitor")
    assert listed(world) == [("families_disagree", "b", True)]


@pytest.mark.parametrize(
    ("event", "said"),
    [("takes", "foe takes from army"), ("contests", "foe contests with army"),
     ("holds", "foe holds")],
)  # fmt: skip
def test_families__say_what_each_reports(world, event, said):
    world.report("holds", 9, "b", by="army")
    world.report(event, 9, "b", by="foe", source="monitor", other_actor="army")
    (found,) = ask(world.situation(), ask_for("a", "c", 20)).contradictions
    text = found.text.partition(". Taken as")[0]
    assert text.endswith(f": {said}"), text
    assert ": army holds;" in text


def test_families__are_listed_where_a_grade_decided_and_off_the_way(world):
    world.source("good", reliability="A")
    world.source("poor", reliability="C")
    world.report("holds", 9, "d", by="army", source="good", credibility=1)
    world.report("holds", 9, "d", by="foe", source="poor", credibility=3)
    assert listed(world) == [("families_disagree", "d", False)]


def test_families__that_copy_one_another_do_not_disagree(world):
    world.source("copy", "press")
    world.report("holds", 9, "b", by="foe", source="copy", published=9)
    world.report("holds", 9, "b", by="army", published=10)
    assert listed(world) == []


def test_traffic__where_the_way_is_not_open_is_listed_and_flips_nothing(world):
    world.report("takes", 5, "b", by="foe")
    world.report("moves", 9, "b", by="army")
    answer = ask(world.situation(), ask_for("a", "c", 20))
    assert answer.status == "closed"
    assert [c.kind for c in answer.contradictions] == ["traffic_while_not_open"]


def test_traffic__of_others_or_on_open_ground_is_no_contradiction(world):
    world.report("moves", 3, "b", by="army")
    world.report("takes", 5, "b", by="foe")
    world.report("moves", 9, "b", by="foe")
    assert listed(world) == []


def test_presence__against_the_holder_is_listed(world):
    world.report("present", 9, "b", by="foe")
    world.report("present", 9, "a", by="ally")
    world.report("present", 9, "c", by="army")
    assert listed(world) == [("presence_against_holder", "b", True)]


def test_notices__that_exclude_one_another_are_listed(world):
    world.report("closes", 9, "b")
    world.report("opens", 9, "b", source="monitor")
    world.report("opens", 12, "a")
    world.report("closes", 15, "a", source="monitor")
    assert ("permission_disputed", "b", True) in listed(world)
    assert not [c for c in listed(world) if c[1] == "a"]


def test_stances__that_rows_dispute_are_listed(world):
    world.relate("army hostile_to ally")
    world.report("takes", 5, "b", by="ally")
    assert ("relation_disputed", "b", True) in listed(world)


def test_period__bounds_what_is_listed(world):
    world.report("present", 9, "b", by="foe")
    assert listed(world, 20, since=day(10), until=day(20)) == []
    assert len(listed(world, 20, since=day(5), until=day(20))) == 1


def test_retracted__reports_contradict_nothing(world):
    world.report("present", 9, "b", by="foe", label="x")
    world.report("retracts", 12, None, retracts="x")
    assert listed(world) == []
