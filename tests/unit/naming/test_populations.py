"""How many people live where: surely found towns only."""

from __future__ import annotations

from landbridge.model.geography import Place
from landbridge.naming.populations import populations
from landbridge.naming.towns import Gazetteer, Town

TOWNS = (
    Town("7", ("Al Mayadin", "Mayādīn"), 40.45, 35.02, "SY", 54_000),
    Town("8", ("Hit",), 42.83, 33.64, "IQ", 31_000),
    Town("9", ("Hit",), 42.90, 33.64, "SY", 5),
    Town("10", ("Sukhna",), 38.87, 34.89, "SY", None),
)
GAZETTEER = Gazetteer(lambda: iter(TOWNS))


def found(name: str, lon: float, lat: float, kind: str | None = "settlement", **more: str) -> dict:
    return populations([Place("p", name, lon, lat, kind, **more)], GAZETTEER)


def test_populations__are_those_of_the_nearest_town_of_a_name():
    assert found("Mayadin", 40.44, 35.0) == {"p": 54_000}
    assert found("Meyadeen", 40.44, 35.0) == {"p": 54_000}
    assert found("Hit", 42.83, 33.64, country="IQ") == {"p": 31_000}
    assert found("Hit", 42.88, 33.64, country="IQ") == {"p": 31_000}


def test_populations__go_by_the_number_of_geonames_first():
    assert found("Quite another name", 42.83, 33.64, geonames="8") == {"p": 31_000}


def test_populations__are_left_out_where_no_town_is_surely_meant():
    assert found("Mayadin", 41.2, 35.0) == {}
    assert found("Elsewhere", 40.44, 35.0) == {}
    assert found("Hit", 42.83, 33.64, country="JO") == {}
    assert found("Sukhna", 38.87, 34.89) == {}
    assert found("Hit", 42.83, 33.64, kind="crossing") == {}
    assert populations([], GAZETTEER) == {}
