"""Shelf: what files of others say, as rows of ours. To add one is to add a file and a line."""

from __future__ import annotations

from landbridge.importers import (
    acled,
    control_map,
    flee,
    hxl,
    kml_points,
    osm,
    table,
    ucdp_ged,
    unsdi_t,
    vector_roads,
    viina,
    wikipedia_module,
    wikipedia_table,
)
from landbridge.importers._contract import Importer, Sample
from landbridge.importers._new_places import only_new_places
from landbridge.importers._sampling import sample_of
from landbridge.importers._snapshots import reports_of_snapshots

__all__ = [
    "IMPORTERS",
    "Importer",
    "Sample",
    "only_new_places",
    "recognised",
    "reports_of_snapshots",
    "sample_of",
]

_SHELF: tuple[Importer, ...] = (
    control_map.IMPORTER,
    kml_points.IMPORTER,
    wikipedia_module.IMPORTER,
    wikipedia_table.IMPORTER,
    osm.IMPORTER,
    vector_roads.IMPORTER,
    unsdi_t.IMPORTER,
    flee.IMPORTER,
    acled.IMPORTER,
    ucdp_ged.IMPORTER,
    viina.IMPORTER,
    hxl.IMPORTER,
    table.IMPORTER,
)

IMPORTERS: dict[str, Importer] = {importer.name: importer for importer in _SHELF}
"""By name, in the order in which they are listed to people."""


def recognised(sample: Sample) -> list[str]:
    """Name the importers that take a file for surely one of their own."""
    return [name for name, importer in IMPORTERS.items() if importer.recognises(sample)]
