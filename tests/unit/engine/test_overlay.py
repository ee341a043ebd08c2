"""Overlay, shortest ways and gaps by example.

0 ─2─ 1 ─4─ 2 ─6─ 3 ─8─ 4        one road, kilometres; units: 0 0 | 1 1 | 2
"""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.courses import Courses
from landbridge.engine.distances import shortest_lengths
from landbridge.engine.gaps import gaps
from landbridge.engine.overlay import build_overlay
from landbridge.engine.terrain import Terrain

KM = 10**6
TABLE = np.array([[0, 0, 0, 0, 3], [0, 1, 3, 2, 0], [0, 0, 3, 3, 0]], dtype=np.int8)


@pytest.fixture
def road() -> Terrain:
    ground = np.array([0, 0, 1, 1, 2], dtype=np.int32)
    start = np.arange(4, dtype=np.int32)
    return Terrain.by_cells(ground, start, start + 1, np.array([2, 4, 6, 8]) * KM)


def test_build_overlay__keeps_the_points_where_units_meet(road):
    overlay = build_overlay(road)
    assert (overlay.vertices, overlay.arcs) == (2, 2)
    assert overlay.millimetres.tolist() == [12 * KM, 12 * KM]


def test_shortest_lengths__pessimist_and_optimist(road):
    overlay, courses = build_overlay(road), Courses.of_table(TABLE)
    ends = np.array([0]), np.array([4])
    assert shortest_lengths(overlay, courses, *ends).tolist() == [20 * KM, -1, -1, -1, -1]
    optimist = shortest_lengths(overlay, courses, *ends, limit=2)
    assert optimist.tolist() == [20 * KM, 20 * KM, -1, -1, -1]


def test_shortest_lengths__inside_one_unit_and_at_one_node(road):
    overlay, courses = build_overlay(road), Courses.of_table(TABLE)
    one, two = np.array([0]), np.array([1])
    assert shortest_lengths(overlay, courses, one, two).tolist() == [2 * KM] * 4 + [-1]
    assert shortest_lengths(overlay, courses, one, one).tolist() == [0] * 5


def test_gaps__by_column_and_by_unit(road):
    overlay, courses = build_overlay(road), Courses.of_table(TABLE)
    found = gaps(overlay, courses, np.array([0]), np.array([4]))
    assert (found.millimetres // KM).tolist() == [
        [0, 0, 20], [0, 12, 8], [16, 0, 4], [4, 12, 4], [4, 0, 16]
    ]  # fmt: skip
    assert found.first.tolist() == [0, 0, 1, 3, 5, 6]
    assert found.unit.tolist() == [1, 1, 2, 1, 2, 0]
    assert (found.held // KM).tolist() == [12, 12, 4, 12, 4, 4]
    assert found.value.tolist() == [1, 3, 3, 2, 3, 3]


def test_gaps__where_no_road_leads(road):
    overlay = build_overlay(Terrain.by_cells(road.node_unit, *road_parts(road)))
    found = gaps(overlay, Courses.of_table(TABLE), np.array([0]), np.array([4]))
    assert (found.millimetres == -1).all()
    assert found.first.tolist() == [0] * 6


def road_parts(road: Terrain) -> tuple[np.ndarray, ...]:
    """The road without its second edge."""
    left = [0, 2, 3]
    return road.a[left], road.b[left], road.millimetres[left]
