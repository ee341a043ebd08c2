"""How long does a large war take, and how much memory? Measured in a process of its own.

2,000 places, 3,000 days, 50,000 reports: learning until it has converged, and the estimate. A small
war is read first, so that compiling is not counted. The peak is what the system says of the process
at its end; made reports and interpreter are in it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.belief.baselines import Reader
from benchmarks.belief.sources import press_of
from benchmarks.belief.worlds import world_of
from landbridge.estimators import ESTIMATORS
from landbridge.model.reports import standing_reports

__all__ = ["measure"]

ROOT = Path(__file__).parents[2]


def measure(name: str, places: int, days: int, density: float) -> dict[str, Any]:
    """Read a large war in a fresh process: seconds, and gigabytes at the peak."""
    words = [sys.executable, "-m", "benchmarks.belief.large", name, str(places), str(days)]
    told = subprocess.run(
        [*words, str(density)], stdout=subprocess.PIPE, check=True, text=True, cwd=ROOT
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def _main(name: str, places: int, days: int, density: float) -> None:
    small = world_of("front", 3, places=40, days=200)
    few = standing_reports(press_of(small, np.random.default_rng(3)).reports, None)
    Reader(small).read(name, few)
    world = world_of("front", 7, places=places, days=days)
    press = press_of(world, np.random.default_rng(7), density=density)
    standing = standing_reports(press.reports, None)
    reader, ground = Reader(world), world.ground
    before = _peak()
    start = time.perf_counter()
    learned = reader.learn(name, standing)
    learning = time.perf_counter() - start
    start = time.perf_counter()
    more = {} if learned is None else {"learned": learned}
    ESTIMATORS[name](standing, ground.places, {}, ground.links, **more)
    estimating = time.perf_counter() - start
    peak = _peak()
    told = {
        "places": places, "days": days, "reports": len(press.reports),
        "learning": learning, "estimating": estimating,
        "gigabytes": peak / 1e9, "gigabytes before": before / 1e9,
    }  # fmt: skip
    print(json.dumps(told))


def _peak() -> int:
    """The most memory that this process has had: ``VmHWM`` where there is one."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
