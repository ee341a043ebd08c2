"""Routes that share no ground, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np

from landbridge.engine.condense import condense
from landbridge.engine.courses import CLOSED, OPEN, Courses
from landbridge.engine.disjoint import disjoint_routes, smallest_cut
from landbridge.engine.terrain import Terrain


def numbers(*said: int) -> np.ndarray:
    return np.array(said, dtype=np.int32)


def ask(pairs, sources, targets, closed=()):
    """Routes and cut in a lane, each node a unit of its own."""
    a, b = (numbers(*side) for side in zip(*pairs, strict=True))
    count = int(max(a.max(), b.max())) + 1
    terrain = Terrain.by_cells(
        np.arange(count, dtype=np.int32), a, b, np.ones(a.shape[0], dtype=np.int64)
    )
    table = np.full((count, 1), OPEN, dtype=np.int8)
    table[list(closed)] = CLOSED
    question = condense(terrain), Courses.of_table(table), numbers(*sources), numbers(*targets)
    cut = smallest_cut(*question, 0)
    return disjoint_routes(*question).tolist(), None if cut is None else cut.tolist()


DIAMOND = [(0, 1), (0, 2), (1, 3), (2, 3)]


def test_disjoint_routes__of_a_diamond_are_two():
    assert ask(DIAMOND, [0], [3]) == ([2], [1, 2])
    assert ask(DIAMOND, [0], [3], closed=[2]) == ([1], [1])
    assert ask(DIAMOND, [0], [3], closed=[1, 2]) == ([0], [])


def test_disjoint_routes__end_where_an_end_is_closed():
    assert ask(DIAMOND, [0], [3], closed=[0]) == ([0], [])
    assert ask(DIAMOND, [0], [3], closed=[3]) == ([0], [])


def test_disjoint_routes__through_one_patch_are_cut_there():
    assert ask([*DIAMOND, (3, 4)], [0], [4]) == ([1], [3])


def test_disjoint_routes__of_two_cuts_the_one_nearest_to_the_sources_is_told():
    assert ask([(0, 1), (1, 2), (2, 3)], [0], [3]) == ([1], [1])


def test_disjoint_routes__right_from_end_to_end_are_cut_by_nothing():
    assert ask([(0, 1), (0, 1), (0, 2), (2, 1)], [0], [1]) == ([2], None)


def test_disjoint_routes__between_sets_share_their_ends():
    pairs = [(0, 2), (1, 3), (2, 4), (3, 4)]
    assert ask(pairs, [0, 1], [4]) == ([2], [2, 3])
    assert ask(pairs, [0, 4], [4]) == ([0], None)


def test_disjoint_routes__are_rerouted_where_the_first_walk_stands_in_the_way():
    """The shortest way, over 1 and 4, touches both of the others."""
    pairs = [(0, 1), (1, 4), (4, 7), (0, 2), (2, 3), (3, 4), (1, 5), (5, 6), (6, 7)]
    assert ask(pairs, [0], [7])[0] == [2]


def test_disjoint_routes__of_later_days_do_not_depend_on_earlier_ones():
    patches = condense(
        Terrain.by_cells(
            np.arange(4, dtype=np.int32), numbers(0, 0, 1, 2), numbers(1, 2, 3, 3),
            np.ones(4, dtype=np.int64),
        )
    )  # fmt: skip
    table = np.array([[0, 0, 0, 3, 0], [0, 3, 3, 0, 0], [3, 0, 3, 0, 0], [0] * 5], dtype=np.int8)
    question = patches, Courses.of_table(table), numbers(0), numbers(3)
    assert disjoint_routes(*question).tolist() == [1, 1, 0, 0, 2]
    assert disjoint_routes(*question, lanes=np.array([4, 2, 4])).tolist() == [2, 0, 2]
