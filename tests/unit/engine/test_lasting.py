"""Ways kept open for days on end, by example; the rest stands in ``oracles``."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.condense import condense
from landbridge.engine.courses import CLOSED, CONTESTED, OPEN, Courses, rows_of
from landbridge.engine.lasting import kept_open, lasting, longest_kept_open
from landbridge.engine.terrain import Terrain

ENDS = np.array([0], dtype=np.int32), np.array([3], dtype=np.int32)


@pytest.fixture
def fork():
    """Two ways, over 1 and over 2, from 0 to 3."""
    a, b = (np.array(end, dtype=np.int32) for end in ([0, 0, 1, 2], [1, 2, 3, 3]))
    terrain = Terrain.by_cells(np.arange(4, dtype=np.int32), a, b, np.ones(4, dtype=np.int64))
    return condense(terrain)


def rows(one: str, other: str):
    """Passage of the two ways, ``.`` open, ``?`` contested, ``x`` closed."""
    value = {".": OPEN, "?": CONTESTED, "x": CLOSED}
    ways = np.array([[value[day] for day in way] for way in (one, other)], dtype=np.int8)
    always = np.zeros((1, ways.shape[1]), dtype=np.int8)
    return rows_of(Courses.of_table(np.concatenate([always, ways, always])))


def drawn(days) -> str:
    return "".join(".x"[not day] for day in days)


def test_kept_open__needs_one_route_throughout(fork):
    passage = rows("..xx...", "xx..xxx")
    assert drawn(kept_open(fork, passage, *ENDS, 1)[0]) == "......."
    assert drawn(kept_open(fork, passage, *ENDS, 2)[0]) == "......."
    assert drawn(kept_open(fork, passage, *ENDS, 3)[0]) == "xxxx..."
    assert drawn(kept_open(fork, passage, *ENDS, 4)[0]) == "xxxxxxx"
    assert longest_kept_open(fork, passage, *ENDS) == (3, 3)


def test_kept_open__is_told_for_both_readers(fork):
    surely, perhaps = kept_open(fork, rows(".?..", "xxxx"), *ENDS, 3)
    assert (drawn(surely), drawn(perhaps)) == ("xxxx", "....")
    assert longest_kept_open(fork, rows(".?..", "xxxx"), *ENDS) == (2, 4)
    assert longest_kept_open(fork, rows("xx", "xx"), *ENDS) == (0, 0)


def test_kept_open__goes_by_the_days_of_lanes(fork):
    passage = rows(".x..x", "xxxxx")
    spans = np.array([[10, 16], [17, 17], [18, 19], [20, 20], [21, 30]])
    assert drawn(kept_open(fork, passage, *ENDS, 4, spans)[0]) == ".xxxx"
    assert drawn(kept_open(fork, passage, *ENDS, 3, spans)[0]) == ".x..x"
    assert longest_kept_open(fork, passage, *ENDS, spans) == (7, 7)


def test_kept_open__does_not_reach_over_days_of_which_nothing_is_known(fork):
    spans = np.array([[0, 1], [3, 3], [4, 5]])
    assert drawn(kept_open(fork, rows("...", "xxx"), *ENDS, 3, spans)[0]) == "x.."


def test_kept_open__may_begin_inside_a_long_lane(fork):
    spans = np.array([[0, 4], [5, 5], [9, 9]])
    assert drawn(kept_open(fork, rows("...", "xxx"), *ENDS, 3, spans)[0]) == "..x"


def test_lasting__keeps_first_days_or_last_days():
    courses = Courses.of_table(np.array([[0, 0, 0, 3, 0, 0]], dtype=np.int8))
    assert drawn(lasting(rows_of(courses), 2).surely(0)) == "..xx.x"
    assert drawn(lasting(rows_of(courses), 2, backward=True).surely(0)) == "x..xx."


def test_lasting__refuses_what_makes_no_sense():
    ground = rows_of(Courses.of_table(np.zeros((1, 2), dtype=np.int8)))
    with pytest.raises(ValueError, match="for 1 day or more, not for 0"):
        lasting(ground, 0)
    with pytest.raises(ValueError, match="must rise and not overlap"):
        lasting(ground, 1, np.array([[0, 3], [3, 4]]))
    with pytest.raises(ValueError, match="each of the 2 lanes"):
        lasting(ground, 1, np.array([[0, 3]]))
