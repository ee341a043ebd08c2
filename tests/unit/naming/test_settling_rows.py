"""Rows become rows of ours, are held back with what would be right, or left out and counted."""

from __future__ import annotations

import csv
import io

import pytest

from landbridge.model.geography import Place
from landbridge.model.imports import ForeignRow, KnownName, Spot
from landbridge.naming import Settled, names_table, settled
from landbridge.situation.cells import is_id
from landbridge.situation.columns import TABLES
from unit.naming.levant import known, report


def cells(found: Settled, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row.cells.get(column, "") for column in columns) for row in found.rows]


def test_settled__names_become_ids() -> None:
    found = settled([report("Hims", "Daesh")], known())
    assert cells(found, "place", "actor", "event") == [("homs", "isis", "holds")]
    assert (found.rows[0].actors, found.rows[0].spots) == ({}, {})
    assert found.matched == (
        ("actor", "Daesh", "isis", "by alias"),
        ("place", "Hims", "homs", "by spelling"),
    )
    assert (found.problems, found.unknown, found.left_out) == ((), (), 0)


def test_settled__a_row_is_held_back_and_the_name_listed() -> None:
    rows = [report("Al-Qusayr", "SDF"), report("Homs", "SDF"), report("Al-Qusayr", "Who", line=4)]
    found = settled(rows, known())
    assert cells(found, "place", "actor") == [("homs", "sdf")]
    first, second = map(str, found.problems)
    assert first == (
        "control.csv, line 2, column 'place': no place 'Al-Qusayr' (several places have that name):"
        " give names.csv a row that says what it means, such as qusayr-homs, qusayr-idlib"
    )
    assert second.endswith("; nor is 'Al-Qusayr' known")
    assert [(u.kind, u.name, u.count, u.line) for u in found.unknown] == [
        ("place", "Al-Qusayr", 2, 2),
        ("actor", "Who", 1, 4),
    ]


def test_settled__an_empty_name_is_none() -> None:
    found = settled([report(Spot(), " ", event="strikes")], known())
    assert cells(found, "place", "actor") == [("", "")]


@pytest.mark.parametrize(
    ("event", "kept", "left_out"), [("holds", 0, 1), ("contests", 1, 0), ("strikes", 1, 0)]
)
def test_settled__a_report_of_nobody_is_left_out_where_it_says_nothing(
    event: str, kept: int, left_out: int
) -> None:
    row = report("Homs", "Bandits", event=event)
    found = settled([row], known(KnownName("actor", "Bandits", "-")))
    assert (len(found.rows), found.left_out, found.problems) == (kept, left_out, ())
    assert cells(found, "actor") == [("",)] * kept


def test_settled__a_report_of_no_place_is_left_out() -> None:
    found = settled([report("Moon", "SDF")], known(KnownName("place", "Moon", "-")))
    assert (found.rows, found.left_out, found.problems) == ((), 1, ())


def test_settled__the_source_of_the_row_decides_which_names_hold() -> None:
    names = (KnownName("actor", "Rebels", "sdf", "a"), KnownName("actor", "Rebels", "isis", "b"))
    rows = [report("Homs", "Rebels", source=source) for source in ("a", "b", "c")]
    found = settled(rows, known(*names))
    assert cells(found, "actor") == [("sdf",), ("isis",)]
    assert [problem.column for problem in found.problems] == ["actor"]


def test_settled__a_link_takes_no_area() -> None:
    spots = {"a": Spot("Homs"), "b": Spot("Eastern Desert")}
    found = settled([ForeignRow("links", {"ref": "7"}, "roads.csv", 2, {}, spots)], known())
    assert [problem.column for problem in found.problems] == ["b"]


def test_settled__rows_may_name_what_the_same_file_brings() -> None:
    place = {"id": "zone-7", "name": "Zone Seven", "lon": "30", "lat": "30"}
    area = {"id": "ring", "name": "The Ring"}
    rows = [
        report("Zone Seven", "Watch"),
        report("ring", "Watch"),
        ForeignRow("places", place, "a.csv", 2),
        ForeignRow("areas", area, "a.csv", 3),
        ForeignRow("actors", {"id": "watch", "name": "Watch", "aliases": "W; X"}, "a.csv", 4),
    ]
    found = settled(rows, known())
    assert cells(found, "place", "actor")[:2] == [("zone-7", "watch"), ("ring", "watch")]
    assert found.problems == ()


def test_new_places__one_for_a_name_near_a_point() -> None:
    rows = [
        report(Spot("Tell Nowhere", 30.0, 30.0, country="SY", kind="crossing"), "SDF"),
        report(Spot("tell nowhere", 30.01, 30.0), "SDF"),
        report(Spot("Tell Nowhere", 33.0, 30.0, admin1="Idlib"), "SDF"),
        report(Spot("Tell Nowhere"), "SDF"),
        report(Spot("Homs", 14.2, 32.6, country="LY"), "SDF"),
    ]
    found = settled(rows, known(), new_places=True)
    made = [row.cells for row in found.rows if row.table == "places"]
    assert [(cell["id"], cell["lon"], cell["kind"]) for cell in made] == [
        ("homs-ly", "14.20000", "settlement"),
        ("tell-nowhere", "30.00000", "crossing"),
        ("tell-nowhere-idlib", "33.00000", "settlement"),
    ]
    assert made[0]["note"] == "from control.csv"
    assert set(made[0]) <= set(TABLES["places"].column_names)
    reports = [row for row in found.rows if row.table == "reports"]
    assert [row.cells["place"] for row in reports] == [
        "tell-nowhere",
        "tell-nowhere",
        "tell-nowhere-idlib",
        "homs-ly",
    ]
    assert len(found.problems) == 1, "without a point it could be either"


def test_new_places__not_for_what_may_be_there() -> None:
    spot = Spot("Al-Qusayr", 36.5, 35.2)  # far from both: it is a third
    middle = Spot("Al-Qusayr")
    found = settled([report(spot, "SDF"), report(middle, "SDF")], known(), new_places=True)
    assert [row.cells["id"] for row in found.rows if row.table == "places"] == ["al-qusayr"]
    assert len(found.problems) == 1


def test_new_places__none_for_rows_that_are_held_back() -> None:
    row = report(Spot("Tell Nowhere", 30.0, 30.0), "Who")
    assert settled([row], known(), new_places=True).rows == ()


def test_new_actors__are_of_kind_other() -> None:
    rows = [report("Homs", "Army of Me"), report("Homs", "army of ME"), report("Homs", "Сокол")]
    found = settled(rows, known(), new_actors=True)
    made = [row.cells for row in found.rows if row.table == "actors"]
    assert [(cell["id"], cell["name"], cell["kind"]) for cell in made] == [
        ("army-of-me", "Army of Me", "other"),
        ("sokol", "Сокол", "other"),
    ]
    assert cells(found, "actor")[2:] == [("army-of-me",), ("army-of-me",), ("sokol",)]


def test_new_actors__not_for_several_that_are_there() -> None:
    found = settled([report("Homs", "Taliban")], known(), new_actors=True)
    assert (found.rows, len(found.problems)) == ((), 1)


@pytest.mark.parametrize("name", ["???", "東京", "a" * 300, "-", "Country:SY", "é", "دير"])
def test_new_ids__are_ids(name: str) -> None:
    found = settled(
        [report(Spot(name, 30.0, 30.0), name)], known(), new_places=True, new_actors=True
    )
    assert {row.table for row in found.rows} == {"places", "actors", "reports"}
    assert all(is_id(row.cells["id"]) for row in found.rows if row.table != "reports")


def test_new_ids__collide_with_nothing() -> None:
    there = Place("tell-nowhere", "Another", 10.0, 10.0)
    found = settled(
        [report(Spot("Tell Nowhere", 30.0, 30.0), "SDF")], known(more=(there,)), new_places=True
    )
    assert found.rows[0].cells["id"] == "tell-nowhere-2"


def test_names_table__can_be_filled_in_and_read() -> None:
    rows = [report("=cmd()", "SDF"), report(Spot("Al-Qusayr"), "Who\nthey"), report("@x", "SDF")]
    found = settled(rows, known())
    text = names_table(found.unknown)
    table = list(csv.DictReader(io.StringIO(text), strict=True))
    assert tuple(table[0]) == TABLES["names"].column_names
    assert {row["means"] for row in table} == {""}
    assert not [cell for row in table for cell in row.values() if cell.startswith(("=", "@"))]
    means = {"'=cmd()": "homs", "Al-Qusayr": "qusayr-homs", "Who they": "-", "'@x": "qaim"}
    names = [KnownName(row["kind"], row["name"], means[row["name"]]) for row in table]
    again = settled(rows, known(*names))
    assert (again.problems, again.left_out) == ((), 1)
    assert cells(again, "place") == [("homs",), ("qaim",)]


def test_names_table__says_where_how_often_and_what_it_may_be() -> None:
    rows = [report(Spot("Al-Qusayr", 36.5, 35.2), "SDF", line=line) for line in (5, 6)]
    (row,) = csv.DictReader(io.StringIO(names_table(settled(rows, known()).unknown)))
    assert row["note"].startswith("2 rows, first control.csv, line 5; at 36.5000, 35.2000; ")
    assert row["note"].endswith("; perhaps qusayr-homs, qusayr-idlib")
