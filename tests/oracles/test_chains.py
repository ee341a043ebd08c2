"""Chains of cells against twins: every sequence of states on tiny worlds, matrices on longer."""

from __future__ import annotations

import numpy as np
import pytest

from landbridge.engine.chains import smooth_cells
from oracles.slow_chains import (
    COMPANIES,
    NEWS,
    Cell,
    Rates,
    Worked,
    by_enumeration,
    by_matrices,
    made_cell,
    made_rates,
    padded,
    padded_likelihood,
)

TINY_WORLDS, LONG_WORLDS = 300, 60
EXACT = 1e-9


def worked_by_kernel(
    cells: list[Cell], rates: Rates, *, compiled: bool = False, kept: bool = True
) -> list[Worked]:
    """Run all cells at once; room behind the last holder of a cell is filled with no numbers.

    Compiled with the single precision of the estimator, else with double precision throughout.
    Exposure and changes are those of all cells together, given with the first.
    """
    narrow = np.float32 if compiled else np.float64
    widest, days = max(cell.holders for cell in cells), cells[0].days
    first = np.concatenate([[0], np.cumsum([len(cell.day) for cell in cells])])
    fit = np.zeros(len(cells))
    said = np.zeros((int(first[-1]), 2 * widest))
    shares = np.zeros((len(cells) if kept else 0, days, widest), narrow)
    exposure, changes = np.zeros((COMPANIES + 1, NEWS)), np.zeros((COMPANIES + 1, NEWS))
    form = smooth_cells.compiled if compiled else smooth_cells.plain
    form(
        np.array([cell.holders for cell in cells]),
        first,
        np.concatenate([cell.day for cell in cells]),
        np.concatenate([padded_likelihood(cell, widest, np.nan) for cell in cells]),
        padded((cell.company for cell in cells), widest, 255).astype(np.uint8),
        np.stack([cell.news for cell in cells]),
        rates.hazard,
        rates.fresh_hazard,
        rates.settles,
        np.array([cell.silent for cell in cells]),
        padded((cell.weights for cell in cells), widest, np.nan).astype(narrow),
        padded((cell.start for cell in cells), widest, np.nan),
        np.full((days, 2 * widest), np.nan),
        fit, said, shares, exposure, changes,
    )  # fmt: skip
    nothing = np.zeros_like(exposure)
    return [
        Worked(
            float(fit[at]), said[first[at] : first[at + 1]],
            shares[at] if kept else shares, np.zeros(0),
            exposure if at == 0 else nothing, changes if at == 0 else nothing,
        )
        for at in range(len(cells))
    ]  # fmt: skip


def assert_same(
    found: list[Worked], expected: list[Worked], cells: list[Cell], within: float, *,
    kept: bool = True,
) -> None:  # fmt: skip
    """Every number agrees, and what lies behind the last holder of a cell is nought."""
    for mine, twin, cell in zip(found, expected, cells, strict=True):
        half, widest = cell.holders, mine.said.shape[1] // 2
        said = np.concatenate([mine.said[:, :half], mine.said[:, widest : widest + half]], axis=1)
        assert mine.fit == pytest.approx(twin.fit, rel=within, abs=within)
        np.testing.assert_allclose(said, twin.said, rtol=0, atol=within)
        assert not mine.said[:, half:widest].any()
        assert not mine.said[:, widest + half :].any()
        if kept:
            np.testing.assert_allclose(mine.shares[:, :half], twin.shares, rtol=0, atol=within)
            assert not mine.shares[:, half:].any()
    for name in ("exposure", "changes"):
        mine_sum = sum(getattr(one, name) for one in found)
        twin_sum = sum(getattr(one, name) for one in expected)
        np.testing.assert_allclose(mine_sum, twin_sum, rtol=within, atol=within)


def tiny_world(seed: int) -> tuple[list[Cell], Rates]:
    """One to three cells of two or three holders, four to six days."""
    chance = np.random.default_rng(seed)
    days = int(chance.integers(4, 7)) if seed % 10 else 6
    most = 3 if days < 6 or seed % 5 == 0 else 2  # six days of three are many sequences
    holders = chance.integers(2, most + 1, int(chance.integers(1, 4)))
    return [made_cell(chance, int(n), days) for n in holders], made_rates(chance)


def long_world(seed: int) -> tuple[list[Cell], Rates]:
    """Some weeks, up to five holders; in some what is said is very unlikely."""
    chance = np.random.default_rng(1000 + seed)
    days = int(chance.integers(8, 45))
    holders = chance.integers(2, 6, int(chance.integers(1, 4)))
    faint = (0, 0, 9)[seed % 3]
    return [made_cell(chance, int(n), days, faint=faint) for n in holders], made_rates(chance)


def test_twins__agree_with_each_other():
    for seed in range(0, TINY_WORLDS, 6):
        cells, rates = tiny_world(seed)
        for cell in cells:
            one, other = by_enumeration(cell, rates), by_matrices(cell, rates)
            for name in ("fit", "said", "shares", "entered", "exposure", "changes"):
                np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-11)


@pytest.mark.parametrize("part", range(3))
def test_tiny_worlds__every_number_is_that_of_all_sequences_of_states(part):
    for seed in range(part, TINY_WORLDS, 3):
        cells, rates = tiny_world(seed)
        expected = [by_enumeration(cell, rates) for cell in cells]
        assert_same(worked_by_kernel(cells, rates), expected, cells, EXACT)


def test_longer_worlds__weights_change_by_week_and_scales_run_low():
    fits = []
    for seed in range(LONG_WORLDS):
        cells, rates = long_world(seed)
        expected = [by_matrices(cell, rates) for cell in cells]
        assert_same(worked_by_kernel(cells, rates), expected, cells, EXACT)
        fits += [twin.fit for twin in expected]
    assert min(fits) < -710, "some are too unlikely for a product of their scales"


def test_compiled__gives_the_same_in_the_precision_of_the_estimator():
    for seed in range(TINY_WORLDS):
        cells, rates = tiny_world(seed) if seed % 4 else long_world(seed)
        expected = [by_matrices(cell, rates) for cell in cells]
        assert_same(worked_by_kernel(cells, rates, compiled=True), expected, cells, 5e-6)


def test_shares_not_kept__the_rest_is_the_same():
    for seed in range(0, TINY_WORLDS, 10):
        cells, rates = tiny_world(seed)
        expected = [by_enumeration(cell, rates) for cell in cells]
        found = worked_by_kernel(cells, rates, kept=False)
        assert found[0].shares.size == 0
        assert_same(found, expected, cells, EXACT, kept=False)


def test_nothing_said__the_fit_is_what_silence_and_nothing_else_is_worth():
    chance = np.random.default_rng(5)
    cell, rates = made_cell(chance, 3, 6), made_rates(chance)
    silent = Cell(
        cell.day[:0], cell.likelihood[:0], cell.company, cell.news, cell.weights, cell.start, 1.0
    )
    found = worked_by_kernel([silent], rates)[0]
    assert found.fit == pytest.approx(0.0, abs=1e-12)
    assert found.exposure.sum() == pytest.approx(cell.days - 1)
    np.testing.assert_allclose(found.shares[0], cell.start)
