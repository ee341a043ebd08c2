"""UCDP GED: events of fighting as contests, and the files of HDX whole, where they are at hand."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers.ucdp_ged import read
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

NAMED = os.environ.get("LANDBRIDGE_DATA")
SHARED = Path(NAMED) if NAMED else Path(__file__).parents[4] / "shared" / "data"
EVENT = {
    "id": "77001",
    "year": "2017",
    "type_of_violence": "1",
    "side_a": "Government of Highland",
    "side_b": "River Front",
    "source_office": "Valley Post;Agency North;Valley Post",
    "source_date": "2017-11-21;2017-11-20;2017-11-22",
    "source_headline": "Fight at Brenn;Battle rages;More on Brenn",
    "source_original": "police",
    "where_prec": "1",
    "where_coordinates": "Brenn town",
    "where_description": "the northern bridge",
    "adm_1": "Valley province",
    "latitude": "36.5",
    "longitude": "44.25",
    "date_prec": "1",
    "date_start": "2017-11-19 00:00:00.000",
    "date_end": "2017-11-19 00:00:00.000",
}
TAGS = {"id": "", "year": "#date+year", "side_a": "#group+name+first", "latitude": "#geo+lat"}


def imported(folder: Path, *events: dict[str, str], **words: str) -> Imported:
    path = folder / "ged.csv"
    text = io.StringIO()
    writer = csv.DictWriter(text, list(EVENT), restval="")
    writer.writeheader()
    if words.pop("tags", ""):
        writer.writerow(TAGS)
    writer.writerows(EVENT | event for event in events)
    path.write_text(text.getvalue(), "utf-8")
    published, source = words.pop("published", None), words.pop("source", None)
    return read(path, ImportSettings(source=source, published=published, options=words))


def reports(found: Imported) -> list[ForeignRow]:
    return [row for row in found.rows if row.table == "reports"]


def test_event__becomes_one_contest_for_each_publisher(tmp_path: Path) -> None:
    found = imported(tmp_path, {}, tags="yes")
    first, second = reports(found)
    assert dict(first.cells) == {
        "source": "ucdp-valley-post",
        "published": "2017-11-21",
        "quote": "Fight at Brenn",
        "date": "2017-11-19",
        "event": "contests",
        "locator": "GED 77001",
        "note": "the northern bridge",
        "event_as_named": "state-based violence",
        "place_as_named": "Brenn town",
        "primary_as_named": "police",
        "actor_as_named": "Government of Highland",
        "other_actor_as_named": "River Front",
    }
    assert first.actors == {"actor": "Government of Highland", "other_actor": "River Front"}
    assert (second.cells["source"], second.cells["published"]) == (
        "ucdp-agency-north",
        "2017-11-20",
    )
    spot = first.spots["place"]
    assert (spot.name, spot.lon, spot.lat, spot.within_km) == ("Brenn", 44.25, 36.5, 5.0)
    assert first.line == 3, "the row of HXL tags is passed over"
    source = found.rows[0].cells
    assert (source["licence"], source["family"]) == ("CC BY 4.0", "valley-post")
    assert "Sundberg and Melander 2013" in source["note"]


def test_one_sided_violence_and_vague_places__are_left_out_and_counted(tmp_path: Path) -> None:
    vague = [{"where_prec": code} for code in "34567"]
    found = imported(tmp_path, {"type_of_violence": "3"}, *vague, {"type_of_violence": "2"})
    assert {row.line for row in reports(found)} == {8}
    assert any("1 events of one-sided violence" in note for note in found.notes)
    assert any("5 events placed too vaguely" in note for note in found.notes)
    assert {row.cells["event"] for row in reports(found)} == {"contests"}


def test_place__may_be_as_vague_as_is_asked_for(tmp_path: Path) -> None:
    near = reports(imported(tmp_path, {"where_prec": "2"}))
    assert near[0].spots["place"].within_km == 25.0
    far = reports(imported(tmp_path, {"where_prec": "3"}, where_prec="3"))
    assert far[0].spots["place"].within_km == 50.0
    assert reports(imported(tmp_path, {"where_prec": "2"}, where_prec="1")) == []


def test_date__is_the_interval_of_its_days(tmp_path: Path) -> None:
    dates = {"date_prec": "2", "date_start": "2017-11-16", "date_end": "2017-11-19"}
    assert reports(imported(tmp_path, dates))[0].cells["date"] == "2017-11-16/2017-11-19"


def test_article__that_is_older_than_the_event_does_not_count(tmp_path: Path) -> None:
    found = imported(tmp_path, {"source_date": "2017-11-01;2017-11-20;2017-11-22"})
    told = {row.cells["source"]: row.cells["published"] for row in reports(found)}
    assert told == {"ucdp-agency-north": "2017-11-20", "ucdp-valley-post": "2017-11-22"}
    assert any("1 articles older than their event" in note for note in found.notes)


def test_event__without_articles_counts_from_the_release(tmp_path: Path) -> None:
    bare = {"source_office": "", "source_date": "", "source_headline": ""}
    with pytest.raises(InputError, match=r"line 2 names no article .* give --published DATE"):
        imported(tmp_path, bare)
    found = imported(tmp_path, bare, published="2018-06-01")
    (report,) = reports(found)
    assert (report.cells["source"], report.cells["published"]) == ("ucdp-ged", "2018-06-01")
    uneven = {"source_date": "2017-11-21"}
    (report,) = reports(imported(tmp_path, uneven, published="2018-06-01"))
    assert report.cells["source"] == "ucdp-ged"


def test_source__given_by_the_user_takes_all(tmp_path: Path) -> None:
    found = imported(tmp_path, {}, source="mine")
    assert {row.table for row in found.rows} == {"reports"}
    assert {row.cells["source"] for row in found.rows} == {"mine"}


@pytest.mark.parametrize(
    ("event", "column"),
    [
        ({"type_of_violence": "4"}, "type_of_violence"),
        ({"where_prec": "one"}, "where_prec"),
        ({"date_prec": "6"}, "date_prec"),
        ({"latitude": "136.5"}, "latitude"),
        ({"longitude": ""}, "longitude"),
        ({"date_start": "yesterday"}, "date_start"),
        ({"date_end": "2017-11-01"}, "date_end"),
    ],
)
def test_row__that_cannot_be_used_is_refused_and_others_go_on(
    tmp_path: Path, event: dict[str, str], column: str
) -> None:
    found = imported(tmp_path, event, {})
    assert {row.line for row in reports(found)} == {3}
    (problem,) = found.problems
    assert (problem.line, problem.column) == (2, column)


def test_file__is_recognised_or_refused(tmp_path: Path) -> None:
    imported(tmp_path, {})
    assert recognised(sample_of(tmp_path / "ged.csv")) == ["ucdp_ged"]
    path = tmp_path / "x.csv"
    path.write_text("id,side_a\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="is not UCDP GED: no column type_of_violence"):
        read(path, ImportSettings())
    with pytest.raises(InputError, match="write 1, 2 or 3"):
        imported(tmp_path, {}, where_prec="9")


@pytest.mark.parametrize(
    ("name", "events", "rows", "one_sided", "vague"),
    [
        ("ucdp_ged_iraq_1989-2018_hdx.csv", 4_872, 5_149, "1,553", "1,048"),
        ("ucdp_ged_ukraine_2014-2019_hdx.csv", 661, 833, None, "506"),
    ],
)
def test_files_of_hdx__are_read_whole(
    name: str, events: int, rows: int, one_sided: str | None, vague: str
) -> None:
    path = SHARED / "events-ucdp" / name
    if not path.exists():
        pytest.skip(f"{name} is not there: set LANDBRIDGE_DATA to a folder with events-ucdp/")
    found = read(path, ImportSettings(published="2020-06-01"))
    assert found.problems == ()
    assert Counter(row.table for row in found.rows)["reports"] == rows
    assert len({row.line for row in reports(found)}) == events
    assert {row.cells["event"] for row in reports(found)} == {"contests"}
    notes = " ".join(found.notes)
    assert f"{vague} events placed too vaguely" in notes
    assert one_sided is None or f"{one_sided} events of one-sided" in notes
    assert recognised(sample_of(path)) == ["ucdp_ged"]
