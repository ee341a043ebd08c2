"""Suppositions as they are written, and two answers side by side."""

from __future__ import annotations

import pytest

from landbridge.desk.diff import diff
from landbridge.desk.suppose import scenario_of, suppose
from landbridge.errors import QuestionError
from landbridge.model.scenarios import Close, Hold, Relate, Reopen, Scenario, Without
from worlds import drawn
from worlds.build import Drawing, day
from worlds.drawn import ask_for, people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b* --- c*"""
    drawing = people("a line")
    row(drawing, "abc", "***")
    return drawing


def test_scenario__reads_words(world):
    scenario = scenario_of(
        world.situation(),
        hold=["b=foe"],
        close=["a", "a,b"],
        reopen=["c", "b,c"],
        relation=["foe ally_of army"],
        without_source=["press"],
    )
    assert scenario.changes == (
        Hold("b", "foe"), Close("a"), Close("a", "b"), Reopen("c"), Reopen("b", "c"),
        Relate("foe", "ally_of", "army"), Without("press"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"hold": ["b"]},
        {"hold": ["nowhere at all=foe"]},
        {"hold": ["b=nobody at all"]},
        {"close": ["a,b,c"]},
        {"close": ["a,c"]},
        {"reopen": ["nowhere at all"]},
        {"relation": ["foe army"]},
        {"relation": ["foe loves army"]},
        {"without_source": ["unheard of"]},
    ],
)
def test_scenario__refuses_what_cannot_be_read(world, wrong):
    with pytest.raises(QuestionError):
        scenario_of(world.situation(), **wrong)


def test_suppose__gives_both_answers_and_what_differs(world):
    found = suppose(world.situation(), ask_for("a", "c", 9), Scenario((Hold("b", "foe"),)))
    assert (found.before.status, found.after.status) == ("open", "closed")
    fields = {f.field: (f.before, f.after) for f in found.fields}
    assert fields["status"] == ("open", "closed")
    assert fields["gap held by"] == (None, "foe")
    assert [p.place for p in found.pieces[:1]] == ["b"]
    assert found.after.recipe.suppositions == ("foe holds b",)


def test_diff__of_two_days(world):
    taken = world.report("takes", 5, "b", by="foe")
    found = diff(
        world.situation(), (ask_for("a", "c", 4), Scenario()), (ask_for("a", "c", 6), Scenario())
    )
    assert (found.before.status, found.after.status) == ("open", "closed")
    assert taken in found.reports_only_after


def test_diff__of_two_known_days(world):
    world.report("takes", 5, "b", by="foe", published=9)
    one, two = (ask_for("a", "c", 20, known_by=day(k)) for k in (8, 9))
    found = diff(world.situation(), (one, Scenario()), (two, Scenario()))
    assert (found.before.status, found.after.status) == ("open", "closed")


def test_diff__of_a_question_with_itself_is_empty():
    situation, question = drawn.siege(), ask_for("a", "d", 15)
    found = diff(situation, (question, Scenario()), (question, Scenario()))
    assert not found.fields
    assert not found.pieces
    assert not found.reports_only_before
    assert not found.reports_only_after


def test_diff__two_scenarios_do_not_take_each_others_place(world):
    world.report("takes", 3, "b", by="foe")
    question = ask_for("a", "c", 9)
    scenarios = Scenario((Close("b"),)), Scenario((Reopen("b"),))
    found = diff(world.situation(), *((question, scenario) for scenario in scenarios))
    assert (found.before.status, found.after.status) == ("closed", "open")
