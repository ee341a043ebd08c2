"""``engine.critical_segments`` against taking every road away in turn, lane by lane."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import rows_of
from landbridge.engine.segments import critical_segments, segment_graph
from oracles.small_terrains import joined, lane_graph, some_courses, some_ends, some_terrain


def slow_segments(graph, origins, destinations) -> list[int]:
    """Roads in the order of one way, of which each closes it when it is lost."""
    if not joined(graph, origins, destinations):
        return []
    graph = graph.copy()
    graph.add_edges_from(("from", s) for s in origins.tolist() if s in graph)
    graph.add_edges_from((t, "to") for t in destinations.tolist() if t in graph)
    found = []
    for place in nx.shortest_path(graph, "from", "to"):
        if isinstance(place, tuple):
            left = graph.copy()
            left.remove_node(place)
            if not nx.has_path(left, "from", "to"):
                found.append(place[1])
    return found


def check(seed: int, lanes: int | None = None, **more) -> list[int]:
    rng = np.random.default_rng(seed)
    terrain = some_terrain(rng, **more)
    courses = some_courses(rng, terrain.units, lanes)
    origins, destinations = some_ends(rng, terrain.nodes), some_ends(rng, terrain.nodes)
    if rng.random() < 0.5:
        origins, destinations = np.array([0]), np.array([terrain.nodes - 1])
    graph = segment_graph(terrain, condense(terrain))
    limit = int(rng.integers(0, 4))
    ground = rows_of(courses) if limit in {0, 2} and rng.random() < 0.5 else courses
    found = critical_segments(graph, ground, origins, destinations, limit=limit)
    table, told = courses.table() <= limit, {}
    for lane in range(courses.lanes):
        column = table[:, lane]
        if column.tobytes() not in told:
            plain = lane_graph(terrain, column)
            told[column.tobytes()] = slow_segments(plain, origins, destinations)
        assert found.of(lane).tolist() == told[column.tobytes()]
    some = rng.integers(0, courses.lanes, 3)
    fewer = critical_segments(graph, ground, origins, destinations, limit=limit, lanes=some)
    assert [fewer.of(at).tolist() for at in range(3)] == [found.of(d).tolist() for d in some]
    return [len(roads) for roads in told.values()]


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("most", [8, 18])
def test_critical_segments__are_those_that_close_the_way_when_lost(
    compiler_cache, part, most, monkeypatch
):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    shape = {"one_way": part > 0, "most": most, "long": 0.7}
    found = [n for seed in range(part, 1200, 4) for n in check(seed, **shape)]
    assert np.bincount(found, minlength=4)[:4].min() > 3


def test_critical_segments__plain_say_the_same(monkeypatch):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 0)
    assert max(n for seed in range(1000, 1060) for n in check(seed, 5, long=0.7)) > 2


def test_critical_segments__are_found_again_where_there_was_no_room_for_them(
    compiler_cache, monkeypatch
):
    monkeypatch.setattr("landbridge.engine.readers._STEPS", 10**9)
    monkeypatch.setattr("landbridge.engine.segments._ROOM", 1)
    assert max(n for seed in range(2000, 2060) for n in check(seed, long=0.7)) > 2
