"""Files of others through the command line: names, maps, and what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from test_walk_documents import agrees
from walk_world import Ran

Run = Callable[..., Ran]
THEIRS = """\
date,place,lat,lon,event,actor,source
2020-07-01,Fort,40.12,20.7,holds,Red,courier
2020-07-02,Castle,40.12,20.7,holds,Hill Tribe,watch
"""
TAKEN = ("--published", "2020-08-01", "--accept-map")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A table of theirs with two names that mean nothing here."""
    path = tmp_path / "theirs.csv"
    path.write_text(THEIRS, "utf-8")
    return path


def test_names__are_listed_filled_in_and_read(run: Run, own: Path, theirs: Path) -> None:
    names = theirs.with_name("names.csv")
    before = own.read_bytes()
    told = run("add", own, theirs, *TAKEN, "--names-out", names)
    assert (told.code, own.read_bytes()) == (1, before)
    assert "theirs.csv, line 3" in told.out
    assert run("add", own, names).code == 0  # undecided
    assert "1 rows held back" in run("add", own, theirs, *TAKEN).out
    text = names.read_text("utf-8")
    names.write_text(text.replace("Castle,", "Castle,fort").replace("Tribe,", "Tribe,-"), "utf-8")
    told = run("add", own, names)
    assert (told.code, told.out) == (0, "added nothing; replaced 2 names\n")
    told = run("add", own, theirs, *TAKEN)
    assert told.code == 0
    assert "1 reports left out" in told.out
    assert "added 1 reports" in told.out
    again = run("add", own, theirs, *TAKEN, "--json")
    agrees(again.document, "add")
    assert not any(again.document["added"].values())


def test_names_out__writes_over_nothing_of_worth(run: Run, own: Path, theirs: Path) -> None:
    names = theirs.with_name("names.csv")
    names.write_text("kind,name,means\nplace,Castle,fort\n", "utf-8")
    for out, why in ((own, "read here"), (theirs, "read here"), (names, "filled in")):
        before = out.read_bytes()
        told = run("add", own, theirs, *TAKEN, "--names-out", out)
        assert (told.code, out.read_bytes()) == (2, before)
        assert why in told.err


def test_new_places__makes_none_at_the_spot_of_one(run: Run, own: Path, theirs: Path) -> None:
    told = run("add", own, theirs, *TAKEN, "--new-places", "--new-actors", "--json")
    assert told.code == 1
    assert "'Fort' is 0.0 km away" in told.document["problems"][0]["message"]


def test_swapped_coordinates__are_named_so(run: Run, own: Path, theirs: Path) -> None:
    theirs.write_text(THEIRS.replace("lat,lon", "lon,lat"), "utf-8")
    told = run("add", own, theirs, *TAKEN, "--new-places", "--new-actors", "--json")
    (problem,) = (p for p in told.document["problems"] if p["line"] == 2)
    assert "are longitude and latitude swapped?" in problem["message"]
    assert told.code == 1


def test_preview__of_theirs_ends_in_lines_of_its_own(run: Run, own: Path, theirs: Path) -> None:
    theirs.write_text(THEIRS.partition("2020-07-02")[0], "utf-8")
    told = run("add", own, theirs, *TAKEN, "--preview")
    assert told.code == 0
    assert told.out.endswith("\na preview: nothing was added\n")


def test_own_tables__take_no_words_about_theirs(run: Run, own: Path, world: Path) -> None:
    before = own.read_bytes()
    for words in (["--preview"], ["--source", "courier"], ["--set", "dates=dmy"]):
        told = run("add", own, world, *words)
        assert (told.code, own.read_bytes()) == (2, before)
        assert "only for files of others" in told.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--published", "soon"], "--published: 'soon' is not a date"),
        (["--as", "tabel"], "--as tabel: no such importer"),
        (["--set", "colour=red"], "--set colour: table has no option 'colour'"),
        (["--set", "table=people"], "--set table=people: write reports or places"),
        (["--source", "nobody"], "--source nobody: no such source"),
    ],
)
def test_misuse__is_told_as_such(
    run: Run, own: Path, theirs: Path, words: list[str], why: str
) -> None:
    told = run("add", own, theirs, "--published", "2020-08-01", *words)
    assert told.code == 2
    assert why in told.err


def test_a_file__that_says_nothing_of_itself(run: Run, own: Path, tmp_path: Path) -> None:
    empty = tmp_path / "map.kml"
    empty.touch()
    told = run("add", own, empty)
    assert (told.code, told.err) == (1, "landbridge: 'map.kml' is empty: take the file again\n")
    told = run("add", own, own)
    assert "is a working file: write it out as a folder" in told.err
    (tmp_path / "nothing").mkdir()
    assert "no places.csv, reports.csv" in run("add", own, tmp_path / "nothing").err


def test_two_files__at_once_are_as_one_after_another(
    run: Run, own: Path, theirs: Path, tmp_path: Path
) -> None:
    theirs.write_text(THEIRS.replace("Castle,40.12,20.7", "Castle,41.5,22.0"), "utf-8")
    more = theirs.with_name("more.csv")
    more.write_text(theirs.read_text("utf-8").replace("2020-07", "2020-06"), "utf-8")
    names = theirs.with_name("names.csv")
    told = run("add", own, theirs, more, *TAKEN, "--names-out", names)
    assert "2 names mean nothing here yet, or more than one thing (2 rows held back)" in told.out
    assert names.read_text("utf-8").count("Hill Tribe") == 1
    other = Path(shutil.copy(own, tmp_path / "other.gpkg"))
    anew = (*TAKEN, "--new-places", "--new-actors")
    assert run("add", own, theirs, more, *anew).code == 0
    assert run("add", other, theirs, *anew).code == run("add", other, more, *anew).code == 0
    for path in (own, other):
        run("export", path, path.with_suffix(""))
    for table in ("reports.csv", "places.csv", "actors.csv", "sources.csv", "imports.csv"):
        one, two = (path.with_suffix("") / table for path in (own, other))
        assert sorted(one.read_text("utf-8").split()) == sorted(two.read_text("utf-8").split())
    again = tmp_path / "again.gpkg"
    run("new", again)
    assert run("add", again, own.with_suffix("")).code == 0
    assert run("info", again).out == run("info", own).out


def test_the_same_file__under_another_name_or_source(run: Run, own: Path, theirs: Path) -> None:
    theirs.write_text(THEIRS.partition("2020-07-02")[0], "utf-8")
    assert run("add", own, theirs, *TAKEN).code == 0
    copy = Path(shutil.copy(theirs, theirs.with_name("copy.csv")))
    assert "added 1 imports; already there: 1 reports" in run("add", own, copy, *TAKEN).out
    told = run("add", own, copy, *TAKEN, "--source", "watch")
    assert told.code == 0


def test_a_code__that_no_place_has(run: Run, own: Path, tmp_path: Path) -> None:
    table = tmp_path / "coded.csv"
    table.write_text(
        "date,place,who,what,by\n#date,#adm2+code,#group,#event,#org+source\n"
        "2020-07-01,XN0199,Red,holds,courier\n",
        "utf-8",
    )
    assert "no place has 'XN0199'" in run("add", own, table, "--published", "2020-08-01").out


WAY = """<osm version="0.6"><node id="1" lat="10" lon="20"/><node id="2" lat="{}" lon="20.1"/>
<way id="7"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>
"""


def test_roads__say_what_was_wrong_with_them(run: Run, own: Path, tmp_path: Path) -> None:
    roads, words = tmp_path / "roads.osm", tmp_path / "map.toml"
    roads.write_text(WAY.format("95"), "utf-8")
    told = run("add", own, roads)
    assert "(1 without two nodes that are there and on Earth)" in told.err
    roads.write_text(WAY.format("10"), "utf-8")
    words.write_text('[columns]\nclass = "highway"\n', "utf-8")
    for wrong, why in (
        (["--map", words], "--map: no table 'columns'; none is read here"),
        (["--classes", "primari"], "--classes: no class 'primari'"),
    ):
        told = run("add", own, roads, *wrong)
        assert told.code == 2
        assert why in told.err


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("roads.shp", b"\0\0\x27\x0a" + b"\0" * 200, "keep .shp, .shx and .dbf together"),
        ("roads.json", b"{}", "it holds nothing of the kind that its name says"),
    ],
)
def test_vector_files__that_are_none(
    run: Run, own: Path, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert why in run("add", own, tmp_path / name, "--as", "roads").err


def test_their_table__with_a_name_of_ours(run: Run, own: Path, tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text("Datum,Ort,Ereignis,Wer,Quelle\n2020-07-01,Fort,holds,Red,courier\n", "utf-8")
    told = run("add", own, table)
    assert told.code == 1
    assert "is read with --as table" in told.err
    assert run("add", own, table, "--as", "table", *TAKEN).code == 0


def test_a_table_of_ours__too_large_is_not_read(run: Run, own: Path, tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    with table.open("wb") as file:
        file.truncate((1 << 30) + (1 << 20))  # holds nothing on the disk
    told = run("add", own, table)
    assert told.code == 1
    assert "has 1,025 MB, more than 1,024: split it, or take a part" in told.err


def test_replace__takes_new_roads_and_leaves_a_source_as_somebody_described_it(
    tmp_path: Path,
) -> None:
    import landbridge as lb
    from landbridge.model.imports import ForeignRow
    from landbridge.situation import SituationFile

    path = tmp_path / "made.gpkg"
    file = lb.new(path)
    (tmp_path / "sources.csv").write_text("id,name,family,licence\nmap,The Map,atlas,CC0-1.0\n")
    file.add(tmp_path / "sources.csv")

    def rows(east: float) -> list[ForeignRow]:
        road = {"id": "r", "source": "map", "geometry": f"LINESTRING (36 33, {east} 33)"}
        return [
            ForeignRow("sources", {"id": "map", "name": "Map"}, "x.osm"),
            ForeignRow("roads", road, "x.osm"),
        ]

    with SituationFile.open(path, writable=True) as made:
        made.add_rows(rows(36.1))
        assert made.add_rows(rows(36.2), replace=True).replaced["roads"] == 1
        source = made.read().sources["map"]
    assert (source.name, source.family, source.licence) == ("The Map", "atlas", "CC0-1.0")
