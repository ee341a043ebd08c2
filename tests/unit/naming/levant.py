"""A situation of a few Syrian and Iraqi towns, its actors, and rows that speak of them."""

from __future__ import annotations

from landbridge.model.actors import Actor
from landbridge.model.geography import Area, Place
from landbridge.model.imports import ForeignRow, KnownName, Spot
from landbridge.naming import Known

PLACES = (
    Place("deir-ez-zor", "Deir ez-Zor", 40.141, 35.336, country="SY", pcode="SY070000"),
    Place("abu-kamal", "Abu Kamal", 40.919, 34.452, country="SY"),
    Place("mayadin", "Al-Mayadin", 40.452, 35.020, country="SY", geonames="173480"),
    Place("qaim", "Al-Qa'im", 40.989, 34.393, country="IQ"),
    Place("tadmur", "Tadmur", 38.284, 34.562, country="SY", aliases=("Palmyra",)),
    Place("homs", "Homs", 36.726, 34.725, country="SY"),
    Place("qusayr-homs", "Al-Qusayr", 36.580, 34.508, country="SY", admin1="Homs"),
    Place("qusayr-idlib", "Al-Qusayr", 36.40, 35.95, country="SY", admin1="Idlib"),
)
ACTORS = (
    Actor("sdf", "Syrian Democratic Forces", aliases=("SDF",)),
    Actor("isis", "Islamic State", aliases=("ISIS", "Daesh")),
    Actor("hezbollah", "Hezbollah"),
    Actor("taliban-old", "Taliban (1996-2001)"),
    Actor("taliban-new", "Taliban (2021-)"),
)
AREAS = (Area("eastern-desert", "Eastern Desert", frozenset({"tadmur"})),)


def known(*names: KnownName, more: tuple[Place, ...] = ()) -> Known:
    """The situation, with a table of names and more places."""
    return Known(
        {place.id: place for place in (*PLACES, *more)},
        {area.id: area for area in AREAS},
        {actor.id: actor for actor in ACTORS},
        names,
    )


def report(
    place: Spot | str | None = None,
    actor: str | None = None,
    *,
    event: str = "holds",
    source: str = "map",
    line: int = 2,
) -> ForeignRow:
    """A row of a file of theirs."""
    spot = Spot(place) if isinstance(place, str) else place
    return ForeignRow(
        "reports",
        {"source": source, "published": "2017-08-01", "date": "2017-08-01", "event": event},
        "control.csv",
        line,
        {} if actor is None else {"actor": actor},
        {} if spot is None else {"place": spot},
    )
