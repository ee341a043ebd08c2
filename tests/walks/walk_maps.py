"""A road through three towns, and maps of who holds the ground under it, as others draw them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from test_walk_documents import agrees
from walk_world import Ran

__all__ = [
    "BY_AREAS",
    "FOLDER",
    "HEAD",
    "HOLDERS",
    "KM_OF_DEGREE",
    "ROUTE",
    "SERIES",
    "N",
    "Run",
    "S",
    "added_thrice",
    "asked",
    "box",
    "content",
    "filled",
    "pieces",
    "sheet",
    "written",
]

Run = Callable[..., Ran]

FOLDER = {
    # west ---- middle ---- east, 93 km each; aid travels for the north
    "situation.toml": 'format = 1\ntitle = "Made"\n\n[ground]\nreach_km = 60\nsnap_km = 3\n',
    "sources.csv": "id,name,licence\natlas,Atlas,CC0-1.0\n",
    "actors.csv": "id,name,kind\nnorth,North,armed-group\nsouth,South,armed-group\n"
    "aid,Aid,organisation\n",
    "relations.csv": "actor,kind,other\nnorth,ally_of,aid\nsouth,hostile_to,aid\n",
    "places.csv": "id,name,lon,lat\nwest,West,36.0,33.0\nmiddle,Middle,37.0,33.0\n"
    "east,East,38.0,33.0\n",
    "roads.csv": 'id,class,ref,geometry\nmain,primary,7,"LINESTRING (36 33, 37 33, 38 33)"\n',
}
BY_AREAS = FOLDER | {
    "situation.toml": FOLDER["situation.toml"].replace("60", "1") + 'divided_by = "areas"\n',
    "places.csv": "id,name,lon,lat\nwest,West,36.0,33.0\neast,East,38.0,33.0\n",
}
HOLDERS = '[holders]\n"Army of the north" = "north"\n"Army of the south" = "south"\n'
HEAD = "id,name,lon,lat\n"
N, S = "Army of the north", "Army of the south"
ROUTE = ("--from", "west", "--to", "east", "--for", "aid")
KM_OF_DEGREE = 93.45  # of longitude, at 33 degrees


def box(west: float, east: float) -> list[list[list[float]]]:
    ring = [[west, 32.9], [east, 32.9], [east, 33.1], [west, 33.1], [west, 32.9]]
    return [ring]


def sheet(*grounds: tuple[str, float, float]) -> str:
    """A map as GeoJSON: holders from west to east."""
    features = [
        {
            "type": "Feature",
            "properties": {"held_by": holder},
            "geometry": {"type": "Polygon", "coordinates": box(west, east)},
        }
        for holder, west, east in grounds
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


SERIES = {
    "2020-01-01.geojson": sheet((N, 35.9, 36.8), (S, 36.8, 38.1)),
    "2020-02-01.geojson": sheet((N, 35.9, 38.1)),
    "2020-03-01.geojson": sheet((N, 35.9, 36.5)),
    "2020-04-01.geojson": sheet((S, 36.2, 38.1), (N, 35.9, 36.2)),
}


def written(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def filled(run: Run, folder: Path, tables: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "made.gpkg"
    assert run("new", path).code == 0
    told = run("add", path, written(folder / "ours", tables))
    assert told.code == 0, told.err
    (folder / "map.toml").write_text(HOLDERS)
    return path


def asked(run: Run, path: Path, day: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("ask", path, *ROUTE, "--on", day, "--json").out)
    return found


def pieces(told: dict[str, Any], part: str) -> list[tuple[float, str]]:
    """Give km from west to east of the road's pieces in a route or gap, and how they pass."""
    return [(round(p["km"], 1), p["passage"]) for p in told[part]["pieces"] if p["km"]]


def content(path: Path) -> list[str]:
    with sqlite3.connect(path) as base:
        return list(base.iterdump())


def added_thrice(run: Run, path: Path, *words: object) -> dict[str, int]:
    """Preview, add, add again; give what was added."""
    before = content(path)
    preview = run("add", path, *words, "--preview", "--json")
    assert preview.code == 0, preview.err
    agrees(preview.document, "add")
    assert content(path) == before, "a preview writes nothing"
    told = run("add", path, *words, "--json")
    assert told.code == 0, told.err
    agrees(told.document, "add")
    assert [one["rows"] for one in told.document["files"]] == [
        one["rows"] for one in preview.document["files"]
    ]
    again = run("add", path, *words, "--json")
    assert again.code == 0, again.err
    assert not any(again.document["added"].values())
    return {table: count for table, count in told.document["added"].items() if count}
