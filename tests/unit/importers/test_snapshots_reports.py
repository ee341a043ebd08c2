"""Snapshots: what changed between them becomes reports, and nothing else does."""

from __future__ import annotations

import json

import pytest
import shapely

from landbridge.errors import InputError
from landbridge.importers._changes import Change, Standing, changes_between
from landbridge.importers._snapshot_areas import areas_of_snapshots
from landbridge.importers._snapshots import reports_of_snapshots
from landbridge.importers._stated_before import stated_before
from landbridge.model.imports import ForeignRow, ImportSettings, Snapshot
from worlds.build import Drawing

SETTINGS = ImportSettings(source="atlas")
PLACES = {"brenn": (0.5, 0.5), "esk": (2.5, 0.5), "orm": (50.0, 50.0)}


def shown(date: str, west: float, east: float, *holders: str, **other: str) -> Snapshot:
    event = other.pop("event", "holds" if len(holders) == 1 else "contests")
    wkb = shapely.to_wkb(shapely.box(west, 0, east, 1))
    named = "+".join(holders).upper()
    return Snapshot("atlas", date, event, holders, named, wkb, f"{date}.geojson", 1, **other)


def told(rows: tuple[ForeignRow, ...]) -> list[tuple[str, ...]]:
    return [
        (
            row.cells["date"],
            row.cells["event"],
            row.cells["place"],
            row.actors.get("actor", ""),
            *([row.actors["other_actor"]] if "other_actor" in row.actors else []),
        )
        for row in rows
    ]


def standing(*holders: str, **other: object) -> Standing:
    return Standing(frozenset(holders), **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (None, standing("a"), [Change("holds", "a")]),
        (standing("a"), standing("a"), []),
        (standing("a"), standing("b"), [Change("holds", "b")]),
        (standing("a"), standing(), [Change("loses", "a")]),
        (None, standing(), []),
        (standing("a"), standing("a", "b"), [Change("contests", "a", "b")]),
        (
            standing("c"),
            standing("a", "b"),
            [Change("loses", "c", between=True), Change("contests", "a", "b")],
        ),
        (standing("a"), standing("a", "b", "c"), [Change("contests", "b", "c")]),
        (standing("a", "b"), standing("a", "b", "c"), [Change("contests", "c")]),
        (
            standing("a", "b"),
            standing(),
            [Change("loses", "a", between=True), Change("loses", "b")],
        ),
        (
            None,
            standing("a", "b", "c"),
            [Change("contests", "a", "b"), Change("contests", "a", "c")],
        ),
        (standing("a"), standing("a", contested=True), [Change("contests", "a")]),
        (
            standing("a"),
            standing(contested=True),
            [Change("loses", "a", between=True), Change("contests")],
        ),
        (standing("a", "b"), standing("a"), [Change("holds", "a")]),
        (standing("a"), standing("a", besiegers=frozenset("b")), [Change("besieges", "b")]),
        (standing("a", besiegers=frozenset("b")), standing("a"), [Change("withdraws", "b")]),
        (
            standing("a", besiegers=frozenset("b")),
            standing("c", besiegers=frozenset("b")),
            [Change("holds", "c"), Change("besieges", "b")],
        ),
    ],
)
def test_changes__say_what_is_new(
    before: Standing | None, after: Standing, changes: list[Change]
) -> None:
    assert changes_between(before, after) == changes


def test_reports__are_made_only_where_something_changed() -> None:
    snapshots = [
        shown("2017-11-01", 0, 2, "north"),
        shown("2017-11-01", 2, 4, "south"),
        shown("2017-11-19", 0, 3, "north"),
        shown("2017-11-19", 3, 4, "south"),
        shown("2017-12-01", 0, 1, "north"),
    ]
    rows, notes = reports_of_snapshots(snapshots, PLACES, SETTINGS)
    assert told(rows) == [
        ("2017-11-01", "holds", "brenn", "north"),
        ("2017-11-01", "holds", "esk", "south"),
        ("2017-11-19", "holds", "esk", "north"),
        ("2017-12-01", "loses", "esk", "north"),
    ]
    assert rows[-1].cells["note"] == "fell out of every polygon of the map"
    assert rows[0].cells["actor_as_named"] == "NORTH"
    assert rows[2].cells["published"] == "2017-11-19"
    assert notes[0].startswith("4 reports on 2 of 3 places; 2 times a snapshot said")


def test_reports__come_in_order_of_dates_not_of_files() -> None:
    snapshots = [shown("2017-11-19", 0, 2, "south"), shown("2017-11-01", 0, 2, "north")]
    rows, _ = reports_of_snapshots(snapshots, PLACES, SETTINGS)
    assert [row.actors["actor"] for row in rows] == ["north", "south"]


def test_reports__of_every_snapshot_are_made_when_asked_for() -> None:
    snapshots = [shown("2017-11-01", 0, 2, "north"), shown("2017-11-19", 0, 2, "north")]
    settings = ImportSettings(source="atlas", options={"unchanged": "yes"})
    rows, _ = reports_of_snapshots(snapshots, PLACES, settings)
    assert told(rows) == [
        ("2017-11-01", "holds", "brenn", "north"),
        ("2017-11-19", "holds", "brenn", "north"),
    ]


def test_polygons__of_two_holders_contest_where_they_meet() -> None:
    snapshots = [shown("2017-11-01", 0, 2, "north"), shown("2017-11-01", 0.2, 4, "south")]
    rows, notes = reports_of_snapshots(snapshots, PLACES, SETTINGS)
    assert told(rows)[0] == ("2017-11-01", "contests", "brenn", "north", "south")
    assert any("contested" in note for note in notes)


def test_loss__of_who_is_gone_lies_between_the_snapshots() -> None:
    early = [shown("2017-11-01", 0, 2, "north")]
    late = [shown("2017-11-19", 0, 2, "south"), shown("2017-11-19", 0, 2, "east")]
    rows, _ = reports_of_snapshots([*early, *late], PLACES, SETTINGS)
    assert told(rows)[1:] == [
        ("2017-11-02/2017-11-18", "loses", "brenn", "north"),
        ("2017-11-19", "contests", "brenn", "east", "south"),
    ]
    assert rows[1].cells["published"] == "2017-11-19"
    assert rows[1].cells["note"] == "gone at some time between two snapshots"


def test_loss__on_the_day_after_cannot_be_parted_and_that_is_said() -> None:
    early = [shown("2017-11-18", 0, 2, "north")]
    late = [shown("2017-11-19", 0, 2, "south"), shown("2017-11-19", 0, 2, "east")]
    rows, notes = reports_of_snapshots([*early, *late], PLACES, SETTINGS)
    assert told(rows)[1][:2] == ("2017-11-19", "loses")
    assert any(note.startswith("1 time somebody was gone on the day after") for note in notes)


def test_polygon__of_one_who_is_not_named_contests_with_the_holder() -> None:
    snapshots = [shown("2017-11-01", 0, 2, "north"), shown("2017-11-01", 0, 1)]
    rows, _ = reports_of_snapshots(snapshots, PLACES, SETTINGS)
    assert told(rows) == [("2017-11-01", "contests", "brenn", "north")]


def test_place__on_the_border_counts_for_both() -> None:
    snapshots = [shown("2017-11-01", 0, 2, "north"), shown("2017-11-01", 2, 4, "south")]
    rows, _ = reports_of_snapshots(snapshots, {"ford": (2.0, 0.5)}, SETTINGS)
    assert told(rows) == [("2017-11-01", "contests", "ford", "north", "south")]


def test_place__near_a_border_is_noted_when_asked_for() -> None:
    settings = ImportSettings(source="atlas", options={"edge_km": "60"})
    _, notes = reports_of_snapshots([shown("2017-11-01", 0, 2, "north")], PLACES, settings)
    (note,) = [note for note in notes if "of a border" in note]
    # The nearest border runs half a degree north and south of Brenn, and 0.5 degrees from Esk.
    assert note == "2 places within 60 km of a border: brenn (55.6 km), esk (55.6 km)"


def test_spans__hold_on_every_day_that_they_cover() -> None:
    snapshots = [
        shown("2017-01-01", 0, 4, "north", until="2017-12-31"),
        shown("2017-06-01", 2, 4, "south", until="2017-08-31"),
        shown("2017-10-01", 5, 6, "south", until="2017-12-31"),
    ]
    rows, _ = reports_of_snapshots(snapshots, PLACES, SETTINGS)
    assert told(rows) == [
        ("2017-01-01", "holds", "brenn", "north"),
        ("2017-01-01", "holds", "esk", "north"),
        ("2017-06-01", "contests", "esk", "north", "south"),
        ("2017-09-01", "holds", "esk", "north"),
    ]


def test_span__that_ends_as_another_begins_gives_way_to_it() -> None:
    snapshots = [
        shown("2017-01-01", 0, 4, "north", until="2017-06-01"),
        shown("2017-06-01", 0, 4, "south", until="2017-12-31"),
    ]
    rows, _ = reports_of_snapshots(snapshots, PLACES, SETTINGS)
    assert ("2017-06-01", "holds", "esk", "south") in told(rows)
    assert {row.cells["event"] for row in rows} == {"holds"}


def test_spans__too_many_to_compare_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("landbridge.importers._snapshots._MOST_PAIRS", 3)
    snapshots = [shown(f"2017-01-0{day}", 0, 4, "north", until="2017-02-01") for day in range(1, 5)]
    with pytest.raises(InputError, match="split the file"):
        reports_of_snapshots(snapshots, PLACES, SETTINGS)


def test_what_was_said_before__is_not_said_again() -> None:
    world = Drawing()
    for source in ("atlas", "paper"):
        world.source(source)
    for actor in ("north", "south", "east"):
        world.actor(actor)
    for place, (lon, lat) in PLACES.items():
        world.place(place, lon, lat)
    world.report("holds", "2017-10-01", "brenn", by="north", source="atlas")
    world.report("holds", "2017-10-01", "esk", by="east", source="atlas")
    world.report("holds", "2017-10-01", "orm", by="east", source="atlas")
    world.report("holds", "2017-10-05", "esk", by="south", source="paper")
    world.report("holds", "2017-11-05", "brenn", by="south", source="atlas")
    snapshots = [shown("2017-11-01", 0, 4, "north"), shown("2017-11-19", 0, 1, "north")]
    rows, _ = reports_of_snapshots(snapshots, PLACES, SETTINGS, world.reports)
    assert told(rows) == [
        ("2017-11-01", "holds", "esk", "north"), ("2017-11-19", "loses", "esk", "north"),
    ]  # fmt: skip


def test_what_was_said_before__is_replayed_by_the_rules_of_belief() -> None:
    world = Drawing()
    world.source("atlas")
    for actor in ("a", "b", "c"):
        world.actor(actor)
    world.place("x", 0, 0)
    seen = []
    for day, (event, by, other) in enumerate(
        [
            ("holds", "a", None), ("besieges", "b", None), ("contests", "b", None),
            ("contests", "c", None), ("loses", "a", None), ("withdraws", "b", None),
            ("enters", "a", None), ("loses", "a", "b"), ("loses", "c", None),
        ]
    ):  # fmt: skip
        world.report(event, day, "x", by=by, other_actor=other, source="atlas")
        date, stands = stated_before(world.reports, "atlas", world.reports[-1].date.last + 1)["x"]
        assert date == world.reports[-1].date.text
        seen.append(("".join(sorted(stands.holders)), "".join(sorted(stands.besiegers))))
    assert seen == [
        ("a", ""), ("a", "b"), ("ab", ""), ("abc", ""), ("bc", ""), ("c", ""), ("ac", ""),
        ("b", ""), ("b", ""),
    ]  # fmt: skip


def test_areas__last_until_the_next_snapshot() -> None:
    snapshots = [
        shown("2017-11-01", 0, 2, "north"),
        shown("2017-11-01", 2, 3, "north"),
        shown("2017-11-19", 0, 3, "south"),
        shown("2017-11-19", 3, 4, "east", event="besieges"),
    ]
    first, held, second, held_after = areas_of_snapshots(snapshots)
    assert (second.file, second.line) == ("2017-11-19.geojson", 1)
    assert [first.cells[name] for name in ("id", "start", "end")] == [
        "atlas-north-2017-11-01", "2017-11-01", "2017-11-18",
    ]  # fmt: skip
    feature = json.loads(first.cells["feature"])
    assert feature["properties"]["id"] == "atlas-north-2017-11-01"
    assert shapely.from_geojson(json.dumps(feature["geometry"])).area == pytest.approx(3)
    assert (held.cells["place"], held.cells["event"]) == (first.cells["id"], "holds")
    assert held.actors == {"actor": "north"}
    assert second.cells["end"] == ""
    assert held_after.actors == {"actor": "south"}


def areas_told(snapshots: list[Snapshot]) -> list[tuple[object, ...]]:
    """Give id and width of each area, with what is said of it."""
    found: list[tuple[object, ...]] = []
    for row in areas_of_snapshots(snapshots):
        if row.table == "areas":
            shape = shapely.from_geojson(json.dumps(json.loads(row.cells["feature"])["geometry"]))
            found.append((row.cells["id"], round(shape.area, 3)))
        else:
            assert row.cells["place"] == found[-1][0]
            found[-1] += told((row,))[0][0:2] + told((row,))[0][3:]
    return found


def test_areas__of_ground_that_is_nobodys_any_more_are_lost() -> None:
    snapshots = [
        shown("2017-11-01", 0, 3, "north"),
        shown("2017-11-19", 0, 1, "north"),
        shown("2017-11-19", 1, 2, "south"),
    ]
    assert areas_told(snapshots) == [
        ("atlas-north-2017-11-01", 3, "2017-11-01", "holds", "north"),
        ("atlas-north-lost-2017-11-19", 1, "2017-11-19", "loses", "north"),
        ("atlas-north-2017-11-19", 1, "2017-11-19", "holds", "north"),
        ("atlas-south-2017-11-19", 1, "2017-11-19", "holds", "south"),
    ]


def test_areas__where_polygons_of_two_meet_are_contested() -> None:
    snapshots = [
        shown("2017-11-01", 0, 2, "north"),
        shown("2017-11-01", 1, 4, "south"),
        shown("2017-11-01", 6, 7, "north", event="contests"),
        shown("2017-11-01", 1.5, 1.75, "north", event="contests"),
    ]
    assert areas_told(snapshots) == [
        ("atlas-north-2017-11-01", 1, "2017-11-01", "holds", "north"),
        ("atlas-north-and-south-2017-11-01", 1, "2017-11-01", "contests", "north", "south"),
        ("atlas-south-2017-11-01", 2, "2017-11-01", "holds", "south"),
        ("atlas-north-contested-2017-11-01", 1, "2017-11-01", "contests", "north"),
    ]


def test_areas__contested_without_who_had_them_are_lost_before() -> None:
    snapshots = [
        shown("2017-11-01", 0, 3, "north"),
        shown("2017-11-11", 0, 2, "south", "east"),
        shown("2017-11-11", 2, 3, "north", "east"),
    ]
    assert areas_told(snapshots)[1:] == [
        ("atlas-north-lost-to-east-and-south-2017-11-11", 2, "2017-11-02/2017-11-10", "loses",
         "north"),
        ("atlas-east-and-south-2017-11-11", 2, "2017-11-11", "contests", "east", "south"),
        ("atlas-east-and-north-2017-11-11", 1, "2017-11-11", "contests", "east", "north"),
    ]  # fmt: skip


def test_areas__that_meet_within_a_hair_leave_no_slivers() -> None:
    snapshots = [
        shown("2017-11-01", 0, 1, "north"),
        shown("2017-11-01", 1 - 3e-7, 2, "south"),
        shown("2017-11-19", 0, 1 + 3e-7, "north"),
        shown("2017-11-19", 1 + 4e-7, 2, "south"),
    ]
    assert [area for area, *_ in areas_told(snapshots)] == [
        "atlas-north-2017-11-01", "atlas-south-2017-11-01",
        "atlas-north-2017-11-19", "atlas-south-2017-11-19",
    ]  # fmt: skip
