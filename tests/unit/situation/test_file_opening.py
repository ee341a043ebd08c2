"""Making, opening and exporting a working file, and what is refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.errors import WorkingFileError
from landbridge.situation import SituationFile, migrations
from landbridge.situation.columns import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


NOBODY = 65534


def test_create__refuses_a_file_that_is_there(file: SituationFile) -> None:
    with pytest.raises(WorkingFileError, match="already there"):
        SituationFile.create(file.path)
    with pytest.raises(WorkingFileError, match="make it first"):
        SituationFile.create(file.path.parent / "none" / "x.gpkg")
    assert [path.name for path in file.path.parent.iterdir()] == ["first", "world.gpkg"]


def test_create__takes_a_title_until_one_is_authored(
    tmp_path: Path, make_folder: Callable[..., Path]
) -> None:
    with SituationFile.create(tmp_path / "x.gpkg", title='A "title"') as made:
        assert made.read().title == 'A "title"'
        made.add(make_folder())
        assert made.read().title == "Four towns"


def test_create__takes_any_name(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=ro#%41 ملف.gpkg"
    SituationFile.create(path).close()
    with SituationFile.open(path, writable=True) as made:
        assert made.read().title == path.stem


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


def test_open__to_read_refuses_to_add(
    file: SituationFile, make_folder: Callable[..., Path], north_takes_hill: dict[str, str]
) -> None:
    with SituationFile.open(file.path) as reader:
        with pytest.raises(WorkingFileError, match="writable=True"):
            reader.add(make_folder())
        with pytest.raises(WorkingFileError, match="writable=True"):
            reader.add_report(north_takes_hill)


def test_open__takes_the_steps_that_an_old_file_lacks(
    file: SituationFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read()
    step = migrations.Migration(4, "a step", ("CREATE TABLE later (x)",))
    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, step])
    file.close()
    bytes_before = file.path.read_bytes()
    with SituationFile.open(file.path) as reader:
        assert reader.read() == before
        assert reader.summary().schema_version == 4
    assert file.path.read_bytes() == bytes_before
    with SituationFile.open(file.path, writable=True):
        pass
    with SituationFile.open(file.path) as reader:
        assert reader.summary().schema_version == 4


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
        os.chown(folder, NOBODY, -1)
        os.seteuid(NOBODY)
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
