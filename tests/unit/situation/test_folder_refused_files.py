"""Refusals of whole files and of corridors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from landbridge.situation import check_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from landbridge.errors import Problem

SOURCES, ACTORS, PLACES = "sources.csv", "actors.csv", "places.csv"


LINKS, RELATIONS, REPORTS = "links.csv", "relations.csv", "reports.csv"


CLAIMS, PERMISSIONS, TOML = "claims.csv", "permissions.csv", "situation.toml"


Cells = dict[str, str]


def refusals(folder: Path) -> list[Problem]:
    """Check a folder for what is wrong, not for what is odd."""
    return [problem for problem in check_folder(folder).problems if problem.severity == "error"]


WHOLE_FILES = [
    (PLACES, b"id,name,lon,lat\n\xff,x,1,2\n", 2, None, "0xFF is not UTF-8"),
    (PLACES, "id,name,lon,lat\n".encode("utf-16"), 1, None, "UTF-16"),
    (PLACES, b"id,name,lon,lat\na,b\0,1,2\n", 2, None, "NUL"),
    (PLACES, b"id;name;lon;lat\na;b;1;2\n", 1, None, "semicolons"),
    (PLACES, b"id\tname\tlon\tlat\n", 1, None, "tabs"),
    (PLACES, b"id,name,lon,lat,id\n", 1, "id", "stands twice, as columns 1 and 5"),
    (PLACES, b"id,name,lon\n", 1, "lat", "is missing: places.csv needs id, name, lon, lat"),
    (PLACES, b"ID,name,lon,lat\n", 1, "id", "is 'ID' meant?"),
    (PLACES, b"", 1, None, "no header row"),
    (PLACES, b"\n\n", 1, None, "no header row"),
    (PLACES, b"<html>\n", 1, None, "not CSV"),
    (PLACES, b"id,name,lon,lat,\na,b,1,2,stray\n", 2, None, "column without a name"),
    (TOML, b'format = 1\ntitle = "x\n', 2, None, "not TOML"),
    (TOML, b'title = "x"\n', 1, "format", "write format = 1"),
    (TOML, b'format = 2\ntitle = "x"\n', 1, "format", "format 2 cannot be read"),
    (TOML, b"format = 1\n", 1, "title", "'title' is missing"),
    (TOML, b'format = 1\ntitle = " "\n', 2, "title", "is empty"),
    (TOML, b"format = 1\ntitle = 7\n", 2, "title", "not a text"),
    (TOML, b'format = 1\ntitle = "x"\ndefaults = 1\n', 3, "defaults", "not a table"),
    (
        TOML,
        b'format = 1\ntitle = "x"\n[defaults]\nmodes = ["rode"]\n',
        4,
        "defaults.modes",
        "did you mean 'road'?",
    ),
    ("areas.geojson", b"{", 1, None, "not JSON"),
    ("areas.geojson", b"[]", 1, None, "FeatureCollection"),
    (
        "areas.geojson",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"x"},'
        b'"geometry":{"type":"Point","coordinates":[1,2]}}]}',
        None,
        "geometry",
        "feature 1 is Point",
    ),
    (
        "areas.geojson",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"x"},'
        b'"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}}]}',
        None,
        "geometry",
        "make no polygon",
    ),
    (
        "areas.geojson",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"X"},'
        b'"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[3,2],[1,2]]]}}]}',
        None,
        "id",
        "such as 'x'",
    ),
]


@pytest.mark.parametrize(("file", "data", "line", "column", "fragment"), WHOLE_FILES)
def test_refusal__of_a_whole_file(
    make_folder: Callable[..., Path],
    file: str,
    data: bytes,
    line: int | None,
    column: str | None,
    fragment: str,
) -> None:
    folder = make_folder(**{file.partition(".")[0]: data})
    errors = [problem for problem in refusals(folder) if problem.file == file]
    assert (errors[0].line, errors[0].column) == (line, column)
    assert fragment in errors[0].message


CORRIDORS = [
    ('origin = "harbor"', "origin", "near: harbour"),
    ('origin = ["harbour", 3]', "origin", "not a word or a list of words"),
    ("origin = []", "origin", "not a word or a list of words"),
    ('traveller = "relief"', "traveller", "near: relief-convoy"),
    ('cargo = "guns"', "cargo", "There are: people"),
    ('modes = ["foot"]', "modes", "There are: road"),
    ('since = "soon"', "since", "write YYYY"),
    ('until = "2015"\nsince = 2016', "until", "before 'since'"),
    ('variant.coast.via = ["brigde"]', "variant.coast.via", "near: bridge"),
    ("variant.coast.by = 1", "variant.coast", "has no 'via'"),
]


@pytest.mark.parametrize(("line", "column", "fragment"), CORRIDORS)
def test_refusal__of_a_corridor_names_its_line(
    make_folder: Callable[..., Path], line: str, column: str, fragment: str
) -> None:
    good = {"origin": '"harbour"', "destination": '"pass"', "traveller": '"north"'}
    lines = [f"{name} = {value}" for name, value in good.items() if not line.startswith(name)]
    text = "\n".join(['format = 1\ntitle = "x"\n[corridor.way]', *lines, line])
    errors = check_folder(make_folder(situation=text)).problems
    assert [p.column for p in errors] == [f"corridor.way.{column}"]
    assert errors[0].line == 4 + len(lines)
    assert fragment in errors[0].message


def test_refusal__of_rows_after_a_quoted_newline_names_the_physical_line(
    make_folder: Callable[..., Path],
) -> None:
    text = 'id,name,lon,lat\none,"first\nsecond\nthird",1,2\n\nTwo,b,1,2\n'
    errors = [p for p in check_folder(make_folder(places=text)).problems if p.column == "id"]
    assert errors[0].line == 6
