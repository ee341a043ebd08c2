"""Beside an answer: what the other estimators would have said of the same day."""

from __future__ import annotations

import pytest

from landbridge.desk.ask import ask
from landbridge.desk.suppose import suppose
from landbridge.model.answers import Answer
from landbridge.model.scenarios import Close, Scenario
from worlds.build import Drawing, day
from worlds.drawn import ask_for, people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b* --- c*, and a second monitor that goes on seeing b as it was."""
    drawing = people("a line")
    row(drawing, "abc", "***")
    drawing.source("monitor")
    return drawing


def told(answer: Answer) -> dict[str, str]:
    assert answer.estimators is not None
    return {view.name: view.status.value for view in answer.estimators}


def test_others__agree(world):
    answer = ask(world.situation(), ask_for("a", "c", 5))
    assert told(answer) == dict.fromkeys(("majority", "nearest_place", "hidden_markov"), "open")
    assert answer.estimators is not None
    for view in answer.estimators:
        assert (view.differs, view.settled, view.gap_metres) == (False, None, None)
        assert view.route_metres == answer.route.metres


def test_others__differ_and_say_since_when(world):
    world.report("holds", 3, "b", by="army", source="monitor")
    world.report("takes", 5, "b", by="foe")
    answer = ask(world.situation(), ask_for("a", "c", 8))
    assert answer.status == "closed"
    views = told(answer)
    assert (views["majority"], views["nearest_place"]) == ("uncertain", "closed")
    assert answer.estimators is not None
    majority, nearest, markov = answer.estimators
    assert markov.name == "hidden_markov"
    assert (majority.differs, majority.settled) == (True, day(5))
    assert (nearest.differs, nearest.gap_metres) == (False, answer.gap.road_metres)


def test_others__are_those_that_were_not_asked(world):
    for name in ("majority", "majority:5"):
        answer = ask(world.situation(), ask_for("a", "c", 5, estimator=name))
        assert set(told(answer)) == {"latest_report", "nearest_place", "hidden_markov"}


def test_others__drawn_maps_count_where_there_is_a_map(world):
    world.source("atlas", kind="map")
    world.report("holds", 1, "b", by="foe", source="atlas")
    answer = ask(world.situation(), ask_for("a", "c", 5))
    assert told(answer)["drawn_maps"] == "closed"


def test_others__know_no_more_than_the_answer(world):
    world.report("holds", 3, "b", by="army", source="monitor", published=30)
    world.report("takes", 5, "b", by="foe")
    answer = ask(world.situation(), ask_for("a", "c", 8, known_by=day(10)))
    later = ask(world.situation(), ask_for("a", "c", 8, known_by=day(30)))
    assert (told(answer)["majority"], told(later)["majority"]) == ("closed", "uncertain")


def test_others__suppose_what_the_answer_supposes(world):
    answer = ask(world.situation(), ask_for("a", "c", 5), scenario=Scenario((Close("b"),)))
    assert set(told(answer).values()) == {"closed"}


def test_others__may_be_left_out_and_are_in_comparisons(world):
    question = ask_for("a", "c", 5)
    assert ask(world.situation(), question, others=False).estimators is None
    found = suppose(world.situation(), question, Scenario((Close("b"),)))
    assert (found.before.estimators, found.after.estimators) == (None, None)
