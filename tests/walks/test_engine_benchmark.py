"""The benchmark of the engine runs from end to end on tiny made worlds, and makes the same ones."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from landbridge.engine.draws import draws_of_worlds
from landbridge.engine.odds import Odds

ROOT = Path(__file__).parents[2]


@pytest.fixture
def benchmark(monkeypatch, tmp_path):
    """Let the folder of benchmarks be imported, and keep made worlds in a folder of the test."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "benchmarks"]:
        del sys.modules[name]


def test_worlds__are_made_the_same_again_and_read_back(benchmark):
    from benchmarks.engine.worlds import Spec, world_of

    spec = Spec("G400", cells=30, days=60, doubt=0.3, one_way=0.2, seed=5)
    made, read = world_of(spec), world_of(spec)
    assert made is not read
    for field in ("node_unit", "a", "b", "millimetres", "way"):
        np.testing.assert_array_equal(getattr(made.terrain, field), getattr(read.terrain, field))
    for field in ("first", "lane", "value"):
        np.testing.assert_array_equal(getattr(made.courses, field), getattr(read.courses, field))
    assert (made.origin, made.destination) == (read.origin, read.destination)
    other = world_of(replace(spec, seed=6))
    assert not np.array_equal(other.terrain.a, made.terrain.a)


def test_worlds__have_what_was_asked_for(benchmark):
    from benchmarks.engine.worlds import Spec, world_of

    world = world_of(Spec("G2000", cells=60, days=200, churn=0.02))
    assert world.terrain.nodes == 2000
    assert world.terrain.edges == 2500
    assert world.courses.units == 60
    assert not world.courses.doubtful
    assert 0.5 < world.open_share < 0.7
    assert 0.7 < world.changes / (0.02 * 60 * 199) < 1.3


def test_benchmark__runs_and_every_answer_is_the_peers(benchmark, tmp_path):
    from benchmarks.engine.__main__ import run, wrong_in
    from benchmarks.engine.plans import TINY

    outputs = ("collapse", "history", "singles")  # which need no compiling on worlds so small
    plan = replace(TINY, outputs=outputs, packages=("scipy", "networkx"))
    results = tmp_path / "results.json"
    found, text = run(plan, ["main", "others"], results)
    assert wrong_in(found) == 0
    assert json.loads(results.read_text("utf-8")) == found
    assert found["main"]["checks"]["history"]["checked"] == plan.main.days
    assert found["main"]["peers"]["networkx"]["connected"]["compared"] > 0
    assert "| open or closed on every day, with dates | 10 ms |" in text


def test_benchmark__sees_a_wrong_answer(benchmark):
    from benchmarks.engine.check import check_history
    from benchmarks.engine.full import FullGraph
    from benchmarks.engine.ours import Ours
    from benchmarks.engine.peers import peer_of
    from benchmarks.engine.worlds import Spec, world_of

    world = world_of(Spec("G400", cells=30, days=60, doubt=0.3))
    surely, perhaps, _ = Ours(world).history()
    slow = peer_of("scipy")(FullGraph.of(world))
    surely[7] = ~surely[7]
    assert check_history(world, slow, surely, perhaps, [7, 8]) == {"checked": 2, "different": 1}
    surely[7] = ~surely[7]
    perhaps[8] = ~perhaps[8]
    assert check_history(world, slow, surely, perhaps, [7, 8]) == {"checked": 2, "different": 1}


def test_benchmark__sees_a_wrong_world(benchmark):
    from benchmarks.engine.check import check_worlds
    from benchmarks.engine.full import FullGraph
    from benchmarks.engine.ours import Ours
    from benchmarks.engine.peers import peer_of
    from benchmarks.engine.worlds import Spec, world_of

    specs = [Spec("G400", cells=30, days=20, churn=churn) for churn in (0.02, 0.05, 0.1)]
    worlds = [world_of(spec) for spec in specs]
    is_open = np.array([Ours(world).history()[0] for world in worlds])
    words = (is_open.T.astype(np.uint64) << np.arange(3, dtype=np.uint64)).sum(axis=1)[:, None]
    draws = draws_of_worlds([world.courses for world in worlds])
    slow = peer_of("scipy")(FullGraph.of(worlds[0]))
    right = check_worlds(slow, draws, Odds(0, 3, False, words), 2000, 1)
    assert right == {"checked": 60, "different": 0}
    wrong = check_worlds(slow, draws, Odds(0, 3, False, words ^ np.uint64(2)), 2000, 1)
    assert wrong == {"checked": 60, "different": 20}


def test_page__keeps_the_parts_that_others_wrote(benchmark, tmp_path):
    from benchmarks.page import write_part

    page = tmp_path / "page.md"
    write_part("small case", "## Small\n", page)
    write_part("engine", "## Engine\n", page)
    write_part("small case", "## Small again\n", page)
    text = page.read_text("utf-8")
    assert text.startswith("# Benchmarks\n")
    assert text.index("## Engine") < text.index("## Small again")
    assert "## Small\n" not in text


def test_outputs__are_all_asked_and_named(benchmark):
    from benchmarks.engine.growth import LOOKS
    from benchmarks.engine.growth import OUTPUTS as GROWN
    from benchmarks.engine.ours import OUTPUTS, TOGETHER, Ours
    from benchmarks.engine.report import NAMES, ROWS

    assert set(NAMES) == set(OUTPUTS)
    assert set(GROWN) == set(LOOKS) <= set(OUTPUTS)
    assert {output for row in ROWS for output in row.outputs} <= set(TOGETHER) <= set(OUTPUTS)
    assert all(callable(getattr(Ours, output)) for output in OUTPUTS)
