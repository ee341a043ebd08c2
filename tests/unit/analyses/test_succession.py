"""Who gained what whom lost: followed through contested and unknown days, net and every change."""

from __future__ import annotations

import pytest

from landbridge.analyses import added_up, handovers, heirs_of, held_on, net_of, stakes_of
from landbridge.desk.influence import influence
from landbridge.desk.succession import succession
from landbridge.errors import QuestionError
from landbridge.model.control import UNKNOWN, ControlCourse, ControlHistory, ControlState
from landbridge.model.geography import Link
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN, Amount, Stake
from worlds.build import Drawing, day

ARMY, FOE, REBELS = (ControlState("held", (name,)) for name in ("army", "foe", "rebels"))
FOUGHT = ControlState("contested", ("army", "foe"))


def course(*turns: tuple[int, ControlState]) -> ControlCourse:
    return ControlCourse((1, *(day(on) for on, _ in turns)), (UNKNOWN, *(s for _, s in turns)))


def stake(*turns: tuple[int, ControlState], places: int = 1) -> Stake:
    return Stake("town", course(*turns), Amount(places))


def told(one: Stake, since: int, until: int) -> list[tuple]:
    return [
        (h.giver, h.taker, h.lost_on - day(0), h.gained_on - day(0), h.days_between)
        for h in handovers([one], (day(since), day(until)))
    ]


def test_handover__is_followed_through_contested_and_unknown_days():
    one = stake((0, ARMY), (5, FOUGHT), (8, UNKNOWN), (11, FOE))
    assert told(one, 1, 20) == [("army", "foe", 5, 11, 6)]
    (found,) = handovers([one], (day(1), day(20)))
    assert [(b.label, b.last - b.first + 1, b.contenders) for b in found.between] == [
        (CONTESTED, 3, ("army", "foe")),
        (NOBODY_KNOWN, 3, ()),
    ]


def test_handover__on_the_first_day_is_one_of_the_period():
    one = stake((0, ARMY), (5, FOE))
    assert told(one, 5, 9) == [("army", "foe", 5, 5, 0)]
    assert told(one, 6, 9) == []
    assert told(one, 0, 4) == [(NOBODY_KNOWN, "army", 0, 0, 0)]


def test_handover__names_who_held_last_also_before_the_period():
    one = stake((0, ARMY), (5, FOUGHT), (30, FOE))
    assert told(one, 20, 40) == [("army", "foe", 5, 30, 25)]


def test_handover__that_is_open_at_the_end_goes_to_contested_or_unknown():
    one = stake((0, ARMY), (5, FOUGHT))
    assert told(one, 1, 20) == [("army", CONTESTED, 5, 5, 0)]
    assert told(one, 6, 20) == []


def test_handover__back_to_the_same_holder_is_told_as_that():
    one = stake((0, ARMY), (5, FOUGHT), (9, ARMY))
    assert told(one, 1, 20) == [("army", "army", 5, 9, 4)]


def test_every_change_counts_ground_each_time_and_net_once():
    one = stake((0, ARMY), (5, FOE), (10, ARMY), (15, FOE), places=3)
    period = day(1), day(20)
    every = {(p.giver, p.taker): (p.amount.places, p.changes) for p in
             added_up(handovers([one], period))}  # fmt: skip
    assert every == {("army", "foe"): (6, 2), ("foe", "army"): (3, 1)}
    (net,) = net_of([one], period)
    assert (net.giver, net.taker, net.amount.places) == ("army", "foe", 3)


def test_heirs__say_who_has_what_somebody_lost():
    ground = [
        stake((0, FOE), (5, ARMY), places=6),
        stake((0, FOE), (6, REBELS), places=3),
        stake((0, FOE), (7, FOUGHT), places=1),
    ]
    (foe,) = heirs_of(added_up(handovers(ground, (day(1), day(9)))), "places")
    assert (foe.loser, foe.lost.places) == ("foe", 10)
    assert [(h.taker, h.share) for h in foe.heirs] == [
        ("army", 0.6), ("rebels", 0.3), (CONTESTED, 0.1),
    ]  # fmt: skip


def test_heirs__have_no_share_where_nothing_can_be_counted():
    (army,) = heirs_of(net_of([stake((0, ARMY), (5, FOE))], (day(1), day(9))), "people")
    assert [h.share for h in army.heirs] == [None]


def link(name: str, a: str, b: str, km: float, mode: str = "road") -> Link:
    return Link(name, a, b, km * 1000, mode)


def test_stakes__give_each_half_of_a_road_to_the_ground_at_its_end():
    control = ControlHistory({"a": course((0, ARMY)), "b": course((0, FOE))}, {})
    roads = [link("r", "a", "b", 30), link("fly", "a", "b", 500, "air")]
    found = stakes_of(control, ("a", "b"), ("a", "b"), roads)
    assert [(s.ground, s.amount.road_km, s.link) for s in found] == [
        ("a", 15.0, None), ("b", 15.0, None),
    ]  # fmt: skip
    (only,) = stakes_of(control, ("a",), ("a",), roads)
    assert only.amount == Amount(1, 0, 0, 15_000_000)


def test_stakes__hold_a_road_apart_from_when_a_report_names_it():
    control = ControlHistory(
        {"a": course((0, ARMY)), "b": course((0, FOE))}, {"r": course((9, REBELS))}
    )
    found = stakes_of(control, ("a", "b"), ("a", "b"), [link("r", "a", "b", 30)])
    assert [(s.ground, s.link, s.amount.places) for s in found] == [
        ("a", None, 1), ("b", None, 1), ("a", "r", 0), ("b", "r", 0),
    ]  # fmt: skip
    assert dict(held_on(found, day(5)))["army"] == Amount(1, 0, 0, 15_000_000)
    assert dict(held_on(found, day(9)))["rebels"] == Amount(0, 0, 0, 30_000_000)


def test_stakes__have_roads_into_a_besieged_place_contested():
    siege = ControlState("held", ("army",), besiegers=("foe",))
    control = ControlHistory({"a": course((0, ARMY), (5, siege)), "b": course((0, ARMY))}, {})
    found = stakes_of(control, ("a", "b"), ("a", "b"), [link("r", "a", "b", 30)])
    assert dict(held_on(found, day(4))) == {"army": Amount(2, 0, 0, 30_000_000)}
    assert dict(held_on(found, day(5))) == {
        "army": Amount(2),
        CONTESTED: Amount(0, 0, 0, 30_000_000),
    }


def test_stakes__count_places_whose_population_is_not_known():
    control = ControlHistory({"a": course(), "b": course()}, {})
    found = stakes_of(control, ("a", "b"), ("a", "b"), (), people={"a": 700})
    assert [s.amount for s in found] == [Amount(1, 700, 0), Amount(1, 0, 1)]


@pytest.fixture
def world() -> Drawing:
    drawing = Drawing()
    for name in ("army", "foe", "guard", "ally"):
        drawing.actor(name)
    for n, name in enumerate(("a", "b", "c", "d")):
        drawing.place(name, 40 + n, 34, country="AA" if n < 3 else "BB", admin1="North")
    drawing.area("west", "a", "b")
    drawing.link("a", "b", 10)
    drawing.link("b", "c", 10)
    for name in ("a", "b", "c", "d"):
        drawing.report("holds", 0, name, by="foe")
    drawing.report("takes", 10, "a", by="army")
    drawing.report("takes", 12, "b", by="guard")
    drawing.report("contests", 14, "c", by="army", other_actor="foe")
    drawing.relate("guard part_of army")
    drawing.relate("ally ally_of army", 5, 13)
    drawing.report("takes", 11, "d", by="ally")
    return drawing


def test_succession__of_an_area_names_the_reports_behind_each_change(world: Drawing):
    found = succession(world.situation(), "all", since=day(5), until=day(20))
    assert [(c.ground, c.giver, c.taker, [r.id for r in c.reports]) for c in found.changes] == [
        ("a", "foe", "army", ["r4"]),
        ("d", "foe", "ally", ["r7"]),
        ("b", "foe", "guard", ["r5"]),
        ("c", "foe", CONTESTED, ["r6", "r2"]),
    ]
    assert found.gained("army").places == 1
    assert found.gained("army", "foe", net=True).road_km == 5
    assert found.lost("foe").places == 4
    assert found.total == Amount(4, 0, 0, 20_000_000)
    assert found.until == day(14)
    assert found.notes == (
        "Asked until 2020-01-21: nothing that counts was published after 2020-01-15, so nothing "
        "is said of later days.",
    )


def test_succession__knows_only_what_was_published_by_then(world: Drawing):
    found = succession(world.situation(), "all", since=day(5), known_by=day(10))
    assert [(c.ground, c.taker) for c in found.changes] == [("a", "army")]


@pytest.mark.parametrize(
    ("area", "places"),
    [
        ("all", 4),
        ("west", 2),
        ("country:BB", 1),
        ("north", 4),
        ("a,c", 2),
        ("D", 1),
        ("west,d", 3),
        ("west, country:BB, a", 3),
        ("country:aa", 3),
    ],
)
def test_area__is_an_area_a_country_a_province_or_places(world: Drawing, area: str, places: int):
    assert succession(world.situation(), area).total.places == places


@pytest.mark.parametrize("area", ["nowhere", "country:ZZ", "a,nowhere", ",", ""])
def test_area__that_is_not_there_is_misuse(world: Drawing, area: str):
    with pytest.raises(QuestionError):
        succession(world.situation(), area)


def test_measure__that_is_not_there_is_misuse(world: Drawing):
    with pytest.raises(QuestionError, match="there are: places, people, road-km"):
        succession(world.situation(), "all", by="souls")


def test_influence__counts_up_to_the_level_asked(world: Drawing):
    found = influence(world.situation(), "army", "all", since=day(9), until=day(14))
    shares = {r.first - day(0): r.share() for r in found.runs}
    assert shares == {9: 0, 10: 0.25, 11: 0.25, 12: 0.5, 14: 0.5}
    assert found.on(day(11)).share(up_to="allies") == 0.5
    assert found.on(day(14)).share(up_to="allies") == 0.5  # the alliance has ended
    assert found.on(day(14)).most() == 0.75
    with pytest.raises(ValueError, match="outside the period"):
        found.on(day(15))


def test_people__are_not_known_where_no_gazetteer_is_installed(
    world: Drawing, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("landbridge.naming.gazetteer", lambda: None)  # no_gazetteer
    found = succession(world.situation(), "all", by="people")
    assert found.people_from is None
    assert (found.total.people, found.total.without_people, found.without_figure) == (0, 4, 4)
    assert all(h.share is None for one in found.heirs_net for h in one.heirs)
    shares = influence(world.situation(), "army", "all", by="people").runs
    assert all(run.share("people") is None for run in shares)
