"""Roads of an extract counted again, slowly and otherwise: plain loops, one graph, networkx."""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass, field
from pathlib import Path

import networkx as nx
import osmium
import pytest
from pyproj import Geod

from landbridge.importers._osm_tags import DEFAULT_CLASSES, Wanted, traits_of
from landbridge.importers._roads_options import speeds

EARTH = Geod(ellps="WGS84")
FLAGS = ("bridge", "tunnel", "ford", "seasonal")
WANTED = Wanted(frozenset(DEFAULT_CLASSES), ferries=True, rail=False, kmh=speeds({}))


def extract(name: str) -> Path:
    """A real extract, where the data are; else the test is left out."""
    named = os.environ.get("LANDBRIDGE_DATA")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "data"
    path = folder / "osm-pbf" / name
    if not path.exists():
        pytest.skip(f"{name} is not there: set LANDBRIDGE_DATA to a folder with osm-pbf/")
    return path


@dataclass
class Count:
    """What a plain loop over a file finds."""

    ways: int = 0
    metres: float = 0.0
    stretches: list[tuple[int, int, float, tuple, bool]] = field(default_factory=list)
    where: dict[int, tuple[str, str]] = field(default_factory=dict)


def count(path: Path) -> Count:
    """Loop over the ways: how many, how long, and parted wherever a node stands twice."""
    found = Count()
    kept = []
    for way in osmium.FileProcessor(str(path)).with_locations():
        if not way.is_way():
            continue
        tags = {tag.k: tag.v for tag in way.tags}
        highway, ferry = tags.get("highway") in DEFAULT_CLASSES, tags.get("route") == "ferry"
        if not (highway or ferry) or (highway and tags.get("area") == "yes"):
            continue
        points = [(n.ref, n.lon, n.lat) for n in way.nodes if n.location.valid()]
        assert len(points) == len(way.nodes), "these extracts hold every node of their ways"
        found.ways += 1
        lons, lats = [p[1] for p in points], [p[2] for p in points]
        found.metres += EARTH.line_length(lons, lats)
        kept.append((tags, points))
        found.where |= {ref: (f"{lon:.7f}", f"{lat:.7f}") for ref, lon, lat in points}
    uses: dict[int, int] = {}
    for _, points in kept:
        for place, (ref, _, _) in enumerate(points):
            uses[ref] = uses.get(ref, 0) + (2 if place in (0, len(points) - 1) else 1)
    for tags, points in kept:
        key, one_way = _key(tags)
        turned = points[::-1] if tags.get("oneway") in ("-1", "reverse") else points
        part = [turned[0]]
        for point in turned[1:]:
            part.append(point)
            if uses[point[0]] > 1:
                metres = EARTH.line_length([p[1] for p in part], [p[2] for p in part])
                found.stretches.append((part[0][0], part[-1][0], metres, key, one_way))
                part = [point]
    return found


def _key(tags: dict[str, str]) -> tuple[tuple, bool]:
    """What must be alike: said here anew, but for the two limits that take rules to read."""
    said = tags.get("oneway", "")
    one_way = said in ("yes", "true", "1", "-1", "reverse") or (
        said == ""
        and (
            tags.get("highway") == "motorway" or tags.get("junction") in ("roundabout", "circular")
        )
    )
    flags = tuple(tags.get(name, "no") != "no" for name in ("bridge", "tunnel", "ford", "seasonal"))
    traits = traits_of(tags, WANTED)
    assert not isinstance(traits, str)
    limits = (traits[0].max_vehicle, traits[0].access, said in ("reversible", "alternating"))
    ref = " ".join(tags.get("ref", "").split())
    return (tags.get("highway", "ferry"), ref, one_way, flags, limits), one_way


def stretch_graph(found: Count) -> nx.MultiGraph:
    """Stretches as edges, ways that are driven one way too."""
    graph = nx.MultiGraph()
    for tail, head, metres, key, one_way in found.stretches:
        graph.add_edge(
            tail, head, metres=metres, key_of=key, flow=(tail, head) if one_way else None
        )
    return graph


def contracted(graph: nx.MultiGraph) -> nx.MultiGraph:
    """Take away nodes at which two alike edges meet, one after the other, until there is none."""
    graph = graph.copy()
    for node in list(graph.nodes):
        edges = list(graph.edges(node, keys=True, data=True))
        if graph.degree(node) != 2 or len(edges) != 2:
            continue
        (_, one, first, a), (_, other, second, b) = edges
        if a["key_of"] != b["key_of"] or node in (one, other):
            continue
        flow = None
        if a["flow"]:
            if (a["flow"][1] == node) == (b["flow"][1] == node):
                continue
            flow = (one, other) if a["flow"][1] == node else (other, one)
        graph.remove_edge(node, one, first)
        graph.remove_edge(node, other, second)
        graph.add_edge(
            one, other, metres=a["metres"] + b["metres"], key_of=a["key_of"], flow=flow
        )  # fmt: skip
    return graph


def directed(edges: list[tuple[object, object, float, bool]]) -> nx.DiGraph:
    """The shortest edge each way between two nodes."""
    graph = nx.DiGraph()
    for tail, head, metres, one_way in edges:
        for a, b in ((tail, head),) if one_way else ((tail, head), (head, tail)):
            if not graph.has_edge(a, b) or graph[a][b]["metres"] > metres:
                graph.add_edge(a, b, metres=metres)
    return graph


def sampled(nodes: list, number: int) -> list[tuple]:
    """Pairs of nodes, spread evenly over a list."""
    step = max(1, len(nodes) // number)
    some = nodes[::step][:number]
    return list(itertools.product(some, some))
