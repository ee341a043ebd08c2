"""Who holds the ground, rule by rule (``semantics``, section 3)."""

from __future__ import annotations

import pytest

from worlds.build import Drawing
from worlds.looks import control, held, held_link, state


@pytest.fixture
def world() -> Drawing:
    """a --- b, both in country XX, a in the region; three sources, one of which copies another.

    ::

        a --- b
    """
    drawing = Drawing()
    drawing.source("one", reliability="A")
    drawing.source("two", reliability="B")
    drawing.source("copy", "one", reliability="C")
    drawing.source("judge", reliability="F")
    for name in ("army", "foe", "third"):
        drawing.actor(name)
    drawing.place("a", 40, 34, country="XX")
    drawing.place("b", 40.2, 34, country="XX")
    drawing.area("region", "a")
    drawing.link("a", "b")
    return drawing


# events


@pytest.mark.parametrize("event", ["holds", "takes"])
def test_holds_and_takes__make_the_actor_the_holder(world, event):
    world.report(event, 5, "a", by="army")
    assert (held(world, "a", 4), held(world, "a", 5), held(world, "b", 5)) == ("?", "army", "?")


@pytest.mark.parametrize("event", ["loses", "withdraws"])
def test_loses_and_withdraws__leave_nobody_known_or_the_other(world, event):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "b", by="army")
    world.report(event, 5, "a", by="army")
    world.report(event, 5, "b", by="army", other_actor="foe")
    assert (held(world, "a", 4), held(world, "a", 5)) == ("army", "?")
    assert held(world, "b", 5) == "foe"


@pytest.mark.parametrize("event", ["loses", "withdraws"])
def test_loses_and_withdraws__of_somebody_else_do_nothing(world, event):
    world.report("holds", 0, "a", by="army")
    world.report(event, 5, "a", by="foe", other_actor="third")
    assert held(world, "a", 6) == "army"


def test_enters__makes_ground_contested_unless_it_is_the_actors(world):
    world.report("holds", 0, "a", by="army")
    world.report("enters", 5, "a", by="foe")
    world.report("holds", 0, "b", by="army")
    world.report("enters", 5, "b", by="army")
    assert held(world, "a", 5) == "army/foe"
    assert held(world, "b", 5) == "army"


def test_enters__unknown_ground_meets_somebody_without_a_name(world):
    world.report("enters", 5, "a", by="foe")
    assert held(world, "a", 5) == "foe/?"


def test_contests__names_actor_other_and_the_standing_holder(world):
    world.report("holds", 0, "a", by="army")
    world.report("contests", 5, "a", by="foe", other_actor="third")
    assert held(world, "a", 5) == "army/foe/third"


def test_contests__by_nobody_named_leaves_a_contender_without_a_name(world):
    world.report("holds", 0, "a", by="army")
    world.report("contests", 5, "a")
    assert held(world, "a", 5) == "army/?"


def test_besieges__leaves_the_holder_and_names_who_stands_around(world):
    world.report("holds", 0, "a", by="army")
    world.report("besieges", 5, "a", by="foe")
    found = state(world, "a", 5)
    assert (found.holder, found.besiegers) == ("army", ("foe",))


def test_besieges__by_two_is_a_siege_by_both_and_one_may_leave(world):
    world.report("holds", 0, "a", by="army")
    world.report("besieges", 5, "a", by="foe")
    world.report("besieges", 6, "a", by="third")
    world.report("withdraws", 8, "a", by="foe")
    assert set(state(world, "a", 6).besiegers) == {"foe", "third"}
    assert state(world, "a", 8).besiegers == ("third",)
    assert state(world, "a", 8).holder == "army"


@pytest.mark.parametrize("event", ["present", "moves", "strikes", "agrees"])
def test_other_events__do_not_touch_control(world, event):
    world.report("holds", 0, "a", by="army")
    world.report(event, 5, "a", by="foe")
    assert held(world, "a", 6) == "army"


def test_loses__by_one_contender_leaves_the_others(world):
    world.report("holds", 0, "a", by="army")
    world.report("contests", 5, "a", by="foe", other_actor="third")
    world.report("loses", 6, "a", by="third")
    world.report("loses", 7, "a", by="foe")
    assert held(world, "a", 6) == "army/foe"
    assert held(world, "a", 7) == "army"


def test_loses__by_the_last_named_contender_leaves_the_one_without_a_name(world):
    world.report("enters", 5, "a", by="foe")
    world.report("withdraws", 6, "a", by="foe")
    assert held(world, "a", 6) == "?"


# rule 1


def test_rule_1__the_newest_valid_day_wins_over_better_and_later_published(world):
    world.report("holds", 3, "a", by="army", source="one", credibility=1, published=20)
    world.report("holds", 5, "a", by="foe", source="two", credibility=5, published=5)
    assert held(world, "a", 4) == "army"
    assert held(world, "a", 5) == "foe"


# rule 2


def test_rule_2__two_families_about_one_day_are_contested(world):
    world.report("holds", 5, "a", by="army", source="one")
    world.report("holds", 5, "a", by="foe", source="two")
    found = state(world, "a", 5)
    assert (found.kind, found.holders, found.unnamed) == ("contested", ("army", "foe"), False)
    assert len(found.disputed) == 2


def test_rule_2__two_families_that_agree_are_one_word_of_both(world):
    world.report("holds", 5, "a", by="army", source="one")
    world.report("takes", 5, "a", by="army", source="two")
    found = state(world, "a", 5)
    assert found.holder == "army"
    assert len(found.reports) == 2


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (("one", 1), ("two", 2), "army"),  # better in both
        (("one", 2), ("two", 2), "army/foe"),  # better in one
        (("one", 2), ("two", 1), "army/foe"),  # better and worse
        (("one", 1), ("two", 6), "army/foe"),  # credibility cannot be judged
        (("one", 1), ("two", None), "army/foe"),
        (("one", 1), ("judge", 5), "army/foe"),  # reliability cannot be judged
        (("two", 2), ("one", 1), "foe"),
    ],
)
def test_rule_2__the_better_grade_wins_only_in_both_fields(world, mine, theirs, expected):
    world.report("holds", 5, "a", by="army", source=mine[0], credibility=mine[1])
    world.report("holds", 5, "a", by="foe", source=theirs[0], credibility=theirs[1])
    assert held(world, "a", 5) == expected


def test_rule_2__a_grade_that_decides_keeps_what_was_disputed(world):
    world.report("holds", 5, "a", by="army", source="one", credibility=1)
    world.report("holds", 5, "a", by="foe", source="two", credibility=3)
    assert {r.actor for r in state(world, "a", 5).disputed} == {"army", "foe"}


def test_rule_2__within_a_family_the_later_published_wins(world):
    world.report("holds", 5, "a", by="army", source="one", published=9)
    world.report("holds", 5, "a", by="foe", source="copy", published=7)
    assert held(world, "a", 5) == "army"


def test_rule_2__within_a_family_the_later_row_decides_last(world):
    world.report("holds", 5, "a", by="army", source="one", published=7)
    world.report("holds", 5, "a", by="foe", source="copy", published=7)
    assert held(world, "a", 5) == "foe"


def test_rule_2__intervals_that_overlap_conflict_and_those_that_do_not_follow(world):
    world.report("holds", (3, 8), "a", by="army", source="one")
    world.report("holds", (6, 10), "a", by="foe", source="two")
    world.report("holds", (3, 8), "b", by="army", source="one")
    world.report("holds", (9, 10), "b", by="foe", source="two")
    assert (held(world, "a", 8), held(world, "a", 10)) == ("army", "army/foe")
    assert (held(world, "b", 8), held(world, "b", 10)) == ("army", "foe")


def test_rule_2__a_later_report_settles_a_dispute(world):
    world.report("holds", 5, "a", by="army", source="one")
    world.report("holds", 5, "a", by="foe", source="two")
    world.report("holds", 6, "a", by="third", source="two")
    assert held(world, "a", 6) == "third"


def test_rule_2__a_retracted_report_does_not_conflict(world):
    world.report("holds", 5, "a", by="army", source="one")
    world.report("holds", 5, "a", by="foe", source="two", label="wrong")
    world.report("retracts", 9, None, source="two", retracts="wrong")
    assert held(world, "a", 5) == "army"


def test_rule_2__who_lost_and_who_took_do_not_disagree(world):
    world.report("holds", 0, "a", by="army")
    world.report("loses", 5, "a", by="army", source="one")
    world.report("takes", 5, "a", by="foe", source="two")
    assert held(world, "a", 5) == "foe"


def test_rule_2__lost_says_one_and_holds_says_another_is_contested(world):
    world.report("holds", 0, "a", by="army")
    world.report("loses", 5, "a", by="army", source="one")
    world.report("holds", 5, "a", by="army", source="two")
    assert held(world, "a", 5) == "army/?"


def test_rule_2__a_family_may_answer_itself_on_one_day(world):
    world.report("takes", 5, "a", by="army", source="one")
    world.report("loses", 5, "a", by="army", source="one")
    assert held(world, "a", 5) == "?"


# rule 3


@pytest.mark.parametrize("spot", ["region", "country:XX"])
def test_rule_3__an_area_sets_ground_without_a_report_of_its_own(world, spot):
    world.report("holds", 5, spot, by="army")
    assert held(world, "a", 5) == "army"
    assert held(world, "b", 5) == ("?" if spot == "region" else "army")


def test_rule_3__a_places_own_report_stands_against_a_newer_area(world):
    world.report("holds", 3, "a", by="army")
    world.report("holds", 5, "country:XX", by="foe")
    world.report("takes", 6, "country:XX", by="foe")
    world.report("takes", 7, "country:XX", by="foe", other_actor="third")
    assert held(world, "a", 8) == "army"
    assert held(world, "b", 8) == "foe"


def test_rule_3__an_area_taken_from_the_places_holder_takes_the_place(world):
    world.report("holds", 3, "a", by="army")
    world.report("takes", 5, "country:XX", by="foe", other_actor="army")
    assert (held(world, "a", 4), held(world, "a", 5)) == ("army", "foe")
    assert len(state(world, "a", 5).reports) == 2


def test_rule_3__the_own_report_stands_even_where_the_area_came_first(world):
    world.report("holds", 3, "country:XX", by="foe")
    world.report("holds", 5, "a", by="army")
    assert (held(world, "a", 3), held(world, "a", 5)) == ("foe", "army")


def test_rule_3__an_own_report_without_effect_leaves_the_area(world):
    world.report("holds", 3, "country:XX", by="foe")
    world.report("loses", 5, "a", by="army")
    world.report("holds", 7, "country:XX", by="third")
    assert held(world, "a", 7) == "third"


# rules 4 and 5


def test_rule_4__never_fades_unless_told(world):
    world.report("holds", 0, "a", by="army")
    assert held(world, "a", 20_000) == "army"


def test_rule_4__fades_so_many_days_after_its_newest_report(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 10, "a", by="army")
    told = [held(world, "a", on, fade=7) for on in (7, 8, 9, 10, 17, 18)]
    assert told == ["army", "?", "?", "army", "army", "?"]


def test_rule_5__no_report_is_unknown(world):
    assert held(world, "a", 5) == "?"
    assert state(world, "a", 5).why == "no report"


# dates


def test_imprecise_date__is_placed_on_its_last_day_and_early_on_its_first(world):
    world.report("takes", (5, 9), "a", by="army")
    assert [held(world, "a", on) for on in (5, 8, 9)] == ["?", "?", "army"]
    assert [held(world, "a", on, early=True) for on in (4, 5)] == ["?", "army"]


def test_imprecise_date__is_cut_at_its_publication(world):
    world.report("takes", "2020-01", "a", by="army", published=12)
    assert [held(world, "a", on) for on in (11, 12)] == ["?", "army"]


def test_imprecise_date__answers_what_stood_before_its_first_day(world):
    """It was entered some day from 3 to 9; what was taken on day 6 is not what was entered."""
    world.report("holds", 0, "a", by="army", source="one")
    world.report("takes", 6, "a", by="third", source="one")
    world.report("enters", (3, 9), "a", by="foe", source="two")
    assert held(world, "a", 9) == "army/foe/third"


# links


def test_link__has_no_ground_of_its_own_until_a_report_names_it(world):
    world.report("holds", 0, "a", by="army")
    assert "a-b" not in control(world).links
    world.report("takes", 5, ("b", "a"), by="foe")
    assert held_link(world, "a-b", 4) == "?"
    assert held_link(world, "a-b", 5) == "foe"


def test_link__is_entered_where_both_its_ends_are_held_by_one(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "b", by="army")
    world.report("enters", 5, "link:a-b", by="foe")
    assert held_link(world, "a-b", 5) == "army/foe"


def test_link__pair_means_every_ground_link_of_it_and_no_flight(world):
    world.link("b", "a", mode="rail", id="train")
    world.link("a", "b", mode="air", id="flight")
    world.report("takes", 5, ("a", "b"), by="foe")
    assert set(control(world).links) == {"a-b", "train"}


def test_memory__gives_the_same_courses_again(world):
    from landbridge.estimators.latest_report import estimate

    world.report("takes", (3, 8), "a", by="army")
    memory: dict = {}
    told = [
        estimate(world.reports, world.places, world.areas, world.links, early=early, memory=memory)
        for early in (False, True, False)
    ]
    assert told[0].places["a"] is told[2].places["a"]
    assert told[0].places["a"] is not told[1].places["a"]
    assert told[0].places["b"] is told[1].places["b"]
