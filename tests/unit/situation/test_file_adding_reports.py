"""Reports are only ever added."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from landbridge.errors import FolderError
from landbridge.situation import SituationFile

if TYPE_CHECKING:
    from collections.abc import Callable


def test_add__never_changes_a_report(
    file: SituationFile, make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    relabelled = make_folder(
        "relabelled", reports=world["reports.csv"].replace('whole",first,', 'whole",1st,')
    )
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


def test_add_report__checks_and_adds_one(
    file: SituationFile, north_takes_hill: dict[str, str]
) -> None:
    name, problems = file.add_report(north_takes_hill)
    assert problems == ()
    assert file.read().reports[-1].id == name
    same, problems = file.add_report({**north_takes_hill, "note": "seen twice"})
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
def test_add_report__refuses(
    file: SituationFile, column: str, cell: str, fragment: str, north_takes_hill: dict[str, str]
) -> None:
    with pytest.raises(FolderError, match=fragment) as caught:
        file.add_report({**north_takes_hill, column: cell})
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
