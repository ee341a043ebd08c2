"""Maps of control: holders, colours and dates of polygons in each format, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import shapely
from maps_made import POINTS, SPANS, STYLES, collection, kml, ring, square, zipped

from landbridge.errors import InputError
from landbridge.importers import recognised, reports_of_snapshots, sample_of
from landbridge.importers.control_map import IMPORTER
from landbridge.model.imports import Imported, ImportSettings

NAMED = os.environ.get("LANDBRIDGE_DATA")
SHARED = Path(NAMED) if NAMED else Path(__file__).parents[4] / "shared" / "data"
NORTH, SOUTH = {"holder": "North"}, {"holder": "South"}


def read(path: Path, **said: object) -> Imported:
    return IMPORTER.read(path, ImportSettings(**{"source": "atlas", **said}))  # type: ignore[arg-type]


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    path = tmp_path / "control_2017-11-19.geojson"
    path.write_text(collection((NORTH, square(36, 33)), (SOUTH, square(37, 33))))
    return path


def test_geojson__gives_a_snapshot_for_each_polygon(dated: Path) -> None:
    told = read(dated)
    first, second = told.snapshots
    assert (first.source, first.date, first.event, first.holders) == (
        "atlas", "2017-11-19", "holds", ("North",),
    )  # fmt: skip
    assert (second.named, second.line, second.file) == ("South", 2, dated.name)
    assert shapely.from_wkb(first.polygon).equals(shapely.box(36, 33, 37, 34))
    assert told.rows == ()
    assert told.problems == ()


def test_holders__without_a_map_mean_themselves_and_have_to_be_confirmed(dated: Path) -> None:
    told = read(dated)
    assert told.guessed
    assert told.mapping["holders"] == {"North": "North", "South": "South"}
    assert told.mapping["columns"] == {"holder": "holder"}


def test_holders__are_mapped_and_what_is_not_is_listed(dated: Path) -> None:
    told = read(dated, map={"holders": {"north": "army"}})
    assert not told.guessed
    assert [s.holders for s in told.snapshots] == [("army",), ("South",)]
    assert any("'South' (1)" in note for note in told.notes)


def test_meanings__may_be_contested_joint_a_siege_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-19.geojson"
    words = ["a", "b", "c", "d"]
    path.write_text(collection(*(({"side": word}, square(0, 0)) for word in words)))
    meanings = {"a": "contested", "b": "army + front", "c": "besieges front", "d": "-"}
    told = read(path, map={"holders": meanings})
    assert [(s.event, s.holders) for s in told.snapshots] == [
        ("contests", ()), ("contests", ("army", "front")), ("besieges", ("front",)),
    ]  # fmt: skip
    assert "1 left out: polygon mapped to '-'" in told.notes


def test_holder__is_found_by_a_property_or_a_colour_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-19.geojson"
    path.write_text(collection(({"zone": "1", "fill": "#F00"}, square(0, 0))))
    assert read(path).snapshots[0].named == "1"
    colours = read(path, options={"holder": "fill"}, map={"holders": {"#ff0000": "army"}})
    assert colours.snapshots[0].holders == ("army",)
    with pytest.raises(
        InputError, match="no polygon has a property 'ruler'; there are: zone, fill"
    ):
        read(path, options={"holder": "ruler"})


def test_holder__is_not_guessed_from_names_that_are_all_different(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-19.geojson"
    pieces = [({"name": f"Polygon {n}", "fill": "#ff0000"}, square(n, 0)) for n in range(5)]
    path.write_text(collection(*pieces))
    assert read(path).mapping["columns"] == {"holder": "fill"}
    path.write_text(collection(*pieces[:4]))
    assert read(path).mapping["columns"] == {"holder": "name"}


def test_holder__that_is_empty_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-19.geojson"
    path.write_text(collection((NORTH, square(0, 0)), ({"holder": None}, square(1, 0))))
    told = read(path, options={"holder": "holder"})
    assert len(told.snapshots) == 1
    assert told.problems[0].line == 2
    assert "polygon 2 has no holder" in told.problems[0].message


def test_date__is_the_users_the_propertys_the_names_or_the_publications(tmp_path: Path) -> None:
    path = tmp_path / "control.geojson"
    path.write_text(collection(({**NORTH, "Date": "19 Nov 2017"}, square(0, 0))))
    assert read(path).snapshots[0].date == "2017-11-19"
    assert read(path, options={"date": "2017-10"}).snapshots[0].date == "2017-10"
    path.write_text(collection((NORTH, square(0, 0))))
    assert read(path, published="2017-11-20").snapshots[0].date == "2017-11-20"
    for name in ("map20171118.geojson", "18Nov2017.geojson", "2017_11_18.geojson"):
        other = path.rename(tmp_path / name)
        assert read(other).snapshots[0].date == "2017-11-18"
        path = other


def test_date__that_is_nowhere_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "control.geojson"
    path.write_text(collection((NORTH, square(0, 0))))
    with pytest.raises(InputError, match=r"has no date.*--set date="):
        read(path)


def test_date__after_the_publication_is_refused(dated: Path) -> None:
    with pytest.raises(InputError, match=r"shows 2017-11-19, after its publication \(2017-11-01\)"):
        read(dated, published="2017-11-01")


def test_span__of_properties_has_an_end(tmp_path: Path) -> None:
    path = tmp_path / "control.geojson"
    told = {**NORTH, "start": "2017-01-01", "end": "2017-03"}
    path.write_text(collection((told, square(0, 0))))
    (snapshot,) = read(path).snapshots
    assert (snapshot.date, snapshot.until) == ("2017-01-01", "2017-03-31")


def test_kml__takes_spans_and_fills(tmp_path: Path) -> None:
    path = tmp_path / "control.kml"
    path.write_text(SPANS)
    told = read(path, map={"holders": {"#ff0000": "north", "#0000ff": "south"}})
    assert [(s.date, s.until, s.holders) for s in told.snapshots] == [
        ("2017-01-01", "2018-01-01", ("north",)),
        ("2017-06-01", "2017-09-01", ("south",)),
        ("2017-10-01", "2017-12-01", ("south",)),
    ]
    assert told.mapping["columns"] == {"holder": "fill"}


def test_kml__takes_names_of_folders_when_asked_and_counts_points(tmp_path: Path) -> None:
    path = tmp_path / "control_2017-11-19.kmz"
    point = "<Placemark><Point><coordinates>0,0</coordinates></Point></Placemark>"
    body = f"<Folder><name>North</name><Placemark>{ring(0, 0)}</Placemark>{point}</Folder>"
    path.write_bytes(zipped(doc__kml=kml(body)))
    told = read(path, options={"holder": "folder"})
    assert told.snapshots[0].named == "North"
    assert told.snapshots[0].line == 4
    assert "1 left out: Point" in told.notes


@pytest.mark.parametrize("packed", [False, True])
def test_series__is_read_in_one_go(tmp_path: Path, packed: bool) -> None:
    early = collection((NORTH, square(0, 0)))
    late = kml(f"<Placemark><name>South</name>{ring(0, 0)}</Placemark>", styles=STYLES)
    if packed:
        path = tmp_path / "series.zip"
        path.write_bytes(zipped(**{"b/2017-11-01__geojson": early, "2017-11-19__kml": late}))
    else:
        path = tmp_path / "series"
        path.mkdir()
        (path / "2017-11-19.kml").write_text(late)
        (path / "2017-11-01.geojson").write_text(early)
    assert recognised(sample_of(path)) == ["control_map"]
    told = read(path)
    assert [(s.date, s.named) for s in told.snapshots] == [
        ("2017-11-01", "North"), ("2017-11-19", "South"),
    ]  # fmt: skip


def test_series__with_a_file_that_is_no_map_is_not_recognised(tmp_path: Path) -> None:
    (tmp_path / "2017-11-01.geojson").write_text(collection((NORTH, square(0, 0))))
    (tmp_path / "notes.docx").write_text("x")
    assert "control_map" not in recognised(sample_of(tmp_path))


@pytest.mark.parametrize("suffix", [".shp", ".gpkg", ".fgb"])
def test_vector_file__is_brought_to_wgs_84(tmp_path: Path, suffix: str) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = tmp_path / f"m20171119{suffix}"
    boxes = [shapely.box(36, 33, 37, 34), shapely.box(37, 33, 38, 34)]
    frame = geopandas.GeoDataFrame({"control": ["North", "South"]}, geometry=boxes, crs=4326)
    frame.to_crs(32637).to_file(path)
    told = read(path)
    grounds = {s.named: shapely.from_wkb(s.polygon) for s in told.snapshots}
    assert grounds["South"].bounds == pytest.approx((37, 33, 38, 34), abs=1e-6)
    assert told.snapshots[0].date == "2017-11-19"


def test_shapefile__without_a_reference_system_needs_one(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = tmp_path / "m20171119.shp"
    frame = geopandas.GeoDataFrame(
        {"side": ["A"]}, geometry=[shapely.box(36, 33, 37, 34)], crs=4326
    )
    frame.to_crs(32637).to_file(path)
    path.with_suffix(".prj").unlink()
    with pytest.raises(InputError, match=r"names no reference system.*--set crs=EPSG"):
        read(path)
    (snapshot,) = read(path, options={"crs": "EPSG:32637"}).snapshots
    assert shapely.from_wkb(snapshot.polygon).bounds == pytest.approx((36, 33, 37, 34), abs=1e-6)
    with pytest.raises(InputError, match="no reference system 'EPSG:1'"):
        read(path, options={"crs": "EPSG:1"})
    assert read(path, options={"crs": "EPSG:4326"}).snapshots == ()


def test_boundaries__of_a_country_put_towns_where_they_belong() -> None:
    path = SHARED / "admin" / "ocha_syr_admin3.shp"
    if not path.exists():
        pytest.skip("no boundaries there: set LANDBRIDGE_DATA to a folder with admin/")
    pytest.importorskip("pyogrio")
    told = read(path, options={"holder": "ADM1_EN", "date": "2016"})
    assert (len(told.snapshots), told.problems) == (272, ())
    towns = {"aleppo": (37.16, 36.2), "raqqa": (39.01, 35.95), "beirut": (35.5, 33.89)}
    rows, _ = reports_of_snapshots(told.snapshots, towns, ImportSettings(source="atlas"))
    assert {row.cells["place"]: row.actors["actor"] for row in rows} == {
        "aleppo": "Aleppo", "raqqa": "Ar-Raqqa",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["bad.gpkg", "bad.shp", "bad.fgb"])
def test_vector_file__that_is_damaged_is_refused(tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyogrio")
    path = tmp_path / name
    path.write_bytes(b"SQLite format 3\0" + bytes(600))
    with pytest.raises(InputError, match="cannot be read"):
        read(path)


def test_shapefile__with_a_reference_system_that_is_no_text_is_refused(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = tmp_path / "m20171119.shp"
    geopandas.GeoDataFrame({"side": ["A"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326).to_file(
        path
    )
    prj = path.with_suffix(".prj")
    prj.write_bytes(prj.read_bytes().replace(b"WGS", b"\xff\xff\xff"))
    with pytest.raises(InputError, match=r"cannot be read|no reference system"):
        read(path)


def test_geopackage__with_several_layers_asks_which(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = tmp_path / "m20171119.gpkg"
    for layer in ("east", "west"):
        frame = geopandas.GeoDataFrame(
            {"side": [layer]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326
        )
        frame.to_file(path, layer=layer)
    with pytest.raises(InputError, match=r"several layers.*east, west"):
        read(path)
    assert read(path, options={"layer": "west"}).snapshots[0].named == "west"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, character 1: not JSON"),
        ('{"type": "FeatureCollection",\n "features": [}', "line 2"),
        ('{"type": "FeatureCollection"}', "no list of 'features'"),
        ('{"type": "Topology"}', "its type is 'Topology'"),
        ('{"type": ["Polygon"]}', "is not GeoJSON"),
        ("[]", "write a FeatureCollection"),
        ('{"type": "Feature", "geometry": {"coordinates": [NaN]}}', "NaN is not a number"),
        ('{"type": "Point", "coordinates": [0, 0]}', "holds no polygon, but 1 Point"),
        ('{"type": "FeatureCollection", "features": [7]}', "feature 1: is no feature"),
        ('{"a":\n' + "[" * 100_000, "line 2: nested more than 60 deep"),
        (
            '{"type": "FeatureCollection", "features": [], "crs": {"type": "name",'
            ' "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}}',
            "is in 'urn:ogc:def:crs:EPSG::32637', not in WGS 84",
        ),
    ],
)
def test_geojson__that_cannot_be_used_says_where_and_why(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "2017-11-19.geojson"
    path.write_text(text)
    with pytest.raises(InputError, match=said):
        read(path)


def test_geojson__with_a_mark_or_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-19.geojson"
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_bytes(collection((NORTH, square(0, 0))).encode(encoding))
        assert len(read(path).snapshots) == 1


def test_polygon__that_is_mended_or_cannot_be_is_said(tmp_path: Path) -> None:
    path = tmp_path / "2017-11-19.geojson"
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]]}
    swapped = {"type": "Polygon", "coordinates": [[[33, 120], [34, 120], [34, 121]]]}
    bare = {"type": "Polygon"}
    path.write_text(collection((NORTH, bow), (NORTH, swapped), (NORTH, bare), ({}, None)))
    told = read(path)
    assert "1 left out: feature without geometry" in told.notes, "nor has it a say in the guess"
    assert len(told.snapshots) == 1
    assert [(p.line, p.severity) for p in told.problems] == [
        (1, "warning"), (2, "error"), (3, "error"),
    ]  # fmt: skip
    assert "exchanged?" in told.problems[1].message


def test_areas__come_as_rows_when_asked_for(dated: Path) -> None:
    told = read(dated, options={"areas": "yes"})
    assert [row.table for row in told.rows] == ["areas", "reports"] * 2
    feature = json.loads(told.rows[0].cells["feature"])
    assert feature["properties"]["start"] == "2017-11-19"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"source": None}, "give --source ID"),
        ({"options": {"colour": "red"}}, "no option 'colour'; there are: holder, date"),
        ({"map": {"words": {}}}, "no table 'words' in a map; there are: columns, holders"),
        ({"options": {"areas": "perhaps"}}, "write yes or no"),
        ({"options": {"edge_km": "far"}}, "write kilometres, such as 2.5"),
        ({"options": {"edge_km": "-1"}}, "write kilometres from 0"),
        ({"published": "soon"}, "--published: 'soon' is not a date"),
    ],
)
def test_settings__that_make_no_sense_are_refused(
    dated: Path, said: dict[str, object], why: str
) -> None:
    with pytest.raises(InputError, match=why):
        read(dated, **said)


def test_recognition__tells_polygons_from_points_and_roads(tmp_path: Path, dated: Path) -> None:
    assert recognised(sample_of(dated)) == ["control_map"]
    path = tmp_path / "map.kml"
    path.write_text(SPANS)
    assert recognised(sample_of(path)) == ["control_map"]
    path.write_text(POINTS)
    assert "control_map" not in recognised(sample_of(path))
    path = tmp_path / "roads.geojson"
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    path.write_text(collection(({"highway": "primary"}, line)))
    assert "control_map" not in recognised(sample_of(path))
