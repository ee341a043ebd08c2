"""Next best questions: where doubt comes from, where there is none, what chance alone shows."""

from __future__ import annotations

from itertools import pairwise
from math import log2
from random import Random

import numpy as np
import pytest

from landbridge.analyses._drawn import DrawnWorlds, WorldSource
from landbridge.analyses.next_questions import questions_next
from landbridge.desk.prepare import Memory, prepare
from landbridge.model.belief import DrawnControl
from landbridge.model.control import ControlCourse, ControlState
from landbridge.model.corridors import Question
from landbridge.policies import POLICIES
from landbridge.questions import query_of, traveller_of
from worlds.build import Drawing, day

WORLDS = 1000
ON = day(40)
HELD = {name: ControlState("held", (name,)) for name in ("army", "foe")}


def road(*places: str) -> Drawing:
    """A road from the first place to the last one; the army travels, the foe denies."""
    drawing = Drawing("a road")
    drawing.source("one")
    drawing.source("two", "others")
    for name in ("army", "foe"):
        drawing.actor(name)
    drawing.relate("foe hostile_to army")
    for at, name in enumerate(places):
        drawing.place(name, 40 + 0.2 * at, 34)
    for a, b in pairwise(places):
        drawing.link(a, b)
    drawing.report("holds", 30, "b", by="army", source="two")
    drawing.report("takes", 10, "b", by="foe", source="one")
    drawing.report("present", 39, "b", by="army", source="one")
    return drawing


def asked(drawing: Drawing, foe_at: dict[str, np.ndarray], most: int = 5):
    """Ask over worlds in which the foe holds places where an array says so."""
    situation = drawing.situation()
    names = list(situation.places)
    query = query_of(
        situation,
        Question(origin=names[:1], destination=names[-1:], traveller="army", on=ON),
    )
    problem = prepare(situation, query, Memory()).problem

    def draw(first_world: int, worlds: int) -> DrawnControl:
        courses, of_world = {}, {}
        for name in names:
            courses[name] = tuple(ControlCourse((1,), (HELD[who],)) for who in ("army", "foe"))
            foe = foe_at.get(name, np.zeros(WORLDS, dtype=bool))
            of_world[name] = foe[first_world : first_world + worlds].astype(np.int32)
        return DrawnControl(first_world, worlds, courses, of_world, {})

    def judge(control):
        return POLICIES["by_stance"](
            control, problem.network, traveller_of(situation, query), reports=(),
            relations=situation.relations, rules=(), areas={},
        )  # fmt: skip

    drawn = DrawnWorlds(problem, WorldSource("made", draw, judge))
    return questions_next(drawn, WORLDS, ON, situation.reports, situation.areas, most=most)


def some(share: float, seed: int) -> np.ndarray:
    random = Random(seed)
    return np.array([random.random() < share for _ in range(WORLDS)])


def entropy(share: float) -> float:
    return -sum(p * log2(p) for p in (share, 1 - share) if p)


def test_next__the_place_that_decides_takes_all_doubt_away():
    foe = some(0.3, 1)
    (told,) = asked(road("a", "b", "c"), {"b": foe})
    doubt = entropy(foe.mean())
    assert (told.place, told.worlds) == ("b", WORLDS)
    assert told.doubt_bits == pytest.approx(doubt)
    assert told.bits == pytest.approx(doubt, abs=0.002)
    assert [held.holders for held in told.if_held] == [("army",), ("foe",)]
    assert [held.odds.open / held.odds.draws for held in told.if_held] == [1, 0]
    assert (told.newest_report_age_days, told.families) == (10, ("others", "one"))
    assert told.settled_by == ("holds", "takes")


def test_next__of_two_places_that_both_decide_each_takes_some():
    """Bits against the formula, for places that are held independently."""
    one, other = some(0.5, 2), some(0.1, 3)
    first, second = asked(road("a", "b", "c", "d"), {"b": one, "c": other})
    assert (first.place, second.place) == ("b", "c")
    closed = one | other
    for told, foe in ((first, one), (second, other)):
        left = (~foe).mean() * entropy(closed[~foe].mean())
        assert told.bits == pytest.approx(entropy(closed.mean()) - left, abs=0.002)


def test_next__places_that_fall_together_share_their_doubt():
    foe = some(0.4, 4)
    told = asked(road("a", "b", "c", "d"), {"b": foe, "c": foe})
    assert [question.place for question in told] == ["b", "c"]
    assert told[0].bits == told[1].bits


@pytest.mark.parametrize("seed", range(10))
def test_next__what_only_chance_shows_is_not_told(seed):
    """A place beside the way decides nothing, whoever holds it."""
    drawing = road("a", "b", "c")
    drawing.place("aside", 41, 35)
    drawing.link("a", "aside")
    drawing.places = {name: drawing.places[name] for name in ("a", "b", "aside", "c")}
    told = asked(drawing, {"b": some(0.3, 100 + seed), "aside": some(0.5, seed)})
    assert [question.place for question in told] == ["b"]


def test_next__nothing_is_asked_where_nothing_is_in_doubt():
    assert asked(road("a", "b", "c"), {}) == ()
    assert asked(road("a", "b", "c"), {"b": np.ones(WORLDS, dtype=bool)}) == ()


def test_next__so_many_at_most():
    foe = {name: some(0.2, at) for at, name in enumerate("bcd")}
    told = asked(road("a", "b", "c", "d", "e"), foe, most=2)
    assert len(told) == 2
    assert told[0].bits >= told[1].bits
