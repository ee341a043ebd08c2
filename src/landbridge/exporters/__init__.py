"""Shelf: what a situation or an answer says, in the formats of others. To add one, add a file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from landbridge._lazy import on_demand

if TYPE_CHECKING:
    from landbridge.exporters._contract import Exporter, Outgoing, Written
    from landbridge.exporters._geodataframe import frame_of, frame_of_rows
    from landbridge.exporters._sets import layers_of_answer, layers_of_situation, put_together
    from landbridge.exporters._sieve import Sieve

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Outgoing",
    "Sieve",
    "Written",
    "exporter_named",
    "format_of",
    "frame_of",
    "frame_of_rows",
    "layers_of_answer",
    "layers_of_situation",
    "put_together",
]

EXPORTERS = {
    "geopackage": "geopackage",
    "geojson": "geojson",
    "kml": "kml",
    "csv": "csv_hxl",
    "geoparquet": "geoparquet",
    "openrouteservice": "openrouteservice",
    "closed-ways": "closed_ways",
    "prov": "prov",
}
"""The file of each exporter by its name, in the order in which they are listed to people."""

_ENDINGS = (
    (".avoid.json", "openrouteservice"),
    (".closed-ways.txt", "closed-ways"),
    (".prov.json", "prov"),
    (".gpkg", "geopackage"),
    (".geojson", "geojson"),
    (".kml", "kml"),
    (".csv", "csv"),
    (".parquet", "geoparquet"),
    (".geoparquet", "geoparquet"),
)


def exporter_named(name: str) -> Exporter:
    """Give an exporter; raise ``KeyError`` where there is none of that name."""
    found: Exporter = import_module(f"landbridge.exporters.{EXPORTERS[name]}").EXPORTER
    return found


def format_of(file_name: str) -> str | None:
    """Name the exporter whose ending a file has; None where it has none of them."""
    name = file_name.lower()
    return next((form for ending, form in _ENDINGS if name.endswith(ending)), None)


_FILES = {
    "Exporter": "_contract",
    "Sieve": "_sieve",
    "Outgoing": "_contract",
    "Written": "_contract",
    "frame_of": "_geodataframe",
    "frame_of_rows": "_geodataframe",
    "layers_of_answer": "_sets",
    "layers_of_situation": "_sets",
    "put_together": "_sets",
}

__getattr__ = on_demand(__name__, _FILES)
