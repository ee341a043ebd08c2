"""Roads as lines of any vector file: shapefile, GeoPackage, GeoJSON, FlatGeobuf, KML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.errors import InputError, Problem
from landbridge.importers._contract import Importer
from landbridge.importers._roads_columns import COLUMNS, traits_by_feature, which_columns
from landbridge.importers._roads_options import (
    LINE_OPTIONS,
    parted_at,
    published_of,
    refuse_others,
    speeds,
)
from landbridge.importers._roads_pieces import ids_of, pieces_of
from landbridge.importers._roads_recognised import holds_lines, speaks_unsdi
from landbridge.importers._roads_vector_file import drawn_lines
from landbridge.model.imports import Imported

if TYPE_CHECKING:
    from pathlib import Path

    from landbridge.importers._contract import Sample
    from landbridge.model.imports import ImportSettings

__all__ = ["IMPORTER", "read", "recognises"]

_OPTIONS = LINE_OPTIONS | {
    "id": "the column with an id of each line; else roads are named by file and number",
    "speed.*": "kilometres per hour of a lorry by class (speed.primary=60) or the most on a "
    "surface (speed.surface.gravel=25)",
}


def recognises(sample: Sample) -> bool:
    """Whether a file surely holds lines only, and is not one of UNSDI-T."""
    return holds_lines(sample) and not speaks_unsdi(sample)


def read(path: Path, settings: ImportSettings) -> Imported:
    """Read the lines of a layer as roads.

    Raises
    ------
    InputError
        when it cannot be read as a whole, or an option or column cannot be meant
    """
    refuse_others(settings, _OPTIONS, ("columns",))
    where = parted_at(settings.options)
    kmh = speeds(settings.options)
    published = published_of(settings)
    drawn = drawn_lines(path, settings.options.get("layer"), settings.options.get("crs"))
    given = settings.map.get("columns")
    columns = which_columns(list(drawn.fields), given)
    asked = settings.options.get("id") or columns.pop("id", "")
    if asked and asked not in drawn.fields:
        raise InputError(
            f"'{path.name}' has no column '{asked}'; there are: {', '.join(drawn.fields)}"
        )
    ids = ids_of(drawn.fields.get(asked, ()), drawn.count, path.name)
    traits, doubts = traits_by_feature(drawn.fields, columns, drawn.count, kmh)
    more = {
        "source": [settings.source or ""] * drawn.count,
        "published": [published] * drawn.count,
    }
    told = pieces_of(drawn, where, ids, traits, more, file=path.name)
    if not told.rows:
        raise InputError(f"'{path.name}' holds no line of a length")
    mapping = {name: columns[name] for name in COLUMNS if name in columns}
    if asked:
        mapping = {"id": asked} | mapping
    notes = [
        *drawn.notes,
        f"{len(told.roads):,} features became {len(told.rows):,} roads, parted at {where}, "
        f"{told.metres / 1000:,.1f} km",
    ]
    if unread := [name for name in drawn.fields if name not in mapping.values()]:
        notes.append(f"columns that were not read: {', '.join(unread)}")
    return Imported(
        "roads",
        tuple(told.rows),
        (*drawn.problems, *(Problem(path.name, None, *doubt, "warning") for doubt in doubts)),
        tuple(notes),
        {"columns": mapping},
        guessed=bool(mapping) and given is None,
    )


IMPORTER = Importer(
    "roads",
    "Roads as lines (shapefile, GeoPackage, GeoJSON, FlatGeobuf, KML)",
    recognises,
    read,
    _OPTIONS,
    "geo",
)
