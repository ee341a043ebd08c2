"""UNSDI-T: status and practicability as dated reports, what lasts as limits of the road."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.errors import InputError
from landbridge.importers import recognised, sample_of, unsdi_t
from landbridge.importers._unsdi_codes import UnsdiRow, note_of, says_of, traits_of
from landbridge.importers._unsdi_dates import day_of
from landbridge.model.imports import ImportSettings
from landbridge.situation.cells import READERS
from landbridge.situation.columns import TABLES

pytest.importorskip("pyogrio")
TABLE = Path(__file__).parent / "roads" / "practicability.geojson"


def read(
    path: Path = TABLE, source: str | None = "cluster", published: str | None = None, **options
):
    return unsdi_t.read(path, ImportSettings(source=source, published=published, options=options))


def by_id(told, table: str, key: str) -> dict[str, dict[str, str]]:
    return {row.cells[key]: dict(row.cells) for row in told.rows if row.table == table}


def test_reports__say_what_passes_and_since_when() -> None:
    reports = by_id(read(), "reports", "link")
    assert {link: row["event"] for link, row in reports.items()} == {
        "r-1": "repairs", "r-2": "damages", "r-3": "cuts",
    }  # fmt: skip
    assert reports["r-2"]["vehicle"] == "3"
    assert (reports["r-2"]["published"], reports["r-2"]["date"]) == ("2024-05-09", "2024-05-09")
    assert reports["r-3"]["source"] == "cluster"
    assert reports["r-3"]["quote"] == "OpStatus=3; CurntPrac=0; GdWthrPrac=4"


def test_roads__keep_what_lasts() -> None:
    roads = by_id(read(), "roads", "id")
    first, second = roads["r-1"], roads["r-2"]
    assert (first["class"], first["kmh"], first["surface"]) == ("primary", "60.0", "paved")
    assert first["features"] == "bad-weather:5;seasonal"
    assert "max_vehicle" not in first
    assert (second["max_vehicle"], second["kmh"]) == ("5", "30.0")
    assert roads["r-4"]["mode"] == "track"
    assert "security category E (critical risk)" in roads["r-4"]["note"]


def test_undated__what_passes_now_is_a_limit_and_no_report() -> None:
    told = read()
    assert by_id(told, "roads", "id")["r-5"]["max_vehicle"] == "2"
    assert "r-5" not in by_id(told, "reports", "link")
    assert [problem.severity for problem in told.problems] == ["warning"]
    dated = read(published="2024-06-01")
    assert by_id(dated, "reports", "link")["r-5"]["event"] == "cuts"
    assert not dated.problems


def test_every_cell__is_as_the_format_wants_it() -> None:
    for row in read().rows:
        columns = {column.name: column for column in TABLES[row.table].columns}
        for name, cell in row.cells.items():
            if columns[name].kind == "choice":
                assert cell in columns[name].choices
            else:
                READERS[columns[name].kind](cell)


def test_source__is_asked_for_where_something_is_reported() -> None:
    with pytest.raises(InputError, match="--source"):
        read(source=None)
    assert not by_id(read(source=None, reports="no"), "reports", "link")


@pytest.mark.parametrize(
    ("cells", "event", "vehicle"),
    [
        ({"status": "1"}, "repairs", ""),
        ({"status": "Open", "now": "Heavy Truck(<20mt)"}, "damages", "5"),
        ({"status": "1", "now": "5", "good_weather": "5"}, "repairs", ""),
        ({"status": "2"}, "damages", ""),
        ({"status": "Restricted", "now": "4WD<3.5mt"}, "damages", "3"),
        ({"status": "3", "now": "6"}, "cuts", ""),
        ({"status": "Abandoned/Disused"}, "cuts", ""),
        ({"now": "Truck + Trailer(>20mt)"}, None, ""),
        ({"now": "4", "good_weather": "6"}, "damages", "4"),
        ({"status": "0", "now": "Unspecified"}, None, ""),
        ({"status": "12", "now": "99"}, None, ""),
    ],
)
def test_says__codes_and_labels(cells: dict[str, str], event: str | None, vehicle: str) -> None:
    told = says_of(UnsdiRow(**cells))
    assert (told and told.event) == event
    assert told is None or told.vehicle == vehicle


def test_traits__limits_of_load_and_speed() -> None:
    row = UnsdiRow(functional_class="1", total_tonnes="12", speed="35", elevated="1", security="C")
    traits = traits_of(row, {}, now=True)
    assert (traits.max_vehicle, traits.kmh, traits.features) == (4, 35.0, ("bridge",))
    assert note_of(row) == "security category C (medium to high risk)"
    assert traits_of(UnsdiRow(total_tonnes="0"), {}, now=True).max_vehicle is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-05-02", "2024-05-02"), ("2024/5/2", "2024-05-02"), ("20240502", "2024-05-02"),
     ("2024-05-02T10:00:00", "2024-05-02"), ("02/05/2024", ""), ("2024-13-40", ""), ("", "")],
)  # fmt: skip
def test_day_of(text: str, day: str) -> None:
    assert day_of(text) == day


def test_date__that_can_be_read_in_two_ways_is_said(tmp_path: Path) -> None:
    told = json.loads(TABLE.read_text("utf-8"))
    told["features"][0]["properties"]["last_update"] = "02/05/2024"
    path = tmp_path / "dates.geojson"
    path.write_text(json.dumps(told), "utf-8")
    assert any("02/05/2024" in p.message and p.line == 1 for p in read(path).problems)


def test_shapefile__whose_names_are_cut_to_ten_letters(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.read_file(TABLE).rename(columns={"last_update": "last_updat"})
    frame["last_updat"] = frame["last_updat"].astype(str)
    frame.to_file(tmp_path / "roads.shp")
    assert recognised(sample_of(tmp_path / "roads.shp")) == ["unsdi-t"]
    assert by_id(read(tmp_path / "roads.shp"), "reports", "link") != {}
    assert recognised(sample_of(TABLE)) == ["unsdi-t"]


def test_table__without_a_column_of_unsdi_t_is_refused() -> None:
    with pytest.raises(InputError, match="--as roads"):
        read(TABLE.with_name("valley.geojson"))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(data=st.data())
def test_fuzz__a_good_file_with_some_bytes_changed(tmp_path_factory, data) -> None:
    good = bytearray(TABLE.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        if data.draw(st.booleans()):
            good[at] = data.draw(st.integers(32, 126))
        else:
            del good[at : at + data.draw(st.integers(1, 60))]
    path = tmp_path_factory.getbasetemp() / "mutated.geojson"
    path.write_bytes(bytes(good))
    with contextlib.suppress(InputError):
        read(path)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(cells=st.lists(st.text(max_size=12), min_size=23, max_size=23))
def test_fuzz__any_words_in_any_field(cells: list[str]) -> None:
    row = UnsdiRow(*cells)
    says_of(row)
    traits_of(row, {}, now=True)
    note_of(row)
