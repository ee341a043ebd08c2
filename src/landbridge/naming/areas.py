"""Which area a name in somebody's file means: a province, a district, a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.naming.forms import folded
from landbridge.naming.hits import Hit, listed, nearest_spelling
from landbridge.naming.spellings import Spellings
from landbridge.naming.verdicts import Verdict, sure_alone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landbridge.model.geography import Area

__all__ = ["AREA_KINDS", "AreaMatcher"]

AREA_KINDS = frozenset(
    {"area", "region", "district", "governorate", "province", "admin1", "admin2", "country"}
)
"""Kinds of a spot that say that it is ground, not a point: no town is meant by it."""
_CLASSES = """
    area region district subdistrict governorate province oblast raion rayon state county division
    muhafazat wilayat wilaya ostan vilayet il of the
    """
_DROPPED = frozenset(_CLASSES.split())


class AreaMatcher:
    """Matches names with the areas of a situation; "Homs" is also "Homs Governorate"."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        for area in areas.values():
            self._by_name.setdefault(folded(area.name), set()).add(area.id)
            self._names[area.id] = area.name
        self._by_principal: dict[str, set[str]] = {}
        for area in areas.values():
            self._by_principal.setdefault(_principal(area.name), set()).add(area.id)
        self._spellings = Spellings({key: (_principal(n),) for key, n in self._names.items()})

    def named(self, name: str) -> Verdict | None:
        """The area of exactly that name; None where there is none."""
        return _one(self._by_name.get(folded(name), set()))

    def match(self, name: str) -> Verdict:
        """The area of that name, with or without what it is, or of a spelling of it."""
        verdict = self.named(name) or _one(self._by_principal.get(_principal(name), set()))
        if verdict is not None:
            return verdict
        alike = [
            Hit(key, how.far, None, how) for how, key in self._spellings.near(_principal(name))
        ]
        sure = [hit for hit in alike if hit.likeness is not None and sure_alone(hit.likeness)]
        if taken := nearest_spelling(sure, alike, 0.0):
            return Verdict(taken.id, "by spelling")
        return listed(alike, "no area of that name", ambiguous=True)


def _one(found: set[str]) -> Verdict | None:
    if not found:
        return None
    if len(found) == 1:
        return Verdict(min(found), "by name")
    several = [Hit(key) for key in sorted(found)]
    return listed(several, "several areas have that name", ambiguous=True)


def _principal(name: str) -> str:
    words = folded(name).split()
    return " ".join(word for word in words if word not in _DROPPED) or " ".join(words)
