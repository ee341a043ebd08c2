"""One question, from the tables to the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.desk.ask import ask
from landbridge.errors import QuestionError
from landbridge.model.corridors import Corridor, Question
from worlds import drawn
from worlds.build import Drawing, day
from worlds.drawn import ask_for, people, row


@pytest.fixture
def world() -> Drawing:
    """a* --- b* --- c*"""
    drawing = people("a line")
    row(drawing, "abc", "***")
    return drawing


# K and D


def test_ask__without_a_day_answers_for_the_newest_published(world):
    world.report("takes", 5, "b", by="foe", published=9)
    answer = ask(world.situation(), Question(origin=["a"], destination=["c"], traveller="army"))
    assert (answer.as_of, answer.carried_forward_days) == (day(9), 0)
    assert answer.status == "closed"


@pytest.mark.parametrize(
    ("on", "k", "carried"), [(20, None, 20), (20, 15, 5), (20, 20, 0), (20, 30, 0), (0, None, 0)]
)
def test_ask__says_how_far_it_is_carried_forward(world, on, k, carried):
    question = ask_for("a", "c", on, known_by=None if k is None else day(k))
    assert ask(world.situation(), question).carried_forward_days == carried


def test_ask__counts_only_what_was_published_by_k(world):
    world.report("takes", 5, "b", by="foe", published=9)
    statuses = [
        ask(world.situation(), ask_for("a", "c", 20, known_by=day(k))).status.value for k in (8, 9)
    ]
    assert statuses == ["open", "closed"]


def test_ask__counts_a_month_from_its_last_day(world):
    world.report("takes", 5, "b", by="foe", published="2020-01")
    told = {k: ask(world.situation(), ask_for("a", "c", 20, known_by=day(k))) for k in (29, 30)}
    assert [a.status.value for a in told.values()] == ["open", "closed"]


def test_ask__relations_rules_and_roads_obey_k(world):
    world.report("takes", 5, "b", by="militia")
    world.relate("militia ally_of army", published=10)
    told = [ask(world.situation(), ask_for("a", "c", 20, known_by=day(k))).status for k in (9, 10)]
    assert told == ["uncertain", "open"]
    world.rule("militia denied army", published=12)
    told = [ask(world.situation(), ask_for("a", "c", 20, known_by=day(k))).status for k in (11, 12)]
    assert told == ["open", "closed"]
    world.link("a", "c", published=14)
    told = [ask(world.situation(), ask_for("a", "c", 20, known_by=day(k))).status for k in (13, 14)]
    assert told == ["closed", "open"]


def test_ask__a_retraction_is_known_from_its_own_publication(world):
    world.report("takes", 5, "b", by="foe", published=6, label="x")
    world.report("retracts", 5, None, retracts="x", published=12)
    told = [ask(world.situation(), ask_for("a", "c", 8, known_by=day(k))).status for k in (11, 12)]
    assert told == ["closed", "open"]


# since, and when that was known


def since_days(answer) -> tuple[int | None, ...]:
    s = answer.since
    dates = s.earliest, s.settled, s.earliest_known, s.settled_known
    return tuple(None if d is None else d - day(0) for d in dates)


def test_since__is_about_valid_days_and_known_when_published(world):
    world.report("takes", 5, "b", by="foe", published=9)
    assert since_days(ask(world.situation(), ask_for("a", "c", 20))) == (5, 5, 9, 9)


def test_since__settled_and_earliest_over_a_short_interruption(world):
    world.report("takes", 10, "b", by="foe", published=12)
    world.report("takes", 20, "b", by="army", published=25)
    assert since_days(ask(world.situation(), ask_for("a", "c", 30))) == (0, 20, 0, 25)


def test_since__the_first_day_of_an_imprecise_date_feeds_earliest(world):
    world.report("takes", (5, 12), "b", by="foe", published=15)
    assert since_days(ask(world.situation(), ask_for("a", "c", 20))) == (5, 12, 15, 15)


def test_since__is_not_known_before_the_road_was(world):
    world.links.clear()
    world.link("a", "c", published=17)
    assert since_days(ask(world.situation(), ask_for("a", "c", 20))) == (0, 0, 17, 17)


def test_since__knows_nothing_that_was_published_after_k(world):
    world.links.clear()
    world.link("a", "c", start=20)
    early = ask(world.situation(), ask_for("a", "c", 30, known_by=day(10)))
    world.report("takes", 15, "c", by="foe", published=16)
    late = ask(world.situation(), ask_for("a", "c", 30, known_by=day(10)))
    assert early.since == late.since
    assert early.status == late.status == "open"


def test_since__before_any_report_has_no_date(world):
    assert since_days(ask(world.situation(), ask_for("a", "c", -3))) == (None,) * 4


# who and what


def test_ask__for_another_traveller_is_another_question(world):
    told = {t: ask(world.situation(), ask_for("a", "c", 5, traveller=t)).status.value
            for t in ("army", "ally", "foe", "guards", "aid")}  # fmt: skip
    assert told == {
        "army": "open", "ally": "open", "foe": "closed", "guards": "open", "aid": "uncertain",
    }  # fmt: skip


def test_ask__lists_the_conditions_of_an_open_way(world):
    answer = ask(world.situation(), ask_for("a", "c", 5, traveller="guards"))
    assert {c.condition for c in answer.conditions} == {"permit"}


def test_ask__names_the_pieces_that_decide(world):
    world.report("enters", 5, "b", by="foe")
    answer = ask(world.situation(), ask_for("a", "c", 9))
    assert answer.status == "uncertain"
    assert {(p.kind, p.place) for p in answer.deciding} == {("half", "b"), ("place", "b")}


def test_ask__warns_of_disputed_stances(world):
    world.relate("ally hostile_to army")
    world.report("takes", 5, "b", by="ally")
    warnings = " ".join(ask(world.situation(), ask_for("a", "c", 9)).warnings)
    assert "ally" in warnings
    assert "disputed" in warnings


def test_ask__a_place_to_itself_is_open(world):
    world.report("takes", 3, "a", by="foe")
    answer = ask(world.situation(), ask_for("a", "a", 5))
    assert (answer.status.value, answer.gap) == ("open", None)


def test_ask__fades_when_told(world):
    told = [
        ask(world.situation(), ask_for("a", "c", on, fade_after_days=10)).status.value
        for on in (10, 11)
    ]
    assert told == ["open", "uncertain"]
    assert ask(world.situation(), ask_for("a", "c", 9999)).status == "open"


def test_ask__by_other_modes(world):
    world.links.clear()
    world.link("a", "c", mode="rail")
    assert ask(world.situation(), ask_for("a", "c", 5)).status == "closed"
    assert ask(world.situation(), ask_for("a", "c", 5, modes=["rail"])).status == "open"


def test_ask__an_unknown_estimator_or_policy_is_named(world):
    for part in ("estimator", "policy"):
        with pytest.raises(QuestionError, match=part):
            ask(world.situation(), ask_for("a", "c", 5, **{part: "oracle"}))


# variants and recipe


def test_variants__are_answered_one_by_one():
    situation = drawn.diamond()
    corridor = Corridor("main", ("a",), ("e",), "army", variants={"north": ("n",), "south": ("s",)})
    situation = replace(situation, corridors={"main": corridor})
    answer = ask(situation, Question(corridor="main", on=day(15)))
    assert answer.status == "open"
    told = {name: v.status.value for name, v in answer.variants.items()}
    assert told == {"north": "closed", "south": "open"}
    north = answer.variants["north"]
    assert north.gap is not None
    assert north.gap.closed_metres == 20_000
    assert north.since.settled == day(10)


def test_recipe__says_the_whole_question(world):
    recipe = ask(world.situation(), ask_for("a", "c", 5, vehicle=3, known_by=day(4))).recipe
    assert recipe.query["vehicle"] == 3
    assert recipe.query["on"] == "2020-01-06"
    assert recipe.query["known_by"] == "2020-01-05"
    assert (recipe.estimator, recipe.policy) == ("latest_report", "by_stance")


def test_claims__come_with_the_answer_and_never_count(world):
    from landbridge.model.claims import Claim
    from worlds.build import published_span

    claims = tuple(
        Claim(at, world.sources["press"], published_span(when), "a minister", "it is closed")
        for at, when in enumerate((3, 12))
    )
    situation = replace(world.situation(), claims=claims)
    answer = ask(situation, ask_for("a", "c", 5))
    assert answer.claims == claims[:1]
    assert answer.status == "open"
    assert ask(situation, ask_for("a", "c", 20, known_by=day(5))).claims == claims[:1]
