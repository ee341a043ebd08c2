"""How wide, where, who holds it, and does it narrow?"""

from __future__ import annotations

import pytest
from geographiclib.geodesic import Geodesic

from landbridge.desk.ask import ask
from landbridge.model.corridors import Gap
from worlds.build import Drawing
from worlds.drawn import ask_for, people, row


def gap_of(drawing: Drawing, origin: str, destination: str, on: int, **more) -> Gap:
    gap = ask(drawing.situation(), ask_for(origin, destination, on, **more)).gap
    assert gap is not None
    return gap


def test_gap__needs_least_closed_then_least_doubtful_then_least_open():
    """a to d: over b (closed), over c (unknown, far), over e (unknown, near but long)."""
    drawing = people("three ways")
    for name, lat, holder in (("b", 34.0, "foe"), ("c", 34.2, None), ("e", 33.8, None)):
        drawing.place(name, 40.2, lat)
        if holder:
            drawing.report("holds", 0, name, by=holder)
    for name, lon in (("a", 40.0), ("d", 40.4)):
        drawing.place(name, lon, 34.0)
        drawing.report("holds", 0, name, by="army")
    for place, km in (("b", 2), ("c", 80), ("e", 60)):
        drawing.link("a", place, km)
        drawing.link(place, "d", km)
    gap = gap_of(drawing, "a", "d", 5)
    assert gap.route.places == ("a", "e", "d")
    assert (gap.closed_metres, gap.unknown_metres, gap.open_metres) == (0, 60_000, 60_000)


def test_gap__prefers_fewer_lost_places_on_equal_roads():
    drawing = people("one or two")
    row(drawing, "abcd", "*oo*", km=20)
    drawing.place("x", 40.3, 34.2)
    drawing.report("holds", 0, "x", by="foe")
    drawing.link("a", "x", 30)
    drawing.link("x", "d", 30)
    gap = gap_of(drawing, "a", "d", 5)
    assert gap.closed_metres == 30_000
    assert gap.route.places == ("a", "x", "d")


def test_gap__is_measured_straight_between_the_two_fronts():
    drawing = people("a line")
    row(drawing, "abcd", "*oo*")
    gap = gap_of(drawing, "a", "d", 5)
    told = Geodesic.WGS84.Inverse(34.0, 40.1, 34.0, 40.5)["s12"]
    assert gap.straight_metres == pytest.approx(told, abs=120)
    assert gap.front_from is not None
    assert gap.front_to is not None
    assert (gap.front_from.place, gap.front_from.toward) == ("a", "b")
    assert (gap.front_to.place, gap.front_to.toward) == ("d", "c")


def test_gap__fronts_may_lie_off_the_road_that_is_missing():
    """The army holds a spur that ends near d, though no road leads on from it."""
    drawing = people("a spur")
    row(drawing, "abcd", "*oo*")
    drawing.place("s", 40.55, 34.05)
    drawing.report("holds", 0, "s", by="army")
    drawing.link("a", "s", 60)
    gap = gap_of(drawing, "a", "d", 5)
    assert gap.front_from is not None
    assert gap.front_from.place == "s"
    straight = gap.straight_metres
    assert straight is not None
    assert straight < 12_000
    assert gap.road_metres == 40_000


def test_gap__an_end_in_closed_ground_reaches_only_itself():
    drawing = people("a line")
    row(drawing, "abc", "o**")
    gap = gap_of(drawing, "a", "c", 5)
    assert gap.closed_metres == 10_000
    assert gap.front_from is not None
    assert (gap.front_from.place, gap.front_from.toward) == ("a", None)


def test_gap__names_who_holds_how_much():
    drawing = people("a line")
    row(drawing, "abcde", "*oo?*")
    drawing.report("enters", 3, "c", by="army")
    gap = gap_of(drawing, "a", "e", 5)
    told = [(h.kind, h.actor, h.contenders, h.metres) for h in gap.holders]
    assert sorted(told) == [
        ("contested", None, ("army", "foe"), 20_000),
        ("held", "foe", ("foe",), 20_000),
        ("unknown", None, (), 20_000),
    ]
    assert (gap.closed_metres, gap.contested_metres, gap.unknown_metres) == (20_000,) * 3


def test_gap__air_km_never_count():
    drawing = people("a flight")
    row(drawing, "ab", "*?")
    drawing.link("a", "b", 500, mode="air", id="flight")
    drawing.links.pop("a-b")
    gap = gap_of(drawing, "a", "b", 5, modes=["air"])
    assert (gap.road_metres, gap.open_metres) == (0, 500_000)
    assert [p.place for p in gap.pieces] == ["b"]


def test_gap__is_none_where_no_road_joins_the_ends():
    drawing = people("two towns")
    row(drawing, "ab", "**")
    drawing.links.clear()
    answer = ask(drawing.situation(), ask_for("a", "b", 5))
    assert (answer.status.value, answer.gap) == ("closed", None)


def trend(*takes: tuple[int, str, str], on: int = 60):
    drawing = people("a long line")
    row(drawing, "abcdefg", "*ooooo*")
    for when, place, actor in takes:
        drawing.report("takes", when, place, by=actor)
    return gap_of(drawing, "a", "g", on).trend


def test_trend__the_side_asked_from_moves():
    found = trend((40, "b", "army"), (50, "c", "army"))
    assert (found.moving_end, found.km_per_week) == ("from", pytest.approx(-40 * 7 / 30))


def test_trend__the_other_side_moves():
    assert trend((40, "f", "army")).moving_end == "to"


def test_trend__both_move_and_neither_moves():
    assert trend((40, "b", "army"), (45, "f", "army")).moving_end == "both"
    still = trend()
    assert (still.moving_end, still.km_per_week) == ("neither", 0)


def test_trend__what_was_lost_widens_it():
    found = trend((10, "b", "army"), (40, "b", "foe"))
    assert found.moving_end == "from"
    assert found.km_per_week == pytest.approx(20 * 7 / 30)


def test_trend__compares_with_thirty_days_before():
    assert trend((29, "b", "army")).moving_end == "neither"
    assert trend((31, "b", "army")).moving_end == "from"
