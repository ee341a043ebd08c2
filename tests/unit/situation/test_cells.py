"""Arbitrary words survive: written, read, kept in the file, exported, and read again."""

from __future__ import annotations

import csv
import io
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.situation import SituationFile
from landbridge.situation.cells import READERS, is_formula, read_choice, read_number, read_vehicle
from landbridge.situation.columns import TABLES
from landbridge.situation.joining import write_toml
from landbridge.situation.tabular import read_sheet, write_csv

WORDS = st.text(
    st.one_of(
        st.sampled_from(list(",\"\r\n;\t'= ")),
        st.sampled_from("السلطة דרך"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=12,
)
SOURCES = TABLES["sources"]
HEADER = ("note", "id", "extra one", "name", "licence")


def sources(cells: list[tuple[str, str, str, str]]) -> list[list[str]]:
    """Make rows of sources.csv out of words: a note, an unknown column, a name, a licence."""
    return [
        [note, f"s-{number}", extra, f"n{name}", licence]
        for number, (note, extra, name, licence) in enumerate(cells)
    ]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=5))
def test_csv__gives_the_same_cells_back_to_us_and_to_others(
    cells: list[tuple[str, str, str, str]],
) -> None:
    rows = sources(cells)
    text = write_csv(HEADER, rows)
    sheet, problems = read_sheet(text.encode(), SOURCES, "sources.csv")
    assert sheet is not None
    assert sheet.header == HEADER
    assert [[row.cells[name] for name in HEADER] for row in sheet.rows] == rows
    assert [p.column for p in problems] == ["extra one"]
    assert list(csv.reader(io.StringIO(text, newline=""))) == [list(HEADER), *rows]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=4))
def test_file__gives_the_same_cells_back(cells: list[tuple[str, str, str, str]]) -> None:
    text = write_csv(HEADER, sources(cells))
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "sources.csv"
        table.write_bytes(text.encode())
        with SituationFile.create(Path(place) / "x.gpkg") as file:
            file.add(table)
            file.export(Path(place) / "out")
            assert (Path(place) / "out" / "sources.csv").read_bytes().decode() == text
            assert file.add(Path(place) / "out" / "sources.csv").unchanged["sources"] == len(cells)


TREES = st.recursive(
    st.one_of(
        WORDS, st.integers(-(2**60), 2**60), st.booleans(), st.dates(), st.floats(allow_nan=False)
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(WORDS, TREES, max_size=4))
def test_toml__gives_the_same_tree_back(tree: dict[str, object]) -> None:
    assert tomllib.loads(write_toml(tree)) == tree


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("=1+1", True),
        ("+49 30", True),
        ("-5", False),
        ("+1.5", False),
        ("@x", True),
        (" =x", True),
        ("a=b", False),
        ("", False),
        ("-", False),
        ("2017-03", False),
    ],
)
def test_formula__is_what_a_spreadsheet_runs(text: str, *, formula: bool) -> None:
    assert is_formula(text) == formula


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", 5), ("heavy truck", 5), ("Heavy Truck, under 20 t", 5), ("0", None), ("motorbike", 2)],
)
def test_vehicle__is_a_class_by_number_or_name(text: str, number: int | None) -> None:
    assert read_vehicle(text) == number


@pytest.mark.parametrize("text", ["1_000", "٣", "0x10", "1e400", "infinity", "", "--1"])
def test_number__is_plain(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|too large"):
        read_number(text)


def test_choice__names_what_is_near() -> None:
    with pytest.raises(ValueError, match="'Road' is not a mode; did you mean 'road'"):
        read_choice("Road", ("road", "rail"), "mode")


def test_ground_line__does_not_jump_over_the_antimeridian() -> None:
    read = READERS["ground line"]
    with pytest.raises(ValueError, match="jumps over the antimeridian: end it at longitude 180"):
        read("LINESTRING (179.9 -17, -179.9 -17)")
    assert read("LINESTRING (179.9 -17, 180 -17)") == ((179.9, -17.0), (180.0, -17.0))
