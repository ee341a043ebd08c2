"""The benchmark of the engine: ``python -m benchmarks.engine [--quick] [--only PART …]``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.engine.measure import pin, say, versions

if TYPE_CHECKING:
    from benchmarks.engine.plans import Plan
    from benchmarks.engine.worlds import Spec

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).parent / "results.json"
CHART = ROOT / "docs" / "images" / "benchmark-growth.svg"
BIG_OUTPUTS = ("collapse", "overlay", "history", "lengths", "gaps")
OTHER_OUTPUTS = (*BIG_OUTPUTS, "odds", "singles", "segment_graph", "segments", "disjoint")


def _stand(
    spec: Spec,
    plan: Plan,
    *,
    outputs: tuple[str, ...],
    packages: tuple[str, ...],
    light: bool,
) -> dict[str, Any]:
    """Measure one world: ours, peers, checks."""
    from benchmarks.engine import stand  # noqa: PLC0415  (after the process is pinned)
    from benchmarks.engine.full import FullGraph  # noqa: PLC0415
    from benchmarks.engine.ours import Ours  # noqa: PLC0415
    from benchmarks.engine.peers.by_scipy import ByScipy  # noqa: PLC0415
    from benchmarks.engine.worlds import world_of  # noqa: PLC0415

    world = world_of(spec)
    ours = Ours(world, plan.worlds)
    chosen = stand.asked_of(ours, outputs)
    found, answers = stand.ask_ours(ours, chosen, budget=plan.budget)
    full = FullGraph.of(world)
    result = stand.describe(ours, answers["history"][0])
    result["ours"] = found
    result["peers"] = stand.ask_peers(
        world, full, packages, answers,
        most_days=min(plan.most_days, 4) if light else plan.most_days,
        questions=("connected", "length", "gap") if light else tuple(stand.ASKED_ON),
    )  # fmt: skip
    days = spec.days if not light else max(10, spec.days // 25)
    counts = {
        "history": min(plan.history, days),
        "kilometres": min(plan.kilometres, days),
        "pairs": plan.pairs // 10 if light else plan.pairs,
    }
    result["checks"] = stand.verify(world, ByScipy(full), answers, **counts)
    return result


def _main_part(plan: Plan) -> dict[str, Any]:
    return _stand(plan.main, plan, outputs=plan.outputs, packages=plan.packages, light=False)


def _big_part(plan: Plan) -> dict[str, Any]:
    outputs = tuple(one for one in plan.outputs if one in BIG_OUTPUTS)
    fewer = replace(plan, kilometres=min(plan.kilometres, 20))
    return _stand(plan.big, fewer, outputs=outputs, packages=("scipy",), light=True)


def _memory_part(plan: Plan) -> dict[str, Any]:
    from benchmarks.engine.memory import peak_gigabytes  # noqa: PLC0415
    from benchmarks.engine.worlds import world_of  # noqa: PLC0415

    world_of(plan.big)  # made here, so that the processes that are measured only load it
    asked = {
        "nothing: the arrays are loaded": ("load",),
        "open or closed on every day": ("history",),
        "that, and the shortest way and the gap": ("history", "lengths", "gaps"),
    }
    return {name: peak_gigabytes(plan.big, questions) for name, questions in asked.items()}


def _others_part(plan: Plan) -> dict[str, Any]:
    from benchmarks.engine.roads import NoRoadsError  # noqa: PLC0415

    found = {}
    outputs = tuple(one for one in plan.outputs if one in OTHER_OUTPUTS)
    for name, spec in plan.others.items():
        say(f" {name}")
        try:
            found[name] = _stand(spec, plan, outputs=outputs, packages=("scipy",), light=True)
        except NoRoadsError as error:
            say(f"  left out: {error}")
    return found


def _growth_part(plan: Plan) -> dict[str, Any]:
    from benchmarks.engine.growth import grow  # noqa: PLC0415

    return grow(quick=plan.small, budget=plan.budget / 2)


PARTS = {
    "main": _main_part,
    "big": _big_part,
    "memory": _memory_part,
    "others": _others_part,
    "growth": _growth_part,
}


def wrong_in(found: Any) -> int:
    """Count the answers that differed, wherever they stand in the results."""
    if not isinstance(found, dict):
        return 0
    return int(found.get("different", 0)) + sum(wrong_in(one) for one in found.values())


def run(
    plan: Plan, parts: list[str], results: Path, chart: Path | None = None
) -> tuple[dict[str, Any], str]:
    """Measure the parts, keep what was found after each, and give results and text."""
    from benchmarks.engine.growth import OUTPUTS as GROWN  # noqa: PLC0415
    from benchmarks.engine.growth import draw  # noqa: PLC0415
    from benchmarks.engine.report import engine_part  # noqa: PLC0415
    from benchmarks.engine.roads import NoRoadsError  # noqa: PLC0415
    from benchmarks.engine.stand import warm  # noqa: PLC0415
    from benchmarks.engine.worlds import S250  # noqa: PLC0415

    found = json.loads(results.read_text("utf-8")) if results.exists() else {}
    found |= {"versions": versions(), "worlds": plan.worlds}
    for part in parts:
        say(part)
        start = time.perf_counter()
        try:
            if plan.warm and part == parts[0]:
                warm(replace(S250, one_way=0.1, doubt=0.3))
                warm(plan.main)
            found[part] = PARTS[part](plan)
        except NoRoadsError as error:
            say(f"  {part} is left out: {error}")
            continue
        found.setdefault("minutes", {})[part] = (time.perf_counter() - start) / 60
        results.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if chart and "growth" in found:
        draw(found["growth"], chart)
    return found, engine_part(found, GROWN)


def main(words: list[str]) -> int:
    """Run; 1 where any answer differed from a peer's."""
    pin()
    from benchmarks.engine import plans  # noqa: PLC0415
    from benchmarks.page import write_part  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", action="store_true", help="small worlds, a few days; no page")
    sizes.add_argument("--tiny", action="store_true", help="made worlds of a second; no page")
    parser.add_argument("--only", nargs="+", choices=plans.PARTS, help="these parts alone")
    parser.add_argument("--results", type=Path, help="file for the results, JSON")
    parser.add_argument("--page-only", action="store_true", help="write the page from the results")
    asked = parser.parse_args(words)
    small = asked.quick or asked.tiny
    plan = plans.QUICK if asked.quick else plans.TINY if asked.tiny else plans.FULL
    kept = f"engine-{'quick' if asked.quick else 'tiny'}.json"
    results = asked.results or (ROOT / "out" / kept if small else RESULTS)
    results.parent.mkdir(parents=True, exist_ok=True)
    parts = [] if asked.page_only else asked.only or list(plans.PARTS)
    if small and not asked.only and not asked.page_only:
        results.unlink(missing_ok=True)
    chart = results.with_suffix(".svg") if small else CHART
    found, text = run(plan, parts, results, chart)
    if small:
        print(text)
    else:
        write_part("engine", text)
    wrong = wrong_in(found)
    say(f"done; {wrong} answers differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
