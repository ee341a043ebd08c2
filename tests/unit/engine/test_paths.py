"""The cheapest way, by example; every other case is compared with a slow twin in ``oracles``."""

from __future__ import annotations

import numpy as np

from landbridge.engine import cheapest_way

ALL = np.ones(3, dtype=np.bool_)


def find(costs, tolls=None, passable=ALL, sources=(0,), targets=(2,)):
    """0 -> 1 -> 2 (arcs 0 and 2) and 0 -> 2 (arc 1)."""
    return cheapest_way(
        np.array([0, 2, 3, 3], dtype=np.int32),
        np.array([1, 2, 2], dtype=np.int32),
        np.array([0, 0, 1], dtype=np.int32),
        np.array(costs, dtype=np.int64),
        np.ones(3, dtype=np.bool_),
        passable,
        np.array(sources, dtype=np.int32),
        np.array(targets, dtype=np.int32),
        None if tolls is None else np.array(tolls, dtype=np.int64),
    )


def test_cheapest_way__a_metre_closed_outweighs_any_length_that_is_not():
    assert find([[0, 50, 90], [1, 0, 0], [0, 50, 90]]) == (0, [0, 2])
    assert find([[1, 0, 0], [1, 0, 0], [1, 0, 0]]) == (0, [1])


def test_cheapest_way__a_toll_decides_between_equal_roads():
    costs = [[1, 0, 0], [2, 0, 0], [1, 0, 0]]
    assert find(costs, [[0, 0], [1, 0], [0, 0]]) == (0, [1])


def test_cheapest_way__of_a_place_to_itself_has_no_arcs():
    assert find([[1, 0, 0]] * 3, sources=(2,), targets=(2, 0)) == (2, [])


def test_cheapest_way__is_none_out_of_closed_ground():
    closed = np.array([False, True, True])
    assert find([[1, 0, 0]] * 3, passable=closed) is None
