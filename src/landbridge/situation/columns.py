"""The tables of format 1: their files, their columns, what each cell must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landbridge.model.actors import ACTOR_KINDS, CARGOES, PERMISSIONS, RELATION_KINDS
from landbridge.model.claims import MODALITIES
from landbridge.model.geography import LINK_MODES, PLACE_KINDS
from landbridge.model.proposals import DECISIONS, PROPOSED_TABLES
from landbridge.model.readings import FACT_MODES
from landbridge.model.reports import DIRECTIONS, EVENTS, REPORT_PERMISSIONS
from landbridge.model.sources import RELIABILITIES, SOURCE_KINDS

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


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``kind`` names a reader of `cells`, ``refers`` the tables that name its words."""

    name: str
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a situation folder. ``key`` is what makes two rows the same row.

    Of a table that is ``only_added`` to, the row that is there stays, whatever a new one says.
    """

    name: str
    singular: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    suffix: str = ".csv"
    only_added: bool = False

    @property
    def file(self) -> str:
        """The name of its file in a folder."""
        return self.name + self.suffix

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns, in the order of the format."""
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns that must be there and filled."""
        return tuple(column.name for column in self.columns if column.required)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _choice(name: str, choices: tuple[str, ...], *, required: bool = False) -> Column:
    return Column(name, "choice", required, choices)


def _reference(name: str, *tables: str, required: bool = False) -> Column:
    return Column(name, "text", required, (), tables)


_ID = Column("id", "id", required=True)
_NAME = Column("name", required=True)
_NOTE = Column("note")
_START, _END = Column("start", "date"), Column("end", "date")
_SOURCE = _reference("source", "sources")
_PUBLISHED = Column("published", "published")
_CARGO = _choice("cargo", CARGOES)
_DIRECTION = _choice("direction", DIRECTIONS)

_SOURCES = Table(
    "sources",
    "source",
    (
        _ID,
        _NAME,
        _choice("kind", SOURCE_KINDS),
        Column("family"),
        _choice("reliability", RELIABILITIES),
        *_texts("url", "archive_url", "sha256"),
        Column("retrieved", "published"),
        *_texts("language", "licence", "note"),
    ),
    ("id",),
)
_ACTORS = Table(
    "actors",
    "actor",
    (
        _ID,
        _NAME,
        _choice("kind", ACTOR_KINDS),
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
        _choice("kind", PLACE_KINDS),
        Column("country", "country"),
        Column("admin1"),
        Column("aliases", "list"),
        *_texts("geonames", "pcode", "note"),
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
        _reference("a", "places", required=True),
        _reference("b", "places", required=True),
        _choice("mode", LINK_MODES),
        Column("ref"),
        Column("km", "km"),
        Column("class"),
        Column("max_vehicle", "vehicle"),
        _choice("one_way", ("ab", "ba")),
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
        _reference("actor", "actors", required=True),
        _choice("kind", RELATION_KINDS, required=True),
        _reference("other", "actors", required=True),
        _START,
        _END,
        _SOURCE,
        _PUBLISHED,
        *_texts("locator", "quote", "note"),
    ),
    ("actor", "kind", "other", "start", "source", "published", "locator", "quote"),
)
_PERMISSIONS = Table(
    "permissions",
    "permission",
    (
        _reference("holder", "actors", required=True),
        _reference("traveller", "actors", required=True),
        _choice("permission", PERMISSIONS, required=True),
        _CARGO,
        _reference("place", "places"),
        _reference("link", "links", "roads"),
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
        _reference("source", "sources", required=True),
        Column("published", "published", required=True),
        Column("date", "date", required=True),
        _choice("event", EVENTS, required=True),
        _reference("place", "places", "areas", "countries"),
        _reference("link", "links", "roads"),
        _reference("a", "places"),
        _reference("b", "places"),
        _reference("actor", "actors"),
        _reference("other_actor", "actors"),
        _reference("for", "actors", "actor kinds"),
        _CARGO,
        _DIRECTION,
        _choice("permission", REPORT_PERMISSIONS),
        Column("vehicle", "vehicle"),
        Column("credibility", "credibility"),
        *_texts("locator", "quote", "sensitivity", "note", "label", "retracts"),
    ),
    (),
)
_ROADS = Table(
    "roads",
    "road",
    (
        _ID,
        _choice("mode", LINK_MODES),
        *_texts("name", "ref", "class"),
        Column("km", "km"),
        Column("kmh", "speed"),
        _choice("one_way", ("ab", "ba")),
        Column("max_vehicle", "vehicle"),
        *_texts("surface", "access"),
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
        _choice("kind", NAME_KINDS, required=True),
        _NAME,
        _reference("means", "actors", "places", "areas", "nobody"),
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
        *_texts("sha256", "source", "settings", "mapping", "attribution", "note"),
    ),
    ("importer", "file", "sha256", "source", "settings", "mapping", "attribution", "note"),
)
_CLAIMS = Table(
    "claims",
    "claim",
    (
        _reference("source", "sources", required=True),
        Column("published", "published", required=True),
        Column("speaker", required=True),
        Column("text", required=True),
        Column("label"),
        Column("date", "date"),
        _choice("modality", MODALITIES),
        Column("proposition"),
        Column("due", "date"),
        *_texts("locator", "note"),
    ),
    ("label",),
)
_DOCUMENTS = Table(
    "documents",
    "document",
    (
        Column("sha256", "sha256", required=True),
        _reference("source", "sources", required=True),
        Column("published", "published", required=True),
        Column("title"),
        Column("media_type"),
        Column("original_sha256", "sha256"),
        *_texts("language", "url"),
        Column("retrieved", "published"),
        _NOTE,
    ),
    ("sha256", "source", "published"),
    only_added=True,
)
_PROPOSALS = Table(
    "proposals",
    "proposal",
    (
        Column("id", "id", required=True),
        _choice("table", PROPOSED_TABLES, required=True),
        _choice("mode", FACT_MODES),
        Column("score", "share"),
        _reference("document", "documents"),
        Column("origin"),
        Column("cells", "cells", required=True),
        Column("spans", "spans"),
        Column("candidates", "candidates"),
        *_texts("words", "coder", "rule", "note"),
    ),
    ("id",),
    only_added=True,
)
_DECISIONS = Table(
    "decisions",
    "decision",
    (
        _reference("proposal", "proposals", required=True),
        _choice("decision", DECISIONS, required=True),
        Column("who", required=True),
        Column("when", "published", required=True),
        Column("reason"),
        Column("cells", "cells"),
        Column("became"),
    ),
    ("proposal", "decision", "who", "when", "reason", "cells", "became"),
    only_added=True,
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
        _DOCUMENTS,
        _PROPOSALS,
        _DECISIONS,
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
