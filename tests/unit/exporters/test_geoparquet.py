"""GeoParquet: read back by pyarrow and geopandas, with its CRS and what goes along."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from landbridge.exporters import Outgoing, exporter_named

pq = pytest.importorskip("pyarrow.parquet")
geopandas = pytest.importorskip("geopandas")
WRITE = exporter_named("geoparquet").write


def content(outgoing: Outgoing, layer: str) -> bytes:
    return WRITE(replace(outgoing, only=layer)).files[""]


def test_write__geopandas_reads_it(closed: Outgoing) -> None:
    frame = geopandas.read_parquet(io.BytesIO(content(closed, "holders")))
    layer = closed.layers["holders"]
    assert frame.crs.to_epsg() == 4326
    assert [(p.x, p.y) for p in frame.geometry] == list(layer.shapes)
    assert [str(d) if d is not None else None for d in frame["start"]] == [
        row[layer.position("start")] for row in layer.rows
    ]


def test_write__describes_its_geometry(closed: Outgoing) -> None:
    schema = pq.read_schema(io.BytesIO(content(closed, "areas")))
    geo = json.loads(schema.metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["geometry_types"] == ["MultiPolygon"]
    assert geo["columns"]["geometry"]["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert str(schema.field("start").type) == "date32[day]"


def test_write__tables_without_shapes_are_plain_parquet(closed: Outgoing) -> None:
    table = pq.read_table(io.BytesIO(content(closed, "sources")))
    assert b"geo" not in table.schema.metadata
    assert table.column("id").to_pylist() == ["wire", "dump", "shut", "facts"]


def test_write__what_goes_along(closed: Outgoing) -> None:
    told = pq.read_schema(io.BytesIO(content(closed, "holders"))).metadata
    assert told[b"licence"] == b"CC0-1.0"
    assert b"The Wire" in told[b"attribution"]
    assert b"Not a safety clearance." in told[b"notes"]
    assert json.loads(told[b"recipe"])["policy"] == "by_stance"


def test_write__a_file_for_each_layer_and_the_same_bytes(closed: Outgoing) -> None:
    files = WRITE(closed).files
    assert set(files) == {f"{layer.name}.parquet" for layer in closed.layers.layers}
    assert WRITE(closed).files == files
