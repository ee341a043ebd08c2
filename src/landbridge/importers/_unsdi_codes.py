"""Codes of UNSDI-T, version 2, as words of ours: classes, surfaces, status, what passes.

The codes are those of the readme of gROADS version 1 (CIESIN, 2013), which adopts UNSDI-T; labels
in their place are read too, as services write them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.importers._roads_traits import (
    Traits,
    slowest,
    vehicle_by_axle,
    vehicle_by_carriageway,
    vehicle_by_weight,
)
from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELDS", "Says", "UnsdiRow", "note_of", "says_of", "traits_of"]

FIELDS = {
    "road_id": ("RoadID",),
    "name": ("ONme",),
    "route": ("RteNme",),
    "functional_class": ("FClass",),
    "status": ("OpStatus", "Op_Status", "status"),
    "now": ("CurntPrac",),
    "good_weather": ("GdWthrPrac",),
    "bad_weather": ("BdWthrPrac",),
    "seasonal": ("IsSeasonal",),
    "security": ("Sec",),
    "surface": ("SrfTpe",),
    "condition": ("SrfCond",),
    "elevated": ("IsElevated",),
    "construction": ("IsUndrCstr",),
    "axle_tonnes": ("AxleLoadMT",),
    "total_tonnes": ("TotLoadMT",),
    "width_metres": ("RdWidthM",),
    "speed_now": ("CurntSpeed",),
    "speed": ("GnralSpeed",),
    "existence": ("Exs",),
    "remarks": ("Notes",),
    "source": ("SourceID",),
    "last_update": ("last_update", "LastUpdate", "last_upd"),
}
"""The fields that are read, with the names of their columns."""
_CLASSES = {
    1: ("highway", "trunk"),
    2: ("primary", "primary"),
    3: ("secondary", "secondary"),
    4: ("tertiary", "tertiary"),
    5: ("local", "residential"),
    6: ("trail", "track"),
    7: ("private", "service"),
}
"""What a class is called here, and the class of ours whose speed it has."""
_CLASS_WORDS = {
    "highway": 1, "primary": 2, "secondary": 3, "tertiary": 4, "local urban": 5, "local": 5,
    "residential": 5, "trail": 6, "track trail": 6, "track": 6, "private": 7,
}  # fmt: skip
_PASSES = {1: "non-motorised", 2: "motorbike", 3: "4WD under 3.5 t", 4: "light truck under 10 t",
           5: "heavy truck under 20 t", 6: "truck and trailer over 20 t"}  # fmt: skip
_PASS_WORDS = (("non", 1), ("motorb", 2), ("motorc", 2), ("4wd", 3), ("light", 4), ("heavy", 5),
               ("trailer", 6))  # fmt: skip
_STATUS_WORDS = {"open": 1, "restricted": 2, "closed": 3, "abandoned disused": 4, "abandoned": 4,
                 "disused": 4}  # fmt: skip
_STATUS = {1: "open", 2: "restricted", 3: "closed", 4: "abandoned or disused"}
_SURFACES = {1: "paved", 2: "gravel", 3: "dirt", 4: "metal", 5: "wood", 6: "grass"}
_SURFACE_WORDS = {"paved": 1, "gravel": 2, "dirt sand": 3, "dirt": 3, "sand": 3, "earth": 3,
                  "steel": 4, "wood": 5, "grass": 6}  # fmt: skip
_CONDITION_KMH = {1: 40.0, 3: 15.0, 4: 10.0}
_CONDITIONS = {1: "rough", 2: "smooth", 3: "snow or ice", 4: "mud"}
_SECURITY = {1: "A (low risk)", 2: "B (low to medium risk)", 3: "C (medium to high risk)",
             4: "D (high risk)", 5: "E (critical risk)"}  # fmt: skip
_YES = {"1", "yes", "true", "y"}
_OPEN, _RESTRICTED, _CLOSED, _ABANDONED = 1, 2, 3, 4
_EVERYTHING = 6
_FASTEST = 300.0
_LONGEST_NOTE = 400


@dataclass(frozen=True, slots=True)
class UnsdiRow:
    """One line as its table writes it, every field as text."""

    road_id: str = ""
    name: str = ""
    route: str = ""
    functional_class: str = ""
    status: str = ""
    now: str = ""
    good_weather: str = ""
    bad_weather: str = ""
    seasonal: str = ""
    security: str = ""
    surface: str = ""
    condition: str = ""
    elevated: str = ""
    construction: str = ""
    axle_tonnes: str = ""
    total_tonnes: str = ""
    width_metres: str = ""
    speed_now: str = ""
    speed: str = ""
    existence: str = ""
    remarks: str = ""
    source: str = ""
    last_update: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """What a line reports: an event, the heaviest class that passes, and the fields that say so."""

    event: str
    vehicle: str
    quote: str


def _code(text: str, words: Mapping[str, int], most: int) -> int:
    """Read a code, by number or label; 0 where nothing is said."""
    number = text.strip()
    if number.isascii() and number.isdigit():
        return int(number) if int(number) <= most else 0
    return words.get(fold(text), 0)


def _passes(text: str) -> int:
    number = _code(text, {}, _EVERYTHING)
    if number or not text:
        return number
    folded = fold(text)
    if "trailer" in folded:
        return _EVERYTHING
    return next((code for word, code in _PASS_WORDS if folded.startswith(word)), 0)


def says_of(row: UnsdiRow) -> Says | None:
    """What the status and what passes now amount to, as one report; None where nothing is said.

    Closed or abandoned is a cut. Restricted, or passed now by a lighter class than in good weather,
    is damage, with the heaviest class that passes. Open, with nothing lighter than that, is a
    repair: it ends an earlier cut or damage and does nothing where there was none.
    """
    status = _code(row.status, _STATUS_WORDS, _ABANDONED)
    now, good = _passes(row.now), _passes(row.good_weather)
    quote = "; ".join(
        f"{name}={value}"
        for name, value in (
            ("OpStatus", row.status), ("CurntPrac", row.now), ("GdWthrPrac", row.good_weather),
        )
        if value
    )  # fmt: skip
    if status in (_CLOSED, _ABANDONED):
        return Says("cuts", "", quote)
    lessened = 0 < now < (good or _EVERYTHING)
    if status == _RESTRICTED or lessened:
        return Says("damages", str(now) if now else "", quote)
    if status == _OPEN:
        return Says("repairs", "", quote)
    return None


def traits_of(row: UnsdiRow, kmh: Mapping[str, float], *, now: bool) -> Traits:
    """What the road is like for good: class, surface, limits; with ``now`` also what passes now."""
    word, like = _CLASSES.get(_code(row.functional_class, _CLASS_WORDS, 7), ("", ""))
    surface = _SURFACES.get(_code(row.surface, _SURFACE_WORDS, 6), "")
    flags = {
        "seasonal": row.seasonal,
        "bridge": row.elevated,
        "under-construction": row.construction,
    }
    features = [name for name, said in flags.items() if said.strip().lower() in _YES]
    if bad := _passes(row.bad_weather):
        features.append(f"bad-weather:{bad}")
    return Traits(
        mode="track" if word == "trail" else "road",
        road_class=word,
        ref=row.route,
        name=row.name,
        kmh=_kmh(row, kmh.get(like, 0.0), surface, kmh),
        max_vehicle=slowest(
            _limit(row.good_weather),
            _limit(row.now) if now else None,
            vehicle_by_weight(_above_zero(row.total_tonnes)),
            vehicle_by_axle(_above_zero(row.axle_tonnes)),
            vehicle_by_carriageway(_above_zero(row.width_metres)),
        ),
        surface=surface,
        features=tuple(sorted(features)),
    )


def _limit(text: str) -> int | None:
    passes = _passes(text)
    return passes if 0 < passes < _EVERYTHING else None


def _above_zero(text: str) -> str:
    return "" if _number(text) <= 0 else text


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _kmh(row: UnsdiRow, by_class: float, surface: str, kmh: Mapping[str, float]) -> float:
    """The speed that is said; else that of the class, as far as surface and condition let."""
    for said in (row.speed_now, row.speed):
        if 0 < _number(said) <= _FASTEST:
            return _number(said)
    condition = _code(row.condition, {"rough": 1, "smooth": 2, "snow ice": 3, "mud": 4}, 4)
    return min(
        by_class,
        kmh.get(f"surface.{surface}", by_class),
        _CONDITION_KMH.get(condition, by_class),
    )


def note_of(row: UnsdiRow) -> str:
    """What else is said, in words: security, condition, doubt that the road exists, remarks."""
    security = _code(row.security, {}, 5)
    letter = row.security.strip().upper()[-1:]
    if not security and letter in "ABCDE":
        security = "ABCDE".find(letter) + 1 if letter else 0
    condition = _CONDITIONS.get(_code(row.condition, {}, 4), "")
    parts = [
        f"security category {_SECURITY[security]}" if security else "",
        f"surface {condition}" if condition else "",
        "existence doubtful" if _code(row.existence, {"doubtful": 2}, 2) == _RESTRICTED else "",
        _lasting(row),
        row.remarks,
        f"source {row.source}" if row.source else "",
    ]
    return "; ".join(part for part in parts if part)[:_LONGEST_NOTE]


def _lasting(row: UnsdiRow) -> str:
    """What passes in good and in bad weather, in words."""
    told = [
        f"{_PASSES[passes]} in {weather} weather"
        for weather, text in (("good", row.good_weather), ("bad", row.bad_weather))
        if (passes := _passes(text))
    ]
    return ", ".join(told)
