"""``engine.cheapest_way`` against every simple way written out, and against nx."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.engine import cheapest_way
from landbridge.engine.paths import _search
from oracles.graphs import Graph, flags, graphs, some_places

SETTINGS = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def every_way(graph: Graph, usable, passable, sources, targets):
    """All ways that visit no place twice, as (source, arcs); they end at the first target."""
    targets = set(targets.tolist())

    def go(place, seen, way):
        if place in targets:
            yield way
            return
        if not passable[place]:
            return
        for arc, (tail, head) in enumerate(graph.arcs):
            if tail == place and usable[arc] and passable[head] and head not in seen:
                yield from go(head, {*seen, head}, [*way, arc])

    for source in sources.tolist():
        yield from ((source, way) for way in go(source, {source}, []))


def cost_of(graph: Graph, costs, tolls, way) -> tuple[int, ...]:
    total = np.zeros(3, dtype=np.int64)
    for arc in way:
        total += costs[arc]
        total[:2] += tolls[graph.arcs[arc][1]]
    return tuple(total.tolist())


@st.composite
def problems(draw):
    graph = draw(graphs(6))
    seed = draw(st.integers(0, 10**6))
    rng = np.random.default_rng(seed)
    costs = rng.integers(0, 4, (len(graph.arcs), 3), dtype=np.int64) * rng.integers(
        0, 2, (len(graph.arcs), 3)
    )
    tolls = rng.integers(0, 2, (graph.count, 2), dtype=np.int64)
    usable, passable = flags(draw, len(graph.arcs)), flags(draw, graph.count)
    return graph, costs, tolls, usable, passable, some_places(draw, graph), some_places(draw, graph)


def check(problem, found):
    graph, costs, tolls, usable, passable, sources, targets = problem
    ways = list(every_way(graph, usable, passable, sources, targets))
    if found is None:
        assert not ways
        return
    source, way = found
    assert source in sources
    at = source
    for arc in way:
        tail, head = graph.arcs[arc]
        assert tail == at
        assert usable[arc]
        assert passable[tail]
        assert passable[head]
        at = head
    assert at in targets
    best = min(cost_of(graph, costs, tolls, way) for _, way in ways)
    assert cost_of(graph, costs, tolls, way) == best


@SETTINGS
@given(problems())
def test_cheapest_way__is_the_least_of_all_ways_compared_entry_by_entry(problem):
    graph, costs, tolls, usable, passable, sources, targets = problem
    found = cheapest_way(
        graph.first, graph.head, graph.tail, costs, usable, passable, sources, targets, tolls
    )
    check(problem, found)


@SETTINGS
@given(problems())
def test_cheapest_way__compiled_says_the_same(compiler_cache, problem):
    graph, costs, tolls, usable, passable, sources, targets = problem
    plain = cheapest_way(
        graph.first, graph.head, graph.tail, costs, usable, passable, sources, targets, tolls
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("landbridge.engine.compiler.COMPILE_ABOVE", 0)
        compiled = cheapest_way(
            graph.first, graph.head, graph.tail, costs, usable, passable, sources, targets, tolls
        )
    assert _search._compiled is not None
    assert compiled == plain


@SETTINGS
@given(problems())
def test_cheapest_way__is_as_short_as_networkx_finds_with_one_cost(problem):
    graph, costs, _, usable, passable, sources, targets = problem
    costs = costs.copy()
    costs[:, 1:] = 0
    found = cheapest_way(
        graph.first, graph.head, graph.tail, costs, usable, passable, sources, targets
    )
    other = nx.MultiDiGraph()
    other.add_nodes_from(p for p in range(graph.count) if passable[p])
    for arc, (tail, head) in enumerate(graph.arcs):
        if usable[arc] and passable[tail] and passable[head]:
            other.add_edge(tail, head, weight=int(costs[arc, 0]))
    lengths = [0 for p in sources.tolist() if p in targets]
    for source in {p for p in sources.tolist() if p in other}:
        length = nx.single_source_dijkstra_path_length(other, source)
        lengths += [length[t] for t in targets.tolist() if t in length]
    if found is None:
        assert not lengths
    else:
        assert sum(int(costs[arc, 0]) for arc in found[1]) == min(lengths)
