"""Working files of every older schema still open, say what they said, and take what is new."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

import landbridge as lb

HERE = Path(__file__).parent
ASKED = {"origin": "aval", "destination": "brenn", "traveller": "aid", "on": "2019-02-01"}


def restored(tmp_path: Path, version: int) -> Path:
    """Make the file anew from what was written of it, in the layout of GeoPackage."""
    path = tmp_path / f"schema-{version}.gpkg"
    with sqlite3.connect(path) as connection:
        connection.executescript((HERE / f"schema-{version}.sql").read_text("utf-8"))
        connection.execute("PRAGMA application_id = 1196444487")
        connection.execute("PRAGMA user_version = 10400")
    connection.close()
    return path


@pytest.mark.parametrize("version", [1, 2])
def test_old_file__answers_as_it_did_and_is_not_changed_by_reading(
    tmp_path: Path, version: int
) -> None:
    path = restored(tmp_path, version)
    before = path.read_bytes()
    answer = lb.open(path).ask(**ASKED)
    assert answer.status.value == "open"
    assert answer.route is not None
    assert answer.route.metres == 50_000
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [1, 2])
def test_old_file__takes_roads_and_names_and_goes_back_to_a_folder(
    tmp_path: Path, version: int
) -> None:
    path = restored(tmp_path, version)
    more = tmp_path / "more"
    more.mkdir()
    (more / "roads.csv").write_text(
        'id,geometry\ntrack,"LINESTRING (20 10, 20.2 10.3, 20.4 10.1)"\n'
    )
    (more / "names.csv").write_text("kind,name,means\nactor,Northern Republic,north\n")
    file = lb.open(path)
    assert file.add(more).added["roads"] == 1
    assert file.info().summary.schema_version > version
    assert {link.road for link in file.situation.links.values()} == {None, "track"}
    file.export(tmp_path / "out")
    again = lb.new(tmp_path / "again.gpkg")
    again.add(tmp_path / "out")
    assert again.ask(**ASKED).route == file.ask(**ASKED).route
    shutil.rmtree(tmp_path / "out")
