"""CSV: a row of hashtags, found by tag; cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from outgoing_world import laid_out, made_situation

from landbridge.exporters import Outgoing, exporter_named
from landbridge.exporters.csv_hxl import safe_cell
from landbridge.model.actors import Actor

WRITE = exporter_named("csv").write
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*\Z")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def by_tag(content: bytes, tag: str) -> list[str]:
    """Read a column as an HXL reader does: by its hashtag, below the row of tags."""
    _, tags, *rows = rows_of(content)
    at = tags.index(tag)
    return [row[at] for row in rows]


def test_write__second_row_is_hashtags(closed: Outgoing) -> None:
    for name, content in WRITE(closed).files.items():
        if name != "about.txt":
            header, tags, *rows = rows_of(content)
            assert len(header) == len(set(header)), name
            assert len(tags) == len(set(tags)), name
            assert all(TAG.match(tag) for tag in tags), name
            assert all(len(row) == len(header) for row in rows), name


def test_write__is_read_by_tag(closed: Outgoing) -> None:
    content = WRITE(replace(closed, only="holders")).files[""]
    told = zip(
        by_tag(content, "#loc+code"), by_tag(content, "#date+start"),
        by_tag(content, "#group+name"),
        by_tag(content, "#geo+lat"), by_tag(content, "#geo+lon"), strict=True,
    )  # fmt: skip
    assert ("bridge", "2020-03-01", "The North", "40", "20.8") in list(told)


def test_write__lines_as_text(closed: Outgoing) -> None:
    content = WRITE(replace(closed, only="links")).files[""]
    at = by_tag(content, "#loc+road+code").index("bridge-gate")
    assert by_tag(content, "#geo+wkt")[at] == "LINESTRING (20.8 40, 21.2 40.1)"


def test_write__a_folder_says_whose_rows_they_are(closed: Outgoing) -> None:
    about = WRITE(closed).files["about.txt"].decode()
    assert "- The Wire, https://wire.example/ (CC-BY-4.0)" in about
    assert "Not a safety clearance." in about
    assert "A data set" not in about


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("+1", "'+1"), ("-2+3", "'-2+3"), ("\t=1", "'\t=1"),
        ("'=1", "''=1"), ("''=1", "'''=1"), ("'quoted'", "'quoted'"), ("al-Qaim", "al-Qaim"),
    ],
)  # fmt: skip
def test_safe_cell__can_be_undone(text: str, cell: str) -> None:
    assert safe_cell(text) == cell
    assert (cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell) == text


def test_write__numbers_stay_numbers_and_formulas_do_not() -> None:
    north = Actor("north", '=HYPERLINK("http://x")', "state")
    outgoing = laid_out(None, made_situation(actors={"north": north}))
    assert by_tag(WRITE(replace(outgoing, only="actors")).files[""], "#group+name") == [
        '\'=HYPERLINK("http://x")'
    ]
    west = made_situation().places["west"]
    south = made_situation(places={"west": replace(west, lat=-40.5)}, links={})
    content = WRITE(replace(laid_out(None, south), only="places")).files[""]
    assert by_tag(content, "#geo+lat") == ["-40.5"]
