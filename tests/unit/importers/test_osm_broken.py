"""Files that are no extract, or half of one, or made to do harm: refused in words, in bounds."""

from __future__ import annotations

import contextlib
import gzip
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.errors import InputError
from landbridge.importers import osm
from landbridge.model.imports import ImportSettings

osmium = pytest.importorskip("osmium")
VILLAGE = Path(__file__).parent / "osm" / "village.osm"
BILLION = """<?xml version="1.0"?>
<!DOCTYPE osm [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<osm version="0.6"><node id="1" lat="1" lon="1"><tag k="name" v="&c;"/></node></osm>
"""


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as told:
        osm.read(path, ImportSettings())
    return str(told.value)


@pytest.fixture(scope="module")
def packed(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("osm") / "village.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for thing in osmium.FileProcessor(str(VILLAGE)):
            writer.add(thing)
    return path.read_bytes()


def test_pbf__that_is_cut_off_says_in_which_block(tmp_path: Path, packed: bytes) -> None:
    path = tmp_path / "half.osm.pbf"
    path.write_bytes(packed[: len(packed) - 20])
    assert "cut off in the block that begins at byte" in refusal(path)
    path.write_bytes(packed[:40])
    assert "cut off" in refusal(path)


def test_pbf__of_garbage(tmp_path: Path) -> None:
    path = tmp_path / "garbage.osm.pbf"
    path.write_bytes(b"This is a letter, and no map.\n" * 1000)
    assert "not a file of OpenStreetMap" in refusal(path)
    path.write_bytes(b"\0\0\0\x0d\x0a\x09OSMHeader\x18\x7f" + b"\xff" * 200)
    assert "packed in a way that is not read" in refusal(path)


def test_pbf__with_a_nul_in_a_word(tmp_path: Path, packed: bytes) -> None:
    """The reader that is used would run over its end and take the process with it."""
    at = packed.rfind(b"OSMData") - 6
    begins = packed.index(b"\x78\x9c", at)
    block = zlib.decompress(packed[begins:])
    path = tmp_path / "torn.osm.pbf"
    path.write_bytes(packed[:at] + block_of(block))
    assert len(osm.read(path, ImportSettings()).rows) > 10
    path.write_bytes(packed[:at] + block_of(block.replace(b"Quay Road", b"Qua\0 Road")))
    assert "a word holds a NUL" in refusal(path)


def test_pbf__that_would_unpack_to_far_more(tmp_path: Path, packed: bytes) -> None:
    path = tmp_path / "bomb.osm.pbf"
    path.write_bytes(packed + block_of(b"\x12" + varint(30_000_000) + b"\0" * 30_000_000) * 3)
    assert "as files made to do harm do" in refusal(path)


def block_of(data: bytes) -> bytes:
    """A block of things as it stands in a file, with its header."""
    inside = zlib.compress(data, 9)
    blob = b"\x10" + varint(len(data)) + b"\x1a" + varint(len(inside)) + inside
    head = b"\x0a\x07OSMData\x18" + varint(len(blob))
    return len(head).to_bytes(4, "big") + head + blob


def varint(value: int) -> bytes:
    found = []
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def test_file__that_is_empty_or_missing_or_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "empty.osm.pbf"
    path.touch()
    assert "is empty" in refusal(path)
    assert "cannot be read" in refusal(tmp_path / "nowhere.osm")
    assert "cannot be read" in refusal(tmp_path)


def test_xml__with_entities(tmp_path: Path) -> None:
    path = tmp_path / "laughs.osm"
    path.write_text(BILLION, "utf-8")
    assert "entities" in refusal(path)
    late = tmp_path / "late.osm"
    late.write_text("<?xml version='1.0'?>" + "<!-- -->" * 600 + BILLION.partition("?>")[2])
    assert "no <osm>" in refusal(late)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<osm version='0.6'><node id='1' lat='1' lon='1'/>", "no element found"),
        ("<osm version='0.6'><node id='x' lat='1' lon='1'/></osm>", "illegal id"),
        ("<osm version='0.6'><node id='1' lat='north' lon='1'/></osm>", "cannot be read"),
        ("<osmChange version='0.6'><create/></osmChange>", "holds changes"),
        ("<html><body>Too many requests</body></html>", "no <osm>"),
        ('{"version": 0.6, "elements": []}', "not a file of OpenStreetMap"),
        ("<osm version='0.6'></osm>", "no ways"),
    ],
)
def test_xml__that_is_broken_or_something_else(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "broken.osm"
    path.write_text(text, "utf-8")
    assert told in refusal(path)


def test_xml__of_one_endless_element(tmp_path: Path) -> None:
    path = tmp_path / "endless.osm"
    path.write_bytes(b"<osm version='0.6' note='" + b"a" * 5_000_000)
    assert "without the end of an element" in refusal(path)


def test_gz__that_is_a_bomb_or_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "bomb.osm.gz"
    text = b"<osm version='0.6'>" + b"<node id='1' lat='1' lon='1'/>" * 4_000_000
    path.write_bytes(gzip.compress(text, 9))
    assert "times its size" in refusal(path)
    whole = gzip.compress(VILLAGE.read_bytes())
    path.write_bytes(whole[: len(whole) // 2])
    assert "cut off or damaged" in refusal(path)


def test_history__is_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.osh.pbf"
    header = osmium.io.Header()
    header.has_multiple_object_versions = True
    with osmium.SimpleWriter(str(path), header=header) as writer:
        for thing in osmium.FileProcessor(str(VILLAGE)):
            writer.add(thing)
    assert "history" in refusal(path)


def test_package__that_is_missing_is_named(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "osmium", None)
    assert "landbridge[osm]" in refusal(VILLAGE)


def tried(path: Path, data: bytes) -> None:
    """Nothing but a refusal in words may come of it."""
    path.write_bytes(data)
    with contextlib.suppress(InputError):
        osm.read(path, ImportSettings(published="2026-03-01", options={"classes": "all"}))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.binary(max_size=400))
def test_fuzz__any_bytes(tmp_path_factory, data: bytes) -> None:
    tried(tmp_path_factory.getbasetemp() / "any.osm.pbf", data)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(data=st.data())
def test_fuzz__a_good_file_with_some_bytes_changed(tmp_path_factory, packed, data) -> None:
    form = data.draw(st.sampled_from(("osm", "osm.gz", "pbf")))
    whole = VILLAGE.read_bytes() if form != "pbf" else packed
    good = bytearray(gzip.compress(whole, mtime=0) if form == "osm.gz" else whole)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        kind = data.draw(st.sampled_from(("set", "cut", "double", "insert")))
        if kind == "set":
            good[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del good[at : at + data.draw(st.integers(1, 200))]
        elif kind == "double":
            good[at:at] = good[at : at + data.draw(st.integers(1, 200))]
        else:
            good[at:at] = data.draw(st.binary(max_size=20))
        if not good:
            break
    tried(tmp_path_factory.getbasetemp() / f"mutated.{form}", bytes(good))
