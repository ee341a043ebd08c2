"""Lengths and gaps of every lane on grids of hundreds of junctions, against one search a lane.

Small worlds seldom have two ways that cost the same, long stretches of open ground, or bounds that
matter. Here fronts move over a grid of cells, with roads of equal length, of no length or of any,
one-way roads, tolls, flown legs and gates. The twin is the kernel of small networks on all roads.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from landbridge.engine import Courses, Terrain, build_overlay, gaps, shortest_lengths
from landbridge.engine.routes import arcs_of, least_gap, shortest_way
from oracles.test_routes import price, walked

LANES = 40
LENGTHS = [(1000, 1001), (0, 3), (0, 2), (1, 100_000), (500, 2000)]


def grid(rng: np.random.Generator) -> Terrain:
    """Square cells of junctions; some roads are missing."""
    block, cells = int(rng.choice([2, 4])), int(rng.choice([5, 8]))
    side = block * cells
    node = np.arange(side * side).reshape(side, side)
    a = np.concatenate([node[:, :-1].ravel(), node[:-1].ravel()])
    b = np.concatenate([node[:, 1:].ravel(), node[1:].ravel()])
    kept = rng.random(a.shape[0]) < rng.choice([0.7, 1.0])
    a, b = a[kept], b[kept]
    row, column = np.divmod(np.arange(side * side), side)
    single = rng.random(a.shape[0]) < rng.choice([0, 0, 0.05, 0.3])
    low, high = LENGTHS[int(rng.integers(len(LENGTHS)))]
    land = Terrain.by_cells(
        row // block * cells + column // block, a, b, rng.integers(low, high, a.shape[0]),
        units=cells * cells, way=np.where(single, rng.integers(1, 3, a.shape[0]), 0),
    )  # fmt: skip
    if rng.random() < 0.4:
        toll = np.where(rng.random(land.nodes) < 0.2, rng.choice([1, 40, 1000]), 0)
        land = replace(land, toll=toll.astype(np.int64))
    if rng.random() < 0.3:
        land = replace(land, flown=rng.random(land.edges) < 0.02)
    if rng.random() < 0.3:
        own = rng.integers(0, land.units, land.edges)
        gate = np.where(rng.random(land.edges) < 0.03, own, land.gate)
        land = replace(land, gate=gate.astype(np.int32))
    return land


def moving(rng: np.random.Generator, units: int) -> Courses:
    """From lane to lane few cells change, or many; sometimes ground is in doubt."""
    shut, doubt = rng.choice([0.35, 0.45, 0.55]), rng.choice([0, 0.1])

    def drawn() -> np.ndarray:
        share = rng.random(units)
        doubtful = np.where(share < shut + doubt, rng.integers(1, 3, units), 0)
        return np.where(share < shut, 3, doubtful)

    lanes = [drawn()]
    for _ in range(LANES - 1):
        changed = rng.random(units) < rng.choice([0.01, 0.05, 0.2])
        lanes.append(np.where(changed, drawn(), lanes[-1]))
    return Courses.of_table(np.stack(lanes, axis=1).astype(np.int8))


@pytest.mark.parametrize("seed", range(24))
def test_lengths_and_gaps__are_those_of_one_search_a_lane(monkeypatch, seed):
    monkeypatch.setattr("landbridge.engine.compiler.COMPILE_ABOVE", 0)  # the twin compiled too
    rng = np.random.default_rng(seed)
    land = grid(rng)
    ways, overlay, arcs = moving(rng, land.units), build_overlay(land), arcs_of(land)
    sources, targets = (rng.integers(0, land.nodes, int(rng.integers(1, 3))) for _ in "st")
    lengths = shortest_lengths(overlay, ways, sources, targets)
    found = gaps(overlay, ways, sources, targets)
    for lane in range(LANES):
        road = shortest_way(land, arcs, ways, lane, sources, targets)
        slow = -1 if road is None else int(land.millimetres[road[1]].sum())
        assert lengths[lane] == slow, lane
        road = least_gap(land, arcs, ways, lane, sources, targets)
        told = found.millimetres[lane].tolist()
        if road is None:
            assert told[0] < 0
            continue
        assert told == price(land, ways.on(lane), walked(land, road)), lane
        held = found.held[found.first[lane] : found.first[lane + 1]]
        assert held.sum() == told[0] + told[1]
