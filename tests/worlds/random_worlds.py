"""Random small situations with everything in them that the semantics speak of.

The same recipe is drawn by hypothesis (which shrinks) or by a seeded generator (which is fast).
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

from hypothesis import strategies as st

from landbridge.model.corridors import Question
from landbridge.model.situations import Situation
from worlds.build import Drawing, day

LAST = 50
"""Days of the calendar on which something may happen: 0 to LAST."""

HOLDERS = ("army", "ally", "foe", "militia", "patron")
CONTROL = (
    "holds",
    "holds",
    "takes",
    "takes",
    "loses",
    "withdraws",
    "enters",
    "contests",
    "besieges",
)
NOTICES = ("closes", "closes", "opens", "opens", "restricts")
PHYSICAL = ("cuts", "damages", "repairs")


class Chooser(Protocol):
    """Where choices come from."""

    def pick(self, options: Any) -> Any: ...

    def number(self, low: int, high: int) -> int: ...


class Seeded:
    """Choices of a seeded generator."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def pick(self, options: Any) -> Any:
        return self._random.choice(options)

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)


class Drawn:
    """Choices of hypothesis."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw

    def pick(self, options: Any) -> Any:
        return self._draw(st.sampled_from(list(options)))

    def number(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))


@dataclass(frozen=True)
class World:
    """A situation and a question about it; ``on`` is left to the test."""

    situation: Situation
    question: Question


@dataclass(frozen=True)
class Kinds:
    """What may be in a world; a law that holds only in simpler worlds leaves something out."""

    one_way: bool = True
    directions: bool = True
    air: bool = True
    zero_length: bool = True
    imprecise: bool = True
    retractions: bool = True
    wide: bool = True
    rules: bool = True
    sourced_rows: bool = True
    via: bool = True
    most_places: int = 6
    most_reports: int = 14


def _chance(c: Chooser, one_in: int) -> bool:
    return c.number(1, one_in) == 1


def _when(c: Chooser, kinds: Kinds) -> int | tuple[int, int] | str:
    at = c.number(0, LAST)
    if not kinds.imprecise or c.number(0, 3) > 0:
        return at
    if _chance(c, 4):
        return c.pick(["2020-01", "2020-02", "2020"])
    return at, at + c.number(1, 12)


def _published(c: Chooser, when: int | tuple[int, int] | str) -> int | str:
    """Some day not before the date's first, sometimes late, sometimes only to the month."""
    first = when if isinstance(when, int) else when[0] if isinstance(when, tuple) else 0
    if when == "2020-02":
        first = 31
    kind = c.number(0, 5)
    if kind == 0:
        return "2020-01" if first <= 30 else "2020-02"
    if kind == 1:
        return first + c.number(0, 25)
    last = when[1] if isinstance(when, tuple) else first
    return last + c.number(0, 3)


def _sources(c: Chooser, drawing: Drawing) -> list[str]:
    names = []
    for name, family in (("one", None), ("two", None), ("copy", "one"), ("three", None)):
        grade = c.pick([None, "A", "B", "C", "F"])
        kind = c.pick([None, "party", "authority"])
        names.append(drawing.source(name, family, reliability=grade, kind=kind))
    return names


def _actors(drawing: Drawing) -> None:
    drawing.actor("army", "state")
    for name in HOLDERS[1:]:
        drawing.actor(name, "armed-group")
    drawing.actor("aid", "organisation")


def _map(c: Chooser, drawing: Drawing, kinds: Kinds, sources: list[str]) -> list[str]:
    places = []
    for at in range(c.number(3, kinds.most_places)):
        name = "abcdefg"[at]
        lon, lat = 40.0 + 0.2 * (at % 3), 34.0 + 0.2 * (at // 3)
        kind = c.pick(["settlement", "settlement", "crossing", "airport"])
        drawing.place(name, lon, lat, kind, country=c.pick(["XX", "YY"]))
        places.append(name)
    if kinds.wide:
        drawing.area("region", *(p for p in places if c.number(0, 1)))
    for at in range(c.number(len(places) - 1, 2 * len(places))):
        a = places[at] if at < len(places) - 1 else c.pick(places)
        b = c.pick([p for p in places if p != a])
        more: dict[str, Any] = {"mode": c.pick(["road", "road", "road", "road", "track", "rail"])}
        if kinds.air and _chance(c, 8):
            more["mode"] = c.pick(["air", "sea"])
        if kinds.one_way and _chance(c, 9):
            more["one_way"] = c.pick(["ab", "ba"])
        if _chance(c, 10):
            more["start"] = c.number(0, LAST)
        if _chance(c, 10):
            more["end"] = c.number(0, LAST)
        if _chance(c, 10):
            more["max_vehicle"] = c.number(2, 6)
        if kinds.sourced_rows and _chance(c, 8):
            more |= {"source": c.pick(sources), "published": c.number(0, LAST)}
        if more.get("start") is not None and more.get("end") is not None:
            more["start"], more["end"] = sorted((more["start"], more["end"]))
        km = 0 if kinds.zero_length and _chance(c, 10) else 2 * c.number(1, 30)
        drawing.link(a, b, km, **more)
    return places


def _period(c: Chooser) -> dict[str, int]:
    kind = c.number(0, 5)
    if kind > 2:
        return {}
    start, end = sorted((c.number(0, LAST), c.number(0, LAST)))
    return (
        {"start": start}
        if kind == 0
        else {"end": end}
        if kind == 1
        else {"start": start, "end": end}
    )


def _sourced(c: Chooser, kinds: Kinds, sources: list[str]) -> dict[str, Any]:
    if not kinds.sourced_rows or _chance(c, 2):
        return {}
    more: dict[str, Any] = {"source": c.pick(sources)}
    if _chance(c, 2):
        more["published"] = c.pick([c.number(0, LAST), "2020-01", "2020-02"])
    return more


def _relations(c: Chooser, drawing: Drawing, kinds: Kinds, sources: list[str]) -> None:
    actors = [*HOLDERS, "aid"]
    free = ["ally_of", "partner_of"]
    patronage = ["part_of", "proxy_of", "backed_by"]
    stances = [
        *free,
        *free,
        *patronage,
        *patronage,
        "tolerates",
        "neutral_to",
        "hostile_to",
        "hostile_to",
    ]
    for actor, kind, other in (("army", "ally_of", "ally"), ("foe", "hostile_to", "army")):
        if c.number(0, 3):
            drawing.relate(f"{actor} {kind} {other}", **_sourced(c, kinds, sources))
    for _ in range(c.number(1, 6)):
        actor = c.pick(actors)
        other = c.pick([a for a in actors if a != actor])
        words = f"{actor} {c.pick(stances)} {other}"
        drawing.relate(words, **_period(c), **_sourced(c, kinds, sources))


def _rules(
    c: Chooser, drawing: Drawing, kinds: Kinds, sources: list[str], places: list[str]
) -> None:
    if not kinds.rules or not _chance(c, 3):
        return
    for _ in range(c.number(1, 3)):
        word = c.pick(["free", "notify", "permit", "escort", "denied", "denied"])
        more: dict[str, Any] = {"cargo": c.pick([None, None, "goods"])}
        if _chance(c, 2):
            spot = c.pick(["place", "link"])
            more[spot] = c.pick(places if spot == "place" else list(drawing.links))
        if kinds.directions and more.get("link") and _chance(c, 2):
            more["direction"] = c.pick(["ab", "ba"])
        words = f"{c.pick(HOLDERS)} {word} {c.pick(['army', 'aid'])}"
        drawing.rule(words, **_period(c), **more, **_sourced(c, kinds, sources))


def _spot(c: Chooser, drawing: Drawing, kinds: Kinds, places: list[str], *, road: bool) -> Any:
    """A place mostly; for what is said about roads, a link or a pair as often."""
    kind = c.number(0, 9)
    if kind < (6 if road else 2):
        link = drawing.links[c.pick(list(drawing.links))]
        if c.number(0, 1) or not link.on_ground:
            return f"link:{link.id}"
        return (link.a, link.b) if c.number(0, 1) else (link.b, link.a)
    if kinds.wide and kind == 9:
        return c.pick(["region", "country:XX", "country:YY"])
    return c.pick(places)


def _report(
    c: Chooser, drawing: Drawing, kinds: Kinds, sources: list[str], places: list[str]
) -> None:
    family = c.number(0, 9)
    event = c.pick(CONTROL if family < 6 else NOTICES if family < 8 else PHYSICAL)
    when = _when(c, kinds)
    more: dict[str, Any] = {"credibility": c.pick([None, 1, 2, 3, 6])}
    road = event not in CONTROL
    spot = _spot(c, drawing, kinds, places, road=road)
    if event in CONTROL:
        more["by"] = c.pick(HOLDERS)
        if event in ("takes", "loses", "withdraws", "contests") and _chance(c, 2):
            more["other_actor"] = c.pick([h for h in HOLDERS if h != more["by"]])
        if event == "contests" and _chance(c, 5):
            more["by"] = None
    if event in NOTICES:
        more["for_whom"] = c.pick([None, None, "army", "aid", "state", "organisation"])
        more["cargo"] = c.pick([None, None, None, "goods", "people"])
        if event == "restricts":
            more["permission"] = c.pick(["notify", "permit", "escort", "denied"])
    if event in PHYSICAL and _chance(c, 3):
        more["vehicle"] = c.number(2, 5)
    on_road = isinstance(spot, tuple) or spot.startswith("link:")
    if kinds.directions and event in NOTICES and on_road and _chance(c, 3):
        more["direction"] = c.pick(["ab", "ba", "both"])
    drawing.report(
        event, when, spot, source=c.pick(sources), published=_published(c, when),
        label=f"label{len(drawing.reports)}", **more,
    )  # fmt: skip


def _first_holds(c: Chooser, drawing: Drawing, places: list[str], sources: list[str]) -> None:
    """Most ground is held by somebody from early on: of unknown worlds there is little to say."""
    for place in places:
        if c.number(0, 11):
            holder = c.pick(["army", "army", "army", "ally", "ally", "foe", "militia"])
            drawing.report(
                "holds", c.number(0, 4), place, by=holder, source=c.pick(sources),
                published=c.number(4, 8), label=f"label{len(drawing.reports)}",
            )  # fmt: skip


def _retractions(c: Chooser, drawing: Drawing, sources: list[str]) -> None:
    for _ in range(c.number(0, 2)):
        if drawing.reports:
            target = c.pick(drawing.reports)
            first = target.published.last - day(0)
            drawing.report(
                "retracts", first, None, source=c.pick([target.source.id, c.pick(sources)]),
                published=first + c.number(0, 20), retracts=target.label,
                label=f"label{len(drawing.reports)}",
            )  # fmt: skip


def _question(c: Chooser, kinds: Kinds, places: list[str]) -> Question:
    origin = [places[0]]
    destination = [c.pick(places[1:])]
    if _chance(c, 4):
        destination.append(c.pick(places))
    if _chance(c, 6):
        origin.append(c.pick(places))
    via = [c.pick(places)] if kinds.via and _chance(c, 4) else []
    if via and _chance(c, 4):
        via.append(c.pick(places))
    return Question(
        origin=origin,
        destination=destination,
        traveller=c.pick(["army", "army", "army", "ally", "aid"]),
        known_by=day(c.number(5, LAST + 20)) if _chance(c, 3) else None,
        modes=c.pick(
            [None, None, ("road", "track", "air"), ("road",), ("road", "track", "rail", "sea")]
        ),
        via=via,
        vehicle=c.pick([None, None, 2, 3]),
        cargo=c.pick([None, None, "goods", "people"]),
    )


def random_world(c: Chooser, kinds: Kinds | None = None) -> World:
    """Draw a situation and a question."""
    kinds = kinds or Kinds()
    drawing = Drawing("a random world")
    sources = _sources(c, drawing)
    _actors(drawing)
    places = _map(c, drawing, kinds, sources)
    _relations(c, drawing, kinds, sources)
    _rules(c, drawing, kinds, sources, places)
    _first_holds(c, drawing, places, sources)
    for _ in range(c.number(kinds.most_reports // 4, kinds.most_reports)):
        _report(c, drawing, kinds, sources, places)
    if kinds.retractions:
        _retractions(c, drawing, sources)
    question = _question(c, kinds, places)
    return World(drawing.situation(), question)


@st.composite
def worlds(draw: Any, kinds: Kinds | None = None) -> World:
    """A strategy of small situations with a question."""
    return random_world(Drawn(draw), kinds)
