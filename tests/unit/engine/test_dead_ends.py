"""Dead ends are left out, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np

from landbridge.engine.condense import condense
from landbridge.engine.dead_ends import needed, only
from landbridge.engine.terrain import A_TO_B, Terrain


def drawn(way=None):
    r"""A ring with a tail of two, each node a unit.

    0--1--3--4--5
     \-2-/
    """
    pairs = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 5)]
    a, b = (np.array(side, dtype=np.int32) for side in zip(*pairs, strict=True))
    lengths = np.ones(6, dtype=np.int64)
    return condense(Terrain.by_cells(np.arange(6, dtype=np.int32), a, b, lengths, way=way))


def test_needed__leaves_out_tails_to_their_root():
    assert needed(drawn(), np.array([0, 3])).tolist() == [True] * 4 + [False] * 2


def test_needed__keeps_what_leads_to_an_end():
    assert needed(drawn(), np.array([0, 5])).all()


def test_needed__leaves_out_what_cannot_be_left_again():
    way = np.array([A_TO_B, 0, 0, 0, 0, 0])
    way[2] = 2  # both roads of 1 lead to it
    assert needed(drawn(way), np.array([0, 3])).tolist() == [True, False, True, True, False, False]


def test_only__renumbers_patches_and_links():
    fewer, before = only(drawn(), np.array([True, False, True, True, False, False]))
    assert before.tolist() == [0, 2, 3]
    assert (fewer.first.tolist(), fewer.head.tolist()) == ([0, 1, 3, 4], [1, 0, 2, 1])
    assert fewer.of_node.tolist() == [0, 3, 1, 2, 3, 3]
