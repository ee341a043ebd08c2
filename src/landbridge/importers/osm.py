"""OpenStreetMap: roads, ferries and railways of an extract (.osm.pbf, .osm, .osm.gz, .osm.bz2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError, Problem, QuestionError
from landbridge.importers._contract import Importer
from landbridge.importers._osm_file import read_extract
from landbridge.importers._osm_places import PLACES_BY_DEFAULT, kinds_wanted, places_of
from landbridge.importers._osm_roads import lay_roads
from landbridge.importers._osm_tags import ALL_CLASSES, DEFAULT_CLASSES, Wanted
from landbridge.importers._roads_options import (
    country_of,
    one_of,
    published_of,
    refuse_others,
    speeds,
    yes_or_no,
)
from landbridge.model.imports import ForeignRow, Imported

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.importers._contract import Sample
    from landbridge.importers._osm_file import Extract
    from landbridge.importers._osm_roads import Laid
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read", "recognises"]

_SUFFIXES = (".osm.pbf", ".pbf", ".osm", ".osm.gz", ".osm.bz2")
_OPTIONS = {
    "classes": "classes of highway, with commas: "
    f"{', '.join(name for name in DEFAULT_CLASSES if not name.endswith('_link'))} "
    "where nothing is said (their links go with them); all: streets, service roads, tracks too",
    "ferries": "whether ferries are read (yes)",
    "rail": "whether railways are read (no)",
    "places": "values of place, with commas, or none "
    f"(auto: {', '.join(PLACES_BY_DEFAULT)}, and border posts)",
    "country": "two capital letters: the country that its places lie in",
    "speed.*": "kilometres per hour of a lorry by class (speed.primary=60) or the most on a "
    "surface (speed.surface.gravel=25)",
    "nodes": "where the places of nodes are kept while reading: memory, or disk for large files",
}
_SOURCE = {
    "id": "openstreetmap",
    "name": "OpenStreetMap contributors",
    "kind": "dataset",
    "url": "https://www.openstreetmap.org/copyright",
    "licence": "ODbL-1.0",
    "note": "© OpenStreetMap contributors, available under the Open Database License",
}


def recognises(sample: Sample) -> bool:
    """Whether a file is one of OpenStreetMap: by its name, or by how it begins."""
    if sample.name.endswith(_SUFFIXES):
        return True
    return b"OSMHeader" in sample.head[:64] or "<osm " in sample.text[:1000]


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read an extract.

    Raises
    ------
    InputError
        when it cannot be read as a whole, or an option cannot be meant
    """
    refuse_others(settings, _OPTIONS)
    wanted = _wanted(settings)
    kinds = kinds_wanted(settings.options.get("places", ""))
    country = country_of(settings.options)
    on_disk = one_of(settings.options, "nodes", ("memory", "disk")) == "disk"
    given = published_of(settings)
    progress = settings.progress or _silent
    extract = read_extract(path, wanted, on_disk=on_disk, progress=progress)
    published = extract.day or given
    source = settings.source or _SOURCE["id"]
    laid = lay_roads(extract, source, published, path.name, progress)
    places = places_of(extract.nodes.values(), kinds, country, path.name)
    rows = [*places, *laid.rows, *laid.reports]
    if not settings.source:
        rows.insert(0, ForeignRow("sources", _SOURCE, path.name))
    if not laid.rows:
        raise InputError(
            f"'{path.name}' holds no road that is wanted ({_lost(extract) or 'no ways'}):"
            " name others with --classes"
        )
    return Imported(
        "osm",
        tuple(rows),
        tuple(_undated(extract, published, path.name)),
        tuple(_notes(extract, laid, len(places), published)),
        {"highway": {name: f"{wanted.kmh[name]:g} km/h" for name in sorted(wanted.classes)}},
    )


def _silent(_: str) -> None:
    """Nobody listens."""


def _wanted(settings: ImportSettings) -> Wanted:
    said = settings.options.get("classes", "").strip().lower()
    classes = list(ALL_CLASSES if said == "all" else DEFAULT_CLASSES)
    if said not in {"", "all"}:
        classes = [word.strip() for word in said.split(",") if word.strip()]
        for name in classes:
            if name not in ALL_CLASSES:
                there = f"there are: all, {', '.join(ALL_CLASSES)}"
                raise QuestionError(f"--classes: no class '{name}'; {there}")
        classes += [f"{name}_link" for name in classes if f"{name}_link" in ALL_CLASSES]
    return Wanted(
        frozenset(classes),
        yes_or_no(settings.options, "ferries", default=True),
        yes_or_no(settings.options, "rail", default=False),
        speeds(settings.options),
    )


def _left_out(extract: Extract) -> str:
    counts = sorted(extract.left_out.items())
    return ", ".join(f"{count:,} {what}" for what, count in counts)


def _lost(extract: Extract) -> str:
    lost = f"{extract.lost:,} without two nodes that are there and on Earth" if extract.lost else ""
    return ", ".join(told for told in (_left_out(extract), lost) if told)


def _notes(extract: Extract, laid: Laid, places: int, published: str) -> list[str]:
    kilometres = sum(laid.metres) / 1000
    notes = [
        f"{_many(extract.ways, 'way')} of {_many(laid.points, 'node')}: "
        f"{_many(laid.segments, 'stretch', 'es')} between junctions, joined where nothing changes "
        f"to {_many(len(laid.rows), 'road')}, {kilometres:,.1f} km",
    ]
    if left := _left_out(extract):
        notes.append(f"ways left out: {left}")
    if extract.broken:
        lost = f"; {extract.lost:,} have no two nodes left" if extract.lost else ""
        notes.append(
            f"{_many(extract.broken, 'way')} at the border of the extract: some nodes are missing, "
            f"what is there was kept{lost}"
        )
    if laid.loops:
        notes.append(f"{_many(laid.loops, 'road')} that end where they begin")
    if laid.reports:
        notes.append(f"{_many(len(laid.reports), 'road')} tagged impassable, reported as cut")
    if places:
        notes.append(f"{_many(places, 'place')}, with a note that begins with osm-place")
    notes.append(f"day of the extract: {published or 'not known; give it with --published'}")
    return notes


def _many(count: int, what: str, ending: str = "s") -> str:
    return f"{count:,} {what}{'' if count == 1 else ending}"


def _undated(extract: Extract, published: str, file: str) -> list[Problem]:
    """Say that roads are tagged impassable, if there is no day to put that down to."""
    cut = {way for way, traits in zip(extract.way, extract.traits, strict=True) if traits.cut}
    if published or not cut:
        return []
    message = (
        f"{_many(len(cut), 'way')} tagged impassable, but the file does not say of which day it is:"
        " no report was made; give its day with --published"
    )
    return [Problem(file, None, None, message, "warning")]


IMPORTER = Importer(
    "osm",
    "OpenStreetMap extract (.osm.pbf, .osm, .osm.gz, .osm.bz2)",
    recognises,
    read,
    _OPTIONS,
    "osm",
)
