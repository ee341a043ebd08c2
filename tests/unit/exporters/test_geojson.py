"""GeoJSON: features with days, rings as the RFC has them, what goes along with them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import shapely
from outgoing_world import laid_out, made_situation

from landbridge.errors import InputError
from landbridge.exporters import Outgoing, exporter_named

WRITE = exporter_named("geojson").write


def one(outgoing: Outgoing, layer: str) -> dict[str, Any]:
    written = WRITE(replace(outgoing, only=layer)).files
    assert list(written) == [""]
    tree: dict[str, Any] = json.loads(written[""])
    return tree


def test_write__a_file_for_each_layer(closed: Outgoing) -> None:
    files = WRITE(closed).files
    assert set(files) == {f"{layer.name}.geojson" for layer in closed.layers.layers}
    for layer in closed.layers.layers:
        tree = json.loads(files[f"{layer.name}.geojson"])
        assert tree["type"] == "FeatureCollection"
        assert len(tree["features"]) == len(layer.rows)


def test_write__a_point_with_its_days(closed: Outgoing) -> None:
    found = [f for f in one(closed, "holders")["features"] if f["properties"]["place"] == "bridge"]
    assert [f["geometry"] for f in found] == [
        {"type": "Point", "coordinates": [20.8, 40.0]} for _ in found
    ]
    told = [
        (f["properties"]["start"], f["properties"]["end"], f["properties"]["holder"]) for f in found
    ]
    assert told == [(None, "2020-02-29", None), ("2020-03-01", None, "north")]


def test_write__start_and_end_also_where_a_layer_has_one_day(closed: Outgoing) -> None:
    told = one(closed, "passage")["features"][0]["properties"]
    assert told["start"] == told["end"] == told["day"] == "2020-04-01"


def test_write__rings_run_against_the_clock(closed: Outgoing) -> None:
    (feature,) = one(closed, "areas")["features"]
    polygon = shapely.geometry.shape(feature["geometry"]).geoms[0]
    assert polygon.exterior.is_ccw
    assert polygon.area == pytest.approx(1.0)


def test_write__a_report_about_two_places_lies_between_them(closed: Outgoing) -> None:
    found = {f["properties"]["event"]: f["geometry"] for f in one(closed, "reports")["features"]}
    assert found["damages"]["coordinates"] == pytest.approx([21.0, 40.05])
    assert found["retracts"] is None


def test_write__says_what_goes_along(closed: Outgoing) -> None:
    tree = one(closed, "holders")
    assert tree["licence"] == "CC0-1.0"
    assert tree["attribution"] == [
        "Facts Daily (facts cited in our own words)",
        "The Wire, https://wire.example/ (CC-BY-4.0)",
    ]
    assert "Not a safety clearance." in tree["notes"]
    assert tree["may_be_passed_on"] is True
    assert tree["recipe"]["query"]["on"] == "2020-04-01"


def test_write__no_question_no_recipe() -> None:
    assert one(laid_out(), "places")["recipe"] is None


def test_write__of_an_empty_situation_is_empty() -> None:
    empty = made_situation(
        sources={}, actors={}, relations=(), places={}, areas={}, links={}, reports=(), claims=(),
        permissions=(),
    )  # fmt: skip
    for content in WRITE(laid_out(None, empty)).files.values():
        assert json.loads(content)["features"] == []


def test_write__a_layer_that_is_not_there_is_named(closed: Outgoing) -> None:
    with pytest.raises(InputError, match="no layer 'roads'; there are: areas, links, "):
        WRITE(replace(closed, only="roads"))
