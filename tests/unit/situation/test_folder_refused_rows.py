"""Every refusal of a row: which line, which column, and what would be right."""

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


def row(_: str, **cells: str) -> Cells:
    """Name the cells of a row."""
    return cells


def report(**cells: str) -> Cells:
    """Name the cells of a good report, but for what is told otherwise."""
    good = {
        "source": "daily",
        "published": "2018-01-02",
        "date": "2018-01-01",
        "event": "takes",
        "place": "hill",
        "actor": "north",
    }
    return {**good, **{name.rstrip("_"): cell for name, cell in cells.items()}}


def refusals(folder: Path) -> list[Problem]:
    """Check a folder for what is wrong, not for what is odd."""
    return [problem for problem in check_folder(folder).problems if problem.severity == "error"]


def written(text: str, cells: Cells) -> str:
    """Write a row under the header of a file."""
    return ",".join(cells.get(name, "") for name in text.partition("\n")[0].split(",")) + "\n"


ADDED_ROWS = [
    (SOURCES, row(SOURCES, id="The Daily", name="x"), "id", "such as 'the-daily'"),
    (SOURCES, row(SOURCES, id="ünder", name="x"), "id", "lower-case ASCII words"),
    (
        SOURCES,
        row(SOURCES, id="daily", name="x"),
        "id",
        "stands twice, first in sources.csv, line 2",
    ),
    (SOURCES, row(SOURCES, id="new"), "name", "the cell is empty"),
    (
        SOURCES,
        row(SOURCES, id="new", name="x", kind="newpaper"),
        "kind",
        "did you mean 'newspaper'?",
    ),
    (SOURCES, row(SOURCES, id="new", name="x", reliability="G"), "reliability", "A, B, C, D, E, F"),
    (ACTORS, row(ACTORS, id="new", name="x", kind="army"), "kind", "There are: state"),
    (ACTORS, row(ACTORS, id="new", name="x", country="syr"), "country", "two capital letters"),
    (ACTORS, row(ACTORS, id="new", name="x", country="sy"), "country", "such as 'SY'"),
    (PLACES, row(PLACES, id="new", name="x", lon="200", lat="33"), "lon", "from -180 to 180"),
    (PLACES, row(PLACES, id="new", name="x", lon="33", lat="95"), "lat", "lon and lat exchanged?"),
    (PLACES, row(PLACES, id="new", name="x", lon="nan", lat="33"), "lon", "not a number"),
    (PLACES, row(PLACES, id="new", name="x", lon="inf", lat="33"), "lon", "not a number"),
    (PLACES, row(PLACES, id="new", name="x", lon="1e999", lat="33"), "lon", "finite"),
    (PLACES, row(PLACES, id="new", name="x", lat="33"), "lon", "the cell is empty"),
    (
        PLACES,
        row(PLACES, id="new", name="x", lon='"35,5"', lat="33"),
        "lon",
        "instead of the comma",
    ),
    (LINKS, row(LINKS, a="bridge", b="hil"), "b", "no place 'hil'; near: hill"),
    (LINKS, row(LINKS, a="bridge", b="west"), "b", "it is an area"),
    (LINKS, row(LINKS, a="bridge", b="bridge"), "b", "from 'bridge' to itself"),
    (LINKS, row(LINKS, a="bridge", b="pass", mode="rode"), "mode", "did you mean 'road'?"),
    (LINKS, row(LINKS, a="bridge", b="pass", km="-3"), "km", "is negative"),
    (LINKS, row(LINKS, a="bridge", b="pass", max_vehicle="9"), "max_vehicle", "write 1 to 6"),
    (LINKS, row(LINKS, id="coast-road", a="hill", b="pass"), "id", "first in links.csv, line 2"),
    (LINKS, row(LINKS, a="hill", b="pass", geometry="POINT (1 2)"), "geometry", "LINESTRING"),
    (LINKS, row(LINKS, a="hill", b="pass", geometry="LINESTRING (1 2)"), "geometry", "two points"),
    (
        LINKS,
        row(LINKS, a="hill", b="pass", geometry='"LINESTRING (400000 1, 2 3)"'),
        "geometry",
        "out of range",
    ),
    (
        LINKS,
        row(LINKS, a="hill", b="pass", geometry='"MULTILINESTRING ((1 2, 3 4))"'),
        "geometry",
        "join its parts",
    ),
    (
        RELATIONS,
        row(RELATIONS, actor="north", kind="enemy_of", other="south"),
        "kind",
        "There are:",
    ),
    (
        RELATIONS,
        row(RELATIONS, actor="north", kind="ally_of", other="nroth"),
        "other",
        "near: north",
    ),
    (RELATIONS, row(RELATIONS, actor="north", kind="ally_of", other="north"), "other", "to itself"),
    (
        RELATIONS,
        row(RELATIONS, actor="north", kind="ally_of", other="south", start="2018", end="2016"),
        "end",
        "is before the start '2018'",
    ),
    (
        RELATIONS,
        row(RELATIONS, actor="north", kind="ally_of", other="south", start="2018-13"),
        "start",
        "not a month",
    ),
    (
        RELATIONS,
        row(
            RELATIONS,
            actor="north",
            kind="hostile_to",
            other="south",
            start="2012",
            source="daily",
            end="2013",
        ),
        "actor",
        "stands twice, first in relations.csv, line 2",
    ),
    (
        PERMISSIONS,
        row(PERMISSIONS, holder="south", traveller="norht", permission="free"),
        "traveller",
        "near: north",
    ),
    (
        PERMISSIONS,
        row(PERMISSIONS, holder="south", traveller="north", permission="yes"),
        "permission",
        "There are: free",
    ),
    (
        PERMISSIONS,
        row(
            PERMISSIONS,
            holder="south",
            traveller="north",
            permission="free",
            place="hill",
            link="coast-road",
        ),
        "link",
        "a place and a link",
    ),
    (
        PERMISSIONS,
        row(PERMISSIONS, holder="south", traveller="north", permission="free", direction="ab"),
        "direction",
        "needs a link",
    ),
    (CLAIMS, row(CLAIMS, source="daily", published="2017", text="x"), "speaker", "is empty"),
    (
        CLAIMS,
        row(CLAIMS, source="dayly", published="2017", speaker="x", text="x"),
        "source",
        "near:",
    ),
    (
        CLAIMS,
        row(CLAIMS, source="daily", published="2017", speaker="x", text="x", label="spring"),
        "label",
        "first in claims.csv, line 2",
    ),
    (REPORTS, report(source="dailly"), "source", "no source 'dailly'; near: daily"),
    (REPORTS, report(published="yesterday"), "published", "write YYYY"),
    (REPORTS, report(published="2018-01-02T25:00Z"), "published", "YYYY-MM-DDThh:mmZ"),
    (REPORTS, report(date="2018-02-30", published="2018-03"), "date", "not a day of the calendar"),
    (REPORTS, report(date="2017-12-31/2017-12-01"), "date", "ends before it begins"),
    (REPORTS, report(date="2019"), "date", "that is a claim: write it in claims.csv"),
    (REPORTS, report(event="taeks"), "event", "did you mean 'takes'?"),
    (REPORTS, report(event=""), "event", "is empty"),
    (REPORTS, report(place="hil"), "place", "near: hill"),
    (REPORTS, report(place="country:XX"), "place", "country:LB, country:SY"),
    (REPORTS, report(place=""), "place", "no place, no link and no pair"),
    (REPORTS, report(link="coast-road"), "link", "names place and link"),
    (REPORTS, report(a="bridge", b="hill"), "a", "names place and a + b"),
    (REPORTS, report(place="", link="coast-raod"), "link", "near: coast-road"),
    (REPORTS, report(place="", a="bridge"), "b", "needs both its ends"),
    (REPORTS, report(place="", a="bridge", b="bridge"), "b", "to itself"),
    (REPORTS, report(place="", a="bridge", b="pass"), "b", "is joined to: harbour, hill"),
    (REPORTS, report(place="", a="depot", b="harbour"), "b", "no road, track or railway joins"),
    (REPORTS, report(place="", a="west", b="hill"), "a", "it is an area"),
    (REPORTS, report(place="", a="country:SY", b="hill"), "a", "cannot stand here"),
    (REPORTS, report(actor=""), "actor", "'takes' needs an actor"),
    (REPORTS, report(actor="nort"), "actor", "near: north"),
    (REPORTS, report(other_actor="suoth"), "other_actor", "near: south"),
    (REPORTS, report(event="closes", for_="organization"), "for", "near: organisation"),
    (REPORTS, report(event="closes", cargo="guns"), "cargo", "There are: people"),
    (REPORTS, report(event="closes", direction="ab"), "direction", "needs a link or a and b"),
    (REPORTS, report(event="restricts"), "permission", "'restricts' needs a permission"),
    (REPORTS, report(event="restricts", permission="free"), "permission", "There are: notify"),
    (REPORTS, report(credibility="7"), "credibility", "6 (cannot be judged)"),
    (REPORTS, report(label="first"), "label", "(reports.csv, line 2)"),
    (REPORTS, report(event="retracts", place=""), "retracts", "names no report"),
    (REPORTS, report(retracts="frist"), "retracts", "near: first"),
    (REPORTS, report(retracts="own", label="own"), "retracts", "withdraws itself"),
    (REPORTS, "daily,2018\n", None, "too few cells: 2, and the header has 19"),
    (REPORTS, "daily" + "," * 20 + "\n", None, "too many cells: 21"),
    (REPORTS, '"daily,2018\n', None, "never closed"),
    (REPORTS, report(quote="x" * 140_000), None, "longer than 131,072 characters"),
]


@pytest.mark.parametrize(("file", "added", "column", "fragment"), ADDED_ROWS)
def test_refusal__names_file_line_column_and_what_would_be_right(
    make_folder: Callable[..., Path],
    world: dict[str, str],
    file: str,
    added: Cells | str,
    column: str | None,
    fragment: str,
) -> None:
    before = world[file]
    text = before + (added if isinstance(added, str) else written(before, added))
    errors = refusals(make_folder(**{file.partition(".")[0]: text}))
    assert [(p.file, p.line, p.column) for p in errors] == [(file, before.count("\n") + 1, column)]
    assert fragment in errors[0].message


def test_refusal__counts_for_the_rows_that_refer_to_it(
    make_folder: Callable[..., Path], world: dict[str, str]
) -> None:
    text = world[PLACES].replace("hill,Hill,35.4,", "hill,Hill,375.4,")
    problems = check_folder(make_folder(places=text)).problems
    links = [p for p in problems if p.file == LINKS]
    assert [p.line for p in links] == [3, 4, 5]
    assert "was refused (places.csv, line 4)" in links[0].message


def test_check__finds_nothing_wrong_with_the_world(make_folder: Callable[..., Path]) -> None:
    assert check_folder(make_folder()).problems == ()
