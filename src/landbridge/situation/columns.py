"""The tables of format 1: their files, their columns, what each cell must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from landbridge.model.actors import ACTOR_KINDS, CARGOES, PERMISSIONS, RELATION_KINDS
from landbridge.model.claims import MODALITIES
from landbridge.model.geography import LINK_MODES, PLACE_KINDS
from landbridge.model.reports import DIRECTIONS, EVENTS, REPORT_PERMISSIONS
from landbridge.model.sources import RELIABILITIES, SOURCE_KINDS
from landbridge.situation.article_columns import (
    DECISIONS_TABLE,
    DOCUMENTS_TABLE,
    PROPOSALS_TABLE,
)
from landbridge.situation.column_kinds import Column, Table, choice, reference, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FORMAT",
    "NAME_KINDS",
    "TABLES",
    "TABLE_NAMES",
    "TOML_FILE",
    "Column",
    "Table",
    "counted",
]

FORMAT = 1
NAME_KINDS = ("actor", "place")
TOML_FILE = "situation.toml"


_ID = Column("id", "id", required=True)
_NAME = Column("name", required=True)
_NOTE = Column("note")
_START, _END = Column("start", "date"), Column("end", "date")
_SOURCE = reference("source", "sources")
_PUBLISHED = Column("published", "published")
_CARGO = choice("cargo", CARGOES)
_DIRECTION = choice("direction", DIRECTIONS)

_SOURCES = Table(
    "sources",
    "source",
    (
        _ID,
        _NAME,
        choice("kind", SOURCE_KINDS),
        Column("family"),
        choice("reliability", RELIABILITIES),
        *texts("url", "archive_url", "sha256"),
        Column("retrieved", "published"),
        *texts("language", "licence", "note"),
    ),
    ("id",),
)
_ACTORS = Table(
    "actors",
    "actor",
    (
        _ID,
        _NAME,
        choice("kind", ACTOR_KINDS),
        Column("country", "country"),
        Column("aliases", "list"),
        _START,
        _END,
        _NOTE,
    ),
    ("id",),
)
_PLACES = Table(
    "places",
    "place",
    (
        _ID,
        _NAME,
        Column("lon", "lon", required=True),
        Column("lat", "lat", required=True),
        choice("kind", PLACE_KINDS),
        Column("country", "country"),
        Column("admin1"),
        Column("aliases", "list"),
        *texts("geonames", "pcode", "note"),
    ),
    ("id",),
)
_AREAS = Table(
    "areas",
    "area",
    (_ID, _NAME, _START, _END, Column("feature")),
    ("id",),
    ".geojson",
)
_LINKS = Table(
    "links",
    "link",
    (
        Column("id", "id"),
        reference("a", "places", required=True),
        reference("b", "places", required=True),
        choice("mode", LINK_MODES),
        Column("ref"),
        Column("km", "km"),
        Column("class"),
        Column("max_vehicle", "vehicle"),
        choice("one_way", ("ab", "ba")),
        Column("geometry", "line"),
        _START,
        _END,
        _SOURCE,
        _PUBLISHED,
        _NOTE,
    ),
    ("a", "b", "mode", "ref", "start"),
)
_RELATIONS = Table(
    "relations",
    "relation",
    (
        reference("actor", "actors", required=True),
        choice("kind", RELATION_KINDS, required=True),
        reference("other", "actors", required=True),
        _START,
        _END,
        _SOURCE,
        _PUBLISHED,
        *texts("locator", "quote", "note"),
    ),
    ("actor", "kind", "other", "start", "source", "published", "locator", "quote"),
)
_PERMISSIONS = Table(
    "permissions",
    "permission",
    (
        reference("holder", "actors", required=True),
        reference("traveller", "actors", required=True),
        choice("permission", PERMISSIONS, required=True),
        _CARGO,
        reference("place", "places"),
        reference("link", "links", "roads"),
        _DIRECTION,
        _START,
        _END,
        _SOURCE,
        _PUBLISHED,
        _NOTE,
    ),
    ("holder", "traveller", "cargo", "place", "link", "direction", "start", "source", "published"),
)
_REPORTS = Table(
    "reports",
    "report",
    (
        reference("source", "sources", required=True),
        Column("published", "published", required=True),
        Column("date", "date", required=True),
        choice("event", EVENTS, required=True),
        reference("place", "places", "areas", "countries"),
        reference("link", "links", "roads"),
        reference("a", "places"),
        reference("b", "places"),
        reference("actor", "actors"),
        reference("other_actor", "actors"),
        reference("for", "actors", "actor kinds"),
        _CARGO,
        _DIRECTION,
        choice("permission", REPORT_PERMISSIONS),
        Column("vehicle", "vehicle"),
        Column("credibility", "credibility"),
        *texts("locator", "quote", "sensitivity", "note", "label", "retracts"),
    ),
    (),
)
_ROADS = Table(
    "roads",
    "road",
    (
        _ID,
        choice("mode", LINK_MODES),
        *texts("name", "ref", "class"),
        Column("km", "km"),
        Column("kmh", "speed"),
        choice("one_way", ("ab", "ba")),
        Column("max_vehicle", "vehicle"),
        *texts("surface", "access"),
        Column("features", "list"),
        Column("ways", "list"),
        Column("geometry", "ground line", required=True),
        _START,
        _END,
        _SOURCE,
        _PUBLISHED,
        _NOTE,
    ),
    ("id",),
)
_BARRIERS = Table(
    "barriers",
    "barrier",
    (_ID, Column("name"), Column("geometry", "ground line", required=True), _SOURCE, _NOTE),
    ("id",),
)
_NAMES = Table(
    "names",
    "name",
    (
        choice("kind", NAME_KINDS, required=True),
        _NAME,
        reference("means", "actors", "places", "areas", "nobody"),
        Column("source"),
        _NOTE,
    ),
    ("kind", "name", "source"),
)
_IMPORTS = Table(
    "imports",
    "import",
    (
        Column("importer", required=True),
        Column("file", required=True),
        *texts("sha256", "source", "settings", "mapping", "attribution", "note"),
    ),
    ("importer", "file", "sha256", "source", "settings", "mapping", "attribution", "note"),
)
_CLAIMS = Table(
    "claims",
    "claim",
    (
        reference("source", "sources", required=True),
        Column("published", "published", required=True),
        Column("speaker", required=True),
        Column("text", required=True),
        Column("label"),
        Column("date", "date"),
        choice("modality", MODALITIES),
        Column("proposition"),
        Column("due", "date"),
        *texts("locator", "note"),
    ),
    ("label",),
)
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _SOURCES,
        _ACTORS,
        _PLACES,
        _AREAS,
        _LINKS,
        _ROADS,
        _BARRIERS,
        _NAMES,
        _RELATIONS,
        _PERMISSIONS,
        _REPORTS,
        _CLAIMS,
        _IMPORTS,
        DOCUMENTS_TABLE,
        PROPOSALS_TABLE,
        DECISIONS_TABLE,
    )
}
"""In the order in which a load is checked: a row refers only to tables before its own."""

TABLE_NAMES = tuple(TABLES)
_BESIDE_FORMAT_1 = (
    *("roads", "barriers", "names", "imports"),
    *("documents", "proposals", "decisions"),
)
"""Tables of ours beside those of format 1."""


def counted(rows: Mapping[str, int]) -> dict[str, int]:
    """Count rows by table; tables beside those of format 1 only where they have any."""
    return {name: n for name, n in rows.items() if n or name not in _BESIDE_FORMAT_1}
