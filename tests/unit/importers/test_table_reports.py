"""Any table of reports: maps guessed and given, dates of columns, what is missing or wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from workbooks_made import ods, xlsx

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers.table import read
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

GERMAN = (
    "Datum;Ort;Länge;Breite;Ereignis;Akteur;Quelle;Text;Lfd\n"
    "19/11/2017;Brenn;44,25;36,5;erobert;River Front;Valley Post;Die Brücke fiel.;1\n"
    "03/04/2017;Aval;44,10;36,4;holds;Highland;Agency North;;2\n"
)
Map = dict[str, dict[str, str]]


def imported(
    folder: Path, text: str | bytes, *, name: str = "their.csv", **words: object
) -> Imported:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    words.setdefault("published", "2018-01-01")
    return read(path, ImportSettings(**words))  # type: ignore[arg-type]


def reports(found: Imported) -> list[ForeignRow]:
    return [row for row in found.rows if row.table == "reports"]


def test_columns__are_guessed_by_their_names_and_shown(tmp_path: Path) -> None:
    found = imported(tmp_path, GERMAN)
    assert found.guessed
    assert found.mapping == {
        "columns": {
            "date": "Datum",
            "event": "Ereignis",
            "place": "Ort",
            "lon": "Länge",
            "lat": "Breite",
            "actor": "Akteur",
            "source": "Quelle",
            "quote": "Text",
        },
        "events": {"erobert": "takes"},
    }
    first = reports(found)[0]
    assert dict(first.cells) == {
        "event": "takes",
        "date": "2017-11-19",
        "published": "2018-01-01",
        "source": "valley-post",
        "quote": "Die Brücke fiel.",
        "event_as_named": "erobert",
        "place_as_named": "Brenn",
        "actor_as_named": "River Front",
    }
    assert first.actors == {"actor": "River Front"}
    spot = first.spots["place"]
    assert (spot.name, spot.lon, spot.lat, first.line) == ("Brenn", 44.25, 36.5, 2)
    told = " ".join(found.notes)
    assert "dates such as '19/11/2017' (1) can only be day/month/year" in told
    assert "columns not read: Lfd" in told
    assert [row.cells["id"] for row in found.rows if row.table == "sources"] == [
        "valley-post",
        "agency-north",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Date,Lieu,Événement,Groupe,Source,Citation",
        "Fecha,Lugar,Evento,Grupo,Fuente,Cita",
        "Дата,Город,Событие,Сторона,Источник,Описание",
        "Дата,Місто,Подія,Хто,Джерело,Опис",
        "التاريخ,المكان,الحدث,الجهة,المصدر,وصف",
        "event_date,location,event_type,actor1,source_name,notes",
        "DAY,TOWN,ACTION,CONTROLLED BY,PUBLISHER,TEXT",
    ],
)
def test_columns__are_guessed_in_many_languages(tmp_path: Path, header: str) -> None:
    text = f"{header}\n2017-11-19,Brenn,holds,North,Post,words\n"
    found = imported(tmp_path, text)
    names = header.split(",")
    ours = ("date", "place", "event", "actor", "source", "quote")
    assert found.mapping["columns"] == dict(zip(ours, names, strict=True))


def test_guess__given_back_as_a_map_is_no_guess_and_reads_the_same(tmp_path: Path) -> None:
    guessed = imported(tmp_path, GERMAN)
    given = imported(tmp_path, GERMAN, map=guessed.mapping)
    assert not given.guessed
    assert given.rows == guessed.rows
    assert given.mapping == guessed.mapping


def test_map__decides_columns_constants_and_words(tmp_path: Path) -> None:
    text = "wann,was,wo\n2017-11-19,Jubel,Brenn\n2017-11-20,Fest,Aval\n2017-11-21,Trara,Esk\n"
    made: Map = {
        "columns": {"date": "WANN", "event": "was", "place": "wo"},
        "constants": {"actor": "highland", "source": "valley-post"},
        "events": {"jubel": "takes", "Fest": "-"},
    }
    found = imported(tmp_path, text, map=made)
    (report,) = reports(found)
    assert (report.cells["event"], report.actors) == ("takes", {"actor": "highland"})
    assert any("1 rows left out by the map of events: 1 Fest" in note for note in found.notes)
    (problem,) = found.problems
    assert (problem.line, problem.column) == (4, "was")
    assert "'Trara' is no event of ours: say in [events]" in problem.message


def test_map__takes_a_column_that_stands_twice_by_its_number(tmp_path: Path) -> None:
    text = "date,place,date,event\n2017-11-19,Brenn,2017-12-01,holds\n"
    made: Map = {"columns": {"date": "date", "place": "place", "event": "event"}}
    with pytest.raises(InputError, match="'date' stands more than once"):
        imported(tmp_path, text, map=made, source="s")
    made["columns"] |= {"date": "date [column 1]", "published": "date [column 3]"}
    (report,) = reports(imported(tmp_path, text, map=made, source="s"))
    assert (report.cells["date"], report.cells["published"]) == ("2017-11-19", "2017-12-01")


@pytest.mark.parametrize(
    ("made", "word"),
    [
        ({"columns": {"datum": "Datum"}}, "[columns] has no 'datum'; is 'date' meant?"),
        ({"columns": {"date": "Tag"}}, "has no column 'Tag'"),
        ({"events": {"erobert": "take"}}, "'take' is no event; is 'takes' meant?"),
        ({"constants": {"colour": "red"}}, "[constants] has no 'colour'"),
        ({"holders": {}}, "no table 'holders'"),
    ],
)
def test_map__that_is_wrong_is_refused(tmp_path: Path, made: Map, word: str) -> None:
    with pytest.raises(InputError) as wrong:
        imported(tmp_path, GERMAN, map=made)
    assert word in str(wrong.value)


def test_missing_columns__are_told_with_a_map_to_fill_in(tmp_path: Path) -> None:
    with pytest.raises(InputError) as wrong:
        imported(tmp_path, "Datum,Ort\n2017-11-19,Brenn\n", published=None)
    told, _, template = str(wrong.value).partition("\n")
    assert "no column for event, source, published: give --source ID, --published DATE" in told
    assert tomllib.loads(template) == {
        "columns": {"date": "Datum", "place": "Ort", "event": "", "source": "", "published": ""}
    }


def test_missing_columns__that_stand_twice_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as wrong:
        imported(tmp_path, "Datum,Ort,Ort,Ereignis,Quelle\n2017-11-19,Brenn,Dell,holds,s\n")
    told = str(wrong.value).partition("\n")[0]
    assert "no column for place: give a map to fill in and give with --map" in told
    assert "stands twice is not guessed: Ort" in told
    assert "--source" not in told


def test_unknown_words__are_told_with_a_map_to_fill_in(tmp_path: Path) -> None:
    text = 'date,place,event,source\n2017-11-19,Brenn,Juh"u,s\n2017-11-19,Brenn,Trara,s\n'
    with pytest.raises(InputError) as wrong:
        imported(tmp_path, text)
    told, _, template = str(wrong.value).partition("\n")
    assert "none of its words for events is one of ours" in told
    assert tomllib.loads(template)["events"] == {'Juh"u': "", "Trara": ""}


def test_dates_and_points__are_found_by_what_stands_there(tmp_path: Path) -> None:
    text = (
        "n,stamp,spot,event,source\n"
        '1,19 Nov 2017,"36.5, 44.25",holds,s\n'
        '2,3/4/2017,"36, 44",holds,s\n'
    )
    found = imported(tmp_path, text)
    assert found.mapping["columns"]["date"] == "stamp"
    assert found.mapping["columns"]["lat_lon"] == "spot"
    spot = reports(found)[0].spots["place"]
    assert (spot.lon, spot.lat) == (44.25, 36.5)


def rows(*dates: str, column: str = "date") -> str:
    lines = [f"{column},place,event,source", *(f"{date},Brenn,holds,s" for date in dates)]
    return "\n".join(lines) + "\n"


def test_dates__of_no_known_order_are_refused_and_asked_about(tmp_path: Path) -> None:
    found = imported(tmp_path, rows("03/04/2017", "2017-05-06"))
    assert [row.cells["date"] for row in reports(found)] == ["2017-05-06"]
    assert "--set dates=dmy, mdy or ymd" in found.problems[0].message
    asked = imported(tmp_path, rows("03/04/2017"), options={"dates": "mdy"})
    assert reports(asked)[0].cells["date"] == "2017-03-04"


def test_dates__of_mixed_orders_are_read_where_they_are_plain(tmp_path: Path) -> None:
    found = imported(tmp_path, rows("19/11/2017", "11/20/2017", "03/04/2017"))
    assert [row.cells["date"] for row in reports(found)] == ["2017-11-19", "2017-11-20"]
    assert [problem.line for problem in found.problems] == [4]
    assert any("in more than one order" in note for note in found.notes)


def test_serials__are_days_in_a_column_of_dates_and_said(tmp_path: Path) -> None:
    found = imported(tmp_path, rows("43058", "2017-11-20"))
    assert [row.cells["date"] for row in reports(found)] == ["2017-11-19", "2017-11-20"]
    assert any("1 are a spreadsheet's count of days, begun in 1900" in n for n in found.notes)
    old = imported(tmp_path, rows("41596"), options={"serials": "1904"})
    assert reports(old)[0].cells["date"] == "2017-11-19"
    with pytest.raises(InputError, match="write 1900 or 1904"):
        imported(tmp_path, rows("41596"), options={"serials": "1899"})


def test_two_columns__make_an_interval(tmp_path: Path) -> None:
    text = "start,end,place,event,source\n17/11/2017,19/11/2017,Brenn,holds,s\n" + (
        "19/11/2017,17/11/2017,Brenn,holds,s\n19/11/2017,,Brenn,holds,s\n"
    )
    found = imported(tmp_path, text)
    assert [r.cells["date"] for r in reports(found)] == ["2017-11-17/2017-11-19", "2017-11-19"]
    (problem,) = found.problems
    assert (problem.line, problem.column) == (3, "end")


def test_workbooks__are_tables_too(tmp_path: Path) -> None:
    cells = [["date", "place", "event", "source"], ["19 Nov 2017", "Brenn", "holds", "s"]]
    for name, data in (("a.xlsx", xlsx({"S": list(cells)})), ("a.ods", ods(list(cells)))):
        assert reports(imported(tmp_path, data, name=name))[0].cells["date"] == "2017-11-19"


def test_countries_and_roads__are_targets_too(tmp_path: Path) -> None:
    text = (
        "date,place,a,b,event,source,for\n2017,country:IQ,,,holds,s,civilians\n"
        "2017,,Aval,Brenn,closes,s,River Front\n2017,,,,agrees,s,\n2017,,,,holds,s,\n"
    )
    made: Map = {"columns": {n: n for n in ("date", "place", "a", "b", "event", "source", "for")}}
    found = imported(tmp_path, text, map=made)
    country, road, deal = reports(found)
    assert (country.cells["place"], country.cells["for"]) == ("country:IQ", "civilians")
    assert {our: spot.name for our, spot in road.spots.items()} == {"a": "Aval", "b": "Brenn"}
    assert road.actors == {"for": "River Front"}
    assert deal.spots == {}
    (problem,) = found.problems
    assert "names no place" in problem.message


def test_permission_of_other_words__is_kept_as_it_is_named(tmp_path: Path) -> None:
    text = "date,place,event,source,permission\n2017,B,restricts,s,by favour\n2017,B,opens,s,free\n"
    first, second = reports(imported(tmp_path, text))
    assert "permission" not in first.cells | second.cells
    assert first.cells["permission_as_named"] == "by favour"
    assert reports(imported(tmp_path, text.replace("by favour", "permit")))[0].cells[
        "permission"
    ] == ("permit")


def points(*pairs: tuple[float, float]) -> str:
    lines = [f"2017,T,{lat},{lon},holds,s" for lat, lon in pairs]
    return "\n".join(("date,place,lat,lon,event,source", *lines)) + "\n"


NEAR = tuple((36 + n / 10, 44 + n / 10) for n in range(6))


def test_rows_with_exchanged_coordinates__are_warned_of(tmp_path: Path) -> None:
    found = imported(tmp_path, points(*NEAR, (44.2, 36.1)))
    assert len(reports(found)) == 7
    (problem,) = found.problems
    assert (problem.severity, problem.line) == ("warning", 8)
    assert "seem to be exchanged" in problem.message
    assert "(1 rows: 8)" in problem.message


def test_latitudes_beyond_the_pole__are_refused(tmp_path: Path) -> None:
    found = imported(tmp_path, points(*NEAR, (144.2, 36.1)))
    assert len(reports(found)) == 6
    assert "are lon and lat exchanged?" in found.problems[0].message
    with pytest.raises(InputError, match=r"say in \[columns\] lon = 'lat' and lat = 'lon'"):
        imported(tmp_path, points((144.2, 36.1), (145.2, 36.2), (46.2, 36.3)))


@pytest.mark.parametrize(
    ("text", "column", "word"),
    [
        ("2017,B,,44,holds,s", "lon", "one of lon and lat is empty"),
        ("2017,B,x,44,holds,s", "lat", "is not a latitude"),
        ("2017,B,36,44,,s", "event", "the event is empty"),
        ("2017,B,36,44,holds,", "source", "no source"),
        ("soon,B,36,44,holds,s", "date", "is not a date"),
    ],
)
def test_row__that_cannot_be_used_is_refused_and_others_go_on(
    tmp_path: Path, text: str, column: str, word: str
) -> None:
    found = imported(tmp_path, points((36.5, 44.25)) + text + "\n")
    assert [row.line for row in reports(found)] == [2]
    (problem,) = found.problems
    assert problem.line == 3
    assert word in problem.message
    assert problem.column == column or word.startswith("one of")


def test_places__are_made_of_names_and_points(tmp_path: Path) -> None:
    text = "town,lat,lon,type\nBrenn,36.5,44.25,settlement\nBrenn,36.9,44.5,\n,36,44,\nEsk,,,\n"
    found = imported(tmp_path, text, options={"table": "places"})
    assert found.guessed
    assert [dict(row.cells) for row in found.rows] == [
        {"id": "brenn", "name": "Brenn", "lon": "44.25", "lat": "36.5", "kind": "settlement"},
        {"id": "brenn-3", "name": "Brenn", "lon": "44.5", "lat": "36.9"},
    ]
    assert [problem.line for problem in found.problems] == [4, 5]
    with pytest.raises(InputError, match="no column for lon, lat"):
        imported(tmp_path, "town,x2\nBrenn,1\n", options={"table": "places"})
    with pytest.raises(InputError, match="write reports or places"):
        imported(tmp_path, text, options={"table": "links"})


def test_any_table__is_never_surely_one(tmp_path: Path) -> None:
    imported(tmp_path, GERMAN)
    assert recognised(sample_of(tmp_path / "their.csv")) == []
