"""VIINA: series of days become reports where the status of a place on a map changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of
from landbridge.importers.viina import read
from landbridge.model.imports import ForeignRow, Imported, ImportSettings

HEADER = "geonameid,date,status_wiki,status_boost,status_dsm,status_isw,status"


def imported(folder: Path, *lines: str, header: str = HEADER, **words: str) -> Imported:
    path = folder / "control_latest_2022.csv"
    path.write_text("\n".join((header, *lines)) + "\n", "utf-8")
    published, source = words.pop("published", None), words.pop("source", None)
    return read(path, ImportSettings(source=source, published=published, options=words))


def reports(found: Imported) -> list[ForeignRow]:
    return [row for row in found.rows if row.table == "reports"]


def told(found: Imported) -> list[tuple[str, str, str, str]]:
    """Source, date, event, actor of each report."""
    return [
        (row.cells["source"], row.cells["date"], row.cells["event"], row.actors["actor"])
        for row in reports(found)
    ]


def test_days__become_reports_only_where_the_status_changed(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        "700,20220301,UA,UA,UA,UA,UA",
        "700,20220302,UA,UA,UA,UA,UA",
        "700,20220303,RU,UA,CONTESTED,UA,UA",
        "700,20220304,RU,UA,RU,UA,UA",
    )
    assert told(found) == [
        ("viina-wiki", "2022-03-01", "holds", "UA"),
        ("viina-boost", "2022-03-01", "holds", "UA"),
        ("viina-dsm", "2022-03-01", "holds", "UA"),
        ("viina-isw", "2022-03-01", "holds", "UA"),
        ("viina-wiki", "2022-03-03", "holds", "RU"),
        ("viina-dsm", "2022-03-03", "contests", "RU"),
        ("viina-dsm", "2022-03-04", "holds", "RU"),
    ]
    contest = reports(found)[5]
    assert contest.actors == {"actor": "RU", "other_actor": "UA"}
    assert contest.cells["actor_as_named"] == "CONTESTED"
    assert contest.cells["published"] == "2022-03-03"
    assert contest.cells["locator"] == "GeoNames 700, status_dsm"
    spot = contest.spots["place"]
    assert (spot.geonames, spot.country, spot.lon) == ("700", "UA", None)
    sources = {row.cells["id"]: row.cells for row in found.rows if row.table == "sources"}
    assert sources["viina-boost"]["family"] == sources["viina-wiki"]["family"] == "wikipedia"
    assert {cells["licence"] for cells in sources.values()} == {"ODbL 1.0"}
    assert any("7 reports of changes (1 contests, 6 holds)" in note for note in found.notes)


def test_maps__are_those_asked_for(tmp_path: Path) -> None:
    day = "700,20220301,UA,UA,RU,UA,UA"
    assert told(imported(tmp_path, day, maps="status_dsm, status")) == [
        ("viina-dsm", "2022-03-01", "holds", "RU"),
        ("viina", "2022-03-01", "holds", "UA"),
    ]
    with pytest.raises(InputError, match="no 'status_x'; there are: status_wiki"):
        imported(tmp_path, day, maps="status_x")


def test_first_day__may_be_left_out(tmp_path: Path) -> None:
    days = ("700,20220301,UA,UA,UA,UA,UA", "700,20220302,UA,UA,UA,RU,UA")
    found = imported(tmp_path, *days, baseline="no")
    assert told(found) == [("viina-isw", "2022-03-02", "holds", "RU")]
    assert any("4 first statuses" in n and "left out (baseline=no)" in n for n in found.notes)


def test_missing_status__changes_nothing(tmp_path: Path) -> None:
    header = "geonameid,date,status_isw"
    days = ("700.0,20220301,UA", "700,20220302,", "700,20220303,NA", "700,20220304,ua")
    found = imported(tmp_path, *days, header=header)
    assert told(found) == [("viina-isw", "2022-03-01", "holds", "UA")]
    assert any("2 cells without a status" in note for note in found.notes)


def test_places__have_courses_of_their_own(tmp_path: Path) -> None:
    header = "geonameid,date,status_isw"
    days = ("700,20220301,UA", "701,20220301,RU", "700,20220302,UA", "701,20220302,RU")
    assert len(reports(imported(tmp_path, *days, header=header))) == 2


def test_first_version__has_a_column_for_each_snapshot(tmp_path: Path) -> None:
    header = (
        "geonameid,name,asciiname,alternatenames,longitude,latitude,feature_code,"
        "ctr_20220228063000,ctr_20220227120000,ctr_20220228123000"
    )
    found = imported(tmp_path, "700,Есква,Eskva,,30.5,50.25,PPL,RU,UA,RU", header=header)
    assert told(found) == [
        ("viina", "2022-02-27", "holds", "UA"),
        ("viina", "2022-02-28", "holds", "RU"),
    ]
    assert reports(found)[1].cells["published"] == "2022-02-28T06:30Z"
    spot = reports(found)[0].spots["place"]
    assert (spot.name, spot.lon, spot.lat) == ("Eskva", 30.5, 50.25)
    assert recognised(sample_of(tmp_path / "control_latest_2022.csv")) == ["viina"]


def test_source_and_published__given_by_the_user_count(tmp_path: Path) -> None:
    words = {"source": "mine", "published": "2023-01-01"}
    found = imported(tmp_path, "700,20220301,UA,UA,UA,UA,UA", **words)
    assert {row.cells["source"] for row in found.rows} == {"mine"}
    assert {row.cells["published"] for row in found.rows} == {"2023-01-01"}


@pytest.mark.parametrize(
    ("line", "column", "word"),
    [
        ("Esk,20220303,UA", "geonameid", "no number of GeoNames"),
        ("700,20220399,UA", "date", "is not a day of the calendar"),
        ("700,20220228,UA", "date", "sort the file by date"),
        ("700,20220301,RU", "date", "sort the file by date"),
        ("700,20220303,PL", "status_isw", "VIINA has UA, RU, CONTESTED"),
        ("700,20220303", None, "too few cells"),
    ],
)
def test_row__that_cannot_be_used_is_refused_and_others_go_on(
    tmp_path: Path, line: str, column: str | None, word: str
) -> None:
    days = ("700,20220301,UA", line, "700,20220304,RU")
    found = imported(tmp_path, *days, header="geonameid,date,status_isw")
    assert [row.line for row in reports(found)] == [2, 4]
    (problem,) = found.problems
    assert (problem.line, problem.column) == (3, column)
    assert word in problem.message


def test_file__is_recognised_or_refused(tmp_path: Path) -> None:
    imported(tmp_path, "700,20220301,UA,UA,UA,UA,UA")
    assert recognised(sample_of(tmp_path / "control_latest_2022.csv")) == ["viina"]
    with pytest.raises(InputError, match="no column date"):
        imported(tmp_path, "700,UA", header="geonameid,status_isw")
    with pytest.raises(InputError, match="it has none of status_wiki"):
        imported(tmp_path, "700,20220301", header="geonameid,date")


def test_progress__is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("landbridge.importers.viina._ROWS_A_WORD", 2)
    heard: list[str] = []
    path = tmp_path / "c.csv"
    path.write_text("geonameid,date,status\n1,20220301,UA\n2,20220301,UA\n", "utf-8")
    read(path, ImportSettings(progress=heard.append))
    assert heard == ["2 rows of c.csv"]
