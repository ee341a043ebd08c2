"""What a road is like: its class, how fast a lorry is on it, and which vehicle still passes."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = [
    "ROAD_KMH",
    "SURFACE_KMH",
    "Traits",
    "slowest",
    "vehicle_by_axle",
    "vehicle_by_carriageway",
    "vehicle_by_height",
    "vehicle_by_weight",
    "vehicle_by_width",
]

ROAD_KMH = {
    "motorway": 80.0,
    "motorway_link": 45.0,
    "trunk": 75.0,
    "trunk_link": 40.0,
    "primary": 60.0,
    "primary_link": 35.0,
    "secondary": 50.0,
    "secondary_link": 30.0,
    "tertiary": 40.0,
    "tertiary_link": 25.0,
    "unclassified": 30.0,
    "road": 30.0,
    "residential": 25.0,
    "living_street": 10.0,
    "service": 15.0,
    "track": 20.0,
    "ferry": 15.0,
    "rail": 60.0,
}
"""Kilometres per hour of a loaded lorry by class of road, on a good surface; ours, see the docs."""
SURFACE_KMH = {
    "paving_stones": 40.0,
    "sett": 40.0,
    "cobblestone": 30.0,
    "unhewn_cobblestone": 20.0,
    "metal": 30.0,
    "wood": 20.0,
    "compacted": 40.0,
    "fine_gravel": 40.0,
    "gravel": 30.0,
    "pebblestone": 30.0,
    "unpaved": 30.0,
    "ground": 20.0,
    "dirt": 20.0,
    "earth": 20.0,
    "grass": 15.0,
    "mud": 10.0,
    "sand": 10.0,
    "rock": 10.0,
    "snow": 15.0,
    "ice": 15.0,
}
"""The most that a surface lets a lorry drive; what is not named here lets it drive as the class."""
_NUMBER = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(.*)\Z")
_TONNES = {"": 1.0, "t": 1.0, "tonnes": 1.0, "kg": 0.001, "st": 0.90718474, "lbs": 0.00045359237}
_METRES = {"": 1.0, "m": 1.0, "cm": 0.01}
_FEET = re.compile(r"([0-9]+)'\s*(?:([0-9]+)\"?)?\Z")
_INCHES_OF_A_FOOT, _INCH = 12, 0.0254
_FREE_TONNES = 40.0
_BY_TONNES = ((_FREE_TONNES, None), (20.0, 5), (10.0, 4), (2.0, 3))
_BY_AXLE_TONNES = ((10.0, None), (8.0, 5), (5.0, 4), (1.5, 3))
_BY_WIDTH_METRES = ((2.55, None), (1.9, 3))
_BY_CARRIAGEWAY_METRES = ((2.2, None), (1.5, 3))
_BY_HEIGHT_METRES = ((4.0, None), (3.0, 4), (2.0, 3))
_MOTORBIKE = 2


@dataclass(frozen=True, slots=True)
class Traits:
    """What one line of theirs says of a road.

    ``one_way`` says that it is driven from its first to its last point only, or the other way
    where ``backwards`` says so. ``cut`` holds the words that say that it cannot be passed, and is
    empty where it can.
    """

    mode: str = "road"
    road_class: str = ""
    ref: str = ""
    name: str = ""
    kmh: float = 0.0
    one_way: bool = False
    max_vehicle: int | None = None
    surface: str = ""
    access: str = ""
    features: tuple[str, ...] = ()
    cut: str = ""
    backwards: bool = False

    def named(self, ref: str, name: str) -> Traits:
        """The same with a number and a name."""
        return Traits(
            self.mode, self.road_class, ref, name, self.kmh, self.one_way, self.max_vehicle,
            self.surface, self.access, self.features, self.cut,
        )  # fmt: skip

    @property
    def key(self) -> tuple[object, ...]:
        """What has to be the same on two roads that follow one another, for them to be one."""
        return (
            self.mode, self.road_class, self.ref, self.one_way, self.max_vehicle, self.access,
            self.features, self.cut,
        )  # fmt: skip


def slowest(*vehicles: int | None) -> int | None:
    """The lightest of several heaviest classes; None lets everything pass."""
    named = [vehicle for vehicle in vehicles if vehicle is not None]
    return min(named) if named else None


def vehicle_by_weight(text: str) -> int | None:
    """The heaviest class that a limit of total weight lets pass; None where it limits nothing.

    A class passes if its heaviest vehicle does: 3.5, 10, 20 t, and 40 t for truck and trailer.
    """
    return _by(_quantity(text, _TONNES), _BY_TONNES)


def vehicle_by_axle(text: str) -> int | None:
    """The heaviest class that a limit of axle load lets pass."""
    return _by(_quantity(text, _TONNES), _BY_AXLE_TONNES)


def vehicle_by_width(text: str) -> int | None:
    """The heaviest class that a limit of width lets pass: lorries are 2.55 m wide."""
    return _by(_metres(text), _BY_WIDTH_METRES)


def vehicle_by_carriageway(text: str) -> int | None:
    """The heaviest class that drives on a road so wide; wheels need less than a whole lorry."""
    return _by(_metres(text), _BY_CARRIAGEWAY_METRES)


def vehicle_by_height(text: str) -> int | None:
    """The heaviest class that a height lets pass: lorries are 4 m high."""
    return _by(_metres(text), _BY_HEIGHT_METRES)


def _by(value: float | None, steps: tuple[tuple[float, int | None], ...]) -> int | None:
    if value is None or value <= 0:
        return None
    return next((vehicle for least, vehicle in steps if value >= least), _MOTORBIKE)


def _metres(text: str) -> float | None:
    if (match := _FEET.match(text.strip())) is not None:
        return (int(match[1]) * _INCHES_OF_A_FOOT + int(match[2] or 0)) * _INCH
    return _quantity(text, _METRES)


def _quantity(text: str, units: dict[str, float]) -> float | None:
    """Read a number with its unit; None where it is none (such as 'none' or 'unsigned')."""
    match = _NUMBER.match(text.strip().lower())
    if match is None or match[2] not in units:
        return None
    return float(match[1].replace(",", ".")) * units[match[2]]
