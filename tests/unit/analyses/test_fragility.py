"""Where an open way is weakest."""

from __future__ import annotations

from landbridge.desk.ask import ask
from landbridge.model.corridors import Fragility
from worlds.build import Drawing
from worlds.drawn import ask_for, people, row


def fragility_of(drawing: Drawing, origin, destination, **more) -> Fragility:
    found = ask(drawing.situation(), ask_for(origin, destination, 5, **more)).fragility
    assert found is not None
    return found


def ladder() -> Drawing:
    """Two rails and a rung.

    ::

        a --- b --- c --- d
        |           |
        e --- f ----+
    """
    drawing = people("a ladder")
    row(drawing, "abcd", "****")
    for name, lon in (("e", 40.0), ("f", 40.2)):
        drawing.place(name, lon, 33.8)
        drawing.report("holds", 0, name, by="army")
    for a, b in (("a", "e"), ("e", "f"), ("f", "c")):
        drawing.link(a, b, 30)
    return drawing


def test_single_points__are_those_without_which_there_is_no_way():
    found = fragility_of(ladder(), "a", "d")
    assert found.single_points == ("c",)
    assert found.min_cut == ("c",)
    assert found.disjoint_routes == 1


def test_min_cut__is_the_smallest_set():
    found = fragility_of(ladder(), "a", "c")
    assert found.single_points == ()
    assert found.min_cut is not None
    assert len(found.min_cut) == 2
    assert found.disjoint_routes == 2


def test_min_cut__is_none_between_neighbours():
    found = fragility_of(ladder(), "a", "b")
    assert (found.single_points, found.min_cut, found.disjoint_routes) == ((), None, 2)


def test_detour__avoids_every_place_that_can_be_avoided():
    found = fragility_of(ladder(), "a", "d")
    assert found.detour is not None
    assert found.detour.places == ("a", "e", "f", "c", "d")
    assert found.detour.metres == 110_000


def test_detour__of_a_single_road_is_another_road():
    found = fragility_of(ladder(), "a", "b")
    assert found.detour is not None
    assert found.detour.places == ("a", "e", "f", "c", "b")


def test_detour__is_none_where_there_is_but_one_way():
    drawing = people("a line")
    row(drawing, "abc", "***")
    found = fragility_of(drawing, "a", "c")
    assert (found.detour, found.single_points) == (None, ("b",))


def test_ends_and_stops__are_never_counted():
    drawing = people("a line")
    row(drawing, "abcd", "****")
    found = fragility_of(drawing, "a", "b", via=["d"])
    assert found.single_points == ("c",)
    assert fragility_of(drawing, ["a", "b"], "d").single_points == ("c",)


def test_several_legs__are_as_weak_as_their_weakest():
    found = fragility_of(ladder(), "a", "d", via=["c"])
    assert found.single_points == ()
    assert found.disjoint_routes == 1
    assert found.min_cut is not None
    assert len(found.min_cut) == 2


def test_closed_places__offer_no_detour():
    drawing = ladder()
    drawing.report("takes", 3, "e", by="foe")
    found = fragility_of(drawing, "a", "d")
    assert found.single_points == ("b", "c")
    assert found.detour is None


def test_no_way__is_not_fragile():
    drawing = ladder()
    drawing.report("takes", 3, "c", by="foe")
    assert ask(drawing.situation(), ask_for("a", "d", 5)).fragility is None
