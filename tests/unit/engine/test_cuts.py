"""Disjoint ways and smallest cuts, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np

from landbridge.engine import disjoint_ways


def ways(count, pairs, source, target, **more):
    tail, head = (np.array(side, dtype=np.int32) for side in zip(*pairs, strict=True))
    return disjoint_ways(
        count,
        tail,
        head,
        np.ones(len(pairs), dtype=np.bool_),
        np.ones(count, dtype=np.bool_),
        np.array(source, dtype=np.int32),
        np.array(target, dtype=np.int32),
        **more,
    )


def test_disjoint_ways__of_a_diamond_are_two():
    assert ways(4, [(0, 1), (1, 3), (0, 2), (2, 3)], [0], [3]) == (2, [1, 2])


def test_disjoint_ways__of_parallel_arcs_are_one_and_nothing_cuts_them():
    assert ways(2, [(0, 1), (0, 1)], [0], [1]) == (1, None)


def test_disjoint_ways__through_one_place_are_cut_there():
    assert ways(5, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)], [0], [4]) == (1, [3])


def test_disjoint_ways__a_spared_place_is_never_cut():
    pairs = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
    assert ways(5, pairs, [0], [4], spared={3})[1] == [1, 2]
    assert ways(3, [(0, 1), (1, 2)], [0], [2], spared={1})[1] is None
