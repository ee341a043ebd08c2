"""Maps and pages of others that are broken: the spot is named, and the file stays as it was."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from walk_maps import FOLDER, N, Run, box, content, filled

Ring = list[list[Any]]


def polygon(ring: Ring, **more: Any) -> str:
    feature = {
        "type": "Feature",
        "properties": {"held_by": N},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", **more, "features": [feature]})


def kml(coordinates: str, *, head: str = '<?xml version="1.0"?>', more: str = "") -> str:
    return (
        f'{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n<Placemark>'
        f"<name>{N}</name>{more}<Polygon><outerBoundaryIs><LinearRing><coordinates>{coordinates}"
        "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>"
    )


def packed(**members: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(name.replace("__", "."), inside)
    return data.getvalue()


WEST = box(35.9, 36.8)[0]
BOWTIE: Ring = [[35.9, 32.9], [36.8, 33.1], [36.8, 32.9], [35.9, 33.1], [35.9, 32.9]]
ROUND: Ring = [[179, 32], [-179, 32], [-179, 34], [179, 34], [179, 32]]
SQUARE = " ".join(f"{lon},{lat}" for lon, lat in WEST)
UTM = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}
ENTITY = '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE kml SYSTEM "file:///etc/passwd">'
TABLE = '{| class="wikitable"\n! Town !! Controlled by\n|-\n'

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "degrees.geojson": (polygon([[y + 90, x + 90] for x, y in WEST]),
                        "polygon 1: latitude 125.9 is out of range"),
    "metres.geojson": (polygon([[5e5, 3.6e6], [6e5, 3.6e6], [6e5, 3.7e6], [5e5, 3.6e6]]),
                       "polygon 1: latitude 3.6e+06 is out of range"),
    "utm.geojson": (polygon(WEST, crs=UTM), "is in 'urn:ogc:def:crs:EPSG::32637', not in WGS 84"),
    "nan.geojson": (polygon([[float("nan"), 33], *WEST[1:]]), "NaN is not a number"),
    "words.geojson": (polygon([["35", "32"], *WEST[1:]]), "polygon 1: ['35', '32'] is no position"),
    "deep.geojson": ('{"a":\n' + "[" * 100_000, "line 2: nested more than 60 deep"),
    "cut.geojson": (polygon(WEST)[:90], "line 1, character"),
    "empty.geojson": ("", "empty"),
    "entity.kml": (kml(SQUARE + "&b;", head=ENTITY), "declares entities or a document type"),
    "outside.kml": (kml(SQUARE, head=OUTSIDE), "declares entities or a document type"),
    "nan.kml": (kml("nan,32 36,32 36,34 nan,32"), "line 2, column 'geometry': polygon 1: has a"),
    "words.kml": (kml("a,b c,d e,f"), "line 2, column 'geometry': polygon 1: 'a,b' is no coord"),
    "deep.kml": (kml(SQUARE, more="<Folder>" * 5_000), "nested more than 200 deep"),
    "cut.kml": (kml(SQUARE)[:120], "is not XML that can be read"),
    "span.kml": (kml(SQUARE, more="<TimeSpan><begin>2020-05-01</begin><end>2020-01-01</end>"
                     "</TimeSpan>"), "line 2, column 'date': polygon 1: the span from"),
    "bomb.kmz": (packed(doc__kml=b" " * (32 * 1024 * 1024)), "archives made to do harm"),
    "none.kmz": (packed(image__png=b"x"), "holds no .kml file"),
    "damaged.kmz": (b"PK\x03\x04" + b"garbage" * 100, "is not an archive that can be opened"),
    "open.lua": ('return { marks = {\n{ lat = "33', "line 2: a string begins here and does not"),
    "deep.lua": ("return " + "{" * 100_000, "line 1: nested more than 40 deep"),
    "wrong.lua": ('return { marks = {\n{ lat = "133", long = "36", mark = "Location dot red.svg" }'
                  " } }", "line 2, column 'lat': the mark"),
    "open.wiki": (TABLE + "| West || North", "line 1: a table begins here and does not end"),
    "deep.wiki": (TABLE + "{|\n" * 50_000, "line 1: a table begins here and does not end"),
}  # fmt: skip
READ: dict[str, tuple[str | bytes, str]] = {
    "bowtie.geojson": (polygon(BOWTIE), "polygon 1: not valid (self-intersection): mended"),
    "unclosed.geojson": (polygon(WEST[:-1]), "polygon 1: ring not closed: closed"),
    "round.geojson": (polygon(ROUND), "polygon 1: cut at the antimeridian"),
    "exchanged.geojson": (polygon([[y, x] for x, y in WEST]),
                          "1 place would lie in one if lon and lat were exchanged"),
    "abroad.geojson": (polygon([[x - 90, y] for x, y in WEST]), "a map of another country?"),
    "utf-16.geojson": (polygon(WEST).encode("utf-16"), "1 report on 1 of 3 places"),
    "utf-16.kml": (kml(SQUARE, head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
                   "1 report on 1 of 3 places"),
    "bowtie.kml": (kml(" ".join(f"{x},{y}" for x, y in BOWTIE)), "polygon 1: not valid"),
    "inside.zip": (packed(a__kmz=packed(doc__kml=kml(SQUARE))), "1 report on 1 of 3 places"),
    "span.wiki": (TABLE + '| rowspan="99999999" | West || colspan="99999999" | ' + N + "\n|}\n",
                  "1 report on 1 place from 1 revision"),
}  # fmt: skip
READERS = {".lua": "wikipedia_module", ".wiki": "wikipedia_table"}


def words_for(path: Path, name: str, data: str | bytes) -> tuple[object, ...]:
    theirs = path.parent / name
    theirs.write_bytes(data.encode() if isinstance(data, str) else data)
    reader = READERS.get(theirs.suffix, "control_map")
    meaning: tuple[object, ...] = ("--map", path.parent / "map.toml")
    if reader == "wikipedia_module":
        meaning = ("--accept-map",)
    return ("add", path, theirs, "--as", reader, "--source", "atlas", "--published", "2020-01-01",
            *meaning)  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_broken__is_refused_with_its_spot(run: Run, tmp_path: Path, name: str) -> None:
    path = filled(run, tmp_path, FOLDER)
    data, said = REFUSED[name]
    words = words_for(path, name, data)
    before = content(path)
    told = run(*words)
    assert told.code in (1, 2), told.out
    assert name in told.err + told.out
    assert said in told.err + told.out
    assert content(path) == before
    document = run(*words, "--json")
    assert document.code in (1, 2)
    message = said.rpartition("': ")[2]  # file, line and column stand beside it
    assert message in json.dumps(document.document, ensure_ascii=False)


@pytest.mark.parametrize("name", READ)
def test_crooked__is_read_and_what_was_done_is_said(run: Run, tmp_path: Path, name: str) -> None:
    path = filled(run, tmp_path, FOLDER)
    data, said = READ[name]
    told = run(*words_for(path, name, data), "--accept-map")
    assert told.code == 0, told.err
    assert said in told.err + told.out


@pytest.mark.parametrize("suffix", [".geojson", ".kml", ".kmz", ".shp", ".gpkg", ".lua", ".wiki"])
def test_garbage__of_200_mb_is_refused(run: Run, tmp_path: Path, suffix: str) -> None:
    if suffix in {".shp", ".gpkg"}:
        pytest.importorskip("pyogrio")
    path = filled(run, tmp_path, FOLDER)
    before = content(path)
    words = words_for(path, f"garbage{suffix}", bytes(range(256)) * 4096)
    with (tmp_path / f"garbage{suffix}").open("r+b") as file:
        file.truncate(200 * 1024 * 1024)  # sparse: it costs no disk
    told = run(*words)
    assert told.code == 1
    assert f"garbage{suffix}" in told.err
    assert content(path) == before
