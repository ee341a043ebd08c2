"""How fast is the bundled case, and how do the small kernels stand beside peers?

Run with ``make bench`` (needs the test extra). Every figure is measured in this run, peers are
checked to give the same answer, and its part of ``docs/benchmarks.md`` is written from the result.

* cold start: ``landbridge ask`` as a whole process, on a built file
* warm: the same question again in one process, the whole history of the case with it
* kernels: the status of every day for one pair, by the sweep over all days at once, against one
  search a day by SciPy and by NetworkX on the same arcs
"""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

import landbridge as lb
from benchmarks.page import write_part
from landbridge.analyses._table import table_of
from landbridge.desk.ask import ask
from landbridge.desk.prepare import Memory, prepare
from landbridge.engine import joined
from landbridge.model.corridors import Question
from landbridge.model.passage import PassageValue
from landbridge.questions import query_of

ROOT = Path(__file__).parents[1]
ASKED = ["--corridor", "iran-beirut", "--on", "2017-08-23", "--json"]


def times(work: Callable[[], object], rounds: int) -> list[float]:
    """Seconds of each round."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return found


def cold(file: Path) -> list[float]:
    """Seconds of whole processes."""
    words = [sys.executable, "-m", "landbridge", "ask", str(file), *ASKED]
    run = lambda: subprocess.run(words, capture_output=True, check=False)  # noqa: E731
    run()  # bytecode is written once, at the first start
    return times(run, 9)


def kernels(situation: lb.OpenSituation) -> dict[str, float]:
    """Milliseconds for the status of every day, ours and two peers', on the same arcs."""
    query = query_of(situation.situation, Question(corridor="iran-beirut"))
    problem = prepare(situation.situation, query, Memory()).problem
    table = table_of(problem)
    network = problem.network
    worst = np.maximum(table.arc_near, table.arc_far)
    arcs = table.exists & (worst == PassageValue.OPEN)
    places = table.place == PassageValue.OPEN
    source, target = problem.stops[0][0], problem.stops[-1][0]

    def ours() -> np.ndarray:
        ends = (np.array([place], dtype=np.int32) for place in (source, target))
        surely, _ = joined(table.ground.patches, table.ground.rows, *ends)
        return surely

    def usable(day: int) -> np.ndarray:
        return arcs[:, day] & places[network.tail, day] & places[network.head, day]

    def scipy_days() -> np.ndarray:
        found = np.zeros(table.days.shape[0], dtype=bool)
        size = len(network.places)
        for day in range(found.shape[0]):
            kept = usable(day)
            matrix = csr_array(
                (np.ones(kept.sum()), (network.tail[kept], network.head[kept])), shape=(size, size)
            )
            order = breadth_first_order(matrix, source, return_predecessors=False)
            found[day] = target in order
        return found

    def networkx_days() -> np.ndarray:
        found = np.zeros(table.days.shape[0], dtype=bool)
        for day in range(found.shape[0]):
            kept = usable(day)
            graph = nx.DiGraph(
                zip(network.tail[kept].tolist(), network.head[kept].tolist(), strict=True)
            )
            found[day] = (
                graph.has_node(source)
                and graph.has_node(target)
                and nx.has_path(graph, source, target)
            )
        return found

    assert (ours() == scipy_days()).all()
    assert (ours() == networkx_days()).all()
    return {
        "runs of days": float(table.days.shape[0]),
        "landbridge": 1000 * min(times(ours, 9)),
        f"SciPy {version('scipy')}": 1000 * min(times(scipy_days, 3)),
        f"NetworkX {version('networkx')}": 1000 * min(times(networkx_days, 3)),
    }


def page(started: list[float], warm: list[float], found: dict[str, float], size: str) -> str:
    """The part of the page of results."""
    days, ours = found.pop("runs of days"), found["landbridge"]
    rows = "\n".join(
        f"| {name} | {value:,.2f} | {value / ours:,.1f} |" for name, value in found.items()
    )
    return f"""## The bundled case ({size})

Written by `benchmarks/small_case.py` on Python {platform.python_version()}, NumPy
{version("numpy")}, {platform.machine()}. Times are seconds or milliseconds of wall clock.

| what | least | median | most |
|---|---|---|---|
| cold start of `ask --json`, whole process, s | {min(started):.2f} | \
{statistics.median(started):.2f} | {max(started):.2f} |
| `ask` with its whole history once warm, s | {min(warm):.2f} | {statistics.median(warm):.2f} | \
{max(warm):.2f} |

### Status of every day for one pair

{days:.0f} runs of days in which nothing changes; every answer equal. Peers search once a run.

| tool | ms, whole history | ratio |
|---|---|---|
{rows}
"""


def main() -> None:
    """Measure, check and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "levant.gpkg"
        situation = lb.new(file)
        situation.add(ROOT / "cases" / "levant")
        read = situation.situation
        size = f"{len(read.places)} places, {len(read.links)} links, {len(read.reports)} reports"
        started = cold(file)
        memory = Memory()
        question = Question(corridor="iran-beirut")
        ask(read, question, memory=memory)
        warm = times(lambda: ask(read, question, memory=memory), 9)
        found = kernels(situation)
    text = page(started, warm, found, size)
    write_part("small case", text)
    print(text)
    print(json.dumps({"cold": started, "warm": warm}))


if __name__ == "__main__":
    main()
