"""Names of actors and places in sentences of our own: which are found, and what they mean."""

from itertools import pairwise

import pytest

from landbridge.days import parse_span
from landbridge.model.actors import Actor
from landbridge.model.geography import Area, Place
from landbridge.model.imports import KnownName
from landbridge.model.readings import Document
from landbridge.naming import Known
from landbridge.reading.mentions import find_mentions
from landbridge.reading.sentences import find_sentences
from landbridge.reading.tokens import tokenised

KNOWN = Known(
    places={
        "qaim": Place("qaim", "al-Qaim", 41.06, 34.37, "settlement", "IQ", aliases=("Qaim",)),
        "husaybah": Place(
            "husaybah", "Husaybah crossing", 40.99, 34.4, "crossing", "IQ",
            aliases=("al-Qaim crossing",),
        ),
        "abu-kamal": Place("abu-kamal", "Abu Kamal", 40.92, 34.45, "settlement", "SY"),
        "tanf": Place("tanf", "al-Tanf", 38.66, 33.5, "crossing", "SY", aliases=("Tanf",)),
    },
    areas={"anbar": Area("anbar", "Anbar Governorate", frozenset())},
    actors={
        "iraq": Actor("iraq", "Iraqi government", "state", "IQ", ("Iraq", "Baghdad")),
        "old": Actor("old", "Syrian government", "state", "SY", end=parse_span("2024-12-08")),
        "new": Actor("new", "New authorities", "state", "SY", start=parse_span("2024-12-08")),
        "sdf": Actor("sdf", "Syrian Democratic Forces", "armed-group", "SY", ("SDF",)),
        "is": Actor("is", "Islamic State group", "armed-group", None, ("IS", "Daesh")),
    },
    names=(KnownName("actor", "the caliphate", "is"),),
)  # fmt: skip
NOTHING = Known()


def _found(text, known=NOTHING, published="2017-11-22"):
    document = Document(text, "", "", "text/plain", "", published)
    return find_mentions(document, tokenised(text, find_sentences(text)), known)


def _means(text, known=NOTHING, published="2017-11-22"):
    return {m.name: (m.kind, m.means) for m in _found(text, known, published)}


@pytest.mark.parametrize(
    ("text", "name", "kind", "means"),
    [
        ("The SDF took the town.", "SDF", "actor", "sdf"),
        ("Daesh withdrew.", "Daesh", "actor", "is"),
        ("What is left of the caliphate is sand.", "the caliphate", "actor", "is"),
        ("They reached Abu Kamal.", "Abu Kamal", "place", "abu-kamal"),
        ("They reached Abu-Kamal.", "Abu-Kamal", "place", "abu-kamal"),
        ("They reached Albu Kamal.", "Albu Kamal", "place", "abu-kamal"),
        ("They reached ABU KAMAL.", "ABU KAMAL", "place", "abu-kamal"),
        ("They opened the al-Qaim crossing.", "al-Qaim crossing", "place", "husaybah"),
        (
            "They opened the al-Qaim border crossing.",
            "al-Qaim border crossing",
            "place",
            "husaybah",
        ),
        ("They held the Tanf base.", "Tanf base", "place", "tanf"),
        ("Iraq said no.", "Iraq", "actor", "iraq"),
        ("The trucks left in Iraq had no fuel.", "Iraq", "place", "country:IQ"),
        ("Iraqi border guards watched.", "Iraqi border guards", "actor", "iraq"),
    ],
)
def test_find_mentions__settles_names_of_the_situation(text, name, kind, means):
    assert _means(text, KNOWN)[name] == (kind, means)


def test_find_mentions__does_not_believe_sounds_alone():
    known = Known(places={"x": Place("x", "Ithriya", 37.8, 35.4, "settlement", "SY")})
    assert "x" not in [m.means for m in _found("Ils ont quitt\u00e9 la Syrie hier.", known)]


def test_find_mentions__leaves_the_verb_is_alone():
    assert "is" not in _means("The road is open.", KNOWN)


def test_find_mentions__does_not_take_an_airport_for_its_town():
    found = _means("They hold Abu Kamal airport.", KNOWN)
    assert found == {"Abu Kamal airport": ("place", "")}


@pytest.mark.parametrize(("published", "means"), [("2017-11-22", "old"), ("2025-02-01", "new")])
def test_find_mentions__takes_the_state_of_the_day(published, means):
    found = _means("Syrian troops left.", KNOWN, published)
    assert found["Syrian troops"] == ("actor", means)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He flew to Paris, Texas.", "Paris", "US"),
        ("He flew to Paris.", "Paris", "FR"),
        ("He lives in Springfield, Illinois.", "Springfield", "US"),
        ("DEIR EZ-ZOR, Syria - Shells fell on Sunday.", "DEIR EZ-ZOR", "SY"),
        ("The road from Tripoli to Sirte in Libya was cut.", "Tripoli", "LY"),
        ("The road from Tripoli to Beirut in Lebanon was cut.", "Tripoli", "LB"),
        ("A bus left Aleppo province.", "Aleppo", "SY"),
        ("Rains fell over the U.S. on Monday.", "U.S.", "US"),
        ("They met in the United Kingdom.", "United Kingdom", "GB"),
        ("Floods hit New South Wales in Australia.", "New South Wales", "AU"),
    ],
)
def test_find_mentions__settles_places_of_the_world(text, name, country):
    (mention,) = [m for m in _found(text) if m.name == name]
    assert mention.kind == "place"
    assert mention.candidates[0].country == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paris Hilton sang.", "Paris"),
        ("Michael Jordan played, and Jordan won.", "Jordan"),
        ("A US$5 million bridge was built.", "US"),
        ("The China Daily wrote of it.", "China"),
        ("He may go.", "may"),
        ("General Washington Irving Lopez spoke.", "Washington"),
    ],
)
def test_find_mentions__knows_what_only_looks_like_a_place(text, name):
    assert name not in [m.name for m in _found(text) if m.kind == "place"]


def test_find_mentions__takes_a_capital_that_speaks_for_its_government():
    assert _means("Washington said that it would not.")["Washington"][0] == "actor"
    assert _means("The convoy left Damascus.")["Damascus"][0] == "place"


def test_find_mentions__learns_a_short_form():
    found = _found("The Free Army of the East (FAE) came. Later the FAE left.")
    assert [(m.name, m.kind) for m in found if m.name in {"FAE"}] == [("FAE", "actor")] * 2
    assert found[-1].candidates[0].name == "Free Army of the East"


def test_find_mentions__finds_common_nouns_for_who_acts():
    found = _means("Villagers fled as government troops and rebels shelled the town.")
    assert {name: kind for name, (kind, _) in found.items()} == {
        "Villagers": "actor",
        "government troops": "actor",
        "rebels": "actor",
    }
    assert all(means == "" for _, means in found.values())


def test_find_mentions__gives_unknown_landmarks_without_a_meaning():
    found = _means("They took the Omar oil field and the Kharab air base.")
    assert found == {"Omar oil field": ("place", ""), "Kharab air base": ("place", "")}


def test_find_mentions__gives_names_in_order_and_apart():
    found = _found("Turkey and Iraq opened the Tanf base near Abu Kamal to the SDF.", KNOWN)
    spans = [m.span for m in found]
    assert spans == sorted(spans)
    assert not any(one.meets(other) for one, other in pairwise(spans))


def test_find_mentions__finds_towns_in_a_list_that_begins_with_one():
    found = _means("They left Houston, Katy and Pasadena.")
    assert {name for name, (kind, _) in found.items() if kind == "place"} == {
        "Houston",
        "Katy",
        "Pasadena",
    }


def test_find_mentions__the_west_bank_is_no_bank():
    assert _means("Clashes spread in the West Bank.")["West Bank"][0] == "place"
