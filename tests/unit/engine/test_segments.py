"""Critical road segments, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN, Courses
from landbridge.engine.lowlink import inseparable
from landbridge.engine.segments import critical_segments, segment_graph
from landbridge.engine.terrain import A_TO_B, BOTH_WAYS, NO_GATE, Terrain


def numbers(*said: int) -> np.ndarray:
    return np.array(said, dtype=np.int32)


def roads(units, pairs, **more) -> Terrain:
    a, b = (numbers(*side) for side in zip(*pairs, strict=True))
    return Terrain.by_cells(numbers(*units), a, b, np.ones(a.shape[0], dtype=np.int64), **more)


def segments(terrain, origin, destination, rows=None, **more):
    table = np.zeros((1, terrain.units)) if rows is None else np.array(rows)
    graph = segment_graph(terrain, condense(terrain))
    found = critical_segments(
        graph, Courses.of_table(table.T.astype(np.int8)), numbers(*origin), numbers(*destination),
        **more,
    )  # fmt: skip
    return [found.of(lane).tolist() for lane in range(found.lanes)]


def test_critical_segments__stand_in_the_order_of_the_way():
    r"""A ring between two roads, over two units.

    0--1--2--4--5
        \-3-/
    """
    terrain = roads([0, 0, 0, 1, 1, 1], [(4, 5), (1, 2), (0, 1), (1, 3), (2, 4), (3, 4)])
    assert segments(terrain, [0], [5]) == [[2, 0]]
    assert segments(terrain, [5], [0]) == [[0, 2]]


def test_critical_segments__are_more_where_ground_is_closed():
    terrain = roads([0, 1, 2, 3], [(0, 1), (0, 2), (1, 3), (2, 3)])
    rows = [[OPEN] * 4, [OPEN, CLOSED, OPEN, OPEN], [OPEN, CLOSED, CLOSED, OPEN]]
    assert segments(terrain, [0], [3], rows) == [[], [1, 3], []]


def test_critical_segments__are_read_up_to_a_limit_and_of_some_lanes():
    terrain = roads([0, 1], [(0, 1)])
    rows = [[OPEN, UNKNOWN], [OPEN, OPEN]]
    assert segments(terrain, [0], [1], rows) == [[], [0]]
    assert segments(terrain, [0], [1], rows, limit=UNKNOWN) == [[0], [0]]
    assert segments(terrain, [0], [1], rows, lanes=np.array([1, 0])) == [[0], []]


def test_critical_segments__are_no_roads_that_run_side_by_side():
    terrain = roads([0, 0, 1], [(0, 1), (1, 0), (1, 2), (1, 2)])
    assert segments(terrain, [0], [2]) == [[]]


def test_critical_segments__of_a_ring_through_another_unit_are_none():
    """Inside its unit the road 0 to 1 hangs by itself; around it leads unit 1."""
    terrain = roads([0, 0, 1, 1], [(0, 1), (0, 2), (2, 3), (3, 1)])
    assert segments(terrain, [0], [1]) == [[]]
    assert segments(terrain, [0], [1], [[OPEN, CLOSED]]) == [[0]]


def test_critical_segments__may_be_one_way():
    """There is a second road, but it leads back only."""
    way = np.array([A_TO_B, A_TO_B, BOTH_WAYS])
    terrain = roads([0, 0, 1], [(0, 1), (1, 0), (1, 2)], way=way)
    assert segments(terrain, [0], [2]) == [[0, 2]]
    assert segments(terrain, [2], [0]) == [[2, 1]]


def test_critical_segments__are_told_once_for_a_road_of_many_parts():
    """A road with a bridge at one half and a gate."""
    terrain = Terrain(
        units=4, node_unit=numbers(0, 1), a=numbers(0), b=numbers(1),
        millimetres=np.array([5]), unit_a=numbers(2), unit_b=numbers(1),
        way=np.zeros(1, dtype=np.int8), gate=numbers(3), flown=np.zeros(1, dtype=np.bool_),
        toll=np.zeros(2, dtype=np.int64),
    )  # fmt: skip
    assert segments(terrain, [0], [1], [[OPEN] * 4, [OPEN, OPEN, OPEN, CLOSED]]) == [[0], []]
    assert terrain.gate[0] != NO_GATE


def test_critical_segments__between_sets_serve_every_pair():
    terrain = roads([0, 0, 0, 0], [(0, 2), (1, 2), (2, 3)])
    assert segments(terrain, [0, 1], [3]) == [[2]]
    assert segments(terrain, [0, 3], [3]) == [[]]


def test_segment_graph__refuses_the_patches_of_another_terrain():
    one, other = roads([0, 1], [(0, 1)]), roads([0, 1, 2], [(0, 1), (1, 2)])
    with pytest.raises(ValueError, match="not the patches of this terrain"):
        segment_graph(one, condense(other))


def test_inseparable__draws_rings_together():
    """A ring, a road, two roads side by side, and a node by itself."""
    a, b = numbers(0, 1, 2, 2, 3, 3), numbers(1, 2, 0, 3, 4, 4)
    component, count = inseparable(6, a, b, np.arange(6, dtype=np.int32))
    assert (component.tolist(), count) == ([0, 0, 0, 1, 1, 2], 3)
