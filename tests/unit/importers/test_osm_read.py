"""A village by hand: what becomes of a bridge, a ford, a roundabout, a gate, a ferry."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.importers import osm, sample_of
from landbridge.model.imports import ImportSettings
from landbridge.situation.cells import READERS
from landbridge.situation.columns import TABLES

pytest.importorskip("osmium")
VILLAGE = Path(__file__).parent / "osm" / "village.osm"
DAY = "2026-03-01"


def read(path: Path = VILLAGE, published: str | None = DAY, **options: str):
    named = {key.replace("__", "."): said for key, said in options.items()}
    return osm.read(path, ImportSettings(published=published, options=named))


def rows(table: str, told) -> dict[str, dict[str, str]]:
    return {row.cells.get("id", row.cells.get("link")): dict(row.cells) for row in told.rows
            if row.table == table}  # fmt: skip


@pytest.fixture(scope="module")
def roads() -> dict[str, dict[str, str]]:
    return rows("roads", read())


def test_village__every_cell_is_as_the_format_wants_it() -> None:
    for row in read().rows:
        columns = {column.name: column for column in TABLES[row.table].columns}
        assert set(row.cells) <= set(columns)
        assert set(TABLES[row.table].required) <= set(row.cells)
        for name, cell in row.cells.items():
            if columns[name].kind == "choice":
                assert cell in columns[name].choices
            else:
                READERS[columns[name].kind](cell)


def test_village__chains_are_joined_where_nothing_changes(roads) -> None:
    quay = roads["osm-w107-1"]
    assert quay["ways"] == "107;108"
    assert quay["name"] == "Quay Road / North Quay"
    assert quay["features"] == "barrier:lift_gate"
    assert quay["geometry"] == (
        "LINESTRING (10.0310000 50.0010000, 10.0310000 50.0100000, 10.0310000 50.0200000)"
    )
    assert "osm-w108-1" not in roads


def test_village__a_bridge_is_a_road_of_its_own_with_its_limit(roads) -> None:
    bridge = roads["osm-w102-1"]
    assert (bridge["features"], bridge["max_vehicle"]) == ("bridge", "4")
    assert [roads[f"osm-w{way}-1"]["ref"] for way in (101, 102, 103)] == ["R1"] * 3


def test_village__a_roundabout_is_one_way_from_exit_to_exit(roads) -> None:
    parts = [roads[f"osm-w104-{number}"] for number in (1, 2, 3, 4)]
    assert {part["one_way"] for part in parts} == {"ab"}
    ends = [part["geometry"].split("(")[1].rstrip(")").split(", ") for part in parts]
    assert all(ends[k][-1] == ends[(k + 1) % 4][0] for k in range(4))


def test_village__a_street_tagged_against_its_nodes_is_turned_round(roads) -> None:
    market = roads["osm-w105-1"]
    assert market["one_way"] == "ab"
    assert market["geometry"].startswith("LINESTRING (10.0320000 50.0000000, ")
    assert market["geometry"].endswith("10.0400000 49.9900000)")


def test_village__a_ford_on_a_node_and_a_surface_that_slows(roads) -> None:
    assert roads["osm-w106-1"]["features"] == "ford"
    assert (roads["osm-w106-1"]["surface"], roads["osm-w106-1"]["kmh"]) == ("gravel", "30.0")


def test_village__a_ferry_is_sea_and_as_slow_as_it_says(roads) -> None:
    ferry = roads["osm-w109-1"]
    assert (ferry["mode"], ferry["class"], ferry["features"]) == ("sea", "ferry", "ferry")
    assert float(ferry["km"]) / float(ferry["kmh"]) == pytest.approx(0.5, abs=0.01)


def test_village__an_impassable_road_is_kept_and_reported_as_cut(roads) -> None:
    assert roads["osm-w110-1"]["access"] == "no"
    (report,) = rows("reports", read()).values()
    assert report == {
        "source": "openstreetmap",
        "published": DAY,
        "date": DAY,
        "event": "cuts",
        "link": "osm-w110-1",
        "locator": "https://www.openstreetmap.org/way/110",
        "quote": "impassable=yes",
    }


def test_village__without_a_day_nothing_is_reported_and_that_is_said() -> None:
    told = read(published=None)
    assert not rows("reports", told)
    assert [problem.severity for problem in told.problems] == ["warning"]
    assert "--published" in told.problems[0].message
    assert all("published" not in road for road in rows("roads", told).values())


def test_village__what_is_there_of_a_way_that_leaves_the_extract(roads) -> None:
    assert roads["osm-w113-1"]["geometry"].count(",") == 1
    assert any(note.startswith("1 way at the border") for note in read().notes)


def test_ways__of_which_nodes_are_missing_or_off_the_earth(tmp_path: Path) -> None:
    nodes = "".join(f'<node id="{n}" lat="{n}" lon="10"/>' for n in (1, 2, 3, 5, 6, 8))
    nodes += '<node id="7" lat="95" lon="10"/>'
    ways = {1: (1, 4, 2, 3, 4, 5, 6), 2: (5, 7, 8), 3: (4, 9), 4: (), 5: (3,), 6: (8, 6)}
    text = "".join(
        f'<way id="{way}">{"".join(f"<nd ref={chr(34)}{ref}{chr(34)}/>" for ref in refs)}'
        '<tag k="highway" v="primary"/></way>'
        for way, refs in ways.items()
    )
    path = tmp_path / "holes.osm"
    path.write_text(f'<osm version="0.6">{nodes}{text}</osm>', "utf-8")
    told = read(path)
    kept = {road: row["geometry"].count(",") + 1 for road, row in rows("roads", told).items()}
    assert kept == {"osm-w1-1": 2, "osm-w1-2": 3}
    assert any(note.startswith("5 ways at the border") for note in told.notes)
    assert any("4 have no two nodes left" in note for note in told.notes)


def test_village__its_place_and_that_it_comes_from_openstreetmap() -> None:
    (place,) = rows("places", read(country="AT")).values()
    assert place["id"] == "millbrook"
    assert (place["name"], place["aliases"], place["country"]) == ("Millbrook", "Mühlbach", "AT")
    assert place["note"].startswith("osm-place; place=village")
    assert not rows("places", read(places="none"))
    assert not rows("places", read(places="city,town"))


def test_village__classes_and_what_is_left_out() -> None:
    assert "osm-w111-1" in rows("roads", read(classes="all"))
    primary = rows("roads", read(classes="primary", ferries="no"))
    assert {road["class"] for road in primary.values()} == {"primary"}
    assert any("1 not in use" in note for note in read().notes)


def test_village__speeds_are_the_users_where_given() -> None:
    told = rows("roads", read(speed__primary="44", speed__surface__gravel="7.5"))
    assert told["osm-w101-1"]["kmh"] == "44.0"
    assert told["osm-w106-1"]["kmh"] == "7.5"


def test_village__a_source_of_the_users_own() -> None:
    told = osm.read(VILLAGE, ImportSettings(source="survey", published=DAY))
    assert not rows("sources", told)
    assert {row.cells["source"] for row in told.rows if "source" in row.cells} == {"survey"}


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_village__packed(tmp_path: Path, suffix: str, pack) -> None:
    path = tmp_path / f"village.osm{suffix}"
    path.write_bytes(pack(VILLAGE.read_bytes()))
    assert osm.recognises(sample_of(path))
    assert rows("roads", read(path)) == rows("roads", read())


def test_village__as_pbf_and_with_ways_before_nodes(tmp_path: Path) -> None:
    import osmium

    packed = tmp_path / "village.osm.pbf"
    with osmium.SimpleWriter(str(packed)) as writer:
        for thing in osmium.FileProcessor(str(VILLAGE)):
            writer.add(thing)
    assert osm.recognises(sample_of(packed))
    assert rows("roads", read(packed)) == rows("roads", read())
    text = VILLAGE.read_text("utf-8")
    head, ways = text[: text.index("  <node")], text[text.index("  <way") : text.index("</osm>")]
    nodes = text[text.index("  <node") : text.index("  <way")]
    turned = tmp_path / "turned.osm"
    turned.write_text(f"{head}{ways}{nodes}</osm>", "utf-8")
    assert rows("roads", read(turned)) == rows("roads", read())


def test_village__drawn_by_hand_with_negative_ids(tmp_path: Path) -> None:
    text = VILLAGE.read_text("utf-8")
    drawn = tmp_path / "drawn.osm"
    drawn.write_text(
        text.replace('node id="', 'node id="-').replace('ref="', 'ref="-')
        .replace('way id="', 'way id="-'), "utf-8",
    )  # fmt: skip
    told = rows("roads", read(drawn))
    assert len(told) == len(rows("roads", read()))
    assert "osm-w-101-1" in told


@pytest.mark.parametrize(
    ("option", "said", "told"),
    [
        ("classes", "primery", "no class 'primery'"),
        ("ferries", "perhaps", "write yes or no"),
        ("places", "metropolis", "no kind of place"),
        ("country", "Syria", "two capital letters"),
        ("speed__primary", "0", "kilometres per hour"),
        ("speed__boulevard", "50", "no class of road"),
        ("colour", "red", "no option 'colour'"),
        ("nodes", "tape", "memory, disk"),
    ],
)
def test_options__that_cannot_be_meant_are_refused(option: str, said: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(**{option: said})


def test_extract__without_a_wanted_road_is_refused() -> None:
    with pytest.raises(InputError, match="no road that is wanted"):
        read(classes="motorway", ferries="no")
