"""Ways and nodes of OpenStreetMap as columns, read by pyosmium in two passes over the file."""

from __future__ import annotations

from array import array
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from landbridge.days import format_day, parse_published
from landbridge.errors import InputError
from landbridge.importers._osm_guard import form_of
from landbridge.importers._osm_tags import traits_of
from landbridge.importers._roads_lines import PARTS_OF_A_DEGREE, Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from landbridge.importers._osm_tags import Wanted
    from landbridge.importers._roads_traits import Traits

__all__ = ["Extract", "TaggedNode", "read_extract"]

_NODE_KEYS = ("barrier", "military", "ford", "place")
_WAY_KEYS = ("highway", "route", "railway")
_TOLD_EVERY = 100_000
_EAST, _NORTH = 180 * PARTS_OF_A_DEGREE, 90 * PARTS_OF_A_DEGREE
_RAIL = 1 << 60
"""Added to nodes of railways: rails and roads cross, but nobody turns from one to the other."""


@dataclass(frozen=True, slots=True)
class TaggedNode:
    """A node that says something: its id, where it is in parts of a degree, and its tags."""

    id: int
    x: int
    y: int
    tags: Mapping[str, str]


@dataclass(slots=True)
class Extract:
    """What was read of a file. ``way`` and ``traits`` stand by line of ``lines``.

    A way whose nodes are not all there is as many lines as it has runs of nodes that are.
    """

    day: str = ""
    lines: Lines = field(default_factory=lambda: _lines(array("q", [0]), array("q"), *_empty()))
    way: list[int] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)
    hours: list[float] = field(default_factory=list)
    nodes: dict[int, TaggedNode] = field(default_factory=dict)
    ways: int = 0
    broken: int = 0
    lost: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def _empty() -> tuple[array[int], array[int]]:
    return array("i"), array("i")


def _lines(first: array[int], node: array[int], x: array[int], y: array[int]) -> Lines:
    return Lines(
        np.frombuffer(first, dtype=np.int64) if len(first) else np.zeros(1, dtype=np.int64),
        np.frombuffer(node, dtype=np.int64) if len(node) else np.zeros(0, dtype=np.int64),
        np.frombuffer(x, dtype=np.int32) if len(x) else np.zeros(0, dtype=np.int32),
        np.frombuffer(y, dtype=np.int32) if len(y) else np.zeros(0, dtype=np.int32),
    )


def read_extract(
    path: Path, wanted: Wanted, *, on_disk: bool, progress: Callable[[str], None]
) -> Extract:
    """Read the ways that are wanted, with their nodes, and the nodes that say something.

    The first pass keeps where every node is (16 bytes each, in memory or, with ``on_disk``, in a
    temporary file), so that the order of things in the file does not matter; the second reads ways.

    Raises
    ------
    InputError
        when it is no file of OpenStreetMap, cut off, damaged, or holds several versions of things
    """
    osmium = _osmium()
    progress(f"looking through {path.name}")
    form = form_of(path)
    with _speaking_of(osmium, path), TemporaryDirectory(prefix="landbridge-") as folder:
        kind = f"sparse_file_array,{Path(folder) / 'nodes'}" if on_disk else "flex_mem"
        file = osmium.io.File(str(path), form)
        store = osmium.index.create_map(kind)  # its own name: the handler does not keep it alive
        places = osmium.NodeLocationsForWays(store)
        places.ignore_errors()
        extract = Extract(day=_day(osmium, file, path))
        progress("reading nodes")
        _read_nodes(osmium, file, places, extract)
        _read_ways(osmium, file, places, extract, wanted, progress)
    return extract


def _osmium() -> Any:
    try:
        import osmium  # noqa: PLC0415  optional, and only this importer needs it
    except ImportError:
        raise InputError(
            "reading OpenStreetMap needs pyosmium: pip install 'landbridge[osm]'"
        ) from None
    return osmium


@contextmanager
def _speaking_of(osmium: Any, path: Path) -> Iterator[None]:
    """Turn what pyosmium says into words of ours."""
    try:
        yield
    except InputError:
        raise
    except (
        osmium.InvalidLocationError, RuntimeError, ValueError, LookupError, OSError, OverflowError,
    ) as wrong:  # fmt: skip
        said = str(wrong).strip() or type(wrong).__name__
        raise InputError(f"'{path.name}' cannot be read as OpenStreetMap: {said}") from wrong


def _day(osmium: Any, file: Any, path: Path) -> str:
    """The day of the extract, from its header; empty where it has none."""
    with osmium.io.Reader(file, osmium.osm.NOTHING) as reader:
        header = reader.header()
    if header.has_multiple_object_versions:
        raise InputError(f"'{path.name}' holds the history of things: give an extract of one day")
    for key in ("osmosis_replication_timestamp", "timestamp"):
        try:
            return format_day(parse_published(header.get(key)).last)
        except ValueError:
            continue
    return ""


def _read_nodes(osmium: Any, file: Any, places: Any, extract: Extract) -> None:
    telling = osmium.filter.KeyFilter(*_NODE_KEYS)  # a name: the iterator does not keep it alive
    with osmium.io.Reader(file, osmium.osm.NODE) as reader:
        for node in osmium.OsmFileIterator(reader, places, telling):
            at = node.location
            if at.valid() and not node.deleted:
                extract.nodes.setdefault(node.id, TaggedNode(node.id, at.x, at.y, dict(node.tags)))


def _read_ways(
    osmium: Any,
    file: Any,
    places: Any,
    extract: Extract,
    wanted: Wanted,
    progress: Callable[[str], None],
) -> None:
    first, node, x, y = array("q", [0]), array("q"), *_empty()
    seen: set[int] = set()
    telling = osmium.filter.KeyFilter(*_WAY_KEYS)
    with osmium.io.Reader(file, osmium.osm.WAY) as reader:
        for way in osmium.OsmFileIterator(reader, places, telling):
            told = traits_of(way.tags, wanted)
            if isinstance(told, str):
                extract.left_out[told] += 1
                continue
            if way.deleted or way.id in seen:
                extract.left_out["deleted or repeated"] += 1
                continue
            seen.add(way.id)
            extract.ways += 1
            if extract.ways % _TOLD_EVERY == 0:
                progress(f"{extract.ways:,} ways read")
            traits, backwards, hours = told
            spots = [(spot.ref, spot.x, spot.y) for spot in way.nodes]
            if spots:
                refs, easts, norths = zip(*(reversed(spots) if backwards else spots), strict=True)
                node.extend(refs)
                x.extend(easts)
                y.extend(norths)
            first.append(len(node))
            extract.way.append(way.id)
            extract.traits.append(traits)
            extract.hours.append(hours)
    del extract.left_out[""]
    lines = _lines(first, node, x, y)
    drawn = np.flatnonzero(lines.node < 0)
    if len(drawn):
        _place_drawn(lines, drawn, _negative(osmium, file))
    _keep_located(extract, lines)


def _negative(osmium: Any, file: Any) -> dict[int, tuple[int, int]]:
    """Where nodes with negative ids are: those that editors draw and have not sent in."""
    with osmium.io.Reader(file, osmium.osm.NODE) as reader:
        return {
            node.id: (node.location.x, node.location.y)
            for node in osmium.OsmFileIterator(reader)
            if node.id < 0
        }


def _place_drawn(
    lines: Lines, drawn: NDArray[np.int64], located: Mapping[int, tuple[int, int]]
) -> None:
    for point, ref in zip(drawn.tolist(), lines.node[drawn].tolist(), strict=True):
        if ref in located:
            lines.x[point], lines.y[point] = located[ref]


def _keep_located(extract: Extract, lines: Lines) -> None:
    """Keep of each way its runs of two nodes or more that are there and on Earth."""
    line, sizes = lines.line_of_point, np.diff(lines.first)
    there = (lines.x >= -_EAST) & (lines.x <= _EAST) & (lines.y >= -_NORTH) & (lines.y <= _NORTH)
    begins = there.copy()
    begins[1:] &= ~there[:-1] | (line[1:] != line[:-1])
    run = np.cumsum(begins) - 1
    counts = np.bincount(run[there], minlength=int(begins.sum()))
    long = counts >= 2  # noqa: PLR2004  a line has two ends
    kept = there.copy()
    kept[there] = long[run[there]]
    source = line[begins][long]
    whole = np.zeros(len(sizes), dtype=bool)
    whole[source] = counts[long] == sizes[source]
    extract.broken = int((~whole).sum())
    extract.lost = len(sizes) - len(np.unique(source))
    rail = np.array([traits.mode == "rail" for traits in extract.traits], dtype=bool)
    node = lines.node + np.where(rail[line], _RAIL, 0) if rail.any() else lines.node
    extract.lines = Lines(
        np.concatenate(([0], np.cumsum(counts[long]))), node[kept], lines.x[kept], lines.y[kept]
    )
    told = source.tolist()
    extract.way = [extract.way[at] for at in told]
    extract.traits = [extract.traits[at] for at in told]
    extract.hours = [extract.hours[at] if whole[at] else 0.0 for at in told]
