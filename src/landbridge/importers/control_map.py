"""Maps of control: polygons with a holder, as dated snapshots of one map."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from landbridge.days import parse_published, parse_span
from landbridge.errors import InputError
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._dated_files import DatedFile, dated_files, holds_only
from landbridge.importers._drawn import Drawn, drawn_in
from landbridge.importers._geojson import looks_like_geojson
from landbridge.importers._kml import kml_glance
from landbridge.importers._map_columns import Columns, columns_of, span_of
from landbridge.importers._meanings import (
    Meanings,
    asked_km,
    asked_yes,
    counted,
    refuse_published,
    refuse_unknown,
)
from landbridge.importers._refusals import Refusals
from landbridge.importers._snapshot_areas import areas_of_snapshots
from landbridge.model.imports import Imported, ImportSettings, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.errors import Problem
    from landbridge.importers._changes import Standing

__all__ = ["IMPORTER"]

_IN_FOLDERS = (".geojson", ".json", ".kml", ".kmz")
_TABLES = ("columns", "holders")
_SHAPEFILE, _POLYGON_TYPES = b"\x00\x00\x27\x0a", {5, 15, 25}
_MOST_POLYGONS = 200_000
_SHOWN = 12


def _recognises(sample: Sample) -> bool:
    """Whether it is surely a map of polygons; GeoPackages and FlatGeobuf have to be named."""
    if sample.path.is_dir() or sample.name.endswith(".zip"):
        return holds_only(sample.path, _IN_FOLDERS)
    if sample.name.endswith(".shp"):
        head = sample.head
        return head.startswith(_SHAPEFILE) and head[32:33] != b"" and head[32] in _POLYGON_TYPES
    if looks_like_geojson(sample.text):
        return "Polygon" in sample.text
    return "Polygon>" in kml_glance(sample)


def _read(path: Path, settings: ImportSettings) -> Imported:
    refuse_unknown(settings, IMPORTER, _TABLES)
    if not settings.source:
        raise InputError(f"'{path.name}' does not say whose map it is: give --source ID")
    refuse_published(settings)
    asked_km(settings, "edge_km", 0.0)
    asked_yes(settings, "unchanged")
    holders = Meanings.of(settings, "holders")
    snapshots: list[Snapshot] = []
    problems: list[Problem] = []
    left: dict[str, int] = {}
    words: Counter[str] = Counter()
    shown: dict[str, str] = {}
    files = dated_files(path, _IN_FOLDERS)
    for number, file in enumerate(files, 1):
        if settings.progress is not None and len(files) > 1:
            settings.progress(f"{number} of {len(files)} snapshots: {file.name}")
        drawn = list(drawn_in(file, settings, left))
        columns = columns_of(drawn, settings)
        shown |= columns.shown if drawn else {}
        refusals = Refusals(file.name)
        for one in drawn:
            made = _snapshot(one, file, settings, columns, holders, refusals, words, left)
            snapshots += made
        problems += refusals.problems
        if len(snapshots) > _MOST_POLYGONS:
            raise InputError(f"'{path.name}' has more than {_MOST_POLYGONS:,} polygons: split it")
    if not snapshots and not problems:
        there = ", ".join(f"{count} {kind}" for kind, count in left.items()) or "nothing"
        raise InputError(f"'{path.name}' holds no polygon, but {there}")
    rows = tuple(areas_of_snapshots(snapshots)) if asked_yes(settings, "areas") else ()
    mapping = {
        "columns": shown,
        "holders": {word: holders.table_word(word) for word in sorted(words)},
    }
    return Imported(
        "control_map",
        rows,
        tuple(problems),
        tuple(_notes(snapshots, left, words, holders, settings)),
        mapping,
        guessed="holders" not in settings.map,
        snapshots=tuple(snapshots),
    )


def _snapshot(
    one: Drawn, file: DatedFile, settings: ImportSettings, columns: Columns, holders: Meanings,
    refusals: Refusals, words: Counter[str], left: dict[str, int],
) -> list[Snapshot]:  # fmt: skip
    """Make a snapshot of a polygon, or say what is wrong with it."""
    where = one.line or one.number
    at = f"polygon {one.number}"
    word = columns.holder(one)
    if not word:
        message = f"{at} has no holder: '{columns.holder_name}' is empty"
        refusals.error(
            where, columns.holder_name, f"{message}; say where it stands: --set holder=…"
        )
        return []
    words[word] += 1
    standing = holders.standing(word)
    if standing is None:
        left["polygon mapped to '-'"] = left.get("polygon mapped to '-'", 0) + 1
        return []
    try:
        date, until = span_of(one, file, settings, columns)
    except InputError:
        raise  # nothing in the file has a date
    except ValueError as wrong:
        refusals.error(where, columns.date_name or "date", f"{at}: {wrong}")
        return []
    try:
        polygon, mended = one.make()
    except ValueError as wrong:
        refusals.error(where, "geometry", f"{at}: {wrong}")
        return []
    for note in mended:
        refusals.warning(where, "geometry", f"{at}: {note}")
    import shapely  # noqa: PLC0415  a heavy library, asked only where polygons are

    return [
        Snapshot(
            str(settings.source), date, _event(standing), tuple(sorted(_named(standing))), word,
            shapely.to_wkb(polygon, output_dimension=2), file.name, where, until,
            settings.published or "", file.name,
        )
    ]  # fmt: skip


def _event(standing: Standing) -> str:
    if standing.besiegers:
        return "besieges"
    return "contests" if standing.disputed else "holds"


def _named(standing: Standing) -> frozenset[str]:
    return standing.besiegers or standing.holders


def _notes(
    snapshots: list[Snapshot], left: dict[str, int], words: Counter[str], holders: Meanings,
    settings: ImportSettings,
) -> list[str]:  # fmt: skip
    dates = sorted({snapshot.date for snapshot in snapshots}, key=lambda d: parse_span(d).last)
    notes = []
    if dates:
        run = f"{dates[0]} to {dates[-1]}" if len(dates) > 1 else dates[0]
        notes.append(
            f"{counted(len(snapshots), 'polygon')} on {counted(len(dates), 'date')} ({run})"
        )
    notes += [f"{count:,} left out: {kind}" for kind, count in left.items()]
    if holders.table and (strange := [word for word in words if not holders.knows(word)]):
        more = ", …" if len(strange) > _SHOWN else ""
        told = ", ".join(f"'{word}' ({words[word]:,})" for word in strange[:_SHOWN])
        notes.append(f"not in the map of holders, taken as they are: {told}{more}")
    if not settings.published:
        notes.append("published is taken to be the date of each snapshot; else give --published")
    elif dates and parse_span(dates[-1]).first > parse_published(settings.published).last:
        raise InputError(
            f"the map shows {dates[-1]}, after its publication ({settings.published}):"
            " leave --published out for a series, each published on its date"
        )
    return notes


IMPORTER = Importer(
    "control_map",
    "Polygons of control, as dated snapshots (GeoJSON, KML/KMZ, shapefile, GeoPackage, FlatGeobuf)",
    _recognises,
    _read,
    {
        "holder": "the property that names the holder; or fill, name or folder (of KML)",
        "date": "the property that dates a polygon, or a date for all; else the file's own dates",
        "areas": "yes: make areas of the polygons too, for ground far from any place",
        "edge_km": "note places that lie so near a border, in km; 0: none",
        "unchanged": "yes: a report for every snapshot, also where nothing changed",
        "crs": "the reference system of a file that names none, such as EPSG:32637",
        "layer": "the layer of a GeoPackage that has several",
    },
)
