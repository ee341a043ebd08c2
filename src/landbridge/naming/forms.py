"""Forms of a written name: folded, without words in brackets, its first part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from landbridge.model.names import fold

if TYPE_CHECKING:
    from landbridge.model.imports import Spot

__all__ = ["folded", "is_code", "parts_of", "shown_name", "unbracketed"]

_LONGEST_CODE = 5
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")


def folded(name: str) -> str:
    """The folded name; as it stands where nothing of it is a letter or number."""
    return fold(name) or name.strip().casefold()


def is_code(name: str) -> bool:
    """Whether it is a code such as IKA, OIIE or SDF: short, and nothing but capitals and digits."""
    written = name.strip()
    return len(written) <= _LONGEST_CODE and written.isascii() and written.upper() == written


def unbracketed(name: str) -> str:
    """The name without words in brackets; as it stands where nothing else is left."""
    return " ".join(_BRACKETED.sub(" ", name).split()) or name


def parts_of(name: str) -> list[str]:
    """What else to look for: "Kyiv / Kiev" both ways, "Raqqa (town), Syria" by its first part.

    Empty where there is nothing else.
    """
    if "/" in name:
        parts = [part.strip() for part in name.split("/")]
    else:
        parts = [unbracketed(name).partition(",")[0].strip()]
    return [part for part in dict.fromkeys(parts) if part and part != name]


def shown_name(spot: Spot) -> str:
    """The name of a spot; its code or point where it has none."""
    if spot.name and spot.name.strip():
        return spot.name.strip()
    if spot.pcode or spot.geonames:
        return spot.pcode or spot.geonames or ""
    if spot.lon is not None and spot.lat is not None:
        return f"{spot.lon:.4f}, {spot.lat:.4f}"
    return f"country {spot.country}" if spot.country else ""
