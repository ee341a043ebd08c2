"""The benchmark of belief: ``python -m benchmarks.belief [--quick] [--only PART …]``.

Of one war alone: ``--world front --density dense --estimators latest_report,hidden_markov``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.belief.baselines import NAMES
from benchmarks.belief.jobs import run_parts
from benchmarks.belief.plans import FULL, PARTS, QUICK, TINY
from benchmarks.belief.report import belief_part, write_belief
from benchmarks.belief.small import small_table
from benchmarks.belief.study import DENSITIES, Setup, study
from benchmarks.belief.worlds import KINDS
from benchmarks.engine.measure import say, versions

if TYPE_CHECKING:
    from benchmarks.belief.plans import Plan

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "out" / "belief.json"
PAGE = ROOT / "docs" / "benchmarks-belief.md"
NAMED = ("processor", "cores", "Python", "numpy", "numba", "scipy")


def run(
    plan: Plan, parts: list[str], results: Path, *, workers: int = 2
) -> tuple[dict[str, Any], str]:
    """Measure the parts, keep the others from the last run, and give results and text."""
    start = time.perf_counter()
    found = json.loads(results.read_text("utf-8")) if results.exists() else {}
    found["versions"] = {name: value for name, value in versions().items() if name in NAMED}
    before = found.get("minutes by part", {})
    results.parent.mkdir(parents=True, exist_ok=True)

    def keep(measured: dict[str, Any]) -> None:
        share = (time.perf_counter() - start) / 60 / len(parts)
        found.update(measured)
        found["minutes by part"] = before | dict.fromkeys(parts, share)
        found["minutes"] = sum(found["minutes by part"].values())
        results.write_text(json.dumps(found, indent=1) + "\n", "utf-8")

    run_parts(plan, parts, workers, keep)
    return json.loads(results.read_text("utf-8")), belief_part(found)


def _one_war(asked: argparse.Namespace) -> str:
    setup = Setup(
        asked.world, asked.density, asked.seed, asked.places, asked.days,
        tuple(asked.estimators.split(",")), asked.every or None, asked.variant,
        asked.statements_only, asked.plain, asked.held_out, asked.draws,
    )  # fmt: skip
    return small_table(study(setup))


def main(words: list[str]) -> int:
    """Run what is asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.belief", description=__doc__)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", action="store_true", help="small wars, under a minute; no page")
    sizes.add_argument("--tiny", action="store_true", help="what the tests run; no page")
    sizes.add_argument("--world", choices=KINDS, help="one war of a kind, one small table")
    parser.add_argument("--parts", nargs="+", choices=PARTS, help="these parts alone")
    parser.add_argument("--results", type=Path, help="file for the results, JSON")
    parser.add_argument("--page-only", action="store_true", help="write the page from the results")
    parser.add_argument("--workers", type=int, default=2)
    one = parser.add_argument_group("one war")
    one.add_argument("--density", choices=DENSITIES, default="dense")
    one.add_argument("--only", "--estimators", dest="estimators", default=",".join(NAMES))
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--places", type=int, default=600)
    one.add_argument("--days", type=int, default=1219)
    one.add_argument("--every", type=int, default=112, help="days between nowcasts; 0: none")
    one.add_argument("--variant", default="copier")
    one.add_argument("--statements-only", action="store_true")
    one.add_argument("--plain", action="store_true", help="sources that err at random")
    one.add_argument("--held-out", action="store_true", help="loss on held-out reports")
    one.add_argument("--draws", type=int, default=0, help="worlds to draw")
    asked = parser.parse_args(words)
    if asked.world:
        print(_one_war(asked))
        return 0
    small = asked.quick or asked.tiny
    plan = QUICK if asked.quick else TINY if asked.tiny else FULL
    kept = ROOT / "out" / f"belief-{'quick' if asked.quick else 'tiny'}.json"
    results = asked.results or (kept if small else RESULTS)
    if small and not asked.parts and not asked.page_only:
        results.unlink(missing_ok=True)
    parts = [] if asked.page_only else asked.parts or list(PARTS)
    if asked.page_only:
        text = belief_part(json.loads(results.read_text("utf-8")))
    else:
        _, text = run(plan, parts, results, workers=asked.workers)
    print(text)
    if not small:
        write_belief(text, PAGE)
    say("done")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
