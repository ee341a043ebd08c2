"""Reading gives nouns, computes what is stale, writes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.days import parse_day
from landbridge.errors import WorkingFileError
from landbridge.situation import SituationFile
from landbridge.situation.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable


def test_read__gives_the_nouns_of_every_table(file: SituationFile) -> None:
    situation = file.read()
    assert situation.title == "Four towns"
    assert situation.default_modes == ("road", "track")
    assert list(situation.places) == ["harbour", "bridge", "hill", "pass", "depot"]
    assert situation.actors["north"].aliases == ("Northerners", "N")
    assert situation.sources["agency"].family == "wires"
    assert situation.areas["west"].members == {"harbour", "bridge"}
    first, holds, closes, restricts, retracts, _ = situation.reports
    assert (first.row, first.label, first.quote) == (1, "first", "took the town, whole")
    assert (holds.place, holds.known_day) == ("west", parse_day("2017-04-30"))
    assert (closes.a, closes.b, closes.for_whom, closes.direction) == (
        "bridge",
        "hill",
        "organisation",
        "ab",
    )
    assert (restricts.link, restricts.permission, restricts.credibility) == (
        "coast-road",
        "permit",
        3,
    )
    assert retracts.retracts == "first"
    assert situation.claims[0].proposition == "open coast-to-pass by 2018-04"
    assert [rule.link for rule in situation.permissions] == [None, "coast-road"]
    corridor = situation.corridors["coast-to-pass"]
    assert corridor.destination == ("pass", "hill")
    assert corridor.since is not None
    assert corridor.since.first == parse_day("2017-01-01")
    assert corridor.variants == {"bridge": ("bridge",)}


def test_read__names_and_measures_links(file: SituationFile) -> None:
    links = file.read().links
    assert list(links) == [
        "coast-road",
        "bridge--hill",
        "hill--pass:track",
        "hill--pass",
        "depot--harbour:air",
    ]
    road = links["coast-road"]
    assert (road.metres, road.estimated, road.max_vehicle) == (20_000, False, 5)
    drawn = links["bridge--hill"]
    assert not drawn.estimated
    assert drawn.metres == pytest.approx(22_485.6, abs=0.1)
    assert drawn.line == ((35.2, 33.0), (35.3, 33.02), (35.4, 33.1))
    track, leg = links["hill--pass:track"], links["depot--harbour:air"]
    assert (track.estimated, leg.estimated) == (True, True)
    assert track.metres == pytest.approx(1.25 * 21_687, rel=1e-4)
    assert leg.metres == pytest.approx(108_343, rel=1e-4)


def test_read__counts_links_of_one_pair_and_turns_lines_drawn_backwards(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_folder(
        links="a,b,mode,km,geometry\nharbour,bridge,rail,19,\nharbour,bridge,rail,20,\n"
        'bridge,hill,,,"LINESTRING (35.4 33.1, 35.2 33)"\n',
        reports=None,
        permissions=None,
    )
    with SituationFile.create(tmp_path / "x.gpkg") as made:
        made.add(folder)
        links = made.read().links
    assert list(links) == ["harbour--bridge:rail", "harbour--bridge:rail#2", "bridge--hill"]
    assert links["bridge--hill"].line[0] == (35.2, 33.0)


def test_read__imports_no_heavy_library(file: SituationFile, our_path: dict[str, str]) -> None:
    script = (
        "import sys; from landbridge.situation import SituationFile;"
        f"SituationFile.open({str(file.path)!r}).read();"
        "print({'shapely', 'pyproj', 'pandas', 'geopandas'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=our_path
    )
    assert done.stdout.strip() == "set()"


def test_read__computes_what_is_stale_and_writes_nothing(file: SituationFile) -> None:
    before = file.read()
    file._connection.execute("DELETE FROM derived")
    assert file.read() == before
    assert file._connection.execute("SELECT count(*) FROM derived").fetchone() == (0,)


def test_read__says_so_where_another_program_spoilt_a_row(file: SituationFile) -> None:
    file._connection.execute("UPDATE places SET lon = 'east' WHERE id = 'hill'")
    with pytest.raises(WorkingFileError, match="did not write"):
        file.read()


def test_digests__are_of_what_is_said_not_of_how_it_is_kept(
    file: SituationFile,
    make_folder: Callable[..., Path],
    tmp_path: Path,
    north_takes_hill: dict[str, str],
) -> None:
    again = make_folder(
        "again",
        sources="licence,id,name,kind,reliability,family,url\n"
        "CC-BY-4.0,daily,The Daily,newspaper,B,,\n,agency, Agency ,agency,A,wires,\n"
        ",copyist,Copyist,newspaper,C,wires,\n",
    )
    with SituationFile.create(tmp_path / "again.gpkg") as other:
        tables = [again / table.file for table in TABLES.values()]
        other.add([again / "situation.toml", *filter(Path.exists, tables)])
        assert other.read().digests == file.read().digests
        other.add_report(north_takes_hill)
        changed = other.read().digests
    assert {name for name in changed if changed[name] != file.read().digests[name]} == {"reports"}


def test_digests__do_not_depend_on_the_name_of_the_file(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_folder(situation=None)
    digests = []
    for name in ("one.gpkg", "two.gpkg"):
        with SituationFile.create(tmp_path / name) as made:
            made.add(folder)
            digests.append(made.read().digests)
    assert digests[0] == digests[1]


def test_areas__that_cross_themselves_are_mended_and_told(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    ring = "[[34.9, 32.9], [35.1, 33.1], [35.1, 32.9], [34.9, 33.1], [34.9, 32.9]]"
    bow_tie = '{"type": "Polygon", "coordinates": [' + ring + "]}"
    properties = '{"id": "west", "name": "W", "start": 2014, "end": null}'
    feature = '{"type": "Feature", "properties": ' + properties + ', "geometry": ' + bow_tie + "}"
    text = '{"type": "FeatureCollection", "features": [' + feature + "]}"
    with SituationFile.create(tmp_path / "x.gpkg") as made:
        (problem,) = made.add(make_folder(areas=text)).problems
        area = made.read().areas["west"]
    assert (problem.severity, problem.column) == ("warning", "geometry")
    assert "not a valid polygon" in problem.message
    assert area.members == {"harbour"}
    assert area.start is not None
    assert (area.start.text, area.end) == ("2014", None)


def test_summary__counts_what_is_there(file: SituationFile) -> None:
    summary = file.summary()
    assert (summary.title, summary.rows["links"], summary.corridors) == (
        "Four towns",
        5,
        ("coast-to-pass",),
    )
    assert summary.sources_without_licence == ("agency", "copyist")
    assert (summary.first_day, summary.last_published) == (
        parse_day("2017-03-01"),
        parse_day("2017-08-01"),
    )
