"""One reader on one file in a process of its own: ``python -m benchmarks.imports.readers X FILE``.

Prints seconds of reading (without the time to load packages) by the clock and of the processor,
peak memory, and what was found.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.engine.memory import peak_bytes
from landbridge.importers._osm_tags import DEFAULT_CLASSES
from landbridge.importers.osm import read
from landbridge.model.imports import ImportSettings

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CLASSES", "READERS"]

CLASSES = frozenset(DEFAULT_CLASSES)


def _ours(path: Path) -> dict[str, float]:
    told = read(path, ImportSettings(published="2026-01-01"))
    roads = [row for row in told.rows if row.table == "roads"]
    return {"edges": len(roads), "kilometres": sum(float(row.cells["km"]) for row in roads)}


def _pyrosm(path: Path) -> dict[str, float]:
    """Its driving network as nodes and edges, then only the same classes."""
    pyrosm = importlib.import_module("pyrosm")
    _, edges = pyrosm.OSM(str(path)).get_network("driving", nodes=True)
    edges = edges[edges["highway"].isin(CLASSES)]
    return {"edges": len(edges), "kilometres": float(edges["length"].sum()) / 1000}


def _osmnx(path: Path) -> dict[str, float]:
    """Its simplified graph, of the same roads as XML: it reads no PBF."""
    osmnx = importlib.import_module("osmnx")
    graph = osmnx.graph_from_xml(path, bidirectional=True, retain_all=True, simplify=True)
    metres = sum(length for _, _, length in graph.edges(data="length"))
    return {"edges": graph.number_of_edges() / 2, "kilometres": metres / 2 / 1000}


def _gdal(path: Path) -> dict[str, float]:
    """Whole ways with their lines and tags; nothing is parted, measured or joined."""
    pyogrio = importlib.import_module("pyogrio")
    words = ", ".join(f"'{name}'" for name in sorted(CLASSES))
    _, _, lines, _ = pyogrio.raw.read(path, layer="lines", where=f"highway IN ({words})")
    return {"edges": len(lines)}


READERS: dict[str, tuple[Callable[[Path], dict[str, float]], tuple[str, ...]]] = {
    "landbridge": (_ours, ("osmium", "pyproj", "numpy")),
    "pyrosm": (_pyrosm, ("pyrosm",)),
    "osmnx": (_osmnx, ("osmnx",)),
    "GDAL": (_gdal, ("pyogrio", "pyogrio.raw")),
}
"""Each with the packages that it needs, loaded before its time is taken."""


def _main(name: str, given: Path) -> None:
    reader, packages = READERS[name]
    for package in packages:
        importlib.import_module(package)
    before = peak_bytes()
    start, worked = time.perf_counter(), time.process_time()
    found = reader(given)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    told = {"seconds": seconds, "worked": worked, "peak": peak_bytes(), "loaded": before}
    print(json.dumps(told | {"bytes": given.stat().st_size} | found))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
