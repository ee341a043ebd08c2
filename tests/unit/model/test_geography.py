"""Which places a report speaks of."""

from __future__ import annotations

import pytest

from landbridge.model.geography import Area, Place, places_in

PLACES = {
    name: Place(name, name.title(), 40.0, 34.0, country=country)
    for name, country in (("b", "XX"), ("a", "XX"), ("c", "YY"))
}
AREAS = {"plain": Area("plain", "Plain", members=frozenset({"a", "c", "not-here"}))}


@pytest.mark.parametrize(
    ("spot", "inside"),
    [("country:XX", ["b", "a"]), ("country:ZZ", []), ("plain", ["a", "c"]), ("c", ["c"]),
     ("nowhere", [])],
)  # fmt: skip
def test_places_in__country_area_place_or_nothing(spot: str, inside: list[str]) -> None:
    assert places_in(spot, PLACES, AREAS) == inside
