"""Ground of which no report speaks takes what is said of the nearest place of which one does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.estimators import estimator_named
from landbridge.estimators.latest_report import estimate as latest_report
from landbridge.estimators.nearest_place import estimate
from landbridge.model.control import ControlState
from landbridge.model.lines import great_circle_metres
from landbridge.model.reports import standing_reports
from worlds.build import Drawing, day
from worlds.looks import words


@pytest.fixture
def world() -> Drawing:
    """Four towns on a road, and one that no road leads to, near d.

    ::

        a --50-- b --20-- c --20-- d     (e)
    """
    drawing = Drawing()
    drawing.source("one")
    drawing.source("two")
    for name in ("army", "foe", "third"):
        drawing.actor(name)
    for at, name in enumerate("abcd"):
        drawing.place(name, 40 + at / 5, 34, country="XX")
    drawing.place("e", 40.7, 34.1)
    for a, b, km in (("a", "b", 50), ("b", "c", 20), ("c", "d", 20)):
        drawing.link(a, b, km)
    return drawing


def state(world: Drawing, place: str, on: int, **how) -> ControlState:
    reports = standing_reports(world.reports, None)
    control = estimate(reports, world.places, world.areas, world.links, **how)
    return control.places[place].on(day(on))


def held(world: Drawing, on: int, places: str = "abcde", **how) -> str:
    return " ".join(words(state(world, place, on, **how)) for place in places)


def test_nearest__along_the_roads(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "d", by="foe")
    assert held(world, 0) == "army foe foe foe foe"


def test_nearest__of_those_known_by_then(world):
    world.report("holds", 5, "a", by="army")
    world.report("holds", 10, "d", by="foe")
    told = [held(world, on) for on in (4, 5, 9, 10)]
    assert told == ["? ? ? ? ?", "army army army army army", "army army army army army",
                    "army foe foe foe foe"]  # fmt: skip


def test_nearest__follows_the_nearest_through_its_changes(world):
    world.report("holds", 0, "a", by="army")
    world.report("takes", 7, "a", by="foe")
    world.report("contests", 9, "a", by="army")
    assert [held(world, on, "c") for on in (0, 7, 9)] == ["army", "foe", "army/foe"]


def test_own_report__beats_the_nearest_from_then_on(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 5, "b", by="foe")
    assert [held(world, on, "ab") for on in (4, 5)] == ["army army", "army foe"]


def test_own_ground__is_held_as_the_latest_report_has_it(world):
    world.report("holds", 0, "a", by="army", source="one")
    world.report("holds", 0, "a", by="foe", source="two")
    world.report("besieges", 3, "a", by="third")
    reports = standing_reports(world.reports, None)
    own = latest_report(reports, world.places, world.areas, world.links)
    assert state(world, "a", 5) == own.places["a"].on(day(5))


def test_area__speaks_of_its_ground_and_is_passed_on(world):
    world.area("region", "a")
    world.report("holds", 0, "region", by="army")
    world.report("holds", 0, "d", by="foe")
    assert held(world, 0) == "army foe foe foe foe"
    world.links["a-b"] = world.links["a-b"].__class__("a-b", "a", "b", 10_000)
    assert held(world, 0) == "army army foe foe foe"


def test_equally_near__that_differ_are_contested(world):
    world.report("holds", 0, "b", by="army")
    world.report("holds", 0, "d", by="foe")
    found = state(world, "c", 0)
    assert (words(found), found.unnamed, len(found.reports)) == ("army/foe", False, 2)
    assert "equally near and differ, b and d, 20.0 km by road" in found.why


def test_equally_near__that_agree_hold_together(world):
    world.report("holds", 0, "b", by="army")
    world.report("holds", 0, "d", by="army")
    assert (held(world, 0, "c"), len(state(world, "c", 0).reports)) == ("army", 2)


def test_equally_near__of_whom_one_was_lost_leave_one_without_a_name(world):
    world.report("holds", 0, "b", by="army")
    world.report("holds", 0, "d", by="foe")
    world.report("loses", 3, "d", by="foe")
    assert held(world, 3, "c") == "army/?"


def test_no_road__takes_the_nearest_in_a_straight_line_and_says_so(world):
    world.report("holds", 0, "c", by="foe")
    world.report("holds", 0, "d", by="army")
    found = state(world, "e", 0)
    assert words(found) == "army"
    assert "in a straight line, no road leads to one" in found.why


def test_no_report_anywhere__nobody_knows(world):
    assert held(world, 0) == "? ? ? ? ?"
    assert state(world, "a", 0).why == "no report"


def test_roads__count_while_they_are_there(world):
    link = world.links.pop("b-c")
    world.link("b", "c", 20, id=link.id, start=10, end=19)
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "e", by="foe")
    # while there is no road to a, e is nearer in a straight line
    assert [held(world, on, "c") for on in (9, 10, 19, 20)] == ["foe", "army", "army", "foe"]


def test_roads__do_not_fly(world):
    world.link("a", "e", 5, mode="air")
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "d", by="foe")
    assert held(world, 0, "e") == "foe"


def test_loss__passes_on_that_nobody_is_known(world):
    world.report("holds", 0, "a", by="army")
    world.report("holds", 0, "c", by="foe")
    world.report("loses", 3, "c", by="foe")
    assert held(world, 3) == "army ? ? ? ?"


def test_siege__is_not_passed_on(world):
    world.report("holds", 0, "a", by="army")
    world.report("besieges", 3, "a", by="foe")
    world.report("besieges", 3, "d", by="foe")
    assert state(world, "b", 3).besiegers == ()
    assert (held(world, 3, "cd"), state(world, "d", 3).besiegers) == ("army ?", ("foe",))


def test_fade__what_is_forgotten_takes_and_no_longer_gives(world):
    world.report("holds", 0, "b", by="army")
    world.report("holds", 20, "d", by="foe")
    told = [held(world, on, "abcd", fade_after_days=25) for on in (10, 20, 25, 26, 46)]
    assert told == ["army army army army", "army army army/foe foe", "army army army/foe foe",
                    "foe foe foe foe", "? ? ? ?"]  # fmt: skip


def test_early__places_imprecise_changes_on_their_first_day(world):
    world.report("holds", (3, 8), "a", by="army", published=8)
    assert [held(world, 4, "b", early=early) for early in (False, True)] == ["?", "army"]


def test_state__cites_the_reports_of_the_nearest(world):
    said = world.report("holds", 0, "a", by="army")
    found = state(world, "b", 4)
    assert found.reports == (said,)
    assert "said of the nearest with a report, a, 50.0 km by road" in found.why


def test_link__stands_before_its_own_report_as_its_ends_do(world):
    world.report("holds", 0, "a", by="army")
    world.report("enters", 5, "link:b-c", by="foe")
    control = estimate(world.reports, world.places, world.areas, world.links)
    assert words(control.links["b-c"].on(day(5))) == "army/foe"
    memory: dict = {}
    for _ in range(2):
        again = estimate(world.reports, world.places, world.areas, world.links, memory=memory)
        assert again.links == control.links


def test_nearest_place__says_that_it_is_not_local(world):
    assert not estimator_named("nearest_place", world.sources).is_local
    with pytest.raises(ValueError, match="nothing to choose: leave out ':5'"):
        estimator_named("nearest_place:5", world.sources)


# the obvious twin: every road measured by trying all, every day looked at by itself

NAMES = "abcdef"
ROADS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([0, 5, 5, 10, 15]),
        st.sampled_from([None, None, None, 6, 12]), st.sampled_from([None, None, None, 14, 20]),
    ),
    max_size=8,
)  # fmt: skip
SAID = st.lists(
    st.tuples(
        st.integers(0, 25), st.sampled_from(NAMES),
        st.sampled_from(["holds", "holds", "holds", "takes", "loses", "enters"]),
        st.sampled_from(["army", "foe"]),
    ),
    max_size=7,
)  # fmt: skip


def measured(world: Drawing, on: int) -> dict[tuple[str, str], int]:
    """Millimetres by road between every two places, on one day."""
    far = {(place, place): 0 for place in NAMES}
    for link in world.links.values():
        if link.exists_on(day(on)):
            for pair in ((link.a, link.b), (link.b, link.a)):
                length = round(link.metres * 1000)
                far[pair] = min(far.get(pair, length), length)
    for by in NAMES:
        for a in NAMES:
            for b in NAMES:
                if (a, by) in far and (by, b) in far:
                    through = far[a, by] + far[by, b]
                    far[a, b] = min(far.get((a, b), through), through)
    return far


def straight(world: Drawing, a: str, b: str) -> int:
    one, two = world.places[a], world.places[b]
    return round(float(great_circle_metres(one.lon, one.lat, two.lon, two.lat)) * 1000)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(ROADS, SAID, st.sampled_from([None, None, 7]))
def test_nearest_place__is_what_measuring_everything_says(roads, said, fade):
    world = Drawing()
    world.source("one")
    for at, name in enumerate(NAMES):
        world.place(name, 40 + at % 3 / 10, 34 + at // 3 / 10)
    for a, b, km, start, end in roads:
        if a != b and not (start and end and start > end):
            world.link(a, b, km, start=start, end=end)
    for on, place, event, who in said:
        world.report(event, on, place, by=who)
    told = estimate(world.reports, world.places, world.areas, world.links, fade_after_days=fade)
    own = latest_report(world.reports, world.places, world.areas, world.links, fade_after_days=fade)
    for on in range(32):
        far = measured(world, on)
        now = {name: own.places[name].on(day(on)) for name in NAMES}
        silent = {n for n, s in now.items() if not s.reports or "days old" in s.why}
        givers = set(NAMES) - silent
        for name in NAMES:
            found = told.places[name].on(day(on))
            if name not in silent or not givers:
                assert words(found) == words(now[name])
                continue
            by_road = {g: far[name, g] for g in givers if (name, g) in far}
            lengths = by_road or {g: straight(world, name, g) for g in givers}
            nearest = [g for g, length in lengths.items() if length == min(lengths.values())]
            sides = {words(now[g]) for g in nearest}
            names = sorted({w for side in sides for w in side.split("/") if w != "?"})
            if len(sides) == 1:
                assert words(found) == sides.pop()
            else:
                assert sorted(found.holders) == names
                assert found.kind == "contested"
