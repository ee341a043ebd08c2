"""Named nodes of OpenStreetMap as places: towns, villages, border posts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.importers._roads_lines import PARTS_OF_A_DEGREE
from landbridge.model.imports import ForeignRow
from landbridge.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from landbridge.importers._osm_file import TaggedNode

__all__ = ["PLACES_BY_DEFAULT", "kinds_wanted", "places_of", "slug"]

PLACES_BY_DEFAULT = ("city", "town", "village")
_KINDS = (
    "city", "town", "village", "hamlet", "isolated_dwelling", "suburb", "borough", "quarter",
    "neighbourhood", "locality", "farm", "island", "islet",
)  # fmt: skip
_FIRST_NAMES = ("name:en", "int_name", "name")
_OTHER_NAMES = ("int_name", "name", "official_name", "alt_name", "old_name", "short_name")
_LONGEST_NAME = 120
_MOST_ALIASES = 40


def kinds_wanted(said: str) -> frozenset[str]:
    """Read which values of ``place`` are wanted: a list, ``none``, or ``auto``."""
    said = said.strip().lower()
    if said in {"", "auto"}:
        return frozenset(PLACES_BY_DEFAULT)
    if said == "none":
        return frozenset()
    kinds = [word.strip() for word in said.split(",") if word.strip()]
    for kind in kinds:
        if kind not in _KINDS:
            raise InputError(f"no kind of place '{kind}'; there are: {', '.join(_KINDS)}")
    return frozenset(kinds)


def slug(name: str) -> str:
    """The ASCII words of a name as an id; empty where it has none."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))


def places_of(
    nodes: Iterable[TaggedNode], wanted: frozenset[str], country: str, file: str
) -> list[ForeignRow]:
    """Write places as rows, in the order of their ids.

    The note begins with ``osm-place``, so that they can be told from places of the situation. An id
    is that of the node (``osm-n26847``), or the name in ASCII where no other place has it.
    """
    kept = sorted((node for node in nodes if _name(node.tags, wanted)), key=lambda node: node.id)
    names = [_name(node.tags, wanted) for node in kept]
    count = Counter(slug(name) for name in names)
    rows = []
    for node, name in zip(kept, names, strict=True):
        word = slug(name)
        aliases = [alias for alias in _aliases(node.tags) if alias != name]
        crossing = node.tags.get("barrier") == "border_control"
        population = node.tags.get("population", "").strip()
        said = "barrier=border_control" if crossing else f"place={node.tags['place']}"
        note = f"osm-place; {said}; node {node.id}"
        cells = {
            "id": word if word and count[word] == 1 else f"osm-n{node.id}",
            "name": name,
            "lon": f"{node.x / PARTS_OF_A_DEGREE:.7f}",
            "lat": f"{node.y / PARTS_OF_A_DEGREE:.7f}",
            "kind": "crossing" if crossing else "settlement",
            "country": country,
            "aliases": ";".join(aliases[:_MOST_ALIASES]),
            "note": note + (f"; population {population}" if population.isdigit() else ""),
        }
        rows.append(ForeignRow("places", {key: cell for key, cell in cells.items() if cell}, file))
    return rows


def _name(tags: Mapping[str, str], wanted: frozenset[str]) -> str:
    """The name that a wanted place goes by: in English where it has one; empty if it is none."""
    crossing = bool(wanted) and tags.get("barrier") == "border_control"
    if not crossing and tags.get("place") not in wanted:
        return ""
    for key in _FIRST_NAMES:
        if name := next(iter(_words(tags.get(key, ""))), ""):
            return name
    return "border control" if crossing else ""


def _aliases(tags: Mapping[str, str]) -> list[str]:
    """Every other name, once each: those of the node first, then its names in other languages."""
    keys = [*_OTHER_NAMES, *sorted(key for key in tags if key.startswith("name:"))]
    found = [word for key in keys for word in _words(tags.get(key, ""))]
    return list(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in text.split(";"))
    return [part for part in parts if part and len(part) <= _LONGEST_NAME]
