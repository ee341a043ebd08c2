"""The engine's part of the page of results, made from the results of a run and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from benchmarks.page import table

__all__ = ["engine_part"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of targets.

    ``outputs`` are ours, whose seconds add up; ``question`` is the peers', asked ``times`` times;
    targets in seconds.
    """

    title: str
    outputs: tuple[str, ...]
    question: str
    must: float
    goal: float
    times: int = 1


ROWS = (
    Row("open or closed on every day, with dates", ("history",), "connected", 0.010, 0.0001),
    Row("shortest way on every open day", ("lengths",), "length", 1, 0.1),
    Row("gap and holders on every closed day", ("gaps",), "gap", 2, 0.1),
    Row("odds over {worlds} worlds, drawing included", ("odds",), "connected", 5, 0.1, -1),
    Row(
        "single points, critical roads, disjoint ways",
        ("singles", "segments", "disjoint"), "bridges", 5, 0.3,
    ),
)  # fmt: skip
NAMES = {
    "collapse": "collapse of the roads to patches, once for a network",
    "overlay": "overlay for kilometres, once for a network",
    "segment_graph": "what no single road parts, once for a network",
    "history": "open or closed, dates",
    "labels": "labels of every patch on every day (any pair's history)",
    "pair_from_labels": "one more pair, from the labels",
    "lengths": "shortest way",
    "gaps": "gap and holders",
    "draws": "drawing the worlds, alone",
    "odds": "odds, drawing included",
    "singles": "single points",
    "segments": "critical roads",
    "disjoint": "disjoint ways",
    "everything": "everything in the table of targets, from scratch, in one go",
    "lasting": "days of thirty on end for which one way is kept open",
    "robust": "the way that holds on most days",
    "world_gaps": "gap and holders in one more world, its drawing included",
}
QUOTED = [
    ["RoutingKit CCH in C++, partial customization", "FLA", "9.9", "9.9", "12.0"],
    ["RoutingKit CCH in C++, partial customization", "4 M nodes", "124", "124", "368"],
    ["pandana 0.8, hierarchy rebuilt each day, 2 threads", "FLA", "", "64,093", ""],
    ["plain search of the full graph in Numba", "FLA", "32", "156", "202"],
    ["Valhalla 3.9.1, closed cells as rings", "250,000 nodes", "", "120 to 470", ""],
    ["OSRM 26.10 MLD, customization and route", "250,000 nodes", "", "2,700 to 3,600", ""],
]


def seconds(value: float | None) -> str:
    """Write a time with a unit that suits it."""
    if value is None:
        return ""
    for factor, unit in ((1e6, "µs"), (1e3, "ms")):
        if value * factor < 1000:
            return f"{value * factor:.3g} {unit}"
    for below, divisor, unit in ((120, 1, "s"), (7200, 60, "min")):
        if value < below:
            return f"{value / divisor:.3g} {unit}"
    return f"{value / 3600:,.1f} h"


def ratio(peer: float | None, ours: float | None) -> str:
    """Write how many times as long a peer takes."""
    if peer is None or not ours:
        return ""
    return f"{peer / ours:,.0f}" if peer / ours >= 10 else f"{peer / ours:.1f}"


def _ours(stand: dict[str, Any], outputs: tuple[str, ...]) -> float | None:
    found = [stand["ours"].get(name, {}).get("seconds") for name in outputs]
    return None if None in found else sum(found)


def _best(stand: dict[str, Any], question: str, times: int) -> tuple[str, float] | None:
    known = [
        (package, told[question]["whole"] * times)
        for package, told in stand["peers"].items()
        if question in told
    ]
    return min(known, key=lambda one: one[1]) if known else None


def _targets(stand: dict[str, Any], worlds: int, big: dict[str, Any] | None) -> str:
    rows, peers_total = [], 0.0
    for row in ROWS:
        took = _ours(stand, row.outputs)
        times = worlds if row.times < 0 else row.times
        best = _best(stand, row.question, times)
        slow = stand["peers"].get("scipy", {}).get(row.question, {}).get("whole")
        rows.append(_target(row.title.format(worlds=f"{worlds:,}"), took, best,
                            slow * times if slow else None, row.must, row.goal))  # fmt: skip
        peers_total += best[1] if best else 0.0
    if big:
        took, best = _ours(big, ("history",)), _best(big, "connected", 1)
        spec = big["spec"]
        title = (
            f"{big['arcs']:,} arcs, {spec['days']:,} days, {big['changes']:,} changes: "
            "open or closed"
        )
        rows.append(_target(title, took, best, best[1] if best else None, 1, 0.010))
    best = ("best of each", peers_total)
    title = (
        f"everything together, {stand['spec']['days']:,} days by {worlds:,} worlds, "
        "work done once for a network included"
    )
    rows.append(_target(title, _ours(stand, ("everything",)), best, None, 15, 1))
    head = ["output, whole history", "must", "goal", "ours", "of must", "of goal",
            "best peer here", "its time", "its ratio", "SciPy's ratio"]  # fmt: skip
    return table(head, rows)


def _target(title: str, took: float | None, best: tuple[str, float] | None,
            slow: float | None, must: float, goal: float) -> list[str]:  # fmt: skip
    shares = ["" if took is None else f"{took / target:.2g}" for target in (must, goal)]
    return [
        title, seconds(must), seconds(goal), seconds(took), *shares, best[0] if best else "",
        seconds(best[1]) if best else "", ratio(best[1] if best else None, took),
        ratio(slow, took),
    ]  # fmt: skip


def _alone(stand: dict[str, Any]) -> str:
    rows = []
    for name, told in stand["ours"].items():
        spread = f"{seconds(told['least'])} to {seconds(told['most'])}" if "least" in told else ""
        rounds = str(told.get("rounds", ""))
        title = NAMES[name]
        rows.append([title, seconds(told.get("seconds")), spread, rounds])
    return table(["ours, each alone", "median", "least to most", "rounds"], rows)


def _peers(stand: dict[str, Any]) -> str:
    questions = ("connected", "length", "gap", "bridges", "disjoint")
    rows = []
    for package, told in stand["peers"].items():
        row = [package, seconds(told["prepares"])]
        for question in questions:
            one = told.get(question)
            row.append(
                f"{1000 * one['mean']:,.1f} ({one['days']}) → {seconds(one['whole'])}"
                if one
                else ""
            )
        compared = sum(told[q]["compared"] for q in questions if q in told)
        different = sum(told[q]["different"] for q in questions if q in told)
        rows.append([*row, f"{compared - different} of {compared}"])
    head = ["peer", "prepares", "open?", "length", "gap", "all bridges", "edge-disjoint", "same"]
    return table(head, rows)


def _checks(stands: dict[str, dict[str, Any]]) -> str:
    kinds = ("history", "lengths", "gaps", "odds", "labels")
    rows = []
    for name, stand in stands.items():
        row = [name]
        for kind in kinds:
            one = stand.get("checks", {}).get(kind)
            row.append(f"{one['checked']:,}: {one['different']}" if one else "")
        rows.append(row)
    head = ["world", "open or closed, days", "length, days", "gap, days", "day and world", "labels"]
    return table(head, rows)


def _others(stands: dict[str, dict[str, Any]]) -> str:
    outputs = ("history", "lengths", "gaps", "odds", "singles", "segments", "disjoint")
    rows = []
    for name, stand in stands.items():
        row = [name, f"{stand['nodes']:,}", f"{stand['patches']:,}", f"{stand['changes']:,}",
               f"{stand['open days']:,} of {stand['spec']['days']:,}"]  # fmt: skip
        for output in outputs:
            took = _ours(stand, (output,))
            best = _best(stand, {"history": "connected", "lengths": "length", "gaps": "gap"}
                         .get(output, ""), 1)  # fmt: skip
            times = f" ({ratio(best[1], took)})" if best and took else ""
            row.append(seconds(took) + times if took is not None else "")
        rows.append(row)
    head = ["world", "nodes", "patches", "changes", "open days",
            *(NAMES[output] for output in outputs)]  # fmt: skip
    return table(head, rows)


def _growth(grown: dict[str, Any], names: dict[str, str]) -> str:
    rows = []
    for output, title in names.items():
        row = [title]
        for told in grown.values():
            slope = told["slope"].get(output)
            row.append("" if slope is None else f"{slope:.2f}")
        rows.append(row)
    spans = [f"{what} ({t['size'][0]:,} to {t['size'][-1]:,})" for what, t in grown.items()]
    return table(["slope by", *spans], rows)


def engine_part(found: dict[str, Any], growth_names: dict[str, str]) -> str:
    """Write the part from what a run found; what it did not measure is left out."""
    told = found["versions"]
    parts = ["## Networks of a country's size"]
    packages = ", ".join(f"{name} {number}" for name, number in told.items())
    minutes = sum(found.get("minutes", {}).values())
    parts.append(f"One core of: {packages}. {_HOW} The whole took {minutes:.0f} minutes.")
    main, big = found.get("main"), found.get("big")
    stands = {}
    if main:
        spec = main["spec"]
        stands[spec["roads"]] = main
        parts += [f"### {spec['roads']}: {_world(main)}", _made(main),
                  _targets(main, found["worlds"], big), _TARGETS,
                  _alone(main), "Peers, milliseconds for a day (days measured) → "
                  "whole history, extrapolated:", _peers(main), _PEERS]  # fmt: skip
        parts += ["#### Quoted, not run here", _QUOTED,
                  table(["tool", "roads", "open?", "length", "gap"], QUOTED)]  # fmt: skip
    if big:
        stands[big["spec"]["roads"]] = big
        parts += [f"### {big['spec']['roads']}: {_world(big)}", _made(big),
                  _alone(big), _peers(big)]  # fmt: skip
    if "memory" in found:
        rows = [[name, f"{gigabytes:.2f} GB"]
                for name, gigabytes in found["memory"].items()]  # fmt: skip
        parts += ["### Memory of the large world", _MEMORY,
                  table(["a fresh process that has answered", "peak"], rows)]  # fmt: skip
    if "others" in found:
        stands |= found["others"]
        parts += ["### Other worlds", _OTHERS, _others(found["others"])]
    if stands:
        parts += ["### Equality", _EQUALITY, _checks(stands)]
    if "growth" in found:
        parts += ["### How cost grows", _GROWTH, "![Seconds by size, one chart for each of "
                  + ", ".join(found["growth"]) + "](images/benchmark-growth.svg)",
                  _growth(found["growth"], growth_names)]  # fmt: skip
    return "\n\n".join(parts)


def _made(stand: dict[str, Any]) -> str:
    spec = stand["spec"]
    return (
        f"The pair is open on {stand['open days']:,} of {spec['days']:,} days, and that turns "
        f"{stand['turns']:,} times. The roads collapse to {stand['patches']:,} patches with "
        f"{stand['links']:,} links."
    )


def _world(stand: dict[str, Any]) -> str:
    spec = stand["spec"]
    return (
        f"{stand['nodes']:,} nodes, {stand['arcs']:,} arcs, {spec['cells']:,} cells, "
        f"{spec['days']:,} days, {stand['changes']:,} changes"
    )


_HOW = (
    "Worlds are made by `benchmarks/engine/worlds.py` from a seed; how is written there. Ours is "
    "the median of the rounds after one that is not counted, so compiling is left out. Times are "
    "wall clock."
)
_TARGETS = (
    "*Must* and *goal* are what the project set itself; beside them what share of each ours took "
    "(above 1: missed, and by how much). The best peer is the fastest that ran here; its time for "
    "the whole history is extrapolated. For odds it is its time for one world times the worlds, "
    "for single points, roads and ways its time for all bridges alone. Work that is done once for "
    "a network is in the last row only."
)
_PEERS = (
    "A peer is asked about length, bridges and disjoint ways on open days only, about the gap on "
    "closed days only, as if it knew for nothing which days those are; preparation is not "
    "counted. *Same*: answers that were compared with ours and agreed. Edge-disjoint ways are not "
    "the number that we give (ways that share no patch of ground) and are not compared. "
    "RoutingKit's gap is without the shortest of equals; it is told only the arcs of units that "
    "changed since the day before."
)
_QUOTED = (
    "From a study that came before this benchmark, on an AMD EPYC (Zen 5), one thread, with "
    "lengths and courses of the same kind but other seeds; milliseconds for a day."
)
_MEMORY = "Interpreter, compiler and the loaded network included."
_OTHERS = (
    "As the first world but for what the name says; in brackets how many times as long SciPy "
    "takes, extrapolated from a few days."
)
_EQUALITY = (
    "Our answers against a search of the full graph by SciPy, millimetre by millimetre: how many "
    "were checked, and how many differed."
)
_GROWTH = (
    "Slopes of straight lines through the logarithms of size and seconds; 1 is in proportion. One "
    "size grows at a time, on made roads of true geometry; with cells and with days the changes "
    "grow too, since each cell changes as often."
)
