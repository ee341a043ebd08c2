"""Ways of OpenStreetMap as roads from junction to junction, chains of alike ones made one."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from landbridge.importers._osm_tags import node_features
from landbridge.importers._roads_chains import chains_of
from landbridge.importers._roads_lines import (
    Lines,
    Segments,
    part_at_junctions,
    without_repeats,
    wkt_of,
)
from landbridge.model.imports import ForeignRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from landbridge.importers._osm_file import Extract
    from landbridge.importers._roads_chains import Chain
    from landbridge.importers._roads_traits import Traits

__all__ = ["Laid", "lay_roads"]

_NAMES = 4
_TOLD_EVERY = 100_000


@dataclass(slots=True)
class Laid:
    """Roads as rows, with the reports that some cannot be passed, and what there was to count.

    ``metres`` are lengths by road before they are rounded, ``segments`` how many stretches there
    were before chains were made one.
    """

    rows: list[ForeignRow] = field(default_factory=list)
    reports: list[ForeignRow] = field(default_factory=list)
    metres: list[float] = field(default_factory=list)
    segments: int = 0
    points: int = 0
    loops: int = 0


@dataclass(frozen=True, slots=True)
class _Ground:
    """What roads are made of: lines with their ways and traits, and segments with what is on them.

    ``hours[s]`` is how long a lorry takes over segment s. Columns of segments are arrays of Python,
    which give single numbers faster than those of numpy.
    """

    lines: Lines
    segments: Segments
    begins: array[int]
    ends: array[int]
    line: array[int]
    metres: array[float]
    way: list[int]
    traits: list[Traits]
    hours: array[float]
    on_segment: dict[int, list[str]]


def lay_roads(
    extract: Extract, source: str, published: str, file: str, progress: Callable[[str], None]
) -> Laid:
    """Part ways at junctions, join what is alike, and write each road as a row."""
    progress("parting ways at junctions")
    ground = _ground_of(extract)
    segments = ground.segments
    numbers: dict[tuple[object, ...], int] = {}
    by_line = np.array(
        [numbers.setdefault(traits.key, len(numbers)) for traits in ground.traits], dtype=np.int64
    )
    one_way = np.array([traits.one_way for traits in ground.traits], dtype=bool)
    chains = chains_of(segments, by_line[segments.line], one_way[segments.line])
    laid = Laid(segments=len(segments.line), points=len(ground.lines.node))
    count: Counter[int] = Counter()
    progress("writing roads")
    for chain in chains:
        _lay(chain, ground, laid, count, (source, published, file))
        if len(laid.rows) % _TOLD_EVERY == 0 and laid.rows:
            progress(f"{len(laid.rows):,} roads written")
    return laid


def _ground_of(extract: Extract) -> _Ground:
    lines, alive = without_repeats(extract.lines)
    kept = alive.tolist()
    traits = [extract.traits[line] for line in kept]
    segments = part_at_junctions(lines)
    along = np.bincount(segments.line, segments.metres, minlength=len(kept))
    kmh = np.array([told.kmh for told in traits])
    told_hours = np.array([extract.hours[line] for line in kept])
    timed = told_hours > 0
    kmh[timed] = np.clip(along[timed] / 1000 / told_hours[timed], 1.0, 100.0)
    hours = segments.metres / 1000 / kmh[segments.line] if len(kept) else np.zeros(0)
    return _Ground(
        lines,
        segments,
        array("q", segments.begins.tobytes()),
        array("q", segments.ends.tobytes()),
        array("q", segments.line.tobytes()),
        array("d", segments.metres.tobytes()),
        [extract.way[line] for line in kept],
        traits,
        array("d", hours.tobytes()),
        _standing_on(lines, segments, extract),
    )


def _standing_on(lines: Lines, segments: Segments, extract: Extract) -> dict[int, list[str]]:
    """Put barriers, checkpoints and fords of nodes down to the segments that hold the node."""
    told = {node: found for node, at in extract.nodes.items() if (found := node_features(at.tags))}
    on_segment: dict[int, list[str]] = {}
    if not told or not len(segments.begins):
        return on_segment
    ids = np.fromiter(told, dtype=np.int64, count=len(told))
    points = np.flatnonzero(np.isin(lines.node, ids))
    at = np.searchsorted(segments.begins, points, side="right") - 1
    for point, segment in zip(points.tolist(), at.tolist(), strict=True):
        for other in (segment - 1, segment):
            if other >= 0 and segments.begins[other] <= point <= segments.ends[other]:
                on_segment.setdefault(other, []).extend(told[int(lines.node[point])])
    return on_segment


def _lay(
    chain: Chain, ground: _Ground, laid: Laid, count: Counter[int], said: tuple[str, str, str]
) -> None:
    """Write one road, and the report that it cannot be passed where its ways say so."""
    source, published, file = said
    metres = sum([ground.metres[segment] for segment, _ in chain])
    if metres <= 0.0:
        return
    lines = [ground.line[segment] for segment, _ in chain]
    ways = list(dict.fromkeys([ground.way[line] for line in lines]))
    traits = ground.traits[lines[0]]
    lowest = min(ways)
    count[lowest] += 1
    road = f"osm-w{lowest}-{count[lowest]}"
    pieces = [(ground.begins[s], ground.ends[s], back) for s, back in chain]
    standing = [word for s, _ in chain if s in ground.on_segment for word in ground.on_segment[s]]
    features = sorted({*traits.features, *standing}) if standing else traits.features
    hours = sum([ground.hours[segment] for segment, _ in chain])
    cells = {
        "id": road,
        "mode": traits.mode,
        "name": _joined([ground.traits[line].name for line in lines], " / "),
        "ref": traits.ref,
        "class": traits.road_class,
        "km": f"{metres / 1000:.3f}",
        "kmh": f"{metres / 1000 / hours:.1f}",
        "one_way": "ab" if traits.one_way else "",
        "max_vehicle": str(traits.max_vehicle or ""),
        "surface": _joined([ground.traits[line].surface for line in lines], ";"),
        "access": traits.access,
        "features": ";".join(features),
        "ways": ";".join([str(way) for way in ways]),
        "geometry": wkt_of(pieces, ground.lines),
        "source": source,
        "published": published,
    }
    laid.rows.append(ForeignRow("roads", {key: cell for key, cell in cells.items() if cell}, file))
    laid.metres.append(metres)
    laid.loops += _is_loop(chain, ground.segments)
    if traits.cut and published:
        laid.reports.append(_cut(road, ways[0], traits.cut, source, published, file))


def _is_loop(chain: Chain, segments: Segments) -> bool:
    (first, first_back), (last, last_back) = chain[0], chain[-1]
    begins = segments.head[first] if first_back else segments.tail[first]
    ends = segments.tail[last] if last_back else segments.head[last]
    return bool(begins == ends)


def _joined(words: list[str], mark: str) -> str:
    """The different words in their order, the first few of them."""
    if len(words) == 1:
        return words[0]
    known = [word for word in dict.fromkeys(words) if word]
    return mark.join([*known[:_NAMES], *(["…"] if known[_NAMES:] else [])])


def _cut(
    road: str, way: int, words: str, source: str, published: str, file: str
) -> ForeignRow:  # fmt: skip
    cells = {
        "source": source,
        "published": published,
        "date": published,
        "event": "cuts",
        "link": road,
        "locator": f"https://www.openstreetmap.org/way/{way}",
        "quote": words,
    }
    return ForeignRow("reports", cells, file)
