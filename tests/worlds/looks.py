"""Short looks at one piece of ground of a drawing, as words that a test can compare."""

from __future__ import annotations

from landbridge.estimators.latest_report import estimate
from landbridge.model.actors import Traveller
from landbridge.model.control import ControlHistory, ControlState
from landbridge.model.passage import Passage, PassageHistory
from landbridge.model.reports import standing_reports
from landbridge.network import build_network
from landbridge.policies.by_stance import apply
from worlds.build import Drawing, day

MODES = ("road", "track", "rail", "air", "sea")


def control(drawing: Drawing, *, early: bool = False, fade: int | None = None) -> ControlHistory:
    """Everything known, as the latest report has it."""
    reports = standing_reports(drawing.reports, None)
    return estimate(
        reports, drawing.places, drawing.areas, drawing.links, early=early, fade_after_days=fade
    )


def state(drawing: Drawing, place: str, on: int, **how: object) -> ControlState:
    return control(drawing, **how).places[place].on(day(on))  # type: ignore[arg-type]


def held(drawing: Drawing, place: str, on: int, **how: object) -> str:
    """The holder; contenders joined by / (? for one without a name); ? where unknown."""
    return words(state(drawing, place, on, **how))


def held_link(drawing: Drawing, link: str, on: int, **how: object) -> str:
    return words(control(drawing, **how).links[link].on(day(on)))  # type: ignore[arg-type]


def words(found: ControlState) -> str:
    if found.kind == "unknown":
        return "?"
    return "/".join((*found.holders, *(["?"] if found.unnamed else [])))


def passages(
    drawing: Drawing,
    traveller: str = "army",
    *,
    vehicle: int = 5,
    cargo: str | None = None,
    early: bool = False,
) -> PassageHistory:
    """Who passes where, for one traveller."""
    kind = drawing.actors[traveller].kind
    network = build_network(drawing.places.values(), drawing.links.values(), modes=MODES)
    return apply(
        control(drawing, early=early),
        network,
        Traveller(traveller, kind, vehicle, cargo),
        reports=standing_reports(drawing.reports, None),
        relations=tuple(drawing.relations),
        rules=tuple(drawing.rules),
        areas=drawing.areas,
        early=early,
    )


def at(drawing: Drawing, place: str, on: int, traveller: str = "army", **how: object) -> Passage:
    """The passage of the ground at a place."""
    position = list(drawing.places).index(place)
    return passages(drawing, traveller, **how).places[position].on(day(on))  # type: ignore[arg-type]


def half(
    drawing: Drawing, link: str, end: str, on: int, traveller: str = "army", *, way: str = "ab",
    **how: object,
) -> Passage:  # fmt: skip
    """The passage of the half of a link that lies at a place, in one direction."""
    position = list(drawing.links).index(link)
    side = 0 if drawing.links[link].a == end else 1
    courses = passages(drawing, traveller, **how).halves[position][side]  # type: ignore[arg-type]
    return courses[("ab", "ba").index(way)].on(day(on))


def road(drawing: Drawing, link: str, on: int, traveller: str = "army", **how: object) -> str:
    """The worse half of a link, as a word."""
    ends = drawing.links[link].a, drawing.links[link].b
    worst = max(half(drawing, link, end, on, traveller, **how).value for end in ends)  # type: ignore[arg-type]
    return worst.word
