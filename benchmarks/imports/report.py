"""The page of the benchmark of imports, made from the results of a run and nothing else."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from benchmarks.page import table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["page_of", "write_page"]

BEGINS, ENDS = "<!-- imports: begins -->\n", "<!-- imports: ends -->\n"
_HEAD = """# Benchmark of imports: roads

Written by `python -m benchmarks.imports`; the numbers between the marks are those of one run.

Every reader reads every file in a process of its own, several times (once where it takes more than
a minute); the table gives the median.
Time is that of reading alone, with packages loaded before, by the clock and as the processor counts
it (all threads; the machine may have been busy with other work). Memory is the peak of the whole
process; beside it stands what the packages alone take. Segments are the pieces of road from one
node to the next that the file holds of the classes in question: the same number for every reader.
They do not do the same work, so their times are not one race:

- **landbridge** reads the classes that it reads by default (motorway to unclassified), parts ways
  at junctions, joins what is alike, measures on the ellipsoid, and gives every road as a row of
  text ready to be added.
- **pyrosm** reads its driving network (more classes, then only the same ones are counted) as tables
  of nodes and edges, an edge for each stretch between two nodes of a road.
- **osmnx** reads XML only: it is given the same roads alone, as XML, made beforehand. It builds a
  graph, measures on a sphere, and joins what lies between junctions. Its edges are counted once for
  both directions.
- **GDAL** (through pyogrio) gives whole ways with their lines. It parts and measures nothing. Where
  it stops with an error, its words stand in the table: the other three read that file.
"""


def page_of(found: dict[str, Any]) -> str:
    """Lay out what was measured."""
    versions = ", ".join(f"{name} {value}" for name, value in found["versions"].items())
    parts = [f"One process at a time on: {versions}. Rounds: {found['rounds']}."]
    for name, readers in found["files"].items():
        segments = found["segments"][name]
        parts += [f"## {name}", f"{segments:,} segments of road.", _table(readers, segments)]
    parts += ["## Against landbridge", _ratios(found["files"])]
    return "\n\n".join(parts)


def _median(rounds: list[dict[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in rounds)


def _table(readers: dict[str, Any], segments: int) -> str:
    rows = []
    for name, rounds in readers.items():
        if isinstance(rounds, str):
            rows.append([name, f"({rounds})", *[""] * 7])
            continue
        seconds = _median(rounds, "seconds")
        edges = _median(rounds, "edges")
        kilometres = rounds[0].get("kilometres")
        rows.append([
            name,
            f"{seconds:.2f}",
            f"{_median(rounds, 'worked'):.2f}",
            f"{_median(rounds, 'bytes') / 1e6 / seconds:.2f}",
            f"{segments / seconds:,.0f}",
            f"{edges:,.0f}",
            "" if kilometres is None else f"{kilometres:,.1f}",
            f"{_median(rounds, 'peak') / 1e6:,.0f}",
            f"{_median(rounds, 'loaded') / 1e6:,.0f}",
        ])  # fmt: skip
    head = [
        "reader", "s", "processor s", "MB/s of the file", "segments/s", "edges", "km", "peak MB",
        "packages MB",
    ]  # fmt: skip
    return table(head, rows)


def _ratios(files: dict[str, Any]) -> str:
    """Time and memory of the others, as many times ours."""
    rows = []
    for file, readers in files.items():
        ours = readers["landbridge"]
        for name, rounds in readers.items():
            if name == "landbridge" or isinstance(rounds, str):
                continue
            rows.append([
                f"{name}, {file}",
                f"{_median(rounds, 'seconds') / _median(ours, 'seconds'):.2f}",
                f"{_median(rounds, 'worked') / _median(ours, 'worked'):.2f}",
                f"{_median(rounds, 'peak') / _median(ours, 'peak'):.2f}",
            ])  # fmt: skip
    return table(["reader and file", "time", "processor", "peak memory"], rows)


def write_page(text: str, page: Path) -> None:
    """Put the text between its marks; what is written around it stays."""
    old = page.read_text("utf-8") if page.exists() else f"{_HEAD}\n{BEGINS}{ENDS}"
    before, _, rest = old.partition(BEGINS)
    after = rest.partition(ENDS)[2]
    page.write_text(f"{before}{BEGINS}{text.strip()}\n{ENDS}{after}", "utf-8")
