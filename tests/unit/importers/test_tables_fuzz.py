"""Whatever is in a file, importers of tables give rows that make sense, or say what is wrong."""

from __future__ import annotations

import functools
import gzip
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks_made import ods_members, xlsx_members, zipped

from landbridge.days import parse_published, parse_span
from landbridge.errors import InputError
from landbridge.importers import IMPORTERS, recognised, sample_of
from landbridge.model.imports import Imported, ImportSettings
from landbridge.model.reports import EVENTS

EXAMPLES = int(os.environ.get("LANDBRIDGE_FUZZ", "60"))
"""Inputs of each kind for each importer: few in an ordinary run, as many as are asked for."""
ORDINARY = settings(
    derandomize=EXAMPLES <= 1_000,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
SLOW = settings(ORDINARY, max_examples=max(10, EXAMPLES // 5))
"""For workbooks: a process of its own reads each."""
NAMES = ("acled", "ucdp_ged", "viina", "hxl", "table")
GOOD = {
    "acled": "event_id_cnty,event_date,time_precision,sub_event_type,actor1,inter1,actor2,inter2,"
    "admin1,location,latitude,longitude,geo_precision,source,notes,timestamp\n"
    'H1,2017-11-19,1,Armed clash,North,1,South,2,V,Brenn,36.5,44.25,1,A; B,"a, ""b""",1511308800\n'
    "H2,19 November 2017,2,Government regains territory,North,1,South,2,V,Esk,36.5,44.25,2,A,n,"
    "1511308800\nH3,19/11/2017,3,Air/drone strike,N,1,,,V,Esk,36.5,44.25,3,A,n,1511308800\n",
    "ucdp_ged": "id,type_of_violence,side_a,side_b,source_office,source_date,source_headline,"
    "source_original,where_prec,where_coordinates,where_description,adm_1,latitude,longitude,"
    "date_prec,date_start,date_end\n,,#group,,#meta,,,,,#loc,,,#geo+lat,#geo+lon,,#date,#date\n"
    "1,1,N,S,A;B,2017-11-20;2017-11-21,x;y,police,1,Brenn town,d,V,36.5,44.2,1,2017-11-19,"
    "2017-11-19\n2,2,N,S,,,,,2,Esk,d,V,36,44,2,2017-11-18 00:00:00.000,2017-11-19 00:00:00.000\n",
    "viina": "geonameid,date,status_wiki,status_dsm,status\n700,20220301,UA,UA,UA\n"
    "700,20220302,RU,CONTESTED,UA\n701.0,20220301,UA,,UA\n",
    "hxl": "When,Where,Code,Who,What,From\n#date,#loc+name,#adm2+code,#group,#event,#org+source\n"
    "2017-11-19,Brenn,HL01,North,takes,Post\n20/11/2017,Esk,HL02,South,holds,Post\n",
    "table": "Datum;Bis;Ort;Länge;Breite;Ereignis;Akteur;Quelle\n"
    "19/11/2017;20/11/2017;Brenn;44,25;36,5;erobert;North;Post\n43058;;Esk;44,1;36,4;holds;S;P\n",
}
TOKENS = (
    *(b"\0", b'"', b"\n", b"\r", b",", b";", b"\t", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"#"),
    *(b"99999999999999999999", b"-1", b"1e999", b"nan", b"2017-02-30", b"03/04/2017", b"43057"),
    *(b"\xd9\xa1\xd9\xa9", b"=cmd|' /C calc'!A0", b"<!DOCTYPE x>", b"&#65;", b"r=", b"NA", b"1904"),
)
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MANNERS = (
    ImportSettings(published="2020-01-01"),
    ImportSettings(published="2020-01-01", source="mine", options={"dates": "dmy"}),
    ImportSettings(),
)


@st.composite
def mutated(draw: Callable[..., object], good: bytes) -> bytes:
    """Some bytes of a good file exchanged, left out, doubled, cut off, or with words put in."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        how = draw(st.sampled_from(("put", "set", "drop", "double", "cut", "swap")))
        size = draw(st.integers(1, 40))
        if how == "put":
            data[at:at] = draw(st.sampled_from(TOKENS))
        elif how == "set":
            data[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif how == "drop":
            del data[at : at + size]
        elif how == "double":
            data[at:at] = data[at : at + size]
        elif how == "cut":
            del data[at:]
        else:
            data[at : at + size] = data[at : at + size][::-1]
    return bytes(data)


def cells(name: str) -> list[list[str]]:
    mark = ";" if name == "table" else ","
    return [line.split(mark) for line in GOOD[name].replace('"', "").splitlines()]


@functools.cache
def members(name: str, kind: str) -> dict[str, bytes]:
    made = xlsx_members({"S": cells(name)}) if kind == "xlsx" else ods_members(cells(name))
    return {key: data.encode() if isinstance(data, str) else data for key, data in made.items()}


def makes_sense(found: Imported, manner: ImportSettings) -> None:
    """Hold a result to what the format and its other users rely on."""
    sources = {row.cells["id"] for row in found.rows if row.table == "sources"}
    assert all(map(ID.match, sources))
    for row in found.rows:
        assert all(isinstance(text, str) and text for text in row.cells.values())
        if row.table != "reports":
            continue
        parse_span(row.cells["date"])
        parse_published(row.cells["published"])
        assert row.cells["event"] in EVENTS
        assert row.cells["source"] in sources | {manner.source}
        for spot in row.spots.values():
            assert spot.lat is None or -90 <= spot.lat <= 90
            assert spot.lon is None or -180 <= spot.lon <= 180
            assert spot.name or spot.lon is not None or spot.pcode or spot.geonames
    assert all(problem.message for problem in found.problems)
    assert all(found.notes)


def tried(name: str, data: bytes, suffix: str, manner: ImportSettings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"their{suffix}"
        path.write_bytes(data)
        recognised(sample_of(path))
        try:
            found = IMPORTERS[name].read(path, manner)
        except InputError as wrong:
            assert str(wrong)  # noqa: PT017  (the only error that may come out; it has to say why)
            return
        makes_sense(found, manner)


@pytest.mark.parametrize("name", NAMES)
def test_good_file__is_read_without_a_mistake(name: str) -> None:
    for suffix, data in (
        (".csv", GOOD[name].encode()),
        (".xlsx", zipped(members(name, "xlsx"))),
        (".ods", zipped(members(name, "ods"))),
    ):
        tried(name, data, suffix, MANNERS[0])


@pytest.mark.parametrize("name", NAMES)
def test_good_file__is_known_as_one_of_its_own(name: str, tmp_path: Path) -> None:
    path = tmp_path / "their.csv"
    path.write_text(GOOD[name], "utf-8")
    assert recognised(sample_of(path)) == ([] if name == "table" else [name])


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=2_000), manner=st.sampled_from(MANNERS))
@ORDINARY
def test_any_bytes__are_read_or_refused(name: str, data: bytes, manner: ImportSettings) -> None:
    tried(name, data, ".csv", manner)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data(), manner=st.sampled_from(MANNERS))
@ORDINARY
def test_changed_text__is_read_or_refused(
    name: str, data: st.DataObject, manner: ImportSettings
) -> None:
    encoding = data.draw(st.sampled_from(("utf-8", "utf-8", "utf-16", "windows-1252")))
    good = GOOD[name].encode(encoding)
    tried(name, data.draw(mutated(good)), ".csv", manner)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@given(data=st.data(), name=st.sampled_from(NAMES))
@SLOW
def test_changed_members__are_read_or_refused(kind: str, data: st.DataObject, name: str) -> None:
    good = members(name, kind)
    changed = data.draw(st.sampled_from(sorted(good)))
    made = good | {changed: data.draw(mutated(good[changed]))}
    tried(name, zipped(made), f".{kind}", MANNERS[0])


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
@given(data=st.data(), name=st.sampled_from(NAMES))
@SLOW
def test_changed_workbook__is_read_or_refused(kind: str, data: st.DataObject, name: str) -> None:
    if kind == "xls":
        good = gzip.decompress((Path(__file__).parent / "towns.xls.gz").read_bytes())
    else:
        good = zipped(members(name, kind))
    tried(name, data.draw(mutated(good)), f".{kind}", MANNERS[0])
