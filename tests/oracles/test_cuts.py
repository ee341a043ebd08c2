"""``engine.disjoint_ways`` against networkx and against every set of places tried."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.engine import disjoint_ways
from oracles.graphs import Graph, flags, graphs, some_places

SETTINGS = settings(max_examples=200, deadline=None, derandomize=True, database=None)


@st.composite
def problems(draw):
    graph = draw(graphs())
    usable, passable = flags(draw, len(graph.arcs)), flags(draw, graph.count)
    return graph, usable, passable, some_places(draw, graph), some_places(draw, graph)


def left_over(graph: Graph, usable, passable, lost: set[int]) -> nx.DiGraph:
    left = nx.DiGraph()
    left.add_nodes_from(p for p in range(graph.count) if passable[p] and p not in lost)
    left.add_edges_from(
        (u, v)
        for (u, v), ok in zip(graph.arcs, usable, strict=True)
        if ok and u in left and v in left
    )
    return left


def joined(graph: Graph, usable, passable, sources, targets, lost: set[int]) -> bool:
    left = left_over(graph, usable, passable, lost)
    return any(
        u in left and v in left and nx.has_path(left, u, v)
        for u in sources.tolist()
        for v in targets.tolist()
    )


def flow(graph: Graph, usable, passable, sources, targets) -> int:
    """Ways without a common place but their ends, by splitting each place in two."""
    left = left_over(graph, usable, passable, set())
    ends = {*sources.tolist(), *targets.tolist()}
    split = nx.DiGraph()
    split.add_nodes_from(["from", "to"])
    for place in left:
        split.add_edge((place, "in"), (place, "out"), capacity=1000 if place in ends else 1)
    for u, v in left.edges:
        split.add_edge((u, "out"), (v, "in"), capacity=1)
    for place in {*sources.tolist()} & {*left}:
        split.add_edge("from", (place, "in"), capacity=1000)
    for place in {*targets.tolist()} & {*left}:
        split.add_edge((place, "out"), "to", capacity=1000)
    return int(nx.maximum_flow_value(split, "from", "to"))


def smallest_cut(graph: Graph, usable, passable, sources, targets) -> int | None:
    ends = {*sources.tolist(), *targets.tolist()}
    others = [p for p in range(graph.count) if p not in ends]
    for count in range(len(others) + 1):
        for lost in combinations(others, count):
            if not joined(graph, usable, passable, sources, targets, set(lost)):
                return count
    return None


@SETTINGS
@given(problems())
def test_disjoint_ways__are_as_many_as_networkx_counts(problem):
    graph, usable, passable, sources, targets = problem
    count, _ = disjoint_ways(
        graph.count, graph.tail, graph.head, usable, passable, sources, targets
    )
    if set(sources.tolist()) & set(targets.tolist()):
        assert count == 0
    else:
        assert count == flow(graph, usable, passable, sources, targets)


@SETTINGS
@given(problems())
def test_disjoint_ways__cut_is_the_smallest_that_parts_the_ends(problem):
    graph, usable, passable, sources, targets = problem
    _, cut = disjoint_ways(graph.count, graph.tail, graph.head, usable, passable, sources, targets)
    if set(sources.tolist()) & set(targets.tolist()):
        assert cut is None
        return
    size = smallest_cut(graph, usable, passable, sources, targets)
    assert (None if cut is None else len(cut)) == size
    if cut is not None:
        assert not set(cut) & {*sources.tolist(), *targets.tolist()}
        assert not joined(graph, usable, passable, sources, targets, set(cut))


@settings(SETTINGS, max_examples=40)
@given(problems())
def test_disjoint_ways__compiled_says_the_same(compiler_cache, problem):
    graph, usable, passable, sources, targets = problem
    columns = (graph.count, graph.tail, graph.head, usable, passable, sources, targets)
    plain = disjoint_ways(*columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("landbridge.engine.compiler.COMPILE_ABOVE", 0)
        assert disjoint_ways(*columns) == plain


def test_disjoint_ways__without_any_arc_is_none():
    nothing = np.zeros(0, dtype=np.int32)
    ends = np.array([0], dtype=np.int32), np.array([1], dtype=np.int32)
    passable = np.ones(2, dtype=np.bool_)
    found = disjoint_ways(2, nothing, nothing, nothing.astype(np.bool_), passable, *ends)
    assert found == (0, [])
