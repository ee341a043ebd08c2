"""Tags of OpenStreetMap as traits of roads: classes, one-ways, limits, surfaces, obstacles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from landbridge.importers._roads_traits import (
    Traits,
    slowest,
    vehicle_by_axle,
    vehicle_by_carriageway,
    vehicle_by_height,
    vehicle_by_weight,
    vehicle_by_width,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALL_CLASSES", "DEFAULT_CLASSES", "Tags", "Wanted", "node_features", "traits_of"]

_WITH_LINKS = ("motorway", "trunk", "primary", "secondary", "tertiary")
DEFAULT_CLASSES = (
    *(name for road in _WITH_LINKS for name in (road, f"{road}_link")),
    "unclassified",
    "road",
)
ALL_CLASSES = (*DEFAULT_CLASSES, "residential", "living_street", "service", "track")
_NOT_BUILT = (
    "construction", "proposed", "planned", "abandoned", "disused", "razed", "demolished",
)  # fmt: skip
_SMOOTHNESS_KMH = {
    "bad": 40.0, "very_bad": 20.0, "horrible": 10.0, "very_horrible": 5.0, "impassable": 5.0,
}  # fmt: skip
_SMOOTHNESS_VEHICLE = {"very_bad": 4, "horrible": 3, "very_horrible": 2, "impassable": 1}
_TRACKTYPE_KMH = {"grade1": 40.0, "grade2": 30.0, "grade3": 20.0, "grade4": 15.0, "grade5": 10.0}
_LIGHT_GOODS = 3
_OPEN = {"yes", "permissive", "designated", "public", "official", "unknown", ""}
_NO = {"no", "", "none", "false", "0"}
_FORWARD, _BACKWARD = {"yes", "true", "1"}, {"-1", "reverse"}
_TIME = re.compile(r"([0-9]{1,3}):([0-9]{2})(?::[0-9]{2})?\Z")
_MINUTES_OF_AN_HOUR = 60
_TELLING = (
    "highway", "route", "railway", "service", "area", "junction", "oneway", "surface", "smoothness",
    "tracktype", "hgv", "motor_vehicle", "vehicle", "access", "maxweight", "maxaxleload", "width",
    "maxwidth", "maxwidth:physical", "maxheight", "maxheight:physical", "bridge", "tunnel", "ford",
    "seasonal", "ice_road", "winter_road", "impassable", "status", "duration",
)  # fmt: skip
_MOST_KNOWN = 100_000


class Tags(Protocol):
    """Tags that can be asked for one by one: a dictionary, or those of a way in pyosmium.

    To ask pyosmium for thirty keys is faster than to be told all tags of a way.
    """

    def get(self, key: str, default: str, /) -> str:
        """The word of a tag."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ways are read: classes of highway, ferries, railways; and how fast they are."""

    classes: frozenset[str]
    ferries: bool
    rail: bool
    kmh: Mapping[str, float]
    known: dict[tuple[str, ...], tuple[Traits, bool, float] | str] = field(
        default_factory=dict, compare=False
    )
    """What was said of ways before, by the tags that tell: most ways are tagged like another."""


def traits_of(tags: Tags, wanted: Wanted) -> tuple[Traits, bool, float] | str:
    """Say what a way is like, or in a word why it is left out.

    The traits come with whether the way has to be turned round to be driven forwards, and with how
    many hours it says that it takes (0 where it says nothing).
    """
    highway = tags.get("highway", "")
    if highway not in wanted.classes and not _is_other(tags, wanted):
        return _why_left_out(highway)
    telling = tuple([tags.get(key, "") for key in _TELLING])
    known = wanted.known.get(telling)
    if known is None:
        said = {key: word for key, word in zip(_TELLING, telling, strict=True) if word}
        known = _traits_of(said, wanted)
        if len(wanted.known) < _MOST_KNOWN:
            wanted.known[telling] = known
    if isinstance(known, str):
        return known
    ref, name = tags.get("ref", ""), tags.get("name", "")
    if not (ref or name):
        return known
    return known[0].named(" ".join(ref.split()), " ".join(name.split())), known[1], known[2]


def _is_other(tags: Tags, wanted: Wanted) -> bool:
    """Whether it is a ferry or a railway that is wanted."""
    return (wanted.ferries and tags.get("route", "") == "ferry") or (
        wanted.rail and tags.get("railway", "") == "rail"
    )


def _why_left_out(highway: str) -> str:
    if highway in _NOT_BUILT:
        return "not in use (construction, proposed, abandoned …)"
    return "of other classes" if highway else ""


def _traits_of(tags: Mapping[str, str], wanted: Wanted) -> tuple[Traits, bool, float] | str:
    highway = tags.get("highway", "")
    if highway in wanted.classes:
        if tags.get("area") == "yes":
            return "areas"
        return _road(tags, highway, wanted)
    if wanted.ferries and tags.get("route") == "ferry":
        return _ferry(tags, wanted), False, _hours(tags.get("duration", ""))
    return "sidings" if "service" in tags else (_rail(tags, wanted), False, 0.0)


def _ferry(tags: Mapping[str, str], wanted: Wanted) -> Traits:
    return Traits(
        "sea", "ferry", kmh=wanted.kmh["ferry"],
        access=_access(tags), features=_features(tags, "ferry"), max_vehicle=_vehicle(tags),
        cut=_cut(tags),
    )  # fmt: skip


def _rail(tags: Mapping[str, str], wanted: Wanted) -> Traits:
    return Traits(
        "rail", "rail", kmh=wanted.kmh["rail"],
        features=_features(tags), cut=_cut(tags),
    )  # fmt: skip


def _road(tags: Mapping[str, str], highway: str, wanted: Wanted) -> tuple[Traits, bool, float]:
    one_way, backwards, reversible = _one_way(tags, highway)
    surface = tags.get("surface", "")
    told = Traits(
        mode="track" if highway == "track" else "road",
        road_class=highway,
        kmh=_speed(tags, wanted.kmh[highway], wanted.kmh),
        one_way=one_way,
        max_vehicle=_vehicle(tags),
        surface=_plain(tags, "surface") if surface else "",
        access=_access(tags),
        features=_features(tags, *(("reversible",) if reversible else ())),
        cut=_cut(tags),
    )
    return told, backwards, 0.0


def _plain(tags: Mapping[str, str], key: str) -> str:
    """The words of a tag on one line."""
    return " ".join(tags.get(key, "").split())


def _one_way(tags: Mapping[str, str], highway: str) -> tuple[bool, bool, bool]:
    """Whether it is one way, against the order of its nodes, or now one way and now the other."""
    said = tags.get("oneway", "")
    if said in _FORWARD:
        return True, False, False
    if said in _BACKWARD:
        return True, True, False
    if said in {"reversible", "alternating"}:
        return False, False, True
    implied = highway == "motorway" or tags.get("junction") in {"roundabout", "circular"}
    return implied and said != "no", False, False


def _speed(tags: Mapping[str, str], most: float, kmh: Mapping[str, float]) -> float:
    """The class sets the speed; surface, smoothness and grade of a track can only lower it."""
    surface = tags.get("surface", "").partition(";")[0].partition(":")[0]
    return min(
        most,
        kmh.get(f"surface.{surface}", most),
        _SMOOTHNESS_KMH.get(tags.get("smoothness", ""), most),
        _TRACKTYPE_KMH.get(tags.get("tracktype", ""), most),
    )


def _vehicle(tags: Mapping[str, str]) -> int | None:
    """The heaviest class that every limit on the way lets pass."""
    return slowest(
        _LIGHT_GOODS if tags.get("hgv") == "no" else None,
        vehicle_by_weight(tags.get("maxweight", "")),
        vehicle_by_axle(tags.get("maxaxleload", "")),
        vehicle_by_width(tags.get("maxwidth", tags.get("maxwidth:physical", ""))),
        vehicle_by_carriageway(tags.get("width", "")),
        vehicle_by_height(tags.get("maxheight", tags.get("maxheight:physical", ""))),
        _SMOOTHNESS_VEHICLE.get(tags.get("smoothness", "")),
    )


def _access(tags: Mapping[str, str]) -> str:
    """What the most special tag about lorries or motor vehicles says, if it is not simply yes."""
    if tags.get("hgv") in {"yes", "designated"}:
        return ""
    for key in ("motor_vehicle", "vehicle", "access"):
        if key in tags:
            said = tags[key].strip().lower()
            return "" if said in _OPEN else " ".join(said.split())
    return ""


def _features(tags: Mapping[str, str], *more: str) -> tuple[str, ...]:
    found = set(more)
    found |= {key for key in ("bridge", "tunnel", "ford") if tags.get(key, "") not in _NO}
    if tags.get("seasonal", "") not in _NO:
        found.add("seasonal")
    if tags.get("ice_road") == "yes" or tags.get("winter_road") == "yes":
        found.add("seasonal")
    if tags.get("route") == "ferry":
        found.add("ferry")
    if _cut(tags):
        found.add("impassable")
    return tuple(sorted(found))


def _cut(tags: Mapping[str, str]) -> str:
    """The tag that says that nothing gets through."""
    if tags.get("impassable") == "yes":
        return "impassable=yes"
    return "status=impassable" if tags.get("status") == "impassable" else ""


def _hours(duration: str) -> float:
    match = _TIME.match(duration.strip())
    if match is None:
        return 0.0
    return int(match[1]) + int(match[2]) / _MINUTES_OF_AN_HOUR


def node_features(tags: Mapping[str, str]) -> tuple[str, ...]:
    """What stands on a road at a node: a barrier, a checkpoint, a ford."""
    found = []
    barrier = tags.get("barrier", "")
    if barrier not in _NO:
        word = "-".join(re.findall(r"[a-z0-9_]+", barrier.lower())) or "yes"
        found.append("checkpoint" if word == "checkpoint" else f"barrier:{word}")
    if tags.get("military") == "checkpoint":
        found.append("checkpoint")
    if tags.get("ford", "") not in _NO:
        found.append("ford")
    return tuple(dict.fromkeys(found))
