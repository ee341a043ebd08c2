"""Families vote on who holds the ground; each has one voice, for as long as the window lasts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.estimators import estimator_named
from landbridge.estimators.majority import estimate
from landbridge.model.control import ControlState
from landbridge.model.reports import standing_reports
from worlds.build import Drawing, day
from worlds.looks import words


@pytest.fixture
def world() -> Drawing:
    """One place, a neighbour, and five sources, of which one copies the first."""
    return drawn()


def drawn() -> Drawing:
    drawing = Drawing()
    for name in ("one", "two", "three", "four"):
        drawing.source(name)
    drawing.source("copy", "one")
    for name in ("army", "foe", "third"):
        drawing.actor(name)
    drawing.place("a", 40, 34)
    drawing.place("b", 40.2, 34)
    drawing.area("region", "a", "b")
    drawing.link("a", "b")
    return drawing


def state(world: Drawing, on: int, place: str = "a", *, window: int = 30, **how) -> ControlState:
    reports = standing_reports(world.reports, None)
    control = estimate(reports, world.places, world.areas, world.links, window_days=window, **how)
    return control.places[place].on(day(on))


def held(world: Drawing, on: int, place: str = "a", **how) -> str:
    return words(state(world, on, place, **how))


def test_majority__is_of_families(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 1, "a", by="army", source="two")
    world.report("takes", 2, "a", by="foe", source="three")
    assert held(world, 2) == "army"


def test_majority__hears_copies_of_one_another_once(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 1, "a", by="army", source="copy")
    world.report("takes", 2, "a", by="foe", source="three")
    assert held(world, 2) == "army/foe"


def test_majority__takes_a_familys_newest_statement(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="army", source="two")
    world.report("takes", 3, "a", by="foe", source="copy")
    world.report("takes", 3, "a", by="foe", source="three")
    assert (held(world, 2), held(world, 3)) == ("army", "foe")


def test_majority__of_one_day_takes_a_familys_later_publication(world):
    world.report("holds", 3, "a", by="foe", source="copy", published=9)
    world.report("holds", 3, "a", by="army", source="one", published=5)
    assert held(world, 3) == "foe"


def test_tie__is_contested_among_the_tied(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="foe", source="two")
    world.report("holds", 1, "a", by="army", source="three")
    world.report("holds", 1, "a", by="foe", source="four")
    found = state(world, 1)
    assert (words(found), len(found.disputed), len(found.reports)) == ("army/foe", 4, 4)


def test_window__ends_with_the_day_and_lets_old_statements_go(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="army", source="two")
    world.report("takes", 5, "a", by="foe", source="three")
    told = [held(world, on, window=10) for on in (5, 9, 10, 14, 15, 99)]
    assert told == ["army", "army", "foe", "foe", "foe", "foe"]


def test_window__that_is_empty_leaves_the_last_majority(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 20, "a", by="foe", source="two")
    told = [held(world, on, window=5) for on in (-1, 0, 19, 20, 500)]
    assert told == ["?", "army", "army", "foe", "foe"]


def test_window__is_chosen_by_name(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="army", source="two")
    world.report("takes", 20, "a", by="foe", source="three")
    told = []
    for name in ("majority", "majority:20", "majority:30"):
        estimate = estimator_named(name, world.sources).estimate
        control = estimate(world.reports, world.places, world.areas, world.links)
        told.append(words(control.places["a"].on(day(20))))
    assert told == ["army", "foe", "army"]


@pytest.mark.parametrize("choice", ["0", "-3", "month", "1.5", "99999999"])
def test_window__must_be_a_number_of_days(choice):
    with pytest.raises(ValueError, match=r"majority:DAYS, 1 or more"):
        estimator_named(f"majority:{choice}", {})


def test_loss__is_a_vote_for_nobody_known(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("loses", 3, "a", by="army", source="one")
    assert held(world, 3) == "?"
    world.report("holds", 3, "a", by="army", source="two")
    assert held(world, 3) == "army/?"


def test_loss__agrees_with_those_who_name_the_new_holder(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("loses", 3, "a", by="army", source="one")
    world.report("takes", 3, "a", by="foe", source="two")
    assert held(world, 3) == "foe"


def test_enters__is_read_after_what_its_own_family_said(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="army", source="two")
    world.report("holds", 0, "a", by="foe", source="three")
    world.report("enters", 2, "a", by="foe", source="three")
    assert held(world, 2) == "army"
    world.report("enters", 2, "a", by="third", source="three")
    assert state(world, 2).disputed[-1].actor == "third"


def test_contests__count_as_votes_of_their_own(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("contests", 1, "a", by="foe", source="two")
    world.report("contests", 1, "a", by="foe", source="three")
    assert held(world, 1) == "army/foe"


def test_siege__leaves_the_holder_and_ends_with_newer_word_of_it(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("besieges", 2, "a", by="foe", source="two")
    assert (held(world, 2), state(world, 2).besiegers) == ("army", ("foe",))
    world.report("holds", 8, "a", by="army", source="three")
    assert state(world, 8).besiegers == ()


def test_siege__stays_while_votes_leave_the_window(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 3, "a", by="army", source="two")
    world.report("besieges", 4, "a", by="foe", source="three")
    told = [state(world, on, window=5) for on in (4, 6, 40)]
    assert [one.besiegers for one in told] == [("foe",)] * 3
    assert [words(one) for one in told] == ["army"] * 3


def test_siege__is_lifted_by_its_own_family(world):
    world.report("holds", 0, "a", by="army", source="two")
    world.report("besieges", 2, "a", by="foe", source="two")
    world.report("withdraws", 5, "a", by="foe", source="two")
    assert [state(world, on).besiegers for on in (4, 5)] == [("foe",), ()]


def test_area__sets_only_ground_without_a_report_of_its_own(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 1, "region", by="foe", source="two")
    world.report("holds", 1, "region", by="foe", source="three")
    assert (held(world, 1, "a"), held(world, 1, "b")) == ("army", "foe")


def test_area__taken_from_the_holder_counts_as_a_vote(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("takes", 1, "region", by="foe", other_actor="army", source="two")
    assert held(world, 1) == "army/foe"
    world.report("holds", 2, "a", by="foe", source="three")
    assert held(world, 2) == "foe"


def test_link__has_votes_of_its_own(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "b", by="army", source="one")
    world.report("takes", 3, "link:a-b", by="foe", source="two")
    world.report("holds", 3, "link:a-b", by="army", source="three")
    world.report("holds", 4, "link:a-b", by="army", source="four")
    control = estimate(world.reports, world.places, world.areas, world.links)
    assert [words(control.links["a-b"].on(day(on))) for on in (2, 3, 4)] == [
        "?", "army/foe", "army",
    ]  # fmt: skip


def test_fade__forgets_the_last_majority(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 3, "a", by="army", source="two")
    assert [held(world, on, fade_after_days=60) for on in (63, 64)] == ["army", "?"]


def test_fade__shorter_than_the_window_forgets_before_votes_lapse(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 9, "a", by="army", source="two")
    reports = standing_reports(world.reports, None)
    control = estimate(
        reports, world.places, world.areas, world.links, window_days=20, fade_after_days=4
    )
    course = control.places["a"]
    assert list(course.days) == sorted(set(course.days))
    told = [words(course.on(day(on))) for on in (4, 5, 9, 13, 14, 20, 29, 90)]
    assert told == ["army", "?", "army", "army", "?", "?", "?", "?"]


def test_early__places_imprecise_changes_on_their_first_day(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("takes", (5, 9), "a", by="foe", source="one", published=9)
    assert [held(world, 6, early=early) for early in (False, True)] == ["army", "foe"]


def test_state__cites_those_who_name_the_holder_and_lists_all_who_differ(world):
    first = world.report("holds", 0, "a", by="army", source="one")
    second = world.report("holds", 1, "a", by="army", source="two")
    other = world.report("takes", 2, "a", by="foe", source="three")
    found = state(world, 2)
    assert set(found.reports) == {first, second}
    assert set(found.disputed) == {first, second, other}
    assert "2 of 3 families in 30 days" in found.why


def test_memory__keeps_windows_apart(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="army", source="two")
    world.report("takes", 5, "a", by="foe", source="three")
    memory: dict = {}
    told = [held(world, 12, window=window, memory=memory) for window in (30, 10, 30)]
    assert told == ["army", "foe", "army"]


SAID = st.tuples(
    st.integers(0, 40), st.sampled_from(["one", "two", "three", "four", "copy"]),
    st.sampled_from(["army", "foe", "third"]), st.integers(0, 3),
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(SAID, max_size=12), st.integers(1, 20))
def test_majority__is_what_counting_every_day_says(said, window):
    """The obvious twin: on each day, count the newest statement of each family in the window."""
    world = drawn()
    for on, source, who, late in said:
        world.report("holds", on, "a", by=who, source=source, published=on + late)
    control = estimate(world.reports, world.places, world.areas, world.links, window_days=window)
    last = "?"
    for on in range(65):
        heard = [r for r in world.reports if day(on) - window < r.day <= day(on)]
        newest = {r.family: r for r in sorted(heard, key=lambda r: (r.day, *r.order))}
        votes = Counter(str(r.actor) for r in newest.values())
        if votes:
            most = max(votes.values())
            last = "/".join(sorted(name for name, count in votes.items() if count == most))
        assert words(control.places["a"].on(day(on))) == last, f"day {on}"
