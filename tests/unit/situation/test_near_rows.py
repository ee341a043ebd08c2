"""What a reviewer is shown of the record beside a proposal: near names, reports, claims."""

from __future__ import annotations

import pytest

from landbridge.days import parse_published, parse_span
from landbridge.model.actors import Actor, Relation
from landbridge.model.claims import Claim
from landbridge.model.geography import Place
from landbridge.model.reports import Report
from landbridge.model.situations import Situation
from landbridge.model.sources import Source
from landbridge.situation.near_rows import Record

POST = Source("post", "The Post")


def report(row: int, date: str, event: str = "takes", **cells: str) -> Report:
    return Report(
        f"r{row}", row, POST, parse_published("2020-12-31"), parse_span(date), event, **cells,
    )  # fmt: skip


SITUATION = Situation(
    "A land",
    actors={
        "guard": Actor("guard", "Free Hill Guard", aliases=("Hill Watch",)),
        "north": Actor("north", "North"),
    },
    places={
        "dayr": Place("dayr", "Dayr az Zawr", 40.0, 35.0),
        "port": Place("port", "Port Élan", 20.0, 40.0),
    },
    reports=(
        report(1, "2020-03-01", place="port", actor="north"),
        report(2, "2020-03-10", place="port", actor="guard"),
        report(3, "2020-03-02", "holds", place="port", actor="north"),
        report(4, "2020-03-02", "cuts", a="port", b="dayr"),
    ),
    relations=(Relation("north", "hostile_to", "guard"),),
    claims=(
        Claim(1, POST, parse_published("2020-01-01"), "General A", "The road is ours.", "mine"),
    ),
)
RECORD = Record(SITUATION)


@pytest.mark.parametrize(
    ("table", "cells", "keys"),
    [
        ("reports", {"event": "takes", "place": "port", "date": "2020-03-01"}, ["r1"]),
        ("reports", {"event": "takes", "place": "port", "date": "2020-03-05"}, ["r1", "r2"]),
        ("reports", {"event": "takes", "place": "port", "date": "2020-03"}, ["r1", "r2"]),
        ("reports", {"event": "takes", "place": "port", "date": "2020-04"}, []),
        ("reports", {"event": "takes", "place": "dayr", "date": "2020-03-01"}, []),
        ("reports", {"event": "cuts", "a": "dayr", "b": "port", "date": "2020-03-02"}, ["r4"]),
        ("reports", {"event": "takes", "place": "port", "date": "odd"}, []),
        ("reports", {"event": "takes", "date": "2020-03-01"}, []),
        ("actors", {"name": "Free Hill Guards"}, ["guard"]),
        ("actors", {"name": "Hill Guard"}, ["guard"]),
        ("actors", {"name": "hill watch"}, ["guard"]),
        ("actors", {"name": "Guard"}, []),
        ("actors", {"name": "!"}, []),
        ("places", {"name": "Deir ez-Zor"}, ["dayr"]),
        ("places", {"name": "Port Elan"}, ["port"]),
        ("places", {"name": "Ford"}, []),
        ("relations", {"actor": "guard", "other": "north", "kind": "ally_of"},
         ["north hostile_to guard"]),
        ("relations", {"actor": "guard", "other": "port"}, []),
        ("claims", {"speaker": "general a", "text": "the road is ours"}, ["mine"]),
        ("claims", {"speaker": "General B", "text": "the road is ours"}, []),
        ("claims", {"speaker": "General A", "text": "we will not go"}, []),
        ("roads", {"id": "a"}, []),
    ],
)  # fmt: skip
def test_near__finds_what_may_be_the_same(
    table: str, cells: dict[str, str], keys: list[str]
) -> None:
    assert sorted(one.key for one in RECORD.near(table, cells)) == sorted(keys)


def test_near__says_how_it_differs() -> None:
    cells = {"event": "takes", "place": "port", "date": "2020-03-03", "actor": "guard"}
    first, second = RECORD.near("reports", cells)
    assert (first.key, first.why) == (
        "r1", "same place and event, 2 days apart, another actor",
    )  # fmt: skip
    assert (second.key, second.why) == ("r2", "same place and event, 7 days apart")


def test_near__gives_five_at_most() -> None:
    many = Situation("x", reports=tuple(report(n, "2020-03-01", place="p") for n in range(9)))
    cells = {"event": "takes", "place": "p", "date": "2020-03-01"}
    assert len(Record(many).near("reports", cells)) == 5
