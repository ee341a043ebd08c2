"""What routers are to keep clear of: polygons within their limits, ids of ways."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest
import shapely
from outgoing_world import CLOSED_DAY, laid_out, made_situation, question_on

from landbridge.exporters import Outgoing, exporter_named
from landbridge.exporters.openrouteservice import CELL_DEGREES, PLACE_METRES
from landbridge.model.lines import EARTH_RADIUS_METRES

POLYGONS = exporter_named("openrouteservice").write
WAYS = exporter_named("closed-ways").write
UNCERTAIN = ("closed", "contested", "unknown")


def ground(outgoing: Outgoing) -> Any:
    tree = json.loads(POLYGONS(outgoing).files[""])
    assert tree["type"] == "MultiPolygon"
    return shapely.geometry.shape(tree)


def near(lon: float, lat: float) -> Any:
    return shapely.Point(lon, lat)


def test_polygons__closed_half_of_a_drawn_road_and_not_the_open_one(closed: Outgoing) -> None:
    shape = ground(closed)
    assert shape.is_valid
    assert shape.intersects(near(21.15, 40.0875)), "on the closed half"
    assert not shape.intersects(near(20.85, 40.0125)), "on the open half of the same road"
    assert not shape.intersects(near(20.4, 40.05))


@pytest.mark.parametrize("metres", [50.0, 400.0])
def test_polygons__are_as_wide_as_was_said(closed: Outgoing, metres: float) -> None:
    shape = ground(replace(closed, buffer_metres=metres))
    east, north = 0.2 * math.cos(math.radians(40.075)), 0.05  # how the road runs, in equal units
    long = math.hypot(east, north)
    degree = math.radians(1) * EARTH_RADIUS_METRES

    def off(far: float) -> Any:
        """A point so far from the middle of the closed half, square to the road."""
        lon = 21.1 - far * north / long / degree / math.cos(math.radians(40.075))
        return near(lon, 40.075 + far * east / long / degree)

    for side in (1, -1):
        assert shape.intersects(off(side * metres * 0.98))
        assert not shape.intersects(off(side * metres * 1.02))


def test_polygons__within_the_limits_of_the_public_service(closed: Outgoing) -> None:
    parts = shapely.get_parts(ground(replace(closed, buffer_metres=8000.0)))
    assert len(parts) > 4
    for part in parts:
        west, south, east, north = part.bounds
        assert max(east - west, north - south) <= CELL_DEGREES
        assert part.is_valid


def test_polygons__around_places_whose_roads_are_not_drawn(closed: Outgoing) -> None:
    shape = ground(closed)
    assert shape.intersects(near(22.003, 40.003)), "the closed east, whose only road is straight"
    assert not shape.intersects(near(21.6, 40.05)), "nobody knows where that road runs"
    degrees = math.degrees(PLACE_METRES / EARTH_RADIUS_METRES)
    assert not shape.intersects(near(22.003, 40.0 + 1.02 * degrees))
    assert any("no drawn line" in line for line in POLYGONS(closed).said)


def test_polygons__of_an_open_day_are_none(open_: Outgoing) -> None:
    assert json.loads(POLYGONS(open_).files[""]) == {"type": "MultiPolygon", "coordinates": []}


def test_polygons__uncertain_ground_too_where_it_is_wanted() -> None:
    situation = made_situation(reports=made_situation().reports[:1])
    outgoing = laid_out(question_on(CLOSED_DAY), situation)
    assert ground(outgoing).is_empty
    assert not ground(replace(outgoing, avoid=UNCERTAIN)).is_empty


def test_polygons__same_bytes(closed: Outgoing) -> None:
    assert POLYGONS(closed).files == POLYGONS(closed).files


def test_ways__of_closed_halves_in_the_order_of_numbers(closed: Outgoing, open_: Outgoing) -> None:
    text = WAYS(closed).files[""].decode()
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["w13"]
    assert text.startswith("# Not a safety clearance.\n")
    assert [x for x in WAYS(open_).files[""].decode().splitlines() if x[0] != "#"] == []
    both = WAYS(replace(closed, avoid=("open", "closed"))).files[""].decode().splitlines()
    assert [line for line in both if line.startswith("w")] == ["w11", "w12", "w13"]


def test_ways__counts_what_names_no_way(closed: Outgoing) -> None:
    assert WAYS(closed).said == (
        "1 ways, from 3 halves of links (closed)",
        "2 of these halves name no way: they were not imported from OSM",
    )


def test_ways__a_note_cannot_smuggle_in_a_way() -> None:
    situation = made_situation(attribution="nice\nw666\r\nw667")
    text = WAYS(laid_out(question_on(CLOSED_DAY), situation)).files[""].decode()
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["w13"]
