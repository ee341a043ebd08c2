"""Pairs of found and marked: as many as can be, however many there are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from landbridge.scoring._matching import pairs


def most(fits: list[set[int]], taken: frozenset[int] = frozenset()) -> int:
    """How many can be paired, by trying all."""
    if not fits:
        return 0
    first, *others = fits
    ways = [1 + most(others, taken | {mark}) for mark in first - taken]
    return max([most(others, taken), *ways])


@settings(deadline=None, derandomize=True)
@given(fits=st.lists(st.sets(st.integers(0, 4)), max_size=5))
def test_pairs__are_as_many_as_can_be(fits: list[set[int]]) -> None:
    found = pairs(range(5), fits, lambda mark, one: mark in one)
    assert len(found) == len(set(found.values())) == most(fits)
    assert all(mark in fits[one] for one, mark in found.items())


def test_pairs__of_very_many_alike() -> None:
    many = range(1500)
    assert len(pairs(many, many, lambda _mark, _one: True)) == len(many)


def test_pairs__of_a_chain_in_which_all_must_move() -> None:
    """Each fits its own mark and the next, and the last comes for the first one's."""
    many = 3000
    fits = [{n, n + 1} for n in range(many)] + [{0}]
    found = pairs(range(many + 1), fits, lambda mark, one: mark in one)
    assert len(found) == many + 1
