"""The working file: adding, reading, exporting, and what it refuses."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from landbridge.days import parse_day
from landbridge.errors import FolderError, InputError, WorkingFileError
from landbridge.situation import SituationFile, migrations
from landbridge.situation.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NORTH_TAKES_HILL = {
    "source": "daily",
    "published": "2018-01-02",
    "date": "2018-01-01",
    "event": "takes",
    "place": "hill",
    "actor": "north",
}


def rows_of(file: SituationFile) -> int:
    """Count all rows of a file."""
    return sum(file.summary().rows.values())


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
    assert (restricts.link, restricts.permission, restricts.credibility) == ("coast-road", "permit", 3)
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


def test_read__imports_no_heavy_library(file: SituationFile) -> None:
    script = (
        "import sys; from landbridge.situation import SituationFile;"
        f"SituationFile.open({str(file.path)!r}).read();"
        "print({'shapely', 'pyproj', 'pandas', 'geopandas'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=our_path()
    )
    assert done.stdout.strip() == "set()"


def our_path() -> dict[str, str]:
    """Let another Python find the package."""
    import landbridge.situation  # noqa: PLC0415

    (folder,) = landbridge.situation.__path__
    return {**os.environ, "PYTHONPATH": str(Path(folder).parents[1])}


def test_read__computes_what_is_stale_and_writes_nothing(file: SituationFile) -> None:
    before = file.read()
    file._connection.execute("DELETE FROM derived")
    assert file.read() == before
    assert file._connection.execute("SELECT count(*) FROM derived").fetchone() == (0,)


def test_read__says_so_where_another_program_spoilt_a_row(file: SituationFile) -> None:
    file._connection.execute("UPDATE places SET lon = 'east' WHERE id = 'hill'")
    with pytest.raises(WorkingFileError, match="did not write"):
        file.read()


def test_add__twice_adds_nothing(file: SituationFile, make_folder: Callable[..., Path]) -> None:
    before, rows = file.read(), rows_of(file)
    summary = file.add(make_folder("again"))
    assert sum(summary.added.values()) == sum(summary.replaced.values()) == 0
    assert sum(summary.unchanged.values()) == rows == rows_of(file)
    assert (summary.declared, summary.problems) == (False, ())
    assert file.read() == before


def test_add__of_two_folders_with_the_same_rows_at_once(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    with SituationFile.create(tmp_path / "x.gpkg") as made:
        summary = made.add([make_folder("one"), make_folder("two")])
        assert summary.added["links"] == summary.unchanged["links"] == 5
        assert summary.problems == ()


def test_add__of_single_tables_resolves_against_the_file(
    file: SituationFile, tmp_path: Path
) -> None:
    table = tmp_path / "reports-2018.csv"
    table.write_text(
        "published,source,date,event,actor,place,weight\n2018,daily,2018,takes,south,hill,7\n",
        encoding="utf-8",
    )
    assert file.add(table).added == {**dict.fromkeys(TABLES, 0), "reports": 1}
    assert file.read().reports[-1].place == "hill"
    assert file.summary().unknown_columns == {"reports": ("weight",)}


def test_add__refuses_other_content_unless_it_may_replace(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    edited = make_folder(
        "edited",
        places=world["places.csv"].replace("hill,Hill,35.4", "hill,The Hill,35.41"),
        relations=world["relations.csv"].replace("2015,2018-05", "2015,2018-06"),
        situation=world["situation.toml"].replace('"relief"', '"fuel"'),
    )
    before = file.read()
    with pytest.raises(FolderError, match="3 rows were refused, so nothing was loaded") as caught:
        file.add(edited)
    places, relations, toml = caught.value.problems
    assert (places.file, places.line, places.column) == ("places.csv", 4, "id")
    assert "name: 'Hill' there, 'The Hill' here; lon: '35.4' there, '35.41' here" in places.message
    assert (relations.file, relations.line) == ("relations.csv", 3)
    assert (toml.line, toml.column) == (9, "corridor.coast-to-pass")
    assert file.read() == before

    summary = file.add(edited, replace=True)
    assert (summary.replaced["places"], summary.replaced["relations"]) == (1, 1)
    after = file.read()
    assert list(after.places) == list(before.places)
    assert after.places["hill"].name == "The Hill"
    assert after.corridors["coast-to-pass"].cargo == "fuel"
    assert after.links["hill--pass:track"].metres != before.links["hill--pass:track"].metres


def test_add__never_changes_a_report(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    relabelled = make_folder("relabelled", reports=world["reports.csv"].replace("whole\",first,", "whole\",1st,"))
    text = (relabelled / "reports.csv").read_text("utf-8").replace(",first\n", ",1st\n")
    (relabelled / "reports.csv").write_text(text, "utf-8")
    with pytest.raises(FolderError) as caught:
        file.add(relabelled)
    warning, refused = sorted(caught.value.problems, key=lambda problem: problem.line or 0)
    assert (warning.line, warning.column, warning.severity) == (2, "label", "warning")
    assert "reports are never changed" in warning.message
    assert (refused.line, refused.column) == (6, "retracts")
    assert "tell them apart by locator or quote" in refused.message
    file.add(relabelled, replace=True, keep_going=True)
    assert file.read().reports[0].label == "first"


def test_add__keeps_going_with_the_good_rows_when_told(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    folder = make_folder(
        places=world["places.csv"] + "cape,Cape,34.9,33,,,\nBad,Bad,1,2,,,\n",
        links=world["links.csv"] + "x,cape,harbour,,,,,\ny,Bad,harbour,,,,,\n",
    )
    with pytest.raises(FolderError, match="2 rows were refused"):
        file.add(folder)
    summary = file.add(folder, keep_going=True)
    assert (summary.added["places"], summary.added["links"], summary.refused) == (1, 1, 2)
    assert [(p.file, p.line) for p in summary.problems] == [("places.csv", 8), ("links.csv", 8)]
    assert "x" in file.read().links


def test_add__joins_declarations(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str], tmp_path: Path
) -> None:
    other = 'format = 1\ntitle = "Four towns"\n[corridor.back]\norigin = "pass"\n'
    other += 'destination = "harbour"\ntraveller = "north"\n'
    file.add(make_folder("other", situation=other))
    assert list(file.read().corridors) == ["coast-to-pass", "back"]
    assert file.read().default_estimator == "latest_report"
    both = world["situation.toml"] + other.partition("\n")[2].partition("\n")[2]
    file.add(make_folder("both", situation=both))
    file.export(tmp_path / "out")
    assert (tmp_path / "out" / "situation.toml").read_text("utf-8") == both


def test_add__names_what_is_no_table(file: SituationFile, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("x\n", "utf-8")
    (tmp_path / "empty").mkdir()
    for name, message in (("odd.csv", "name it as one of"), ("none", "there is no"), ("empty", "none of")):
        with pytest.raises(InputError, match=message):
            file.add(tmp_path / name)


def test_add_report__checks_and_adds_one(file: SituationFile) -> None:
    name, problems = file.add_report(NORTH_TAKES_HILL)
    assert problems == ()
    assert file.read().reports[-1].id == name
    same, problems = file.add_report({**NORTH_TAKES_HILL, "note": "seen twice"})
    assert same == name
    assert [p.file for p in problems] == ["<report>", "<report>"]
    assert file.summary().rows["reports"] == 7


@pytest.mark.parametrize(
    ("column", "cell", "fragment"),
    [
        ("place", "hil", "near: hill"),
        ("quote", "a\0b", "NUL"),
        ("quote", "\ud800", "half a character"),
        ("quote", "x" * 200_000, "longer than"),
        ("event", "", "is empty"),
    ],
)
def test_add_report__refuses(file: SituationFile, column: str, cell: str, fragment: str) -> None:
    with pytest.raises(FolderError, match=fragment) as caught:
        file.add_report({**NORTH_TAKES_HILL, column: cell})
    assert {(p.file, p.column) for p in caught.value.problems} == {("<report>", column)}
    assert file.summary().rows["reports"] == 6


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reports SET note = 'x'",
        "DELETE FROM reports WHERE fid = 1",
        "INSERT OR REPLACE INTO reports (fid, report_id) VALUES (1, 'r0')",
        "INSERT OR REPLACE INTO reports (report_id) SELECT report_id FROM reports",
    ],
)
def test_reports__are_only_ever_added(file: SituationFile, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        file._connection.execute(sql)


def test_digests__are_of_what_is_said_not_of_how_it_is_kept(
    file: SituationFile, make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    again = make_folder("again", sources="licence,id,name,kind,reliability,family,url\n"
        "CC-BY-4.0,daily,The Daily,newspaper,B,,\n,agency, Agency ,agency,A,wires,\n"
        ",copyist,Copyist,newspaper,C,wires,\n")
    with SituationFile.create(tmp_path / "again.gpkg") as other:
        other.add([again / "situation.toml", *(again / table.file for table in TABLES.values())])
        assert other.read().digests == file.read().digests
        other.add_report(NORTH_TAKES_HILL)
        changed = other.read().digests
    assert {name for name in changed if changed[name] != file.read().digests[name]} == {"reports"}


def test_create__refuses_a_file_that_is_there(file: SituationFile) -> None:
    with pytest.raises(WorkingFileError, match="already there"):
        SituationFile.create(file.path)
    with pytest.raises(WorkingFileError, match="make it first"):
        SituationFile.create(file.path.parent / "none" / "x.gpkg")
    assert [path.name for path in file.path.parent.iterdir()] == ["first", "world.gpkg"]


def test_create__takes_a_title_until_one_is_authored(tmp_path: Path, make_folder: Callable[..., Path]) -> None:
    with SituationFile.create(tmp_path / "x.gpkg", title='A "title"') as made:
        assert made.read().title == 'A "title"'
        made.add(make_folder())
        assert made.read().title == "Four towns"


def test_open__says_what_is_wrong_with_a_file(tmp_path: Path, file: SituationFile) -> None:
    (tmp_path / "text.gpkg").write_text("hello", "utf-8")
    with sqlite3.connect(tmp_path / "other.gpkg") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    shutil.copy(file.path, tmp_path / "newer.gpkg")
    with sqlite3.connect(tmp_path / "newer.gpkg") as newer:
        newer.execute("INSERT INTO landbridge_schema (version, name) VALUES (99, 'later')")
    newer.close()
    for name, message in (
        ("none.gpkg", "there is no file"),
        ("text.gpkg", "is not a SQLite file"),
        ("other.gpkg", "not one of ours"),
        ("newer.gpkg", "newer landbridge"),
        ("first", "is a folder"),
    ):
        with pytest.raises(WorkingFileError, match=message):
            SituationFile.open(tmp_path / name)


def test_open__to_read_refuses_to_add(file: SituationFile, make_folder: Callable[..., Path]) -> None:
    with SituationFile.open(file.path) as reader:
        with pytest.raises(WorkingFileError, match="writable=True"):
            reader.add(make_folder())
        with pytest.raises(WorkingFileError, match="writable=True"):
            reader.add_report(NORTH_TAKES_HILL)


def test_open__takes_the_steps_that_an_old_file_lacks(
    file: SituationFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read()
    step = migrations.Migration(2, "a step", ("CREATE TABLE later (x)",))
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, step])
    file.close()
    bytes_before = file.path.read_bytes()
    with SituationFile.open(file.path) as reader:
        assert reader.read() == before
        assert reader.summary().schema_version == 2
    assert file.path.read_bytes() == bytes_before
    with SituationFile.open(file.path, writable=True):
        pass
    with SituationFile.open(file.path) as reader:
        assert reader.summary().schema_version == 2


def test_schema__has_a_column_for_every_column_of_the_format(file: SituationFile) -> None:
    for table in TABLES.values():
        names = [row[1] for row in file._connection.execute(f"PRAGMA table_info({table.name})")]
        assert set(table.column_names) <= set(names)


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """Give a folder, and for root the rights of somebody who is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o777)
        shutil.rmtree(folder)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_open__reads_a_read_only_file_in_a_read_only_folder(
    ordinary_user: Path, journal: str
) -> None:
    path = ordinary_user / "x.gpkg"
    with SituationFile.create(path, title="Here") as made:
        made._connection.execute(f"PRAGMA journal_mode = {journal}")
    path.chmod(0o444)
    ordinary_user.chmod(0o555)
    with SituationFile.open(path) as reader:
        assert reader.read().title == "Here"
    assert [item.name for item in ordinary_user.iterdir()] == ["x.gpkg"]
    with pytest.raises(WorkingFileError):
        SituationFile.create(ordinary_user / "y.gpkg")


KILLED = """
import os, signal, sys
from landbridge.situation import SituationFile
def stop(what):
    if what == "measuring":
        os.kill(os.getpid(), signal.SIGKILL)
file = SituationFile.open(sys.argv[1], writable=True)
file._connection.execute("PRAGMA cache_size = 1")  # so that half of it is on the disk by then
file.add(sys.argv[2], progress=stop)
"""


def test_add__killed_half_way_leaves_the_old_state(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    many = "".join(f"daily,2018,2018,holds,hill,,,,north,,,,,,,p. {i},,,\n" for i in range(500))
    folder = make_folder(reports=world["reports.csv"] + many)
    before = file.read()
    file.close()
    old = file.path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(file.path), str(folder)], check=False, env=our_path()
    )
    assert done.returncode == -9
    assert file.path.read_bytes() != old
    with SituationFile.open(file.path) as reader:
        assert reader.read() == before
    with SituationFile.open(file.path, writable=True) as writer:
        assert writer.add(folder).added["reports"] == 500


def test_add__that_fails_while_writing_leaves_the_old_state(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    folder = make_folder(places=world["places.csv"] + "cape,Cape,34.9,33,,,\n")
    before = file.read()

    def fail(what: str) -> None:
        if what == "measuring":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        file.add(folder, progress=fail)
    assert file.read() == before


def test_export__refuses_a_folder_that_is_not_empty(file: SituationFile, tmp_path: Path) -> None:
    for target, message in (
        (tmp_path / "first", "is not empty"),
        (file.path, "is a file"),
        (tmp_path / "none" / "x", "make it first"),
    ):
        with pytest.raises(WorkingFileError, match=message):
            file.export(target)


def test_export__leaves_nothing_half_written(
    file: SituationFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(WorkingFileError, match="No space left"):
        file.export(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "world.gpkg"]


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
