"""The Lachin road, September 2022 to October 2023: one road, a state for each traveller."""

from __future__ import annotations

import pytest

from landbridge.days import format_day
from landbridge.library import OpenSituation

LAST = "2023-10-31"
CLOSED_SPELLS = {
    "civilians-out": [("2022-12-12", "2023-09-23")],
    "civilians-in": [("2022-12-12", LAST)],
    "passengers-out": [("2022-12-12", "2023-05-25"), ("2023-06-15", "2023-08-20")],
    "passengers-in": [("2022-12-12", "2023-05-25"), ("2023-06-15", LAST)],
    "icrc": [
        ("2023-04-29", "2023-05-25"),
        ("2023-06-15", "2023-06-24"),
        ("2023-07-11", "2023-07-24"),
        ("2023-07-29", "2023-08-07"),
    ],
    "icrc-relief-in": [("2023-06-15", "2023-09-17")],
    "icrc-aghdam": [("2023-07-18", "2023-09-17")],
    "peacekeepers": [("2023-06-15", "2023-09-19")],
    "aid-lachin": [("2022-12-12", LAST)],
    "russian-red-cross-aghdam": [("2023-07-18", "2023-09-11")],
}


@pytest.mark.parametrize("corridor", CLOSED_SPELLS)
def test_lachin__closed_spells_of_each_traveller(lachin: OpenSituation, corridor: str) -> None:
    answer = lachin.ask(corridor=corridor, since="2022-12-12", until=LAST)
    closed = [
        (format_day(spell.first), format_day(spell.last))
        for spell in answer.spells
        if spell.status.value == "closed"
    ]
    assert closed == CLOSED_SPELLS[corridor]


@pytest.mark.parametrize(
    ("corridor", "day", "status"),
    [
        ("civilians-out", "2022-12-01", "open"),
        ("civilians-out", "2022-12-12", "closed"),
        ("icrc", "2022-12-28", "open"),
        ("peacekeepers", "2023-01-23", "open"),
        ("civilians-out", "2023-04-29", "closed"),
        ("icrc", "2023-06-16", "closed"),
        ("icrc", "2023-06-26", "open"),
        ("icrc-relief-in", "2023-06-26", "closed"),
        ("passengers-out", "2023-08-22", "open"),
        ("passengers-in", "2023-08-22", "closed"),
        ("aid-aghdam", "2023-08-30", "closed"),
        ("russian-red-cross-aghdam", "2023-09-12", "open"),
        ("icrc-aghdam", "2023-09-18", "open"),
        ("peacekeepers", "2023-09-20", "open"),
        ("civilians-out", "2023-09-24", "open"),
        ("civilians-in", "2023-09-30", "closed"),
        ("aid-lachin", "2023-09-30", "closed"),
    ],
)
def test_lachin__one_day(lachin: OpenSituation, corridor: str, day: str, status: str) -> None:
    assert lachin.ask(corridor=corridor, on=day).status.value == status


def test_lachin__the_same_day_differs_by_traveller_and_direction(lachin: OpenSituation) -> None:
    day = "2023-09-25"
    assert lachin.ask(corridor="civilians-out", on=day).status.value == "open"
    assert lachin.ask(corridor="civilians-in", on=day).status.value == "closed"


def test_lachin__the_opening_outward_names_its_reports(lachin: OpenSituation) -> None:
    answer = lachin.ask(corridor="civilians-out", on="2023-09-30")
    spell = next(s for s in answer.spells if format_day(s.first) == "2023-09-24")
    assert spell.caused_by
    assert all(report.event == "opens" for report in spell.caused_by)
    assert all(report.locator for report in spell.caused_by)
