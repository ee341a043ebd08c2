"""A made situation to send out: drawn and straight links, an area, sources of every licence.

::

    west ──(drawn, ways 11 12)── bridge ──(drawn, way 13)── gate ──(straight)── east
      └──────────────────────────────── by air ──────────────────────────────────┘

    North holds the west and, from 1 March 2020, the bridge; the South holds gate and east. A source
    without a licence says that the South holds the gate; one whose licence covers facts only says
    that it holds the east. In June the North takes both: there is a way.
"""

from __future__ import annotations

from typing import Any

from landbridge.days import parse_day, parse_published, parse_span
from landbridge.desk.layers import LayerWish, layers
from landbridge.exporters import Outgoing
from landbridge.model.actors import Actor, PermissionRule, Relation
from landbridge.model.claims import Claim
from landbridge.model.corridors import Question
from landbridge.model.geography import Area, Link, Place
from landbridge.model.reports import Report
from landbridge.model.situations import Situation
from landbridge.model.sources import Source

CLOSED_DAY, OPEN_DAY = "2020-04-01", "2020-07-01"
OUTLINE = ((((20.5, 39.5), (20.5, 40.5), (21.5, 40.5), (21.5, 39.5), (20.5, 39.5)),),)
"""A square around bridge and gate, its ring with the clock."""


SOURCES = {
    "wire": Source(
        "wire", "The Wire", "agency", None, "B", "https://wire.example/", licence="CC-BY-4.0"
    ),
    "dump": Source("dump", "A data set", "dataset"),
    "shut": Source("shut", "A map", "map", licence="All rights reserved"),
    "facts": Source("facts", "Facts Daily", "newspaper", licence="facts cited in our own words"),
}
PLACES = (
    Place("west", "West", 20.0, 40.0, "settlement", "XN", "Plain", ("Ovest",), pcode="XN01"),
    Place("bridge", "Bridge", 20.8, 40.0, "landmark", "XN", "Plain"),
    Place("gate", "Gate", 21.2, 40.1, "crossing", "XS", "Hill"),
    Place("east", "East", 22.0, 40.0, "port", "XS", "Hill"),
)
LINKS = (
    Link(
        "west-bridge", "west", "bridge", 70_000, ref="M1",
        line=((20.0, 40.0), (20.4, 40.05), (20.8, 40.0)), ways=("12", "11"),
    ),
    Link(
        "bridge-gate", "bridge", "gate", 37_000, ref="M1", line=((20.8, 40.0), (21.2, 40.1)),
        ways=("13",),
    ),
    Link(
        "gate-east", "gate", "east", 90_000, estimated=True, source="wire",
        published=parse_span("2019"),
    ),
    Link("air", "west", "east", 170_000, "air"),
)  # fmt: skip


def report(
    row: int, source: str, day: str, event: str, place: str | None, actor: str | None, **more: Any
) -> Report:
    """Make a report, published on its day."""
    return Report(
        f"r{row:016x}", row, SOURCES[source], parse_published(day), parse_span(day), event, place,
        actor=actor, **more,
    )  # fmt: skip


REPORTS = (
    report(
        0, "wire", "2020-01-01", "holds", "west", "north", quote="North holds the west",
        locator="https://wire.example/1",
    ),
    report(
        1, "dump", "2020-01-02", "holds", "gate", "south", quote="not ours to give",
        locator="row 7",
    ),
    report(2, "facts", "2020-01-03", "holds", "east", "south", quote="its very words"),
    report(3, "wire", "2020-03-01", "takes", "bridge", "north", label="taken"),
    report(4, "wire", "2020-03-05", "strikes", "bridge", "south"),
    report(5, "wire", "2020-03-06", "holds", "east", "north", label="wrong"),
    report(6, "wire", "2020-03-07", "retracts", None, None, retracts="wrong"),
    report(
        7, "wire", "2020-03-08", "damages", None, None, a="bridge", b="gate", sensitivity="amber"
    ),
    report(8, "wire", "2020-06-01", "takes", "gate", "north"),
    report(9, "wire", "2020-06-01", "takes", "east", "north"),
    report(10, "shut", "2020-06-02", "holds", "country:XN", "north"),
)  # fmt: skip


def made_situation(**changes: Any) -> Situation:
    """Put the tables together; ``changes`` are other tables."""
    told: dict[str, Any] = {
        "title": "West and east",
        "licence": "CC0-1.0",
        "attribution": "the tests of landbridge",
        "sources": SOURCES,
        "actors": {
            "north": Actor("north", "The North", "state", "XN"),
            "south": Actor("south", "The South", "armed-group", start=parse_span("2012")),
        },
        "relations": (
            Relation(
                "north", "hostile_to", "south", source="wire", published=parse_span("2019"),
                quote="at war",
            ),
            Relation("south", "hostile_to", "north", source="dump", published=parse_span("2019")),
        ),
        "places": {place.id: place for place in PLACES},
        "areas": {"middle": Area("middle", "The Middle", frozenset({"bridge", "gate"}))},
        "links": {link.id: link for link in LINKS},
        "reports": REPORTS,
        "claims": (
            Claim(0, SOURCES["facts"], parse_span("2020-02"), "A minister", "open by spring"),
        ),
        "permissions": (PermissionRule("north", "south", "denied", source="shut"),),
    }  # fmt: skip
    return Situation(**told | changes)


def question_on(day: str, **more: Any) -> Question:
    """Ask from west to east for the North."""
    return Question(
        origin=("west",), destination=("east",), traveller="north", on=parse_day(day), **more
    )


def laid_out(
    question: Question | None = None, situation: Situation | None = None, **more: Any
) -> Outgoing:
    """Lay a situation out; ``more`` are settings of `LayerWish`, and of `Outgoing`."""
    own = {key: more.pop(key) for key in ("only", "avoid", "buffer_metres") if key in more}
    wish = LayerWish(**{"outlines": {"middle": OUTLINE}} | more)
    found, answer = layers(situation or made_situation(), question, wish)
    return Outgoing(found, answer, **own)
