"""The tables of the working file as its first schema made them: SQL that never changes again.

A change of the schema is a new step in `migrations`, not an edit here.
"""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "USER_VERSION", "first_schema", "second_schema", "third_schema"]

APPLICATION_ID = 0x47504B47
"""The letters GPKG."""
USER_VERSION = 10400
"""GeoPackage 1.4."""

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)

_GEOPACKAGE = (
    """
    CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL PRIMARY KEY,
        organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL,
        definition TEXT NOT NULL,
        description TEXT
    )
    """,
    """
    CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY,
        data_type TEXT NOT NULL,
        identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        min_x DOUBLE,
        min_y DOUBLE,
        max_x DOUBLE,
        max_y DOUBLE,
        srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    )
    """,
    """
    CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL,
        column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL,
        z TINYINT NOT NULL,
        m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    )
    """,
    f"""
    INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, '{_WGS84}', 'longitude and latitude in degrees')
    """,  # noqa: S608  our own words
)

_COLUMNS = {
    "sources": "id! name kind family reliability url archive_url sha256 retrieved language"
    " licence note",
    "actors": "id! name kind country aliases start end note",
    "places": "id! name lon lat kind country admin1 aliases geonames pcode note",
    "areas": "id! name start end feature",
    "links": "id a>places b>places mode ref km class max_vehicle one_way geometry start end"
    " source>sources published note",
    "relations": "actor>actors kind other>actors start end source>sources published locator quote"
    " note",
    "permissions": "holder>actors traveller>actors permission cargo place>places link direction"
    " start end source>sources published note",
    "reports": "source>sources published date event place link a>places b>places actor>actors"
    " other_actor>actors for cargo direction permission vehicle credibility locator quote"
    " sensitivity note label retracts",
    "claims": "source>sources published speaker text label date modality proposition due locator"
    " note",
}
_MORE_COLUMNS = {
    "roads": "id! mode name ref class km kmh one_way max_vehicle surface access features ways"
    " geometry start end source>sources published note",
    "barriers": "id! name geometry source>sources note",
    "names": "kind name means source note",
    "imports": "importer file sha256 source settings mapping attribution note",
}
_COLUMNS_OF_ARTICLES = {
    "documents": "sha256 source>sources published title media_type original_sha256 language url"
    " retrieved note",
    "proposals": "id! table mode score document origin cells spans candidates words coder rule"
    " note",
    "decisions": "proposal>proposals decision who when reason cells became",
}
"""``!`` marks what must be there and stand once, ``>`` the table whose id a cell is."""

_GEOMETRIES = {
    "places": "POINT",
    "links": "LINESTRING",
    "areas": "GEOMETRY",
    "roads": "LINESTRING",
    "barriers": "LINESTRING",
}
_DESCRIPTIONS = {
    "sources": "Who publishes",
    "actors": "Who can hold ground or travel",
    "places": "Towns, crossings, junctions",
    "areas": "Named polygons",
    "links": "Roads, tracks, railways, air and sea legs between places",
    "relations": "How actors stand to one another",
    "permissions": "Explicit rules of passage",
    "reports": "Sourced statements about the world; only ever added",
    "claims": "Statements that time can judge",
    "roads": "Imported road networks, junction to junction",
    "barriers": "Lines that divide ground, such as a river between two sides",
    "names": "What names in files of others mean here",
    "imports": "Files of others that were read, and how",
    "documents": "Articles that were read; their texts are kept beside",
    "proposals": "Rows put forward for review; none counts until it is accepted",
    "decisions": "What reviewers decided of proposals; only ever added",
}

_OURS = (
    """
    CREATE TABLE landbridge_schema (
        version INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    )
    """,
    "CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE layouts (name TEXT NOT NULL PRIMARY KEY, header TEXT NOT NULL)",
    """
    CREATE TABLE derived (
        kind TEXT NOT NULL PRIMARY KEY,
        digest TEXT NOT NULL,
        value TEXT NOT NULL
    )
    """,
    """
    CREATE VIEW crossings AS
    SELECT fid AS OGC_FID, geom, id, name, country, admin1, note
    FROM places WHERE kind = 'crossing'
    """,
    "CREATE UNIQUE INDEX one_link_of_an_id ON links (id) WHERE id IS NOT NULL",
    "CREATE UNIQUE INDEX one_report_of_a_label ON reports (label) WHERE label IS NOT NULL",
)

_GUARDS = (
    """
    CREATE TRIGGER reports_are_not_changed BEFORE UPDATE ON reports
    BEGIN SELECT RAISE(ABORT, 'reports are only ever added: none is changed'); END
    """,
    """
    CREATE TRIGGER reports_are_not_deleted BEFORE DELETE ON reports
    BEGIN SELECT RAISE(ABORT, 'reports are only ever added: none is deleted'); END
    """,
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER reports_are_not_overwritten BEFORE INSERT ON reports
    WHEN EXISTS (
        SELECT 1 FROM reports
        WHERE report_id = NEW.report_id OR fid = NEW.fid OR label = NEW.label
    )
    BEGIN SELECT RAISE(ABORT, 'reports are only ever added: this one is there'); END
    """,
)

_CONTENTS = """
    CREATE TABLE contents (
        sha256 TEXT NOT NULL PRIMARY KEY,
        bytes INTEGER NOT NULL,
        packed BLOB NOT NULL
    )
    """
_NEVER_CHANGED = {
    "documents": "sha256 IS NEW.sha256 AND source IS NEW.source AND published IS NEW.published",
    "proposals": "id = NEW.id",
    "decisions": "0",
    "contents": "sha256 = NEW.sha256",
}
"""Tables that are only ever added to, and what would be written over by a new row."""


def _guards(table: str, same: str) -> list[str]:
    """Refuse to change, delete or write over what a table of articles holds."""
    if table != "contents":
        same = f"fid = NEW.fid OR ({same})"
    said = f"{table} are only ever added:"
    return [
        f"CREATE TRIGGER {table}_are_not_changed BEFORE UPDATE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{said} none is changed'); END",
        f"CREATE TRIGGER {table}_are_not_deleted BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{said} none is deleted'); END",
        f"CREATE TRIGGER {table}_are_not_overwritten BEFORE INSERT ON {table}"  # noqa: S608  ours
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
        f" BEGIN SELECT RAISE(ABORT, '{said} this one is there'); END",
    ]


def _create(table: str) -> str:
    lines = ["fid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"]
    if table in _GEOMETRIES:
        lines.append(f"geom {_GEOMETRIES[table]}")
    if table == "reports":
        lines.append("report_id TEXT NOT NULL UNIQUE")
        lines.append("recorded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))")
    for word in (_COLUMNS | _MORE_COLUMNS | _COLUMNS_OF_ARTICLES)[table].split():
        name, _, parent = word.partition(">")
        rule = " NOT NULL UNIQUE" if name.endswith("!") else ""
        reference = f" REFERENCES {parent} (id)" if parent else ""
        lines.append(f'"{name.rstrip("!")}" TEXT{rule}{reference}')
    lines.append("as_written TEXT")
    return f"CREATE TABLE {table} (\n    " + ",\n    ".join(lines) + "\n)"


def _register(table: str) -> list[str]:
    """List a table in the GeoPackage, so that QGIS shows it."""
    shape = _GEOMETRIES.get(table)
    text = _DESCRIPTIONS[table]
    return _listing(table, shape, text)


def _listing(table: str, shape: str | None, text: str) -> list[str]:
    kind, srs = ("features", "4326") if shape else ("attributes", "NULL")
    contents = (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)"  # noqa: S608
        f" VALUES ('{table}', '{kind}', '{table}', '{text}', {srs})"
    )
    if shape is None:
        return [contents]
    column = (
        "INSERT INTO gpkg_geometry_columns"  # noqa: S608  our own words
        f" VALUES ('{table}', 'geom', '{shape}', 4326, 0, 0)"
    )
    return [contents, column]


def first_schema() -> list[str]:
    """Give the SQL that makes a file of schema 1."""
    statements = [*_GEOPACKAGE, *(_create(table) for table in _COLUMNS), *_OURS, *_GUARDS]
    for table in _COLUMNS:
        statements += _register(table)
    return statements + _listing("crossings", "POINT", "Places that are crossings")


def second_schema() -> list[str]:
    """Give the SQL that a file of schema 1 lacks to be one of schema 2."""
    statements = [_create(table) for table in _MORE_COLUMNS]
    for table in _MORE_COLUMNS:
        statements += _register(table)
    return statements


def third_schema() -> list[str]:
    """Give the SQL that a file of schema 2 lacks to be one of schema 3."""
    statements = [*(_create(table) for table in _COLUMNS_OF_ARTICLES), _CONTENTS]
    statements.append("CREATE INDEX decisions_of_a_proposal ON decisions (proposal)")
    statements += [sql for table, same in _NEVER_CHANGED.items() for sql in _guards(table, same)]
    for table in _COLUMNS_OF_ARTICLES:
        statements += _register(table)
    return statements
