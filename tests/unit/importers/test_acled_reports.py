"""ACLED: which events become which reports, with what dates, places, actors and sources."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from workbooks_made import xlsx

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers.acled import read
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

HEADER_LINE = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)
HEADER = HEADER_LINE.split(",")
EVENT = {
    "event_id_cnty": "HLD12",
    "event_date": "2017-11-19",
    "year": "2017",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Government regains territory",
    "actor1": "River Front",
    "inter1": "Rebel group",
    "actor2": "Military Forces of Highland (2010-)",
    "inter2": "State forces",
    "country": "Highland",
    "admin1": "Valley",
    "location": "Brenn",
    "latitude": "36.5000",
    "longitude": "44.2500",
    "geo_precision": "1",
    "source": "Valley Post",
    "notes": "On 19 November 2017, Highland forces retook Brenn.",
    "fatalities": "0",
    "timestamp": "1511308800",
}


def table(*events: dict[str, str], without: tuple[str, ...] = ()) -> str:
    header = [name for name in HEADER if name not in without]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(EVENT | event for event in events)
    return text.getvalue()


def imported(
    folder: Path, *events: dict[str, str], without: tuple[str, ...] = (), **words: str
) -> Imported:
    path = folder / "acled.csv"
    path.write_text(table(*events, without=without), "utf-8")
    published, source = words.pop("published", None), words.pop("source", None)
    return read(path, ImportSettings(source=source, published=published, options=words))


def reports(found: Imported) -> list[ForeignRow]:
    return [row for row in found.rows if row.table == "reports"]


def only(found: Imported) -> ForeignRow:
    (report,) = reports(found)
    return report


def test_event__becomes_a_report_with_all_that_it_says(tmp_path: Path) -> None:
    found = imported(tmp_path, {})
    source, report = found.rows
    assert source.table == "sources"
    assert source.cells["id"] == "acled-valley-post"
    assert source.cells["name"] == "Valley Post, as coded by ACLED"
    assert (source.cells["kind"], source.cells["family"]) == ("dataset", "valley-post")
    assert "licence" not in source.cells, "its terms do not let raw data be passed on"
    assert dict(report.cells) == {
        "source": "acled-valley-post",
        "event": "takes",
        "date": "2017-11-19",
        "published": "2017-11-22T00:00Z",
        "locator": "HLD12",
        "quote": "On 19 November 2017, Highland forces retook Brenn.",
        "event_as_named": "Government regains territory",
        "place_as_named": "Brenn",
        "actor_as_named": "River Front",
        "other_actor_as_named": "Military Forces of Highland (2010-)",
    }
    assert report.actors == {
        "actor": "Military Forces of Highland (2010-)",
        "other_actor": "River Front",
    }
    spot = report.spots["place"]
    assert (spot.name, spot.lon, spot.lat, spot.within_km) == ("Brenn", 44.25, 36.5, 5.0)
    assert spot.admin1 == "Valley"
    assert report.line == 2
    assert found.problems == ()
    assert any(note.startswith("attribution: Armed Conflict") for note in found.notes)


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("Non-state actor overtakes territory", "takes"),
        ("Headquarters or base established", "present"),
        ("Agreement", "agrees"),
        ("Armed clash", "contests"),
        ("Air/drone strike", "strikes"),
        ("Shelling/artillery/missile attack", "strikes"),
        ("Remote explosive/landmine/IED", "strikes"),
        ("Suicide bomb", "strikes"),
        ("Grenade", "strikes"),
        ("Chemical weapon", "strikes"),
    ],
)
def test_sub_event__becomes_its_event(tmp_path: Path, kind: str, event: str) -> None:
    assert only(imported(tmp_path, {"sub_event_type": kind})).cells["event"] == event


def test_other_events__are_left_out_and_counted(tmp_path: Path) -> None:
    kinds = ("Peaceful protest", "Peaceful protest", "Attack", "Looting/property destruction")
    found = imported(tmp_path, *({"sub_event_type": kind} for kind in kinds))
    assert found.rows == ()
    assert any("4 events left out" in n and "2 Peaceful protest" in n for n in found.notes)


def test_taker__is_told_by_the_kinds_of_actors_not_by_their_order(tmp_path: Path) -> None:
    turned = {
        "actor1": EVENT["actor2"],
        "inter1": "1",
        "actor2": EVENT["actor1"],
        "inter2": "2",
        "sub_event_type": "Non-state actor overtakes territory",
    }
    report = only(imported(tmp_path, turned))
    assert report.actors == {"actor": "River Front", "other_actor": EVENT["actor2"]}


def test_taker__that_the_codes_do_not_tell_leaves_a_contest(tmp_path: Path) -> None:
    rebels = {
        "sub_event_type": "Non-state actor overtakes territory",
        "actor2": "Upland Council",
        "inter2": "Rebel group",
    }
    found = imported(tmp_path, rebels)
    assert only(found).cells["event"] == "contests"
    assert set(only(found).actors.values()) == {"River Front", "Upland Council"}
    assert any("1 exchanges read as contests" in note for note in found.notes)
    asked = only(imported(tmp_path, rebels, actor1="acts"))
    assert (asked.cells["event"], asked.actors["actor"]) == ("takes", "River Front")


def test_transfer__is_a_taking_where_one_actor_is_named(tmp_path: Path) -> None:
    kind = {"sub_event_type": "Non-violent transfer of territory"}
    alone = imported(tmp_path, kind | {"actor2": "", "inter2": ""})
    assert only(alone).actors == {"actor": "River Front"}
    both = imported(tmp_path, kind)
    assert reports(both) == []
    assert any("1 events left out that do not name who" in note for note in both.notes)


def test_people_without_a_name__are_no_actors(tmp_path: Path) -> None:
    clash = {"sub_event_type": "Armed clash", "actor2": "Unidentified Armed Group (Highland)"}
    report = only(imported(tmp_path, clash))
    assert report.actors == {"actor": "River Front"}
    assert report.cells["other_actor_as_named"] == "Unidentified Armed Group (Highland)"


def test_strike__names_who_struck_only_where_that_is_told(tmp_path: Path) -> None:
    kind = {"sub_event_type": "Air/drone strike"}
    assert only(imported(tmp_path, kind)).actors == {}
    assert only(imported(tmp_path, kind | {"actor2": ""})).actors == {"actor": "River Front"}
    assert only(imported(tmp_path, kind, actor1="acts")).actors == {"actor": "River Front"}


@pytest.mark.parametrize(
    ("precision", "date"),
    [("1", "2017-11-19"), ("2", "2017-11-16/2017-11-22"), ("3", "2017-11"), ("", "2017-11-19")],
)
def test_date__is_as_wide_as_its_precision(tmp_path: Path, precision: str, date: str) -> None:
    assert only(imported(tmp_path, {"time_precision": precision})).cells["date"] == date


def test_point__is_as_near_as_its_precision(tmp_path: Path) -> None:
    assert only(imported(tmp_path, {"geo_precision": "2"})).spots["place"].within_km == 25.0


def test_codes__may_be_written_as_fractions_and_tags_are_passed_over(tmp_path: Path) -> None:
    tags = dict.fromkeys(HEADER, "") | {"sub_event_type": "#event+type", "latitude": "#geo+lat"}
    codes = {"geo_precision": "2.0", "time_precision": "3.0", "inter1": "2.0", "inter2": "1.0"}
    found = imported(tmp_path, tags, codes | {"timestamp": "1511308800.0"})
    report = only(found)
    assert (report.cells["date"], report.spots["place"].within_km) == ("2017-11", 25.0)
    assert report.actors["actor"] == EVENT["actor2"]
    assert not any("left out" in note for note in found.notes)


def test_region__is_left_out_or_asked_for(tmp_path: Path) -> None:
    found = imported(tmp_path, {"geo_precision": "3"})
    assert reports(found) == []
    assert any("1 events known to a region only" in note for note in found.notes)
    spot = only(imported(tmp_path, {"geo_precision": "3"}, regions="yes")).spots["place"]
    assert (spot.name, spot.lon, spot.kind) == ("Valley", None, "area")


def test_sources__have_one_report_each(tmp_path: Path) -> None:
    found = imported(tmp_path, {"source": "Valley Post; Речной вестник; Valley Post"})
    ids = [row.cells["id"] for row in found.rows if row.table == "sources"]
    assert ids == ["acled-valley-post", "acled-recnoi-vestnik"]
    assert [row.cells["source"] for row in reports(found)] == ids
    put_down = imported(tmp_path, {"source": "Valley Post; Other"}, source="mine")
    assert [row.cells["source"] for row in put_down.rows] == ["mine"]


def test_published__is_the_timestamp_or_what_the_user_says(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"line 2 has no timestamp .* give --published DATE"):
        imported(tmp_path, {"timestamp": "soon"})
    report = only(imported(tmp_path, {}, without=("timestamp", "tags"), published="2018-01-01"))
    assert report.cells["published"] == "2018-01-01"


def test_older_exports__have_capitals_and_dates_in_words(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    text = table({"event_date": "19 November 2017"}).replace("2017-11-19", "19 November 2017")
    path.write_text(text.replace(",".join(HEADER), ",".join(HEADER).upper()), "utf-8")
    assert only(read(path, ImportSettings())).cells["date"] == "2017-11-19"
    assert recognised(sample_of(path)) == ["acled"]


def test_dates__of_mixed_order_are_refused_each(tmp_path: Path) -> None:
    dates = ("19/11/2017", "11/19/2017", "03/04/2017")
    found = imported(tmp_path, *({"event_date": date} for date in dates))
    assert [row.cells["date"] for row in reports(found)] == ["2017-11-19"] * 2
    (problem,) = found.problems
    assert (problem.line, problem.column) == (4, "event_date")
    assert "--set dates=" in problem.message
    asked = imported(tmp_path, {"event_date": "03/04/2017"}, dates="dmy")
    assert only(asked).cells["date"] == "2017-04-03"


@pytest.mark.parametrize(
    ("event", "column", "word"),
    [
        ({"latitude": "96.5"}, "latitude", "are lon and lat exchanged"),
        ({"longitude": "x"}, "longitude", "is not a longitude"),
        ({"geo_precision": "4"}, "geo_precision", "ACLED has 1, 2 and 3"),
        ({"time_precision": "9"}, "time_precision", "ACLED has 1, 2 and 3"),
        ({"event_date": "43057"}, "event_date", "is not a date"),
    ],
)
def test_row__that_cannot_be_used_is_refused_and_others_go_on(
    tmp_path: Path, event: dict[str, str], column: str, word: str
) -> None:
    found = imported(tmp_path, event, {})
    assert only(found).line == 3
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.severity) == (2, column, "error")
    assert word in problem.message


def test_workbook__is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "acled.xlsx"
    rows = [row.split("|") for row in _lines(table({}))]
    path.write_bytes(xlsx({"acled": rows}))
    assert only(read(path, ImportSettings())).cells["date"] == "2017-11-19"


def _lines(text: str) -> list[str]:
    return ["|".join(row) for row in csv.reader(io.StringIO(text))]


def test_file__that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(InputError, match="is not an ACLED export: no column event_id_cnty"):
        read(path, ImportSettings())
    assert recognised(sample_of(path)) == []


@pytest.mark.parametrize(
    ("option", "word"),
    [("actor1", "write acts"), ("dates", "dmy, mdy, ymd"), ("colour", "has no option 'colour'")],
)
def test_option__that_there_is_not_is_refused(tmp_path: Path, option: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        imported(tmp_path, {}, **{option: "no"})
