"""Settling a question: names, defaults, the day that is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.errors import QuestionError
from landbridge.model.corridors import Corridor, Question
from landbridge.model.situations import Situation
from landbridge.questions import newest_published, query_of
from worlds.build import Drawing, day, span


@pytest.fixture
def situation() -> Situation:
    drawing = Drawing()
    drawing.source("one")
    drawing.actor("army", "state")
    drawing.actor("aid", "organisation")
    for at, name in enumerate("abc"):
        drawing.place(name, 40 + at, 34)
        drawing.report("holds", 10 * at, name, by="army", published=10 * at + 5)
    drawing.report("holds", "2020-01", "a", by="army", published="2020-01")
    drawing.corridors["north"] = Corridor(
        "north", ("a",), ("c",), "army", title="The northern way", cargo="fuel",
        modes=("road", "air"), since=span(3), until=span(40), variants={"by b": ("b",)},
    )  # fmt: skip
    return drawing.situation()


ENDS = Question(origin=["a"], destination=["c"], traveller="army")


def test_query__without_a_day_is_about_the_newest_published(situation):
    assert newest_published(situation, None) == day(30)
    assert query_of(situation, ENDS).on == day(30)


def test_query__without_a_day_is_about_the_newest_published_not_after_k(situation):
    query = query_of(situation, replace(ENDS, known_by=day(29)))
    assert (query.on, query.known_by) == (day(25), day(29))


def test_query__with_a_period_is_about_its_last_day(situation):
    query = query_of(situation, replace(ENDS, since=day(2), until=day(12)))
    assert (query.on, query.since, query.until) == (day(12), day(2), day(12))


def test_query__with_a_day_is_about_it_even_after_k(situation):
    query = query_of(situation, replace(ENDS, on=day(50), known_by=day(20)))
    assert query.on == day(50)


def test_query__knows_nothing_before_the_first_publication(situation):
    with pytest.raises(QuestionError, match="--on DAY"):
        query_of(situation, replace(ENDS, known_by=day(1)))
    assert query_of(situation, replace(ENDS, known_by=day(1), on=day(1))).on == day(1)


def test_query__has_defaults(situation):
    query = query_of(situation, ENDS)
    assert (query.vehicle, query.cargo, query.modes) == (5, None, ("road", "track"))
    assert (query.estimator, query.policy) == ("latest_report", "by_stance")


def test_query__takes_the_situations_defaults(situation):
    own = replace(situation, default_modes=("rail",))
    assert query_of(own, ENDS).modes == ("rail",)
    assert query_of(own, replace(ENDS, modes=("sea",))).modes == ("sea",)


def test_query__of_a_corridor_takes_what_it_says(situation):
    query = query_of(situation, Question(corridor="The Northern Way"))
    assert (query.corridor, query.origin, query.destination) == ("north", ("a",), ("c",))
    assert (query.traveller, query.cargo, query.modes) == ("army", "fuel", ("road", "air"))
    assert (query.since, query.on) == (day(3), day(40))
    assert query.variants == {"by b": ("b",)}


def test_query__of_a_corridor_may_be_changed(situation):
    query = query_of(situation, Question(corridor="north", traveller="aid", via=["b"], on=day(9)))
    assert (query.traveller, query.via, query.on, query.variants) == ("aid", ("b",), day(9), {})


def test_query__of_a_corridor_ends_where_knowledge_does(situation):
    assert query_of(situation, Question(corridor="north", known_by=day(20))).on == day(15)


def test_query__counts_an_end_once(situation):
    query = query_of(situation, replace(ENDS, origin=["a", "b", "a"]))
    assert query.origin == ("a", "b")


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": ["nowhere at all"]},
        {"traveller": "nobody at all"},
        {"traveller": None},
        {"destination": []},
        {"modes": ["camel"]},
        {"cargo": "sand"},
        {"vehicle": 0},
        {"vehicle": 7},
        {"fade_after_days": -1},
        {"corridor": "south pole"},
        {"via": ["nowhere at all"]},
        {"since": day(20), "until": day(10)},
    ],
)
def test_query__refuses_what_makes_no_sense(situation, wrong):
    with pytest.raises(QuestionError):
        query_of(situation, replace(ENDS, **wrong))
