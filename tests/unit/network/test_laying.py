"""Imported roads on divided ground: pieces, pairs of nodes where ground meets, places on roads."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest
from pyproj import Geod

from landbridge.model.geography import Area, Link
from landbridge.model.imported_roads import NODE, GroundRules, LaidRoads
from landbridge.network import lay_roads
from worlds.roads import places_at, random_roads, roads_of

GEOD = Geod(ellps="WGS84")
EAST = ((36.0, 33.0), (36.2, 33.0), (36.4, 33.0))


def ground_of(laid: LaidRoads, place: str) -> str:
    return laid.ground.get(place, place)


def way(laid: LaidRoads, start: str) -> list[Link]:
    """Follow a road that does not branch."""
    links, found, here = list(laid.links), [], start
    while True:
        step = next((k for k in links if here in (k.a, k.b)), None)
        if step is None:
            return found
        links.remove(step)
        found.append(step)
        here = step.b if step.a == here else step.a


def test_lay__one_road_between_two_places_is_cut_in_the_middle() -> None:
    """west ----|---- east"""
    laid = lay_roads(
        roads_of({"main": EAST}), places_at(west=EAST[0], east=EAST[-1]), {}, GroundRules()
    )
    pieces = way(laid, "west")
    assert [k.road for k in pieces] == ["main"] * 3
    assert [ground_of(laid, k.a) for k in pieces] == ["west", "west", "east"]
    assert [ground_of(laid, k.b) for k in pieces] == ["west", "east", "east"]
    assert pieces[1].metres == 0
    assert pieces[0].metres == pytest.approx(pieces[2].metres, abs=0.2)
    whole = GEOD.line_length(*zip(*EAST, strict=True))
    assert sum(k.metres for k in pieces) == pytest.approx(whole, abs=1e-6)
    assert laid.nodes[pieces[0].b].lon == pytest.approx(36.2, abs=1e-9)
    assert pieces[0].line[0] == EAST[0]
    assert pieces[-1].line[-1] == EAST[-1]


def test_lay__ground_out_of_reach_is_one_ground_of_nobody() -> None:
    """west -.. ........ ..- east"""
    laid = lay_roads(
        roads_of({"main": EAST}),
        places_at(west=EAST[0], east=EAST[-1]),
        {},
        GroundRules(reach_metres=5_000),
    )
    pieces = way(laid, "west")
    held = [ground_of(laid, k.a) for k in pieces if k.metres]
    assert held[0] == "west"
    assert held[-1] == "east"
    assert held[1].startswith(NODE)
    assert laid.bearers == {held[1]: frozenset()}
    assert pieces[0].metres == pytest.approx(5_000, abs=15)


def test_lay__far_ground_inside_an_area_is_that_areas() -> None:
    box = {"type": "Polygon", "coordinates": [[[36.1, 32], [36.3, 32], [36.3, 34], [36.1, 34], [36.1, 32]]]}  # noqa: E501  # fmt: skip
    areas = {"plain": Area("plain", "Plain", frozenset(), geometry=json.dumps(box))}
    laid = lay_roads(
        roads_of({"main": EAST}), places_at(west=EAST[0]), areas, GroundRules(reach_metres=5_000)
    )
    assert sorted(map(sorted, laid.bearers.values())) == [[], ["plain"]]
    pieces = way(laid, "west")
    around = [laid.bearers.get(ground_of(laid, k.a)) for k in pieces if k.metres]
    assert around == [None, frozenset(), frozenset({"plain"}), frozenset()]
    assert pieces[4].metres == pytest.approx(GEOD.line_length([36.1, 36.3], [33, 33]), abs=0.5)


def test_lay__divided_by_areas_a_place_inside_has_no_ground_but_itself() -> None:
    box = {"type": "Polygon", "coordinates": [[[35, 32], [36.2, 32], [36.2, 34], [35, 34], [35, 32]]]}  # noqa: E501  # fmt: skip
    areas = {"half": Area("half", "Half", frozenset({"west"}), geometry=json.dumps(box))}
    laid = lay_roads(
        roads_of({"main": EAST}), places_at(west=EAST[0], east=EAST[-1]), areas,
        GroundRules("areas"),
    )  # fmt: skip
    roads = [k for k in laid.links if k.road]
    first = ground_of(laid, roads[0].a)
    assert laid.bearers[first] == {"half"}
    assert ground_of(laid, roads[-1].b) == "east"
    assert [k.a for k in laid.links if k.road is None] == ["west"], "joined, not part of the road"


def test_lay__a_barrier_keeps_the_nearer_place_out() -> None:
    """The river at 36.3 leaves the ground between 36.2 and 36.3 to the farther place."""
    laid = lay_roads(
        roads_of({"main": EAST}, barriers=[((36.3, 30.0), (36.3, 40.0))]),
        places_at(west=EAST[0], east=EAST[-1]),
        {},
        GroundRules(reach_metres=60_000),
    )
    pieces = way(laid, "west")
    assert laid.nodes[pieces[0].b].lon == pytest.approx(36.3, abs=1e-9)
    assert not laid.warnings


def test_snap__a_place_beside_a_road_stands_on_it_and_its_distance_is_told() -> None:
    """mid is 1.1 km north of the road."""
    laid = lay_roads(
        roads_of({"main": EAST}),
        places_at(west=EAST[0], mid=(36.2, 33.01), east=EAST[-1]),
        {},
        GroundRules(),
    )
    pieces = way(laid, "west")
    assert "mid" in {end for k in pieces for end in (k.a, k.b)}
    assert laid.snapped_metres["mid"] == pytest.approx(1_112, abs=3)
    assert sum(k.metres for k in pieces) == pytest.approx(
        GEOD.line_length([36, 36.4], [33, 33]), 1e-6
    )
    assert laid.warnings == ("1 place is more than 1 km from the road: Mid (1.1 km)",)


def test_snap__one_that_is_too_far_is_on_no_road_and_said_so() -> None:
    laid = lay_roads(
        roads_of({"main": EAST}), places_at(west=EAST[0], hill=(36.2, 33.3)), {}, GroundRules()
    )
    assert "hill" not in {end for k in laid.links for end in (k.a, k.b)}
    assert laid.unsnapped["hill"] == pytest.approx(33_359, rel=1e-3)
    assert laid.warnings == (
        "1 place is on no imported road: none within 5 km (snap_km): Hill (33.4 km)",
    )


def test_snap__on_ground_of_another_it_is_joined_but_traffic_does_not_pass_it() -> None:
    """spur is 2 km off the road, gate lies on it: the road is gate's ground."""
    laid = lay_roads(
        roads_of({"main": EAST}),
        places_at(gate=(36.2, 33.0), spur=(36.2, 33.02)),
        {},
        GroundRules(),
    )
    [joint] = [k for k in laid.links if k.road_class == "connector"]
    assert (joint.a, joint.b) == ("spur", "gate")
    assert joint.metres == pytest.approx(2_224, abs=5)
    assert joint.estimated


def test_snap__two_places_at_one_junction_are_both_reached() -> None:
    laid = lay_roads(
        roads_of({"main": EAST}), places_at(one=EAST[0], two=EAST[0]), {}, GroundRules()
    )
    ends = {end for k in laid.links for end in (k.a, k.b)}
    assert {"one", "two"} <= ends


def test_snap__a_place_on_one_carriageway_is_joined_to_the_other() -> None:
    north = tuple((lon, lat + 0.0002) for lon, lat in EAST)
    laid = lay_roads(
        roads_of({"out": EAST, "back": north[::-1]}, one_way={"out": "ab", "back": "ab"}),
        places_at(mid=(36.2, 33.0)),
        {},
        GroundRules(),
    )
    [joint] = [k for k in laid.links if k.road_class == "connector"]
    assert joint.a == "mid"
    roads = {k.road for k in laid.links if joint.b in (k.a, k.b) and k.road}
    assert roads == {"back"}


def test_lay__a_ferry_runs_over_nobodys_ground_and_is_never_cut() -> None:
    laid = lay_roads(
        roads_of({"main": EAST, "ferry": (EAST[-1], (38.0, 33.0))}, modes={"ferry": "sea"}),
        places_at(west=EAST[0], far=(38.0, 33.0)),
        {},
        GroundRules(),
    )
    [ferry] = [k for k in laid.links if k.mode == "sea"]
    assert ferry.id == "ferry"
    assert not ferry.on_ground


@pytest.mark.parametrize("seed", range(25))
def test_lay__every_piece_lies_on_one_ground_and_no_metre_is_lost(seed: int) -> None:
    lines, places = random_roads(seed)
    roads = roads_of(lines)
    laid = lay_roads(roads, places, {}, GroundRules(reach_metres=30_000))
    whole = dict.fromkeys(roads.ids, 0.0)
    for k in laid.links:
        if k.road is None:
            continue
        whole[k.road] += k.metres
        same = ground_of(laid, k.a) == ground_of(laid, k.b)
        assert same != (k.metres == 0), "ground changes on pieces of no length, and only there"
        length = GEOD.line_length(*zip(*k.line, strict=True)) if k.metres else 0.0
        assert k.metres == pytest.approx(length, rel=2e-3, abs=0.5)
    assert list(whole.values()) == pytest.approx(roads.metres.tolist(), abs=1e-6)


@pytest.mark.parametrize("seed", range(10))
def test_lay__joins_what_the_roads_joined(seed: int) -> None:
    import networkx as nx

    lines, places = random_roads(seed)
    laid = lay_roads(roads_of(lines), places, {}, GroundRules(reach_metres=30_000))
    before, after = nx.Graph(), nx.Graph()
    for line in lines.values():
        before.add_edge(line[0], line[-1], weight=GEOD.line_length(*zip(*line, strict=True)))
    for k in laid.links:
        if k.road:
            after.add_edge(k.a, k.b, weight=min(k.metres, after.get_edge_data(k.a, k.b, {"weight": 1e18})["weight"]))  # noqa: E501  # fmt: skip
    taken = {(k.line[0], k.a) for k in laid.links if k.road} | {(k.line[-1], k.b) for k in laid.links if k.road}  # noqa: E501  # fmt: skip
    names = {point: node for point, node in sorted(taken) if "|" not in node}
    ends = sorted(before)
    for one, two in pairwise(ends[:: max(1, len(ends) // 8)]):
        there = nx.has_path(before, one, two)
        assert nx.has_path(after, names[one], names[two]) == there
        if there:
            slow = nx.shortest_path_length(before, one, two, weight="weight")
            assert nx.shortest_path_length(after, names[one], names[two], weight="weight") == pytest.approx(slow, abs=0.01)  # noqa: E501  # fmt: skip


def test_between__says_how_far_places_are_whose_grounds_meet() -> None:
    laid = lay_roads(
        roads_of({"main": EAST}), places_at(west=EAST[0], east=EAST[-1]), {}, GroundRules()
    )
    [near] = laid.between
    assert {near.a, near.b} == {"west", "east"}
    assert near.metres == pytest.approx(GEOD.line_length(*zip(*EAST, strict=True)), abs=1e-6)


def test_lay__twice_is_the_same() -> None:
    lines, places = random_roads(3)
    one, two = (
        lay_roads(roads_of(lines), places, {}, GroundRules(reach_metres=30_000)) for _ in range(2)
    )
    assert one.links == two.links
    assert one.ground == two.ground
    assert np.array_equal(list(one.nodes), list(two.nodes))


def test_rail__runs_beside_the_road_and_meets_it_at_places_alone() -> None:
    """A level crossing at 36.2 is a point of both, and no way from one to the other."""
    track = ((36.2, 32.9), (36.2, 33.0), (36.2, 33.1))
    laid = lay_roads(
        roads_of(
            {"main-1": EAST[:2], "main-2": EAST[1:], "rail-1": track[:2], "rail-2": track[1:]},
            modes={"rail-1": "rail", "rail-2": "rail"},
        ),
        places_at(west=EAST[0], north=(36.2, 33.101)),
        {},
        GroundRules(reach_metres=60_000, snap_metres=20_000),
    )
    at: dict[str, set[str]] = {"road": set(), "rail": set()}
    for k in laid.links:
        at[k.mode] |= {k.a, k.b}
    assert at["road"] & at["rail"] <= {"west", "north"}
    assert "north" in at["rail"]
    joints = {(k.a, k.mode) for k in laid.links if k.road_class == "connector"}
    assert ("north", "rail") in joints


def test_snap__a_place_joined_to_a_junction_reaches_the_place_that_stands_there() -> None:
    """Two places at one junction: the farther comes first in the file, the nearer stands there."""
    far, near = (36.2, 33.03), (36.2, 33.02)
    fork = {"a": (EAST[0], EAST[1]), "b": (EAST[1], EAST[2]), "c": (EAST[1], (36.2, 32.9))}
    laid = lay_roads(roads_of(fork), places_at(far=far, near=near), {}, GroundRules())
    joined = [link for link in laid.links if link.road_class == "connector"]
    assert [(link.a, link.b) for link in joined] == [("far", "near")]
    assert sorted(link.road or "" for link in laid.links if "near" in (link.a, link.b)) == [
        "", "a", "b", "c",
    ]  # fmt: skip


def test_lay__a_pier_alone_in_an_area_lies_on_its_ground() -> None:
    """A ferry ends where no road is, in an area that no road runs through."""
    box = {"type": "Polygon", "coordinates": [[[40, 32], [42, 32], [42, 34], [40, 34], [40, 32]]]}
    areas = {"isle": Area("isle", "Isle", frozenset(), geometry=json.dumps(box))}
    roads = {"main": EAST, "ferry": (EAST[-1], (41.0, 33.0))}
    laid = lay_roads(
        roads_of(roads, modes={"ferry": "sea"}), places_at(west=EAST[0]), areas, GroundRules()
    )
    pier = next(node for node, place in laid.nodes.items() if place.lon == 41.0)
    assert laid.bearers[laid.ground[pier]] == {"isle"}


def test_barriers__part_the_map_of_all_roads_also_for_piers() -> None:
    """A wall that crosses the whole map is not called idle because a ferry ends elsewhere."""
    wall = ((36.2, 32.5), (36.2, 33.9))
    roads = {"main": EAST, "north": ((36.0, 33.8), (36.4, 33.8)), "ferry": ((37, 33), (37, 33.1))}
    laid = lay_roads(
        roads_of(roads, modes={"ferry": "sea"}, barriers=[wall]),
        places_at(west=EAST[0], east=(36.3, 33.0)), {}, GroundRules(reach_metres=5_000),
    )  # fmt: skip
    assert not [said for said in laid.warnings if "barrier" in said]
