"""Words about changes of hands and shares of ground: amounts, holders, ground, and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.briefings import _wire as wire
from landbridge.briefings._names import DASH, actor_name, place_name
from landbridge.briefings._phrases import count, known_words, prose_day
from landbridge.model.imported_roads import NODE
from landbridge.model.influence import LEVELS
from landbridge.model.stakes import CONTESTED, NOBODY_KNOWN

if TYPE_CHECKING:
    from landbridge.briefings._wire import Json
    from landbridge.model.influence import Influence
    from landbridge.model.situations import Situation
    from landbridge.model.stakes import Amount
    from landbridge.model.succession import Succession

__all__ = [
    "BAND_WORDS",
    "amount_document",
    "amount_words",
    "area_words",
    "figure_words",
    "ground_words",
    "holder_words",
    "influence_rules",
    "measure_words",
    "people_words",
    "percent",
    "period_words",
    "succession_rules",
]

BAND_WORDS = {
    "own": "its own",
    "parts": "of its parts",
    "proxies": "of proxies",
    "backed": "of those it backs",
    "allies": "of allies",
    "partners": "of partners",
    "disputed": "of those whose tie is disputed",
    "contested_with": "contested, with one of these",
    "contested": "contested among others",
    "unknown": "unknown",
    "others": "of others",
}
"""How each band of ground is told, nearest first."""
_MEASURES = {"places": "places", "people": "people", "road-km": "km of road"}
_SURE, _HARDLY = 0.995, 0.005


def percent(share: float | None) -> str:
    """Write a share; what cannot be counted is a dash, what is hardly anything is not nothing."""
    if share is None:
        return DASH
    if 0 < share < _HARDLY:
        return "under 1 %"
    return "over 99 %" if _SURE < share < 1 else f"{share * 100:.0f} %"


def measure_words(measure: str) -> str:
    """Name what is counted."""
    return _MEASURES[measure]


def figure_words(amount: Amount, measure: str) -> str:
    """Write an amount by one measure, as in a table."""
    value = amount.by(measure)
    if measure == "road-km" and 0 < value < 10:  # noqa: PLR2004  (short roads to 100 metres)
        return f"{value:.1f}"
    return f"{value:,.0f}"


def amount_words(amount: Amount, measure: str) -> str:
    """Write an amount by one measure with its word."""
    if measure == "places":
        return count(amount.places, "place")
    if measure == "people":
        return f"{count(amount.people, 'person', 'people')}{_without(amount)}"
    return f"{figure_words(amount, measure)} km of road"


def _without(amount: Amount) -> str:
    return f" and {count(amount.without_people, 'place')} without a figure" * bool(
        amount.without_people
    )


def holder_words(situation: Situation, key: str) -> str:
    """Name a holder, or what stands in its place."""
    if key in (CONTESTED, NOBODY_KNOWN):
        return key.strip("()")
    return actor_name(situation, key)


def ground_words(
    situation: Situation, ground: str, link: str | None = None, toward: str | None = None
) -> str:
    """Name a piece of ground: a place, or roads on its ground that are held apart from it."""
    where = _place_words(situation, ground)
    if link is None:
        if toward is None:
            return where
        other = "" if toward == ground else f" towards {_place_words(situation, toward)}"
        return f"roads at {where}{other}"
    known = situation.links.get(link)
    if known is None or known.a.startswith(NODE) or known.b.startswith(NODE):
        return f"road at {where}"
    other = known.b if known.a == ground else known.a
    return f"road at {where} towards {place_name(situation, other)}"


def _place_words(situation: Situation, ground: str) -> str:
    if ground.startswith(NODE):
        return "ground out of reach of any place"
    return place_name(situation, ground)


def area_words(found: Succession | Influence) -> str:
    """Name the area."""
    return f"all of {found.area_name}" if found.area == "all" else found.area_name


def period_words(found: Succession | Influence) -> str:
    """Say which days, and as far as known when."""
    days = f"{prose_day(found.since)} to {prose_day(found.until)}"
    if found.since == found.until:
        days = prose_day(found.since)
    return f"{days}, {known_words(found.known_by, found.newest_published)}"


def people_words(found: Succession | Influence) -> str | None:
    """Say where figures of people come from, and of how many places there are none."""
    if found.measure != "people":
        return None
    if found.people_from is None:
        return (
            "How many people live where is not known: no gazetteer is installed "
            "(pip install 'landbridge[names]')."
        )
    return (
        f"People: {found.people_from}, one figure for all years. Of "
        f"{count(found.total.places, 'place')} {found.without_figure:,} have no figure and count "
        "as nobody."
    )


def succession_rules(found: Succession) -> tuple[str, ...]:
    """Say how changes of hands are counted."""
    said = (
        "Every change: ground counts each time it changes hands from the first day to the last, "
        "both included. Ground that was contested or unknown in between is followed to its next "
        "holder, and what lies in between is told as days; ground that came back to its holder "
        "stands on the diagonal. Contested and unknown are givers where nobody was known to hold "
        "before, takers where nobody is by the last day.",
        "Net: how ground stood before the first day against how it stands on the last; "
        "the diagonal is ground that has the same holder on both.",
        "Each half of a road is held as the ground at its end, or as reports about the road say; "
        "roads into a besieged place are contested. A change is one of a place with the roads on "
        "its ground, or of roads that are held apart from it.",
    )
    people = people_words(found)
    return (*said, *([] if people is None else [people]), *found.notes)


def influence_rules(found: Influence, situation: Situation) -> tuple[str, ...]:
    """Say who counts, and how."""
    name = actor_name(situation, found.actor)
    near = LEVELS[: LEVELS.index(found.up_to) + 1]
    beyond = LEVELS[len(near) :]
    counted = "its own ground"
    if near[1:]:
        counted += ", and ground " + ", ".join(BAND_WORDS[level] for level in near[1:])
    apart = ", ".join(BAND_WORDS[level] for level in beyond)
    said = [
        f"Counted as under {name}: {counted}; as rows of relations say that are in force on "
        "the day and known. Who is part of, proxy of or backed by one who counts, counts too, by "
        "the weakest row between; allies and partners are those of the actor itself, with their "
        "parts. A tie is disputed where a row of the day says that the two are hostile.",
        "The share at most is with all contested, disputed and unknown ground added.",
        "Control is counted, not obedience: that somebody backs a holder does not say that it "
        "commands it.",
    ]
    if apart:
        said.insert(1, f"Shown apart and not counted: ground {apart}.")
    if found.has_belief:
        said.append(
            f"{found.estimator} says how likely each holder is; shares here are of its best guess, "
            "not expected shares."
        )
    people = people_words(found)
    return (*said, *([] if people is None else [people]), *found.notes)


def amount_document(amount: Amount, measure: str) -> Json:
    """Write an amount as plain JSON; people are null unless they were asked for."""
    asked = measure == "people"
    return {
        "places": amount.places,
        "people": amount.people if asked else None,
        "places_without_people": amount.without_people if asked else None,
        "road_km": wire.km(amount.millimetres / 1000),
    }
