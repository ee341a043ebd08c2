"""Places whose spans are given: candidates for each, whatever else the text names."""

import pytest

from landbridge.model.geography import Place
from landbridge.model.readings import Span
from landbridge.naming import Known
from landbridge.reading.gazetteer import world
from landbridge.reading.placing import settle_places


def _settled(text, *names, known=None):
    spans, at = [], 0
    for name in names:
        at = text.index(name, at)
        spans.append(Span(at, at + len(name)))
    return settle_places(text, spans, known or Known())


def test_settle_places__gives_candidates_with_scores_and_why():
    (found,) = _settled("A bus left Springfield.", "Springfield")
    assert len(found) > 1
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.why and 0 <= one.score <= 1 and one.lon is not None for one in found)


def test_settle_places__one_failure_leaves_the_rest():
    first, second = _settled("From Qwxzkt to Mosul.", "Qwxzkt", "Mosul")
    assert first == ()
    assert second[0].country == "IQ"


@pytest.mark.parametrize(
    ("name", "country"),
    [("Iraqi", "IQ"), ("U.S.", "US"), ("American", "US"), ("Turks", "TR"), ("British", "GB")],
)
def test_settle_places__settles_adjectives(name, country):
    ((best, *_),) = _settled(f"The {name} convoy left.", name)
    assert best.means == f"country:{country}"


def test_settle_places__a_neighbour_decides():
    text = "The patrol went from Tripoli past Misrata to Benghazi."
    assert [one[0].country for one in _settled(text, "Tripoli", "Misrata", "Benghazi")] == [
        "LY",
        "LY",
        "LY",
    ]


def test_settle_places__what_is_said_once_holds_for_the_whole_text():
    text = "Shots fell in Tripoli, Lebanon. Tripoli is quiet now."
    first, second = _settled(text, "Tripoli", "Tripoli")
    assert first[0].country == second[0].country == "LB"


def test_settle_places__a_list_of_countries_is_no_address():
    text = "Aid came from China, Japan and Georgia, Armenia and Turkey."
    found = _settled(text, "China", "Japan", "Georgia", "Turkey")
    assert [one[0].means for one in found[:2]] == ["country:CN", "country:JP"]


def test_settle_places__places_of_the_situation_come_first():
    known = Known(places={"x": Place("x", "Paris", -10.0, 20.0, "settlement", "ML")})
    ((best, *_),) = _settled("A bus left Paris.", "Paris", known=known)
    assert best.means == "x"


def test_settle_places__a_province_is_one_where_it_is_called_so():
    first, second = _settled("From Aleppo city to Aleppo province.", "Aleppo city", "Aleppo")
    assert "town" in first[0].why
    assert first[0].country == second[0].country == "SY"
    ((best, *_),) = _settled("They crossed Nineveh province.", "Nineveh province")
    assert "province" in best.why


def test_world__has_what_it_says():
    assert {"mosul", "kyiv", "fulton county"} <= {
        key for key in ("mosul", "kyiv", "fulton county") if key in world()
    }
    iraq = world().country("IQ")
    assert iraq is not None
    assert (iraq.name, iraq.kind, iraq.means) == ("Iraq", "country", "country:IQ")
    assert world().country("QQ") is None
    assert world().named("qwxzkt") == ()


def test_settle_places__the_state_of_the_dateline_decides():
    text = "LEXINGTON, Ky. - Police in Fayette County held a man from Paris near Georgetown."
    found = _settled(text, "LEXINGTON", "Fayette County", "Paris", "Georgetown")
    assert [one[0].country for one in found] == ["US"] * 4
    assert all(-86 < one[0].lon < -82 for one in found)
