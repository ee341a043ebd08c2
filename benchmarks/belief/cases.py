"""Which estimator foresees best what reports of the bundled cases say? Needs no truth.

``python -m benchmarks.belief.cases``. All that one source says of one place in one month is held
out together, a tenth of these groups at a time. Whom each held-out statement (``holds``, ``takes``,
about a place itself) names is foretold from the shares that an estimator gives the holders of that
place and day: once from all other reports (hindcast), once from those published before the day on
which the statement was (nowcast; what is learned of sources is learned from these as well).
Shares become a forecast in the same way for all,

    P(said) = (1 - e) * share[said] + e / n,

n being all actors whom the case knows to hold or contest ground and e fitted to the other groups:
so each estimator, also one that knows no doubt, is as sure as it may be.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import landbridge
from benchmarks.belief.cases_page import cases_part, judged, write_cases
from benchmarks.engine.measure import say
from landbridge.days import format_day
from landbridge.desk.add import add
from landbridge.desk.new import new
from landbridge.estimators import ESTIMATORS, LEARNERS
from landbridge.model.reports import CONTROL_EVENTS, standing_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from landbridge.model.control import ControlHistory, ControlState
    from landbridge.model.reports import Report
    from landbridge.model.situations import Situation

__all__ = ["BEST_GUESS", "NAMES", "Held", "foretell", "held_of", "jobs_of", "main", "shares_on"]

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "out" / "belief-cases.json"
PAGE = ROOT / "docs" / "benchmarks-belief.md"
CASES = ("levant", "lachin")
NAMES = ("latest_report", "majority", "nearest_place", "hidden_markov")
BEST_GUESS = "hidden_markov, best guess alone"
"""The courses that answers without odds rest on: held, contested, unknown, and no shares."""
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Held:
    """A statement that is held out: its report, group, tenth, and whom it names (by number)."""

    report: Report
    group: str
    fold: int
    said: int


def _group(report: Report) -> str:
    return f"{report.source.id} {report.place} {format_day(report.day)[:7]}"


def _fold(group: str) -> int:
    return zlib.crc32(group.encode()) % FOLDS


def actors_of(reports: Iterable[Report]) -> tuple[str, ...]:
    """Give all who are ever named as holding or contesting ground."""
    told = [(r.actor, r.other_actor) for r in reports if r.event in CONTROL_EVENTS]
    return tuple(sorted({actor for pair in told for actor in pair if actor is not None}))


def held_of(situation: Situation) -> list[Held]:
    """List the statements to be foretold: about a place itself, and never taken back."""
    number = {actor: at for at, actor in enumerate(actors_of(situation.reports))}
    return [
        Held(report, _group(report), _fold(_group(report)), number[str(report.actor)])
        for report in standing_reports(situation.reports, None)
        if report.event in ("holds", "takes")
        and report.actor is not None
        and report.place in situation.places
    ]


def shares_on(
    history: ControlHistory, held: Held, actors: Sequence[str], shown: Iterable[Report]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the shares of all actors on that place and day: as believed, and of the course alone."""
    number = {actor: at for at, actor in enumerate(actors)}
    place, day = str(held.report.place), held.report.day
    known = np.zeros(len(actors))
    for report in shown:
        if report.place == place and report.event in CONTROL_EVENTS:
            for actor in (report.actor, report.other_actor):
                if actor is not None:
                    known[number[actor]] = 1
    course = _split(history.places[place].on(day), number, known if known.any() else known + 1)
    told = history.belief.on(place, day) if history.belief is not None else {}
    if not told:
        return course, course
    out = np.zeros(len(actors))
    for actor, share in told.items():
        if actor is not None:
            out[number[actor]] = share
    others = np.array([actor not in told for actor in actors], dtype=np.float64)
    if others.any():
        out += told.get(None, 0.0) * others / others.sum()
    return out / out.sum(), course


def _split(
    state: ControlState, number: dict[str, int], known: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Held is one; contested is split (one part to others where nobody is named); else uniform."""
    if state.kind == "unknown" or not (state.holders or state.unnamed):
        return known / known.sum()
    named = np.zeros_like(known)
    for holder in state.holders:
        named[number[holder]] = 1
    if state.unnamed:
        others = np.where(named > 0, 0, known)
        if not others.any():
            others = 1 - named
        named += others / max(others.sum(), 1)
    return named / named.sum()


@lru_cache
def _opened(path: str) -> tuple[Situation, list[Held], tuple[str, ...]]:
    situation = landbridge.open(path).situation
    return situation, held_of(situation), actors_of(situation.reports)


Told = dict[str, list[float]]
Job = tuple[str, str, int]
"""The file, ``hindcast`` with a tenth or ``nowcast`` with the last day known."""


def jobs_of(path: str) -> list[Job]:
    """List the work: tenths, and days before which something was published."""
    _, held, _ = _opened(path)
    days = sorted({one.report.known_day - 1 for one in held}, reverse=True)
    return [*((path, "nowcast", day) for day in days),
            *((path, "hindcast", fold) for fold in range(FOLDS))]  # fmt: skip


def foretell(job: Job) -> list[tuple[int, Told]]:
    """Give shares for each held-out statement of a piece of work, by the estimators' names."""
    path, when, key = job
    situation, held, _ = _opened(path)
    if when == "hindcast":
        shown = _without(situation, lambda report: _fold(_group(report)) == key)
        asked = [at for at, one in enumerate(held) if one.fold == key]
        return _read(path, asked, shown, shown)
    all_known = standing_reports(situation.reports, key)
    found = []
    for at, one in enumerate(held):
        if one.report.known_day - 1 == key:
            shown = _without(situation, lambda r, group=one.group: _group(r) == group, key)
            found += _read(path, [at], shown, all_known)
    return found


def _without(
    situation: Situation, is_out: Callable[[Report], bool], known_by: int | None = None
) -> tuple[Report, ...]:
    """Give what stands of the other reports; those about areas and roads are always shown."""
    kept = [r for r in situation.reports if r.place not in situation.places or not is_out(r)]
    return standing_reports(kept, known_by)


def _read(
    path: str, asked: list[int], shown: tuple[Report, ...], taught: tuple[Report, ...]
) -> list[tuple[int, Told]]:
    """Let every estimator read what is shown, with what it learns from what it is taught by."""
    situation, held, actors = _opened(path)
    ground = situation.places, situation.areas, situation.links
    told: dict[int, Told] = {at: {} for at in asked}
    for name in NAMES:
        options = {"learned": _learned(path, name, taught)} if name in LEARNERS else {}
        history = ESTIMATORS[name](shown, *ground, **options)
        for at in asked:
            believed, course = shares_on(history, held[at], actors, shown)
            told[at][name] = believed.tolist()
            if history.belief is not None:
                told[at][BEST_GUESS] = course.tolist()
    return list(told.items())


@lru_cache(maxsize=1)
def _learned(path: str, name: str, reports: tuple[Report, ...]) -> Any:
    situation = _opened(path)[0]
    return LEARNERS[name](reports, situation.places, situation.areas, situation.links)


def measure(case: str, path: str, run: Callable[..., Iterable[Any]]) -> dict[str, Any]:
    """Judge every estimator on one case."""
    start = time.perf_counter()
    situation, held, actors = _opened(path)
    jobs = jobs_of(path)
    found: dict[str, list[tuple[int, Told]]] = {"hindcast": [], "nowcast": []}
    for (_, when, _), told in zip(jobs, run(foretell, jobs), strict=True):
        found[when] += told
    where = [str(one.report.place) for one in held]
    first = {"places": len(set(where)), "sources": len({one.report.source.id for one in held})}
    record = {"case": case, "title": situation.title, "statements": len(held), **first,
              "actors": len(actors)}  # fmt: skip
    for when, told in found.items():
        rows = [shares for _, shares in sorted(told, key=lambda pair: pair[0])]
        table = {name: np.array([row[name] for row in rows]) for name in rows[0]}
        said = np.array([one.said for one in held])
        record[when] = judged(table, said, np.array([one.fold for one in held]), where)
    return record | {"seconds": time.perf_counter() - start}


def main(words: list[str]) -> int:
    """Run it, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.belief.cases", description=__doc__)
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--page-only", action="store_true", help="write the page from the results")
    parser.add_argument("--no-page", action="store_true", help="leave the page as it is")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args(words)
    if not asked.page_only:
        os.environ["OMP_NUM_THREADS"] = os.environ["NUMBA_NUM_THREADS"] = "1"
        found = []
        context = multiprocessing.get_context("spawn")
        with tempfile.TemporaryDirectory() as folder, \
                ProcessPoolExecutor(asked.workers, mp_context=context) as pool:  # fmt: skip
            for case in asked.cases:
                path = Path(folder) / f"{case}.gpkg"
                new(path)
                add(path, [ROOT / "cases" / case])
                found.append(measure(case, str(path), pool.map))
                say(f"{case}: {found[-1]['seconds']:.0f} s")
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    text = cases_part(json.loads(RESULTS.read_text("utf-8")))
    print(text)
    if not asked.no_page:
        write_cases(text, PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
