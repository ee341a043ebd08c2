"""Labels of what is joined, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import CLOSED, OPEN, UNKNOWN, Courses
from landbridge.engine.labels import label_matrix, pair_history
from landbridge.engine.terrain import A_TO_B, Terrain


def chain(way=None):
    """Four units in a row."""
    a, b = np.arange(3, dtype=np.int32), np.arange(1, 4, dtype=np.int32)
    return condense(
        Terrain.by_cells(np.arange(4, dtype=np.int32), a, b, np.ones(3, dtype=np.int64), way=way)
    )


COURSES = Courses.of_table(
    np.array([[OPEN] * 3, [OPEN, OPEN, CLOSED], [OPEN, UNKNOWN, OPEN], [OPEN] * 3], dtype=np.int8)
)


def test_label_matrix__names_each_whole_by_its_smallest_patch():
    label = label_matrix(chain(), COURSES)
    assert label.dtype == np.uint16
    assert label.tolist() == [[1, 1, 1, 1], [1, 1, 0, 4], [1, 0, 3, 3]]


def test_label_matrix__is_read_up_to_a_limit():
    assert label_matrix(chain(), COURSES, limit=UNKNOWN)[1].tolist() == [1, 1, 1, 1]


def test_pair_history__compares_labels():
    label = label_matrix(chain(), COURSES)
    assert pair_history(label, 0, 3).tolist() == [True, False, False]
    assert pair_history(label, 1, 1).tolist() == [True, True, False]


def test_label_matrix__refuses_one_way_links():
    with pytest.raises(ValueError, match="sweep from each origin instead"):
        label_matrix(chain(np.array([0, A_TO_B, 0])), COURSES)
