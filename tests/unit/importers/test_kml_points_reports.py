"""Points of KML: which reports they become, with link, date, credit and side."""

from __future__ import annotations

from pathlib import Path

import pytest
from maps_made import POINTS, SIGHTING, SPANS, kml, zipped

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers._plain_text import links_in, plain_text
from landbridge.importers.kml_points import IMPORTER
from landbridge.model.imports import Imported, ImportSettings

STRIKES = {"options": {"event": "strikes"}}


@pytest.fixture
def points(tmp_path: Path) -> Path:
    path = tmp_path / "highland.kmz"
    path.write_bytes(zipped(doc__kml=POINTS, **{"images/a__png": b"x"}))
    return path


def read(path: Path, **said: object) -> Imported:
    return IMPORTER.read(path, ImportSettings(**{"published": "2026-04-21", **said}))  # type: ignore[arg-type]


def test_events__are_asked_for_where_nothing_says_them(points: Path) -> None:
    told = read(points)
    assert told.guessed
    assert told.rows == ()
    assert told.mapping["events"] == {
        "2026": "?", "91 destroyed": "?", "Last 7 days": "?", "bridge_4": "?",
    }  # fmt: skip
    assert told.mapping["holders"] == {"#0051ca": "#0051ca", "#e00000": "#e00000"}
    (asked,) = told.problems
    assert (asked.severity, "--set event=strikes" in asked.message) == ("error", True)


def test_point__becomes_a_report_with_link_date_and_credit(points: Path) -> None:
    told = read(points, **STRIKES)
    source, first, second = told.rows
    assert (source.table, source.cells["id"]) == ("sources", "geoconfirmed")
    assert "licence" not in source.cells
    assert {name: first.cells[name] for name in ("date", "published", "event", "locator")} == {
        "date": "2026-04-20", "published": "2026-04-21", "event": "strikes",
        "locator": "https://example.org/film?a=1&b=2",
    }  # fmt: skip
    assert first.cells["quote"].startswith("A bridge was hit.")
    assert first.cells["note"] == "credit: finder; see https://example.org/place/1"
    assert (first.spots["place"].lon, first.spots["place"].lat) == (37.5, 48.1)
    assert first.spots["place"].name is None
    assert first.actors == {}
    assert second.cells["date"] == "2026-03-01"


def test_same_point__in_another_folder_counts_once(points: Path) -> None:
    told = read(points, **STRIKES)
    assert told.notes[0] == "2 reports of 3 points"
    assert "1 left out: the same in another folder" in told.notes


def test_events_and_sides__are_mapped_by_mark_folder_and_colour(points: Path) -> None:
    words = {
        "events": {"bridge_4": "strikes", "*": "present"},
        "holders": {"#E00000": "south", "#0051ca": "north"},
    }
    told = read(points, source="watch", map=words)
    assert not told.guessed
    assert [(row.cells["event"], row.actors["actor"]) for row in told.rows] == [
        ("strikes", "south"), ("present", "north"),
    ]  # fmt: skip
    assert {row.cells["source"] for row in told.rows} == {"watch"}
    left = read(points, source="watch", map={"events": {"bridge_4": "strikes", "2026": "-"}})
    assert "1 left out: '2026' is mapped to '-'" in left.notes


def test_event__that_needs_an_actor_has_a_guessed_one(points: Path) -> None:
    told = read(points, options={"event": "present"})
    assert told.guessed
    assert told.rows[1].actors == {"actor": "#e00000"}
    without = read(points, options={"event": "present", "holder": "name"})
    assert without.rows[1].actors == {"actor": "20 APR 2026"}


def test_name__names_the_place_when_asked_to(points: Path) -> None:
    told = read(points, options={"event": "strikes", "place": "name"})
    assert told.rows[2].spots["place"].name == "Tank"


PLACED = "<Point><coordinates>{}</coordinates></Point></Placemark>"


@pytest.mark.parametrize(
    ("placemark", "said"),
    [
        ("<Placemark><name>Fire</name>" + PLACED.format("37,48"), "has no date"),
        ("<Placemark><name>1 May 2026</name>" + PLACED.format("37,48"), "after its publication"),
        ("<Placemark><name>1 May 2025</name>" + PLACED.format("48,137"), "exchanged?"),
        ("<Placemark><name>1 May 2025</name>" + PLACED.format("nan,3"), "lies at nan, 3"),
        ("<Placemark><name>1 May 2025</name>" + PLACED.format("0,0"), "where nothing is"),
        ("<Placemark><name>1 May 2025</name>" + PLACED.format("x"), "cannot be placed"),
        (
            "<Placemark><TimeStamp><when>soon</when></TimeStamp>" + PLACED.format("3,3"),
            "'soon' is not a date",
        ),
    ],
)
def test_point__that_cannot_be_used_is_a_problem(tmp_path: Path, placemark: str, said: str) -> None:
    path = tmp_path / "points.kml"
    path.write_text(kml(placemark, SIGHTING.format("False")))
    told = read(path, source="watch", **STRIKES)
    assert len(told.rows) == 1
    assert said in told.problems[0].message
    assert told.problems[0].line == 4


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"published": None}, "give --published DATE"),
        ({"options": {"event": "fire"}}, "--set event=fire: there are: holds"),
        ({"options": {"event": "agrees"}}, "--set event=agrees"),
        ({"options": {"event": "strikes", "holder": "side"}}, "no point has a property 'side'"),
        ({"map": {"events": {"*": "flies"}}}, "no such event"),
        ({"options": {"speed": "1"}}, "no option 'speed'"),
    ],
)
def test_settings__that_make_no_sense_are_refused(
    points: Path, said: dict[str, object], why: str
) -> None:
    with pytest.raises(InputError, match=why):
        read(points, **said)


def test_points__of_nobody_known_need_a_source(tmp_path: Path) -> None:
    path = tmp_path / "points.kml"
    path.write_text(kml(SIGHTING.format("False")))
    with pytest.raises(InputError, match="give --source ID"):
        read(path, **STRIKES)


def test_map__of_polygons_holds_no_points(tmp_path: Path) -> None:
    path = tmp_path / "map.kml"
    path.write_text(SPANS)
    with pytest.raises(InputError, match="holds 3 placemarks without a point"):
        read(path)


def test_recognition__looks_into_archives(points: Path) -> None:
    assert recognised(sample_of(points)) == ["kml_points"]


def test_text__is_what_a_reader_sees() -> None:
    html = "<p>A &amp; B<script>alert('x')</script></p><!-- no --><b>c</b> < d<br/>e"
    assert plain_text(html) == "A & B\nc < d\ne"
    assert plain_text("plain\n\ntext") == "plain\ntext"


def test_links__come_in_order_and_once() -> None:
    html = (
        "see https://a.example/1, <a href='https://b.example/?x=1&amp;y=2'>b</a>"
        " https://a.example/1. <a href='javascript:alert(1)'>c</a>"
    )
    assert links_in(html) == ["https://a.example/1", "https://b.example/?x=1&y=2"]
