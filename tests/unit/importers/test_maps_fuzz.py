"""Whatever is in a map or a page, importers give rows that make sense, or say what is wrong."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from maps_made import MODULE, PAGE, POINTS, SAVED, SPANS, collection, square, zipped

from landbridge.days import parse_published, parse_span
from landbridge.errors import InputError
from landbridge.importers import IMPORTERS, recognised, reports_of_snapshots, sample_of
from landbridge.model.imports import ForeignRow, ImportSettings
from landbridge.model.reports import EVENTS

EXAMPLES = int(os.environ.get("LANDBRIDGE_FUZZ", "60"))
"""Inputs of each kind for each importer: few in an ordinary run, as many as are asked for."""
ORDINARY = settings(
    derandomize=EXAMPLES <= 1_000,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
MAP = collection(
    ({"holder": "North", "date": "2017-11-01"}, square(0, 0, 2)),
    ({"holder": "South", "date": "2017-11-03", "fill": "#ff0000"}, square(179, 0, 2)),
    (
        {"holder": "contested", "date": "2017-11-03"},
        {"type": "GeometryCollection", "geometries": [square(36, 33), {"type": "Point"}]},
    ),
)
GOOD = (
    ("control_map", "m_2017-11-19.geojson", MAP),
    ("control_map", "m_2017-11-19.kml", SPANS),
    ("kml_points", "highland.kml", POINTS),
    ("wikipedia_module", "2017-11-01.lua", MODULE),
    ("wikipedia_table", "2017-11-01.wiki", PAGE),
    ("wikipedia_table", "2017-11-01.html", SAVED),
)
WORDS = {"North": "a", "South": "a + b", "#ff0000": "besieges c", "Army": "a + contested"}
MANNERS = {
    "control_map": (
        ImportSettings(source="x", options={"areas": "yes", "edge_km": "50"}),
        ImportSettings(source="x", map={"holders": WORDS}),
        ImportSettings(source="x", published="2018-01-01", options={"holder": "fill"}),
    ),
    "kml_points": (
        ImportSettings(published="2026-04-21", options={"event": "strikes"}),
        ImportSettings(published="2026-04-21", source="x", map={"events": {"*": "present"}}),
    ),
    "wikipedia_module": (
        ImportSettings(options={"title": "Syria map"}),
        ImportSettings(source="x", map={"colours": {"red": "a", "lime": "-"}}),
    ),
    "wikipedia_table": (
        ImportSettings(source="x", map={"holders": WORDS}),
        ImportSettings(options={"title": "T", "unchanged": "yes"}),
    ),
}
TOKENS = (
    *("<", ">", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "&x;", "<!DOCTYPE a>", '"', "'"),
    *("{", "}", "[", "]", "[[", "]]", "{{", "}}", "{|", "|}", "|-", "||", "!!", "--[[", "--"),
    *("NaN", "1e999", "-1", "180", "-180", "91", "99999999999999999999", "null", "true", "\0"),
    *("Polygon", "Point", "MultiPolygon", "2017-13-45", "9999-12-31", "0001-01-01", "#f00"),
    *("rowspan=99999", "<ref>", "</ref>", "..", "\\", "\u202e", "\ud7ff", "besieges ", " + "),
    *("contested", "-", "", "=cmd()", "x" * 300),
)
POINTS_OF_PLACES = {"a": (36.5, 33.5), "b": (179.5, 1.0), "c": (0.5, 0.5)}


@st.composite
def changed(draw: st.DrawFn, text: str) -> bytes:
    """A good file with some of its words replaced, doubled or cut."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 3, 8, 40))))
        token = draw(st.one_of(st.sampled_from(TOKENS), st.just(text[start : start + 60])))
        text = text[:start] + token + text[end:]
    return text.encode(draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-16"))), "replace")


def check_row(row: ForeignRow) -> None:
    """A row has cells as format 1 wants them, as far as an importer can know."""
    assert all(isinstance(cell, str) for cell in row.cells.values())
    assert all(name.strip() for name in row.actors.values())
    if row.table != "reports":
        return
    assert row.cells["event"] in EVENTS
    span, published = parse_span(row.cells["date"]), parse_published(row.cells["published"])
    assert span.first <= published.last
    if row.cells["event"] in {"holds", "loses", "besieges", "withdraws", "present"}:
        assert row.actors["actor"]
    assert row.spots or row.cells["place"]
    for spot in row.spots.values():
        assert spot.lon is None or (abs(spot.lon) <= 180 and abs(spot.lat or 0) <= 90)


def check(name: str, file: str, data: bytes) -> None:
    """Read a file in every manner: rows that make sense, or a refusal in words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_bytes(data)
        recognised(sample_of(path))
        for manner in MANNERS[name]:
            try:
                told = IMPORTERS[name].read(path, manner)
                more, _ = reports_of_snapshots(told.snapshots, POINTS_OF_PLACES, manner)
            except InputError:
                continue
            for row in (*told.rows, *more):
                check_row(row)


@pytest.mark.parametrize(("name", "file", "good"), GOOD, ids=[f"{n}-{f}" for n, f, _ in GOOD])
def test_good_file__is_read(name: str, file: str, good: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.write_text(good)
    manner = MANNERS[name][0]
    told = IMPORTERS[name].read(path, manner)
    assert told.rows


@pytest.mark.parametrize(("name", "file", "good"), GOOD, ids=[f"{n}-{f}" for n, f, _ in GOOD])
def test_changed_file__gives_rows_or_a_refusal(name: str, file: str, good: str) -> None:
    @ORDINARY
    @given(changed(good))
    def whatever(data: bytes) -> None:
        check(name, file, data)

    whatever()


@pytest.mark.parametrize(("name", "file", "good"), GOOD, ids=[f"{n}-{f}" for n, f, _ in GOOD])
def test_any_bytes__give_rows_or_a_refusal(name: str, file: str, good: str) -> None:
    @ORDINARY
    @given(st.binary(max_size=300), st.sampled_from((b"", good.encode()[:40], b"PK\x03\x04")))
    def whatever(data: bytes, before: bytes) -> None:
        check(name, file, before + data)

    whatever()


@pytest.mark.parametrize("name", ["control_map", "kml_points"])
def test_changed_archive__gives_rows_or_a_refusal(name: str) -> None:
    good = POINTS if name == "kml_points" else SPANS

    @ORDINARY
    @given(changed(good), st.integers(0, 2_000), st.integers(0, 255))
    def whatever(member: bytes, at: int, byte: int) -> None:
        data = bytearray(zipped(doc__kml=member))
        if at < len(data):
            data[at] = byte
        check(name, "highland_2017-11-19.kmz", bytes(data))

    whatever()
