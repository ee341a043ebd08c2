"""How times are taken: one core, kernels compiled beforehand, median of several rounds."""

from __future__ import annotations

import contextlib
import gc
import os
import platform
import statistics
import sys
import time
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PACKAGES", "Timed", "once", "pin", "say", "timed", "versions"]

PACKAGES = (
    "numpy", "numba", "scipy", "igraph", "rustworkx", "networkit", "routingkit-cch", "networkx",
)  # fmt: skip
_STARTED = time.perf_counter()


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of each round, and what the last one gave."""

    seconds: tuple[float, ...]
    answer: Any  # each question has its own kind of answer

    @property
    def median(self) -> float:
        """The median round."""
        return statistics.median(self.seconds)


def once(work: Callable[[], Any]) -> Timed:
    """Time one round, without one to warm up."""
    start = time.perf_counter()
    answer = work()
    return Timed((time.perf_counter() - start,), answer)


def timed(work: Callable[[], Any], *, budget: float = 3.0, rounds: int = 9) -> Timed:
    """Time several rounds after one that is not counted; fewer where the budget of seconds ends.

    A first round that uses up the budget is taken as it is: kernels were compiled before.
    """
    first = once(work)
    if first.median > budget:
        return first
    seconds: list[float] = []
    answer = first.answer
    gc.disable()  # peers leave many objects behind, which ours should not pay for
    while len(seconds) < rounds and (not seconds or sum(seconds) + seconds[-1] < budget):
        start = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - start)
    gc.enable()
    return Timed(tuple(seconds), answer)


def pin() -> None:
    """Keep this process, and every library in it, to one core."""
    for name in ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def say(text: str) -> None:
    """Tell how far the run is."""
    print(f"{time.perf_counter() - _STARTED:7.0f} s  {text}", file=sys.stderr, flush=True)


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def versions() -> dict[str, str]:
    """Name the processor, Python and every package that took part."""
    found = {"processor": _processor(), "cores": str(os.cpu_count())}
    found["Python"] = platform.python_version()
    for package in PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    return found
