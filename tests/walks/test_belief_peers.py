"""The rival methods of the benchmark of belief do what their papers say, on small made records."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from landbridge.days import DaySpan, format_day, parse_day
from landbridge.model.actors import Actor
from landbridge.model.reports import Report
from landbridge.model.sources import Source

ROOT = Path(__file__).parents[2]
FIRST = parse_day("2021-01-01")


@pytest.fixture(autouse=True)
def benchmark(monkeypatch):
    """Let the folder of benchmarks be imported."""
    monkeypatch.syspath_prepend(str(ROOT))
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]


def small_world(places: int = 3, days: int = 100, sides: int = 2) -> SimpleNamespace:
    """Places 100 km apart, with nothing on them."""
    km = np.stack([100.0 * np.arange(places), np.zeros(places)], axis=1)
    return SimpleNamespace(
        place_ids=[f"p{at}" for at in range(places)],
        actors=tuple(Actor(f"side-{at}", f"Side {at}", "armed-group") for at in range(sides)),
        first_day=FIRST,
        days=days,
        ground=SimpleNamespace(km=km),
    )


def said(source: str, day: int, place: int, actor: int, event: str = "holds", row: int = 0):
    """A report, published on its day."""
    number = FIRST + day
    span = DaySpan(number, number, format_day(number))
    writer = Source(source, source.title(), source)
    return Report(
        f"r{source}{day}{place}{row}", row, writer, span, span, event,
        place=f"p{place}", actor=f"side-{actor}",
    )  # fmt: skip


def slow_dawid_skene(labels, actors: int, rounds: int = 100) -> np.ndarray:
    """The EM of Dawid and Skene (1979), equations 2.3 to 2.5, with loops."""
    tasks = sorted({task for task, _, _ in labels})
    sources = sorted({source for _, source, _ in labels})
    likely = np.zeros((len(tasks), actors))
    for task, _, label in labels:
        likely[tasks.index(task), label] += 1
    likely /= likely.sum(axis=1, keepdims=True)
    for _ in range(rounds):
        prior = likely.mean(axis=0)
        error = np.full((len(sources), actors, actors), 1e-10)  # [source, said, true]
        for task, source, label in labels:
            error[sources.index(source), label] += likely[tasks.index(task)]
        error /= error.sum(axis=1, keepdims=True)
        likely = np.tile(prior, (len(tasks), 1))
        for task, source, label in labels:
            likely[tasks.index(task)] *= error[sources.index(source), label]
        likely /= likely.sum(axis=1, keepdims=True)
    return likely


def majority(labels, actors: int) -> np.ndarray:
    """Count the labels of each task."""
    return slow_dawid_skene(labels, actors, rounds=0)


def some_press(rng: np.random.Generator, places: int, days: int):
    """Two good sources and a bad one on ground that never changes hands."""
    truth = rng.integers(2, size=places)
    reports, row = [], 0
    for source, right, every in (("good", 0.97, 15), ("fair", 0.9, 20), ("poor", 0.45, 9)):
        for place in range(places):
            for day in range(int(rng.integers(every)), days, every):
                hit = rng.random() < right
                row += 1
                actor = int(truth[place] if hit else 1 - truth[place])
                reports.append(said(source, day, place, actor, row=row))
    return truth, reports


def test_dawid_skene__learns_whom_to_believe():
    from benchmarks.belief.dawid_skene import dawid_skene_shares

    truth, reports = some_press(np.random.default_rng(2), 40, 120)
    world = small_world(40, 120)
    shares = dawid_skene_shares(world, reports, solve=slow_dawid_skene)
    assert shares.shape == (40, 120, 2)
    np.testing.assert_allclose(shares.sum(axis=2), 1, atol=1e-5)
    counted = dawid_skene_shares(world, reports, solve=majority)

    def right(told: np.ndarray) -> float:
        return (told.argmax(axis=2) == truth[:, None]).mean()

    assert right(shares) > 0.9
    assert right(shares) > right(counted) + 0.05


def test_dawid_skene__is_crowdkits_where_that_is_installed():
    from benchmarks.belief.dawid_skene import by_crowdkit

    labels = [
        (0, "a", 0), (0, "b", 0), (1, "a", 1), (1, "b", 1), (2, "a", 0), (2, "b", 1),
        (2, "c", 0), (3, "c", 1), (3, "a", 1), (4, "b", 0), (4, "c", 1), (4, "a", 0), (4, "a", 0),
    ]  # fmt: skip
    if find_spec("crowdkit") is None:
        with pytest.raises(ImportError, match="bench"):
            by_crowdkit(labels, 2)
        return
    found, slow = by_crowdkit(labels, 3), slow_dawid_skene(labels, 2)
    np.testing.assert_allclose(found[:, :2], slow, atol=0.02)
    np.testing.assert_array_equal(found[:, 2], 0)
    assert by_crowdkit([], 3).shape == (0, 3)


def one_each(labels, actors: int) -> np.ndarray:
    """Believe the label of each task, of which there is one."""
    found = np.zeros((len(labels), actors))
    for at, (_, _, label) in enumerate(labels):
        found[at, label] = 1
    return found


def test_dawid_skene__windows_carry_forward_and_look_back():
    from benchmarks.belief.dawid_skene import dawid_skene_shares

    reports = [
        said("one", 40, 0, 1), said("one", 95, 0, 0, "takes"),
        said("one", 10, 1, 0, "contests"), said("one", 12, 1, 2, "besieges"),
    ]  # fmt: skip
    shares = dawid_skene_shares(small_world(2, 100, 3), reports, solve=one_each)
    np.testing.assert_allclose(shares[0, :30], [[0.5, 0.5, 0]] * 30)
    np.testing.assert_allclose(shares[0, 30:90], [[0, 1, 0]] * 60)
    np.testing.assert_allclose(shares[0, 90:], [[1, 0, 0]] * 10)
    np.testing.assert_allclose(shares[1], 1 / 3)


def test_dawid_skene__every_statement_of_a_window_is_a_label():
    from benchmarks.belief.dawid_skene import dawid_skene_shares

    reports = [said("one", day, 0, actor) for day, actor in ((29, 0), (3, 0), (20, 1), (30, 1))]
    seen = []

    def solve(labels, actors):
        seen.extend(labels)
        return np.full((2, actors), 0.5)

    dawid_skene_shares(small_world(1), reports, solve=solve)
    assert seen == [(0, "one", 0), (0, "one", 0), (0, "one", 1), (1, "one", 1)]


def slow_paths(seen, start, transition):
    """Every course of states of one cell, with its weight."""
    from benchmarks.belief.anders import EMISSION

    for path in product(range(5), repeat=len(seen)):
        weight = start[path[0]] * EMISSION[path[0], seen[0]]
        for month in range(1, len(seen)):
            step = transition[path[month - 1], path[month]]
            weight *= step * EMISSION[path[month], seen[month]]
        yield path, weight


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("war", ["nigeria", "colombia"])
@pytest.mark.parametrize("as_run", [True, False])
def test_anders__states_are_those_of_trying_every_course(seed, war, as_run):
    from benchmarks.belief.anders import (
        AS_RUN,
        START,
        TRANSITION,
        most_likely_states,
        state_shares,
    )

    seen = np.random.default_rng([4, seed]).integers(4, size=(1, 5))
    start, transition = START[war], AS_RUN if as_run else TRANSITION
    paths = list(slow_paths(seen[0].tolist(), start, transition))
    best = max(weight for _, weight in paths)
    states = tuple(most_likely_states(seen, start=start, transition=transition)[0].tolist())
    assert dict(paths)[states] == pytest.approx(best)
    shares = np.zeros((5, 5))
    for path, weight in paths:
        shares[np.arange(5), path] += weight
    shares /= shares.sum(axis=1, keepdims=True)
    found = state_shares(seen, start=start, transition=transition)[0]
    np.testing.assert_allclose(found, shares, atol=1e-12)


def test_anders__many_cells_are_as_each_by_itself():
    from benchmarks.belief.anders import most_likely_states, state_shares

    seen = np.random.default_rng(5).integers(4, size=(7, 24))
    states, shares = most_likely_states(seen), state_shares(seen)
    for cell in range(7):
        np.testing.assert_array_equal(most_likely_states(seen[[cell]])[0], states[cell])
        np.testing.assert_allclose(state_shares(seen[[cell]])[0], shares[cell])


def test_anders__numbers_are_probabilities():
    from benchmarks.belief.anders import AS_RUN, EMISSION, START, TRANSITION

    np.testing.assert_allclose(EMISSION.sum(axis=1), 1)
    np.testing.assert_allclose(TRANSITION.sum(axis=1), 1)
    np.testing.assert_array_equal(AS_RUN, TRANSITION.T)
    assert all(start.sum() == pytest.approx(1) for start in START.values())


def test_anders__a_cell_that_never_sees_anything_is_said_to_be_the_governments():
    from benchmarks.belief.anders import LEVEL, most_likely_states, state_shares

    never = np.zeros((1, 120), dtype=np.int64)
    middle = state_shares(never)[0, 60]
    assert middle[4] == pytest.approx(0.755, abs=0.001)
    assert middle[0] == pytest.approx(0.138, abs=0.001)
    assert np.all(most_likely_states(never) == 4)
    assert 0.75 < middle @ LEVEL < 0.85


def test_anders__what_is_seen_is_what_stands_out_in_the_month():
    from benchmarks.belief.anders import classes

    terrorist = np.array([[0.0], [9.0], [0.05], [2.0], [1.0]])
    conventional = np.array([[0.0], [0.0], [8.0], [2.0], [0.02]])
    # Means of the month 2.41 and 2.004: three or more is much, none is little.
    np.testing.assert_array_equal(
        classes(terrorist, conventional, margin=0.15)[:, 0], [0, 3, 1, 2, 3]
    )
    assert classes(terrorist, conventional, margin=0.0)[3, 0] == 1


def test_anders__events_fade_with_distance_and_time():
    from benchmarks.belief.anders import exposure

    found = exposure([[0.0], [20.0], [60.0]], [[-1, 0, 3.2, 6]])
    np.testing.assert_allclose(found[0], [0, 1, 0.5, 0], atol=2e-3)
    np.testing.assert_allclose(found[1], [0, 0.5, 0.25, 0], atol=2e-3)
    np.testing.assert_array_equal(found[2], 0)


def test_anders_war__reads_fights_not_statements():
    from benchmarks.belief.anders_war import exposures

    world = small_world(3, 100)
    quiet = [said("one", 5, 0, 0), said("one", 6, 1, 1), said("one", 7, 2, 0, "contests")]
    for one in exposures(world, quiet):
        np.testing.assert_array_equal(one, np.zeros((3, 4)))
    loud = [
        said("one", 35, 0, 0, "takes"), said("one", 36, 1, 1, "contests"),
        said("one", 37, 1, 1, "strikes"),
    ]  # fmt: skip
    terrorist, conventional = exposures(world, quiet + loud)
    np.testing.assert_allclose(terrorist[:, 1], [0, 2, 0], atol=0.01)
    np.testing.assert_allclose(conventional[:, 1], [1, 0, 0], atol=0.01)
    assert terrorist[1, 0] == conventional[0, 0] == 0


def test_anders_war__gives_shares_of_two_sides_and_knows_no_third():
    from benchmarks.belief.anders_war import anders_shares

    reports = [said("one", 50, 0, 0, "takes")]
    shares = anders_shares(small_world(2, 100), reports)
    assert shares.shape == (2, 100, 2)
    np.testing.assert_allclose(shares.sum(axis=2), 1, atol=1e-6)
    assert np.abs(shares[0] - shares[1]).max() > 0.2
    with pytest.raises(ValueError, match="not 3 sides"):
        anders_shares(small_world(2, 100, 3), reports)
