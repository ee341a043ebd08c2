"""Control is not passage: three lamps, piece by piece (``semantics``, section 4)."""

from __future__ import annotations

import pytest

from landbridge.model.passage import PassageValue
from worlds.build import Drawing
from worlds.looks import at, half, road


@pytest.fixture
def world() -> Drawing:
    """A road held by the ally at a and by the guards at b.

    ::

        a(ally) --- b(guards)
    """
    drawing = Drawing()
    drawing.source("one")
    drawing.source("two")
    drawing.actor("army", "state")
    drawing.actor("aid", "organisation")
    for name in ("ally", "guards", "foe", "rival"):
        drawing.actor(name)
    drawing.place("a", 40, 34, country="XX")
    drawing.place("b", 40.2, 34, country="YY")
    drawing.link("a", "b")
    drawing.report("holds", 0, "a", by="ally")
    drawing.report("holds", 0, "b", by="guards")
    drawing.relate("ally ally_of army")
    drawing.relate("guards neutral_to army")
    drawing.relate("foe hostile_to army")
    drawing.relate("rival hostile_to army")
    return drawing


# control


def test_control__unknown_ground_is_unknown(world):
    world.report("loses", 5, "a", by="ally")
    found = at(world, "a", 5)
    assert (found.value.word, found.lamp) == ("unknown", "control")


def test_control__contested_ground_is_contested(world):
    world.report("enters", 5, "a", by="foe")
    assert at(world, "a", 5).value.word == "contested"


def test_control__contested_between_two_who_both_deny_is_closed(world):
    world.report("takes", 5, "a", by="foe")
    world.report("enters", 6, "a", by="rival")
    found = at(world, "a", 6)
    assert (found.value.word, found.lamp) == ("closed", "control")


def test_control__contested_with_a_contender_without_a_name_is_contested(world):
    world.report("takes", 5, "a", by="foe")
    world.report("contests", 6, "a")
    assert at(world, "a", 6).value.word == "contested"


def test_control__each_half_is_held_as_its_end_is(world):
    world.report("takes", 5, "b", by="foe")
    assert half(world, "a-b", "a", 5).value.word == "open"
    assert half(world, "a-b", "b", 5).value.word == "closed"


def test_control__a_report_that_names_the_link_holds_both_halves(world):
    world.report("takes", 5, ("a", "b"), by="foe")
    assert half(world, "a-b", "a", 5).value.word == "closed"
    assert half(world, "a-b", "b", 5).value.word == "closed"
    assert at(world, "a", 5).value.word == "open"


def test_siege__contests_the_links_into_the_place_and_not_the_place(world):
    world.report("besieges", 5, "b", by="foe")
    assert at(world, "b", 5).value.word == "open"
    assert half(world, "a-b", "a", 5).control.holders == ("ally", "foe")
    assert half(world, "a-b", "b", 5).control.holders == ("foe", "guards")
    assert road(world, "a-b", 5) == "contested"


def test_siege__by_the_holder_of_the_half_contests_only_the_other(world):
    world.report("besieges", 5, "b", by="ally")
    assert half(world, "a-b", "a", 5).value.word == "open"
    assert half(world, "a-b", "b", 5).value.word == "contested"


def test_siege__named_on_a_road_leaves_its_holder(world):
    world.report("besieges", 5, ("a", "b"), by="foe")
    assert half(world, "a-b", "a", 5).control.holder == "ally"
    assert half(world, "a-b", "b", 5).control.holder == "guards"


# permission: relations


def test_permission__own_ground_is_free(world):
    found = at(world, "a", 0, "ally")
    assert (found.value.word, found.permission, found.condition) == ("open", "free", None)


def test_permission__names_its_condition_and_its_row(world):
    found = at(world, "b", 0)
    assert (found.value.word, found.permission, found.condition) == ("open", "permit", "permit")
    assert [str(row) for row in found.relations] == ["guards neutral_to army"]


def test_permission__changes_on_the_days_of_its_row(world):
    world.relations.clear()
    world.relate("ally ally_of army", 5, 9)
    told = [at(world, "a", on).value.word for on in (4, 5, 9, 10)]
    assert told == ["unknown", "open", "open", "unknown"]


def test_permission__disputed_rows_are_unknown(world):
    world.relate("army hostile_to ally")
    found = at(world, "a", 0)
    assert found.value.word == "unknown"
    assert len(found.relations) == 2


# permission: explicit rules


def test_rule__beats_the_stance(world):
    world.rule("ally escort army")
    found = at(world, "a", 0)
    assert (found.value.word, found.condition) == ("open", "escort")


def test_rule__matches_holder_and_traveller_exactly(world):
    world.rule("guards denied aid")
    world.rule("army denied guards")
    assert at(world, "b", 0).value.word == "open"


@pytest.mark.parametrize(
    ("column", "value", "closed_at"),
    [("place", "a", {"a", "half"}), ("link", "a-b", {"half"}), (None, None, {"a", "half"})],
)
def test_rule__for_a_spot_holds_there_only(world, column, value, closed_at):
    world.rule("ally denied army", **({column: value} if column else {}))
    closed = {"a"} if at(world, "a", 0).value.word == "closed" else set()
    closed |= {"half"} if half(world, "a-b", "a", 0).value.word == "closed" else set()
    assert closed == closed_at


def test_rule__the_more_special_decides(world):
    world.rule("ally denied army")
    world.rule("ally permit army", place="a")
    world.rule("ally free army", place="a", cargo="relief")
    assert at(world, "a", 0).permission == "permit"
    assert at(world, "a", 0, cargo="relief").permission == "free"
    assert at(world, "a", 0, cargo="arms").permission == "permit"


def test_rule__the_later_start_decides_between_equals(world):
    world.rule("ally denied army", 0)
    world.rule("ally notify army", 5)
    assert [at(world, "a", on).permission for on in (4, 5)] == ["denied", "notify"]


def test_rule__may_run_in_one_direction(world):
    world.rule("ally denied army", link="a-b", direction="ba")
    assert half(world, "a-b", "a", 0, way="ab").value.word == "open"
    assert half(world, "a-b", "a", 0, way="ba").value.word == "closed"


# permission: closures, openings, restrictions


def test_closure__stands_until_it_is_opened(world):
    world.report("closes", 5, "a")
    world.report("opens", 9, "a")
    told = [at(world, "a", on).value.word for on in (4, 5, 8, 9)]
    assert told == ["open", "closed", "closed", "open"]
    assert at(world, "a", 5).lamp == "permission"


def test_closure__of_a_place_shuts_the_halves_there_and_no_other(world):
    world.report("closes", 5, "a")
    assert half(world, "a-b", "a", 5).value.word == "closed"
    assert half(world, "a-b", "b", 5).value.word == "open"


def test_closure__lapses_when_another_holder_takes_the_ground(world):
    world.report("closes", 5, "a")
    world.report("loses", 7, "a", by="ally")
    world.report("takes", 9, "a", by="army")
    assert [at(world, "a", on).value.word for on in (7, 9)] == ["closed", "open"]


def test_closure__by_those_who_took_the_ground_that_day_stands(world):
    world.report("takes", 5, "a", by="army")
    world.report("closes", 5, "a")
    assert at(world, "a", 6).value.word == "closed"


def test_closure__stands_when_the_same_holder_comes_back(world):
    world.report("closes", 5, "a")
    world.report("enters", 7, "a", by="foe")
    world.report("holds", 9, "a", by="ally")
    assert at(world, "a", 9).value.word == "closed"


def test_closure__of_a_country_is_one_of_each_place_in_it(world):
    world.report("closes", 5, "country:YY")
    assert [at(world, p, 5).value.word for p in "ab"] == ["open", "closed"]


def test_opening__lifts_a_denial_only_where_it_names_the_traveller_or_its_kind(world):
    world.report("takes", 1, "a", by="foe")
    world.report("opens", 5, "a")
    assert at(world, "a", 5).value.word == "closed"
    world.report("opens", 6, "a", for_whom="state")
    assert at(world, "a", 6).value.word == "open"
    assert at(world, "a", 6).condition is None


@pytest.mark.parametrize("whom", ["army", "state"])
def test_opening__for_the_traveller_beats_an_explicit_rule(world, whom):
    world.rule("ally denied army")
    world.report("opens", 5, "a", for_whom=whom)
    assert [at(world, "a", on).value.word for on in (4, 5)] == ["closed", "open"]


def test_opening__of_unknown_ground_leaves_it_unknown(world):
    world.report("loses", 1, "a", by="ally")
    world.report("opens", 5, "a", for_whom="army")
    assert at(world, "a", 5).value.word == "unknown"


def test_notices__the_actor_is_more_special_than_its_kind_and_that_than_everybody(world):
    world.report("closes", 5, "a")
    world.report("opens", 4, "a", for_whom="state")
    world.report("closes", 3, "a", for_whom="army")
    assert at(world, "a", 3).value.word == "closed"
    assert at(world, "a", 4).value.word == "closed"
    assert at(world, "a", 4, "aid").value.word == "unknown"


def test_notices__an_older_narrower_closure_outlives_a_newer_wider_opening(world):
    world.report("closes", 5, "a", for_whom="army")
    world.report("opens", 6, "a")
    assert at(world, "a", 6).value.word == "closed"


def test_notices__a_newer_wider_closure_beats_an_older_narrower_opening(world):
    world.report("takes", 1, "a", by="foe")
    world.report("opens", 5, "a", for_whom="army")
    world.report("closes", 7, "a")
    assert [at(world, "a", on).value.word for on in (5, 6, 7)] == ["open", "open", "closed"]


def test_notices__concern_their_cargo_only(world):
    world.report("closes", 5, "a", cargo="fuel")
    assert at(world, "a", 5, cargo="fuel").value.word == "closed"
    assert at(world, "a", 5, cargo="people").value.word == "open"
    assert at(world, "a", 5).value.word == "open"


def test_notices__a_newer_closure_for_a_cargo_beats_an_older_opening_for_a_kind(world):
    world.report("opens", 4, "a", for_whom="state")
    world.report("closes", 5, "a", cargo="fuel")
    assert at(world, "a", 5, cargo="fuel").value.word == "closed"


@pytest.mark.parametrize(
    ("spot", "direction", "closed_way"),
    [
        (("a", "b"), "ab", "ab"),
        (("b", "a"), "ab", "ba"),
        ("link:a-b", "ba", "ba"),
    ],
)
def test_notices__may_run_in_one_direction(world, spot, direction, closed_way):
    world.report("closes", 5, spot, direction=direction)
    told = {way: half(world, "a-b", "a", 5, way=way).value.word for way in ("ab", "ba")}
    assert told[closed_way] == "closed"
    assert sorted(told.values()) == ["closed", "open"]


def test_notices__about_a_day_count_from_the_later_published(world):
    world.report("closes", 5, "a", published=8)
    world.report("opens", 5, "a", published=7)
    assert at(world, "a", 5).value.word == "closed"


@pytest.mark.parametrize("permission", ["notify", "permit", "escort"])
def test_restriction__names_a_condition(world, permission):
    world.report("restricts", 5, "a", permission=permission)
    assert at(world, "a", 5).condition == permission


def test_restriction__for_everybody_only_tightens(world):
    world.report("restricts", 5, "b", permission="notify")
    assert at(world, "b", 5).condition == "permit"
    world.report("restricts", 6, "b", permission="escort")
    assert at(world, "b", 6).condition == "escort"


def test_restriction__for_the_traveller_replaces_a_denial(world):
    world.report("takes", 1, "a", by="foe")
    world.report("restricts", 5, "a", for_whom="army", permission="escort")
    found = at(world, "a", 5)
    assert (found.value.word, found.condition) == ("open", "escort")


def test_restriction__to_denied_is_a_closure(world):
    world.report("restricts", 5, "a", permission="denied")
    assert at(world, "a", 5).value.word == "closed"


def test_notices__of_a_road_and_of_its_place_both_count(world):
    world.report("closes", 5, "a")
    world.report("opens", 6, ("a", "b"), for_whom="army")
    assert half(world, "a-b", "a", 6).value.word == "closed"


# practicability


def test_practicability__a_cut_stands_until_repairs(world):
    world.report("cuts", 5, ("a", "b"))
    world.report("damages", 7, ("a", "b"))
    world.report("repairs", 9, ("a", "b"))
    assert [road(world, "a-b", on) for on in (4, 5, 7, 9)] == ["open", "closed", "closed", "open"]
    found = half(world, "a-b", "a", 5)
    assert (found.lamp, found.practicability) == ("practicability", "closed")


def test_practicability__damage_restricts(world):
    world.report("damages", 5, ("a", "b"))
    found = half(world, "a-b", "a", 5)
    assert (found.value.word, found.condition) == ("open", "restricted")


def test_practicability__both_conditions_are_named(world):
    world.report("damages", 5, "b")
    assert "permit" in str(at(world, "b", 5).condition)
    assert "restricted" in str(at(world, "b", 5).condition)


@pytest.mark.parametrize(("vehicle", "word"), [(3, "open"), (4, "closed"), (5, "closed")])
def test_practicability__a_link_bears_vehicles_up_to_its_class(world, vehicle, word):
    world.link("a", "b", id="narrow", max_vehicle=3)
    assert road(world, "narrow", 5, vehicle=vehicle) == word


@pytest.mark.parametrize(("vehicle", "word"), [(3, "open"), (4, "closed")])
def test_practicability__repairs_do_not_widen_a_link(world, vehicle, word):
    world.link("a", "b", id="narrow", max_vehicle=3)
    world.report("repairs", 2, "link:narrow")
    assert road(world, "narrow", 5, vehicle=vehicle) == word


@pytest.mark.parametrize("event", ["cuts", "damages", "repairs"])
@pytest.mark.parametrize(("vehicle", "passes"), [(2, True), (3, True), (4, False)])
def test_practicability__a_report_names_the_heaviest_class_that_passes(
    world, event, vehicle, passes
):
    world.report(event, 5, ("a", "b"), vehicle=3)
    assert road(world, "a-b", 5, vehicle=vehicle) == ("open" if passes else "closed")


def test_practicability__a_cut_place_shuts_the_halves_there(world):
    world.report("cuts", 5, "a")
    assert at(world, "a", 5).value.word == "closed"
    assert half(world, "a-b", "a", 5).value.word == "closed"
    assert half(world, "a-b", "b", 5).value.word == "open"


# the worst lamp


def test_worst_lamp__closed_beats_unknown_beats_contested(world):
    world.report("loses", 1, "a", by="ally")
    world.report("cuts", 5, "a")
    assert at(world, "a", 5).value is PassageValue.CLOSED
    world.report("enters", 6, "b", by="foe")
    assert half(world, "a-b", "b", 6).value is PassageValue.CONTESTED
    order = [v.word for v in sorted(PassageValue)]
    assert order == ["open", "contested", "unknown", "closed"]


def test_passage__names_its_reports(world):
    world.report("closes", 5, "a", source="two")
    found = at(world, "a", 5)
    assert {r.source.id for r in found.reports} == {"one", "two"}


# legs by air and sea


@pytest.mark.parametrize("mode", ["air", "sea"])
def test_leg__does_not_mind_the_ground(world, mode):
    world.report("takes", 1, "b", by="foe")
    world.link("a", "b", mode=mode, id="leg")
    assert half(world, "leg", "b", 5).value.word == "open"


def test_leg__is_closed_by_a_report_that_names_it_and_not_by_one_of_the_pair(world):
    world.link("a", "b", mode="air", id="leg")
    world.report("cuts", 4, ("a", "b"))
    assert road(world, "leg", 4) == "open"
    world.report("closes", 5, "link:leg", for_whom="army")
    assert road(world, "leg", 5) == "closed"
    assert road(world, "leg", 5, "aid") == "open"
    world.report("opens", 6, "link:leg", for_whom="army")
    assert road(world, "leg", 6) == "open"


@pytest.mark.parametrize("whom", [None, "army"])
def test_leg__keeps_the_condition_of_a_restriction(world, whom):
    world.link("a", "b", mode="air", id="leg")
    world.report("restricts", 5, "link:leg", for_whom=whom, permission="escort")
    assert half(world, "leg", "a", 5).condition == "escort"


# dates


def test_imprecise_notices__are_placed_last_or_first(world):
    world.report("closes", (5, 9), "a")
    assert [at(world, "a", on).value.word for on in (8, 9)] == ["open", "closed"]
    assert [at(world, "a", on, early=True).value.word for on in (4, 5)] == ["open", "closed"]
