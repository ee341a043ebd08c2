"""What a person who looks at the drawing says."""

from __future__ import annotations

import pytest

from landbridge.desk.ask import ask
from landbridge.model.answers import Answer
from landbridge.model.corridors import Question
from landbridge.model.situations import Situation
from worlds import drawn
from worlds.build import BASE
from worlds.drawn import ask_for


def days(answer: Answer) -> list[tuple[int, int, str]]:
    """Spells in days of the drawing."""
    return [(s.first - BASE, s.last - BASE, s.status.value) for s in answer.spells]


def told(situation: Situation, question: Question) -> list[tuple[int, int, str]]:
    return days(ask(situation, question))


def test_bridge__stays_cut_for_a_lorry_until_all_may_pass():
    lorry = told(drawn.bridge(), ask_for("a", "b", 40))
    assert lorry == [(0, 9, "open"), (10, 29, "closed"), (30, 40, "open")]
    light = told(drawn.bridge(), ask_for("a", "b", 40, vehicle=4))
    assert light == [(0, 9, "open"), (10, 19, "closed"), (20, 40, "open")]


def test_bridge__is_the_gap_while_it_is_cut():
    answer = ask(drawn.bridge(), ask_for("a", "b", 15))
    assert answer.gap is not None
    assert answer.gap.closed_metres == answer.gap.road_metres == 20_000
    assert {p.passage.lamp for p in answer.gap.pieces} == {"practicability"}


def test_diamond__takes_the_short_road_then_the_long_one_then_none():
    situation = drawn.diamond()
    routes = [ask(situation, ask_for("a", "e", n)).route for n in (5, 15)]
    assert [r.places for r in routes if r] == [("a", "n", "d", "e"), ("a", "s", "d", "e")]
    assert told(situation, ask_for("a", "e", 30)) == [(0, 19, "open"), (20, 30, "closed")]


def test_diamond__is_fragile_at_d_and_then_at_both():
    situation = drawn.diamond()
    early, late = (ask(situation, ask_for("a", "e", n)).fragility for n in (5, 15))
    assert early is not None
    assert early.single_points == ("d",)
    assert (early.min_cut, early.disjoint_routes) == (("d",), 1)
    assert early.detour is not None
    assert early.detour.places == ("a", "s", "d", "e")
    assert late is not None
    assert late.single_points == ("d", "s")
    assert late.detour is None


def test_diamond__between_a_and_d_has_two_disjoint_routes():
    fragility = ask(drawn.diamond(), ask_for("a", "d", 5)).fragility
    assert fragility is not None
    assert (fragility.single_points, fragility.min_cut) == ((), ("n", "s"))
    assert fragility.disjoint_routes == 2


def test_pocket__counts_only_foreign_ground_as_gap():
    gap = ask(drawn.pocket(), ask_for("a", "f", 10)).gap
    assert gap is not None
    assert (gap.closed_metres, gap.open_metres) == (40_000, 60_000)
    assert [(h.actor, h.metres) for h in gap.holders] == [("foe", 40_000)]


def test_pocket__lies_between_the_two_fronts():
    gap = ask(drawn.pocket(), ask_for("a", "f", 10)).gap
    assert gap is not None
    assert gap.front_from is not None
    assert gap.front_to is not None
    assert (gap.front_from.place, gap.front_from.toward) == ("b", "c")
    assert (gap.front_to.place, gap.front_to.toward) == ("f", "e")
    assert gap.front_from.lon == pytest.approx(40.3, abs=1e-6)
    assert gap.front_to.lon == pytest.approx(40.9, abs=1e-6)


def test_ally_corridor__is_inherited_by_the_client_and_ends_with_the_alliance():
    spells = told(drawn.ally_corridor(), ask_for("a", "d", 30))
    assert spells == [(0, 19, "open"), (20, 30, "uncertain")]


def test_moving_front__narrows_step_by_step_until_it_is_open():
    situation = drawn.moving_front()
    widths = []
    for n in (5, 15, 25):
        gap = ask(situation, ask_for("a", "f", n)).gap
        assert gap is not None
        widths.append(gap.road_metres)
    assert widths == [60_000, 40_000, 20_000]
    answer = ask(situation, ask_for("a", "f", 35))
    assert days(answer) == [(0, 29, "closed"), (30, 35, "open")]
    assert answer.since.settled == BASE + 30


def test_siege__makes_the_roads_into_the_place_contested_and_not_the_place():
    situation = drawn.siege()
    spells = told(situation, ask_for("a", "d", 30))
    assert spells == [(0, 9, "open"), (10, 19, "uncertain"), (20, 30, "open")]
    gap = ask(situation, ask_for("a", "d", 15)).gap
    assert gap is not None
    assert gap.contested_metres == 40_000
    assert [(h.kind, h.contenders) for h in gap.holders] == [("contested", ("army", "foe"))]


def test_one_way__is_open_out_and_closed_back():
    assert ask(drawn.one_way(), ask_for("a", "c", 5)).status == "open"
    back = ask(drawn.one_way(), ask_for("c", "a", 5))
    assert back.status == "closed"
    assert back.gap is None


@pytest.mark.parametrize(
    ("traveller", "cargo", "open_days"),
    [
        ("army", None, [(0, 4), (15, 19)]),
        ("army", "fuel", [(0, 4)]),
        ("aid", None, [(0, 4), (10, 24)]),
        ("aid", "fuel", [(0, 4), (10, 14)]),
    ],
)
def test_crossing__is_open_for_some_and_closed_for_others(traveller, cargo, open_days):
    question = ask_for("a", "b", 30, traveller=traveller, cargo=cargo)
    spells = told(drawn.crossing(), question)
    assert [(f, t) for f, t, status in spells if status == "open"] == open_days
    assert all(status != "uncertain" for _, _, status in spells)


def test_parallel_links__are_told_apart_by_id_and_meant_together_by_a_pair():
    situation = drawn.parallel_links()
    spells = told(situation, ask_for("a", "b", 40))
    assert spells == [(0, 19, "open"), (20, 29, "closed"), (30, 40, "open")]
    routes = [ask(situation, ask_for("a", "b", n)).route for n in (5, 15, 35)]
    assert [r.links for r in routes if r] == [("a-b",), ("long",), ("long",)]
    assert ask(situation, ask_for("a", "b", 5, vehicle=2)).route.links == ("path",)  # type: ignore[union-attr]


def test_air_leg__flies_over_closed_ground_but_not_into_it():
    situation = drawn.air_leg()
    spells = told(situation, ask_for("a", "b", 30, modes=("road", "air")))
    expected = [(0, 9, "open"), (10, 14, "closed"), (15, 19, "open"), (20, 30, "closed")]
    assert spells == expected
    assert told(situation, ask_for("a", "b", 30)) == [(0, 30, "closed")]


def test_irregular_date__is_placed_on_the_last_day_it_can_mean():
    answer = ask(drawn.irregular_date(), ask_for("a", "c", 60))
    assert days(answer)[-1] == (30, 60, "open")
    assert answer.since.settled == BASE + 30
    assert answer.since.earliest == BASE + 15
    assert answer.since.settled_known == BASE + 40
    assert answer.since.earliest_known == BASE + 40


def test_irregular_date__is_cut_at_its_publication():
    answer = ask(drawn.irregular_date(), ask_for("b", "c", 20))
    assert answer.gap is not None
    # c fell by day 12, the day on which "in January" was written; b only by day 30
    assert [(h.actor, h.metres) for h in answer.gap.holders] == [("foe", 10_000)]


def test_with_via__is_as_good_as_its_worst_leg_and_as_long_as_both():
    situation = drawn.with_via()
    spells = told(situation, ask_for("a", "c", 30, via=["p"]))
    assert spells == [(0, 9, "closed"), (10, 30, "open")]
    route = ask(situation, ask_for("a", "c", 15, via=["p"])).route
    assert route is not None
    assert (route.metres, route.places) == (80_000, ("a", "b", "p", "b", "c"))
    gap = ask(situation, ask_for("a", "c", 5, via=["p"])).gap
    assert gap is not None
    assert gap.closed_metres == 20_000  # ten kilometres in and the same ten out


def test_coast__is_reached_at_any_of_its_ports_from_any_of_the_towns():
    route = ask(drawn.coast(), ask_for(["a", "b"], ["p", "q"], 5)).route
    assert route is not None
    assert route.places == ("b", "c", "q")
    assert ask(drawn.coast(), ask_for("a", ["p", "q"], 5)).status == "closed"
