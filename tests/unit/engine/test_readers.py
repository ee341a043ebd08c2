"""Rows of one reader, and lists by lane."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.courses import CLOSED, CONTESTED, OPEN, UNKNOWN, Courses, rows_of, unpack
from landbridge.engine.readers import ByLane, lanes_of, open_words, patches_of_ends

COURSES = Courses.of_table(np.array([[OPEN, CONTESTED, UNKNOWN, CLOSED]], dtype=np.int8))


@pytest.mark.parametrize("limit", [OPEN, CONTESTED, UNKNOWN, CLOSED])
def test_open_words__let_pass_up_to_the_limit(limit):
    assert unpack(open_words(COURSES, limit), 4)[0].sum() == limit + 1


def test_open_words__are_those_of_the_rows():
    rows = rows_of(COURSES)
    for limit in (OPEN, UNKNOWN):
        np.testing.assert_array_equal(open_words(rows, limit), open_words(COURSES, limit))
    with pytest.raises(ValueError, match="know the limits 0 and 2, not 3"):
        open_words(rows, CLOSED)


def test_by_lane__gives_one_list_or_some():
    lists = ByLane(np.array([0, 2, 2, 3]), np.array([7, 8, 9], dtype=np.int32))
    assert lists.lanes == 3
    assert [lists.of(lane).tolist() for lane in range(3)] == [[7, 8], [], [9]]
    some = lists.only(np.array([2, 1, 0, 2]))
    assert [some.of(at).tolist() for at in range(4)] == [[9], [], [7, 8], [9]]


def test_lanes_of__is_every_lane_where_none_is_named():
    assert unpack(lanes_of(70, None), 70).all()
    assert np.flatnonzero(unpack(lanes_of(70, np.array([69, 3])), 70)).tolist() == [3, 69]


def test_patches_of_ends__are_sorted_and_there():
    assert patches_of_ends(np.array([4, 1, 4]), 5).tolist() == [1, 4]
    with pytest.raises(ValueError, match="must lie in 0 to 4"):
        patches_of_ends(np.array([5]), 5)
