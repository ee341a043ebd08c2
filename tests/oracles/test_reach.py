"""``engine.reach`` against one search by breadth for each lane."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.engine.lanes import pack, reach, reach_words, unpack
from oracles.graphs import Graph, graphs, some_places

SETTINGS = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def slow_reach(graph: Graph, arc_lanes, place_lanes, sources) -> np.ndarray:
    lanes = place_lanes.shape[1]
    reached = np.zeros((graph.count, lanes), dtype=np.bool_)
    for lane in range(lanes):
        queue = sources.tolist()
        for place in queue:
            reached[place, lane] = True
            if not place_lanes[place, lane]:
                continue
            for arc, (tail, head) in enumerate(graph.arcs):
                passable = arc_lanes[arc, lane] and place_lanes[head, lane]
                if tail == place and passable and head not in queue:
                    queue.append(head)
    return reached


@st.composite
def problems(draw, lanes=(1, 2, 7, 8, 9, 63, 64, 65, 130)):
    graph = draw(graphs())
    count = draw(st.sampled_from(lanes))
    seed = draw(st.integers(0, 10**6))
    rng = np.random.default_rng(seed)
    arc_lanes = rng.random((len(graph.arcs), count)) < 0.7
    place_lanes = rng.random((graph.count, count)) < 0.8
    return graph, arc_lanes, place_lanes, some_places(draw, graph)


@SETTINGS
@given(problems())
def test_reach__is_a_search_by_breadth_in_each_lane(problem):
    graph, arc_lanes, place_lanes, sources = problem
    fast = reach(graph.first, graph.head, arc_lanes, place_lanes, sources)
    np.testing.assert_array_equal(fast, slow_reach(graph, arc_lanes, place_lanes, sources))


@SETTINGS
@given(problems())
def test_reach_words__compiled_says_the_same(compiler_cache, problem):
    graph, arc_lanes, place_lanes, sources = problem
    words = reach_words(graph.first, graph.head, pack(arc_lanes), pack(place_lanes), sources)
    told = unpack(words, place_lanes.shape[1])
    np.testing.assert_array_equal(told, slow_reach(graph, arc_lanes, place_lanes, sources))


@SETTINGS
@given(st.integers(1, 5), st.integers(1, 200), st.integers(0, 10**6))
def test_pack__is_undone_by_unpack(rows, lanes, seed):
    table = np.random.default_rng(seed).random((rows, lanes)) < 0.5
    np.testing.assert_array_equal(unpack(pack(table), lanes), table)


def test_reach__above_the_limit_of_work_takes_the_compiled_path(compiler_cache, monkeypatch):
    """A chain of places with a lane for each place at which it is broken."""
    monkeypatch.setattr("landbridge.engine.lanes.COMPILE_ABOVE", 0)
    count = 300
    chain = Graph(count, [(at, at + 1) for at in range(count - 1)])
    arc_lanes = ~np.eye(count - 1, dtype=np.bool_)
    place_lanes = np.ones((count, count - 1), dtype=np.bool_)
    source = np.zeros(1, dtype=np.int32)
    reached = reach(chain.first, chain.head, arc_lanes, place_lanes, source)
    np.testing.assert_array_equal(reached.sum(axis=0), np.arange(1, count))
