"""Everything that is read from the working file and written to it, apart from single rows."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from landbridge.model.situations import Situation
from landbridge.situation import nouns
from landbridge.situation.areas import area_blob, members_of_areas
from landbridge.situation.codecs import Record, digest_of, read_records
from landbridge.situation.columns import FORMAT, TABLES, TOML_FILE
from landbridge.situation.declaration import Declaration, words_of
from landbridge.situation.geometry import line_blob, line_of_blob, parse_line, point_blob
from landbridge.situation.measures import (
    Metres,
    drawn_line,
    link_metres,
    load_digest,
    points_of,
)
from landbridge.situation.roads import ground_rules_of, known_names_of, roads_of

if TYPE_CHECKING:
    import sqlite3

__all__ = [
    "AUTHORED",
    "get_setting",
    "read_declaration",
    "read_headers",
    "read_situation",
    "refresh_derived",
    "set_setting",
    "write_declaration",
    "write_header",
]

AUTHORED = "situation.toml was authored"
"""The setting that says that a situation.toml was added, so that its words are somebody's."""

_DECIDING_NOTHING = ("names", "imports")
"""Tables that say where rows came from, and decide no answer."""
_OF_ARTICLES = ("documents", "proposals", "decisions")
"""Tables of what was read and is reviewed: only what was accepted, in other tables, decides."""
_SINCE_ROADS = ("roads", "barriers")
"""Tables that are told of only where they are, so that recipes without them stay as they were."""

Records = dict[str, list[Record]]
Point = tuple[float, float]


def get_setting(connection: sqlite3.Connection, key: str) -> str | None:
    """Read one setting."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_setting(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Write one setting."""
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))


def read_declaration(connection: sqlite3.Connection) -> Declaration:
    """Read situation.toml; a file that was given none says its title only."""
    text = get_setting(connection, TOML_FILE) or f'format = {FORMAT}\ntitle = "Untitled"\n'
    return Declaration(TOML_FILE, text, tomllib.loads(text.removeprefix("\ufeff")))


def write_declaration(connection: sqlite3.Connection, declaration: Declaration) -> None:
    """Keep the text of a situation.toml byte for byte."""
    set_setting(connection, TOML_FILE, declaration.text)


def read_headers(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Read the columns of each table that was added, in the order in which they were written."""
    query = "SELECT name, header FROM layouts"
    return {name: tuple(json.loads(header)) for name, header in connection.execute(query)}


def write_header(connection: sqlite3.Connection, table: str, header: tuple[str, ...]) -> None:
    """Keep the columns of a table; new ones go after those that are there."""
    before = read_headers(connection).get(table, ())
    joint = json.dumps(tuple(dict.fromkeys((*before, *header))), ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO layouts VALUES (?, ?)", (table, joint))


def read_situation(connection: sqlite3.Connection) -> Situation:
    """Read everything as nouns. Nothing is written, whatever has to be computed."""
    records = _all_records(connection)
    digests = _digests(connection, records)
    points = points_of(records["places"])
    sources = nouns.sources_of(records["sources"])
    links = records["links"]
    metres, lines = _measures(connection, links, points, digests)
    tree = read_declaration(connection).tree
    defaults = tree.get("defaults", {})
    return Situation(
        title=tree["title"],
        summary=tree.get("summary"),
        licence=tree.get("licence"),
        attribution=tree.get("attribution"),
        default_estimator=defaults.get("estimator"),
        default_odds=defaults.get("odds"),
        default_policy=defaults.get("policy"),
        default_modes=words_of(defaults.get("modes")),
        corridors=nouns.corridors_of(tree),
        sources=sources,
        actors=nouns.actors_of(records["actors"]),
        relations=nouns.relations_of(records["relations"]),
        places=nouns.places_of(records["places"], points),
        areas=nouns.areas_of(
            records["areas"],
            _members(connection, records["areas"], points, digests),
            shapes=bool(records["roads"]),
        ),
        links=nouns.links_of(links, metres, lines),
        reports=nouns.reports_of(records["reports"], sources),
        claims=nouns.claims_of(records["claims"], sources),
        permissions=nouns.permissions_of(records["permissions"]),
        roads=roads_of(records["roads"], records["barriers"]),
        ground_rules=ground_rules_of(tree),
        known_names=known_names_of(records["names"]),
        **_articles(connection),
        digests={
            table: digest
            for table, digest in digests.items()
            if table not in _DECIDING_NOTHING and (table not in _SINCE_ROADS or records[table])
        },
    )


def _all_records(connection: sqlite3.Connection) -> Records:
    also = {"reports": ("report_id",), "links": ("geom",)}
    return {
        table: read_records(connection, table, also.get(table, ()))
        for table in TABLES
        if table not in _OF_ARTICLES
    }


def _articles(connection: sqlite3.Connection) -> dict[str, Any]:
    """Give documents, proposals and decisions as nouns, where there are any."""
    query = "SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM proposals)"
    if not connection.execute(query).fetchone()[0]:
        return {}
    from landbridge.situation import article_nouns  # noqa: PLC0415  (only where there are any)

    return {
        "documents": article_nouns.documents_of(read_records(connection, "documents")),
        "proposals": article_nouns.proposals_of(read_records(connection, "proposals")),
        "decisions": article_nouns.decisions_of(read_records(connection, "decisions")),
    }


def _digests(connection: sqlite3.Connection, records: Records) -> dict[str, str]:
    """Digest each table by what it says, not by how the file keeps it.

    Reports are digested by their ids, which leaves out labels; what each withdraws is put beside.
    """
    digests = {}
    for table, rows in records.items():
        if table == "reports":
            by_label = {row["label"]: row["report_id"] for row in rows}
            said: list[Record] = [
                {
                    "id": row["report_id"],
                    "retracts": by_label.get(row["retracts"]) if row["retracts"] else None,
                }
                for row in rows
            ]
            digests[table] = digest_of(said)
        else:
            names = TABLES[table].column_names
            digests[table] = digest_of({name: row[name] for name in names} for row in rows)
    # The title decides no answer, and may come from no more than the name of the file.
    tree = {key: said for key, said in read_declaration(connection).tree.items() if key != "title"}
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, default=str)
    digests["situation"] = load_digest(text)
    return digests


def _derived(connection: sqlite3.Connection, kind: str, digest: str) -> str | None:
    query = "SELECT value FROM derived WHERE kind = ? AND digest = ?"
    row = connection.execute(query, (kind, digest)).fetchone()
    return None if row is None else str(row[0])


def _measures(
    connection: sqlite3.Connection,
    links: list[Record],
    points: dict[str, Point],
    digests: dict[str, str],
) -> tuple[list[Metres], list[tuple[Point, ...]]]:
    """Give lengths and lines of links: those kept, or where they are stale, computed anew."""
    kept = _derived(connection, "metres", load_digest(digests["places"], digests["links"]))
    if kept is None:
        return link_metres(links, points), [drawn_line(link, points) for link in links]
    metres = [(float(length), bool(estimated)) for length, estimated in json.loads(kept)]
    blobs = [link["geom"] if link["geometry"] else None for link in links]
    return metres, [line_of_blob(blob) if blob else () for blob in blobs]  # type: ignore[arg-type]


def _members(
    connection: sqlite3.Connection,
    areas: list[Record],
    points: dict[str, Point],
    digests: dict[str, str],
) -> dict[str, list[str]]:
    kept = _derived(connection, "members", load_digest(digests["places"], digests["areas"]))
    if kept is None:
        return members_of_areas({str(a["id"]): str(a["feature"]) for a in areas}, points)
    members: dict[str, list[str]] = json.loads(kept)
    return members


def refresh_derived(connection: sqlite3.Connection) -> None:
    """Compute what may be thrown away: shapes for maps, lengths of links, places inside areas."""
    records = _all_records(connection)
    digests = _digests(connection, records)
    places, links, areas = records["places"], records["links"], records["areas"]
    points = points_of(places)
    metres_key = load_digest(digests["places"], digests["links"])
    members_key = load_digest(digests["places"], digests["areas"])
    if _derived(connection, "metres", metres_key) is None:
        lines = [drawn_line(link, points) or _straight(link, points) for link in links]
        _write_shapes(connection, "places", [point_blob(*points[str(p["id"])]) for p in places])
        _write_shapes(connection, "links", [line_blob(line) for line in lines])
        value = json.dumps(link_metres(links, points))
        connection.execute(
            "INSERT OR REPLACE INTO derived VALUES ('metres', ?, ?)", (metres_key, value)
        )
        everything = [*points.values(), *(point for line in lines for point in line)]
        _write_extent(connection, everything)
    lines_key = load_digest(digests["roads"], digests["barriers"])
    if _derived(connection, "lines", lines_key) is None:
        for table in ("roads", "barriers"):
            drawn = [line_blob(parse_line(str(row["geometry"]))) for row in records[table]]
            _write_shapes(connection, table, drawn)
        connection.execute("INSERT OR REPLACE INTO derived VALUES ('lines', ?, '')", (lines_key,))
    if _derived(connection, "members", members_key) is None:
        features = {str(area["id"]): str(area["feature"]) for area in areas}
        _write_shapes(connection, "areas", [area_blob(text) for text in features.values()])
        value = json.dumps(members_of_areas(features, points))
        connection.execute(
            "INSERT OR REPLACE INTO derived VALUES ('members', ?, ?)", (members_key, value)
        )


def _straight(link: Record, points: dict[str, Point]) -> tuple[Point, ...]:
    """Draw a link without a line as a straight one, for maps only."""
    return points[str(link["a"])], points[str(link["b"])]


def _write_shapes(connection: sqlite3.Connection, table: str, shapes: list[bytes]) -> None:
    fids = [fid for (fid,) in connection.execute(f"SELECT fid FROM {table} ORDER BY fid")]  # noqa: S608
    connection.executemany(
        f"UPDATE {table} SET geom = ? WHERE fid = ? AND geom IS NOT ?",  # noqa: S608  our names
        [(shape, fid, shape) for shape, fid in zip(shapes, fids, strict=True)],
    )


def _write_extent(connection: sqlite3.Connection, points: list[Point]) -> None:
    """Tell map programs what the layers cover."""
    if not points:
        return
    lons, lats = zip(*points, strict=True)
    connection.execute(
        "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
        " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE data_type = 'features'",
        (min(lons), min(lats), max(lons), max(lats)),
    )
