"""Any text in names, quotes and notes survives every format, or is dropped as documented."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from outgoing_world import REPORTS, laid_out, made_situation

from landbridge.exporters import Outgoing, exporter_named, frame_of
from landbridge.exporters._qml import qml
from landbridge.exporters._text import clean
from landbridge.model.actors import Actor
from landbridge.model.geography import Place

TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=20)
"""Any letter at all: control characters and lone surrogates too."""
NASTY = "=1+1 <b>&amp;\"' ]]> \u202e\u0000\ud800\r\n\u2028 \ufeff\u0627\u0644\u0628\u0648"
few = settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


def told_as(text: str) -> Outgoing:
    """Put a text wherever a situation takes text from outside."""
    source = replace(REPORTS[0].source, name=text, url=text, licence="CC-BY-4.0")
    report = replace(REPORTS[0], source=source, quote=text, note=text, locator=text)
    return laid_out(
        None,
        made_situation(
            title=text, attribution=text, sources={"wire": source}, reports=(report,),
            actors={"north": Actor("north", text)},
            places={"west": Place("west", text, 20.0, 40.0)},
            links={}, areas={}, relations=(), claims=(), permissions=(),
        ),
    )  # fmt: skip


def written(outgoing: Outgoing, form: str, layer: str) -> bytes:
    return exporter_named(form).write(replace(outgoing, only=layer)).files[""]


@few
@given(TEXT)
@example(NASTY)
def test_geojson__text_comes_back(text: str) -> None:
    tree = json.loads(written(told_as(text), "geojson", "reports"))
    (told,) = [f["properties"] for f in tree["features"]]
    assert told["quote"] == told["note"] == told["actor_name"] == told["place_name"] == clean(text)


@few
@given(TEXT)
@example(NASTY)
def test_csv__text_comes_back_but_for_the_apostrophe(text: str) -> None:
    content = written(told_as(text), "csv", "reports").decode()
    header, _, row = csv.reader(io.StringIO(content, newline=""))
    cell = row[header.index("quote")]
    assert cell in (clean(text), "'" + clean(text))
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")


@few
@given(TEXT)
@example(NASTY)
def test_kml__text_comes_back(text: str) -> None:
    tree = ElementTree.fromstring(written(told_as(text), "kml", "reports"))
    space = {"k": "http://www.opengis.net/kml/2.2"}
    (value,) = [
        data.findtext("k:value", None, space)
        for data in tree.iterfind(".//k:Data", space)
        if data.get("name") == "quote"
    ]
    assert value == clean(text)


@few
@given(TEXT)
@example(NASTY)
def test_geoparquet__text_comes_back(text: str) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(written(told_as(text), "geoparquet", "reports")))
    assert table.column("quote").to_pylist() == [clean(text)]


@settings(few, max_examples=25)
@given(TEXT)
@example(NASTY)
def test_geopackage__text_comes_back(text: str) -> None:
    pytest.importorskip("pyogrio")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.gpkg"
        path.write_bytes(written(told_as(text), "geopackage", "reports"))
        connection = sqlite3.connect(path)
        found = connection.execute("SELECT quote, actor_name FROM reports").fetchall()
        connection.close()
    assert found == [(clean(text), clean(text))]


@few
@given(TEXT)
@example(NASTY)
def test_styles__any_holder_is_a_category(text: str) -> None:
    tree = ElementTree.fromstring(qml(told_as(text).layers["holders"]), forbid_dtd=False)
    assert clean(text) in [c.get("value") for c in tree.iterfind(".//category")]


@few
@given(TEXT)
@example(NASTY)
def test_frames__text_is_as_it_was(text: str) -> None:
    pytest.importorskip("geopandas")
    outgoing = told_as(text)
    frame: Any = frame_of(outgoing.layers["reports"], outgoing.layers)
    assert frame["quote"].tolist() == [text]
