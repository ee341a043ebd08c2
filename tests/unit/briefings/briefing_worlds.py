"""Answers and atlases made by hand: a six-place world and a large made one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from landbridge.days import parse_day, parse_published, parse_span
from landbridge.model.actors import Actor, Relation
from landbridge.model.answers import (
    Answer,
    Condition,
    Contradiction,
    EstimatorView,
    FamilyTest,
    FirstSeen,
    VariantAnswer,
)
from landbridge.model.atlas import Atlas, AtlasFrame, Ground
from landbridge.model.claims import Claim
from landbridge.model.control import ControlState
from landbridge.model.corridors import (
    CorridorQuery,
    Fragility,
    Front,
    Gap,
    GapHolder,
    Piece,
    Route,
    Since,
    Spell,
    Status,
    Trend,
)
from landbridge.model.geography import Link, Place
from landbridge.model.passage import Passage, PassageValue
from landbridge.model.recipes import Recipe
from landbridge.model.reports import Report
from landbridge.model.roads import RoadNetwork
from landbridge.model.situations import Situation
from landbridge.model.sources import Source

DAY = parse_day("2017-08-23")

# a - b - x - c - d        b - e - c is the detour
PLACES = {
    p.id: p
    for p in (
        Place("a", "Aleph", 40.0, 34.0, "settlement", "IQ", "Anbar"),
        Place("b", "Bet", 40.6, 34.2, "settlement", "IQ", "Anbar"),
        Place("x", "Crossing X", 41.0, 34.3, "crossing", "SY", "Deir ez-Zor"),
        Place("c", "Gimel", 41.5, 34.1, "settlement", "SY", "Deir ez-Zor"),
        Place("d", "Dalet", 42.1, 34.3, "port", "SY", "Homs"),
        Place("e", "He", 41.0, 33.8, "junction", "SY", "Homs"),
    )
}
LINKS = {
    n.id: n
    for n in (
        Link("ab", "a", "b", 60_000, ref="M4"),
        Link("bx", "b", "x", 40_000, ref="M4", estimated=True),
        Link("xc", "x", "c", 50_123.4, ref="M4"),
        Link("cd", "c", "d", 62_000),
        Link("be", "b", "e", 58_000, "track"),
        Link("ec", "e", "c", 57_000, "track"),
        Link("air", "a", "d", 195_000, "air"),
    )
}
SOURCES = {
    "wire": Source("wire", "The Wire", "agency", None, "B", "https://wire.example/"),
    "party": Source("party", "Party Daily", "party", "state media", "D"),
}


def report(
    event: str, place: str | None, *, row: int, actor: str = "north", source: str = "wire", **more
) -> Report:
    """Make a report about 20 August 2017, published a day later."""
    given = {
        "published": parse_published("2017-08-21"),
        "date": parse_span("2017-08-20"),
        "credibility": 2,
        "quote": "the words in the source",
    } | more
    return Report(
        f"r{row:016d}", row, SOURCES[source], event=event, place=place, actor=actor, **given
    )


REPORTS = (
    report("takes", "x", row=1, other_actor="south", locator="https://wire.example/1?a=b&c=d"),
    report("moves", "x", row=2, actor="traveller", source="party"),
    report("strikes", "x", row=3, actor="east"),
    report("holds", "b", row=4),
)


RELATION = Relation("north", "proxy_of", "traveller", source="wire")


def piece(place, other, link, metres, value, kind="half", holders=("north",), reports=REPORTS[:1]):
    """Make a piece of a way with its passage."""
    control = {
        PassageValue.CONTESTED: ControlState("contested", ("north", "south"), unnamed=True),
        PassageValue.UNKNOWN: ControlState("unknown"),
    }.get(value, ControlState("held", holders, besiegers=("east",) if place == "c" else ()))
    permission = "denied" if value is PassageValue.CLOSED else "free"
    lamp = "permission" if value is PassageValue.CLOSED else "control"
    why = (
        "north proxy_of traveller: free"
        if value is PassageValue.OPEN
        else "south hostile_to traveller"
    )
    passage = Passage(value, lamp, control, permission, "open", None, reports, (RELATION,), why)
    ref = LINKS[link].ref if link else None
    return Piece(kind, place, other, link, ref, "road" if link else None, metres, passage)


def way(values: dict[str, PassageValue]) -> Route:
    """Make the way a b x c d, with the passage of each place's ground and halves."""
    keys, links = ("a", "b", "x", "c", "d"), ("ab", "bx", "xc", "cd")
    pieces = []
    for number, key in enumerate(keys):
        value = values.get(key, PassageValue.OPEN)
        holders = ("south",) if value is PassageValue.CLOSED else ("north",)
        if number:
            link = links[number - 1]
            metres = LINKS[link].metres / 2
            pieces.append(piece(key, keys[number - 1], link, metres, value, holders=holders))
        pieces.append(piece(key, None, None, 0.0, value, kind="place", holders=holders))
        if number < len(links):
            link = links[number]
            metres = LINKS[link].metres / 2
            pieces.append(piece(key, keys[number + 1], link, metres, value, holders=holders))
    line = tuple((PLACES[k].lon, PLACES[k].lat) for k in keys)
    return Route(keys, links, tuple(pieces), sum(LINKS[k].metres for k in links), 3.5, line)


def gap_of(route: Route) -> Gap:
    """Make the gap of a way."""
    missing = tuple(p for p in route.pieces if p.passage.value is not PassageValue.OPEN)
    sums = {v: sum(p.metres for p in missing if p.passage.value is v) for v in PassageValue}
    holders = (
        GapHolder("south", "held", (), sums[PassageValue.CLOSED]),
        GapHolder(None, "contested", ("north", "south"), sums[PassageValue.CONTESTED]),
        GapHolder(None, "unknown", (), 7_000.0),
    )
    return Gap(
        route,
        sums[PassageValue.CLOSED],
        sums[PassageValue.CONTESTED],
        sums[PassageValue.UNKNOWN],
        122_000.0,
        61_234.5,
        Front("b", "x", 40.8, 34.25),
        Front("d", "c", 41.8, 34.2),
        holders,
        missing,
        Trend(-12.5, "from", DAY - 30),
    )


def make_answer(status: Status, **changes) -> Answer:
    """Make an answer of a status about 23 August 2017."""
    since = Since(DAY - 60, DAY - 20, DAY - 59, DAY - 18)
    opened = way({})
    shut = {
        Status.OPEN: {},
        Status.UNCERTAIN: {"x": PassageValue.CONTESTED, "c": PassageValue.UNKNOWN},
        Status.CLOSED: {"x": PassageValue.CLOSED, "c": PassageValue.CONTESTED},
    }[status]
    gap = gap_of(way(shut)) if shut else None
    query = CorridorQuery(("a",), ("d",), "traveller", DAY, DAY + 4, variants={"north": ("x",)})
    spells = (
        Spell(DAY - 400, DAY - 100, Status.CLOSED, REPORTS[3:]),
        Spell(DAY - 99, DAY - 21, Status.UNCERTAIN, REPORTS[:1]),
        Spell(DAY - 20, DAY, status, REPORTS[:1], ("a link began",)),
    )
    variant = VariantAnswer(
        "north", ("x",), status, since, opened if not gap else None, gap, spells
    )
    detour = replace(opened, places=("a", "b", "e", "c", "d"), metres=237_000.0)
    claim = Claim(1, SOURCES["party"], parse_span("2017-06"), "A minister", "nobody can prevent it")
    condition = Condition("permit", "x", "c", "north", "north neutral_to traveller", REPORTS[:1])
    odd = Contradiction(
        "traffic_while_not_open", "x", None, DAY - 3, DAY - 3, "odd", REPORTS[1:2], True
    )
    given = {
        "query": query,
        "status": status,
        "as_of": DAY,
        "known_by": DAY + 4,
        "newest_published": DAY - 2,
        "carried_forward_days": 0,
        "since": since,
        "route": opened if status is Status.OPEN else None,
        "optimist_route": way(shut) if status is Status.UNCERTAIN else None,
        "gap": gap,
        "fragility": Fragility(("x",), ("x", "e"), 1, detour) if status is Status.OPEN else None,
        "spells": spells,
        "first_seen_used": (FirstSeen(REPORTS[1], "x", True),),
        "legally_open_since": DAY - 5 if status is Status.OPEN else None,
        "variants": {"north": variant},
        "rests_on": (
            FamilyTest("wire", ("wire",), Status.UNCERTAIN, changes=True),
            FamilyTest("state media", ("party",), status, changes=False),
        ),
        "estimators": (
            EstimatorView("majority", status, False, None, 212_123.0, None),
            EstimatorView("drawn_maps:party", Status.CLOSED, True, DAY - 9, None, 90_500.0)
            if status is not Status.CLOSED
            else EstimatorView("drawn_maps:party", Status.OPEN, True, DAY - 9, 230_000.0, None),
        ),
        "contradictions": (odd,),
        "conditions": (condition,) if status is Status.OPEN else (),
        "deciding": gap.pieces if gap and status is Status.UNCERTAIN else (),
        "exposure": REPORTS[2:3],
        "newest_report_age_days": 3,
        "reports": REPORTS,
        "claims": (claim,),
        "recipe": Recipe(
            {"on": "2017-08-23"},
            "latest_report",
            "by_stance",
            {},
            {"landbridge": "1"},
            {"reports": "ab" * 32},
        ),
    } | changes
    return Answer(**given)


def make_situation(**changes) -> Situation:
    """Make the tables that hold the names."""
    actors = {
        key: Actor(key, name)
        for key, name in (
            ("north", "Northern Army"),
            ("south", "Southern Front"),
            ("east", "Eastern State"),
            ("traveller", "The Traveller"),
        )
    }
    given = {
        "title": "A made world",
        "attribution": "Made data, CC0",
        "actors": actors,
        "relations": (RELATION,),
        "places": PLACES,
        "links": LINKS,
        "sources": SOURCES,
        "reports": REPORTS,
    } | changes
    return Situation(**given)


def network(places: dict[str, Place], links: dict[str, Link]) -> RoadNetwork:
    """Make a network of places and links."""
    position = {key: number for number, key in enumerate(places)}
    return RoadNetwork(
        tuple(places.values()),
        tuple(links.values()),
        position,
        np.array([position[n.a] for n in links.values()], np.int32),
        np.array([position[n.b] for n in links.values()], np.int32),
        np.array([round(n.metres * 1000) for n in links.values()], np.int64),
        *(np.zeros(0, np.int32) for _ in range(5)),  # no briefing looks at arcs
        np.arange(len(places), dtype=np.int32),
    )


def make_atlas() -> Atlas:
    """Make three frames: closed, uncertain with a one-way road, open."""
    north, south = Ground("held", ("north",)), Ground("held", ("south",))
    torn, nobody = Ground("contested", ("north", "south")), Ground("unknown", ())
    said = Ground("held", ("east",), claimed_only=True)
    o, c, t, u, n = "open", "closed", "contested", "unknown", "absent"
    near, far = Front("b", "x", 40.8, 34.25), Front("d", "c", 41.8, 34.2)
    return Atlas(
        network(PLACES, LINKS),
        (
            AtlasFrame(
                DAY - 99, DAY - 1, Status.CLOSED,
                (north, north, south, torn, north, said),
                ((o, o), (o, c), (c, t), (t, o), (o, c), (c, t), (n, n)),
                (None,) * 7, (), (1, 2, 3), near, far, 101.0, 61.2,
            ),
            AtlasFrame(
                DAY, DAY + 9, Status.UNCERTAIN,
                (north, north, torn, north, north, nobody),
                ((o, o), (o, t), (t, o), (o, o), (o, u), (u, o), (o, o)),
                (None, None, None, "ab", None, None, None), (), (1, 2), near, far, 45.0, 30.0,
            ),
            AtlasFrame(
                DAY + 10, DAY + 20, Status.OPEN,
                (north, north, north, north, north, nobody),
                ((o, o), (o, o), (o, o), (o, o), (o, u), (u, o), (o, o)),
                (None,) * 7, (0, 1, 2, 3), (), None, None, None, None,
            ),
        ),
        1,
        ("a",),
        ("d",),
        {"north": "Northern Army", "south": "Southern Front", "east": "Eastern State"},
        "Made data, CC0",
    )  # fmt: skip
