"""The work of a run in pieces that do not need one another, two at a time."""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.belief.large import measure
from benchmarks.belief.ranking import rank
from benchmarks.belief.recovery import copier_run
from benchmarks.belief.study import Setup, made, study
from benchmarks.belief.worlds import KINDS
from benchmarks.engine.measure import say
from landbridge.estimators import LEARNERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.belief.plans import Plan

__all__ = ["run_parts"]

LEARNER = "hidden_markov"
Found = dict[str, list[dict[str, Any]]]
Job = tuple[str, str, tuple[Any, ...]]
"""The part, a title, and what the work is told."""


def jobs_of(plan: Plan, parts: Sequence[str]) -> list[Job]:
    """List the work, longest first."""
    found: list[Job] = []
    for part, setups in (("wars", plan.setups()), ("plain", plan.plain())):
        found += [(part, f"{one.kind}, {one.density}", (one,)) for one in setups]
    found += [("ranking", f"{one.kind}, {one.density}", (one,)) for one in plan.ranking()]
    if LEARNER in LEARNERS:
        found += [
            ("copiers", f"press {seed + 1}", (seed, plan.copier_places, plan.copier_days))
            for seed in range(plan.copiers)
        ]
    chosen = [job for job in found if job[0] in parts]
    return sorted(chosen, key=lambda job: (job[0] == "copiers", "sparse" in job[1]))


def run_parts(
    plan: Plan, parts: Sequence[str], workers: int, keep: Callable[[Found], None]
) -> None:
    """Do all of it, and let what is there be kept after each piece.

    The large war comes last and alone, since it is timed.
    """
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {part: [] for part in parts}
    for (part, title, _), result in _done(jobs_of(plan, parts), workers):
        say(f"{part}: {title} ({result['took']:.0f} s)")
        found[part].append((title, result))
        keep(_in_order(found))
    if "large" in parts and LEARNER in LEARNERS:
        found["large"].append(("", measure(LEARNER, *plan.large)))
    keep(_in_order(found))


def _done(jobs: list[Job], workers: int) -> Iterator[tuple[Job, dict[str, Any]]]:
    """Give the work as it gets done; one worker is this process."""
    if workers == 1:
        yield from ((job, _work(job)) for job in jobs)
        return
    os.environ["OMP_NUM_THREADS"] = os.environ["NUMBA_NUM_THREADS"] = "1"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        running = {pool.submit(_work, job): job for job in jobs}
        for done in as_completed(running):
            yield running[done], done.result()


def _in_order(found: dict[str, list[tuple[str, dict[str, Any]]]]) -> Found:
    order = [f"{kind}, {density}" for density in ("dense", "sparse") for kind in KINDS]

    def place(row: tuple[str, dict[str, Any]]) -> tuple[int, str]:
        return (order.index(row[0]) if row[0] in order else len(order), row[0])

    return {part: [told for _, told in sorted(rows, key=place)] for part, rows in found.items()}


def _work(job: Job) -> dict[str, Any]:
    part, _, told = job
    start, busy = time.perf_counter(), time.process_time()
    if part == "copiers":
        result = _copiers(*told)
    else:
        result = rank(*told) if part == "ranking" else study(*told)
    took = {"took": time.perf_counter() - start, "busy": time.process_time() - busy}
    return result | took


def _copiers(seed: int, places: int, days: int) -> dict[str, Any]:
    kind = KINDS[seed % len(KINDS)]
    setup = Setup(kind, "dense", 100 + seed, places, days)
    return copier_run(lambda variant: made(replace(setup, variant=variant)), LEARNER)
