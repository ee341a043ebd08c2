"""Coordinates as people write them, ids of names in any script, and rows with both turned round."""

from __future__ import annotations

import re

import pytest

from landbridge.importers._points import exchanged, read_lat, read_lon, read_pair
from landbridge.importers._sourcing import SourceRows, slug

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@pytest.mark.parametrize(
    ("text", "lat"),
    [
        ("36.5", 36.5),
        ("36,5", 36.5),
        (" -36.5 ", -36.5),
        ("+36", 36.0),
        ("36.5°", 36.5),
        ("36.5 N", 36.5),
        ("36.5S", -36.5),
        ("36°30'N", 36.5),
        ("36° 30' 18\" S", -36.505),
        ("36°30\u203218\u2033N", 36.505),
        ("90", 90.0),
    ],
)
def test_latitude__is_read_as_people_write_it(text: str, lat: float) -> None:
    assert read_lat(text) == pytest.approx(lat)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a latitude"),
        ("north", "is not a latitude"),
        ("1e1", "is not a latitude"),
        ("nan", "is not a latitude"),
        ("1,234,567", "is not a latitude"),
        ("36.5E", "are lon and lat exchanged"),
        ("90.1", "are lon and lat exchanged"),
        ("999", "out of range"),
    ],
)
def test_latitude__that_is_none_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_lat(text)


def test_longitude__goes_round_the_world() -> None:
    assert (read_lon("180"), read_lon("170,25 W")) == (180.0, -170.25)
    with pytest.raises(ValueError, match="from -180 to 180"):
        read_lon("180.5")


@pytest.mark.parametrize(
    "text",
    ["36.5, 44.25", "36.5,44.25", "36.5 44.25", "(36.5; 44.25)", "36,5; 44,25", "36.5|44.25"],
)
def test_pair__is_latitude_then_longitude(text: str) -> None:
    assert read_pair(text) == (44.25, 36.5)


@pytest.mark.parametrize("text", ["36.5", "", "a, b", "136.5, 44.25", "1 2 3"])
def test_pair__that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a|out of range"):
        read_pair(text)


def test_exchanged__finds_the_minority_only() -> None:
    near = {row: (44 + row / 20, 36 + row / 20) for row in range(10)}
    assert list(exchanged(near)) == []
    assert list(exchanged(near | {50: (36.2, 44.1)})) == [50]
    assert list(exchanged(near | {50: (60.0, 10.0)})) == [], "far, and far when turned round"
    assert list(exchanged({1: (44.0, 36.0), 2: (36.0, 44.0)})) == [], "which of two is unknown"


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Valley Post", "valley-post"),
        ("  Agence  France-Presse (AFP)", "agence-france-presse-afp"),
        ("Ministère de la Défense", "ministere-de-la-defense"),
        ("Інтерфакс", "interfaks"),
        ("a" * 61, f"{'a' * 51}-35d5fc17"),
    ],
)
def test_slug__is_an_id_in_latin_letters(name: str, own: str) -> None:
    assert slug(name) == own
    assert ID.match(slug(name))


def test_slug__of_what_has_no_letters_is_a_digest() -> None:
    assert ID.match(slug("☀☀"))
    assert slug("☀☀") != slug("☁☁")


def test_slug__of_long_names_that_begin_alike_differ() -> None:
    assert slug("m" * 80 + " one") != slug("m" * 80 + " two")


def test_sources__are_told_once() -> None:
    sources = SourceRows("their.csv")
    assert sources.add("post", "Post", kind="newspaper", url="") == "post"
    sources.add("post", "The Post")
    (row,) = sources.rows
    assert dict(row.cells) == {"id": "post", "name": "Post", "kind": "newspaper"}
