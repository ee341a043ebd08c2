"""Single points, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import CLOSED, CONTESTED, OPEN, UNKNOWN, Courses, rows_of
from landbridge.engine.knockout import single_units
from landbridge.engine.terrain import Terrain


def numbers(*said: int) -> np.ndarray:
    return np.array(said, dtype=np.int32)


@pytest.fixture
def diamond():
    """Units by node; the two nodes marked 1 are two patches of one unit.

          /-1-\\
    0--2        5--1--3
          \\-4-/
    """
    node_unit = numbers(0, 1, 1, 2, 3, 4, 5)
    a, b = numbers(0, 3, 3, 1, 5, 6, 2), numbers(3, 1, 5, 6, 6, 2, 4)
    return condense(Terrain.by_cells(node_unit, a, b, np.ones(7, dtype=np.int64)))


def points(patches, rows, **more):
    courses = Courses.of_table(np.array(rows, dtype=np.int8).T)
    ends = patches.of_node[[0]], patches.of_node[[4]]
    found = single_units(patches, courses, *ends, **more)
    return [found.of(lane).tolist() for lane in range(found.lanes)]


def test_single_units__are_what_every_way_goes_through(diamond):
    assert points(diamond, [[OPEN] * 6]) == [[1, 2, 5]]


def test_single_units__are_lost_with_all_their_patches():
    """Two branches that share no patch, but one unit."""
    node_unit = numbers(0, 1, 1, 2)
    terrain = Terrain.by_cells(
        node_unit, numbers(0, 0, 1, 2), numbers(1, 2, 3, 3), np.ones(4, dtype=np.int64)
    )
    patches = condense(terrain)
    courses = Courses.of_table(np.zeros((3, 2), dtype=np.int8))
    found = single_units(patches, courses, numbers(0), patches.of_node[[3]])
    assert found.of(0).tolist() == found.of(1).tolist() == [1]


def test_single_units__of_a_closed_lane_are_none(diamond):
    assert points(diamond, [[OPEN, OPEN, CLOSED, OPEN, OPEN, OPEN], [OPEN] * 6]) == [[], [1, 2, 5]]
    assert points(diamond, [[CLOSED, OPEN, OPEN, OPEN, OPEN, OPEN]]) == [[]]


def test_single_units__count_the_ends_where_none_is_spared(diamond):
    assert points(diamond, [[OPEN] * 6], spared=()) == [[0, 1, 2, 3, 5]]
    assert points(diamond, [[OPEN] * 6], spared={1}) == [[0, 2, 3, 5]]


def test_single_units__are_read_up_to_a_limit(diamond):
    rows = [[OPEN, OPEN, UNKNOWN, OPEN, OPEN, OPEN], [OPEN, OPEN, CONTESTED, OPEN, OPEN, OPEN]]
    assert points(diamond, rows) == [[], []]
    assert points(diamond, rows, limit=CONTESTED) == [[], [1, 2, 5]]
    assert points(diamond, rows, limit=UNKNOWN) == [[1, 2, 5], [1, 2, 5]]


def test_single_units__of_rows_know_two_limits(diamond):
    rows = rows_of(Courses.of_table(np.array([[OPEN, UNKNOWN]] * 6, dtype=np.int8)))
    ends = diamond.of_node[[0]], diamond.of_node[[4]]
    assert single_units(diamond, rows, *ends).of(1).tolist() == []
    assert single_units(diamond, rows, *ends, limit=UNKNOWN).of(1).tolist() == [1, 2, 5]
    with pytest.raises(ValueError, match="limits 0 and 2, not 1"):
        single_units(diamond, rows, *ends, limit=CONTESTED)


def test_single_units__can_be_asked_of_some_lanes(diamond):
    rows = [[OPEN] * 6, [OPEN, OPEN, CLOSED, OPEN, OPEN, OPEN]]
    assert points(diamond, rows, lanes=np.array([1, 0, 0])) == [[], [1, 2, 5], [1, 2, 5]]


def test_single_units__refuse_ends_that_are_no_patches(diamond):
    courses = Courses.of_table(np.zeros((6, 1), dtype=np.int8))
    with pytest.raises(ValueError, match="must lie in 0 to 6"):
        single_units(diamond, courses, numbers(0), numbers(7))
