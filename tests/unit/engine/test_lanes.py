"""Reach, by example; every other case is compared with a slow twin in ``oracles``."""

from __future__ import annotations

import numpy as np

from landbridge.engine import reach


def test_reach__a_source_in_closed_ground_reaches_only_itself():
    """0 -> 1 -> 2; lane 0: all open, lane 1: the source closed, lane 2: the last arc closed."""
    first, head = np.array([0, 1, 2, 2], dtype=np.int32), np.array([1, 2], dtype=np.int32)
    arcs = np.array([[1, 1, 1], [1, 1, 0]], dtype=np.bool_)
    places = np.array([[1, 0, 1], [1, 1, 1], [1, 1, 1]], dtype=np.bool_)
    reached = reach(first, head, arcs, places, np.array([0], dtype=np.int32))
    assert reached.astype(int).tolist() == [[1, 1, 1], [1, 0, 1], [1, 0, 0]]


def test_reach__does_not_enter_a_closed_place():
    first, head = np.array([0, 1, 1], dtype=np.int32), np.array([1], dtype=np.int32)
    arcs, places = np.ones((1, 1), dtype=np.bool_), np.array([[True], [False]])
    reached = reach(first, head, arcs, places, np.array([0], dtype=np.int32))
    assert reached[:, 0].tolist() == [True, False]
