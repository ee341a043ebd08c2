"""KML: parsed back, with time spans, looks and text that stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from outgoing_world import laid_out, made_situation

from landbridge.errors import InputError
from landbridge.exporters import Outgoing, exporter_named
from landbridge.model.geography import Place

WRITE = exporter_named("kml").write
NS = {"k": "http://www.opengis.net/kml/2.2"}


def tree_of(outgoing: Outgoing) -> Any:
    return ElementTree.fromstring(WRITE(outgoing).files[""])


def test_write__a_folder_for_each_layer_on_the_map(closed: Outgoing) -> None:
    folders = tree_of(closed).findall("k:Document/k:Folder", NS)
    on_map = [layer for layer in closed.layers.layers if layer.shape]
    assert [f.findtext("k:name", None, NS) for f in folders] == [layer.title for layer in on_map]
    assert [len(f.findall("k:Placemark", NS)) for f in folders] == [
        len(layer.rows) for layer in on_map
    ]


def test_write__time_spans_at_both_ends_open_or_not(closed: Outgoing) -> None:
    spans = [
        (m.findtext("k:TimeSpan/k:begin", None, NS), m.findtext("k:TimeSpan/k:end", None, NS))
        for m in tree_of(replace(closed, only="holders")).iterfind(".//k:Placemark", NS)
        if m.findtext("k:name", None, NS) == "Gate"
    ]
    assert spans == [(None, "2020-01-01"), ("2020-01-02", "2020-05-31"), ("2020-06-01", None)]


def test_write__every_look_is_there_and_used(closed: Outgoing) -> None:
    tree = tree_of(closed)
    there = {f"#{style.get('id')}" for style in tree.iterfind(".//k:Style", NS)}
    used = {url.text for url in tree.iterfind(".//k:styleUrl", NS)}
    assert used <= there
    assert used
    colours = {c.text for c in tree.iterfind(".//k:color", NS)}
    assert all(len(c) == 8 and int(c, 16) >= 0 for c in colours)


def test_write__shapes(closed: Outgoing) -> None:
    (area,) = tree_of(replace(closed, only="areas")).iterfind(".//k:Placemark", NS)
    ring = area.findtext(".//k:outerBoundaryIs/k:LinearRing/k:coordinates", None, NS)
    assert ring.split()[0] == "20.5000000,39.5000000"
    lines = tree_of(replace(closed, only="links")).findall(".//k:LineString/k:coordinates", NS)
    assert lines[0].text == "20.0000000,40.0000000 20.4000000,40.0500000 20.8000000,40.0000000"


def test_write__values_as_data(closed: Outgoing) -> None:
    mark = tree_of(replace(closed, only="reports")).find(".//k:Placemark", NS)
    data = {d.get("name"): d.findtext("k:value", None, NS) for d in mark.iterfind(".//k:Data", NS)}
    assert data["quote"] == "North holds the west"
    assert data["published"] == "2020-01-01"
    assert "note" not in data


def test_write__loads_nothing_and_says_what_it_is(closed: Outgoing) -> None:
    content = WRITE(closed).files[""].decode()
    assert "<href>" not in content
    assert "<Icon>" not in content
    said = tree_of(closed).findtext("k:Document/k:description", None, NS)
    assert "Not a safety clearance." in said
    assert "Source: The Wire, https://wire.example/ (CC-BY-4.0)" in said


def test_write__markup_in_a_name_stays_text_in_the_balloon() -> None:
    bad = "<script>alert(1)</script> & ]]> <b>"
    place = Place("west", bad, 20.0, 40.0)
    tree = tree_of(
        replace(laid_out(None, made_situation(places={"west": place}, links={})), only="places")
    )
    mark = tree.find(".//k:Placemark", NS)
    assert mark.findtext("k:name", None, NS) == bad
    balloon = mark.findtext("k:description", None, NS)
    assert "<script>" not in balloon
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt; &lt;b&gt;" in balloon


def test_write__gdal_reads_it(closed: Outgoing, tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    path = tmp_path / "all.kml"
    path.write_bytes(WRITE(closed).files[""])
    there = {str(name): kind for name, kind in pyogrio.list_layers(path)}
    assert "Who holds which place" in there
    frame = pyogrio.read_dataframe(path, layer="Who holds which place")
    assert len(frame) == len(closed.layers["holders"].rows)
    assert frame.crs.to_epsg() == 4326


def test_write__yes_and_no_as_xml_has_them(closed: Outgoing) -> None:
    said = {
        data.findtext("k:value", None, NS)
        for data in tree_of(closed).iter(f"{{{NS['k']}}}Data")
        if data.get("name") == "drawn"
    }
    assert said
    assert said <= {"true", "false"}


def test_write__refuses_a_table(closed: Outgoing) -> None:
    with pytest.raises(InputError, match=r"'answer' is not on the map; in KML there are: .*pieces"):
        WRITE(replace(closed, only="answer"))
