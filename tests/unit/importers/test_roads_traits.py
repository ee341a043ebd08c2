"""Limits of weight, axle, width and height as classes of vehicles; tags as traits of a road."""

from __future__ import annotations

import pytest

from landbridge.importers._osm_tags import ALL_CLASSES, Wanted, node_features, traits_of
from landbridge.importers._roads_options import speeds
from landbridge.importers._roads_traits import (
    slowest,
    vehicle_by_axle,
    vehicle_by_carriageway,
    vehicle_by_height,
    vehicle_by_weight,
    vehicle_by_width,
)

WANTED = Wanted(frozenset(ALL_CLASSES), ferries=True, rail=True, kmh=speeds({}))


def traits(**tags: str):
    told = traits_of({key.replace("__", ":"): word for key, word in tags.items()}, WANTED)
    assert not isinstance(told, str)
    return told


@pytest.mark.parametrize(
    ("text", "vehicle"),
    [
        ("44", None), ("40 t", None), ("30", 5), ("20", 5), ("16", 4), ("7.5", 3), ("3,5", 3),
        ("1.5", 2), ("3500 kg", 3), ("80000 lbs", 5), ("12 st", 4), ("none", None),
        ("unsigned", None), ("", None), ("0", None), ("-5", None), ("5 cows", None),
    ],
)  # fmt: skip
def test_weight(text: str, vehicle: int | None) -> None:
    assert vehicle_by_weight(text) == vehicle


def test_axle_width_and_height() -> None:
    assert [vehicle_by_axle(text) for text in ("11.5", "8", "6", "2", "1")] == [None, 5, 4, 3, 2]
    assert [vehicle_by_width(text) for text in ("3", "2.3 m", "1.5")] == [None, 3, 2]
    assert [vehicle_by_carriageway(text) for text in ("2.5", "2", "1")] == [None, 3, 2]
    heights = ("default", "4.5", "3.5", "2.5", "190 cm", "13'6\"", "7'")
    assert [vehicle_by_height(text) for text in heights] == [None, None, 4, 3, 2, None, 3]


def test_slowest__of_limits() -> None:
    assert slowest(None, 4, 5) == 4
    assert slowest(None, None) is None


@pytest.mark.parametrize(
    ("tags", "one_way", "backwards"),
    [
        ({"oneway": "yes"}, True, False),
        ({"oneway": "-1"}, True, True),
        ({"junction": "roundabout"}, True, False),
        ({"highway": "motorway"}, True, False),
        ({"highway": "motorway", "oneway": "no"}, False, False),
        ({"highway": "motorway_link"}, False, False),
        ({"oneway": "reversible"}, False, False),
    ],
)
def test_one_way(tags: dict[str, str], one_way: bool, backwards: bool) -> None:
    told, turned, _ = traits(**({"highway": "primary"} | tags))
    assert (told.one_way, turned) == (one_way, backwards)


@pytest.mark.parametrize(
    ("tags", "kmh"),
    [
        ({}, 60.0),
        ({"surface": "asphalt"}, 60.0),
        ({"surface": "gravel"}, 30.0),
        ({"surface": "concrete:plates"}, 60.0),
        ({"surface": "sand;gravel"}, 10.0),
        ({"smoothness": "horrible"}, 10.0),
        ({"tracktype": "grade4"}, 15.0),
    ],
)
def test_speed__the_worst_decides(tags: dict[str, str], kmh: float) -> None:
    assert traits(highway="primary", **tags)[0].kmh == kmh


def test_access__the_most_special_tag_decides() -> None:
    assert traits(highway="primary", access="no", motor_vehicle="yes")[0].access == ""
    assert traits(highway="primary", access="no", hgv="designated")[0].access == ""
    assert traits(highway="primary", access="private")[0].access == "private"
    limited = traits(highway="primary", hgv="no")[0]
    assert (limited.access, limited.max_vehicle) == ("", 3)


def test_features__of_ways_and_nodes() -> None:
    told = traits(highway="track", bridge="viaduct", tunnel="no", ford="yes", seasonal="dry_season")
    assert told[0].features == ("bridge", "ford", "seasonal")
    assert told[0].mode == "track"
    assert node_features({"barrier": "lift_gate"}) == ("barrier:lift_gate",)
    assert node_features({"military": "checkpoint", "barrier": "checkpoint"}) == ("checkpoint",)
    assert node_features({"barrier": "no", "ford": "no"}) == ()
    assert node_features({"barrier": "Swing; Gate!"}) == ("barrier:swing-gate",)


def test_left_out__is_said_in_a_word() -> None:
    assert traits_of({"highway": "construction"}, WANTED) == (
        "not in use (construction, proposed, abandoned …)"
    )
    assert traits_of({"highway": "footway"}, WANTED) == "of other classes"
    assert traits_of({"highway": "service", "area": "yes"}, WANTED) == "areas"
    assert traits_of({"railway": "rail", "service": "yard"}, WANTED) == "sidings"
    assert traits_of({"route": "bus"}, WANTED) == ""


def test_names__differ_where_the_rest_is_known_already() -> None:
    one = traits(highway="primary", name="North  Road", ref="R1")[0]
    other = traits(highway="primary", name="South Road")[0]
    assert (one.name, one.ref, other.name, other.ref) == ("North Road", "R1", "South Road", "")


def test_ferry__takes_the_hours_that_it_says() -> None:
    assert traits(route="ferry", duration="01:30")[2] == 1.5
    assert traits(route="ferry", duration="soon")[2] == 0.0
