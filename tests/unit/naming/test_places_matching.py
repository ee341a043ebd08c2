"""Places: by names.csv, id, code, name, alias, spelling, point; never guessed."""
# ruff: noqa: RUF001 - names in their own script

from __future__ import annotations

from dataclasses import replace

import pytest

from landbridge.model.geography import Area, Place
from landbridge.model.imports import KnownName, Spot
from landbridge.naming.places import PlaceMatcher
from landbridge.naming.towns import Gazetteer, Town
from unit.naming.levant import known

MATCHER = PlaceMatcher(known())


@pytest.mark.parametrize(
    ("spot", "place", "how"),
    [
        (Spot("deir-ez-zor"), "deir-ez-zor", "by id"),
        (Spot("somewhere", pcode="sy070000"), "deir-ez-zor", "by P-code"),
        (Spot(geonames="173480"), "mayadin", "by GeoNames id"),
        (Spot("DEIR EZ ZOR"), "deir-ez-zor", "by name"),
        (Spot("palmyra"), "tadmur", "by alias"),
        (Spot("Dayr az-Zawr"), "deir-ez-zor", "by spelling"),
        (Spot("Deir al-Zour"), "deir-ez-zor", "by spelling"),
        (Spot("Deirezzor"), "deir-ez-zor", "by spelling"),
        (Spot("دير الزور"), "deir-ez-zor", "by spelling"),
        (Spot("Дейр-эз-Зор"), "deir-ez-zor", "by spelling"),
        (Spot("Albukamal"), "abu-kamal", "by spelling"),
        (Spot("Al Bukamal"), "abu-kamal", "by spelling"),
        (Spot("Al-Mayadeen"), "mayadin", "by spelling"),
        (Spot("Qaim"), "qaim", "by spelling"),
        (Spot("Homs, Syria"), "homs", "by name"),
        (Spot("Homs (centre)"), "homs", "by name"),
        (Spot("Tadmur / Palmyra"), "tadmur", "by alias"),
        (Spot("Eastern desert"), "eastern-desert", "by name"),
        (Spot(lon=36.73, lat=34.72), "homs", "by place nearby"),
        (Spot(kind="country", country="SY"), "country:SY", "by country"),
    ],
)
def test_match__takes(spot: Spot, place: str, how: str) -> None:
    verdict = MATCHER.match(spot)
    assert (verdict.id, verdict.how) == (place, how)


@pytest.mark.parametrize(
    ("spot", "candidates", "why"),
    [
        (Spot("Al-Qusayr"), ("qusayr-homs", "qusayr-idlib"), "several places have that name"),
        (Spot("Kousseir"), ("qusayr-homs", "qusayr-idlib"), "several places have a name like it"),
        (Spot("Raqqa"), (), "no name like it"),
        (Spot("Homs", 14.26, 32.65), ("homs",), "'Homs' is 2087 km away, more than 30 km"),
        (Spot("Hims", 14.26, 32.65), ("homs",), "'Homs' is 2087 km away, more than 30 km"),
        (Spot("Nowhere", 36.73, 34.72), ("homs",), "no name like it; 'Homs' is 0.7 km away"),
        (Spot(lon=30.0, lat=30.0), (), "no places within 5 km, and no name"),
        (Spot(country="SY"), (), "neither a name nor a point"),
    ],
)
def test_match__lists(spot: Spot, candidates: tuple[str, ...], why: str) -> None:
    verdict = MATCHER.match(spot)
    assert (verdict.id, verdict.candidates, verdict.why) == (None, candidates, why)


def test_match__the_point_decides_between_namesakes() -> None:
    assert MATCHER.match(Spot("Al-Qusayr", 36.6, 34.5)).id == "qusayr-homs"
    assert MATCHER.match(Spot("Kousseir", 36.4, 35.9)).id == "qusayr-idlib"


def test_match__the_district_decides_between_namesakes() -> None:
    assert MATCHER.match(Spot("Al-Qusayr", admin1="Idlib")).id == "qusayr-idlib"


def test_match__the_precision_of_the_file_widens_the_limit() -> None:
    far = Spot("Homs", 37.3, 34.725)  # 53 km to the east
    assert MATCHER.match(far).id is None
    assert MATCHER.match(Spot("Homs", 37.3, 34.725, within_km=25)).id == "homs"


def test_match__another_country_has_no_such_town() -> None:
    assert MATCHER.match(Spot("Homs", country="LY")).id is None
    assert MATCHER.match(Spot("Homs", country="SY")).id == "homs"


def test_match__an_id_that_is_far_from_the_point_is_none() -> None:
    assert MATCHER.match(Spot("homs", 14.26, 32.65)).id is None


def test_match__two_places_near_a_nameless_point_are_listed() -> None:
    twin = Place("homs-east", "Homs East", 36.74, 34.725)
    verdict = PlaceMatcher(known(more=(twin,))).match(Spot(lon=36.733, lat=34.725))
    assert (verdict.id, verdict.candidates) == (None, ("homs", "homs-east"))


def test_match__areas_only_where_they_may_stand() -> None:
    assert MATCHER.match(Spot("Eastern Desert"), areas=False).id is None
    assert MATCHER.match(Spot(kind="country", country="SY"), areas=False).id is None


@pytest.mark.parametrize("name", ["Rural Homs", "Rural Homs Governorate", "Province of Rural Hims"])
def test_match__a_spot_that_is_an_area_is_no_town(name: str) -> None:
    there = known()
    rural = Area("rural-homs", "Rural Homs Governorate", frozenset({"homs"}))
    matcher = PlaceMatcher(replace(there, areas={"rural-homs": rural}))
    assert matcher.match(Spot(name, kind="area")).id == "rural-homs"
    town = MATCHER.match(Spot("Homs", kind="area"))
    assert (town.id, town.why) == (None, "no area of that name")
    assert matcher.match(Spot(name, kind="area"), areas=False).id is None


def test_match__opposites_are_two_places() -> None:
    upper = Place("upper-zab", "Upper Zabadin", 36.0, 33.5)
    assert PlaceMatcher(known(more=(upper,))).match(Spot("Lower Zabadin", 36.0, 33.5)).id is None


@pytest.mark.parametrize(
    ("rows", "source", "meant"),
    [
        ((KnownName("place", "The Mill", "homs"),), "map", "homs"),
        ((KnownName("place", "the MILL", "homs"),), "map", "homs"),
        (
            (KnownName("place", "The Mill", "homs"), KnownName("place", "The Mill", "qaim", "map")),
            "map",
            "qaim",
        ),
        ((KnownName("place", "The Mill", "qaim", "other"),), "map", None),
        ((KnownName("place", "The Mill", ""),), "map", None),
        ((KnownName("actor", "The Mill", "sdf"),), "map", None),
        ((KnownName("place", "The Mill", "-"),), "map", "-"),
        ((KnownName("place", "The Mill", "eastern-desert"),), "map", "eastern-desert"),
        ((KnownName("place", "The Mill", "country:SY"),), "map", "country:SY"),
    ],
)
def test_match__by_the_table_of_names(
    rows: tuple[KnownName, ...], source: str, meant: str | None
) -> None:
    assert PlaceMatcher(known(*rows)).match(Spot("The Mill"), source).id == meant


@pytest.mark.parametrize(
    ("name", "spot"),
    [("30.0000, 31.5000", Spot(lon=30.0, lat=31.5)), ("SY0702", Spot(pcode="SY0702"))],
)
def test_match__points_and_codes_can_stand_in_the_table_of_names(name: str, spot: Spot) -> None:
    assert MATCHER.match(spot).id is None
    assert PlaceMatcher(known(KnownName("place", name, "homs"))).match(spot).id == "homs"


def test_match__the_table_of_names_comes_before_all() -> None:
    verdict = PlaceMatcher(known(KnownName("place", "Homs", "qaim"))).match(Spot("Homs"))
    assert (verdict.id, verdict.how) == ("qaim", "by names.csv")


def test_match__says_what_is_wrong_with_the_table_of_names() -> None:
    matcher = PlaceMatcher(known(KnownName("place", "Homs", "gone")))
    verdict = matcher.match(Spot("Homs"))
    assert (verdict.id, verdict.why) == (None, "names.csv says 'gone', which is not there")
    area = PlaceMatcher(known(KnownName("place", "Homs", "eastern-desert")))
    told = "names.csv says 'eastern-desert', an area, where a place is needed"
    assert area.match(Spot("Homs"), areas=False).why == told


def towns(*found: Town) -> Gazetteer:
    return Gazetteer(lambda: iter(found))


STEPANAKERT = Town("1", ("Khankendi", "Stepanakert", "Xankəndi"), 46.751, 39.825, "AZ")
PLACE = Place("khankendi", "Khankendi", 46.75, 39.82, country="AZ")


def test_match__bridges_two_names_by_geonames() -> None:
    matcher = PlaceMatcher(known(more=(PLACE,)), towns(STEPANAKERT))
    assert PlaceMatcher(known(more=(PLACE,))).match(Spot("Stepanakert")).id is None
    for spot in (Spot("Stepanakert"), Spot("Stepanakert", 46.7, 39.8), Spot("x", geonames="1")):
        verdict = matcher.match(spot)
        assert (verdict.id, verdict.how) == ("khankendi", "by GeoNames")


def test_match__bridges_by_the_geonames_id_of_the_place() -> None:
    renamed = Place("capital", "The Capital", 46.75, 39.82, country="AZ", geonames="1")
    matcher = PlaceMatcher(known(more=(renamed,)), towns(STEPANAKERT))
    assert matcher.match(Spot("Stepanakert")).id == "capital"


def test_match__two_towns_of_that_name_are_not_bridged() -> None:
    other = Town("2", ("Stepanakert",), 45.0, 40.0, "AZ")
    matcher = PlaceMatcher(known(more=(PLACE,)), towns(STEPANAKERT, other))
    assert matcher.match(Spot("Stepanakert")).id is None
    assert matcher.match(Spot("Stepanakert", 46.7, 39.8)).id == "khankendi"


def test_match__a_spelling_that_is_the_name_of_another_town_is_not_taken() -> None:
    there = Town("3", ("Mayadine",), 36.5, 34.0, "SY")
    assert MATCHER.match(Spot("Mayadine")).id == "mayadin"
    assert PlaceMatcher(known(), towns(there)).match(Spot("Mayadine")).id is None


def test_gazetteer__is_not_read_where_names_suffice() -> None:
    def never() -> None:
        raise AssertionError

    matcher = PlaceMatcher(known(), Gazetteer(never))  # type: ignore[arg-type]
    assert matcher.match(Spot("Homs")).id == "homs"
