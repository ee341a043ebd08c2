"""Whatever is spoilt in a folder, it is told in words, and what is loaded can be read."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landbridge.errors import FolderError, InputError
from landbridge.situation import SituationFile, check_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

JUNK = [
    "",
    " ",
    "x",
    "hill",
    "bridge",
    "west",
    "north",
    "south",
    "daily",
    "first",
    "shut",
    "country:SY",
    "country:",
    "coast-road",
    "hill--pass:track",
    "2017",
    "2017-02-30",
    "2030-01-01",
    "2018/2017",
    "2017-01-01T25:99",
    "9999-12-31T23:59-14:00",
    "0000",
    "1",
    "0",
    "-1",
    "1e308",
    "nan",
    "both",
    "ab",
    "opens",
    "retracts",
    "restricts",
    "denied",
    "organisation",
    "LINESTRING (1 2, 3 4)",
    "LINESTRING EMPTY",
    "LINESTRING (nan nan, 1 1)",
    "=cmd()",
    "السلطة",
    "a\nb",
    '"',
    ";",
    "\x00",
]
TABLES = ("sources", "actors", "places", "links", "relations", "permissions", "reports", "claims")
EDITS = st.tuples(
    st.sampled_from(TABLES), st.integers(0, 6), st.integers(0, 20), st.sampled_from(JUNK)
)


def spoil(world: Mapping[str, str], edits: list[tuple[str, int, int, str]], folder: Path) -> None:
    """Write the world with some cells told otherwise; line 0 is the header."""
    tables = {f"{name}.csv": list(csv.reader(io.StringIO(world[f"{name}.csv"]))) for name in TABLES}
    for table, line, column, junk in edits:
        rows = tables[f"{table}.csv"]
        row = rows[line % len(rows)]
        row[column % len(row)] = junk
    for name, text in world.items():
        if name in tables:
            with (folder / name).open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(tables[name])
        else:
            (folder / name).write_text(text, "utf-8")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=st.lists(EDITS, min_size=1, max_size=6))
def test_spoilt_cells__are_refused_in_words_or_loaded_and_read(
    world: dict[str, str], edits: list[tuple[str, int, int, str]]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "spoilt"
        folder.mkdir()
        spoil(world, edits, folder)
        summary = check_folder(folder)
        with SituationFile.create(Path(place) / "x.gpkg") as file:
            if summary.refused:
                with pytest.raises(FolderError) as caught:
                    file.add(folder)
                assert caught.value.problems == summary.problems
                assert not any(file.summary().rows.values())
            file.add(folder, keep_going=bool(summary.refused))
            situation = file.read()
            again = file.add(folder, keep_going=True)
            assert not any(again.added.values())
            assert file.read() == situation
            file.export(Path(place) / "out")
            with SituationFile.create(Path(place) / "y.gpkg") as other:
                other.add(Path(place) / "out")
                assert other.read() == situation


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["places.csv", "situation.toml", "areas.geojson", "reports.csv"]),
    cut=st.integers(0, 400),
    data=st.binary(max_size=8),
)
def test_spoilt_bytes__are_refused_in_words(
    world: dict[str, str], name: str, cut: int, data: bytes
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for file, text in world.items():
            whole = text.encode()
            (folder / file).write_bytes(
                whole if file != name else whole[:cut] + data + whole[cut + 3 :]
            )
        try:
            problems = check_folder(folder).problems
        except InputError:
            return
        assert all(problem.message for problem in problems)
